//! The measure that every step raises, and that the scope bounds.
//!
//! It counts the steps taken, a step that can no longer be taken counted as taken. So no behaviour
//! is infinite, and "every request settles" (C7) is a question about terminal states only.

use super::{Site, State};
use crate::scope::MAX_REQUESTS;

impl Site {
    /// How far a state has come, in steps.
    pub fn measure(&self, state: &State) -> u32 {
        let pages = self.design().image.pages;
        let made = &state.requests[..self.requests()];
        let requests: u32 = made.iter().map(|request| request.progress(pages)).sum();
        let clock = u32::from(state.clock.second) + u32::from(state.clock.nights);
        requests + state.sync.progress(self.replicas()) + clock
    }

    /// What the measure cannot exceed within the scope: no behaviour is longer.
    pub fn longest_behaviour(&self) -> u32 {
        let scope = self.scope();
        let a_request = 5 + 2 * u32::from(self.design().image.pages);
        let a_change = 1 + self.replicas() as u32 + 2;
        let timeouts = u32::from(scope.timeouts).min(MAX_REQUESTS as u32);
        u32::from(scope.requests) * a_request
            + u32::from(scope.changes) * a_change
            + timeouts
            + u32::from(scope.seconds - 1)
            + u32::from(scope.nights)
    }
}
