//! Many schedules of one scene: what they came to, which claims broke, and how far to trust it.

use super::chance::{Pct, Random};
use super::control::{Controlled, Recording};
use super::execution::{Outcome, Ran, Stage};
use super::gather::{Collector, Days, Directed};
use super::guided::{Guided, labels_of, what_comes};
use super::memory::in_memory;
use super::replay::Replay;
use super::scene::Scene;
use super::script::Scripted;
use crate::explore::limits::{Cut, Interrupt};
use crate::issuance::day::Day;
use crate::trace::validate::Stop;
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use shuttle::scheduler::{
    DfsScheduler, ReplayScheduler, Scheduler, UncontrolledNondeterminismCheckScheduler,
};
use shuttle::{Config, FailurePersistence, MaxSteps, Runner};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// How schedules are chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// At every step any task that can go on, each with the same chance.
    Random,
    /// Probabilistic concurrency testing (Burckhardt et al., ASPLOS 2010): priorities by chance, and
    /// `depth` - 1 moments at which one is lowered.
    Pct {
        /// The bug depth: how many ordering constraints a bug may need.
        depth: usize,
    },
    /// Every schedule of every day.
    Exhaustive,
    /// A behaviour of the model, step by step.
    Guided(Vec<Step>),
    /// The choices of a kept schedule, on its day.
    Replay(Day, Vec<usize>),
    /// A schedule as Shuttle writes it, on its day, by Shuttle's own replay.
    Shuttle(Day, String),
}

/// What to run.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How schedules are chosen.
    pub method: Method,
    /// The most schedules.
    pub iterations: u64,
    /// What chance is drawn from.
    pub seed: u64,
    /// Whether to stop at the first schedule that breaks this claim.
    pub until: Option<ClaimId>,
    /// Whether to stop at the first schedule whose log leaves the model.
    pub until_left: bool,
    /// Whether every schedule is run twice, to see that nothing but the scheduler decides.
    pub twice: bool,
}

impl Plan {
    /// So many schedules by a method, to their end.
    pub fn new(method: Method, iterations: u64, seed: u64) -> Plan {
        Plan { method, iterations, seed, until: None, until_left: false, twice: false }
    }
}

/// A schedule that is worth keeping.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which schedule of the run it was, counted from 1.
    pub after: u64,
    /// In how many schedules of the run the same was seen.
    pub times: u64,
    /// After how many of its steps it was seen.
    pub at: usize,
    /// What happened.
    pub ran: Ran,
    /// What was chosen.
    pub recording: Recording,
}

/// What a run of many schedules came to.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// How many schedules ran to their evening.
    pub schedules: u64,
    /// How often each outcome was seen.
    pub outcomes: BTreeMap<Outcome, u64>,
    /// The claims that broke, each with the first schedule that broke it.
    pub broken: BTreeMap<ClaimId, Found>,
    /// In how many schedules the log itself violates a claim, whatever the model says.
    pub broken_in_log: BTreeMap<ClaimId, u64>,
    /// The witnesses that were seen.
    pub witnesses: BTreeSet<&'static str>,
    /// The witnesses that should have been seen and were not.
    pub missing: Vec<&'static str>,
    /// The first schedule whose log is not a behaviour of the model, and where it left it.
    pub left: Option<(Stop, Found)>,
    /// The first schedule in which the output check stopped a document.
    pub first_stopped: Option<u64>,
    /// The last schedule.
    pub last: Option<Ran>,
    /// The most tasks at once, the scene's own included.
    pub tasks: usize,
    /// The most decisions between several tasks in one schedule.
    pub decisions: usize,
    /// The most steps in one schedule, decided or not.
    pub steps: usize,
    /// How many schedules began when that number was known: none since has taken more steps. In the
    /// others, the first among them, a scheduler that chooses among the steps to come did not know
    /// of all of them.
    pub begun_knowing_steps: u64,
    /// Whether every schedule of every day was run.
    pub exhaustive: bool,
    /// What stopped the run before its end, if something did.
    pub cut: Option<Cut>,
}

impl Findings {
    /// Whether the logs alone say otherwise of some claim than the model does along them.
    pub fn logs_disagree(&self) -> bool {
        let along_the_model = self.broken.iter().map(|(claim, found)| (claim, &found.times));
        self.left.is_none() && !self.broken_in_log.iter().eq(along_the_model)
    }
}

/// Runs schedules of one scene. Nothing of it is on a disk: its databases and print images are in
/// memory.
pub struct Schedules {
    scene: Scene,
    /// The answers of the model that the logs are held to.
    pub(super) held_to: Answers,
    stage: Stage,
    pub(super) interrupt: Interrupt,
    pub(super) progress: Arc<dyn Fn(u64) + Send + Sync>,
}

impl Schedules {
    /// Sets the stage.
    pub fn of(scene: Scene) -> Schedules {
        let stage = Stage::new(&scene, in_memory());
        let progress = Arc::new(|_| ());
        let held_to = scene.answers;
        Schedules { scene, held_to, stage, interrupt: Interrupt::default(), progress }
    }

    /// Holds the logs to the model of another site, such as the one that was meant to be built.
    pub fn held_to(self, answers: Answers) -> Schedules {
        Schedules { held_to: answers, ..self }
    }

    /// Stops between two schedules when the flag is set.
    pub fn interrupt(mut self, interrupt: Interrupt) -> Schedules {
        self.interrupt = interrupt;
        self
    }

    /// Is told how many schedules have run.
    pub fn progress(mut self, progress: impl Fn(u64) + Send + Sync + 'static) -> Schedules {
        self.progress = Arc::new(progress);
        self
    }

    /// How many days a method lets pass.
    pub fn days(scene: &Scene, method: &Method) -> u64 {
        match method {
            Method::Random | Method::Pct { .. } => scene.days(),
            Method::Exhaustive => scene.busiest_days(),
            Method::Guided(_) | Method::Replay(..) | Method::Shuttle(..) => 1,
        }
    }

    /// The scene.
    pub fn scene(&self) -> &Scene {
        &self.scene
    }

    /// Runs a plan.
    pub fn run(&self, plan: &Plan) -> Findings {
        let collector = Collector::new(self, plan);
        match &plan.method {
            Method::Random => {
                let days = Days::all_in_turn(&self.scene, plan);
                self.go(plan, &collector, days, Random::new(plan.seed));
            }
            Method::Pct { depth } => {
                let days = Days::all_in_turn(&self.scene, plan);
                self.go(plan, &collector, days, Pct::new(plan.seed, *depth));
            }
            Method::Exhaustive => self.every_schedule(plan, &collector),
            Method::Guided(steps) => {
                let (servers, changes) = what_comes(steps, self.scene.requests());
                let guided = Scripted::new(Guided::new(labels_of(steps, &servers)));
                let day = self.scene.day_of(&servers, &changes);
                self.go(plan, &collector, Days::one(day), guided);
            }
            Method::Replay(day, choices) => {
                let replay = Scripted::new(Replay::new(choices.clone()));
                self.go(plan, &collector, Days::one(day.clone()), replay);
            }
            Method::Shuttle(day, encoded) => {
                let replay = ReplayScheduler::new_from_encoded(encoded);
                self.go(plan, &collector, Days::one(day.clone()), replay);
            }
        }
        collector.finish()
    }

    /// Runs every schedule of every day, one day after the other, and none more than allowed.
    fn every_schedule(&self, plan: &Plan, collector: &Collector) {
        for number in 0..self.scene.busiest_days() {
            let left = plan.iterations - collector.state().findings.schedules;
            let day = Days::repeated(self.scene.busiest_day(number), left);
            self.go(plan, collector, day, DfsScheduler::new(None, false));
            if collector.state().stopped {
                return;
            }
        }
        collector.state().findings.exhaustive = true;
    }

    fn go(
        &self,
        plan: &Plan,
        collector: &Collector,
        days: Days,
        scheduler: impl Scheduler + 'static,
    ) {
        let direction = Directed { days, collector: collector.clone() };
        let controlled = Controlled::new(scheduler, direction, self.stage.clone());
        let controlled = match plan.method {
            Method::Shuttle(..) => controlled.asked_everywhere(),
            _ => controlled,
        };
        let stage = self.stage.clone();
        let body = move || stage.body();
        let ran = catch_unwind(AssertUnwindSafe(|| {
            if plan.twice {
                let twice = UncontrolledNondeterminismCheckScheduler::new(controlled);
                Runner::new(twice, config()).run(body)
            } else {
                Runner::new(controlled, config()).run(body)
            }
        }));
        if let Err(panic) = ran {
            collector.state().fail(words_of(panic.as_ref()));
        }
    }
}

fn config() -> Config {
    let mut config = Config::new();
    // SQLite's parser needs more than Shuttle's tasks have by default.
    config.stack_size = 0x80000;
    config.failure_persistence = FailurePersistence::None;
    config.max_steps = MaxSteps::FailAfter(100_000);
    config
}

fn words_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".to_owned())
}
