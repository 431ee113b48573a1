//! What `honnin verify` finds: every change of a file, each in its own way, and nothing in a file
//! that was not changed.

use super::attestation::{key, sealed};
use super::{consistent, evidence, open, sound, top, write, written};
use honnin_analysis::Verdict;
use honnin_evidence::Unreadable;
use honnin_evidence::replay::{NoCounterexample, breaks_at_its_end};
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_render::attestation::{ATTESTATION, bundle as unsigned, sign};
use honnin_render::file::ReportFile;
use honnin_render::verify::{
    ItemKind, VerificationReason, VerificationResult, Verified, bundle, document,
};
use serde_json::{Value, json};
use std::path::Path;

fn verified(evidence: &Value) -> Verified {
    let text = written(evidence);
    document::verified(&text, None).expect("it has the shape of evidence").unsigned()
}

/// What differs, by kind.
fn differing(verified: &Verified) -> Vec<(ItemKind, VerificationReason)> {
    let differs = |item: &honnin_render::verify::Item| match &item.answer {
        VerificationResult::Differs(why) => Some((item.kind, why.clone())),
        _ => None,
    };
    verified.items.iter().filter_map(differs).collect()
}

fn count(verified: &Verified, kind: ItemKind) -> usize {
    let agrees = |item: &&honnin_render::verify::Item| {
        item.kind == kind && item.answer == VerificationResult::Agrees
    };
    verified.items.iter().filter(agrees).count()
}

#[test]
fn what_was_not_changed_agrees() {
    let text = written(&evidence());
    let found = document::verified(&text, Some(&top())).expect("it is evidence").unsigned();
    // Nothing differs, and nobody knows whether it is true.
    assert_eq!((differing(&found), found.is_inconclusive()), (vec![], true));
    let counts = [
        ItemKind::Whole,
        ItemKind::Sheet,
        ItemKind::Group,
        ItemKind::Counterexample,
        ItemKind::Rules,
    ];
    assert_eq!(counts.map(|kind| count(&found, kind)), [1, 1, 3, 2, 8]);
    assert_eq!(count(&found, ItemKind::Register), 1);
    assert!(count(&found, ItemKind::Program) > 200 && count(&found, ItemKind::Source) > 200);
}

#[test]
fn a_changed_letter_of_a_sheet_is_found() {
    let mut changed = evidence();
    let text = changed["sheets"][0]["text"].as_str().expect("it has a text");
    changed["sheets"][0]["text"] = text.replacen("Kawasaki", "kawasaki", 1).into();
    assert_eq!(broken_at(&changed), "/sheets/0/sha256");
    let others = differing(&verified(&changed));
    assert_eq!(others[1..], [(ItemKind::Sheet, VerificationReason::OtherDigest)]);
}

#[test]
fn a_changed_digest_of_a_source_is_found() {
    let mut changed = evidence();
    let other = "0".repeat(64);
    changed["sources"]["models"]["files"]["models/site.rs"] = other.as_str().into();
    let text = written(&changed);
    let found = document::verified(&text, Some(&top())).expect("it is evidence").unsigned();
    let kinds: Vec<ItemKind> = differing(&found).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [ItemKind::Whole, ItemKind::Group, ItemKind::Program, ItemKind::Source]);
    changed["sources"]["models"] = evidence()["sources"]["models"].clone();
    changed["sources"]["models"]["sha256"] = other.into();
    assert_eq!(broken_at(&changed), "/sources/models/sha256");
    let others = differing(&verified(&changed));
    assert_eq!(others[1..], [(ItemKind::Group, VerificationReason::OtherDigest)]);
}

#[test]
fn a_source_that_is_not_there_or_not_below_is_found() {
    let files = &mut json!({});
    for path in ["models/none.rs", "../secret", "/etc/passwd", ""] {
        files[path] = "0".repeat(64).into();
    }
    let mut changed = evidence();
    changed["sources"]["models"]["files"] = files.clone();
    let text = written(&changed);
    let found = document::verified(&text, Some(&top())).expect("it is evidence").unsigned();
    let of = |why: &VerificationReason| {
        differing(&found).iter().filter(|(_, found)| found == why).count()
    };
    assert_eq!((of(&VerificationReason::Missing), of(&VerificationReason::NotBelow)), (1, 3));
}

/// A document that was made with another register is internally consistent, and is told apart.
#[test]
fn another_register_is_found() {
    let alterations: [fn(&mut Value); 4] = [
        |it| it["groups"][0]["findings"][0]["says"]["en"] = json!("Nothing happened."),
        |it| it["sources"][0]["date"] = json!("2001-01-01"),
        |it| it["groups"][0]["findings"][0]["gap"]["errs"] = json!("alarm"),
        |it| it["groups"][0]["title"]["ja"] = json!("別の題"),
    ];
    for alter in alterations {
        let mut changed = evidence();
        alter(&mut changed["traceability"]);
        assert_eq!(
            differing(&verified(&changed)),
            [(ItemKind::Register, VerificationReason::OtherRegister)]
        );
    }
}

fn steps(evidence: &mut Value) -> &mut Vec<Value> {
    let c1 = &mut evidence["sheets"][0]["checks"][0]["claims"]["C1"];
    c1["steps"].as_array_mut().expect("C1 has a counterexample")
}

/// What is said of the sheet does not follow from it any more.
fn findings_are_broken(changed: &Value) -> bool {
    broken_at(changed).starts_with("/sheets/0/")
}

/// The first place where the document is not consistent.
fn broken_at(changed: &Value) -> String {
    match differing(&verified(changed)).into_iter().next() {
        Some((ItemKind::Whole, VerificationReason::Broken(Unreadable::Inconsistent(why)))) => {
            why.at
        }
        other => panic!("the document is not consistent: {other:?}"),
    }
}

#[test]
fn a_changed_step_of_a_counterexample_is_found() {
    let read = json!({ "step": "read", "request": 1, "page": 0 });
    type Change<'a> = &'a dyn Fn(&mut Vec<Value>);
    let changes: [Change<'_>; 5] = [
        &|steps| steps[2]["request"] = 1.into(),
        // A request that the site does not have is no reason to fall over.
        &|steps| steps[2]["request"] = 99.into(),
        &|steps| steps.truncate(11),
        &|steps| steps.clear(),
        &|steps| steps.push(read.clone()),
    ];
    for change in changes {
        let mut changed = evidence();
        change(steps(&mut changed));
        assert!(findings_are_broken(&changed), "{changed}");
    }
}

/// Held to the model on its own, a counterexample says which step is wrong.
#[test]
fn steps_that_are_no_counterexample_are_told_apart() {
    let sound = sound();
    let findings = sound.findings();
    let check = &findings[0].checks[0];
    let Verdict::Violated { steps: Some(steps) } = &check.claims[&ClaimId::C1].verdict else {
        panic!("C1 has a counterexample")
    };
    let held = |steps: &[Step]| breaks_at_its_end(&check.answers, ClaimId::C1, steps);
    assert_eq!(held(steps), Ok(()));
    let with = |change: &dyn Fn(&mut Vec<Step>)| {
        let mut steps = steps.clone();
        change(&mut steps);
        held(&steps)
    };
    assert_eq!(with(&|it| it[2] = Step::Night), Err(NoCounterexample::NotAllowed(3)));
    let nobody = Step::Enter { request: 99 };
    assert_eq!(with(&|it| it[2] = nobody), Err(NoCounterexample::NotAllowed(3)));
    assert_eq!(with(&|it| it.truncate(11)), Err(NoCounterexample::Holds));
    assert_eq!(with(&Vec::clear), Err(NoCounterexample::Holds));
    assert_eq!(with(&|it| it.push(Step::Tick)), Err(NoCounterexample::Early(12)));
}

#[test]
fn a_violation_without_steps_is_found() {
    let mut changed = evidence();
    let c1 = &mut changed["sheets"][0]["checks"][0]["claims"]["C1"];
    c1.as_object_mut().expect("it is an object").remove("steps");
    assert!(findings_are_broken(&changed));
}

#[test]
fn a_verdict_that_the_sheet_contradicts_is_found() {
    let mut changed = evidence();
    changed["sheets"][0]["checks"][0]["claims"]["C8"]["verdict"] = "violated".into();
    assert!(findings_are_broken(&changed));
}

#[test]
fn a_changed_letter_of_a_verdict_in_the_survey_is_found() {
    let mut changed = evidence();
    let verdicts = changed["survey"]["claims"]["C1"]["verdicts"].as_str().expect("letters");
    let other = if verdicts.starts_with('h') { "v" } else { "h" };
    let verdicts = format!("{other}{}", &verdicts[1..]);
    changed["survey"]["claims"]["C1"]["verdicts"] = verdicts.into();
    assert!(broken_at(&changed).starts_with("/survey/claims/C1/"));
}

#[test]
fn a_changed_rule_of_the_survey_is_found() {
    let mut changed = evidence();
    let sets = &mut changed["survey"]["claims"]["C1"]["explanation"]["rules"];
    let sets = sets.as_array_mut().expect("there are rules");
    let rules = sets[0]["rules"].as_array_mut().expect("they are listed");
    rules.pop().expect("there is one");
    assert_eq!(broken_at(&changed), "/survey/claims/C1/explanation");
    let mut changed = evidence();
    changed["survey"]["claims"]["C1"]["explanation"]["rules"] = json!([]);
    assert_eq!(broken_at(&changed), "/survey/claims/C1/explanation");
}

#[test]
fn another_shape_is_no_evidence() {
    let mut newer = evidence();
    newer["evidence"] = 3.into();
    let text = |value: &Value| written(value);
    assert_eq!(document::verified(&text(&newer), None).err(), Some(Unreadable::Version(3)));
    for text in ["", "{}", "[]", "null", "\"evidence\"", "{\"evidence\":2}"] {
        let found = document::verified(text, None);
        assert!(matches!(found, Err(Unreadable::Shape { .. })), "{text}");
    }
}

/// The bundle of the sound dossier, signed.
fn signed() -> String {
    let mut files = [ReportFile { name: ATTESTATION.to_owned(), text: unsigned(sound()) }];
    assert!(sign(&mut files, &key()));
    files[0].text.clone()
}

fn beside() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder is made");
    write(folder.path(), sound());
    folder
}

fn held(text: &str, folder: &Path, with_key: bool) -> Verified {
    let key = key().verifying_key();
    let found = bundle::verified(text, folder, with_key.then_some(&key), None);
    found.expect("no key is there twice").0
}

#[test]
fn a_signed_attestation_agrees_with_its_key_and_its_evidence() {
    let folder = beside();
    let found = held(&signed(), folder.path(), true);
    assert_eq!((differing(&found), found.is_inconclusive()), (vec![], false));
    let counts = [ItemKind::Signature, ItemKind::Subject, ItemKind::Statement, ItemKind::Rules];
    assert_eq!(counts.map(|kind| count(&found, kind)), [2, 4, 2, 8]);
    // Without the key nothing differs, and the signatures are not verified.
    let found = held(&signed(), folder.path(), false);
    assert!(!found.differs() && found.is_inconclusive());
}

#[test]
fn an_unsigned_attestation_is_called_so_and_does_not_pass_for_signed() {
    let folder = beside();
    let found = held(&unsigned(sound()), folder.path(), false);
    assert!(!found.differs() && found.is_inconclusive());
    assert!(found.items.iter().any(|item| item.answer == VerificationResult::Unsigned));
    let not_signed = (ItemKind::Signature, VerificationReason::NotSigned);
    let found = held(&unsigned(sound()), folder.path(), true);
    assert_eq!(differing(&found), [not_signed.clone(), not_signed]);
}

#[test]
fn any_changed_byte_of_an_envelope_is_found() {
    let folder = beside();
    let text = signed();
    let first = text.lines().next().expect("there are two");
    for part in ["\"payload\":\"", "\"sig\":\"", "\"payloadType\":\""] {
        let place = first.find(part).expect("an envelope has it") + part.len() + 5;
        let mut changed = text.clone().into_bytes();
        changed[place] = if changed[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("it was ASCII");
        assert!(held(&changed, folder.path(), true).differs(), "{part}");
    }
    let other = (ItemKind::Signature, VerificationReason::OtherKey);
    let strange = honnin_render::attestation::key::SigningKey::from([7; 32]).verifying_key();
    let found = bundle::verified(&text, folder.path(), Some(&strange), None);
    let (found, _) = found.expect("no key is there twice");
    assert_eq!(differing(&found), [other.clone(), other]);
}

#[test]
fn a_statement_that_the_evidence_contradicts_is_found() {
    let folder = beside();
    let text = unsigned(sound()).replace("\"PASSED\"", "\"WARNED\"");
    let found = held(&text, folder.path(), false);
    assert_eq!(differing(&found), [(ItemKind::Statement, VerificationReason::OtherStatement)]);
    // Signed or not: a signature says who, not whether.
    let lines = text.lines().map(sealed).map(|envelope| json!(envelope).to_string());
    let text = lines.collect::<Vec<_>>().join("\n");
    let found = held(&text, folder.path(), true);
    assert_eq!(differing(&found), [(ItemKind::Statement, VerificationReason::OtherStatement)]);
}

#[test]
fn other_evidence_beside_an_attestation_is_found() {
    let folder = beside();
    write(folder.path(), &consistent(&open()));
    let found = differing(&held(&signed(), folder.path(), true));
    let subject = (ItemKind::Subject, VerificationReason::OtherDigest);
    let statement = (ItemKind::Statement, VerificationReason::OtherStatement);
    assert_eq!(found, [subject.clone(), statement.clone(), subject, statement]);
    std::fs::remove_file(folder.path().join("evidence.json")).expect("it was there");
    let found = held(&signed(), folder.path(), true);
    assert!(
        !found.differs() && found.is_inconclusive(),
        "without evidence nothing is known of the subjects"
    );
}

#[test]
fn a_statement_that_was_taken_out_is_missed() {
    let folder = beside();
    let text = signed();
    let first = text.lines().next().expect("there are two");
    let found = held(first, folder.path(), true);
    assert!(!found.differs() && found.is_inconclusive());
    let found = held(&format!("{text}junk\n"), folder.path(), true);
    assert!(
        !found.differs() && found.is_inconclusive(),
        "a line that is not known is not verified"
    );
}

#[test]
fn what_is_no_statement_is_none() {
    let folder = beside();
    let text = json!(sealed("[1, 2]")).to_string();
    let found = differing(&held(&text, folder.path(), true));
    assert_eq!(found, [(ItemKind::Statement, VerificationReason::NoStatement)]);
    assert!(!bundle::is_bundle("{\"evidence\": 1}"));
    assert!(!bundle::is_bundle("not JSON"));
}

/// Of a key that is there twice, one reader sees the one value, another the other.
#[test]
fn a_key_that_is_there_twice_is_refused_wherever_it_lies() {
    let folder = beside();
    let refused = |text: &str, line: usize| {
        assert!(bundle::is_bundle(text));
        let key = key().verifying_key();
        let found = bundle::verified(text, folder.path(), Some(&key), None);
        let why = found.expect_err("it is refused");
        assert_eq!(why.line, line, "{why:?}");
        assert!(why.words.contains("appears twice"), "{why:?}");
    };
    let text = signed();
    let payload = text.replacen("{\"payload\":", "{\"payload\":\"e30=\",\"payload\":", 1);
    refused(&payload, 1);
    refused(&text.replacen("\"sig\":", "\"sig\":\"AAAA\",\"sig\":", 1), 1);
    let statements = unsigned(sound());
    let result = statements.replacen("\"result\":", "\"result\":\"FAILED\",\"result\":", 1);
    refused(&result, 1);
    // Signed or not: what is signed must say the same to all.
    let sealed = |statement: &str| json!(sealed(statement)).to_string();
    let lines: Vec<&str> = statements.lines().collect();
    let scope = lines[1].replacen("\"name\":", "\"name\":\"other\",\"name\":", 1);
    refused(&format!("{}\n{}\n", sealed(lines[0]), sealed(&scope)), 2);
}
