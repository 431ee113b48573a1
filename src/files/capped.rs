//! Files, read up to a size: a device may have no end, and memory has one.

use std::error::Error;
use std::fmt;
use std::fs::File;
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

/// Reads a file that has at most this many bytes.
///
/// # Errors
/// When it cannot be read; [`Beyond`], with the kind [`ErrorKind::FileTooLarge`], when it has more.
pub fn read_capped(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more is enough to know that it has more.
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if most < bytes.len() as u64 {
        return Err(io::Error::new(ErrorKind::FileTooLarge, Beyond { most }));
    }
    Ok(bytes)
}
