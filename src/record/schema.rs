//! The JSON Schema of a file of the record, for editors.

use super::keys::{
    self, CITE, CheckForm, FINDING, FORMS, GAP, MOST_LETTERS, SCHEMA, SOURCE, TOP, TableKeys,
};
use super::{Certainty, Errs, FindingKind};
use honnin_models::claims::ClaimId;
use honnin_models::sheets::BUNDLED;
use honnin_sheet::schema::{list, object, settings, text};
use honnin_sheet::{Configuration, Expected};
use serde_json::{Map, Value, json};

/// The schema as a JSON document.
pub fn schema() -> Value {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "honnin record",
        "description": "Findings of the public record in one group, sources, or both.",
    });
    let top = table(&TOP, describe_top_key);
    let top = top.as_object().expect("the schema of a table is an object");
    schema.as_object_mut().expect("it is an object").extend(top.clone());
    schema["dependentRequired"] = json!({
        "group": ["title", "finding"],
        "title": ["group", "finding"],
        "finding": ["group", "title"],
    });
    schema["anyOf"] = json!([{ "required": ["group"] }, { "required": ["source"] }]);
    schema
}

/// A table, each key by its schema.
fn table(table: &TableKeys, of_key: fn(&str) -> Value) -> Value {
    object(table.keys.iter().map(|key| (*key, of_key(key))), table.required)
}

fn describe_top_key(key: &str) -> Value {
    match key {
        "schema" => json!({ "const": SCHEMA }),
        "group" => id("The id of the group, which begins those of its findings."),
        "title" => both("What the group is about."),
        "finding" => {
            let mut finding = table(&FINDING, describe_finding_key);
            finding["anyOf"] = json!([{ "required": ["checks"] }, { "required": ["gap"] }]);
            some(finding)
        }
        "source" => list(table(&SOURCE, describe_source_key)),
        _ => unreachable!("a file has no key {key}"),
    }
}

fn describe_finding_key(key: &str) -> Value {
    match key {
        "id" => json!({
            "type": "string",
            "pattern": "^[A-Z0-9][A-Z0-9-]*/[1-9][0-9]*$",
            "description": "The id of the group, a stroke, and the number after the one before. No \
                            id is ever given to another finding.",
        }),
        "kind" => words(FindingKind::WORDS, "What the finding is."),
        "certainty" => words(Certainty::WORDS, "How sure it is that the finding is so."),
        "cites" => some(table(&CITE, describe_cite_key)),
        "ja" | "en" => sentences(key),
        "checks" => some(json!({ "oneOf": FORMS.iter().map(form).collect::<Vec<_>>() })),
        "gap" => {
            let mut gap = table(&GAP, |key| match key {
                "errs" => words(Errs::WORDS, "Which way the gap errs."),
                _ => sentences(key),
            });
            gap["description"] = json!("What no check covers of the finding, and why.");
            gap
        }
        _ => unreachable!("a finding has no key {key}"),
    }
}

fn describe_cite_key(key: &str) -> Value {
    match key {
        "source" => id("The id of the source."),
        "place" => both("Where in it; left out for a page without parts."),
        _ => unreachable!("a place in a source has no key {key}"),
    }
}

fn describe_source_key(key: &str) -> Value {
    match key {
        "id" => id("The id to cite the source by."),
        "title" => both("Its title, or where that is not known what it is."),
        "issuer" => both("Who issued it."),
        "date" => json!({
            "type": "string",
            "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$",
            "description": "When, as far as it is known: a year, a month, a day.",
        }),
        "locations" => some(text("A web address, or a file that the suite was made from.")),
        "without_entry" => {
            let mut both = object(keys::BOTH.iter().map(|key| (*key, sentences(key))), keys::BOTH);
            both["description"] = json!("What in the document has no finding, and why.");
            both
        }
        _ => unreachable!("a source has no key {key}"),
    }
}

/// One kind of check.
fn form(form: &CheckForm) -> Value {
    let mut properties = Map::new();
    properties.insert("kind".into(), json!({ "const": form.kind }));
    for &key in form.keys {
        properties.insert(key.into(), describe_check_key(key));
    }
    let required: Vec<&str> = properties.keys().map(String::as_str).collect();
    json!({
        "description": form.says,
        "type": "object",
        "required": required,
        "properties": properties,
        "additionalProperties": false,
    })
}

fn describe_check_key(key: &str) -> Value {
    let claim = || json!({ "enum": ClaimId::ALL.map(|id| id.to_string()) });
    match key {
        "sheet" => {
            let names: Vec<&str> = BUNDLED.iter().map(|sheet| sheet.name).collect();
            words(&names, "A bundled sheet.")
        }
        "as" => words(
            &Configuration::ALL.map(Configuration::word),
            "The site as designed, or as installed.",
        ),
        "claim" => claim(),
        "verdict" => words(&Expected::ANSWERING.map(Expected::word), "The verdict on the claim."),
        "condition" => text("The id of a condition of the sheet."),
        "needed" => flag("Whether the claim holds where this condition alone is absent."),
        "changes" => {
            let mut changes = settings(|_| true);
            changes["minProperties"] = json!(1);
            changes
        }
        "campaign" => text("A campaign of the sheet, by its English name."),
        "reaches" | "misses" => list(claim()),
        "defect" => {
            let mut defect = settings(|key| key.decision);
            defect["minProperties"] = json!(1);
            defect["maxProperties"] = json!(1);
            defect
        }
        "revealed" => flag("Whether the test could reveal the defect."),
        _ => unreachable!("a check has no key {key}"),
    }
}

fn id(description: &str) -> Value {
    json!({
        "type": "string",
        "pattern": "^[A-Z0-9][A-Z0-9-]*$",
        "maxLength": MOST_LETTERS,
        "description": description,
    })
}

fn words(words: &[&str], description: &str) -> Value {
    json!({ "enum": words, "description": description })
}

fn flag(description: &str) -> Value {
    json!({ "type": "boolean", "description": description })
}

/// A list that has something in it.
fn some(item: Value) -> Value {
    let mut list = list(item);
    list["minItems"] = json!(1);
    list
}

fn both(description: &str) -> Value {
    let languages = [("ja", text("日本語")), ("en", text("English"))];
    let mut both = object(languages.into_iter(), keys::BOTH);
    both["description"] = json!(description);
    both
}

fn sentences(key: &str) -> Value {
    text(match key {
        "ja" => "日本語の文。一文ごとに改行してよい。",
        "en" => "English sentences; each may stand on a line of its own.",
        _ => unreachable!("a text has no language {key}"),
    })
}
