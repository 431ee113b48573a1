//! What changed between two documents, and how much it matters.

use super::altered::{cut, no_rules};
use super::{altered, committed, committed_evidence, number_of};
use crate::program::{flat, run_in};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::compare::{
    ChangeKind, EvidenceChange, PlacePart, StatedValue, Weight, Word, compare,
};
use honnin_models::claims::VerdictWord;
use honnin_schedule::plan::Scheduler;
use honnin_sheet::{Configuration, SheetId};
use serde_json::{Value, json};

/// The differences of the committed document and an altered one, and the other way round.
fn both_ways(alter: impl FnOnce(&mut Value)) -> (Vec<EvidenceChange>, Vec<EvidenceChange>) {
    let old = committed_evidence();
    let new = altered(alter).unwrap_or_else(|why| panic!("it is evidence: {why:?}"));
    (compare(&old, &new), compare(&new, &old))
}

fn told(change: &EvidenceChange) -> (Weight, ChangeKind, Option<StatedValue>, Option<StatedValue>) {
    (change.weight, change.kind, change.then.clone(), change.now.clone())
}

fn some<T: Into<StatedValue>>(said: T) -> Option<StatedValue> {
    Some(said.into())
}

#[test]
fn a_document_is_the_same_as_itself() {
    let (there, back) = both_ways(|_| ());
    assert_eq!((there, back), (Vec::new(), Vec::new()));
}

#[test]
fn fewer_schedules_are_weaker_and_more_are_better() {
    let reference = number_of("reference");
    let (there, back) = both_ways(|it| {
        let run = &mut it["sheets"][reference]["schedules"][0];
        run["schedules"] = json!(4_999);
        let times = run["outcomes"][0]["times"].as_u64().expect("a number");
        run["outcomes"][0]["times"] = json!(times - 1);
    });
    let there: Vec<EvidenceChange> =
        there.into_iter().filter(|it| it.kind != ChangeKind::Count).collect();
    let back: Vec<EvidenceChange> =
        back.into_iter().filter(|it| it.kind != ChangeKind::Count).collect();
    let [there] = there.as_slice() else { panic!("{there:?}") };
    assert_eq!(told(there), (Weight::Weaker, ChangeKind::Schedules, some(5000), some(4999)));
    let place = [
        PlacePart::Sheet(SheetId::new("reference")),
        PlacePart::Configuration(Configuration::Designed),
        PlacePart::Run(Scheduler::Random),
    ];
    assert_eq!(there.at, place.into());
    let [back] = back.as_slice() else { panic!("{back:?}") };
    assert_eq!(back.weight, Weight::Better);
}

#[test]
fn counts_and_versions_do_not_matter() {
    let (there, _) = both_ways(|it| {
        it["program"]["version"] = json!("9.9.9");
        it["program"]["engines"]["timely"] = json!("9.9.9");
        it["sheets"][0]["checks"][0]["states"] = json!(3_941);
        it["survey"]["states"][0] = json!(1);
    });
    assert_eq!(there.len(), 4, "{there:?}");
    assert!(there.iter().all(|it| it.weight == Weight::Moved && !it.weight.matters()));
}

#[test]
fn a_verdict_that_is_no_longer_established_comes_first() {
    let (there, back) = both_ways(cut);
    assert!(there.windows(2).all(|pair| pair[0].weight <= pair[1].weight));
    let verdict = (
        Weight::Weaker,
        ChangeKind::Verdict,
        some(VerdictWord::Holds),
        some(VerdictWord::NotEstablished),
    );
    assert_eq!(told(&there[0]), verdict);
    let lost = there.iter().filter(|it| it.kind == ChangeKind::Verdict).count();
    assert_eq!(lost, 8);
    // A context of the kill matrix that is gone is told once, without its rows.
    let contexts: Vec<&EvidenceChange> =
        there.iter().filter(|it| it.kind == ChangeKind::Context).collect();
    let context = [PlacePart::KillMatrix, PlacePart::Sheet(SheetId::new("reference"))].into();
    assert_eq!(contexts.iter().map(|it| &it.at).collect::<Vec<_>>(), [&context]);
    assert!(!there.iter().any(|it| matches!(it.kind, ChangeKind::Layer | ChangeKind::Breaks)));
    assert!(back.iter().all(|it| it.weight == Weight::Better), "{back:?}");
}

#[test]
fn a_sheet_that_is_gone_is_told_once() {
    let (there, back) = both_ways(|it| {
        let last = it["sheets"].as_array_mut().expect("sheets").pop();
        it["kill"]["contexts"].as_array_mut().expect("contexts").pop();
        assert_eq!(last.expect("a sheet")["name"], "takamatsu-2024");
    });
    let kinds = |changes: &[EvidenceChange]| changes.iter().map(|it| it.kind).collect::<Vec<_>>();
    assert_eq!(kinds(&there), [ChangeKind::Sheet, ChangeKind::Context]);
    assert!(there.iter().all(|it| it.weight == Weight::Weaker && it.now.is_none()));
    assert!(back.iter().all(|it| it.weight == Weight::Better && it.then.is_none()));
}

#[test]
fn other_answers_of_layers_and_logs_are_told() {
    let adachi = number_of("adachi-2023");
    let (there, _) = both_ways(|it| {
        it["sheets"][adachi]["logs"][2]["answer"] = json!("accepted");
        no_rules(it);
    });
    let kinds: Vec<(Weight, ChangeKind)> = there.iter().map(|it| (it.weight, it.kind)).collect();
    let counted = (Weight::Moved, ChangeKind::Count);
    assert_eq!(
        kinds,
        [(Weight::Weaker, ChangeKind::Log), (Weight::Weaker, ChangeKind::Rules), counted]
    );
}

/// Facts that no verdict tells, and details that are no fact at all: nothing passes for the same.
#[test]
fn nothing_that_differs_passes_for_the_same() {
    let adachi = number_of("adachi-2023");
    let weights = |alter: &dyn Fn(&mut Value)| {
        let (there, _) = both_ways(|it| alter(it));
        there.iter().map(|it| (it.weight, it.kind)).collect::<Vec<_>>()
    };
    let one_more = weights(&|it| {
        let remedy =
            &mut it["sheets"][adachi]["remedies"]["outcomes"][0]["remedies"]["smallest"][0];
        remedy["one_more"][0][1] = json!({ "breaks": ["C1"] });
    });
    assert_eq!(one_more, [(Weight::Weaker, ChangeKind::Remedies)]);
    let fewer = weights(&|it| {
        let goal = &mut it["sheets"][adachi]["remedies"]["outcomes"][1];
        goal["remedies"]["smallest"].as_array_mut().expect("remedies").pop();
    });
    assert!(fewer.contains(&(Weight::Different, ChangeKind::Remedies)), "{fewer:?}");
    let events = weights(&|it| it["sheets"][adachi]["logs"][0]["events"] = json!(99));
    assert_eq!(events, [(Weight::Moved, ChangeKind::Count)]);
    let step = weights(&|it| {
        let kept = &mut it["sheets"][adachi]["schedules"][0]["kept"]["C1"];
        kept["steps"][0] = json!("server 0: rests");
    });
    assert_eq!(step, [(Weight::Moved, ChangeKind::Detail)]);
}

/// What findings rely on is compared, and what the register says of them; what is said of their checks
/// is told where it stands.
#[test]
fn what_findings_rely_on_and_what_is_said_of_them_is_compared() {
    let (adachi, yokohama) = (number_of("adachi-2023"), number_of("yokohama-2023"));
    let (there, back) = both_ways(|it| {
        let configuration = &mut it["sheets"][yokohama]["bounds"]["configurations"][0];
        configuration["dimensions"][0]["one_more"] = json!({ "changed": ["C6"] });
        let gone = it["sheets"][adachi]["controls"].as_array_mut().expect("changed sheets").pop();
        assert!(gone.is_some());
    });
    let bounds = (Weight::Weaker, ChangeKind::Bounds, some(Word::Enough), some(Word::NotEnough));
    assert!(there.iter().any(|it| told(it) == bounds), "{there:?}");
    let controls = there.iter().filter(|it| it.kind == ChangeKind::Control && it.now.is_none());
    assert_eq!(controls.count(), 8, "{there:?}");
    assert!(there.iter().all(|it| it.weight == Weight::Weaker), "{there:?}");
    assert!(back.iter().all(|it| it.weight == Weight::Better), "{back:?}");
    // Another register, in a document internally consistent.
    let old = committed_evidence();
    let mut evidence = old.evidence.clone();
    let finding = &mut evidence.traceability.groups[0].findings;
    // One without checks: a check that nobody relies on would be left over.
    let without = finding.iter().rposition(|it| it.checks.is_empty()).expect("one has none");
    finding.remove(without);
    finding[0].says.en = "What it says elsewhere.".to_owned();
    let new = ConsistentEvidence::check(evidence).expect("it is internally consistent");
    let changes = compare(&old, &new);
    let kinds: Vec<(Weight, ChangeKind)> = changes.iter().map(|it| (it.weight, it.kind)).collect();
    let expected = [
        (Weight::Weaker, ChangeKind::Finding),
        (Weight::Moved, ChangeKind::Record),
        (Weight::Moved, ChangeKind::Record),
    ];
    assert_eq!(kinds, expected, "{changes:?}");
}

/// The command: its words in both languages, its document, and how it ends.
#[test]
fn the_command_says_what_changed_and_how_it_ends() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file is written");
    };
    write("old.json", &committed());
    let written = |alter: &dyn Fn(&mut Value)| {
        altered(|it| alter(it)).unwrap_or_else(|why| panic!("{why:?}")).evidence.text()
    };
    write("more.json", &written(&|it| it["kill"]["iterations"] = json!(5_001)));
    write("moved.json", &written(&|it| it["program"]["version"] = json!("9.9.9")));
    write("open.json", &written(&|it| no_rules(it)));
    write("other.json", "{\"evidence\":3}");
    let run = |arguments: &[&str]| run_in(folder.path(), &[&["compare"][..], arguments].concat());
    let same = run(&["old.json", "old.json"]);
    assert_eq!(same.code, 0, "{}", same.err);
    assert!(same.out.ends_with("Nothing changed.\n"), "{}", same.out);
    assert_eq!(run(&["old.json", "moved.json"]).code, 0);
    let weaker = run(&["more.json", "old.json"]);
    assert_eq!(weaker.code, 1);
    assert!(weaker.out.contains("- kill matrix: schedules run: 5001 → 5000"), "{}", weaker.out);
    assert!(!weaker.out.contains('\u{1b}'), "a pipe has no colours");
    assert!(weaker.out.lines().all(|line| line.chars().count() <= 80), "{}", weaker.out);
    let japanese = run(&["more.json", "old.json", "--lang", "ja"]);
    assert!(
        japanese.out.contains("欠陥検出表：実行したスケジュール：5001 → 5000"),
        "{}",
        japanese.out
    );
    assert_eq!(run(&["old.json", "more.json"]).code, 0, "it is better");
    // Open in one of them, and nothing else: the same file twice.
    assert_eq!(run(&["open.json", "open.json"]).code, 3);
    assert_eq!(run(&["old.json", "open.json"]).code, 1);
    let document = run(&["more.json", "old.json", "--format", "json"]);
    let document: Value = serde_json::from_str(&document.out).expect("it is JSON");
    assert_eq!(document["changes"][0]["weight"], "weaker");
    assert_eq!(document["changes"][0]["at"], json!(["kill-matrix"]));
    let other = run(&["old.json", "other.json"]);
    assert_eq!((other.code, other.out.as_str()), (2, ""));
    assert!(flat(&other.err).contains("version 3, and this program knows version 2"));
    let missing = run(&["missing.json", "other.json"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("missing.json") && missing.err.contains("other.json"));
}
