//! JUnit XML, checked against the schema that Jenkins published.

use super::{consistent, differing, open, sound, top};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::CheckState;
use honnin_render::cases::Cases;
use honnin_render::rendering::junit::document;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;
use uppsala::XsdValidator;

/// What the schema says against a document.
fn complaints(text: &str) -> Vec<String> {
    let path = top().join("tests/it/formats/schemas/junit-4.xsd");
    let schema = std::fs::read_to_string(path).expect("the schema is there");
    let schema = uppsala::parse(&schema).expect("the schema is XML");
    let validator = XsdValidator::from_schema(&schema).expect("the schema is one");
    let document = uppsala::parse(text).expect("it is XML");
    validator.validate(&document).into_iter().map(|error| error.message).collect()
}

fn count(node: Node<'_, '_>, name: &str) -> usize {
    node.descendants().filter(|node| node.has_tag_name(name)).count()
}

/// Asserts that a document is allowed and counts right, and gives the failures and errors.
fn checked(consistent: &ConsistentEvidence) -> (usize, usize) {
    let text = document(consistent);
    let parsed = Document::parse(&text).expect("it is XML");
    let root = parsed.root_element();
    assert!(root.has_tag_name("testsuites"));
    assert_eq!(complaints(&text), [""; 0]);
    let suites = root.children().filter(|node| node.has_tag_name("testsuite"));
    for node in suites.chain([root]) {
        for (attribute, element) in [
            ("tests", "testcase"),
            ("failures", "failure"),
            ("errors", "error"),
            ("skipped", "skipped"),
        ] {
            // The schema knows no number of skipped tests of the whole.
            if node == root && attribute == "skipped" {
                assert_eq!(node.attribute(attribute), None);
                continue;
            }
            let told = node.attribute(attribute).expect("it is counted");
            assert_eq!(told, count(node, element).to_string(), "{attribute}");
        }
        let cases = node.children().filter(|node| node.has_tag_name("testcase"));
        let names: Vec<_> = cases.filter_map(|node| node.attribute("name")).collect();
        let distinct: BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "a name stands once in a suite: {names:?}");
    }
    assert_eq!(count(root, "testcase"), consistent.checks().len(), "everything that was asked");
    let no_case = consistent.checks().iter().filter(|it| it.state == CheckState::NoCase).count();
    assert_eq!(count(root, "skipped"), no_case, "what nothing puts to the test is skipped");
    (count(root, "failure"), count(root, "error"))
}

#[test]
fn what_is_as_it_must_be_succeeds() {
    assert_eq!(checked(sound()), (0, 0));
    let skipped = "Nothing within the scope puts C2 to the test; what would: a timeout fires";
    assert!(document(sound()).contains(skipped), "why a claim is skipped is told");
}

#[test]
fn what_differs_is_a_failure_with_its_counterexample() {
    let consistent = consistent(&differing());
    let (failures, errors) = checked(&consistent);
    // Two runs of schedules broke it, too.
    assert_eq!((failures, errors), (3, 0));
    let text = document(&consistent);
    assert!(text.contains("message=\"violated, expected: holds.\" type=\"differs\""), "{text}");
    assert!(text.contains("1 resident 0: makes request 0 at a kiosk"), "the steps are told");
    assert!(text.contains("✗\u{a0}C1"), "and which of them breaks the claim: {text}");
}

/// A build that did not look at something must not be green.
#[test]
fn what_is_not_established_is_an_error() {
    let consistent = consistent(&open());
    assert_eq!(checked(&consistent), (0, 1));
    assert!(document(&consistent).contains("the search was cut after 100 states"));
}

#[test]
fn suites_are_sheets_the_kill_matrix_and_the_survey() {
    let suites: BTreeSet<String> =
        Cases::collect(sound()).all().into_iter().map(|case| case.suite).collect();
    let expected = ["kawasaki-2023 (designed)", "kill matrix", "survey"];
    assert_eq!(suites.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// The schema is really asked: a document that it does not allow is complained about.
#[test]
fn what_the_schema_does_not_allow_is_found() {
    let text = document(sound());
    for (allowed, altered) in [
        ("<testcase name=", "<testcase title="),
        ("<testcase name=", "<testcase duration=\"1\" name="),
        ("</testsuite>", "<verdict/></testsuite>"),
        (" tests=", " cases="),
    ] {
        let altered = text.replacen(allowed, altered, 1);
        assert_ne!(altered, text);
        assert_ne!(complaints(&altered), [""; 0], "{allowed} -> {altered:.300}");
    }
}
