//! Replaying a schedule by its choices, also one that does not say everything.

use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};

/// Chooses tasks in a given order. A choice that is not enabled is passed over; once the choices
/// are used up, the current task goes on as long as it can, and then the first that can.
#[derive(Clone, Debug)]
pub struct Replay {
    choices: Vec<usize>,
    at: usize,
    /// How many choices were passed over.
    passed_over: usize,
    started: bool,
}

impl Replay {
    /// A scheduler that makes these choices, once.
    pub fn new(choices: Vec<usize>) -> Replay {
        Replay { choices, at: 0, passed_over: 0, started: false }
    }
}

impl Scheduler for Replay {
    fn new_execution(&mut self) -> Option<Schedule> {
        let first = !self.started;
        self.started = true;
        first.then(|| Schedule::new(0))
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        _: bool,
    ) -> Option<TaskId> {
        while let Some(wanted) = self.choices.get(self.at).copied() {
            self.at += 1;
            if let Some(task) = runnable.iter().find(|task| usize::from(task.id()) == wanted) {
                return Some(task.id());
            }
            self.passed_over += 1;
        }
        let goes_on = runnable.iter().find(|task| Some(task.id()) == current);
        goes_on.or(runnable.first()).map(|task| task.id())
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}
