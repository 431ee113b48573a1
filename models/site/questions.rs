//! What the rules, the claims and the analyses ask of a site: its answers, and what they mean in a
//! state.

use super::{Site, State};
use crate::answers::Answers;
use crate::design::{Design, OrderScope, PickupTime, ReusePolicy};
use crate::request::{Phase, Request};
use crate::scope::{MAX_SERVERS, Scope};
use crate::spool::{Place, place_of};
use honnin_steps::Step;

impl Site {
    /// The design that an app server follows.
    #[inline]
    pub fn design_of(&self, server: u8) -> &Design {
        &self.designs[usize::from(server)]
    }

    /// Whether some app server follows a design like this.
    pub fn some_server(&self, like: impl Fn(&Design) -> bool) -> bool {
        self.designs[..self.app_servers()].iter().any(like)
    }

    /// The place where the image of a request lies.
    #[inline]
    pub fn place_of(&self, state: &State, request: usize) -> Place {
        let server = state.requests[request].server;
        place_of(self.design_of(server), request, &state.requests)
    }

    /// Which app servers may change places: those of one number.
    pub(crate) fn classes(&self) -> &[u8; MAX_SERVERS] {
        &self.classes
    }

    /// The answers that this model was made from.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The decisions of the design.
    pub fn design(&self) -> &Design {
        &self.answers.design
    }

    /// The bound of the search.
    pub fn scope(&self) -> &Scope {
        &self.answers.scope
    }

    /// The number of requests in scope.
    pub fn requests(&self) -> usize {
        self.answers.requests()
    }

    /// The number of app servers.
    pub fn app_servers(&self) -> usize {
        self.answers.app_servers()
    }

    /// The number of replicas, one on each DB server.
    pub fn replicas(&self) -> usize {
        self.answers.replicas()
    }

    /// Every step that some state of this site may enable, in the order of the table.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Where a step is among all that some state of this site may enable, in the order of the
    /// table; behind them all when no state does.
    pub fn rank(&self, step: Step) -> usize {
        self.steps.binary_search(&step).unwrap_or(self.steps.len())
    }

    /// Whether the request, which has written nothing, takes the image that lies at its place: a
    /// whole one.
    #[inline]
    pub(super) fn reuses(&self, state: &State, request: usize) -> bool {
        let own = &state.requests[request];
        let image = &self.design_of(own.server).image;
        image.reuse == ReusePolicy::IfPresent && own.written == 0 && {
            let pages = state.spool.pages(self.place_of(state, request));
            pages[..usize::from(image.pages)].iter().all(|page| page.index().is_some())
        }
    }

    /// The requests for which an app server has something to do.
    pub(super) fn requests_at<'s>(
        &self,
        state: &'s State,
        server: usize,
    ) -> impl Iterator<Item = usize> + use<'s> {
        let there = move |r: &usize| {
            let request = &state.requests[*r];
            request.is_at_server() && usize::from(request.server) == server
        };
        (0..self.requests()).filter(there)
    }

    /// Whether the output check (出力異常検出機能) stops the document that the request has read.
    pub fn check_stops(&self, document_of: &Request, request: usize) -> bool {
        let design = self.design_of(document_of.server);
        design.output_check.enabled && document_of.shows_another(request)
    }

    /// Whether the request is between grant and end, and holds what it was granted unless it was
    /// taken from it: one that reads its image later has released it with the last page.
    pub fn prints(&self, request: &Request) -> bool {
        let image = &self.design_of(request.server).image;
        let released = image.pickup == PickupTime::Later && request.ready_to_read(image.pages);
        request.in_print() && !released
    }

    /// Whether, in this state, something happens that can be counted on.
    pub fn goes_on(&self, state: &State) -> bool {
        let counted_on = |step: &&Step| step.actor().can_be_counted_on();
        self.steps.iter().filter(counted_on).any(|&step| self.enabled(state, step))
    }

    /// Whether the request has arrived, or is let in by its server, and another's hold is all that
    /// keeps it from going on.
    pub fn is_held_up(&self, state: &State, request: usize) -> bool {
        match state.requests[request].phase {
            Phase::Arrived => !self.enabled(state, Step::Enter { request }),
            Phase::Entered => !self.enabled(state, Step::Acquire { request }),
            _ => false,
        }
    }

    /// Whether the claim about one print at a time says anything: there is an order to keep, on
    /// every app server.
    pub fn keeps_order(&self) -> bool {
        !self.some_server(|design| design.order.scope == OrderScope::None)
    }
}
