//! The runtime under Shuttle: a scheduler decides at every step who goes on.
//!
//! A section of a monitor is one scheduling point and nothing more: the task says which step it is
//! about to take ([`Intention`], a label that a [`Scheduler`](shuttle::scheduler::Scheduler) can
//! read), gives way, and then takes it without interruption. At the end of each section the waiting
//! tasks whose guard holds are made runnable, and the others blocked. So what a scheduler may choose
//! from are the enabled steps of the site, as in the model. Shuttle's own mutex and condition variable would
//! give the same behaviours with two or three scheduling points for each step.

use super::{Monitor, Runtime, StepLabel, Task};
use shuttle::current::{self, TaskId};
use shuttle::rand::RngCore as _;
use shuttle_engine::runtime::execution::ExecutionState;
use shuttle_engine::runtime::thread::switch;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// What a task will do when it is scheduled next. A task without one is on its way to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intention {
    /// It takes a step of the site.
    Step(StepLabel),
    /// It does something that no claim depends on.
    Unlabelled,
    /// It is on its way to its next section.
    OnTheWay,
}

impl Intention {
    /// What the task will do when it is scheduled next.
    pub fn look_up(task: TaskId) -> Intention {
        current::get_label_for_task(task).unwrap_or(Intention::OnTheWay)
    }

    fn announce(self) {
        current::set_label_for_task(current::me(), self);
    }
}

/// Shuttle's tasks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shuttled;

impl Runtime for Shuttled {
    type Monitor<T: Send + 'static> = ShuttledMonitor<T>;
    const TIMERS_WAIT: bool = true;
    type Task<T: Send + 'static> = ShuttledTask<T>;

    fn monitor<T: Send + 'static>(&self, value: T) -> ShuttledMonitor<T> {
        ShuttledMonitor(Arc::new(Mutex::new(Inner { value, waiting: Vec::new() })))
    }

    fn spawn<T: Send + 'static>(
        &self,
        body: impl FnOnce() -> T + Send + 'static,
    ) -> ShuttledTask<T> {
        ShuttledTask(shuttle::thread::spawn(body))
    }

    fn arm(&self, _: Duration, body: impl FnOnce() + Send + 'static) {
        shuttle::thread::spawn(body);
    }

    fn pause(&self, _: Duration) {
        Intention::Unlabelled.announce();
        switch();
        Intention::OnTheWay.announce();
    }

    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn choose(&self, below: usize) -> usize {
        let drawn = shuttle::rand::thread_rng().next_u64() % below as u64;
        usize::try_from(drawn).expect("it is below a usize")
    }
}

/// A task of Shuttle.
#[derive(Debug)]
pub struct ShuttledTask<T>(shuttle::thread::JoinHandle<T>);

impl<T> Task<T> for ShuttledTask<T> {
    fn join(self) -> T {
        self.0.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

type SectionGuard<T> = Box<dyn Fn(&T) -> bool + Send + Sync>;

struct Inner<T> {
    value: T,
    /// The tasks that are about to enter a section, each with its guard. One whose guard does not
    /// hold is blocked.
    waiting: Vec<(TaskId, SectionGuard<T>)>,
}

/// A monitor among Shuttle's tasks. The lock inside is never contended: only one task runs at a
/// time, and it gives way nowhere within a section.
pub struct ShuttledMonitor<T>(Arc<Mutex<Inner<T>>>);

impl<T> Clone for ShuttledMonitor<T> {
    fn clone(&self) -> Self {
        ShuttledMonitor(Arc::clone(&self.0))
    }
}

impl<T> ShuttledMonitor<T> {
    fn enter(&self) -> MutexGuard<'_, Inner<T>> {
        self.0.try_lock().expect("a section is never interrupted, and none is within another")
    }
}

impl<T: Send + 'static> Monitor<T> for ShuttledMonitor<T> {
    fn wait_until<R>(
        &self,
        label: Option<StepLabel>,
        guard: impl Fn(&T) -> bool + Send + Sync + 'static,
        effect: impl FnOnce(&mut T) -> R,
    ) -> R {
        label.map_or(Intention::Unlabelled, Intention::Step).announce();
        let me = current::me();
        let mut guard: SectionGuard<T> = Box::new(guard);
        loop {
            let mut inner = self.enter();
            let free = guard(&inner.value);
            inner.waiting.push((me, guard));
            drop(inner);
            if !free {
                set_blocked(me, true);
            }
            switch();
            let mut inner = self.enter();
            let Inner { value, waiting } = &mut *inner;
            let place = waiting.iter().position(|(task, _)| *task == me);
            (_, guard) = waiting.remove(place.expect("it has been waiting here"));
            // A guard that had met trouble let the task begin; without the trouble it may say no.
            if guard(value) {
                let result = effect(value);
                for (task, guard) in waiting {
                    set_blocked(*task, !guard(value));
                }
                Intention::OnTheWay.announce();
                return result;
            }
        }
    }
}

/// Keeps a waiting task from being scheduled, or lets it be.
fn set_blocked(task: TaskId, blocked: bool) {
    ExecutionState::with(|state| {
        let task = state.get_mut(task);
        match (blocked, task.blocked()) {
            (true, false) => task.block(false),
            (false, true) => task.unblock(),
            _ => {}
        }
    });
}
