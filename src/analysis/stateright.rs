//! The engine that runs on Stateright's checkers.
//!
//! One run visits everything, for counts, violated claims and witnesses. Then, for each violated
//! claim, one breadth-first run on one thread that looks for this claim alone: only such a run is
//! sure to end at a shortest counterexample. Depth-first, the engine gives no counterexamples and
//! no depth; it is there to be compared with.
//!
//! A checker says how many states it has found and nothing of the memory that they take. That is
//! known from what it keeps of each, so a bound on memory is kept here too.

use super::engine::{Engine, Exploration, ExplorationTask};
use super::guard::{ExplorationGuard, Needs};
use super::watched::{ExplorationGoal, GOES_ON, Watched};
use honnin_models::claims::ClaimId;
use honnin_models::{Site, State, Step};
use honnin_search::limits::{SearchProgress, StopReason};
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

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        let started = Instant::now();
        let needs = breadth_first_needs();
        let mut seen = everything(task, started, needs, |checker| checker.spawn_bfs());
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

    fn explore(&self, task: &ExplorationTask<'_>) -> Exploration {
        let needs = depth_first_needs(task.site);
        let seen = everything(task, Instant::now(), needs, |checker| checker.spawn_dfs());
        Exploration { depth: 0, ..seen }
    }
}

/// What the breadth-first checker keeps: the fingerprint of each state with that of the one before
/// it, and of a state that waits the state itself.
fn breadth_first_needs() -> Needs {
    Needs { found: entry(2 * FINGERPRINT), waiting: queued(size_of::<State>()) }
}

/// What the depth-first checker keeps: the fingerprint of each state, and of a state that waits the
/// state itself with the whole way to it, a word for each step.
fn depth_first_needs(site: &Site) -> Needs {
    let way = site.longest_behaviour() as usize * size_of::<usize>();
    Needs { found: entry(FINGERPRINT), waiting: queued(size_of::<State>()) + way as u64 }
}

/// The bytes of a fingerprint.
const FINGERPRINT: usize = 8;

/// What is kept for a state that waits: its depth, its way or its fingerprint, and the set of
/// properties that are still to come.
const BESIDE: usize = 80;

/// The bytes for an entry of a hash table, which has one more byte for each place. A table doubles
/// when seven of eight places are taken, so at least seven of sixteen are.
fn entry(bytes: usize) -> u64 {
    ((bytes + 1) * 16).div_ceil(7) as u64
}

/// The bytes for a state in a queue, which doubles when it is full.
fn queued(state: usize) -> u64 {
    2 * (state + BESIDE) as u64
}

/// Visits every state, without counterexamples.
fn everything<C: Checker<Watched>>(
    task: &ExplorationTask<'_>,
    started: Instant,
    needs: Needs,
    spawn: impl FnOnce(CheckerBuilder<Watched>) -> C,
) -> Exploration {
    let guard = Arc::new(ExplorationGuard::new(task.limits, task.interrupt, started, needs));
    let watched = Watched::new(task.site, ExplorationGoal::Everything, &guard);
    let seen = Arc::clone(&watched.seen);
    let run = run(spawn(watched.checker()), task, started, &guard);
    let crashed = || StopReason::Engine("the checker's thread panicked".to_owned());
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
struct CheckerRun {
    states: u64,
    transitions: u64,
    depth: u64,
    /// The steps to the state at which the search stopped; `None` when it ran to its end.
    stopped_at: Option<Vec<Step>>,
    /// Whether the checker's thread ended by a panic.
    crashed: bool,
}

/// Waits for a checker to finish, and says how it is going meanwhile.
fn run(
    mut checker: impl Checker<Watched>,
    task: &ExplorationTask<'_>,
    started: Instant,
    guard: &ExplorationGuard,
) -> CheckerRun {
    let handles = checker.handles();
    // Most searches take milliseconds, so the first looks follow each other closely.
    let mut pause = Duration::from_micros(50);
    // What is found within a pause is small compared with a bound on memory.
    let longest = if task.limits.max_memory.is_some() { 5 } else { 100 };
    while !handles.iter().all(std::thread::JoinHandle::is_finished) {
        std::thread::sleep(pause);
        pause = pause.mul_f32(1.3).min(Duration::from_millis(longest));
        let states = checker.unique_state_count() as u64;
        guard.found(states);
        (task.progress)(SearchProgress {
            states,
            depth: checker.max_depth().saturating_sub(1) as u64,
            elapsed: started.elapsed(),
        });
    }
    let crashed = handles.into_iter().any(|handle| handle.join().is_err());
    let initial = checker.model().init_states().len();
    CheckerRun {
        states: checker.unique_state_count() as u64,
        transitions: (checker.state_count() - initial) as u64,
        depth: checker.max_depth().saturating_sub(1) as u64,
        stopped_at: checker.discovery(GOES_ON).map(stateright::Path::into_actions),
        crashed,
    }
}

/// The steps of a shortest counterexample. `None` when a bound was reached first: the search for
/// everything may have met the violation late and left little time.
fn shortest(task: &ExplorationTask<'_>, claim: ClaimId, started: Instant) -> Option<Vec<Step>> {
    let needs = breadth_first_needs();
    let guard = Arc::new(ExplorationGuard::new(task.limits, task.interrupt, started, needs));
    let watched = Watched::new(task.site, ExplorationGoal::Violation(claim), &guard);
    let run = run(watched.checker().spawn_bfs(), task, started, &guard);
    if guard.cut().is_some() || run.crashed {
        return None;
    }
    Some(run.stopped_at.expect("the search for everything saw a violation, so there is one"))
}
