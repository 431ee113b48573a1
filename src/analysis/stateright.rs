//! The engine that runs on Stateright's checkers.
//!
//! One run visits everything, for counts, violated claims and witnesses. Then, for each violated
//! claim, one breadth-first run on one thread that looks for this claim alone: only such a run is
//! sure to end at a shortest counterexample. Depth-first, the engine gives no counterexamples and
//! no depth; it is there to be compared with.

use super::engine::{Engine, Exploration, Task};
use super::guard::Guard;
use super::watched::{GOES_ON, Goal, Watched};
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_search::limits::{Cut, Progress};
use stateright::{Checker, CheckerBuilder, Model};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Breadth-first search: the first engine.
#[derive(Clone, Copy, Debug)]
pub struct BreadthFirst;

/// Depth-first search: the second opinion on counts and verdicts.
#[derive(Clone, Copy, Debug)]
pub struct DepthFirst;

impl Engine for BreadthFirst {
    fn name(&self) -> &'static str {
        "stateright-bfs"
    }

    fn explore(&self, task: &Task<'_>) -> Exploration {
        let started = Instant::now();
        let mut seen = everything(task, started, |checker| checker.spawn_bfs());
        if task.counterexamples {
            for (claim, steps) in &mut seen.violations {
                *steps = shortest(task, *claim, started);
            }
        }
        seen
    }
}

impl Engine for DepthFirst {
    fn name(&self) -> &'static str {
        "stateright-dfs"
    }

    fn explore(&self, task: &Task<'_>) -> Exploration {
        let seen = everything(task, Instant::now(), |checker| checker.spawn_dfs());
        Exploration { depth: 0, ..seen }
    }
}

/// Visits every state, without counterexamples.
fn everything<C: Checker<Watched>>(
    task: &Task<'_>,
    started: Instant,
    spawn: impl FnOnce(CheckerBuilder<Watched>) -> C,
) -> Exploration {
    let guard = Arc::new(Guard::new(task.limits, task.interrupt, started));
    let watched = Watched::new(task.site, Goal::Everything, &guard);
    let seen = Arc::clone(&watched.seen);
    let run = run(spawn(watched.checker()), task, started);
    let crashed = || Cut::Engine("the checker's thread panicked".to_owned());
    let cut = guard.cut().or(run.crashed.then(crashed));
    let complete = cut.is_none();
    assert_eq!(
        complete,
        run.stopped_at.is_none() && !run.crashed,
        "a search for everything stops early only when it is cut"
    );
    assert!(
        !complete || run.states == guard.looked_at(),
        "a complete search asks the claims of every distinct state once: {} states, {} asked",
        run.states,
        guard.looked_at()
    );
    Exploration {
        states: guard.looked_at(),
        looked_at: guard.looked_at(),
        // Stateright's own.
        fingerprint_bits: 64,
        visited_bytes: 0,
        transitions: run.transitions,
        depth: run.depth,
        violations: seen.broken().into_iter().map(|claim| (claim, None)).collect(),
        witnesses: seen.witnessed(),
        cut,
    }
}

/// What a finished checker says.
struct Run {
    states: u64,
    transitions: u64,
    depth: u64,
    /// The steps to the state at which the search stopped; `None` when it ran to its end.
    stopped_at: Option<Vec<Step>>,
    /// Whether the checker's thread ended by a panic.
    crashed: bool,
}

/// Waits for a checker to finish, and says how it is going meanwhile.
fn run(mut checker: impl Checker<Watched>, task: &Task<'_>, started: Instant) -> Run {
    let handles = checker.handles();
    // Most searches take milliseconds, so the first looks follow each other closely.
    let mut pause = Duration::from_micros(50);
    while !handles.iter().all(std::thread::JoinHandle::is_finished) {
        std::thread::sleep(pause);
        pause = pause.mul_f32(1.3).min(Duration::from_millis(100));
        (task.progress)(Progress {
            states: checker.unique_state_count() as u64,
            depth: checker.max_depth().saturating_sub(1) as u64,
            elapsed: started.elapsed(),
        });
    }
    let crashed = handles.into_iter().any(|handle| handle.join().is_err());
    let initial = checker.model().init_states().len();
    Run {
        states: checker.unique_state_count() as u64,
        transitions: (checker.state_count() - initial) as u64,
        depth: checker.max_depth().saturating_sub(1) as u64,
        stopped_at: checker.discovery(GOES_ON).map(stateright::Path::into_actions),
        crashed,
    }
}

/// The steps of a shortest counterexample. `None` when a bound was reached first: the search for
/// everything may have met the violation late and left little time.
fn shortest(task: &Task<'_>, claim: ClaimId, started: Instant) -> Option<Vec<Step>> {
    let guard = Arc::new(Guard::new(task.limits, task.interrupt, started));
    let watched = Watched::new(task.site, Goal::Violation(claim), &guard);
    let run = run(watched.checker().spawn_bfs(), task, started);
    if guard.cut().is_some() || run.crashed {
        return None;
    }
    Some(run.stopped_at.expect("the search for everything saw a violation, so there is one"))
}
