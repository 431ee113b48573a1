//! A counterexample taken again on the model, step by step.

use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::{Site, State, Step};

/// Why steps are no counterexample of a claim. Steps count from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCounterexample {
    /// The model does not allow this step there.
    NotAllowed(usize),
    /// The claim breaks at this step already, before the last.
    Early(usize),
    /// The claim does not break.
    Holds,
}

/// Whether the model allows these steps one after the other, and the claim breaks at the last of
/// them and not before, as it does in a shortest counterexample.
///
/// # Errors
/// Why they are no counterexample. A claim that is judged from the sheet has none.
pub fn breaks_at_its_end(
    answers: &Answers,
    claim: ClaimId,
    steps: &[Step],
) -> Result<(), NoCounterexample> {
    let holds = claim.claim().check().ok_or(NoCounterexample::Holds)?;
    let site = Site::new(*answers);
    let mut state = State::START;
    for (number, step) in (1..).zip(steps) {
        if !holds(&site, &state) {
            return Err(NoCounterexample::Early(number - 1));
        }
        // Steps are looked for among those that the model allows, and not simply taken: a document
        // may name a request that the site does not have.
        let taken = site.successors(&state).find(|(allowed, _)| allowed == step);
        let (_, next) = taken.ok_or(NoCounterexample::NotAllowed(number))?;
        state = next;
    }
    if holds(&site, &state) { Err(NoCounterexample::Holds) } else { Ok(()) }
}
