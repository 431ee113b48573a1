//! Groups of steps: those taken for one request together, and those taken for none.
//!
//! What the [table](crate::site) asks of the request that a step is taken for, it asks of one request
//! for all steps of a group.

use super::{Site, State};
use crate::request::{Phase, Request};
use honnin_steps::{Step, Visit};

/// A group of steps, and the request that they are taken for.
#[derive(Clone, Copy)]
pub(crate) struct StepGroup<'a> {
    /// The number of the request; `None` where the steps are taken for none.
    number: Option<usize>,
    /// The request; one that is away where they are taken for none.
    pub(super) own: &'a Request,
    /// How far it has come. It is apart, so that the compiler can know it.
    pub(super) phase: Phase,
}

impl<'a> StepGroup<'a> {
    /// The steps that are taken for no request.
    const OF_SITE: StepGroup<'static> =
        StepGroup { number: None, own: &Request::AWAY, phase: Phase::Away };

    /// The steps that are taken for a request.
    #[inline(always)]
    fn of_request(state: &'a State, number: usize) -> StepGroup<'a> {
        let own = &state.requests[number];
        StepGroup { number: Some(number), own, phase: own.phase }
    }

    /// The group of a step.
    #[inline(always)]
    pub(super) fn find(state: &'a State, step: Step) -> StepGroup<'a> {
        step.request().map_or(StepGroup::OF_SITE, |number| StepGroup::of_request(state, number))
    }

    /// Visits the group, with its phase as a constant in each case: so the compiler leaves out what
    /// the phase rules out.
    #[inline(always)]
    fn visited(self, to: &mut impl VisitGroup) {
        macro_rules! known {
            ($($name:ident)+) => {
                match self.phase {
                    $(Phase::$name => to.visit(StepGroup { phase: Phase::$name, ..self }),)+
                }
            };
        }
        known!(
            Away Arrived Entered Granted Fetched Skipped Delivered Failed
            AbandonedGranted AbandonedFetched
        );
    }
}

/// Something to be done with one group after another. A trait and no closure, so that a visit can be
/// inlined where the phase is known, however large it is.
pub(crate) trait VisitGroup {
    /// Does it with this group.
    fn visit(&mut self, group: StepGroup<'_>);
}

impl Site {
    /// Goes through the groups of steps: that of the first request, then of the next one; last that
    /// of steps taken for none.
    #[inline(always)]
    pub(crate) fn each_group(&self, state: &State, to: &mut impl VisitGroup) {
        for number in 0..self.counts.request {
            StepGroup::of_request(state, number).visited(to);
        }
        to.visit(StepGroup::OF_SITE);
    }

    /// Goes through the steps of a group, in the order of the table.
    #[inline(always)]
    pub(crate) fn each_step(&self, group: StepGroup<'_>, to: &mut impl Visit) {
        match group.number {
            Some(request) => Step::each_of_request(request, &self.counts, to),
            None => Step::each_of_site(&self.counts, to),
        }
    }
}
