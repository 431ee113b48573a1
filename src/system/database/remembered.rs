//! An answer of a database, with how many changes of rows it had seen by then.

use std::cell::Cell;

/// The last answer to one question.
pub(super) struct Remembered<T>(Cell<Option<(u64, T)>>);

impl<T> Default for Remembered<T> {
    fn default() -> Remembered<T> {
        Remembered(Cell::new(None))
    }
}

impl<T: Copy> Remembered<T> {
    /// The answer, if it was given after exactly so many changes.
    pub(super) fn since(&self, changes: u64) -> Option<T> {
        self.0.get().filter(|(then, _)| *then == changes).map(|(_, answer)| answer)
    }

    /// Remembers an answer that was given after so many changes.
    pub(super) fn keep(&self, changes: u64, answer: T) {
        self.0.set(Some((changes, answer)));
    }
}
