//! Checks of changed sheets, and whether a scope is enough: what is written is what is found afresh,
//! and what is not of the sheet is refused.

use super::altered::moved;
use super::{Alteration, altered, committed_evidence, number_of, place};
use crate::bounds::bounds_of;
use honnin_analysis::SiteSearch;
use honnin_analysis::controls::control;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::{About, CheckState};
use honnin_models::claims::ClaimId;
use honnin_record::{self as record, FindingCheck};
use honnin_sheet::SheetId;
use honnin_sheet::find::bundled;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What the register names is there, each once, and nothing else.
#[test]
fn every_change_and_every_scope_that_a_finding_relies_on_is_there() {
    let checked = committed_evidence();
    let mut named: BTreeSet<(SheetId, String)> = BTreeSet::new();
    let mut scopes: BTreeSet<SheetId> = BTreeSet::new();
    for check in record::bundled().findings().flat_map(|finding| &finding.checks) {
        match check {
            FindingCheck::Changed { sheet, changes, .. } => {
                let changes = changes.iter().map(ToString::to_string);
                named.insert((sheet.clone(), changes.collect::<Vec<_>>().join(", ")));
            }
            FindingCheck::Bounds { sheet, .. } => {
                scopes.insert(sheet.clone());
            }
            _ => {}
        }
    }
    assert!(named.len() > 12 && !scopes.is_empty(), "they were found: {}", named.len());
    let mut written = Vec::new();
    for found in checked.findings() {
        let name = &found.sheet.name;
        written.extend(found.controls.iter().map(|control| {
            let changes = control.changes.iter().map(ToString::to_string);
            (name.clone(), changes.collect::<Vec<_>>().join(", "))
        }));
        assert_eq!(found.bounds.is_some(), scopes.contains(name), "{name}");
    }
    assert_eq!(written.len(), named.len(), "each stands once");
    assert_eq!(written.into_iter().collect::<BTreeSet<_>>(), named);
}

#[test]
fn they_are_what_is_found_afresh() {
    let (search, sheets) = (SiteSearch::new(), bundled());
    let checked = committed_evidence();
    for (found, sheet) in checked.findings().iter().zip(&sheets) {
        for written in &found.controls {
            let fresh = control(&search, sheet, written.changes.clone());
            assert_eq!(*written, fresh, "{}", sheet.name);
            assert!(written.established(), "{}", sheet.name);
        }
        if let Some(written) = &found.bounds {
            let fresh = bounds_of(&sheet.name);
            assert_eq!(written, fresh.found);
        }
    }
}

/// Asserts that an alteration below a place is refused there.
#[track_caller]
fn refused(at: &str, what: &str, alter: impl FnOnce(&mut Value)) {
    let refused = place(altered(|it| alter(it.pointer_mut(at).expect("it is there"))));
    assert!(refused.starts_with(at), "{what}: {refused}");
}

#[test]
fn a_changed_sheet_that_is_not_of_the_sheet_is_refused() {
    let adachi = number_of("adachi-2023");
    let alterations: [Alteration; 9] = [
        ("no change", |it| it[0]["changes"] = json!([])),
        ("another change", |it| it[0]["changes"] = it[1]["changes"].clone()),
        ("a change that nobody knows", |it| it[0]["changes"][0]["answer"] = json!("sideways")),
        ("another site", |it| it[0]["check"]["answers"]["scope.requests"] = json!(3)),
        ("a claim less", |it| {
            it[0]["check"]["claims"].as_object_mut().expect("claims").shift_remove("C3");
        }),
        ("an expectation", |it| it[0]["check"]["claims"]["C1"]["expected"] = json!("holds")),
        ("a claim that breaks without steps", |it| {
            it[0]["check"]["claims"]["C1"] = json!({ "verdict": "violated", "expected": null });
        }),
        ("a claim that holds though nothing was seen", |it| {
            it[0]["check"]["witnesses"]["delivered"] = json!(false);
        }),
        ("the same twice", |it| it[1] = it[0].clone()),
    ];
    for (what, alter) in alterations {
        refused(&format!("/sheets/{adachi}/controls"), what, alter);
    }
}

#[test]
fn a_scope_that_is_not_that_of_the_sheet_is_refused() {
    let yokohama = number_of("yokohama-2023");
    let alterations: [Alteration; 5] = [
        ("another scope", |it| it["configurations"][0]["configured"]["scope.requests"] = json!(1)),
        ("another dimension", |it| {
            it["configurations"][0]["dimensions"][0]["key"] = json!("scope.arrivals");
        }),
        ("no stand", |it| it["configurations"] = json!([])),
        ("a claim less", |it| it["configurations"][0]["broken"] = json!(["C1", "C2"])),
        ("a number that cannot be raised", |it| {
            it["configurations"][0]["dimensions"][0]["one_more"] =
                json!({ "cannot-be-raised": "at-maximum" });
        }),
    ];
    for (what, alter) in alterations {
        refused(&format!("/sheets/{yokohama}/bounds"), what, alter);
    }
}

/// A search that was cut leaves what relies on it open, and a scope that is too small differs.
#[test]
fn what_is_open_or_otherwise_is_told() {
    let (adachi, yokohama) = (number_of("adachi-2023"), number_of("yokohama-2023"));
    let one = |about, state| BTreeMap::from([(about, state)]);
    let cut = |it: &mut Value| {
        let check = &mut it["sheets"][adachi]["controls"][0]["check"];
        check["cut"] = json!({ "states": 100 });
        for id in ClaimId::ALL.into_iter().filter(|id| *id != ClaimId::C8) {
            check["claims"][id.to_string()] = json!({
                "verdict": "not-established", "why": { "states": 100 }, "expected": null,
            });
        }
    };
    assert_eq!(moved(cut), one(About::Controls(adachi), CheckState::NotEstablished));
    let opened = altered(cut).expect("it is internally consistent");
    assert!(states(&opened).contains("open"), "a finding relies on it");
    let open = |it: &mut Value| {
        it["sheets"][yokohama]["bounds"]["configurations"][0]["dimensions"][0]["one_more"] =
            json!("not-established");
    };
    assert_eq!(moved(open), one(About::Bounds(yokohama), CheckState::NotEstablished));
    let small = |it: &mut Value| {
        it["sheets"][yokohama]["bounds"]["configurations"][0]["dimensions"][0]["one_more"] =
            json!({ "changed": ["C6"] });
    };
    assert_eq!(moved(small), one(About::Bounds(yokohama), CheckState::Differs));
    let refuted = altered(small).expect("it is internally consistent");
    assert!(states(&refuted).contains("refuted"), "a finding relies on it");
}

/// What becomes of the findings, in the words of the document.
fn states(checked: &ConsistentEvidence) -> BTreeSet<String> {
    let findings = checked.evidence.traceability.findings();
    findings.map(|it| json!(it.state).as_str().expect("a word").to_owned()).collect()
}
