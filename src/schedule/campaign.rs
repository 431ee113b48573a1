//! Many schedules of one scene: their outcomes, which claims broke, and how far to trust it.

use super::chance::{Pct, Random};
use super::control::Controlled;
use super::execution::ExecutionSetup;
pub use super::findings::{FoundSchedule, ScheduleFindings};
use super::gather::{Collector, Days, Directed};
use super::guided::{Guided, labels_of, what_comes};
use super::memory::in_memory;
pub use super::plan::{Method, SchedulePlan};
use super::replay::Replay;
use super::scene::Scene;
use super::script::Scripted;
use honnin_models::answers::Answers;
use honnin_search::limits::Interrupt;
use shuttle::scheduler::{
    DfsScheduler, ReplayScheduler, Scheduler, UncontrolledNondeterminismCheckScheduler,
};
use shuttle::{Config, FailurePersistence, MaxSteps, Runner};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// Runs schedules of one scene. Nothing of it is on a disk: its databases and print images are in
/// memory.
pub struct Schedules {
    scene: Scene,
    /// The answers of the model that the logs are checked against.
    held_to: Answers,
    stage: ExecutionSetup,
    interrupt: Interrupt,
    progress: Arc<dyn Fn(u64) + Send + Sync>,
}

impl Schedules {
    /// Sets the stage.
    pub fn new(scene: Scene) -> Schedules {
        let stage = ExecutionSetup::new(&scene, in_memory());
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

    /// Called with the number of schedules that have run.
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
    pub fn run(&self, plan: &SchedulePlan) -> ScheduleFindings {
        let collector = Collector::new(plan, &self.held_to, &self.interrupt, &self.progress);
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
                self.go(plan, &collector, Days::from_day(day), guided);
            }
            Method::Replay(day, choices) => {
                let replay = Scripted::new(Replay::new(choices.clone()));
                self.go(plan, &collector, Days::from_day(day.clone()), replay);
            }
            Method::Shuttle(day, encoded) => {
                let replay = ReplayScheduler::new_from_encoded(encoded);
                self.go(plan, &collector, Days::from_day(day.clone()), replay);
            }
        }
        collector.finish()
    }

    /// Runs every schedule of every day, one day after the other, and none more than allowed.
    fn every_schedule(&self, plan: &SchedulePlan, collector: &Collector) {
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
        plan: &SchedulePlan,
        collector: &Collector,
        days: Days,
        scheduler: impl Scheduler + 'static,
    ) {
        let direction = Directed { days, collector: collector.clone() };
        let controlled = Controlled::new(scheduler, direction, self.stage.clone());
        let controlled = match plan.method {
            Method::Shuttle(..) => controlled.asking_everywhere(),
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
