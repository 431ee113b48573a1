//! The committed evidence: that it can be read, that it says what is found afresh, and that a
//! document which says something else is refused.

use crate::expected::TABLE;
use honnin_analysis::check::check;
use honnin_analysis::{SiteSearch, Verdict};
use honnin_evidence::checks::{About, CheckResult, CheckState};
use honnin_evidence::effort::GatheringEffort;
use honnin_evidence::gather::search_and_run;
use honnin_evidence::replay::breaks_at_its_end;
use honnin_evidence::sheet::SheetEvidence;
use honnin_evidence::{ConsistentEvidence, Evidence, Unreadable, VERSION};
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_search::limits::{Interrupt, Limits};
use honnin_sheet::Configuration;
use honnin_sheet::find::bundled;
use serde::Deserialize as _;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::LazyLock;

/// What documents say otherwise than the committed one, and what comes of it.
mod altered;
/// Everything done again, which finds whatever is altered.
mod again;
/// Checks of changed sheets, and whether a scope is enough.
mod besides;
/// What changed between two documents.
mod compared;
/// Whether the files of a report are fresh.
mod fresh;
/// The assurance case.
mod assured;

/// What is altered in a document, and how.
pub(crate) type Alteration = (&'static str, fn(&mut Value));

pub(crate) use altered::cut;

pub(crate) fn committed() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/evidence.json");
    std::fs::read_to_string(path).expect("the evidence is committed")
}

pub(crate) fn read(text: &str) -> ConsistentEvidence {
    ConsistentEvidence::parse(text).unwrap_or_else(|why| panic!("it is evidence: {why:?}"))
}

/// The committed document, read once for all tests of a process: all that follows from it is looked
/// through each time one is read.
pub(crate) fn committed_evidence() -> ConsistentEvidence {
    static COMMITTED: LazyLock<ConsistentEvidence> = LazyLock::new(|| read(&committed()));
    COMMITTED.clone()
}

pub(crate) fn document() -> Value {
    static DOCUMENT: LazyLock<Value> =
        LazyLock::new(|| serde_json::from_str(&committed()).expect("it is JSON"));
    DOCUMENT.clone()
}

/// The committed document, altered, with what is said of the record as it follows from the rest. What
/// is accepted is read once more as a text; what is refused in its parts was refused for good.
pub(crate) fn altered(alter: impl FnOnce(&mut Value)) -> Result<ConsistentEvidence, Unreadable> {
    let mut document = document();
    alter(&mut document);
    match Evidence::deserialize(&document) {
        Ok(evidence) if evidence.evidence == VERSION && json!(evidence) == document => {
            ConsistentEvidence::parse(&ConsistentEvidence::traced(evidence)?.evidence.text())
        }
        _ => ConsistentEvidence::parse(&document.to_string()),
    }
}

/// The place for which a document is refused.
#[track_caller]
pub(crate) fn place(read: Result<ConsistentEvidence, Unreadable>) -> String {
    match read {
        Err(Unreadable::Inconsistent(why)) => why.at,
        Err(Unreadable::Shape { at, .. }) => at,
        Err(other) => panic!("it is refused for a place: {other:?}"),
        Ok(_) => panic!("it is refused"),
    }
}

/// A document's text, laid out as documents are where it has their shape.
pub(crate) fn written(document: &Value) -> String {
    match Evidence::deserialize(document) {
        Ok(evidence) if json!(evidence) == *document => evidence.text(),
        _ => document.to_string(),
    }
}

/// A document with that in it which follows from the rest of it, where the rest is internally consistent.
pub(crate) fn sealed(mut document: Value) -> Value {
    let evidence = Evidence::deserialize(&document).ok();
    if let Some(checked) = evidence.and_then(|evidence| ConsistentEvidence::traced(evidence).ok()) {
        document["traceability"] = json!(checked.evidence.traceability);
    }
    document
}

/// The number of a bundled sheet in the document.
pub(crate) fn number_of(name: &str) -> usize {
    let number = bundled().iter().position(|sheet| sheet.name == name);
    number.expect("the sheet is bundled")
}

#[test]
fn what_is_read_is_written_again_byte_for_byte() {
    let text = committed();
    assert!(read(&text).evidence.text() == text);
}

#[test]
fn the_schema_describes_the_document_and_nothing_else() {
    let schema = Evidence::schema();
    let schema = jsonschema::validator_for(&schema).expect("the schema is one");
    let sound = document();
    let errors: Vec<String> = schema.iter_errors(&sound).map(|it| it.to_string()).collect();
    assert_eq!(errors, Vec::<String>::new());
    let unknown: [Alteration; 6] = [
        ("a field at the top", |it| it["time"] = json!(1)),
        ("a field of a check", |it| it["sheets"][0]["checks"][0]["rate"] = json!(1)),
        ("a verdict", |it| {
            it["sheets"][0]["checks"][0]["claims"]["C1"]["verdict"] = json!("probably");
        }),
        ("a step", |it| {
            let claims = &mut it["sheets"][number_of("adachi-2023")]["checks"][0]["claims"];
            claims["C1"]["steps"][0]["step"] = json!("jump");
        }),
        ("a cell", |it| it["kill"]["contexts"][0]["rows"][0]["pct"] = json!({ "maybe": 1 })),
        ("a number for a word", |it| it["survey"]["engine"] = json!(7)),
    ];
    for (what, alter) in unknown {
        let mut document = sound.clone();
        alter(&mut document);
        assert!(!schema.is_valid(&document), "{what} that the schema does not know");
    }
}

#[test]
fn every_verdict_is_the_one_that_is_found_afresh() {
    let checked = committed_evidence();
    let search = SiteSearch::new();
    let mut asked = 0;
    for findings in checked.findings() {
        for written in findings.checks() {
            let fresh = check(&search, written.sheet, written.configuration);
            assert_eq!(*written.found, fresh, "{}", written.sheet.name);
            asked += written.claims.len();
        }
    }
    assert_eq!(asked, 90);
    let names: Vec<&str> = checked.sheets().iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, bundled().iter().map(|it| it.name.to_string()).collect::<Vec<_>>());
}

/// How many threads run what is no matter of evidence.
#[test]
fn two_gatherings_are_the_same_whatever_the_number_of_threads() {
    let sheets: Vec<_> =
        bundled().into_iter().filter(|sheet| sheet.name == "kawasaki-2023").collect();
    let gathered = |threads: usize| {
        let effort = GatheringEffort {
            threads: NonZeroUsize::new(threads).expect("there is a thread"),
            limits: Limits::default(),
            interrupt: Interrupt::default(),
        };
        search_and_run(&SiteSearch::new(), &sheets, &effort, &|_| ())
    };
    let written = |sheets: &Vec<SheetEvidence>| serde_json::to_string(sheets).expect("written");
    let (one, two) = (gathered(1), gathered(2));
    assert!(written(&one) == written(&two));
    let there = &committed_evidence().evidence.sheets[number_of("kawasaki-2023")];
    assert!(written(&one) == written(&vec![there.clone()]), "the committed report is stale");
}

/// How many questions there are of each kind, and what came of them.
#[test]
fn everything_that_was_asked_is_as_it_must_be() {
    let checked = committed_evidence();
    let asked = checked.checks();
    let (without, open): (Vec<&CheckResult>, Vec<&CheckResult>) = asked
        .iter()
        .filter(|it| it.state != CheckState::AsExpected)
        .partition(|it| it.state == CheckState::NoCase);
    assert_eq!(open, Vec::<&CheckResult>::new());
    // The search and two runs of schedules say so of each claim.
    let no_case: usize = 3 * TABLE.iter().map(|row| row.no_case.len()).sum::<usize>();
    let of_cases = checked.case_checks();
    let judged = || of_cases.iter().flat_map(|check| check.claims.values());
    let of_verdict = |verdict: Verdict| judged().filter(|it| it.verdict == verdict).count();
    let no_case = no_case + of_verdict(Verdict::NoCase);
    assert_eq!(without.len(), no_case, "what the scopes have no case of is said to have none");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for asked in &asked {
        *counts.entry(kind(asked.about)).or_default() += 1;
    }
    let sheets = &checked.evidence.sheets;
    let claims =
        |it: &SheetEvidence| it.schedules.iter().map(|run| run.claims.len()).sum::<usize>();
    let rows = checked.kill().iter().map(|part| part.rows.len()).sum();
    let expected = [
        ("claim", 88),
        ("matrix", 7),
        ("remedies", 7),
        ("campaigns", sheets.iter().filter(|it| it.campaigns.is_some()).count()),
        ("controls", sheets.iter().filter(|it| !it.controls.is_empty()).count()),
        ("bounds", sheets.iter().filter(|it| it.bounds.is_some()).count()),
        ("schedules", sheets.iter().map(claims).sum()),
        ("followed", sheets.iter().map(|it| it.followed.len()).sum()),
        ("log", sheets.iter().map(|it| it.logs.len()).sum()),
        ("case", judged().count() - of_verdict(Verdict::NotClaimed)),
        ("kill", rows),
        ("survey", 8),
    ];
    let expected = expected.into_iter().filter(|(_, count)| *count > 0);
    assert_eq!(counts, expected.collect());
    // Each question is asked once, and its place in the document is one.
    let document = document();
    let places: std::collections::BTreeSet<String> =
        asked.iter().map(|it| it.about.pointer()).collect();
    assert_eq!(places.len(), asked.len());
    assert!(places.iter().all(|place| document.pointer(place).is_some_and(|it| !it.is_null())));
}

fn kind(about: About) -> &'static str {
    match about {
        About::Claim(..) => "claim",
        About::Matrix(_) => "matrix",
        About::Remedies(_) => "remedies",
        About::Campaigns(_) => "campaigns",
        About::Controls(_) => "controls",
        About::Bounds(_) => "bounds",
        About::Schedules(..) => "schedules",
        About::Followed(..) => "followed",
        About::Log(..) => "log",
        About::Case(..) => "case",
        About::Kill(..) => "kill",
        About::Survey(_) => "survey",
    }
}

/// A counterexample is one: each step is enabled where it is taken, and the claim breaks at the end
/// and not before. Numbers that no site has are no reason to panic.
#[test]
fn a_counterexample_must_be_a_behaviour_that_breaks_the_claim_at_its_end() {
    let checked = committed_evidence();
    let findings = checked.findings();
    let check = &findings[number_of("adachi-2023")].checks[0];
    let honnin_analysis::Verdict::Violated { steps: Some(steps) } =
        &check.claims[&ClaimId::C1].verdict
    else {
        panic!("Adachi violates C1");
    };
    assert_eq!(check.configuration, Configuration::Designed);
    let breaks = |claim, steps: &[Step]| breaks_at_its_end(&check.answers, claim, steps).is_ok();
    assert!(breaks(ClaimId::C1, steps));
    assert!(!breaks(ClaimId::C2, steps), "it breaks another claim");
    assert!(!breaks(ClaimId::C4, steps), "C4 broke before the end");
    assert!(!breaks(ClaimId::C8, steps), "no behaviour breaks C8");
    assert!(!breaks(ClaimId::C1, &steps[..steps.len() - 1]), "the last step is missing");
    assert!(!breaks(ClaimId::C1, &steps[1..]), "the first step is missing");
    let huge = usize::MAX;
    for odd in [
        Step::Enter { request: huge },
        Step::Arrive { request: 0, server: huge },
        Step::Write { request: 1, page: huge },
        Step::Change { resident: huge },
        Step::Apply { replica: huge },
    ] {
        let mut steps = steps.clone();
        steps.insert(0, odd);
        assert!(!breaks(ClaimId::C1, &steps), "{odd:?}");
    }
}
