//! What the workers of one process share: whether to go on, and how far they are.

use crate::limits::{Interrupt, Limits, StopReason};
use std::num::NonZeroU64;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The bounds of a search, and why it stops.
#[derive(Debug)]
pub struct SearchControl {
    limits: Limits,
    interrupt: Interrupt,
    started: Instant,
    stop: OnceLock<StopReason>,
    /// Whether a worker failed, so that nobody waits for it.
    failed: AtomicBool,
    states: AtomicU64,
    depth: AtomicU64,
    /// The bytes that each worker uses.
    memory: Vec<AtomicU64>,
    /// How often the search is to be kept on disk.
    keep_every: Option<Duration>,
    /// When it was kept last, in milliseconds since it began.
    kept: AtomicU64,
}

impl SearchControl {
    /// The control of a search by this many workers of this process.
    pub fn new(limits: Limits, interrupt: &Interrupt, workers: usize) -> SearchControl {
        SearchControl {
            limits,
            interrupt: Interrupt::clone(interrupt),
            started: Instant::now(),
            stop: OnceLock::new(),
            failed: AtomicBool::new(false),
            states: AtomicU64::new(0),
            depth: AtomicU64::new(0),
            memory: (0..workers).map(|_| AtomicU64::new(0)).collect(),
            keep_every: None,
            kept: AtomicU64::new(0),
        }
    }

    /// The same, with the search to be kept on disk every so often.
    pub fn keep_every(self, every: Option<Duration>) -> SearchControl {
        SearchControl { keep_every: every, ..self }
    }

    /// Whether it is time to keep the search on disk. Asking counts as having done so.
    pub fn keep_now(&self) -> bool {
        let now = self.elapsed();
        let last = Duration::from_millis(self.kept.load(Ordering::Relaxed));
        let due = self.keep_every.is_some_and(|every| every <= now - last);
        if due {
            self.kept.store(now.as_millis() as u64, Ordering::Relaxed);
        }
        due
    }

    /// The bounds.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Since the search began.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Everybody stops, for the first reason given.
    pub fn stop(&self, cut: StopReason) {
        self.stop.get_or_init(|| cut);
    }

    /// A worker failed: no worker waits for another any more.
    pub fn fail(&self, words: String) {
        self.stop(StopReason::Engine(words));
        self.failed.store(true, Ordering::Release);
    }

    /// Whether a worker failed.
    pub fn failed(&self) -> bool {
        self.failed.load(Ordering::Acquire)
    }

    /// Why to stop, if there is a reason by now.
    pub fn reason(&self) -> Option<StopReason> {
        if self.stop.get().is_none()
            && let Some(cut) = self.bound_reached()
        {
            self.stop(cut);
        }
        self.stop.get().cloned()
    }

    fn bound_reached(&self) -> Option<StopReason> {
        if self.interrupt.load(Ordering::Relaxed) {
            return Some(StopReason::Interrupted);
        }
        let seconds = self.limits.max_seconds.map(NonZeroU64::get);
        if let Some(most) = seconds.filter(|&most| Duration::from_secs(most) <= self.elapsed()) {
            return Some(StopReason::Seconds(most));
        }
        let bytes = self.limits.max_memory.map(NonZeroU64::get);
        bytes.filter(|&most| most < self.memory()).map(StopReason::Memory)
    }

    /// Notes a worker's level, how many more states it has explored and how many bytes it uses.
    pub fn note(&self, worker: usize, depth: u64, states: u64, memory: u64) {
        self.states.fetch_add(states, Ordering::Relaxed);
        self.depth.store(depth, Ordering::Relaxed);
        self.memory[worker].store(memory, Ordering::Relaxed);
    }

    /// How many states were explored in this process, and at which level.
    pub fn progress(&self) -> (u64, u64) {
        (self.states.load(Ordering::Relaxed), self.depth.load(Ordering::Relaxed))
    }

    /// The bytes that the workers of this process use.
    fn memory(&self) -> u64 {
        self.memory.iter().map(|bytes| bytes.load(Ordering::Relaxed)).sum()
    }
}
