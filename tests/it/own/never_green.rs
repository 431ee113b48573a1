//! Models with which something is wrong: nothing green comes of them.

use honnin_analysis::own::{
    self, Expected, OwnCheck, OwnModel, OwnModelError, OwnReason, OwnSearchOptions, OwnVerdict,
};
use honnin_analysis::{Limits, StopReason};
use honnin_evidence::own::{OwnEvidence, breaks_at_its_end};
use honnin_evidence::replay::NoCounterexample;
use honnin_messages::{Language, Messages};
use honnin_render::own::{swimlane, terminal};
use stateright::{Model, Property};
use std::num::NonZeroU64;

/// A number that goes up to 9, one at a time.
#[derive(Clone)]
struct Up {
    starts: Vec<u8>,
    claims: fn() -> Vec<Property<Up>>,
    lanes: &'static [&'static str],
    boundary: u8,
}

#[derive(Clone, Debug, PartialEq)]
enum More {
    One,
}

impl Model for Up {
    type State = u8;
    type Action = More;

    fn init_states(&self) -> Vec<u8> {
        self.starts.clone()
    }

    fn actions(&self, number: &u8, actions: &mut Vec<More>) {
        actions.extend((*number < 9).then_some(More::One));
    }

    fn next_state(&self, number: &u8, More::One: More) -> Option<u8> {
        Some(number + 1)
    }

    fn properties(&self) -> Vec<Property<Up>> {
        (self.claims)()
    }

    fn within_boundary(&self, number: &u8) -> bool {
        *number <= self.boundary
    }
}

impl OwnModel for Up {
    fn name(&self) -> String {
        "up".to_owned()
    }

    fn lanes(&self) -> Vec<String> {
        self.lanes.iter().map(|&lane| lane.to_owned()).collect()
    }

    fn actor(&self, More::One: &More) -> String {
        "somebody".to_owned()
    }

    fn sentence(&self, before: &u8, More::One: &More) -> String {
        format!("goes on from {before}")
    }
}

fn small() -> Property<Up> {
    Property::always("small", |_, number| *number < 10)
}

fn at_most(most: &'static str) -> Property<Up> {
    match most {
        "at most 3" => Property::always("at most 3", |_, number| *number <= 3),
        _ => Property::always("never", |_, _| false),
    }
}

fn nine() -> Property<Up> {
    Property::sometimes("nine", |_, number| *number == 9)
}

fn up(claims: fn() -> Vec<Property<Up>>) -> Up {
    Up { starts: vec![0], claims, lanes: &["somebody"], boundary: 9 }
}

fn checked(model: &Up) -> OwnCheck {
    own::check(model, &OwnSearchOptions::default()).expect("the model is sound")
}

/// Whatever is not established is told as such in both languages, and its evidence can be read.
fn not_established(model: &Up, check: &OwnCheck) {
    assert!(!check.established() && !check.as_expected());
    let said = [(Language::En, "not established"), (Language::Ja, "未確認")];
    for (language, words) in said.into_iter().filter(|_| !check.claims.is_empty()) {
        let told = terminal(&Messages::new(language), check, 200);
        assert!(told.contains(words) && !told.contains('✓'), "{told}");
    }
    let text = OwnEvidence::new(check.clone()).text();
    let read = OwnEvidence::read(&text, model).expect("it is consistent");
    assert_eq!(read.result, *check);
}

fn why(check: &OwnCheck) -> OwnReason {
    let OwnVerdict::NotEstablished { why } = &check.claims[0].verdict else {
        panic!("nothing is known: {:?}", check.claims)
    };
    why.clone()
}

/// What the others are compared with: this model is sound, and its claim holds.
#[test]
fn a_sound_model_holds() {
    let check = checked(&up(|| vec![small(), nine()]));
    assert_eq!(check.claims[0].verdict, OwnVerdict::Holds);
    assert_eq!((check.states, check.transitions, check.depth), (10, 9, 9));
    assert!(check.as_expected() && check.claims[0].expected == Expected::Holds);
}

#[test]
fn a_search_that_was_cut_establishes_nothing() {
    let model = up(|| vec![small(), nine()]);
    let limits = Limits { max_states: NonZeroU64::new(4), ..Limits::default() };
    let check = own::check(&model, &OwnSearchOptions { limits, ..OwnSearchOptions::default() })
        .expect("it is sound");
    assert_eq!(why(&check), OwnReason::Cut(StopReason::States(4)));
    not_established(&model, &check);
    // What it found by then stays.
    let model = up(|| vec![at_most("at most 3"), small()]);
    let limits = Limits { max_states: NonZeroU64::new(6), ..Limits::default() };
    let check = own::check(&model, &OwnSearchOptions { limits, ..OwnSearchOptions::default() })
        .expect("it is sound");
    assert_eq!(check.claims[0].verdict.steps().map(<[_]>::len), Some(4));
    assert!(matches!(check.claims[1].verdict, OwnVerdict::NotEstablished { .. }));
}

#[test]
fn a_model_without_states_establishes_nothing() {
    let model = Up { starts: Vec::new(), ..up(|| vec![small()]) };
    let check = checked(&model);
    assert_eq!((why(&check), check.states), (OwnReason::NoState, 0));
    not_established(&model, &check);
}

#[test]
fn a_model_without_claims_establishes_nothing() {
    for model in [up(Vec::new), up(|| vec![nine()])] {
        let check = checked(&model);
        assert!(check.claims.is_empty());
        not_established(&model, &check);
        let told = terminal(&Messages::new(Language::En), &check, 80);
        assert!(
            told.contains("The model has no claim.") && told.ends_with("Nothing is established.")
        );
    }
}

#[test]
fn a_witness_that_is_not_reached_leaves_every_claim_open() {
    let model = up(|| vec![small(), nine(), Property::sometimes("ten", |_, number| *number == 10)]);
    let check = checked(&model);
    assert_eq!(why(&check), OwnReason::Vacuous(vec!["ten".to_owned()]));
    not_established(&model, &check);
}

#[test]
fn what_happens_eventually_is_not_established() {
    let model = up(|| vec![Property::eventually("nine in the end", |_, number| *number == 9)]);
    let check = checked(&model);
    assert_eq!(why(&check), OwnReason::Eventually);
    not_established(&model, &check);
}

#[test]
fn a_model_that_fails_establishes_nothing() {
    let model = up(|| vec![Property::always("small", |_, number| [true; 5][usize::from(*number)])]);
    let check = checked(&model);
    assert!(matches!(why(&check), OwnReason::Cut(StopReason::Engine(_))), "{check:?}");
    not_established(&model, &check);
}

#[test]
fn a_boundary_and_missing_witnesses_are_told() {
    let check = checked(&Up { boundary: 5, ..up(|| vec![small()]) });
    assert!(check.left_boundary && check.claims[0].verdict == OwnVerdict::Holds);
    let told = terminal(&Messages::new(Language::En), &check, 200);
    assert!(told.contains("lead out of the model's boundary"), "{told}");
    assert!(told.contains("The model has no witness"), "{told}");
}

/// A claim may be violated before anything happens: its counterexample has no step.
#[test]
fn a_violated_start_is_told_and_drawn() {
    let model = up(|| vec![at_most("never"), at_most("at most 3")]);
    let check = checked(&model);
    assert_eq!(check.claims[0].verdict, OwnVerdict::Violated { steps: Vec::new() });
    assert!(check.claims.iter().all(own::OwnClaim::differs), "it was to hold");
    // What is broken from the start is not broken by a step.
    let steps = check.claims[1].verdict.steps().expect("it is violated");
    assert_eq!(steps.iter().flat_map(|step| &step.breaks).collect::<Vec<_>>(), ["at most 3"]);
    let told = terminal(&Messages::new(Language::En), &check, 200);
    assert!(told.contains("“never” is violated before any step"), "{told}");
    let picture = swimlane::picture(&Messages::new(Language::Ja), "own", &check, &check.claims[0]);
    let picture = picture.expect("it has a counterexample").0;
    roxmltree::Document::parse(&picture).expect("it is well-formed");
    OwnEvidence::read(&OwnEvidence::new(check.clone()).text(), &model).expect("it is evidence");
}

/// Of several starts and of steps that are written alike, any that fits is enough.
#[test]
fn a_walk_may_begin_at_any_start() {
    let model = Up { starts: vec![0, 2], ..up(|| vec![at_most("at most 3")]) };
    let check = checked(&model);
    let steps = check.claims[0].verdict.steps().expect("it is violated");
    assert_eq!(steps.len(), 2);
    let walked = |steps| breaks_at_its_end(&model, "at most 3", steps);
    assert_eq!(walked(steps), Ok(()));
    assert_eq!(walked(&steps[..1]), Err(NoCounterexample::Holds));
    assert_eq!(walked(&steps[1..]), Err(NoCounterexample::NotAllowed(1)));
    let beyond =
        [steps, &[own::OwnStep { sentence: "goes on from 4".to_owned(), ..steps[0].clone() }]];
    assert_eq!(walked(&beyond.concat()), Err(NoCounterexample::Early(2)));
}

#[test]
fn a_model_with_a_mistake_is_refused() {
    let model = Up { lanes: &["nobody"], ..up(|| vec![at_most("at most 3")]) };
    let refused =
        own::check(&model, &OwnSearchOptions::default()).expect_err("an actor has no lane");
    assert_eq!(refused, OwnModelError::NoLane { actor: "somebody".into(), action: "One".into() });
    assert_eq!(refused.to_string(), "One is taken by \"somebody\", which is none of the lanes");
    let model = Up { lanes: &["one", "one"], ..up(|| vec![small()]) };
    let refused = own::check(&model, &OwnSearchOptions::default());
    assert_eq!(refused, Err(OwnModelError::SameLane("one".to_owned())));
    let refused = own::check(&up(|| vec![small(), small()]), &OwnSearchOptions::default());
    assert!(matches!(refused, Err(OwnModelError::Properties(_))));
}
