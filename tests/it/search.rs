//! Engines, limits and the verdict: nothing green that was not looked at.

use crate::material::{number, sheet, with, word};
use honnin_analysis::SiteSearch;
use honnin_analysis::check::{JudgedClaim, check, check_all};
use honnin_analysis::engine::{Engine, Exploration, ExplorationTask};
use honnin_analysis::stateright::{BreadthFirst, DepthFirst};
use honnin_analysis::verdict::{NotEstablishedReason, Verdict, judge};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::keys::Answer;
use honnin_search::fingerprint::collision_probability;
use honnin_search::limits::{Interrupt, Limits, StopReason};
use honnin_sheet::{Configuration, Expected};
use std::num::NonZeroU64;
use std::sync::atomic::Ordering;

fn states(most: u64) -> Limits {
    Limits { max_states: NonZeroU64::new(most), ..Limits::default() }
}

#[test]
fn a_search_cut_by_states_establishes_no_hold() {
    let sheet = sheet("reference");
    let search = SiteSearch::new().engine(BreadthFirst).limits(states(100));
    let check = check(&search, &sheet, Configuration::Designed);
    assert_eq!(check.states, 100);
    for (id, judged) in check.claims.iter().filter(|(id, _)| **id != ClaimId::C8) {
        let cut =
            Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::States(100)) };
        assert_eq!(judged.verdict, cut, "{id}");
    }
    assert!(!check.as_expected());
}

/// The bound is met exactly when the last state is looked at: then nothing was cut.
#[test]
fn a_bound_of_exactly_the_states_there_are_cuts_nothing() {
    let sheet = sheet("reference");
    let search = |most| SiteSearch::new().engine(BreadthFirst).limits(states(most));
    let enough = check(&search(3_940), &sheet, Configuration::Designed);
    assert!(enough.as_expected());
    let one_less = check(&search(3_939), &sheet, Configuration::Designed);
    assert_eq!(one_less.cut, Some(StopReason::States(3_939)));
}

/// A counterexample is a proof, however little else was looked at.
#[test]
fn a_violation_found_before_the_cut_is_established() {
    let sheet = sheet("adachi-2023");
    let search = SiteSearch::new().engine(BreadthFirst).limits(states(1_600));
    let check = check(&search, &sheet, Configuration::Designed);
    assert_eq!(check.cut, Some(StopReason::States(1_600)));
    let Verdict::Violated { steps: Some(steps) } = &check.claims[&ClaimId::C4].verdict else {
        panic!("C4 breaks early");
    };
    assert_eq!(steps.len(), 11);
    let open = &check.claims[&ClaimId::C1].verdict;
    assert!(
        matches!(open, Verdict::NotEstablished { why: NotEstablishedReason::Cut(_) }),
        "{open:?}"
    );
}

#[test]
fn an_interrupted_search_says_so() {
    let interrupt = Interrupt::default();
    interrupt.store(true, Ordering::Relaxed);
    let sheet = sheet("reference");
    let check = check(&SiteSearch::new().interrupt(interrupt), &sheet, Configuration::Designed);
    let verdict = &check.claims[&ClaimId::C1].verdict;
    assert_eq!(
        *verdict,
        Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Interrupted) }
    );
}

/// Neither of Stateright's engines may take more than was given, whatever waits or was found: not
/// as the first engine, and not as the second opinion.
#[test]
fn a_search_out_of_memory_says_so() {
    let large =
        with(&Answers::default(), &[("scope.requests", number(8)), ("scope.changes", number(4))]);
    // The bound on states is there to end the test if the one on memory should fail.
    let limits = Limits {
        max_memory: NonZeroU64::new(4 << 20),
        max_states: NonZeroU64::new(4_000_000),
        ..Limits::default()
    };
    let engines: [Box<dyn Engine>; 2] = [Box::new(BreadthFirst), Box::new(DepthFirst)];
    for engine in engines {
        let name = engine.name();
        let seen = SiteSearch::new().engine(engine).limits(limits).glance("large", &large);
        assert_eq!(seen.cut, Some(StopReason::Memory(4 << 20)), "{name}");
        // A fingerprint alone takes eight bytes.
        assert!(seen.looked_at < (4 << 20) / 8, "{name}: {}", seen.looked_at);
    }
}

/// What the first engine found is not established when the second has too little memory for it.
#[test]
fn a_cross_check_out_of_memory_establishes_no_hold() {
    let sheet = sheet("reference");
    let within = |most| Limits { max_memory: NonZeroU64::new(most), ..Limits::default() };
    let bounded = |most| SiteSearch::new().engine(Unbounded).limits(within(most));
    let alone = bounded(60_000);
    assert!(
        check(&alone, &sheet, Configuration::Designed).as_expected(),
        "the first engine has enough"
    );
    let too_little = bounded(60_000).cross_check();
    let open = check(&too_little, &sheet, Configuration::Designed);
    let memory =
        Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Memory(60_000)) };
    assert_eq!(open.claims[&ClaimId::C1].verdict, memory);
    assert!(!open.as_expected());
    let enough = bounded(60_000_000).cross_check();
    assert!(check(&enough, &sheet, Configuration::Designed).as_expected());
}

/// An engine that keeps to no bound.
struct Unbounded;

impl Engine for Unbounded {
    fn name(&self) -> &'static str {
        "unbounded"
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        BreadthFirst.explore(&ExplorationTask { limits: Limits::default(), ..*task })
    }
}

/// Seconds are only ever asked of a search too large to finish; this one is given none to spare.
#[test]
fn a_search_out_of_time_says_so() {
    let large =
        with(&Answers::default(), &[("scope.requests", number(8)), ("scope.changes", number(4))]);
    // The bound on states is there to end the test if the one on seconds should fail.
    let limits = Limits {
        max_seconds: NonZeroU64::new(1),
        max_states: NonZeroU64::new(20_000_000),
        ..Limits::default()
    };
    let seen = SiteSearch::new().limits(limits).glance("large", &large);
    assert_eq!(seen.cut, Some(StopReason::Seconds(1)));
    let verdict = judge(&Site::new(large), &seen, ClaimId::C1, true);
    assert_eq!(
        verdict,
        Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Seconds(1)) }
    );
}

/// An engine that changes what the real one saw.
struct Tampered(fn(&mut Exploration));

impl Engine for Tampered {
    fn name(&self) -> &'static str {
        "tampered"
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        let mut seen = BreadthFirst.explore(task);
        self.0(&mut seen);
        seen
    }
}

#[test]
fn each_required_witness_is_required() {
    let sheet = sheet("reference");
    let answers = sheet.designed;
    let site = Site::new(answers);
    let required: Vec<WitnessId> =
        witnesses::CATALOGUE.iter().filter(|w| w.required(&site)).map(|w| w.id).collect();
    assert_eq!(required, names_required(&[]));
    let seen = SiteSearch::new().glance("reference", &answers);
    for name in required {
        let mut without = (*seen).clone();
        assert!(without.witnesses.remove(&name), "{name} was seen");
        let verdict = judge(&site, &without, ClaimId::C1, true);
        assert_eq!(
            verdict,
            Verdict::NotEstablished { why: NotEstablishedReason::Vacuous(vec![name]) }
        );
    }
}

/// The witnesses that the reference design with these answers changed must reach.
fn names_required(changes: &[(&str, Answer)]) -> Vec<WitnessId> {
    let site = Site::new(with(&Answers::default(), changes));
    witnesses::CATALOGUE.iter().filter(|w| w.required(&site)).map(|w| w.id).collect()
}

#[test]
fn what_must_be_seen_follows_from_the_answers() {
    use WitnessId::{
        ArrivesAfterSync, ChangeFallsDue, ChangeLost, Delivered, NightPasses, SharedSecond,
        SyncDuringPrint, TimeoutFires, TwoInFlight, WaitsThenGranted,
    };
    let always = [Delivered, TwoInFlight, WaitsThenGranted, SyncDuringPrint];
    let all =
        [&always[..], &[TimeoutFires, NightPasses, ChangeFallsDue, ArrivesAfterSync]].concat();
    assert_eq!(names_required(&[]), all);
    let lossy =
        [&always[..], &[TimeoutFires, ChangeLost, NightPasses, ChangeFallsDue, ArrivesAfterSync]]
            .concat();
    assert_eq!(names_required(&[("sync.feed", word("lossy"))]), lossy);
    let second =
        [&always[..], &[TimeoutFires, SharedSecond, NightPasses, ChangeFallsDue, ArrivesAfterSync]]
            .concat();
    assert_eq!(names_required(&[("image.key", word("second"))]), second);
    let apart = [
        ("image.key", word("second")),
        ("scope.arrivals", word("one-per-second")),
        ("scope.seconds", number(2)),
    ];
    assert_eq!(names_required(&apart), all);
    let no_order = [
        Delivered,
        TwoInFlight,
        SyncDuringPrint,
        TimeoutFires,
        NightPasses,
        ChangeFallsDue,
        ArrivesAfterSync,
    ];
    assert_eq!(names_required(&[("order.scope", word("none"))]), no_order);
    let least = ["requests", "changes", "timeouts", "nights"];
    let least = least.map(|key| format!("scope.{key}"));
    let least: Vec<(&str, Answer)> = least
        .iter()
        .map(|key| (key.as_str(), number(u8::from(key.ends_with("requests")))))
        .collect();
    assert_eq!(names_required(&least), [Delivered]);
}

#[test]
fn a_verdict_differs_when_it_is_established_and_not_the_expected_one() {
    let judged = |verdict: &Verdict, expected| JudgedClaim { verdict: verdict.clone(), expected };
    let violated = Verdict::Violated { steps: None };
    let open = Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Interrupted) };
    let (holds, breaks) = (Some(Expected::Holds), Some(Expected::Violated));
    assert!(judged(&Verdict::Holds, breaks).differs());
    assert!(judged(&violated, holds).differs());
    assert!(!judged(&Verdict::Holds, holds).differs());
    assert!(!judged(&violated, breaks).differs());
    for expected in [holds, breaks] {
        assert!(!judged(&open, expected).differs() && judged(&open, expected).is_inconclusive());
    }
    // That nothing put a claim to the test is no success where it is expected to hold.
    let no_case = |expected| judged(&Verdict::NoCase, Some(expected));
    assert!(no_case(Expected::Holds).is_inconclusive() && !no_case(Expected::Holds).differs());
    assert!(no_case(Expected::Violated).differs());
    for expected in [Expected::NoCase, Expected::HoldsOrNoCase] {
        assert!(!no_case(expected).is_inconclusive() && !no_case(expected).differs());
        assert!(judged(&violated, Some(expected)).differs());
    }
    assert!(judged(&Verdict::Holds, Some(Expected::NoCase)).differs(), "it has a case");
    assert!(!judged(&Verdict::Holds, Some(Expected::HoldsOrNoCase)).differs());
    assert!(!judged(&Verdict::NotClaimed, None).differs());
}

/// Without its witnesses a violated claim stays violated: the counterexample is there.
#[test]
fn a_vacuous_check_still_shows_a_counterexample() {
    let sheet = sheet("adachi-2023");
    let search = SiteSearch::new().engine(Tampered(|seen| seen.witnesses.clear()));
    let check = check(&search, &sheet, Configuration::Designed);
    assert!(check.claims[&ClaimId::C1].verdict.violated());
    assert!(matches!(
        check.claims[&ClaimId::C2].verdict,
        Verdict::NotEstablished { why: NotEstablishedReason::Vacuous(_) }
    ));
}

#[test]
fn engines_that_disagree_establish_nothing() {
    let tampers: [fn(&mut Exploration); 4] = [
        |seen| seen.states += 1,
        |seen| seen.transitions -= 1,
        |seen| {
            seen.violations.insert(ClaimId::C1, None);
        },
        |seen| {
            seen.witnesses.pop_first();
        },
    ];
    for tamper in tampers {
        let search = SiteSearch::new().cross_check_with(Tampered(tamper));
        let seen = search.explore("reference", &Answers::default());
        let Some(StopReason::Engine(words)) = &seen.cut else {
            panic!("they disagree: {:?}", seen.cut)
        };
        assert!(words.contains("disagree"), "{words}");
        let verdict = judge(&Site::new(Answers::default()), &seen, ClaimId::C1, true);
        assert!(matches!(verdict, Verdict::NotEstablished { why: NotEstablishedReason::Cut(_) }));
    }
}

/// A second engine that does not finish confirms nothing.
#[test]
fn a_cross_check_that_is_cut_establishes_nothing() {
    let cut: fn(&mut Exploration) = |seen| seen.cut = Some(StopReason::States(1));
    let search = SiteSearch::new().cross_check_with(Tampered(cut));
    assert_eq!(search.explore("reference", &Answers::default()).cut, Some(StopReason::States(1)));
}

/// The same site is explored once, and what was found does not depend on who asks first.
#[test]
fn what_was_found_is_remembered() {
    let search = SiteSearch::new();
    let answers = sheet("adachi-2023").designed;
    let glance = search.glance("adachi", &answers);
    let full = search.explore("adachi", &answers);
    assert!(glance.violations[&ClaimId::C1].is_none(), "a glance wants no counterexample");
    assert!(full.violations[&ClaimId::C1].is_some());
    assert!(std::rc::Rc::ptr_eq(&full, &search.explore("adachi", &answers)));
}

/// The larger reference scope that the record of this project asks for is established in full.
#[test]
fn the_reference_design_holds_with_three_requests_and_two_changes() {
    let answers =
        with(&Answers::default(), &[("scope.requests", number(3)), ("scope.changes", number(2))]);
    let seen = SiteSearch::new().glance("reference", &answers);
    assert_eq!((seen.states, seen.transitions, &seen.cut), (380_894, 1_318_921, &None));
    for id in ClaimId::ALL {
        assert_eq!(judge(&Site::new(answers), &seen, id, true), Verdict::Holds, "{id}");
    }
}

/// A scope whose 359 million states no search would look at one by one.
#[test]
fn the_reference_design_holds_with_six_requests_and_two_changes() {
    let answers =
        with(&Answers::default(), &[("scope.requests", number(6)), ("scope.changes", number(2))]);
    let seen = SiteSearch::new().glance("reference", &answers);
    let counts = (seen.states, seen.transitions, seen.depth, seen.looked_at);
    assert_eq!((counts, &seen.cut), ((359_009_216, 1_764_166_144, 53, 502_236), &None));
    assert!(collision_probability(seen.looked_at, seen.fingerprint_bits) < 1e-8);
    for id in ClaimId::ALL {
        assert_eq!(judge(&Site::new(answers), &seen, id, true), Verdict::Holds, "{id}");
    }
}

#[test]
fn no_sheet_is_no_check() {
    assert!(check_all(&SiteSearch::new(), &[]).is_empty());
    assert_eq!(honnin::cli::Status::from_checks(&[]).code(), 3);
}
