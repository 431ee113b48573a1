//! The program from outside: outputs, exit codes, wrong input.

use crate::evidence::committed_evidence;
use crate::logs::{log_of, text_of};
use crate::material::long_tests;
use crate::program::{folder_with, run, run_in};
use honnin_analysis::check::{beside, check, check_all};
use honnin_analysis::{SiteSearch, Verdict};
use honnin_evidence::digests::Sources;
use honnin_messages::{Language, Messages};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_render::elsewhere;
use honnin_render::measurements::MEASUREMENTS;
use honnin_render::rendering::{Form, file_names, files};
use honnin_sheet::find;
use honnin_steps::event::Header;
use std::collections::BTreeSet;
use std::path::Path;

/// What it ends with where several things are true.
mod endings;
/// Wrong words, files, help.
mod words;

/// The names of the files that a run wrote into its reports, but for the measurements.
fn written_reports(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder.join("reports")).expect("the folder is there");
    let names = entries.map(|entry| entry.expect("it is listed").file_name());
    let names = names.map(|name| name.into_string().expect("reports have plain names"));
    names.filter(|name| name != MEASUREMENTS).collect()
}

/// The long version takes the whole main job, which CI compares once more with what is committed. Else
/// the same is done in parts: the checks by their own command, and the files from the evidence that is
/// committed, which must be that of the sources; that it is found afresh is the matter of the tests of
/// the evidence.
#[test]
fn without_a_command_everything_is_checked_and_reported() {
    if long_tests() { everything_at_once() } else { everything_in_parts() }
}

fn everything_in_parts() {
    let checked = run(&["check"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    // Of the bundled sheets, what is expected is what is on record.
    let told = checked.out.replace("As expected", "As on record");
    let told =
        told.replace("verdicts are as expected.", "verdicts are what the public record says.");
    let cases = find::cases();
    let of_cases = check_all(&SiteSearch::new(), &cases);
    let of_cases =
        elsewhere::terminal(&Messages::new(Language::En), &beside(&cases, &of_cases), 80);
    let of_cases = anstream::adapter::strip_str(&of_cases).to_string();
    insta::assert_snapshot!("everything", format!("{told}\n{of_cases}"));
    let checked = committed_evidence();
    assert_eq!(checked.evidence.sources, Sources::built_from(), "the committed evidence is stale");
    let fresh = files(&checked, Form::DEFAULT, &Language::ALL);
    // What was made on demand may lie there too, and is not committed.
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let ignored = std::fs::read_to_string(top.join(".gitignore")).expect("it is there");
    let on_demand = |name: &String| {
        let patterns = ignored.lines().filter_map(|line| line.strip_prefix("/reports/"));
        let mut patterns = patterns.map(|pattern| pattern.split_once('*').unwrap_or((pattern, "")));
        patterns.any(|(start, end)| name.starts_with(start) && name.ends_with(end))
    };
    let mut there = written_reports(top);
    there.retain(|name| !on_demand(name));
    let names: BTreeSet<String> = fresh.iter().map(|file| file.name.clone()).collect();
    assert_eq!(there, names, "the files that are committed are those that are made");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    for file in fresh {
        let there = std::fs::read_to_string(folder.join(&file.name)).expect("it is committed");
        let name = file.name;
        assert!(there == file.text, "reports/{name} is stale: run `cargo run --release`");
    }
}

fn everything_at_once() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let ended = run_in(folder.path(), &[]);
    assert_eq!(ended.code, 0, "{}", ended.err);
    insta::assert_snapshot!("everything", ended.out);
    assert!(ended.err.contains("checks ran to their end, and every answer"), "{}", ended.err);
    // Two runs on one commit give the same files, byte for byte.
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports");
    let names = written_reports(folder.path());
    assert_eq!(names, file_names(Form::DEFAULT, &Language::ALL).into_iter().collect());
    for name in names {
        let written = std::fs::read(folder.path().join("reports").join(&name));
        let there = std::fs::read(committed.join(&name)).expect("it is committed");
        let same = written.expect("the report is written") == there;
        assert!(same, "reports/{name} is stale: run `cargo run --release`");
    }
}

#[test]
fn a_report_of_a_cut_search_says_so() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let ended = run_in(folder.path(), &["report", "kawasaki-2023", "--max-states", "100"]);
    assert_eq!(ended.code, 3, "{}", ended.err);
    let written = std::fs::read_to_string(folder.path().join("reports/verdicts.md"));
    assert!(written.expect("the report is written").contains("not established"));
    // What an earlier report rendered is not left beside new evidence.
    let only = ["report", "kawasaki-2023", "--max-states", "100", "--only", "sarif"];
    assert_eq!(run_in(folder.path(), &only).code, 3);
    let there: Vec<String> = written_reports(folder.path()).into_iter().collect();
    assert_eq!(there, ["evidence.json", "results.sarif"]);
}

#[test]
fn a_report_that_cannot_be_written_is_told_at_once() {
    let folder = folder_with("reports", "a file where the folder should be");
    let ended = run_in(folder.path(), &[]);
    assert_eq!((ended.code, ended.out.as_str()), (2, ""));
    assert!(ended.err.contains("cannot write"), "{}", ended.err);
}

#[test]
fn check_answers_in_a_table_and_in_both_languages() {
    insta::assert_snapshot!("check-en", run(&["check", "adachi-2023", "takamatsu-2024"]).out);
    let japanese = run(&["check", "adachi-2023", "takamatsu-2024", "--lang", "ja"]);
    insta::assert_snapshot!("check-ja", japanese.out);
}

#[test]
fn check_answers_in_one_json_document() {
    let ended = run(&["check", "takamatsu-2024", "--format", "json"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    let document: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
    assert_eq!(document["schema"], 2);
    let configurations = [&document["sheets"][0]["as"], &document["sheets"][1]["as"]];
    assert_eq!(configurations, ["designed", "installed"]);
    let arrive = serde_json::json!({ "step": "arrive", "request": 0, "server": 0 });
    assert_eq!(document["sheets"][1]["claims"]["C1"]["steps"][0], arrive);
    insta::assert_snapshot!("check-json", ended.out);
}

#[test]
fn a_verdict_that_differs_ends_with_1() {
    let sheet = "schema = 1\nname = \"mine\"\n[image]\nafter = \"keep\"\n";
    let folder = folder_with("mine.toml", sheet);
    let ended = run_in(folder.path(), &["check", "mine.toml"]);
    assert_eq!(ended.code, 1);
    insta::assert_snapshot!("check-differs", ended.out);
    let json = run_in(folder.path(), &["check", "mine.toml", "--format", "json"]);
    assert_eq!(json.code, 1);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["sheets"][0]["as_expected"], false);
}

#[test]
fn something_not_established_ends_with_3() {
    let ended = run(&["check", "reference", "--max-states", "100"]);
    assert_eq!(ended.code, 3);
    insta::assert_snapshot!("check-cut", ended.out);
    let json = run(&["check", "reference", "--max-states", "100", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    let c1 = &document["sheets"][0]["claims"]["C1"];
    assert_eq!((json.code, &c1["verdict"]), (3, &"not-established".into()));
    assert_eq!(c1["why"], serde_json::json!({ "states": 100 }));
}

#[test]
fn a_bad_sheet_does_not_hide_the_others() {
    let folder = folder_with("bad.toml", "schema = 1\nname = \"bad\"\n[order]\nscop = 1\n");
    std::fs::write(folder.path().join("empty.toml"), "").expect("a file is written");
    std::fs::write(folder.path().join("latin.toml"), b"name = \"\xe9\"")
        .expect("a file is written");
    let words = ["check", "bad.toml", "empty.toml", "latin.toml", "none.toml", "kawasaki-2023"];
    let ended = run_in(folder.path(), &words);
    assert_eq!(ended.code, 2);
    assert!(ended.out.contains("kawasaki-2023"), "{}", ended.out);
    insta::assert_snapshot!("bad-sheets", ended.err);
    let japanese = run_in(folder.path(), &[&words[..], &["--lang", "ja"]].concat());
    insta::assert_snapshot!("bad-sheets-ja", japanese.err);
}

#[test]
fn what_follows_from_a_sheet() {
    insta::assert_snapshot!("matrix", run(&["matrix", "adachi-2023"]).out);
    insta::assert_snapshot!(
        "matrix-finding",
        run(&["matrix", "yokohama-2023", "--lang", "ja"]).out
    );
    insta::assert_snapshot!("remedies", run(&["remedies", "munakata-2023"]).out);
    insta::assert_snapshot!(
        "remedies-ja",
        run(&["remedies", "takamatsu-2024", "--lang", "ja"]).out
    );
    insta::assert_snapshot!("campaigns", run(&["campaigns", "takamatsu-2024"]).out);
    insta::assert_snapshot!("campaigns-ja", run(&["campaigns", "reference", "--lang", "ja"]).out);
}

#[test]
fn what_follows_from_a_sheet_in_json() {
    for command in ["matrix", "remedies", "campaigns"] {
        let ended = run(&[command, "takamatsu-2024", "--format", "json"]);
        assert_eq!((ended.code, ended.err.as_str()), (0, ""), "{command}");
        let document: serde_json::Value = serde_json::from_str(&ended.out).expect("it is JSON");
        assert_eq!((&document["schema"], &document["as"]), (&2.into(), &"installed".into()));
        assert_eq!(document["name"], "takamatsu-2024");
        assert_eq!(document["file"], "models/sheets/takamatsu-2024.toml");
    }
}

#[test]
fn explain_tells_the_shortest_counterexample() {
    insta::assert_snapshot!("explain", run(&["explain", "adachi-2023", "C1"]).out);
    let states = run(&["explain", "takamatsu-2024", "c4", "--states", "--lang", "ja"]);
    insta::assert_snapshot!("explain-states-ja", states.out);
    let holds = run(&["explain", "takamatsu-2024", "C1", "--as", "designed"]);
    assert_eq!(holds.code, 0);
    assert!(holds.out.contains("No counterexample"), "{}", holds.out);
    let not_claimed = run(&["explain", "kawasaki-2023", "C4"]);
    assert!(not_claimed.out.contains("not made of this site"), "{}", not_claimed.out);
    let from_the_sheet = run(&["explain", "takamatsu-2024", "C8"]);
    assert!(from_the_sheet.out.contains("sync.release = \"all\""), "{}", from_the_sheet.out);
    let not_there = run(&["explain", "adachi-2023", "C1", "--as", "installed"]);
    assert_eq!((not_there.code, not_there.out.as_str()), (2, ""));
    assert!(not_there.err.contains("installed as designed"), "{}", not_there.err);
    let open = run(&["explain", "reference", "C1", "--max-states", "10"]);
    assert_eq!(open.code, 3);
    let json = run(&["explain", "adachi-2023", "C1", "--format", "json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(document["judged"]["steps"].as_array().map(Vec::len), Some(17));
}

/// The log of a counterexample of a bundled sheet, as a file in a folder.
fn log_of_incident(name: &str, claim: ClaimId) -> tempfile::TempDir {
    let sheet = crate::material::sheet(name);
    let check = check(&SiteSearch::new(), &sheet, sheet.last_configuration());
    let Verdict::Violated { steps: Some(steps) } = &check.claims[&claim].verdict else {
        panic!("{claim} has a counterexample");
    };
    let mut log = log_of(&Site::new(check.answers), steps);
    log.header = Header::of(name);
    for (logged, position) in log.events.iter_mut().zip(0..) {
        logged.event.position = Some(position);
    }
    folder_with("site.jsonl", text_of(&log))
}

#[test]
fn trace_holds_a_log_against_a_sheet() {
    let folder = log_of_incident("takamatsu-2024", ClaimId::C1);
    let trace = |more: &[&str]| {
        run_in(folder.path(), &[&["trace", "takamatsu-2024", "site.jsonl"], more].concat())
    };
    let installed = trace(&[]);
    assert_eq!((installed.code, installed.err.as_str()), (1, ""), "a claim is violated in the log");
    insta::assert_snapshot!("trace-accepted", installed.out);
    let designed = trace(&["--as", "designed"]);
    assert_eq!(designed.code, 1);
    insta::assert_snapshot!("trace-rejected", designed.out);
    insta::assert_snapshot!("trace-rejected-ja", trace(&["--as", "designed", "--lang", "ja"]).out);
    let json = trace(&["--as", "designed", "--format", "json"]);
    insta::assert_snapshot!("trace-json", json.out);
    let cut = trace(&["--max-states", "3"]);
    assert!(cut.out.contains("stopped after 4 moments"), "{}", cut.out);
    let in_order = trace(&["--as", "designed", "--in-file-order"]);
    assert!(in_order.out.contains("Rejected"), "{}", in_order.out);
}

#[test]
fn trace_ends_with_what_it_found() {
    let header = r#"{"log":"honnin","schema":1,"site":"reference"}"#;
    let event = |seq: u64, rest: &str| format!(r#"{{"source":"server-0","seq":{seq},{rest}}}"#);
    let steps = [
        r#""event":"arrive","request":0,"server":0,"of":4,"document":"seal-registration""#,
        r#""event":"arrive","request":1,"server":0,"of":5"#,
        r#""event":"enter","request":0,"host":"ap-0""#,
        r#""event":"acquire","request":0"#,
        r#""event":"fetch","request":0,"outcome":"fetched","version":0"#,
        r#""event":"write","request":0,"page":0,"image":"a""#,
        r#""event":"read","request":0,"page":0,"image":"a","subject":4,"outcome":"read","erased":["a"]"#,
        r#""event":"finish","request":0,"outcome":"delivered""#,
        r#""event":"abort","request":1,"reason":"disk""#,
    ];
    let events: Vec<String> = (0..).zip(steps).map(|(seq, rest)| event(seq, rest)).collect();
    let footer = r#"{"log":"closed","events":9,"images":[]}"#;
    let folder = folder_with("whole.jsonl", format!("{header}\n{}\n{footer}\n", events.join("\n")));
    std::fs::write(folder.path().join("empty.jsonl"), format!("{header}\n"))
        .expect("it is written");
    let prefix = format!("{header}\n{}\n", events.join("\n"));
    std::fs::write(folder.path().join("prefix.jsonl"), prefix).expect("it is written");
    let whole = run_in(folder.path(), &["trace", "reference", "whole.jsonl"]);
    assert_eq!((whole.code, whole.err.as_str()), (0, ""), "{}", whole.out);
    insta::assert_snapshot!("trace-whole", whole.out);
    let prefix = run_in(folder.path(), &["trace", "reference", "prefix.jsonl"]);
    assert_eq!(prefix.code, 3, "{}", prefix.out);
    assert!(prefix.out.contains("Accepted as far as it goes"), "{}", prefix.out);
    let empty = run_in(folder.path(), &["trace", "reference", "empty.jsonl"]);
    assert_eq!(empty.code, 3, "{}", empty.out);
    assert!(empty.out.contains("there was nothing to check"), "{}", empty.out);
    let no_sheet = run_in(folder.path(), &["trace", "none", "whole.jsonl"]);
    assert_eq!((no_sheet.code, no_sheet.out.as_str()), (2, ""));
}

#[test]
fn init_writes_a_sheet_that_holds_and_never_overwrites() {
    let folder = tempfile::tempdir().expect("a folder is made");
    assert_eq!(run_in(folder.path(), &["init", "mine.toml"]).code, 0);
    let written = std::fs::read_to_string(folder.path().join("mine.toml")).expect("it is there");
    insta::assert_snapshot!("template", written);
    assert_eq!(run_in(folder.path(), &["check", "mine.toml"]).code, 0);
    std::fs::write(folder.path().join("mine.toml"), "mine").expect("a file is written");
    let again = run_in(folder.path(), &["init", "mine.toml"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("exists already"), "{}", again.err);
    let left = std::fs::read_to_string(folder.path().join("mine.toml")).expect("it is there");
    assert_eq!(left, "mine");
    assert_eq!(run_in(folder.path(), &["init", "no/such/folder.toml"]).code, 2);
}

#[test]
fn the_schema_and_the_completions_are_printed() {
    let schema = run(&["schema"]);
    assert_eq!(schema.code, 0);
    insta::assert_snapshot!("schema", schema.out);
    let events = run(&["schema", "--events"]);
    assert_eq!(events.code, 0);
    insta::assert_snapshot!("schema-events", events.out);
    let record = run(&["schema", "--record"]);
    assert_eq!(record.code, 0);
    insta::assert_snapshot!("schema-record", record.out);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ended = run(&["completions", shell]);
        assert_eq!(ended.code, 0, "{shell}");
        assert!(ended.out.contains("campaigns"), "{shell}");
    }
}

#[test]
fn help_speaks_both_languages() {
    insta::assert_snapshot!("help-en", run(&["--help"]).out);
    insta::assert_snapshot!("help-ja", run(&["--help", "--lang", "ja"]).out);
    for command in [
        "check",
        "matrix",
        "remedies",
        "campaigns",
        "bounds",
        "explain",
        "trace",
        "init",
        "explore",
        "run",
        "schema",
        "record",
        "completions",
    ] {
        let ended = run(&[command, "--help"]);
        assert_eq!(ended.code, 0, "{command}");
        assert!(ended.out.contains("Example"), "{command}: {}", ended.out);
    }
    assert_eq!(run(&["--version"]).out.trim(), concat!("honnin ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_wrong_command_line_ends_with_2() {
    let wrong: [&[&str]; 21] = [
        &["schema", "--format", "json"],
        &["check", "--reports", "x"],
        &["check", "--cross-check=yes"],
        &["chek"],
        &["check", "--max-state", "3"],
        &["check", "--max-states", "0"],
        &["check", "--max-states", "many"],
        &["check", "--max-states"],
        &["check", "--format", "xml"],
        &["explain", "adachi-2023", "C10"],
        &["explain", "adachi-2023"],
        &["matrix"],
        &["check", "--workers", "0"],
        &["survey", "--requests", "9"],
        &["check", "--max-memory", "5x"],
        &["schedules", "reference", "--iterations", "0"],
        &["schema", "--events", "--evidence"],
        &["schema", "--record", "--evidence"],
        &["record", "chek"],
        &["schema", "--events", "--events"],
        &["run", "reference", "--requests", "99999999999"],
    ];
    let mut japanese = String::new();
    for arguments in wrong {
        let ended = run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ended.err.starts_with("error:"), "{}", ended.err);
        let ended = run(&[arguments, &["--lang=ja"]].concat());
        assert_eq!(ended.code, 2, "{arguments:?}");
        japanese += &format!("$ honnin {}\n{}\n", arguments.join(" "), ended.err);
    }
    insta::assert_snapshot!("wrong-command-lines-ja", japanese);
}
