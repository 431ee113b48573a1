//! An unbounded log in the model's fixed slots.
//!
//! The model's state has room for a few requests, each by another resident. A log may have
//! thousands. So a resident has a *slot* only while something is going on: a request in flight, a
//! change on its way, or a print image left behind that somebody may still read (a *ghost*). What
//! no step depends on any more is forgotten: versions are counted from the lowest one in use,
//! seconds are renumbered, nights are not counted, and what only C3 needs is not kept.

use super::ledger::{KnownRecord, Ledger, Mark};
use honnin_models::design::{KeyPolicy, PickPolicy, Reconcile};
use honnin_models::request::{Phase, Request};
use honnin_models::scope::{MAX_REQUESTS, MAX_SECONDS};
use honnin_models::spool::Place;
use honnin_models::sync::Change;
use honnin_models::{Site, State, Step, Who};
use std::hash::{Hash as _, Hasher};

/// How far a replica may lag behind: the model keeps a version in half a byte.
pub(super) const MOST_LAG: u8 = 15;

/// Why the model's arrays cannot hold what a log says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// More residents are involved at once than the model has requests.
    Residents,
    /// More changes wait in the feed than the model has places for.
    Changes,
    /// Requests of more seconds are in flight than the model has seconds.
    Seconds,
    /// A replica lags behind the registry by more versions than the model counts.
    Lag,
    /// A resident has two requests in flight; in the model the card is in one kiosk.
    TwoRequests {
        /// The resident.
        resident: usize,
    },
}

/// Which resident a slot of the model's state represents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Slot {
    /// Nobody.
    Free,
    /// A resident with something going on. What an earlier request of the resident left behind may
    /// be in the same slot, as long as no new one is in flight.
    Live {
        /// The resident.
        resident: usize,
        /// The request that is in flight.
        request: Option<usize>,
        /// What the versions of the slot are counted from.
        base: u64,
    },
    /// A resident whose print image was left behind by a settled request.
    Ghost {
        /// The resident.
        resident: usize,
    },
}

/// One moment of the site, as far as the events were taken.
#[derive(Clone, Copy)]
pub(super) struct Window {
    /// The state of the model.
    pub(super) state: State,
    /// Which residents its slots represent.
    pub(super) slots: [Slot; MAX_REQUESTS],
    /// How many nights have passed.
    nights: u64,
    /// How many records outside of the slots have a replica that differs from the registry.
    behind: u64,
    /// What the ledger said at this moment.
    pub(super) mark: Mark,
}

impl Window {
    /// Nothing has happened.
    pub(super) fn start() -> Window {
        let slots = [Slot::Free; MAX_REQUESTS];
        Window { state: State::START, slots, nights: 0, behind: 0, mark: Mark::default() }
    }

    /// Hashes what later steps depend on.
    pub(super) fn hash(&self, hasher: &mut impl Hasher) {
        (self.state, self.slots, self.nights, self.behind, self.mark.fingerprint).hash(hasher);
    }

    /// The slot in which a request is in flight.
    pub(super) fn find_slot(&self, asked: usize) -> Option<usize> {
        let is = |slot: &Slot| matches!(slot, Slot::Live { request: Some(r), .. } if *r == asked);
        self.slots.iter().position(is)
    }

    /// The resident whom a slot represents.
    pub(super) fn resident(&self, slot: usize) -> Option<usize> {
        match self.slots[slot] {
            Slot::Free => None,
            Slot::Live { resident, .. } | Slot::Ghost { resident } => Some(resident),
        }
    }

    /// The request that is in flight in a slot.
    pub(super) fn request(&self, slot: usize) -> Option<usize> {
        match self.slots[slot] {
            Slot::Live { request, .. } => request,
            _ => None,
        }
    }

    /// A version as the log counts it.
    pub(super) fn version(&self, slot: usize, version: u8) -> u64 {
        match self.slots[slot] {
            Slot::Live { base, .. } => base + u64::from(version),
            _ => u64::from(version),
        }
    }

    /// How many records have a replica that differs from the registry, in this state of the slots.
    pub(super) fn differences(&self, state: &State, replicas: usize) -> u64 {
        let sync = &state.sync;
        let behind = |slot: usize| {
            (0..replicas).any(|d| sync.replicas[d].of(slot) != sync.registry.of(slot))
        };
        self.behind + (0..MAX_REQUESTS).filter(|&slot| behind(slot)).count() as u64
    }

    /// The slot of a resident with something going on, taken from the free ones if need be.
    pub(super) fn admit(
        &mut self,
        site: &Site,
        ledger: &Ledger,
        resident: usize,
    ) -> Result<usize, Limit> {
        let there = |slot: &Slot| matches!(slot, Slot::Live { resident: r, .. } if *r == resident);
        if let Some(slot) = self.slots.iter().position(there) {
            return Ok(slot);
        }
        // What the resident left behind need not be distinguished from a change: one slot is enough
        // for both.
        let left_behind = self.slots.iter().position(|slot| *slot == Slot::Ghost { resident });
        let slot = left_behind.map_or_else(|| self.free_slot(), Ok)?;
        let mut record = ledger.get(resident);
        if record.nights < self.nights && site.design().sync.reconcile == Reconcile::Daily {
            record.replicas[..site.replicas()].fill(record.registry);
        }
        self.behind -= u64::from(record.behind(site.replicas()));
        let versions = record.replicas[..site.replicas()].iter().chain([&record.registry]);
        let base = versions.copied().min().unwrap_or_default();
        // A record was in a slot before it was in the ledger, so it lags no further than a slot holds.
        let counted = |version: u64| u8::try_from(version - base).unwrap_or(MOST_LAG).min(MOST_LAG);
        let sync = &mut self.state.sync;
        sync.registry.set(slot, counted(record.registry));
        for replica in 0..site.replicas() {
            sync.replicas[replica].set(slot, counted(record.replicas[replica]));
        }
        self.slots[slot] = Slot::Live { resident, request: None, base };
        Ok(slot)
    }

    /// A request starts to be in flight in the slot of its resident.
    pub(super) fn assign(&mut self, slot: usize, asked: usize) -> Result<(), Limit> {
        self.part_with_leftovers(slot)?;
        match &mut self.slots[slot] {
            Slot::Live { request: free @ None, .. } => {
                *free = Some(asked);
                Ok(())
            }
            _ => Err(Limit::TwoRequests { resident: self.resident(slot).unwrap_or_default() }),
        }
    }

    fn free_slot(&self) -> Result<usize, Limit> {
        self.slots.iter().position(|slot| *slot == Slot::Free).ok_or(Limit::Residents)
    }

    /// Whether the model's arrays have room for one more change of the record in a slot.
    pub(super) fn room_for_change(&self, slot: usize) -> Result<(), Limit> {
        let feed_full = self.state.sync.feed.iter().all(|&change| change != Change::NONE);
        match () {
            () if feed_full => Err(Limit::Changes),
            () if self.state.sync.registry.of(slot) >= MOST_LAG => Err(Limit::Lag),
            () => Ok(()),
        }
    }

    /// Whether a second may pass and make a difference: something is filed under the present one.
    pub(super) fn second_is_used(&self, site: &Site) -> bool {
        let second = self.state.clock.second;
        let asked = |r: &Request| r.in_flight() && r.number == second;
        let mut places = self.state.spool.images().map(|image| image.place.number());
        site.design().image.key == KeyPolicy::Second
            && (self.state.requests.iter().any(asked)
                || places.any(|place| place == usize::from(second)))
    }

    /// Renumbers the seconds in use, so that the one after the present one is free.
    pub(super) fn make_room_for_a_second(&mut self, site: &Site) -> Result<(), Limit> {
        let present = self.state.clock.second;
        let used = |second: &u8| {
            let here = |r: &Request| r.in_flight() && r.number == *second;
            *second != present && self.state.requests.iter().any(here)
        };
        let mut old: Vec<u8> = (0..MAX_SECONDS as u8).filter(used).collect();
        if self.second_is_used(site) {
            old.push(present);
        }
        if old.len() >= MAX_SECONDS {
            return Err(Limit::Seconds);
        }
        let in_use = |place: Place| old.iter().position(|&was| usize::from(was) == place.number());
        self.state.spool.retain_images(|place| in_use(place).is_some());
        self.state.spool.move_images(|place| {
            let second = in_use(place).expect("what is in no use is gone");
            Place::new(place.key(), place.spool(), second)
        });
        let renumbered =
            |second: u8| old.iter().position(|&was| was == second).unwrap_or_default() as u8;
        for request in self.state.requests.iter_mut().filter(|request| request.in_flight()) {
            request.number = renumbered(request.number);
        }
        self.state.clock.second = old.len().saturating_sub(1) as u8;
        Ok(())
    }

    /// Forgets what no later step depends on, after a step was taken.
    pub(super) fn tidy(&mut self, site: &Site, ledger: &mut Ledger, step: Option<Step>) {
        self.state.forget(site);
        if step == Some(Step::Night) {
            self.nights += 1;
            if site.design().sync.reconcile == Reconcile::Daily {
                self.behind = 0;
            }
        }
        self.forget_places(site);
        for slot in 0..MAX_REQUESTS {
            self.tidy_slot(site, ledger, slot);
        }
        self.mark = ledger.mark();
    }

    /// Clears the places that no request can name any more.
    fn forget_places(&mut self, site: &Site) {
        let image = &site.design().image;
        if image.pick == PickPolicy::Next || image.key == KeyPolicy::Slot {
            return;
        }
        let (requests, clock) = (&self.state.requests, &self.state.clock);
        self.state.spool.retain_images(|place| match image.key {
            KeyPolicy::Request => requests[place.number()].in_flight(),
            _ => {
                let second = place.number() as u8;
                let asks = |r: &Request| r.in_flight() && r.number == second;
                second == clock.second || requests.iter().any(asks)
            }
        });
    }

    fn tidy_slot(&mut self, site: &Site, ledger: &mut Ledger, slot: usize) {
        match self.slots[slot] {
            Slot::Free => {}
            Slot::Ghost { .. } if self.lies(slot) => {}
            Slot::Ghost { .. } => self.slots[slot] = Slot::Free,
            Slot::Live { resident, request, base } => {
                let r = &mut self.state.requests[slot];
                (r.due, r.version) = (0, 0);
                if r.settled() {
                    *r = Request::AWAY;
                }
                let away = r.phase == Phase::Away;
                let request = request.filter(|_| !away);
                self.slots[slot] = Slot::Live { resident, request, base };
                self.recount(site, slot);
                if away && !self.change_under_way(slot) {
                    self.release(site, ledger, slot);
                }
            }
        }
    }

    /// The slot is no longer its resident's. A remaining image keeps it as a ghost's.
    fn release(&mut self, site: &Site, ledger: &mut Ledger, slot: usize) {
        let Some(resident) = self.resident(slot) else { return };
        let sync = &self.state.sync;
        let mut record = KnownRecord {
            registry: self.version(slot, sync.registry.of(slot)),
            ..KnownRecord::default()
        };
        for replica in 0..site.replicas() {
            record.replicas[replica] = self.version(slot, sync.replicas[replica].of(slot));
        }
        record.nights = self.nights;
        if record.registry > 0 {
            self.behind += u64::from(record.behind(site.replicas()));
            ledger.put(resident, record);
        }
        self.state.sync.registry.set(slot, 0);
        for replica in &mut self.state.sync.replicas {
            replica.set(slot, 0);
        }
        let ghost = self.lies(slot);
        self.slots[slot] = if ghost { Slot::Ghost { resident } } else { Slot::Free };
    }

    /// Gives what an earlier request left behind a slot of its own when its resident comes again: a
    /// time that runs out now drops the new image and not the old one. A resident who comes once, as
    /// all do in a scene, never needs a second slot.
    fn part_with_leftovers(&mut self, slot: usize) -> Result<(), Limit> {
        let Slot::Live { resident, request: None, .. } = self.slots[slot] else { return Ok(()) };
        if !self.lies(slot) {
            return Ok(());
        }
        let ghost = self.free_slot()?;
        self.slots[ghost] = Slot::Ghost { resident };
        let spool = &mut self.state.spool;
        let pages = spool.images.iter_mut().flat_map(|image| &mut image.pages);
        for who in pages.filter(|who| who.is(slot)) {
            *who = Who::request(ghost);
        }
        for queued in spool.queue.iter_mut().filter(|queued| queued.of.is(slot)) {
            queued.of = Who::request(ghost);
        }
        Ok(())
    }

    /// Whether something shows the slot's resident, at a place or in the queue.
    fn lies(&self, slot: usize) -> bool {
        let spool = &self.state.spool;
        spool.images().flat_map(|image| &image.pages).any(|who| who.is(slot))
            || spool.queue.iter().any(|queued| queued.of.is(slot))
    }

    /// Whether a change of the slot's record waits or is being applied.
    fn change_under_way(&self, slot: usize) -> bool {
        let sync = &self.state.sync;
        sync.busy(slot) || sync.feed.iter().any(|change| change.record.is(slot))
    }

    /// Counts the slot's versions from the lowest one in use.
    fn recount(&mut self, site: &Site, slot: usize) {
        let sync = &mut self.state.sync;
        let replicas = site.replicas();
        let mut lowest = sync.registry.of(slot);
        for replica in &sync.replicas[..replicas] {
            lowest = lowest.min(replica.of(slot));
        }
        if lowest == 0 {
            return;
        }
        // The changes under way are at least as new as the oldest replica: the feed keeps its order,
        // and a night passes only when nothing is under way.
        for versions in sync.replicas[..replicas].iter_mut().chain([&mut sync.registry]) {
            versions.set(slot, versions.of(slot) - lowest);
        }
        for change in sync.feed.iter_mut().chain([&mut sync.carried]) {
            if change.record.is(slot) {
                change.version -= lowest;
            }
        }
        if let Slot::Live { base, .. } = &mut self.slots[slot] {
            *base += u64::from(lowest);
        }
    }
}
