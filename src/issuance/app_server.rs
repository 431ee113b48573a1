//! An app server (アプリケーションサーバ) serves one request: from its arrival at the kiosk to a
//! document or a reason.

use super::defect::Defect;
use super::event::Source;
use super::event::{Action, Reason};
use super::output_check;
use super::page;
use super::record::Record;
use super::runtime::{Label, Monitor as _, Runtime};
use super::site::requests::{Arrived, Fetched, Stop};
use super::site::{Ask, Ended, Failure, Shared, Site};

/// A request and what its app server needs to serve it.
struct Serving<'a, R: Runtime> {
    site: &'a Site<R>,
    ask: Ask,
    arrived: Arrived,
}

impl<R: Runtime> Site<R> {
    /// Serves a request to its end. The numbers of requests must differ.
    pub fn serve(&self, ask: Ask) -> Ended {
        let label = Label {
            source: Source::Server(ask.server),
            action: Action::Arrive { request: ask.request, server: ask.server },
        };
        let arrived = self.shared.wait_until(
            Some(label),
            move |shared| shared.may_arrive(ask.server) || shared.too_late(),
            |shared| shared.may_arrive(ask.server).then(|| shared.arrive(ask)),
        );
        let Some(arrived) = arrived else { return Ended::NotMade };
        let serving = Serving { site: self, ask, arrived };
        match serving.print() {
            Ok(pages) => Ended::Delivered(pages),
            Err(Stop::Ended(failure)) => Ended::Failed(failure),
            Err(Stop::Died) => Ended::Failed(Failure::Aborted(Reason::ServerDied)),
            Err(Stop::Trouble(trouble)) => serving.abort(trouble.reason()),
        }
    }
}

impl<R: Runtime> Serving<'_, R> {
    /// Everything between arrival and end, in the order of the steps.
    fn print(&self) -> Result<Vec<Vec<u8>>, Stop> {
        let Ask { request, resident, server, .. } = self.ask;
        self.step(
            Action::Enter { request },
            move |shared| shared.admits(server),
            |shared| shared.enter(self.ask),
        )?;
        self.step(Action::Acquire { request }, Shared::grants, |shared| shared.acquire(self.ask))?;
        self.arm_timeout();
        let fetched = self.step(
            Action::Fetch { request },
            move |shared| shared.may_fetch(resident),
            |shared| shared.fetch(self.ask),
        )?;
        if let Fetched::Record(record) = fetched {
            self.write(&record)?;
        }
        let pages = self.read()?;
        self.finish(pages)
    }

    /// Renders the pages and files them.
    fn write(&self, record: &Record) -> Result<(), Stop> {
        let Ask { request, document, server, .. } = self.ask;
        let pages = self.site.setup.pages;
        for page in 0..pages {
            let bytes = page::render(document, record, request, page, pages);
            let author = format!("{request}-{page}");
            let mut draft = Some(self.arrived.spool.draft(server, &author, &bytes)?);
            let written = self.step(Action::Write { request, page }, always, |shared| {
                let draft = draft.take().expect("a step is taken once");
                shared.write(self.ask, page, draft, &self.arrived.place)
            });
            if let (Err(Stop::Died), Some(draft)) = (&written, draft) {
                draft.abandon();
            }
            written?;
        }
        Ok(())
    }

    /// Reads the pages for sending.
    fn read(&self) -> Result<Vec<Vec<u8>>, Stop> {
        let request = self.ask.request;
        let read = |page| {
            self.step(Action::Read { request, page }, always, |shared| {
                shared.read(self.ask, page, &self.arrived.place)
            })
        };
        (0..self.site.setup.pages).map(read).collect()
    }

    /// Checks the document and hands it over.
    fn finish(&self, pages: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, Stop> {
        let unchecked = self.site.setup.has(Defect::NoOutputCheck);
        let passed = unchecked || output_check::passes(&pages, self.ask.resident);
        let action = Action::Finish { request: self.ask.request };
        self.step(action, always, |shared| shared.finish(self.ask, passed))?;
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
            site.insist(Some(label), due, |shared| shared.time_out(ask, life));
        });
    }

    /// The request fails for a reason outside the design.
    fn abort(&self, reason: Reason) -> Ended {
        let Ask { request, server, .. } = self.ask;
        let label = self.label(Action::Abort { request });
        let life = self.arrived.life;
        self.site.insist(Some(label), always, |shared| {
            match shared.alive(self.ask, life) {
                // Then whoever ended it has released what it held.
                Err(_) => Ok(()),
                Ok(()) => shared.abort(request, server, reason),
            }
        });
        Ended::Failed(Failure::Aborted(reason))
    }

    /// Takes a step as soon as it is enabled, unless the request has ended or its server has died.
    fn step<T>(
        &self,
        action: Action,
        enabled: impl Fn(&Shared) -> bool + Send + Sync + 'static,
        effect: impl FnOnce(&mut Shared) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        let (ask, life) = (self.ask, self.arrived.life);
        self.site.shared.wait_until(
            Some(self.label(action)),
            move |shared| shared.is_over(ask, life) || enabled(shared),
            |shared| {
                shared.alive(ask, life)?;
                effect(shared)
            },
        )
    }

    fn label(&self, action: Action) -> Label {
        Label { source: Source::Server(self.ask.server), action }
    }
}

/// The guard of a step that waits for nobody.
fn always(_: &Shared) -> bool {
    true
}
