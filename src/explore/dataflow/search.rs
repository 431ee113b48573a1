//! A search: where its workers run, how far it may go, and what it came to.

use super::cluster::Cluster;
use super::control::Control;
use super::graph::Graph;
use super::trace_back::{Names, Path, rebuild};
use super::wire::{Lost, Wire};
use super::worker::{Counts, Report, Searcher};
use crate::explore::engine::Progress;
use crate::explore::limits::{Cut, Interrupt, Limits};
use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use timely::communication::Allocator;
use timely::communication::allocator::thread::Thread;
use timely::worker::Worker;
use timely::{Config, WorkerConfig};

/// How often the one who asked is told how the search is going.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// A search that is asked for.
#[derive(Clone, Debug)]
pub struct Search<G> {
    graph: G,
    workers: usize,
    cluster: Option<Cluster>,
    limits: Limits,
    interrupt: Interrupt,
}

/// What a search came to.
#[derive(Clone, Debug)]
pub struct Found<G: Graph> {
    /// How much there is, and which questions were answered.
    pub counts: Counts,
    /// A shortest path to a state that answers a question, for each question that wants one and was
    /// answered.
    pub paths: BTreeMap<u32, Path<G::State, G::Step>>,
}

/// What one worker brings back. All bring the same.
struct Done {
    counts: Counts,
    names: BTreeMap<u32, Names>,
}

impl<G: Graph> Search<G> {
    /// A search on one thread, without limits.
    pub fn new(graph: G) -> Search<G> {
        let (limits, interrupt) = (Limits::default(), Interrupt::default());
        Search { graph, workers: 1, cluster: None, limits, interrupt }
    }

    /// With so many workers in this process, each a thread of its own.
    pub fn workers(self, workers: NonZeroUsize) -> Self {
        Search { workers: workers.get(), ..self }
    }

    /// As one of several processes, each with as many workers.
    pub fn cluster(self, cluster: Option<Cluster>) -> Self {
        Search { cluster, ..self }
    }

    /// With these limits.
    pub fn limits(self, limits: Limits) -> Self {
        Search { limits, ..self }
    }

    /// Stopped by this flag.
    pub fn interrupt(self, interrupt: &Interrupt) -> Self {
        Search { interrupt: Interrupt::clone(interrupt), ..self }
    }

    /// Searches, and tells now and then how it is going. A search that could not be completed says
    /// so in [`Counts::cut`]; it does not fail in another way.
    pub fn run(self, progress: &dyn Fn(Progress)) -> Found<G> {
        let control = Arc::new(Control::new(self.limits, &self.interrupt, self.workers));
        let done = if self.workers == 1 && self.cluster.is_none() {
            self.here(&control, progress)
        } else {
            self.on_threads(&control, progress)
        };
        let done = done.unwrap_or_else(|| Done {
            counts: Counts { cut: Some(failure(&control)), ..Counts::default() },
            names: BTreeMap::new(),
        });
        self.found(done)
    }

    /// On this thread.
    fn here(&self, control: &Control, progress: &dyn Fn(Progress)) -> Option<Done> {
        let told = Cell::new(Instant::now());
        let report = || {
            if TELL_EVERY <= told.get().elapsed() {
                told.set(Instant::now());
                tell(control, progress);
            }
        };
        let allocator = Allocator::Thread(Thread::default());
        let mut worker = Worker::new(WorkerConfig::default(), allocator, Some(Instant::now()));
        guarded(&mut worker, control, |worker| one_worker(worker, &self.graph, control, 1, &report))
    }

    /// On threads of this process, connected to those of others if there are any.
    fn on_threads(&self, control: &Arc<Control>, progress: &dyn Fn(Progress)) -> Option<Done> {
        let (graph, shared, workers) = (self.graph.clone(), Arc::clone(control), self.workers);
        let (send, received) = channel();
        // A graph may be meant for one thread at a time, so each worker takes a clone of its own.
        let graphs = std::sync::Mutex::new(vec![graph; workers]);
        let work = move |worker: &mut Worker| {
            let graph = graphs.lock().expect("nobody fails here").pop();
            let graph = graph.expect("there is a graph for each worker");
            let done = guarded(worker, &shared, |worker| {
                one_worker(worker, &graph, &shared, workers, &|| ())
            });
            // The one who asked may have given up waiting.
            let _ = send.send(done);
        };
        let guards = match &self.cluster {
            None => timely::execute(Config::process(workers), work),
            Some(cluster) => cluster.execute(workers, &self.interrupt, work),
        };
        let guards = match guards {
            Ok(guards) => guards,
            Err(words) => {
                control.fail(words);
                return None;
            }
        };
        let mut brought = Vec::new();
        while brought.len() < workers && !control.failed() {
            match received.recv_timeout(TELL_EVERY) {
                Ok(done) => brought.push(done),
                Err(RecvTimeoutError::Timeout) => tell(control, progress),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        if control.failed() || brought.len() < workers {
            // Threads that wait for what will not come are left behind.
            if let Some(cluster) = &self.cluster {
                cluster.hang_up();
            }
            std::mem::forget(guards);
            return None;
        }
        drop(guards);
        brought.into_iter().flatten().next()
    }

    /// Rebuilds the paths.
    fn found(&self, done: Done) -> Found<G> {
        let Done { mut counts, names } = done;
        let mut paths = BTreeMap::new();
        for (question, names) in names {
            match rebuild(&self.graph, &names) {
                Some(path) => drop(paths.insert(question, path)),
                None => {
                    let words = "a path was found and could not be walked again: the model does not \
                                 answer twice in the same way";
                    counts.cut = Some(Cut::Engine(words.to_owned()));
                }
            }
        }
        Found { counts, paths }
    }
}

fn tell(control: &Control, progress: &dyn Fn(Progress)) {
    let (states, depth) = control.progress();
    progress(Progress { states, depth, elapsed: control.elapsed() });
}

/// Why nobody brought anything.
fn failure(control: &Control) -> Cut {
    let unknown = || Cut::Engine("the workers ended without a word".to_owned());
    control.reason().unwrap_or_else(unknown)
}

/// Runs a worker's part; should it panic, everybody hears of it and nobody waits.
fn guarded(
    worker: &mut Worker,
    control: &Control,
    part: impl FnOnce(&mut Worker) -> Result<Done, Lost>,
) -> Option<Done> {
    match catch_unwind(AssertUnwindSafe(|| part(worker))) {
        Ok(done) => done.ok(),
        Err(panic) => {
            control.fail(format!("a worker failed: {}", words_of(&*panic)));
            for dataflow in worker.installed_dataflows() {
                worker.drop_dataflow(dataflow);
            }
            None
        }
    }
}

/// The words of a panic.
pub(super) fn words_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why")
}

/// What every worker does.
fn one_worker<G: Graph>(
    worker: &mut Worker,
    graph: &G,
    control: &Control,
    per_process: usize,
    report: Report<'_>,
) -> Result<Done, Lost> {
    let wire = Wire::lay(worker, control, per_process);
    let mut searcher = Searcher::new(graph, wire, control, report);
    searcher.start();
    let outcome = searcher.search(|_| Ok(())).and_then(|()| searcher.trace_back());
    let Searcher { wire, counts, .. } = searcher;
    match outcome {
        Ok(names) => {
            wire.close();
            Ok(Done { counts, names })
        }
        Err(lost) => {
            wire.tear();
            Err(lost)
        }
    }
}
