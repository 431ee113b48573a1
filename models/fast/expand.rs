//! The successors of a state, for searches in a hurry.
//!
//! [`Site::successors`] goes through a list of steps. Here they are enumerated in place, so that the
//! compiler knows which step is asked for and leaves the rest of the table out, and what is asked of a
//! whole group of steps is asked once. Guards and effects are those of the table, the order is
//! another; a test compares the two.

use crate::site::group::{StepGroup, VisitGroup};
use crate::site::take::{Take, TakeMode};
use crate::site::{Site, State};
use honnin_steps::{Step, Visit};

impl Site {
    /// Appends the states that one step leads to, by one group of steps after the other.
    pub fn expand(&self, state: &State, successors: &mut Vec<State>) {
        self.each_group(state, &mut Expansion { site: self, state, successors });
    }
}

/// A state whose successors are appended to others.
struct Expansion<'a> {
    site: &'a Site,
    state: &'a State,
    successors: &'a mut Vec<State>,
}

impl VisitGroup for Expansion<'_> {
    #[inline(always)]
    fn visit(&mut self, group: StepGroup<'_>) {
        let Expansion { site, state, successors } = self;
        site.each_step(group, &mut Steps { site, state, group, successors });
    }
}

/// The steps of one group.
struct Steps<'a> {
    site: &'a Site,
    state: &'a State,
    group: StepGroup<'a>,
    successors: &'a mut Vec<State>,
}

impl Visit for Steps<'_> {
    #[inline(always)]
    fn wants(&self, step: Step) -> bool {
        let mut possible = false;
        self.site.rule(self.state, step, Take::new(self.group, Possible(&mut possible)));
        possible
    }

    #[inline(always)]
    fn visit(&mut self, step: Step) {
        let append = Append(self.state, self.successors);
        self.site.rule(self.state, step, Take::new(self.group, append));
    }
}

/// Whether it may be enabled, going by the answers and by its group.
struct Possible<'a>(&'a mut bool);

impl<'n> TakeMode<'n> for Possible<'_> {
    #[inline(always)]
    fn answer(self, given: bool, from: bool, _: bool) -> Option<&'n mut State> {
        *self.0 = given && from;
        None
    }
}

/// The state after it, appended to others, if it is enabled in this one.
struct Append<'a, 'n>(&'a State, &'n mut Vec<State>);

impl<'n> TakeMode<'n> for Append<'_, 'n> {
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
