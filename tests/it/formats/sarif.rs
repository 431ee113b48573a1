//! Findings in SARIF 2.1.0, valid by the schema of OASIS, and the lines that they stand at.

use super::{assert_valid, consistent, differing, open, silent, sound, top};
use crate::material::sheet;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::digests::sha256;
use honnin_models::claims::ClaimId::{C1, C2};
use honnin_models::keys;
use honnin_render::rendering::sarif::document;
use honnin_sheet::Configuration::{Designed, Installed};
use honnin_sheet::lines::{LineSpan, Lines};
use serde_json::Value;

/// The document, after it was found valid.
fn checked(consistent: &ConsistentEvidence) -> Value {
    let path = top().join("tests/it/formats/schemas/sarif-schema-2.1.0.json");
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    // The published pattern of a language has a bracket too many, and is no regular expression.
    let misprint = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(schema.contains(misprint), "the schema is as it was published");
    let schema = schema.replace(misprint, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$");
    let schema: Value = serde_json::from_str(&schema).expect("it is JSON");
    let document: Value = serde_json::from_str(&document(consistent)).expect("it is JSON");
    assert_valid(&schema, &document);
    assert_eq!(document["version"], "2.1.0");
    document["runs"][0].clone()
}

/// What fails or is open.
fn results(run: &Value) -> Vec<&Value> {
    all_results(run).iter().filter(|result| result["kind"] != "notApplicable").collect()
}

fn all_results(run: &Value) -> &Vec<Value> {
    run["results"].as_array().expect("a run that was made has results")
}

/// The line of the sheet's text that a location points at, cut to its columns.
fn pointed_at<'t>(text: &'t str, location: &Value) -> &'t str {
    let region = &location["physicalLocation"]["region"];
    let number = |name: &str| region[name].as_u64().expect("it is a number") as usize;
    let line = text.lines().nth(number("startLine") - 1).expect("the sheet has the line");
    &line[number("startColumn") - 1..number("endColumn") - 1]
}

#[test]
fn what_is_as_it_must_be_is_no_result() {
    let run = checked(sound());
    assert!(results(&run).is_empty());
    let not_applicable: Vec<(&Value, &Value)> =
        all_results(&run).iter().map(|it| (&it["ruleId"], &it["level"])).collect();
    let (c2, c3, c9, none) = ("C2".into(), "C3".into(), "C9".into(), "none".into());
    // The search says so, and two runs of schedules.
    let expected = [(&c2, &none), (&c3, &none), (&c9, &none)].repeat(3);
    assert_eq!(not_applicable, expected, "no case of them");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], true);
    assert_eq!(invocation["exitCode"], 0);
    let artifact = &run["artifacts"][0];
    let sheet = sheet("kawasaki-2023");
    assert_eq!(artifact["location"]["uri"], "models/sheets/kawasaki-2023.toml");
    assert_eq!(artifact["hashes"]["sha-256"], sha256(sheet.text.as_bytes()));
}

#[test]
fn every_claim_is_a_rule() {
    let run = checked(sound());
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "honnin");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().expect("there are rules");
    assert_eq!(rules[0]["id"], "C1");
    assert_eq!(rules[0]["name"], "SubjectIsRequester");
    assert!(rules[0]["help"]["text"].as_str().is_some_and(|help| help.contains("Adachi City")));
    assert_eq!(rules[7]["id"], "C8");
    assert!(rules.len() > 8, "other questions have rules, too");
}

#[test]
fn what_differs_stands_where_the_sheet_expects_it() {
    let consistent = consistent(&differing());
    let run = checked(&consistent);
    let results = results(&run);
    // Two runs of schedules broke it, too.
    let [finding, _, _] = &results[..] else { panic!("one verdict differs: {run:#}") };
    assert_eq!((&finding["ruleId"], &finding["ruleIndex"]), (&"C1".into(), &0.into()));
    assert_eq!((&finding["kind"], &finding["level"]), (&"fail".into(), &"error".into()));
    let text = &consistent.evidence.sheets[0].text;
    assert_eq!(pointed_at(text, &finding["locations"][0]), "C1 = \"holds\"");
    let related = finding["relatedLocations"].as_array().expect("remedies are known");
    let decisions: Vec<&str> = related.iter().map(|place| pointed_at(text, place)).collect();
    assert!(decisions.contains(&"key = \"second\""), "{decisions:?}");
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    assert_eq!(run["invocations"][0]["exitCode"], 1);
}

#[test]
fn a_counterexample_is_a_flow_of_its_steps() {
    let run = checked(&consistent(&differing()));
    let flow = &results(&run)[0]["codeFlows"][0];
    let steps = flow["threadFlows"][0]["locations"].as_array().expect("there are steps");
    assert_eq!(steps.len(), 12);
    assert_eq!(steps[0]["kinds"][0], "arrive");
    let last = &steps[11];
    assert_eq!((&last["importance"], &last["executionOrder"]), (&"essential".into(), &12.into()));
    let told = last["location"]["message"]["text"].as_str().expect("it is told");
    assert!(told.contains("✗\u{a0}C1"), "{told}");
}

/// Where the sheet is silent, the finding stands at an answer that the smallest remedy changes.
#[test]
fn what_differs_stands_else_at_what_would_mend_it() {
    let consistent = consistent(&silent());
    let run = checked(&consistent);
    let finding = &results(&run)[0];
    let place = pointed_at(&consistent.evidence.sheets[0].text, &finding["locations"][0]);
    let related = &finding["relatedLocations"][0];
    assert_eq!(place, pointed_at(&consistent.evidence.sheets[0].text, related));
    assert_ne!(place, "name    = \"kawasaki-2023\"");
}

/// The standard gives what is open no level; so the run itself says that it was not successful.
#[test]
fn what_is_not_established_is_open_and_the_run_not_successful() {
    let consistent = consistent(&open());
    let run = checked(&consistent);
    let [finding] = &results(&run)[..] else { panic!("one verdict is open: {run:#}") };
    assert_eq!((&finding["kind"], &finding["level"]), (&"open".into(), &"none".into()));
    let place = pointed_at(&consistent.evidence.sheets[0].text, &finding["locations"][0]);
    assert!(!place.is_empty());
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 3);
    let told = &invocation["toolExecutionNotifications"][0];
    assert_eq!(told["level"], "error");
    let words = told["message"]["text"].as_str().expect("it is told");
    assert!(words.contains("C5") && words.contains("100 states"), "{words}");
}

#[test]
fn a_sheet_says_where_its_answers_stand() {
    let text = "schema = 1\nname = \"足立\"\n[installed]\n\"sync.release\" = \"all\"\n[sync]\n\
                conflict = \"fail\"\n[expect]\nC1 = \"violated\"\ndesigned.C1 = \"holds\"\n";
    let sheet = honnin_sheet::read::read_sheet("test.toml", text.as_bytes()).expect("it is sound");
    let lines = Lines::new(&sheet);
    let place = |line, column, end| LineSpan { line, column, end };
    // Columns are letters, not bytes.
    assert_eq!(lines.name(), place(2, 1, 12));
    assert_eq!(lines.expectation(Installed, C1), Some(place(8, 1, 16)));
    assert_eq!(lines.expectation(Designed, C1), Some(place(9, 10, 22)));
    assert_eq!(lines.expectation(Installed, C2), None);
    let key = |name: &str| keys::find(name).expect("it is a key");
    assert_eq!(lines.answer(Installed, key("sync.release")), Some(place(4, 1, 23)));
    assert_eq!(lines.answer(Designed, key("sync.release")), None);
    assert_eq!(lines.answer(Installed, key("sync.conflict")), Some(place(6, 1, 18)));
    assert_eq!(lines.answer(Designed, key("image.key")), None);
}
