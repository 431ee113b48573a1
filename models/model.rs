//! A site as Stateright searches it: its states and steps, with the claims and witnesses as properties.

use crate::claims::{CATALOGUE, ClaimId, Predicate, witnesses};
use crate::site::{Site, State};
use honnin_steps::Step;
use stateright::{Model, Property};

impl Model for Site {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        vec![State::START]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Step>) {
        actions.extend(self.steps().iter().filter(|&&step| self.enabled(state, step)));
    }

    fn next_state(&self, state: &State, step: Step) -> Option<State> {
        self.after(state, step)
    }

    /// The claims as `always`, the witnesses as `sometimes`: what Stateright's Explorer shows.
    fn properties(&self) -> Vec<Property<Site>> {
        let claimed = CATALOGUE.iter().zip(CONDITIONS).filter(|(claim, _)| claim.applies(self));
        let searched = claimed.filter(|(claim, _)| claim.evaluation.asks_states());
        let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(self));
        let always = searched.map(|(claim, holds)| Property::always(claim.name, holds));
        always.chain(required.map(|w| Property::sometimes(w.id.word(), w.seen))).collect()
    }
}

/// What a property asks is a plain function, which cannot be told which claim it is to judge: so
/// each place of the catalogue has its own, those of claims to come as well.
#[rustfmt::skip]
const CONDITIONS: [Predicate; 16] = [
    holds::<0>, holds::<1>, holds::<2>, holds::<3>, holds::<4>, holds::<5>, holds::<6>, holds::<7>,
    holds::<8>, holds::<9>, holds::<10>, holds::<11>, holds::<12>, holds::<13>, holds::<14>, holds::<15>,
];

const _: () = assert!(CATALOGUE.len() == ClaimId::ALL.len(), "each claim is in the catalogue once");
const _: () = assert!(CATALOGUE.len() <= CONDITIONS.len(), "each claim has a function");

/// Whether a claim holds in a state, by its place in the catalogue.
fn holds<const CLAIM: usize>(site: &Site, state: &State) -> bool {
    let successors = site.successors(state).map(|(_, next)| next);
    CATALOGUE[CLAIM].evaluation.holds(site, state, successors)
}
