//! A runtime that a test lets go on step by step.
//!
//! Every task is a thread that stops before each labelled section of a monitor, until the test lets
//! it take that section. So at most one step is taken at a time, and between two steps the test sees
//! who waits for what, and whose guard holds. A timer is a task that may run at any moment.

use honnin_system::runtime::{Monitor, Runtime, StepLabel, Task};
use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// Far longer than any step takes: a step that is not over by then never will be.
const TOO_LONG: Duration = Duration::from_secs(60);

/// Tasks that go on when they are told to.
#[derive(Clone, Default)]
pub(super) struct Stepping(Arc<Board>);

#[derive(Default)]
struct Board {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// How many tasks are on their way to their next section.
    running: usize,
    /// The tasks that have stopped before a section, by number.
    stopped: BTreeMap<usize, Stopped>,
    /// The number of the next task: tasks are numbered as they are started.
    next: usize,
    /// What a task panicked with.
    panicked: Option<String>,
    threads: Vec<JoinHandle<()>>,
}

struct Stopped {
    label: StepLabel,
    guard: Box<dyn Fn() -> bool + Send>,
    /// Lets the task go on; dropped, it ends the task.
    go: Sender<()>,
}

/// What a task unwinds with that is ended between two steps.
struct Over;

thread_local! {
    static ME: Cell<Option<usize>> = const { Cell::new(None) };
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Stepping {
    /// The labels of the tasks that have stopped, in the order in which they were started, each with
    /// whether its guard holds.
    pub(super) fn labels(&self) -> Vec<(StepLabel, bool)> {
        let state = self.all_stopped();
        state.stopped.values().map(|task| (task.label, (task.guard)())).collect()
    }

    /// Lets a task take its step: the one with this place among those whose guard holds and whose
    /// label this is.
    pub(super) fn step(&self, label: StepLabel, place: usize) {
        let mut state = self.all_stopped();
        let is_meant = |task: &&Stopped| task.label == label && (task.guard)();
        let mut enabled = state.stopped.iter().filter(|(_, task)| is_meant(task));
        let (&number, _) = enabled.nth(place).expect("the reference named an enabled step");
        let task = state.stopped.remove(&number).expect("it was there");
        state.running += 1;
        drop(state);
        task.go.send(()).expect("a stopped task listens");
        drop(self.all_stopped());
    }

    /// Ends every task where it stands.
    pub(super) fn end(&self) {
        let (stopped, threads) = {
            let mut state = lock(&self.0.state);
            (std::mem::take(&mut state.stopped), std::mem::take(&mut state.threads))
        };
        drop(stopped);
        for thread in threads {
            thread.join().expect("a task's panic ends in its thread");
        }
    }

    /// Waits until no task is on its way.
    fn all_stopped(&self) -> MutexGuard<'_, State> {
        let state = lock(&self.0.state);
        let waited = self.0.changed.wait_timeout_while(state, TOO_LONG, |state| state.running > 0);
        let (mut state, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        assert!(!timeout.timed_out(), "a task neither stops nor ends");
        if let Some(words) = state.panicked.take() {
            drop(state);
            panic!("a task panicked: {words}");
        }
        state
    }

    fn start(&self, body: impl FnOnce() + Send + 'static) {
        let mut state = lock(&self.0.state);
        let number = state.next;
        state.next += 1;
        state.running += 1;
        let board = Arc::clone(&self.0);
        state.threads.push(std::thread::spawn(move || {
            ME.set(Some(number));
            let panic = catch_unwind(AssertUnwindSafe(body)).err();
            let panic = panic.filter(|panic| !panic.is::<Over>());
            let mut state = lock(&board.state);
            state.panicked = state.panicked.take().or(panic.map(words_of));
            // A task that is ended where it stands is not on its way.
            state.running = state.running.saturating_sub(1);
            board.changed.notify_all();
        }));
    }
}

fn words_of(panic: Box<dyn Any + Send>) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or(panic.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default()
}

impl Runtime for Stepping {
    const TIMERS_WAIT: bool = false;
    type Monitor<T: Send + 'static> = SteppingMonitor<T>;
    type Task<T: Send + 'static> = SteppingTask<T>;

    fn monitor<T: Send + 'static>(&self, value: T) -> SteppingMonitor<T> {
        SteppingMonitor { value: Arc::new(Mutex::new(value)), board: Arc::clone(&self.0) }
    }

    fn spawn<T: Send + 'static>(
        &self,
        body: impl FnOnce() -> T + Send + 'static,
    ) -> SteppingTask<T> {
        let result = Arc::new(Mutex::new(None));
        let place = Arc::clone(&result);
        self.start(move || *lock(&place) = Some(body()));
        SteppingTask(result)
    }

    fn arm(&self, _: Duration, body: impl FnOnce() + Send + 'static) {
        self.start(body);
    }

    fn pause(&self, _: Duration) {
        unreachable!("nobody waits for trouble to pass in a world without any");
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn choose(&self, _: usize) -> usize {
        0
    }
}

/// A task, which may or may not have ended.
pub(super) struct SteppingTask<T>(Arc<Mutex<Option<T>>>);

impl<T: Clone> SteppingTask<T> {
    /// What the task came to, once it has ended.
    pub(super) fn result(&self) -> Option<T> {
        lock(&self.0).clone()
    }
}

impl<T> Task<T> for SteppingTask<T> {
    fn join(self) -> T {
        lock(&self.0).take().expect("the test lets a task end before it joins it")
    }
}

/// A monitor before whose labelled sections tasks stop. What has no label happens at once.
pub(super) struct SteppingMonitor<T> {
    value: Arc<Mutex<T>>,
    board: Arc<Board>,
}

impl<T> Clone for SteppingMonitor<T> {
    fn clone(&self) -> Self {
        SteppingMonitor { value: Arc::clone(&self.value), board: Arc::clone(&self.board) }
    }
}

impl<T: Send + 'static> SteppingMonitor<T> {
    /// Stops the current task until it is let go on, or unwinds it.
    fn stop(&self, label: StepLabel, guard: impl Fn(&T) -> bool + Send + 'static) {
        let number = ME.get().expect("steps are taken by tasks");
        let value = Arc::clone(&self.value);
        let (go, goes_on) = channel();
        let guard = Box::new(move || guard(&lock(&value)));
        let mut state = lock(&self.board.state);
        state.stopped.insert(number, Stopped { label, guard, go });
        state.running -= 1;
        self.board.changed.notify_all();
        drop(state);
        if goes_on.recv().is_err() {
            resume_unwind(Box::new(Over));
        }
    }
}

impl<T: Send + 'static> Monitor<T> for SteppingMonitor<T> {
    fn wait_until<R>(
        &self,
        label: Option<StepLabel>,
        guard: impl Fn(&T) -> bool + Send + Sync + 'static,
        effect: impl FnOnce(&mut T) -> R,
    ) -> R {
        let guard = Arc::new(guard);
        if let Some(label) = label {
            let guard = Arc::clone(&guard);
            self.stop(label, move |value| guard(value));
        }
        let mut value = lock(&self.value);
        assert!(
            guard(&value),
            "only enabled steps are taken, and what has no label waits for nobody"
        );
        effect(&mut value)
    }
}
