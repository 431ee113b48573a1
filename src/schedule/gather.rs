//! What a run gathers from its schedules, and which days it lets pass.

use super::control::{Direction, Recording};
use super::execution::{ExecutedSchedule, RequestOutcome};
use super::findings::{FoundSchedule, ScheduleFindings};
use super::follow::Follower;
use super::plan::SchedulePlan;
use super::scene::Scene;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_search::limits::{Interrupt, StopReason};
use honnin_system::day::Day;
use honnin_system::site::FailureReason;
use std::ops::ControlFlow;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The days of a run, in order.
pub(super) struct Days {
    next: Box<dyn FnMut() -> Option<Day> + Send>,
    /// Whether a schedule that finds no day left was one too many.
    cuts: bool,
}

impl Days {
    /// Every day of the scene in turn, as often as there are schedules; where there are more days
    /// than schedules, days by chance.
    pub(super) fn all_in_turn(scene: &Scene, plan: &SchedulePlan) -> Days {
        let scene = scene.clone();
        let mut chance = fastrand::Rng::with_seed(plan.seed);
        let (all, iterations) = (scene.days(), plan.iterations);
        let mut schedule = 0;
        let next = move || {
            let number = if all <= iterations { schedule % all } else { chance.u64(..all) };
            schedule += 1;
            (schedule <= iterations).then(|| scene.day(number))
        };
        Days { next: Box::new(next), cuts: false }
    }

    /// The same day for this many schedules; a run that needs it for more was cut.
    pub(super) fn repeated(day: Day, times: u64) -> Days {
        let mut left = times;
        let next = move || {
            left = left.checked_sub(1)?;
            Some(day.clone())
        };
        Days { next: Box::new(next), cuts: true }
    }

    pub(super) fn from_day(day: Day) -> Days {
        let mut day = Some(day);
        Days { next: Box::new(move || day.take()), cuts: false }
    }
}

/// Gathers the results of schedules.
#[derive(Clone)]
pub(super) struct Collector(Arc<Mutex<Gathered>>);

pub(super) struct Gathered {
    pub(super) findings: ScheduleFindings,
    follower: Follower,
    until: Option<ClaimId>,
    until_left: bool,
    iterations: u64,
    /// Whether there is a reason to run no more schedules.
    pub(super) stopped: bool,
    interrupt: Interrupt,
    progress: Arc<dyn Fn(u64) + Send + Sync>,
}

impl Collector {
    /// For a plan, with the logs checked against the model of a site with these answers.
    pub(super) fn new(
        plan: &SchedulePlan,
        held_to: &Answers,
        interrupt: &Interrupt,
        progress: &Arc<dyn Fn(u64) + Send + Sync>,
    ) -> Collector {
        Collector(Arc::new(Mutex::new(Gathered {
            findings: ScheduleFindings::default(),
            follower: Follower::new(held_to),
            until: plan.until,
            until_left: plan.until_left,
            iterations: plan.iterations,
            stopped: false,
            interrupt: Interrupt::clone(interrupt),
            progress: Arc::clone(progress),
        })))
    }

    pub(super) fn state(&self) -> MutexGuard<'_, Gathered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn finish(self) -> ScheduleFindings {
        let mut state = self.state();
        let required = state.follower.required_witnesses();
        let missing = required.filter(|name| !state.findings.witnesses.contains(name)).collect();
        state.findings.missing = missing;
        state.findings.clone()
    }
}

impl Gathered {
    pub(super) fn fail(&mut self, words: String) {
        self.findings.cut = Some(StopReason::Engine(words));
        self.stopped = true;
    }

    fn add(&mut self, ran: ExecutedSchedule, recording: &Recording) {
        let findings = &mut self.findings;
        findings.schedules += 1;
        *findings.outcomes.entry(ran.outcome.clone()).or_default() += 1;
        findings.tasks = findings.tasks.max(recording.tasks);
        findings.decisions = findings.decisions.max(recording.decisions);
        findings.count_steps(recording.choices.len());
        let followed = self.follower.follow(&ran.events, &ran.images, &findings.witnesses);
        findings.witnesses.extend(followed.witnesses);
        let found = |at| FoundSchedule {
            after: findings.schedules,
            times: 0,
            at,
            ran: ran.clone(),
            recording: recording.clone(),
        };
        if let Some(left) = followed.left {
            let at = left.event;
            let (_, first) = findings.left.get_or_insert_with(|| (left, found(at)));
            first.times += 1;
            self.stopped |= self.until_left;
        }
        let stopped = RequestOutcome::Failed(FailureReason::Stopped);
        if findings.first_stopped.is_none() && ran.outcome.requests.contains(&stopped) {
            findings.first_stopped = Some(findings.schedules);
        }
        for claim in followed.broken_in_log {
            *findings.broken_in_log.entry(claim).or_default() += 1;
        }
        for (claim, at) in &followed.broken {
            findings.broken.entry(*claim).or_insert_with(|| found(*at)).times += 1;
            self.stopped |= self.until == Some(*claim);
        }
        findings.last = Some(ran);
    }
}

pub(super) struct Directed {
    pub(super) days: Days,
    pub(super) collector: Collector,
}

impl Direction for Directed {
    fn next_day(&mut self) -> Option<Day> {
        let day = (self.days.next)();
        if day.is_none() && self.days.cuts {
            let mut state = self.collector.state();
            state.findings.cut = Some(StopReason::Schedules(state.iterations));
            state.stopped = true;
        }
        day
    }

    fn look_at(
        &mut self,
        ran: Result<ExecutedSchedule, String>,
        recording: &Recording,
    ) -> ControlFlow<()> {
        let mut state = self.collector.state();
        match ran {
            Ok(ran) => state.add(ran, recording),
            Err(words) => state.fail(words),
        }
        (state.progress)(state.findings.schedules);
        if state.interrupt.load(Ordering::Relaxed) && !state.stopped {
            state.findings.cut = Some(StopReason::Interrupted);
            state.stopped = true;
        }
        if state.stopped { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
