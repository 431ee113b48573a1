//! The catalogue of hostile input: each line of a file under `tests/hostile` is one case, and none may
//! mislead anybody or hurt a file.
//!
//! A line says what the case is called, what the input is, what is run on it, the exit code, and words
//! that the answer must have, with ` | ` between them; a line with ` | long` at its end is run with
//! `HONNIN_LONG_TESTS=1` alone. What makes the input stands beside the other cases of its kind, by name.

use crate::material::long_tests;
use crate::program::{flat, honnin};
use honnin_sheet::visible::hides_something;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Output, Stdio};
use std::time::{Duration, Instant};

/// Green without a case: sheets and scopes that put nothing to the test.
mod cases;
/// Evidence that says more than it is.
mod evidence;
/// Files of others, devices, and files with holes.
mod files;
/// Logs that were put together, altered or cut.
mod logs;
/// Texts that a form could obey, that nobody sees, or that have no end.
mod texts;

/// Makes the input of a case in an empty folder.
pub(crate) type Preparation = fn(&Path);

/// Every kind: its file under `tests/hostile`, and what makes its inputs.
const KINDS: &[(&str, &[(&str, Preparation)])] = &[
    ("cases", cases::PREPARATIONS),
    ("evidence", evidence::PREPARATIONS),
    ("files", files::PREPARATIONS),
    ("logs", logs::PREPARATIONS),
    ("texts", texts::PREPARATIONS),
];

/// How long a case may take, and how much memory: far more than any needs, and far less than a program
/// takes that waits or reads without end.
const LONGEST: Duration = Duration::from_secs(60);
const MOST_MEMORY_KIB: u64 = 2_000_000;
/// How many bytes an answer may have.
const LONGEST_ANSWER: usize = 100_000;

/// A line of the catalogue.
struct Case {
    kind: &'static str,
    name: String,
    command: Vec<String>,
    code: i32,
    says: Vec<String>,
    long: bool,
}

fn catalogue(kind: &'static str) -> Vec<Case> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/hostile/{kind}.txt"));
    let text = fs::read_to_string(&file).expect("the catalogue can be read");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| case(kind, line)).collect()
}

fn case(kind: &'static str, line: &str) -> Case {
    let mut fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let long = fields.last() == Some(&"long");
    fields.truncate(fields.len() - usize::from(long));
    let [name, input, command, code, says @ ..] = &fields[..] else {
        panic!("{kind}: a case has a name, an input, a command and an exit code: {line}");
    };
    assert!(!input.is_empty(), "{kind}: {name} says what its input is");
    Case {
        kind,
        name: (*name).to_owned(),
        command: command.split_whitespace().map(str::to_owned).collect(),
        code: code.parse().expect("an exit code is a number"),
        says: says.iter().map(|words| (*words).to_owned()).collect(),
        long,
    }
}

/// Why a case did not end as it must; nothing when it did.
fn wrong(case: &Case, prepare: Preparation) -> Option<String> {
    let folder = tempfile::tempdir().expect("a folder is made");
    prepare(folder.path());
    let arguments: Vec<&str> = case.command.iter().map(String::as_str).collect();
    let about = format!("{}: {}", case.kind, case.name);
    let Some(output) = run(folder.path(), &arguments) else {
        return Some(format!("{about}: no end within {LONGEST:?}"));
    };
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = format!("{}\n{}", text(&output.stdout), text(&output.stderr));
    let code = output.status.code();
    let unsaid: Vec<&String> =
        case.says.iter().filter(|words| !flat(&said).contains(words.as_str())).collect();
    // Whatever the input is, no terminal and no runner obeys anything of the answer, and somebody can
    // read it.
    let lines = said.split(['\n', '\t']);
    let plain = lines.into_iter().all(|line| !hides_something(line) && !commands(line));
    let plain = plain && said.len() < LONGEST_ANSWER;
    let ended = code == Some(case.code) && unsaid.is_empty() && plain;
    let said = said.escape_debug().to_string().replace("\\n", "\n");
    let said: String = said.chars().take(LONGEST_ANSWER).collect();
    (!ended).then(|| format!("{about}: {code:?}, not {}; unsaid {unsaid:?}\n{said}", case.code))
}

/// Whether a runner of continuous integration takes a line for a command.
fn commands(line: &str) -> bool {
    line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[")
}

/// Runs the program within bounds of time and memory; nothing when the time ran out.
fn run(folder: &Path, arguments: &[&str]) -> Option<Output> {
    let program = honnin(folder, arguments);
    let mut bounded = std::process::Command::new("sh");
    let script = format!("ulimit -v {MOST_MEMORY_KIB}; exec \"$0\" \"$@\"");
    bounded.arg("-c").arg(script).arg(program.get_program()).args(program.get_args());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => bounded.env(name, value),
            None => bounded.env_remove(name),
        };
    }
    bounded.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    output_in_time(bounded.spawn().expect("a shell starts"))
}

fn output_in_time(mut child: Child) -> Option<Output> {
    // Reading has threads of its own, so that a full pipe does not look like a program without an end.
    let process = child.id();
    let (done, ended) = std::sync::mpsc::channel();
    let reading = std::thread::spawn(move || {
        let streams = (child.stdout.take(), child.stderr.take());
        let (out, err) = (streams.0.map(read_to_end), streams.1.map(read_to_end));
        let read = |it: Option<std::thread::JoinHandle<Vec<u8>>>| {
            it.map_or_else(Vec::new, |it| it.join().expect("a reader does not panic"))
        };
        let (stdout, stderr) = (read(out), read(err));
        let status = child.wait().expect("a child is waited for");
        let _ = done.send(());
        Output { status, stdout, stderr }
    });
    let began = Instant::now();
    if ended.recv_timeout(LONGEST).is_err() {
        let killed =
            std::process::Command::new("kill").args(["-KILL", &process.to_string()]).status();
        assert!(killed.is_ok_and(|it| it.success()), "a program without an end is stopped");
        let _ = reading.join();
        assert!(began.elapsed() >= LONGEST);
        return None;
    }
    Some(reading.join().expect("a reader does not panic"))
}

fn read_to_end(mut from: impl std::io::Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).expect("a pipe can be read");
        bytes
    })
}

/// Runs every case of a kind, and tells all that went wrong at once.
fn every_case_ends_as_it_must(kind: &'static str) {
    let (_, preparations) = KINDS.iter().find(|(name, _)| *name == kind).expect("a kind is listed");
    let cases = catalogue(kind);
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    let made: BTreeSet<&str> = preparations.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, made, "each case has a line and an input");
    assert_eq!(names.len(), cases.len(), "no two cases have one name");
    let every = long_tests();
    let wrong = cases.iter().filter(|case| every || !case.long).filter_map(|case| {
        let (_, prepare) = preparations.iter().find(|(name, _)| *name == case.name)?;
        wrong(case, *prepare)
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_catalogue_is_read() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/hostile");
    let files = fs::read_dir(folder).expect("the catalogue can be listed");
    let files: BTreeSet<String> =
        files.map(|file| file.expect("listed").file_name().into_string().expect("UTF-8")).collect();
    let known: BTreeSet<String> = KINDS.iter().map(|(name, _)| format!("{name}.txt")).collect();
    assert_eq!(files, known);
}

#[test]
fn no_log_says_more_than_it_shows() {
    every_case_ends_as_it_must("logs");
}

#[test]
fn no_text_is_obeyed_or_hidden() {
    every_case_ends_as_it_must("texts");
}

#[test]
fn nothing_is_green_without_a_case() {
    every_case_ends_as_it_must("cases");
}

#[test]
fn no_file_hurts_and_none_of_others_is_hurt() {
    every_case_ends_as_it_must("files");
}

#[test]
fn no_evidence_says_more_than_it_is() {
    every_case_ends_as_it_must("evidence");
}
