//! Writing to the terminal, or to what replaces it.

use super::status::Status;
use honnin_messages::{Messages, id};
use std::borrow::Cow;
use std::io::{ErrorKind, Write};

/// The columns to fill where there is no terminal.
const COLUMNS: usize = 80;

/// What makes a line a command wherever it stands in it.
const COMMANDS: [&str; 2] = ["##[", "##vso["];

/// Writes to standard output, with a line break at the end. Colours go only where they are wanted.
///
/// A reader that has gone away (`| head`) is not a failure: nobody is left to read a message. Any
/// other lost output is one.
pub(super) fn print(messages: &Messages, text: &str) -> Status {
    print_as_it_is(messages, &without_commands(text))
}

/// The same of a text in which there is nothing of others, or which is meant to have commands for a runner of
/// continuous integration.
pub(super) fn print_as_it_is(messages: &Messages, text: &str) -> Status {
    let mut out = anstream::stdout();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let reason = messages.reason(&error);
            complain(&messages.with(id!("output-lost"), [("reason", reason.into())]));
            Status::wrong_input()
        }
        _ => Status::default(),
    }
}

/// Writes to standard error, with a line break at the end. When that is gone too, nobody is left to
/// read a message.
pub(super) fn complain(text: &str) {
    let mut err = anstream::stderr();
    let text = without_commands(text);
    let _nobody_left = writeln!(err, "{}", text.trim_end()).and_then(|()| err.flush());
}

/// Lines of which none is a command for a runner of continuous integration: those obey lines that begin with
/// `::`, blanks aside, and lines with `##[` or `##vso[` anywhere. What is not ours can have such words, and
/// where they stand in a line depends on where it is wrapped.
fn without_commands(text: &str) -> String {
    text.split_inclusive('\n').map(without_command).collect()
}

/// A line without the command that it would be; it loses its colours with it.
fn without_command(line: &str) -> Cow<'_, str> {
    let plain = anstream::adapter::strip_str(line).to_string();
    let begins = plain.trim_start().starts_with("::");
    if !begins && !COMMANDS.iter().any(|command| plain.contains(command)) {
        return Cow::Borrowed(line);
    }
    let plain = plain.replace("##", "#\\u{23}");
    Cow::Owned(if begins { plain.replacen(':', "\\u{3a}", 1) } else { plain })
}

/// The columns to fill on standard output: those of its terminal, or 80 where it is none.
pub(super) fn width() -> usize {
    columns(terminal_size::terminal_size_of(std::io::stdout()))
}

/// The same of standard error.
pub(super) fn width_of_complaints() -> usize {
    columns(terminal_size::terminal_size_of(std::io::stderr()))
}

fn columns(size: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    // A terminal of no or nearly no columns is one that does not know its width.
    let known = size.map(|(terminal_size::Width(columns), _)| usize::from(columns));
    known.filter(|columns| *columns >= 20).unwrap_or(COLUMNS)
}
