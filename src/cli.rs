//! The command line.

use clap::FromArgMatches as _;
use honnin_messages::Messages;
use honnin_sheet::visible::visible;
use std::ffi::OsString;

// The arguments of the command line, and what they mean.
mod options;
mod args;
mod early;
mod memory;
mod help;
mod usage;
// How a run ends, and where its output goes.
mod status;
mod output;
mod progress;
mod session;
// One of several processes, and searches kept on disk.
mod shared;
// Sheets that were named, and complaints.
mod input;
mod keys;
// What each command does.
mod commands;
mod explain;
mod explorer;
mod schedules;
mod kill;
mod survey;
mod report;
mod compare;
mod trace;
mod verify;
mod record;
mod run;
mod kept;
mod log_header;

pub use help::command;
pub use status::Status;

/// Runs the program with these arguments, the first being its own name, and says how it ended.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Status {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let messages = Messages::new(early::language_before_parsing(&arguments)).quoting(visible);
    early::color_before_parsing(&arguments).write_global();
    let command = command(&messages, output::width());
    let asked = early::command_before_parsing(&command, &arguments);
    let parsed = command.try_get_matches_from(arguments);
    let parsed = parsed.and_then(|matches| {
        Ok((early::before_command(&matches), args::Arguments::from_arg_matches(&matches)?))
    });
    match parsed {
        Ok((None, arguments)) => commands::run(&messages, arguments),
        Ok((Some(misplaced), _)) => usage::misplaced(&messages, misplaced),
        Err(error) => usage::show(&messages, &error, asked.as_deref()),
    }
}
