//! Following a behaviour of the model by the labels of its steps.

use crate::issuance::event::{Action, Source};
use crate::issuance::runtime::Label;
use crate::issuance::runtime::shuttled::Intention;
use crate::trace::action_of;
use honnin_models::Step;
use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};

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
pub fn labels_of(steps: &[Step], servers: &[usize]) -> Vec<Label> {
    let source = |action: Action| match action {
        Action::Change { .. } | Action::Drop => Source::Registry,
        Action::Begin | Action::Apply { .. } | Action::End => Source::Sync,
        Action::Tick | Action::Night => Source::Clock,
        of_request => {
            Source::Server(servers[of_request.request().expect("every other step is a request's")])
        }
    };
    steps
        .iter()
        .map(|step| {
            let action = action_of(*step);
            Label { source: source(action), action }
        })
        .collect()
}

/// Lets the task go on whose next step bears the next label. Where nobody's does, the behaviour is
/// left; then, as after its end, the current task goes on as long as it can.
#[derive(Clone, Debug)]
pub struct Guided {
    labels: Vec<Label>,
    at: usize,
    started: bool,
}

impl Guided {
    /// A scheduler that follows these labels, once.
    pub fn new(labels: Vec<Label>) -> Guided {
        Guided { labels, at: 0, started: false }
    }
}

impl Scheduler for Guided {
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
        if let Some(wanted) = self.labels.get(self.at) {
            self.at += 1;
            let wanted = Intention::Step(*wanted);
            if let Some(task) = runnable.iter().find(|task| Intention::of(task.id()) == wanted) {
                return Some(task.id());
            }
            // A task may have something to do between two steps that is none itself.
            let unlabelled = |task: &&&Task| Intention::of(task.id()) == Intention::Unlabelled;
            if let Some(task) = runnable.iter().find(unlabelled) {
                self.at -= 1;
                return Some(task.id());
            }
            self.at = self.labels.len();
        }
        let goes_on = runnable.iter().find(|task| Some(task.id()) == current);
        goes_on.or(runnable.first()).map(|task| task.id())
    }

    fn next_u64(&mut self) -> u64 {
        0
    }
}
