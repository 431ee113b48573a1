//! The log of a schedule, checked against the model: whether the model allows it, which claims
//! broke on the way, which witnesses were seen; and whether the claims hold in the log itself.
//!
//! One process wrote the log, each line where the step took effect, so its order is the order of
//! the steps and nothing needs to be searched for.

use honnin_log::claims::judge;
use honnin_log::validate::FurthestStop;
use honnin_log::{Log, LogOutcome, Misfit, SourceOrder, ValidationOptions, Validator};
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::claims::{self, ClaimId, Evaluation};
use honnin_models::{Site, State};
use honnin_steps::event::Event;
use std::collections::{BTreeMap, BTreeSet};

/// What was seen along a log.
#[derive(Clone, Debug, Default)]
pub struct FollowedLog {
    /// The claims that broke in the model along the log, each with the number of steps after which
    /// it did.
    pub broken: BTreeMap<ClaimId, usize>,
    /// The claims that the log itself violates, whatever the model says.
    pub broken_in_log: BTreeSet<ClaimId>,
    /// The witnesses that were seen.
    pub witnesses: BTreeSet<WitnessId>,
    /// Where the log left the model, if it did.
    pub left: Option<FurthestStop>,
}

/// Follows logs along the model of one site.
pub struct Follower {
    site: Site,
    validator: Validator,
    /// What is checked in every state.
    claims: Vec<ClaimId>,
    /// What is checked in the last state: whether a step is left matters only there.
    at_the_end: Vec<ClaimId>,
}

impl Follower {
    /// A follower for a site with these answers.
    pub fn new(answers: &Answers) -> Follower {
        let site = Site::new(*answers);
        let made = claims::CATALOGUE.iter().filter(|claim| claim.applies(&site));
        let (at_the_end, claims) = made
            .filter(|claim| claim.evaluation.asks_states())
            .map(|claim| claim.id)
            .partition(|id| matches!(id.claim().evaluation, Evaluation::StoppedStates(_)));
        Follower { claims, at_the_end, validator: Validator::new(answers), site }
    }

    /// The witnesses that a check of the site must have seen.
    pub fn required_witnesses(&self) -> impl Iterator<Item = WitnessId> {
        let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(&self.site));
        required.map(|witness| witness.id)
    }

    /// Follows a log of which these images remained; looks for the witnesses that are not among
    /// those `known` already.
    pub fn follow(
        &self,
        events: &[Event],
        images: &[String],
        known: &BTreeSet<WitnessId>,
    ) -> FollowedLog {
        let log = Log::from_events("", events.to_vec(), Some(images.to_vec()));
        let in_log = judge(self.site.design(), &log, SourceOrder::Known);
        let violated = in_log.into_iter().filter(|(_, claim)| claim.violated());
        let broken_in_log = violated.map(|(id, _)| id).collect();
        let mut followed = FollowedLog { broken_in_log, ..FollowedLog::default() };
        let options = ValidationOptions { in_file_order: true, max_states: None };
        match self.validator.validate(&log, &options).outcome {
            LogOutcome::Accepted { .. } => self.walk(events, known, &mut followed),
            LogOutcome::Rejected(stop) => followed.left = Some(stop),
            // In a scene there are no more residents and changes than the model's arrays hold, each
            // resident comes once and so needs one slot, and in the order of its lines a log is one
            // path.
            LogOutcome::NotEstablished(reason) => {
                panic!("a schedule's log can be judged: {reason:?}")
            }
        }
        followed
    }

    /// Asks claims and witnesses in every state of a log that the model allows.
    fn walk(&self, events: &[Event], known: &BTreeSet<WitnessId>, followed: &mut FollowedLog) {
        let unknown: Vec<_> = witnesses::CATALOGUE
            .iter()
            .filter(|witness| witness.reported(&self.site) && !known.contains(&witness.id))
            .collect();
        let mut state = State::START;
        self.ask(&self.claims, &state, 0, followed);
        for (index, event) in events.iter().enumerate() {
            let next = event.action.step().and_then(|step| self.site.after(&state, step));
            let Some(next) = next else {
                // The design allows it, but not within the sheet's scope.
                followed.left = Some(self.beyond_scope(&state, index));
                return;
            };
            state = next;
            self.ask(&self.claims, &state, index + 1, followed);
            let seen = unknown.iter().filter(|witness| (witness.seen)(&self.site, &state));
            followed.witnesses.extend(seen.map(|witness| witness.id));
        }
        self.ask(&self.at_the_end, &state, events.len(), followed);
    }

    fn ask(&self, claims: &[ClaimId], state: &State, steps: usize, followed: &mut FollowedLog) {
        let unbroken = claims.iter().filter(|id| !followed.broken.contains_key(id));
        let successors = || self.site.successors(state).map(|(_, next)| next);
        let holds = |id: &ClaimId| id.claim().evaluation.holds(&self.site, state, successors());
        let broken: Vec<ClaimId> = unbroken.filter(|id| !holds(id)).copied().collect();
        followed.broken.extend(broken.into_iter().map(|id| (id, steps)));
    }

    fn beyond_scope(&self, state: &State, event: usize) -> FurthestStop {
        let allowed = self.site.successors(state).map(|(step, _)| step.into()).collect();
        FurthestStop { event, placed: event, misfit: Misfit::NotEnabled, allowed }
    }
}
