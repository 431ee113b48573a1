//! What schedules are to be run.

use honnin_models::claims::ClaimId;
use honnin_models::{Step, words};
use honnin_system::day::Day;

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

words! {
    /// Who chooses among the steps of many schedules.
    Scheduler {
        /// Chance, each step alike.
        Random = "random",
        /// Chance, by priorities.
        Pct = "pct",
        /// Nobody: every schedule is run.
        Exhaustive = "dfs",
        /// A behaviour of the model.
        Guided = "guided",
        /// A kept schedule.
        Replay = "replay",
    }
}

impl Method {
    /// Who chooses.
    pub fn scheduler(&self) -> Scheduler {
        match self {
            Method::Random => Scheduler::Random,
            Method::Pct { .. } => Scheduler::Pct,
            Method::Exhaustive => Scheduler::Exhaustive,
            Method::Guided(_) => Scheduler::Guided,
            Method::Replay(..) | Method::Shuttle(..) => Scheduler::Replay,
        }
    }

    /// The bug depth that PCT is given; `None` for any other method.
    pub fn depth(&self) -> Option<usize> {
        match self {
            Method::Pct { depth } => Some(*depth),
            _ => None,
        }
    }
}

/// What to run.
#[derive(Clone, Debug)]
pub struct SchedulePlan {
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

impl SchedulePlan {
    /// So many schedules by a method, to their end.
    pub fn new(method: Method, iterations: u64, seed: u64) -> SchedulePlan {
        SchedulePlan { method, iterations, seed, until: None, until_left: false, twice: false }
    }
}
