//! The answer: accepted, rejected, or not established.

use super::fit::{Fitter, Misfit};
use super::ledger::Ledger;
use super::plan::{EventPlan, KnownEvent};
use super::read::Log;
use super::search::{End, Furthest, LogSearch};
use super::window::Limit;
use honnin_models::answers::Answers;
use honnin_models::design::KeyPolicy;
use honnin_models::scope::{Arrivals, MAX_CHANGES, MAX_NIGHTS, MAX_REQUESTS, MAX_SECONDS, Scope};
use honnin_models::{Site, Step};
use honnin_steps::Parameter;
use honnin_steps::event::Action;
use stateright::Model as _;

/// How to search.
#[derive(Clone, Copy, Debug, Default)]
pub struct ValidationOptions {
    /// Whether the order of the lines is the order of the steps: one process wrote them all under
    /// one lock.
    pub in_file_order: bool,
    /// After how many moments to give up; by default a million more than four for each event.
    pub max_states: Option<u64>,
}

/// Whether a log is a behaviour of a site.
#[derive(Clone, Debug)]
pub struct Validation {
    /// How many events the log has.
    pub events: usize,
    /// How many moments were explored.
    pub visited: u64,
    /// The answer.
    pub outcome: LogOutcome,
}

/// The answer.
#[derive(Clone, Debug)]
pub enum LogOutcome {
    /// The log is a behaviour of the site: to its end where it was closed, else as far as it goes.
    Accepted {
        /// Whether the log has a footer.
        closed: bool,
    },
    /// No order of the events is a behaviour of the site.
    Rejected(FurthestStop),
    /// Neither is known.
    NotEstablished(NoAnswerReason),
}

/// Why there is no answer.
#[derive(Clone, Debug)]
pub enum NoAnswerReason {
    /// The log has no events: there was nothing to check.
    NoEvents,
    /// More goes on at once than the model's arrays hold.
    Beyond {
        /// What they do not hold.
        limit: Limit,
        /// How far the events were placed.
        stop: Option<FurthestStop>,
    },
    /// The search was given up.
    Cut {
        /// After how many moments.
        visited: u64,
        /// How far the events were placed.
        stop: Option<FurthestStop>,
    },
}

/// Where the longest way ended.
#[derive(Clone, Debug)]
pub struct FurthestStop {
    /// The index of the event that does not fit: all events before it in the file do.
    pub event: usize,
    /// How many events had their place there, those of other sources further down included.
    pub placed: usize,
    /// Why it does not fit.
    pub misfit: Misfit,
    /// What the model allowed there. Besides these, a request may arrive and a record change at any
    /// time.
    pub allowed: Vec<Action>,
}

/// A site, made ready for any number of logs.
#[derive(Clone, Debug)]
pub struct Validator {
    site: Site,
}

impl Validator {
    /// Makes a site ready. The design is that of the answers; their scope bounds a search of the
    /// model, not a log, so it is lifted as far as the arrays go.
    ///
    /// # Panics
    /// When the answers are a combination that the model does not cover; readers of sheets refuse
    /// those first.
    pub fn new(answers: &Answers) -> Validator {
        let scope = Scope {
            requests: MAX_REQUESTS as u8,
            changes: u8::MAX,
            timeouts: u8::MAX,
            seconds: MAX_SECONDS as u8,
            arrivals: Arrivals::Any,
            nights: MAX_NIGHTS as u8,
            restarts: 0,
            crashes: 0,
            failovers: 0,
        };
        const { assert!(MAX_CHANGES == 4, "the feed's places are not numbered by the scope") };
        Validator { site: Site::new(Answers { scope, ..*answers }) }
    }

    /// Whether a log is a behaviour of the site.
    pub fn validate(&self, log: &Log, options: &ValidationOptions) -> Validation {
        let events = log.events.len();
        let done = |visited, outcome| Validation { events, visited, outcome };
        if events == 0 {
            return done(0, LogOutcome::NotEstablished(NoAnswerReason::NoEvents));
        }
        let plan = EventPlan::new(&self.site, log, options.in_file_order);
        let fitter = Fitter { site: &self.site, ledger: Ledger::default() };
        let mut search = LogSearch::new(fitter, &plan, &log.events);
        let most = options.max_states.unwrap_or(4 * events as u64 + 1_000_000);
        let end = search.run(most);
        let visited = search.visited;
        let stop = search.furthest.take().map(|furthest| self.stop(log, &plan, &furthest));
        let outcome = match (end, stop) {
            (End::Accepted, _) => LogOutcome::Accepted { closed: log.closed.is_some() },
            (End::Beyond(limit), stop) => {
                LogOutcome::NotEstablished(NoAnswerReason::Beyond { limit, stop })
            }
            (End::Rejected, Some(stop)) => LogOutcome::Rejected(stop),
            (End::Rejected | End::Cut, stop) => {
                LogOutcome::NotEstablished(NoAnswerReason::Cut { visited, stop })
            }
        };
        done(visited, outcome)
    }

    fn stop(&self, log: &Log, plan: &EventPlan, furthest: &Furthest) -> FurthestStop {
        let Furthest { event, misfit, cursors, .. } = furthest;
        let placed = cursors.iter().sum();
        let allowed = self.allowed(log, plan, furthest);
        FurthestStop { event: *event, placed, misfit: *misfit, allowed }
    }

    /// What the model allowed at a moment, in the order of the model's table, with the numbers that
    /// the log uses.
    fn allowed(&self, log: &Log, plan: &EventPlan, furthest: &Furthest) -> Vec<Action> {
        let window = &furthest.window;
        let mut waiting = Vec::new();
        for (stream, &cursor) in plan.streams.iter().zip(&furthest.cursors) {
            waiting.extend(self.waiting(log, plan, &stream[..cursor]));
        }
        waiting.sort_unstable();
        let state = &window.state;
        let rules = self.site.design().order;
        let free = |server: usize| state.order.admits(rules.scope, rules.width, server as u8);
        let mut allowed: Vec<Action> = waiting
            .into_iter()
            .filter(|(_, server)| free(*server))
            .map(|(request, _)| Action::Enter { request })
            .collect();
        let mut steps = Vec::new();
        self.site.actions(&window.state, &mut steps);
        allowed.extend(steps.into_iter().filter_map(|step| with_numbers(window, step)));
        allowed
    }

    /// The requests that wait outside of the window, with their servers.
    fn waiting(&self, log: &Log, plan: &EventPlan, placed: &[usize]) -> Vec<(usize, usize)> {
        let mut waiting = std::collections::BTreeMap::new();
        if self.site.design().image.key == KeyPolicy::Second {
            return Vec::new();
        }
        for &index in placed {
            match (log.events[index].event.action, plan.known[index]) {
                (Action::Arrive { request, server }, _) => waiting.insert(request, server),
                (action, KnownEvent::LetIn { .. } | KnownEvent::AbortedWaiting) => {
                    action.request().and_then(|request| waiting.remove(&request))
                }
                _ => None,
            };
        }
        waiting.into_iter().collect()
    }
}

/// A step in the slots of the window, with the numbers of the log. `None` for what is always
/// possible.
fn with_numbers(window: &super::window::Window, step: Step) -> Option<Action> {
    if matches!(step, Step::Arrive { .. } | Step::Change { .. } | Step::Tick) {
        return None;
    }
    let named = step.try_renamed(|kind, number| match kind {
        Parameter::Request => window.request(number).ok_or(()),
        _ => Ok(number),
    });
    named.ok().map(Action::from)
}

/// Whether a log is a behaviour of a site with these answers. For more than one log of a site make
/// a [`Validator`] and keep it.
pub fn validate(answers: &Answers, log: &Log, options: &ValidationOptions) -> Validation {
    Validator::new(answers).validate(log, options)
}
