//! A site as a graph: what the engine on Timely Dataflow is given.
//!
//! Every claim is a question that needs a path, every witness one that does not. Each state is
//! explored once, together with the states one step on, so that claims about terminal states (C7)
//! are judged on the edges that the search walks anyway.
//!
//! **Partial-order reduction** was tried and left out. In a step of a print that touches only its own
//! image (`write`, `read` where images are filed by request), nothing else has a part once no timeout
//! can fire any more, so that such a step may be taken alone. On the reference design at requests 4
//! and changes 2 that leaves 96 states of 100 with a timeout in scope and 88 without, on top of
//! symmetry: too little for a second argument about what a verdict rests on.
//!
//! **What limits the speed.** On that design without symmetry one worker takes about 4,000
//! instructions and 1,300 cycles for a state with its steps: a third in the visited set, under a tenth
//! each for the names of successors, the steps themselves and C7's measure, the rest for copying,
//! packing and the other claims. Two workers take 1.4 times the cycles for a state. Half of all steps
//! lead to the other's states, which are packed, sent and copied; and a processor guesses 20 choices
//! for a state wrong, with one worker 10. Two searches side by side do not slow each other down, so
//! memory is not it.

use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::claims::{CATALOGUE, Claim, ClaimId, Evaluation, Predicate};
use honnin_models::{Layout, Site, State, Step};
use honnin_search::fingerprint::Fingerprint;
use honnin_search::graph::{Graph, Words};
use std::collections::BTreeSet;
use std::marker::PhantomData;
use zerocopy::IntoBytes;

/// The bit of the first witness; the claims are before it.
const WITNESSES: u32 = 16;
const _: () = assert!(ClaimId::ALL.len() <= WITNESSES as usize, "each claim has a bit");

/// A site, its questions, and how its states wait.
#[derive(Clone)]
pub struct SiteGraph<F> {
    site: Site,
    layout: Layout,
    /// The claims that apply to the site, with their bits.
    claims: Vec<(u64, Evaluation)>,
    witnesses: Vec<(u64, Predicate)>,
    /// Whether one state represents all that differ from it in names only.
    symmetry: bool,
    fingerprint: PhantomData<F>,
}

impl<F> SiteGraph<F> {
    /// The graph of a site: all of it, or with one representative for states that differ only in
    /// which residents and app servers play which part ([`Site::representative`]).
    pub fn new(site: &Site, symmetry: bool) -> SiteGraph<F> {
        SiteGraph::with_claims(site, symmetry, CATALOGUE)
    }

    /// The same graph with these claims instead of those of the catalogue, each with another id.
    pub fn with_claims(site: &Site, symmetry: bool, claims: &[Claim]) -> SiteGraph<F> {
        let made = claims.iter().filter(|claim| claim.applies(site));
        let made = made.filter(|claim| claim.evaluation.asks_states());
        let claims = made.map(|claim| (bit_of(claim.id), claim.evaluation)).collect();
        let reported = witnesses::CATALOGUE.iter().enumerate();
        let reported = reported.filter(|(_, witness)| witness.reported(site));
        let witnesses = reported.map(|(at, witness)| (1 << (WITNESSES + at as u32), witness.seen));
        let (layout, witnesses) = (Layout::new(site), witnesses.collect());
        let (site, fingerprint) = (site.clone(), PhantomData);
        // Where nobody can change places, nothing is to be gained.
        let symmetry = symmetry && 1 < site.group_order();
        SiteGraph { site, layout, claims, witnesses, symmetry, fingerprint }
    }
}

fn bit_of(claim: ClaimId) -> u64 {
    1 << claim as u32
}

/// The witnesses among the questions.
pub(super) fn witnesses_of(answered: u64) -> BTreeSet<WitnessId> {
    let all = witnesses::CATALOGUE.iter().enumerate();
    let seen = all.filter(|(at, _)| answered & (1 << (WITNESSES + *at as u32)) != 0);
    seen.map(|(_, witness)| witness.id).collect()
}

/// The claims among the questions.
pub(super) fn claims_of(answered: u64) -> impl Iterator<Item = ClaimId> {
    ClaimId::ALL.into_iter().filter(move |&claim| answered & bit_of(claim) != 0)
}

impl<F: Fingerprint> Graph for SiteGraph<F> {
    type State = State;
    type Step = Step;
    type Batch = Words;
    type Fingerprint = F;

    fn start(&self) -> Vec<State> {
        vec![State::START]
    }

    #[inline]
    fn fingerprint(&self, state: &State) -> F {
        F::from_bytes(state.as_bytes())
    }

    #[inline]
    fn successors(&self, state: &State, successors: &mut Vec<State>) {
        let before = successors.len();
        self.site.expand(state, successors);
        if self.symmetry {
            for next in &mut successors[before..] {
                *next = self.site.representative(next);
            }
        }
    }

    fn stands_for(&self, state: &State) -> u64 {
        if self.symmetry { self.site.orbit_size(state) } else { 1 }
    }

    fn name(&self, state: &State) -> F {
        let state = if self.symmetry { self.site.representative(state) } else { *state };
        self.fingerprint(&state)
    }

    #[inline]
    fn look(&self, state: &State, successors: &[State], asked: u64) -> u64 {
        let mut answered = 0;
        for &(bit, evaluation) in &self.claims {
            if asked & bit != 0 && !evaluation.holds(&self.site, state, successors) {
                answered |= bit;
            }
        }
        if asked >> WITNESSES != 0 {
            let asked = self.witnesses.iter().filter(|(bit, _)| asked & bit != 0);
            answered |= asked
                .filter(|(_, seen)| seen(&self.site, state))
                .fold(0, |all, (bit, _)| all | bit);
        }
        answered
    }

    fn want_paths(&self) -> u64 {
        self.claims.iter().fold(0, |all, (bit, _)| all | bit)
    }

    fn questions(&self) -> u64 {
        self.witnesses.iter().fold(self.want_paths(), |all, (bit, _)| all | bit)
    }

    fn batch(&self) -> Words {
        Words::new(self.layout.width())
    }

    #[inline]
    fn pack(&self, state: &State, batch: &mut Words) {
        self.layout.pack(state, batch.end());
    }

    fn unpack(&self, batch: &Words, from: usize, to: usize, states: &mut Vec<State>) {
        states.extend(batch.states(from, to).map(|packed| self.layout.unpack(packed)));
    }

    fn steps(&self, state: &State) -> Vec<(Step, State)> {
        self.site.successors(state).collect()
    }
}
