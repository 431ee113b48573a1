//! Following a behaviour of the model by the labels of its steps.

use super::script::Script;
use honnin_models::Step;
use honnin_steps::event::Action;
use honnin_system::runtime::StepLabel;
use honnin_system::runtime::shuttled::Intention;
use shuttle::scheduler::{Task, TaskId};
use std::collections::VecDeque;

/// The servers that the requests of a behaviour arrive at, and whose records change: what a day must
/// bring for the behaviour to be possible. A request that never arrives is given the first server.
pub fn what_comes(steps: &[Step], requests: usize) -> (Vec<usize>, Vec<usize>) {
    let mut servers = vec![0; requests];
    let mut changes = Vec::new();
    for step in steps {
        match step {
            Step::Arrive { request, server } => servers[*request] = *server,
            Step::Change { resident } => changes.push(*resident),
            _ => {}
        }
    }
    (servers, changes)
}

/// The labels of a behaviour's steps: each with the one who takes it.
pub fn labels_of(steps: &[Step], servers: &[usize]) -> Vec<StepLabel> {
    let server = |step: &Step| {
        servers[step.request().expect("what happens at an app server happens to a request")]
    };
    let label = |step: &Step| StepLabel {
        source: step.actor().source(|| server(step)),
        action: Action::from(*step),
    };
    steps.iter().map(label).collect()
}

/// Lets the task go on whose next step bears the next label. Where no task has it, the behaviour is
/// left for good.
#[derive(Clone, Debug)]
pub struct Guided {
    labels: VecDeque<StepLabel>,
}

impl Guided {
    /// Follows these labels.
    pub fn new(labels: Vec<StepLabel>) -> Guided {
        Guided { labels: labels.into() }
    }
}

impl Script for Guided {
    fn next(&mut self, runnable: &[&Task]) -> Option<TaskId> {
        let wanted = Intention::Step(*self.labels.front()?);
        let intends = |intention| {
            let task = runnable.iter().find(|task| Intention::look_up(task.id()) == intention);
            task.map(|task| task.id())
        };
        if let Some(task) = intends(wanted) {
            self.labels.pop_front();
            return Some(task);
        }
        // A task may have something to do between two steps that is none itself.
        let between = intends(Intention::Unlabelled);
        if between.is_none() {
            self.labels.clear();
        }
        between
    }
}
