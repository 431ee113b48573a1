//! The engine on Timely Dataflow, on models of Stateright that we did not invent.

use crate::ring_election::{all_know, one_leader, ring, start};
use crate::two_phase_commit::{Action, MOST, State, TwoPhaseCommit, canonical, sorted_by_state};
use honnin_search::cluster::Cluster;
use honnin_search::{Check, InconclusiveReason, Outcome, PropertyVerdict, check};
use stateright::actor::LossyNetwork;
use stateright::{Checker, Model};
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::net::TcpListener;
use std::num::NonZeroUsize;

/// Numbers of workers that divide the work in different ways.
const WORKERS: [usize; 4] = [1, 2, 3, 5];

fn workers(count: usize) -> NonZeroUsize {
    NonZeroUsize::new(count).expect("somebody works")
}

/// The outcome, in which nothing may depend on the number of workers: all of it is compared.
fn by_all_numbers_of_workers<M>(mut asked: impl FnMut() -> Check<M>) -> Outcome<M>
where
    M: Model + Clone + Send + 'static,
    M::State: Clone + Debug + std::hash::Hash + Send,
    M::Action: Clone + Debug,
{
    let alone = asked().run().expect("the model is not refused");
    for count in WORKERS {
        let outcome = asked().workers(workers(count)).run().expect("the model is not refused");
        assert_eq!(format!("{outcome:?}"), format!("{alone:?}"), "with {count} workers");
    }
    alone
}

/// The figures that Stateright and TLC publish, and all that Stateright's own search counts.
#[test]
fn two_phase_commit_has_the_published_numbers_of_states() {
    for (managers, states, transitions, depth) in [(3, 288, 1_145, 10), (5, 8_832, 58_145, 16)] {
        let model = TwoPhaseCommit::with_managers(managers);
        let theirs = model.clone().checker().spawn_bfs().join();
        assert_eq!((theirs.unique_state_count(), theirs.state_count() - 1), (states, transitions));
        assert_eq!(theirs.max_depth() - 1, depth, "they count states, not steps");
        let ours = by_all_numbers_of_workers(|| check(model.clone()));
        let counts = (ours.states as usize, ours.transitions as usize, ours.depth as usize);
        assert_eq!(counts, (states, transitions, depth));
        assert_eq!(*ours.verdict("consistent"), PropertyVerdict::Holds);
        assert!(ours.is_established() && !ours.left_boundary && ours.cut.is_none());
        // Every manager prepares, is heard of, and is told; and the decision itself is a step.
        assert_eq!(ours.verdict("all commit").discovery().expect("seen").steps(), 3 * managers + 1);
        assert_eq!(ours.verdict("all abort").discovery().expect("seen").steps(), managers);
    }
}

#[test]
fn however_states_are_kept_and_named_there_are_as_many() {
    let model = || check(TwoPhaseCommit { managers: 4, hasty: true });
    let counts = |outcome: Outcome<TwoPhaseCommit>| {
        let steps = outcome.discoveries().map(|(name, found)| (name, found.steps()));
        let steps: Vec<_> = steps.collect();
        (outcome.states, outcome.transitions, outcome.depth, steps)
    };
    let local = counts(model().run().expect("asked"));
    for count in WORKERS.map(workers) {
        assert_eq!(counts(model().portable().workers(count).run().expect("asked")), local);
        assert_eq!(counts(model().plain().workers(count).run().expect("asked")), local);
        assert_eq!(counts(model().fingerprint128().workers(count).run().expect("asked")), local);
        let wide_bytes = model().plain().fingerprint128();
        assert_eq!(counts(wide_bytes.workers(count).run().expect("asked")), local);
    }
    let narrow = model().run().expect("asked").collision_probability;
    let wide = model().fingerprint128().run().expect("asked").collision_probability;
    assert!(0.0 < wide && wide < narrow && narrow < 1e-9);
}

/// Under symmetry there are three numbers, and each is a number of something else.
///
/// The 8,832 states of five managers fall into 314 classes of states that differ in the names of
/// managers only; that is what a canonical representative gives, in any order of search.
/// Stateright's example sorts managers by `rmState` alone, which gives some classes several
/// representatives: there are 1,092 of them, and this engine visits all. Stateright
/// goes on from the states themselves and only looks representatives up, so it skips many; the 665
/// it publishes is the number that its depth-first order happens to come to.
#[test]
fn two_phase_commit_under_symmetry() {
    let model = || TwoPhaseCommit::with_managers(MOST);
    let theirs = |representative: fn(&State) -> State| {
        let checker = model().checker().symmetry_fn(representative);
        checker.spawn_dfs().join().unique_state_count()
    };
    assert_eq!((theirs(sorted_by_state), theirs(canonical)), (665, 314));

    let all = all_states(&model());
    assert_eq!(all.len(), 8_832);
    let by = |representative: fn(&State) -> State| {
        let distinct: BTreeSet<String> =
            all.iter().map(|state| format!("{:?}", representative(state))).collect();
        distinct.len() as u64
    };
    assert_eq!((by(sorted_by_state), by(canonical)), (1_092, 314));

    for representative in [sorted_by_state, canonical] {
        let asked = || check(model()).representative(representative);
        let ours = by_all_numbers_of_workers(asked);
        assert_eq!(ours.states, by(representative));
        assert!(ours.is_established());
        for (name, found) in ours.discoveries() {
            let path = found.to_stateright(&model()).expect("these are steps of the model itself");
            assert_eq!(path.last_state(), found.last_state(), "{name}");
        }
    }
}

/// Every state there is, found in the most simple way.
fn all_states(model: &TwoPhaseCommit) -> Vec<State> {
    let (mut all, mut open) = (std::collections::HashSet::new(), model.init_states());
    while let Some(state) = open.pop() {
        if all.insert(state) {
            open.extend(model.next_states(&state));
        }
    }
    all.into_iter().collect()
}

/// With three managers the places of two that do not exist take part in the sort, so this function
/// puts a manager where the model does not look for one: it is no symmetry. The "counterexample" is
/// one of representatives, no behaviour leads to it, and so nothing is established.
#[test]
fn a_representative_that_is_none_establishes_no_violation() {
    let outcome = by_all_numbers_of_workers(|| {
        check(TwoPhaseCommit::with_managers(3)).representative(canonical)
    });
    let verdict = outcome.verdict("consistent");
    assert!(
        matches!(verdict, PropertyVerdict::NotEstablished(InconclusiveReason::Representatives(_))),
        "{verdict}"
    );
    assert!(!outcome.is_established());
}

/// One manager prepares, is heard of and told to commit, while another gives up. The steps can be
/// taken in several orders and by any pair of managers: of all these one is given, always the same.
#[test]
fn the_shortest_counterexample_is_the_same_for_any_number_of_workers() {
    let model = TwoPhaseCommit { managers: MOST, hasty: true };
    assert_eq!(ways_to_break(&model, &model.init_states()[0], 4), 0, "no shorter way");
    let ways = ways_to_break(&model, &model.init_states()[0], 5);
    assert!(ways > 20, "there are many ways of this length: {ways}");
    let outcome = by_all_numbers_of_workers(|| check(model.clone()));
    let PropertyVerdict::Violated(found) = outcome.verdict("consistent") else {
        panic!("it breaks")
    };
    assert_eq!(found.steps(), 5);
    let actions: Vec<Action> = found.actions().copied().collect();
    assert!(actions.contains(&Action::TmCommit), "{actions:?}");
    let path = found.to_stateright(&model).expect("these are steps of the model");
    assert_eq!(path.into_actions(), actions);
    // The model is the same as before in all that does not need the defect.
    assert_eq!(outcome.verdict("all abort").discovery().expect("seen").steps(), MOST);
}

/// How many sequences of so many actions break consistency with the last of them.
fn ways_to_break(model: &TwoPhaseCommit, from: &State, steps: usize) -> usize {
    let consistent = model.property("consistent").condition;
    let next = model.next_states(from).into_iter();
    match steps {
        1 => next.filter(|state| !consistent(model, state)).count(),
        _ => next.map(|state| ways_to_break(model, &state, steps - 1)).sum(),
    }
}

/// Two processes with two workers each, and the outcome of one thread.
#[test]
fn several_processes_come_to_the_same_outcome() {
    let hosts: Vec<String> = [(); 2]
        .map(|()| TcpListener::bind("127.0.0.1:0").expect("there is a free port"))
        .iter()
        .map(|listener| listener.local_addr().expect("it listens").to_string())
        .collect();
    let model = TwoPhaseCommit { managers: 4, hasty: true };
    let search = |process: Option<usize>, plain: bool| {
        let cluster = process.map(|process| Cluster::new(process, hosts.clone()));
        let asked = check(model.clone()).workers(workers(2));
        let outcome = match (cluster, plain) {
            (None, false) => asked.run(),
            (None, true) => asked.plain().run(),
            (Some(cluster), false) => asked.portable().cluster(cluster, 2_006).run(),
            (Some(cluster), true) => asked.plain().cluster(cluster, 2_006).run(),
        };
        format!("{:?}", outcome.expect("the model is not refused"))
    };
    for plain in [false, true] {
        let outcomes = std::thread::scope(|scope| {
            let other = scope.spawn(|| search(Some(1), plain));
            [search(Some(0), plain), other.join().expect("the other process ended")]
        });
        let alone = search(None, plain);
        assert_eq!(outcomes, [alone.clone(), alone], "plain: {plain}");
    }
}

/// Actors and messages that get lost: what Stateright counts, and the shortest way it finds.
#[test]
fn a_leader_is_elected_on_a_lossy_ring() {
    for lossy in [LossyNetwork::No, LossyNetwork::Yes] {
        let model = all_know(one_leader(ring(&[5, 4, 3, 2, 1], lossy)));
        let theirs = model.clone().checker().spawn_bfs().join();
        let ours = by_all_numbers_of_workers(|| check(model.clone()));
        let counts = (ours.states as usize, ours.transitions as usize);
        assert_eq!(counts, (theirs.unique_state_count(), theirs.state_count() - 1));
        assert_eq!(counts, if lossy == LossyNetwork::No { (240, 676) } else { (1_920, 10_248) });
        assert_eq!(*ours.verdict("one leader"), PropertyVerdict::Holds);
        // Stateright stops at the first, and so at the shortest, if it looks for nothing else.
        let alone = all_know(ring(&[5, 4, 3, 2, 1], lossy)).checker().spawn_bfs().join();
        let shortest = alone.discovery("all know").expect("they agree").into_actions().len();
        assert_eq!(ours.verdict("all know").discovery().expect("seen").steps(), shortest);
    }
}

/// Two nodes with one number take each other's candidature for their own.
#[test]
fn numbers_that_are_given_twice_make_two_leaders() {
    let model = one_leader(ring(&[2, 1, 2, 1], LossyNetwork::Yes));
    let theirs = model.clone().checker().spawn_bfs().join();
    let shortest = theirs.discovery("one leader").expect("there are two").into_actions().len();
    let ours = by_all_numbers_of_workers(|| check(model.clone()));
    let PropertyVerdict::Violated(found) = ours.verdict("one leader") else {
        panic!("there are two")
    };
    // Either number passes the node between the two and is taken for that of the other.
    assert_eq!((found.steps(), shortest), (4, 4));
    assert!(found.states().next() == Some(&start(&model)));
    assert!(found.to_stateright(&model).is_some(), "these are steps of the actors");
}

/// Rows of bytes, each of which is set at some time.
#[derive(Clone)]
struct Bytes<const COUNT: usize>;

impl<const COUNT: usize> Model for Bytes<COUNT> {
    type State = [u8; COUNT];
    type Action = usize;

    fn init_states(&self) -> Vec<[u8; COUNT]> {
        vec![[0; COUNT]]
    }

    fn actions(&self, state: &[u8; COUNT], actions: &mut Vec<usize>) {
        actions.extend((0..COUNT).filter(|&at| state[at] == 0));
    }

    fn next_state(&self, state: &[u8; COUNT], at: usize) -> Option<[u8; COUNT]> {
        let mut next = *state;
        next[at] = 200 + at as u8;
        Some(next)
    }
}

/// Words of four bytes hold them, and the last is not always full.
#[test]
fn plain_states_may_have_any_size() {
    fn counts<const COUNT: usize>() {
        for count in WORKERS.map(workers) {
            let outcome = check(Bytes::<COUNT>).plain().workers(count).run().expect("asked");
            let (states, steps) = (1 << COUNT, (COUNT << COUNT) as u64 / 2);
            assert_eq!((outcome.states, outcome.transitions), (states, steps), "{COUNT} bytes");
            assert_eq!((outcome.depth, outcome.cut), (COUNT as u64, None));
        }
    }
    counts::<0>();
    counts::<1>();
    counts::<3>();
    counts::<4>();
    counts::<5>();
    counts::<10>();
}
