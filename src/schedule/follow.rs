//! The log of a schedule along the model: which claims broke on the way, which witnesses were seen,
//! and where, if anywhere, the real system did something that the model does not allow.
//!
//! One process wrote the log, each line where the step took effect, so its order is the order of
//! the steps and nothing needs to be searched for.

use super::guided::step_of;
use crate::issuance::event::{Action, Event, Outcome};
use honnin_models::claims::{self, ClaimId, Evaluation, Predicate, witnesses};
use honnin_models::request::Phase;
use honnin_models::{Site, State, Step};
use std::collections::{BTreeMap, BTreeSet};

/// What was seen along a log.
#[derive(Clone, Debug, Default)]
pub struct Followed {
    /// The claims that broke, each with the number of steps after which it did.
    pub broken: BTreeMap<ClaimId, usize>,
    /// The witnesses that were seen.
    pub witnesses: BTreeSet<&'static str>,
    /// Where the log left the model, if it did.
    pub left: Option<Left>,
}

/// Where a log left the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// How many events fit.
    pub fitting: usize,
    /// The event that does not.
    pub event: Event,
    /// What does not fit about it.
    pub because: Because,
}

/// What does not fit about an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The model allows other steps only: these.
    NotEnabled(Vec<Step>),
    /// The step ends otherwise in the model.
    Differs(&'static str),
}

/// Follows logs along the model of one site.
pub struct Follower {
    site: Site,
    /// What is asked in every state.
    claims: Vec<(ClaimId, Predicate)>,
    /// What is asked in the last state: whether a step is left is of interest there alone.
    at_the_end: Vec<(ClaimId, Predicate)>,
}

impl Follower {
    /// A follower for a site.
    pub fn new(site: Site) -> Follower {
        let made = claims::CATALOGUE.iter().filter(|claim| claim.applies(&site));
        let (at_the_end, claims) = made
            .filter_map(|claim| Some((claim, claim.check()?)))
            .partition::<Vec<_>, _>(|(claim, _)| matches!(claim.evaluation, Evaluation::Steps(_)));
        let ids = |list: Vec<(&claims::Claim, Predicate)>| {
            list.into_iter().map(|(claim, check)| (claim.id, check)).collect()
        };
        Follower { claims: ids(claims), at_the_end: ids(at_the_end), site }
    }

    /// The witnesses that a check of the site must have seen.
    pub fn required_witnesses(&self) -> impl Iterator<Item = &'static str> {
        let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(&self.site));
        required.map(|witness| witness.name)
    }

    /// Follows a log; looks for the witnesses that are not among those `known` already.
    pub fn follow(&self, events: &[Event], known: &BTreeSet<&'static str>) -> Followed {
        let unknown: Vec<_> = witnesses::CATALOGUE
            .iter()
            .filter(|witness| witness.reported(&self.site) && !known.contains(witness.name))
            .collect();
        let mut followed = Followed::default();
        let mut state = State::START;
        self.ask(&self.claims, &state, 0, &mut followed);
        for (index, event) in events.iter().enumerate() {
            match self.after(&state, event) {
                Ok(next) => state = next,
                Err(because) => {
                    let event = event.clone();
                    followed.left = Some(Left { fitting: index, event, because });
                    return followed;
                }
            }
            self.ask(&self.claims, &state, index + 1, &mut followed);
            let seen = unknown.iter().filter(|witness| (witness.seen)(&self.site, &state));
            followed.witnesses.extend(seen.map(|witness| witness.name));
        }
        self.ask(&self.at_the_end, &state, events.len(), &mut followed);
        followed
    }

    fn ask(
        &self,
        claims: &[(ClaimId, Predicate)],
        state: &State,
        steps: usize,
        followed: &mut Followed,
    ) {
        for (id, holds) in claims {
            if !followed.broken.contains_key(id) && !holds(&self.site, state) {
                followed.broken.insert(*id, steps);
            }
        }
    }

    /// The state after an event.
    fn after(&self, state: &State, event: &Event) -> Result<State, Because> {
        let not_enabled =
            || Because::NotEnabled(self.site.successors(state).map(|(step, _)| step).collect());
        let step = step_of(event.action).ok_or_else(not_enabled)?;
        let next = self.site.after(state, step).ok_or_else(not_enabled)?;
        match difference(&next, event) {
            None => Ok(next),
            Some(field) => Err(Because::Differs(field)),
        }
    }
}

/// The first field of an event in which the model ends the step otherwise.
fn difference(after: &State, event: &Event) -> Option<&'static str> {
    let details = &event.details;
    let request = event.action.request().map(|request| after.requests[request]);
    let phase = request.map(|request| request.phase);
    let outcome_fits = match (event.action, details.outcome) {
        (Action::Fetch { .. }, Some(Outcome::Fetched)) => phase == Some(Phase::Fetched),
        (Action::Fetch { .. }, Some(Outcome::Skipped)) => phase == Some(Phase::Skipped),
        (Action::Fetch { .. }, Some(Outcome::Failed))
        | (Action::Read { .. }, Some(Outcome::Missing))
        | (Action::Finish { .. }, Some(Outcome::Stopped))
        | (Action::Timeout { .. }, Some(Outcome::Cancelled)) => phase == Some(Phase::Failed),
        (Action::Finish { .. }, Some(Outcome::Delivered)) => phase == Some(Phase::Delivered),
        (Action::Read { .. }, Some(Outcome::Read))
        | (Action::Timeout { .. }, Some(Outcome::Released)) => phase != Some(Phase::Failed),
        (
            Action::Fetch { .. }
            | Action::Read { .. }
            | Action::Finish { .. }
            | Action::Timeout { .. },
            _,
        ) => false,
        (_, outcome) => outcome.is_none(),
    };
    let version_fits = match (event.action, details.version) {
        (Action::Fetch { request }, Some(version)) => {
            u64::from(after.requests[request].version) == version
        }
        (Action::Change { resident }, Some(version)) => {
            u64::from(after.sync.registry[resident]) == version
        }
        (Action::Begin | Action::Apply { .. }, Some(version)) => {
            u64::from(after.sync.carried.version) == version
        }
        _ => true,
    };
    let subject_fits = match (event.action, details.subject) {
        (Action::Read { request, page }, Some(subject)) => {
            after.requests[request].pages[page].is(subject)
        }
        _ => true,
    };
    let fits = [(outcome_fits, "outcome"), (version_fits, "version"), (subject_fits, "subject")];
    fits.into_iter().find_map(|(fits, field)| (!fits).then_some(field))
}
