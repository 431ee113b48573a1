//! Writing to the terminal, or to what replaces it.

use super::status::Status;
use honnin_messages::{Messages, id};
use std::io::{ErrorKind, Write};

/// The columns to fill where there is no terminal.
const COLUMNS: usize = 80;

/// Writes to standard output, with a line break at the end. Colours go only where they are wanted.
///
/// A reader that has gone away (`| head`) is not a failure: nobody is left to read a message. Any
/// other lost output is one.
pub(super) fn print(messages: &Messages, text: &str) -> Status {
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
    let _nobody_left = writeln!(err, "{}", text.trim_end()).and_then(|()| err.flush());
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
