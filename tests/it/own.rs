//! A model that is not ours: from its words to verdicts, a shortest counterexample, a picture and
//! evidence. The model is the ticket counter of the example.

use honnin_analysis::own::{self, OwnCheck, OwnClaim, OwnSearchOptions, OwnStep, OwnVerdict};
use honnin_evidence::own::OwnEvidence;
use honnin_messages::{Language, Messages};
use honnin_models::claims::VerdictWord;
use honnin_render::own::{swimlane, terminal};
use honnin_render::picture::standalone;
use roxmltree::Node;
use stateright::{Checker, Expectation, HasDiscoveries, Model, Property};
use std::num::NonZeroUsize;
use std::path::Path;

/// The example itself.
#[path = "../../src/render/examples/tickets.rs"]
#[expect(dead_code, reason = "its main function is what `cargo run --example` starts")]
mod tickets;

/// Models with which something is wrong: nothing green comes of them.
mod never_green;
/// Documents that were altered, each refused at the place.
mod altered;

use tickets::{CALLED, Hall, Resets, State};

fn hall(resets: Resets) -> Hall {
    Hall { resets }
}

fn checked(resets: Resets) -> OwnCheck {
    own::check(&hall(resets), &OwnSearchOptions::default()).expect("the model is sound")
}

/// The check in which a claim is violated, and the steps that lead there.
fn violated() -> (OwnCheck, Vec<OwnStep>) {
    let check = checked(Resets::WhenTheLineIsEmpty);
    let steps = claim(&check, CALLED).verdict.steps().expect("the claim is violated").to_vec();
    (check, steps)
}

fn claim<'c>(check: &'c OwnCheck, name: &str) -> &'c OwnClaim {
    check.claims.iter().find(|claim| claim.name == name).expect("the claim is there")
}

/// Stateright goes on when everything is decided, and looks at every state.
fn every_state<M>(model: M) -> impl Checker<M>
where
    M: Model + Send + Sync + 'static,
    M::State: Clone + std::hash::Hash + PartialEq + std::fmt::Debug + Send + Sync,
    M::Action: Clone + std::fmt::Debug + PartialEq,
{
    let never = HasDiscoveries::AllOf(["no property has this name"].into());
    model.checker().finish_when(never).spawn_bfs().join()
}

#[test]
fn the_counts_and_verdicts_are_those_of_stateright() {
    for resets in [Resets::WhenTheLineIsEmpty, Resets::WhenNobodyHoldsATicket] {
        let (check, stateright) = (checked(resets), every_state(hall(resets)));
        assert_eq!(check.states, stateright.unique_state_count() as u64);
        assert_eq!(check.transitions, stateright.state_count() as u64 - 1);
        assert!(check.states > 500, "the hall has states to look at: {}", check.states);
        let mut asked = 0;
        for property in hall(resets).properties() {
            let found = stateright.discovery(property.name).is_some();
            match property.expectation {
                Expectation::Always => {
                    let said = claim(&check, property.name).verdict.word();
                    let expected = if found { VerdictWord::Violated } else { VerdictWord::Holds };
                    assert_eq!(said, expected, "{resets:?}: {}", property.name);
                }
                _ => {
                    let mut witnesses = check.witnesses.iter();
                    let said = witnesses.find(|it| it.name == property.name).map(|it| it.reached);
                    assert_eq!(said, Some(found), "{resets:?}: {}", property.name);
                }
            }
            asked += 1;
        }
        assert_eq!(asked, check.claims.len() + check.witnesses.len());
        assert!(check.as_expected());
    }
}

/// The model with one claim and nothing else: Stateright's path is a shortest one only where it ends
/// with the first.
#[derive(Clone)]
struct Alone(Hall);

impl Model for Alone {
    type State = State;
    type Action = tickets::Action;

    fn init_states(&self) -> Vec<State> {
        self.0.init_states()
    }

    fn actions(&self, state: &State, actions: &mut Vec<tickets::Action>) {
        self.0.actions(state, actions);
    }

    fn next_state(&self, before: &State, action: tickets::Action) -> Option<State> {
        self.0.next_state(before, action)
    }

    fn properties(&self) -> Vec<Property<Alone>> {
        let holds =
            |alone: &Alone, state: &State| (alone.0.property(CALLED).condition)(&alone.0, state);
        vec![Property::always(CALLED, holds)]
    }
}

#[test]
fn the_counterexample_is_as_short_as_that_of_stateright() {
    let (check, steps) = violated();
    let stateright = Alone(hall(Resets::WhenTheLineIsEmpty)).checker().spawn_bfs().join();
    let shortest = stateright.discovery(CALLED).expect("it is found").into_actions();
    assert_eq!(steps.len(), shortest.len());
    assert_eq!(steps.len(), 5);
    let last = steps.last().expect("there are steps");
    assert_eq!(last.breaks, [CALLED]);
    assert!(steps.iter().rev().skip(1).all(|step| step.breaks.is_empty()));
    assert!(steps.iter().all(|step| check.lanes.contains(&step.actor)));
}

#[test]
fn workers_do_not_alter_what_is_found() {
    let model = hall(Resets::WhenTheLineIsEmpty);
    let workers = NonZeroUsize::new(2).expect("it is not zero");
    let options = OwnSearchOptions { workers, ..OwnSearchOptions::default() };
    assert_eq!(own::check(&model, &options), own::check(&model, &OwnSearchOptions::default()));
}

#[test]
fn the_example_tells_what_it_found() {
    let checks = tickets::checks().expect("the model is sound");
    let told = |language| {
        let told = tickets::answers(&Messages::new(language), &checks);
        anstream::adapter::strip_str(&told).to_string()
    };
    insta::assert_snapshot!("tickets-en", told(Language::En));
    insta::assert_snapshot!("tickets-ja", told(Language::Ja));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let (check, _) = violated();
    for language in Language::ALL {
        for width in [50, 80, 120] {
            let told = terminal(&Messages::new(language), &check, width);
            for line in anstream::adapter::strip_str(&told).to_string().lines() {
                let wide = unicode_width::UnicodeWidthStr::width(line);
                assert!(wide <= width, "{language:?}, {width} columns: {line}");
            }
        }
    }
}

#[test]
fn the_example_writes_a_picture_and_evidence() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (messages, model) = (Messages::new(Language::En), hall(Resets::WhenTheLineIsEmpty));
    let (check, _) = violated();
    tickets::write(&messages, &model, &check, folder.path()).expect("both files are written");
    let text = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("it is text");
    let document = OwnEvidence::read(&text("tickets.json"), &model).expect("it is evidence");
    assert_eq!(document.result, check);
    roxmltree::Document::parse(&text("tickets.svg")).expect("it is well-formed");
}

/// The text that stands in a part of a picture, its lines joined.
fn words_in(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|it| it.has_tag_name("text"));
    texts.filter_map(|it| it.text()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_picture_has_every_lane_and_every_step() {
    let (check, steps) = violated();
    for language in Language::ALL {
        let messages = Messages::new(language);
        let picture = swimlane::picture(&messages, "own", &check, claim(&check, CALLED));
        let picture = standalone(&picture.expect("a violated claim has a picture"));
        let document = roxmltree::Document::parse(&picture).expect("it is well-formed");
        let all = words_in(document.root());
        assert!(check.lanes.iter().all(|lane| all.contains(lane.as_str())), "{all}");
        let rows: Vec<_> =
            document.descendants().filter(|it| it.attribute("data-step").is_some()).collect();
        assert_eq!(rows.len(), steps.len());
        let described = document.descendants().find(|it| it.has_tag_name("desc"));
        let described = described.and_then(|it| it.text()).expect("there is a description");
        for ((number, row), step) in (1..).zip(&rows).zip(&steps) {
            let words = words_in(*row);
            assert_eq!(row.attribute("data-step"), Some(format!("{number}").as_str()));
            assert!(words.contains(&step.sentence), "{words}: {}", step.sentence);
            assert_eq!(words.contains('✗'), !step.breaks.is_empty(), "{words}");
            assert!(described.contains(&step.sentence) && described.contains(&step.actor));
        }
        assert!(described.contains(CALLED) && all.contains(CALLED));
        // A box stands in the lane of its actor, below the name of the lane.
        for (row, step) in rows.iter().zip(&steps) {
            let name = document.descendants().find(|it| it.text() == Some(&step.actor));
            let x = |node: Node<'_, '_>| node.attribute("x").map(str::to_owned);
            let lines = row.descendants().filter(|it| it.attribute("class") == Some("mid"));
            let lines: Vec<_> = lines.map(x).collect();
            assert!(!lines.is_empty() && lines.iter().all(|it| *it == name.and_then(x)));
        }
        let used = crate::pictures::styled(&picture);
        assert!(used.contains("alarm") && used.contains("life"));
    }
}

#[test]
fn a_claim_that_holds_has_no_picture() {
    let check = checked(Resets::WhenNobodyHoldsATicket);
    let claim = claim(&check, CALLED);
    assert_eq!(claim.verdict, OwnVerdict::Holds);
    assert!(swimlane::picture(&Messages::new(Language::En), "own", &check, claim).is_none());
}

/// What the guide shows is the example, piece by piece.
#[test]
fn the_guide_shows_the_example() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path| std::fs::read_to_string(top.join(path)).expect("it is text");
    let (guide, example) = (read("src/guide/own-model.md"), read("src/render/examples/tickets.rs"));
    let pieces: Vec<&str> = guide.split("```rust,ignore\n").skip(1).collect();
    assert!(pieces.len() >= 3, "the guide shows code: {}", pieces.len());
    for piece in pieces {
        let code = piece.split("```").next().expect("it ends");
        // Between lines that say `// …`, something was left out.
        for part in code.split("// …\n").map(str::trim_end).filter(|part| !part.is_empty()) {
            assert!(example.contains(part.trim_start_matches('\n')), "the example has: {part}");
        }
    }
    let snapshot = read("tests/it/snapshots/it__own__tickets-en.snap");
    let (_, shown) = snapshot.rsplit_once("---\n").expect("a snapshot has a header");
    let first = shown.split("\n\n\n").next().expect("it has a first part");
    assert!(guide.contains(first.trim()), "the guide shows what the example prints");
}
