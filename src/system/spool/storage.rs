//! Where the files of a spool lie: in a folder on a disk, or in memory.
//!
//! In memory they have names, contents and an order of names as in a folder, and go with the site. A
//! schedule under Shuttle needs no more of them, and a kernel would take longer over a dozen files
//! than the site does over its whole day.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Files with names.
pub(super) trait Storage: Send + Sync {
    /// A new and empty file; one that had the name is gone.
    fn create(&self, name: &str) -> io::Result<Box<dyn Page>>;

    /// Gives a file another name; one that had it is gone.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// What a file contains.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;

    /// Removes a file.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// The names of all files.
    fn names(&self) -> io::Result<Vec<String>>;
}

/// A file that is being written.
pub(super) trait Page: Write {
    /// Comes back when what was written would survive a power cut, as far as that can be.
    fn force(&self) -> io::Result<()>;
}

/// Files in a folder on a disk.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder at this path, which is made if it is not there.
    pub(super) fn open(path: &Path) -> io::Result<Folder> {
        fs::create_dir_all(path)?;
        Ok(Folder(path.to_owned()))
    }
}

impl Storage for Folder {
    fn create(&self, name: &str) -> io::Result<Box<dyn Page>> {
        Ok(Box::new(File::create(self.0.join(name))?))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(name))
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

impl Page for File {
    fn force(&self) -> io::Result<()> {
        self.sync_all()
    }
}

/// Files in memory.
#[derive(Clone, Default)]
pub(super) struct Memory(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl Memory {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn not_found() -> io::Error {
    io::ErrorKind::NotFound.into()
}

impl Storage for Memory {
    fn create(&self, name: &str) -> io::Result<Box<dyn Page>> {
        self.files().insert(name.to_owned(), Vec::new());
        Ok(Box::new(InMemory { files: self.clone(), name: name.to_owned() }))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut files = self.files();
        let bytes = files.remove(from).ok_or_else(not_found)?;
        files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        self.files().get(name).cloned().ok_or_else(not_found)
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.files().remove(name).map(drop).ok_or_else(not_found)
    }

    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.files().keys().cloned().collect())
    }
}

/// A file in memory that is being written.
struct InMemory {
    files: Memory,
    name: String,
}

impl Write for InMemory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.files.files();
        files.get_mut(&self.name).ok_or_else(not_found)?.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Page for InMemory {
    fn force(&self) -> io::Result<()> {
        Ok(())
    }
}
