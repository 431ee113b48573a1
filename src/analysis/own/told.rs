//! A behaviour of a model in words: who does what, and which claims break.

use super::{OwnModel, OwnModelError};
use honnin_search::trace_back::Path;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use stateright::Expectation;

/// One step of a behaviour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnStep {
    /// Who takes it: one of the lanes.
    pub actor: String,
    /// The action, as the model's own `Debug` writes it.
    pub action: String,
    /// What happens.
    pub sentence: String,
    /// The claims that it breaks, and that nothing before it broke.
    pub breaks: Vec<String>,
}

/// A state on the way, and the claims that it or a state before it breaks.
#[derive(Clone, Debug)]
pub struct OwnMoment<M: OwnModel> {
    /// The state.
    pub state: M::State,
    /// The claims.
    pub broken: Vec<&'static str>,
}

impl<M: OwnModel> OwnMoment<M> {
    /// The start of a behaviour.
    pub fn start(model: &M, state: M::State) -> OwnMoment<M> {
        let broken = broken_in(model, &state);
        OwnMoment { state, broken }
    }

    /// The step out of this state, in words, and the moment after it.
    pub fn step(&self, model: &M, action: &M::Action, after: M::State) -> (OwnStep, OwnMoment<M>) {
        let mut fresh = broken_in(model, &after);
        fresh.retain(|name| !self.broken.contains(name));
        let step = OwnStep {
            actor: model.actor(action),
            action: format!("{action:?}"),
            sentence: model.sentence(&self.state, action),
            breaks: fresh.iter().map(|name| (*name).to_owned()).collect(),
        };
        let broken = [self.broken.as_slice(), &fresh].concat();
        (step, OwnMoment { state: after, broken })
    }
}

/// The claims that a state breaks, in the order of the model.
fn broken_in<M: OwnModel>(model: &M, state: &M::State) -> Vec<&'static str> {
    let claims = model.properties().into_iter();
    let claims = claims.filter(|property| matches!(property.expectation, Expectation::Always));
    let broken = claims.filter(|claim| !(claim.condition)(model, state));
    broken.map(|claim| claim.name).collect()
}

/// The steps of a behaviour in words.
pub(super) fn describe_steps<M: OwnModel>(
    model: &M,
    path: &Path<M::State, M::Action>,
) -> Result<Vec<OwnStep>, OwnModelError> {
    let lanes = model.lanes();
    let mut moment = OwnMoment::start(model, path.start.clone());
    let mut told = Vec::new();
    for (action, after) in &path.steps {
        let (step, next) = moment.step(model, action, after.clone());
        if !lanes.contains(&step.actor) {
            return Err(OwnModelError::NoLane { actor: step.actor, action: step.action });
        }
        told.push(step);
        moment = next;
    }
    Ok(told)
}
