//! The survey from outside: what the program says, how it ends, and how it goes on.

use super::{made, small, surveyed_by};
use crate::pictures::styled;
use crate::program::{Ended, ended, flat, folder_with, honnin, run, run_in};
use honnin_analysis::survey::rules::{Explanation, RuleOutcome};
use honnin_analysis::survey::verify::Wrong;
use honnin_messages::{Language, Messages};
use honnin_render::survey::{json, svg, terminal};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A part of the universe that is searched in a second: 24 sites.
const SOME: [&str; 19] = [
    "survey",
    "--with=topology.app_servers=1",
    "--with=topology.app_servers=2",
    "--with=topology.spool=shared",
    "--with=order.scope=none",
    "--with=order.scope=site",
    "--with=order.timeout=cancel",
    "--with=image.key=slot",
    "--with=image.pick=key",
    "--with=image.after=erase",
    "--with=sync.conflict=wait",
    "--with=sync.conflict=fail",
    "--with=sync.conflict=skip",
    "--with=sync.feed=\"lossy\"",
    "--with=sync.reconcile=never",
    "--with",
    "output_check.enabled=false",
    "--timeouts=0",
    "--nights=1",
];

fn some(more: &[&str]) -> Ended {
    run(&[&SOME[..], more].concat())
}

/// Compares with the snapshots of all tests, which stand in one folder.
fn with_snapshots(compare: impl FnOnce()) {
    insta::with_settings!({ snapshot_path => "../snapshots" }, { compare() });
}

fn document(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[test]
fn survey_answers_in_a_table_and_in_both_languages() {
    let english = some(&[]);
    assert_eq!((english.code, english.err.as_str()), (0, ""));
    with_snapshots(|| insta::assert_snapshot!("survey-en", english.out));
    let japanese = some(&["--lang", "ja"]);
    with_snapshots(|| insta::assert_snapshot!("survey-ja", japanese.out));
    for line in [english.out, japanese.out].iter().flat_map(|text| text.lines()) {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}

#[test]
fn survey_answers_in_one_json_document() {
    let ended = some(&["--format", "json", "--claim", "c4", "--claim", "C3"]);
    assert_eq!((ended.code, ended.err.as_str()), (0, ""));
    with_snapshots(|| insta::assert_snapshot!("survey-json", ended.out));
    let document = document(&ended.out);
    assert_eq!(document["established"], true);
    let claims = document["claims"].as_object().expect("they have names");
    assert_eq!(claims.keys().collect::<Vec<_>>(), ["C3", "C4"], "in their order");
    let sites = document["sites"].as_u64().expect("it is a number");
    for claim in claims.values() {
        let counts = claim["counts"].as_object().expect("they have names");
        let all: u64 = counts.values().map(|count| count.as_u64().expect("it is a number")).sum();
        assert_eq!(all, sites);
        let verdicts = claim["verdicts"].as_str().expect("they are letters");
        assert_eq!(verdicts.len() as u64, sites);
        assert_eq!(counts["violated"], verdicts.matches('v').count());
    }
}

/// Every element that is opened is closed, in order.
fn well_formed(svg: &str) -> bool {
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().expect("a tag has a name");
        match (tag.starts_with('/'), tag.ends_with('/')) {
            (true, _) if open.pop() != Some(name) => return false,
            (false, false) => open.push(name),
            _ => {}
        }
    }
    open.is_empty()
}

#[test]
fn survey_answers_in_a_picture() {
    let english = some(&["--format=svg"]);
    assert_eq!((english.code, english.err.as_str()), (0, ""));
    with_snapshots(|| insta::assert_snapshot!("survey-svg", english.out));
    let japanese = some(&["--format=svg", "--lang=ja"]);
    for (picture, word) in [(&english.out, "violated"), (&japanese.out, "不適合")] {
        assert!(well_formed(picture));
        assert!(picture.contains(word));
        // It stands alone.
        for outside in ["href", "url(h", "@import", "<script", "<image"] {
            assert!(!picture.contains(outside), "{outside}");
        }
    }
    // All that the table says of the rules is there as text.
    let rule = "sync.release = &quot;all&quot;";
    assert!(english.out.contains(rule), "{}", english.out);
}

/// Each kind of verdict has a place of its own in the picture.
#[test]
fn survey_pictures_show_what_is_not_established() {
    let (engine, _) = made(|number, _, seen| {
        if number.is_multiple_of(2) {
            seen.cut = Some(honnin_analysis::StopReason::States(9));
        }
    });
    let survey = surveyed_by(&small(), &engine, 2);
    let messages = Messages::new(Language::En);
    let picture = svg::picture(&messages, &survey, &survey.surveyed_claims(2));
    assert!(well_formed(&picture));
    let classes = styled(&picture);
    for class in ["h", "v", "n", "q"] {
        assert!(classes.contains(class), "{class}");
        assert!(picture.contains(&format!("<path class=\"{class}\"")), "{class}");
    }
    let text = flat(&terminal(&messages, &survey, &survey.surveyed_claims(2), 80));
    assert!(text.contains("so there are no rules"), "{text}");
    assert!(text.contains("the search was cut after 9 states"), "{text}");
    let document = json::document(&survey, &survey.surveyed_claims(2));
    assert_eq!(document["established"], false);
    let open = &document["claims"]["C1"]["explanation"]["not-established"];
    assert!(open.is_u64(), "{open}");
}

/// Rules that the verifier refuses are a defect of the program, and are not shown.
#[test]
fn survey_says_when_its_rules_are_wrong() {
    let (engine, _) = made(|_, _, _| ());
    let survey = surveyed_by(&small(), &engine, 2);
    let mut said = survey.surveyed_claims(2);
    for (wrong, told) in [
        (Wrong::Met(RuleOutcome::Holds, 3), serde_json::json!({ "met": ["holds", 3] })),
        (
            Wrong::NotMet(RuleOutcome::Violated, 0),
            serde_json::json!({ "not-met": ["violated", 0] }),
        ),
        (Wrong::Idle(RuleOutcome::NotClaimed), serde_json::json!({ "idle": "not-claimed" })),
    ] {
        said[0].explanation = Explanation::Refuted(wrong);
        assert!(!said[0].explanation.established());
        for language in Language::ALL {
            let text = terminal(&Messages::new(language), &survey, &said[..1], 80);
            assert!(text.contains("honnin"), "{text}");
        }
        let document = json::document(&survey, &said);
        assert_eq!(document["established"], false);
        assert_eq!(document["claims"]["C1"]["explanation"]["refuted"], told);
    }
}

#[test]
fn survey_that_is_cut_ends_with_3() {
    let ended = some(&["--max-states=100"]);
    assert_eq!(ended.code, 3);
    assert!(!ended.out.contains("exactly when"), "{}", ended.out);
    assert!(ended.out.contains("not established"), "{}", ended.out);
    let json = some(&["--max-states=100", "--format=json"]);
    assert_eq!((json.code, &document(&json.out)["settled"]), (3, &0.into()));
}

#[test]
fn survey_with_a_wrong_command_line_ends_with_2() {
    let check = |arguments: &[&str], words: &[&str]| {
        for language in ["--lang=en", "--lang=ja"] {
            let ended = run(&[&["survey", language], arguments].concat());
            assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{arguments:?}");
            let shown = flat(&ended.err);
            assert!(words.iter().all(|word| shown.contains(word)), "{arguments:?}: {shown}");
        }
    };
    check(&["--with", "image.kye=slot"], &["`image.kye`", "image.key"]);
    check(&["--with", "image.key"], &["`image.key`", "image.key=second"]);
    check(&["--with", "image.key=blue"], &["`image.key=blue`", "image.key=second"]);
    check(&["--with", "image.pages=2"], &["`image.pages`"]);
    check(&["--with", "topology.app_servers=5"], &["topology.app_servers=4"]);
    check(&["--arrivals", "one-per-second"], &["scope.arrivals = \"one-per-second\""]);
    check(&["--claim", "C8"], &["C7"]);
    check(&["--requests", "9"], &["9"]);
    check(&["--threads", "0"], &["0"]);
    check(&["--resume", "no/such/folder"], &["`no/such/folder`"]);
}

#[test]
fn survey_of_something_else_is_refused() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let go_on = |more: &[&str]| {
        run_in(folder.path(), &[&SOME[..], &["--resume=found.jsonl"], more].concat())
    };
    let first = go_on(&["--claim=C3"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert_eq!(go_on(&["--claim=C3"]).out, first.out);
    for language in ["--lang=en", "--lang=ja"] {
        let other = go_on(&["--claim=C4", language]);
        assert_eq!((other.code, other.out.as_str()), (2, ""));
        let shown = flat(&other.err);
        for word in ["`found.jsonl`", "\"claims\"", "[\"C3\"]", "[\"C4\"]"] {
            assert!(shown.contains(word), "{shown}");
        }
    }
    let foreign = folder_with("notes.txt", "buy milk\n");
    let foreign_path = foreign.path().join("notes.txt");
    let path = foreign_path.to_str().expect("it is text");
    let ended = some(&["--resume", path]);
    assert_eq!(ended.code, 2);
    assert!(flat(&ended.err).contains("no file of a survey"), "{}", ended.err);
    assert_eq!(std::fs::read_to_string(path).expect("it is there"), "buy milk\n");
}

/// More sites than are searched in a moment.
const LONGER: [&str; 6] = [
    "survey",
    "--with=image.key=slot",
    "--with=image.pick=key",
    "--with=sync.feed=reliable",
    "--with=sync.reconcile=daily",
    "--resume=found.jsonl",
];

/// Starts a longer survey, and waits until some sites are found.
fn started(folder: &Path, more: &[&str]) -> std::process::Child {
    let mut command = honnin(folder, &[&LONGER[..], more].concat());
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let child = child.expect("the program starts");
    let found = || std::fs::read_to_string(folder.join("found.jsonl")).unwrap_or_default();
    let patience = Instant::now() + Duration::from_secs(60);
    while found().lines().count() < 4 {
        assert!(Instant::now() < patience, "something is found: {}", found());
        std::thread::sleep(Duration::from_millis(20));
    }
    child
}

/// Ctrl-C ends a survey with what is known, keeps it, and claims nothing.
#[test]
#[cfg(unix)]
fn survey_ends_cleanly_at_a_signal() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let child = started(folder.path(), &["--format=json"]);
    let interrupt = Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status();
    assert!(interrupt.expect("there is a shell").success());
    let ended = ended(child.wait_with_output().expect("it ends"));
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert!(ended.err.contains("Stopped: "), "{}", ended.err);
    let document = document(&ended.out);
    let settled = document["settled"].as_u64().expect("it is a number");
    assert!((3..864).contains(&settled), "{settled}");
    assert_eq!(document["claims"]["C7"]["counts"]["not_established"], 864 - settled);
    assert_eq!(document["claims"]["C7"]["rules"], serde_json::Value::Null);
    let kept = std::fs::read_to_string(folder.path().join("found.jsonl")).expect("it is there");
    assert_eq!(kept.lines().count() as u64, 1 + settled);
}

/// After a kill the same command goes on, and what it says in the end is the same to the letter.
#[test]
#[cfg(unix)]
fn survey_goes_on_after_a_kill() {
    let folder = tempfile::tempdir().expect("a folder is made");
    let smaller = ["--with=topology.app_servers=2", "--nights=0"];
    let mut child = started(folder.path(), &smaller);
    child.kill().expect("it is running");
    child.wait().expect("it ends");
    let kept = std::fs::read_to_string(folder.path().join("found.jsonl")).expect("it is there");
    assert!(kept.lines().count() < 289, "it was killed on the way: {}", kept.lines().count());
    let at_once = tempfile::tempdir().expect("a folder is made");
    let all = |folder: &Path| run_in(folder, &[&LONGER[..], &smaller].concat());
    let (gone_on, at_once) = (all(folder.path()), all(at_once.path()));
    assert_eq!((gone_on.code, at_once.code), (0, 0), "{}", gone_on.err);
    assert_eq!(gone_on.out, at_once.out);
}
