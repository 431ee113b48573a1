//! What an issuing system should do, in plain collections, and what it does with each defect.
//!
//! There are no threads, databases and files here: one step is one change of one value.

use honnin_steps::event::{AbortReason, Action, Details, Event, Source};
use honnin_system::database::{Holder, RegistryChange};
use honnin_system::defect::{Defect, Defects};
use honnin_system::runtime::StepLabel;
use honnin_system::site::view::View;
use honnin_system::site::{Ask, FailureReason, RequestStage};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt;

/// How many residents there are.
pub(super) const RESIDENTS: usize = 3;

/// What a site is made of.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    pub(super) app_servers: usize,
    pub(super) db_servers: usize,
    pub(super) spool_per_server: bool,
    pub(super) pages: usize,
    pub(super) defects: Defects,
    pub(super) timeouts: Option<u32>,
    pub(super) feed_places: usize,
    pub(super) seconds: Option<u64>,
    pub(super) one_arrival_per_second: bool,
}

/// What may be done to a site, or what somebody in it may do next.
#[derive(Clone, Debug)]
pub(super) enum Move {
    /// Somebody asks at a kiosk.
    Ask(Ask),
    /// A resident gives notice of a change.
    Notice(usize),
    /// A second is about to pass.
    Second,
    /// A night is about to pass.
    DayEnd,
    /// A sync process is started; it takes the place of an earlier one.
    StartSync,
    /// The sync process is stopped.
    StopSync,
    /// The registry will change no more.
    CloseRegistry,
    /// An app server dies.
    Die(usize),
    /// An app server comes back.
    ComeBack(usize),
    /// A task takes its step: of those that could take such a step, the one at this place.
    Step(Action, usize),
}

/// A page that lies in a spool, goes to a kiosk, or is still being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page {
    pub(super) request: usize,
    pub(super) subject: usize,
    pub(super) version: u64,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum End {
    Delivered(Vec<Page>),
    Failed(FailureReason),
    NotMade,
}

/// Somebody who works at the site, with what comes next.
#[derive(Clone, Debug)]
pub(super) enum Task {
    Serve(Serving),
    Timer { ask: Ask, life: u64 },
    Notice(usize),
    Lose,
    Second,
    DayEnd,
    Sync { process: u64, next: Action, carried: Option<RegistryChange> },
}

/// An app server's work on one request.
#[derive(Clone, Debug)]
pub(super) struct Serving {
    pub(super) ask: Ask,
    pub(super) next: Action,
    /// Which life of its server the work began in.
    pub(super) life: u64,
    /// The place of its image.
    pub(super) place: String,
    /// The version that was fetched.
    pub(super) version: u64,
    /// The pages that were read.
    pub(super) pages: Vec<Page>,
}

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Server {
    pub(super) hold: Option<usize>,
    pub(super) down: bool,
    pub(super) life: u64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Open {
    pub(super) server: usize,
    pub(super) stage: RequestStage,
    pub(super) expired: bool,
}

/// A site.
#[derive(Clone)]
pub(super) struct Reference {
    pub(super) plan: Plan,
    /// Everybody who works there, in the order in which they began.
    pub(super) tasks: Vec<Task>,
    pub(super) asked: BTreeSet<usize>,
    pub(super) open: BTreeMap<usize, Open>,
    pub(super) ended: BTreeMap<usize, End>,
    /// The requests that a timeout has ended, whether or not their tasks have noticed.
    pub(super) cancelled: BTreeSet<usize>,
    pub(super) servers: Vec<Server>,
    pub(super) holders: BTreeSet<Holder>,
    /// Everything in the spools, by the name that the log gives it.
    pub(super) files: BTreeMap<String, Page>,
    pub(super) registry: Vec<u64>,
    pub(super) replicas: Vec<Vec<u64>>,
    pub(super) feed: VecDeque<RegistryChange>,
    pub(super) carried: Option<(RegistryChange, usize)>,
    pub(super) registry_closed: bool,
    /// Which sync process is the present one.
    pub(super) process: u64,
    pub(super) second: u64,
    pub(super) arrival: bool,
    pub(super) timeouts: u32,
    /// The step that the last move was.
    pub(super) stepped: Option<StepLabel>,
    /// What the last move logged.
    pub(super) events: Vec<Event>,
    logged: BTreeMap<Source, u64>,
}

impl fmt::Debug for Reference {
    /// What tells a site from others before anything has happened there.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.plan.fmt(formatter)
    }
}

impl Reference {
    pub(super) fn new(plan: Plan) -> Reference {
        Reference {
            tasks: Vec::new(),
            asked: BTreeSet::new(),
            open: BTreeMap::new(),
            ended: BTreeMap::new(),
            cancelled: BTreeSet::new(),
            servers: vec![Server::default(); plan.app_servers],
            holders: BTreeSet::new(),
            files: BTreeMap::new(),
            registry: vec![0; RESIDENTS],
            replicas: vec![vec![0; RESIDENTS]; plan.db_servers],
            feed: VecDeque::new(),
            carried: None,
            registry_closed: false,
            process: 0,
            second: 0,
            arrival: false,
            timeouts: 0,
            stepped: None,
            events: Vec::new(),
            logged: BTreeMap::new(),
            plan,
        }
    }

    pub(super) fn has(&self, defect: Defect) -> bool {
        self.plan.defects.contains(&defect)
    }

    /// Does what the move says.
    pub(super) fn make(&mut self, made: &Move) {
        self.events.clear();
        self.stepped = None;
        match *made {
            Move::Ask(ask) => {
                self.asked.insert(ask.request);
                self.tasks.push(Task::Serve(Serving::new(ask)));
            }
            Move::Notice(resident) => self.tasks.push(Task::Notice(resident)),
            Move::Second => self.tasks.push(Task::Second),
            Move::DayEnd => self.tasks.push(Task::DayEnd),
            Move::StartSync => {
                self.process += 1;
                let (process, next) = (self.process, Action::Begin);
                self.tasks.push(Task::Sync { process, next, carried: None });
            }
            Move::StopSync => self.process += 1,
            Move::CloseRegistry => self.registry_closed = true,
            Move::Die(server) => {
                let life = self.servers[server].life + 1;
                self.servers[server] = Server { hold: None, down: true, life };
            }
            Move::ComeBack(server) => self.come_back(server),
            Move::Step(action, place) => {
                let index = self.find(action, place).expect("the generator names enabled steps");
                let task = self.tasks.remove(index);
                self.stepped = Some(task.label());
                if let Some(task) = self.take(task) {
                    self.tasks.insert(index, task);
                }
            }
        }
    }

    /// The task that a step is meant for.
    pub(super) fn find(&self, action: Action, place: usize) -> Option<usize> {
        let is_meant = |task: &Task| task.label().action == action && self.is_enabled(task);
        (0..self.tasks.len()).filter(|index| is_meant(&self.tasks[*index])).nth(place)
    }

    /// Whether the task has nothing to wait for.
    pub(super) fn is_enabled(&self, task: &Task) -> bool {
        match task {
            Task::Serve(serving) => self.may_go_on(serving),
            Task::Notice(_) => self.feed.len() < self.plan.feed_places,
            Task::DayEnd => self.feed.is_empty() && self.carried.is_none(),
            Task::Sync { process, next: Action::Begin, .. } => {
                let work = !self.feed.is_empty() || self.carried.is_some();
                *process != self.process || self.registry_closed || work
            }
            Task::Sync { .. } | Task::Timer { .. } | Task::Lose | Task::Second => true,
        }
    }

    /// Takes a task's step; gives the task back unless it has ended.
    fn take(&mut self, task: Task) -> Option<Task> {
        match task {
            Task::Serve(serving) => return self.serve(serving).map(Task::Serve),
            Task::Sync { process, next, carried } => return self.carry(process, next, carried),
            Task::Timer { ask, life } => self.time_out(ask, life),
            Task::Notice(resident) => self.change(resident),
            Task::Lose => self.lose(),
            Task::Second => self.tick(),
            Task::DayEnd => self.night(),
        }
        None
    }

    pub(super) fn log(&mut self, source: Source, action: Action, details: Details) {
        let count = self.logged.entry(source).or_default();
        let seq = *count;
        *count += 1;
        let position = Some(self.logged() - 1);
        self.events.push(Event { source, seq, position, action, details });
    }

    /// How many events were logged so far.
    pub(super) fn logged(&self) -> u64 {
        self.logged.values().sum()
    }

    /// Only one order for the whole site has holders.
    pub(super) fn has_sites_order(&self) -> bool {
        !self.has(Defect::NoOrder) && !self.has(Defect::OrderPerServer)
    }

    /// The request releases what it holds, and nothing else.
    pub(super) fn release(&mut self, request: usize) {
        self.holders.remove(&Holder::Request(request));
        for server in &mut self.servers {
            if server.hold == Some(request) {
                server.hold = None;
            }
        }
    }

    pub(super) fn settle(&mut self, request: usize) {
        self.release(request);
        self.open.remove(&request);
    }

    /// Removes every finished page that was made for the request; says which.
    pub(super) fn erase_images_of(&mut self, request: usize) -> Vec<String> {
        let of_request =
            |(name, page): &(&String, &Page)| page.request == request && !name.contains("/draft-");
        let erased: Vec<String> =
            self.files.iter().filter(of_request).map(|(name, _)| name.clone()).collect();
        self.files.retain(|name, _| !erased.contains(name));
        erased
    }

    /// What a server's earlier life left behind is cleaned up. One that is up has nothing to do.
    fn come_back(&mut self, server: usize) {
        if !self.servers[server].down {
            return;
        }
        let drafts = format!("{}/draft-{server}-", self.spool(server));
        self.files.retain(|name, _| !name.starts_with(&drafts));
        let dead = self.open.iter().filter(|(_, open)| open.server == server);
        let dead: Vec<usize> = dead.map(|(request, _)| *request).collect();
        for request in dead {
            let erased = self.erase_images_of(request);
            self.settle(request);
            let reason = Some(AbortReason::ServerDied);
            let details = Details { erased, reason, ..Details::default() };
            self.log(Source::Server(server), Action::Abort { request }, details);
        }
        self.servers[server].down = false;
    }

    pub(super) fn spool(&self, server: usize) -> String {
        if self.plan.spool_per_server { format!("spool-{server}") } else { "spool".to_owned() }
    }

    /// Everybody's next step, and whether it is enabled.
    pub(super) fn labels(&self) -> Vec<(StepLabel, bool)> {
        self.tasks.iter().map(|task| (task.label(), self.is_enabled(task))).collect()
    }

    /// What is to be seen.
    pub(super) fn view(&self) -> View {
        let open = self.open.iter().map(|(request, open)| (*request, (open.server, open.stage)));
        View {
            open: open.collect(),
            server_holds: self.servers.iter().map(|server| server.hold).collect(),
            holders: self.holders.clone(),
            registry: self.registry.clone(),
            replicas: self.replicas.clone(),
            waiting: self.feed.len(),
            carried: self.carried,
        }
    }
}

impl Task {
    /// The step that comes next.
    pub(super) fn label(&self) -> StepLabel {
        let of = |ask: &Ask, action| StepLabel { source: Source::Server(ask.server), action };
        let by = |source, action| StepLabel { source, action };
        match self {
            Task::Serve(serving) => of(&serving.ask, serving.next),
            Task::Timer { ask, .. } => of(ask, Action::Timeout { request: ask.request }),
            Task::Notice(resident) => by(Source::Registry, Action::Change { resident: *resident }),
            Task::Lose => by(Source::Registry, Action::Drop),
            Task::Second => by(Source::Clock, Action::Tick),
            Task::DayEnd => by(Source::Clock, Action::Night),
            Task::Sync { next, .. } => by(Source::Sync, *next),
        }
    }
}
