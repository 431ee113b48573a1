//! Folders whose files are replaced all at once: the old ones or the new ones, and never some of both.

use super::{content, folder, write};
use crate::program::run_in;
use honnin_files::place::PlaceError;
use honnin_files::swap::WholeFolder;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

const NAMES: [&str; 4] = ["first", "second", "third", "fourth"];

fn is_own(name: &str) -> bool {
    NAMES.contains(&name)
}

/// Files with these names, all of which say the same.
fn files<'a>(names: &[&'a str], text: &'a str) -> Vec<(&'a str, &'a [u8])> {
    names.iter().map(|name| (*name, text.as_bytes())).collect()
}

fn put(at: &Path, names: &[&str], text: &str) {
    let whole = WholeFolder::take(at, is_own).expect("it is ours");
    whole.put(&files(names, text)).expect("they are put in place");
}

/// What each file says.
fn said(at: &Path) -> BTreeMap<String, String> {
    let text = |(path, bytes): (PathBuf, Vec<u8>)| {
        let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
        (name, String::from_utf8(bytes).expect("it is text"))
    };
    content(at).into_iter().map(text).collect()
}

fn all_say(names: &[&str], text: &str) -> BTreeMap<String, String> {
    names.iter().map(|name| ((*name).to_owned(), text.to_owned())).collect()
}

/// Folders that change places, and one that cannot: its name is no text, so none is made beside it.
fn kinds_of_folders(within: &Path) -> Vec<PathBuf> {
    #[allow(unused_mut)]
    let mut all = vec![within.join("plain")];
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt as _;
        all.push(within.join(std::ffi::OsStr::from_bytes(b"n\xff")));
    }
    all
}

/// Files of before that are not made now are gone, and nothing is left beside or within.
#[test]
fn what_was_there_is_replaced_whole() {
    let place = folder();
    for at in kinds_of_folders(place.path()) {
        put(&at, &NAMES, "old");
        assert_eq!(said(&at), all_say(&NAMES, "old"));
        put(&at, &NAMES[..2], "new");
        assert_eq!(said(&at), all_say(&NAMES[..2], "new"), "{at:?}");
        put(&at, &NAMES[1..], "newer");
        assert_eq!(said(&at), all_say(&NAMES[1..], "newer"), "{at:?}");
        put(&at, &[], "");
        assert_eq!(said(&at), BTreeMap::new(), "{at:?}");
        assert_eq!(fs::read_dir(place.path()).expect("it is there").count(), 1, "{at:?}");
        fs::remove_dir(&at).expect("nothing is in it");
    }
}

/// What the program has not made is told before anything is done, and again before anything is replaced.
#[test]
fn what_others_put_there_stays() {
    let place = folder();
    for at in kinds_of_folders(place.path()) {
        put(&at, &NAMES, "old");
        let whole = WholeFolder::take(&at, is_own).expect("it is ours");
        write(&at.join("notes.txt"), "mine");
        let before = content(&at);
        let refused = whole.put(&files(&NAMES, "new"));
        assert!(
            matches!(&refused, Err(PlaceError::NotOurs(path)) if path.ends_with("notes.txt")),
            "{refused:?}"
        );
        assert_eq!(content(&at), before);
        drop(whole);
        let again = WholeFolder::take(&at, is_own);
        assert!(matches!(again, Err(PlaceError::NotOurs(_))), "{again:?}");
        assert_eq!(content(&at), before);
        fs::remove_dir_all(&at).expect("it is removed");
    }
}

#[test]
fn two_are_not_at_one_folder() {
    let place = folder();
    for at in kinds_of_folders(place.path()) {
        let first = WholeFolder::take(&at, is_own).expect("it is new");
        let second = WholeFolder::take(&at, is_own);
        assert!(matches!(second, Err(PlaceError::InUse)), "{second:?}");
        first.put(&files(&NAMES, "one")).expect("they are put in place");
        drop(first);
        put(&at, &NAMES, "two");
    }
    // The same asked of the program, of a folder that is new to both.
    let out = place.path().join("out");
    let first = WholeFolder::take(&out, is_own).expect("it is new");
    let refused = run_in(place.path(), &["report", "reference", "--out", "out"]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("another run is at `out`"), "{}", refused.err);
    drop(first);
}

/// A folder that another one took the place of is not written to any more.
#[test]
fn a_folder_that_is_taken_away_is_an_error() {
    let place = folder();
    for at in kinds_of_folders(place.path()) {
        put(&at, &NAMES, "old");
        let whole = WholeFolder::take(&at, is_own).expect("it is ours");
        fs::remove_dir_all(&at).expect("it is removed");
        whole.put(&files(&NAMES, "new")).expect_err("it is gone");
        assert_eq!(fs::read_dir(place.path()).expect("it is there").count(), 0, "{at:?}");
    }
}

/// What a process that was killed has left is no obstacle, and what somebody else has put there is.
#[test]
fn a_stage_that_was_left_is_cleared() {
    let place = folder();
    let at = place.path().join("plain");
    put(&at, &NAMES, "old");
    let stage = place.path().join(".plain.honnin-new");
    write(&stage.join("first"), "half of it");
    write(&stage.join("before/second"), "moved aside");
    put(&at, &NAMES, "new");
    assert_eq!(said(&at), all_say(&NAMES, "new"));
    assert!(!stage.exists());
    write(&stage.join("notes.txt"), "mine");
    let refused = WholeFolder::take(&at, is_own);
    assert!(matches!(refused, Err(PlaceError::NotOurs(_))), "{refused:?}");
    assert_eq!(fs::read_to_string(stage.join("notes.txt")).expect("it is there"), "mine");
}

/// Where the other process of [`a_process_that_is_killed_leaves_one_of_both`] puts its files.
const PLACE: &str = "HONNIN_PUT_INTO";

/// Nothing, unless another test has started this one: then it goes on until it is killed.
#[test]
fn puts_until_it_is_killed() {
    let Ok(at) = std::env::var(PLACE) else { return };
    let (run, at) = at.split_once(' ').expect("the number of the run, and the folder");
    for number in 0u64.. {
        put(Path::new(&at), &NAMES, &format!("{run} {number}"));
    }
}

/// Killed at any moment, it leaves files that all say the same, and the next one goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_process_that_is_killed_leaves_one_of_both() {
    let place = folder();
    let at = place.path().join("plain");
    put(&at, &NAMES, "0");
    let mut chance = fastrand::Rng::with_seed(crate::material::seed());
    let is_of = |run: usize, text: &str| text.starts_with(&format!("{run} "));
    for run in 0..40 {
        let program = std::env::current_exe().expect("a test knows where it is");
        let test = ["--exact", "files::swap::puts_until_it_is_killed"];
        let mut other = Command::new(program);
        other.args(test).env(PLACE, format!("{run} {}", at.display()));
        let mut other = other.stdout(std::process::Stdio::null()).spawn().expect("it starts");
        let began = std::time::Instant::now();
        while !fs::read_to_string(at.join("first")).is_ok_and(|text| is_of(run, &text)) {
            assert!(began.elapsed() < Duration::from_secs(60), "it begins");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_micros(chance.u64(..20_000)));
        other.kill().and_then(|()| other.wait()).expect("it is killed");
        let now = said(&at);
        assert_eq!(now, all_say(&NAMES, &now["first"]));
        assert!(is_of(run, &now["first"]), "it was killed at its work: {now:?}");
    }
    put(&at, &NAMES, "last");
    assert_eq!(said(&at), all_say(&NAMES, "last"));
    assert_eq!(fs::read_dir(place.path()).expect("it is there").count(), 1);
}
