//! The spool (置き場所): print images (印刷イメージファイル) as files between rendering and sending.
//!
//! A page is written to a temporary name, forced onto the disk, and then renamed: a page is never
//! read half-written. The names of the pages of one image are `place.0`, `place.1`, …; documents
//! that wait in a queue are `queue-00000000`, ….

use super::output_check::read_back;
use super::setup::SitePlace;
use super::storage::FileStorage;
use super::trouble::{SharedWorld, Trouble};
use std::io;
use std::sync::Arc;

const DRAFT: &str = "draft-";
const QUEUE: &str = "queue-";

/// The place where images are stored: one for the site, or one for each app server.
#[derive(Clone)]
pub struct SpoolFiles {
    storage: Arc<dyn FileStorage>,
    /// What its files are called in a log: the spool's name precedes theirs.
    name: String,
    durable: bool,
    world: SharedWorld,
}

/// A page that is written but has no name yet. It disappears with the one who holds it.
pub struct Draft {
    name: String,
    storage: Arc<dyn FileStorage>,
    world: SharedWorld,
    kept: bool,
}

impl Draft {
    /// The writer died: what it wrote stays where it is.
    pub fn abandon(mut self) {
        self.kept = true;
    }

    /// Nobody will file it: it is removed.
    ///
    /// # Errors
    /// When the disk refuses; then it is still there.
    pub fn discard(mut self) -> Result<(), Trouble> {
        self.kept = true;
        remove(&self.world, &*self.storage, &self.name)?;
        Ok(())
    }
}

/// Removes a file; says whether it was there.
fn remove(world: &SharedWorld, storage: &dyn FileStorage, name: &str) -> io::Result<bool> {
    world.disk()?;
    match storage.remove(name) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.kept {
            // Where even this fails, the abort of its request removes it.
            let _left_to_the_abort = remove(&self.world, &*self.storage, &self.name);
        }
    }
}

impl SpoolFiles {
    /// The spool with this name, where the site has its spools. What lay there is removed.
    ///
    /// # Errors
    /// When it cannot be made or emptied.
    pub fn open(place: &SitePlace, world: &SharedWorld, name: &str) -> Result<SpoolFiles, Trouble> {
        let spool = SpoolFiles {
            storage: place.spools.open(name)?,
            name: name.to_owned(),
            durable: place.durable,
            world: SharedWorld::clone(world),
        };
        spool.clear()?;
        Ok(spool)
    }

    /// Removes everything.
    ///
    /// # Errors
    /// When a file cannot be removed.
    pub fn clear(&self) -> Result<(), Trouble> {
        for file in self.files()? {
            self.storage.remove(&file)?;
        }
        Ok(())
    }

    /// Writes a page under a temporary name that bears its author's: an app server and a request.
    ///
    /// # Errors
    /// When the disk refuses. It may refuse the removal of what was written too: a task that gives
    /// up removes the drafts of the request.
    pub fn draft(
        &self,
        server: usize,
        request: usize,
        page: usize,
        bytes: &[u8],
    ) -> Result<Draft, Trouble> {
        self.world.disk()?;
        let draft = Draft {
            name: format!("{DRAFT}{server}-{request}-{page}"),
            storage: Arc::clone(&self.storage),
            world: SharedWorld::clone(&self.world),
            kept: false,
        };
        let mut file = self.storage.create(&draft.name)?;
        self.world.disk()?;
        file.write_all(bytes)?;
        if self.durable {
            self.world.disk()?;
            file.force()?;
        }
        Ok(draft)
    }

    /// Gives a page its name; whatever had the name before is gone.
    ///
    /// # Errors
    /// When the disk refuses; then the page has no name, as after [`SpoolFiles::draft`].
    pub fn file(&self, mut draft: Draft, name: &str) -> Result<(), Trouble> {
        self.world.disk()?;
        self.storage.rename(&draft.name, name)?;
        draft.kept = true;
        Ok(())
    }

    /// The name behind the last document of the queue.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn end_of_queue(&self) -> Result<String, Trouble> {
        let last = self.images()?.into_iter().rfind(|name| name.starts_with(QUEUE));
        let last = last.and_then(|name| name[QUEUE.len()..].parse::<u64>().ok());
        Ok(format!("{QUEUE}{:08}", last.map_or(0, |last| last + 1)))
    }

    /// The name of the first document of the queue; `None` when it is empty.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn head_of_queue(&self) -> Result<Option<String>, Trouble> {
        Ok(self.images()?.into_iter().find(|name| name.starts_with(QUEUE)))
    }

    /// The bytes of a page; `None` when nothing has the name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn read_page(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        self.world.disk()?;
        match self.storage.read_file(name) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes a page; says whether it was there.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn erase(&self, name: &str) -> Result<bool, Trouble> {
        Ok(remove(&self.world, &*self.storage, name)?)
    }

    /// Removes every page that was made for a request, wherever it is, and adds their names as in a
    /// log. A page that cannot be read back is removed too: it may be the request's, and is of no
    /// use to any other either.
    ///
    /// # Errors
    /// When the disk refuses; the names of those that were removed until then are added.
    pub fn erase_images_of(&self, request: usize, erased: &mut Vec<String>) -> Result<(), Trouble> {
        for name in self.images()? {
            let Some(bytes) = self.read_page(&name)? else { continue };
            let of_another = read_back(&bytes).is_ok_and(|imprint| imprint.request != request);
            if !of_another && self.erase(&name)? {
                erased.push(self.in_log(&name));
            }
        }
        Ok(())
    }

    /// Removes what a request has begun to write.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn erase_drafts_of_request(&self, request: usize) -> Result<(), Trouble> {
        let author = request.to_string();
        self.erase_drafts(|name| name.split('-').nth(1) == Some(&author))
    }

    /// Removes the drafts that a server left behind when it died.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn erase_drafts_of(&self, server: usize) -> Result<(), Trouble> {
        let author = server.to_string();
        self.erase_drafts(|name| name.split('-').next() == Some(&author))
    }

    /// Removes the drafts whose names, without what all have in common, are wanted.
    fn erase_drafts(&self, wanted: impl Fn(&str) -> bool) -> Result<(), Trouble> {
        for file in self.files()? {
            if file.strip_prefix(DRAFT).is_some_and(&wanted) {
                self.erase(&file)?;
            }
        }
        Ok(())
    }

    /// The names of all images, in order.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn images(&self) -> Result<Vec<String>, Trouble> {
        let mut files = self.files()?;
        files.retain(|file| !file.starts_with(DRAFT));
        files.sort();
        Ok(files)
    }

    /// All files, drafts included.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn files(&self) -> Result<Vec<String>, Trouble> {
        self.world.disk()?;
        Ok(self.storage.names()?)
    }

    /// What a file is called in a log.
    pub fn in_log(&self, name: &str) -> String {
        format!("{}/{name}", self.name)
    }
}
