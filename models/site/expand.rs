//! The successors of a state, for searches in a hurry.
//!
//! [`Site::successors`] asks every step of the universe whether it is enabled. Here only those are
//! asked that the phase of each request leaves open. Guards and effects are the same ones: what is
//! left out is never enabled, and a test compares the two.

use super::{Site, State, Step};
use crate::request::Phase;

impl Site {
    /// Appends the states that one step leads to. Their order follows requests first and is not
    /// that of the table.
    pub fn expand(&self, state: &State, successors: &mut Vec<State>) {
        for request in 0..self.requests() {
            self.expand_request(state, request, successors);
        }
        let scope = self.scope();
        if scope.changes > 0 {
            self.expand_sync(state, successors);
        }
        if scope.seconds > 1 {
            self.push_after(state, Step::Tick, successors);
        }
        if scope.nights > 0 {
            self.push_after(state, Step::Night, successors);
        }
    }

    /// The steps of one request that its phase leaves open.
    fn expand_request(&self, state: &State, request: usize, successors: &mut Vec<State>) {
        let asked = &state.requests[request];
        match asked.phase {
            Phase::Away => {
                for server in 0..usize::from(self.design().topology.app_servers) {
                    self.push_after(state, Step::Arrive { request, server }, successors);
                }
            }
            Phase::Arrived => self.push_after(state, Step::Enter { request }, successors),
            Phase::Entered => self.push_after(state, Step::Acquire { request }, successors),
            Phase::Granted => {
                self.push_after(state, Step::Fetch { request }, successors);
                self.push_after(state, Step::Timeout { request }, successors);
            }
            Phase::Fetched | Phase::Skipped => {
                let pages = usize::from(self.design().image.pages);
                let (written, read) = (usize::from(asked.written), usize::from(asked.read));
                if written < pages {
                    self.push_after(state, Step::Write { request, page: written }, successors);
                }
                if read < pages {
                    self.push_after(state, Step::Read { request, page: read }, successors);
                }
                self.push_after(state, Step::Finish { request }, successors);
                self.push_after(state, Step::Timeout { request }, successors);
            }
            Phase::Delivered | Phase::Failed => {}
        }
    }

    /// The steps of the registry and the sync.
    fn expand_sync(&self, state: &State, successors: &mut Vec<State>) {
        for resident in 0..self.requests() {
            self.push_after(state, Step::Change { resident }, successors);
        }
        self.push_after(state, Step::Begin, successors);
        let replica = usize::from(state.sync.applied);
        if replica < self.replicas() {
            self.push_after(state, Step::Apply { replica }, successors);
        }
        self.push_after(state, Step::End, successors);
        self.push_after(state, Step::Drop, successors);
    }

    /// Appends the state after a step, where it is enabled. Inlined, so that guard and effect know
    /// which step is asked.
    #[inline(always)]
    fn push_after(&self, state: &State, step: Step, successors: &mut Vec<State>) {
        if self.enabled(state, step) {
            successors.push(*state);
            let next = successors.last_mut().expect("a state was pushed");
            self.take(next, step);
        }
    }
}
