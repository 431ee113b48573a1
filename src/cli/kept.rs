//! What a run leaves on the disk, and what it must not write over.

use crate::issuance::event::Frame;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, LineWriter, Read as _, Write};
use std::path::{Path, PathBuf};

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
    let mut files = Vec::new();
    let mut spools = Vec::new();
    for entry in others {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        match entry.file_type()?.is_dir() {
            true if is_spool(&name) => {
                files.extend(images_of(&path)?);
                spools.push(path);
            }
            false if is_database(&name) => files.push(path),
            _ => return Err(Refused::NotOurs),
        }
    }
    files.iter().try_for_each(fs::remove_file)?;
    spools.iter().try_for_each(fs::remove_dir)?;
    Ok(())
}

/// The files of a spool, if a run has made all of them.
fn images_of(spool: &Path) -> Result<Vec<PathBuf>, Refused> {
    let mut images = Vec::new();
    for entry in fs::read_dir(spool)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() || !is_image(&entry.file_name().to_string_lossy()) {
            return Err(Refused::NotOurs);
        }
        images.push(entry.path());
    }
    Ok(images)
}

/// A database, or what SQLite puts beside one.
fn is_database(name: &str) -> bool {
    let name = ["-wal", "-shm", "-journal"]
        .into_iter()
        .find_map(|beside| name.strip_suffix(beside))
        .unwrap_or(name);
    let stem = name.strip_suffix(".sqlite");
    stem.is_some_and(|stem| {
        stem == "registry" || stem.strip_prefix("db-server-").is_some_and(is_number)
    })
}

fn is_spool(name: &str) -> bool {
    name == "spool" || name.strip_prefix("spool-").is_some_and(is_number)
}

/// A page, a document of a queue, or a draft.
fn is_image(name: &str) -> bool {
    let numbers = |rest: &str| rest.split(['-', '.']).all(is_number);
    let known = ["slot.", "request-", "second-", "queue-", "draft-"];
    known.into_iter().any(|prefix| name.strip_prefix(prefix).is_some_and(numbers))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
