//! Replaying a schedule by its choices, also one that does not say everything.

use super::script::Script;
use shuttle::scheduler::{Task, TaskId};

/// Chooses tasks in a given order. A choice that is not enabled is passed over.
#[derive(Clone, Debug)]
pub struct Replay {
    choices: std::vec::IntoIter<usize>,
}

impl Replay {
    /// Makes these choices.
    pub fn new(choices: Vec<usize>) -> Replay {
        Replay { choices: choices.into_iter() }
    }
}

impl Script for Replay {
    fn next(&mut self, runnable: &[&Task]) -> Option<TaskId> {
        let enabled = |wanted: usize| {
            let task = runnable.iter().find(|task| usize::from(task.id()) == wanted);
            task.map(|task| task.id())
        };
        self.choices.by_ref().find_map(enabled)
    }
}
