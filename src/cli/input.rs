//! The sheets that were named, and what is said where something cannot be used or written.

use super::output;
use super::status::Status;
use honnin_files::place::PlaceError;
use honnin_messages::{Messages, id};
use honnin_sheet::find::{self, SheetFailure, bundled};
use honnin_sheet::visible::{visible, visible_in_json};
use honnin_sheet::{Configuration, Sheet, diagnostic};
use std::ffi::OsString;
use std::path::Path;

/// The sheets that were named, or all bundled ones.
pub(super) fn found(words: &[OsString]) -> find::FoundSheets {
    if words.is_empty() {
        find::FoundSheets { sheets: bundled(), failures: Vec::new() }
    } else {
        find::find_sheets(words)
    }
}

/// Shows why sheets cannot be used.
pub(super) fn refuse(messages: &Messages, failures: &[SheetFailure]) -> Status {
    let width = output::width_of_complaints();
    let shown: Vec<String> =
        failures.iter().map(|failure| diagnostic::render(messages, failure, width)).collect();
    if !shown.is_empty() {
        output::complain(&shown.join("\n\n"));
    }
    Status { wrong_input: !failures.is_empty(), ..Status::default() }
}

/// Runs something with the requested configuration, or the one that is really there. A site that is
/// installed as designed has no other configuration.
pub(super) fn with_configuration(
    messages: &Messages,
    sheet: &Sheet,
    asked: Option<Configuration>,
    run: impl FnOnce(Configuration) -> Status,
) -> Status {
    let configuration = asked.unwrap_or(sheet.last_configuration());
    if sheet.configurations().contains(&configuration) {
        return run(configuration);
    }
    let sheet = ("sheet", sheet.name.as_str().into());
    output::complain(&messages.with(id!("configuration-not-there"), [sheet]));
    Status::wrong_input()
}

pub(super) fn pretty(value: &serde_json::Value) -> String {
    let text = serde_json::to_string_pretty(value).expect("a JSON value is written without fail");
    visible_in_json(&text)
}

/// Says why nothing can be written to a place.
pub(super) fn not_to_be_used(messages: &Messages, path: &Path, error: &PlaceError) -> Status {
    let (id, path) = match error {
        PlaceError::Error(error) => return unwritable(messages, path, error),
        PlaceError::NotOurs(there) => (id!("place-not-ours"), there.as_path()),
        PlaceError::InUse => (id!("place-in-use"), path),
    };
    let path = ("path", visible(&path.to_string_lossy()).into());
    output::complain(&messages.with(id, [path]));
    Status::wrong_input()
}

/// Says why a file cannot be written.
pub(super) fn unwritable(messages: &Messages, path: &Path, error: &std::io::Error) -> Status {
    let path = ("path", visible(&path.to_string_lossy()).into());
    // A file that is to be written need not be there; its folder must.
    let reason = match error.kind() {
        std::io::ErrorKind::NotFound => messages.get(id!("reason-no-folder")),
        _ => messages.reason(error),
    };
    output::complain(&messages.with(id!("report-unwritable"), [path, ("reason", reason.into())]));
    Status::wrong_input()
}

/// Refuses what the search of the model alone knows: the test implementation has no such site, and the
/// check of logs would judge another one.
pub(super) fn with_known_answers(
    messages: &Messages,
    sheet: &Sheet,
    configuration: Configuration,
    run: impl FnOnce() -> Status,
) -> Status {
    let Some(setting) = sheet.answers(configuration).only_searched() else { return run() };
    let values = [("sheet", sheet.name.as_str().into()), ("setting", setting.to_string().into())];
    output::complain(&messages.with(id!("answer-only-searched"), values));
    Status::not_established_when(true)
}
