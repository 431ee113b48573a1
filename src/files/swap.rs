//! A folder whose files are replaced all at once: the new ones are put into a folder beside it, and
//! the two change places when the last is on the disk. Whoever looks finds the old files or the new
//! ones, and so does whoever comes after a process that was killed.
//!
//! A folder that cannot change its place (something is mounted there, or somebody works in it) gets its
//! files one after the other, and those before back should that fail.

use super::hold::hold;
use super::open;
use super::place::PlaceError;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What the folder of the new files is called where it lies within the other one.
const WITHIN: &str = ".honnin-new";

/// Where those files wait that are to be given back should the rest fail.
const BEFORE: &str = "before";

/// A folder whose files are replaced all at once, held by this process until this is dropped.
#[derive(Debug)]
pub struct WholeFolder {
    /// The folder itself, whatever links lead to it.
    real: PathBuf,
    /// Which names of files are the program's. There is nothing else in the folder.
    is_own: fn(&str) -> bool,
    _held: File,
}

impl WholeFolder {
    /// Takes a folder, or makes one, and looks whether it can be written to.
    ///
    /// # Errors
    /// When something is in it whose name is not the program's, when another process is at it, or when
    /// the system refuses.
    pub fn take(folder: &Path, is_own: fn(&str) -> bool) -> Result<WholeFolder, PlaceError> {
        fs::create_dir_all(folder)?;
        let real = folder.canonicalize()?;
        let held = File::open(&real)?;
        // Another process may have put another folder in the place since it was opened.
        if matches!(hold(&held), Ok(false)) || !open::is_still_at(&held, &real) {
            return Err(PlaceError::InUse);
        }
        let taken = WholeFolder { real, is_own, _held: held };
        taken.names()?;
        taken.clear_left_over()?;
        drop(Stage::make(&taken)?);
        Ok(taken)
    }

    /// The names of its files, if all are the program's.
    ///
    /// # Errors
    /// When one is not, or the folder cannot be read.
    pub fn names(&self) -> Result<BTreeSet<String>, PlaceError> {
        own_names(&self.real, self.is_own, WITHIN)
    }

    /// Removes what a process that was killed has left within the folder. A folder of that name in which
    /// there is anything else is somebody's.
    fn clear_left_over(&self) -> Result<(), PlaceError> {
        let within = self.real.join(WITHIN);
        if fs::symlink_metadata(&within).is_ok() {
            own_names(&within, self.is_own, BEFORE)?;
            clear(&within, self.is_own)?;
            fs::remove_dir(&within)?;
        }
        Ok(())
    }

    /// Replaces all files by these. The first is the one by which the folder is known: where files are
    /// put in place one after the other, it is the last.
    ///
    /// # Errors
    /// When that cannot be done; the files are then those that were there.
    ///
    /// # Panics
    /// When a name is not the program's, which is a mistake of the caller.
    pub fn put(&self, files: &[(&str, &[u8])]) -> Result<(), PlaceError> {
        let stage = Stage::make(self)?;
        for (name, bytes) in files {
            assert!((self.is_own)(name), "{name} is a name that the program gives");
            open::write_through(&stage.path.join(name), bytes)?;
        }
        File::open(&stage.path)?.sync_all()?;
        // Something may have come into the folder while the files were made.
        let before = self.names()?;
        if stage.beside && exchange(&stage.path, &self.real).is_ok() {
            return Ok(());
        }
        let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
        Ok(one_by_one(&stage.path, &self.real, &before, &names)?)
    }

    /// Where the new files are made: beside the folder, if it can change its place with that one.
    fn beside(&self) -> Option<PathBuf> {
        let (parent, name) = (self.real.parent()?, self.real.file_name()?.to_str()?);
        // Whoever works in the folder would go on in the one that is removed.
        let somebody_is_in_it = std::env::current_dir().is_ok_and(|it| it.starts_with(&self.real));
        let movable = !somebody_is_in_it && on_one_disk(parent, &self.real);
        movable.then(|| parent.join(format!(".{name}{WITHIN}")))
    }
}

/// A folder for new files, which vanishes with all that is in it by then.
struct Stage {
    path: PathBuf,
    beside: bool,
    is_own: fn(&str) -> bool,
    /// After the change of places it is the folder, and nobody else may take it before this is done.
    _held: File,
}

impl Stage {
    fn make(of: &WholeFolder) -> Result<Stage, PlaceError> {
        let beside = of.beside().map(|path| Stage::at(path, true, of.is_own));
        match beside {
            // The folder beside is not the user's, or cannot be written to.
            None | Some(Err(PlaceError::Error(_))) => {
                Stage::at(of.real.join(WITHIN), false, of.is_own)
            }
            Some(made) => made,
        }
    }

    /// A process that was killed may have left one, which nobody can be at: the folder is held.
    fn at(path: PathBuf, beside: bool, is_own: fn(&str) -> bool) -> Result<Stage, PlaceError> {
        if let Err(error) = fs::create_dir(&path) {
            if error.kind() != ErrorKind::AlreadyExists {
                return Err(error.into());
            }
            if !fs::symlink_metadata(&path)?.is_dir() {
                return Err(PlaceError::NotOurs(path));
            }
            own_names(&path, is_own, BEFORE)?;
            clear(&path, is_own)?;
        }
        let held = File::open(&path)?;
        if matches!(hold(&held), Ok(false)) {
            return Err(PlaceError::InUse);
        }
        Ok(Stage { path, beside, is_own, _held: held })
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What cannot be removed now is removed by the next process that takes the folder.
        let _next_time = clear(&self.path, self.is_own).and_then(|()| fs::remove_dir(&self.path));
    }
}

/// The names of the files in a folder, if all are the program's. One folder may be there that a process
/// which was killed has left.
fn own_names(
    folder: &Path,
    is_own: fn(&str) -> bool,
    left_over: &str,
) -> Result<BTreeSet<String>, PlaceError> {
    let (mut own, mut others) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let is_left_over = kind.is_dir() && entry.file_name() == left_over;
        match entry.file_name().into_string() {
            Ok(name) if kind.is_file() && is_own(&name) => drop(own.insert(name)),
            _ if is_left_over => {}
            _ => drop(others.insert(entry.path())),
        }
    }
    others.into_iter().next().map_or(Ok(own), |path| Err(PlaceError::NotOurs(path)))
}

/// Removes the files whose names are the program's, and those that waited to be given back.
fn clear(folder: &Path, is_own: fn(&str) -> bool) -> io::Result<()> {
    let before = folder.join(BEFORE);
    for folder in [&before, folder] {
        let names = match own_names(folder, is_own, BEFORE) {
            Ok(names) => names,
            Err(PlaceError::Error(error)) if error.kind() == ErrorKind::NotFound => continue,
            Err(_) => return Err(ErrorKind::DirectoryNotEmpty.into()),
        };
        names.iter().try_for_each(|name| fs::remove_file(folder.join(name)))?;
        if *folder == before {
            fs::remove_dir(&before)?;
        }
    }
    Ok(())
}

/// Moves the files of one folder into another, whose files before are no longer there then.
fn one_by_one(from: &Path, to: &Path, before: &BTreeSet<String>, names: &[&str]) -> io::Result<()> {
    let aside = from.join(BEFORE);
    fs::create_dir(&aside)?;
    let mut moved: Vec<(PathBuf, PathBuf)> = Vec::new();
    let mut rename = |from: PathBuf, to: PathBuf| -> io::Result<()> {
        fs::rename(&from, &to)?;
        moved.push((from, to));
        Ok(())
    };
    let left_over = before.iter().map(String::as_str).filter(|name| !names.contains(name));
    let mut all = left_over.chain(names.iter().rev().copied());
    let result = all.try_for_each(|name| {
        if before.contains(name) {
            rename(to.join(name), aside.join(name))?;
        }
        if names.contains(&name) { rename(from.join(name), to.join(name)) } else { Ok(()) }
    });
    if result.is_err() {
        for (from, to) in moved.iter().rev() {
            let _already_in_trouble = fs::rename(to, from);
        }
    }
    result
}

/// Lets two folders change places, so that there is no moment at which one of the names leads nowhere.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    fs::set_permissions(one, fs::metadata(other)?.permissions())?;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?;
    // The change itself is on the disk when the folder of both is.
    if let Some(parent) = other.parent() {
        let _in_place_already = File::open(parent).and_then(|parent| parent.sync_all());
    }
    Ok(())
}

/// This system cannot let two folders change places at once.
#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Whether two folders are on one disk. Where something is mounted nothing can change places.
#[cfg(unix)]
fn on_one_disk(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let disk = |path: &Path| fs::metadata(path).map(|there| there.dev()).ok();
    disk(one).is_some() && disk(one) == disk(other)
}

/// Whether two folders are on one disk, as far as that can be known here.
#[cfg(not(unix))]
fn on_one_disk(_: &Path, _: &Path) -> bool {
    true
}
