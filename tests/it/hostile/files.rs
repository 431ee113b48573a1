//! Files of others, devices, and files with holes.

use super::Preparation;
use honnin_files::marked::{FolderUse, MarkedFolder};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

pub(super) const PREPARATIONS: &[(&str, Preparation)] = &[
    ("sheet-pipe", pipe_here),
    ("sheet-device", zero),
    ("sheet-holes", holes_here),
    ("sheet-folder", folder),
    ("sheet-link", link_to_sheet),
    ("log-pipe", pipe_here),
    ("log-holes", holes_here),
    ("hostfile-pipe", pipe_here),
    ("hostfile-device", zero),
    ("hostfile-holes", holes_here),
    ("evidence-pipe", pipe_and_zero),
    ("evidence-holes", holes_here),
    ("beside-pipe", attestation_beside_pipe),
    ("beside-device", |at| {
        attestation_about(at, json!([{"name": "evidence.json", "digest": {"sha256": "00"}}]));
        symlink("/dev/zero", at.join("evidence.json")).expect("a link is made");
    }),
    ("beside-holes", attestation_beside_holes),
    ("sources-pipe", sources),
    ("key-pipe", attestation_and_pipe),
    ("schedule-device", zero),
    ("record-pipe", pipe_here),
    ("survey-pipe", pipe_here),
    ("survey-holes", holes_here),
    ("report-pipe", |at| pipe(&theirs(at).join("evidence.json"))),
    ("report-holes", |at| holes(&theirs(at).join("evidence.json"))),
    ("checkpoint-lock", |at| notes(&theirs(at).join("lock"))),
    ("checkpoint-link", |at| linked(at, &theirs(at).join("honnin-folder"))),
    ("checkpoint-other-use", site),
    ("run-database", |at| notes(&theirs(at).join("registry.sqlite"))),
    ("run-spool", |at| fs::create_dir(theirs(at).join("spool")).expect("a folder is made")),
    ("run-link", |at| {
        site(at);
        linked(at, &at.join("site/registry.sqlite"));
    }),
    ("run-log-database", |_| ()),
    ("run-log-marker", |_| ()),
    ("run-log-spool", |at| {
        site(at);
        fs::create_dir(at.join("site/spool")).expect("a folder is made");
    }),
    ("run-log-link", |at| linked(at, &at.join("link"))),
    ("run-log-pipe", pipe_here),
    ("keep-file", |at| notes(&theirs(at).join("notes.txt"))),
    ("keep-schedule", |at| notes(&kept_name(at))),
    ("keep-link", |at| linked(at, &kept_name(at))),
    ("survey-link", |at| linked(at, &at.join("link"))),
    ("report-measurements", |at| notes(&theirs(at).join("measurements.json"))),
    ("report-measurements-beside", |at| notes(&reported(at).join("measurements.json"))),
    ("report-notes", |at| notes(&reported(at).join("notes.txt"))),
    ("run-log-real", |at| {
        let header = "{\"log\":\"honnin\",\"schema\":1,\"site\":\"a-city\",\"as\":\"installed\"}\n";
        fs::write(at.join("real.jsonl"), header).expect("a file is written");
    }),
    ("report-before", |at| {
        let before = reported(at).join("before");
        fs::create_dir(&before).expect("a folder is made");
        fs::write(before.join("evidence.json"), "{}").expect("a file is written");
    }),
    ("report-picture", |at| notes(&reported(at).join("assurance-mine.svg"))),
    ("report-link", |at| linked(at, &reported(at).join("report.html"))),
    ("report-stage", |at| notes(&at.join(".reports.honnin-new"))),
];

fn notes(path: &Path) {
    fs::write(path, "mine\n").expect("a file is written");
}

/// A pipe that nobody writes to or reads.
fn pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.expect("there is mkfifo").success());
}

fn pipe_here(at: &Path) {
    pipe(&at.join("pipe"));
}

fn zero(at: &Path) {
    symlink("/dev/zero", at.join("zero")).expect("a link is made");
}

fn pipe_and_zero(at: &Path) {
    pipe_here(at);
    zero(at);
}

/// A file with 3 GiB and no content.
fn holes(path: &Path) {
    let file = File::create(path).expect("a file is made");
    file.set_len(3 << 30).expect("a file may have holes");
}

fn holes_here(at: &Path) {
    holes(&at.join("holes"));
}

fn folder(at: &Path) {
    fs::create_dir(at.join("folder")).expect("a folder is made");
}

fn link_to_sheet(at: &Path) {
    fs::write(at.join("empty.toml"), "").expect("a file is written");
    symlink("empty.toml", at.join("link")).expect("a link is made");
}

/// A link to a file of somebody.
fn linked(at: &Path, link: &Path) {
    notes(&at.join("somebody.txt"));
    symlink(at.join("somebody.txt"), link).expect("a link is made");
}

/// A folder of somebody.
fn theirs(at: &Path) -> std::path::PathBuf {
    let theirs = at.join("theirs");
    fs::create_dir(&theirs).expect("a folder is made");
    theirs
}

/// A folder with the evidence of a report of the reference.
fn reported(at: &Path) -> std::path::PathBuf {
    let folder = theirs(at);
    let evidence = "{\"evidence\":2,\"sheets\":[{\"name\":\"reference\"}]}";
    fs::write(folder.join("evidence.json"), evidence).expect("a file is written");
    folder
}

/// A folder that is ours, for a site.
fn site(at: &Path) {
    MarkedFolder::take(&at.join("site"), FolderUse::Site).expect("the folder is new");
}

/// Where a schedule would be kept, in a folder that is ours.
fn kept_name(at: &Path) -> std::path::PathBuf {
    let kept = at.join("kept");
    MarkedFolder::take(&kept, FolderUse::Schedules).expect("the folder is new");
    kept.join("yokohama-2023-designed-C1.json")
}

/// A statement that is not signed, about nothing.
fn attestation(at: &Path) {
    attestation_about(at, json!([]));
}

/// A statement that is not signed, about these subjects.
fn attestation_about(at: &Path, subject: Value) {
    let statement = json!({
        "_type": "https://in-toto.io/Statement/v1",
        "subject": subject,
        "predicateType": "https://in-toto.io/attestation/test-result/v0.1",
        "predicate": {},
    });
    fs::write(at.join("attestation.intoto.jsonl"), format!("{statement}\n")).expect("written");
}

fn attestation_beside_pipe(at: &Path) {
    attestation(at);
    pipe(&at.join("evidence.json"));
}

fn attestation_beside_holes(at: &Path) {
    attestation(at);
    holes(&at.join("evidence.json"));
}

fn attestation_and_pipe(at: &Path) {
    attestation(at);
    pipe_here(at);
}

/// The committed evidence, and a folder in which some of its sources are no files to be read.
fn sources(at: &Path) {
    let evidence = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/evidence.json");
    fs::copy(evidence, at.join("evidence.json")).expect("it is copied");
    let models = at.join("sources/models");
    fs::create_dir_all(&models).expect("a folder is made");
    pipe(&models.join("site.rs"));
    symlink("/dev/zero", models.join("order.rs")).expect("a link is made");
    holes(&models.join("spool.rs"));
}
