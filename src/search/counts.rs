//! The counts of a search, on which all workers agree.

use super::envelope::LevelTally;
use crate::limits::StopReason;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A question's first answer: at which level, and the least name of a state there.
pub type First = (u64, u128);

/// The result of a search, without the paths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchCounts {
    /// Distinct states that were explored.
    pub looked_at: u64,
    /// Distinct states that these represent: the same number, unless the graph keeps one
    /// representative for many.
    pub states: u64,
    /// Steps out of all that they represent.
    pub transitions: u64,
    /// The level of the last state.
    pub depth: u64,
    /// The questions that some state answers with yes.
    pub answered: u64,
    /// For each of them that wants a path, its first answer.
    pub first: BTreeMap<u32, First>,
    /// Bytes of the visited sets of all workers.
    pub visited_bytes: u64,
    /// Why some states were not explored.
    pub cut: Option<StopReason>,
}

impl SearchCounts {
    /// Adds up what all workers say of the level before this one.
    pub(super) fn add(&mut self, level: u64, tallies: &[LevelTally]) {
        self.visited_bytes = 0;
        for tally in tallies {
            self.looked_at += tally.looked_at;
            self.states += tally.stand_for;
            self.transitions += tally.transitions;
            self.answered |= tally.answered;
            self.visited_bytes += tally.visited_bytes;
            self.cut = self.cut.take().or_else(|| tally.cut.clone());
            for &(question, name) in &tally.least {
                let level = level.saturating_sub(1);
                let first = self.first.entry(question).or_insert((level, name));
                *first = (*first).min((level, name));
            }
        }
    }
}
