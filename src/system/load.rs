//! A site under load: kiosks that serve one resident after the other while records change, the sync
//! runs, the clock ticks and timeouts fire.
//!
//! A result here says only what was seen: nothing controls the order of threads, so a load that
//! shows nothing proves nothing.

use super::output_check::read_back;
use super::runtime::{Monitor, Runtime, Task};
use super::site::{Ask, Ended, FailureReason, Remains, RunningSite};
use honnin_steps::event::Document;
use std::collections::BTreeMap;
use std::time::Duration;

/// How long the watcher of a load waits between two looks.
const LOOK: Duration = Duration::from_millis(20);

/// What a site is put under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// How many kiosks there are; each serves one request at a time.
    pub kiosks: usize,
    /// After how many requests no more are made.
    pub requests: usize,
    /// After which time no more are made. A request that was made is served to its end.
    pub lasting: Duration,
    /// The longest pause of the registry between two changes; `None` when nothing changes.
    pub changes: Option<Duration>,
}

/// How far a load has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadProgress {
    /// How many requests have ended.
    pub ended: usize,
    /// How long it has lasted.
    pub elapsed: Duration,
}

/// A document whose pages do not all name the requester.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongSubject {
    /// The request that it was delivered for.
    pub request: usize,
    /// Who had asked.
    pub requester: usize,
    /// Whom its pages name, page by page; `None` where a page cannot be read.
    pub subjects: Vec<Option<usize>>,
}

/// The result of a load.
pub struct Loaded {
    /// How many requests were made.
    pub made: usize,
    /// How many of them ended with a document.
    pub delivered: usize,
    /// How many failed, by reason.
    pub failed: BTreeMap<FailureReason, usize>,
    /// The documents that do not name their requester alone.
    pub wrong_subjects: Vec<WrongSubject>,
    /// How long the requests that were delivered took, the shortest first.
    pub latencies: Vec<Duration>,
    /// How many changes the registry made.
    pub changes: usize,
    /// From the first request to the end of the last.
    pub duration: Duration,
    /// Whether it was stopped before the requests were made or the time was over.
    pub stopped: bool,
    /// What is left of the site.
    pub remains: Remains,
}

impl Loaded {
    /// How long the delivered requests took that were not slower than this many percent of them;
    /// `None` when nothing was delivered.
    pub fn percentile(&self, percent: usize) -> Option<Duration> {
        let last = self.latencies.len().checked_sub(1)?;
        let rank = (self.latencies.len() * percent).div_ceil(100).saturating_sub(1);
        Some(self.latencies[rank.min(last)])
    }

    /// How many documents were delivered in a second.
    pub fn throughput(&self) -> f64 {
        let seconds = self.duration.as_secs_f64();
        if seconds > 0.0 { self.delivered as f64 / seconds } else { 0.0 }
    }
}

/// What the kiosks share.
struct Desk {
    load: Load,
    began: Duration,
    /// The residents whose card is in no kiosk.
    free: Vec<usize>,
    made: usize,
    /// Whether no more requests are made.
    closed: bool,
    stopped: bool,
    /// How many kiosks are still at work.
    kiosks: usize,
    changes: usize,
    delivered: usize,
    failed: BTreeMap<FailureReason, usize>,
    wrong_subjects: Vec<WrongSubject>,
    latencies: Vec<Duration>,
    /// When the last request ended.
    last: Duration,
}

impl Desk {
    fn new(load: &Load, residents: usize, began: Duration) -> Desk {
        Desk {
            load: load.clone(),
            began,
            free: (0..residents).collect(),
            made: 0,
            closed: false,
            stopped: false,
            kiosks: load.kiosks,
            changes: 0,
            delivered: 0,
            failed: BTreeMap::new(),
            wrong_subjects: Vec::new(),
            latencies: Vec::new(),
            last: began,
        }
    }

    fn is_closed(&self, now: Duration) -> bool {
        self.closed || self.made >= self.load.requests || now - self.began >= self.load.lasting
    }

    /// The next number, and a resident whose card the kiosk takes; `None` when it closes.
    fn next(
        &mut self,
        now: Duration,
        choose: impl FnOnce(usize) -> usize,
    ) -> Option<(usize, usize)> {
        if self.is_closed(now) {
            self.closed = true;
            return None;
        }
        self.made += 1;
        Some((self.made - 1, self.free.swap_remove(choose(self.free.len()))))
    }

    fn note(&mut self, ask: Ask, ended: Ended, took: Duration, now: Duration) {
        self.free.push(ask.resident);
        self.last = now;
        match ended {
            Ended::Delivered(pages) => {
                self.delivered += 1;
                self.latencies.push(took);
                let subject = |page: &Vec<u8>| read_back(page).ok().map(|page| page.subject);
                let subjects: Vec<Option<usize>> = pages.iter().map(subject).collect();
                if subjects.iter().any(|subject| *subject != Some(ask.resident)) {
                    let Ask { request, resident: requester, .. } = ask;
                    self.wrong_subjects.push(WrongSubject { request, requester, subjects });
                }
            }
            Ended::Failed(failure) => *self.failed.entry(failure).or_default() += 1,
            // Only a site whose clock can stand still has no room for a request.
            Ended::NotMade => self.made -= 1,
        }
    }
}

/// Puts a site under load, and closes it. `watch` is called now and then with the progress of the
/// load; when it returns `false`, no more requests are made.
///
/// # Panics
/// When there is no kiosk or no resident: both are mistakes of the caller.
pub fn run<R: Runtime>(
    site: &RunningSite<R>,
    load: &Load,
    mut watch: impl FnMut(LoadProgress) -> bool,
) -> Loaded {
    assert!(load.kiosks > 0 && site.setup.residents > 0, "a load needs kiosks and residents");
    let runtime = &site.runtime;
    let began = runtime.now();
    let desk = runtime.monitor(Desk::new(load, site.setup.residents, began));
    let kiosks: Vec<_> = (0..load.kiosks)
        .map(|_| {
            let (site, desk) = (site.clone(), desk.clone());
            runtime.spawn(move || kiosk(&site, &desk))
        })
        .collect();
    let background = background(site, &desk, load.changes);
    loop {
        let (kiosks, ended) = desk
            .with(None, |desk| (desk.kiosks, desk.delivered + desk.failed.values().sum::<usize>()));
        if kiosks == 0 {
            break;
        }
        if !watch(LoadProgress { ended, elapsed: runtime.now() - began }) {
            desk.with(None, |desk| {
                desk.stopped |= !desk.closed;
                desk.closed = true;
            });
        }
        runtime.pause(LOOK);
    }
    kiosks.into_iter().for_each(Task::join);
    background.into_iter().for_each(Task::join);
    let remains = site.close();
    desk.with(None, |desk| desk.loaded(remains))
}

impl Desk {
    fn loaded(&mut self, remains: Remains) -> Loaded {
        self.latencies.sort();
        Loaded {
            made: self.made,
            delivered: self.delivered,
            failed: std::mem::take(&mut self.failed),
            wrong_subjects: std::mem::take(&mut self.wrong_subjects),
            latencies: std::mem::take(&mut self.latencies),
            changes: self.changes,
            duration: self.last - self.began,
            stopped: self.stopped,
            remains,
        }
    }
}

/// A kiosk at work. It leaves when it closes, and also when a bug ends its task: whoever waits for
/// the kiosks must not wait for ever.
struct AtWork<M: Monitor<Desk>>(M);

impl<M: Monitor<Desk>> Drop for AtWork<M> {
    fn drop(&mut self) {
        self.0.with(None, |desk| desk.kiosks -= 1);
    }
}

/// A kiosk: one resident after the other.
fn kiosk<R: Runtime>(site: &RunningSite<R>, desk: &R::Monitor<Desk>) {
    let runtime = &site.runtime;
    let _at_work = AtWork(desk.clone());
    loop {
        let next = desk.wait_until(
            None,
            |desk| desk.closed || !desk.free.is_empty(),
            |desk| desk.next(runtime.now(), |below| runtime.choose(below)),
        );
        let Some((request, resident)) = next else { return };
        let document = Document::ALL[runtime.choose(Document::ALL.len())];
        let server = runtime.choose(site.setup.app_servers);
        let ask = Ask { request, resident, document, server };
        let began = runtime.now();
        let ended = site.serve(ask);
        let now = runtime.now();
        // Where its server has died, the card stays in the kiosk until the server is back and has
        // ended the request: nobody has two requests in flight.
        site.wait_for_end(request);
        let broken = site.is_broken();
        desk.with(None, |desk| {
            desk.note(ask, ended, now - began, now);
            // What the next request would wait for may never come.
            desk.closed |= broken;
        });
    }
}

/// The sync, the registry and the clock. All of them go on until the last kiosk has closed: a print
/// may wait for each.
fn background<R: Runtime>(
    site: &RunningSite<R>,
    desk: &R::Monitor<Desk>,
    changes: Option<Duration>,
) -> Vec<R::Task<()>> {
    let clock = (site.clone(), desk.clone());
    let mut tasks = vec![site.runtime.spawn(move || tick(&clock.0, &clock.1))];
    if let Some(longest) = changes {
        let sync = site.clone();
        tasks.push(site.runtime.spawn(move || sync.run_sync(sync.start_sync())));
        let registry = (site.clone(), desk.clone());
        tasks.push(site.runtime.spawn(move || change(&registry.0, &registry.1, longest)));
    }
    tasks
}

fn all_closed<R: Runtime>(desk: &R::Monitor<Desk>) -> bool {
    desk.with(None, |desk| desk.kiosks == 0)
}

/// The clock shows a second more whenever one has passed.
fn tick<R: Runtime>(site: &RunningSite<R>, desk: &R::Monitor<Desk>) {
    let began = site.runtime.now();
    let mut shown = 0;
    while !all_closed::<R>(desk) {
        site.runtime.pause(LOOK);
        if (site.runtime.now() - began).as_secs() > shown {
            shown += 1;
            site.tick();
        }
    }
}

/// The registry changes records by chance, with pauses by chance.
fn change<R: Runtime>(site: &RunningSite<R>, desk: &R::Monitor<Desk>, longest: Duration) {
    const PARTS: usize = 100;
    while !all_closed::<R>(desk) {
        site.change(site.runtime.choose(site.setup.residents));
        desk.with(None, |desk| desk.changes += 1);
        let parts = u32::try_from(1 + site.runtime.choose(PARTS)).expect("parts are few");
        site.runtime.pause(longest * parts / PARTS as u32);
    }
    site.close_registry();
}
