//! One worker's part of a checkpoint: the states it has seen, and those that are still to be
//! explored.
//!
//! | what | bytes |
//! | --- | --- |
//! | a shard | 1, its number, how many records (8), the records: key and predecessor |
//! | states that wait | 2, how many (4), their names, length of the batch (8), the batch |
//! | the end | 0 |

use super::manifest::{Manifest, level_folder, part_file, part_name, sync_folder};
use super::sealed::{Seal, Sealing, Unsealing, damaged};
use super::{CheckpointTrouble, Keeper, bytes_of};
use crate::counts::SearchCounts;
use crate::envelope::CheckpointPart;
use crate::fingerprint::Fingerprint;
use crate::frontier::Frontier;
use crate::graph::{Batch, Graph};
use crate::visited::{SHARDS, Visited};
use crate::worker::{Searcher, owner_of, owner_of_shard};
use honnin_files::open;
use std::fs::File;
use std::path::Path;

const END: u8 = 0;
const SHARD: u8 = 1;
const WAITING: u8 = 2;

/// After how many records a worker says that it is alive.
const LOOK_UP: u64 = 1 << 16;
/// After how many bytes it waits for the disk: the last wait is then a short one too.
const SYNC: u64 = 1 << 26;

impl<G: Graph> Searcher<'_, G> {
    /// Writes this worker's part of the level that is complete.
    pub(super) fn write_part(
        &mut self,
        folder: &Path,
        search: u128,
    ) -> Result<CheckpointPart, CheckpointTrouble> {
        let (level, worker) = (self.level, self.wire.index());
        std::fs::create_dir_all(folder)?;
        open::folder_within(&level_folder(folder, level))?;
        let file = open::fresh(&part_file(folder, level, worker))?;
        let mut to = Sealing::new(&file, &part_name(search, level, worker));
        let mut synced = 0;
        let size = G::Fingerprint::BITS as usize / 8;
        let Searcher { wire, visited, frontier, .. } = self;
        for shard in (0..SHARDS).filter(|&shard| visited.states_of(shard) > 0) {
            to.put(&[SHARD, shard as u8])?;
            to.put(&visited.states_of(shard).to_le_bytes())?;
            for (at, (key, predecessor)) in (1..).zip(visited.kept(shard)) {
                to.put(&bytes_of(key)[..size])?;
                to.put(&predecessor.to_le_bytes())?;
                if at % LOOK_UP == 0 {
                    wire.stay()?;
                }
            }
            wire.stay()?;
            if SYNC <= to.written() - synced {
                file.sync_data()?;
                synced = to.written();
            }
        }
        for segment in frontier.segments() {
            to.put(&[WAITING])?;
            to.put(&(segment.names.len() as u32).to_le_bytes())?;
            for &name in &segment.names {
                to.put(&bytes_of(name)[..size])?;
            }
            let mut batch = Vec::new();
            segment.states.encode(&mut batch);
            to.put(&(batch.len() as u64).to_le_bytes())?;
            to.put(&batch)?;
            wire.stay()?;
            if SYNC <= to.written() - synced {
                file.sync_data()?;
                synced = to.written();
            }
        }
        to.put(&[END])?;
        let (_, Seal { bytes, sum }) = to.finish()?;
        file.sync_all()?;
        sync_folder(&level_folder(folder, level))?;
        Ok(CheckpointPart { visited: visited.states(), waiting: frontier.states(), bytes, sum })
    }

    /// Reads what this worker owns of a checkpoint. The answer says how many states these are, in
    /// `bytes` how many there are in all, and in `sum` which checkpoint it was.
    pub(super) fn restore(
        &mut self,
        keeper: &mut Keeper,
        folder: &Path,
    ) -> Result<CheckpointPart, CheckpointTrouble> {
        let manifest = Manifest::load(folder, keeper.search).map_err(CheckpointTrouble::Words)?;
        let words = |words| format!("cannot resume from {}: {words}", folder.display());
        self.forget();
        for (worker, &seal) in manifest.parts.iter().enumerate() {
            if self.owns_some_of(worker, manifest.parts.len()) {
                let file = part_file(folder, manifest.level, worker);
                let name = part_name(keeper.search, manifest.level, worker);
                self.read_part(&file, &name, seal).map_err(|trouble| match trouble {
                    CheckpointTrouble::Lost => CheckpointTrouble::Lost,
                    CheckpointTrouble::Words(why) => {
                        CheckpointTrouble::Words(words(format!("{}: {why}", file.display())))
                    }
                })?;
            }
        }
        keeper.held = keeper.in_one_folder().then_some(manifest.level);
        (self.level, self.counts) = (manifest.level, manifest.counts);
        Ok(CheckpointPart {
            visited: self.visited.states(),
            waiting: self.frontier.states(),
            bytes: manifest.visited.wrapping_add(manifest.waiting),
            sum: manifest
                .parts
                .iter()
                .fold(manifest.level, |sum, part| sum.rotate_left(7) ^ part.sum),
        })
    }

    /// As if nothing had been seen.
    pub(super) fn forget(&mut self) {
        (self.visited, self.frontier) = (Visited::new(), Frontier::new());
        (self.level, self.counts) = (0, SearchCounts::default());
    }

    /// Whether a part, of this many, holds shards that are this worker's now.
    fn owns_some_of(&self, part: usize, parts: usize) -> bool {
        let (me, peers) = (self.wire.index(), self.wire.peers());
        let mut mine = (0..SHARDS).filter(|&shard| owner_of_shard(shard, peers) == me);
        mine.any(|shard| owner_of_shard(shard, parts) == part)
    }

    fn read_part(&mut self, file: &Path, name: &[u8], seal: Seal) -> Result<(), CheckpointTrouble> {
        let file = open::to_read(file)?;
        // The manifest may say anything of its length.
        let bytes = seal.bytes.min(file.metadata()?.len());
        let mut from = Unsealing::new(file, name, Seal { bytes, ..seal });
        let mut looked_up = 0;
        loop {
            match from.array::<1>()?[0] {
                END => break,
                SHARD => self.read_shard(&mut from)?,
                WAITING => self.read_waiting(&mut from)?,
                _ => return Err(damaged("it does not hold what it should").into()),
            }
            if looked_up + SYNC / 64 <= from.bytes_read() {
                looked_up = from.bytes_read();
                self.wire.stay()?;
            }
        }
        Ok(from.finish()?)
    }

    fn read_shard(&mut self, from: &mut Unsealing<File>) -> Result<(), CheckpointTrouble> {
        let size = G::Fingerprint::BITS as usize / 8;
        let [shard] = from.array()?;
        let states = u64::from_le_bytes(from.array()?);
        let mine = owner_of_shard(usize::from(shard), self.wire.peers()) == self.wire.index();
        let Searcher { wire, visited, .. } = self;
        from.sized(states, size + size_of::<u32>())?;
        let mut at = 0;
        let mut next = || -> Result<(G::Fingerprint, u32), CheckpointTrouble> {
            let mut key = [0; 16];
            from.take(&mut key[..size])?;
            at += 1;
            if at % LOOK_UP == 0 {
                wire.stay()?;
            }
            let key = G::Fingerprint::from_wide(u128::from_be_bytes(key));
            Ok((key, u32::from_le_bytes(from.array()?)))
        };
        if !mine {
            return (0..states).try_for_each(|_| next().map(drop));
        }
        let in_order = visited.restore(usize::from(shard), states as usize, next)?;
        if in_order { Ok(()) } else { Err(damaged("its records are not in order").into()) }
    }

    fn read_waiting(&mut self, from: &mut Unsealing<File>) -> Result<(), CheckpointTrouble> {
        let size = G::Fingerprint::BITS as usize / 8;
        let count = u32::from_le_bytes(from.array()?) as usize;
        let mut names = vec![0; from.sized(count as u64, size)?];
        from.take(&mut names)?;
        let bytes = u64::from_le_bytes(from.array()?);
        let mut batch = vec![0; from.sized(bytes, 1)?];
        from.take(&mut batch)?;
        let batch = G::Batch::decode(&batch).filter(|batch| batch.len() == count);
        let batch = batch.ok_or_else(|| damaged("its states cannot be read"))?;
        for (at, name) in names.chunks_exact(size).enumerate() {
            let mut wide = [0; 16];
            wide[..size].copy_from_slice(name);
            let name = G::Fingerprint::from_wide(u128::from_be_bytes(wide));
            if owner_of(name, self.wire.peers()) == self.wire.index() {
                self.frontier.push(self.graph, name, |states| states.push_from(&batch, at));
            }
        }
        Ok(())
    }
}
