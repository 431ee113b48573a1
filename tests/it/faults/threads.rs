//! The same with real threads: servers that die, and databases that are really locked.

use super::{Fault, Faulty, answers_of, assert_all_is_well, day, folder, small};
use crate::material::{seed, so_many};
use honnin_steps::event::AbortReason;
use honnin_system::database::Databases;
use honnin_system::day::{Day, DayEnd};
use honnin_system::load::{self, Load};
use honnin_system::log::EventLog;
use honnin_system::runtime::threads::Threads;
use honnin_system::setup::{Setup, SitePlace};
use honnin_system::site::{Ended, FailureReason, RunningSite};
use honnin_system::trouble::{Fair, SharedWorld, World};
use std::io;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A world in which a server dies and comes back while one of its requests begins to write.
#[derive(Default)]
struct DiesWriting(Mutex<Option<RunningSite<Threads>>>);

impl World for DiesWriting {
    fn disk(&self) -> io::Result<()> {
        let site = self.0.lock().expect("nothing panicked").take();
        if let Some(site) = site {
            site.die(0);
            site.come_back(0);
        }
        Ok(())
    }
}

/// What a dead server wrote after its next life had cleaned up does not stay.
#[test]
fn a_draft_of_an_earlier_life() {
    let folder = folder();
    let world = Arc::new(DiesWriting::default());
    let shared: SharedWorld = Arc::clone(&world) as SharedWorld;
    let setup = small(folder.path());
    let answers = answers_of(&setup);
    let databases = Databases::open(&setup.place, &shared, 2, 2).expect("nothing fails");
    let site =
        RunningSite::open(Threads::new(seed()), setup, &shared, databases, EventLog::memory());
    let site = site.expect("nothing fails");
    *world.0.lock().expect("nothing panicked") = Some(site.clone());
    let day = Day { asks: vec![day().asks[0]], ..Day::default() };
    let ended = site.serve(day.asks[0]);
    assert_eq!(ended, Ended::Failed(FailureReason::Aborted(AbortReason::ServerDied)));
    let remains = site.close();
    assert_all_is_well(&day, &mut DayEnd { ended: vec![ended], remains }, &answers);
}

/// Servers that die and come back again and again under threads.
#[test]
fn servers_that_die_under_threads() {
    let folder = folder();
    // No more residents than the model has room for, so that the log can be held to it.
    let setup = Setup { residents: 5, pages: 3, ..small(folder.path()) };
    let answers = answers_of(&setup);
    let world: SharedWorld = Arc::new(Fair);
    let databases = Databases::open(&setup.place, &world, 2, 5).expect("nothing fails");
    let site =
        RunningSite::open(Threads::new(seed()), setup, &world, databases, EventLog::memory());
    let site = site.expect("nothing fails");
    let (dying, over) = (site.clone(), Arc::new(AtomicBool::new(false)));
    let living = Arc::clone(&over);
    let deaths = std::thread::spawn(move || {
        for server in [0, 1].into_iter().cycle().take_while(|_| !living.load(SeqCst)) {
            dying.die(server);
            dying.come_back(server);
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    let load = Load {
        kiosks: 4,
        requests: usize::MAX,
        lasting: Duration::from_millis(1_500),
        changes: Some(Duration::from_millis(10)),
    };
    // The last look is taken before the site is closed: nothing dies after that.
    let loaded = load::run(&site, &load, |progress| {
        over.fetch_or(progress.elapsed > Duration::from_millis(1_200), SeqCst);
        true
    });
    // Should no look have come late enough, the test fails instead of never ending.
    over.store(true, SeqCst);
    deaths.join().expect("every server came back");
    assert_eq!(loaded.wrong_subjects, []);
    let died = FailureReason::Aborted(AbortReason::ServerDied);
    assert!(loaded.delivered > 0 && loaded.failed.contains_key(&died), "{:?}", loaded.failed);
    let day = Day { changes: vec![0; loaded.changes], ..Day::default() };
    assert_all_is_well(&day, &mut DayEnd { ended: Vec::new(), remains: loaded.remains }, &answers);
}

/// A disk or a database that fails and never recovers, from any moment on: nobody waits for what will not
/// come, and the load ends long before its time is over. Nothing wrong is delivered, and the site says
/// that it is broken.
#[test]
fn trouble_that_never_ends() {
    for (fault, first) in [
        (Fault::DatabaseBusy, 40),
        (Fault::DatabaseBusy, 300),
        (Fault::DatabaseBusy, 1_001),
        (Fault::DiskError, 10),
        (Fault::DiskFull, 200),
    ] {
        let folder = folder();
        let world = Arc::new(Faulty::new(fault, first, u64::MAX / 2));
        let shared: SharedWorld = Arc::clone(&world) as SharedWorld;
        let setup = Setup { residents: 5, ..small(folder.path()) };
        let databases = Databases::open(&setup.place, &shared, 2, 5).expect("nothing fails yet");
        let log = EventLog::memory();
        let site = RunningSite::open(Threads::new(seed()), setup, &shared, databases, log);
        let site = site.expect("nothing fails yet");
        world.arm(true);
        let lasting = Duration::from_secs(120);
        let changes = Some(Duration::from_millis(2));
        let load = Load { kiosks: 4, requests: usize::MAX, lasting, changes };
        let began = std::time::Instant::now();
        let (sent, ended) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let loaded = load::run(&site, &load, |_| true);
            assert!(sent.send(loaded).is_ok(), "the test waits for the end");
        });
        let loaded = ended.recv_timeout(Duration::from_secs(30));
        let loaded = loaded.unwrap_or_else(|_| panic!("{fault:?} from {first} on: it ends"));
        assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
        assert!(!loaded.remains.broken.is_empty(), "{fault:?} from {first} on");
        assert_eq!(loaded.wrong_subjects, []);
        let failed: usize = loaded.failed.values().sum();
        assert_eq!(loaded.made, loaded.delivered + failed, "every request has an answer");
    }
}

/// Databases on the disk that another connection really locks for a while, one after the other: for longer
/// than a statement waits.
#[test]
fn databases_that_are_locked_under_threads() {
    let folder = folder();
    let mut setup = Setup { residents: 5, ..small(folder.path()) };
    setup.place = SitePlace::on_disk(folder.path());
    let answers = answers_of(&setup);
    let world: SharedWorld = Arc::new(Fair);
    let databases = Databases::open(&setup.place, &world, 2, 5).expect("nothing fails yet");
    let runtime = Threads::new(seed());
    let site = RunningSite::open(runtime, setup, &world, databases, EventLog::memory());
    let site = site.expect("nothing fails yet");
    let place = folder.path().to_owned();
    let held = so_many(Duration::from_millis(600), Duration::from_millis(1_500));
    let over = Arc::new(AtomicBool::new(false));
    let locking = Arc::clone(&over);
    let locked = std::thread::spawn(move || {
        for name in ["db-server-0.sqlite", "registry.sqlite", "db-server-1.sqlite"] {
            let other = rusqlite::Connection::open(place.join(name)).expect("it opens");
            other.busy_timeout(Duration::from_secs(5)).expect("it is set");
            other.execute_batch("BEGIN EXCLUSIVE").expect("the lock is free now and then");
            std::thread::sleep(held);
            other.execute_batch("ROLLBACK").expect("it was begun");
        }
        locking.store(true, SeqCst);
    });
    // The load goes on until every lock is released; should one never be got, the test fails.
    let load = Load {
        kiosks: 4,
        requests: usize::MAX,
        lasting: Duration::from_secs(30),
        changes: Some(Duration::from_millis(10)),
    };
    let loaded = load::run(&site, &load, |_| !over.load(SeqCst));
    locked.join().expect("it locked and released");
    assert_eq!(loaded.wrong_subjects, []);
    let busy = FailureReason::Aborted(AbortReason::DatabaseBusy);
    assert!(loaded.delivered > 0 && loaded.failed.contains_key(&busy), "{:?}", loaded.failed);
    let day = Day { changes: vec![0; loaded.changes], ..Day::default() };
    assert_all_is_well(&day, &mut DayEnd { ended: Vec::new(), remains: loaded.remains }, &answers);
}
