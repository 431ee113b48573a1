//! The real system along a counterexample of the model, step by step.

use super::campaign::{Found, Method, Plan, Schedules};
use honnin_analysis::Cut;
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_steps::event::Action;

/// What came of following one counterexample.
pub enum Guidance {
    /// The real code took the same steps, and the claim broke.
    Broke(Box<Found>),
    /// It took the same steps, and the claim did not break.
    DidNotBreak,
    /// It left the counterexample, after so many of its steps.
    Left(usize),
    /// It did not come to its end: why.
    Failed(String),
}

/// Follows the steps that break a claim in the model.
pub fn follow(schedules: &Schedules, claim: ClaimId, steps: Vec<Step>) -> Guidance {
    let wanted: Vec<_> = steps.iter().copied().map(Action::from).collect();
    let mut findings = schedules.run(&Plan::new(Method::Guided(steps), 1, 0));
    if let Some(Cut::Engine(words)) = findings.cut {
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
