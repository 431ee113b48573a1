//! Wait and release (順番管理, 処理待ち, 解除): who may print now.
//!
//! Two holds separate two prints. An app server lets in as many requests as the order is wide (one,
//! unless `width` says more), each into a slot of its own. The site's order is a *set* of holders in
//! slots too: a request joins only while a slot is free and the sync does not hold the order, the sync
//! joins whenever it runs. A release removes the holds of the one who releases and of nobody else; the
//! exception is [`ReleasePolicy::All`], where the sync at its end empties the set: the Adachi defect
//! (Adachi City's notice of 2023-05-01: the wait of the print process was released by mistake).
//!
//! [`alone`] checks this part without the rest of the site.

use crate::answers::Answers;
use crate::design::{OrderScope, ReleasePolicy};
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use crate::scope::{MAX_SERVERS, MAX_WIDTH};
use crate::who::Who;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

pub mod alone;

/// Who holds what, slot by slot.
pub type Slots = [Who; MAX_WIDTH];

/// Nobody is in any slot.
const NOBODY: Slots = [Who::NOBODY; MAX_WIDTH];

/// Who holds what.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Order {
    /// The requests that each app server holds.
    pub servers: [Slots; MAX_SERVERS],
    /// The requests among the holders of the site's order.
    pub site: Slots,
    /// Whether the sync is among the holders of the site's order.
    pub sync_holds: bool,
}

/// The least slot that is free, if one is.
#[inline]
fn free_slot(slots: &Slots, width: u8) -> Option<usize> {
    slots[..usize::from(width)].iter().position(|&holder| holder == Who::NOBODY)
}

/// The slot that the request is in, if it is in one.
fn slot_of(slots: &Slots, request: usize) -> Option<usize> {
    slots.iter().position(|holder| holder.is(request))
}

impl Order {
    /// Nobody holds anything.
    pub const FREE: Order =
        Order { servers: [NOBODY; MAX_SERVERS], site: NOBODY, sync_holds: false };

    /// Whether the server lets another request in.
    #[inline]
    pub fn admits(&self, scope: OrderScope, width: u8, server: u8) -> bool {
        scope == OrderScope::None || free_slot(&self.servers[usize::from(server)], width).is_some()
    }

    /// The request is let in by its server.
    pub fn enter(&mut self, scope: OrderScope, width: u8, server: u8, request: usize) {
        if scope != OrderScope::None {
            let slots = &mut self.servers[usize::from(server)];
            let slot = free_slot(slots, width).expect("a server lets in as many as it admits");
            slots[slot] = Who::request(request);
        }
    }

    /// Whether the site's order lets another request print.
    #[inline]
    pub fn grants(&self, scope: OrderScope, width: u8) -> bool {
        scope != OrderScope::Site || (!self.sync_holds && free_slot(&self.site, width).is_some())
    }

    /// The request joins the holders of the site's order.
    pub fn acquire(&mut self, scope: OrderScope, width: u8, request: usize) {
        if scope == OrderScope::Site {
            let slot =
                free_slot(&self.site, width).expect("the order grants as many as it is wide");
            self.site[slot] = Who::request(request);
        }
    }

    /// The number of the slot that separates the prints of this scope: that in the site's order, that
    /// in the server, or 0 where nothing separates them.
    pub fn slot(&self, scope: OrderScope, server: u8, request: usize) -> u8 {
        let slots = match scope {
            OrderScope::None => return 0,
            OrderScope::Server => &self.servers[usize::from(server)],
            OrderScope::Site => &self.site,
        };
        slot_of(slots, request).expect("a granted request is in a slot") as u8
    }

    /// Whether the request is among the holders of the site's order.
    pub fn is_held_by(&self, request: usize) -> bool {
        slot_of(&self.site, request).is_some()
    }

    /// Whether the request is among those that an app server holds.
    pub fn is_held_at(&self, server: usize, request: usize) -> bool {
        slot_of(&self.servers[server], request).is_some()
    }

    /// The request releases its own holds.
    pub fn release(&mut self, request: usize) {
        let released = Who::request(request);
        // Every slot is written, so that the processor does many at once.
        for holder in self.servers.as_flattened_mut().iter_mut().chain(&mut self.site) {
            *holder = if *holder == released { Who::NOBODY } else { *holder };
        }
    }

    /// The holds of an app server that died are gone; those of the site's order stay.
    pub fn lose_server(&mut self, server: usize) {
        self.servers[server] = NOBODY;
    }

    /// The sync joins the holders of the site's order: it waits for nobody, prints wait for it.
    pub fn join_sync(&mut self) {
        self.sync_holds = true;
    }

    /// The sync leaves; with `release = "all"` everybody leaves with it.
    pub fn leave_sync(&mut self, release: ReleasePolicy) {
        self.sync_holds = false;
        if release == ReleasePolicy::All {
            self.site = NOBODY;
        }
    }
}

/// How far each field is shifted in what is said of a resident: one more than the slot it is in.
mod at {
    /// Its slot in the site's order.
    pub(super) const SITE: u32 = 0;
    /// Its slot at its app server.
    pub(super) const SERVER: u32 = 3;
    pub(super) const END: u32 = 6;
}

const _: () = assert!(MAX_WIDTH < 1 << 3, "three bits hold one more than a slot");

impl Part for Order {
    const START: Order = Order::FREE;
    const PROFILE_BITS: u32 = at::END;

    /// Holds come and go with the steps of those who hold.
    #[inline]
    fn progress(&self, _: &Answers) -> u32 {
        0
    }

    fn most_progress(_: &Answers) -> u32 {
        0
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let width = usize::from(answers.design.order.width);
        for server in 0..=MAX_SERVERS {
            // The slots of the servers, and behind them those of the site's order.
            let used = server < answers.app_servers() || server == MAX_SERVERS;
            (0..MAX_WIDTH).for_each(|slot| bits.who(used && slot < width, answers));
        }
        bits.flag(true); // sync_holds
    }

    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Order) {
        next.site = self.site.map(|holder| renaming.who(holder));
        for server in 0..answers.app_servers() {
            let slots = self.servers[server].map(|holder| renaming.who(holder));
            next.servers[renaming.server(server)] = slots;
        }
    }

    #[inline]
    fn describe(&self, answers: &Answers, at: ProfilePlace, profiles: &mut Profiles) {
        let width = usize::from(answers.design.order.width);
        for (slot, &holder) in self.site[..width].iter().enumerate() {
            profiles.say(holder, (slot as u64 + 1) << (at.common + at::SITE));
        }
        for (server, slots) in self.servers[..answers.app_servers()].iter().enumerate() {
            for (slot, &held) in slots[..width].iter().enumerate() {
                profiles.say(held, (slot as u64 + 1) << (at.common + at::SERVER));
                profiles.expect_at(held, server as u8);
            }
        }
    }
}
