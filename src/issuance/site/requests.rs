//! The steps that requests take, each as it takes effect.
//!
//! The defects are here, one small branch each.

use super::{Open, Shared, at};
use crate::issuance::database::Holder;
use crate::issuance::defect::{Defect, Defects};
use crate::issuance::event::{Action, Details, Document, Outcome, Reason};
use crate::issuance::output_check::read_back;
use crate::issuance::record::Record;
use crate::issuance::spool::{Draft, Spool};
use crate::issuance::trouble::Trouble;

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
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
    Failed(Failure),
    /// It was never made: the last second had its arrival.
    NotMade,
}

/// Why no document came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Failure {
    /// Its time ran out.
    TimedOut,
    /// The record was being updated.
    RecordBusy,
    /// Nothing was there to read.
    ImageMissing,
    /// The output check stopped it.
    Stopped,
    /// Something outside the design.
    Aborted(Reason),
}

impl Failure {
    /// The word for this reason.
    pub fn word(self) -> &'static str {
        match self {
            Failure::TimedOut => "timed-out",
            Failure::RecordBusy => "record-busy",
            Failure::ImageMissing => "image-missing",
            Failure::Stopped => "stopped",
            Failure::Aborted(_) => "aborted",
        }
    }
}

/// Why a request's own task goes no further.
#[derive(Debug)]
pub(in crate::issuance) enum Stop {
    /// The request has ended.
    Ended(Failure),
    /// The task's app server has died, and the task with it.
    Died,
    /// The step could not be taken.
    Trouble(Trouble),
}

impl<T: Into<Trouble>> From<T> for Stop {
    fn from(trouble: T) -> Stop {
        Stop::Trouble(trouble.into())
    }
}

/// What a request asks for, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The number of the request.
    pub request: usize,
    /// Who asks.
    pub resident: usize,
    /// What is asked for.
    pub document: Document,
    /// The app server that the kiosk reaches.
    pub server: usize,
}

/// What a request got from its fetch.
pub(in crate::issuance) enum Fetched {
    Record(Box<Record>),
    /// It goes on as if its image had been written.
    Skipped,
}

impl Shared {
    /// Whether a kiosk may make a request now.
    pub(in crate::issuance) fn may_arrive(&self, server: usize) -> bool {
        let full = self.setup.one_arrival_per_second && self.arrival;
        !self.servers[server].down && !full
    }

    /// Whether no second is left in which a kiosk could make a request.
    pub(in crate::issuance) fn too_late(&self) -> bool {
        self.setup.one_arrival_per_second && self.arrival && self.clock_is_over()
    }

    /// The request arrives; the place of its image is fixed.
    pub(in crate::issuance) fn arrive(&mut self, ask: Ask) -> Arrived {
        let Ask { request, resident, document, server } = ask;
        let life = self.servers[server].life;
        let open = Open { server, stage: Stage::Arrived, expired: false };
        let before = self.open.insert(request, open);
        assert!(before.is_none(), "a number is given to one request only");
        self.arrival = true;
        let place = image_place(&self.setup.defects, request, self.second);
        let details =
            Details { of: Some(resident), document: Some(document), ..Details::default() };
        self.took(at(server, Action::Arrive { request, server }), details);
        Arrived { life, place, spool: self.spool(server).clone() }
    }

    /// Whether the request's task, begun in this life of its server, may still do anything.
    pub(in crate::issuance) fn alive(&mut self, ask: Ask, life: u64) -> Result<(), Stop> {
        if self.servers[ask.server].life != life {
            return Err(Stop::Died);
        }
        match self.ended_by_others.remove(&ask.request) {
            Some(failure) => Err(Stop::Ended(failure)),
            None => Ok(()),
        }
    }

    /// Whether the request's task has nothing to wait for any more.
    pub(in crate::issuance) fn is_over(&self, ask: Ask, life: u64) -> bool {
        self.servers[ask.server].life != life || !self.open.contains_key(&ask.request)
    }

    pub(in crate::issuance) fn admits(&self, server: usize) -> bool {
        self.setup.has(Defect::NoOrder) || self.servers[server].hold.is_none()
    }

    /// The app server lets the request in.
    pub(in crate::issuance) fn enter(&mut self, ask: Ask) -> Result<(), Stop> {
        if !self.setup.has(Defect::NoOrder) {
            self.servers[ask.server].hold = Some(ask.request);
        }
        self.went_on(ask, Stage::Entered);
        self.took(at(ask.server, Action::Enter { request: ask.request }), Details::default());
        Ok(())
    }

    fn keeps_sites_order(&self) -> bool {
        !self.setup.has(Defect::NoOrder) && !self.setup.has(Defect::OrderPerServer)
    }

    pub(in crate::issuance) fn grants(&self) -> bool {
        !self.keeps_sites_order() || Self::yes_or_trouble(self.databases().order.is_free())
    }

    /// The site's order lets the request print.
    pub(in crate::issuance) fn acquire(&mut self, ask: Ask) -> Result<(), Stop> {
        if self.keeps_sites_order() {
            let joined = self.databases().order.acquire(Holder::Request(ask.request))?;
            assert!(joined, "the guard saw that nobody holds the order");
        }
        self.went_on(ask, Stage::InPrint);
        self.took(at(ask.server, Action::Acquire { request: ask.request }), Details::default());
        Ok(())
    }

    fn is_busy(&self, resident: usize) -> Result<bool, Trouble> {
        let carried = self.databases().registry.carried()?;
        Ok(carried.is_some_and(|(change, _)| change.resident == resident))
    }

    pub(in crate::issuance) fn may_fetch(&self, resident: usize) -> bool {
        let goes_on =
            self.setup.has(Defect::BusyRecordFails) || self.setup.has(Defect::BusyRecordSkips);
        goes_on || Self::yes_or_trouble(self.is_busy(resident).map(|busy| !busy))
    }

    /// The request reads the resident's record from the replica of its DB server.
    pub(in crate::issuance) fn fetch(&mut self, ask: Ask) -> Result<Fetched, Stop> {
        let label = at(ask.server, Action::Fetch { request: ask.request });
        let outcome = |outcome| Details { outcome: Some(outcome), ..Details::default() };
        if !self.is_busy(ask.resident)? {
            let replica = &self.databases().replicas[ask.server % self.databases().replicas.len()];
            let record = replica.record(ask.resident)?;
            let version = Some(record.version);
            self.took(label, Details { version, ..outcome(Outcome::Fetched) });
            return Ok(Fetched::Record(Box::new(record)));
        }
        if self.setup.has(Defect::BusyRecordSkips) {
            self.took(label, outcome(Outcome::Skipped));
            return Ok(Fetched::Skipped);
        }
        self.settle(ask.request)?;
        self.took(label, outcome(Outcome::Failed));
        Err(Stop::Ended(Failure::RecordBusy))
    }

    /// A page gets its name in the spool, or joins the queue.
    pub(in crate::issuance) fn write(
        &mut self,
        ask: Ask,
        page: usize,
        draft: Draft,
        place: &str,
    ) -> Result<(), Stop> {
        let spool = self.spool(ask.server);
        let name = if self.setup.has(Defect::NextOfQueue) {
            spool.end_of_queue()?
        } else {
            format!("{place}.{page}")
        };
        spool.file(draft, &name)?;
        let details = Details { image: Some(spool.in_log(&name)), ..Details::default() };
        self.took(at(ask.server, Action::Write { request: ask.request, page }), details);
        Ok(())
    }

    /// A page is read for sending.
    pub(in crate::issuance) fn read(
        &mut self,
        ask: Ask,
        page: usize,
        place: &str,
    ) -> Result<Vec<u8>, Stop> {
        let label = at(ask.server, Action::Read { request: ask.request, page });
        let spool = self.spool(ask.server).clone();
        let by_position = self.setup.has(Defect::NextOfQueue);
        let name =
            if by_position { spool.head_of_queue()? } else { Some(format!("{place}.{page}")) };
        let image = name.as_deref().map(|name| spool.in_log(name));
        let bytes = name.as_deref().map_or(Ok(None), |name| spool.read(name))?;
        let Some(bytes) = bytes else {
            self.settle(ask.request)?;
            let outcome = Some(Outcome::Missing);
            self.took(label, Details { image, outcome, ..Details::default() });
            return Err(Stop::Ended(Failure::ImageMissing));
        };
        let subject = Some(read_back(&bytes)?.subject);
        let last = page + 1 == self.setup.pages;
        let erased = match name {
            Some(head) if by_position => erase(&spool, [head])?,
            _ if last && !self.setup.has(Defect::ImageStays) => {
                erase(&spool, (0..self.setup.pages).map(|page| format!("{place}.{page}")))?
            }
            _ => Vec::new(),
        };
        if last {
            self.went_on(ask, Stage::InHand);
        }
        let outcome = Some(Outcome::Read);
        self.took(label, Details { image, subject, outcome, erased, ..Details::default() });
        Ok(bytes)
    }

    /// The document goes to the kiosk, or the output check has stopped it.
    pub(in crate::issuance) fn finish(&mut self, ask: Ask, passed: bool) -> Result<(), Stop> {
        self.settle(ask.request)?;
        let outcome = Some(if passed { Outcome::Delivered } else { Outcome::Stopped });
        let details = Details { outcome, ..Details::default() };
        self.took(at(ask.server, Action::Finish { request: ask.request }), details);
        if passed { Ok(()) } else { Err(Stop::Ended(Failure::Stopped)) }
    }

    /// Whether the request's time can run out now: it prints, has no document yet, and its time has
    /// not run out before.
    pub(in crate::issuance) fn may_time_out(&self, ask: Ask, life: u64) -> bool {
        let spent = self.setup.timeouts.is_some_and(|most| self.timeouts >= most);
        // A timer dies with its server.
        let dead = self.servers[ask.server].life != life;
        let waits = |open: &Open| !open.expired && open.stage == Stage::InPrint;
        !spent && !dead && self.open.get(&ask.request).is_some_and(waits)
    }

    /// The request's time runs out, if it still can.
    pub(in crate::issuance) fn time_out(&mut self, ask: Ask, life: u64) -> Result<(), Trouble> {
        if !self.may_time_out(ask, life) {
            return Ok(());
        }
        let label = at(ask.server, Action::Timeout { request: ask.request });
        if self.setup.has(Defect::TimeoutReleasesOnly) {
            self.release(ask.request)?;
            let outcome = Some(Outcome::Released);
            self.took(label, Details { outcome, ..Details::default() });
        } else {
            let erased = self.erase_images_of(ask.request)?;
            self.end_for(ask.request, Failure::TimedOut)?;
            let outcome = Some(Outcome::Cancelled);
            self.took(label, Details { outcome, erased, ..Details::default() });
        }
        self.timeouts += 1;
        if let Some(open) = self.open.get_mut(&ask.request) {
            open.expired = true;
        }
        Ok(())
    }

    /// The request fails for a reason outside the design. Whatever it holds is released, and its
    /// image is removed.
    pub(in crate::issuance) fn abort(
        &mut self,
        request: usize,
        server: usize,
        reason: Reason,
    ) -> Result<(), Trouble> {
        if !self.open.contains_key(&request) {
            return Ok(());
        }
        let erased = self.erase_images_of(request)?;
        self.settle(request)?;
        let details = Details { erased, reason: Some(reason), ..Details::default() };
        self.took(at(server, Action::Abort { request }), details);
        Ok(())
    }

    /// Ends a request from outside; its own task will notice.
    pub(super) fn end_for(&mut self, request: usize, failure: Failure) -> Result<(), Trouble> {
        self.settle(request)?;
        self.ended_by_others.insert(request, failure);
        Ok(())
    }

    pub(super) fn erase_images_of(&self, request: usize) -> Result<Vec<String>, Trouble> {
        let mut erased = Vec::new();
        for spool in &self.spools {
            erased.extend(spool.erase_images_of(request)?);
        }
        Ok(erased)
    }

    /// The request ends and releases its own holds.
    fn settle(&mut self, request: usize) -> Result<(), Trouble> {
        self.release(request)?;
        self.open.remove(&request);
        Ok(())
    }

    /// The request releases its own holds, and nobody else's.
    fn release(&mut self, request: usize) -> Result<(), Trouble> {
        if self.keeps_sites_order() {
            self.databases().order.release(Holder::Request(request))?;
        }
        for server in self.servers.iter_mut().filter(|server| server.hold == Some(request)) {
            server.hold = None;
        }
        Ok(())
    }

    fn went_on(&mut self, ask: Ask, stage: Stage) {
        let open = self.open.get_mut(&ask.request).expect("an ended request takes no step");
        open.stage = stage;
    }
}

/// What a request's task knows from its arrival.
pub(in crate::issuance) struct Arrived {
    /// The life of its app server.
    pub(in crate::issuance) life: u64,
    /// The place of its image.
    pub(in crate::issuance) place: String,
    /// The spool of its app server.
    pub(in crate::issuance) spool: Spool,
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

/// Removes pages; says which were there.
fn erase(spool: &Spool, names: impl IntoIterator<Item = String>) -> Result<Vec<String>, Trouble> {
    let mut erased = Vec::new();
    for name in names {
        if spool.erase(&name)? {
            erased.push(spool.in_log(&name));
        }
    }
    Ok(erased)
}
