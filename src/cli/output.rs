//! Writing to the terminal, or to whatever stands in its place.

use std::io::Write;

/// Writes to standard output, with a line break at the end. Colours go only where they are wanted.
///
/// A reader that has gone away (`| head`) is no error: nobody is left to be told of it.
pub(super) fn print(text: &str) {
    let mut out = anstream::stdout();
    let _reader_may_be_gone = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
}

/// Writes to standard error, with a line break at the end.
pub(super) fn complain(text: &str) {
    let mut err = anstream::stderr();
    let _reader_may_be_gone = writeln!(err, "{}", text.trim_end()).and_then(|()| err.flush());
}

/// The width of the terminal in columns; `None` when standard output is none.
pub(super) fn width() -> Option<usize> {
    let (terminal_size::Width(columns), _) = terminal_size::terminal_size_of(std::io::stdout())?;
    Some(usize::from(columns))
}
