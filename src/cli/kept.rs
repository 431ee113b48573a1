//! What a run leaves on the disk, and what it must not write over.

use super::log_header::WRITER;
use honnin_files::hold::hold;
use honnin_files::marked::{FolderUse, MARKER, MarkedFolder};
use honnin_files::open;
use honnin_files::place::PlaceError;
use honnin_steps::event::{Frame, Header};
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader, LineWriter, Read as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The log of a run, beside what writes it.
pub(super) struct KeptLog {
    path: PathBuf,
    /// The file, where it is one: a stream keeps nothing.
    file: Option<File>,
    /// How many bytes were written.
    written: Arc<AtomicU64>,
}

/// A file, and how many bytes were written to it.
struct Counted {
    file: File,
    written: Arc<AtomicU64>,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.file.write(bytes)?;
        self.written.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl KeptLog {
    /// Opens the file of a log, and locks it as long as it is open. An existing file is overwritten
    /// when it is empty or a log of an earlier run, and never otherwise.
    ///
    /// # Errors
    /// When it may not be written over, or cannot be written.
    pub(super) fn open(path: &Path) -> Result<(KeptLog, Box<dyn Write + Send>), PlaceError> {
        let written = Arc::<AtomicU64>::default();
        let kept = |file| KeptLog { path: path.to_owned(), file, written: Arc::clone(&written) };
        // A stream holds nothing that could be lost, and many may write to it.
        if fs::metadata(path).is_ok_and(|there| open::is_stream_kind(&there)) {
            let stream = open::stream(path)?;
            return Ok((kept(None), Box::new(LineWriter::new(stream))));
        }
        let file = open::existing_or_new(path)?;
        if !hold(&file)? {
            return Err(PlaceError::InUse);
        }
        if !is_log_of_run(&file)? {
            return Err(PlaceError::NotOurs(path.to_owned()));
        }
        file.set_len(0)?;
        let counted = Counted { file: file.try_clone()?, written: Arc::clone(&written) };
        Ok((kept(Some(file)), Box::new(LineWriter::new(counted))))
    }

    /// Whether the log is where it was, and as it was written.
    pub(super) fn is_as_written(&self) -> bool {
        let written = self.written.load(Ordering::Relaxed);
        self.file.as_ref().is_none_or(|file| open::is_as_written(file, &self.path, written))
    }
}

/// Whether a file is empty or the log of a run. The log of a real system has the same shape, and is
/// somebody's.
fn is_log_of_run(file: &File) -> io::Result<bool> {
    const LONGEST: u64 = 4096;
    let mut first = Vec::new();
    BufReader::new(file.take(LONGEST)).read_until(b'\n', &mut first)?;
    let frame = serde_json::from_slice::<Frame>(&first);
    let of_run = |header: &Header| header.writer.as_deref() == Some(WRITER);
    Ok(first.is_empty() || matches!(frame, Ok(Frame::Honnin(header)) if of_run(&header)))
}

/// Makes the folder of a site, or empties one that an earlier run has left; the folder is held by this
/// run until what is returned is dropped. A folder with anything else in it is left as it is; the log
/// may be there too.
///
/// # Errors
/// When it may not be used, or cannot be made or emptied.
pub(super) fn folder(folder: &Path, log: &Path) -> Result<MarkedFolder, PlaceError> {
    let held = MarkedFolder::take(folder, FolderUse::Site)?;
    let left = SiteFiles::left_in(folder, log)?;
    left.files.iter().try_for_each(fs::remove_file)?;
    left.spools.iter().try_for_each(fs::remove_dir)?;
    Ok(held)
}

/// Whether a log would lie where the site in a folder has its own files: under one of their names, or in
/// a folder within.
pub(super) fn is_among_files_of_site(folder: &Path, log: &Path) -> bool {
    let Some(within) = path_within(folder, log) else { return false };
    let name = within.to_string_lossy();
    let alone = within.components().count() == 1;
    !alone || name == MARKER || is_database(&name) || is_spool(&name)
}

/// The path of a log from the folder of a site, where it lies in it.
fn path_within(folder: &Path, log: &Path) -> Option<PathBuf> {
    let parent = log.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.unwrap_or(Path::new(".")).canonicalize().ok()?;
    let within = parent.strip_prefix(folder.canonicalize().ok()?).ok()?;
    Some(within.join(log.file_name()?))
}

/// What an earlier run has left in a folder.
#[derive(Default)]
struct SiteFiles {
    files: Vec<PathBuf>,
    spools: Vec<PathBuf>,
}

impl SiteFiles {
    /// The content of a folder, if runs have made all of it.
    fn left_in(folder: &Path, log: &Path) -> Result<SiteFiles, PlaceError> {
        let mut left = SiteFiles::default();
        let log = path_within(folder, log);
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (path, name, kind) = (entry.path(), entry.file_name(), entry.file_type()?);
            if name == MARKER || log.as_deref() == Some(Path::new(&name)) {
                continue;
            }
            let name = name.to_string_lossy();
            if kind.is_dir() && is_spool(&name) {
                left.files.extend(images_of(&path)?);
                left.spools.push(path);
            } else if kind.is_file() && is_database(&name) {
                left.files.push(path);
            } else {
                return Err(PlaceError::NotOurs(path));
            }
        }
        Ok(left)
    }
}

/// The files of a spool, if a run has made all of them.
fn images_of(spool: &Path) -> Result<Vec<PathBuf>, PlaceError> {
    let mut images = Vec::new();
    for entry in fs::read_dir(spool)? {
        let entry = entry?;
        if !entry.file_type()?.is_file() || !is_image(&entry.file_name().to_string_lossy()) {
            return Err(PlaceError::NotOurs(entry.path()));
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
