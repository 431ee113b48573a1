//! A run of many schedules of the real system, as documents have it.

use super::campaign::{ScheduleFindings, SchedulePlan, Schedules};
use super::execution::ScheduleOutcome;
use super::kept::KeptSchedule;
use super::plan::Scheduler;
use super::scene::Scene;
use super::verdict::{PctBound, ScheduledClaim, judge, pct_bound};
use honnin_models::claims::ClaimId;
use honnin_models::claims::witnesses::WitnessId;
use honnin_sheet::{Configuration, Sheet};
use honnin_steps::event::Event;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A run of many schedules of the real system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleRun {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub configuration: Configuration,
    /// Who chose.
    pub scheduler: Scheduler,
    /// The bug depth that PCT was given.
    pub depth: Option<usize>,
    /// What chance was drawn from.
    pub seed: u64,
    /// How many schedules ran to their end.
    pub schedules: u64,
    /// How many days there are.
    pub days: u64,
    /// The most tasks at once.
    pub tasks: usize,
    /// The most decisions between several tasks in one schedule.
    pub decisions: usize,
    /// The most steps in one schedule.
    pub steps: usize,
    /// How many schedules began when that number was known: the bound of PCT applies to these.
    pub begun_knowing_steps: u64,
    /// Whether every schedule of every day was run.
    pub exhaustive: bool,
    /// What a run of PCT can claim.
    pub bound: Option<PctBound>,
    /// What the schedules say of each claim.
    pub claims: BTreeMap<ClaimId, ScheduledClaim>,
    /// Witnesses that should have been seen and were not.
    pub missing: Vec<WitnessId>,
    /// Where the real system first left the model; none where it did not.
    pub left_the_model: Option<LeftModel>,
    /// Whether the logs alone say otherwise of some claim than the model does along them.
    pub logs_disagree: bool,
    /// How often each outcome was seen.
    pub outcomes: Vec<OutcomeCount>,
    /// For each claim that broke, a schedule that breaks it, as `honnin replay` takes it.
    pub kept: BTreeMap<ClaimId, KeptSchedule>,
}

/// A schedule whose log is not a behaviour of the model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeftModel {
    /// Which schedule it was, counted from 1.
    pub schedule: u64,
    /// How many of its events fit.
    pub fitting: usize,
    /// The event that does not.
    pub event: Event,
}

/// How the requests of a schedule ended, and how often that was seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeCount {
    /// In how many schedules.
    pub times: u64,
    /// How they ended.
    pub outcome: ScheduleOutcome,
}

impl ScheduleRun {
    /// The result of running a plan on a sheet in a configuration.
    pub fn new(
        sheet: &Sheet,
        configuration: Configuration,
        plan: &SchedulePlan,
        findings: &ScheduleFindings,
    ) -> ScheduleRun {
        let scene = Scene::new(sheet, configuration);
        let (scheduler, depth) = (plan.method.scheduler(), plan.method.depth());
        let kept = findings.broken.iter();
        let kept =
            kept.map(|(&id, found)| (id, KeptSchedule::new(&scene, configuration, id, found)));
        let outcomes = findings.outcomes.iter();
        let outcomes = outcomes
            .map(|(outcome, times)| OutcomeCount { times: *times, outcome: outcome.clone() });
        let left = findings.left.as_ref().map(|(left, found)| LeftModel {
            schedule: found.after,
            fitting: left.event,
            event: found.ran.events[left.event].clone(),
        });
        ScheduleRun {
            configuration,
            scheduler,
            depth,
            seed: plan.seed,
            schedules: findings.schedules,
            days: Schedules::days(&scene, &plan.method),
            tasks: findings.tasks,
            decisions: findings.decisions,
            steps: findings.steps,
            begun_knowing_steps: findings.begun_knowing_steps,
            exhaustive: findings.exhaustive,
            bound: depth.and_then(|depth| pct_bound(findings, depth, scene.days())),
            claims: judge(&scene.answers, findings, |id| sheet.expected(configuration, id)),
            missing: findings.missing.clone(),
            left_the_model: left,
            logs_disagree: findings.logs_disagree(),
            outcomes: outcomes.collect(),
            kept: kept.collect(),
        }
    }
}
