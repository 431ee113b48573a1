//! The successors of a state, for searches in a hurry.
//!
//! [`Site::successors`] goes through a list of steps. Here they are enumerated in place, so that the
//! compiler knows which step is asked for and leaves the rest of the table out, and what a request's
//! phase rules out is ruled out for its steps together. Guards and effects are those of the table,
//! the order is another; a test compares the two.

use crate::request::{Phase, Request};
use crate::site::take::{Asked, Take};
use crate::site::{Site, State};
use honnin_steps::{Step, Visit};

/// Does something with a phase that the compiler knows in each case, so that it leaves out what the
/// phase rules out.
macro_rules! known {
    ($phase:expr, $known:ident => $then:expr) => {
        known!($phase, $known => $then,
            [Away Arrived Entered Granted Fetched Skipped Delivered Failed])
    };
    ($phase:expr, $known:ident => $then:expr, [$($name:ident)+]) => {
        match $phase {
            $(Phase::$name => {
                let $known = Phase::$name;
                $then
            })+
        }
    };
}

impl Site {
    /// Appends the states that one step leads to: those of the first request's steps, then of the
    /// next one's; last those of steps that are taken for no request.
    pub fn expand(&self, state: &State, successors: &mut Vec<State>) {
        for request in 0..self.requests() {
            let own = &state.requests[request];
            known!(own.phase, phase => {
                let mut expansion = Expansion { site: self, state, own, phase, successors };
                Step::each_of_request(request, self.counts(), &mut expansion);
            });
        }
        let mut expansion =
            Expansion { site: self, state, own: &Request::AWAY, phase: Phase::Away, successors };
        Step::each_of_site(self.counts(), &mut expansion);
    }
}

struct Expansion<'a> {
    site: &'a Site,
    state: &'a State,
    own: &'a Request,
    phase: Phase,
    successors: &'a mut Vec<State>,
}

impl Visit for Expansion<'_> {
    #[inline(always)]
    fn wants(&self, step: Step) -> bool {
        let mut possible = false;
        self.site.rule(self.state, self.own, step, Take::new(self.phase, Possible(&mut possible)));
        possible
    }

    #[inline(always)]
    fn visit(&mut self, step: Step) {
        self.site.rule(
            self.state,
            self.own,
            step,
            Take::new(self.phase, Append(self.state, self.successors)),
        );
    }
}

/// Whether it may be enabled, going by the answers and by how far its request has come.
struct Possible<'a>(&'a mut bool);

impl<'n> Asked<'n> for Possible<'_> {
    #[inline(always)]
    fn answer(self, given: bool, from: bool, _: bool) -> Option<&'n mut State> {
        *self.0 = given && from;
        None
    }
}

/// The state after it, appended to others, if it is enabled in this one.
struct Append<'a, 'n>(&'a State, &'n mut Vec<State>);

impl<'n> Asked<'n> for Append<'_, 'n> {
    #[inline(always)]
    fn answer(self, given: bool, from: bool, guard: bool) -> Option<&'n mut State> {
        let Append(state, states) = self;
        if !(given && from && guard) {
            return None;
        }
        states.push(*state);
        states.last_mut()
    }
}
