//! What is known of an event whatever the other sources do: that it may be taken first, or never.
//!
//! Both spare a search from trying orders that come to the same.

use super::fit::{Fitter, Misfit};
use super::plan::Known;
use super::window::Window;
use crate::issuance::event::{Action, Event, Outcome};
use honnin_models::design::{
    ConflictPolicy, Design, KeyPolicy, OrderScope, PickPolicy, SpoolPlace,
};
use honnin_models::request::{Phase, Request};

impl Fitter<'_> {
    /// Whether the event commutes with every event of every other stream: then nothing is lost by
    /// taking it first, and nothing else need be tried.
    pub(super) fn is_local(&self, action: Action, known: Known) -> bool {
        let Design { topology, order, image, .. } = self.design();
        let own_order = order.scope != OrderScope::Site;
        let own_place = image.pick == PickPolicy::Key && image.key == KeyPolicy::Request;
        let own_spool = own_place || topology.spool == SpoolPlace::PerServer;
        match action {
            Action::Arrive { .. } => known == Known::Waits,
            Action::Enter { .. } => false,
            Action::Acquire { .. } | Action::Finish { .. } => own_order,
            Action::Write { .. } | Action::Read { .. } => own_spool,
            Action::Timeout { .. } | Action::Abort { .. } => own_order && own_spool,
            _ => false,
        }
    }

    /// Whether an event that does not fit now never will, whatever the other streams do first.
    pub(super) fn is_lasting(
        &self,
        window: &Window,
        event: &Event,
        known: Known,
        misfit: Misfit,
    ) -> bool {
        let differs = |name: &str| matches!(misfit, Misfit::Differs { field, .. } if field == name);
        let request = event.action.request().and_then(|request| window.of_request(request));
        let r = request.map(|slot| (slot, &window.state.requests[slot]));
        if matches!(misfit, Misfit::Beyond(_)) {
            return false;
        }
        if known == Known::Impossible || differs("source") {
            return true;
        }
        match (event.action, r) {
            (Action::Arrive { .. } | Action::Change { .. }, _) => true,
            (Action::Apply { .. } | Action::End, _) => true,
            (Action::Begin | Action::Drop | Action::Tick | Action::Night, _) => false,
            // What is left is taken by a request, and one without a slot will never have one again.
            (Action::Enter { .. }, _) => true,
            (_, None) => true,
            (Action::Acquire { .. }, Some((_, r))) => r.phase != Phase::Entered,
            (Action::Fetch { .. }, Some((slot, r))) => self.fetch_is_late(window, event, slot, r),
            (Action::Read { page, .. }, Some((_, r))) => {
                let due = r.ready_to_read(self.design().image.pages) && usize::from(r.read) == page;
                !due || self.is_local(event.action, known)
            }
            _ => true,
        }
    }

    /// Whether a fetch can never fit: the replica is past the version, or the design ends no fetch
    /// so.
    fn fetch_is_late(&self, window: &Window, event: &Event, slot: usize, r: &Request) -> bool {
        let conflict = self.design().sync.conflict;
        let replica = usize::from(r.server) % self.site.replicas();
        let there = window.version(slot, window.state.sync.replicas[replica][slot]);
        let past = event.details.version.is_some_and(|version| version < there);
        let unheard_of = match event.details.outcome {
            Some(Outcome::Skipped) => conflict != ConflictPolicy::Skip,
            Some(Outcome::Failed) => conflict != ConflictPolicy::Fail,
            Some(Outcome::Fetched) | None => past,
            Some(_) => true,
        };
        r.phase != Phase::Granted || unheard_of
    }
}
