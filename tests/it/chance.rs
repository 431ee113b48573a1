//! Our own schedulers: PCT keeps what the paper promises.

use honnin_schedule::chance::{Pct, Random};
use shuttle::scheduler::{Schedule, Scheduler, Task, TaskId};
use shuttle::{Config, Runner};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const SCHEDULES: usize = 20_000;

/// A scheduler for so many schedules.
struct Bounded<S> {
    scheduler: S,
    left: usize,
}

impl<S: Scheduler> Scheduler for Bounded<S> {
    fn new_execution(&mut self) -> Option<Schedule> {
        self.left = self.left.checked_sub(1)?;
        self.scheduler.new_execution()
    }

    fn next_task(
        &mut self,
        runnable: &[&Task],
        current: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        self.scheduler.next_task(runnable, current, is_yielding)
    }

    fn next_u64(&mut self) -> u64 {
        self.scheduler.next_u64()
    }
}

/// In how many schedules the tasks `a`, `bc` and `d` take their steps in the order b d c a: three
/// constraints, so a bug of depth 3.
fn found(scheduler: impl Scheduler + 'static) -> usize {
    let found = Arc::new(Mutex::new(0));
    let counter = Arc::clone(&found);
    let body = move || {
        let order = Arc::new(Mutex::new(String::new()));
        let spawn = |steps: &'static str| {
            let order = Arc::clone(&order);
            shuttle::thread::spawn(move || {
                for step in steps.chars() {
                    // Here another may go on; time does not pass.
                    shuttle::thread::sleep(Duration::ZERO);
                    order.lock().expect("nobody panics").push(step);
                }
            })
        };
        let tasks = ["a", "bc", "d"].map(spawn);
        tasks.into_iter().for_each(|task| task.join().expect("nobody panics"));
        let is_bug = *order.lock().expect("nobody panics") == "bdca";
        *counter.lock().expect("nobody panics") += usize::from(is_bug);
    };
    Runner::new(Bounded { scheduler, left: SCHEDULES }, Config::new()).run(body);
    let found = found.lock().expect("nobody panics");
    *found
}

/// With 4 tasks and at most 16 steps (each of the three tasks starts, takes its steps and ends; the
/// first task spawns and joins) the bound for a bug of depth 3 is 1 / (4 · 16²), which is 19 in
/// 20,000 schedules.
#[test]
fn pct_keeps_the_bound_of_the_paper() {
    let bound = SCHEDULES / (4 * 16 * 16);
    for seed in 0..3 {
        let times = found(Pct::new(seed, 3));
        assert!(times >= bound, "seed {seed}: {times} of at least {bound}");
    }
    assert!(found(Random::new(0)) >= bound);
}
