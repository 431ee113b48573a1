//! What is known of an event whatever the other sources do: that it may be taken first, or never.
//!
//! Both spare a search from trying equivalent orders.
//!
//! **First.** An event may be taken as soon as its source reaches it, and nothing else be tried,
//! when no event of another source that could come before it in any order depends on it. Steps at
//! places and holds that are the server's own are such. So are all steps of a print in an order of
//! the whole site that nobody leaves but with their own request ([`Fitter::prints_alone`]): while
//! one request prints, no other is granted, and only those that were granted write, read, finish or
//! run out of time. What remains, arrivals and steps of the sync, the registry and the clock, touch
//! neither images nor the requests among the holders.
//!
//! **Never here.** A *lasting* misfit remains whatever other sources do from this moment on. It
//! prunes a moment.
//!
//! **Never.** A *final* misfit is there in every order, not only from this moment on, so the log is
//! rejected at once. That is so where what the model says is decided by what the same source logged
//! before. How far a request has come is, since only its own steps bring it further and all of them
//! are of one source; the outcomes of those steps, which may depend on others, must have been logged
//! ([`EventPlan::told`](super::plan::EventPlan)), for then every order has the same ones. The same is true of
//! the sync's way through a change and of the registry's versions. Where the feed keeps all changes,
//! the sync's n-th begin takes the registry's n-th change. And where a request prints alone, the
//! pages that it has written are those that it reads.

use super::fit::{Fitter, Misfit};
use super::plan::KnownEvent;
use super::window::Window;
use honnin_models::design::{
    ConflictPolicy, Design, Feed, KeyPolicy, OrderScope, PickPolicy, ReleasePolicy, SpoolPlace,
    TimeoutPolicy,
};
use honnin_models::request::{Phase, Request};
use honnin_steps::event::{Action, Details, Event, StepOutcome};

impl Fitter<'_> {
    /// Whether the event commutes with every event of every other stream: then nothing is lost by
    /// taking it first, and nothing else need be tried.
    pub(super) fn is_local(&self, action: Action, known: KnownEvent) -> bool {
        let Design { topology, order, image, .. } = self.design();
        let own_order = order.scope != OrderScope::Site;
        let alone = self.prints_alone();
        let own_place = image.pick == PickPolicy::Key && image.key == KeyPolicy::Request;
        let own_spool = own_place || topology.spool == SpoolPlace::PerServer;
        match action {
            Action::Arrive { .. } => known == KnownEvent::Waits,
            Action::Enter { .. } => false,
            Action::Acquire { .. } => own_order,
            Action::Finish { .. } => own_order || alone,
            Action::Write { .. } | Action::Read { .. } => own_spool || alone,
            Action::Timeout { .. } | Action::Abort { .. } => (own_order && own_spool) || alone,
            // The registry, the feed and the replicas are everybody's, and so is the clock. Whatever
            // else may be, it is tried in every order until somebody knows better.
            _ => false,
        }
    }

    /// Whether a request that was granted is the only one until it has settled.
    fn prints_alone(&self) -> bool {
        let Design { order, sync, .. } = self.design();
        order.scope == OrderScope::Site
            && order.timeout == TimeoutPolicy::Cancel
            && sync.release == ReleasePolicy::Own
    }

    /// Whether an event that does not fit here fits in no order at all, where the log has all
    /// outcomes.
    pub(super) fn is_final(
        &self,
        window: &Window,
        event: &Event,
        known: KnownEvent,
        misfit: Misfit,
    ) -> bool {
        let differs = |name: &str| misfit.is_about(name);
        let reliable = self.design().sync.feed == Feed::Reliable;
        if matches!(misfit, Misfit::Beyond(_)) {
            return false;
        }
        if known == KnownEvent::Impossible || differs("source") {
            return true;
        }
        let request = event.action.request().and_then(|request| window.find_slot(request));
        let r = request.map(|slot| &window.state.requests[slot]);
        match event.action {
            Action::Begin => match misfit {
                Misfit::Differs { .. } => reliable,
                Misfit::NotEnabled | Misfit::Beyond(_) => window.state.sync.running(),
            },
            Action::Apply { .. } => reliable || misfit == Misfit::NotEnabled,
            Action::Drop => reliable,
            // A request that is not in flight here is so in no order: only its own server lets it in.
            Action::Acquire { .. } => r.is_none_or(|r| r.phase != Phase::Entered),
            Action::Fetch { .. } => {
                r.is_none_or(|r| r.phase != Phase::Granted || self.no_fetch_ends_so(&event.details))
            }
            Action::Read { page, .. } => r.is_none_or(|r| {
                let due = r.ready_to_read(self.design().image.pages) && usize::from(r.read) == page;
                !due || differs("erased") || self.reads_are_own(r, event.action, known)
            }),
            // How far a request, the sync and the registry have come, each knows by itself.
            Action::Arrive { .. }
            | Action::Enter { .. }
            | Action::Write { .. }
            | Action::Finish { .. }
            | Action::Timeout { .. }
            | Action::Abort { .. }
            | Action::Change { .. }
            | Action::End => true,
            // A second or a night, and whatever else may be, may fit in another order.
            _ => false,
        }
    }

    /// Whether an event that does not fit now never will, whatever the other streams do first.
    pub(super) fn is_lasting(
        &self,
        window: &Window,
        event: &Event,
        known: KnownEvent,
        misfit: Misfit,
    ) -> bool {
        let differs = |name: &str| misfit.is_about(name);
        let request = event.action.request().and_then(|request| window.find_slot(request));
        let r = request.map(|slot| (slot, &window.state.requests[slot]));
        if matches!(misfit, Misfit::Beyond(_)) {
            return false;
        }
        if known == KnownEvent::Impossible || differs("source") {
            return true;
        }
        match event.action {
            // A request without a slot will never have one again.
            Action::Acquire { .. } => r.is_none_or(|(_, r)| r.phase != Phase::Entered),
            Action::Fetch { .. } => {
                r.is_none_or(|(slot, r)| self.fetch_is_late(window, event, slot, r))
            }
            Action::Read { page, .. } => r.is_none_or(|(_, r)| {
                let due = r.ready_to_read(self.design().image.pages) && usize::from(r.read) == page;
                !due || self.is_local(event.action, known)
            }),
            // Nobody else brings the request, the sync or the registry to where it would fit.
            Action::Arrive { .. }
            | Action::Enter { .. }
            | Action::Write { .. }
            | Action::Finish { .. }
            | Action::Timeout { .. }
            | Action::Abort { .. }
            | Action::Change { .. }
            | Action::Apply { .. }
            | Action::End => true,
            // What waits for the feed, for a second or for a night, and whatever else may be, may fit
            // later.
            _ => false,
        }
    }

    /// Whether what a request reads is decided by the events of its own server. A place that is
    /// named by a second is not: the clock decides which requests share one.
    fn reads_are_own(&self, r: &Request, action: Action, known: KnownEvent) -> bool {
        if self.prints_alone() {
            return r.phase == Phase::Fetched;
        }
        self.is_local(action, known) && self.design().image.key != KeyPolicy::Second
    }

    /// Whether the design ends no fetch so. One that read nothing has no version.
    fn no_fetch_ends_so(&self, details: &Details) -> bool {
        let conflict = self.design().sync.conflict;
        let read_nothing =
            matches!(details.outcome, Some(StepOutcome::Skipped | StepOutcome::Failed));
        if read_nothing && details.version.is_some() {
            return true;
        }
        match details.outcome {
            Some(StepOutcome::Skipped) => conflict != ConflictPolicy::Skip,
            Some(StepOutcome::Failed) => conflict != ConflictPolicy::Fail,
            Some(StepOutcome::Fetched) | None => false,
            Some(
                StepOutcome::Read
                | StepOutcome::Missing
                | StepOutcome::Delivered
                | StepOutcome::Stopped
                | StepOutcome::Cancelled
                | StepOutcome::Released
                | StepOutcome::Abandoned,
            ) => true,
        }
    }

    /// Whether a fetch can never fit: the replica is past the version, or the design ends no fetch
    /// so.
    fn fetch_is_late(&self, window: &Window, event: &Event, slot: usize, r: &Request) -> bool {
        let replica = usize::from(r.server) % self.site.replicas();
        let there = window.version(slot, window.state.sync.replicas[replica].of(slot));
        let Details { outcome, version, .. } = event.details;
        let past = matches!(outcome, Some(StepOutcome::Fetched) | None)
            && version.is_some_and(|version| version < there);
        r.phase != Phase::Granted || past || self.no_fetch_ends_so(&event.details)
    }
}
