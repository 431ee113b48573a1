//! What schedules say of a claim. It is never more than was run.

use super::campaign::ScheduleFindings;
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses::WitnessId;
use honnin_models::claims::{CATALOGUE, Claim, ClaimId};
use honnin_search::limits::StopReason;
use honnin_sheet::Expected;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What schedules say of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum InSchedules {
    /// Some schedule broke it.
    Broken {
        /// The first that did, counted from 1.
        after: u64,
        /// How many did.
        times: u64,
    },
    /// No schedule broke it, and every schedule of every day was run.
    Holds,
    /// No schedule of those that were run broke it.
    NotBroken,
    /// None broke it, and nothing within the scope puts it to the test.
    NoCase,
    /// Nothing is known.
    NotEstablished(NotJudgedReason),
}

/// Why nothing is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotJudgedReason {
    /// No schedule was run.
    NothingRan,
    /// What should have happened in some schedule never did.
    Vacuous(Vec<WitnessId>),
    /// The real system did something that the model does not allow, so the model cannot judge it.
    LeftModel,
    /// The run was cut short.
    #[serde(untagged)]
    Cut(StopReason),
}

/// A claim, what schedules say of it, and what the sheet expects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduledClaim {
    /// What schedules say.
    #[serde(rename = "says")]
    pub verdict: InSchedules,
    /// What the sheet expects.
    pub expected: Option<Expected>,
}

impl ScheduledClaim {
    /// Whether it is known to differ from what is expected.
    pub fn differs(&self) -> bool {
        match self.verdict {
            InSchedules::Broken { .. } => self.expected != Some(Expected::Violated),
            InSchedules::Holds => {
                matches!(self.expected, Some(Expected::Violated | Expected::NoCase))
            }
            InSchedules::NoCase => self.expected == Some(Expected::Violated),
            InSchedules::NotBroken | InSchedules::NotEstablished(_) => false,
        }
    }

    /// Whether the result is inconclusive: nothing is known, what is expected to break did not in those
    /// schedules that were run, or what is expected to hold was not put to the test.
    pub fn is_inconclusive(&self) -> bool {
        match self.verdict {
            InSchedules::NotEstablished(_) => true,
            InSchedules::NotBroken => self.expected == Some(Expected::Violated),
            InSchedules::NoCase => self.expected == Some(Expected::Holds),
            InSchedules::Broken { .. } | InSchedules::Holds => false,
        }
    }
}

/// Judges every claim that applies to a site and that a behaviour can break.
pub fn judge(
    answers: &Answers,
    findings: &ScheduleFindings,
    expected: impl Fn(ClaimId) -> Option<Expected>,
) -> BTreeMap<ClaimId, ScheduledClaim> {
    let site = Site::new(*answers);
    let made = CATALOGUE.iter().filter(|claim| claim.check().is_some() && claim.applies(&site));
    let judged = made.map(|claim| {
        let verdict = verdict(findings, claim, &site);
        (claim.id, ScheduledClaim { verdict, expected: expected(claim.id) })
    });
    judged.collect()
}

fn verdict(findings: &ScheduleFindings, claim: &Claim, site: &Site) -> InSchedules {
    if let Some(found) = findings.broken.get(&claim.id) {
        return InSchedules::Broken { after: found.after, times: found.times };
    }
    match why_open(findings) {
        Some(reason) => InSchedules::NotEstablished(reason),
        None if !claim.has_case(site) => InSchedules::NoCase,
        None if findings.exhaustive => InSchedules::Holds,
        None => InSchedules::NotBroken,
    }
}

/// Why a claim that did not break is not known to have held in the schedules that were run; `None`
/// when it is.
pub fn why_open(findings: &ScheduleFindings) -> Option<NotJudgedReason> {
    if let Some(cut) = &findings.cut {
        return Some(NotJudgedReason::Cut(cut.clone()));
    }
    if findings.schedules == 0 {
        return Some(NotJudgedReason::NothingRan);
    }
    if findings.left.is_some() {
        return Some(NotJudgedReason::LeftModel);
    }
    (!findings.missing.is_empty()).then(|| NotJudgedReason::Vacuous(findings.missing.clone()))
}

/// What a run of PCT can claim (Burckhardt et al., ASPLOS 2010, theorem 1): one schedule shows a
/// bug of depth d, among n tasks and k steps, with a chance of at least 1 / (n · k^(d-1)). It
/// applies to [`super::chance::Pct`], which follows the paper, and to the schedules whose change
/// points it drew over all k steps.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PctBound {
    /// n: the most tasks in any schedule.
    pub tasks: usize,
    /// k: the most steps in any schedule.
    pub steps: usize,
    /// d: how many ordering constraints the bug needs.
    pub depth: usize,
    /// How many schedules it applies to: those that began when k was known. Where the bug needs one
    /// constraint only there are no change points, and it applies to all.
    pub schedules: u64,
    /// The chance of one of them, on a day that allows the bug.
    pub once: f64,
    /// The chance of those of one day together.
    pub together: f64,
}

/// The bound of a run; `None` when it applies to none of its schedules.
pub fn pct_bound(findings: &ScheduleFindings, depth: usize, days: u64) -> Option<PctBound> {
    let ScheduleFindings { schedules, begun_knowing_steps, tasks, steps, .. } = *findings;
    let schedules = if depth == 1 { schedules } else { begun_knowing_steps };
    if schedules == 0 || tasks == 0 || steps == 0 || depth == 0 {
        return None;
    }
    let power = i32::try_from(depth - 1).unwrap_or(i32::MAX);
    let once = 1.0 / (tasks as f64 * (steps as f64).powi(power));
    // Days come in turn, and these schedules are the last of the run: each day has so many at least.
    // Where days are drawn by chance it may have none.
    let of_one_day = (schedules / days.max(1)) as f64;
    let together = 1.0 - (1.0 - once).powf(of_one_day);
    Some(PctBound { tasks, steps, depth, schedules, once, together })
}
