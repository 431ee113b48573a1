//! A scheduler that follows a script, once.

use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};

/// Says who takes the next step, as long as it has something to say.
pub trait Script {
    /// Who takes the next step; `None` once the script is over or cannot be followed here.
    fn next(&mut self, runnable: &[&Task]) -> Option<TaskId>;
}

/// Follows a script through one schedule. Where it says nothing, the current task goes on as long as
/// it can, and then the first that can.
#[derive(Clone, Debug)]
pub struct Scripted<S> {
    script: S,
    started: bool,
}

impl<S: Script> Scripted<S> {
    /// A scheduler that follows this script.
    pub fn new(script: S) -> Scripted<S> {
        Scripted { script, started: false }
    }
}

impl<S: Script> Scheduler for Scripted<S> {
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
        self.script.next(runnable).or_else(|| {
            let goes_on = runnable.iter().find(|task| Some(task.id()) == current);
            goes_on.or(runnable.first()).map(|task| task.id())
        })
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}
