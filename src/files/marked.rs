//! Folders that are ours: a file in each says so, and what the folder is for.
//!
//! Only in such a folder is anything written over or removed. Any other one must be new or empty; then
//! it gets the file before anything else.

use super::hold::hold;
use super::open;
use super::place::PlaceError;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// The name of the file that says that a folder is ours. The process that works in the folder holds it.
pub const MARKER: &str = "honnin-folder";

/// What the first line of that file says before what the folder is for.
const FIRST_LINE: &str = "honnin folder: ";

/// What else it says, for people.
const REST: &str = "honnin writes over and removes the files that it makes in this folder.\n";

/// No such file is longer.
const LONGEST: u64 = 4096;

/// What a folder is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FolderUse {
    /// Checkpoints of searches.
    Checkpoints,
    /// The databases and spools of a site under load.
    Site,
    /// Schedules that break a claim.
    Schedules,
}

impl FolderUse {
    fn first_line(self) -> String {
        let word = match self {
            FolderUse::Checkpoints => "checkpoints",
            FolderUse::Site => "site",
            FolderUse::Schedules => "schedules",
        };
        format!("{FIRST_LINE}{word}\n")
    }
}

/// A folder of ours, held by this process until this is dropped.
#[derive(Debug)]
pub struct MarkedFolder {
    path: PathBuf,
    /// The file that says so; it is locked.
    marker: File,
}

impl MarkedFolder {
    /// Takes a folder of ours for this process alone, or makes a new or empty one ours. Not every file
    /// system has locks: where there are none, the user has to take care.
    ///
    /// # Errors
    /// When something is there that the program has not made for this, when another process is at it,
    /// or when the system refuses.
    pub fn take(path: &Path, of: FolderUse) -> Result<MarkedFolder, PlaceError> {
        fs::create_dir_all(path)?;
        let file = path.join(MARKER);
        let mut marker = match open::existing(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                nothing_but_marker(path)?;
                open::existing_or_new(&file).map_err(|error| foreign(&file, error))?
            }
            opened => opened.map_err(|error| foreign(&file, error))?,
        };
        if matches!(hold(&marker), Ok(false)) {
            return Err(PlaceError::InUse);
        }
        match text_of(&marker)?.as_bytes() {
            // Whoever made it came no further.
            b"" => {
                nothing_but_marker(path)?;
                marker.write_all(format!("{}{REST}", of.first_line()).as_bytes())?;
            }
            text if text.starts_with(of.first_line().as_bytes()) => {}
            _ => return Err(PlaceError::NotOurs(file)),
        }
        Ok(MarkedFolder { path: path.to_owned(), marker })
    }

    /// Whether the folder is where it was.
    pub fn is_there(&self) -> bool {
        open::is_still_at(&self.marker, &self.path.join(MARKER))
    }
}

/// Looks whether a folder says that it is ours, for this use; the answer is no of one that may become so.
///
/// # Errors
/// When something is there that the program has not made for this, or the system refuses.
pub fn is_marked(path: &Path, of: FolderUse) -> Result<bool, PlaceError> {
    let marker = open::existing(&path.join(MARKER));
    let text = marker.and_then(|marker| text_of(&marker));
    if text.is_ok_and(|text| text.starts_with(&of.first_line())) {
        return Ok(true);
    }
    nothing_but_marker(path).map(|()| false)
}

/// The text of a marker; one that is none reads like nothing that a marker says.
fn text_of(marker: &File) -> io::Result<String> {
    let mut text = Vec::new();
    marker.take(LONGEST).read_to_end(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A link, a device or a folder of this name is somebody's.
fn foreign(marker: &Path, error: io::Error) -> PlaceError {
    match error.kind() {
        ErrorKind::InvalidInput | ErrorKind::IsADirectory => PlaceError::NotOurs(marker.to_owned()),
        _ => PlaceError::Error(error),
    }
}

/// Whether a folder that is not ours yet may become so.
fn nothing_but_marker(folder: &Path) -> Result<(), PlaceError> {
    let mut names: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        names.push(entry?.path());
    }
    names.retain(|path| path.file_name().is_some_and(|name| name != MARKER));
    // The first one by name, so that the same folder is answered in the same words.
    names.into_iter().min().map_or(Ok(()), |path| Err(PlaceError::NotOurs(path)))
}
