//! The spool on its own: requests that write their pages and read them back, in any order.
//!
//! | claim | says |
//! | --- | --- |
//! | `owner-reads-what-it-wrote` | every page that a request reads shows the request itself |
//! | `nothing-left` | when everybody is done, no image remains |
//!
//! Whether the first holds depends on the policies, and on whether prints happen one at a time:
//!
//! | key, pick | any order | one print at a time |
//! | --- | --- | --- |
//! | slot, by key | violated | holds |
//! | second, by key, same second | violated | holds |
//! | second, by key, other seconds | holds | holds |
//! | request, by key | holds | holds |
//! | any key, next of the queue | violated | holds |
//!
//! So a key of one's own is safe whatever the order does, and every other policy leans on the order.
//!
//! **By hand.** One request with one page: nothing, written, read, 3 states. Two requests with keys
//! of their own do not touch each other: 3 × 3 = 9 states. One at a time, only the pair written and
//! written falls away: 8 states.

use super::Spool;
use crate::design::{AfterPolicy, Design, ImageRules, KeyPolicy, PickPolicy};
use crate::request::{Phase, Request};
use crate::spool::{Place, place_of};
use crate::who::Who;
use stateright::{Model, Property};

/// Requests at one spool.
#[derive(Clone, Debug)]
pub struct SpoolAlone {
    /// Key, pick, after and pages.
    pub image: ImageRules,
    /// Number of requests.
    pub requests: usize,
    /// Whether all arrived in the same second; else each in its own.
    pub same_second: bool,
    /// Whether one print ends before the next begins.
    pub one_at_a_time: bool,
}

/// The requests and the images.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SpoolState {
    /// The requests, from fetched to delivered or failed.
    pub requests: Vec<Request>,
    /// The images.
    pub spool: Spool,
}

/// One step at the spool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpoolStep {
    /// A request writes its next page.
    Write(usize),
    /// A request reads its next page.
    Read(usize),
}

impl SpoolAlone {
    fn place(&self, state: &SpoolState, request: usize) -> Place {
        let design = Design { image: self.image, ..Design::default() };
        place_of(&design, request, &state.requests)
    }

    fn printing(request: &Request) -> bool {
        request.phase == Phase::Fetched && request.written > 0
    }

    fn may_go_on(&self, state: &SpoolState, request: usize) -> bool {
        let another_prints =
            (0..self.requests).any(|r| r != request && Self::printing(&state.requests[r]));
        state.requests[request].phase == Phase::Fetched && !(self.one_at_a_time && another_prints)
    }

    fn owner_reads_what_it_wrote(&self, state: &SpoolState) -> bool {
        (0..self.requests).all(|r| !state.requests[r].shows_another(r))
    }

    fn nothing_left(&self, state: &SpoolState) -> bool {
        let done = state.requests.iter().all(Request::settled);
        !done || self.image.after == AfterPolicy::Keep || state.spool.is_empty()
    }

    fn read(&self, next: &mut SpoolState, request: usize) {
        let (place, page) = (self.place(next, request), usize::from(next.requests[request].read));
        let shown = match self.image.pick {
            PickPolicy::Key => next.spool.read(place, page),
            PickPolicy::Next => next.spool.take_next(0),
        };
        let r = &mut next.requests[request];
        if shown == Who::NOBODY {
            return r.fail();
        }
        r.pages[page] = shown;
        r.read += 1;
        if r.read == self.image.pages {
            r.deliver();
            if self.image.pick == PickPolicy::Key {
                next.spool.after_reading(self.image.after, place);
            }
        }
    }
}

impl Model for SpoolAlone {
    type State = SpoolState;
    type Action = SpoolStep;

    fn init_states(&self) -> Vec<SpoolState> {
        let by_second = self.image.key == KeyPolicy::Second && !self.same_second;
        let fetched = |r: usize| {
            let number = if by_second { r as u8 } else { 0 };
            Request { phase: Phase::Fetched, number, ..Request::AWAY }
        };
        vec![SpoolState {
            requests: (0..self.requests).map(fetched).collect(),
            spool: Spool::EMPTY,
        }]
    }

    fn actions(&self, state: &SpoolState, steps: &mut Vec<SpoolStep>) {
        for r in (0..self.requests).filter(|&r| self.may_go_on(state, r)) {
            let written = state.requests[r].ready_to_read(self.image.pages);
            steps.push(if written { SpoolStep::Read(r) } else { SpoolStep::Write(r) });
        }
    }

    fn next_state(&self, state: &SpoolState, step: SpoolStep) -> Option<SpoolState> {
        let mut next = state.clone();
        match step {
            SpoolStep::Write(r) => {
                let (place, page) = (self.place(state, r), usize::from(state.requests[r].written));
                next.requests[r].written += 1;
                match self.image.pick {
                    PickPolicy::Key => next.spool.write(place, page, r),
                    PickPolicy::Next => next.spool.join_queue(0, r),
                }
            }
            SpoolStep::Read(r) => self.read(&mut next, r),
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("owner-reads-what-it-wrote", Self::owner_reads_what_it_wrote),
            Property::always("nothing-left", Self::nothing_left),
            Property::sometimes("everybody-has-a-document", |_, state: &SpoolState| {
                state.requests.iter().all(|r| r.phase == Phase::Delivered)
            }),
        ]
    }
}
