//! Reading a log: one test for each thing that can be wrong with it, and its schema.

use crate::logs::{log_of, roomy, text_of};
use crate::material::{AnyLoggedSite, Walk, seed};
use crate::program::{folder_with, run, run_in};
use honnin_log::read::{Log, LogProblemKind, read_log};
use honnin_log::schema::schema;
use honnin_messages::{Language, Messages};
use honnin_models::Site;
use honnin_render::trace::problems;
use honnin_steps::event::{EVENTS, FIELDS};
use quickcheck::{Arbitrary as _, Gen};

const HEADER: &str = r#"{"log":"honnin","schema":1,"site":"test"}"#;
const ARRIVE: &str =
    r#"{"source":"server-0","seq":0,"event":"arrive","request":0,"server":0,"of":0}"#;
const ENTER: &str = r#"{"source":"server-0","seq":1,"event":"enter","request":0}"#;

fn lines(lines: &[&str]) -> Vec<u8> {
    (lines.join("\n") + "\n").into_bytes()
}

/// A log has this one problem, told in English so.
fn check(text: &[u8], line: usize, told: &str) {
    let found = read_log(text).expect_err("it has a problem");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].line, line, "{found:?}");
    let english = problems(&Messages::new(Language::En), "x.jsonl", &found, 300);
    assert!(english.contains(told), "{english}");
    let japanese = problems(&Messages::new(Language::Ja), "x.jsonl", &found, 300);
    assert!(japanese.contains(&format!("{line}行目")), "{japanese}");
}

#[test]
fn a_log_is_read() {
    let footer = r#"{"log":"closed","events":2,"images":["a"]}"#;
    let log = read_log(&lines(&[HEADER, ARRIVE, ENTER, footer])).expect("it is sound");
    assert_eq!((log.header.site.as_str(), log.events.len(), log.events[1].line), ("test", 2, 3));
    assert_eq!(log.closed.map(|closed| closed.images), Some(vec!["a".to_owned()]));
    let without_break = lines(&[HEADER, ARRIVE]);
    assert!(read_log(without_break.trim_ascii_end()).is_ok(), "the last line needs no line break");
}

#[test]
fn an_unknown_field_is_kept() {
    let enter = r#"{"source":"server-0","seq":1,"event":"enter","host":"a","request":0,"at":[1]}"#;
    let log = read_log(&lines(&[HEADER, ARRIVE, enter])).expect("it is sound");
    let kept = log.events[1].unknown.as_ref().expect("they are kept");
    assert_eq!((kept["host"].as_str(), kept["at"].is_array(), kept.len()), (Some("a"), true, 2));
    assert_eq!(log.unknown_fields(), 2);
}

#[test]
fn what_is_empty_is_no_log() {
    check(b"", 1, "line 1: the log is empty");
}

#[test]
fn the_header_comes_first() {
    let footer = r#"{"log":"closed","events":0,"images":[]}"#;
    check(&lines(&[ARRIVE]), 1, "line 1: a log begins with its header: {\"log\":\"honnin\"");
    check(&lines(&[footer]), 1, "line 1: a log begins with its header");
    check(&lines(&[HEADER, HEADER]), 2, "the header is the first line, and there is one");
}

#[test]
fn another_version_of_the_schema_is_not_read() {
    let header = r#"{"log":"honnin","schema":2,"site":"test"}"#;
    check(&lines(&[header, ARRIVE]), 1, "version 2 of the schema; this program reads version 1");
}

#[test]
fn a_line_that_cannot_be_read_is_told() {
    let latin = [HEADER.as_bytes(), b"\n\xe9\n"].concat();
    check(&latin, 2, "line 2: the line is not UTF-8");
    check(&lines(&[HEADER, "{", ARRIVE]), 2, "line 2: the line is not JSON: EOF");
    check(&lines(&[HEADER, "", ARRIVE]), 2, "line 2: the line is not JSON: EOF");
    check(&lines(&[HEADER, "[1]"]), 2, "neither an event nor a header nor a footer");
    check(&lines(&[HEADER, "{}"]), 2, "neither an event nor a header nor a footer");
    let cut = lines(&[HEADER, ARRIVE, ENTER]);
    check(&cut[..cut.len() - 9], 3, "line 3: the last line breaks off");
}

/// Which of the two was meant nobody knows: neither is taken, whether the schema knows the field or
/// not.
#[test]
fn a_field_that_stands_twice_is_told() {
    let entered =
        |fields: &str| format!(r#"{{"source":"server-0","seq":1,"event":"enter",{fields}}}"#);
    let known = entered(r#""request":1,"request":0"#);
    check(&lines(&[HEADER, ARRIVE, &known]), 3, "duplicate field `request`");
    let unknown = entered(r#""request":0,"host":1,"host":2"#);
    check(&lines(&[HEADER, ARRIVE, &unknown]), 3, "duplicate field `host`");
}

#[test]
fn an_unknown_event_is_told_and_counted() {
    let jump = r#"{"source":"server-0","seq":1,"event":"jump","request":0}"#;
    let enter = r#"{"source":"server-0","seq":2,"event":"enter","request":0}"#;
    let footer = r#"{"log":"closed","events":3,"images":[]}"#;
    check(&lines(&[HEADER, ARRIVE, jump, enter, footer]), 3, "unknown event `jump`");
}

#[test]
fn a_field_that_is_missing_or_wrong_is_told() {
    let event = |rest: &str| format!(r#"{{"source":"server-0","seq":0,{rest}}}"#);
    let wrong = [
        (r#""event":"enter""#, "missing field `request`"),
        (r#""event":"enter","request":-1"#, "invalid value"),
        (r#""event":"read","request":0,"page":0,"outcome":"eaten""#, "unknown variant `eaten`"),
        (r#""event":7"#, "a field is missing or wrong"),
        (r#""event":"arrive","request":0,"server":0"#, "`of` is missing"),
    ];
    for (rest, told) in wrong {
        check(&lines(&[HEADER, &event(rest)]), 2, told);
    }
    let source = r#"{"source":"server-01","seq":0,"event":"enter","request":0}"#;
    check(&lines(&[HEADER, source]), 2, "\"server-01\" is no source");
    check(&lines(&[r#"{"log":"honnin","schema":1}"#, ARRIVE]), 1, "missing field `site`");
}

#[test]
fn a_missing_event_is_noticed() {
    let later = r#"{"source":"server-0","seq":2,"event":"enter","request":0}"#;
    check(&lines(&[HEADER, ARRIVE, later]), 3, "server-0 has seq 1, but this one has 2");
    let again = r#"{"source":"server-0","seq":0,"event":"enter","request":0}"#;
    check(&lines(&[HEADER, ARRIVE, again]), 3, "server-0 has seq 1, but this one has 0");
    let footer = r#"{"log":"closed","events":3,"images":[]}"#;
    check(&lines(&[HEADER, ARRIVE, ENTER, footer]), 4, "counts 3 events, and there are 2");
    let footer = r#"{"log":"closed","events":1,"images":[]}"#;
    check(&lines(&[HEADER, ARRIVE, footer, ENTER]), 4, "comes after the footer");
    check(&lines(&[HEADER, ARRIVE, footer, footer]), 4, "comes after the footer");
}

/// All problems are told with their lines, the first ten in full.
#[test]
fn every_problem_is_told_or_counted() {
    let text = lines(&[&[HEADER][..], &["{"; 13]].concat());
    assert_eq!(read_log(&text).expect_err("it has problems").len(), 13);
    let ended = run_in(folder_with("x.jsonl", text).path(), &["trace", "reference", "x.jsonl"]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("x.jsonl: 13 errors; the log was not used"), "{}", ended.err);
    assert!(ended.err.contains("line 11:") && !ended.err.contains("line 12:"), "{}", ended.err);
    assert!(ended.err.contains("… and 3 more"), "{}", ended.err);
    let missing = run(&["trace", "reference", "none.jsonl"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("there is no such file"), "{}", missing.err);
}

/// No input makes the reader panic.
#[test]
fn any_bytes_are_read_or_refused() {
    let mut random = Gen::from_size_and_seed(400, seed());
    for _ in 0..2_000 {
        let _read_or_refused = read_log(&Vec::<u8>::arbitrary(&mut random));
    }
    let whole = lines(&[HEADER, ARRIVE, ENTER]);
    for end in 0..whole.len() {
        let _read_or_refused = read_log(&whole[..end]);
    }
}

/// What is written is read back as it was, and the schema allows every line of it.
#[test]
fn what_is_written_is_read_and_fits_the_schema() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is one");
    let mut random = Gen::from_size_and_seed(100, seed());
    let mut checked = 0;
    for _ in 0..300 {
        let answers = roomy(&AnyLoggedSite::arbitrary(&mut random).0);
        let site = Site::new(answers);
        let log = log_of(&site, &Walk::arbitrary(&mut random).of(&site).0);
        let text = text_of(&log);
        let again: Result<Log, _> = read_log(text.as_bytes());
        assert_eq!(again.as_ref(), Ok(&log));
        for line in text.lines() {
            let line = serde_json::from_str(line).expect("a line is JSON");
            assert!(validator.is_valid(&line), "{line}");
            checked += 1;
        }
    }
    assert!(checked > 1_000, "{checked}");
    for wrong in [
        r#"{"source":"server-0","seq":0,"event":"jump","request":0}"#,
        r#"{"source":"server-01","seq":0,"event":"enter","request":0}"#,
        r#"{"seq":0,"event":"enter","request":0}"#,
        r#"{"source":"sync","seq":0,"event":"apply"}"#,
        r#"{"log":"opened"}"#,
        "{}",
    ] {
        let wrong: serde_json::Value = serde_json::from_str(wrong).expect("it is JSON");
        assert!(!validator.is_valid(&wrong), "{wrong}");
    }
}

/// The names that the reader knows are those of the schema.
#[test]
fn the_reader_knows_the_names_of_the_schema() {
    fn collect(value: &serde_json::Value, fields: &mut Vec<String>, events: &mut Vec<String>) {
        let Some(object) = value.as_object() else {
            return value.as_array().into_iter().flatten().for_each(|v| collect(v, fields, events));
        };
        if let Some(properties) = object.get("properties").and_then(|p| p.as_object()) {
            fields.extend(properties.keys().cloned());
            let name = properties.get("event").and_then(|event| event["const"].as_str());
            events.extend(name.map(str::to_owned));
        }
        object.values().for_each(|value| collect(value, fields, events));
    }
    let (mut fields, mut events) = (Vec::new(), Vec::new());
    collect(&schema(), &mut fields, &mut events);
    let sorted = |mut names: Vec<String>| {
        names.sort();
        names.dedup();
        names
    };
    let of_frames = ["log", "schema", "site", "as", "answers", "writer", "events", "images"];
    let known = FIELDS.iter().chain(&of_frames).map(|&name| name.to_owned()).collect();
    assert_eq!(sorted(fields), sorted(known));
    assert_eq!(sorted(events), sorted(EVENTS.map(str::to_owned).to_vec()));
    let kind = LogProblemKind::Empty;
    assert_eq!(read_log(b"").expect_err("it is empty")[0].kind, kind);
}
