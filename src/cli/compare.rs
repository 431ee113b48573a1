//! `honnin compare`: what changed between two evidence files.

use super::input::pretty;
use super::options::Format;
use super::output;
use super::status::Status;
use clap::{Args, ValueHint};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::CheckState;
use honnin_evidence::compare::compare;
use honnin_files::capped;
use honnin_messages::{Messages, id};
use honnin_render::compare::{ComparedFile, json, terminal, unreadable};
use honnin_sheet::visible::visible;
use std::path::{Path, PathBuf};

/// What `honnin compare` takes.
#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    #[arg(value_name = "OLD", value_hint = ValueHint::FilePath)]
    old: PathBuf,

    #[arg(value_name = "NEW", value_hint = ValueHint::FilePath)]
    new: PathBuf,

    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Runs the command.
pub(super) fn run(messages: &Messages, arguments: &CompareArguments) -> Status {
    // Where both files are wrong, both are reported.
    let read = [&arguments.old, &arguments.new].map(|path| read_evidence(messages, path));
    let [Ok(old), Ok(new)] = read else { return Status::wrong_input() };
    let changes = compare(&old, &new);
    let files = [file(&arguments.old, &old), file(&arguments.new, &new)];
    let answer = match arguments.format {
        Format::Table | Format::Github => terminal(messages, &files, &changes, output::width()),
        Format::Json => pretty(&json(&files, &changes)),
    };
    let status = Status {
        differs: changes.iter().any(|change| change.weight.matters()),
        ..Status::not_established_when(files.iter().any(|file| file.open > 0))
    };
    output::print(messages, &answer).and(status)
}

fn file(path: &Path, checked: &ConsistentEvidence) -> ComparedFile {
    let asked = checked.checks();
    let open = asked.iter().filter(|asked| asked.state == CheckState::NotEstablished).count();
    ComparedFile { path: visible(&path.to_string_lossy()), open }
}

/// Reads an evidence file.
///
/// # Errors
/// When it is none, which has been reported.
fn read_evidence(messages: &Messages, path: &Path) -> Result<ConsistentEvidence, ()> {
    let shown = || ("path", visible(&path.to_string_lossy()).into());
    let told = |id, reason: String| {
        output::complain(&messages.with(id, [shown(), ("reason", reason.into())]));
    };
    let bytes = capped::read_capped(path, capped::MOST_OF_A_DOCUMENT)
        .map_err(|error| told(id!("problem-unreadable"), messages.reason(&error)))?;
    let text = String::from_utf8(bytes)
        .map_err(|_| told(id!("evidence-unreadable"), messages.get(id!("evidence-utf8"))))?;
    ConsistentEvidence::parse(&text)
        .map_err(|why| told(id!("evidence-unreadable"), unreadable(messages, &why)))
}
