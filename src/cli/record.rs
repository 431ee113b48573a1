//! `honnin record`: are the files of the record sound?

use super::output;
use super::status::Status;
use clap::{Subcommand, ValueHint};
use honnin_messages::{Messages, id};
use honnin_record::Record;
use honnin_record::files::{FoundRecord, bundled, read_paths};
use std::path::PathBuf;

/// What can be done with the record.
#[derive(Debug, Subcommand)]
pub(super) enum RecordCommand {
    /// Reads files, and says what is wrong with them.
    Check {
        #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
        paths: Vec<PathBuf>,
    },
}

/// Runs the command.
pub(super) fn run(messages: &Messages, command: &RecordCommand) -> Status {
    let RecordCommand::Check { paths } = command;
    if paths.is_empty() {
        return counted(messages, bundled());
    }
    let FoundRecord { record, failures } = read_paths(paths);
    if failures.is_empty() {
        return counted(messages, &record);
    }
    let width = output::width_of_complaints();
    let shown: Vec<String> =
        failures.iter().map(|failure| failure.render(messages, width)).collect();
    output::complain(&shown.join("\n\n"));
    Status::wrong_input()
}

/// Says that nothing is wrong, and with how much.
fn counted(messages: &Messages, record: &Record) -> Status {
    let checks = record.findings().map(|finding| finding.checks.len()).sum::<usize>();
    let values = [
        ("findings", record.findings().count().into()),
        ("sources", record.sources.len().into()),
        ("checks", checks.into()),
    ];
    output::print(messages, &messages.with(id!("record-sound"), values))
}
