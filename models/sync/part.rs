//! What registry, feed and replicas bring along as a part of the state.

use super::{Change, Sync, Versions};
use crate::answers::Answers;
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use crate::scope::{MAX_CHANGES, MAX_REQUESTS, MAX_SERVERS};
use crate::who::Who;

/// How far each field is shifted in what is said of a resident. Versions count to 4 and take three
/// bits.
mod at {
    use crate::scope::{MAX_CHANGES, MAX_SERVERS};

    pub(super) const CARRIED: u32 = 0;
    pub(super) const REGISTRY: u32 = 1;
    pub(super) const NOTED: u32 = 4;
    pub(super) const REPLICA: u32 = 7;
    pub(super) const FEED: u32 = 10;
    pub(super) const END: u32 = FEED + MAX_CHANGES as u32;

    // What is said only where replicas can differ, or where it is asked what ended.
    pub(super) const ENDED: u32 = 0;
    pub(super) const REPLICAS: u32 = 3;
    pub(super) const STANDBY: u32 = REPLICAS + 3 * MAX_SERVERS as u32;
    pub(super) const LATE: u32 = STANDBY + 3 * MAX_SERVERS as u32;
    pub(super) const RARE_END: u32 = LATE + MAX_CHANGES as u32;
}

const _: () = assert!(MAX_CHANGES < 1 << 3, "three bits hold a version");

impl Part for Sync {
    const START: Sync = Sync::START;
    const PROFILE_BITS: u32 = at::END;
    const RARE_BITS: u32 = at::RARE_END;

    /// A change that was lost counts as done, and so does one that a stand-by makes lost for its
    /// replica.
    #[inline]
    fn progress(&self, answers: &Answers) -> u32 {
        let steps_of_a_sync = answers.replicas() as u32 + 2;
        let made = u32::from(self.changes_made());
        let waiting = self.feed.iter().filter(|&&change| change != Change::NONE).count() as u32;
        let running = u32::from(self.running());
        let done = made - waiting - running;
        let to_come: u32 = self.behind.iter().map(|&behind| u32::from(behind)).sum();
        made + running * (1 + u32::from(self.applied)) + done * steps_of_a_sync - to_come
    }

    fn most_progress(answers: &Answers) -> u32 {
        let a_change = 1 + answers.replicas() as u32 + 2;
        u32::from(answers.scope.changes) * a_change
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let changes = usize::from(answers.scope.changes);
        let mut versions = |used: bool| {
            for pair in 0..MAX_REQUESTS / 2 {
                let of_two = answers.requests().saturating_sub(2 * pair).min(2);
                bits.halves(if used { of_two } else { 0 }, changes);
            }
        };
        versions(true); // registry
        (0..MAX_SERVERS).for_each(|replica| versions(replica < answers.replicas()));
        versions(answers.scope.nights > 0); // noted
        versions(answers.asks_what_ended());
        let by_night = answers.standby_by_night();
        (0..MAX_SERVERS).for_each(|replica| versions(by_night && replica < answers.replicas()));
        let spreads_late = answers.spreads_late();
        let mut change = |used: bool| {
            bits.who(used, answers);
            bits.number(used, changes);
        };
        (0..MAX_CHANGES).for_each(|position| change(position < changes)); // feed
        (0..MAX_CHANGES).for_each(|position| change(spreads_late && position < changes)); // late
        for replica in 0..MAX_SERVERS {
            bits.number(spreads_late && replica < answers.replicas(), changes); // behind
        }
        bits.who(true, answers); // carried
        bits.number(true, changes);
        bits.number(true, answers.replicas()); // applied
    }

    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Sync) {
        let renamed = |versions: &Versions, next: &mut Versions| {
            for r in 0..answers.requests() {
                next.set(renaming.resident(r), versions.of(r));
            }
        };
        renamed(&self.registry, &mut next.registry);
        renamed(&self.noted, &mut next.noted);
        for replica in 0..answers.replicas() {
            renamed(&self.replicas[replica], &mut next.replicas[replica]);
        }
        if answers.asks_what_ended() {
            renamed(&self.ended, &mut next.ended);
            for replica in 0..answers.replicas() {
                renamed(&self.standby[replica], &mut next.standby[replica]);
            }
        }
        let waiting = next.feed.iter_mut().chain(&mut next.late).chain([&mut next.carried]);
        waiting.for_each(|change| change.record = renaming.who(change.record));
    }

    /// Where replicas cannot differ, one stands for all: they differ in nothing but the record that is
    /// carried, and that record is marked.
    #[inline]
    fn describe(&self, answers: &Answers, at: ProfilePlace, profiles: &mut Profiles) {
        for r in 0..answers.requests() {
            let said = u64::from(self.registry.of(r)) << at::REGISTRY
                | u64::from(self.noted.of(r)) << at::NOTED
                | u64::from(self.replicas[0].of(r)) << at::REPLICA;
            profiles.say(Who::request(r), said << at.common);
        }
        let feed = &self.feed[..usize::from(answers.scope.changes)];
        for (position, change) in feed.iter().enumerate() {
            profiles.say(change.record, 1 << ((at.common + at::FEED) as usize + position));
        }
        profiles.say(self.carried.record, 1 << (at.common + at::CARRIED));
        if answers.asks_what_ended() {
            self.describe_copies(answers, at.rare, profiles);
        }
    }

    /// What a night noted is asked for by C3 alone, what ended by C9.
    fn forget(&mut self, _: &Answers) {
        self.noted = Versions::FIRST;
        self.ended = Versions::FIRST;
    }
}

impl Sync {
    /// What each replica and each stand-by holds of a resident, and what is late.
    fn describe_copies(&self, answers: &Answers, at: u32, profiles: &mut Profiles) {
        for r in 0..answers.requests() {
            let mut said = u64::from(self.ended.of(r)) << at::ENDED;
            for replica in 0..answers.replicas() {
                let shift = 3 * replica as u32;
                said |= u64::from(self.replicas[replica].of(r)) << (at::REPLICAS + shift);
                said |= u64::from(self.standby[replica].of(r)) << (at::STANDBY + shift);
            }
            profiles.say_rare(Who::request(r), said << at);
        }
        for (position, change) in self.late.iter().enumerate() {
            profiles.say_rare(change.record, 1 << ((at + at::LATE) as usize + position));
        }
    }
}
