//! The runtime of a real site: threads, a timer that really waits, and seeded chance.

use super::{Monitor, Runtime, StepLabel, Task};
use std::any::Any;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Threads of the operating system.
#[derive(Clone)]
pub struct Threads {
    began: Instant,
    timers: Arc<Timers>,
    chance: Arc<Mutex<fastrand::Rng>>,
}

impl Threads {
    /// A runtime whose choices follow from the seed. The order of threads does not.
    pub fn new(seed: u64) -> Threads {
        let timers = Timers::start();
        let began = Instant::now();
        Threads { began, timers, chance: Arc::new(Mutex::new(fastrand::Rng::with_seed(seed))) }
    }
}

impl Runtime for Threads {
    type Monitor<T: Send + 'static> = ThreadsMonitor<T>;
    const TIMERS_WAIT: bool = false;
    type Task<T: Send + 'static> = Thread<T>;

    fn monitor<T: Send + 'static>(&self, value: T) -> ThreadsMonitor<T> {
        ThreadsMonitor(Arc::new((Mutex::new(value), Condvar::new())))
    }

    fn spawn<T: Send + 'static>(&self, body: impl FnOnce() -> T + Send + 'static) -> Thread<T> {
        Thread { handle: std::thread::spawn(body), timers: Arc::clone(&self.timers) }
    }

    fn arm(&self, after: Duration, body: impl FnOnce() + Send + 'static) {
        self.timers.arm(Instant::now() + after, Box::new(body));
    }

    fn pause(&self, time: Duration) {
        std::thread::sleep(time);
    }

    fn now(&self) -> Duration {
        self.began.elapsed()
    }

    fn choose(&self, below: usize) -> usize {
        lock(&self.chance).usize(..below)
    }
}

/// A panic within a section is a bug that ends its task; the others must still be able to end.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A thread.
pub struct Thread<T> {
    handle: JoinHandle<T>,
    timers: Arc<Timers>,
}

impl<T> Task<T> for Thread<T> {
    fn join(self) -> T {
        let result = self.handle.join().unwrap_or_else(|panic| resume_unwind(panic));
        if let Some(panic) = lock(&self.timers.panicked).take() {
            resume_unwind(panic);
        }
        result
    }
}

/// A mutex with a condition variable that every section signals.
pub struct ThreadsMonitor<T>(Arc<(Mutex<T>, Condvar)>);

impl<T> Clone for ThreadsMonitor<T> {
    fn clone(&self) -> Self {
        ThreadsMonitor(Arc::clone(&self.0))
    }
}

impl<T: Send + 'static> Monitor<T> for ThreadsMonitor<T> {
    fn wait_until<R>(
        &self,
        _: Option<StepLabel>,
        guard: impl Fn(&T) -> bool + Send + Sync + 'static,
        effect: impl FnOnce(&mut T) -> R,
    ) -> R {
        let (mutex, changed) = &*self.0;
        let value = lock(mutex);
        let mut value = changed
            .wait_while(value, |value| !guard(value))
            .unwrap_or_else(PoisonError::into_inner);
        let result = effect(&mut value);
        changed.notify_all();
        result
    }
}

type Body = Box<dyn FnOnce() + Send>;

/// One thread that runs what is due. It ends with the last runtime that could arm a timer.
struct Timers {
    armed: Mutex<Armed>,
    changed: Condvar,
    /// What the last timer that panicked left.
    panicked: Mutex<Option<Box<dyn Any + Send>>>,
}

#[derive(Default)]
struct Armed {
    /// When, and in which order they were armed.
    due: BinaryHeap<Reverse<(Instant, u64)>>,
    bodies: std::collections::BTreeMap<u64, Body>,
    next: u64,
}

impl Timers {
    fn start() -> Arc<Timers> {
        let timers = Arc::new(Timers {
            armed: Mutex::default(),
            changed: Condvar::new(),
            panicked: Mutex::default(),
        });
        let held = Arc::downgrade(&timers);
        std::thread::spawn(move || {
            while let Some(timers) = held.upgrade() {
                if let Some(body) = timers.next_due() {
                    // A bug in one timer must neither stop the others nor stay unnoticed: the next
                    // join of a task reports it.
                    if let Err(panic) = catch_unwind(AssertUnwindSafe(body)) {
                        *lock(&timers.panicked) = Some(panic);
                    }
                }
            }
        });
        timers
    }

    fn arm(&self, when: Instant, body: Body) {
        let mut armed = lock(&self.armed);
        let number = armed.next;
        armed.next += 1;
        armed.due.push(Reverse((when, number)));
        armed.bodies.insert(number, body);
        self.changed.notify_all();
    }

    /// Waits a while for a body that is due. The while is short, so that the thread notices when it
    /// is no longer needed.
    fn next_due(&self) -> Option<Body> {
        const LONGEST: Duration = Duration::from_millis(50);
        let mut armed = lock(&self.armed);
        let now = Instant::now();
        let wait = match armed.due.peek() {
            Some(Reverse((when, _))) if *when <= now => {
                let Reverse((_, number)) = armed.due.pop().expect("it was there");
                return armed.bodies.remove(&number);
            }
            Some(Reverse((when, _))) => LONGEST.min(*when - now),
            None => LONGEST,
        };
        let waited = self.changed.wait_timeout(armed, wait);
        drop(waited.unwrap_or_else(PoisonError::into_inner));
        None
    }
}
