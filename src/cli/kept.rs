//! What a run leaves on the disk, and what it must not write over.

use crate::issuance::event::Frame;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, LineWriter, Read as _, Write};
use std::path::Path;

/// Why a place cannot be used.
pub(super) enum Refused {
    /// Something lies there that no run has made.
    NotOurs,
    /// The system refused.
    Error(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Refused {
        Refused::Error(error)
    }
}

/// Opens the file of a log. One that is there is written over when it is empty or a log of an
/// earlier run, and never otherwise.
///
/// # Errors
/// When it may not be written over, or cannot be written.
pub(super) fn log(path: &Path) -> Result<Box<dyn Write + Send>, Refused> {
    // A device is nothing that could be lost.
    let is_file = fs::metadata(path).is_ok_and(|metadata| metadata.is_file());
    if is_file && !is_log(path)? {
        return Err(Refused::NotOurs);
    }
    let file = OpenOptions::new().write(true).create(true).truncate(is_file).open(path)?;
    Ok(Box::new(LineWriter::new(file)))
}

fn is_log(path: &Path) -> io::Result<bool> {
    const LONGEST: u64 = 4096;
    let mut first = Vec::new();
    BufReader::new(File::open(path)?.take(LONGEST)).read_until(b'\n', &mut first)?;
    let frame = serde_json::from_slice::<Frame>(&first);
    Ok(first.is_empty() || matches!(frame, Ok(Frame::Honnin { .. })))
}

/// Makes the folder of a site, or empties one that an earlier run has left. A folder with anything
/// else in it is left as it is; the log may lie there too.
///
/// # Errors
/// When it may not be used, or cannot be made or emptied.
pub(super) fn folder(folder: &Path, log: &Path) -> Result<(), Refused> {
    fs::create_dir_all(folder)?;
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let is_log = |entry: &fs::DirEntry| Some(entry.file_name().as_os_str()) == log.file_name();
    let others: Vec<_> = entries.iter().filter(|entry| !is_log(entry)).collect();
    let ours = |entry: &&fs::DirEntry| is_made_by_a_run(&entry.file_name().to_string_lossy());
    if !others.iter().all(ours) {
        return Err(Refused::NotOurs);
    }
    for entry in others {
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Databases, with what SQLite puts beside them, and spools.
fn is_made_by_a_run(name: &str) -> bool {
    let database = name.starts_with("registry.sqlite")
        || name.starts_with("db-server-") && name.contains(".sqlite");
    let of_server = name.strip_prefix("spool-").is_some_and(|server| server.parse::<u8>().is_ok());
    database || of_server || name == "spool"
}
