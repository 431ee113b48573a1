//! The effects of steps that do more than one thing, or that several steps have in common.

use super::{Site, State};
use crate::counters::counter_of;
use crate::design::{CrashRecovery, Design, KeyPolicy, PickPolicy, PickupTime};
use crate::spool::spool_of;

impl Site {
    /// The effect of `read(r, p)`.
    pub(super) fn read(&self, next: &mut State, request: usize, page: usize) {
        let Design { image, .. } = self.design_of(next.requests[request].server);
        let place = self.place_of(next, request);
        let shown = match image.pick {
            PickPolicy::Key => next.spool.read(place, page),
            PickPolicy::Next => {
                let spool = spool_of(self.design(), &next.requests[request]);
                next.spool.take_next(spool)
            }
        };
        if shown.index().is_none() {
            return next.fail(request);
        }
        let r = &mut next.requests[request];
        r.pages[page] = shown;
        r.read += 1;
        if r.read == image.pages && image.pick == PickPolicy::Key {
            next.spool.after_reading(image.after, place);
        }
    }
}

impl State {
    /// The number that the image key of a request is made of from its arrival on; 0 where it is made
    /// of something else.
    pub(super) fn number_of_arrival(&mut self, design: &Design, server: usize) -> u8 {
        match design.image.key {
            KeyPolicy::Second => self.clock.second,
            KeyPolicy::Counter => {
                self.counters.count(counter_of(design.image.counter, server), design.image.wrap)
            }
            KeyPolicy::Slot | KeyPolicy::Request => 0,
        }
    }

    /// A request ends as failed and releases its own holds.
    pub(super) fn fail(&mut self, request: usize) {
        self.requests[request].fail();
        self.order.release(request);
    }

    /// A request goes on as if its image had been written. Of abandoned work that is the end.
    pub(super) fn skip(&mut self, request: usize, pickup: PickupTime) {
        if !self.requests[request].is_worked_on() {
            self.requests[request].skip();
        }
        self.end_writing(request, pickup);
    }

    /// The image of a request is made: abandoned work ends, and where images are read later, the
    /// holds are released.
    pub(super) fn end_writing(&mut self, request: usize, pickup: PickupTime) {
        if self.requests[request].is_worked_on() {
            self.requests[request].fail();
        } else if pickup == PickupTime::Later {
            self.order.release(request);
        }
    }

    /// The app server of a request dies with it. Its holds of the site's order and its images go with
    /// it only where that is cleaned up.
    pub(super) fn die(&mut self, request: usize, recovery: CrashRecovery) {
        self.requests[request].fail();
        if recovery == CrashRecovery::Clean {
            self.order.release(request);
            self.spool.drop_image(request);
        }
    }
}
