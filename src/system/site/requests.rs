//! The steps that requests take, each as it takes effect.
//!
//! The defects are here, one small branch each.

use super::{AppServer, OpenRequest, Shared, label_at_server};
use crate::database::Holder;
use crate::defect::{Defect, Defects};
use crate::output_check::read_back;
use crate::record::ResidentRecord;
use crate::spool::{Draft, SpoolFiles};
use crate::trouble::Trouble;
use honnin_steps::event::{AbortReason, Action, Details, Document, StepOutcome};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(super) const OPEN: &str = "an ended request takes no step";

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestStage {
    /// At its app server.
    Arrived,
    /// Let in by its app server.
    Entered,
    /// Let in by the site's order: its print has begun.
    InPrint,
    /// The whole document is read.
    InHand,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ended {
    /// These pages came out of the kiosk.
    Delivered(Vec<Vec<u8>>),
    /// No document came out.
    Failed(FailureReason),
    /// It was never made: the last second had its arrival.
    NotMade,
}

/// Why no document came out.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum FailureReason {
    /// Its time ran out.
    TimedOut,
    /// The record was being updated.
    RecordBusy,
    /// Nothing was there to read.
    ImageMissing,
    /// The output check stopped it.
    Stopped,
    /// Something outside the design.
    #[serde(untagged)]
    Aborted(AbortReason),
}

/// Why a request's own task goes no further.
#[derive(Debug)]
pub(crate) enum RequestStop {
    /// The request has ended.
    Ended(FailureReason),
    /// The task's app server has died, and the task with it.
    Died {
        /// Whether the server has yet to come back, and to clean up then.
        down: bool,
    },
    /// The request is being cancelled, and the task that cancels it met trouble: its own task goes
    /// on.
    Cancelled,
    /// The site is broken, for this reason, and the step is not enabled: it may never be.
    Broken(AbortReason),
    /// The step could not be taken.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for RequestStop {
    fn from(trouble: T) -> RequestStop {
        RequestStop::Trouble(trouble.into())
    }
}

/// What a request is for, and where it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The number of the request.
    pub request: usize,
    /// The requester.
    pub resident: usize,
    /// The requested document.
    pub document: Document,
    /// The app server that the kiosk reaches.
    pub server: usize,
}

/// What a request got from its fetch.
pub(crate) enum Fetched {
    Record(Box<ResidentRecord>),
    /// It goes on as if its image had been written.
    Skipped,
}

impl Shared {
    /// Whether a kiosk may make a request now.
    pub(crate) fn may_arrive(&self, server: usize) -> bool {
        let full = self.setup.one_arrival_per_second && self.arrival;
        !self.servers[server].down && !full
    }

    /// Whether no second is left in which a kiosk could make a request.
    pub(crate) fn too_late(&self) -> bool {
        self.setup.one_arrival_per_second && self.arrival && self.clock_is_over()
    }

    /// The request arrives; the place of its image is fixed.
    pub(crate) fn arrive(&mut self, ask: Ask) -> Arrived {
        let Ask { request, resident, document, server } = ask;
        let life = self.servers[server].life;
        let open = OpenRequest {
            server,
            stage: RequestStage::Arrived,
            expired: false,
            cancelled: false,
            erased: Vec::new(),
        };
        let before = self.open.insert(request, open);
        assert!(before.is_none(), "a number is given to one request only");
        self.arrival = true;
        let place = image_place(&self.setup.defects, request, self.second);
        let details =
            Details { of: Some(resident), document: Some(document), ..Details::default() };
        self.took(label_at_server(server, Action::Arrive { request, server }), details);
        Arrived { life, place, spool: self.spool(server).clone() }
    }

    /// Whether the request's task, begun in this life of its server, may still do anything.
    pub(crate) fn alive(&mut self, ask: Ask, life: u64) -> Result<(), RequestStop> {
        let AppServer { life: present, down, .. } = self.servers[ask.server];
        match self.ended_by_others.remove(&ask.request) {
            Some(failure) => Err(RequestStop::Ended(failure)),
            None if present != life => Err(RequestStop::Died { down }),
            None if self.open.get(&ask.request).is_some_and(|open| open.cancelled) => {
                Err(RequestStop::Cancelled)
            }
            None => Ok(()),
        }
    }

    /// Whether a step that waits to be enabled has nothing to wait for any more: the site is broken.
    pub(crate) fn in_vain(&self, enabled: bool) -> Result<(), RequestStop> {
        match self.broken.first() {
            Some(trouble) if !enabled => Err(RequestStop::Broken(trouble.reason())),
            _ => Ok(()),
        }
    }

    /// Whether a request has not ended.
    pub(crate) fn is_open(&self, request: usize) -> bool {
        self.open.contains_key(&request)
    }

    /// Whether the request's task has nothing to wait for any more.
    pub(crate) fn is_over(&self, ask: Ask, life: u64) -> bool {
        self.servers[ask.server].life != life || !self.open.contains_key(&ask.request)
    }

    pub(crate) fn admits(&self, server: usize) -> bool {
        self.setup.has(Defect::NoOrder) || self.servers[server].hold.is_none()
    }

    /// The app server lets the request in.
    pub(crate) fn enter(&mut self, ask: Ask) -> Result<Option<()>, RequestStop> {
        if !self.setup.has(Defect::NoOrder) {
            self.servers[ask.server].hold = Some(ask.request);
        }
        self.went_on(ask, RequestStage::Entered);
        self.took(
            label_at_server(ask.server, Action::Enter { request: ask.request }),
            Details::default(),
        );
        Ok(Some(()))
    }

    pub(super) fn keeps_sites_order(&self) -> bool {
        !self.setup.has(Defect::NoOrder) && !self.setup.has(Defect::OrderPerServer)
    }

    pub(crate) fn grants(&self) -> bool {
        !self.keeps_sites_order() || Self::yes_or_trouble(self.databases().order.is_free())
    }

    /// The site's order lets the request print; `None` when it is held.
    pub(crate) fn acquire(&mut self, ask: Ask) -> Result<Option<()>, RequestStop> {
        if self.keeps_sites_order()
            && !self.databases().order.acquire(Holder::Request(ask.request))?
        {
            return Ok(None);
        }
        self.went_on(ask, RequestStage::InPrint);
        self.took(
            label_at_server(ask.server, Action::Acquire { request: ask.request }),
            Details::default(),
        );
        Ok(Some(()))
    }

    fn is_busy(&self, resident: usize) -> Result<bool, Trouble> {
        let carried = self.databases().registry.carried()?;
        let carried = carried.map(|(change, _)| change.resident).or(self.ending);
        Ok(carried == Some(resident))
    }

    fn waits_for_busy_records(&self) -> bool {
        !self.setup.has(Defect::BusyRecordFails) && !self.setup.has(Defect::BusyRecordSkips)
    }

    pub(crate) fn may_fetch(&self, resident: usize) -> bool {
        let corrected = !self.is_being_corrected(resident);
        let not_busy = !self.waits_for_busy_records()
            || Self::yes_or_trouble(self.is_busy(resident).map(|busy| !busy));
        corrected && not_busy
    }

    /// The request reads the resident's record from the replica of its DB server; `None` when it
    /// has to wait for the record.
    pub(crate) fn fetch(&mut self, ask: Ask) -> Result<Option<Fetched>, RequestStop> {
        let label = label_at_server(ask.server, Action::Fetch { request: ask.request });
        let outcome = |outcome| Details { outcome: Some(outcome), ..Details::default() };
        if self.is_being_corrected(ask.resident) {
            return Ok(None);
        }
        if !self.is_busy(ask.resident)? {
            let replica = &self.databases().replicas[ask.server % self.databases().replicas.len()];
            let record = replica.record(ask.resident)?;
            let version = Some(record.version);
            self.took(label, Details { version, ..outcome(StepOutcome::Fetched) });
            return Ok(Some(Fetched::Record(Box::new(record))));
        }
        if self.waits_for_busy_records() {
            return Ok(None);
        }
        if self.setup.has(Defect::BusyRecordSkips) {
            self.took(label, outcome(StepOutcome::Skipped));
            return Ok(Some(Fetched::Skipped));
        }
        self.settle(ask.request)?;
        self.took(label, outcome(StepOutcome::Failed));
        Err(RequestStop::Ended(FailureReason::RecordBusy))
    }

    /// A page gets its name in the spool, or joins the queue.
    pub(crate) fn write(
        &mut self,
        ask: Ask,
        page: usize,
        draft: Draft,
        place: &str,
    ) -> Result<(), RequestStop> {
        let spool = self.spool(ask.server);
        let name = if self.setup.has(Defect::NextOfQueue) {
            spool.end_of_queue()?
        } else {
            format!("{place}.{page}")
        };
        spool.file(draft, &name)?;
        let details = Details { image: Some(spool.in_log(&name)), ..Details::default() };
        self.took(
            label_at_server(ask.server, Action::Write { request: ask.request, page }),
            details,
        );
        Ok(())
    }

    /// A page is read for sending.
    pub(crate) fn read_page(
        &mut self,
        ask: Ask,
        page: usize,
        place: &str,
    ) -> Result<Vec<u8>, RequestStop> {
        let label = label_at_server(ask.server, Action::Read { request: ask.request, page });
        let spool = self.spool(ask.server).clone();
        let by_position = self.setup.has(Defect::NextOfQueue);
        let name =
            if by_position { spool.head_of_queue()? } else { Some(format!("{place}.{page}")) };
        let image = name.as_deref().map(|name| spool.in_log(name));
        let bytes = name.as_deref().map_or(Ok(None), |name| spool.read_page(name))?;
        let Some(bytes) = bytes else {
            self.settle(ask.request)?;
            let outcome = Some(StepOutcome::Missing);
            self.took(label, Details { image, outcome, ..Details::default() });
            return Err(RequestStop::Ended(FailureReason::ImageMissing));
        };
        let subject = Some(read_back(&bytes)?.subject);
        let last = page + 1 == self.setup.pages;
        match name {
            Some(head) if by_position => self.erase(ask.request, &spool, [head])?,
            _ if last && !self.setup.has(Defect::ImageStays) => {
                let pages = (0..self.setup.pages).map(|page| format!("{place}.{page}"));
                self.erase(ask.request, &spool, pages)?;
            }
            _ => {}
        }
        let erased = std::mem::take(&mut self.open_mut(ask.request).erased);
        if last {
            self.went_on(ask, RequestStage::InHand);
        }
        let outcome = Some(StepOutcome::Read);
        self.took(label, Details { image, subject, outcome, erased, ..Details::default() });
        Ok(bytes)
    }

    /// The document goes to the kiosk, or the output check has stopped it.
    pub(crate) fn finish(&mut self, ask: Ask, passed: bool) -> Result<(), RequestStop> {
        self.settle(ask.request)?;
        let outcome = Some(if passed { StepOutcome::Delivered } else { StepOutcome::Stopped });
        let details = Details { outcome, ..Details::default() };
        self.took(label_at_server(ask.server, Action::Finish { request: ask.request }), details);
        if passed { Ok(()) } else { Err(RequestStop::Ended(FailureReason::Stopped)) }
    }

    fn went_on(&mut self, ask: Ask, stage: RequestStage) {
        self.open_mut(ask.request).stage = stage;
    }

    pub(super) fn open_mut(&mut self, request: usize) -> &mut OpenRequest {
        self.open.get_mut(&request).expect(OPEN)
    }
}

/// What a request's task knows from its arrival.
pub(crate) struct Arrived {
    /// The life of its app server.
    pub(crate) life: u64,
    /// The place of its image.
    pub(crate) place: String,
    /// The spool of its app server.
    pub(crate) spool: SpoolFiles,
}

/// The name that the pages of a request's image share, with nothing of theirs behind it yet.
pub fn image_place(defects: &Defects, request: usize, second: u64) -> String {
    if defects.contains(&Defect::OneImageName) {
        "slot".to_owned()
    } else if defects.contains(&Defect::ImageNamedBySecond) {
        format!("second-{second}")
    } else {
        format!("request-{request}")
    }
}
