//! Every kind of field of a sheet's part altered in turn. What is accepted all the same stands in a
//! list, with the reason: nothing else in the document says it again.

use super::{document, number_of};
use honnin_evidence::consistency;
use honnin_evidence::digests::sha256;
use honnin_evidence::sheet::{SheetEvidence, SheetFindings};
use honnin_sheet::find::bundled;
use serde::Deserialize as _;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Where a document may say something else, and why: it was seen by a search or a run, and nothing
/// else in the document follows from it.
const FREE: &[(&str, &str)] = &[
    ("/checks/#/engine", "whoever searched"),
    ("/checks/#/states", "counted by the search alone"),
    ("/checks/#/transitions", "counted by the search alone"),
    ("/checks/#/depth", "counted by the search alone"),
    ("/checks/#/witnesses/check-blocks", "no claim asks for it"),
    ("/checks/#/claims/C/steps/#/resident", "another counterexample, just as good"),
    ("/controls", "the traceability tells which there are"),
    ("/controls/#/check/engine", "whoever searched"),
    ("/controls/#/check/states", "counted by the search alone"),
    ("/controls/#/check/transitions", "counted by the search alone"),
    ("/controls/#/check/depth", "counted by the search alone"),
    ("/controls/#/check/witnesses/check-blocks", "no claim asks for it"),
    ("/controls/#/check/claims/C/steps/#/resident", "another counterexample, just as good"),
    ("/remedies/outcomes/#/remedies/smallest", "that there is no other was searched for"),
    ("/remedies/outcomes/#/remedies/smallest/#/still_violated", "a search of another site"),
    ("/campaigns/findings/#/finding/of-defects/hidden/#/breaks", "searches of other scopes"),
    ("/schedules/#/seed", "whatever chance was drawn from"),
    ("/schedules/#/decisions", "counted by the run alone"),
    ("/schedules/#/steps", "counted by the run alone"),
    ("/schedules/#/begun_knowing_steps", "counted by the run alone"),
    ("/schedules/#/tasks", "counted by the run alone"),
    ("/schedules/#/logs_disagree", "the logs are not in the document"),
    ("/schedules/#/claims/C/says/broken/after", "counted by the run alone"),
    ("/schedules/#/claims/C/says/broken/times", "counted by the run alone"),
    ("/schedules/#/outcomes/#/outcome/images", "how many, where some remain"),
    (
        "/schedules/#/outcomes/#/outcome/requests/#/delivered/#",
        "whose page it was, where it was wrong",
    ),
    ("/schedules/#/kept/C/servers/#", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/changes", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/changes/#", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/steps", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/steps/#", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/choices", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/choices/#", "a schedule is run again by `honnin replay`"),
    ("/schedules/#/kept/C/shuttle", "a schedule is run again by `honnin replay`"),
    ("/logs/#/events", "the logs are not in the document"),
    ("/logs/#/answer/rejected/event", "the logs are not in the document"),
    ("/logs/#/answer/rejected/step/request", "the logs are not in the document"),
];

/// The kind of a place: its pointer without numbers, claims and witnesses.
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
        found.entry(kind(at)).or_default().insert(at.to_owned());
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
                true => vec![json!(number as u64 + 1), json!(0)],
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

fn accepted(written: &Value) -> bool {
    let Ok(evidence) = SheetEvidence::deserialize(written) else {
        return false;
    };
    let sheets = bundled();
    let sheet = sheets.iter().find(|sheet| sheet.name == evidence.name);
    // A file by another name, or with another text, is refused where the document is read.
    sheet.is_some_and(|sheet| {
        sheet.file == evidence.file
            && sha256(sheet.text.as_bytes()) == evidence.sha256
            && sheet.text == evidence.text
            && json!(evidence) == *written
            && consistency::sheet(SheetFindings::new(sheet, &evidence), 0).is_ok()
    })
}

#[test]
fn what_follows_from_something_else_cannot_be_altered() {
    let document = document();
    let (mut free, mut used) = (BTreeSet::new(), BTreeSet::new());
    let mut tried = 0;
    for name in ["reference", "haiin-2023", "takamatsu-2024", "tokushima-2023"] {
        let sound = &document["sheets"][number_of(name)];
        assert!(accepted(sound), "{name} is read");
        let (mut forged, mut found) = (sound.clone(), BTreeMap::new());
        places(sound, "", &mut found);
        for (kind, places) in found {
            let ends: BTreeSet<&String> = places.first().into_iter().chain(places.last()).collect();
            for at in ends {
                let there = sound.pointer(at).expect("it is there");
                for other in others(there).into_iter().filter(|other| other != there) {
                    *forged.pointer_mut(at).expect("it is there") = other.clone();
                    tried += 1;
                    let accepted = accepted(&forged);
                    *forged.pointer_mut(at).expect("it is there") = there.clone();
                    if !accepted {
                        continue;
                    }
                    if let Some((of, _)) = FREE.iter().find(|(of, _)| *of == kind) {
                        used.insert(*of);
                    } else {
                        let other: String = other.to_string().chars().take(60).collect();
                        free.insert(format!("{name}{at} = {other} ({kind})"));
                    }
                }
            }
        }
    }
    assert!(tried > 500, "{tried}");
    assert!(free.is_empty(), "{} of {tried}: {free:#?}", free.len());
    // What is no longer free does not stay on the list.
    let listed: BTreeSet<&str> = FREE.iter().map(|(of, _)| *of).collect();
    assert_eq!(used, listed);
}
