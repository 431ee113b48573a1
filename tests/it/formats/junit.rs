//! JUnit XML, held to what Jenkins' schema (junit-10.xsd of its xunit plugin) says.

use super::{differing, dossier, open, sound};
use honnin::report::cases::Cases;
use honnin::report::evidence::Dossier;
use honnin::report::junit::document;
use roxmltree::{Document, Node};
use std::collections::BTreeSet;

/// What an element may have: attributes that it must have, others that it may have, and elements.
type Allowed = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

/// The schema, so far as it speaks of what is written here.
fn allowed(name: &str) -> Allowed {
    match name {
        "testsuites" => (&[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
        "testsuite" => (
            &["name", "tests", "failures", "errors"],
            &["time", "skipped", "timestamp", "hostname", "id", "package", "file"],
            &["properties", "testcase", "system-out", "system-err"],
        ),
        "properties" => (&[], &[], &["property"]),
        "property" => (&["name", "value"], &[], &[]),
        "testcase" => {
            (&["name"], &["time", "classname", "group"], &["skipped", "error", "failure"])
        }
        "failure" | "error" => (&[], &["type", "message"], &[]),
        _ => panic!("<{name}> is no element of the schema"),
    }
}

fn assert_allowed(node: Node<'_, '_>) {
    let name = node.tag_name().name();
    let (required, optional, elements) = allowed(name);
    for attribute in required {
        assert!(node.has_attribute(*attribute), "<{name}> has {attribute}");
    }
    for attribute in node.attributes() {
        let known = required.contains(&attribute.name()) || optional.contains(&attribute.name());
        assert!(known, "<{name}> may not have {}", attribute.name());
    }
    for child in node.children().filter(Node::is_element) {
        let child_name = child.tag_name().name();
        assert!(elements.contains(&child_name), "<{child_name}> may not stand in <{name}>");
        assert_allowed(child);
    }
}

fn count(node: Node<'_, '_>, name: &str) -> usize {
    node.descendants().filter(|node| node.has_tag_name(name)).count()
}

/// Asserts that a document is allowed and counts right, and gives the failures and errors.
fn checked(dossier: &Dossier) -> (usize, usize) {
    let text = document(dossier);
    let parsed = Document::parse(&text).expect("it is XML");
    let root = parsed.root_element();
    assert!(root.has_tag_name("testsuites"));
    assert_allowed(root);
    let suites = root.children().filter(|node| node.has_tag_name("testsuite"));
    for node in suites.chain([root]) {
        for (attribute, element) in
            [("tests", "testcase"), ("failures", "failure"), ("errors", "error")]
        {
            let told = node.attribute(attribute).expect("it is counted");
            assert_eq!(told, count(node, element).to_string(), "{attribute}");
        }
        let cases = node.children().filter(|node| node.has_tag_name("testcase"));
        let names: Vec<_> = cases.filter_map(|node| node.attribute("name")).collect();
        let distinct: BTreeSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len(), "a name stands once in a suite: {names:?}");
    }
    assert_eq!(count(root, "testcase"), dossier.asked().len(), "everything that was asked");
    assert_eq!(count(root, "skipped"), 0);
    (count(root, "failure"), count(root, "error"))
}

#[test]
fn what_is_as_it_must_be_succeeds() {
    assert_eq!(checked(sound()), (0, 0));
}

#[test]
fn what_differs_is_a_failure_with_its_counterexample() {
    let dossier = dossier(&differing());
    let (failures, errors) = checked(&dossier);
    // Two runs of schedules broke it, too.
    assert_eq!((failures, errors), (3, 0));
    let text = document(&dossier);
    assert!(text.contains("message=\"violated, expected: holds.\" type=\"differs\""), "{text}");
    assert!(text.contains("1 resident 0: makes request 0 at a kiosk"), "the steps are told");
    assert!(text.contains("✗\u{a0}C1"), "and which of them breaks the claim: {text}");
}

/// A build that did not look at something must not be green.
#[test]
fn what_is_not_established_is_an_error() {
    let dossier = dossier(&open());
    assert_eq!(checked(&dossier), (0, 1));
    assert!(document(&dossier).contains("the search was cut after 100 states"));
}

#[test]
fn suites_are_sheets_the_kill_matrix_and_the_survey() {
    let suites: BTreeSet<String> =
        Cases::of(sound()).all().into_iter().map(|case| case.suite).collect();
    let expected = ["kawasaki-2023 (designed)", "kill matrix", "survey"];
    assert_eq!(suites.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}
