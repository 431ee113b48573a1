//! Watches one exploration of Stateright's checkers, and stops it at a bound.

use honnin_search::limits::{Cut, Interrupt, Limits};
use std::num::NonZeroU64;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Watches one exploration: counts its states and says when to stop.
#[derive(Debug)]
pub(super) struct Guard {
    limits: Limits,
    interrupt: Interrupt,
    started: Instant,
    looked_at: AtomicU64,
    cut: OnceLock<Cut>,
}

impl Guard {
    pub(super) fn new(limits: Limits, interrupt: &Interrupt, started: Instant) -> Guard {
        Guard {
            limits,
            interrupt: Arc::clone(interrupt),
            started,
            looked_at: AtomicU64::new(0),
            cut: OnceLock::new(),
        }
    }

    /// Counts one more state to be looked at. Says no once a bound is reached, and from then on.
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

    fn bound_reached(&self, states: u64) -> Option<Cut> {
        if self.interrupt.load(Ordering::Relaxed) {
            return Some(Cut::Interrupted);
        }
        let most = self.limits.max_states.map(NonZeroU64::get);
        if let Some(most) = most.filter(|&most| most <= states) {
            return Some(Cut::States(most));
        }
        // The clock is asked now and then only: asking costs more than a small state does.
        let seconds = self.limits.max_seconds.filter(|_| states.is_multiple_of(256))?;
        let over = Duration::from_secs(seconds.get()) <= self.started.elapsed();
        over.then_some(Cut::Seconds(seconds.get()))
    }

    /// How many states were looked at so far.
    pub(super) fn looked_at(&self) -> u64 {
        self.looked_at.load(Ordering::Relaxed)
    }

    /// What stopped the exploration, if something did.
    pub(super) fn cut(&self) -> Option<Cut> {
        self.cut.get().cloned()
    }
}
