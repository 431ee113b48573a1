//! Several processes, on one machine or on several.

use crate::explore::limits::Interrupt;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use timely::WorkerConfig;
use timely::communication::allocator::ProcessBuilder;
use timely::communication::allocator::zero_copy::initialize::initialize_networking_from_sockets;
use timely::communication::{AllocatorBuilder, Hooks, WorkerGuards};
use timely::execute::execute_from;
use timely::worker::Worker;

/// How long processes wait for each other at the start.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often a process tries again meanwhile.
const AGAIN: Duration = Duration::from_millis(50);
/// What a process says first.
const HELLO: &[u8; 8] = b"honnin/1";

/// One process among several that search together.
#[derive(Clone, Debug)]
pub struct Cluster {
    process: usize,
    hosts: Vec<String>,
    search: u64,
    patience: Duration,
    sockets: Arc<Mutex<Vec<TcpStream>>>,
}

impl Cluster {
    /// Process number `process` of those that listen at these addresses (`host:port`), in order.
    /// All must have been started for the same search, which `search` names: processes that were
    /// not refuse each other.
    ///
    /// # Panics
    /// When there is no address for the process.
    pub fn new(process: usize, hosts: Vec<String>, search: u64) -> Cluster {
        assert!(process < hosts.len(), "there is an address for every process");
        Cluster { process, hosts, search, patience: PATIENCE, sockets: Arc::default() }
    }

    /// Waiting so long for the others at the start.
    pub fn patience(self, patience: Duration) -> Cluster {
        Cluster { patience, ..self }
    }

    /// Connects to all other processes, and lets the workers of this one run.
    pub(super) fn execute(
        &self,
        workers: usize,
        interrupt: &Interrupt,
        work: impl Fn(&mut Worker) + Send + Sync + 'static,
    ) -> Result<WorkerGuards<()>, String> {
        let sockets = self.connect(workers, interrupt)?;
        let hooks = Hooks::default();
        let inner =
            ProcessBuilder::new_typed_vector(workers, hooks.refill.clone(), hooks.spill.clone());
        let network =
            initialize_networking_from_sockets(inner, sockets, self.process, workers, hooks);
        let (builders, guard) = network.map_err(|error| format!("the network failed: {error}"))?;
        let builders = builders.into_iter().map(AllocatorBuilder::Tcp).collect();
        execute_from(builders, Box::new(guard), WorkerConfig::default(), work)
    }

    /// Ends all connections, so that the others notice.
    pub(super) fn hang_up(&self) {
        for socket in self.sockets.lock().expect("nobody fails here").drain(..) {
            // It may be closed already.
            let _ = socket.shutdown(Shutdown::Both);
        }
    }

    /// A socket to each other process, by its number.
    fn connect(
        &self,
        workers: usize,
        interrupt: &Interrupt,
    ) -> Result<Vec<Option<TcpStream>>, String> {
        let deadline = Instant::now() + self.patience;
        let mut sockets: Vec<Option<TcpStream>> = self.hosts.iter().map(|_| None).collect();
        let own = &self.hosts[self.process];
        let listener = TcpListener::bind(own)
            .and_then(|listener| listener.set_nonblocking(true).map(|()| listener))
            .map_err(|error| format!("process {} cannot listen at {own}: {error}", self.process))?;
        let others: Vec<usize> = (0..self.hosts.len()).filter(|&p| p != self.process).collect();
        while let Some(&missing) = others.iter().find(|&&other| sockets[other].is_none()) {
            for &other in others.iter().filter(|&&other| other < self.process) {
                if sockets[other].is_none()
                    && let Ok(socket) = TcpStream::connect(&self.hosts[other])
                {
                    sockets[other] = Some(self.introduce(socket, workers, deadline)?.1);
                }
            }
            match listener.accept() {
                Ok((socket, _)) => {
                    let (other, socket) = self.introduce(socket, workers, deadline)?;
                    sockets[other] = Some(socket);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => std::thread::sleep(AGAIN),
                Err(error) => return Err(format!("nobody can connect: {error}")),
            }
            if interrupt.load(Ordering::Relaxed) {
                return Err("interrupted while waiting for the other processes".to_owned());
            }
            if deadline <= Instant::now() {
                let host = &self.hosts[missing];
                let seconds = self.patience.as_secs();
                return Err(format!("process {missing} ({host}) did not come within {seconds} s"));
            }
        }
        let mut kept = self.sockets.lock().expect("nobody fails here");
        for socket in sockets.iter().flatten() {
            kept.extend(socket.try_clone());
        }
        drop(kept);
        Ok(sockets)
    }

    /// Says who this is and hears who that is: its number, and the socket.
    fn introduce(
        &self,
        mut socket: TcpStream,
        workers: usize,
        deadline: Instant,
    ) -> Result<(usize, TcpStream), String> {
        let words = |error| format!("a process that connected did not introduce itself: {error}");
        let left = deadline.saturating_duration_since(Instant::now()).max(AGAIN);
        socket.set_nonblocking(false).map_err(words)?;
        socket.set_nodelay(true).map_err(words)?;
        socket.set_read_timeout(Some(left)).map_err(words)?;
        let own = self.hello(self.process, workers);
        socket.write_all(&own).map_err(words)?;
        let mut theirs = [0; 32];
        socket.read_exact(&mut theirs).map_err(words)?;
        socket.set_read_timeout(None).map_err(words)?;
        let number = u64::from_le_bytes(theirs[8..16].try_into().expect("eight bytes")) as usize;
        if self.hosts.len() <= number
            || number == self.process
            || theirs != self.hello(number, workers)
        {
            return Err("a process connected that runs another search, another version, or has \
                        another number of workers"
                .to_owned());
        }
        Ok((number, socket))
    }

    /// What a process says of itself.
    fn hello(&self, process: usize, workers: usize) -> [u8; 32] {
        let mut hello = [0; 32];
        hello[..8].copy_from_slice(HELLO);
        hello[8..16].copy_from_slice(&(process as u64).to_le_bytes());
        hello[16..24].copy_from_slice(&(workers as u64).to_le_bytes());
        hello[24..].copy_from_slice(&(self.search ^ self.hosts.len() as u64).to_le_bytes());
        hello
    }
}
