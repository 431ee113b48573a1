//! The composition: the whole site, step by step.
//!
//! Each line is one atomic step; `r` is a request, made by resident `r`. A step is enabled when its
//! guard holds; nothing else is assumed about speed or order.
//!
//! | step | guard | effect |
//! | --- | --- | --- |
//! | `arrive(r, s)` | r not yet arrived; with `one-per-second`, no other arrival in this second | r is at app server s; its image key is fixed, unless it is a slot: the second, r, the next number of a counter |
//! | `enter(r)` | r arrived; scope none, or a slot of server s is free | scope ≠ none: r holds server s, in its least free slot |
//! | `acquire(r)` | r entered; scope ≠ site, or the sync does not hold the site's order and a slot of it is free | scope = site: r holds the site's order, in its least free slot; r is *granted*; key slot: its image key is its slot |
//! | `fetch(r)` | r granted; record r not busy, or conflict ≠ wait | r has the version in replica (s mod db_servers); busy and conflict = fail: r fails; = skip: r goes on as if its image had been written |
//! | `reuse(r)` | r fetched, nothing written; reuse = if-present; a whole image lies at r's place | r goes on as if its image had been written |
//! | `write(r, p)` | r fetched; pages before p written; `reuse(r)` not enabled | page p at r's place shows r; pick = next: the document joins the end of the queue. After the last page, pickup = later: r's holds are released |
//! | `read(r, p)` | all pages written, skipped or reused; pages before p read | r takes what is at its place, or at the head of the queue; none there: r fails. After the last page `after = erase` removes the image |
//! | `finish(r)` | r has read its document | output check on and some page shows another resident: r fails, else delivered; r's holds are released |
//! | `timeout(r)` | r granted (timer = wait: or entered), document not yet in hand, time not run out before; budget left | cancel: r fails, its image is dropped, its holds are released; release-only: its holds are released and r goes on; abandon: r fails, its holds are released, and its fetch, reuse and writes go on |
//! | `crash(s)` | budget left; a request at s is open or worked on | every request at s fails, the holds of s are gone; recovery = clean: their holds of the site's order are released, their images dropped |
//! | `restart(c)` | budget left; counter c is not 0 | counter c is 0 |
//! | `change(r)` | budget left | registry version of r + 1; the change joins the feed |
//! | `begin` | feed not empty, no sync running | the oldest change is taken, the sync joins the holders |
//! | `apply(d)` | sync running; replicas before d done; spread = after-end: d = 0 | replica d gets the version, apply = newer: unless it has a newer one |
//! | `end` | every replica that the sync reaches is done | the change is *ended*; the sync leaves the holders; release = all: everybody does |
//! | `catch_up(d)` | spread = after-end; some ended change has not reached replica d | replica d gets the oldest of them |
//! | `drop` | feed lossy and not empty, no sync running | the oldest change is lost |
//! | `failover(d)` | budget left; no sync running | standby = nightly: replica d is what it was after the last night, and what had not reached it is gone for it |
//! | `tick` | seconds left | the clock advances |
//! | `night` | nights left; no sync running; night = drained: the feed is empty, and every replica has caught up | versions are noted; reconcile = daily: replicas := registry; the stand-bys take the replicas' versions |
//!
//! Where the program of an app server differs from that of the others, the decisions are those of the
//! server that the request is at.
//!
//! **The smallest case by hand.** One app server, one DB server, one request, and no change,
//! timeout, second or night to spare: `arrive, enter, acquire, fetch, write, read, finish`, each the
//! only enabled step, so 8 states in a row, 7 transitions, depth 7. One timeout adds, to the three
//! states granted, fetched and written, a step to one new state (failed, expired): 9 states and 10
//! transitions.

use crate::answers::Answers;
use crate::clock::Clock;
use crate::counters::Counters;
use crate::design::{
    ConflictPolicy, Design, Feed, KeyPolicy, PickPolicy, ReusePolicy, TimeoutPolicy, TimerStart,
};
use crate::order::Order;
use crate::outages::Outages;
use crate::request::{Phase, Request};
use crate::scope::{Arrivals, MAX_REQUESTS, MAX_SERVERS};
use crate::spool::{Spool, spool_of};
use crate::sync::Sync;
use honnin_steps::{Counts, Step};
use state::parts;
use take::{Take, TakeMode};

pub(crate) mod group;
pub(crate) mod take;
mod state;
// Effects that are more than a line, or that several steps have in common.
mod effects;
// What is asked of a site.
mod questions;

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
        /// The counters that number images.
        counters: Counters,
        /// Registry, feed and replicas.
        sync: Sync,
        /// Seconds and nights.
        clock: Clock,
        /// Servers that died or were replaced.
        outages: Outages,
    }
}

/// A site as designed or as installed, within a scope: the model.
#[derive(Clone, Debug)]
pub struct Site {
    answers: Answers,
    /// The design that each app server follows.
    designs: [Design; MAX_SERVERS],
    /// Which app servers may change places: those of one number.
    classes: [u8; MAX_SERVERS],
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
            counter: answers.counters(),
        };
        let designs = std::array::from_fn(|server| answers.design_of(server));
        let classes = classes(&answers, &designs);
        let site = Site { answers, designs, classes, counts, steps: Vec::new() };
        Site { steps: site.universe(), ..site }
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
        let Answers { design, scope, .. } = &self.answers;
        let State { order, counters, sync, clock, outages, .. } = state;
        let own = take.own();
        // What the app server of the request follows, and what all of them share.
        let Design { order: rules, image, .. } = self.design_of(own.server);
        let (width, pages) = (design.order.width, design.image.pages);
        match step {
            Step::Arrive { request: r, server } => {
                let one_per_second = scope.arrivals == Arrivals::OnePerSecond;
                let next = take.from([Phase::Away]).when(!(one_per_second && clock.arrival))?;
                let number = next.number_of_arrival(&self.designs[server], server);
                next.requests[r].arrive(server, number, sync.noted.of(r), sync.ended.of(r));
                next.clock.arrival = one_per_second;
            }
            Step::Enter { request: r } => {
                let next = take.from([Phase::Arrived]).when(order.admits(
                    rules.scope,
                    width,
                    own.server,
                ))?;
                next.requests[r].phase = Phase::Entered;
                next.order.enter(rules.scope, width, own.server, r);
            }
            Step::Acquire { request: r } => {
                let next = take.from([Phase::Entered]).when(order.grants(rules.scope, width))?;
                next.requests[r].phase = Phase::Granted;
                next.order.acquire(rules.scope, width, r);
                if image.key == KeyPolicy::Slot {
                    next.requests[r].number = next.order.slot(rules.scope, own.server, r);
                }
            }
            Step::Fetch { request: r } => {
                let conflict = self.design_of(own.server).sync.conflict;
                let next = take
                    .from([Phase::Granted, Phase::AbandonedGranted])
                    .when(!(sync.busy(r) && conflict == ConflictPolicy::Wait))?;
                match conflict {
                    _ if !sync.busy(r) => {
                        let replica = usize::from(own.server) % self.replicas();
                        next.requests[r].fetch(sync.replicas[replica].of(r));
                    }
                    ConflictPolicy::Wait => unreachable!("a fetch that waits is not enabled"),
                    ConflictPolicy::Fail => next.fail(r),
                    ConflictPolicy::Skip => next.skip(r, image.pickup),
                }
            }
            Step::Reuse { request: r } => {
                let next = take
                    .given(self.some_server(|it| it.image.reuse == ReusePolicy::IfPresent))
                    .from([Phase::Fetched, Phase::AbandonedFetched])
                    .when(self.reuses(state, r))?;
                next.skip(r, image.pickup);
            }
            Step::Write { request: r, page } => {
                let next = take
                    .from([Phase::Fetched, Phase::AbandonedFetched])
                    .when(usize::from(own.written) == page && !self.reuses(state, r))?;
                next.requests[r].written += 1;
                match image.pick {
                    PickPolicy::Key => next.spool.write(self.place_of(state, r), page, r),
                    PickPolicy::Next => next.spool.join_queue(spool_of(design, own), r),
                }
                if next.requests[r].written == pages {
                    next.end_writing(r, image.pickup);
                }
            }
            Step::Read { request: r, page } => {
                let next = take
                    .from([Phase::Fetched, Phase::Skipped])
                    .when(own.ready_to_read(pages) && usize::from(own.read) == page)?;
                self.read(next, r, page);
            }
            Step::Finish { request: r } => {
                let next =
                    take.from([Phase::Fetched, Phase::Skipped]).when(own.has_document(pages))?;
                if self.check_stops(own, r) {
                    next.fail(r);
                } else {
                    next.requests[r].deliver();
                    next.order.release(r);
                }
            }
            Step::Timeout { request: r } => {
                let waits = own.phase == Phase::Entered;
                let next = take
                    .given(scope.timeouts > 0)
                    .from([Phase::Entered, Phase::Granted, Phase::Fetched, Phase::Skipped])
                    .when(
                        (!waits || rules.timer == TimerStart::Wait)
                            && !own.has_document(pages)
                            && !own.expired
                            && state.timeouts_fired() < scope.timeouts,
                    )?;
                next.requests[r].expired = true;
                next.order.release(r);
                match rules.timeout {
                    TimeoutPolicy::Cancel => {
                        next.spool.drop_image(r);
                        next.requests[r].fail();
                    }
                    TimeoutPolicy::ReleaseOnly if waits => next.requests[r].phase = Phase::Granted,
                    TimeoutPolicy::ReleaseOnly => {}
                    TimeoutPolicy::Abandon => next.requests[r].abandon(pages),
                }
            }
            Step::Crash { server } => {
                let mut there = self.requests_at(state, server).peekable();
                let next = take
                    .given(scope.crashes > 0)
                    .when(outages.crashes < scope.crashes && there.peek().is_some())?;
                there.for_each(|r| next.die(r, design.order.recovery));
                next.order.lose_server(server);
                next.outages.crashes += 1;
            }
            Step::Restart { counter } => {
                let next = take
                    .given(scope.restarts > 0)
                    .when(counters.restarts < scope.restarts && counters.next[counter] > 0)?;
                next.counters.restart(counter);
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
                let reached = !self.answers.spreads_late() || replica == 0;
                let next = take
                    .given(scope.changes > 0 && reached)
                    .when(sync.running() && usize::from(sync.applied) == replica)?;
                next.sync.apply(replica, design.sync.apply);
            }
            Step::End => {
                let (spread, replicas) = (design.sync.spread, self.replicas());
                let next = take
                    .given(scope.changes > 0)
                    .when(sync.running() && sync.is_applied(spread, replicas))?;
                next.sync.end(spread, replicas, self.answers.asks_what_ended());
                next.order.leave_sync(design.sync.release);
            }
            Step::CatchUp { replica } => {
                let next = take
                    .given(scope.changes > 0 && self.answers.spreads_late())
                    .when(sync.late_for(replica).is_some())?;
                next.sync.catch_up(replica, design.sync.apply);
            }
            Step::Drop => {
                let next = take
                    .given(scope.changes > 0 && design.sync.feed == Feed::Lossy)
                    .when(!sync.feed_is_empty() && !sync.running())?;
                next.sync.drop_oldest();
            }
            Step::Failover { replica } => {
                let next = take
                    .given(scope.failovers > 0)
                    .when(outages.failovers < scope.failovers && !sync.running())?;
                if self.answers.standby_by_night() {
                    next.sync.fail_over(replica);
                }
                next.outages.failovers += 1;
            }
            Step::Tick => {
                let next = take.given(scope.seconds > 1).when(clock.second + 1 < scope.seconds)?;
                next.clock.tick();
            }
            Step::Night => {
                let next = take
                    .given(scope.nights > 0)
                    .when(clock.nights < scope.nights && sync.lets_night_come(design.sync.night))?;
                next.clock.nights += 1;
                next.sync.night(&design.sync, self.replicas(), self.answers.standby_by_night());
            }
        }
        Some(())
    }
}

/// App servers may change places where they follow the same design and, if replicas can differ, read
/// the same replica.
fn classes(answers: &Answers, designs: &[Design; MAX_SERVERS]) -> [u8; MAX_SERVERS] {
    let alike = |one: usize, other: usize| {
        let same_replica = one % answers.replicas() == other % answers.replicas();
        designs[one] == designs[other] && (same_replica || !answers.replicas_differ())
    };
    std::array::from_fn(|server| {
        let first = (0..=server).find(|&earlier| alike(earlier, server));
        first.expect("a server is like itself") as u8
    })
}
