//! Faults: disks, databases, servers and syncs that fail at any moment, and what must hold then.

use crate::material::{long_tests, seed, so_many};
use honnin_log::claims::judge;
use honnin_log::{self as trace, LogOutcome, SourceOrder, ValidationOptions, validate};
use honnin_models::answers::Answers;
use honnin_models::design::Feed;
use honnin_schedule::memory::in_memory;
use honnin_schedule::scene::defects_of;
use honnin_steps::event::{AbortReason, Document};
use honnin_system::database::Databases;
use honnin_system::day::{self, Day, DayEnd};
use honnin_system::defect::Defect;
use honnin_system::log::EventLog;
use honnin_system::output_check::read_back;
use honnin_system::reconcile::compare;
use honnin_system::runtime::shuttled::Shuttled;
use honnin_system::setup::{Setup, SitePlace};
use honnin_system::site::{Ask, Ended, FailureReason, Remains};
use honnin_system::trouble::{SharedWorld, World};
use shuttle::scheduler::{RandomScheduler, UncontrolledNondeterminismCheckScheduler};
use shuttle::{Config, FailurePersistence, Runner};
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

/// With real threads.
mod threads;

/// How many schedules are run for each access that fails: 8 in the long version.
fn schedules_of_each() -> usize {
    so_many(3, 8)
}

/// What fails.
#[derive(Clone, Copy, Debug)]
enum Fault {
    DiskError,
    DiskFull,
    DatabaseBusy,
}

/// A world in which some accesses fail: the `first` of their kind and those that follow it.
struct Faulty {
    fault: Fault,
    /// Counts from 1.
    first: u64,
    /// How many fail in a row.
    many: u64,
    /// Whether accesses count: those that set the site up do not.
    armed: AtomicBool,
    counted: AtomicU64,
    reached: AtomicBool,
}

impl Faulty {
    fn new(fault: Fault, first: u64, many: u64) -> Faulty {
        let (armed, counted, reached) = Default::default();
        Faulty { fault, first, many, armed, counted, reached }
    }

    fn arm(&self, armed: bool) {
        self.counted.store(0, SeqCst);
        self.armed.store(armed, SeqCst);
    }

    fn fails(&self) -> bool {
        if !self.armed.load(SeqCst) {
            return false;
        }
        let number = 1 + self.counted.fetch_add(1, SeqCst);
        let fails = (self.first..self.first + self.many).contains(&number);
        self.reached.fetch_or(fails, SeqCst);
        fails
    }
}

impl World for Faulty {
    fn disk(&self) -> io::Result<()> {
        match self.fault {
            Fault::DiskError if self.fails() => Err(io::Error::other("the disk fails")),
            Fault::DiskFull if self.fails() => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }

    fn database(&self) -> rusqlite::Result<()> {
        match self.fault {
            Fault::DatabaseBusy if self.fails() => {
                let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
                Err(rusqlite::Error::SqliteFailure(busy, None))
            }
            _ => Ok(()),
        }
    }
}

fn day() -> Day {
    let ask = |request| Ask {
        request,
        resident: request,
        document: Document::ALL[request],
        server: request,
    };
    Day { asks: vec![ask(0), ask(1)], changes: vec![0], nights: 1, ..Day::default() }
}

fn small(folder: &Path) -> Setup {
    let place = SitePlace { databases: None, ..SitePlace::on_disk(folder) };
    Setup { timeouts: Some(1), pages: 2, ..Setup::reference(place) }
}

/// The same for schedules. What a disk refuses is arranged, and as often where print images are in
/// memory; the long version has them on a real disk, and forces them onto it.
fn scheduled(folder: &Path) -> Setup {
    let mut setup = small(folder);
    if !long_tests() {
        setup.place.spools = in_memory().spools;
    }
    setup
}

/// What a model of the site answers.
fn answers_of(setup: &Setup) -> Answers {
    let mut answers = Answers::default();
    let design = &mut answers.design;
    design.image.pages = u8::try_from(setup.pages).expect("pages are few");
    if setup.has(Defect::LossyFeed) {
        design.sync.feed = Feed::Lossy;
    }
    assert_eq!(defects_of(&answers), setup.defects, "the model has the defects of the site");
    answers
}

/// The log is a behaviour of the model, in the order of its lines, and violates no claim.
fn assert_the_model_allows(answers: &Answers, end: &DayEnd) {
    let Remains { events, images, .. } = &end.remains;
    let log = trace::Log::from_events("test", events.clone(), Some(images.clone()));
    let in_file_order = ValidationOptions { in_file_order: true, max_states: None };
    let outcome = validate(answers, &log, &in_file_order).outcome;
    let told = || events.iter().map(|event| format!("{event:?}\n")).collect::<String>();
    assert!(matches!(outcome, LogOutcome::Accepted { closed: true }), "{outcome:?}\n{}", told());
    for (id, claim) in judge(&answers.design, &log, SourceOrder::Known) {
        assert!(!claim.violated(), "{id}: {claim:?}\n{}", told());
    }
}

/// Whatever happened: every request has ended, no wrong subject was delivered, nothing is held and
/// nothing lies anywhere, and every change has come to every replica.
fn assert_all_is_well(day: &Day, end: &mut DayEnd, answers: &Answers) {
    assert_the_model_allows(answers, end);
    let lossy = answers.design.sync.feed == Feed::Lossy;
    for (ask, ended) in day.asks.iter().zip(&end.ended) {
        if let Ended::Delivered(pages) = ended {
            let subjects = pages.iter().map(|page| read_back(page).map(|page| page.subject));
            let subjects: Vec<_> = subjects.collect();
            assert!(subjects.iter().all(|subject| *subject == Ok(ask.resident)), "{subjects:?}");
        }
    }
    let remains = &mut end.remains;
    assert!(remains.broken.is_empty(), "nothing stays broken: {:?}", remains.broken);
    assert_eq!(remains.images, Vec::<String>::new(), "no image and no draft stays");
    assert_eq!((remains.open, remains.holders, remains.held_servers), (0, 0, 0), "nothing is held");
    let databases = remains.databases.as_ref().expect("they are handed over");
    let registry = &databases.registry;
    let versions = registry.versions().expect("it answers");
    let changed: u64 = versions.iter().map(|record| record.version).sum();
    assert_eq!(changed, day.changes.len() as u64, "every change was made once");
    assert_eq!(
        (registry.waiting().expect("it answers"), registry.carried().expect("it answers")),
        (0, None)
    );
    // A change that was lost is not there; the rest must be all the same.
    if !lossy {
        assert_eq!(compare(databases).expect("they answer"), [], "the replicas agree");
    }
}

/// How the failed requests of many schedules failed.
type Failures = Arc<Mutex<BTreeSet<FailureReason>>>;

/// Lets a day pass under many random schedules in a world of faults; says whether any was reached.
fn schedules(setup: &Setup, day: &Day, world: Faulty, many: usize, failures: &Failures) -> bool {
    let world = Arc::new(world);
    let answers = answers_of(setup);
    let (setup, day, asked) = (setup.clone(), day.clone(), Arc::clone(&world));
    let kept: Mutex<Vec<Databases>> = Mutex::default();
    let failures = Arc::clone(failures);
    let opened = Arc::new(AtomicU64::new(0));
    let opened_at_all = Arc::clone(&opened);
    let body = move || {
        let shared: SharedWorld = Arc::clone(&world) as SharedWorld;
        let used = kept.lock().expect("one schedule runs at a time").pop();
        let databases = used.unwrap_or_else(|| {
            Databases::open(&setup.place, &shared, setup.db_servers, setup.residents)
                .expect("nothing fails yet")
        });
        databases.reset(setup.residents).expect("nothing fails yet");
        world.arm(true);
        let passed =
            day::pass(Shuttled, setup.clone(), &shared, databases, EventLog::memory(), &day);
        world.arm(false);
        // The spool is looked through before the day: a site that cannot do so does not open.
        let Ok(mut end) = passed else { return };
        opened.fetch_add(1, SeqCst);
        assert_all_is_well(&day, &mut end, &answers);
        let mut failures = failures.lock().expect("one schedule runs at a time");
        failures.extend(end.ended.iter().filter_map(|ended| match ended {
            Ended::Failed(failure) => Some(*failure),
            _ => None,
        }));
        let databases = end.remains.databases.take();
        kept.lock().expect("one schedule runs at a time").extend(databases);
    };
    let mut config = Config::new();
    config.stack_size = 0x80000;
    config.failure_persistence = FailurePersistence::None;
    // Each schedule is run twice, to see that nothing but the scheduler decides: not the faults, and
    // not what an earlier schedule has left.
    let scheduler = RandomScheduler::new_from_seed(seed(), many);
    Runner::new(UncontrolledNondeterminismCheckScheduler::new(scheduler), config).run(body);
    let opened = opened_at_all.load(SeqCst);
    assert!(
        opened == 2 * many as u64 || asked.first == 1,
        "the first access alone is before the day"
    );
    asked.reached.load(SeqCst)
}

/// One access after the other fails, until there is none that was not reached.
fn every_access(fault: Fault, many: u64, setup: &Setup, day: &Day) -> BTreeSet<FailureReason> {
    let failures = Failures::default();
    let reached = (1..).take_while(|first| {
        schedules(setup, day, Faulty::new(fault, *first, many), schedules_of_each(), &failures)
    });
    assert!(reached.count() > 5, "accesses were made to fail");
    std::mem::take(&mut failures.lock().expect("it is free"))
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder is made")
}

#[test]
fn a_disk_that_fails_at_any_moment() {
    let folder = folder();
    let setup = scheduled(folder.path());
    for (fault, reason) in
        [(Fault::DiskError, AbortReason::Disk), (Fault::DiskFull, AbortReason::DiskFull)]
    {
        let failures = every_access(fault, 1, &setup, &day());
        let known = [FailureReason::TimedOut, FailureReason::Aborted(reason)];
        assert_eq!(failures, BTreeSet::from(known), "{fault:?}");
        every_access(fault, 3, &setup, &day());
    }
}

#[test]
fn a_database_that_is_busy_at_any_moment() {
    let folder = folder();
    let setup = scheduled(folder.path());
    for many in [1, 5] {
        let failures = every_access(Fault::DatabaseBusy, many, &setup, &day());
        let known = [FailureReason::TimedOut, FailureReason::Aborted(AbortReason::DatabaseBusy)];
        assert_eq!(failures, BTreeSet::from(known), "{many} in a row");
    }
}

/// Servers die between any two steps and come back, the sync is stopped and started again, and all
/// the while a timer is armed; then the same with a fault on top. The long version runs 1,000
/// schedules of the first.
#[test]
fn servers_that_die_and_a_sync_that_is_stopped() {
    let folder = folder();
    let setup = scheduled(folder.path());
    let day = Day { deaths: vec![0, 1, 0], sync_stops: 2, changes: vec![0, 1], ..day() };
    let failures = Failures::default();
    let none = Faulty::new(Fault::DiskError, u64::MAX, 0);
    assert!(!schedules(&setup, &day, none, so_many(250, 1_000), &failures));
    let known = [FailureReason::TimedOut, FailureReason::Aborted(AbortReason::ServerDied)];
    assert_eq!(*failures.lock().expect("it is free"), BTreeSet::from(known));
    for fault in [Fault::DiskError, Fault::DatabaseBusy] {
        every_access(fault, 1, &setup, &day);
    }
}

/// A feed that may lose a change at any moment, also one that the sync was about to take.
#[test]
fn a_lossy_feed_in_trouble() {
    let folder = folder();
    let setup = Setup { defects: [Defect::LossyFeed].into(), ..scheduled(folder.path()) };
    let of_both = Day { changes: vec![0, 1], nights: 2, ..day() };
    for (many, day) in [(1, day()), (3, of_both)] {
        every_access(Fault::DatabaseBusy, many, &setup, &day);
    }
}
