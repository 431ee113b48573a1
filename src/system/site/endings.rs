//! How requests end otherwise than by their own last step, and what every end releases and removes.
//!
//! Each of these can meet trouble half-way, and is tried again or followed by another; so what has
//! been done is never undone, and what has been removed is remembered until it can be logged.

use super::requests::{Ask, FailureReason, OPEN, RequestStage};
use super::{Shared, label_at_server};
use crate::database::Holder;
use crate::defect::Defect;
use crate::spool::SpoolFiles;
use crate::trouble::Trouble;
use honnin_steps::event::{AbortReason, Action, Details, StepOutcome};

impl Shared {
    /// Whether the request's time can run out now: it prints, has no document yet, and its time has
    /// not run out before. A cancelling that met trouble can always be finished.
    pub(crate) fn may_time_out(&self, ask: Ask, life: u64) -> bool {
        let Some(open) = self.open.get(&ask.request) else { return false };
        // The timer is the app server's, and dies with it.
        let died = self.servers[ask.server].life != life;
        let spent = self.setup.timeouts.is_some_and(|most| self.timeouts >= most);
        let prints = !open.expired && open.stage == RequestStage::InPrint;
        open.cancelled || (prints && !died && !spent)
    }

    /// The request's time runs out, if it still can.
    pub(crate) fn time_out(&mut self, ask: Ask, life: u64) -> Result<(), Trouble> {
        // A request that a broken site could not end is still open when it is closed.
        if self.is_closed() || !self.may_time_out(ask, life) {
            return Ok(());
        }
        if self.setup.has(Defect::TimeoutReleasesOnly) {
            return self.release_only(ask);
        }
        self.cancel(ask)?;
        self.ended_by_others.insert(ask.request, FailureReason::TimedOut);
        Ok(())
    }

    /// The request loses its place in the order and goes on: the defect of Yokohama.
    fn release_only(&mut self, ask: Ask) -> Result<(), Trouble> {
        self.release(ask.request)?;
        self.open_mut(ask.request).expired = true;
        self.timeouts += 1;
        let outcome = Some(StepOutcome::Released);
        let details = Details { outcome, ..Details::default() };
        self.took(label_at_server(ask.server, Action::Timeout { request: ask.request }), details);
        Ok(())
    }

    /// The whole request is cancelled, its image included. Where that meets trouble half-way the
    /// request takes no other step before it is done: it might miss a page that is gone already.
    pub(crate) fn cancel(&mut self, ask: Ask) -> Result<(), Trouble> {
        let open = self.open_mut(ask.request);
        let first = !std::mem::replace(&mut open.cancelled, true);
        self.timeouts += u32::from(first);
        self.erase_images_of(ask.request)?;
        let erased = self.settle(ask.request)?;
        let outcome = Some(StepOutcome::Cancelled);
        let details = Details { outcome, erased, ..Details::default() };
        self.took(label_at_server(ask.server, Action::Timeout { request: ask.request }), details);
        Ok(())
    }

    /// The request fails for a reason outside the design. Whatever it holds is released, and its
    /// image is removed.
    pub(crate) fn abort(
        &mut self,
        request: usize,
        server: usize,
        reason: AbortReason,
    ) -> Result<(), Trouble> {
        if !self.open.contains_key(&request) {
            return Ok(());
        }
        self.erase_images_of(request)?;
        let erased = self.settle(request)?;
        let details = Details { erased, reason: Some(reason), ..Details::default() };
        self.took(label_at_server(server, Action::Abort { request }), details);
        Ok(())
    }

    fn erase_images_of(&mut self, request: usize) -> Result<(), Trouble> {
        let open = self.open.get_mut(&request).expect(OPEN);
        self.spools.iter().try_for_each(|spool| spool.erase_images_of(request, &mut open.erased))
    }

    /// Removes what a request has begun to write and will never file.
    pub(crate) fn erase_drafts_of(&self, request: usize) -> Result<(), Trouble> {
        self.spools.iter().try_for_each(|spool| spool.erase_drafts_of_request(request))
    }

    /// Removes pages that a request in flight no longer needs.
    pub(super) fn erase(
        &mut self,
        request: usize,
        spool: &SpoolFiles,
        names: impl IntoIterator<Item = String>,
    ) -> Result<(), Trouble> {
        for name in names {
            if spool.erase(&name)? {
                self.open_mut(request).erased.push(spool.in_log(&name));
            }
        }
        Ok(())
    }

    /// The request ends and releases its own holds; says which files were removed for it. Where the
    /// release meets trouble nothing has happened.
    pub(super) fn settle(&mut self, request: usize) -> Result<Vec<String>, Trouble> {
        self.release(request)?;
        Ok(self.open.remove(&request).map(|open| open.erased).unwrap_or_default())
    }

    /// The request releases its own holds, and no others.
    fn release(&mut self, request: usize) -> Result<(), Trouble> {
        if self.keeps_sites_order() {
            self.databases().order.release(Holder::Request(request))?;
        }
        for server in self.servers.iter_mut().filter(|server| server.hold == Some(request)) {
            server.hold = None;
        }
        Ok(())
    }
}
