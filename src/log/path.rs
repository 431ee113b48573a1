//! The way that a search has come: every choice, and enough moments to go back to any.
//!
//! A million moments would not fit into memory, and almost none is ever needed again. So the
//! moments of the last stretch are kept, and one at the start of each stretch; going back further
//! takes the choices of a stretch again.

use super::window::Window;

/// How many choices make a stretch.
const STRETCH: usize = 256;

/// How a moment went on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// The next event of a stream.
    Event {
        /// The stream.
        stream: usize,
    },
    /// A loss that was not logged.
    Drop,
    /// A second that was not logged.
    Tick,
}

/// A choice that was made, and what remains to be tried should it fail.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    /// The choice.
    pub(super) choice: Choice,
    /// How many alternatives were tried, this one included.
    pub(super) tried: usize,
    /// Whether nothing else need be tried.
    pub(super) alone: bool,
}

/// All choices made so far, with the moments before them.
#[derive(Default)]
pub(super) struct ChoicePath {
    made: Vec<Made>,
    /// The moment at the start of each stretch that is full.
    starts: Vec<Window>,
    /// The moments before the choices of the last stretch.
    recent: Vec<Window>,
}

impl ChoicePath {
    /// Adds a choice made at a moment.
    pub(super) fn push(&mut self, made: Made, at: Window) {
        if self.recent.len() == STRETCH {
            self.starts.push(self.recent[0]);
            self.recent.clear();
        }
        self.made.push(made);
        self.recent.push(at);
    }

    /// Takes the last choice back, with the moment it was made at. Where that moment was not kept,
    /// `again` takes a choice again from the moment before it.
    pub(super) fn pop(
        &mut self,
        mut again: impl FnMut(&Window, usize, &[Made]) -> Window,
    ) -> Option<(Made, Window)> {
        if self.recent.is_empty() {
            let start = self.starts.pop()?;
            let first = self.made.len() - STRETCH;
            self.recent.push(start);
            for at in first..self.made.len() - 1 {
                let next = again(&self.recent[at - first], at, &self.made);
                self.recent.push(next);
            }
        }
        Some((self.made.pop()?, self.recent.pop()?))
    }
}
