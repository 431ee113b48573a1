//! Who is offered to a scheduler, and what it chose.
//!
//! A task that is on its way to its next step is let go on at once: it touches nothing that another
//! task sees, so the order of such stretches makes no difference. The scheduler inside decides only
//! which of the enabled steps is taken next.

use super::execution::{ExecutedSchedule, ExecutionSetup};
use honnin_system::day::Day;
use honnin_system::runtime::shuttled::Intention;
use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};
use shuttle_engine::scheduler::serialization::serialize_schedule;
use std::ops::ControlFlow;

/// What was chosen in one schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recording {
    /// Whom the scheduler chose, wherever it decided.
    pub choices: Vec<usize>,
    /// How often it had more than one task to choose from.
    pub decisions: usize,
    /// How many tasks there were.
    pub tasks: usize,
    /// Everybody who was let go on, for Shuttle's own replay.
    all: Vec<usize>,
    seed: u64,
}

impl Recording {
    /// The schedule as Shuttle writes it.
    pub fn shuttle(&self) -> String {
        serialize_schedule(&Schedule::new_from_task_ids(self.seed, self.all.iter().copied()))
    }
}

/// What decides between schedules which day passes next, and examines the result of the last.
pub trait Direction {
    /// The day of the next schedule; `None` when there is none.
    fn next_day(&mut self) -> Option<Day>;

    /// Looks at a schedule that has ended; says whether to go on.
    fn look_at(
        &mut self,
        ran: Result<ExecutedSchedule, String>,
        recording: &Recording,
    ) -> ControlFlow<()>;
}

/// A scheduler under control: it is offered steps only, and what it chooses is recorded.
pub struct Controlled<S, D> {
    inner: S,
    direction: D,
    stage: ExecutionSetup,
    recording: Recording,
    /// Whom the scheduler chose last. To it this is the current task, whoever was let go on since.
    last: Option<TaskId>,
    /// Whether the scheduler decides everywhere, also where there is nothing to choose.
    asked_everywhere: bool,
}

impl<S: Scheduler, D: Direction> Controlled<S, D> {
    /// Puts a scheduler under control.
    pub fn new(inner: S, direction: D, stage: ExecutionSetup) -> Controlled<S, D> {
        let recording = Recording::default();
        Controlled { inner, direction, stage, recording, last: None, asked_everywhere: false }
    }

    /// Asks the scheduler everywhere: one that replays what Shuttle itself wrote knows the answer.
    pub fn asking_everywhere(mut self) -> Controlled<S, D> {
        self.asked_everywhere = true;
        self
    }

    /// Looks at the schedule that has just ended, if one has.
    fn look_back(&mut self) -> ControlFlow<()> {
        let recording = std::mem::take(&mut self.recording);
        match self.stage.take() {
            Some(ran) => self.direction.look_at(ran, &recording),
            // Before the first schedule there is nothing to examine.
            None if recording.all.is_empty() => ControlFlow::Continue(()),
            None => {
                let words = "a schedule did not reach its evening".to_owned();
                self.direction.look_at(Err(words), &recording)
            }
        }
    }
}

impl<S: Scheduler, D: Direction> Scheduler for Controlled<S, D> {
    fn new_execution(&mut self) -> Option<Schedule> {
        if self.look_back().is_break() {
            return None;
        }
        // The scheduler first: it has no further schedule when their bound is reached.
        let schedule = self.inner.new_execution()?;
        self.stage.set_day(self.direction.next_day()?);
        self.last = None;
        self.recording.seed = schedule.seed;
        Some(schedule)
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        _: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        let end = self.stage.is_evening();
        let on_its_way =
            |task: &&&Task| end || Intention::look_up(task.id()) == Intention::OnTheWay;
        let free = runnable.iter().find(on_its_way).filter(|_| !self.asked_everywhere);
        let chosen = match free {
            Some(task) => task.id(),
            None => {
                let chosen = self.inner.next_task(runnable, self.last, is_yielding)?;
                self.last = Some(chosen);
                self.recording.decisions += usize::from(runnable.len() > 1);
                self.recording.choices.push(chosen.into());
                chosen
            }
        };
        let number = usize::from(chosen);
        self.recording.all.push(number);
        self.recording.tasks = self.recording.tasks.max(number + 1);
        Some(chosen)
    }

    fn next_u64(&mut self) -> u64 {
        self.inner.next_u64()
    }
}
