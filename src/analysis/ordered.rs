//! Which of all shortest counterexamples is reported.
//!
//! An engine finds the one that its rule prefers, which says nothing to a reader. People read best
//! what goes in the order in which steps and requests are listed, and want the same one every time.
//! So the graph is searched once more, first in, first out, on one thread: the first violation
//! found is the least in that order. Where that would take long, only the steps of the
//! counterexample at hand are searched, which puts those that have nothing to do with each other
//! into order. Either way it is as long as the engine found it, and the same for any number of
//! workers.

use honnin_models::claims::ClaimId;
use honnin_models::{Site, State, Step};
use std::collections::HashSet;

/// The most states to explore for the sake of the order.
const MOST: usize = 1 << 16;

/// The shortest counterexample to a claim that is reported, given one. `None` when there is a
/// shorter one: then the engine that found this one missed a state.
pub(super) fn in_order(site: &Site, claim: ClaimId, steps: &[Step]) -> Option<Vec<Step>> {
    let holds = claim.claim().check().expect("a counterexample is to a claim about states");
    let mut own = steps.to_vec();
    own.sort_by_key(|&step| site.rank(step));
    own.dedup();
    let of_all = || first(site, holds, |state| site.successors(state).collect());
    let of_own = || {
        first(site, holds, |state| {
            let enabled = own.iter().filter_map(|&step| Some((step, site.after(state, step)?)));
            enabled.collect()
        })
    };
    let told = of_all().or_else(of_own).unwrap_or_else(|| steps.to_vec());
    (told.len() == steps.len()).then_some(told)
}

/// The steps to the first state that violates a claim, first in, first out. `None` when it is not
/// among the first states.
fn first(
    site: &Site,
    holds: impl Fn(&Site, &State) -> bool,
    steps: impl Fn(&State) -> Vec<(Step, State)>,
) -> Option<Vec<Step>> {
    // Each state with the one before it and the step between.
    let mut found = vec![(State::START, 0, None)];
    let mut seen = HashSet::from([State::START]);
    let mut at = 0;
    while at < found.len() && found.len() < MOST {
        let (state, ..) = found[at];
        if !holds(site, &state) {
            return Some(steps_to(&found, at));
        }
        for (step, next) in steps(&state) {
            if seen.insert(next) {
                found.push((next, at, Some(step)));
            }
        }
        at += 1;
    }
    None
}

/// The steps that lead to a state that was found.
fn steps_to(found: &[(State, usize, Option<Step>)], mut at: usize) -> Vec<Step> {
    let mut steps = Vec::new();
    while let (_, before, Some(step)) = found[at] {
        steps.push(step);
        at = before;
    }
    steps.reverse();
    steps
}
