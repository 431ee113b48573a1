//! The real system along a counterexample of the model, step by step.

use super::campaign::{FoundSchedule, Method, SchedulePlan, Schedules};
use honnin_analysis::StopReason;
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_sheet::Configuration;
use honnin_steps::event::Action;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The result of following one counterexample.
pub enum Guidance {
    /// The real code took the same steps, and the claim broke.
    Broke(Box<FoundSchedule>),
    /// It took the same steps, and the claim did not break.
    DidNotBreak,
    /// It left the counterexample, after this many of its steps.
    Left(usize),
    /// It was not completed: why.
    Failed(String),
}

/// The real system along a counterexample of the model, as documents have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FollowedCounterexample {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub configuration: Configuration,
    /// The claim that the counterexample breaks.
    pub claim: ClaimId,
    /// How many steps it has.
    pub steps: usize,
    /// The result.
    pub end: FollowedEnd,
}

/// The result of following a counterexample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FollowedEnd {
    /// The real system took every step, and the claim broke at the last of them.
    Broke,
    /// It took every step, and the claim did not break there.
    DidNotBreak,
    /// It took this many of the steps and no more.
    Left(usize),
    /// It could not be run; the message.
    Failed(String),
}

impl Guidance {
    /// The result.
    pub fn end(&self) -> FollowedEnd {
        match self {
            Guidance::Broke(_) => FollowedEnd::Broke,
            Guidance::DidNotBreak => FollowedEnd::DidNotBreak,
            Guidance::Left(fitting) => FollowedEnd::Left(*fitting),
            Guidance::Failed(words) => FollowedEnd::Failed(words.clone()),
        }
    }
}

/// Follows the steps that break a claim in the model.
pub fn follow(schedules: &Schedules, claim: ClaimId, steps: Vec<Step>) -> Guidance {
    let wanted: Vec<_> = steps.iter().copied().map(Action::from).collect();
    let mut findings = schedules.run(&SchedulePlan::new(Method::Guided(steps), 1, 0));
    if let Some(StopReason::Engine(words)) = findings.cut {
        return Guidance::Failed(words);
    }
    let Some(last) = findings.last else {
        return Guidance::Failed(String::new());
    };
    let taken = last.events.iter().map(|event| event.action);
    let fitting = taken.zip(&wanted).take_while(|(taken, wanted)| taken == *wanted).count();
    match findings.broken.remove(&claim) {
        _ if fitting < wanted.len() => Guidance::Left(fitting),
        Some(found) if found.at == wanted.len() => Guidance::Broke(Box::new(found)),
        _ => Guidance::DidNotBreak,
    }
}
