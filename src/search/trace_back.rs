//! The way back from a state to the start, and forward again as a path.
//!
//! The visited set remembers a predecessor by half of its name. So going back gives, level by
//! level, a few names of which one at least is right: all workers share what they know. Going
//! forward from the start, over those names only, then finds the steps.

use super::envelope::Broadcast;
use super::fingerprint::Fingerprint;
use super::graph::Graph;
use super::visited::Tag;
use super::wire::Lost;
use super::worker::{Searcher, owner_of, owner_of_shard};
use std::collections::{BTreeMap, BTreeSet};

/// For each level, from the start on, the names of states that may be on a path.
pub type Names = Vec<BTreeSet<u128>>;

/// A sequence of steps: where it starts, and each step with where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path<State, Step> {
    /// The first state.
    pub start: State,
    /// The steps, each with the state after it.
    pub steps: Vec<(Step, State)>,
}

impl<G: Graph> Searcher<'_, G> {
    /// Goes back from the first answer of each question that wants a path.
    pub fn trace_back(&mut self) -> Result<BTreeMap<u32, Names>, Lost> {
        let ends = self.counts.first.clone();
        let mut paths: Vec<(u32, Names)> = Vec::new();
        for (question, (level, name)) in ends {
            let mut names = vec![BTreeSet::new(); level as usize + 1];
            names[level as usize].insert(name);
            paths.push((question, names));
        }
        let longest = paths.iter().map(|(_, names)| names.len()).max().unwrap_or(1);
        for level in (1..longest).rev() {
            self.step_back(level, &mut paths)?;
        }
        Ok(paths.into_iter().collect())
    }

    /// From the names at a level to those at the level before.
    fn step_back(&mut self, level: usize, paths: &mut [(u32, Names)]) -> Result<(), Lost> {
        let (me, peers) = (self.wire.index(), self.wire.peers());
        let mut traces = Vec::new();
        for (path, (_, names)) in paths.iter().enumerate() {
            for &name in names.get(level).into_iter().flatten() {
                let name = G::Fingerprint::from_wide(name);
                if owner_of(name, peers) == me {
                    let trace = self.visited.predecessor(name);
                    traces.push((path, trace.expect("an owner has seen the states it names")));
                }
            }
        }
        let told = self.exchange(Broadcast::Traces(traces))?;
        let told = told.into_iter().flat_map(|message| match message {
            Broadcast::Traces(traces) => traces,
            other => unreachable!("everybody sent traces, not {other:?}"),
        });
        let mine = told.filter(|(_, trace)| owner_of_shard((trace >> 24) as usize, peers) == me);
        let found: Vec<(usize, u128)> = mine
            .flat_map(|(path, trace)| {
                let names = self.visited.traced(trace, Tag::from_level(level as u64 - 1));
                names.into_iter().map(move |name| (path, name.wide()))
            })
            .collect();
        for message in self.exchange(Broadcast::Names(found))? {
            let Broadcast::Names(found) = message else {
                unreachable!("everybody sent names, not {message:?}");
            };
            for (path, name) in found {
                paths[path].1[level - 1].insert(name);
            }
        }
        Ok(())
    }
}

/// The first path over the names, in the order in which the graph gives its steps. `None` when there
/// is none, which means that the graph does not answer twice in the same way.
///
/// In a graph that keeps one representative for many states, this is a path of the states themselves
/// wherever there is one over the names, and else one of representatives.
pub fn rebuild<G: Graph>(graph: &G, names: &Names) -> Option<Path<G::State, G::Step>> {
    let themselves = walk(graph, names, graph.origins(), |state| graph.steps(state));
    themselves.or_else(|| {
        walk(graph, names, graph.start(), |state| graph.steps_between_representatives(state))
    })
}

/// Walks from one of these states along the names to the last level. The steps still to be tried out
/// of each state wait in a list of their own, not on the stack: a path may be very long.
fn walk<G: Graph>(
    graph: &G,
    names: &Names,
    starts: Vec<G::State>,
    steps_of: impl Fn(&G::State) -> Vec<(G::Step, G::State)>,
) -> Option<Path<G::State, G::Step>> {
    // What led nowhere is not tried again.
    let mut untried = names.clone();
    for start in starts {
        if !untried[0].remove(&graph.name(&start).wide()) {
            continue;
        }
        let mut steps: Vec<(G::Step, G::State)> = Vec::new();
        let mut open = Vec::new();
        while steps.len() + 1 < untried.len() {
            if open.len() == steps.len() {
                let from = steps.last().map_or(&start, |(_, state)| state);
                open.push(steps_of(from).into_iter());
            }
            let untried = &mut untried[open.len()];
            let last = open.last_mut().expect("a state's steps were just put there");
            match last.find(|(_, state)| untried.remove(&graph.name(state).wide())) {
                Some(step) => steps.push(step),
                None => {
                    open.pop();
                    if steps.pop().is_none() {
                        break;
                    }
                }
            }
        }
        if steps.len() + 1 == names.len() {
            return Some(Path { start, steps });
        }
    }
    None
}
