//! Files as they are opened: nothing is waited for, and nothing is written through a link.
//!
//! What a path leads to is asked of the file that was opened, so nobody can put something else there
//! between the look and the use.

use std::error::Error;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, IsTerminal as _};
use std::path::Path;

/// A path leads to something that is neither a file nor a folder: a device, a pipe, a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAFile;

impl fmt::Display for NotAFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is no file")
    }
}

impl Error for NotAFile {}

/// A path leads to a link, where something was to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IsALink;

impl fmt::Display for IsALink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is a link, and nothing is written through links")
    }
}

impl Error for IsALink {}

/// Opens a regular file for reading; a link may lead to it. Anything else is an error at once: a pipe
/// may never be written to, and a device may have no end. What the caller of the program has connected
/// to it is the exception: a pipe or a terminal under the names that the system has for those.
///
/// # Errors
/// When it cannot be opened, or is no regular file.
pub fn to_read(path: &Path) -> io::Result<File> {
    if is_connected(path) {
        let file = File::open(path)?;
        return if is_stream(&file)? { Ok(file) } else { regular(file) };
    }
    regular(without_waiting().read(true).open(path).map_err(|error| told(path, error))?)
}

/// Opens a file that is there for reading and writing, through no link.
///
/// # Errors
/// When there is none, or something else than a regular file has its name.
pub fn existing(path: &Path) -> io::Result<File> {
    let opened = through_no_link().read(true).write(true).open(path);
    regular(opened.map_err(|error| told_of_link(path, error))?)
}

/// The same, or makes a new one. What is written goes to its end.
///
/// # Errors
/// When something else than a regular file has its name, or it cannot be made.
pub fn existing_or_new(path: &Path) -> io::Result<File> {
    let opened = through_no_link().read(true).append(true).create(true).open(path);
    regular(opened.map_err(|error| told_of_link(path, error))?)
}

/// Makes a new and empty file. What has the name is removed first, so it must be a name that only
/// this program gives.
///
/// # Errors
/// When the system refuses, or a folder has the name.
pub fn fresh(path: &Path) -> io::Result<File> {
    let new = || OpenOptions::new().write(true).create_new(true).open(path);
    match new() {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            new()
        }
        made => made,
    }
}

/// Makes a folder within one that is there, or takes one that has the name; a link is none.
///
/// # Errors
/// When the system refuses, or something else has the name.
pub fn folder_within(path: &Path) -> io::Result<()> {
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            if fs::symlink_metadata(path)?.is_dir() { Ok(()) } else { Err(error) }
        }
        made => made,
    }
}

/// Puts a file into its place whole: should that fail, what was there is there still.
///
/// # Errors
/// When the system refuses, or the path has no name.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?;
    let mut unfinished = std::ffi::OsString::from(".");
    unfinished.push(name);
    unfinished.push(".partial");
    let unfinished = path.with_file_name(unfinished);
    let written = write_through(&unfinished, bytes).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _already_in_trouble = fs::remove_file(&unfinished);
    }
    written
}

/// Writes a new file, and waits until it is on the disk.
pub(crate) fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write as _;
    let mut file = fresh(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Opens something that is no regular file for writing: a pipe that somebody reads, or a device that takes
/// what it gets byte by byte. Nothing that it holds can be lost.
///
/// # Errors
/// When it is something else, when nobody reads, or when the system refuses.
#[cfg(unix)]
pub fn stream(path: &Path) -> io::Result<File> {
    // Without a reader this is an error at once; what is written later may wait for one that is slow. The
    // first stays open until then: a reader whose last writer is gone goes, too.
    let _first = without_waiting().write(true).open(path)?;
    let file = OpenOptions::new().write(true).open(path)?;
    if is_stream_kind(&file.metadata()?) { Ok(file) } else { Err(not_a_file()) }
}

/// Whether something is a pipe, or a device that takes what it gets byte by byte.
#[cfg(unix)]
pub fn is_stream_kind(there: &fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    there.file_type().is_fifo() || there.file_type().is_char_device()
}

/// The same where there are only files.
///
/// # Errors
/// When it cannot be opened.
#[cfg(not(unix))]
pub fn stream(path: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).open(path)
}

/// Whether something is a stream, as far as that can be known here.
#[cfg(not(unix))]
pub fn is_stream_kind(there: &fs::Metadata) -> bool {
    !there.is_file() && !there.is_dir()
}

/// Whether a file that is open is still the one at this path, and has as many bytes as were written: nobody
/// took it away, put another one in its place, or cut it.
pub fn is_as_written(file: &File, path: &Path, written: u64) -> bool {
    file.metadata().is_ok_and(|there| there.len() == written) && is_still_at(file, path)
}

/// Whether a file that is open is still the one at this path.
pub fn is_still_at(file: &File, path: &Path) -> bool {
    file.metadata().is_ok_and(|open| FileIdentity::of(&open).is_at(path))
}

/// Which file it is, whatever its name. No other one is the same as long as somebody has it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileIdentity {
    /// The disk, and the number that the file has there.
    #[cfg(unix)]
    number: (u64, u64),
}

impl FileIdentity {
    /// The file at a path, which may be a link.
    ///
    /// # Errors
    /// When there is none.
    pub fn at(path: &Path) -> io::Result<FileIdentity> {
        Ok(FileIdentity::of(&fs::symlink_metadata(path)?))
    }

    /// Whether the file is at this path.
    pub fn is_at(self, path: &Path) -> bool {
        FileIdentity::at(path).is_ok_and(|there| there == self)
    }

    #[cfg(unix)]
    fn of(there: &fs::Metadata) -> FileIdentity {
        use std::os::unix::fs::MetadataExt as _;
        FileIdentity { number: (there.dev(), there.ino()) }
    }

    /// Files cannot be told apart here: only whether one is there is known.
    #[cfg(not(unix))]
    fn of(_: &fs::Metadata) -> FileIdentity {
        FileIdentity {}
    }
}

fn regular(file: File) -> io::Result<File> {
    let kind = file.metadata()?.file_type();
    if kind.is_file() {
        return Ok(file);
    }
    let folder = kind.is_dir();
    Err(if folder { ErrorKind::IsADirectory.into() } else { not_a_file() })
}

fn not_a_file() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, NotAFile)
}

/// The names under which a program finds what its caller has connected to it.
fn is_connected(path: &Path) -> bool {
    cfg!(unix) && (path == Path::new("/dev/stdin") || path.parent() == Some(Path::new("/dev/fd")))
}

#[cfg(unix)]
fn is_stream(file: &File) -> io::Result<bool> {
    use std::os::unix::fs::FileTypeExt as _;
    Ok(file.metadata()?.file_type().is_fifo() || file.is_terminal())
}

#[cfg(not(unix))]
fn is_stream(file: &File) -> io::Result<bool> {
    Ok(file.is_terminal())
}

/// A socket, and a device without a driver, cannot even be opened.
fn told(path: &Path, error: io::Error) -> io::Error {
    let kind = fs::metadata(path).map(|there| there.file_type());
    if kind.is_ok_and(|kind| !kind.is_file() && !kind.is_dir()) { not_a_file() } else { error }
}

/// The system's words for a link in this place are about chains of links that have no end.
fn told_of_link(path: &Path, error: io::Error) -> io::Error {
    if fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink()) {
        return io::Error::new(ErrorKind::InvalidInput, IsALink);
    }
    told(path, error)
}

#[cfg(unix)]
fn with_flags(flags: rustix::fs::OFlags) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.custom_flags(flags.bits().cast_signed());
    options
}

/// Opening a pipe waits for its other end, unless it is told not to.
#[cfg(unix)]
fn without_waiting() -> OpenOptions {
    with_flags(rustix::fs::OFlags::NONBLOCK | rustix::fs::OFlags::NOCTTY)
}

#[cfg(unix)]
fn through_no_link() -> OpenOptions {
    use rustix::fs::OFlags;
    with_flags(OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY)
}

#[cfg(not(unix))]
fn without_waiting() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(not(unix))]
fn through_no_link() -> OpenOptions {
    OpenOptions::new()
}
