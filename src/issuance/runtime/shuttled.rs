//! The runtime under Shuttle: a scheduler decides at every step who goes on.
//!
//! A section of a monitor is one scheduling point and nothing more: the task says which step it is
//! about to take ([`Intention`], a label that a [`Scheduler`](shuttle::scheduler::Scheduler) can
//! read), gives way, and then takes it without interruption. A task whose guard does not hold is
//! blocked until the end of a section after which it does. So what a scheduler may choose from are
//! the enabled steps of the site, as in the model. Shuttle's own mutex and condition variable would
//! give the same behaviours with two or three scheduling points for each step.

use super::{Label, Monitor, Runtime, Task};
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
    Step(Label),
    /// It does something that no claim asks for.
    Unlabelled,
    /// It is on its way to its next section.
    OnTheWay,
}

impl Intention {
    /// What the task will do when it is scheduled next.
    pub fn of(task: TaskId) -> Intention {
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

type Guard<T> = Arc<dyn Fn(&T) -> bool + Send + Sync>;

struct Inner<T> {
    value: T,
    /// The blocked tasks, each with what it waits for.
    waiting: Vec<(TaskId, Guard<T>)>,
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

    /// Blocks the current task until a section ends after which the guard holds.
    fn block(&self, guard: &Guard<T>) {
        self.enter().waiting.push((current::me(), Arc::clone(guard)));
        ExecutionState::with(|state| state.current_mut().block(false));
        switch();
    }
}

impl<T: Send + 'static> Monitor<T> for ShuttledMonitor<T> {
    fn wait_until<R>(
        &self,
        label: Option<Label>,
        guard: impl Fn(&T) -> bool + Send + Sync + 'static,
        effect: impl FnOnce(&mut T) -> R,
    ) -> R {
        label.map_or(Intention::Unlabelled, Intention::Step).announce();
        let guard: Guard<T> = Arc::new(guard);
        let free = guard(&self.enter().value);
        if free {
            switch()
        } else {
            self.block(&guard)
        }
        loop {
            let mut inner = self.enter();
            if guard(&inner.value) {
                let result = effect(&mut inner.value);
                wake(&mut inner);
                Intention::OnTheWay.announce();
                return result;
            }
            // Another task was faster.
            drop(inner);
            self.block(&guard);
        }
    }
}

/// Unblocks the tasks that can go on now.
fn wake<T>(inner: &mut Inner<T>) {
    let Inner { value, waiting } = inner;
    waiting.retain(|(task, guard)| {
        let goes_on = guard(value);
        if goes_on {
            ExecutionState::with(|state| state.get_mut(*task).unblock());
        }
        !goes_on
    });
}
