//! Schedulers that draw by chance: any step alike, or by priorities (PCT).
//!
//! Both are ours. Shuttle's take their seed from the environment, whatever they are given. And its
//! PCT is not the paper's: each change point gives a lower priority than the one before it in time,
//! and lowers the task that has just taken a step instead of the one that is about to; so the
//! paper's bound does not apply to it.

use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};
use std::collections::BTreeMap;

/// At every step any task that can go on, each with the same chance.
#[derive(Clone, Debug)]
pub struct Random {
    chance: fastrand::Rng,
}

impl Random {
    /// A scheduler whose choices follow from the seed.
    pub fn new(seed: u64) -> Random {
        Random { chance: fastrand::Rng::with_seed(seed) }
    }
}

impl Scheduler for Random {
    fn new_execution(&mut self) -> Option<Schedule> {
        Some(Schedule::new(0))
    }

    fn next_task(&mut self, runnable: &[&Task], _: Option<TaskId>, _: bool) -> Option<TaskId> {
        Some(runnable[self.chance.usize(..runnable.len())].id())
    }

    fn next_u64(&mut self) -> u64 {
        self.chance.u64(..)
    }
}

/// Probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized
/// Scheduler with Probabilistic Guarantees of Finding Bugs, ASPLOS 2010).
///
/// Every task has a priority by chance, above all the lower ones that change points give. The
/// highest enabled task goes on. At `depth` - 1 steps by chance the task that is about to go on
/// gets the priority of that change point instead, and the highest is chosen again.
#[derive(Clone, Debug)]
pub struct Pct {
    depth: usize,
    chance: fastrand::Rng,
    /// How urgent each task is; the highest goes on. Those below `depth` were given by a change
    /// point.
    priorities: BTreeMap<usize, u64>,
    /// The steps of the change points. The i-th gives priority i: which of them comes first in time
    /// is chance, too.
    change_points: Vec<usize>,
    /// The steps taken in this schedule.
    steps: usize,
    /// k: the most steps of any schedule before. The first schedule finds out, and so has no change
    /// points; one that takes more steps than all before had its own drawn over too few.
    most_steps: usize,
}

impl Pct {
    /// A scheduler for bugs of this depth.
    ///
    /// # Panics
    /// When the depth is 0: no bug needs fewer constraints than none.
    pub fn new(seed: u64, depth: usize) -> Pct {
        assert!(depth > 0, "a bug has a depth of 1 or more");
        Pct {
            depth,
            chance: fastrand::Rng::with_seed(seed),
            priorities: BTreeMap::new(),
            change_points: Vec::new(),
            steps: 0,
            most_steps: 0,
        }
    }

    fn priority(&mut self, task: usize) -> u64 {
        let Pct { priorities, chance, depth, .. } = self;
        *priorities.entry(task).or_insert_with(|| chance.u64(*depth as u64..))
    }
}

impl Scheduler for Pct {
    fn new_execution(&mut self) -> Option<Schedule> {
        self.most_steps = self.most_steps.max(self.steps);
        self.steps = 0;
        self.priorities.clear();
        let Pct { chance, most_steps, .. } = self;
        let point = |_| if *most_steps > 0 { chance.usize(1..=*most_steps) } else { 0 };
        self.change_points = (1..self.depth).map(point).collect();
        Some(Schedule::new(0))
    }

    fn next_task(&mut self, runnable: &[&Task], _: Option<TaskId>, _: bool) -> Option<TaskId> {
        self.steps += 1;
        let ids: Vec<usize> = runnable.iter().map(|task| task.id().into()).collect();
        let highest = |pct: &mut Pct| {
            let highest = ids.iter().copied().max_by_key(|id| pct.priority(*id));
            highest.expect("a scheduler is asked while some task can go on")
        };
        let mut chosen = highest(self);
        for point in 0..self.change_points.len() {
            if self.change_points[point] == self.steps {
                self.priorities.insert(chosen, point as u64);
                chosen = highest(self);
            }
        }
        Some(chosen.into())
    }

    fn next_u64(&mut self) -> u64 {
        self.chance.u64(..)
    }
}
