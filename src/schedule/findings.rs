//! The result of a run of many schedules.

use super::control::Recording;
use super::execution::{ExecutedSchedule, ScheduleOutcome};
use honnin_log::validate::FurthestStop;
use honnin_models::claims::ClaimId;
use honnin_models::claims::witnesses::WitnessId;
use honnin_search::limits::StopReason;
use std::collections::{BTreeMap, BTreeSet};

/// A schedule that is worth keeping.
#[derive(Clone, Debug)]
pub struct FoundSchedule {
    /// Which schedule of the run it was, counted from 1.
    pub after: u64,
    /// In how many schedules of the run the same was seen.
    pub times: u64,
    /// After how many of its steps it was seen.
    pub at: usize,
    /// What happened.
    pub ran: ExecutedSchedule,
    /// What was chosen.
    pub recording: Recording,
}

/// The result of a run of many schedules.
#[derive(Clone, Debug, Default)]
pub struct ScheduleFindings {
    /// How many schedules ran to their evening.
    pub schedules: u64,
    /// How often each outcome was seen.
    pub outcomes: BTreeMap<ScheduleOutcome, u64>,
    /// The claims that broke, each with the first schedule that broke it.
    pub broken: BTreeMap<ClaimId, FoundSchedule>,
    /// In how many schedules the log itself violates a claim, whatever the model says.
    pub broken_in_log: BTreeMap<ClaimId, u64>,
    /// The witnesses that were seen.
    pub witnesses: BTreeSet<WitnessId>,
    /// The witnesses that should have been seen and were not.
    pub missing: Vec<WitnessId>,
    /// The first schedule whose log is not a behaviour of the model, and where it left it.
    pub left: Option<(FurthestStop, FoundSchedule)>,
    /// The first schedule in which the output check stopped a document.
    pub first_stopped: Option<u64>,
    /// The last schedule.
    pub last: Option<ExecutedSchedule>,
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
    pub cut: Option<StopReason>,
}

impl ScheduleFindings {
    /// Whether the logs alone say otherwise of some claim than the model does along them.
    pub fn logs_disagree(&self) -> bool {
        let along_the_model = self.broken.iter().map(|(claim, found)| (claim, &found.times));
        self.left.is_none() && !self.broken_in_log.iter().eq(along_the_model)
    }

    /// Counts the steps of a schedule that has just ended.
    pub(super) fn count_steps(&mut self, steps: usize) {
        if steps > self.steps {
            // Whatever ran until now, this schedule included, began without knowing of so many.
            self.begun_knowing_steps = 0;
            self.steps = steps;
        } else {
            self.begun_knowing_steps += 1;
        }
    }
}
