//! The one door through which concurrency, timers and chance enter the issuing system.
//!
//! There are two implementations: [`threads`], which a site really runs on, and
//! [`shuttle`](shuttled), under which a scheduler decides who goes on at every step. Under Shuttle
//! nothing ever times out by itself; an armed timer is a task that may run at any moment, so that
//! every order of a timeout and everything else can happen.

use honnin_steps::event::{Action, Source};
use std::fmt;
use std::time::Duration;

pub mod shuttled;
pub mod threads;

/// What a task is about to do: the step, and who takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StepLabel {
    /// Who takes the step.
    pub source: Source,
    /// The step.
    pub action: Action,
}

impl fmt::Display for StepLabel {
    /// For people: `server 1: acquire request 0`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.source {
            Source::Server(server) => write!(formatter, "server {server}: {}", self.action),
            source => write!(formatter, "{source}: {}", self.action),
        }
    }
}

/// A value that one task at a time can reach, and that tasks can wait on: a monitor.
///
/// Each section is one atomic step. A label says which step of the site it is; a section without
/// one changes nothing that a claim depends on.
pub trait Monitor<T>: Clone + Send + Sync + 'static {
    /// Runs `effect` on the value.
    fn with<R>(&self, label: Option<StepLabel>, effect: impl FnOnce(&mut T) -> R) -> R {
        self.wait_until(label, |_| true, effect)
    }

    /// Waits until `guard` holds, then runs `effect` in the same section.
    fn wait_until<R>(
        &self,
        label: Option<StepLabel>,
        guard: impl Fn(&T) -> bool + Send + Sync + 'static,
        effect: impl FnOnce(&mut T) -> R,
    ) -> R;
}

/// A task that was started, to be waited for.
pub trait Task<T> {
    /// Waits until the task has ended, and returns its result.
    ///
    /// # Panics
    /// When the task panicked.
    fn join(self) -> T;
}

/// Tasks, monitors, timers and chance.
pub trait Runtime: Clone + Send + Sync + 'static {
    /// The monitor of this runtime.
    type Monitor<T: Send + 'static>: Monitor<T>;
    /// Whether an armed timer may wait for the moment at which it can still do something. A real
    /// one must not: it fires when it fires. Under Shuttle it does, so that a scheduler is never
    /// offered a timer that would do nothing.
    const TIMERS_WAIT: bool;

    /// A task of this runtime.
    type Task<T: Send + 'static>: Task<T> + Send;

    /// A monitor around a value.
    fn monitor<T: Send + 'static>(&self, value: T) -> Self::Monitor<T>;

    /// Starts a task.
    fn spawn<T: Send + 'static>(&self, body: impl FnOnce() -> T + Send + 'static) -> Self::Task<T>;

    /// Arms a timer: `body` runs once, when `after` is over. Under Shuttle it runs at any moment.
    fn arm(&self, after: Duration, body: impl FnOnce() + Send + 'static);

    /// Lets time pass. Under Shuttle this is a moment at which others may go on.
    fn pause(&self, time: Duration);

    /// How long the runtime has been there. Under Shuttle no time passes.
    fn now(&self) -> Duration;

    /// A number below `below`, by chance.
    fn choose(&self, below: usize) -> usize;
}
