//! The other direction is complete: what the document holds either answers a finding or is listed as
//! answering none.

use super::whole;
use honnin_evidence::traceability::{Traceability, Unrelied};
use honnin_record::FindingId;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The places of all verdicts, campaigns and rows that break something, read off the document itself.
fn places(document: &Value) -> BTreeSet<String> {
    let list = |of: &Value| of.as_array().map(Vec::len).unwrap_or_default();
    let mut places = BTreeSet::new();
    for sheet in 0..list(&document["sheets"]) {
        let written = &document["sheets"][sheet];
        for check in 0..list(&written["checks"]) {
            let claims = written["checks"][check]["claims"].as_object().expect("claims");
            let made = claims.iter().filter(|(_, it)| it["verdict"] != "not-claimed");
            places
                .extend(made.map(|(id, _)| format!("/sheets/{sheet}/checks/{check}/claims/{id}")));
        }
        let campaigns = 0..list(&written["campaigns"]["findings"]);
        places.extend(campaigns.map(|it| format!("/sheets/{sheet}/campaigns/findings/{it}")));
    }
    for context in 0..list(&document["kill"]["contexts"]) {
        let rows = &document["kill"]["contexts"][context]["rows"];
        let breaking = (0..list(rows)).filter(|&row| rows[row]["breaks"] != json!([]));
        places.extend(breaking.map(|row| format!("/kill/contexts/{context}/rows/{row}")));
    }
    places
}

#[test]
fn everything_is_relied_on_or_listed() {
    let checked = whole();
    let document: Value = serde_json::from_str(&checked.evidence.text()).expect("it is JSON");
    let all = places(&document);
    let traced = Traceability::new(&checked);
    let listed: Vec<String> = traced.unrelied.iter().map(Unrelied::pointer).collect();
    assert_eq!(json!(listed), document["traceability"]["unrelied"]);
    let listed: BTreeSet<String> = listed.into_iter().collect();
    assert_eq!(listed.len(), traced.unrelied.len(), "each stands once");
    assert!(listed.is_subset(&all), "{:?}", listed.difference(&all));
    let answers: Vec<String> =
        traced.checks.iter().filter_map(|it| it.answer.as_ref()).map(|it| it.at.clone()).collect();
    let relied = |place: &String| {
        answers.iter().any(|at| at == place || at.starts_with(&format!("{place}/")))
    };
    for place in &all {
        assert_ne!(relied(place), listed.contains(place), "{place}");
    }
    let kinds = ["/checks/", "/campaigns/", "/kill/"];
    for kind in kinds {
        assert!(all.iter().any(|place| place.contains(kind)), "{kind} was found");
    }
    assert!(listed.len() < all.len() / 2 + 20, "most is relied on: {}", listed.len());
}

/// A verdict is there for the findings that rely on it, and for none of those listed.
#[test]
fn the_findings_at_a_place_are_those_that_rely_on_it() {
    let checked = whole();
    let traced = Traceability::new(&checked);
    for one in &traced.unrelied {
        assert!(traced.findings_at(&one.pointer()).is_empty(), "{}", one.pointer());
    }
    let mut found = 0;
    for check in &traced.checks {
        let answer = check.answer.as_ref().expect("every check is in the document");
        let findings = traced.findings_at(&answer.at);
        assert!(!findings.is_empty(), "{}", answer.at);
        let relies = |id: &FindingId| findings.iter().any(|it| it.finding == *id);
        for finding in traced.record.findings() {
            let names = traced
                .checks_of(finding)
                .into_iter()
                .any(|it| it.answer.as_ref().is_some_and(|known| known.at == answer.at));
            assert_eq!(names, relies(&finding.finding), "{} {}", finding.finding, answer.at);
        }
        found += 1;
    }
    assert!(found > 100);
}
