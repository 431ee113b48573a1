//! The folder of a report: what may be there already, and how files are put into it.
//!
//! The evidence in it says that the folder is ours: an earlier report is replaced whole, and nothing else
//! is.

use crate::cli::input::{not_to_be_used, unwritable};
use crate::cli::output;
use crate::cli::status::Status;
use honnin_files::capped;
use honnin_files::place::PlaceError;
use honnin_files::swap::WholeFolder;
use honnin_messages::{Messages, id};
use honnin_render::file::{EVIDENCE, ReportFile};
use honnin_render::measurements::MEASUREMENTS;
use honnin_render::rendering::is_file_name;
use honnin_sheet::Sheet;
use honnin_sheet::visible::visible;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The folder of a report, held by this process.
pub(in crate::cli) struct ReportFolder {
    /// As it was named.
    named: PathBuf,
    whole: WholeFolder,
}

impl ReportFolder {
    /// Makes the folder before the work is begun, and looks whether it can be written to, so that the
    /// work is not done in vain.
    ///
    /// # Errors
    /// When there is something in it that would be lost, or it cannot be written to, which has been
    /// reported.
    pub(in crate::cli) fn prepare(
        messages: &Messages,
        named: &Path,
        sheets: &[Sheet],
    ) -> Result<ReportFolder, Status> {
        let refused = |error: PlaceError| self::refused(messages, named, &error);
        let whole = WholeFolder::take(named, is_file_name).map_err(refused)?;
        let there = whole.names().map_err(refused)?;
        if let Some(sentence) = refusal(messages, named, &there, sheets) {
            output::complain(&sentence);
            return Err(Status::wrong_input());
        }
        Ok(ReportFolder { named: named.to_owned(), whole })
    }

    /// Puts files in the place of all that are there: all of them, or none.
    pub(in crate::cli) fn write(&self, messages: &Messages, files: &[ReportFile]) -> Status {
        let named: Vec<(&str, &[u8])> =
            files.iter().map(|file| (file.name.as_str(), file.text.as_bytes())).collect();
        if let Err(error) = self.whole.put(&named) {
            return refused(messages, &self.named, &error);
        }
        for file in files {
            let path = self.named.join(&file.name);
            let path = ("path", visible(&path.to_string_lossy()).into());
            output::complain(&messages.with(id!("report-written"), [path]));
        }
        Status::default()
    }
}

/// Says why a folder cannot be the folder of a report.
fn refused(messages: &Messages, named: &Path, error: &PlaceError) -> Status {
    match error {
        PlaceError::Error(error) => unwritable(messages, named, error),
        PlaceError::NotOurs(there) => {
            let path = ("path", visible(&there.to_string_lossy()).into());
            output::complain(&messages.with(id!("report-folder-unknown"), [path]));
            Status::wrong_input()
        }
        PlaceError::InUse => not_to_be_used(messages, named, error),
    }
}

/// Why a report may not be written into a folder: there is a report of other sheets, or a file that no
/// report has made.
fn refusal(
    messages: &Messages,
    folder: &Path,
    there: &BTreeSet<String>,
    sheets: &[Sheet],
) -> Option<String> {
    let shown = |name: &str| ("path", visible(&folder.join(name).to_string_lossy()).into());
    let unknown = |name: &str| Some(messages.with(id!("report-folder-unknown"), [shown(name)]));
    let document = |name: &str| -> Option<Value> {
        let bytes = capped::read_capped(&folder.join(name), capped::MOST_OF_A_DOCUMENT).ok()?;
        serde_json::from_slice(&bytes).ok()
    };
    if !there.contains(EVIDENCE) {
        return there.first().and_then(|name| unknown(name));
    }
    let Some(before) = document(EVIDENCE).as_ref().and_then(sheets_of) else {
        return unknown(EVIDENCE);
    };
    let is_ours = |document: Value| document["measurements"].is_u64();
    if there.contains(MEASUREMENTS) && !document(MEASUREMENTS).is_some_and(is_ours) {
        return unknown(MEASUREMENTS);
    }
    let asked: BTreeSet<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let same = before.iter().map(String::as_str).eq(asked);
    let names: Vec<String> = before.iter().map(|name| visible(name)).collect();
    let names = messages.list(names.iter().map(String::as_str));
    let values = [shown(EVIDENCE), ("sheets", names.into())];
    (!same).then(|| messages.with(id!("report-folder-other"), values))
}

/// The names of the sheets that a document is of; `None` when it is not evidence of any version.
fn sheets_of(document: &Value) -> Option<BTreeSet<String>> {
    document.get("evidence")?.as_u64()?;
    let sheets = document.get("sheets")?.as_array()?;
    sheets.iter().map(|sheet| Some(sheet.get("name")?.as_str()?.to_owned())).collect()
}
