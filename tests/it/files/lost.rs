//! Disks that fill up, and files that are taken away, while the program runs: each ends within its time,
//! with what is known and a clear error.

use super::{content, folder};
use crate::program::{Ended, ended, flat, honnin, run_in};
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long any of them may take: far more than the few seconds for which a site tries again.
const LONGEST: Duration = Duration::from_secs(60);

/// Starts the program where no file may have more than so many blocks of 512 bytes.
fn start(folder: &Path, most: Option<u32>, arguments: &[&str]) -> Child {
    let program = honnin(folder, arguments);
    let limit = most.map_or("true".to_owned(), |most| format!("ulimit -f {most}"));
    let mut command = Command::new("sh");
    let script = format!("{limit}; exec \"$0\" \"$@\"");
    command.arg("-c").arg(script).arg(program.get_program()).args(program.get_args());
    command.env("LC_ALL", "en_GB.UTF-8").current_dir(folder).stdin(Stdio::null());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell starts")
}

/// Waits for the program to end by itself.
fn end(mut child: Child) -> Ended {
    let began = Instant::now();
    while child.try_wait().expect("it can be asked").is_none() {
        if LONGEST < began.elapsed() {
            child.kill().and_then(|()| child.wait()).expect("it is killed");
            panic!("it does not end within {LONGEST:?}");
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    ended(child.wait_with_output().expect("it has ended"))
}

fn signal(child: &Child) {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.expect("there is kill").success());
}

/// Waits until a log has some events.
fn wait_until_begun(log: &Path) {
    let began = Instant::now();
    while fs::metadata(log).map_or(0, |log| log.len()) < 2_000 {
        assert!(began.elapsed() < LONGEST, "the run begins");
        std::thread::sleep(Duration::from_millis(5));
    }
}

const ENDLESS: [&str; 7] =
    ["run", "reference", "--requests", "10000000", "--seconds", "600", "--dir"];

/// The databases of a site have no room left. Nothing is waited for that will never come.
#[test]
fn a_run_on_a_full_disk_ends() {
    let folder = folder();
    // Room to set the site up, and for some of the run.
    let run =
        start(folder.path(), Some(600), &[&ENDLESS[..], &["site", "--log", "/dev/null"]].concat());
    let ended = end(run);
    assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
    assert!(flat(&ended.out).contains("! Not answered for: "), "{}", ended.out);
}

/// The same when the user stops it as well.
#[test]
fn a_run_on_a_full_disk_ends_when_it_is_stopped() {
    let folder = folder();
    let run =
        start(folder.path(), Some(600), &[&ENDLESS[..], &["site", "--log", "/dev/null"]].concat());
    std::thread::sleep(Duration::from_millis(700));
    signal(&run);
    let ended = end(run);
    assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
}

/// The folder is removed while the site works in it.
#[test]
fn a_run_whose_folder_is_removed_ends() {
    let folder = folder();
    let run = start(folder.path(), None, &[&ENDLESS[..], &["site"]].concat());
    wait_until_begun(&folder.path().join("honnin-run.jsonl"));
    // The site may put something there while the rest is removed.
    while fs::remove_dir_all(folder.path().join("site")).is_err() {}
    let ended = end(run);
    assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
    let said = flat(&ended.out);
    assert!(said.contains("the folder of the site is no longer where it was"), "{said}");
}

/// A log that is removed, cut, or replaced while the run goes on is no log.
#[test]
fn a_log_that_is_taken_away_is_an_error() {
    let takings: [fn(&Path); 3] = [
        |log| fs::remove_file(log).expect("it is there"),
        |log| fs::write(log, "").expect("it is there"),
        |log| {
            fs::write(log.with_extension("other"), "").expect("it is written");
            fs::rename(log.with_extension("other"), log).expect("it is there");
        },
    ];
    for take in takings {
        let folder = folder();
        let run = start(folder.path(), None, &[&ENDLESS[..], &["site"]].concat());
        let log = folder.path().join("honnin-run.jsonl");
        wait_until_begun(&log);
        take(&log);
        std::thread::sleep(Duration::from_millis(50));
        signal(&run);
        let ended = end(run);
        assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
        let said = flat(&ended.out);
        assert!(said.contains("the log is no longer where it was written"), "{said}");
    }
    // One that nobody touches is none of that.
    let folder = folder();
    let few = ["run", "reference", "--requests", "20", "--patience-ms", "5000"];
    let whole = run_in(folder.path(), &few);
    assert_eq!(whole.code, 0, "{}", whole.out);
}

/// A file of a database that is removed or replaced while the run goes on: the site goes on in one that
/// nobody will find.
#[test]
fn a_database_that_is_taken_away_is_an_error() {
    type Taking = (&'static str, fn(&Path));
    let takings: [Taking; 3] = [
        ("registry.sqlite", |database| fs::remove_file(database).expect("it is there")),
        ("db-server-0.sqlite-wal", |database| fs::remove_file(database).expect("it is there")),
        ("db-server-1.sqlite", |database| {
            let other = database.with_extension("other");
            fs::copy(database, &other).expect("it is there");
            fs::rename(other, database).expect("it is there");
        }),
    ];
    for (name, take) in takings {
        let folder = folder();
        let run = start(folder.path(), None, &[&ENDLESS[..], &["site"]].concat());
        wait_until_begun(&folder.path().join("honnin-run.jsonl"));
        take(&folder.path().join("site").join(name));
        std::thread::sleep(Duration::from_millis(50));
        signal(&run);
        let ended = end(run);
        assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
        let said = flat(&ended.out);
        let gone = format!("! Not answered for: `site/{name}` is no longer the file that");
        assert!(said.contains(&gone), "{said}");
        assert_eq!(said.matches("is no longer the file that").count(), 1, "{said}");
    }
}

/// A log whose reader goes away.
#[test]
fn a_log_that_nobody_reads_any_more_is_an_error() {
    let folder = folder();
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("there is mkfifo").success());
    let reader = Command::new("head").args(["-c", "3000"]).arg(&pipe).stdout(Stdio::null()).spawn();
    let mut reader = reader.expect("there is head");
    // The reader waits for somebody who writes, and a run is refused where nobody reads yet.
    let began = Instant::now();
    let requests = ["--requests", "500", "--patience-ms", "5000", "--log", "pipe"];
    let ended = loop {
        let ended =
            end(start(folder.path(), None, &[&["run", "reference"][..], &requests].concat()));
        if ended.code != 2 || LONGEST < began.elapsed() {
            break ended;
        }
    };
    let _it_has_ended = reader.kill();
    reader.wait().expect("it ends");
    assert_eq!(ended.code, 3, "{}{}", ended.out, ended.err);
    assert!(flat(&ended.out).contains("! Not answered for: "), "{}", ended.out);
}

/// Few sites, so that a survey takes no time.
const SURVEY: [&str; 15] = [
    "survey",
    "--claim",
    "C1",
    "--requests",
    "1",
    "--changes",
    "0",
    "--with",
    "image.after=erase",
    "--with",
    "output_check.enabled=true",
    "--with",
    "image.pick=key",
    "--resume",
    "survey.jsonl",
];

/// The file of a survey has no room left: an error, where the system would end the program.
#[test]
fn a_survey_on_a_full_disk_ends_with_an_error() {
    let folder = folder();
    let ended = end(start(folder.path(), Some(16), &SURVEY));
    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{}", ended.err);
    assert!(ended.err.contains("cannot write `survey.jsonl`: it is too large"), "{}", ended.err);
    // What was found until then is kept.
    let text = fs::read_to_string(folder.path().join("survey.jsonl")).expect("it is there");
    assert!(text.lines().count() > 10, "{text}");
}

/// A report that cannot be put in place whole leaves the one before whole, and nothing of its own; one that
/// can leaves no file of the one before.
#[test]
fn a_report_is_replaced_whole_or_not_at_all() {
    let folder = folder();
    let out = folder.path().join("out");
    fs::create_dir(&out).expect("a folder is made");
    let evidence = "{\"evidence\":2,\"sheets\":[{\"name\":\"kawasaki-2023\"}]}";
    fs::write(out.join("evidence.json"), evidence).expect("a file is written");
    fs::write(out.join("junit.xml"), "<testsuites/>").expect("a file is written");
    let before = content(folder.path());
    let report =
        ["report", "kawasaki-2023", "--out", "out", "--only", "sarif", "--max-states", "100"];
    let full = end(start(folder.path(), Some(20), &report));
    assert_eq!((full.code, full.out.as_str()), (2, ""), "{}", full.err);
    assert!(full.err.contains("cannot write `out`: it is too large"), "{}", full.err);
    assert_eq!(content(folder.path()), before);
    let cut = end(start(folder.path(), None, &report));
    assert_eq!(cut.code, 3, "{}", cut.err);
    let names: Vec<_> = content(&out).into_keys().collect();
    let made = ["evidence.json", "measurements.json", "results.sarif"].map(|name| out.join(name));
    assert_eq!(names, made);
    assert_eq!(fs::read_dir(folder.path()).expect("it is there").count(), 1, "nothing is left");
}
