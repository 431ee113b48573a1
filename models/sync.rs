//! The registry (住民記録システム), the change feed and the replicas: 随時連携 and 全件チェック.
//!
//! A change raises the version of one resident's record in the registry and joins the feed. The
//! sync takes the oldest change, applies it to one replica after the other, and ends. Where changes
//! spread after the end of the sync, it applies them to the first replica alone, and the others catch
//! up some time later, each in the order in which the changes ended. A lossy feed may drop the oldest
//! change. At night the versions of the registry are noted (a certificate of the next morning is
//! judged by them), and where the whole copy is compared with the registry, every replica becomes
//! equal to it; the stand-bys take what the replicas hold then. Unless the design says otherwise, a
//! night waits until nothing is under way.
//!
//! [`alone`] checks this part without the rest of the site.

use crate::design::{ApplyPolicy, NightPolicy, Reconcile, SpreadPolicy, SyncRules};
use crate::scope::{MAX_CHANGES, MAX_SERVERS};
use crate::who::Who;
pub use versions::Versions;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

pub mod alone;
// What the sync brings along as a part of the state.
mod part;
// The version of each resident's record.
mod versions;

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

/// The registry, the feed, the running sync, the replicas and their stand-bys.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Sync {
    /// The version of each resident's record in the registry.
    pub registry: Versions,
    /// The version of each resident's record in each replica.
    pub replicas: [Versions; MAX_SERVERS],
    /// The versions of the registry that the last night noted.
    pub noted: Versions,
    /// The version of each resident's record in the last change of it that ended; kept only where a
    /// request that arrives after it can be given an older one ([`asks_what_ended`](crate::answers::Answers::asks_what_ended)).
    pub ended: Versions,
    /// What the stand-by of each replica holds; kept only where that is not what the replica holds.
    pub standby: [Versions; MAX_SERVERS],
    /// The changes under way, oldest first; after the last, none.
    pub feed: [Change; MAX_CHANGES],
    /// The changes that ended and have not reached every replica, oldest first; after the last, none.
    pub late: [Change; MAX_CHANGES],
    /// How many of the late changes have not reached each replica: so many of the last ones.
    pub behind: [u8; MAX_SERVERS],
    /// The change that the running sync carries; none when no sync runs.
    pub carried: Change,
    /// To how many replicas the carried change is applied.
    pub applied: u8,
}

impl Sync {
    /// Registry and replicas equal, nothing under way.
    pub const START: Sync = Sync {
        registry: Versions::FIRST,
        replicas: [Versions::FIRST; MAX_SERVERS],
        noted: Versions::FIRST,
        ended: Versions::FIRST,
        standby: [Versions::FIRST; MAX_SERVERS],
        feed: [Change::NONE; MAX_CHANGES],
        late: [Change::NONE; MAX_CHANGES],
        behind: [0; MAX_SERVERS],
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

    /// Whether nothing is under way: the feed is empty, no sync runs, and every replica has caught
    /// up.
    pub fn quiet(&self) -> bool {
        self.feed_is_empty() && !self.running() && self.late[0] == Change::NONE
    }

    /// Whether a night can come.
    pub fn lets_night_come(&self, rule: NightPolicy) -> bool {
        match rule {
            NightPolicy::Drained => self.quiet(),
            NightPolicy::Any => !self.running(),
        }
    }

    /// How many changes were made so far.
    pub fn changes_made(&self) -> u8 {
        self.registry.total()
    }

    /// A resident's record changes in the registry; the change joins the feed.
    pub fn change(&mut self, resident: usize) {
        let version = self.registry.of(resident) + 1;
        self.registry.set(resident, version);
        join(&mut self.feed, Change { record: Who::request(resident), version });
    }

    /// The sync takes the oldest change.
    pub fn begin(&mut self) {
        self.carried = take_oldest(&mut self.feed);
    }

    /// The replica gets the carried version.
    pub fn apply(&mut self, replica: usize, rule: ApplyPolicy) {
        debug_assert!(self.running(), "only a running sync applies a change");
        self.write(replica, self.carried, rule);
        self.applied += 1;
    }

    /// Whether the running sync has applied its change to as many replicas as it does before it
    /// ends.
    pub fn is_applied(&self, spread: SpreadPolicy, replicas: usize) -> bool {
        usize::from(self.applied) == reached_before_end(spread, replicas)
    }

    /// The sync is done with the change it carried. The replicas that it did not reach have it to
    /// come.
    pub fn end(&mut self, spread: SpreadPolicy, replicas: usize, asks_what_ended: bool) {
        let ended = std::mem::replace(&mut self.carried, Change::NONE);
        self.applied = 0;
        if asks_what_ended {
            let record = ended.record.index().expect("only a running sync ends");
            self.ended.set(record, ended.version);
        }
        let late = reached_before_end(spread, replicas)..replicas;
        if !late.is_empty() {
            join(&mut self.late, ended);
            self.behind[late].iter_mut().for_each(|behind| *behind += 1);
        }
    }

    /// The oldest change that ended and has not reached this replica.
    pub fn late_for(&self, replica: usize) -> Option<Change> {
        let late = self.late.iter().take_while(|&&change| change != Change::NONE).count();
        let behind = usize::from(self.behind[replica]);
        (behind > 0).then(|| self.late[late - behind])
    }

    /// The replica gets the oldest change that ended and has not reached it.
    pub fn catch_up(&mut self, replica: usize, rule: ApplyPolicy) {
        let change = self.late_for(replica).expect("a replica catches up with a change");
        self.write(replica, change, rule);
        self.behind[replica] -= 1;
        self.forget_reached();
    }

    /// The stand-by of a replica takes its place. What it holds is what the replica had after the last
    /// night, and what had not reached the replica is gone for it.
    pub fn fail_over(&mut self, replica: usize) {
        self.replicas[replica] = self.standby[replica];
        self.behind[replica] = 0;
        self.forget_reached();
    }

    /// The oldest change is lost.
    pub fn drop_oldest(&mut self) {
        take_oldest(&mut self.feed);
    }

    /// A night passes: versions are noted; with `reconcile = "daily"` replicas become the registry;
    /// then the stand-bys that are copied by night take what the replicas hold.
    pub fn night(&mut self, rules: &SyncRules, replicas: usize, standby_by_night: bool) {
        self.noted = self.registry;
        if rules.reconcile == Reconcile::Daily {
            self.replicas[..replicas].fill(self.registry);
        }
        if standby_by_night {
            self.standby = self.replicas;
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

    /// A change reaches a replica.
    fn write(&mut self, replica: usize, change: Change, rule: ApplyPolicy) {
        let record = change.record.index().expect("a change is of a record");
        let replica = &mut self.replicas[replica];
        if rule == ApplyPolicy::Always || replica.of(record) < change.version {
            replica.set(record, change.version);
        }
    }

    /// Of the late changes only those are kept that some replica has to come.
    fn forget_reached(&mut self) {
        let most = *self.behind.iter().max().expect("there are replicas");
        while self.late.iter().filter(|&&change| change != Change::NONE).count() > usize::from(most)
        {
            take_oldest(&mut self.late);
        }
    }
}

/// How many replicas a change reaches before its sync ends.
fn reached_before_end(spread: SpreadPolicy, replicas: usize) -> usize {
    match spread {
        SpreadPolicy::BeforeEnd => replicas,
        SpreadPolicy::AfterEnd => 1,
    }
}

/// A change joins the end of a line of changes.
fn join(line: &mut [Change; MAX_CHANGES], change: Change) {
    let end = line.iter().position(|&waiting| waiting == Change::NONE);
    let end = end.expect("a line has room for every change of the largest scope");
    line[end] = change;
}

/// Takes the oldest change out of a line; those behind it move up.
fn take_oldest(line: &mut [Change; MAX_CHANGES]) -> Change {
    let oldest = line[0];
    line.copy_within(1.., 0);
    line[MAX_CHANGES - 1] = Change::NONE;
    oldest
}
