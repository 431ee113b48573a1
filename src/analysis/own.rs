//! A model of your own: any Stateright model, with the words that explain it, and the verdicts on
//! its claims.
//!
//! An engineer implements [`OwnModel`] beside [`stateright::Model`] and calls [`check()`]. The
//! claims are the `always` properties of the model. Its `sometimes` properties are its witnesses:
//! each must be reached, or nothing was put to the test and no claim holds. An `eventually`
//! property is a claim too, and is never established, because the search explores states and not
//! whole behaviours.
//!
//! The result is data ([`OwnCheck`]), which is written and read as it is.

use honnin_search::limits::{Interrupt, Limits};
use honnin_search::{InconclusiveReason, Outcome, PropertyVerdict};
use stateright::Model;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Debug};
use std::hash::Hash;
use std::num::NonZeroUsize;

// The verdicts, as they are written.
mod judged;
// A behaviour of the model in words.
mod told;

pub use honnin_sheet::Expected;
pub use judged::{OwnCheck, OwnClaim, OwnReason, OwnVerdict, OwnWitness};
pub use told::{OwnMoment, OwnStep};

use judged::OwnExploration;

/// A Stateright model, with the words that explain it.
///
/// The words are those of whoever writes the model, in the language that they write. An action is
/// named in evidence as `Debug` writes it, so different actions must be written differently.
pub trait OwnModel:
    Model<State: Clone + Hash + Send + 'static, Action: Clone + Debug + 'static>
    + Clone
    + Send
    + 'static
{
    /// What the model is called. A design that is checked in several variants says which one it is.
    fn name(&self) -> String;

    /// The lanes of a picture, from left to right: whoever takes actions, each once.
    fn lanes(&self) -> Vec<String>;

    /// The lane of whoever takes this action.
    fn actor(&self, action: &Self::Action) -> String;

    /// What happens when the action is taken in this state: a sentence without its subject, which is
    /// the actor, and without a full stop.
    fn sentence(&self, before: &Self::State, action: &Self::Action) -> String;

    /// The expected verdict on the claim of this name; it must hold unless said otherwise.
    fn expected(&self, claim: &str) -> Expected {
        let _ = claim;
        Expected::Holds
    }
}

/// How a model is searched: on one thread, without limits, unless said otherwise.
#[derive(Clone, Debug)]
pub struct OwnSearchOptions {
    /// The number of workers, each on its own thread. It does not alter what is found.
    pub workers: NonZeroUsize,
    /// Where the search is to be cut. No claim holds by a search that was.
    pub limits: Limits,
    /// Set when the user stops the search.
    pub interrupt: Interrupt,
}

impl Default for OwnSearchOptions {
    fn default() -> OwnSearchOptions {
        let (limits, interrupt) = (Limits::default(), Interrupt::default());
        OwnSearchOptions { workers: NonZeroUsize::MIN, limits, interrupt }
    }
}

/// Why a model is not judged at all: a mistake in the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnModelError {
    /// Its properties cannot be checked.
    Properties(honnin_search::CheckError),
    /// Two of its lanes have this name.
    SameLane(String),
    /// An action is taken by somebody who has no lane.
    NoLane {
        /// Who takes it.
        actor: String,
        /// The action.
        action: String,
    },
}

impl fmt::Display for OwnModelError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OwnModelError::Properties(why) => fmt::Display::fmt(why, to),
            OwnModelError::SameLane(name) => write!(to, "two lanes have the name {name:?}"),
            OwnModelError::NoLane { actor, action } => {
                write!(to, "{action} is taken by {actor:?}, which is none of the lanes")
            }
        }
    }
}

impl std::error::Error for OwnModelError {}

impl From<honnin_search::CheckError> for OwnModelError {
    fn from(why: honnin_search::CheckError) -> OwnModelError {
        OwnModelError::Properties(why)
    }
}

/// Searches every state of a model, and judges its claims.
///
/// # Errors
/// A mistake in the model. A search that could not be completed is not an error: its claims are not
/// established, unless a counterexample was found.
pub fn check<M: OwnModel>(
    model: &M,
    options: &OwnSearchOptions,
) -> Result<OwnCheck, OwnModelError> {
    let lanes = model.lanes();
    if let Some(twice) = (1..lanes.len()).find(|&at| lanes[..at].contains(&lanes[at])) {
        return Err(OwnModelError::SameLane(lanes[twice].clone()));
    }
    let search = honnin_search::check(model.clone())
        .workers(options.workers)
        .limits(options.limits)
        .interrupt(&options.interrupt);
    let seen = gather_exploration(model, search.run()?)?;
    Ok(OwnCheck::judge(model, &seen))
}

/// What the search saw, without its own verdicts: these are computed from it once more, here and by
/// whoever reads the result.
fn gather_exploration<M: OwnModel>(
    model: &M,
    outcome: Outcome<M>,
) -> Result<OwnExploration, OwnModelError> {
    let (mut violations, mut reached, mut cut) = (BTreeMap::new(), BTreeSet::new(), outcome.cut);
    for (name, verdict) in outcome.verdicts {
        match verdict {
            PropertyVerdict::Violated(found) => {
                let steps = told::describe_steps(model, &found.path)?;
                violations.insert(name.to_owned(), steps);
            }
            PropertyVerdict::Witnessed(_) => {
                reached.insert(name.to_owned());
            }
            // One answer that could not be confirmed leaves the whole search in doubt.
            PropertyVerdict::NotEstablished(InconclusiveReason::Cut(why)) => {
                cut = cut.or(Some(why))
            }
            PropertyVerdict::NotEstablished(_)
            | PropertyVerdict::Holds
            | PropertyVerdict::NotWitnessed => {}
        }
    }
    let Outcome { states, transitions, depth, left_boundary, .. } = outcome;
    Ok(OwnExploration { states, transitions, depth, left_boundary, violations, reached, cut })
}
