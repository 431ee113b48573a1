//! The task of an engine, and its result.

use honnin_models::claims::ClaimId;
use honnin_models::claims::witnesses::WitnessId;
use honnin_models::{Site, Step};
use honnin_search::limits::{Interrupt, Limits, SearchProgress, StopReason};
use std::collections::{BTreeMap, BTreeSet};

/// One exploration to be run.
pub struct ExplorationTask<'a> {
    /// The site.
    pub site: &'a Site,
    /// Whether a shortest counterexample of each violated claim is wanted, or the verdicts alone.
    pub counterexamples: bool,
    /// The bounds.
    pub limits: Limits,
    /// Set when the user stops everything.
    pub interrupt: &'a Interrupt,
    /// Told now and then how the search is going.
    pub progress: &'a dyn Fn(SearchProgress),
}

/// What an engine saw. It says what was found and whether something is missing, and judges nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exploration {
    /// Distinct states visited, including those for which a state that differs from them in names
    /// only was explored.
    pub states: u64,
    /// Distinct states explored: the same number, unless the engine explores one representative of
    /// states that differ in names only.
    pub looked_at: u64,
    /// How many bits the fingerprints have by which the engine distinguishes states.
    pub fingerprint_bits: u32,
    /// Bytes of memory that the visited set takes; 0 where the engine does not say.
    pub visited_bytes: u64,
    /// Steps between the states, each counted once.
    pub transitions: u64,
    /// The most steps that any state is away from the start, by a shortest way.
    pub depth: u64,
    /// The claims that some state violates, with a shortest sequence of steps to one, where
    /// requested and found.
    pub violations: BTreeMap<ClaimId, Option<Vec<Step>>>,
    /// The witnesses seen.
    pub witnesses: BTreeSet<WitnessId>,
    /// Why some states were not explored; `None` when all were.
    pub cut: Option<StopReason>,
}

/// A search engine.
pub trait Engine {
    /// Its name, as reports give it.
    fn name(&self) -> &'static str;

    /// Explores a site. A search that cannot be completed says so in [`Exploration::cut`]; it does
    /// not fail in another way.
    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration;
}

impl Engine for Box<dyn Engine> {
    fn name(&self) -> &'static str {
        self.as_ref().name()
    }

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        self.as_ref().explore(task)
    }
}
