//! The engine on Timely Dataflow against Stateright's: the same counts, verdicts and lengths, for
//! any number of workers, with and without symmetry.

use crate::expected::TABLE;
use crate::material::{AnySite, number, quickcheck, sheet, so_many, with};
use honnin_analysis::distributed::{Dataflow, Width};
use honnin_analysis::engine::{Engine, Exploration, ExplorationTask};
use honnin_analysis::sites::SiteGraph;
use honnin_analysis::stateright::BreadthFirst;
use honnin_models::answers::Answers;
use honnin_models::{Layout, Site, State, Step};
use honnin_search::fingerprint::collision_probability;
use honnin_search::limits::SearchProgress;
use honnin_search::limits::{Interrupt, Limits, StopReason};
use honnin_search::{self as dataflow, counts::SearchCounts, graph::Graph};
use std::cell::Cell;
use std::collections::BTreeSet;
use std::num::{NonZeroU64, NonZeroUsize};
use std::sync::atomic::Ordering;

fn on(workers: usize) -> Dataflow {
    Dataflow::new().workers(NonZeroUsize::new(workers).expect("at least one worker"))
}

fn explore(engine: &impl Engine, answers: &Answers, limits: Limits) -> Exploration {
    let site = Site::new(*answers);
    let interrupt = &Interrupt::default();
    let (site, progress) = (&site, &|_| ());
    let task = ExplorationTask { site, counterexamples: true, limits, interrupt, progress };
    // How full the tables of so many workers are is no finding.
    Exploration { visited_bytes: 0, ..engine.explore(&task) }
}

fn whole(engine: &impl Engine, answers: &Answers) -> Exploration {
    explore(engine, answers, Limits::default())
}

/// What both engines must say of a site: everything but how many states they had to look at. The
/// sites here are so small that ours tells the very counterexamples that Stateright finds.
fn facts(seen: &Exploration) -> Exploration {
    Exploration { looked_at: 0, fingerprint_bits: 0, visited_bytes: 0, ..seen.clone() }
}

#[test]
fn every_sheet_comes_to_the_same_as_with_stateright() {
    for expected in TABLE {
        let answers = sheet(expected.sheet).answers(expected.configuration);
        let peer = facts(&whole(&BreadthFirst, &answers));
        for symmetry in [true, false] {
            let ours = whole(&on(1).symmetry(symmetry), &answers);
            assert_eq!(facts(&ours), peer, "{} with symmetry {symmetry}", expected.sheet);
            assert_eq!(ours.looked_at == ours.states, !symmetry, "{}", expected.sheet);
        }
    }
}

#[test]
fn any_design_comes_to_the_same_as_with_stateright() {
    fn law(AnySite(answers): AnySite) -> bool {
        let peer = facts(&whole(&BreadthFirst, &answers));
        let ours = [true, false].map(|symmetry| facts(&whole(&on(1).symmetry(symmetry), &answers)));
        ours.iter().all(|ours| *ours == peer)
    }
    quickcheck(so_many(80, 200)).quickcheck(law as fn(AnySite) -> bool);
}

/// Steps and all: who works does not show.
#[test]
fn any_number_of_workers_finds_the_same() {
    for expected in TABLE {
        let answers = sheet(expected.sheet).answers(expected.configuration);
        for symmetry in [true, false] {
            let alone = whole(&on(1).symmetry(symmetry), &answers);
            for workers in [2, 3, 7] {
                let many = whole(&on(workers).symmetry(symmetry), &answers);
                assert_eq!(many, alone, "{} by {workers}", expected.sheet);
            }
        }
    }
}

/// The paths that the search itself finds, before they are put in order.
#[test]
fn any_number_of_workers_walks_the_same_paths() {
    for expected in TABLE {
        let site = Site::new(sheet(expected.sheet).answers(expected.configuration));
        for symmetry in [true, false] {
            let graph = SiteGraph::<u64>::new(&site, symmetry);
            let found = |workers: usize| {
                let workers = NonZeroUsize::new(workers).expect("at least one worker");
                let search = dataflow::search::Search::new(graph.clone()).workers(workers);
                let found = search.run(&|_| ());
                // How full a worker's tables are is its own affair.
                (SearchCounts { visited_bytes: 0, ..found.counts }, found.paths)
            };
            let alone = found(1);
            assert_eq!(alone.0.first.len(), alone.1.len());
            for workers in [2, 5] {
                assert_eq!(found(workers), alone, "{} by {workers}", expected.sheet);
            }
        }
    }
}

#[test]
fn any_number_of_workers_finds_the_same_in_any_design() {
    fn law(AnySite(answers): AnySite) -> bool {
        let alone = whole(&on(1), &answers);
        [2, 5].into_iter().all(|workers| whole(&on(workers), &answers) == alone)
    }
    quickcheck(so_many(20, 60)).quickcheck(law as fn(AnySite) -> bool);
}

/// A search that is not small starts over on all cores, and says nothing else.
#[test]
fn as_many_workers_as_needed_find_the_same() {
    let changes = [("scope.requests", number(4))];
    let answers = with(&sheet("adachi-2023").designed, &changes);
    let engine = Dataflow::new().symmetry(false);
    let (alone, needed) = (whole(&on(1).symmetry(false), &answers), whole(&engine, &answers));
    assert!(alone.looked_at > 1 << 15, "{} states are few", alone.looked_at);
    assert_eq!(needed, alone);
}

#[test]
fn wider_fingerprints_find_the_same() {
    for expected in TABLE {
        let answers = sheet(expected.sheet).answers(expected.configuration);
        let narrow = whole(&on(2), &answers);
        let wide = whole(&on(2).width(Width::Bits128), &answers);
        assert_eq!(facts(&wide), facts(&narrow));
        assert_eq!((narrow.fingerprint_bits, wide.fingerprint_bits), (64, 128));
        let collision =
            |seen: &Exploration| collision_probability(seen.looked_at, seen.fingerprint_bits);
        assert!(collision(&wide) < collision(&narrow) / 1e18);
    }
}

/// Every counterexample is walked step by step; its last state, and no earlier one, violates.
#[test]
fn counterexamples_are_behaviours() {
    for expected in TABLE {
        let answers = sheet(expected.sheet).answers(expected.configuration);
        let site = Site::new(answers);
        for (claim, steps) in whole(&on(2), &answers).violations {
            let holds = claim.claim().check().expect("C8 is judged from the sheet");
            let mut state = State::START;
            for step in steps.expect("counterexamples were asked for") {
                assert!(holds(&site, &state), "{claim} of {}: violated earlier", expected.sheet);
                state = site.after(&state, step).expect("each step is enabled");
            }
            assert!(!holds(&site, &state), "{claim} of {}: not violated", expected.sheet);
        }
    }
}

/// The bound is kept exactly, whoever works: what does not fit is not begun.
#[test]
fn a_bound_on_states_cuts_at_the_same_place() {
    let answers = sheet("reference").designed;
    for symmetry in [true, false] {
        let all = whole(&on(1).symmetry(symmetry), &answers).looked_at;
        for most in [1, 2, 10, all / 2, all - 1, all, all + 1] {
            let limits = Limits { max_states: NonZeroU64::new(most), ..Limits::default() };
            let alone = explore(&on(1).symmetry(symmetry), &answers, limits);
            assert!(alone.looked_at <= most, "{} of {most}", alone.looked_at);
            assert_eq!(alone.cut, (most < all).then_some(StopReason::States(most)));
            assert_eq!(explore(&on(3).symmetry(symmetry), &answers, limits), alone);
        }
    }
}

#[test]
fn a_bound_on_memory_cuts() {
    let changes = [("scope.requests", number(4)), ("scope.changes", number(2))];
    let large = with(&Answers::default(), &changes);
    for workers in [1, 2] {
        let most = NonZeroU64::new(1 << 20);
        let limits = Limits { max_memory: most, ..Limits::default() };
        let seen = explore(&on(workers).symmetry(false), &large, limits);
        assert_eq!(seen.cut, Some(StopReason::Memory(1 << 20)));
        assert!(seen.looked_at < 400_000, "it goes on for long: {}", seen.looked_at);
    }
}

/// Ctrl-C in the middle: everybody stops, and says so.
#[test]
fn an_interrupt_stops_all_workers() {
    let changes = [("scope.requests", number(8)), ("scope.changes", number(4))];
    let large = Site::new(with(&Answers::default(), &changes));
    for workers in [1, 2] {
        let interrupt = Interrupt::default();
        let told = Cell::new(0);
        let progress = |progress: SearchProgress| {
            told.set(told.get() + 1);
            interrupt.store(progress.states > 1_000, Ordering::Relaxed);
        };
        // The bound on states is there to end the test if the interrupt should fail.
        let limits = Limits { max_states: NonZeroU64::new(20_000_000), ..Limits::default() };
        let counterexamples = true;
        let (interrupt, progress) = (&interrupt, &progress);
        let task = ExplorationTask { site: &large, counterexamples, limits, interrupt, progress };
        let seen = on(workers).symmetry(false).explore(&task);
        assert_eq!(seen.cut, Some(StopReason::Interrupted));
        assert!(told.get() > 0);
    }
}

/// States found by walking the whole graph with the steps of the table.
fn reachable(site: &Site, most: usize) -> Vec<State> {
    let mut found = vec![State::START];
    let mut seen = std::collections::HashSet::from([State::START]);
    let mut at = 0;
    while at < found.len() && found.len() < most {
        let state = found[at];
        found.extend(
            site.successors(&state).map(|(_, next)| next).filter(|next| seen.insert(*next)),
        );
        at += 1;
    }
    found
}

/// What the search leaves out when it looks for successors is never enabled, and states come out of
/// a batch as they went in.
#[test]
fn states_are_expanded_and_kept_without_loss() {
    fn law(AnySite(answers): AnySite) -> bool {
        let site = Site::new(answers);
        let layout = Layout::new(&site);
        reachable(&site, 3_000).iter().all(|state| {
            let mut expanded = Vec::new();
            site.expand(state, &mut expanded);
            let mut all: Vec<State> = site.successors(state).map(|(_, next)| next).collect();
            let order = |state: &State| format!("{state:?}");
            expanded.sort_by_key(order);
            all.sort_by_key(order);
            let mut packed = Vec::new();
            layout.pack(state, &mut packed);
            expanded == all && packed.len() == layout.width() && layout.unpack(&packed) == *state
        })
    }
    quickcheck(so_many(20, 60)).quickcheck(law as fn(AnySite) -> bool);
}

/// A state outside the scope would lose bits, so it is refused.
#[test]
fn a_state_outside_its_layout_is_refused() {
    let small = Site::new(with(&Answers::default(), &[("scope.requests", number(1))]));
    let large = Site::new(Answers::default());
    let outside = large.after(&State::START, Step::Arrive { request: 1, server: 0 });
    let outside = outside.expect("request 1 is in the larger scope");
    let inside = small.after(&State::START, Step::Arrive { request: 0, server: 1 });
    Layout::new(&small).pack(&inside.expect("request 0 is in both"), &mut Vec::new());
    let packed = std::panic::catch_unwind(|| Layout::new(&small).pack(&outside, &mut Vec::new()));
    assert!(packed.is_err());
}

/// A site that does not answer twice in the same way: the names that it gives change.
#[derive(Clone)]
struct Moody(SiteGraph<u64>, Cell<u32>);

impl Graph for Moody {
    type State = State;
    type Step = Step;
    type Batch = dataflow::graph::Words;
    type Fingerprint = u64;

    fn start(&self) -> Vec<State> {
        self.0.start()
    }
    fn fingerprint(&self, state: &State) -> u64 {
        self.0.fingerprint(state)
    }
    fn successors(&self, state: &State, successors: &mut Vec<State>) {
        self.0.successors(state, successors);
    }
    fn look(&self, state: &State, successors: &[State], asked: u64) -> u64 {
        self.0.look(state, successors, asked)
    }
    fn want_paths(&self) -> u64 {
        self.0.want_paths()
    }
    fn questions(&self) -> u64 {
        self.0.questions()
    }
    fn batch(&self) -> dataflow::graph::Words {
        self.0.batch()
    }
    fn pack(&self, state: &State, batch: &mut dataflow::graph::Words) {
        self.0.pack(state, batch);
    }
    fn unpack(
        &self,
        batch: &dataflow::graph::Words,
        from: usize,
        to: usize,
        states: &mut Vec<State>,
    ) {
        self.0.unpack(batch, from, to, states);
    }
    fn steps(&self, state: &State) -> Vec<(Step, State)> {
        self.1.set(self.1.get() + 1);
        self.0.steps(state).into_iter().skip(self.1.get() as usize).collect()
    }
}

#[test]
fn a_path_that_cannot_be_walked_again_establishes_nothing() {
    let site = Site::new(sheet("adachi-2023").designed);
    let moody = Moody(SiteGraph::new(&site, false), Cell::new(0));
    let found = dataflow::search::Search::new(moody).run(&|_| ());
    assert!(found.counts.answered & 1 != 0, "C1 breaks");
    let Some(StopReason::Engine(words)) = found.counts.cut else {
        panic!("{:?}", found.counts.cut)
    };
    assert!(words.contains("twice"), "{words}");
    let missing: BTreeSet<u32> = found.counts.first.keys().copied().collect();
    assert!(found.paths.len() < missing.len());
}
