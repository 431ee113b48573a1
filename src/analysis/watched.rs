//! A site under watch: the model that is handed to Stateright's checkers.
//!
//! It has one property, which Stateright evaluates once for every distinct state it visits. In this
//! evaluation claims and witnesses are evaluated, states counted and bounds kept; the property
//! fails when there is reason to stop. With one property alone a checker stops at its first
//! failure, so a breadth-first search on one thread that looks for a violation of one claim stops
//! at a shortest one.

use super::guard::ExplorationGuard;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::claims::{self, ClaimId, Evaluation, Predicate};
use honnin_models::{Site, State, Step};
use stateright::{Model, Property};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

/// The name of the one property.
pub(super) const GOES_ON: &str = "goes-on";

/// What the search is for.
#[derive(Clone, Copy, Debug)]
pub(super) enum ExplorationGoal {
    /// To visit every state and note all that is seen.
    Everything,
    /// To reach the first state that violates a claim.
    Violation(ClaimId),
}

/// What was seen so far, one bit for each claim and witness in the order of its catalogue.
#[derive(Debug, Default)]
pub(super) struct SeenBits {
    broken: AtomicU32,
    witnessed: AtomicU32,
}

impl SeenBits {
    /// The claims that some state violates.
    pub(super) fn broken(&self) -> BTreeSet<ClaimId> {
        named(&self.broken, claims::CATALOGUE.iter().map(|claim| claim.id))
    }

    /// The witnesses seen.
    pub(super) fn witnessed(&self) -> BTreeSet<WitnessId> {
        named(&self.witnessed, witnesses::CATALOGUE.iter().map(|witness| witness.id))
    }
}

fn named<T: Ord>(bits: &AtomicU32, names: impl Iterator<Item = T>) -> BTreeSet<T> {
    let bits = bits.load(Ordering::Relaxed);
    names.enumerate().filter(|(bit, _)| bits & (1 << bit) != 0).map(|(_, name)| name).collect()
}

/// A site, a goal, and the guard of the exploration.
pub(super) struct Watched {
    pub(super) site: Site,
    pub(super) goal: ExplorationGoal,
    pub(super) guard: Arc<ExplorationGuard>,
    pub(super) seen: Arc<SeenBits>,
    /// What to evaluate, with the bit of each: only what applies to this site.
    claims: Vec<(u32, Evaluation)>,
    witnesses: Vec<(u32, Predicate)>,
}

impl Watched {
    pub(super) fn new(
        site: &Site,
        goal: ExplorationGoal,
        guard: &Arc<ExplorationGuard>,
    ) -> Watched {
        let claims = claims::CATALOGUE.iter().enumerate().filter(|(_, claim)| claim.applies(site));
        let claims = claims.map(|(bit, claim)| (1 << bit, claim.evaluation));
        let claims = claims.filter(|(_, evaluation)| evaluation.asks_states());
        let witnesses = witnesses::CATALOGUE.iter().enumerate();
        let witnesses = witnesses.filter(|(_, witness)| witness.reported(site));
        Watched {
            claims: claims.collect(),
            witnesses: witnesses.map(|(bit, witness)| (1 << bit, witness.seen)).collect(),
            site: site.clone(),
            goal,
            guard: Arc::clone(guard),
            seen: Arc::default(),
        }
    }

    /// Looks at a state; says whether the search goes on beyond it.
    fn goes_on(&self, state: &State) -> bool {
        if !self.guard.admit() {
            return false;
        }
        match self.goal {
            ExplorationGoal::Everything => {
                note(&self.seen.broken, &self.claims, |&claim| !self.holds(claim, state));
                note(&self.seen.witnessed, &self.witnesses, |seen| seen(&self.site, state));
                true
            }
            ExplorationGoal::Violation(id) => self.holds(id.claim().evaluation, state),
        }
    }

    fn holds(&self, claim: Evaluation, state: &State) -> bool {
        let successors = self.site.successors(state).map(|(_, next)| next);
        claim.holds(&self.site, state, successors)
    }
}

/// Sets the bit of every question for which `found` says yes; those already set are not evaluated.
fn note<Q>(bits: &AtomicU32, questions: &[(u32, Q)], found: impl Fn(&Q) -> bool) {
    let before = bits.load(Ordering::Relaxed);
    let new = questions.iter().filter(|(bit, question)| before & bit == 0 && found(question));
    let after = new.fold(before, |bits, (bit, _)| bits | bit);
    if after != before {
        bits.store(after, Ordering::Relaxed);
    }
}

impl Model for Watched {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        self.site.init_states()
    }

    fn actions(&self, state: &State, steps: &mut Vec<Step>) {
        self.site.actions(state, steps);
    }

    fn next_state(&self, state: &State, step: Step) -> Option<State> {
        self.site.next_state(state, step)
    }

    fn properties(&self) -> Vec<Property<Watched>> {
        vec![Property::always(GOES_ON, |watched: &Watched, state| watched.goes_on(state))]
    }
}
