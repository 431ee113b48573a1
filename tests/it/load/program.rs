//! `honnin run`: what it says, keeps and refuses.

use super::*;
use std::process::Child;

#[test]
fn run_says_what_was_seen_and_keeps_the_log() {
    let folder = folder();
    let few = ["run", "reference", "--requests", "60", "--patience-ms", "2000"];
    let plain = run_in(folder.path(), &few);
    assert_eq!((plain.code, plain.err.as_str()), (0, ""), "{}", plain.out);
    assert!(flat(&plain.out).contains("Observed, not proven: 60 requests"), "{}", plain.out);
    let log = log_of(&folder.path().join("honnin-run.jsonl"));
    assert_a_behaviour(&installed("reference"), &log);
    let again = [&few[..], &["--dir", "site", "--format", "json"]].concat();
    for _ in 0..2 {
        let json = run_in(folder.path(), &again);
        assert_eq!(json.code, 0, "{}", json.err);
        let document: serde_json::Value = serde_json::from_str(&json.out).expect("it is JSON");
        assert_eq!((&document["requests"], &document["delivered"]), (&60.into(), &60.into()));
        assert_eq!((&document["clean"], &document["whole"]), (&true.into(), &true.into()));
        assert!(folder.path().join("site/registry.sqlite").exists(), "the folder is kept");
    }
}

/// From the program that writes a log to the program that reads it; and one wrong subject is seen.
#[test]
fn a_run_is_traced() {
    let folder = folder();
    let patient = ["--patience-ms", "5000", "--seconds", "60"];
    let ran = [&["run", "reference", "--requests", "300", "--log", "run.jsonl"], &patient[..]];
    let ran = ran.concat();
    assert_eq!(run_in(folder.path(), &ran).code, 0);
    let trace = ["trace", "reference", "run.jsonl"];
    let whole = run_in(folder.path(), &trace);
    assert_eq!((whole.code, whole.err.as_str()), (0, ""), "{}", whole.out);
    assert!(flat(&whole.out).contains("Accepted: the log is a behaviour"), "{}", whole.out);

    let path = folder.path().join("run.jsonl");
    let log = log_of(&path);
    let reads = |logged: &&read::Logged| logged.event.details.subject.is_some();
    let read = log.events.iter().filter(reads).nth(100).expect("most of them read");
    let subject = read.event.details.subject.expect("it has one");
    let text = std::fs::read_to_string(&path).expect("the log is there");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let other = |subject| format!("\"subject\":{subject},");
    let line = &mut lines[read.line - 1];
    *line = line.replace(&other(subject), &other(subject + 1));
    std::fs::write(&path, lines.join("\n") + "\n").expect("it is written");
    for order in [&[][..], &["--in-file-order"]] {
        let json = ["--format", "json"];
        let changed = run_in(folder.path(), &[&trace[..], order, &json].concat());
        assert_eq!(changed.code, 1, "{}{}", changed.out, changed.err);
        let document: serde_json::Value = serde_json::from_str(&changed.out).expect("it is JSON");
        let (stop, claims) = (&document["stop"], &document["claims"]);
        assert_eq!((&document["answer"], &stop["line"]), (&"rejected".into(), &read.line.into()));
        assert_eq!(stop["differs"]["field"], "subject");
        assert_eq!(claims["C1"]["verdict"], "violated");
    }
}

#[test]
fn run_writes_over_nothing_that_is_not_its_own() {
    let folder = folder_with("notes.txt", "mine");
    let log = run_in(folder.path(), &["run", "reference", "--log", "notes.txt"]);
    assert_eq!((log.code, log.out.as_str()), (2, ""));
    assert!(log.err.contains("it was left as it is"), "{}", log.err);
    let dir = run_in(folder.path(), &["run", "reference", "--dir", "."]);
    assert_eq!((dir.code, dir.out.as_str()), (2, ""));
    let left = std::fs::read_to_string(folder.path().join("notes.txt")).expect("it is there");
    assert_eq!(left, "mine");
    // What only looks like a site's files is somebody's all the same.
    for theirs in ["site/registry.sqlite.backup", "site/spool/my.txt", "site/spool-a/slot.0"] {
        let path = folder.path().join(theirs);
        std::fs::create_dir_all(path.parent().expect("it has one")).expect("it can be made");
        std::fs::write(&path, "mine").expect("it can be written");
        let dir = run_in(folder.path(), &["run", "reference", "--dir", "site"]);
        assert_eq!((dir.code, dir.out.as_str()), (2, ""), "{theirs}");
        assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "mine");
        std::fs::remove_dir_all(folder.path().join("site")).expect("it can be removed");
    }
    for _ in 0..2 {
        let run =
            ["run", "reference", "--requests", "20", "--dir", "site", "--patience-ms", "5000"];
        assert_eq!(run_in(folder.path(), &run).code, 0, "its own folder is used again");
    }
    for wrong in
        [["--requests", "0"], ["--kiosks", "7"], ["--residents", "0"], ["--dir", "notes.txt"]]
    {
        let ended = run_in(folder.path(), &[&["run", "reference"], &wrong[..]].concat());
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{wrong:?}");
    }
}

/// Waits until some events are logged.
fn wait_until_begun(run: &mut Child, log: &Path) {
    let begun = || std::fs::metadata(log).is_ok_and(|log| log.len() > 1_000);
    while !begun() {
        assert!(run.try_wait().expect("it can be asked").is_none(), "it is still at it");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Two runs at once would mix in one log, and one would empty the folder under the other.
#[test]
fn two_runs_share_neither_a_log_nor_a_folder() {
    let folder = folder();
    let long = ["run", "reference", "--requests", "1000000", "--seconds", "300", "--dir", "site"];
    let mut first = honnin(folder.path(), &long).stdout(Stdio::null()).spawn().expect("it starts");
    let log = folder.path().join("honnin-run.jsonl");
    wait_until_begun(&mut first, &log);
    for (second, place) in [
        (&["run", "reference"][..], "honnin-run.jsonl"),
        (&["run", "reference", "--dir", "site", "--log", "other.jsonl"], "site"),
    ] {
        let refused = run_in(folder.path(), second);
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{}", refused.err);
        assert!(refused.err.contains(&format!("another run is at `{place}`")), "{}", refused.err);
    }
    assert!(folder.path().join("site/registry.sqlite").exists(), "the site is left as it is");
    first.kill().and_then(|()| first.wait()).expect("it ends");
    let again = ["run", "reference", "--requests", "20", "--dir", "site", "--patience-ms", "5000"];
    assert_eq!(run_in(folder.path(), &again).code, 0, "what nobody holds is used again");
}

/// What must not be is found whatever else is true, and a run that delivered nothing, was stopped or
/// met trouble establishes nothing.
#[test]
fn what_a_run_comes_to() {
    let folder = folder();
    let whole = loaded(&installed("reference"), folder.path(), &load(20));
    let come_to = |name: &str, loaded: &Loaded| {
        let (sheet, load) = (sheet(name), load(20));
        let (configuration, log) = (Configuration::Designed, Path::new("log"));
        let seen = Observed {
            sheet: &sheet,
            configuration,
            load: &load,
            residents: 20,
            seed: 0,
            log,
            loaded,
            tested: true,
        };
        (seen.found_something(), seen.is_whole())
    };
    let changed = |change: fn(&mut Loaded)| {
        let mut loaded = loaded(&installed("reference"), folder.path(), &load(20));
        change(&mut loaded);
        loaded
    };
    assert_eq!(come_to("reference", &whole), (false, true));
    let image = changed(|loaded| loaded.remains.images.push("spool/request-0.0".to_owned()));
    assert_eq!(come_to("reference", &image), (true, true));
    assert_eq!(come_to("munakata-2023", &image), (false, true), "its design keeps images");
    for held in [
        changed(|loaded| loaded.remains.holders = 1),
        changed(|loaded| loaded.remains.held_servers = 1),
        changed(|loaded| loaded.remains.open = 1),
    ] {
        assert_eq!(come_to("munakata-2023", &held), (true, true));
    }
    let wrong_subjects = WrongSubject { request: 0, requester: 0, subjects: vec![Some(1)] };
    let mut of_another = changed(|_| ());
    of_another.wrong_subjects.push(wrong_subjects);
    assert_eq!(come_to("reference", &of_another), (true, true));
    let full = || Trouble::Disk(std::io::ErrorKind::StorageFull.into());
    let mut lost = changed(|_| ());
    lost.remains.broken.push(full());
    let mut broken = changed(|loaded| loaded.remains.holders = 1);
    broken.remains.broken.push(full());
    assert_eq!(come_to("reference", &broken), (false, false), "it could not put things away");
    broken.wrong_subjects.push(WrongSubject { request: 0, requester: 0, subjects: vec![None] });
    assert_eq!(come_to("reference", &broken), (true, false), "what was delivered was delivered");
    for not_whole in
        [changed(|loaded| loaded.delivered = 0), changed(|loaded| loaded.stopped = true), lost]
    {
        assert_eq!(come_to("reference", &not_whole), (false, false));
    }
}

/// A log that cannot be kept is no log.
#[cfg(target_os = "linux")]
#[test]
fn a_run_whose_log_is_lost_is_refused() {
    let lost = run_in(folder().path(), &["run", "reference", "--log", "/dev/full"]);
    assert_eq!((lost.code, lost.out.as_str()), (2, ""));
    assert!(lost.err.contains("could not be set up"), "{}", lost.err);
}

/// The first Ctrl-C ends a run with what is known.
#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_cleanly() {
    let folder = folder();
    let endless = ["run", "reference", "--requests", "100000000", "--seconds", "600"];
    let mut command = honnin(folder.path(), &endless);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = child.expect("the program starts");
    wait_until_begun(&mut child, &folder.path().join("honnin-run.jsonl"));
    let kill = format!("kill -INT {}", child.id());
    let killed = std::process::Command::new("sh").args(["-c", &kill]).status();
    assert!(killed.expect("there is a shell").success());
    let ended = ended(child.wait_with_output().expect("the program ends"));
    assert_eq!((ended.code, ended.err.as_str()), (3, ""), "{}", ended.out);
    assert!(flat(&ended.out).contains("the run was interrupted"), "{}", ended.out);
    assert_a_behaviour(&installed("reference"), &log_of(&folder.path().join("honnin-run.jsonl")));
}
