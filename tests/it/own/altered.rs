//! Documents about a model that is not ours: what may stand in them, and what is refused, and where.

use super::{checked, hall, violated};
use crate::own::tickets::Resets;
use honnin_analysis::own::OwnSearchOptions;
use honnin_evidence::consistency::{ConsistencyRule, Expectation};
use honnin_evidence::own::OwnEvidence;
use honnin_evidence::{Program, Unreadable};
use serde_json::{Value, json};

/// A change to a sound document.
type Alteration = fn(&mut Value);

fn document() -> OwnEvidence {
    OwnEvidence::new(violated().0)
}

/// What is read from a document after a change, with the layout that documents have.
fn read_after(alter: Alteration) -> Result<OwnEvidence, Unreadable> {
    let mut value = serde_json::to_value(document()).expect("it is JSON");
    alter(&mut value);
    let text = match serde_json::from_value::<OwnEvidence>(value.clone()) {
        Ok(document) if serde_json::to_value(&document).ok() == Some(value.clone()) => {
            document.text()
        }
        _ => value.to_string(),
    };
    OwnEvidence::read(&text, &hall(Resets::WhenTheLineIsEmpty))
}

/// Where a document is refused after a change, and what was expected there.
fn refused(alter: Alteration) -> (String, Option<Expectation>) {
    match read_after(alter).expect_err("it is refused") {
        Unreadable::Shape { at, .. } => (at, None),
        Unreadable::Inconsistent(why) => (why.at, Some(why.expected)),
        other => panic!("it is refused for what it says: {other:?}"),
    }
}

#[test]
fn what_is_read_is_written_again_byte_for_byte() {
    let document = document();
    let read = OwnEvidence::read(&document.text(), &hall(Resets::WhenTheLineIsEmpty));
    assert_eq!(read, Ok(document.clone()));
    assert_eq!(document.program, Program::this());
}

#[test]
fn the_schema_describes_the_document_and_nothing_else() {
    let schema = OwnEvidence::schema();
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let sound = serde_json::to_value(document()).expect("it is JSON");
    let errors: Vec<String> = schema.iter_errors(&sound).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let alterations: [(&str, Alteration); 5] = [
        ("a field at the top", |it| it["time"] = json!(1)),
        ("a field of the result", |it| it["result"]["rate"] = json!(1)),
        ("a verdict", |it| it["result"]["claims"][0]["verdict"] = json!("probably")),
        ("a field of a step", |it| it["result"]["claims"][0]["steps"][0]["at"] = json!(1)),
        ("a word for a number", |it| it["result"]["states"] = json!("many")),
    ];
    for (what, alter) in alterations {
        let mut altered = sound.clone();
        alter(&mut altered);
        assert!(!schema.is_valid(&altered), "{what} is no part of the schema");
    }
}

/// Each with the place where the document is refused: what does not follow, or is no counterexample.
#[test]
fn what_does_not_follow_is_refused_at_its_place() {
    let not_established = || Some(Expectation::Value(json!("not-established")));
    let rule = |rule| Some(Expectation::Rule(rule));
    let cases: [(&str, Alteration, &str, Option<Expectation>); 17] = [
        (
            "a step is dropped",
            |it| drop(it["result"]["claims"][0]["steps"].as_array_mut().map(|it| it.remove(1))),
            "/result/claims/0/steps/1",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "the last step is dropped",
            |it| drop(it["result"]["claims"][0]["steps"].as_array_mut().map(Vec::pop)),
            "/result/claims/0/steps",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "a step is taken by another",
            |it| it["result"]["claims"][0]["steps"][2]["actor"] = json!("clerk"),
            "/result/claims/0/steps/2",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "a step is told otherwise",
            |it| it["result"]["claims"][0]["steps"][0]["sentence"] = json!("draws a number"),
            "/result/claims/0/steps/0",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "a step does not say what it breaks",
            |it| it["result"]["claims"][0]["steps"][4]["breaks"] = json!([]),
            "/result/claims/0/steps/4",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "a verdict is flipped, and its steps stay",
            |it| it["result"]["claims"][0]["verdict"] = json!("holds"),
            "/result/claims/0/steps",
            None,
        ),
        (
            "a claim that holds is violated by nothing",
            |it| {
                it["result"]["claims"][1]["verdict"] = json!("violated");
                it["result"]["claims"][1]["steps"] = json!([]);
            },
            "/result/claims/1/steps",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "a claim that holds is violated by the steps of another",
            |it| {
                it["result"]["claims"][1]["verdict"] = json!("violated");
                it["result"]["claims"][1]["steps"] = it["result"]["claims"][0]["steps"].clone();
            },
            "/result/claims/1/steps",
            rule(ConsistencyRule::Counterexample),
        ),
        (
            "there are no states",
            |it| it["result"]["states"] = json!(0),
            "/result/collision_probability",
            Some(Expectation::Value(json!(0.0))),
        ),
        (
            "a witness is not reached, and a claim holds",
            |it| it["result"]["witnesses"][0]["reached"] = json!(false),
            "/result/claims/1/verdict",
            not_established(),
        ),
        (
            "the search is cut, and a claim holds",
            |it| it["result"]["cut"] = json!({ "states": 1_160 }),
            "/result/claims/1/verdict",
            not_established(),
        ),
        (
            "a claim holds and is said to be open",
            |it| {
                it["result"]["claims"][1]["verdict"] = json!("not-established");
                it["result"]["claims"][1]["why"] = json!("no-state");
            },
            "/result/claims/1/verdict",
            Some(Expectation::Value(json!("holds"))),
        ),
        (
            "something else was expected",
            |it| it["result"]["claims"][0]["expected"] = json!("holds"),
            "/result/claims/0/expected",
            Some(Expectation::Value(json!("violated"))),
        ),
        (
            // Of a witness that is not there, nobody says that it was reached.
            "a witness is left out",
            |it| drop(it["result"]["witnesses"].as_array_mut().map(Vec::pop)),
            "/result/claims/1/verdict",
            not_established(),
        ),
        (
            "a collision is less likely",
            |it| it["result"]["collision_probability"] = json!(0.0),
            "/result/collision_probability",
            Some(Expectation::Value(json!(document().result.collision_probability))),
        ),
        (
            "another engine searched",
            |it| it["result"]["engine"] = json!("by hand"),
            "/result/engine",
            Some(Expectation::Value(json!("dataflow"))),
        ),
        (
            "it is about another model",
            |it| it["result"]["model"] = json!("A counter"),
            "/result/model",
            Some(Expectation::Value(json!(document().result.model))),
        ),
    ];
    for (what, alter, at, expected) in cases {
        let (place, found) = refused(alter);
        assert_eq!((place.as_str(), found), (at, expected), "{what}");
    }
}

#[test]
fn another_version_and_another_layout_are_refused() {
    assert_eq!(read_after(|it| it["own_model"] = json!(2)), Err(Unreadable::Version(2)));
    let text = document().text().replacen("  ", "   ", 1);
    let read = OwnEvidence::read(&text, &hall(Resets::WhenTheLineIsEmpty));
    assert_eq!(read, Err(Unreadable::Layout(2)));
    let read = OwnEvidence::read("{", &hall(Resets::WhenTheLineIsEmpty));
    assert!(matches!(read, Err(Unreadable::Shape { .. })));
}

/// A counterexample that is left out cannot be seen by reading, nor can another count. A search sees it.
#[test]
fn a_search_sees_what_reading_cannot() {
    let model = hall(Resets::WhenTheLineIsEmpty);
    let (mut deeper, mut more) = (document(), document());
    deeper.result.depth += 1_000_000;
    more.result.transitions += 1;
    for (at, document) in [("/result/depth", deeper), ("/result/transitions", more)] {
        assert!(OwnEvidence::read(&document.text(), &model).is_ok());
        let again = document.confirm(&model, &OwnSearchOptions::default());
        assert_eq!(again.expect("it is searched").expect_err("it differs").at, at);
    }
    let mut document = document();
    document.result.claims[0].verdict = honnin_analysis::own::OwnVerdict::Holds;
    assert!(OwnEvidence::read(&document.text(), &model).is_ok());
    let again = document.confirm(&model, &OwnSearchOptions::default()).expect("it is searched");
    assert_eq!(again.expect_err("it differs").at, "/result/claims/0/verdict");
    let sound = OwnEvidence::new(checked(Resets::WhenNobodyHoldsATicket));
    let again = sound.confirm(&hall(Resets::WhenNobodyHoldsATicket), &OwnSearchOptions::default());
    assert_eq!(again, Ok(Ok(())));
}
