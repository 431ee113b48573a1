//! What a run leaves on the disk, and what it must not write over.

use honnin_files::hold::hold;
use honnin_steps::event::Frame;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, LineWriter, Read as _, Seek as _, Write};
use std::path::{Path, PathBuf};

/// The file in a site's folder that the run which uses the folder holds.
const LOCK: &str = "honnin.lock";

/// Why a place cannot be used.
pub(super) enum PlaceError {
    /// Something is there that no run has made.
    NotOurs,
    /// Another run is at it.
    InUse,
    /// The system refused.
    Error(io::Error),
}

impl From<io::Error> for PlaceError {
    fn from(error: io::Error) -> PlaceError {
        PlaceError::Error(error)
    }
}

/// Opens the file of a log, and locks it as long as it is open. An existing file is overwritten
/// when it is empty or a log of an earlier run, and never otherwise.
///
/// # Errors
/// When it may not be written over, or cannot be written.
pub(super) fn log(path: &Path) -> Result<Box<dyn Write + Send>, PlaceError> {
    let is_file = match fs::metadata(path) {
        Ok(metadata) => metadata.is_file(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    if !is_file {
        // A device is nothing that could be lost, and many may write to it.
        let device = OpenOptions::new().write(true).open(path)?;
        return Ok(Box::new(LineWriter::new(device)));
    }
    let mut file =
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
    held(&file)?;
    if !is_log(&file)? {
        return Err(PlaceError::NotOurs);
    }
    file.set_len(0)?;
    file.rewind()?;
    Ok(Box::new(LineWriter::new(file)))
}

fn held(file: &File) -> Result<(), PlaceError> {
    if hold(file)? { Ok(()) } else { Err(PlaceError::InUse) }
}

fn is_log(file: &File) -> io::Result<bool> {
    const LONGEST: u64 = 4096;
    let mut first = Vec::new();
    BufReader::new(file.take(LONGEST)).read_until(b'\n', &mut first)?;
    let frame = serde_json::from_slice::<Frame>(&first);
    Ok(first.is_empty() || matches!(frame, Ok(Frame::Honnin(_))))
}

/// Makes the folder of a site, or empties one that an earlier run has left; the folder is locked by
/// this run until the returned file is closed. A folder with anything else in it is left as it is;
/// the log may be there too.
///
/// # Errors
/// When it may not be used, or cannot be made or emptied.
pub(super) fn folder(folder: &Path, log: &Path) -> Result<File, PlaceError> {
    fs::create_dir_all(folder)?;
    // Not even a lock file is created where something else is.
    ours(folder, log)?;
    let lock =
        OpenOptions::new().write(true).create(true).truncate(false).open(folder.join(LOCK))?;
    held(&lock)?;
    let ours = ours(folder, log)?;
    ours.files.iter().try_for_each(fs::remove_file)?;
    ours.spools.iter().try_for_each(fs::remove_dir)?;
    Ok(lock)
}

/// What an earlier run has left in a folder.
#[derive(Default)]
struct Ours {
    files: Vec<PathBuf>,
    spools: Vec<PathBuf>,
}

/// The content of a folder, if runs have made all of it.
fn ours(folder: &Path, log: &Path) -> Result<Ours, PlaceError> {
    let mut ours = Ours::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if Some(name.as_os_str()) == log.file_name() || name == LOCK {
            continue;
        }
        let name = name.to_string_lossy();
        match entry.file_type()?.is_dir() {
            true if is_spool(&name) => {
                ours.files.extend(images_of(&path)?);
                ours.spools.push(path);
            }
            false if is_database(&name) => ours.files.push(path),
            _ => return Err(PlaceError::NotOurs),
        }
    }
    Ok(ours)
}

/// The files of a spool, if a run has made all of them.
fn images_of(spool: &Path) -> Result<Vec<PathBuf>, PlaceError> {
    let mut images = Vec::new();
    for entry in fs::read_dir(spool)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() || !is_image(&entry.file_name().to_string_lossy()) {
            return Err(PlaceError::NotOurs);
        }
        images.push(entry.path());
    }
    Ok(images)
}

/// A database, or a file that SQLite puts beside one.
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
