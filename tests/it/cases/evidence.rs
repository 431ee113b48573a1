//! Cases in the evidence: judged and verified like the sheets, and apart from them.

use crate::evidence::{committed_evidence, place};
use honnin_analysis::SiteSearch;
use honnin_evidence::case::CaseEvidence;
use honnin_evidence::checks::{About, CheckState};
use honnin_evidence::compare::{Weight, compare};
use honnin_evidence::{ConsistentEvidence, Evidence};
use honnin_messages::{Language, Messages};
use honnin_models::claims::ClaimId::{C1, C2, C8};
use honnin_render::verify::{Item, ItemKind, VerificationResult, again, document};
use honnin_render::{elsewhere, markdown, page};
use honnin_sheet::Configuration;
use honnin_sheet::find::{bundled, cases, cases_beside};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The committed evidence with all cases as they are found now.
fn evidence() -> Evidence {
    static EVIDENCE: LazyLock<Evidence> = LazyLock::new(|| {
        let search = SiteSearch::new();
        let cases = cases();
        let cases = cases.iter().map(|sheet| CaseEvidence::search(&search, sheet)).collect();
        Evidence { cases, ..committed_evidence().evidence }
    });
    EVIDENCE.clone()
}

/// The document after something in it was altered.
fn altered(
    alter: impl FnOnce(&mut Value),
) -> Result<ConsistentEvidence, honnin_evidence::Unreadable> {
    let mut document = json!(evidence());
    alter(&mut document);
    let evidence: Evidence =
        serde_json::from_value(document).expect("it has the shape of evidence");
    ConsistentEvidence::parse(&evidence.text())
}

fn number_of(name: &str) -> usize {
    cases().iter().position(|sheet| sheet.name == name).expect("it is a case")
}

fn items(of: &Evidence, kind: ItemKind) -> Vec<Item> {
    let verified = document::verified(&of.text(), None).expect("it has the shape of evidence");
    verified.items.into_iter().filter(|item| item.kind == kind).collect()
}

#[test]
fn every_claim_of_a_case_is_a_check_as_it_must_be() {
    let checked = altered(|_| ()).unwrap_or_else(|why| panic!("it is evidence: {why:?}"));
    let document = json!(checked.evidence);
    let asked = checked.checks().into_iter().filter(|it| matches!(it.about, About::Case(..)));
    let asked: Vec<_> = asked.collect();
    for it in &asked {
        assert!(document.pointer(&it.about.pointer()).is_some(), "{:?}", it.about);
        assert!(matches!(it.state, CheckState::AsExpected | CheckState::NoCase), "{:?}", it.about);
    }
    let claimed = checked.case_checks();
    let claimed = claimed.iter().flat_map(|check| check.claims.values());
    let claimed = claimed.filter(|it| it.verdict != honnin_analysis::Verdict::NotClaimed);
    assert_eq!(asked.len(), claimed.count());
    let cancelled = About::Case(number_of("abandoned-reply"), Configuration::Designed, C2);
    assert!(asked.iter().any(|it| it.about == cancelled && it.state == CheckState::AsExpected));
}

/// Where the document says of a case what cannot be, it is refused, and the place is told.
#[test]
fn a_case_that_says_what_cannot_be_is_refused() {
    let reply = number_of("abandoned-reply");
    let judged = |claim: &str| format!("/cases/{reply}/checks/0/claims/{claim}");
    let refused = |alter: &dyn Fn(&mut Value)| place(altered(|it| alter(&mut it["cases"][reply])));
    let verdict = refused(&|it| {
        it["checks"][0]["claims"]["C1"] = json!({ "verdict": "violated", "expected": "violated" });
    });
    assert_eq!(verdict, judged("C1") + "/steps");
    let expected = refused(&|it| it["checks"][0]["claims"]["C1"]["expected"] = json!("holds"));
    assert_eq!(expected, judged("C1") + "/expected");
    let steps = refused(&|it| {
        let steps = &mut it["checks"][0]["claims"]["C1"]["steps"];
        steps.as_array_mut().expect("there are steps").pop();
    });
    assert_eq!(steps, judged("C1") + "/steps");
    let missing = refused(&|it| {
        it["checks"][0]["claims"].as_object_mut().expect("claims").remove("C7");
    });
    assert_eq!(missing, format!("/cases/{reply}/checks/0/claims"));
    let answers = refused(&|it| it["checks"][0]["answers"]["order.timeout"] = json!("cancel"));
    assert!(answers.starts_with(&format!("/cases/{reply}/checks/0/answers")), "{answers}");
    let checks = refused(&|it| it["checks"] = json!([]));
    assert_eq!(checks, format!("/cases/{reply}/checks"));
    let text = refused(&|it| it["text"] = json!("schema = 1\n"));
    assert_eq!(text, format!("/cases/{reply}/sha256"));
    let name = refused(&|it| it["name"] = json!("another"));
    assert_eq!(name, format!("/cases/{reply}/name"));
    let twice = place(altered(|it| it["cases"][1] = it["cases"][0].clone()));
    assert_eq!(twice, "/cases/1/name");
    // A name is that of one sheet or of one case.
    let adachi = place(altered(|it| {
        for field in ["name", "file", "sha256", "text", "checks"] {
            it["cases"][0][field] = it["sheets"][1][field].clone();
        }
    }));
    assert_eq!(adachi, "/cases/0/name");
}

/// What only the search can know is another result, and not the expected one.
#[test]
fn a_case_that_does_not_break_is_not_as_expected() {
    let reply = number_of("abandoned-reply");
    let holds = json!({ "verdict": "holds", "expected": "violated" });
    let checked = altered(|it| it["cases"][reply]["checks"][0]["claims"]["C1"] = holds);
    let checked = checked.unwrap_or_else(|why| panic!("it is evidence: {why:?}"));
    let differing: Vec<About> = checked
        .checks()
        .into_iter()
        .filter(|it| it.state == CheckState::Differs)
        .map(|it| it.about)
        .collect();
    assert_eq!(differing, [About::Case(reply, Configuration::Designed, C1)]);
    let messages = Messages::new(Language::En);
    let terminal = elsewhere::terminal(&messages, &checked.case_checks(), 80);
    assert!(terminal.contains("C1: holds, expected: violated"), "{terminal}");
}

/// Beside all sheets of the record stand all cases: `verify` misses one that was taken out.
#[test]
fn verifying_finds_a_case_that_was_taken_out() {
    let whole = evidence();
    let agreeing = items(&whole, ItemKind::Cases);
    assert_eq!(agreeing.len(), cases().len());
    assert!(agreeing.iter().all(|item| item.answer == VerificationResult::Agrees));
    let mut less = whole.clone();
    let taken = less.cases.remove(3);
    let differing = |of: &Evidence| -> Vec<String> {
        let items = items(of, ItemKind::Cases).into_iter();
        items.filter(|it| it.answer != VerificationResult::Agrees).map(|it| it.about).collect()
    };
    assert_eq!(differing(&less), [taken.file]);
    less.cases.clear();
    assert_eq!(differing(&less).len(), cases().len());
    // Done again, it is found as well; and so is a count that nothing else could show.
    let found = |of: &Evidence| -> Vec<String> {
        let items = again::compare(of, &whole).into_iter();
        items.filter(|it| it.answer != VerificationResult::Agrees).map(|it| it.about).collect()
    };
    assert_eq!(found(&less).len(), cases().len());
    let mut counted = whole.clone();
    counted.cases[0].checks[0].transitions += 1;
    assert_eq!(found(&counted), ["/cases/0/checks/0/transitions"]);
    assert_eq!(found(&whole), Vec::<String>::new());
}

/// A report on single sheets speaks of no cases.
#[test]
fn cases_stand_beside_all_sheets_of_the_record_and_no_others() {
    assert_eq!(cases_beside(&bundled()), cases());
    assert_eq!(cases_beside(&bundled()[1..]), []);
    assert_eq!(cases_beside(&cases()), []);
    let alone = Evidence { cases: Vec::new(), ..evidence() };
    assert!(!alone.text().contains("\"cases\""));
    let checked = ConsistentEvidence::check(alone).expect("it is evidence");
    let english = Messages::new(Language::En);
    assert!(!markdown::report(&english, &checked).contains("elsewhere"));
    assert!(!page::report(&checked, &Language::ALL).contains("en-elsewhere"));
}

/// A verdict on a case that is otherwise is told like one on a sheet.
#[test]
fn comparing_tells_a_verdict_on_a_case_that_changed() {
    let whole = ConsistentEvidence::check(evidence()).expect("it is evidence");
    let mut less = evidence();
    less.cases.pop();
    let less = ConsistentEvidence::check(less).expect("it is evidence");
    let changes = compare(&whole, &less);
    let gone: Vec<Weight> = changes.iter().map(|change| change.weight).collect();
    assert_eq!(gone, [Weight::Weaker], "the case is gone, and told once");
    assert_eq!(compare(&whole, &whole), []);
}

/// Each case is told in a table of its own, with what happened and where that was said; and what is out of
/// reach, with what it needs.
#[test]
fn each_case_is_told_apart_from_the_sheets_in_both_languages() {
    let checked = ConsistentEvidence::check(evidence()).expect("it is evidence");
    for (language, heading, needs) in [
        (Language::En, "## The same failure elsewhere", "It needs: "),
        (Language::Ja, "## 他のシステムにおける同種の不具合", "必要な概念"),
    ] {
        let messages = Messages::new(language);
        let report = markdown::report(&messages, &checked);
        let (before, after) = report.split_once(heading).expect("there is the section");
        let section = after.split("\n## ").next().expect("it ends");
        assert!(section.contains("printed-twice") && section.contains(needs));
        let page = page::report(&checked, &[language]);
        let terminal = elsewhere::terminal(&messages, &checked.case_checks(), 80);
        assert!(terminal.contains("printed-twice"));
        for case in checked.cases() {
            let name = case.sheet.name.as_str();
            assert!(!before.contains(name), "{name} is not among the sheets");
            assert!(section.contains(case.sheet.title.in_language(language)), "{name}");
            assert!(page.contains(case.sheet.sources[0].as_str()), "{name}");
            assert!(terminal.contains(name), "{name}");
        }
    }
    assert!(checked.case_checks().iter().any(|check| check.claims[&C8].verdict.violated()));
    assert!(checked.case_checks().iter().any(|check| check.claims[&C1].verdict.violated()));
}
