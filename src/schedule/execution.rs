//! One schedule: a site is set up, a day passes under a scheduler, and the evening is examined.

use super::scene::Scene;
use honnin_steps::event::Event;
use honnin_system::database::Databases;
use honnin_system::day::{self, Day, DayEnd};
use honnin_system::log::EventLog;
use honnin_system::output_check::read_back;
use honnin_system::runtime::StepLabel;
use honnin_system::runtime::shuttled::Shuttled;
use honnin_system::setup::{Setup, SitePlace};
use honnin_system::site::{Ended, FailureReason, Remains};
use honnin_system::trouble::{Fair, SharedWorld, Trouble};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The result of a schedule.
#[derive(Clone, Debug)]
pub struct ExecutedSchedule {
    /// The day that passed.
    pub day: Day,
    /// How each request ended.
    pub outcome: ScheduleOutcome,
    /// The steps that were taken, in their order.
    pub events: Vec<Event>,
    /// The images that remained.
    pub images: Vec<String>,
}

impl ExecutedSchedule {
    /// The steps for people: `server 1: acquire request 0`.
    pub fn steps(&self) -> Vec<String> {
        let label = |event: &Event| StepLabel { source: event.source, action: event.action };
        self.events.iter().map(|event| label(event).to_string()).collect()
    }
}

/// How each request ended, and what remained: what distinguishes schedules.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleOutcome {
    /// How each request ended, by request.
    pub requests: Vec<RequestOutcome>,
    /// How many images remained.
    pub images: usize,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RequestOutcome {
    /// A document whose pages name these residents.
    Delivered(Vec<usize>),
    /// No document, for this reason.
    Failed(FailureReason),
    /// It was never made.
    NotMade,
}

/// What executions have in common: the site they set up, and what they hand over.
///
/// The locks are never contended: one schedule runs at a time, on one thread of the system.
#[derive(Clone)]
pub struct ExecutionSetup {
    setup: Setup,
    world: SharedWorld,
    /// Databases that a schedule left behind, to be used again: opening them takes longer than a
    /// whole schedule does.
    databases: Arc<Mutex<Vec<Databases>>>,
    next_day: Arc<Mutex<Day>>,
    ran: Arc<Mutex<Option<Result<ExecutedSchedule, String>>>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ExecutionSetup {
    /// A stage for the schedules of a scene, with its files in this place.
    pub fn new(scene: &Scene, place: SitePlace) -> ExecutionSetup {
        ExecutionSetup::with_setup(scene.setup(place), Arc::new(Fair))
    }

    /// The setup of a site that is set up in some other way, in its own world.
    pub fn with_setup(setup: Setup, world: SharedWorld) -> ExecutionSetup {
        ExecutionSetup {
            setup,
            world,
            databases: Arc::default(),
            next_day: Arc::default(),
            ran: Arc::default(),
        }
    }

    /// Says which day passes next.
    pub fn set_day(&self, day: Day) {
        *lock(&self.next_day) = day;
    }

    /// The result of the last schedule; `None` when it did not reach its evening.
    ///
    /// # Errors
    /// Why the site could not be run, as a message.
    pub fn take(&self) -> Option<Result<ExecutedSchedule, String>> {
        lock(&self.ran).take()
    }

    /// Whether the schedule has reached its evening; what is left to run does nothing.
    pub fn is_evening(&self) -> bool {
        lock(&self.ran).is_some()
    }

    /// The body that Shuttle runs.
    pub fn body(&self) {
        let day = lock(&self.next_day).clone();
        let ran = self.run(&day).map_err(|trouble| trouble.to_string());
        *lock(&self.ran) = Some(ran);
    }

    fn run(&self, day: &Day) -> Result<ExecutedSchedule, Trouble> {
        let kept = lock(&self.databases).pop();
        let Setup { db_servers, residents, .. } = self.setup;
        let databases = match kept {
            Some(databases) => {
                databases.reset(residents)?;
                databases
            }
            None => Databases::open(&self.setup.place, &self.world, db_servers, residents)?,
        };
        let setup = self.setup.clone();
        let end = day::pass(Shuttled, setup, &self.world, databases, EventLog::memory(), day)?;
        let DayEnd { ended, mut remains } = end;
        if let Some(trouble) = remains.broken.pop() {
            return Err(trouble);
        }
        assert!(
            remains.open == 0 && remains.holders == 0 && remains.held_servers == 0,
            "in the evening every request has ended, and nobody holds anything"
        );
        let requests = ended.into_iter().map(RequestOutcome::from_end).collect();
        let outcome = ScheduleOutcome { requests, images: remains.images.len() };
        lock(&self.databases).extend(remains.databases.take());
        let Remains { events, images, .. } = remains;
        Ok(ExecutedSchedule { day: day.clone(), outcome, events, images })
    }
}

impl RequestOutcome {
    fn from_end(ended: Ended) -> RequestOutcome {
        match ended {
            Ended::Delivered(pages) => {
                let subject = |page: Vec<u8>| {
                    read_back(&page).expect("what was read from the spool was a page").subject
                };
                RequestOutcome::Delivered(pages.into_iter().map(subject).collect())
            }
            Ended::Failed(failure) => RequestOutcome::Failed(failure),
            Ended::NotMade => RequestOutcome::NotMade,
        }
    }
}
