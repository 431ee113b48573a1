//! The survey: rules that say exactly what the verdicts say, findings that outlive the program, and
//! nothing green that was not looked at.

use crate::material::{number, quickcheck, word};
use honnin_analysis::engine::{Engine, Exploration, ExplorationTask};
use honnin_analysis::stateright::BreadthFirst;
use honnin_analysis::survey::cover::{NumberSet, cheapest};
use honnin_analysis::survey::cube::{Cube, Cubes};
use honnin_analysis::survey::rules::{
    Explanation, Literal, Rule, RuleOutcome, RuleSet, explain, rule_sets,
};
use honnin_analysis::survey::store::Store;
use honnin_analysis::survey::universe::Universe;
use honnin_analysis::survey::verify::{Wrong, meets, verify};
use honnin_analysis::survey::{
    KnownSite, Subject, Survey, SurveyEffort, SurveyProgress, matter, survey, surveyed,
};
use honnin_analysis::{NotEstablishedReason, SiteSearch, Verdict};
use honnin_models::claims::ClaimId::{self, C1, C2, C4, C7};
use honnin_models::claims::witnesses;
use honnin_models::design::{AfterPolicy, PickPolicy};
use honnin_models::keys::{self, Answer};
use honnin_models::scope::Scope;
use honnin_search::limits::{Interrupt, Limits, StopReason};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

/// The rules, without a search.
mod rules;
/// What the program says of a survey.
mod outside;
/// Findings in a file.
mod kept;

/// A universe with so many answers open on its axes, the others being left out.
fn universe_of(sizes: &[usize]) -> Universe {
    let whole = Universe::new(Scope::default());
    let axes = whole.axes().to_vec();
    axes.iter().enumerate().fold(whole, |universe, (place, axis)| {
        let size = sizes.get(place).copied().unwrap_or(1).clamp(1, axis.answers.len());
        universe.only(axis.key, &axis.answers[..size]).expect("these are answers of the axis")
    })
}

fn sizes_of(universe: &Universe) -> Vec<usize> {
    universe.axes().iter().map(|axis| axis.answers.len()).collect()
}

/// The universe with some decisions made.
fn decided(universe: Universe, made: &[(&str, Answer)]) -> Universe {
    made.iter().fold(universe, |universe, (name, answer)| {
        let key = keys::find(name).expect("it is a key");
        universe.only(key, &[*answer]).expect("it is an answer")
    })
}

/// Sizes of up to five axes with up to 96 sites, and an outcome for each site; in clumps, so that
/// there are rules worth the name.
fn drawn(sizes: &[u8], outcomes: &[u8], clump: u8) -> (Universe, Vec<RuleOutcome>) {
    let mut open = 96;
    let mut fitting = |size: &u8| {
        let size = (usize::from(*size) % 3 + 1).min(open);
        open /= size;
        size
    };
    let universe = universe_of(&sizes.iter().take(5).map(&mut fitting).collect::<Vec<_>>());
    let clump = usize::from(clump) % 4 + 1;
    let outcome = |site: usize| match outcomes.get(site / clump % outcomes.len().max(1)) {
        Some(0..=110) => RuleOutcome::Holds,
        Some(111..=220) => RuleOutcome::Violated,
        _ => RuleOutcome::NotClaimed,
    };
    let outcomes = (0..universe.sites()).map(outcome).collect();
    (universe, outcomes)
}

/// Every cube over axes of these sizes.
fn every_cube(sizes: &[usize]) -> Vec<Cube> {
    let longer = |cubes: Vec<Vec<u32>>, size: &usize| {
        let masks = || 1..1u32 << size;
        cubes.iter().flat_map(|cube| masks().map(|mask| [&cube[..], &[mask]].concat())).collect()
    };
    let cubes: Vec<Vec<u32>> = sizes.iter().fold(vec![Vec::new()], longer);
    cubes.into_iter().map(|masks| Cube { masks }).collect()
}

/// An effort of one engine, without bounds.
fn effort<'a>(
    engine: &'a (dyn Fn() -> Box<dyn Engine> + Sync),
    threads: usize,
) -> SurveyEffort<'a> {
    let (limits, interrupt) = (Limits::default(), Interrupt::default());
    SurveyEffort { engine, cross_check: false, limits, interrupt, threads }
}

fn surveyed_by(
    subject: &Subject,
    engine: &(dyn Fn() -> Box<dyn Engine> + Sync),
    threads: usize,
) -> Survey {
    let effort = effort(engine, threads);
    survey(subject.clone(), &effort, &mut Store::nowhere(), |_| ()).expect("nothing is written")
}

/// How many searches these sites take.
fn searches(subject: &Subject, sites: impl IntoIterator<Item = usize>) -> usize {
    let read = sites.into_iter().map(|site| subject.universe.answers(site).as_read());
    read.collect::<BTreeSet<_>>().len()
}

fn real() -> Box<dyn Engine> {
    Box::new(BreadthFirst)
}

/// A part of the universe that is searched in seconds: 48 sites, all claims.
fn small() -> Subject {
    let scope = Scope { nights: 0, ..Scope::default() };
    let made = [
        ("topology.spool", word("shared")),
        ("image.pick", word("key")),
        ("image.after", word("erase")),
        ("sync.conflict", word("wait")),
        ("sync.feed", word("reliable")),
        ("sync.reconcile", word("daily")),
        ("output_check.enabled", Answer::Flag(false)),
    ];
    let universe = decided(Universe::new(scope), &made);
    let only = |universe: Universe, name: &str, answers: &[Answer]| {
        universe.only(keys::find(name).expect("it is a key"), answers).expect("they are answers")
    };
    let universe = only(universe, "topology.app_servers", &[number(1), number(2)]);
    let universe = only(universe, "image.key", &[word("slot"), word("request")]);
    Subject { universe, claims: surveyed() }
}

/// Every verdict is the one that a search of its own gives.
#[test]
fn survey_verdicts_are_those_of_single_searches() {
    let subject = small();
    assert_eq!(subject.universe.sites(), 48);
    let survey = surveyed_by(&subject, &real, 2);
    assert_eq!(survey.settled(), 48);
    let search = SiteSearch::new();
    let mut states = 0;
    for site in 0..48 {
        let answers = subject.universe.answers(site);
        for claim in surveyed() {
            let alone = search.verdict("test", &answers, claim);
            assert_eq!(survey.verdict(site, claim), alone, "{claim} at {answers:?}");
        }
        states += search.glance("test", &answers).states;
    }
    assert_eq!(survey.states(), states);
    // Of the 24 sites that key by slot C1 breaks where the timeout releases only (12), without order
    // (4 more), with the order of each of two servers (2), and where the sync releases everybody (1).
    let violated = survey.surveyed_claims(2).into_iter().map(|said| said.counts.violated);
    assert_eq!(violated.collect::<Vec<_>>(), [19, 24, 0, 18, 19, 0, 0, 0]);
}

/// Every decision is part of the whole survey, on one to three app servers.
#[test]
fn survey_looks_at_every_combination() {
    let universe = Universe::new(Scope::default());
    assert_eq!((universe.sites(), universe.designs()), (20_736, 6_912));
    let each: Vec<_> = (0..universe.sites()).map(|site| universe.answers(site)).collect();
    assert!(universe.every_site() == each, "all at once they are the same");
    let all: BTreeSet<_> = each.into_iter().collect();
    assert_eq!(all.len(), 20_736);
    for answers in all {
        let covered = answers.uncovered().is_empty();
        let image = answers.design.image;
        let kept = image.pick == PickPolicy::Next && image.after == AfterPolicy::Keep;
        assert_eq!(covered, !kept, "a queue hands a document out once");
        let topology = answers.design.topology;
        assert_eq!(topology.app_servers, topology.db_servers);
        assert!(topology.app_servers <= 3);
    }
    assert!(surveyed().into_iter().eq(ClaimId::ALL.into_iter().filter(|id| *id != ClaimId::C8)));
}

/// An engine that searches nothing: what it saw follows from the answers. It is quick, and says
/// which sites it was asked for.
struct Made {
    asked: &'static Mutex<Vec<u64>>,
    tamper: fn(u64, &ExplorationTask<'_>, &mut Exploration),
}

/// A number for each site.
fn number_of(task: &ExplorationTask<'_>) -> u64 {
    let answers = task.site.answers();
    keys::KEYS.iter().fold(7, |sum, key| {
        let answers = key.allowed.answers().iter().position(|one| *one == key.get(answers));
        sum * 5 % 1_000_003 + answers.expect("it is an answer") as u64
    })
}

impl Engine for Made {
    fn name(&self) -> &'static str {
        "made"
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        let number = number_of(task);
        self.asked.lock().expect("no test panics with it").push(number);
        let broken = ClaimId::ALL.into_iter().filter(|id| number >> (*id as u8) & 1 == 1);
        let mut seen = Exploration {
            states: number,
            looked_at: number,
            fingerprint_bits: 64,
            visited_bytes: 0,
            transitions: 2 * number,
            depth: 3,
            violations: broken.map(|id| (id, None)).collect(),
            witnesses: witnesses::CATALOGUE.iter().map(|witness| witness.id).collect(),
            cut: None,
        };
        (self.tamper)(number, task, &mut seen);
        seen
    }
}

/// Engines that all report to this list. A test's list lives as long as the program: engines do.
fn made(
    tamper: fn(u64, &ExplorationTask<'_>, &mut Exploration),
) -> (impl Fn() -> Box<dyn Engine> + Sync, &'static Mutex<Vec<u64>>) {
    let asked: &'static Mutex<Vec<u64>> = Box::leak(Box::default());
    (move || Box::new(Made { asked, tamper }) as Box<dyn Engine>, asked)
}

/// What is found does not depend on how many look.
#[test]
fn survey_is_the_same_with_any_number_of_threads() {
    let (engine, asked) = made(|_, _, _| ());
    let subject = small();
    let alone = surveyed_by(&subject, &engine, 1);
    let together = surveyed_by(&subject, &engine, 7);
    assert_eq!(alone.sites, together.sites);
    // Where there is no order of the site (2 of 3 scopes), whom the sync releases makes no
    // difference: 2 numbers of servers, 2 timeouts, 2 keys, and 4 instead of 6.
    assert_eq!(searches(&subject, 0..48), 2 * 2 * 2 * 4);
    assert_eq!(asked.lock().expect("no test panics with it").len(), 2 * 32);
}

/// One site of which nothing is known, and there are no rules; what is known is counted.
#[test]
fn survey_of_a_cut_engine_has_no_rules() {
    let (engine, _) = made(|_, task, seen| {
        if *task.site.answers() == small().universe.answers(17) {
            seen.cut = Some(StopReason::States(9));
            seen.violations = BTreeMap::from([(C2, None)]);
        }
    });
    let survey = surveyed_by(&small(), &engine, 2);
    assert_eq!(survey.settled(), 47);
    let cut = Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::States(9)) };
    assert_eq!(survey.verdict(17, C1), cut);
    assert_eq!(explain(&survey, C1), Explanation::NotEstablished(1));
    assert_eq!(survey.counts(C1).not_established, 1);
    // A counterexample is a proof, however little else was looked at.
    assert!(survey.verdict(17, C2).violated());
    assert!(explain(&survey, C2).established());
}

/// A check that looked at nothing is no evidence, and a stopped survey none of what it left out.
#[test]
fn survey_without_witnesses_or_without_end_has_no_rules() {
    let (vacuous, _) = made(|_, _, seen| seen.witnesses.clear());
    let survey_of_nothing = surveyed_by(&small(), &vacuous, 2);
    assert_eq!(survey_of_nothing.counts(C1).holds, 0);
    assert!(!explain(&survey_of_nothing, C1).established());
    let (engine, asked) = made(|_, task, _| task.interrupt.store(true, Ordering::Relaxed));
    let stopped = surveyed_by(&small(), &engine, 1);
    assert_eq!(asked.lock().expect("no test panics with it").len(), 1);
    // Two sites shared the search: without order it makes no difference whom the sync releases.
    assert_eq!(stopped.counts(C7).not_established, 46);
    let interrupted =
        Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Interrupted) };
    assert_eq!(stopped.verdict(47, C7), interrupted);
    assert!(stopped.surveyed_claims(2).iter().all(|said| !said.explanation.established()));
}

/// A second engine that sees something else establishes nothing.
#[test]
fn survey_can_be_cross_checked() {
    let (engine, _) = made(|_, _, _| ());
    let subject = Subject {
        universe: decided(
            small().universe,
            &[("order.scope", word("site")), ("sync.release", word("own"))],
        ),
        claims: vec![C4],
    };
    let effort = SurveyEffort { cross_check: true, ..effort(&engine, 1) };
    let checked =
        survey(subject, &effort, &mut Store::nowhere(), |_| ()).expect("nothing is written");
    assert_eq!(checked.engine, "made+stateright-dfs");
    let disagree = |known: &Option<KnownSite>| !known.as_ref().expect("it was looked at").settled;
    assert!(checked.sites.iter().all(disagree));
}

/// Another answer to a question that makes no difference makes none, and answers of one group come
/// to the same; of those of two groups some do not.
#[test]
fn survey_says_what_makes_a_difference() {
    fn law(sizes: Vec<u8>, outcomes: Vec<u8>, clump: u8) -> bool {
        let (universe, outcomes) = drawn(&sizes, &outcomes, clump);
        let verdicts = outcomes.iter().map(|outcome| match outcome {
            RuleOutcome::Holds => Verdict::Holds,
            RuleOutcome::Violated => Verdict::Violated { steps: None },
            RuleOutcome::NotClaimed => Verdict::NotClaimed,
            RuleOutcome::NoCase => Verdict::NoCase,
        });
        let known = |verdict| Some(KnownSite { states: 1, verdicts: vec![verdict], settled: true });
        let sites: Vec<Option<KnownSite>> = verdicts.map(known).collect();
        let subject = Subject { universe: universe.clone(), claims: vec![C1] };
        let survey = Survey { subject, engine: "made".to_owned(), sites };
        let matters = matter::matters(&survey, C1);
        let at = |places: &[usize]| {
            let sizes = sizes_of(&universe);
            places.iter().zip(&sizes).fold(0, |site, (place, size)| site * size + place)
        };
        let same = |axis: usize, one: usize, other: usize| {
            (0..universe.sites()).filter(|site| universe.places(*site)[axis] == one).all(|site| {
                let mut places = universe.places(site);
                places[axis] = other;
                outcomes[site] == outcomes[at(&places)]
            })
        };
        let group = |axis: usize, place: usize| {
            let matter = matters.iter().find(|matter| matter.axis == axis);
            matter.map(|m| m.groups.iter().position(|group| group.contains(&place)))
        };
        sizes_of(&universe).iter().enumerate().all(|(axis, size)| {
            let pairs = (0..*size).flat_map(|one| (0..*size).map(move |other| (one, other)));
            pairs.into_iter().all(|(one, other)| {
                same(axis, one, other) == (group(axis, one) == group(axis, other))
            })
        })
    }
    quickcheck(150).quickcheck(law as fn(Vec<u8>, Vec<u8>, u8) -> bool);
}

#[test]
fn survey_progress_tells_how_long_it_will_take() {
    let elapsed = Duration::from_secs(20);
    let progress = SurveyProgress { done: 30, of: 100, before: 10, elapsed };
    assert_eq!(progress.left(), Some(Duration::from_secs(70)));
    assert_eq!(SurveyProgress { done: 10, ..progress }.left(), None);
    assert_eq!(SurveyProgress { done: 100, ..progress }.left(), Some(Duration::ZERO));
    let (engine, _) = made(|_, _, _| ());
    let mut told = Vec::new();
    let effort = effort(&engine, 2);
    let done = survey(small(), &effort, &mut Store::nowhere(), |progress| told.push(progress.done));
    assert_eq!(done.expect("nothing is written").settled(), 48);
    assert_eq!(told, (1..=48).collect::<Vec<_>>());
}
