//! The real system, taken step by step beside the reference, and compared with it after each.

use super::reference::{End, Move, Page, Plan, RESIDENTS, Reference};
use super::stepping::{Stepping, SteppingTask};
use honnin_steps::event::{Event, Frame, Header, Source};
use honnin_system::database::Databases;
use honnin_system::log::EventLog;
use honnin_system::output_check::read_back;
use honnin_system::record::ResidentRecord;
use honnin_system::runtime::{Runtime as _, StepLabel};
use honnin_system::setup::{Setup, SitePlace};
use honnin_system::site::{Ended, RunningSite};
use honnin_system::trouble::{Fair, SharedWorld};
use proptest_state_machine::StateMachineTest;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;

/// The real system.
pub(super) struct System {
    site: RunningSite<Stepping>,
    served: BTreeMap<usize, SteppingTask<Ended>>,
    log: Lines,
    folder: TempDir,
}

/// What a log has written since it was last looked at.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

thread_local! {
    /// Databases to be used again: opening them takes longer than many steps do.
    static KEPT: RefCell<BTreeMap<usize, Databases>> = const { RefCell::new(BTreeMap::new()) };
}

fn databases(place: &SitePlace, world: &SharedWorld, db_servers: usize) -> Databases {
    match KEPT.with_borrow_mut(|kept| kept.remove(&db_servers)) {
        Some(databases) => {
            databases.reset(RESIDENTS).expect("databases in memory do not fail");
            databases
        }
        None => Databases::open(place, world, db_servers, RESIDENTS).expect("they can be opened"),
    }
}

impl System {
    fn new(plan: &Plan) -> System {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let world: SharedWorld = Arc::new(Fair);
        let on_disk = SitePlace::on_disk(folder.path());
        let place = SitePlace { databases: None, durable: false, ..on_disk };
        let databases = databases(&place, &world, plan.db_servers);
        let setup = Setup {
            app_servers: plan.app_servers,
            db_servers: plan.db_servers,
            spool_per_server: plan.spool_per_server,
            pages: plan.pages,
            residents: RESIDENTS,
            defects: plan.defects.clone(),
            timeouts: plan.timeouts,
            feed_places: plan.feed_places,
            seconds: plan.seconds,
            one_arrival_per_second: plan.one_arrival_per_second,
            ..Setup::reference(place)
        };
        let log = Lines::default();
        let file = EventLog::file(Box::new(log.clone()), Header::of(&setup.name))
            .expect("memory can be written");
        log.take();
        let site = RunningSite::open(Stepping::default(), setup, &world, databases, file);
        let site = site.expect("a folder can be filled");
        System { site, served: BTreeMap::new(), log, folder }
    }

    fn spawn(&self, work: impl FnOnce(&RunningSite<Stepping>) + Send + 'static) {
        let site = self.site.clone();
        drop(self.site.runtime.spawn(move || work(&site)));
    }

    fn make(&mut self, made: &Move, source: Option<Source>) {
        match *made {
            Move::Ask(ask) => {
                let site = self.site.clone();
                let task = self.site.runtime.spawn(move || site.serve(ask));
                self.served.insert(ask.request, task);
            }
            Move::Notice(resident) => self.spawn(move |site| site.change(resident)),
            Move::Second => self.spawn(RunningSite::tick),
            Move::DayEnd => self.spawn(|site| drop(site.night())),
            Move::StartSync => self.spawn(|site| site.run_sync(site.start_sync())),
            Move::StopSync => self.site.stop_sync(),
            Move::CloseRegistry => self.site.close_registry(),
            Move::Die(server) => self.site.die(server),
            Move::ComeBack(server) => self.site.come_back(server),
            Move::Step(action, place) => {
                let source = source.expect("a step has a source");
                self.site.runtime.step(StepLabel { source, action }, place);
            }
        }
    }

    /// Everything in the spools.
    fn files(&self) -> BTreeMap<String, Page> {
        let mut files = BTreeMap::new();
        for folder in entries(self.folder.path()) {
            for file in entries(&self.folder.path().join(&folder)) {
                let name = format!("{folder}/{file}");
                let bytes = std::fs::read(self.folder.path().join(&name)).expect("it is there");
                files.insert(name, page(&bytes));
            }
        }
        files
    }

    fn ended(&self) -> BTreeMap<usize, End> {
        let ended = self.served.iter().filter_map(|(request, task)| {
            Some(match task.result()? {
                Ended::Delivered(pages) => {
                    (*request, End::Delivered(pages.iter().map(|bytes| page(bytes)).collect()))
                }
                Ended::Failed(failure) => (*request, End::Failed(failure)),
                Ended::NotMade => (*request, End::NotMade),
            })
        });
        ended.collect()
    }

    /// What was logged since this was last asked for.
    fn events(&self) -> Vec<Event> {
        let lines = String::from_utf8(self.log.take()).expect("a log is text");
        let event = |line| serde_json::from_str(line).expect("a line of a log is an event");
        lines.lines().map(event).collect()
    }

    /// The site is seen to be as the reference is.
    fn compare(&self, reference: &Reference, after: &str) {
        assert_eq!(self.site.runtime.labels(), reference.labels(), "enabled {after}");
        assert_eq!(self.events(), reference.events, "logged {after}");
        let view = self.site.look().expect("databases in memory do not fail");
        assert_eq!(view, reference.view(), "to be seen {after}");
        assert_eq!(self.files(), reference.files, "in the spools {after}");
        assert_eq!(self.ended(), reference.ended, "ended {after}");
    }

    /// The site is closed where it stands; its log says what remains.
    fn close(&self, reference: &Reference) {
        self.site.runtime.end();
        // A task that is ended takes its draft with it.
        let files = self.files().into_keys().collect();
        let remains = self.site.close();
        let lines = self.log.take();
        let last: Frame = serde_json::from_slice(&lines).expect("the last line closes the log");
        let events = reference.logged();
        assert_eq!(last, Frame::Closed { events, images: files });
        assert!(remains.broken.is_empty(), "nothing goes wrong: {:?}", remains.broken);
        let kept = remains.databases.expect("the site was open");
        KEPT.with_borrow_mut(|all| all.insert(reference.plan.db_servers, kept));
    }
}

impl Drop for System {
    fn drop(&mut self) {
        self.site.runtime.end();
    }
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let name = |entry: io::Result<std::fs::DirEntry>| {
        entry.expect("it is there").file_name().to_string_lossy().into_owned()
    };
    entries.map(name).collect()
}

/// What a page says; that its name is the subject's own is seen here.
fn page(bytes: &[u8]) -> Page {
    let imprint = read_back(bytes).expect("what lies in a spool is a page");
    let (request, subject, version) = (imprint.request, imprint.subject, imprint.version);
    assert_eq!(imprint.name, ResidentRecord::made_up(subject, version).name);
    Page { request, subject, version }
}

impl StateMachineTest for System {
    type SystemUnderTest = System;
    type Reference = Reference;

    fn init_test(reference: &Reference) -> System {
        let system = System::new(&reference.plan);
        system.compare(reference, "at the start");
        system
    }

    fn apply(mut system: System, reference: &Reference, made: Move) -> System {
        let source = reference.stepped.map(|label| label.source);
        system.make(&made, source);
        system.compare(reference, &format!("after {made:?}"));
        system
    }

    fn teardown(system: System, reference: Reference) {
        system.close(&reference);
    }
}
