//! One test for each thing that can be wrong with a file of the record: what is said, and where.

use crate::program::folder_with;
use honnin_messages::{Language, Messages};
use honnin_record::files::{FoundRecord, read_paths};

/// What findings and sources say.
mod findings;

/// A file with every kind of check, in which nothing is wrong.
pub(super) const SOUND: &str = r#"schema = 1
group = "TEST"
title = { ja = "試験", en = "Test" }

[[finding]]
id = "TEST/1"
kind = "cause"
certainty = "disclosed"
cites = [{ source = "PPC-295", place = { ja = "議題1", en = "item 1" } }]
ja = "誤って交付された。"
en = "It was handed out by mistake."
checks = [
    { kind = "verdict", sheet = "adachi-2023", as = "designed", claim = "C1", verdict = "violated" },
    { kind = "condition", sheet = "adachi-2023", condition = "A1", claim = "C1", needed = true },
    { kind = "changed", sheet = "adachi-2023", changes = { "image.key" = "request" }, claim = "C1", verdict = "holds" },
    { kind = "campaign", sheet = "adachi-2023", campaign = "re-inspection of June 2023: high load", reaches = [], misses = ["C1", "C4"] },
    { kind = "plan", sheet = "reference", campaign = "high load, no update", defect = { "sync.release" = "all" }, claim = "C4", revealed = false },
    { kind = "kill", sheet = "adachi-2023", defect = { "sync.release" = "all" }, claim = "C1" },
    { kind = "schedules", sheet = "adachi-2023", as = "designed", claim = "C1" },
    { kind = "trace", sheet = "adachi-2023", as = "designed", claim = "C1" },
    { kind = "bounds", sheet = "adachi-2023", claim = "C1" },
    { kind = "survey", claim = "C1" },
]

[finding.gap]
errs = "either"
ja = "回答には推定を含む。"
en = "Some answers are inferred."

[[finding]]
id = "TEST/2"
kind = "finding"
certainty = "press"
cites = [{ source = "NEW" }]
ja = """
一つ目の文。
二つ目の文。
"""
en = """
The first sentence.
The second sentence.
"""

[finding.gap]
errs = "neither"
ja = "モデルの外にある。"
en = "It is outside the model."

[[source]]
id = "NEW"
title = { ja = "新しい資料", en = "A new source" }
issuer = { ja = "ある市", en = "A city" }
date = "2024-01"
locations = ["https://example.org/new"]
"#;

/// What is found in this text.
fn read(text: impl AsRef<[u8]>) -> FoundRecord {
    let folder = folder_with("x.toml", text);
    read_paths([folder.path().join("x.toml")])
}

/// Every error of a text, without colours; empty when there is none.
fn errors(text: impl AsRef<[u8]>) -> String {
    let messages = Messages::new(Language::En);
    let shown =
        read(text).failures.iter().map(|it| it.render(&messages, 2_000)).collect::<String>();
    anstream::adapter::strip_str(&shown).to_string()
}

/// The sound file with a part of it replaced.
#[track_caller]
fn with(part: &str, by: &str) -> String {
    assert_eq!(SOUND.matches(part).count(), 1, "{part} stands once");
    SOUND.replacen(part, by, 1)
}

/// Checks that the file with a part replaced is refused with one error at this line and column, which
/// says all of this.
#[track_caller]
fn refused(part: &str, by: &str, place: &str, sentences: &[&str]) {
    refused_text(&with(part, by), place, sentences);
}

#[track_caller]
fn refused_text(text: &str, place: &str, sentences: &[&str]) {
    let text = errors(text);
    assert_eq!(text.matches("error: ").count(), 1, "{text}");
    assert!(text.contains(&format!("x.toml:{place}\n")), "at {place}:\n{text}");
    for sentence in sentences {
        assert!(text.contains(sentence), "{sentence}:\n{text}");
    }
}

#[test]
fn a_sound_file_is_read_as_it_says() {
    assert_eq!(errors(SOUND), "");
    let FoundRecord { record, .. } = read(SOUND);
    let group = &record.groups[0];
    assert_eq!((group.id.as_str(), group.title.ja.as_str()), ("TEST", "試験"));
    let [first, second] = group.findings.as_slice() else { panic!("there are two") };
    assert_eq!((first.checks.len(), second.checks.len()), (10, 0));
    // Lines are joined as each language joins sentences, and no word is torn.
    assert_eq!(second.says.ja, "一つ目の文。二つ目の文。");
    assert_eq!(second.says.en, "The first sentence. The second sentence.");
    assert_eq!(record.sources[0].date.as_deref(), Some("2024-01"));
}

#[test]
fn an_unknown_key_is_named_with_what_was_meant() {
    refused(
        "schema = 1\n",
        "schema = 1\ngrop = 1\n",
        "2:1",
        &["unknown key `grop` in the file", "`group`"],
    );
    refused(
        "kind = \"cause\"",
        "kind = \"cause\"\ncite = 1",
        "8:1",
        &["unknown key `cite` in [finding]", "`cites`"],
    );
    refused(
        "place = { ja",
        "page = 1, place = { ja",
        "9:32",
        &["unknown key `page` in [finding.cites]"],
    );
    refused(
        "errs = \"either\"",
        "errs = \"either\"\nde = \"x\"",
        "27:1",
        &["unknown key `de` in [finding.gap]"],
    );
    refused(
        "date = \"2024-01\"",
        "dat = \"2024-01\"",
        "53:1",
        &["unknown key `dat` in [source]", "`date`"],
    );
    refused(
        "{ kind = \"survey\", claim = \"C1\" }",
        "{ kind = \"survey\", claim = \"C1\", sheet = \"reference\" }",
        "22:38",
        &["unknown key `sheet` in [finding.checks]", "allowed here: kind, claim"],
    );
    refused(
        "title = { ja = \"試験\"",
        "title = { fr = \"x\", ja = \"試験\"",
        "3:11",
        &["in [title]"],
    );
}

#[test]
fn a_name_that_is_not_there_is_told_with_those_that_are() {
    let cases = [
        (
            "source = \"PPC-295\"",
            "source = \"PPC-294\"",
            "9:21",
            ["`source` may not be", "mean `PPC-295`?"],
        ),
        (
            "claim = \"C1\", verdict = \"violated\"",
            "claim = \"C0\", verdict = \"violated\"",
            "13:73",
            ["`claim` may not be \"C0\"", "\"C1\", \"C2\""],
        ),
        (
            "condition = \"A1\"",
            "condition = \"A9\"",
            "14:62",
            ["`condition` may not be \"A9\"", "\"A1\", \"A2\""],
        ),
        (
            "\"re-inspection of June 2023: high load\"",
            "\"re-inspection of June 2023\"",
            "16:60",
            ["`campaign` may not be", "high load`?"],
        ),
        (
            "{ kind = \"survey\"",
            "{ kind = \"survei\"",
            "22:14",
            ["`kind` may not be \"survei\"", "mean `survey`?"],
        ),
        (
            "{ kind = \"bounds\", sheet = \"adachi-2023\"",
            "{ kind = \"bounds\", sheet = \"adachi\"",
            "21:32",
            ["`sheet` may not be", "mean `adachi-2023`?"],
        ),
        (
            "verdict = \"violated\"",
            "verdict = \"broken\"",
            "13:89",
            ["`verdict` may not be", "\"holds\", \"violated\""],
        ),
        ("kind = \"cause\"", "kind = \"causes\"", "7:8", ["`kind` may not be", "mean `cause`?"]),
        (
            "certainty = \"press\"",
            "certainty = \"pres\"",
            "33:13",
            ["`certainty` may not be", "mean `press`?"],
        ),
        ("errs = \"neither\"", "errs = \"none\"", "45:8", ["`errs` may not be", "\"alarm\""]),
        (
            "kind = \"trace\", sheet = \"adachi-2023\", as = \"designed\"",
            "kind = \"trace\", sheet = \"adachi-2023\", as = \"design\"",
            "20:51",
            ["`as` may not be", "mean `designed`?"],
        ),
    ];
    for (part, by, place, sentences) in cases {
        refused(part, by, place, &sentences);
    }
}

#[test]
fn a_key_or_an_answer_that_no_sheet_has_is_told() {
    refused(
        "{ \"image.key\" = \"request\" }",
        "{ \"image.keys\" = \"request\" }",
        "15:60",
        &["unknown key `image.keys`", "`image.key`"],
    );
    refused(
        "{ \"image.key\" = \"request\" }",
        "{ \"image.key\" = \"name\" }",
        "15:74",
        &["`image.key` may not be \"name\"", "\"slot\""],
    );
    refused(
        "{ \"image.key\" = \"request\" }",
        "{ image.key = \"request\" }",
        "15:60",
        &["`image.key` has no quotes"],
    );
    refused("{ \"image.key\" = \"request\" }", "{}", "15:58", &["`changes` has no content"]);
    refused(
        "{ \"image.key\" = \"request\" }",
        "{ \"image.pick\" = \"next\", \"image.pages\" = 2 }",
        "15:58",
        &["does not cover"],
    );
    let kill = "defect = { \"sync.release\" = \"all\" }, claim = \"C1\"";
    refused(
        kill,
        "defect = { \"scope.requests\" = 1 }, claim = \"C1\"",
        "18:56",
        &["`scope.requests` is not allowed"],
    );
    refused(
        kill,
        "defect = { \"sync.release\" = \"all\", \"image.after\" = \"keep\" }, claim = \"C1\"",
        "18:54",
        &["`defect` is one answer"],
    );
}

#[test]
fn what_must_be_there_is_asked_for() {
    refused(
        "schema = 1\n",
        "",
        "1:1",
        &["`schema` is missing in the file", "honnin schema --record"],
    );
    refused("group = \"TEST\"\n", "", "1:1", &["`group` is missing"]);
    refused("title = { ja = \"試験\", en = \"Test\" }\n", "", "1:1", &["`title` is missing"]);
    refused(", needed = true", "", "14:5", &["`needed` is missing in [finding.checks]"]);
    refused("kind = \"survey\", ", "", "22:5", &["`kind` is missing in [finding.checks]"]);
    let first = "cites = [{ source = \"PPC-295\", place = { ja = \"議題1\", en = \"item 1\" } }]";
    refused(first, "cites = []", "9:9", &["`cites` has no content"]);
    refused(
        "locations = [\"https://example.org/new\"]",
        "locations = []",
        "54:13",
        &["`locations` has no content"],
    );
    refused(
        "issuer = { ja = \"ある市\", en = \"A city\" }\n",
        "",
        "49:1",
        &["`issuer` is missing in [source]"],
    );
    refused("source = \"PPC-295\", ", "", "9:10", &["`source` is missing in [finding.cites]"]);
    let only = errors("schema = 1\n");
    assert!(only.contains("`group` is missing") && only.contains("`finding` is missing"), "{only}");
}

#[test]
fn a_wrong_type_is_told_from_the_right_one() {
    refused(
        "needed = true",
        "needed = \"yes\"",
        "14:91",
        &["`needed` needs true or false, not a string"],
    );
    refused(
        "cites = [{ source = \"PPC-295\", place = { ja = \"議題1\", en = \"item 1\" } }]",
        "cites = \"PPC-295\"",
        "9:9",
        &["`cites` needs a list", "allowed: cites = [{ source = … }]"],
    );
    refused("reaches = []", "reaches = \"C1\"", "16:111", &["`reaches` needs a list"]);
    refused(
        "title = { ja = \"試験\", en = \"Test\" }",
        "title = \"Test\"",
        "3:9",
        &["`title` needs a table"],
    );
    refused("schema = 1", "schema = 2", "1:10", &["`schema` may not be 2"]);
}

#[test]
fn every_error_of_a_file_is_shown() {
    let text =
        with("kind = \"cause\"", "kind = \"x\"").replacen("errs = \"neither\"", "errs = 1", 1);
    let text = errors(text.replacen("PPC-295", "PPC", 1));
    assert_eq!(text.matches("error: ").count(), 3, "{text}");
    assert!(text.ends_with("3 errors; the file was not used"), "{text}");
}

#[test]
fn files_that_are_none_of_the_record() {
    assert!(errors("").contains("the file is empty"));
    assert!(errors(b"schema = 1\ngroup = \"\xff\"\n").contains("not UTF-8"));
    assert!(errors("schema = \n").contains("not TOML"));
    assert!(errors(" ".repeat(1024 * 1024 + 1)).contains("no file of the record is"));
    let sheet = errors("schema = 1\nname = \"mine\"\n");
    assert!(sheet.contains("unknown key `name` in the file"), "{sheet}");
}
