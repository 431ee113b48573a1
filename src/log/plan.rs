//! What is known of each event before the search.
//!
//! All steps of a request are logged by one app server, in their order. So whether a request has
//! arrived, was let in, or was aborted while it waited is known without any search. That is also
//! what lets a waiting request stay outside of the window: its arrival alters nothing that another
//! step depends on (except the second, where keys are made of it), so it is taken when the request
//! is let in.

use super::read::Log;
use crate::content::{EventContent, content_of};
use honnin_models::Site;
use honnin_models::design::{Feed, KeyPolicy};
use honnin_steps::event::{Action, Details, Event, Source, StepOutcome};
use std::collections::BTreeMap;

/// What is known of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum KnownEvent {
    /// Its state decides.
    Nothing,
    /// The request arrives, and waits outside of the window.
    Waits,
    /// The request is let in: it arrived before, of this resident, at this server.
    LetIn { resident: usize, server: usize },
    /// The request is aborted while it waits outside of the window.
    AbortedWaiting,
    /// What its source logged before rules it out.
    Impossible,
}

/// The events in the order in which each may be taken at the earliest.
#[derive(Debug)]
pub(super) struct EventPlan {
    /// For each stream the indices of its events; streams are independent of each other.
    pub(super) streams: Vec<Vec<usize>>,
    /// For each event, what is known of it.
    pub(super) known: Vec<KnownEvent>,
    /// Whether changes may be lost without an event.
    pub(super) free_drops: bool,
    /// Whether seconds may pass without an event.
    pub(super) free_ticks: bool,
    /// Whether the log says how each fetch and each read ended, and whom each page shows.
    pub(super) told: bool,
    /// Whether some resident has two requests in flight at once, going by the order of the lines.
    pub(super) residents_overlap: bool,
}

impl EventPlan {
    /// The plan of a log. In file order there is one stream, else one for each source.
    pub(super) fn new(site: &Site, log: &Log, in_file_order: bool) -> EventPlan {
        let mut streams: BTreeMap<Option<Source>, Vec<usize>> = BTreeMap::new();
        for (index, logged) in log.events.iter().enumerate() {
            let stream = (!in_file_order).then_some(logged.event.source);
            streams.entry(stream).or_default().push(index);
        }
        let parks = site.design().image.key != KeyPolicy::Second;
        let mut fates = Fates { parks, of: BTreeMap::new() };
        let mut flights = Flights::default();
        let known = log.events.iter().map(|logged| fates.next(&logged.event)).collect();
        log.events.iter().for_each(|logged| flights.next(&logged.event));
        let none = |is: fn(&Action) -> bool| !log.events.iter().any(|l| is(&l.event.action));
        EventPlan {
            streams: streams.into_values().collect(),
            known,
            free_drops: site.design().sync.feed == Feed::Lossy
                && none(|action| matches!(action, Action::Drop)),
            free_ticks: !parks && none(|action| matches!(action, Action::Tick)),
            told: log.events.iter().all(|logged| is_told(&logged.event)),
            residents_overlap: flights.overlap,
        }
    }
}

/// Whether the log says how the event ended, where other sources may have had a say in it.
fn is_told(event: &Event) -> bool {
    let Details { outcome, subject, .. } = &event.details;
    match event.action {
        Action::Fetch { .. } => outcome.is_some(),
        Action::Read { .. } => {
            *outcome == Some(StepOutcome::Missing) || outcome.and(*subject).is_some()
        }
        // How these end, their own source decides.
        Action::Finish { .. }
        | Action::Timeout { .. }
        | Action::Abort { .. }
        | Action::Change { .. }
        | Action::Begin
        | Action::Apply { .. }
        | Action::Drop
        | Action::Night => true,
        other => content_of(other) != EventContent::Answer,
    }
}

/// How far the source of a request has brought it.
#[derive(Clone, Copy)]
enum Fate {
    Waiting { source: Source, resident: usize, server: usize },
    Inside,
    Gone,
}

struct Fates {
    /// Whether a waiting request stays outside of the window.
    parks: bool,
    of: BTreeMap<usize, Fate>,
}

impl Fates {
    /// The lines of one source are in its order, so the lines of one request do too.
    fn next(&mut self, event: &Event) -> KnownEvent {
        let Some(request) = event.action.request() else { return KnownEvent::Nothing };
        let fate = self.of.get(&request).copied();
        let (known, next) = match (event.action, fate) {
            (Action::Arrive { server, .. }, None) => {
                let resident = event.details.of.unwrap_or(request);
                let waits = Fate::Waiting { source: event.source, resident, server };
                (if self.parks { KnownEvent::Waits } else { KnownEvent::Nothing }, waits)
            }
            // Another source does not take a step of this request; what it did is not undone.
            (_, Some(Fate::Waiting { source, .. })) if source != event.source => {
                return KnownEvent::Impossible;
            }
            (Action::Enter { .. }, Some(Fate::Waiting { resident, server, .. })) => {
                (KnownEvent::LetIn { resident, server }, Fate::Inside)
            }
            (Action::Abort { .. }, Some(Fate::Waiting { .. })) => {
                (KnownEvent::AbortedWaiting, Fate::Gone)
            }
            (Action::Arrive { .. } | Action::Enter { .. }, _) | (_, None) => {
                return KnownEvent::Impossible;
            }
            (_, Some(Fate::Inside)) => return KnownEvent::Nothing,
            (_, Some(_)) => return KnownEvent::Impossible,
        };
        self.of.insert(request, next);
        if self.parks || known == KnownEvent::Impossible { known } else { KnownEvent::Nothing }
    }
}

/// Residents with a request in flight, by the order of the lines.
#[derive(Default)]
struct Flights {
    requester: BTreeMap<usize, usize>,
    in_flight: BTreeMap<usize, usize>,
    overlap: bool,
}

impl Flights {
    fn next(&mut self, event: &Event) {
        let Some(request) = event.action.request() else { return };
        if let Action::Arrive { .. } = event.action {
            let resident = event.details.of.unwrap_or(request);
            self.requester.insert(request, resident);
            let flying = self.in_flight.entry(resident).or_default();
            *flying += 1;
            self.overlap |= *flying > 1;
        } else if event.settles() {
            let resident = self.requester.remove(&request);
            if let Some(flying) = resident.and_then(|resident| self.in_flight.get_mut(&resident)) {
                *flying -= 1;
            }
        }
    }
}
