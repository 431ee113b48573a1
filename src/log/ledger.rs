//! The versions of records that no slot of the window holds now.
//!
//! A search walks forwards and back, so the ledger remembers what it overwrote and can be taken back
//! to any earlier mark. Nothing of it is copied from step to step.

use honnin_models::scope::MAX_SERVERS;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// What is known of a resident's record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct KnownRecord {
    /// Its version in the registry.
    pub(super) registry: u64,
    /// Its version in each replica.
    pub(super) replicas: [u64; MAX_SERVERS],
    /// How many nights had passed when this was written.
    pub(super) nights: u64,
}

impl KnownRecord {
    /// Whether some replica differs from the registry.
    pub(super) fn behind(&self, replicas: usize) -> bool {
        self.replicas[..replicas].iter().any(|&version| version != self.registry)
    }
}

/// A moment of the ledger: how much was written, and a fingerprint of what it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Mark {
    written: usize,
    /// What distinguishes the contents of ledgers.
    pub(super) fingerprint: u64,
}

/// The records of residents who ever changed, by resident.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    records: BTreeMap<usize, KnownRecord>,
    /// What was overwritten, oldest first.
    overwritten: Vec<(usize, Option<KnownRecord>)>,
    fingerprint: u64,
}

impl Ledger {
    /// The record of a resident; one that never changed has version 0 everywhere.
    pub(super) fn get(&self, resident: usize) -> KnownRecord {
        self.records.get(&resident).copied().unwrap_or_default()
    }

    /// Writes the record of a resident.
    pub(super) fn put(&mut self, resident: usize, record: KnownRecord) {
        let before = self.records.insert(resident, record);
        let changed = fingerprint(resident, before.as_ref()) ^ fingerprint(resident, Some(&record));
        self.fingerprint ^= changed;
        self.overwritten.push((resident, before));
    }

    /// This moment.
    pub(super) fn mark(&self) -> Mark {
        Mark { written: self.overwritten.len(), fingerprint: self.fingerprint }
    }

    /// Goes back to an earlier moment.
    pub(super) fn back_to(&mut self, mark: Mark) {
        while mark.written < self.overwritten.len() {
            let Some((resident, before)) = self.overwritten.pop() else { break };
            match before {
                Some(record) => self.records.insert(resident, record),
                None => self.records.remove(&resident),
            };
        }
        self.fingerprint = mark.fingerprint;
    }
}

/// A number for one record, such that the sum of those of all records distinguishes ledgers.
fn fingerprint(resident: usize, record: Option<&KnownRecord>) -> u64 {
    let Some(record) = record else { return 0 };
    let mut hasher = DefaultHasher::new();
    (resident, record).hash(&mut hasher);
    hasher.finish()
}
