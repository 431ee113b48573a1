//! The language, colours and command of a command line, read before it is parsed.

use super::args::Color;
use clap::parser::ValueSource;
use clap::{ArgMatches, ValueEnum as _};
use honnin_messages::Language;
use std::ffi::OsString;

/// An option before a command that only has a meaning without one: it would be ignored.
pub(super) fn before_command(matches: &ArgMatches) -> Option<&'static str> {
    matches.subcommand_name()?;
    let given = |id: &str| matches.value_source(id) == Some(ValueSource::CommandLine);
    let options = [
        ("reports", "--reports"),
        ("max_states", "--max-states"),
        ("max_seconds", "--max-seconds"),
        ("max_memory", "--max-memory"),
        ("cross_check", "--cross-check"),
        ("workers", "--workers"),
        ("no_symmetry", "--no-symmetry"),
        ("fingerprint", "--fingerprint"),
        ("format", "--format"),
    ];
    options.into_iter().find(|(id, _)| given(id)).map(|(_, option)| option)
}

/// What follows an option on a command line that is not parsed yet: parse errors are reported as
/// these options say.
fn value_of<'a>(arguments: &'a [OsString], option: &str) -> Option<&'a str> {
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let follows = words.windows(2).filter(|pair| pair[0] == option).map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix(option)?.strip_prefix('='));
    follows.chain(joined).next()
}

/// The command, as far as it can be recognised.
pub(super) fn command_before_parsing(
    program: &clap::Command,
    arguments: &[OsString],
) -> Option<String> {
    let names: Vec<&str> = program.get_subcommands().map(clap::Command::get_name).collect();
    let words = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    words.into_iter().find(|word| names.contains(word)).map(str::to_owned)
}

/// The language of `--lang`, or the user's.
pub(super) fn language_before_parsing(arguments: &[OsString]) -> Language {
    let asked = value_of(arguments, "--lang").and_then(|word| Language::from_str(word, false).ok());
    asked.unwrap_or_else(Language::from_environment)
}

/// Whether `--color` turns colours on.
pub(super) fn color_before_parsing(arguments: &[OsString]) -> Color {
    let asked = value_of(arguments, "--color").and_then(|word| Color::from_str(word, false).ok());
    asked.unwrap_or(Color::Auto)
}
