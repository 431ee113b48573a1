//! How fast the engine on Timely Dataflow is, beside Stateright's breadth-first search on the same
//! graph in the same run: `cargo bench --bench explore`.
//!
//! The machine is noisy, so ratios count. `cargo bench --bench explore -- large` adds the runs that
//! take minutes and some gigabytes.

use honnin_analysis::Limits;
use honnin_analysis::distributed::Dataflow;
use honnin_analysis::engine::{Engine, Exploration, ExplorationTask};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_search::limits::Interrupt;
use stateright::{Checker, Model};
use std::num::{NonZeroU64, NonZeroUsize};
use std::time::{Duration, Instant};

/// How often each run is repeated; the fastest counts, because noise only ever adds.
const REPEATED: usize = 3;

fn main() {
    let large = std::env::args().any(|argument| argument == "large");
    let reference = site(4, 2);
    say("Reference design, requests 4, changes 2, timeouts 1, nights 1:");
    let peer = fastest(|| stateright(&reference));
    told("Stateright, BFS, 1 thread", peer, None);
    let one = fastest(|| ours(&reference, 1, false, None));
    told("dataflow, 1 worker, no symmetry", one, Some(peer));
    let two = fastest(|| ours(&reference, 2, false, None));
    told("dataflow, 2 workers, no symmetry", two, Some(one));
    let orbits = fastest(|| ours(&reference, 1, true, None));
    told("dataflow, 1 worker, symmetry", orbits, Some(one));
    assert!(peer.states == one.states && one.states == two.states, "it is one graph");
    say(&format!("  symmetry: {:.1} times fewer states", ratio(one.states, orbits.states)));
    say(&format!("  visited set: {:.1} bytes a state", one.bytes as f64 / one.states as f64));
    for requests in [6, 8] {
        say(&format!("Reference design, requests {requests}, changes 2, timeouts 1, nights 1:"));
        told("dataflow, 2 workers, symmetry", ours(&site(requests, 2), 2, true, None), None);
    }
    if large {
        say("The graph of requests 6, changes 2, without symmetry, as far as so many states:");
        let few = fastest(|| ours(&site(6, 2), 1, false, Some(1_000_000)));
        told("dataflow, 1 worker, 10^6", few, None);
        let many = ours(&site(6, 2), 1, false, Some(100_000_000));
        told("dataflow, 1 worker, 10^8", many, None);
        say(&format!("  a state of 10^8 costs {:.2} times one of 10^6", many.each() / few.each()));
    }
}

/// The reference design with so many requests and changes.
fn site(requests: u8, changes: u8) -> Site {
    let mut answers = Answers::default();
    (answers.scope.requests, answers.scope.changes) = (requests, changes);
    Site::new(answers)
}

/// One run.
#[derive(Clone, Copy)]
struct Run {
    /// States looked at.
    states: u64,
    bytes: u64,
    took: Duration,
}

impl Run {
    /// Nanoseconds for each state.
    fn each(self) -> f64 {
        self.took.as_nanos() as f64 / self.states as f64
    }
}

fn fastest(run: impl Fn() -> Run) -> Run {
    let runs = (0..REPEATED).map(|_| run());
    runs.min_by_key(|run| run.took).expect("it was run")
}

/// Stateright's own checker with the claims as properties: what a user of Stateright would run.
fn stateright(site: &Site) -> Run {
    let began = Instant::now();
    let checker = site.clone().checker().threads(1).spawn_bfs().join();
    Run { states: checker.unique_state_count() as u64, bytes: 0, took: began.elapsed() }
}

fn ours(site: &Site, workers: usize, symmetry: bool, most: Option<u64>) -> Run {
    let workers = NonZeroUsize::new(workers).expect("at least one");
    let limits = Limits { max_states: most.and_then(NonZeroU64::new), ..Limits::default() };
    let (interrupt, progress) = (&Interrupt::default(), &|_| ());
    let task = ExplorationTask { site, counterexamples: true, limits, interrupt, progress };
    let began = Instant::now();
    let seen = Dataflow::new().workers(workers).symmetry(symmetry).explore(&task);
    let took = began.elapsed();
    assert!(seen.cut.is_none() || most.is_some(), "it was not cut: {:?}", seen.cut);
    let Exploration { looked_at, visited_bytes, .. } = seen;
    Run { states: looked_at, bytes: visited_bytes, took }
}

fn ratio(more: u64, fewer: u64) -> f64 {
    more as f64 / fewer as f64
}

fn told(what: &str, run: Run, beside: Option<Run>) {
    let against = beside.map_or(String::new(), |beside| {
        let times = beside.took.as_secs_f64() / run.took.as_secs_f64();
        format!("  {times:.1} times as fast")
    });
    say(&format!(
        "  {what:34} {:>11} states {:>9.3?} {:>6.0} ns each{against}",
        run.states,
        run.took,
        run.each()
    ));
}

#[expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
fn say(line: &str) {
    println!("{line}");
}
