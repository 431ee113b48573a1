//! What can go wrong outside the design: disks and databases.

use super::output_check::UnreadablePage;
use honnin_steps::event::AbortReason;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

/// Why a step could not be taken.
#[derive(Debug)]
pub enum Trouble {
    /// A file could not be written, renamed, read or removed.
    Disk(io::Error),
    /// A database refused or failed.
    Database(rusqlite::Error),
    /// What lay in the spool was no page.
    Unreadable(UnreadablePage),
    /// The log is no longer where it was, or not as it was written.
    LogGone,
    /// The folder of the site is no longer where it was.
    FolderGone,
    /// This file of a database is no longer where it was.
    DatabaseGone(PathBuf),
}

impl Trouble {
    /// The reason that the log gives.
    pub fn reason(&self) -> AbortReason {
        match self {
            Trouble::Disk(error) if error.kind() == io::ErrorKind::StorageFull => {
                AbortReason::DiskFull
            }
            Trouble::Disk(_) | Trouble::LogGone | Trouble::FolderGone => AbortReason::Disk,
            Trouble::Database(error) if is_busy(error) => AbortReason::DatabaseBusy,
            Trouble::Database(_) | Trouble::DatabaseGone(_) => AbortReason::Database,
            Trouble::Unreadable(_) => AbortReason::Unreadable,
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseBusy, DatabaseLocked};
    matches!(error.sqlite_error_code(), Some(DatabaseBusy | DatabaseLocked))
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::Disk(error) => error.fmt(formatter),
            Trouble::Database(error) => error.fmt(formatter),
            Trouble::Unreadable(error) => error.fmt(formatter),
            Trouble::LogGone => formatter.write_str("the log is gone, or was changed in the run"),
            Trouble::FolderGone => formatter.write_str("the folder of the site is gone"),
            Trouble::DatabaseGone(path) => {
                write!(formatter, "{} is gone, or was replaced in the run", path.display())
            }
        }
    }
}

impl std::error::Error for Trouble {}

impl From<io::Error> for Trouble {
    fn from(error: io::Error) -> Trouble {
        Trouble::Disk(error)
    }
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Trouble {
        Trouble::Database(error)
    }
}

impl From<UnreadablePage> for Trouble {
    fn from(error: UnreadablePage) -> Trouble {
        Trouble::Unreadable(error)
    }
}

/// The world that disks and databases belong to. It is consulted before each access, so that a test
/// can let one fail.
pub trait World: Send + Sync {
    /// Whether a file may be touched now.
    ///
    /// # Errors
    /// What the access to the file ends with instead.
    fn disk(&self) -> io::Result<()> {
        Ok(())
    }

    /// Whether a database may be accessed now.
    ///
    /// # Errors
    /// What the statement ends with instead.
    fn database(&self) -> rusqlite::Result<()> {
        Ok(())
    }
}

/// A world in which nothing fails by arrangement.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fair;

impl World for Fair {}

/// A world, shared by everything that belongs to it.
pub type SharedWorld = Arc<dyn World>;
