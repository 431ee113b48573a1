//! Several processes, on one machine or on several.
//!
//! Each search of a run is a cluster of its own: the processes connect for it, search, and
//! disconnect. A process listens from its first search to the end of its run, so one that is faster
//! waits for one that is slower, and one that is gone is noticed because nobody listens there any
//! more. A failure ends all further searches of the run at once.
//!
//! A search over several processes of states that cannot travel does not compile:
//!
//! ```compile_fail,E0277
//! # use honnin_search::{check, cluster::Cluster};
//! let cluster = Cluster::new(0, vec!["127.0.0.1:7000".to_owned()]);
//! check(()).cluster(cluster, 1);
//! ```
//!
//! ```
//! # use honnin_search::{check, cluster::Cluster};
//! let cluster = Cluster::new(0, vec!["127.0.0.1:7000".to_owned()]);
//! check(()).portable().cluster(cluster, 1);
//! ```

use super::meeting::{Gathering, Hello};
use crate::limits::Interrupt;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use timely::WorkerConfig;
use timely::communication::allocator::ProcessBuilder;
use timely::communication::allocator::zero_copy::initialize::initialize_networking_from_sockets;
use timely::communication::{AllocatorBuilder, Hooks, WorkerGuards};
use timely::execute::execute_from;
use timely::worker::Worker;

/// How long processes wait for each other, unless it is said otherwise.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// One process among several that search together.
#[derive(Clone, Debug)]
pub struct Cluster {
    process: usize,
    hosts: Vec<String>,
    patience: Duration,
    work: u128,
    run: Arc<ClusterRun>,
}

/// What is common to all searches of a run.
#[derive(Debug, Default)]
struct ClusterRun {
    listener: OnceLock<TcpListener>,
    /// How many searches were begun.
    searches: AtomicU64,
    /// The connections of the search that is going on.
    sockets: Mutex<Vec<TcpStream>>,
    /// Why no further search is possible.
    broken: OnceLock<String>,
}

impl Cluster {
    /// Process number `process` of those that listen at these addresses (`host:port`), in order.
    ///
    /// # Panics
    /// When there is no address for the process.
    pub fn new(process: usize, hosts: Vec<String>) -> Cluster {
        assert!(process < hosts.len(), "there is an address for every process");
        Cluster { process, hosts, patience: PATIENCE, work: 0, run: Arc::default() }
    }

    /// Waiting so long for the others: until they come, and for a sign of life from then on.
    pub fn patience(self, patience: Duration) -> Cluster {
        Cluster { patience, ..self }
    }

    /// For the work that has this digest: all the searches of the run, and what is expected of them.
    /// Processes that were started for other work refuse each other before the first search, so that
    /// none of them ends as if all had been done.
    pub fn work(self, work: u128) -> Cluster {
        Cluster { work, ..self }
    }

    /// How long the workers of another process may be silent.
    pub(super) fn silence(&self) -> Duration {
        self.patience
    }

    /// Connects to all other processes, and lets the workers of this one run. The digest names the
    /// search: processes that were started for another one refuse each other.
    pub(super) fn execute(
        &self,
        workers: usize,
        digest: u128,
        interrupt: &Interrupt,
        work: impl Fn(&mut Worker) + Send + Sync + 'static,
    ) -> Result<WorkerGuards<()>, String> {
        if let Some(words) = self.run.broken.get() {
            return Err(words.clone());
        }
        let guards = self.start(workers, digest, interrupt, work);
        guards.inspect_err(|words| self.break_off(words))
    }

    fn start(
        &self,
        workers: usize,
        digest: u128,
        interrupt: &Interrupt,
        work: impl Fn(&mut Worker) + Send + Sync + 'static,
    ) -> Result<WorkerGuards<()>, String> {
        let search = self.run.searches.fetch_add(1, Ordering::Relaxed);
        let own = Hello {
            process: self.process,
            processes: self.hosts.len(),
            workers,
            search,
            digest,
            work: self.work,
        };
        let gathering = Gathering::new(own, &self.hosts, self.patience, interrupt);
        let listener = match self.run.listener.get() {
            Some(listener) => listener,
            None => {
                let listener = gathering.listen()?;
                self.run.listener.get_or_init(|| listener)
            }
        };
        let sockets = gathering.meet(listener)?;
        let mut kept = self.run.sockets.lock().expect("nobody fails here");
        for socket in sockets.iter().flatten() {
            kept.push(socket.try_clone().map_err(|error| failed(&error))?);
        }
        drop(kept);
        let hooks = Hooks::default();
        let inner =
            ProcessBuilder::new_typed_vector(workers, hooks.refill.clone(), hooks.spill.clone());
        let network =
            initialize_networking_from_sockets(inner, sockets, self.process, workers, hooks);
        let (builders, guard) = network.map_err(|error| failed(&error))?;
        let builders = builders.into_iter().map(AllocatorBuilder::Tcp).collect();
        execute_from(builders, Box::new(guard), WorkerConfig::default(), work)
    }

    /// Ends the search in order, when all workers of this process are done: the last messages are
    /// sent, and those of the others received. The wait for that is bounded, since the outcome is
    /// known.
    pub(super) fn part(&self, guards: WorkerGuards<()>) {
        let (send, parted) = channel();
        std::thread::spawn(move || {
            // A connection that is lost now ends the threads that serve it with a panic.
            let in_order = catch_unwind(AssertUnwindSafe(|| drop(guards))).is_ok();
            // Nobody may be waiting any more.
            let _ = send.send(in_order);
        });
        if parted.recv_timeout(self.patience).is_ok_and(|in_order| in_order) {
            self.run.sockets.lock().expect("nobody fails here").clear();
        } else {
            self.break_off("another process did not end its search in order");
        }
    }

    /// Ends all connections, so that the others notice, and makes no others.
    pub(super) fn break_off(&self, words: &str) {
        self.run.broken.get_or_init(|| words.to_owned());
        for socket in self.run.sockets.lock().expect("nobody fails here").drain(..) {
            // It may be closed already.
            let _ = socket.shutdown(Shutdown::Both);
        }
    }
}

fn failed(error: &std::io::Error) -> String {
    format!("the network failed: {error}")
}
