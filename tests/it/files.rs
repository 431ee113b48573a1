//! Files and folders: what is written where, by the one rule of all output.

use crate::program::{ended, flat, honnin, run_in};
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// Folders whose files are replaced all at once.
mod swap;
/// Disks that fill up, and files that are taken away, while the program runs.
#[cfg(unix)]
mod lost;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder is made")
}

/// Everything below a folder: the content of files, where links lead, and folders.
fn content(of: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![of.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the folder is there").flatten() {
            let (path, kind) = (entry.path(), entry.file_type().expect("it is there"));
            let bytes = if kind.is_symlink() {
                fs::read_link(&path).expect("it is a link").into_os_string().into_encoded_bytes()
            } else if kind.is_dir() {
                open.push(path.clone());
                Vec::new()
            } else {
                fs::read(&path).expect("it can be read")
            };
            found.insert(path, bytes);
        }
    }
    found
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder is made");
    fs::write(path, text).expect("a file is written");
}

/// Where one schedule cannot be kept, none is.
#[test]
fn schedules_are_kept_all_or_none() {
    let keep = ["schedules", "adachi-2023", "--scheduler", "guided", "--keep", "kept"];
    let there = folder();
    let kept = run_in(there.path(), &keep);
    assert!(kept.err.contains("kept kept/adachi-2023-designed-C1.json"), "{}", kept.err);
    let last = there.path().join("kept/adachi-2023-designed-C5.json");
    assert!(there.path().join("kept/adachi-2023-designed-C1.json").is_file());
    fs::remove_file(there.path().join("kept/adachi-2023-designed-C1.json")).expect("it is there");
    fs::write(&last, "mine").expect("it can be written");
    let before = content(there.path());
    let refused = run_in(there.path(), &keep);
    assert_eq!(refused.code, 2, "{}", refused.err);
    let words = "kept/adachi-2023-designed-C5.json` is in the way";
    assert!(flat(&refused.err).contains(words), "{}", refused.err);
    assert!(content(there.path()) == before, "nothing is written");
}

/// No command that writes touches a folder or a file of somebody, whatever its name is.
#[test]
fn what_others_have_made_stays_as_it_is() {
    let commands: [&[&str]; 4] = [
        &["check", "kawasaki-2023", "--checkpoint", "theirs", "--every", "0"],
        &["run", "reference", "--requests", "5", "--dir", "theirs"],
        &["schedules", "reference", "--iterations", "1", "--keep", "theirs"],
        &["report", "reference", "--out", "theirs"],
    ];
    let names = [
        "lock",
        "honnin.lock",
        "honnin-folder",
        "checkpoint",
        "level-000001/part-0000",
        "registry.sqlite",
        "db-server-0.sqlite-wal",
        "spool/slot.0",
        "measurements.json",
        "report.html",
        "yokohama-2023-designed-C1.json",
    ];
    for command in commands {
        let folder = folder();
        for name in names {
            let theirs = folder.path().join("theirs");
            write(&theirs.join(name), "mine\n");
            let before = content(folder.path());
            let ended = run_in(folder.path(), command);
            assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{command:?}, {name}");
            assert!(ended.err.contains("theirs"), "{command:?}, {name}: {}", ended.err);
            assert_eq!(content(folder.path()), before, "{command:?}, {name}");
            fs::remove_dir_all(&theirs).expect("it is removed");
        }
    }
}

/// A folder of ours is used again, by the command that made it and by no other one.
#[test]
fn a_folder_of_ours_is_used_again() {
    let folder = folder();
    let run = |arguments: &[&str]| run_in(folder.path(), arguments).code;
    let checked = ["check", "kawasaki-2023", "--checkpoint", "kept"];
    let ran = ["run", "reference", "--requests", "5", "--dir", "site", "--patience-ms", "5000"];
    let scheduled = ["schedules", "reference", "--iterations", "1000", "--keep", "schedules"];
    let all = [(&checked[..], "kept"), (&ran, "site"), (&scheduled, "schedules")];
    for _ in 0..2 {
        assert_eq!(all.map(|(command, _)| run(command)), [0; 3]);
    }
    for (_, made) in all {
        let marker = fs::read_to_string(folder.path().join(made).join("honnin-folder"));
        let marker = marker.expect("it says that it is ours");
        assert!(marker.starts_with("honnin folder: "), "{marker}");
    }
    for (command, _) in all {
        for (_, other) in all.iter().filter(|(whose, _)| *whose != command) {
            let place = command.iter().position(|word| all.iter().any(|(_, own)| own == word));
            let mut elsewhere = command.to_vec();
            elsewhere[place.expect("it names its folder")] = other;
            assert_eq!(run(&elsewhere), 2, "{elsewhere:?}");
        }
    }
}

/// A check that keeps a checkpoint of every level in the folder `kept`.
const EVERY_LEVEL: [&str; 6] = ["check", "adachi-2023", "--checkpoint", "kept", "--every", "0"];

/// The folder of a search that was cut and keeps every level.
fn kept_search(folder: &Path) -> PathBuf {
    let first = run_in(folder, &[&EVERY_LEVEL[..], &["--max-states", "300"]].concat());
    assert_eq!(first.code, 3, "{}", first.err);
    let searches = fs::read_dir(folder.join("kept")).expect("it is there").flatten();
    let search = searches.map(|entry| entry.path()).find(|path| path.is_dir());
    search.expect("a search is kept")
}

/// What is in a folder of ours beside what the program makes is left where it is, and refused where it
/// would be in the way of all.
#[test]
fn a_checkpoint_removes_nothing_but_its_own_files() {
    let folder = folder();
    let search = kept_search(folder.path());
    let theirs = ["level-notes/mine.txt", "level-000000/mine.txt", "notes.txt"];
    for name in theirs {
        write(&search.join(name), "mine\n");
    }
    let resumed = run_in(folder.path(), &[&EVERY_LEVEL[..], &["--resume", "kept"]].concat());
    assert_eq!(resumed.code, 0, "{}", resumed.err);
    for name in theirs {
        let there = fs::read_to_string(search.join(name)).expect("it is there");
        assert_eq!(there, "mine\n", "{name}");
    }
}

/// What the caller connects to the program is read, though it is a pipe.
#[cfg(unix)]
#[test]
fn what_the_caller_connects_is_read() {
    let folder = folder();
    let mut command = honnin(folder.path(), &["check", "/dev/stdin"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut to = child.stdin.take().expect("it is piped");
    std::thread::sleep(std::time::Duration::from_millis(200));
    to.write_all(b"schema = 1\nname = \"piped\"\n").expect("the program reads");
    drop(to);
    let ended = ended(child.wait_with_output().expect("it ends"));
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("piped"), "{}", ended.out);
}

/// A level of a checkpoint that is a link to another folder is not written into.
#[cfg(unix)]
#[test]
fn a_checkpoint_is_not_written_through_a_link() {
    let folder = folder();
    let search = kept_search(folder.path());
    let theirs = folder.path().join("theirs");
    fs::create_dir(&theirs).expect("a folder is made");
    for level in 0..40 {
        let link = search.join(format!("level-{level:06}"));
        if !link.exists() {
            std::os::unix::fs::symlink(&theirs, link).expect("a link is made");
        }
    }
    let resumed = run_in(folder.path(), &[&EVERY_LEVEL[..], &["--resume", "kept"]].concat());
    assert_eq!(resumed.code, 3, "{}", resumed.err);
    assert!(content(&theirs).is_empty(), "nothing is written there");
}
