//! The registry (住民記録システム), the change feed and the replicas: 随時連携 and 全件チェック.
//!
//! A change raises the version of one resident's record in the registry and joins the feed. The
//! sync takes the oldest change, applies it to one replica after the other, and ends. A lossy feed
//! may drop the oldest change. At night, once the feed is empty, the versions of the registry are
//! noted (a certificate of the next morning is judged by them), and where the whole copy is
//! compared with the registry, every replica becomes equal to it.
//!
//! [`alone`] checks this part without the rest of the site.

use crate::answers::Answers;
use crate::design::Reconcile;
use crate::part::{Bits, Part, Permutation, Profiles};
use crate::scope::{MAX_CHANGES, MAX_REQUESTS, MAX_SERVERS};
use crate::who::Who;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

pub mod alone;

/// One change of one resident's record (異動情報).
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Change {
    /// Whose record; nobody where there is no change.
    pub record: Who,
    /// The version that the record has from this change on.
    pub version: u8,
}

impl Change {
    /// No change.
    pub const NONE: Change = Change { record: Who::NOBODY, version: 0 };
}

/// The registry, the feed, the running sync and the replicas.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Sync {
    /// The version of each resident's record in the registry.
    pub registry: [u8; MAX_REQUESTS],
    /// The version of each resident's record in each replica.
    pub replicas: [[u8; MAX_REQUESTS]; MAX_SERVERS],
    /// The versions of the registry that the last night noted.
    pub noted: [u8; MAX_REQUESTS],
    /// The changes under way, oldest first; after the last, none.
    pub feed: [Change; MAX_CHANGES],
    /// The change that the running sync carries; none when no sync runs.
    pub carried: Change,
    /// To how many replicas the carried change is applied.
    pub applied: u8,
}

impl Sync {
    /// Registry and replicas equal, nothing under way.
    pub const START: Sync = Sync {
        registry: [0; MAX_REQUESTS],
        replicas: [[0; MAX_REQUESTS]; MAX_SERVERS],
        noted: [0; MAX_REQUESTS],
        feed: [Change::NONE; MAX_CHANGES],
        carried: Change::NONE,
        applied: 0,
    };

    /// Whether a sync is running.
    pub fn running(&self) -> bool {
        self.carried != Change::NONE
    }

    /// Whether the resident's record is being updated.
    pub fn busy(&self, resident: usize) -> bool {
        self.carried.record.is(resident)
    }

    /// Whether no change waits in the feed.
    pub fn feed_is_empty(&self) -> bool {
        self.feed[0] == Change::NONE
    }

    /// Whether nothing is under way: the feed is empty and no sync runs.
    pub fn quiet(&self) -> bool {
        self.feed_is_empty() && !self.running()
    }

    /// How many changes were made so far.
    pub fn changes_made(&self) -> u8 {
        self.registry.iter().sum()
    }

    /// A resident's record changes in the registry; the change joins the feed.
    pub fn change(&mut self, resident: usize) {
        self.registry[resident] += 1;
        let end = self.feed.iter().position(|&change| change == Change::NONE);
        let end = end.expect("the feed has room for every change of the largest scope");
        self.feed[end] =
            Change { record: Who::request(resident), version: self.registry[resident] };
    }

    /// The sync takes the oldest change.
    pub fn begin(&mut self) {
        self.carried = self.take_oldest();
    }

    /// The replica gets the carried version.
    pub fn apply(&mut self, replica: usize) {
        let record = self.carried.record.index().expect("only a running sync applies a change");
        self.replicas[replica][record] = self.carried.version;
        self.applied += 1;
    }

    /// The sync is done with the change it carried.
    pub fn end(&mut self) {
        self.carried = Change::NONE;
        self.applied = 0;
    }

    /// The oldest change is lost.
    pub fn drop_oldest(&mut self) {
        self.take_oldest();
    }

    /// A night passes: versions are noted; with `reconcile = "daily"` replicas become the registry.
    pub fn night(&mut self, reconcile: Reconcile, replicas: usize) {
        self.noted = self.registry;
        if reconcile == Reconcile::Daily {
            self.replicas[..replicas].fill(self.registry);
        }
    }

    /// Whether every replica equals the registry.
    pub fn in_step(&self, replicas: usize) -> bool {
        self.replicas[..replicas].iter().all(|replica| *replica == self.registry)
    }

    /// Whether some change was lost that nothing has made good: nothing is under way, and a
    /// replica is behind the registry.
    pub fn behind(&self, replicas: usize) -> bool {
        self.quiet() && !self.in_step(replicas)
    }

    /// Takes the oldest change out of the feed; those behind it move up.
    fn take_oldest(&mut self) -> Change {
        let oldest = self.feed[0];
        self.feed.copy_within(1.., 0);
        self.feed[MAX_CHANGES - 1] = Change::NONE;
        oldest
    }
}

/// How far each field is shifted in what is said of a resident. Versions count to 4 and take three
/// bits.
mod at {
    pub(super) const CARRIED: u32 = 0;
    pub(super) const REGISTRY: u32 = 1;
    pub(super) const NOTED: u32 = 4;
    pub(super) const REPLICA: u32 = 7;
    pub(super) const FEED: u32 = 10;
    pub(super) const END: u32 = FEED + crate::scope::MAX_CHANGES as u32;
}

const _: () = assert!(MAX_CHANGES < 1 << 3, "three bits hold a version");

impl Part for Sync {
    const START: Sync = Sync::START;
    const PROFILE_BITS: u32 = at::END;

    /// A change that was lost counts as done.
    fn progress(&self, answers: &Answers) -> u32 {
        let steps_of_a_sync = answers.replicas() as u32 + 2;
        let made = u32::from(self.changes_made());
        let waiting = self.feed.iter().filter(|&&change| change != Change::NONE).count() as u32;
        let running = u32::from(self.running());
        let done = made - waiting - running;
        made + running * (1 + u32::from(self.applied)) + done * steps_of_a_sync
    }

    fn most_progress(answers: &Answers) -> u32 {
        let a_change = 1 + answers.replicas() as u32 + 2;
        u32::from(answers.scope.changes) * a_change
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let changes = usize::from(answers.scope.changes);
        let in_scope = |resident: usize| resident < answers.requests();
        let mut versions = |used: bool| {
            (0..MAX_REQUESTS).for_each(|resident| bits.number(used && in_scope(resident), changes));
        };
        versions(true); // registry
        (0..MAX_SERVERS).for_each(|replica| versions(replica < answers.replicas()));
        versions(answers.scope.nights > 0); // noted
        for change in 0..=MAX_CHANGES {
            // The feed, and behind it the change that the sync carries.
            let made = change < changes || change == MAX_CHANGES;
            bits.who(made, answers);
            bits.number(made, changes);
        }
        bits.number(true, answers.replicas()); // applied
    }

    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Sync) {
        for r in 0..answers.requests() {
            let to = renaming.resident(r);
            next.registry[to] = self.registry[r];
            next.noted[to] = self.noted[r];
            for replica in 0..answers.replicas() {
                next.replicas[replica][to] = self.replicas[replica][r];
            }
        }
        for change in &mut next.feed[..usize::from(answers.scope.changes)] {
            change.record = renaming.who(change.record);
        }
        next.carried.record = renaming.who(self.carried.record);
    }

    /// One replica stands for all: they differ in nothing but the record that is carried, and that
    /// record is marked.
    #[inline]
    fn describe(&self, answers: &Answers, at: u32, profiles: &mut Profiles) {
        for r in 0..answers.requests() {
            let said = u64::from(self.registry[r]) << at::REGISTRY
                | u64::from(self.noted[r]) << at::NOTED
                | u64::from(self.replicas[0][r]) << at::REPLICA;
            profiles.say(Who::request(r), said << at);
        }
        let feed = &self.feed[..usize::from(answers.scope.changes)];
        for (position, change) in feed.iter().enumerate() {
            profiles.say(change.record, 1 << ((at + at::FEED) as usize + position));
        }
        profiles.say(self.carried.record, 1 << (at + at::CARRIED));
    }

    /// What a night noted is asked for by C3 alone.
    fn forget(&mut self, _: &Answers) {
        self.noted = [0; MAX_REQUESTS];
    }
}
