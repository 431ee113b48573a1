//! Regular files, read up to a size: a device may have no end, and memory has one.

use super::open;
use std::error::Error;
use std::fmt;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// The most bytes of a log that are read: one of some ten million events.
pub const MOST_OF_A_LOG: u64 = 1 << 30;

/// The most bytes that are read of any other document.
pub const MOST_OF_A_DOCUMENT: u64 = 1 << 26;

/// A file has more bytes than are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The most that are read.
    pub most: u64,
}

impl fmt::Display for Beyond {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it has more than {} bytes", self.most)
    }
}

impl Error for Beyond {}

impl From<Beyond> for io::Error {
    fn from(beyond: Beyond) -> io::Error {
        io::Error::new(ErrorKind::FileTooLarge, beyond)
    }
}

/// Reads a regular file that has at most this many bytes.
///
/// # Errors
/// When it cannot be read, or is no regular file ([`open::to_read`]); [`Beyond`], with the kind
/// [`ErrorKind::FileTooLarge`], when it has more.
pub fn read_capped(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = open::to_read(path)?;
    // A file with holes may have any length: it is refused before a byte of it is read.
    if most < file.metadata()?.len() {
        return Err(Beyond { most }.into());
    }
    let mut bytes = Vec::new();
    // One byte more is enough to know that it has more.
    file.take(most + 1).read_to_end(&mut bytes)?;
    if most < bytes.len() as u64 {
        return Err(Beyond { most }.into());
    }
    Ok(bytes)
}

/// The same for text.
///
/// # Errors
/// Those of [`read_capped`]; the kind [`ErrorKind::InvalidData`] when it is not text in UTF-8.
pub fn read_text(path: &Path, most: u64) -> io::Result<String> {
    let bytes = read_capped(path, most)?;
    String::from_utf8(bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

/// Reads so many bytes of a regular file at the most, however many it has.
///
/// # Errors
/// When it cannot be read, or is no regular file ([`open::to_read`]).
pub fn read_beginning(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open::to_read(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
