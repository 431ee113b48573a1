//! A search: where its workers run, how far it may go, and its result.

use super::checkpoint::{Checkpoint, Keeper};
use super::cluster::{Cluster, PATIENCE};
use super::control::SearchControl;
use super::counts::SearchCounts;
use super::fingerprint::Fingerprint;
use super::graph::Graph;
use super::trace_back::{Names, Path, rebuild};
use super::wire::{Lost, Wire};
use super::worker::{ReportProgress, Searcher};
use crate::limits::SearchProgress;
use crate::limits::{Interrupt, Limits, StopReason};
use std::any::Any;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::num::{NonZeroU64, NonZeroUsize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use timely::communication::Allocator;
use timely::communication::allocator::thread::Thread;
use timely::worker::Worker;
use timely::{Config, WorkerConfig};

/// How often progress is reported.
const TELL_EVERY: Duration = Duration::from_millis(100);

/// A search to be run.
#[derive(Clone, Debug)]
pub struct Search<G> {
    graph: G,
    workers: usize,
    cluster: Option<Cluster>,
    limits: Limits,
    interrupt: Interrupt,
    checkpoint: Option<Checkpoint>,
    resume: Option<PathBuf>,
    name: u128,
}

/// The result of a search.
#[derive(Clone, Debug)]
pub struct SearchResult<G: Graph> {
    /// How much there is, and which questions were answered.
    pub counts: SearchCounts,
    /// A shortest path to a state that answers a question, for each question that wants one and was
    /// answered.
    pub paths: BTreeMap<u32, Path<G::State, G::Step>>,
}

/// What one worker brings back. All bring the same.
struct Done {
    counts: SearchCounts,
    names: BTreeMap<u32, Names>,
}

impl<G: Graph> Search<G> {
    /// A search on one thread, without limits.
    pub fn new(graph: G) -> Search<G> {
        let (limits, interrupt) = (Limits::default(), Interrupt::default());
        let (workers, cluster, checkpoint, resume) = (1, None, None, None);
        Search { graph, workers, cluster, limits, interrupt, checkpoint, resume, name: 0 }
    }

    /// With this many workers in this process, each on its own thread.
    pub fn workers(self, workers: NonZeroUsize) -> Self {
        Search { workers: workers.get(), ..self }
    }

    /// As one of several processes, each with as many workers.
    #[cfg(feature = "cluster")]
    pub fn cluster(self, cluster: Option<Cluster>) -> Self {
        self.in_cluster(cluster)
    }

    pub(super) fn in_cluster(self, cluster: Option<Cluster>) -> Self {
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

    /// Kept on disk, so that another process can go on with it. The folder may not hold a checkpoint
    /// yet, unless the search is resumed from it.
    pub fn checkpoint(self, checkpoint: Option<Checkpoint>) -> Self {
        Search { checkpoint, ..self }
    }

    /// Beginning with the checkpoint that a folder holds. It must be one of the same search; any
    /// other, or one that is damaged, ends the search before it explores anything.
    pub fn resume(self, folder: Option<PathBuf>) -> Self {
        Search { resume: folder, ..self }
    }

    /// Under this name: a digest of everything that decides what is searched and how, the number of
    /// workers excepted. Checkpoints and processes of searches with another name are refused.
    pub fn named(self, name: u128) -> Self {
        Search { name, ..self }
    }

    /// Searches, and reports progress now and then. A search that could not be completed says so in
    /// [`SearchCounts::cut`]; it does not fail in another way.
    pub fn run(self, progress: &dyn Fn(SearchProgress)) -> SearchResult<G> {
        let control = SearchControl::new(self.limits, &self.interrupt, self.workers);
        let every = self.checkpoint.as_ref().map(|checkpoint| checkpoint.every);
        let control = Arc::new(control.keep_every(every));
        let done = if self.workers == 1 && self.cluster.is_none() {
            self.here(&control, progress)
        } else {
            self.on_threads(&control, progress)
        };
        let done = done.unwrap_or_else(|| Done {
            counts: SearchCounts { cut: Some(failure(&control)), ..SearchCounts::default() },
            names: BTreeMap::new(),
        });
        self.found(done)
    }

    /// On this thread.
    fn here(&self, control: &SearchControl, progress: &dyn Fn(SearchProgress)) -> Option<Done> {
        let told = Cell::new(Instant::now());
        let report = || {
            if TELL_EVERY <= told.get().elapsed() {
                told.set(Instant::now());
                report_progress(control, progress);
            }
        };
        let allocator = Allocator::Thread(Thread::default());
        let mut worker = Worker::new(WorkerConfig::default(), allocator, Some(Instant::now()));
        let keeper = self.keeper();
        guarded(&mut worker, control, |worker| {
            one_worker(worker, &self.graph, control, keeper(), (1, PATIENCE), &report)
        })
    }

    /// On threads of this process, connected to those of others if there are any.
    fn on_threads(
        &self,
        control: &Arc<SearchControl>,
        progress: &dyn Fn(SearchProgress),
    ) -> Option<Done> {
        let (graph, shared, workers) = (self.graph.clone(), Arc::clone(control), self.workers);
        let (send, received) = channel();
        // A graph may be meant for one thread at a time, so each worker takes a clone of its own.
        let graphs = std::sync::Mutex::new(vec![graph; workers]);
        let keeper = self.keeper();
        let silence = self.cluster.as_ref().map_or(PATIENCE, Cluster::silence);
        let work = move |worker: &mut Worker| {
            let graph = graphs.lock().expect("nobody fails here").pop();
            let graph = graph.expect("there is a graph for each worker");
            let done = guarded(worker, &shared, |worker| {
                one_worker(worker, &graph, &shared, keeper(), (workers, silence), &|| ())
            });
            // The caller may have given up waiting.
            let _ = send.send(done);
        };
        let guards = match &self.cluster {
            None => timely::execute(Config::process(workers), work),
            Some(cluster) => {
                // Processes that do not see the same checkpoints do not search together.
                let digest = self.digest_of_the_run();
                cluster.execute(workers, digest, &self.interrupt, work)
            }
        };
        let guards = match guards {
            Ok(guards) => guards,
            Err(words) => {
                // A reason that was there before counts: an interrupt, say.
                let _known = control.reason();
                control.fail(words);
                return None;
            }
        };
        let mut brought = Vec::new();
        while brought.len() < workers && !control.failed() {
            match received.recv_timeout(TELL_EVERY) {
                Ok(done) => brought.push(done),
                Err(RecvTimeoutError::Timeout) => report_progress(control, progress),
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        if control.failed() || brought.len() < workers {
            // Threads that wait for what will not come are left behind.
            if let Some(cluster) = &self.cluster {
                cluster.break_off("a search of this run failed");
            }
            std::mem::forget(guards);
            return None;
        }
        match &self.cluster {
            Some(cluster) => cluster.part(guards),
            None => drop(guards),
        }
        brought.into_iter().flatten().next()
    }

    /// The name of the search, with what the caller may not have thought of.
    fn digest(&self) -> u128 {
        let mut name = self.name.to_le_bytes().to_vec();
        name.extend(G::Fingerprint::BITS.to_le_bytes());
        u128::from_bytes(&name)
    }

    /// The same with everything in which all processes of a cluster must agree.
    fn digest_of_the_run(&self) -> u128 {
        let most = self.limits.max_states.map_or(0, NonZeroU64::get);
        let mut name = self.digest().to_le_bytes().to_vec();
        name.extend(most.to_le_bytes());
        name.extend([self.resume.is_some(), self.checkpoint.is_some()].map(u8::from));
        u128::from_bytes(&name)
    }

    /// What makes a keeper for each worker.
    fn keeper(&self) -> impl Fn() -> Keeper + Send + Sync + 'static {
        let keep = self.checkpoint.as_ref().map(|checkpoint| checkpoint.folder.clone());
        let resume = self.resume.clone();
        let name = self.digest();
        move || Keeper::new(keep.as_deref(), resume.as_deref(), name)
    }

    /// Rebuilds the paths.
    fn found(&self, done: Done) -> SearchResult<G> {
        let Done { mut counts, names } = done;
        let mut paths = BTreeMap::new();
        for (question, names) in names {
            match rebuild(&self.graph, &names) {
                Some(path) => drop(paths.insert(question, path)),
                None => {
                    let words = "a path was found and could not be walked again: the model does not \
                                 answer twice in the same way";
                    counts.cut = Some(StopReason::Engine(words.to_owned()));
                }
            }
        }
        SearchResult { counts, paths }
    }
}

fn report_progress(control: &SearchControl, progress: &dyn Fn(SearchProgress)) {
    let (states, depth) = control.progress();
    progress(SearchProgress { states, depth, elapsed: control.elapsed() });
}

/// Why there is no result.
fn failure(control: &SearchControl) -> StopReason {
    let unknown = || StopReason::Engine("the workers ended without a word".to_owned());
    control.reason().unwrap_or_else(unknown)
}

/// Runs a worker's part; if it panics, all others are informed and none waits.
fn guarded(
    worker: &mut Worker,
    control: &SearchControl,
    part: impl FnOnce(&mut Worker) -> Result<Done, Lost>,
) -> Option<Done> {
    match catch_unwind(AssertUnwindSafe(|| part(worker))) {
        Ok(done) => done.ok(),
        Err(panic) => {
            let words = words_of(&*panic);
            // The connection's own thread failed first, and this is its message to the workers.
            let lost = words.contains("MergeQueue poisoned");
            control.fail(match lost {
                true => "the connection to another process was lost".to_owned(),
                false => format!("a worker failed: {words}"),
            });
            for dataflow in worker.installed_dataflows() {
                worker.drop_dataflow(dataflow);
            }
            None
        }
    }
}

/// The message of a panic.
pub(super) fn words_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("it did not say why")
}

/// What every worker does.
fn one_worker<G: Graph>(
    worker: &mut Worker,
    graph: &G,
    control: &SearchControl,
    mut keeper: Keeper,
    (per_process, silence): (usize, Duration),
    report: ReportProgress<'_>,
) -> Result<Done, Lost> {
    let wire = Wire::lay(worker, control, per_process, silence);
    let mut searcher = Searcher::new(graph, wire, control, report);
    let outcome = searcher.begin(&mut keeper);
    let outcome = outcome.and_then(|()| searcher.search(|searcher| searcher.keep(&keeper)));
    let outcome = outcome.and_then(|()| searcher.trace_back());
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
