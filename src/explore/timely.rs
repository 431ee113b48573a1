//! The engine that runs on Timely Dataflow, for sites.

use super::dataflow::search::{Found, Search};
use super::engine::{Engine, Exploration, Task};
use super::sites::{SiteGraph, claim_of, claims_of, witnesses_of};
use std::num::NonZeroUsize;

/// Breadth-first search, level by level, on one thread or on many.
#[derive(Clone, Debug)]
pub struct Dataflow {
    workers: NonZeroUsize,
    symmetry: bool,
}

impl Dataflow {
    /// With so many workers.
    pub fn workers(workers: NonZeroUsize) -> Dataflow {
        Dataflow { workers, symmetry: true }
    }

    /// With one state for all that differ in names only, or with each state for itself.
    pub fn symmetry(self, symmetry: bool) -> Dataflow {
        Dataflow { symmetry, ..self }
    }
}

impl Engine for Dataflow {
    fn name(&self) -> &'static str {
        "dataflow"
    }

    fn explore(&self, task: &Task<'_>) -> Exploration {
        let search = Search::new(SiteGraph::<u64>::new(task.site, self.symmetry))
            .workers(self.workers)
            .limits(task.limits)
            .interrupt(task.interrupt);
        let Found { counts, mut paths } = search.run(task.progress);
        let mut violations = std::collections::BTreeMap::new();
        for claim in claims_of(counts.answered) {
            let path = paths.remove(&(claim as u32)).filter(|_| task.counterexamples);
            violations.insert(
                claim,
                path.map(|path| path.steps.into_iter().map(|(step, _)| step).collect()),
            );
        }
        for question in paths.keys() {
            unreachable!("a path leads to an answer: {}", claim_of(*question));
        }
        Exploration {
            states: counts.states,
            transitions: counts.transitions,
            depth: counts.depth,
            violations,
            witnesses: witnesses_of(counts.answered),
            cut: counts.cut,
        }
    }
}
