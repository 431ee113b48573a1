//! The folder of a report: what may be there already, and how files are written into it.

use crate::cli::input::unwritable;
use crate::cli::output;
use crate::cli::status::Status;
use honnin_evidence::ConsistentEvidence;
use honnin_messages::{Language, Messages, id};
use honnin_render::file::{EVIDENCE, ReportFile};
use honnin_render::rendering::{Form, file_names, files};
use honnin_sheet::Sheet;
use honnin_sheet::visible::visible;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// Makes the folder before the work is begun, and looks whether it can be written to, so that the
/// work is not done in vain.
///
/// # Errors
/// When there is something in it that would be lost, or it cannot be written to, which has been
/// reported.
pub(in crate::cli) fn prepare(
    messages: &Messages,
    folder: &Path,
    sheets: &[Sheet],
) -> Result<(), Status> {
    let cannot = |error: io::Error| unwritable(messages, folder, &error);
    fs::create_dir_all(folder).map_err(cannot)?;
    if let Some(sentence) = refusal(messages, folder, sheets) {
        output::complain(&sentence);
        return Err(Status::wrong_input());
    }
    beside(folder).map(drop).map_err(cannot)
}

/// Why a report may not be written into a folder: there is a report of other sheets, or a file that
/// no report has made.
fn refusal(messages: &Messages, folder: &Path, sheets: &[Sheet]) -> Option<String> {
    let shown = |name: &str| ("path", visible(&folder.join(name).to_string_lossy()).into());
    match fs::read(folder.join(EVIDENCE)) {
        Ok(bytes) => {
            let Some(there) = sheets_of(&bytes) else {
                return Some(messages.with(id!("report-folder-unknown"), [shown(EVIDENCE)]));
            };
            let asked: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
            let same = there.iter().map(String::as_str).eq(asked);
            let names: Vec<String> = there.iter().map(|name| visible(name)).collect();
            let names = messages.list(names.iter().map(String::as_str));
            let values = [shown(EVIDENCE), ("sheets", names.into())];
            (!same).then(|| messages.with(id!("report-folder-other"), values))
        }
        Err(_) => {
            let names = file_names(Form::ALL, &Language::ALL);
            let there = names.into_iter().find(|name| folder.join(name).exists())?;
            Some(messages.with(id!("report-folder-unknown"), [shown(&there)]))
        }
    }
}

/// The names of the sheets that a document is of; `None` when it is not evidence of any version.
fn sheets_of(bytes: &[u8]) -> Option<BTreeSet<String>> {
    let document: Value = serde_json::from_slice(bytes).ok()?;
    document.get("evidence")?.as_u64()?;
    let sheets = document.get("sheets")?.as_array()?;
    sheets.iter().map(|sheet| Some(sheet.get("name")?.as_str()?.to_owned())).collect()
}

/// A folder beside the files to come, on the same disk, which vanishes with its contents.
fn beside(folder: &Path) -> io::Result<tempfile::TempDir> {
    tempfile::Builder::new().prefix(".honnin-").tempdir_in(folder)
}

/// Writes files: all of them, or none. They are written next to their destinations first, and moved
/// there when the last is complete, so that a full disk leaves the old report as it was.
pub(super) fn write(messages: &Messages, folder: &Path, files: &[ReportFile]) -> Status {
    let failed = |path: &Path, error: &io::Error| unwritable(messages, path, error);
    let beside = match beside(folder) {
        Ok(beside) => beside,
        Err(error) => return failed(folder, &error),
    };
    for file in files {
        if let Err(error) = fs::write(beside.path().join(&file.name), &file.text) {
            return failed(&folder.join(&file.name), &error);
        }
    }
    for file in files {
        let path = folder.join(&file.name);
        if let Err(error) = fs::rename(beside.path().join(&file.name), &path) {
            return failed(&path, &error);
        }
        let path = ("path", visible(&path.to_string_lossy()).into());
        output::complain(&messages.with(id!("report-written"), [path]));
    }
    Status::default()
}

/// Takes away what an earlier report of these sheets rendered and this one does not: it would lie beside
/// evidence that says something else.
pub(super) fn remove_earlier(
    messages: &Messages,
    folder: &Path,
    made: &[ReportFile],
    checked: &ConsistentEvidence,
) -> Status {
    let pictures = files(checked, &[Form::Assurance], &Language::ALL).into_iter().map(|it| it.name);
    let names: BTreeSet<String> =
        file_names(Form::ALL, &Language::ALL).into_iter().chain(pictures).collect();
    let earlier = names.iter().filter(|name| !made.iter().any(|file| file.name == **name));
    for path in earlier.map(|name| folder.join(name)) {
        match fs::remove_file(&path) {
            Ok(()) => {
                let path = ("path", visible(&path.to_string_lossy()).into());
                output::complain(&messages.with(id!("report-removed"), [path]));
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return unwritable(messages, &path, &error),
        }
    }
    Status::default()
}
