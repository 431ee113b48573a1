//! Traceability: from the findings of the record to the evidence, and back.

use altered::{altered, evidence, flipped, one_sheet, unknown};
use honnin_analysis::Verdict;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::Evidence;
use honnin_evidence::checks::Class;
use honnin_evidence::sheet::SheetEvidence;
use honnin_evidence::traceability::name::name;
use honnin_evidence::traceability::{self, Confirmation, ConfirmationState, Says, Traceability};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::sheets::BUNDLED;
use honnin_record::{self as record, Coverage, FindingCheck};
use honnin_schedule::along::FollowedEnd;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The committed document, and documents that say otherwise in one thing.
pub(crate) mod altered;
/// The register in the document, and nowhere else.
mod alone;
/// What no finding relies on.
mod unrelied;

/// The committed document against the register of today, looked through once for all tests of a
/// process.
fn whole() -> ConsistentEvidence {
    static WHOLE: LazyLock<ConsistentEvidence> = LazyLock::new(|| {
        ConsistentEvidence::traced(evidence())
            .expect("the committed document is internally consistent")
    });
    WHOLE.clone()
}

fn states(checked: &ConsistentEvidence) -> BTreeMap<String, ConfirmationState> {
    let findings = checked.evidence.traceability.findings();
    findings.map(|finding| (finding.finding.to_string(), finding.state)).collect()
}

/// The checks of the register, as the document writes them.
fn register() -> Vec<(String, Vec<FindingCheck>)> {
    let findings = record::bundled().findings();
    findings.map(|finding| (finding.id.to_string(), finding.checks.clone())).collect()
}

#[test]
fn every_finding_stands_once_with_all_its_checks() {
    let checked = whole();
    let traced = Traceability::new(&checked);
    let mut names: BTreeMap<String, &FindingCheck> = BTreeMap::new();
    let written: Vec<(String, Vec<FindingCheck>)> = traced
        .record
        .findings()
        .map(|finding| {
            let checks = traced.checks_of(finding).into_iter().map(|check| check.by.clone());
            (finding.finding.to_string(), checks.collect())
        })
        .collect();
    assert_eq!(written, register());
    for check in &traced.checks {
        let known = names.insert(name(check.by), check.by);
        assert_eq!(known, None, "{} names one check", name(check.by));
    }
    assert!(names.len() >= 100, "the checks were found: {}", names.len());
}

#[test]
fn backward_is_the_inverse_of_forward() {
    let checked = whole();
    let traced = Traceability::new(&checked);
    let forward = |of: &dyn Fn(&FindingCheck) -> bool| -> Vec<(String, String)> {
        let pairs = traced.record.findings().flat_map(|finding| {
            let ours = traced.checks_of(finding).into_iter().filter(|check| of(check.by));
            ours.map(|check| (name(check.by), finding.finding.to_string())).collect::<Vec<_>>()
        });
        let mut pairs: Vec<(String, String)> = pairs.collect();
        pairs.sort();
        pairs
    };
    let compare = |found: Vec<traceability::Backward<'_, '_>>,
                   of: &dyn Fn(&FindingCheck) -> bool| {
        let pairs = found.iter().flat_map(|back| {
            back.findings.iter().map(|it| (name(back.check.by), it.finding.to_string()))
        });
        let mut pairs: Vec<(String, String)> = pairs.collect();
        pairs.sort();
        assert_eq!(pairs, forward(of));
        let checks: BTreeSet<String> = found.iter().map(|back| name(back.check.by)).collect();
        assert_eq!(checks.len(), found.len(), "each check stands once");
        pairs.len()
    };
    let of_claims = ClaimId::ALL
        .map(|claim| compare(traced.of_claim(claim), &|by| by.claims().contains(&claim)));
    assert!(of_claims.iter().filter(|count| **count > 0).count() >= 7, "{of_claims:?}");
    for sheet in BUNDLED {
        let about = |by: &FindingCheck| by.sheet().is_some_and(|it| *it == sheet.name);
        assert!(compare(traced.of_sheet(sheet.name), &about) > 0, "{}", sheet.name);
        let findings: Vec<String> = traced
            .findings_of_sheet(sheet.name)
            .into_iter()
            .map(|it| it.finding.to_string())
            .collect();
        let expected = register();
        let expected = expected.iter().filter(|(_, checks)| checks.iter().any(about));
        assert_eq!(findings, expected.map(|(id, _)| id.clone()).collect::<Vec<_>>());
    }
}

/// Every check of the register is in the document, and comes to what is relied on.
#[test]
fn the_whole_document_confirms_every_check() {
    let checked = whole();
    let traced = Traceability::new(&checked);
    let mut confirmed = BTreeSet::new();
    for check in &traced.checks {
        assert_eq!(check.confirmation, Confirmation::Confirmed, "{}", name(check.by));
        assert!(check.answer.is_some(), "{}", name(check.by));
        confirmed.insert(name(check.by));
    }
    for finding in traced.record.findings() {
        let covered = finding.coverage != Coverage::NotCovered;
        let expected =
            if covered { ConfirmationState::Confirmed } else { ConfirmationState::NotCovered };
        assert_eq!(finding.state, expected, "{}", finding.finding);
    }
    for (kind, least) in [
        ("verdict", 3),
        ("condition", 3),
        ("changed", 3),
        ("campaign", 3),
        ("plan", 3),
        ("kill", 3),
        ("schedules", 3),
        ("trace", 1),
        ("bounds", 1),
    ] {
        let names = confirmed.iter().filter(|name| name.starts_with(kind));
        assert!(names.count() >= least, "checks of this kind are confirmed: {kind}");
    }
}

#[test]
fn every_pointer_leads_to_what_is_said() {
    let checked = whole();
    let text = checked.evidence.text();
    let document: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!(
        ConsistentEvidence::parse(&text).expect("it is evidence").evidence,
        checked.evidence
    );
    let traced = Traceability::new(&checked);
    let mut followed = 0;
    for check in &traced.checks {
        let Some(answer) = &check.answer else { continue };
        let there = document.pointer(&answer.at);
        let there = there.unwrap_or_else(|| panic!("{} leads somewhere", answer.at));
        if let (Says::Verdict(word), Some(said)) = (&answer.says, there.get("verdict")) {
            assert_eq!(*said, json!(word), "{}", answer.at);
            followed += 1;
        }
        let observed = answer.at.contains("/followed/") || answer.at.contains("/logs/");
        assert_eq!(observed, answer.class == Class::Observed, "{}", answer.at);
        // What is said of a sheet stands there.
        if let (Some(sheet), Some(number)) = (check.by.sheet(), number_in(&answer.at)) {
            assert_eq!(document["sheets"][number]["name"], json!(sheet), "{}", answer.at);
        }
    }
    assert!(followed > 50, "verdicts were compared: {followed}");
    // The list for programs says the same.
    let written = document["traceability"]["checks"].as_array().expect("it is a list");
    let pointers: Vec<&str> = written.iter().filter_map(|check| check["at"].as_str()).collect();
    assert_eq!(pointers.len(), traced.checks.len());
    for at in pointers {
        assert!(document.pointer(at).is_some(), "{at}");
    }
}

/// The number of the sheet that a pointer leads into.
fn number_in(pointer: &str) -> Option<usize> {
    pointer.strip_prefix("/sheets/")?.split('/').next()?.parse().ok()
}

/// Nobody can say otherwise of one verdict: what follows from it says the same once more.
#[test]
fn a_verdict_that_is_altered_alone_is_refused() {
    let verdicts: BTreeMap<String, FindingCheck> = register()
        .into_iter()
        .flat_map(|(_, checks)| checks)
        .filter(|by| matches!(by, FindingCheck::Verdict { .. }))
        .map(|by| (name(&by), by))
        .collect();
    assert!(verdicts.len() > 20, "the verdicts were found: {}", verdicts.len());
    for (number, (name, by)) in verdicts.iter().enumerate() {
        // Each becomes another or unknown in turn: both is twice the time and shows no more.
        let alter: fn(&mut Verdict) = if number % 2 == 0 { flipped } else { unknown };
        assert!(altered(by, alter).is_err(), "{name}");
    }
}

/// What stands on a search that was cut is open, and nothing else is.
#[test]
fn a_search_that_was_cut_opens_the_findings_that_rely_on_it_alone() {
    let before = states(&whole());
    let checked =
        crate::evidence::altered(crate::evidence::cut).expect("it is internally consistent");
    let after = states(&checked);
    let mut opened = 0;
    for (id, checks) in register() {
        let reference = |by: &FindingCheck| by.sheet().is_some_and(|it| *it == "reference");
        let verdict =
            |by: &FindingCheck| matches!(by, FindingCheck::Verdict { .. }) && reference(by);
        if checks.iter().any(verdict) {
            assert_eq!(after[&id], ConfirmationState::Open, "{id}");
            opened += 1;
        } else if !checks.iter().any(reference) {
            assert_eq!(after[&id], before[&id], "{id}");
        }
    }
    assert!(opened > 0, "findings rely on the reference design");
}

/// Runs of the real system cannot be said to have come to something else either: what was followed
/// has a log, and what a layer finds breaks something.
#[test]
fn altered_runs_are_refused() {
    let refused = |alter: fn(&mut Evidence)| {
        let mut evidence = evidence();
        alter(&mut evidence);
        let refused = ConsistentEvidence::traced(evidence).expect_err("it does not follow").at;
        assert!(["/sheets/", "/kill/"].iter().any(|part| refused.starts_with(part)), "{refused}");
    };
    fn sheets(evidence: &mut Evidence) -> impl Iterator<Item = &mut SheetEvidence> {
        evidence.sheets.iter_mut()
    }
    refused(|it| {
        sheets(it).flat_map(|s| &mut s.followed).for_each(|f| f.end = FollowedEnd::DidNotBreak);
    });
    refused(|it| sheets(it).for_each(|sheet| sheet.logs.clear()));
    refused(|it| {
        let rows = it.kill.contexts.iter_mut().flat_map(|context| &mut context.rows);
        rows.filter(|row| row.gaps().is_empty()).for_each(|row| row.breaks.clear());
    });
}

/// A log in which the claim does not break refutes the checks that rely on that log, whatever the
/// logs of other sheets show.
#[test]
fn a_log_that_shows_nothing_refutes_the_checks_of_its_sheet() {
    let mut asked = 0;
    for bundled in BUNDLED {
        let mut evidence = evidence();
        let sheet = evidence.sheets.iter_mut().find(|sheet| sheet.name == bundled.name);
        let logs = sheet.expect("the sheet is there").logs.iter_mut();
        let claims = logs.flat_map(|log| log.claims.values_mut());
        claims.for_each(|word| *word = VerdictWord::Holds);
        let checked = ConsistentEvidence::traced(evidence).expect("it is internally consistent");
        for check in Traceability::new(&checked).checks {
            let ours = matches!(check.by, FindingCheck::Trace { sheet, .. } if sheet.as_str() == bundled.name);
            let refuted = check.confirmation == Confirmation::Refuted;
            assert_eq!(refuted, ours, "{}: {}", bundled.name, name(check.by));
            asked += usize::from(ours);
        }
    }
    assert!(asked > 1, "such checks were found, of several sheets: {asked}");
}

/// What is said of other sheets is not part of a document of one, and nothing there is confirmed.
#[test]
fn a_document_of_one_sheet_confirms_nothing_of_others() {
    for bundled in BUNDLED {
        let checked = ConsistentEvidence::traced(one_sheet(bundled.name))
            .expect("it is internally consistent");
        let traced = Traceability::new(&checked);
        let other = |by: &FindingCheck| by.sheet().is_some_and(|sheet| *sheet != bundled.name);
        let mut absent = 0;
        for check in &traced.checks {
            let name = name(check.by);
            if other(check.by) {
                assert_eq!(check.confirmation, Confirmation::NotInEvidence, "{name}");
                assert_eq!(check.answer, None, "{name}");
                absent += 1;
            } else {
                assert_eq!(check.confirmation, Confirmation::Confirmed, "{name}");
            }
        }
        for finding in traced.record.findings() {
            let others = traced.checks_of(finding).iter().any(|check| other(check.by));
            assert!(
                !others || finding.state == ConfirmationState::NotInEvidence,
                "{}",
                finding.finding
            );
        }
        assert!(absent > 50, "checks of other sheets were asked: {absent}");
    }
}

/// The register speaks of the bundled sheets: another one of the same name shows nothing of them.
#[test]
fn another_sheet_of_the_same_name_confirms_nothing() {
    let mut evidence = evidence();
    for sheet in &mut evidence.sheets {
        sheet.text += "# another one\n";
        sheet.sha256 = honnin_evidence::digests::sha256(sheet.text.as_bytes());
    }
    let checked = ConsistentEvidence::traced(evidence).expect("it is internally consistent");
    for check in Traceability::new(&checked).checks {
        let of_all = matches!(check.by, FindingCheck::Survey { .. });
        let absent = check.confirmation == Confirmation::NotInEvidence;
        assert!(of_all || absent, "{}", name(check.by));
    }
}
