//! The composition: the whole site, step by step.
//!
//! Each line is one atomic step; `r` is a request, made by resident `r`. A step is enabled when its
//! guard holds; nothing else is assumed about speed or order.
//!
//! | step | guard | effect |
//! | --- | --- | --- |
//! | `arrive(r, s)` | r not yet arrived; with `one-per-second`, no other arrival in this second | r is at app server s; its image key is fixed |
//! | `enter(r)` | r arrived; scope none, or server s free | scope ≠ none: r holds server s |
//! | `acquire(r)` | r entered; scope ≠ site, or nobody holds the site's order | scope = site: r holds the site's order; r is *granted* |
//! | `fetch(r)` | r granted; record r not busy, or conflict ≠ wait | r has the version in replica (s mod db_servers); busy and conflict = fail: r fails; = skip: r goes on as if its image had been written |
//! | `write(r, p)` | r fetched; pages before p written | page p at r's place shows r; pick = next: the document joins the end of the queue |
//! | `read(r, p)` | all pages written or skipped; pages before p read | r takes what is at its place, or at the head of the queue; none there: r fails. After the last page `after = erase` removes the image |
//! | `finish(r)` | r has read its document | output check on and some page shows another resident: r fails, else delivered; r's holds are released |
//! | `timeout(r)` | r granted, document not yet in hand, time not run out before; budget left | cancel: r fails, its image is dropped, its holds are released; release-only: its holds are released and r goes on |
//! | `change(r)` | budget left | registry version of r + 1; the change joins the feed |
//! | `begin` | feed not empty, no sync running | the oldest change is taken, the sync joins the holders |
//! | `apply(d)` | sync running; replicas before d done | replica d gets the version |
//! | `end` | all replicas done | the sync leaves the holders; release = all: everybody does |
//! | `drop` | feed lossy and not empty, no sync running | the oldest change is lost |
//! | `tick` | seconds left | the clock advances |
//! | `night` | nights left; feed empty; no sync running | versions are noted; reconcile = daily: replicas := registry |
//!
//! **The smallest case by hand.** One app server, one DB server, one request, and no change,
//! timeout, second or night to spare: `arrive, enter, acquire, fetch, write, read, finish`, each the
//! only enabled step, so 8 states in a row, 7 transitions, depth 7. One timeout adds, to the three
//! states granted, fetched and written, a step to one new state (failed, expired): 9 states and 10
//! transitions.

use crate::answers::Answers;
use crate::clock::Clock;
use crate::design::{
    ConflictPolicy, Design, Feed, KeyPolicy, OrderScope, PickPolicy, TimeoutPolicy,
};
use crate::order::Order;
use crate::request::{Phase, Request};
use crate::scope::{Arrivals, MAX_REQUESTS, Scope};
use crate::spool::{Spool, place_of, spool_of};
use crate::sync::Sync;
use honnin_steps::{Counts, Step};
use state::parts;
use take::{Take, TakeMode};

pub(crate) mod group;
pub(crate) mod take;
mod state;

parts! {
    /// Everything the site is at one moment, sized for the largest scope.
    ///
    /// The derives prove that there is no padding: two states are equal when their bytes are, and a
    /// state is hashed as its bytes.
    State {
        /// The requests; those beyond the scope stay away.
        requests: [Request; MAX_REQUESTS],
        /// Wait and release.
        order: Order,
        /// Print images and queue.
        spool: Spool,
        /// Registry, feed and replicas.
        sync: Sync,
        /// Seconds and nights.
        clock: Clock,
    }
}

/// A site as designed or as installed, within a scope: the model.
#[derive(Clone, Debug)]
pub struct Site {
    answers: Answers,
    /// How many there are of what steps are taken with.
    counts: Counts,
    /// Every step that some state of this site may enable, in the order of the table.
    steps: Vec<Step>,
}

impl Site {
    /// The model of a site with these answers.
    ///
    /// # Panics
    /// When the answers are a combination that the model does not cover; readers of sheets refuse
    /// those first ([`Answers::uncovered`]).
    pub fn new(answers: Answers) -> Site {
        let uncovered = answers.uncovered();
        assert!(uncovered.is_empty(), "the model covers the answers of a site, not {uncovered:?}");
        let counts = Counts {
            request: answers.requests(),
            server: answers.app_servers(),
            page: usize::from(answers.design.image.pages),
            resident: answers.requests(),
            replica: answers.replicas(),
        };
        let site = Site { answers, counts, steps: Vec::new() };
        Site { steps: site.universe(), ..site }
    }

    /// The answers that this model was made from.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The decisions of the design.
    pub fn design(&self) -> &Design {
        &self.answers.design
    }

    /// The bound of the search.
    pub fn scope(&self) -> &Scope {
        &self.answers.scope
    }

    /// The number of requests in scope.
    pub fn requests(&self) -> usize {
        self.answers.requests()
    }

    /// The number of app servers.
    pub fn app_servers(&self) -> usize {
        self.answers.app_servers()
    }

    /// The number of replicas, one on each DB server.
    pub fn replicas(&self) -> usize {
        self.answers.replicas()
    }

    /// Every step that some state of this site may enable, in the order of the table.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// Where a step is among all that some state of this site may enable, in the order of the
    /// table; behind them all when no state does.
    pub fn rank(&self, step: Step) -> usize {
        self.steps.binary_search(&step).unwrap_or(self.steps.len())
    }

    /// The table: for each step, under which answers there is such a step (if not always), in which
    /// states it is enabled, and what it does to the next state. `own` is the request that it is
    /// taken for, if it is taken for one. Inlined, so that where the step or the question is known,
    /// the compiler leaves the rest out.
    #[inline(always)]
    pub(crate) fn rule<'n>(
        &self,
        state: &State,
        step: Step,
        take: Take<'_, impl TakeMode<'n>>,
    ) -> Option<()> {
        let Answers { design, scope } = &self.answers;
        let State { requests, order, sync, clock, .. } = state;
        let own = take.own();
        match step {
            Step::Arrive { request: r, server } => {
                let one_per_second = scope.arrivals == Arrivals::OnePerSecond;
                let next = take.from([Phase::Away]).when(!(one_per_second && clock.arrival))?;
                let keyed = design.image.key == KeyPolicy::Second;
                let second = if keyed { clock.second } else { 0 };
                next.requests[r].arrive(server, second, sync.noted[r]);
                next.clock.arrival = one_per_second;
            }
            Step::Enter { request: r } => {
                let next = take
                    .from([Phase::Arrived])
                    .when(order.admits(design.order.scope, own.server))?;
                next.requests[r].phase = Phase::Entered;
                next.order.enter(design.order.scope, own.server, r);
            }
            Step::Acquire { request: r } => {
                let next = take.from([Phase::Entered]).when(order.grants(design.order.scope))?;
                next.requests[r].phase = Phase::Granted;
                next.order.acquire(design.order.scope, r);
            }
            Step::Fetch { request: r } => {
                let conflict = design.sync.conflict;
                let next = take
                    .from([Phase::Granted])
                    .when(!(sync.busy(r) && conflict == ConflictPolicy::Wait))?;
                match conflict {
                    _ if !sync.busy(r) => {
                        let replica = usize::from(own.server) % self.replicas();
                        next.requests[r].phase = Phase::Fetched;
                        next.requests[r].version = sync.replicas[replica][r];
                    }
                    ConflictPolicy::Wait => unreachable!("a fetch that waits is not enabled"),
                    ConflictPolicy::Fail => next.fail(r),
                    ConflictPolicy::Skip => next.requests[r].phase = Phase::Skipped,
                }
            }
            Step::Write { request: r, page } => {
                let next = take.from([Phase::Fetched]).when(usize::from(own.written) == page)?;
                next.requests[r].written += 1;
                match design.image.pick {
                    PickPolicy::Key => next.spool.write(place_of(design, r, requests), page, r),
                    PickPolicy::Next => next.spool.join_queue(spool_of(design, own), r),
                }
            }
            Step::Read { request: r, page } => {
                let next = take
                    .from([Phase::Fetched, Phase::Skipped])
                    .when(own.ready_to_read(design.image.pages) && usize::from(own.read) == page)?;
                self.read(next, r, page);
            }
            Step::Finish { request: r } => {
                let next = take
                    .from([Phase::Fetched, Phase::Skipped])
                    .when(own.has_document(design.image.pages))?;
                if self.check_stops(own, r) {
                    next.fail(r);
                } else {
                    next.requests[r].deliver();
                    next.order.release(r);
                }
            }
            Step::Timeout { request: r } => {
                let next = take
                    .given(scope.timeouts > 0)
                    .from([Phase::Granted, Phase::Fetched, Phase::Skipped])
                    .when(
                        !own.has_document(design.image.pages)
                            && !own.expired
                            && state.timeouts_fired() < scope.timeouts,
                    )?;
                next.requests[r].expired = true;
                match design.order.timeout {
                    TimeoutPolicy::Cancel => {
                        next.spool.drop_image(r);
                        next.fail(r);
                    }
                    TimeoutPolicy::ReleaseOnly => next.order.release(r),
                }
            }
            Step::Change { resident } => {
                let next =
                    take.given(scope.changes > 0).when(sync.changes_made() < scope.changes)?;
                next.sync.change(resident);
            }
            Step::Begin => {
                let next =
                    take.given(scope.changes > 0).when(!sync.feed_is_empty() && !sync.running())?;
                next.sync.begin();
                next.order.join_sync();
            }
            Step::Apply { replica } => {
                let next = take
                    .given(scope.changes > 0)
                    .when(sync.running() && usize::from(sync.applied) == replica)?;
                next.sync.apply(replica);
            }
            Step::End => {
                let next = take
                    .given(scope.changes > 0)
                    .when(sync.running() && usize::from(sync.applied) == self.replicas())?;
                next.sync.end();
                next.order.leave_sync(design.sync.release);
            }
            Step::Drop => {
                let next = take
                    .given(scope.changes > 0 && design.sync.feed == Feed::Lossy)
                    .when(!sync.feed_is_empty() && !sync.running())?;
                next.sync.drop_oldest();
            }
            Step::Tick => {
                let next = take.given(scope.seconds > 1).when(clock.second + 1 < scope.seconds)?;
                next.clock.tick();
            }
            Step::Night => {
                let next = take
                    .given(scope.nights > 0)
                    .when(clock.nights < scope.nights && sync.quiet())?;
                next.clock.nights += 1;
                next.sync.night(design.sync.reconcile, self.replicas());
            }
        }
        Some(())
    }

    /// The effect of `read(r, p)`.
    fn read(&self, next: &mut State, request: usize, page: usize) {
        let Design { image, .. } = self.design();
        let place = place_of(self.design(), request, &next.requests);
        let shown = match image.pick {
            PickPolicy::Key => next.spool.read(place, page),
            PickPolicy::Next => {
                let spool = spool_of(self.design(), &next.requests[request]);
                next.spool.take_next(spool)
            }
        };
        if shown.index().is_none() {
            return next.fail(request);
        }
        let r = &mut next.requests[request];
        r.pages[page] = shown;
        r.read += 1;
        if r.read == image.pages && image.pick == PickPolicy::Key {
            next.spool.after_reading(image.after, place);
        }
    }

    /// Whether the output check (出力異常検出機能) stops the document that the request has read.
    pub fn check_stops(&self, document_of: &Request, request: usize) -> bool {
        self.design().output_check.enabled && document_of.shows_another(request)
    }

    /// Whether the request has arrived, or is let in by its server, and another's hold is all that
    /// keeps it from going on.
    pub fn is_held_up(&self, state: &State, request: usize) -> bool {
        match state.requests[request].phase {
            Phase::Arrived => !self.enabled(state, Step::Enter { request }),
            Phase::Entered => !self.enabled(state, Step::Acquire { request }),
            _ => false,
        }
    }

    /// Whether the claim about one print at a time says anything: there is an order to keep.
    pub fn keeps_order(&self) -> bool {
        self.design().order.scope != OrderScope::None
    }
}

impl State {
    /// A request ends as failed and releases its own holds.
    fn fail(&mut self, request: usize) {
        self.requests[request].fail();
        self.order.release(request);
    }
}
