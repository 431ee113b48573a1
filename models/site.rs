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
//! | `finish(r)` | r has read its document | output check on and some page foreign: r fails, else delivered; r's holds are released |
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
use crate::claims::{CATALOGUE, ClaimId, Predicate, witnesses};
use crate::design::{
    ConflictPolicy, Design, Feed, KeyPolicy, OrderScope, PickPolicy, TimeoutPolicy,
};
use crate::request::{Phase, Request};
use crate::scope::{Arrivals, Scope};
use crate::spool::{place_of, spool_of};
use stateright::{Model, Property};

mod state;
mod step;
mod steps;
mod measure;
mod expand;
mod layout;
mod symmetry;

pub use layout::Layout;
pub use state::{Clock, State};
pub use step::Step;
pub use symmetry::Permutation;

/// A site as designed or as installed, within a scope: the model.
#[derive(Clone, Debug)]
pub struct Site {
    answers: Answers,
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
        Site { answers, steps: steps::of(&answers) }
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
        usize::from(self.answers.scope.requests)
    }

    /// The number of replicas, one on each DB server.
    pub fn replicas(&self) -> usize {
        usize::from(self.answers.design.topology.db_servers)
    }

    /// Where a step stands among all that some state of this site may enable, in the order of the
    /// table; behind them all when no state does.
    pub fn rank(&self, step: Step) -> usize {
        self.steps.iter().position(|&known| known == step).unwrap_or(self.steps.len())
    }

    /// Whether the step may be taken in this state: the guards of the table. Inlined with the
    /// effects, so that where a step is known, the compiler leaves the arms of the others out.
    #[inline(always)]
    pub fn enabled(&self, state: &State, step: Step) -> bool {
        let Answers { design, scope } = &self.answers;
        let State { requests, order, sync, clock, .. } = state;
        match step {
            Step::Arrive { request, .. } => {
                requests[request].phase == Phase::Away
                    && !(scope.arrivals == Arrivals::OnePerSecond && clock.arrival)
            }
            Step::Enter { request } => {
                let r = &requests[request];
                r.phase == Phase::Arrived && order.admits(design.order.scope, r.server)
            }
            Step::Acquire { request } => {
                requests[request].phase == Phase::Entered && order.grants(design.order.scope)
            }
            Step::Fetch { request } => {
                requests[request].phase == Phase::Granted
                    && !(sync.busy(request) && design.sync.conflict == ConflictPolicy::Wait)
            }
            Step::Write { request, page } => {
                let r = &requests[request];
                r.phase == Phase::Fetched && usize::from(r.written) == page
            }
            Step::Read { request, page } => {
                let r = &requests[request];
                r.ready_to_read(design.image.pages) && usize::from(r.read) == page
            }
            Step::Finish { request } => requests[request].has_document(design.image.pages),
            Step::Timeout { request } => {
                let r = &requests[request];
                r.in_print()
                    && !r.has_document(design.image.pages)
                    && !r.expired
                    && state.timeouts_fired() < scope.timeouts
            }
            Step::Change { .. } => sync.changes_made() < scope.changes,
            Step::Begin => !sync.feed_is_empty() && !sync.running(),
            Step::Apply { replica } => sync.running() && usize::from(sync.applied) == replica,
            Step::End => sync.running() && usize::from(sync.applied) == self.replicas(),
            Step::Drop => {
                design.sync.feed == Feed::Lossy && !sync.feed_is_empty() && !sync.running()
            }
            Step::Tick => clock.second + 1 < scope.seconds,
            Step::Night => clock.nights < scope.nights && sync.quiet(),
        }
    }

    /// Takes an enabled step: the effects of the table.
    #[inline(always)]
    fn take(&self, state: &mut State, step: Step) {
        let Answers { design, scope } = &self.answers;
        let State { requests, order, spool, sync, clock } = state;
        match step {
            Step::Arrive { request, server } => {
                let r = &mut requests[request];
                r.phase = Phase::Arrived;
                r.server = server as u8;
                r.second = if design.image.key == KeyPolicy::Second { clock.second } else { 0 };
                r.due = sync.noted[request];
                clock.arrival = scope.arrivals == Arrivals::OnePerSecond;
            }
            Step::Enter { request } => {
                requests[request].phase = Phase::Entered;
                order.enter(design.order.scope, requests[request].server, request);
            }
            Step::Acquire { request } => {
                requests[request].phase = Phase::Granted;
                order.acquire(design.order.scope, request);
            }
            Step::Fetch { request } if !sync.busy(request) => {
                let r = &mut requests[request];
                r.phase = Phase::Fetched;
                r.version = sync.replicas[usize::from(r.server) % self.replicas()][request];
            }
            Step::Fetch { request } => match design.sync.conflict {
                ConflictPolicy::Wait => unreachable!("a fetch that waits is not enabled"),
                ConflictPolicy::Fail => fail(state, request),
                ConflictPolicy::Skip => requests[request].phase = Phase::Skipped,
            },
            Step::Write { request, page } => {
                requests[request].written += 1;
                match design.image.pick {
                    PickPolicy::Key => {
                        spool.write(place_of(design, request, requests), page, request)
                    }
                    PickPolicy::Next => {
                        spool.join_queue(spool_of(design, &requests[request]), request)
                    }
                }
            }
            Step::Read { request, page } => self.read(state, request, page),
            Step::Finish { request } => {
                if self.check_stops(&requests[request], request) {
                    fail(state, request);
                } else {
                    requests[request].deliver();
                    order.release(request);
                }
            }
            Step::Timeout { request } => {
                requests[request].expired = true;
                match design.order.timeout {
                    TimeoutPolicy::Cancel => {
                        spool.drop_image(request);
                        fail(state, request);
                    }
                    TimeoutPolicy::ReleaseOnly => order.release(request),
                }
            }
            Step::Change { resident } => sync.change(resident),
            Step::Begin => {
                sync.begin();
                order.join_sync();
            }
            Step::Apply { replica } => sync.apply(replica),
            Step::End => {
                sync.end();
                order.leave_sync(design.sync.release);
            }
            Step::Drop => sync.drop_oldest(),
            Step::Tick => {
                clock.second += 1;
                clock.arrival = false;
            }
            Step::Night => {
                clock.nights += 1;
                sync.night(design.sync.reconcile, self.replicas());
            }
        }
    }

    /// The effect of `read(r, p)`.
    fn read(&self, state: &mut State, request: usize, page: usize) {
        let Design { image, .. } = self.design();
        let place = place_of(self.design(), request, &state.requests);
        let shown = match image.pick {
            PickPolicy::Key => state.spool.read(place, page),
            PickPolicy::Next => {
                let spool = spool_of(self.design(), &state.requests[request]);
                state.spool.take_next(spool)
            }
        };
        if shown.index().is_none() {
            return fail(state, request);
        }
        let r = &mut state.requests[request];
        r.pages[page] = shown;
        r.read += 1;
        if r.read == image.pages && image.pick == PickPolicy::Key {
            state.spool.after_reading(image.after, place);
        }
    }

    /// Whether the output check (出力異常検出機能) stops the document that the request has read.
    pub fn check_stops(&self, document_of: &Request, request: usize) -> bool {
        self.design().output_check.enabled && document_of.shows_foreigner(request)
    }

    /// The state after a step; `None` when the step is not enabled.
    pub fn after(&self, state: &State, step: Step) -> Option<State> {
        self.enabled(state, step).then(|| {
            let mut next = *state;
            self.take(&mut next, step);
            next
        })
    }

    /// All steps enabled in a state with the states they lead to, in the order of the table.
    /// Allocates nothing.
    pub fn successors<'a>(&'a self, state: &'a State) -> impl Iterator<Item = (Step, State)> + 'a {
        self.steps.iter().filter_map(|&step| self.after(state, step).map(|next| (step, next)))
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

/// A request ends as failed and releases its own holds.
fn fail(state: &mut State, request: usize) {
    state.requests[request].fail();
    state.order.release(request);
}

impl Model for Site {
    type State = State;
    type Action = Step;

    fn init_states(&self) -> Vec<State> {
        vec![State::START]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Step>) {
        actions.extend(self.steps.iter().filter(|&&step| self.enabled(state, step)));
    }

    fn next_state(&self, state: &State, step: Step) -> Option<State> {
        self.after(state, step)
    }

    /// The claims as `always`, the witnesses as `sometimes`: what Stateright's Explorer shows.
    fn properties(&self) -> Vec<Property<Site>> {
        let claimed = CATALOGUE.iter().zip(CONDITIONS).filter(|(claim, _)| claim.applies(self));
        let searched = claimed.filter(|(claim, _)| claim.evaluation.asks_states());
        let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(self));
        let always = searched.map(|(claim, holds)| Property::always(claim.name, holds));
        always.chain(required.map(|w| Property::sometimes(w.name, w.seen))).collect()
    }
}

/// What a property asks is a plain function, which cannot be told which claim it is to judge: so
/// each claim of the catalogue has its own.
const CONDITIONS: [Predicate; ClaimId::ALL.len()] = [
    holds::<0>, holds::<1>, holds::<2>, holds::<3>, holds::<4>, holds::<5>, holds::<6>, holds::<7>,
];

/// Whether a claim holds in a state, by its place in the catalogue.
fn holds<const CLAIM: usize>(site: &Site, state: &State) -> bool {
    let successors = site.successors(state).map(|(_, next)| next);
    CATALOGUE[CLAIM].evaluation.holds(site, state, successors)
}
