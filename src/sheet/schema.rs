//! The JSON Schema of a sheet, for editors, derived from the register of questions.

use super::read::{MOST_CONDITIONS, SCHEMA};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Allowed, KEYS, Key, SECTIONS};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Stands for a sheet in schemas: the keys of a sheet are data, not the fields of a type.
pub struct SheetSchema;

impl JsonSchema for SheetSchema {
    fn schema_name() -> Cow<'static, str> {
        "Sheet".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut properties = Map::new();
        properties.insert("schema".into(), json!({ "const": SCHEMA }));
        properties.insert("name".into(), text("The name of the site."));
        properties.insert("sources".into(), list(text("A seed's file name, or a URL.")));
        let keys: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
        properties.insert("inferred".into(), list(json!({ "enum": keys })));
        properties.insert("title".into(), label());
        for &section in SECTIONS {
            let keys = KEYS.iter().filter(|key| key.section() == section);
            properties.insert(
                section.into(),
                object(keys.map(|key| (key.short_name(), answer(key))), &[]),
            );
        }
        properties.insert("installed".into(), settings(|key| key.section() != "scope"));
        let mut conditions = list(condition());
        conditions["maxItems"] = json!(MOST_CONDITIONS);
        properties.insert("condition".into(), conditions);
        properties.insert("campaign".into(), list(campaign()));
        properties.insert("expect".into(), expect());
        json_schema!({
            "title": "honnin sheet",
            "description": "A site's answers to the checksheet (チェックシート), made executable.",
            "type": "object",
            "properties": properties,
            "required": ["schema", "name"],
            "additionalProperties": false,
        })
    }
}

/// The schema as a JSON document.
pub fn schema() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    generator.into_root_schema_for::<SheetSchema>().to_value()
}

fn text(description: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "pattern": "\\S", "description": description })
}

fn list(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

fn object<'k>(properties: impl Iterator<Item = (&'k str, Value)>, required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        properties.map(|(name, schema)| (name.to_owned(), schema)).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// The answers that a key allows, with its question and its default.
fn answer(key: &Key) -> Value {
    let mut schema = match key.allowed {
        Allowed::Words(words) => json!({ "enum": words }),
        Allowed::Numbers(first, last) => {
            json!({ "type": "integer", "minimum": first, "maximum": last })
        }
        Allowed::Flag => json!({ "type": "boolean" }),
    };
    schema["description"] = json!(format!("{}\n{}", key.question.ja, key.question.en));
    schema["default"] = match key.default() {
        honnin_models::keys::Answer::Word(word) => json!(word),
        honnin_models::keys::Answer::Number(number) => json!(number),
        honnin_models::keys::Answer::Flag(flag) => json!(flag),
    };
    schema
}

/// A table of dotted keys whose answers are changed.
fn settings(may_stand: fn(&Key) -> bool) -> Value {
    let keys = KEYS.iter().filter(|key| may_stand(key));
    let without_default = |key: &Key| {
        let mut schema = answer(key);
        schema.as_object_mut().expect("the schema of an answer is an object").remove("default");
        schema
    };
    object(keys.map(|key| (key.name, without_default(key))), &[])
}

fn label() -> Value {
    let mut label = object([("ja", text("日本語")), ("en", text("English"))].into_iter(), &[]);
    label["minProperties"] = json!(1);
    label
}

fn condition() -> Value {
    let mut without = settings(|_| true);
    without["minProperties"] = json!(1);
    let properties = [
        ("id", text("Its short name.")),
        ("ja", text("条件")),
        ("en", text("The condition.")),
        ("inferred", json!({ "type": "boolean", "default": false })),
        ("without", without),
    ];
    let mut condition = object(properties.into_iter(), &["id", "without"]);
    condition["anyOf"] = json!([{ "required": ["ja"] }, { "required": ["en"] }]);
    condition
}

fn campaign() -> Value {
    let properties = [
        ("name", text("What the test is called.")),
        ("ja", text("試験の名称")),
        ("inferred", json!({ "type": "boolean", "default": false })),
        ("with", settings(|key| matches!(key.section(), "topology" | "scope"))),
    ];
    object(properties.into_iter(), &["name", "with"])
}

fn expect() -> Value {
    let ids = ClaimId::ALL.map(|id| id.to_string());
    let verdict = || json!({ "enum": ["holds", "violated"] });
    let claims = || ids.iter().map(|id| (id.as_str(), verdict()));
    let designed = object(claims(), &[]);
    object(claims().chain([("designed", designed)]), &[])
}
