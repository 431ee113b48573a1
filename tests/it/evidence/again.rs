//! What `honnin verify` cannot see, and `honnin verify --again` does: whatever is altered in a document is
//! found where everything is searched and run again, and without that no altered document is verified.

use super::committed_evidence;
use crate::material::long_tests;
use honnin_analysis::SiteSearch;
use honnin_evidence::difference::differences;
use honnin_evidence::digests::{SourceGroup, Sources};
use honnin_evidence::effort::GatheringEffort;
use honnin_evidence::gather::gather;
use honnin_evidence::sheet::SheetEvidence;
use honnin_evidence::{ConsistentEvidence, Evidence, KillEvidence, Program};
use honnin_render::verify::{ItemKind, VerificationReason, VerificationResult, again, document};
use honnin_search::limits::{Interrupt, Limits};
use honnin_sheet::find::bundled;
use serde::{Deserialize as _, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::LazyLock;

/// The evidence of two small sheets, one of them installed otherwise than designed. It is what every
/// altered document is compared with: a search for each would find the same. The long version makes it;
/// otherwise it is that part of the committed evidence.
fn fresh() -> &'static Evidence {
    static FRESH: LazyLock<Evidence> =
        LazyLock::new(|| if long_tests() { just_made() } else { of_committed() });
    &FRESH
}

const SHEETS: [&str; 2] = ["yokohama-2023", "takamatsu-2024"];

fn just_made() -> Evidence {
    let sheets = bundled().into_iter().filter(|it| SHEETS.contains(&it.name.as_str()));
    let effort = GatheringEffort {
        threads: NonZeroUsize::new(2).expect("there are two"),
        limits: Limits::default(),
        interrupt: Interrupt::default(),
    };
    let search = SiteSearch::new();
    let (evidence, _) = gather(&search, &sheets.collect::<Vec<_>>(), &effort, &|_| ());
    assert!(!search.was_cut());
    evidence
}

fn of_committed() -> Evidence {
    let mut evidence = committed_evidence().evidence;
    evidence.sheets.retain(|sheet| SHEETS.contains(&sheet.name.as_str()));
    evidence.cases.clear();
    evidence.kill.contexts.retain(|part| SHEETS.contains(&part.context.name.as_str()));
    (evidence.sources, evidence.program) = (Sources::built_from(), Program::this());
    ConsistentEvidence::traced(evidence).expect("it is internally consistent").evidence
}

/// The places at which a document says something else than was found.
fn found(document: &Evidence) -> Vec<String> {
    let items = again::compare(document, fresh()).into_iter();
    let differing = items.filter(|item| {
        assert_eq!(item.kind, ItemKind::Again);
        matches!(
            &item.answer,
            VerificationResult::Differs(VerificationReason::Found { document, now })
                if document != now
        )
    });
    differing.map(|item| item.about).collect()
}

#[test]
fn what_was_not_altered_is_found_again() {
    assert_eq!(found(fresh()), Vec::<String>::new());
    let items = again::compare(fresh(), fresh());
    let parts: Vec<&str> = items.iter().map(|item| item.about.as_str()).collect();
    assert_eq!(parts, ["/sheets/0", "/sheets/1", "/kill", "/survey", "/traceability"]);
    let mut verified = document::verified(&fresh().text(), None).expect("evidence").unsigned();
    assert!(!verified.differs() && verified.is_inconclusive(), "nobody looked");
    verified.items.extend(items);
    assert!(!verified.differs() && !verified.is_inconclusive() && verified.is_done_again());
    // Where it was not done to its end, nothing is known.
    verified.items.push(again::cut());
    assert!(!verified.differs() && verified.is_inconclusive());
}

/// Another version of the program, or a document that names other sources than it was made from: the
/// sources differ, whatever was found.
#[test]
fn other_sources_are_another_version() {
    let mut other = fresh().clone();
    let path = other.sources.models.files.keys().next().expect("there are models").clone();
    other.sources.models.files.insert(path, "0".repeat(64));
    let group = SourceGroup::digest(other.sources.models.files.clone());
    other.sources.models = group;
    assert_eq!(found(&other), Vec::<String>::new());
    let mut verified = document::verified(&other.text(), None).expect("evidence").unsigned();
    verified.items.extend(again::compare(&other, fresh()));
    assert!(verified.is_done_again() && verified.is_of_other_sources() && verified.differs());
}

/// What a document says otherwise, and where.
type Otherwise = (&'static str, fn(u64) -> u64);

/// Counts, words and whole parts: without a search no such document is verified, and a search finds each.
#[test]
fn an_altered_document_is_never_verified_and_always_found() {
    let one: fn(u64) -> u64 = |it| it + 1;
    let million: fn(u64) -> u64 = |it| it + 1_000_000;
    let counts: [Otherwise; 14] = [
        ("/sheets/0/checks/0/states", one),
        ("/sheets/0/checks/0/states", million),
        ("/sheets/0/checks/0/transitions", one),
        ("/sheets/0/checks/0/transitions", million),
        ("/sheets/0/checks/0/depth", one),
        ("/sheets/1/checks/1/depth", million),
        ("/sheets/0/controls/0/check/states", one),
        ("/sheets/0/schedules/0/seed", one),
        ("/sheets/0/schedules/0/steps", one),
        ("/sheets/0/schedules/0/outcomes/0/times", one),
        ("/sheets/0/logs/0/events", one),
        ("/kill/seed", one),
        ("/kill/iterations", one),
        ("/survey/states/4711", one),
    ];
    for (at, other) in counts {
        let value = json!(fresh()).pointer(at).and_then(Value::as_u64).expect("a number");
        refused_and_found(at, json!(other(value)));
    }
    let said: [(&str, Value); 8] = [
        ("/sheets/0/checks/0/engine", json!("by hand")),
        ("/sheets/0/remedies/outcomes/0/remedies", json!("none")),
        ("/sheets/0/bounds/configurations/0/revealed/0/claim", json!("C6")),
        ("/sheets/0/bounds/configurations/0/dimensions/0/needed", json!(3)),
        ("/sheets/0/logs/0/answer", json!("not-established")),
        ("/sheets/0/followed/0/end", json!("did-not-break")),
        ("/survey/engine", json!("by hand")),
        ("/traceability/groups/0/findings/0/says/en", json!("Nothing happened.")),
    ];
    for (at, other) in said {
        refused_and_found(at, other);
    }
}

/// Asserts that a document that says this there is not verified, and that the place is found.
#[track_caller]
fn refused_and_found(at: &str, other: Value) {
    let mut value = json!(fresh());
    *value.pointer_mut(at).unwrap_or_else(|| panic!("{at} is there")) = other;
    let altered = Evidence::deserialize(&value).expect("it has the shape of evidence");
    let verified = document::verified(&altered.text(), None).expect("it is evidence").unsigned();
    assert!(verified.differs() || verified.is_inconclusive(), "{at}: verified unseen");
    let found = found(&altered);
    assert!(found.iter().any(|it| it == at), "{at}: {found:?}");
}

/// The kind of a place: its pointer without numbers, claims and keys.
fn kind(pointer: &str) -> String {
    let part = |part: &str| match part {
        number if number.parse::<usize>().is_ok() => "#".to_owned(),
        claim if claim.len() == 2 && claim.starts_with('C') => "C".to_owned(),
        key if key.contains('.') => "key".to_owned(),
        other => other.to_owned(),
    };
    pointer.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The first and the last place of each kind.
fn places(value: &Value, at: &str, found: &mut BTreeMap<String, BTreeSet<String>>) {
    if !at.is_empty() {
        let of_kind = found.entry(kind(at)).or_default();
        of_kind.insert(at.to_owned());
        let middle: Vec<String> = of_kind.iter().skip(1).cloned().collect();
        for inner in middle.iter().rev().skip(1) {
            of_kind.remove(inner);
        }
    }
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                places(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(values) => {
            for (place, value) in values.iter().enumerate() {
                places(value, &format!("{at}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// What stands there, otherwise: more, less, nothing, twice.
fn others(value: &Value) -> Vec<Value> {
    match value {
        Value::Null => vec![json!(1)],
        Value::Bool(flag) => vec![json!(!flag)],
        Value::Number(number) => {
            let number = number.as_f64().expect("a number");
            match number.fract() == 0.0 {
                true => vec![json!(number as u64 + 1), json!(number as u64 + 1_000_000), json!(0)],
                false => vec![json!(number * 1.5)],
            }
        }
        Value::String(text) => vec![json!(format!("{text}x")), json!("")],
        Value::Array(values) => {
            let less = values[..values.len().saturating_sub(1)].to_vec();
            let twice = values.iter().chain(values.first()).cloned().collect();
            vec![Value::Array(less), Value::Array(twice)]
        }
        Value::Object(fields) => {
            let less = fields.iter().skip(1).map(|(key, it)| (key.clone(), it.clone())).collect();
            vec![Value::Object(less)]
        }
    }
}

/// Alters each kind of place of a part in turn. What has no shape any more is refused by whoever reads;
/// all else is found at its place, or at the list that it makes longer or shorter. How much was tried,
/// and found.
fn every_alteration_is_found<T: DeserializeOwned + Serialize>(part: &T) -> [usize; 2] {
    let sound = json!(part);
    let (mut altered, mut kinds) = (sound.clone(), BTreeMap::new());
    places(&sound, "", &mut kinds);
    let mut counts = [0, 0];
    for at in kinds.values().flatten() {
        let there = sound.pointer(at).expect("it is there");
        for other in others(there).into_iter().filter(|other| other != there) {
            *altered.pointer_mut(at).expect("it is there") = other.clone();
            counts[0] += 1;
            // A field that is missing or not known is refused by whoever reads, too.
            let read = serde_json::from_value::<T>(altered.clone()).map(|read| json!(read));
            if read.is_ok_and(|read| read == altered) {
                let found = differences(&altered, &sound);
                let told = found.iter().any(|it| it.at.starts_with(at) || at.starts_with(&it.at));
                assert!(told, "{at} = {other}: {found:?}");
                counts[1] += 1;
            }
            *altered.pointer_mut(at).expect("it is there") = there.clone();
        }
    }
    counts
}

#[test]
fn every_kind_of_place_is_found_where_it_is_altered() {
    let Evidence { sheets, kill, .. } = fresh();
    let mut counts = vec![every_alteration_is_found::<KillEvidence>(kill)];
    counts.extend(sheets.iter().map(every_alteration_is_found::<SheetEvidence>));
    let sum = |place: usize| counts.iter().map(|of_part| of_part[place]).sum::<usize>();
    assert!(sum(0) > 1_000 && sum(1) > 300, "{counts:?}");
}

/// Of the survey each letter and each number counts.
#[test]
fn every_cell_of_the_survey_is_found_where_it_is_altered() {
    let mut altered = fresh().clone();
    let sites = altered.survey.states.len();
    for site in [0, sites / 2, sites - 1] {
        altered.survey.states[site] += 1;
        assert_eq!(found(&altered), [format!("/survey/states/{site}")]);
        altered.survey.states[site] -= 1;
        for (claim, table) in fresh().survey.claims.clone() {
            let other = if &table.verdicts[site..=site] == "h" { "v" } else { "h" };
            let of_claim = altered.survey.claims.get_mut(&claim).expect("it is surveyed");
            of_claim.verdicts.replace_range(site..=site, other);
            assert_eq!(found(&altered), [format!("/survey/claims/{claim}/verdicts")]);
            altered.survey.claims.insert(claim, table);
        }
    }
}
