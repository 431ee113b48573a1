//! Statements of in-toto about the evidence, for whoever decides by them what may be released.
//!
//! The file `attestation.intoto.jsonl` is a bundle: a line of JSON for each statement. Its subjects
//! are the evidence file beside it and the sheets, each by its SHA-256 digest. There are two:
//!
//! - the *test result* of in-toto, with the name of every case that passed or failed. What was not
//!   established is among those that failed: that a test warned would say that it passed. A claim that
//!   nothing put to the test is in none of the lists;
//! - *scope and class*, a predicate of our own: how far each claim was looked at, and by what right
//!   each answer is given.
//!
//! Without a key the lines are the statements themselves, and prove nothing of who made them. With
//! one each line is an envelope of DSSE around such a statement, signed with Ed25519. Signatures are
//! a function of key and statement, so that a signed bundle can be compared with a fresh one, too.

use super::cases::Cases;
use super::file::{EVIDENCE, ReportFile};
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::CheckState;
use honnin_evidence::digests::sha256;
use honnin_models::claims::{ClaimId, VerdictWord};
use key::SigningKey;
use serde_json::{Value, json};
use std::collections::BTreeMap;

// Envelopes, and what is signed.
pub mod dsse;
// Keys, as they lie in files.
pub mod key;

/// The name of the file.
pub const ATTESTATION: &str = "attestation.intoto.jsonl";

/// The type of a statement.
pub const STATEMENT: &str = "https://in-toto.io/Statement/v1";

/// The type of the predicate that says which cases passed.
pub const TEST_RESULT: &str = "https://in-toto.io/attestation/test-result/v0.1";

/// The type of the predicate that says how far each answer goes. A type is a URI that nobody else
/// uses. One with a host, or with a date and a host, would need a host that is ours; a UUID was drawn
/// once for this one instead. What follows it names the predicate and its version.
pub const SCOPE_AND_CLASS: &str =
    "urn:uuid:37d655f3-3fd0-461e-b22e-85aa133c7563#scope-and-class/v1";

/// The bundle, unsigned.
pub fn bundle(checked: &ConsistentEvidence) -> String {
    statements(checked).iter().map(|statement| format!("{statement}\n")).collect()
}

/// The statements about the evidence.
pub fn statements(checked: &ConsistentEvidence) -> [Value; 2] {
    let cases = Cases::collect(checked);
    [
        statement(checked, TEST_RESULT, test_result(checked, &cases)),
        statement(checked, SCOPE_AND_CLASS, scope_and_class(checked, &cases)),
    ]
}

/// Puts the statements of a report into signed envelopes. `false` when the report has none.
pub fn sign(files: &mut [ReportFile], key: &SigningKey) -> bool {
    let bundle = files.iter_mut().find(|file| file.name == ATTESTATION);
    let Some(bundle) = bundle else { return false };
    let envelope = |statement: &str| format!("{}\n", dsse::seal(statement.as_bytes(), key));
    bundle.text = bundle.text.lines().map(envelope).collect();
    true
}

fn statement(checked: &ConsistentEvidence, of_type: &str, predicate: Value) -> Value {
    let evidence = (EVIDENCE.to_owned(), sha256(checked.evidence.text().as_bytes()));
    let sheets = checked.evidence.written();
    let sheets = sheets.map(|sheet| (sheet.file.to_owned(), sheet.sha256.to_owned()));
    let resource = |(name, digest)| json!({ "name": name, "digest": { "sha256": digest } });
    let subject: Vec<Value> = std::iter::once(evidence).chain(sheets).map(resource).collect();
    json!({
        "_type": STATEMENT,
        "subject": subject,
        "predicateType": of_type,
        "predicate": predicate,
    })
}

fn test_result(checked: &ConsistentEvidence, cases: &Cases<'_>) -> Value {
    let asked = cases.all().into_iter().filter(|case| case.state != CheckState::NoCase);
    let (passed, failed): (Vec<_>, Vec<_>) =
        asked.partition(|case| case.state == CheckState::AsExpected);
    let names = |cases: &[super::cases::CheckCase]| -> Vec<String> {
        cases.iter().map(super::cases::CheckCase::full_name).collect()
    };
    // Where nothing was asked, nothing has passed.
    let good = failed.is_empty() && !passed.is_empty();
    json!({
        "result": if good { "PASSED" } else { "FAILED" },
        "configuration": configuration(checked),
        "passedTests": names(&passed),
        "warnedTests": [],
        "failedTests": names(&failed),
    })
}

/// What the tests were made with: the sources, by group, and the lock file.
fn configuration(checked: &ConsistentEvidence) -> Vec<Value> {
    let sources = &checked.evidence.sources;
    let group = |(name, group): (&str, &honnin_evidence::digests::SourceGroup)| {
        json!({
            "name": name,
            "digest": { "sha256": group.sha256 },
            "annotations": { "digestOf": "the lines of sha256sum for the files, by path" },
        })
    };
    let lock = sources.manifests.files.get("Cargo.lock");
    let lock = lock.map(|sha256| json!({ "name": "Cargo.lock", "digest": { "sha256": sha256 } }));
    sources.groups().into_iter().map(group).chain(lock).collect()
}

fn scope_and_class(checked: &ConsistentEvidence, cases: &Cases<'_>) -> Value {
    let checks = cases.findings.iter().flat_map(|found| found.checks()).map(check);
    let asked = cases.all().into_iter().map(|case| {
        let class = checked.class(case.about);
        json!({ "name": case.full_name(), "state": case.state, "class": class })
    });
    json!({
        "program": checked.evidence.program,
        "checks": checks.collect::<Vec<_>>(),
        "asked": asked.collect::<Vec<_>>(),
    })
}

fn check(check: OfSheet<'_, SheetCheck>) -> Value {
    let verdicts = check.claims.iter();
    let verdicts: BTreeMap<ClaimId, VerdictWord> =
        verdicts.map(|(id, judged)| (*id, judged.verdict.word())).collect();
    json!({
        "sheet": check.sheet.name,
        "as": check.configuration,
        "scope": check.answers.scope,
        "verdicts": verdicts,
    })
}
