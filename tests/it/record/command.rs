//! `honnin record check`, and the JSON Schema of a file of the record.

use super::problems::SOUND;
use crate::formats::assert_valid;
use crate::program::{flat, folder_with, run, run_in};
use honnin_record as record;
use honnin_record::files::BUNDLED;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// The bundled files in a folder of their own.
fn copy() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder is made");
    for file in BUNDLED {
        let name = Path::new(file.path).file_name().expect("a file has a name");
        std::fs::write(folder.path().join(name), file.text).expect("a file is written");
    }
    folder
}

/// Replaces a part of a file in the folder.
fn alter(folder: &Path, name: &str, part: &str, by: &str) {
    let path = folder.join(name);
    let text = std::fs::read_to_string(&path).expect("the file is there");
    assert!(text.contains(part), "{name} has {part}");
    std::fs::write(path, text.replacen(part, by, 1)).expect("the file is written");
}

#[test]
fn the_bundled_record_is_sound_and_counted() {
    let record = record::bundled();
    let checks = record.findings().map(|finding| finding.checks.len()).sum::<usize>();
    let (findings, sources) = (record.findings().count(), record.sources.len());
    assert!(findings >= 106 && sources >= 47 && checks >= 214, "{findings} {sources} {checks}");
    let said = format!("{findings} findings, {sources} sources, {checks} checks.");
    let ended = run(&["record", "check"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    assert_eq!(ended.out.trim(), format!("Nothing is wrong: {said}"));
    let japanese = run(&["record", "check", "--lang", "ja"]).out;
    assert!(japanese.contains(&format!("事項{findings}件、資料{sources}件")), "{japanese}");
    // The same files from elsewhere are the same record.
    let elsewhere = run_in(copy().path(), &["record", "check", "."]);
    assert_eq!((elsewhere.code, elsewhere.out), (0, ended.out));
}

/// A file that lies beside the others and is not named would not be read.
#[test]
fn every_file_of_the_record_is_bundled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/record");
    let files = std::fs::read_dir(folder).expect("the folder is there");
    let name = |file: std::io::Result<std::fs::DirEntry>| file.expect("it is listed").file_name();
    let names = files.map(|file| name(file).into_string().expect("they have plain names"));
    let there: BTreeSet<String> = names.map(|name| format!("models/record/{name}")).collect();
    assert_eq!(there, BUNDLED.iter().map(|file| file.path.to_owned()).collect());
}

#[test]
fn one_file_is_read_beside_the_bundled_ones() {
    let folder = copy();
    let ended = run_in(folder.path(), &["record", "check", "munakata.toml"]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    assert!(ended.out.contains(" findings, 0 sources, "), "{}", ended.out);
    let both = ["record", "check", "munakata.toml", "munakata.toml"];
    let ended = run_in(folder.path(), &both);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("`MUNAKATA` is in munakata.toml too"), "{}", ended.err);
}

/// What is taken out of one file is missed by the others.
#[test]
fn a_source_that_was_taken_out_is_missed_where_it_is_cited() {
    let folder = copy();
    alter(folder.path(), "sources.toml", "id = \"SAKAI\"", "id = \"SAKAI-2\"");
    let ended = run_in(folder.path(), &["record", "check", "."]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    for said in ["no finding cites `SAKAI-2`", "may not be \"SAKAI\"", "service.toml:"] {
        assert!(ended.err.contains(said), "{said}: {}", ended.err);
    }
}

#[test]
fn what_is_wrong_is_said_in_both_languages() {
    let folder = folder_with("x.toml", SOUND.replacen("claim = \"C1\"", "claim = \"C0\"", 1));
    std::fs::create_dir(folder.path().join("empty")).expect("a folder is made");
    let words = ["record", "check", "x.toml", "empty", "none.toml"];
    let english = run_in(folder.path(), &words);
    assert_eq!((english.code, english.out.as_str()), (2, ""));
    for said in ["`claim` may not be", "`empty` has no file of the record", "there is no such file"]
    {
        assert!(flat(&english.err).contains(said), "{said}: {}", english.err);
    }
    let japanese = run_in(folder.path(), &[&words[..], &["--lang", "ja"]].concat());
    assert_eq!(japanese.code, 2);
    for said in ["使える値", "台帳のファイル（.toml）がありません", "none.toml"]
    {
        assert!(japanese.err.contains(said), "{said}: {}", japanese.err);
    }
}

/// The recipe of CONTRIBUTING, as it stands there.
#[test]
fn a_finding_is_added_as_the_recipe_says() {
    let recipe = include_str!("../../../CONTRIBUTING.md");
    let (_, recipe) = recipe.split_once("## Add a finding").expect("there is a recipe");
    let (_, finding) = recipe.split_once("```toml\n").expect("it shows a finding");
    let (finding, _) = finding.split_once("```").expect("which ends");
    let folder = copy();
    let path = folder.path().join("munakata.toml");
    let before = std::fs::read_to_string(&path).expect("the file is there");
    std::fs::write(&path, format!("{before}\n{finding}")).expect("the file is written");
    let counted = |words: &[&str]| run_in(folder.path(), words);
    let one = counted(&["record", "check", "munakata.toml"]);
    assert_eq!((one.code, one.err.as_str()), (0, ""));
    let all = counted(&["record", "check", "."]);
    let findings = record::bundled().findings().count() + 1;
    assert!(all.out.contains(&format!(" {findings} findings, ")), "{}", all.out);
}

#[test]
fn a_command_is_asked_for_and_explained() {
    let alone = run(&["record"]);
    assert_eq!((alone.code, alone.out.as_str()), (2, ""));
    assert!(alone.err.contains("Commands:") && alone.err.contains("check"), "{}", alone.err);
    for (language, said) in [("en", "requires a subcommand"), ("ja", "コマンドを指定してください")]
    {
        let none = run(&["record", "--lang", language]);
        assert_eq!((none.code, none.out.as_str()), (2, ""));
        assert!(none.err.contains(said) && none.err.contains("check"), "{}", none.err);
        let help = run(&["record", "check", "--help", "--lang", language]);
        assert_eq!(help.code, 0);
        assert!(help.out.contains("honnin record check models/record"), "{}", help.out);
    }
}

fn schema() -> Value {
    let printed = run(&["schema", "--record"]);
    assert_eq!(printed.code, 0);
    serde_json::from_str(&printed.out).expect("it is JSON")
}

fn json(text: &str) -> Value {
    let table: toml::Table = text.parse().expect("it is TOML");
    serde_json::to_value(table).expect("what TOML says, JSON says too")
}

#[test]
fn every_bundled_file_is_valid_by_the_schema() {
    let schema = schema();
    for text in BUNDLED.iter().map(|file| file.text).chain([SOUND]) {
        assert_valid(&schema, &json(text));
    }
}

/// Every table and list of a document, by the way to it.
fn places(value: &Value, at: String, places: &mut Vec<String>) {
    match value {
        Value::Object(table) => {
            places.push(at.clone());
            table.iter().for_each(|(key, inner)| {
                self::places(inner, format!("{at}/{}", key.replace('/', "~1")), places);
            });
        }
        Value::Array(list) => {
            let inner = list.iter().enumerate();
            inner.for_each(|(place, it)| self::places(it, format!("{at}/{place}"), places));
        }
        _ => {}
    }
}

/// Reader and schema have the same keys, and miss the same ones.
#[test]
fn the_schema_refuses_keys_as_the_reader_does() {
    let schema = jsonschema::validator_for(&schema()).expect("the schema is one");
    let sound = json(SOUND);
    let mut all = Vec::new();
    places(&sound, String::new(), &mut all);
    let reader = |document: &Value| {
        let text = toml::to_string(document).expect("it can be written as TOML");
        let folder = folder_with("x.toml", text);
        record::files::read_paths([folder.path().join("x.toml")]).failures.is_empty()
    };
    assert!(reader(&sound) && schema.is_valid(&sound));
    let mut refused = 0;
    for at in all {
        let keys: Vec<String> = sound
            .pointer(&at)
            .and_then(Value::as_object)
            .expect("a table")
            .keys()
            .cloned()
            .collect();
        let table = |document: &mut Value, alter: &dyn Fn(&mut serde_json::Map<String, Value>)| {
            let table = document.pointer_mut(&at).and_then(Value::as_object_mut);
            alter(table.expect("it is a table"));
        };
        let mut unknown = sound.clone();
        table(&mut unknown, &|it| drop(it.insert("unheard-of".to_owned(), Value::from(1))));
        assert!(!reader(&unknown) && !schema.is_valid(&unknown), "an unknown key in {at}");
        for key in keys {
            let mut without = sound.clone();
            table(&mut without, &|it| drop(it.shift_remove(&key)));
            // Some rules are beyond a schema: what it refuses, the reader refuses.
            assert!(schema.is_valid(&without) || !reader(&without), "{at} without {key}");
            refused += usize::from(!schema.is_valid(&without));
        }
    }
    assert!(refused >= 60, "keys that must be there: {refused}");
}
