//! Where the files of spools are stored: folders on a disk, or anything that behaves like them.

use honnin_files::{capped, open};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the spools of a site are stored, each under its own name.
pub trait Spools: fmt::Debug + Send + Sync {
    /// The files of the spool with this name, as they were left.
    ///
    /// # Errors
    /// When there is no room for them.
    fn open(&self, name: &str) -> io::Result<Arc<dyn FileStorage>>;
}

/// Files with names.
pub trait FileStorage: Send + Sync {
    /// A new and empty file; one that had the name is gone.
    ///
    /// # Errors
    /// When the disk refuses.
    fn create(&self, name: &str) -> io::Result<Box<dyn PageFile>>;

    /// Gives a file another name; one that had it is gone.
    ///
    /// # Errors
    /// When the disk refuses, or nothing has the name.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// What a file contains.
    ///
    /// # Errors
    /// When the disk refuses, or nothing has the name.
    fn read_file(&self, name: &str) -> io::Result<Vec<u8>>;

    /// Removes a file.
    ///
    /// # Errors
    /// When the disk refuses, or nothing has the name.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// The names of all files.
    ///
    /// # Errors
    /// When the disk refuses.
    fn names(&self) -> io::Result<Vec<String>>;
}

/// A file that is being written.
pub trait PageFile: Write {
    /// Comes back when what was written would survive a power cut, as far as that can be.
    ///
    /// # Errors
    /// When the disk refuses.
    fn force(&self) -> io::Result<()>;
}

/// Spools on a disk: each is a folder within this one.
#[derive(Clone, Debug)]
pub struct Folders(PathBuf);

impl Folders {
    /// Spools within the folder at this path.
    pub fn within(path: &Path) -> Folders {
        Folders(path.to_owned())
    }
}

impl Spools for Folders {
    fn open(&self, name: &str) -> io::Result<Arc<dyn FileStorage>> {
        let folder = self.0.join(name);
        open::folder_within(&folder)?;
        Ok(Arc::new(Folder(folder)))
    }
}

/// Files in a folder on a disk.
struct Folder(PathBuf);

impl FileStorage for Folder {
    fn create(&self, name: &str) -> io::Result<Box<dyn PageFile>> {
        Ok(Box::new(open::fresh(&self.0.join(name))?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    fn read_file(&self, name: &str) -> io::Result<Vec<u8>> {
        capped::read_capped(&self.0.join(name), capped::MOST_OF_A_DOCUMENT)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.0.join(name))
    }

    fn names(&self) -> io::Result<Vec<String>> {
        let name =
            |entry: io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
        fs::read_dir(&self.0)?.map(name).collect()
    }
}

impl PageFile for File {
    fn force(&self) -> io::Result<()> {
        self.sync_all()
    }
}
