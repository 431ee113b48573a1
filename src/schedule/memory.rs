//! A site's files in memory, for schedules.
//!
//! They have names and contents as in a folder, and go with the site. A schedule needs no more of
//! them, and a kernel would take longer over a dozen files than the site does over its whole day.

use honnin_system::setup::SitePlace;
use honnin_system::storage::{FileStorage, PageFile, Spools};
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A place for a site all of which is in memory: what a schedule can do depends on no disk.
pub fn in_memory() -> SitePlace {
    SitePlace { spools: Arc::new(InMemory), databases: None, durable: false }
}

/// Spools in memory, each of which begins empty.
#[derive(Clone, Copy, Debug)]
struct InMemory;

impl Spools for InMemory {
    fn open(&self, _: &str) -> io::Result<Arc<dyn FileStorage>> {
        Ok(Arc::new(MemoryStorage::default()))
    }
}

/// Files in memory. Only one task of Shuttle runs at a time, so the lock is never contended.
#[derive(Clone, Default)]
struct MemoryStorage(Arc<Mutex<BTreeMap<String, Vec<u8>>>>);

impl MemoryStorage {
    fn files(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn not_found() -> io::Error {
    io::ErrorKind::NotFound.into()
}

impl FileStorage for MemoryStorage {
    fn create(&self, name: &str) -> io::Result<Box<dyn PageFile>> {
        self.files().insert(name.to_owned(), Vec::new());
        Ok(Box::new(Writing { files: self.clone(), name: name.to_owned() }))
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        let mut files = self.files();
        let bytes = files.remove(from).ok_or_else(not_found)?;
        files.insert(to.to_owned(), bytes);
        Ok(())
    }

    fn read_file(&self, name: &str) -> io::Result<Vec<u8>> {
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
struct Writing {
    files: MemoryStorage,
    name: String,
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut files = self.files.files();
        files.get_mut(&self.name).ok_or_else(not_found)?.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl PageFile for Writing {
    fn force(&self) -> io::Result<()> {
        Ok(())
    }
}
