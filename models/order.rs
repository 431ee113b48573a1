//! Wait and release (順番管理, 処理待ち, 解除): who may print now.
//!
//! Two holds separate two prints. An app server holds one request at a time. The site's order is a
//! *set* of holders: a request joins only when it is empty, the sync joins whenever it runs. A
//! release removes the holds of the one who releases and of nobody else; the exception is
//! [`ReleasePolicy::All`], where the sync at its end empties the set: the Adachi defect (Adachi
//! City's notice of 2023-05-01: the wait of the print process was released by mistake).
//!
//! [`alone`] checks this part without the rest of the site.

use crate::answers::Answers;
use crate::design::{OrderScope, ReleasePolicy};
use crate::part::{Bits, Part, Permutation, Profiles};
use crate::scope::MAX_SERVERS;
use crate::who::Who;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

pub mod alone;

/// Who holds what.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Order {
    /// The request that each app server holds.
    pub servers: [Who; MAX_SERVERS],
    /// The requests among the holders of the site's order: bit r stands for request r.
    pub holders: u8,
    /// Whether the sync is among the holders of the site's order.
    pub sync_holds: bool,
}

impl Order {
    /// Nobody holds anything.
    pub const FREE: Order =
        Order { servers: [Who::NOBODY; MAX_SERVERS], holders: 0, sync_holds: false };

    /// Whether the server lets another request in.
    pub fn admits(&self, scope: OrderScope, server: u8) -> bool {
        scope == OrderScope::None || self.servers[usize::from(server)] == Who::NOBODY
    }

    /// The request is let in by its server.
    pub fn enter(&mut self, scope: OrderScope, server: u8, request: usize) {
        if scope != OrderScope::None {
            self.servers[usize::from(server)] = Who::request(request);
        }
    }

    /// Whether the site's order lets another request print.
    pub fn grants(&self, scope: OrderScope) -> bool {
        scope != OrderScope::Site || (self.holders == 0 && !self.sync_holds)
    }

    /// The request joins the holders of the site's order.
    pub fn acquire(&mut self, scope: OrderScope, request: usize) {
        if scope == OrderScope::Site {
            self.holders |= 1 << request;
        }
    }

    /// Whether the request is among the holders of the site's order.
    pub fn is_held_by(&self, request: usize) -> bool {
        self.holders & (1 << request) != 0
    }

    /// The request releases its own holds.
    pub fn release(&mut self, request: usize) {
        self.holders &= !(1 << request);
        let released = Who::request(request);
        for holder in &mut self.servers {
            if *holder == released {
                *holder = Who::NOBODY;
            }
        }
    }

    /// The sync joins the holders of the site's order: it waits for nobody, prints wait for it.
    pub fn join_sync(&mut self) {
        self.sync_holds = true;
    }

    /// The sync leaves; with `release = "all"` everybody leaves with it.
    pub fn leave_sync(&mut self, release: ReleasePolicy) {
        self.sync_holds = false;
        if release == ReleasePolicy::All {
            self.holders = 0;
        }
    }
}

/// How far each field is shifted in what is said of a resident.
mod at {
    /// Whether it is among the holders of the site's order.
    pub(super) const HOLDER: u32 = 0;
    /// Whether an app server holds it.
    pub(super) const HELD: u32 = 1;
    pub(super) const END: u32 = 2;
}

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
        (0..MAX_SERVERS).for_each(|server| bits.who(server < answers.app_servers(), answers));
        bits.number(true, (1 << answers.requests()) - 1); // holders
        bits.flag(true); // sync_holds
    }

    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Order) {
        next.holders = 0;
        for r in 0..answers.requests() {
            next.holders |= u8::from(self.is_held_by(r)) << renaming.resident(r);
        }
        for server in 0..answers.app_servers() {
            next.servers[renaming.server(server)] = renaming.who(self.servers[server]);
        }
    }

    #[inline]
    fn describe(&self, answers: &Answers, at: u32, profiles: &mut Profiles) {
        for r in 0..answers.requests() {
            let holds = u64::from(self.is_held_by(r));
            profiles.say(Who::request(r), holds << (at + at::HOLDER));
        }
        for (server, &held) in self.servers[..answers.app_servers()].iter().enumerate() {
            profiles.say(held, 1 << (at + at::HELD));
            profiles.expect_at(held, server as u8);
        }
    }
}
