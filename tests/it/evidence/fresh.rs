//! Whether the files of a report are those that would be made, and what `honnin report` refuses.

use super::{committed_evidence, document};
use crate::program::{flat, folder_with, run_in};
use honnin_messages::Language;
use honnin_render::file::{EVIDENCE, ReportFile};
use honnin_render::freshness::{Stale, digests, left_over, stale};
use honnin_render::rendering::{Form, files};
use serde_json::json;
use std::io::{Error, ErrorKind};

fn fresh() -> Vec<ReportFile> {
    files(&committed_evidence(), Form::ALL, &Language::ALL)
}

/// The committed file as it is read, but one, of which something else is read.
fn but_one(fresh: &[ReportFile], one: &str, text: std::io::Result<String>) -> Vec<String> {
    let text = std::cell::RefCell::new(Some(text));
    let found = stale(fresh, |name| {
        if name == one {
            return text.borrow_mut().take().expect("it is read once");
        }
        Ok(fresh.iter().find(|file| file.name == name).expect("it is a file").text.clone())
    });
    let name = |stale: Stale| match stale {
        Stale::Unreadable(name, error) => format!("{name}: {}", error.kind()),
        Stale::Differs(name) => format!("{name} differs"),
        Stale::LeftOver(name) => format!("{name} is left over"),
        Stale::Digest(name, source) => format!("{name}: {source}"),
    };
    found.into_iter().map(name).collect()
}

/// The evidence that this program would make: with the digests of its own sources.
#[test]
fn files_are_compared_with_fresh_ones() {
    let mut fresh = fresh();
    let names: Vec<&str> = fresh.iter().map(|file| file.name.as_str()).collect();
    for name in [EVIDENCE, "verdicts.md", "verdicts.ja.md", "assurance.svg", "assurance.ja.txt"] {
        assert!(names.contains(&name), "{names:?}");
    }
    // The digests are those of the commit that the evidence was made on.
    let mut own = committed_evidence().evidence;
    own.sources = honnin_evidence::digests::Sources::built_from();
    fresh[0].text = own.text();
    assert_eq!(but_one(&fresh, "none", Ok(String::new())), Vec::<String>::new());
    let changed = but_one(&fresh, "verdicts.ja.md", Ok("changed".to_owned()));
    assert_eq!(changed, ["verdicts.ja.md differs"]);
    let missing = Err(Error::from(ErrorKind::NotFound));
    assert_eq!(but_one(&fresh, "assurance.svg", missing), ["assurance.svg: entity not found"]);
    let broken = but_one(&fresh, EVIDENCE, Ok("{".to_owned()));
    assert_eq!(broken, ["evidence.json differs"]);
    // A document that is no evidence any more still says which of its sources are stale.
    let path = own.sources.models.files.keys().next().expect("there are models").clone();
    own.sources.models.files.insert(path.clone(), "0".repeat(64));
    let stale = but_one(&fresh, EVIDENCE, Ok(own.text()));
    assert_eq!(stale, ["evidence.json differs".to_owned(), format!("evidence.json: {path}")]);
}

#[test]
fn a_stale_digest_is_named() {
    let mut own = committed_evidence().evidence;
    own.sources = honnin_evidence::digests::Sources::built_from();
    assert_eq!(digests(&own.text()), Vec::<String>::new());
    let group = &mut own.sources.models;
    let path = group.files.keys().next().expect("there are models").clone();
    group.files.insert(path.clone(), "0".repeat(64));
    *group = honnin_evidence::digests::SourceGroup::digest(group.files.clone());
    assert_eq!(digests(&own.text()), [path]);
}

#[test]
fn languages_and_forms_are_made_as_asked() {
    let checked = committed_evidence();
    let names = |forms: &[Form], languages: &[Language]| {
        let files = files(&checked, forms, languages);
        files.into_iter().map(|file| file.name).collect::<Vec<_>>()
    };
    assert_eq!(names(&[Form::Markdown], &[Language::Ja]), [EVIDENCE, "verdicts.ja.md"]);
    assert_eq!(names(&[], &Language::ALL), [EVIDENCE]);
    let assurance = names(&[Form::Assurance], &[Language::En]);
    assert_eq!(assurance.len(), 13, "{assurance:?}");
    assert!(assurance.contains(&"assurance-takamatsu-2024-installed.svg".to_owned()));
    let all = names(Form::ALL, &Language::ALL);
    let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
    assert_eq!(distinct.len(), all.len(), "no file is written twice");
}

#[test]
fn wrong_input_is_told_before_anything_is_searched() {
    let folder = folder_with("file", "a file where the folder should be");
    let run = |arguments: &[&str]| run_in(folder.path(), &[&["report"][..], arguments].concat());
    let unknown = run(&["nowhere-2023"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("nowhere-2023"), "{}", unknown.err);
    let unwritable = run(&["--out", "file/reports"]);
    assert_eq!(unwritable.code, 2);
    assert!(unwritable.err.contains("cannot write"), "{}", unwritable.err);
    let form = run(&["--only", "papyrus"]);
    assert_eq!(form.code, 2);
    assert!(form.err.contains("papyrus"), "{}", form.err);
    assert!(!folder.path().join("reports").exists());
    assert!(document()["evidence"] == json!(2));
}

/// What a report would write over, and no report of these sheets has made, stays.
#[test]
fn other_files_in_the_folder_are_not_written_over() {
    let folder = folder_with("out.toml", "schema = 1\nname = \"mine\"\n");
    let out = folder.path().join("out");
    std::fs::create_dir(&out).expect("a folder is made");
    let refused = |name: &str, text: &str| {
        std::fs::write(out.join(name), text).expect("a file is written");
        let arguments = ["report", "out.toml", "--out", "out", "--only", "junit"];
        let run = run_in(folder.path(), &arguments);
        assert_eq!(run.code, 2, "{}", run.err);
        let there = std::fs::read_to_string(out.join(name)).expect("it is there");
        assert_eq!(there, text, "it is as it was");
        assert_eq!(std::fs::read_dir(&out).expect("it is there").count(), 1, "nothing is left");
        std::fs::remove_file(out.join(name)).expect("it is removed");
        flat(&run.err)
    };
    let theirs = refused("junit.xml", "<mine/>");
    assert!(theirs.contains("no report of this program made it"), "{theirs}");
    let broken = refused(EVIDENCE, "{");
    assert!(broken.contains("no report of this program made it"), "{broken}");
    let other = refused(EVIDENCE, "{\"evidence\":1,\"sheets\":[{\"name\":\"theirs\"}]}");
    assert!(other.contains("is the evidence of other sheets (theirs)"), "{other}");
}

#[test]
fn what_an_earlier_report_left_is_named() {
    let fresh = fresh();
    let names: Vec<String> = fresh.iter().map(|file| file.name.clone()).collect();
    assert!(left_over(&fresh, &names).is_empty());
    let gone = "assurance-gone-designed.ja.svg".to_owned();
    let found = left_over(&fresh, &[gone.clone(), "notes.txt".to_owned()]);
    assert!(matches!(&found[..], [Stale::LeftOver(name)] if *name == gone), "{found:?}");
}
