//! How much is searched and run for the evidence.

use honnin_search::limits::{Interrupt, Limits};
use std::num::NonZeroUsize;

/// How many schedules each run and each cell of the kill matrix may have.
pub const ITERATIONS: u64 = 5_000;
/// What chance is drawn from.
pub const SEED: u64 = 1;

/// What bounds the gathering, and nothing that alters what a complete one finds.
#[derive(Clone, Debug)]
pub struct GatheringEffort {
    /// How many threads search and run.
    pub threads: NonZeroUsize,
    /// The bounds of each search of the survey.
    pub limits: Limits,
    /// Set when the user asks everything to stop.
    pub interrupt: Interrupt,
}

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GatheringStage {
    /// Sheets are checked: so many of so many.
    Sheets(usize, usize),
    /// The real system is run: so many sites of so many.
    Runs(usize, usize),
    /// The kill matrix is filled: so many rows.
    Kill(usize),
    /// All designs are surveyed: so many of so many.
    Survey(usize, usize),
}
