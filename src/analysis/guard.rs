//! Watches one exploration of Stateright's checkers, and stops it at a bound.

use honnin_search::limits::{Interrupt, Limits, StopReason};
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How many bytes an engine needs for a state, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Needs {
    /// To know it again, once it was found.
    pub(super) found: u64,
    /// In addition, as long as it is still to be explored.
    pub(super) waiting: u64,
}

/// Watches one exploration: counts its states and says when to stop.
#[derive(Debug)]
pub(super) struct ExplorationGuard {
    limits: Limits,
    interrupt: Interrupt,
    started: Instant,
    needs: Needs,
    looked_at: AtomicU64,
    /// How many states were still to be explored when the engine last reported.
    waiting: AtomicU64,
    cut: OnceLock<StopReason>,
}

impl ExplorationGuard {
    pub(super) fn new(
        limits: Limits,
        interrupt: &Interrupt,
        started: Instant,
        needs: Needs,
    ) -> ExplorationGuard {
        ExplorationGuard {
            limits,
            interrupt: Arc::clone(interrupt),
            started,
            needs,
            looked_at: AtomicU64::new(0),
            waiting: AtomicU64::new(0),
            cut: OnceLock::new(),
        }
    }

    /// Counts one more state to be explored. Returns `false` once a bound is reached, and from then
    /// on.
    pub(super) fn admit(&self) -> bool {
        if self.cut.get().is_some() {
            return false;
        }
        let before = self.looked_at.load(Ordering::Relaxed);
        if let Some(cut) = self.bound_reached(before) {
            self.cut.get_or_init(|| cut);
            return false;
        }
        self.looked_at.store(before + 1, Ordering::Relaxed);
        true
    }

    fn bound_reached(&self, states: u64) -> Option<StopReason> {
        if self.interrupt.load(Ordering::Relaxed) {
            return Some(StopReason::Interrupted);
        }
        let most = self.limits.max_states.map(NonZeroU64::get);
        if let Some(most) = most.filter(|&most| most <= states) {
            return Some(StopReason::States(most));
        }
        let bytes = self.limits.max_memory.map(NonZeroU64::get);
        if let Some(most) = bytes.filter(|&most| most < self.memory(states)) {
            return Some(StopReason::Memory(most));
        }
        // The clock is read only now and then: that costs more than a small state does.
        let seconds = self.limits.max_seconds.filter(|_| states.is_multiple_of(256))?;
        let over = Duration::from_secs(seconds.get()) <= self.started.elapsed();
        over.then_some(StopReason::Seconds(seconds.get()))
    }

    /// The bytes that are in use when this many states were explored.
    fn memory(&self, looked_at: u64) -> u64 {
        let waiting = self.waiting.load(Ordering::Relaxed);
        looked_at * self.needs.found + waiting * (self.needs.found + self.needs.waiting)
    }

    /// Notes how many states have been found: those not explored wait.
    pub(super) fn found(&self, states: u64) {
        self.waiting.store(states.saturating_sub(self.looked_at()), Ordering::Relaxed);
    }

    /// How many states were explored so far.
    pub(super) fn looked_at(&self) -> u64 {
        self.looked_at.load(Ordering::Relaxed)
    }

    /// What stopped the exploration, if something did.
    pub(super) fn cut(&self) -> Option<StopReason> {
        self.cut.get().cloned()
    }
}
