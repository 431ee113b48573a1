//! The states that a worker has seen, by fingerprint, each with a trace of its predecessor.
//!
//! A table of fixed records, kept in the order of the fingerprints: a fingerprint's place is its
//! share of the table, and what collides moves up (linear probing in order, as Amble and Knuth
//! described it in 1974). So a search ends at the first greater fingerprint, found or not; and the
//! table may have any size, so that it grows by an eighth at a time and is never far from full.
//! It consists of 256 shards, by the leading byte of the fingerprint. Which worker owns a shard
//! depends on their number; what is in it does not.
//!
//! A record of a 64-bit fingerprint has 12 bytes:
//!
//! | bytes | what |
//! | ---: | --- |
//! | 7 | the fingerprint without its leading byte, which the shard implies |
//! | 1 | the level at which the state was found, modulo 127, and whether that was long ago |
//! | 4 | the leading 32 bits of the predecessor's fingerprint, the smallest of those one level up |
//!
//! With 7 to 8 of 9 places taken that is less than 16 bytes for each state. Going back from a
//! state, its predecessor is found by its leading bits, which are its shard and its place; where
//! several states share them, a search forward finds which of them it was.
//!
//! **What was tried.** Asking the processor for a place before it is needed, instead of reading it
//! there and then, saves an eighth of the search's cycles. Records in lines of 64 bytes, five to a
//! line and in no order, so that one wait loads all records that may match, cost a quarter more: a
//! table that is so full often requires the next line too, and the branch is predicted wrongly.

use super::fingerprint::Fingerprint;
use prefetch_index::prefetch_index;

/// How many shards there are.
pub const SHARDS: usize = 256;

/// The shard that a fingerprint belongs to: its leading byte.
#[inline]
pub fn shard_of(fingerprint: impl Fingerprint) -> usize {
    (fingerprint.high() >> 56) as usize
}

/// What a predecessor is remembered by: the leading half of its first 64 bits.
#[inline]
pub fn trace_of(fingerprint: impl Fingerprint) -> u32 {
    (fingerprint.high() >> 32) as u32
}

/// A level, as a record notes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag(u8);

impl Tag {
    /// How many levels are distinguished.
    const CYCLE: u64 = 127;
    /// The bit of a state that was found long ago: at a level with this tag, in an earlier cycle.
    const LONG_AGO: u8 = 0x80;

    /// The tag of a level.
    pub fn from_level(level: u64) -> Tag {
        Tag((level % Tag::CYCLE) as u8 + 1)
    }
}

/// The result of offering a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// It was not there, and is now.
    New,
    /// It was there.
    Known,
}

/// One record. An empty place has tag 0.
#[derive(Clone, Copy, Default)]
#[repr(C, packed(4))]
struct VisitedRecord<F: Copy> {
    /// The fingerprint moved up by a byte, which cuts the leading one off and leaves room for the
    /// tag behind.
    key: F,
    predecessor: u32,
}

impl<F: Fingerprint> VisitedRecord<F> {
    fn new(fingerprint: F, predecessor: u32, level: Tag) -> VisitedRecord<F> {
        VisitedRecord { key: fingerprint << 8 | F::from(level.0), predecessor }
    }

    fn key(self) -> F {
        self.key
    }

    fn tag(self) -> u8 {
        self.key().low_byte()
    }

    fn is_empty(self) -> bool {
        self.tag() == 0
    }

    /// Whether both are of one fingerprint, whatever their tags.
    fn names_the_same(self, other: VisitedRecord<F>) -> bool {
        (self.key() ^ other.key()) >> 8 == F::default()
    }

    /// The place it belongs to, among this many: its share of all fingerprints of the shard.
    /// The tag has no part in it.
    fn place(self, places: usize) -> usize {
        let fingerprint = self.key().high() & !0xff;
        ((u128::from(fingerprint) * places as u128) >> 64) as usize
    }
}

/// One shard: records in the order of their fingerprints, with gaps. The last one is always empty.
#[derive(Clone, Default)]
struct Shard<F: Copy> {
    records: Vec<VisitedRecord<F>>,
    /// How many places records are assigned to; behind them is room to move up.
    places: usize,
    states: usize,
}

impl<F: Fingerprint> Shard<F> {
    /// The room behind the places.
    const SPARE: usize = 16;

    fn offer(&mut self, record: VisitedRecord<F>) -> Offered {
        if self.is_full() {
            self.grow();
        }
        let untagged = record.key() >> 8 << 8;
        let mut at = record.place(self.places);
        let mut there = self.records[at];
        // A single choice at each record, because a processor guesses each one wrong now and then.
        while !there.is_empty() & (there.key() < untagged) {
            at += 1;
            there = self.records[at];
        }
        if !there.is_empty() && there.names_the_same(record) {
            // Whole keys are the same where the states were found at the same level.
            let same_level = there.key() == record.key();
            let least = record.predecessor.min(there.predecessor);
            self.records[at].predecessor = if same_level { least } else { there.predecessor };
            return Offered::Known;
        }
        self.insert(at, record);
        self.states += 1;
        if !self.records[self.records.len() - 1].is_empty() {
            // No more than that: a vector left to itself would take twice the memory.
            self.records.reserve_exact(Self::SPARE);
            self.records.push(VisitedRecord::default());
        }
        Offered::New
    }

    /// Puts a record into a gap or before another; those behind it move up to the next gap.
    fn insert(&mut self, at: usize, mut record: VisitedRecord<F>) {
        for place in &mut self.records[at..] {
            std::mem::swap(place, &mut record);
            if record.is_empty() {
                break;
            }
        }
    }

    /// Whether 17 of 20 places are taken, so that the next record needs more places.
    fn is_full(&self) -> bool {
        self.places * 17 <= self.states * 20
    }

    /// Lays the records out over more places: a small shard over twice as many, so that it does not
    /// grow at every other state, a large one over an eighth more.
    fn grow(&mut self) {
        let more = if self.places < 256 { self.places.max(8) } else { self.places / 8 };
        self.places += more;
        let mut records = vec![VisitedRecord::default(); self.places + Self::SPARE];
        let mut next = 0;
        for &record in &self.records {
            let place = record.place(self.places).max(next);
            if records.len() <= place + 1 && !record.is_empty() {
                records.reserve_exact(place + Self::SPARE - records.len());
                records.resize(place + Self::SPARE, VisitedRecord::default());
            }
            // A gap is written too, to where the next record will be: a choice would be guessed wrong
            // at each gap.
            records[place] = record;
            next = place + usize::from(!record.is_empty());
        }
        self.records = records;
    }

    fn bytes(&self) -> u64 {
        (self.records.capacity() * size_of::<VisitedRecord<F>>()) as u64
    }
}

/// The states seen.
#[derive(Clone)]
pub struct Visited<F: Copy> {
    shards: Vec<Shard<F>>,
}

impl<F: Fingerprint> Visited<F> {
    /// No states.
    pub fn new() -> Visited<F> {
        Visited { shards: vec![Shard::default(); SHARDS] }
    }

    /// Notes a state that was found at a level from a predecessor, unless it was seen before. Of
    /// several predecessors at the same level the least is remembered, in whatever order they come.
    #[inline]
    pub fn offer(&mut self, fingerprint: F, predecessor: u32, level: Tag) -> Offered {
        let shard = &mut self.shards[shard_of(fingerprint)];
        shard.offer(VisitedRecord::new(fingerprint, predecessor, level))
    }

    /// Has the place of a fingerprint brought from memory, without waiting for it. To be called for
    /// many fingerprints in a row, before they are offered.
    #[inline]
    pub fn fetch(&self, fingerprint: F) {
        /// Records that are in one line of memory behind the first of them.
        const LINE: usize = 5;
        let shard = &self.shards[shard_of(fingerprint)];
        let place = VisitedRecord::new(fingerprint, 0, Tag(0)).place(shard.places);
        prefetch_index(&shard.records, place);
        prefetch_index(&shard.records, place + LINE);
    }

    /// What a state's predecessor is remembered by; `None` for a state not seen.
    pub fn predecessor(&self, fingerprint: F) -> Option<u32> {
        let shard = &self.shards[shard_of(fingerprint)];
        let wanted = VisitedRecord::new(fingerprint, 0, Tag(0));
        let behind = shard.records.get(wanted.place(shard.places)..)?;
        let cluster = behind.iter().take_while(|record| !record.is_empty());
        let found = cluster.copied().find(|record| record.names_the_same(wanted))?;
        Some(found.predecessor)
    }

    /// The states that are remembered by a trace and were found at a level, as far as tags
    /// distinguish levels.
    pub fn traced(&self, trace: u32, level: Tag) -> Vec<F> {
        let shard = (trace >> 24) as usize;
        let first = VisitedRecord::new(F::from_wide(u128::from(trace) << 96), 0, Tag(0));
        let Shard { records, places, .. } = &self.shards[shard];
        let Some(behind) = records.get(first.place(*places)..) else { return Vec::new() };
        // A record is at its place or, where that was taken, behind it without a gap between; so
        // the last place that the trace may mean is the last one to begin a search at.
        let last = VisitedRecord::new(
            F::from_wide((u128::from(trace) << 96) | (u128::MAX >> 32)),
            0,
            Tag(0),
        );
        let certain = last.place(*places) - first.place(*places);
        let cluster = behind.iter().enumerate();
        cluster
            .take_while(|(at, record)| *at <= certain || !record.is_empty())
            .map(|(_, &record)| record)
            .filter(|record| record.tag() & !Tag::LONG_AGO == level.0)
            .map(|record| join_fingerprint(shard, record.key()))
            .filter(|&fingerprint| trace_of(fingerprint) == trace)
            .collect()
    }

    /// Marks all states whose levels are far from this one as found long ago, so that their tags can
    /// be used again. To be called at every level: it does something at every
    /// sixty-third.
    pub fn age(&mut self, level: u64) {
        const NEAR: u64 = 63;
        if level < NEAR || !level.is_multiple_of(NEAR) {
            return;
        }
        let near: Vec<u8> =
            (level + 1 - NEAR..=level).map(|level| Tag::from_level(level).0).collect();
        let records = self.shards.iter_mut().flat_map(|shard| &mut shard.records);
        for record in records.filter(|record| !record.is_empty() && !near.contains(&record.tag())) {
            record.key = record.key() | F::from(Tag::LONG_AGO);
        }
    }

    /// The records of a shard in their order, as they are kept on disk: a fingerprint without its
    /// leading byte and with its tag, and what its predecessor is remembered by.
    pub fn kept(&self, shard: usize) -> impl Iterator<Item = (F, u32)> {
        let records = self.shards[shard].records.iter().filter(|record| !record.is_empty());
        records.map(|record| (record.key(), record.predecessor))
    }

    /// How many states of a shard were seen.
    pub fn states_of(&self, shard: usize) -> u64 {
        self.shards[shard].states as u64
    }

    /// Lays out a shard with so many records that were kept. Says whether they came in their order,
    /// as those of [`kept`](Visited::kept) do; the shard is of no use when they did not.
    pub fn restore<E>(
        &mut self,
        shard: usize,
        states: usize,
        mut next: impl FnMut() -> Result<(F, u32), E>,
    ) -> Result<bool, E> {
        let places = states + states / 4 + 8;
        let mut records = vec![VisitedRecord::default(); places + Shard::<F>::SPARE];
        let (mut at, mut before) = (0, None);
        for _ in 0..states {
            let (key, predecessor) = next()?;
            let record = VisitedRecord { key, predecessor };
            if record.is_empty() || before.is_some_and(|before| key >> 8 <= before) {
                return Ok(false);
            }
            before = Some(key >> 8);
            at = record.place(places).max(at);
            if records.len() <= at + 1 {
                records.resize(at + Shard::<F>::SPARE, VisitedRecord::default());
            }
            records[at] = record;
            at += 1;
        }
        self.shards[shard] = Shard { records, places, states };
        Ok(true)
    }

    /// How many states were seen.
    pub fn states(&self) -> u64 {
        self.shards.iter().map(|shard| shard.states as u64).sum()
    }

    /// How many bytes of memory the records take.
    pub fn bytes(&self) -> u64 {
        self.shards.iter().map(Shard::bytes).sum()
    }
}

impl<F: Fingerprint> Default for Visited<F> {
    fn default() -> Visited<F> {
        Visited::new()
    }
}

/// The fingerprint whose leading byte is the shard and whose other bytes are in a key.
fn join_fingerprint<F: Fingerprint>(shard: usize, key: F) -> F {
    F::from_wide((shard as u128) << 120) | key >> 8
}
