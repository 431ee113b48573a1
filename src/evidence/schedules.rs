//! Runs of the real system in the document: schedules under Shuttle, and logs held to models.

use super::words::{ExpectedWord, StandWord, Why};
use honnin_models::claims::ClaimId;
use honnin_schedule::campaign::{Findings, Method, Plan, Schedules};
use honnin_schedule::execution::{Outcome, RequestOutcome};
use honnin_schedule::kept::Kept;
use honnin_schedule::scene::Scene;
use honnin_schedule::verdict::{InSchedules, Judged, Reason, pct_bound};
use honnin_steps::event::{Action, Source};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A run of many schedules of the real system.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleEvidence {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub stand: StandWord,
    /// Who chose: `random`, `pct` or `dfs`.
    pub scheduler: String,
    /// The bug depth that PCT was given.
    pub depth: Option<usize>,
    /// What chance was drawn from.
    pub seed: u64,
    /// How many schedules ran to their evening.
    pub schedules: u64,
    /// How many days there are.
    pub days: u64,
    /// The most tasks at once.
    pub tasks: usize,
    /// The most decisions between several tasks in one schedule.
    pub decisions: usize,
    /// The most steps in one schedule.
    pub steps: usize,
    /// How many schedules began when that number was known: the bound of PCT speaks of these.
    pub begun_knowing_steps: u64,
    /// Whether every schedule of every day was run.
    pub exhaustive: bool,
    /// What a run of PCT can claim: the least chance of one schedule to show a bug of its depth, and
    /// of those of one day together that began when the number of steps was known.
    pub bound: Option<(f64, f64)>,
    /// What the schedules say of each claim.
    #[schemars(with = "BTreeMap<String, InSchedulesEvidence>")]
    pub claims: BTreeMap<ClaimId, InSchedulesEvidence>,
    /// Witnesses that should have been seen and were not.
    pub missing: Vec<String>,
    /// In which schedule, counted from 1, the real system first left the model.
    pub left_the_model: Option<u64>,
    /// Whether the logs alone say otherwise of some claim than the model does along them.
    pub logs_disagree: bool,
    /// How often each outcome was seen.
    pub outcomes: Vec<OutcomeEvidence>,
    /// For each claim that broke, the first schedule that broke it, as `honnin replay` takes it.
    #[schemars(with = "BTreeMap<String, Value>")]
    pub kept: BTreeMap<ClaimId, Kept>,
}

/// What schedules say of a claim, and what the sheet expects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InSchedulesEvidence {
    /// What they say.
    pub says: Says,
    /// What the sheet expects.
    pub expected: Option<ExpectedWord>,
}

/// What schedules say of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// Some schedule broke it.
    Broken {
        /// The first that did, counted from 1.
        after: u64,
        /// How many did.
        times: u64,
    },
    /// No schedule broke it, and every schedule there is was run.
    Holds,
    /// No schedule of those that were run broke it.
    NotBroken,
    /// Nothing is known.
    NotEstablished(Why),
}

impl From<&InSchedules> for Says {
    fn from(verdict: &InSchedules) -> Says {
        match verdict {
            InSchedules::Broken { after, times } => Says::Broken { after: *after, times: *times },
            InSchedules::Holds => Says::Holds,
            InSchedules::NotBroken => Says::NotBroken,
            InSchedules::NotEstablished(reason) => Says::NotEstablished(match reason {
                Reason::NothingRan => Why::NothingRan,
                Reason::Cut(cut) => cut.into(),
                Reason::LeftModel => Why::LeftModel,
                Reason::Vacuous(names) => {
                    Why::Vacuous(names.iter().map(|&name| name.to_owned()).collect())
                }
            }),
        }
    }
}

/// How the requests of a schedule ended, and how often that was seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutcomeEvidence {
    /// In how many schedules.
    pub times: u64,
    /// How each request ended.
    pub requests: Vec<EndEvidence>,
    /// How many images remained.
    pub images: usize,
}

/// How a request ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EndEvidence {
    /// A document whose pages name these residents.
    Delivered(Vec<usize>),
    /// No document, for this reason.
    Failed(String),
    /// It was never made.
    NotMade,
}

impl OutcomeEvidence {
    fn of((outcome, times): (&Outcome, &u64)) -> OutcomeEvidence {
        let end = |ended: &RequestOutcome| match ended {
            RequestOutcome::Delivered(subjects) => EndEvidence::Delivered(subjects.clone()),
            RequestOutcome::Failed(failure) => EndEvidence::Failed(failure.word().to_owned()),
            RequestOutcome::NotMade => EndEvidence::NotMade,
        };
        let requests = outcome.requests.iter().map(end).collect();
        OutcomeEvidence { times: *times, requests, images: outcome.images }
    }
}

impl ScheduleEvidence {
    /// A run, with what it says of each claim, in the words of the document.
    pub fn of(
        scene: &Scene,
        stand: StandWord,
        plan: &Plan,
        findings: &Findings,
        judged: &BTreeMap<ClaimId, Judged>,
    ) -> ScheduleEvidence {
        let (scheduler, depth) = match plan.method {
            Method::Random => ("random", None),
            Method::Pct { depth } => ("pct", Some(depth)),
            Method::Exhaustive => ("dfs", None),
            Method::Guided(_) | Method::Replay(..) | Method::Shuttle(..) => {
                unreachable!("one schedule is no run of many")
            }
        };
        let bound = depth.and_then(|depth| pct_bound(findings, depth, scene.days()));
        let claim = |(&id, judged): (&ClaimId, &Judged)| {
            let says = (&judged.verdict).into();
            (id, InSchedulesEvidence { says, expected: judged.expected.map(Into::into) })
        };
        let kept = findings.broken.iter();
        let kept = kept.map(|(&id, found)| (id, Kept::new(scene, stand.into(), id, found)));
        ScheduleEvidence {
            stand,
            scheduler: scheduler.to_owned(),
            depth,
            seed: plan.seed,
            schedules: findings.schedules,
            days: Schedules::days(scene, &plan.method),
            tasks: findings.tasks,
            decisions: findings.decisions,
            steps: findings.steps,
            begun_knowing_steps: findings.begun_knowing_steps,
            exhaustive: findings.exhaustive,
            bound: bound.map(|bound| (bound.once, bound.together)),
            claims: judged.iter().map(claim).collect(),
            missing: findings.missing.iter().map(|&name| name.to_owned()).collect(),
            left_the_model: findings.left.as_ref().map(|(_, found)| found.after),
            logs_disagree: findings.logs_disagree(),
            outcomes: findings.outcomes.iter().map(OutcomeEvidence::of).collect(),
            kept: kept.collect(),
        }
    }
}

/// The real system along a counterexample of the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowedEvidence {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub stand: StandWord,
    /// The claim that the counterexample breaks.
    #[schemars(with = "String")]
    pub claim: ClaimId,
    /// How many steps it has.
    pub steps: usize,
    /// What came of it.
    pub end: FollowedEnd,
}

/// What came of following a counterexample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FollowedEnd {
    /// The real system took every step, and the claim broke at the last of them.
    Broke,
    /// It took every step, and the claim did not break there.
    DidNotBreak,
    /// It took so many of the steps and no more.
    Left(usize),
    /// It could not be run; in its own words.
    Failed(String),
}

/// A log of the real system, held to a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogEvidence {
    /// The site that wrote it: as designed or as installed.
    #[serde(rename = "as")]
    pub stand: StandWord,
    /// The claim whose counterexample was followed; none for an undisturbed random day.
    #[schemars(with = "Option<String>")]
    pub along: Option<ClaimId>,
    /// Whose model it is held to.
    pub held_to: HeldTo,
    /// How many events it has.
    pub events: usize,
    /// The answer.
    pub answer: LogAnswer,
    /// What each claim comes to in the log itself: `holds`, `violated`, `not-established` or
    /// `not-claimed`.
    #[schemars(with = "BTreeMap<String, String>")]
    pub claims: BTreeMap<ClaimId, String>,
}

/// The model that a log is held to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum HeldTo {
    /// That of the site which wrote it: it must be accepted.
    Itself,
    /// That of the site as designed, where another program was installed.
    Designed,
    /// That of the reference design on the same servers: where a defect shows, it must be rejected.
    Reference,
}

/// Whether a log is a behaviour of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LogAnswer {
    /// It is.
    Accepted,
    /// It is not.
    Rejected {
        /// The event that does not fit, counted from 0.
        event: usize,
        /// Who took it.
        by: Source,
        /// What it was.
        step: Action,
    },
    /// Neither is known.
    NotEstablished,
}
