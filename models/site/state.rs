//! The state of a site: a small value of plain bytes.

use crate::order::Order;
use crate::request::{Phase, Request};
use crate::scope::MAX_REQUESTS;
use crate::spool::Spool;
use crate::sync::Sync;
use std::collections::BTreeMap;
use std::fmt;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// The clock that keys by second read, and the nights.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Clock {
    /// Seconds passed.
    pub second: u8,
    /// Whether a request arrived in this second; kept only with `arrivals = "one-per-second"`.
    pub arrival: bool,
    /// Nights passed.
    pub nights: u8,
}

/// Everything the site is at one moment, sized for the largest scope.
///
/// The derives prove that there is no padding: two states are equal when their bytes are, and a
/// state is hashed as its bytes.
#[derive(Clone, Copy, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct State {
    /// The requests; those beyond the scope stay away.
    pub requests: [Request; MAX_REQUESTS],
    /// Wait and release.
    pub order: Order,
    /// Print images and queue.
    pub spool: Spool,
    /// Registry, feed and replicas.
    pub sync: Sync,
    /// Seconds and nights.
    pub clock: Clock,
}

impl State {
    /// The one initial state: nothing has happened.
    pub const START: State = State {
        requests: [Request::AWAY; MAX_REQUESTS],
        order: Order::FREE,
        spool: Spool::EMPTY,
        sync: Sync::START,
        clock: Clock { second: 0, arrival: false, nights: 0 },
    };

    /// How many timeouts have fired: a request's time runs out at most once.
    pub fn timeouts_fired(&self) -> u8 {
        self.requests.iter().map(|request| u8::from(request.expired)).sum()
    }
}

impl fmt::Debug for State {
    /// What Stateright's Explorer shows: the parts that differ from the start.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let made = |(_, request): &(usize, &Request)| request.phase != Phase::Away;
        let requests: BTreeMap<usize, &Request> =
            self.requests.iter().enumerate().filter(made).collect();
        let lies = |(place, _): &(usize, _)| self.spool.lies_at(*place);
        let images: BTreeMap<usize, _> =
            self.spool.images.iter().enumerate().filter(lies).collect();
        formatter
            .debug_struct("State")
            .field("requests", &requests)
            .field("order", &self.order)
            .field("images", &images)
            .field("queue", &self.spool.queue)
            .field("sync", &self.sync)
            .field("clock", &self.clock)
            .finish()
    }
}
