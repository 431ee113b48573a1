//! The site: everything that its servers share, behind one monitor, and the doors to it.
//!
//! Whatever takes long, such as rendering a page and forcing it onto the disk, is done outside;
//! within the monitor each step takes effect at once, and is logged at once.

use super::database::Databases;
use super::log::EventLog;
use super::reconcile::Difference;
use super::runtime::{Monitor as _, Runtime, StepLabel};
use super::setup::Setup;
use super::spool::SpoolFiles;
use super::trouble::{SharedWorld, Trouble};
use honnin_steps::event::{Details, Event, Source};
use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::time::Duration;

// The steps, as they take effect.
pub(super) mod requests;
mod endings;
pub(super) mod background;
// What can be seen of it between two steps.
pub mod view;

pub use requests::{Ask, Ended, FailureReason, RequestStage, image_place};

/// A site, for everybody who works on it.
#[derive(Clone)]
pub struct RunningSite<R: Runtime> {
    /// Tasks, timers and chance.
    pub runtime: R,
    /// Its configuration.
    pub setup: Arc<Setup>,
    /// What its servers share.
    pub shared: R::Monitor<Shared>,
}

/// What the servers of a site share.
pub struct Shared {
    setup: Arc<Setup>,
    /// There until the site is closed.
    databases: Option<Databases>,
    /// One spool for the site, or one for each app server.
    spools: Vec<SpoolFiles>,
    servers: Vec<AppServer>,
    /// The requests that have not ended, by number.
    open: BTreeMap<usize, OpenRequest>,
    /// Why requests failed that another task ended; their own tasks have yet to notice.
    ended_by_others: BTreeMap<usize, FailureReason>,
    log: EventLog,
    second: u64,
    /// Whether a request has arrived in this second.
    arrival: bool,
    timeouts: u32,
    /// Whether the registry will change no more.
    registry_closed: bool,
    /// Which sync process is the present one.
    sync: u64,
    /// Whether the sync has joined the holders for a change that it has yet to take: a begin that
    /// met trouble half-way.
    beginning: bool,
    /// Whose change the sync is done with, when it has yet to release: an end that met trouble
    /// half-way.
    ending: Option<usize>,
    /// Whose records a night found to differ that has yet to correct them all: it met trouble
    /// half-way.
    correcting: Vec<Difference>,
    /// Trouble that belongs to no request.
    broken: Vec<Trouble>,
}

/// An app server (アプリケーションサーバ).
#[derive(Clone, Copy, Debug, Default)]
struct AppServer {
    /// The request that it has let in.
    hold: Option<usize>,
    /// How often it has died. A task that began in an earlier life is dead.
    life: u64,
    /// Whether it is down.
    down: bool,
}

/// A request that has not ended.
#[derive(Clone, Debug)]
struct OpenRequest {
    server: usize,
    stage: RequestStage,
    /// Whether its time has run out.
    expired: bool,
    /// Whether it is being cancelled: it takes no step of its own any more.
    cancelled: bool,
    /// The files that were removed for it by a step that met trouble before it could log them.
    erased: Vec<String>,
}

impl<R: Runtime> RunningSite<R> {
    /// Sets a site up on these databases, which must be as a site begins with.
    ///
    /// # Errors
    /// When the spools cannot be made.
    pub fn open(
        runtime: R,
        setup: Setup,
        world: &SharedWorld,
        databases: Databases,
        log: EventLog,
    ) -> Result<RunningSite<R>, Trouble> {
        let setup = Arc::new(setup);
        let names: Vec<String> = if setup.spool_per_server {
            (0..setup.app_servers).map(|server| format!("spool-{server}")).collect()
        } else {
            vec!["spool".to_owned()]
        };
        let spool = |name: &String| SpoolFiles::open(&setup.place, world, name);
        let shared = Shared {
            setup: Arc::clone(&setup),
            databases: Some(databases),
            spools: names.iter().map(spool).collect::<Result<_, _>>()?,
            servers: vec![AppServer::default(); setup.app_servers],
            open: BTreeMap::new(),
            ended_by_others: BTreeMap::new(),
            log,
            second: 0,
            arrival: false,
            timeouts: 0,
            registry_closed: false,
            sync: 0,
            beginning: false,
            ending: None,
            correcting: Vec::new(),
            broken: Vec::new(),
        };
        let shared = runtime.monitor(shared);
        Ok(RunningSite { runtime, setup, shared })
    }

    /// Tries a step again and again while its database or its disk is in trouble; gives up in the
    /// end, which leaves the site broken. At a site that is broken already it tries once.
    pub(super) fn insist<T>(
        &self,
        label: Option<StepLabel>,
        effect: impl Fn(&mut Shared) -> Result<T, Trouble>,
    ) -> Option<T> {
        self.insist_when(label, |_| true, |shared| effect(shared).map(Some))
    }

    /// The same for a step that waits until it is enabled, or the site is broken: whoever should enable
    /// it may have given up. A guard that meets trouble lets the step begin, which then says `None` when
    /// it is not enabled after all.
    pub(super) fn insist_when<T>(
        &self,
        label: Option<StepLabel>,
        guard: impl Fn(&Shared) -> bool + Send + Sync + Clone + 'static,
        effect: impl Fn(&mut Shared) -> Result<Option<T>, Trouble>,
    ) -> Option<T> {
        const TRIES: usize = 100;
        const PAUSE: Duration = Duration::from_millis(20);
        let mut tried = 0;
        loop {
            let guard = guard.clone();
            let (result, broken) = self.shared.wait_until(
                label,
                move |shared| shared.is_broken() || guard(shared),
                |shared| (effect(shared), shared.is_broken()),
            );
            match result {
                Ok(None) if broken => return None,
                Ok(None) => {}
                Ok(result) => return result,
                Err(trouble) => {
                    tried += 1;
                    if tried == TRIES || broken {
                        self.shared.with(None, |shared| shared.broken.push(trouble));
                        return None;
                    }
                    self.runtime.pause(PAUSE);
                }
            }
        }
    }

    /// Whether there was trouble that somebody gave up over: what others wait for may never come.
    pub fn is_broken(&self) -> bool {
        self.shared.with(None, |shared| shared.is_broken())
    }

    /// Closes the site: the log gets its last line, and everything that remains is handed over.
    pub fn close(&self) -> Remains {
        let close = |shared: &mut Shared| {
            let (images, holders) = shared.what_remains()?;
            let written = shared.log.close(images.clone());
            Ok(shared.close(images, holders, written))
        };
        // Where it is unknown what remains, the site is broken, and says so; the log has no last line.
        let unknown = || self.shared.with(None, |shared| shared.close(Vec::new(), 0, Ok(())));
        self.insist(None, close).unwrap_or_else(unknown)
    }
}

/// What is there when a site was closed.
pub struct Remains {
    /// The events, where they were kept in memory.
    pub events: Vec<Event>,
    /// The images in the spools, drafts included.
    pub images: Vec<String>,
    /// How many still hold the site's order.
    pub holders: usize,
    /// How many app servers still hold a request.
    pub held_servers: usize,
    /// How many requests have not ended.
    pub open: usize,
    /// Trouble that belongs to no request.
    pub broken: Vec<Trouble>,
    /// The databases, for another site.
    pub databases: Option<Databases>,
}

impl Shared {
    fn databases(&self) -> &Databases {
        self.databases.as_ref().expect("a site that is closed takes no step")
    }

    pub(super) fn is_closed(&self) -> bool {
        self.databases.is_none()
    }

    /// Whether there was trouble that belongs to no request.
    pub(super) fn is_broken(&self) -> bool {
        !self.broken.is_empty()
    }

    /// The spool of an app server.
    fn spool(&self, server: usize) -> &SpoolFiles {
        if self.setup.spool_per_server { &self.spools[server] } else { &self.spools[0] }
    }

    fn took(&mut self, label: StepLabel, details: Details) {
        self.log.took(label, details);
    }

    /// Whether a guard that needs a database can say yes. A database that fails lets the step
    /// begin, which then reports the failure.
    fn yes_or_trouble(answer: Result<bool, Trouble>) -> bool {
        answer.unwrap_or(true)
    }

    /// The files in the spools, and how many hold the site's order.
    fn what_remains(&self) -> Result<(Vec<String>, usize), Trouble> {
        let mut images = Vec::new();
        for spool in &self.spools {
            images.extend(spool.files()?.iter().map(|file| spool.in_log(file)));
        }
        images.sort();
        Ok((images, self.databases().order.holders()?))
    }

    fn close(&mut self, images: Vec<String>, holders: usize, log: io::Result<()>) -> Remains {
        let mut broken = std::mem::take(&mut self.broken);
        broken.extend(self.databases().gone());
        broken.extend(log.err().map(Trouble::Disk));
        Remains {
            events: self.log.take_events(),
            images,
            holders,
            held_servers: self.servers.iter().filter(|server| server.hold.is_some()).count(),
            open: self.open.len(),
            broken,
            databases: self.databases.take(),
        }
    }
}

/// The label of a step that an app server takes.
fn label_at_server(server: usize, action: honnin_steps::event::Action) -> StepLabel {
    StepLabel { source: Source::Server(server), action }
}
