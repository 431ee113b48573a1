//! A counterexample taken again on a model of one's own, step by step.

use crate::replay::NoCounterexample;
use honnin_analysis::own::{OwnModel, OwnMoment, OwnStep};

/// Whether the model can take these steps one after the other, tells of each what is told, and the
/// claim breaks at the last of them and not before, as it does in a shortest counterexample.
///
/// A model may have several starts, and actions that `Debug` writes alike. So all behaviours that the
/// steps may stand for are followed side by side, and one that breaks the claim is enough.
///
/// # Errors
/// Why they are no counterexample.
pub fn breaks_at_its_end<M: OwnModel>(
    model: &M,
    claim: &str,
    steps: &[OwnStep],
) -> Result<(), NoCounterexample> {
    let starts = model.init_states().into_iter().filter(|state| model.within_boundary(state));
    let mut moments: Vec<OwnMoment<M>> =
        starts.map(|state| OwnMoment::start(model, state)).collect();
    for (number, step) in (1..).zip(steps) {
        moments.retain(|moment| !moment.broken.contains(&claim));
        if moments.is_empty() {
            return Err(NoCounterexample::Early(number - 1));
        }
        moments = moments.iter().flat_map(|moment| taken(model, moment, step)).collect();
        if moments.is_empty() {
            return Err(NoCounterexample::NotAllowed(number));
        }
    }
    let broken = moments.iter().any(|moment| moment.broken.contains(&claim));
    if broken { Ok(()) } else { Err(NoCounterexample::Holds) }
}

/// Where this step leads to from a moment: steps are looked for among those that the model allows.
fn taken<M: OwnModel>(model: &M, moment: &OwnMoment<M>, step: &OwnStep) -> Vec<OwnMoment<M>> {
    let mut actions = Vec::new();
    model.actions(&moment.state, &mut actions);
    let named = actions.into_iter().filter(|action| format!("{action:?}") == step.action);
    let taken = named.filter_map(|action| {
        let after = model.next_state(&moment.state, action.clone())?;
        let (told, next) =
            model.within_boundary(&after).then(|| moment.step(model, &action, after))?;
        (told == *step).then_some(next)
    });
    taken.collect()
}

/// The step that is wrong, as the end of a JSON pointer; empty where the steps as a whole are.
pub(super) fn place(why: NoCounterexample) -> String {
    match why {
        NoCounterexample::NotAllowed(number) | NoCounterexample::Early(number) if number > 0 => {
            format!("/{}", number - 1)
        }
        _ => String::new(),
    }
}
