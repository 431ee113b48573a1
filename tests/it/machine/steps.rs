//! The reference's steps of a request.

use super::reference::{End, Open, Page, Reference, Serving, Task};
use honnin_steps::event::{AbortReason, Action, Details, Source, StepOutcome};
use honnin_system::database::Holder;
use honnin_system::defect::Defect;
use honnin_system::site::{Ask, FailureReason, RequestStage};

fn with(outcome: StepOutcome) -> Details {
    Details { outcome: Some(outcome), ..Details::default() }
}

impl Serving {
    pub(super) fn new(ask: Ask) -> Serving {
        let next = Action::Arrive { request: ask.request, server: ask.server };
        Serving { ask, next, life: 0, place: String::new(), version: 0, pages: Vec::new() }
    }
}

impl Reference {
    pub(super) fn may_go_on(&self, serving: &Serving) -> bool {
        let Ask { request, resident, server, .. } = serving.ask;
        if matches!(serving.next, Action::Arrive { .. }) {
            return self.may_arrive(server) || self.is_too_late();
        }
        if self.is_dead(serving) || !self.open.contains_key(&request) {
            return true;
        }
        match serving.next {
            Action::Enter { .. } => {
                self.has(Defect::NoOrder) || self.servers[server].hold.is_none()
            }
            Action::Acquire { .. } => self.holders.is_empty(),
            Action::Fetch { .. } => {
                let waits =
                    !self.has(Defect::BusyRecordFails) && !self.has(Defect::BusyRecordSkips);
                !(waits && self.is_busy(resident))
            }
            _ => true,
        }
    }

    fn may_arrive(&self, server: usize) -> bool {
        let full = self.plan.one_arrival_per_second && self.arrival;
        !self.servers[server].down && !full
    }

    fn is_too_late(&self) -> bool {
        self.plan.one_arrival_per_second && self.arrival && self.is_last_second()
    }

    pub(super) fn is_last_second(&self) -> bool {
        self.plan.seconds.is_some_and(|seconds| self.second + 1 == seconds)
    }

    fn is_dead(&self, serving: &Serving) -> bool {
        self.servers[serving.ask.server].life != serving.life
    }

    fn is_busy(&self, resident: usize) -> bool {
        self.carried.is_some_and(|(change, _)| change.resident == resident)
    }

    /// A request's next step, or its end.
    pub(super) fn serve(&mut self, mut serving: Serving) -> Option<Serving> {
        let Ask { request, server, .. } = serving.ask;
        let end = if matches!(serving.next, Action::Arrive { .. }) {
            if self.may_arrive(server) { self.arrive(&mut serving) } else { Some(End::NotMade) }
        } else if self.cancelled.contains(&request) {
            // Its time ran out before whatever else has happened since.
            self.files.remove(&self.draft(&serving));
            Some(End::Failed(FailureReason::TimedOut))
        } else if self.is_dead(&serving) {
            // Its draft stays until the server comes back; one that is late then goes with it.
            if !self.servers[server].down {
                self.files.remove(&self.draft(&serving));
            }
            Some(End::Failed(FailureReason::Aborted(AbortReason::ServerDied)))
        } else {
            self.go_on(&mut serving)
        };
        match end {
            None => Some(serving),
            Some(end) => {
                self.ended.insert(request, end);
                None
            }
        }
    }

    fn arrive(&mut self, serving: &mut Serving) -> Option<End> {
        let Ask { request, resident, document, server } = serving.ask;
        let life = self.servers[server].life;
        self.open.insert(request, Open { server, stage: RequestStage::Arrived, expired: false });
        self.arrival = true;
        serving.life = life;
        serving.place = match () {
            () if self.has(Defect::OneImageName) => "slot".to_owned(),
            () if self.has(Defect::ImageNamedBySecond) => format!("second-{}", self.second),
            () => format!("request-{request}"),
        };
        let details =
            Details { of: Some(resident), document: Some(document), ..Details::default() };
        self.log(Source::Server(server), serving.next, details);
        serving.next = Action::Enter { request };
        None
    }

    fn go_on(&mut self, serving: &mut Serving) -> Option<End> {
        let Ask { request, resident, server, .. } = serving.ask;
        let source = Source::Server(server);
        let (mut details, mut end) = (Details::default(), None);
        let taken = serving.next;
        match taken {
            Action::Enter { .. } => {
                if !self.has(Defect::NoOrder) {
                    self.servers[server].hold = Some(request);
                }
                self.reach(request, RequestStage::Entered);
                serving.next = Action::Acquire { request };
            }
            Action::Acquire { .. } => {
                if self.has_sites_order() {
                    self.holders.insert(Holder::Request(request));
                }
                self.reach(request, RequestStage::InPrint);
                if self.plan.timeouts != Some(0) {
                    self.tasks.push(Task::Timer { ask: serving.ask, life: serving.life });
                }
                serving.next = Action::Fetch { request };
            }
            Action::Fetch { .. } if !self.is_busy(resident) => {
                serving.version = self.replicas[server % self.plan.db_servers][resident];
                details = Details { version: Some(serving.version), ..with(StepOutcome::Fetched) };
                self.prepare(serving, 0);
            }
            Action::Fetch { .. } if self.has(Defect::BusyRecordSkips) => {
                details = with(StepOutcome::Skipped);
                serving.next = Action::Read { request, page: 0 };
            }
            Action::Fetch { .. } => {
                self.settle(request);
                details = with(StepOutcome::Failed);
                end = Some(End::Failed(FailureReason::RecordBusy));
            }
            Action::Write { page, .. } => {
                details.image = Some(self.write(serving, page));
                self.prepare(serving, page + 1);
            }
            Action::Read { page, .. } => (details, end) = self.read(serving, page),
            Action::Finish { .. } => {
                self.settle(request);
                let wrong = serving.pages.iter().any(|page| page.subject != resident);
                let stopped = wrong && !self.has(Defect::NoOutputCheck);
                details = with(if stopped { StepOutcome::Stopped } else { StepOutcome::Delivered });
                end = Some(if stopped {
                    End::Failed(FailureReason::Stopped)
                } else {
                    End::Delivered(serving.pages.clone())
                });
            }
            _ => unreachable!("{taken} is no step of a request's own"),
        }
        self.log(source, taken, details);
        end
    }

    fn reach(&mut self, request: usize, stage: RequestStage) {
        self.open.get_mut(&request).expect("it is open").stage = stage;
    }

    /// The page that a request makes.
    fn own(serving: &Serving) -> Page {
        let Ask { request, resident, .. } = serving.ask;
        Page { request, subject: resident, version: serving.version }
    }

    /// The name of the page that the request is about to file, before it is filed.
    fn draft(&self, serving: &Serving) -> String {
        let Ask { request, server, .. } = serving.ask;
        let page = if let Action::Write { page, .. } = serving.next { page } else { usize::MAX };
        format!("{}/draft-{server}-{request}-{page}", self.spool(server))
    }

    /// The next page is written as a draft; after the last, the pages are read.
    fn prepare(&mut self, serving: &mut Serving, page: usize) {
        let request = serving.ask.request;
        if page == self.plan.pages {
            serving.next = Action::Read { request, page: 0 };
            return;
        }
        serving.next = Action::Write { request, page };
        self.files.insert(self.draft(serving), Self::own(serving));
    }

    /// The draft gets its name; says which.
    fn write(&mut self, serving: &Serving, page: usize) -> String {
        let spool = self.spool(serving.ask.server);
        self.files.remove(&self.draft(serving));
        let name = if self.has(Defect::NextOfQueue) {
            let last = self.queue(&spool).pop();
            let number = last.map_or(0, |last| {
                let (_, number) = last.rsplit_once('-').expect("it has a number");
                number.parse::<u64>().expect("it is a number") + 1
            });
            format!("{spool}/queue-{number:08}")
        } else {
            format!("{spool}/{}.{page}", serving.place)
        };
        self.files.insert(name.clone(), Self::own(serving));
        name
    }

    /// The documents that wait in a spool, the first one first.
    fn queue(&self, spool: &str) -> Vec<String> {
        let prefix = format!("{spool}/queue-");
        self.files.keys().filter(|name| name.starts_with(&prefix)).cloned().collect()
    }

    fn read(&mut self, serving: &mut Serving, page: usize) -> (Details, Option<End>) {
        let request = serving.ask.request;
        let spool = self.spool(serving.ask.server);
        let of_place = |page| format!("{spool}/{}.{page}", serving.place);
        let queued = self.has(Defect::NextOfQueue);
        let image = if queued { self.queue(&spool).first().cloned() } else { Some(of_place(page)) };
        let found = image.as_ref().and_then(|name| self.files.get(name)).copied();
        let Some(found) = found else {
            self.settle(request);
            let details = Details { image, ..with(StepOutcome::Missing) };
            return (details, Some(End::Failed(FailureReason::ImageMissing)));
        };
        let last = page + 1 == self.plan.pages;
        let mut erased: Vec<String> = match &image {
            Some(head) if queued => vec![head.clone()],
            _ if last && !self.has(Defect::ImageStays) => {
                (0..self.plan.pages).map(of_place).collect()
            }
            _ => Vec::new(),
        };
        erased.retain(|name| self.files.remove(name).is_some());
        serving.pages.push(found);
        if last {
            self.reach(request, RequestStage::InHand);
            serving.next = Action::Finish { request };
        } else {
            serving.next = Action::Read { request, page: page + 1 };
        }
        let subject = Some(found.subject);
        (Details { image, subject, erased, ..with(StepOutcome::Read) }, None)
    }

    /// A timer of a server that has died has died with it.
    pub(super) fn time_out(&mut self, ask: Ask, life: u64) {
        let request = ask.request;
        let spent = self.plan.timeouts.is_some_and(|most| self.timeouts == most);
        let dead = self.servers[ask.server].life != life;
        let Some(open) = self.open.get_mut(&request) else { return };
        if spent || dead || open.expired || open.stage != RequestStage::InPrint {
            return;
        }
        open.expired = true;
        self.timeouts += 1;
        let details = if self.has(Defect::TimeoutReleasesOnly) {
            self.release(request);
            with(StepOutcome::Released)
        } else {
            let erased = self.erase_images_of(request);
            self.settle(request);
            self.cancelled.insert(request);
            Details { erased, ..with(StepOutcome::Cancelled) }
        };
        self.log(Source::Server(ask.server), Action::Timeout { request }, details);
    }
}
