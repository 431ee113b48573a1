//! What a state says of each resident without naming another.

use crate::design::{KeyPolicy, PickPolicy, SpoolPlace};
use crate::scope::{MAX_CHANGES, MAX_PAGES, MAX_REQUESTS, MAX_SECONDS, MAX_SERVERS};
use crate::site::{Site, State};

/// No server: the home of a resident whose request is at none, and who left nothing at any.
pub(super) const NOWHERE: u8 = u8::MAX;

/// How many bits of a profile are used; the rest is free for whoever sorts profiles.
pub(super) const PROFILE_BITS: u32 = 50;

/// How far each field is shifted in a profile. Versions count to 4 and take three bits, pages and
/// seconds take two.
mod at {
    pub(super) const PHASE: u32 = 0;
    pub(super) const SECOND: u32 = 3;
    pub(super) const EXPIRED: u32 = 5;
    pub(super) const VERSION: u32 = 6;
    pub(super) const DUE: u32 = 9;
    pub(super) const WRITTEN: u32 = 12;
    pub(super) const READ: u32 = 14;
    pub(super) const PAGES: u32 = 16;
    pub(super) const HOLDER: u32 = 22;
    pub(super) const HELD: u32 = 23;
    pub(super) const CARRIED: u32 = 24;
    pub(super) const REGISTRY: u32 = 25;
    pub(super) const NOTED: u32 = 28;
    pub(super) const REPLICA: u32 = 31;
    pub(super) const FEED: u32 = 34;
    /// Images or, where documents are picked by position, places in the queue: never both.
    pub(super) const SPOOL: u32 = 38;
}

// What the fields have room for.
const _: () = assert!(MAX_CHANGES <= 4 && MAX_PAGES <= 3 && MAX_SECONDS <= 4 && MAX_SERVERS <= 4);
const _: () = assert!(MAX_REQUESTS <= MAX_SECONDS * MAX_PAGES);

/// The residents of a state, seen without their names and without those of the servers.
pub(super) struct Profiles {
    /// All that the state says of each resident, the name of its home excepted, in one number. A
    /// page that it read says whether it shows nobody, the resident or somebody else, not whom.
    pub(super) of: [u64; MAX_REQUESTS],
    /// The app server at which the resident's request is, or at which it left its image.
    pub(super) homes: [u8; MAX_REQUESTS],
    /// Whether some page that somebody read shows somebody else.
    pub(super) foreign: bool,
}

impl Site {
    /// The profiles of the residents in scope.
    pub(super) fn profiles(&self, state: &State) -> Profiles {
        // The line of nobody stands first: marks of nobody fall there and are not looked at.
        let mut marks = [0; MAX_REQUESTS + 1];
        let mut homes = [NOWHERE; MAX_REQUESTS + 1];
        self.mark_spool(state, &mut marks, &mut homes);
        for (position, change) in
            state.sync.feed[..usize::from(self.scope().changes)].iter().enumerate()
        {
            marks[change.record.byte()] |= 1 << (at::FEED as usize + position);
        }
        marks[state.sync.carried.record.byte()] |= 1 << at::CARRIED;
        for (server, holder) in state.order.servers[..self.app_servers()].iter().enumerate() {
            marks[holder.byte()] |= 1 << at::HELD;
            debug_assert!(
                holder.index().is_none_or(|r| usize::from(state.requests[r].server) == server),
                "a server holds a request that is at it: {state:?}"
            );
        }
        let mut profiles =
            Profiles { of: [0; MAX_REQUESTS], homes: [NOWHERE; MAX_REQUESTS], foreign: false };
        for r in 0..self.requests() {
            let request = &state.requests[r];
            let mut profile =
                marks[r + 1] | Profiles::of_request(state, r) | Profiles::of_record(state, r);
            for (page, shown) in request.pages.iter().enumerate() {
                let foreign = shown.byte() != 0 && shown.byte() != r + 1;
                let shows = u64::from(shown.byte() != 0) + u64::from(foreign);
                profile |= shows << (at::PAGES as usize + 2 * page);
                profiles.foreign |= foreign;
            }
            profiles.of[r] = profile;
            profiles.homes[r] = if request.in_flight() { request.server } else { homes[r + 1] };
            debug_assert!(
                [NOWHERE, profiles.homes[r]].contains(&homes[r + 1]),
                "a request leaves what it leaves at its own server: {state:?}"
            );
        }
        profiles
    }

    /// Marks whom the images show, or whose documents are queued, and where: the place within the
    /// spool is part of the profile, the spool is the home.
    fn mark_spool(
        &self,
        state: &State,
        marks: &mut [u64; MAX_REQUESTS + 1],
        homes: &mut [u8; MAX_REQUESTS + 1],
    ) {
        let image = &self.design().image;
        let own_spools = self.design().topology.spool == SpoolPlace::PerServer;
        if image.pick == PickPolicy::Next {
            for (position, queued) in state.spool.queue[..self.requests()].iter().enumerate() {
                marks[queued.of.byte()] |= 1 << (at::SPOOL as usize + position);
                if own_spools {
                    homes[queued.of.byte()] = queued.spool;
                }
            }
            return;
        }
        for place in (0..self.places()).filter(|&place| state.spool.lies_at(place)) {
            let (spool, key) = match image.key {
                KeyPolicy::Request => (NOWHERE, 0),
                KeyPolicy::Slot => (place as u8, 0),
                KeyPolicy::Second => ((place / MAX_SECONDS) as u8, place % MAX_SECONDS),
            };
            for (page, shown) in state.spool.images[place].iter().enumerate() {
                marks[shown.byte()] |= 1 << (at::SPOOL as usize + 3 * key + page);
                if own_spools {
                    homes[shown.byte()] = spool;
                }
            }
        }
    }
}

impl Profiles {
    fn of_request(state: &State, r: usize) -> u64 {
        let request = &state.requests[r];
        (request.phase as u64) << at::PHASE
            | u64::from(request.second) << at::SECOND
            | u64::from(request.expired) << at::EXPIRED
            | u64::from(request.version) << at::VERSION
            | u64::from(request.due) << at::DUE
            | u64::from(request.written) << at::WRITTEN
            | u64::from(request.read) << at::READ
            | u64::from(state.order.is_held_by(r)) << at::HOLDER
    }

    /// One replica stands for all: they differ in nothing but the record that is carried, and that
    /// record is marked.
    fn of_record(state: &State, r: usize) -> u64 {
        let sync = &state.sync;
        u64::from(sync.registry[r]) << at::REGISTRY
            | u64::from(sync.noted[r]) << at::NOTED
            | u64::from(sync.replicas[0][r]) << at::REPLICA
    }
}
