//! Files that one process holds at a time, so that what two of them write does not mix.

use std::fs::{File, TryLockError};
use std::io;
use std::time::Duration;

/// How often a lock that is held is tried again, and how long the pause between is.
const PATIENCE: usize = 20;
const PAUSE: Duration = Duration::from_millis(25);

/// Takes hold of a file until it is closed, and says whether it was free. A process that has just
/// been killed may need a moment to let go.
///
/// # Errors
/// When the system refuses, or has no locks.
pub fn hold(file: &File) -> io::Result<bool> {
    for _ in 0..PATIENCE {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    Ok(false)
}
