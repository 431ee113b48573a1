//! The real issuing system with threads under load, and `honnin run`.

use crate::material::{flag, seed, sheet, with, word};
use crate::program::{ended, flat, folder_with, honnin, run_in};
use honnin_log::claims::{ClaimInLog, judge};
use honnin_log::validate::NoAnswerReason;
use honnin_log::{LogOutcome, SourceOrder, ValidationOptions, read, validate};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_render::run::Observed;
use honnin_schedule::scene::Scene;
use honnin_sheet::{Configuration, SheetId, find};
use honnin_steps::event::{Action, Event, Header, Source, StepOutcome};
use honnin_system::database::Databases;
use honnin_system::load::{self, Load, Loaded, WrongSubject};
use honnin_system::log::EventLog;
use honnin_system::runtime::threads::Threads;
use honnin_system::site::{FailureReason, RunningSite};
use honnin_system::trouble::{Fair, SharedWorld, Trouble, World};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;

/// `honnin run`.
mod program;

/// The order of the lines, and any order in which each source keeps its own.
const ORDERS: [ValidationOptions; 2] = [
    ValidationOptions { in_file_order: true, max_states: None },
    ValidationOptions { in_file_order: false, max_states: None },
];

/// Puts a site under load, with its log beside its files. Whatever happened there, the model allows
/// it, in the order of the lines and so in any.
fn loaded(answers: &Answers, folder: &Path, load: &Load) -> Loaded {
    // Long enough that prints come to their end on a busy machine, too.
    loaded_with_patience(answers, folder, load, Duration::from_millis(200))
}

/// The same where a print's time runs out after so long.
fn loaded_with_patience(
    answers: &Answers,
    folder: &Path,
    load: &Load,
    patience: Duration,
) -> Loaded {
    loaded_in(&(Arc::new(Fair) as SharedWorld), answers, folder, load, patience)
}

/// A disk that takes its time. On a machine with much else to do a thread may come to the end of a whole
/// print before another one has its turn; where each waits for the disk, the others go on.
struct SlowDisk;

impl World for SlowDisk {
    fn disk(&self) -> std::io::Result<()> {
        std::thread::sleep(Duration::from_millis(1));
        Ok(())
    }
}

/// The same with a slow disk, again and again until a wrong subject is delivered in a load, and it is enough.
fn loaded_until_wrong(
    answers: &Answers,
    load: &Load,
    mut is_enough: impl FnMut(&Loaded, &read::Log) -> bool,
) {
    const LONGEST: Duration = Duration::from_secs(300);
    let world: SharedWorld = Arc::new(SlowDisk);
    let began = std::time::Instant::now();
    while began.elapsed() < LONGEST {
        let folder = folder();
        let patience = Duration::from_secs(5);
        let loaded = loaded_in(&world, answers, folder.path(), load, patience);
        let enough = is_enough(&loaded, &log_of(&folder.path().join("log.jsonl")));
        if !loaded.wrong_subjects.is_empty() && enough {
            return;
        }
    }
    panic!("prints got into each other's way for {LONGEST:?}, and that was not enough");
}

/// The same in a world of disks and databases.
fn loaded_in(
    world: &SharedWorld,
    answers: &Answers,
    folder: &Path,
    load: &Load,
    patience: Duration,
) -> Loaded {
    let scene = Scene { name: SheetId::new("test"), answers: *answers };
    let setup = scene.setup_for_load(folder, RESIDENTS, patience, KIOSKS);
    let databases = Databases::open(&setup.place, world, setup.db_servers, setup.residents);
    let databases = databases.expect("the databases can be made");
    databases.reset(setup.residents).expect("nothing is left of an earlier load");
    let file = std::fs::File::create(folder.join("log.jsonl")).expect("it is made");
    let log = EventLog::file(Box::new(file), Header::of(&setup.name)).expect("it can be written");
    let site = RunningSite::open(Threads::new(seed()), setup, world, databases, log);
    let loaded = load::run(&site.expect("the site can be set up"), load, |_| true);
    assert_a_behaviour(answers, &log_of(&folder.join("log.jsonl")));
    loaded
}

fn installed(name: &str) -> Answers {
    sheet(name).answers(Configuration::Installed)
}

/// A whole log.
fn log_of(path: &Path) -> read::Log {
    let text = std::fs::read(path).expect("the log is there");
    let log = read::read_log(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert!(log.closed.is_some(), "nothing is missing");
    assert_eq!(log.order, SourceOrder::Known, "one process wrote it");
    assert_eq!(log.unsaid().next(), None, "every detail is there");
    log
}

/// The model takes every step as it was logged, and no step has to be taken back to see it.
fn assert_a_behaviour(answers: &Answers, log: &read::Log) {
    for options in ORDERS {
        let validation = validate(answers, log, &options);
        let outcome = &validation.outcome;
        assert!(
            matches!(outcome, LogOutcome::Accepted { closed: true }),
            "{options:?}: {outcome:?}"
        );
        assert!(validation.visited >= log.events.len() as u64, "every event was looked at");
    }
}

/// The claims that a log violates. Those that it does not, it must show cases of.
fn violated_in(answers: &Answers, log: &read::Log) -> BTreeSet<ClaimId> {
    let judged = judge(&answers.design, log, log.order).into_iter();
    let verdict = |(id, claim)| match claim {
        ClaimInLog::Holds { cases } => {
            assert!(cases > 0, "{id}");
            None
        }
        ClaimInLog::Violated { .. } => Some(id),
        ClaimInLog::NotClaimed => None,
        // A load has no night, and where prints end in time no time runs out.
        ClaimInLog::NoCase => {
            assert!([ClaimId::C2, ClaimId::C3].contains(&id), "{id}");
            None
        }
        ClaimInLog::NotEstablished(gap) => panic!("{id} is judged: {gap:?}"),
    };
    judged.filter_map(verdict).collect()
}

/// So few that the model has room for all of them at once, and for three images that somebody left
/// behind: every log can then be checked against it, however the threads are scheduled.
const RESIDENTS: usize = 5;
const KIOSKS: usize = 4;

fn load(requests: usize) -> Load {
    let changes = Some(Duration::from_millis(5));
    Load { kiosks: KIOSKS, requests, lasting: Duration::from_secs(30), changes }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder is made")
}

/// The events of a log, each of whose lines can be read; the frame around them is whole.
fn events_of(log: &Path) -> Vec<Event> {
    log_of(log).events.into_iter().map(|logged| logged.event).collect()
}

/// Every source counts its own events from 0, and none is missing.
fn assert_no_gap(events: &[Event]) {
    let mut next: BTreeMap<Source, u64> = BTreeMap::new();
    for event in events {
        let due = next.entry(event.source).or_default();
        assert_eq!(event.seq, *due, "{:?}", event.source);
        *due += 1;
    }
}

#[test]
fn the_reference_design_delivers_nothing_foreign_and_leaves_nothing() {
    let folder = folder();
    let answers = installed("reference");
    let loaded = loaded(&answers, folder.path(), &load(400));
    assert_eq!((loaded.made, loaded.wrong_subjects.len(), loaded.stopped), (400, 0, false));
    assert_eq!(loaded.delivered + loaded.failed.values().sum::<usize>(), 400, "each has ended");
    assert!(
        loaded.failed.keys().all(|failure| *failure == FailureReason::TimedOut),
        "{:?}",
        loaded.failed
    );
    assert!(loaded.delivered > 0 && loaded.changes > 0, "{}", loaded.delivered);
    let remains = &loaded.remains;
    assert!(remains.broken.is_empty(), "{:?}", remains.broken);
    assert_eq!((remains.images.len(), remains.open), (0, 0));
    assert_eq!((remains.holders, remains.held_servers), (0, 0));
    let ranked = [50, 90, 99, 100].map(|percent| loaded.percentile(percent));
    assert!(ranked[0] > Some(Duration::ZERO) && ranked.is_sorted(), "{ranked:?}");
    assert_eq!(
        (loaded.latencies.len(), ranked[3]),
        (loaded.delivered, loaded.latencies.last().copied())
    );

    let log = folder.path().join("log.jsonl");
    assert_eq!(violated_in(&answers, &log_of(&log)), [].into(), "every claim holds in the log");
    let events = events_of(&log);
    assert_no_gap(&events);
    let many = |wanted: fn(&Event) -> bool| events.iter().filter(|event| wanted(event)).count();
    assert_eq!(many(|event| matches!(event.action, Action::Arrive { .. })), 400);
    assert_eq!(
        many(|event| event.details.outcome == Some(StepOutcome::Delivered)),
        loaded.delivered
    );
    let cancelled = loaded.failed.get(&FailureReason::TimedOut).copied().unwrap_or(0);
    assert_eq!(many(|event| event.details.outcome == Some(StepOutcome::Cancelled)), cancelled);
    for wanted in [Action::Begin, Action::End] {
        let taken = events.iter().filter(|event| event.action == wanted).count();
        assert_eq!(taken, loaded.changes, "each change is carried: {wanted}");
    }
}

/// With the defects of Adachi a load may show the wrong subject or not; with the output check in
/// place it never does.
#[test]
fn the_output_check_lets_nothing_foreign_leave() {
    let folder = folder();
    let answers = with(&installed("adachi-2023"), &[("output_check.enabled", flag(true))]);
    let loaded = loaded(&answers, folder.path(), &load(800));
    assert_eq!((loaded.made, loaded.wrong_subjects.len()), (800, 0));
    assert!(loaded.delivered > 0 && loaded.remains.broken.is_empty());
}

/// A load sees a wrong document when one is delivered: with one name for all images and nothing
/// that makes prints wait, one soon is.
#[test]
fn a_foreign_document_is_seen() {
    let unsafe_answers = [
        ("order.scope", word("none")),
        ("image.key", word("slot")),
        ("output_check.enabled", flag(false)),
    ];
    let answers = with(&installed("reference"), &unsafe_answers);
    loaded_until_wrong(&answers, &load(200), |loaded, log| {
        let in_log = wrong_subjects_in(&answers, log);
        assert_eq!(in_log, loaded.wrong_subjects.len(), "the log shows the same");
        for wrong in &loaded.wrong_subjects {
            assert_ne!(wrong.subjects, [Some(wrong.requester)]);
        }
        true
    });
}

/// How many documents the log says are somebody else's.
fn wrong_subjects_in(answers: &Answers, log: &read::Log) -> usize {
    match &judge(&answers.design, log, log.order)[0] {
        (ClaimId::C1, ClaimInLog::Violated { lines }) => lines.len(),
        (ClaimId::C1, ClaimInLog::Holds { .. } | ClaimInLog::NoCase) => 0,
        other => panic!("C1 is judged: {other:?}"),
    }
}

/// Every sheet under load: its log is a behaviour of what was installed, and shows as many wrong
/// documents as the kiosks saw.
#[test]
fn the_logs_of_all_sheets_under_load() {
    for sheet in find::bundled() {
        let folder = folder();
        let answers = installed(&sheet.name);
        let loaded = loaded(&answers, folder.path(), &load(300));
        let log = log_of(&folder.path().join("log.jsonl"));
        assert_eq!(
            wrong_subjects_in(&answers, &log),
            loaded.wrong_subjects.len(),
            "{}",
            sheet.name
        );
    }
}

/// Where Adachi delivers a wrong document under load, no order of the events is a behaviour of
/// the mended design: in the order of the lines that is always found, and in any order it is where the
/// search comes to its end. How many orders there are depends on how the threads were scheduled.
#[test]
fn the_log_of_adachi_is_none_of_the_mended_design() {
    let answers = installed("adachi-2023");
    let mended = with(&answers, &[("sync.release", word("own"))]);
    loaded_until_wrong(&answers, &load(200), |loaded, log| {
        if loaded.wrong_subjects.is_empty() {
            return false;
        }
        assert!(violated_in(&answers, log).contains(&ClaimId::C1));
        let [as_listed, in_any] = ORDERS.map(|options| validate(&mended, log, &options).outcome);
        assert!(matches!(as_listed, LogOutcome::Rejected(_)), "{as_listed:?}");
        match in_any {
            LogOutcome::Rejected(_) => true,
            LogOutcome::NotEstablished(NoAnswerReason::Cut { .. }) => false,
            other => panic!("{other:?}"),
        }
    });
}

/// A timer that fires at once ends prints under real threads too, whole where the design says so;
/// where it does not, the log is a behaviour of that design all the same.
#[test]
fn real_timers_fire() {
    for name in ["reference", "yokohama-2023"] {
        let (folder, answers) = (folder(), installed(name));
        let at_once = Duration::from_micros(1);
        let loaded = loaded_with_patience(&answers, folder.path(), &load(200), at_once);
        let timeout = |event: &&Event| matches!(event.action, Action::Timeout { .. });
        let events = events_of(&folder.path().join("log.jsonl"));
        assert!(events.iter().filter(timeout).count() > 0, "{name}: {:?}", loaded.failed);
        if name == "reference" {
            let cancelled =
                loaded.failed.get(&FailureReason::TimedOut).copied().unwrap_or_default();
            assert!(cancelled > 0 && cancelled + loaded.delivered == loaded.made);
            assert_eq!((loaded.remains.images.len(), loaded.remains.holders), (0, 0));
        }
    }
}
