//! Why a place cannot be used.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why nothing may be written to a file or a folder. It is then left as it is.
#[derive(Debug)]
pub enum PlaceError {
    /// This is there, and the program has not made it.
    NotOurs(PathBuf),
    /// Another process is at it.
    InUse,
    /// The system refused.
    Error(io::Error),
}

impl From<io::Error> for PlaceError {
    fn from(error: io::Error) -> PlaceError {
        PlaceError::Error(error)
    }
}

impl fmt::Display for PlaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlaceError::NotOurs(path) => {
                write!(f, "{} was not made for this by honnin", path.display())
            }
            PlaceError::InUse => f.write_str("another process is at it"),
            PlaceError::Error(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for PlaceError {}
