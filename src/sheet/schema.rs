//! The JSON Schema of a sheet, for editors, derived from the register of questions.

use super::read::{MOST_CONDITIONS, SCHEMA};
use super::walk::MOST_LETTERS;
use super::{Expected, When};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Allowed, Answer, KEYS, Key, SECTIONS};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};
use std::borrow::Cow;

/// Configurations for a sheet in schemas: the keys of a sheet are data, not the fields of a type.
pub struct SheetSchema;

impl JsonSchema for SheetSchema {
    fn schema_name() -> Cow<'static, str> {
        "Sheet".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut properties = Map::new();
        properties.insert("schema".into(), json!({ "const": SCHEMA }));
        properties.insert("name".into(), name());
        properties.insert("sources".into(), list(text("A seed's file name, or a URL.")));
        properties.insert("hypothesis".into(), hypothesis());
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
        properties.insert("installed".into(), installed());
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
            "allOf": combinations(),
        })
    }
}

/// The names that files, headings and commands contain.
fn name() -> Value {
    json!({
        "description": "The name of the site.",
        "type": "string",
        "pattern": r"^[\p{L}\p{N}][\p{L}\p{N}._-]*$",
        "maxLength": MOST_LETTERS,
    })
}

/// The schema as a JSON document.
pub fn schema() -> Value {
    let generator = schemars::generate::SchemaSettings::draft2020_12().into_generator();
    generator.into_root_schema_for::<SheetSchema>().to_value()
}

/// What the model does not cover, and what an expectation needs, as far as a schema can say it.
fn combinations() -> Vec<Value> {
    let within = |section: &str, key: &str, schema: Value| json!({ "properties": { section: { "properties": { key: schema } } } });
    let given = |section: &str, key: &str, schema: Value| {
        let mut given = within(section, key, schema);
        given["required"] = json!([section]);
        given["properties"][section]["required"] = json!([key]);
        given
    };
    let next = given("image", "pick", json!({ "const": "next" }));
    let one_page = within("image", "pages", json!({ "const": 1 }));
    let no_order = given("order", "scope", json!({ "const": "none" }));
    let as_designed = json!({ "not": { "required": ["installed"] } });
    let no_c4 = within("expect", "C4", json!(false));
    let designed = given("expect", "designed", json!(true));
    let installed =
        json!({ "required": ["installed"], "properties": { "installed": { "minProperties": 1 } } });
    let mut combinations = vec![
        json!({ "if": next, "then": one_page }),
        json!({ "if": { "allOf": [no_order, as_designed] }, "then": no_c4 }),
        json!({ "if": designed, "then": installed }),
    ];
    let seconds = keys::find("scope.seconds").expect("it is a key of the register");
    for second in seconds.allowed.answers() {
        let Answer::Number(seconds) = second else { unreachable!("seconds are numbers") };
        let requests = json!({ "maximum": seconds });
        let mut enough = within("scope", "requests", requests);
        if seconds == 1 {
            // Left out, there are two requests, and one second.
            enough["properties"]["scope"]["required"] = json!(["requests"]);
        }
        let one_per_second = given("scope", "arrivals", json!({ "const": "one-per-second" }));
        let mut so_many = if seconds == 1 {
            within("scope", "seconds", json!({ "const": 1 }))
        } else {
            given("scope", "seconds", json!({ "const": seconds }))
        };
        so_many = json!({ "allOf": [one_per_second, so_many] });
        combinations.push(json!({ "if": so_many, "then": enough }));
    }
    combinations
}

/// A text with content.
pub fn text(description: &str) -> Value {
    json!({ "type": "string", "minLength": 1, "pattern": "\\S", "description": description })
}

/// A list of this.
pub fn list(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

/// A table with these keys and no others.
pub fn object<'k>(properties: impl Iterator<Item = (&'k str, Value)>, required: &[&str]) -> Value {
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
        Answer::Word(word) => json!(word),
        Answer::Number(number) => json!(number),
        Answer::Flag(flag) => json!(flag),
    };
    schema
}

/// A table of dotted keys whose answers are changed.
pub fn settings(may_stand: fn(&Key) -> bool) -> Value {
    let keys = KEYS.iter().filter(|key| may_stand(key));
    let without_default = |key: &Key| {
        let mut schema = answer(key);
        schema.as_object_mut().expect("the schema of an answer is an object").remove("default");
        schema
    };
    object(keys.map(|key| (key.name, without_default(key))), &[])
}

/// What is installed otherwise than designed, on all app servers and on single ones.
fn installed() -> Value {
    let mut installed = settings(|key| key.section() != "scope");
    let servers = keys::find("topology.app_servers").expect("it is a key of the register");
    let names = servers.allowed.answers().into_iter().map(|server| server.to_string());
    let names: Vec<String> = names.collect();
    let of_server = |name| (name, settings(|key| key.of_server));
    installed["properties"]["app"] = object(names.iter().map(String::as_str).map(of_server), &[]);
    installed
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

fn hypothesis() -> Value {
    json!({
        "type": "boolean",
        "default": false,
        "description": "Whether all of the sheet is a hypothesis, because the cause was not disclosed.",
    })
}

fn when() -> Value {
    json!({
        "enum": When::ALL.map(When::word),
        "default": When::BeforeIncident.word(),
        "description": "Whether the test was run, and when.",
    })
}

fn campaign() -> Value {
    let properties = [
        ("name", text("What the test is called.")),
        ("ja", text("試験の名称")),
        ("when", when()),
        ("inferred", json!({ "type": "boolean", "default": false })),
        ("with", settings(|key| matches!(key.section(), "topology" | "scope"))),
    ];
    object(properties.into_iter(), &["name", "with"])
}

fn expect() -> Value {
    let ids = ClaimId::ALL.map(|id| id.to_string());
    let verdict = |id| {
        let words: Vec<&str> = Expected::written(id).iter().map(|it| it.word()).collect();
        json!({ "enum": words })
    };
    let claims = || ClaimId::ALL.iter().zip(&ids).map(|(id, name)| (name.as_str(), verdict(*id)));
    let designed = object(claims(), &[]);
    object(claims().chain([("designed", designed)]), &[])
}
