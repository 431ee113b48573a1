//! How a step of the table is asked for: whether it exists, whether it is enabled, what it leads to.
//!
//! The table in [`crate::site`] says of each step under which answers there is such a step at all
//! (`given`), in which states it is enabled (`when`), and what it does to the next state. Whoever
//! asks gets as far as the question goes: the rest of the row is left out, by the compiler where it
//! knows the step.

use super::group::StepGroup;
use super::{Site, State};
use crate::request::{Phase, Request};
use honnin_steps::{Step, Visit};

/// A step being asked for.
pub(crate) struct Take<'a, A> {
    group: StepGroup<'a>,
    given: bool,
    from: bool,
    asked: A,
}

impl<'a, A> Take<'a, A> {
    /// Something is asked of a step of this group.
    #[inline(always)]
    pub(crate) fn new(group: StepGroup<'a>, asked: A) -> Take<'a, A> {
        Take { group, given: true, from: true, asked }
    }

    /// The request that the step is taken for; one that is away where it is taken for none.
    #[inline(always)]
    pub(super) fn own(&self) -> &'a Request {
        self.group.own
    }

    /// There is such a step only where the answers are like this.
    #[inline(always)]
    pub(super) fn given(self, answers: bool) -> Take<'a, A> {
        Take { given: self.given && answers, ..self }
    }

    /// The request that it is taken for must be in one of these phases.
    #[inline(always)]
    pub(super) fn from<const N: usize>(self, phases: [Phase; N]) -> Take<'a, A> {
        Take { from: phases.contains(&self.group.phase), ..self }
    }

    /// The step is enabled in states like this. Gives the next state, for the effects, where the
    /// step is to be taken and can be.
    #[inline(always)]
    pub(super) fn when<'n>(self, guard: bool) -> Option<&'n mut State>
    where
        A: TakeMode<'n>,
    {
        self.asked.answer(self.given, self.from, guard)
    }
}

/// What is asked of a step.
pub(crate) trait TakeMode<'n> {
    /// Whether the answers and the state allow the step. Gives what to take it in.
    fn answer(self, given: bool, from: bool, guard: bool) -> Option<&'n mut State>;
}

/// Whether some state may enable it.
struct Exists<'a>(&'a mut bool);

impl<'n> TakeMode<'n> for Exists<'_> {
    #[inline(always)]
    fn answer(self, given: bool, _: bool, _: bool) -> Option<&'n mut State> {
        *self.0 = given;
        None
    }
}

/// Whether it is enabled.
struct Enabled<'a>(&'a mut bool);

impl<'n> TakeMode<'n> for Enabled<'_> {
    #[inline(always)]
    fn answer(self, given: bool, from: bool, guard: bool) -> Option<&'n mut State> {
        *self.0 = given && from && guard;
        None
    }
}

/// The state after it, if it is enabled in this one.
struct After<'a, 'n>(&'a State, &'n mut Option<State>);

impl<'n> TakeMode<'n> for After<'_, 'n> {
    #[inline(always)]
    fn answer(self, given: bool, from: bool, guard: bool) -> Option<&'n mut State> {
        let After(state, next) = self;
        (given && from && guard).then(move || next.insert(*state))
    }
}

impl Site {
    /// Asks something of a step in a state.
    #[inline(always)]
    fn ask<'n>(&self, state: &State, step: Step, asked: impl TakeMode<'n>) {
        self.rule(state, step, Take::new(StepGroup::find(state, step), asked));
    }

    /// Whether the step may be taken in this state.
    pub fn enabled(&self, state: &State, step: Step) -> bool {
        let mut enabled = false;
        self.ask(state, step, Enabled(&mut enabled));
        enabled
    }

    /// The state after a step; `None` when the step is not enabled.
    #[inline]
    pub fn after(&self, state: &State, step: Step) -> Option<State> {
        let mut next = None;
        self.take(state, step, &mut next);
        next
    }

    /// Makes the state after a step where it is wanted: a state is too large to be handed on.
    #[inline(never)]
    fn take(&self, state: &State, step: Step, next: &mut Option<State>) {
        self.ask(state, step, After(state, next));
    }

    /// All steps enabled in a state with the states they lead to, in the order of the table.
    /// Allocates nothing.
    pub fn successors<'a>(&'a self, state: &'a State) -> impl Iterator<Item = (Step, State)> + 'a {
        self.steps.iter().filter_map(|&step| self.after(state, step).map(|next| (step, next)))
    }

    /// Every step that some state may enable, in the order of the table.
    pub(super) fn universe(&self) -> Vec<Step> {
        let mut existing = Existing { site: self, steps: Vec::new() };
        Step::each(&self.counts, &mut existing);
        debug_assert!(existing.steps.is_sorted(), "steps are enumerated in their order");
        existing.steps
    }
}

/// The steps that exist under the answers of a site.
struct Existing<'a> {
    site: &'a Site,
    steps: Vec<Step>,
}

impl Visit for Existing<'_> {
    fn visit(&mut self, step: Step) {
        let mut exists = false;
        self.site.ask(&State::START, step, Exists(&mut exists));
        self.steps.extend(exists.then_some(step));
    }
}
