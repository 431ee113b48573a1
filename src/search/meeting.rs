//! How the processes of a cluster find each other: all listen, each calls those with smaller
//! numbers, and both sides say who they are and what they are about to search.
//!
//! Nothing here waits for a single caller, so that a silent one does not keep the others from
//! connecting. A caller with another protocol is ignored; a process of this program that is about
//! to do another search was started by mistake, and ends the search at once.

use crate::limits::Interrupt;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpListener, TcpStream, ToSocketAddrs};
use std::sync::atomic::Ordering;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How often a process looks who is there.
const AGAIN: Duration = Duration::from_millis(10);
/// How often it calls another one again.
const CALL_AGAIN: Duration = Duration::from_millis(200);
/// How long it waits for one call to be taken.
const CALL: Duration = Duration::from_secs(1);
/// How many callers who have not said who they are it bears at a time.
const CALLERS: usize = 64;
/// What a process of this program and version of it says first.
const GREETING: &[u8; 8] = b"honnin/3";
/// The length of all it says.
const LENGTH: usize = 72;

/// How a process introduces itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hello {
    /// Its number.
    pub(super) process: usize,
    /// How many there are.
    pub(super) processes: usize,
    /// How many workers each has.
    pub(super) workers: usize,
    /// How many searches it was in before, in this run.
    pub(super) search: u64,
    /// What it is about to search.
    pub(super) digest: u128,
    /// All that it was started for.
    pub(super) work: u128,
}

impl Hello {
    fn bytes(self) -> [u8; LENGTH] {
        let mut bytes = [0; LENGTH];
        bytes[..8].copy_from_slice(GREETING);
        let numbers =
            [self.process as u64, self.processes as u64, self.workers as u64, self.search];
        for (place, number) in bytes[8..40].chunks_exact_mut(8).zip(numbers) {
            place.copy_from_slice(&number.to_le_bytes());
        }
        bytes[40..56].copy_from_slice(&self.digest.to_le_bytes());
        bytes[56..].copy_from_slice(&self.work.to_le_bytes());
        bytes
    }

    /// `None` where another program sent the bytes.
    fn decode(bytes: &[u8; LENGTH]) -> Option<Hello> {
        let (greeting, rest) = bytes.split_at(8);
        let (numbers, digests) = rest.split_at(32);
        let (digest, work) = digests.split_at(16);
        let number = |place: usize| {
            let bytes = numbers[place * 8..place * 8 + 8].try_into().expect("eight bytes");
            u64::from_le_bytes(bytes)
        };
        let [digest, work] = [digest, work]
            .map(|bytes| u128::from_le_bytes(bytes.try_into().expect("sixteen bytes")));
        let [process, processes, workers] = [0, 1, 2].map(|place| number(place) as usize);
        let hello = Hello { process, processes, workers, search: number(3), digest, work };
        (greeting == GREETING).then_some(hello)
    }

    /// Why these two cannot search together.
    fn differs_from(self, other: Hello) -> Option<String> {
        let number = other.process;
        if self.processes != other.processes {
            let (own, theirs) = (self.processes, other.processes);
            return Some(format!(
                "process {number} is one of {theirs} processes, this one of {own}"
            ));
        }
        if self.process == number || self.processes <= number {
            return Some(format!("two processes have the number {number}"));
        }
        if self.workers != other.workers {
            let (own, theirs) = (self.workers, other.workers);
            return Some(format!("process {number} has {theirs} workers, this one has {own}"));
        }
        if self.work != other.work {
            let own = self.process;
            return Some(format!(
                "process {number} was started for other work than process {own}: all need the same \
                 sheets, in the same order"
            ));
        }
        let same = (self.search, self.digest) == (other.search, other.digest);
        (!same).then(|| {
            format!("process {number} runs another search: all need the same sheets and options")
        })
    }
}

/// A caller whose introduction is not complete yet.
struct Caller {
    socket: TcpStream,
    /// The process that was called; `None` where it is the caller, not yet known.
    called: Option<usize>,
    heard: Vec<u8>,
}

/// The processes that are about to meet.
pub(super) struct Gathering<'a> {
    own: Hello,
    hosts: &'a [String],
    patience: Duration,
    deadline: Instant,
    interrupt: &'a Interrupt,
}

/// Who is there by now.
struct There {
    sockets: Vec<Option<TcpStream>>,
    callers: Vec<Caller>,
    called: Instant,
}

impl<'a> Gathering<'a> {
    /// A process that says so of itself, of those at these addresses.
    pub(super) fn new(
        own: Hello,
        hosts: &'a [String],
        patience: Duration,
        interrupt: &'a Interrupt,
    ) -> Gathering<'a> {
        let deadline = Instant::now() + patience;
        Gathering { own, hosts, patience, deadline, interrupt }
    }

    /// Listens at the own address. Its name may not be known yet where it was given just now.
    pub(super) fn listen(&self) -> Result<TcpListener, String> {
        let host = &self.hosts[self.own.process];
        loop {
            let listener = TcpListener::bind(host)
                .and_then(|listener| listener.set_nonblocking(true).map(|()| listener));
            let error = match listener {
                Ok(listener) => return Ok(listener),
                Err(error) => error,
            };
            let for_good = [
                ErrorKind::AddrInUse,
                ErrorKind::AddrNotAvailable,
                ErrorKind::PermissionDenied,
                ErrorKind::InvalidInput,
            ];
            if for_good.contains(&error.kind()) || self.deadline <= Instant::now() {
                let process = self.own.process;
                return Err(format!("process {process} cannot listen at {host}: {error}"));
            }
            self.look_up()?;
            sleep(CALL_AGAIN);
        }
    }

    /// A socket to each other process, by its number.
    pub(super) fn meet(&self, listener: &TcpListener) -> Result<Vec<Option<TcpStream>>, String> {
        let sockets = self.hosts.iter().map(|_| None).collect();
        let long_ago = Instant::now().checked_sub(CALL_AGAIN).unwrap_or_else(Instant::now);
        let mut there = There { sockets, callers: Vec::new(), called: long_ago };
        loop {
            self.call(&mut there)?;
            take_calls(listener, &mut there, &self.own.bytes())?;
            self.hear(&mut there)?;
            let missing = (0..self.hosts.len())
                .find(|&other| other != self.own.process && there.sockets[other].is_none());
            let Some(missing) = missing else { return Ok(there.sockets) };
            self.look_up()?;
            if self.deadline <= Instant::now() {
                let (host, seconds) = (&self.hosts[missing], self.patience.as_secs());
                return Err(format!("process {missing} ({host}) did not come within {seconds} s"));
            }
            gone(&there)?;
            sleep(AGAIN);
        }
    }

    fn look_up(&self) -> Result<(), String> {
        if self.interrupt.load(Ordering::Relaxed) {
            return Err("interrupted while waiting for the other processes".to_owned());
        }
        Ok(())
    }

    /// Calls those with smaller numbers that are missing. After the first search, those with greater
    /// numbers too, just to learn whether they are still there.
    fn call(&self, there: &mut There) -> Result<(), String> {
        if there.called.elapsed() < CALL_AGAIN {
            return Ok(());
        }
        let own = self.own;
        let called = |other: usize| other < own.process || own.search > 0 && other != own.process;
        for other in (0..self.hosts.len()).filter(|&other| called(other)) {
            let being_called = there.callers.iter().any(|caller| caller.called == Some(other));
            if there.sockets[other].is_some() || being_called {
                continue;
            }
            match connect(&self.hosts[other]) {
                Ok(socket) if other < self.own.process => {
                    greet(socket, Some(other), there, &self.own.bytes());
                }
                Ok(_) => {}
                Err(ErrorKind::ConnectionRefused) if self.own.search > 0 => {
                    return Err(format!("process {other} has gone"));
                }
                Err(_) => {}
            }
        }
        there.called = Instant::now();
        Ok(())
    }

    /// Hears the callers; those who said who they are have come.
    fn hear(&self, there: &mut There) -> Result<(), String> {
        let mut still = Vec::new();
        for mut caller in std::mem::take(&mut there.callers) {
            let mut room = [0; LENGTH];
            match caller.socket.read(&mut room[caller.heard.len()..]) {
                Ok(0) => continue,
                Ok(count) => {
                    let from = caller.heard.len();
                    caller.heard.extend(&room[from..from + count]);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(_) => continue,
            }
            let length = caller.heard.len().min(GREETING.len());
            if caller.heard[..length] != GREETING[..length] {
                continue;
            }
            let Ok(words) = <[u8; LENGTH]>::try_from(caller.heard.as_slice()) else {
                still.push(caller);
                continue;
            };
            let Some(hello) = Hello::decode(&words) else { continue };
            if let Some(words) = self.own.differs_from(hello) {
                return Err(words);
            }
            if caller.called.is_some_and(|called| called != hello.process) {
                let (called, number) = (caller.called.unwrap_or_default(), hello.process);
                let host = &self.hosts[called];
                return Err(format!("at {host} there is process {number}, and not {called}"));
            }
            let place = &mut there.sockets[hello.process];
            if place.is_some() {
                return Err(format!("two processes have the number {}", hello.process));
            }
            *place = Some(caller.socket);
        }
        there.callers = still;
        Ok(())
    }
}

fn connect(host: &str) -> Result<TcpStream, ErrorKind> {
    let mut refused = ErrorKind::NotFound;
    for address in host.to_socket_addrs().map_err(|error| error.kind())? {
        match TcpStream::connect_timeout(&address, CALL) {
            Ok(socket) => return Ok(socket),
            Err(error) => refused = error.kind(),
        }
    }
    Err(refused)
}

/// Takes all calls that wait.
fn take_calls(listener: &TcpListener, there: &mut There, hello: &[u8]) -> Result<(), String> {
    loop {
        match listener.accept() {
            Ok((socket, _)) => greet(socket, None, there, hello),
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
            // One who hung up while waiting.
            Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(format!("nobody can connect: {error}")),
        }
    }
}

/// Introduces this process. One that cannot be written to is gone.
fn greet(mut socket: TcpStream, called: Option<usize>, there: &mut There, hello: &[u8]) {
    let said = socket
        .set_nonblocking(true)
        .and_then(|()| socket.set_nodelay(true))
        .and_then(|()| socket.write_all(hello));
    if said.is_ok() {
        let unknown = there.callers.iter().position(|caller| caller.called.is_none());
        if CALLERS <= there.callers.len()
            && let Some(oldest) = unknown
        {
            there.callers.remove(oldest);
        }
        there.callers.push(Caller { socket, called, heard: Vec::new() });
    }
}

/// Whether all who came are still there.
fn gone(there: &There) -> Result<(), String> {
    for (process, socket) in there.sockets.iter().enumerate() {
        let Some(socket) = socket else { continue };
        let gone = match socket.peek(&mut [0]) {
            Ok(count) => count == 0,
            Err(error) => ![ErrorKind::WouldBlock, ErrorKind::Interrupted].contains(&error.kind()),
        };
        if gone {
            return Err(format!("process {process} has gone"));
        }
    }
    Ok(())
}
