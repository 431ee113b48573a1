//! A day at a site: requests, changes, seconds and nights, all at once, to their end.

use super::database::Databases;
use super::log::EventLog;
use super::runtime::{Runtime, Task};
use super::setup::Setup;
use super::site::{Ask, Ended, Remains, RunningSite};
use super::sync::SyncProcess;
use super::trouble::{SharedWorld, Trouble};

/// What happens to a site in a day. Everything in it starts at once; nothing says what comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// The requests, each with its document and its app server, by resident.
    pub asks: Vec<Ask>,
    /// Whose records change, in this order.
    pub changes: Vec<usize>,
    /// How many seconds pass.
    pub ticks: u64,
    /// How many nights pass.
    pub nights: u32,
    /// How many timeouts may happen; as many as the site allows where it is not said.
    pub timeouts: Option<u32>,
    /// Which app servers die and come back.
    pub deaths: Vec<usize>,
    /// How often the sync is stopped and started again.
    pub sync_stops: usize,
}

/// How a day ended.
pub struct DayEnd {
    /// How each request ended, in the order of the asks.
    pub ended: Vec<Ended>,
    /// What is left of the site.
    pub remains: Remains,
}

/// Lets a day pass at a site.
///
/// # Errors
/// When the site cannot be set up.
pub fn pass<R: Runtime>(
    runtime: R,
    setup: Setup,
    world: &SharedWorld,
    databases: Databases,
    log: EventLog,
    day: &Day,
) -> Result<DayEnd, Trouble> {
    let timeouts = day.timeouts.or(setup.timeouts);
    let site = RunningSite::open(runtime, Setup { timeouts, ..setup }, world, databases, log)?;
    // What is started before the first task is not chosen by a scheduler.
    let process = site.start_sync();
    let served = day.asks.iter().map(|ask| {
        let (site, ask) = (site.clone(), *ask);
        site.runtime.clone().spawn(move || site.serve(ask))
    });
    let served: Vec<_> = served.collect();
    let syncing: Vec<_> =
        syncs(&site, day, process).into_iter().map(|work| site.runtime.spawn(work)).collect();
    let background: Vec<_> =
        background(&site, day).into_iter().map(|work| site.runtime.spawn(work)).collect();
    let ended = served.into_iter().map(Task::join).collect();
    background.into_iter().for_each(Task::join);
    site.settle();
    syncing.into_iter().for_each(Task::join);
    Ok(DayEnd { ended, remains: site.close() })
}

type DayTask = Box<dyn FnOnce() + Send>;
type DayTaskAt<R> = Box<dyn FnOnce(&RunningSite<R>) + Send>;

/// The sync process of the morning, where there is anything to carry, and those that follow it.
fn syncs<R: Runtime>(site: &RunningSite<R>, day: &Day, first: SyncProcess) -> Vec<DayTask> {
    let of = |process: Option<SyncProcess>| -> DayTask {
        let site = site.clone();
        Box::new(move || site.run_sync(process.unwrap_or_else(|| site.start_sync())))
    };
    let first = (!day.changes.is_empty()).then(|| of(Some(first)));
    first.into_iter().chain((0..day.sync_stops).map(|_| of(None))).collect()
}

/// Everything else that happens beside the requests, each as a separate task.
fn background<R: Runtime>(site: &RunningSite<R>, day: &Day) -> Vec<DayTask> {
    let mut all: Vec<DayTask> = Vec::new();
    let mut add = |work: DayTaskAt<R>| {
        let site = site.clone();
        all.push(Box::new(move || work(&site)));
    };
    let Day { ticks, nights, .. } = *day;
    if !day.changes.is_empty() {
        let changes = day.changes.clone();
        add(Box::new(move |site| changes.into_iter().for_each(|resident| site.change(resident))));
    }
    if ticks > 0 {
        add(Box::new(move |site| (0..ticks).for_each(|_| site.tick())));
    }
    if nights > 0 {
        add(Box::new(move |site| {
            (0..nights).for_each(|_| drop(site.night()));
        }));
    }
    for server in day.deaths.iter().copied() {
        add(Box::new(move |site| {
            site.die(server);
            site.come_back(server);
        }));
    }
    all
}
