//! An app server (アプリケーションサーバ) serves one request: from its arrival at the kiosk to a
//! document or a reason.

use super::defect::Defect;
use super::output_check;
use super::page;
use super::record::ResidentRecord;
use super::runtime::{Monitor as _, Runtime, StepLabel};
use super::site::requests::{Arrived, Fetched, RequestStop};
use super::site::{Ask, Ended, FailureReason, RunningSite, Shared};
use super::spool::Draft;
use super::trouble::Trouble;
use honnin_steps::event::Source;
use honnin_steps::event::{AbortReason, Action};

/// A request and what its app server needs to serve it.
struct Serving<'a, R: Runtime> {
    site: &'a RunningSite<R>,
    ask: Ask,
    arrived: Arrived,
}

impl<R: Runtime> RunningSite<R> {
    /// Serves a request to its end. The numbers of requests must differ.
    pub fn serve(&self, ask: Ask) -> Ended {
        let label = StepLabel {
            source: Source::Server(ask.server),
            action: Action::Arrive { request: ask.request, server: ask.server },
        };
        let arrived = self.shared.wait_until(
            Some(label),
            move |shared| shared.may_arrive(ask.server) || shared.too_late() || shared.is_broken(),
            |shared| shared.may_arrive(ask.server).then(|| shared.arrive(ask)),
        );
        let Some(arrived) = arrived else { return Ended::NotMade };
        let serving = Serving { site: self, ask, arrived };
        match serving.print() {
            Ok(pages) => Ended::Delivered(pages),
            Err(RequestStop::Ended(failure)) => Ended::Failed(failure),
            Err(RequestStop::Died { .. }) => {
                Ended::Failed(FailureReason::Aborted(AbortReason::ServerDied))
            }
            Err(RequestStop::Cancelled) => serving.cancel(),
            Err(RequestStop::Broken(reason)) => serving.abort(reason),
            Err(RequestStop::Trouble(trouble)) => serving.abort(trouble.reason()),
        }
    }

    /// Waits until a request that was served has ended for its app server, too: one that died ends
    /// it when it comes back. A site that is broken may never get there.
    pub fn wait_for_end(&self, request: usize) {
        let over = move |shared: &Shared| !shared.is_open(request) || shared.is_broken();
        self.shared.wait_until(None, over, |_| ());
    }
}

impl<R: Runtime> Serving<'_, R> {
    /// Everything between arrival and end, in the order of the steps.
    fn print(&self) -> Result<Vec<Vec<u8>>, RequestStop> {
        let Ask { request, resident, server, .. } = self.ask;
        self.step_when(
            Action::Enter { request },
            move |shared| shared.admits(server),
            |shared| shared.enter(self.ask),
        )?;
        self.step_when(Action::Acquire { request }, Shared::grants, |shared| {
            shared.acquire(self.ask)
        })?;
        self.arm_timeout();
        let fetched = self.step_when(
            Action::Fetch { request },
            move |shared| shared.may_fetch(resident),
            |shared| shared.fetch(self.ask),
        )?;
        if let Fetched::Record(record) = fetched {
            self.write(&record)?;
        }
        let pages = self.read_pages()?;
        self.finish(pages)
    }

    /// Renders the pages and files them.
    fn write(&self, record: &ResidentRecord) -> Result<(), RequestStop> {
        let Ask { request, document, server, .. } = self.ask;
        let pages = self.site.setup.pages;
        for page in 0..pages {
            let bytes = page::render(document, record, request, page, pages);
            let mut draft = Some(self.arrived.spool.draft(server, request, page, &bytes)?);
            let written = self.step(Action::Write { request, page }, |shared| {
                let draft = draft.take().expect("a step is taken once");
                shared.write(self.ask, page, draft, &self.arrived.place)
            });
            match (&written, draft) {
                (Err(RequestStop::Died { down: true }), Some(draft)) => draft.abandon(),
                (_, Some(draft)) => self.discard(draft),
                (_, None) => {}
            }
            written?;
        }
        Ok(())
    }

    /// Nobody will file this draft. A server that has come back already removes no drafts of its
    /// earlier life any more, so its late ones are removed here.
    fn discard(&self, draft: Draft) {
        if draft.discard().is_err() {
            let request = self.ask.request;
            self.site.insist(None, |shared| shared.erase_drafts_of(request));
        }
    }

    /// Reads the pages for sending.
    fn read_pages(&self) -> Result<Vec<Vec<u8>>, RequestStop> {
        let request = self.ask.request;
        let read = |page| {
            self.step(Action::Read { request, page }, |shared| {
                shared.read_page(self.ask, page, &self.arrived.place)
            })
        };
        (0..self.site.setup.pages).map(read).collect()
    }

    /// Checks the document and hands it over.
    fn finish(&self, pages: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, RequestStop> {
        let unchecked = self.site.setup.has(Defect::NoOutputCheck);
        let passed = unchecked || output_check::passes(&pages, self.ask.resident);
        let action = Action::Finish { request: self.ask.request };
        self.step(action, |shared| shared.finish(self.ask, passed))?;
        Ok(pages)
    }

    /// From now on the request's time runs.
    fn arm_timeout(&self) {
        let setup = &self.site.setup;
        if setup.timeouts == Some(0) {
            return;
        }
        let (site, ask, life) = (self.site.clone(), self.ask, self.arrived.life);
        let label = self.label(Action::Timeout { request: ask.request });
        self.site.runtime.arm(setup.patience, move || {
            let due = move |shared: &Shared| {
                !R::TIMERS_WAIT || shared.is_closed() || shared.may_time_out(ask, life)
            };
            site.insist_when(Some(label), due, |shared| shared.time_out(ask, life).map(Some));
        });
    }

    /// The request fails for a reason outside the design.
    fn abort(&self, reason: AbortReason) -> Ended {
        let Ask { request, server, .. } = self.ask;
        self.end(Action::Abort { request }, |shared| {
            shared.abort(request, server, reason)?;
            Ok(FailureReason::Aborted(reason))
        })
    }

    /// Somebody began to cancel the request and met trouble; this finishes it.
    fn cancel(&self) -> Ended {
        let action = Action::Timeout { request: self.ask.request };
        // Between the two, another task can only have ended it.
        self.end(action, |shared| shared.cancel(self.ask).map(|()| FailureReason::TimedOut))
    }

    /// Ends the request without a document, in this way unless it has ended in another.
    fn end(
        &self,
        action: Action,
        effect: impl Fn(&mut Shared) -> Result<FailureReason, Trouble>,
    ) -> Ended {
        let Ask { request, .. } = self.ask;
        let life = self.arrived.life;
        let ended = self.site.insist(Some(self.label(action)), |shared| {
            // Whoever ended it has released what it held, except what was only begun to be written.
            shared.erase_drafts_of(request)?;
            match shared.alive(self.ask, life) {
                Err(RequestStop::Ended(failure)) => Ok(failure),
                Err(RequestStop::Died { .. }) => {
                    Ok(FailureReason::Aborted(AbortReason::ServerDied))
                }
                Err(RequestStop::Cancelled) => {
                    shared.cancel(self.ask).map(|()| FailureReason::TimedOut)
                }
                Err(RequestStop::Trouble(trouble)) => Err(trouble),
                Ok(()) | Err(RequestStop::Broken(_)) => effect(shared),
            }
        });
        // A site that is broken has reported it; the kiosk gets the same answer as if it were not.
        Ended::Failed(ended.unwrap_or(FailureReason::Aborted(AbortReason::Database)))
    }

    /// Takes a step, unless the request has ended or its server has died.
    fn step<T>(
        &self,
        action: Action,
        effect: impl FnOnce(&mut Shared) -> Result<T, RequestStop>,
    ) -> Result<T, RequestStop> {
        let (ask, life) = (self.ask, self.arrived.life);
        self.site.shared.with(Some(self.label(action)), |shared| {
            shared.alive(ask, life)?;
            effect(shared)
        })
    }

    /// Takes a step as soon as it is enabled; where the site is broken by then, it may never be. A guard
    /// that meets trouble lets the step begin, which then says `None` when it is not enabled after all.
    fn step_when<T>(
        &self,
        action: Action,
        enabled: impl Fn(&Shared) -> bool + Send + Sync + Clone + 'static,
        effect: impl Fn(&mut Shared) -> Result<Option<T>, RequestStop>,
    ) -> Result<T, RequestStop> {
        let (ask, life) = (self.ask, self.arrived.life);
        loop {
            let guard = enabled.clone();
            let taken = self.site.shared.wait_until(
                Some(self.label(action)),
                move |shared| shared.is_over(ask, life) || shared.is_broken() || guard(shared),
                |shared| {
                    shared.alive(ask, life)?;
                    shared.in_vain(enabled(shared))?;
                    effect(shared)
                },
            )?;
            if let Some(result) = taken {
                return Ok(result);
            }
        }
    }

    fn label(&self, action: Action) -> StepLabel {
        StepLabel { source: Source::Server(self.ask.server), action }
    }
}
