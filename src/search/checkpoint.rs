//! Checkpoints: a search on disk, from which it goes on after its process has ended.
//!
//! When a level is complete and it is time, every worker writes its part into the folder of that
//! level: the states seen, and those that wait. Once all have said that their part is on the disk,
//! the first worker puts the manifest in the place of the one before; only then is the level before
//! removed. So there is one complete checkpoint at any moment after the first, whenever the
//! processes end.
//!
//! A search goes on with any number of workers: each reads the parts that hold states it owns. All
//! report to each other what they read, and go on once that is everything that was written.

use super::envelope::{Broadcast, CheckpointPart};
use super::fingerprint::Fingerprint;
use super::graph::Graph;
use super::wire::Lost;
use super::worker::Searcher;
use crate::limits::StopReason;
use honnin_files::marked::{FolderUse, MarkedFolder};
use honnin_files::place::PlaceError;
use manifest::{Manifest, remove_others};
use sealed::Seal;
use std::path::{Path, PathBuf};
use std::time::Duration;

// Bytes on disk that cannot be taken for others.
mod sealed;
// What a complete checkpoint consists of.
mod manifest;
// One worker's part.
mod part;

/// Where a search is kept, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The folder; where several processes search together, one that all of them see.
    pub folder: PathBuf,
    /// How long after a checkpoint the next one is written, at the first level that is complete.
    pub every: Duration,
}

/// Whether a folder holds a checkpoint, of whatever search.
pub fn is_kept_in(folder: &Path) -> bool {
    Manifest::is_in(folder)
}

/// What a worker has to know of checkpoints.
#[derive(Debug)]
pub(super) struct Keeper {
    keep: Option<PathBuf>,
    resume: Option<PathBuf>,
    search: u128,
    /// The level that the folder held when the search began, if it is kept in the same one.
    held: Option<u64>,
    /// Held by the first worker for as long as it searches, so that no two searches are kept in one
    /// folder.
    own: Option<MarkedFolder>,
}

/// Why something was not completed.
enum CheckpointTrouble {
    /// Another worker failed.
    Lost,
    /// An error of the disk, or of what is on it.
    Words(String),
}

impl From<Lost> for CheckpointTrouble {
    fn from(_: Lost) -> CheckpointTrouble {
        CheckpointTrouble::Lost
    }
}

impl From<std::io::Error> for CheckpointTrouble {
    fn from(error: std::io::Error) -> CheckpointTrouble {
        CheckpointTrouble::Words(match error.kind() {
            std::io::ErrorKind::UnexpectedEof => "it ends too early".to_owned(),
            _ => error.to_string(),
        })
    }
}

impl Keeper {
    /// Keeps the search of that name in a folder, and begins with what another one holds.
    pub(super) fn new(keep: Option<&Path>, resume: Option<&Path>, search: u128) -> Keeper {
        let (keep, resume) = (keep.map(Path::to_owned), resume.map(Path::to_owned));
        Keeper { keep, resume, search, held: None, own: None }
    }

    /// Takes the folder for this search alone. One that holds a checkpoint already is used only to
    /// go on from that very checkpoint, so that none is lost by mistake.
    fn open(&mut self) -> Result<(), String> {
        let Some(folder) = &self.keep else { return Ok(()) };
        let words =
            |words: &str| format!("cannot keep checkpoints in {}: {words}", folder.display());
        let own =
            MarkedFolder::take(folder, FolderUse::Checkpoints).map_err(|error| match error {
                PlaceError::InUse => words("another search keeps its checkpoints there"),
                error => words(&error.to_string()),
            })?;
        self.own = Some(own);
        if Manifest::is_in(folder) && !self.in_one_folder() {
            return Err(words("it holds a checkpoint already; resume from it, or remove it"));
        }
        Ok(())
    }

    /// Whether the search is kept where it begins.
    fn in_one_folder(&self) -> bool {
        let real = |folder: &Option<PathBuf>| folder.as_ref()?.canonicalize().ok();
        real(&self.keep).is_some_and(|keep| real(&self.resume) == Some(keep))
    }
}

impl<G: Graph> Searcher<'_, G> {
    /// Takes what this worker owns: of the start states, or of the checkpoint to go on from. A
    /// checkpoint that cannot be used ends the search before it explores anything.
    pub(super) fn begin(&mut self, keeper: &mut Keeper) -> Result<(), Lost> {
        if keeper.keep.is_none() && keeper.resume.is_none() {
            self.start();
            return Ok(());
        }
        let opened = if self.wire.index() == 0 { keeper.open() } else { Ok(()) };
        let begun = match (opened, keeper.resume.clone()) {
            (Err(words), _) => Err(CheckpointTrouble::Words(words)),
            (Ok(()), Some(folder)) => self.restore(keeper, &folder),
            (Ok(()), None) => {
                self.start();
                Ok(CheckpointPart::default())
            }
        };
        let parts = self.hear_parts(begun)?;
        let whole = parts.and_then(|parts| match &keeper.resume {
            Some(folder) => self.is_whole(folder, &parts),
            None => Ok(()),
        });
        if let Err(words) = whole {
            self.forget();
            self.control.stop(StopReason::Engine(words));
        }
        Ok(())
    }

    /// Whether what all workers read is what was written: `counts` and `level` are read by then.
    fn is_whole(&self, folder: &Path, parts: &[CheckpointPart]) -> Result<(), String> {
        let sum = |of: fn(&CheckpointPart) -> u64| parts.iter().map(of).sum::<u64>();
        let all_read_the_same = parts.iter().all(|part| part.sum == parts[0].sum);
        // Each says in `bytes` how many states there should be in all.
        let states = sum(|part| part.visited).wrapping_add(sum(|part| part.waiting));
        if all_read_the_same && states == parts[0].bytes {
            return Ok(());
        }
        Err(format!(
            "cannot resume from {}: the workers did not read one checkpoint",
            folder.display()
        ))
    }

    /// Keeps the level that is complete. A checkpoint that cannot be written ends the search:
    /// whoever wants one should not learn only after a kill that there is none.
    pub(super) fn keep(&mut self, keeper: &Keeper) -> Result<(), Lost> {
        let Some(folder) = &keeper.keep else { return Ok(()) };
        if keeper.held == Some(self.level) {
            return Ok(());
        }
        // Where another process is at another folder, the first one will say so.
        let written = match &keeper.own {
            Some(own) if !own.is_there() => Err(CheckpointTrouble::Words("it is gone".to_owned())),
            _ => self.write_part(folder, keeper.search),
        };
        let kept = match self.hear_parts(written)? {
            Err(words) => Err(words),
            Ok(parts) => {
                let first = self.wire.index() == 0;
                let put = if first { self.put_manifest(keeper, folder, &parts) } else { Ok(()) };
                self.hear_parts(
                    put.map(|()| CheckpointPart::default()).map_err(CheckpointTrouble::Words),
                )?
            }
        };
        if let Err(words) = kept {
            let words = format!("cannot keep a checkpoint in {}: {words}", folder.display());
            self.control.stop(StopReason::Engine(words));
        }
        Ok(())
    }

    /// Makes the parts that all have written the checkpoint of the search.
    fn put_manifest(
        &self,
        keeper: &Keeper,
        folder: &Path,
        parts: &[CheckpointPart],
    ) -> Result<(), String> {
        let mut manifest = Manifest::new(keeper.search, self.level, self.counts.clone());
        for (worker, part) in parts.iter().enumerate() {
            let there = std::fs::metadata(manifest::part_file(folder, self.level, worker));
            if !there.is_ok_and(|there| there.len() == part.bytes) {
                return Err(format!(
                    "the part of worker {worker} cannot be seen here: the processes need one folder"
                ));
            }
            manifest.visited += part.visited;
            manifest.waiting += part.waiting;
            manifest.parts.push(Seal { bytes: part.bytes, sum: part.sum });
        }
        manifest.write(folder).map_err(|error| error.to_string())?;
        remove_others(folder, self.level);
        Ok(())
    }

    /// Reports this worker's result to all others and receives theirs: their parts, or the message
    /// of the first that failed.
    fn hear_parts(
        &mut self,
        own: Result<CheckpointPart, CheckpointTrouble>,
    ) -> Result<Result<Vec<CheckpointPart>, String>, Lost> {
        let own = match own {
            Ok(part) => Ok(part),
            Err(CheckpointTrouble::Words(words)) => Err(words),
            Err(CheckpointTrouble::Lost) => return Err(Lost),
        };
        let told = self.exchange(Broadcast::Part(own))?;
        let parts = told.into_iter().map(|message| match message {
            Broadcast::Part(part) => part,
            other => unreachable!("everybody spoke of its part, and not: {other:?}"),
        });
        Ok(parts.collect())
    }
}

/// A fingerprint as it is stored on disk.
fn bytes_of<F: Fingerprint>(fingerprint: F) -> [u8; 16] {
    fingerprint.wide().to_be_bytes()
}
