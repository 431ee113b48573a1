//! Logs: what a real system that follows the model would write, and what a faulty one might.

use honnin_log::Log;
use honnin_models::answers::Answers;
use honnin_models::design::{KeyPolicy, PickPolicy, TimeoutPolicy};
use honnin_models::request::Phase;
use honnin_models::scope::{Arrivals, MAX_PAGES, Scope};
use honnin_models::{Site, State, Step, Who};
use honnin_search::fingerprint::StableHasher;
use honnin_steps::event::{Action, Details, Document, Event, Frame, Source, StepOutcome};
use std::collections::{BTreeMap, HashSet};
use std::hash::BuildHasherDefault;

/// The same design with room for much to happen.
pub(crate) fn roomy(answers: &Answers) -> Answers {
    let scope = Scope {
        requests: 4,
        changes: 4,
        timeouts: 3,
        seconds: 4,
        arrivals: Arrivals::Any,
        nights: 2,
        ..Scope::default()
    };
    Answers { scope, ..*answers }
}

/// The log of a behaviour of the model.
pub(crate) fn log_of(site: &Site, steps: &[Step]) -> Log {
    let mut state = State::START;
    let mut events = Vec::new();
    for &step in steps {
        let next = site.after(&state, step).expect("the steps are a behaviour");
        events.push(event_of(site, &state, &next, step));
        state = next;
    }
    let settled = !state.requests.iter().any(|request| request.in_flight());
    let images = images_of(site, &state);
    Log::from_events("test", numbered(events), settled.then_some(images))
}

/// A log as the lines of a file.
pub(crate) fn text_of(log: &Log) -> String {
    fn json(value: &impl serde::Serialize) -> String {
        serde_json::to_string(value).expect("it is JSON") + "\n"
    }
    let header = Frame::Honnin(log.header.clone());
    let mut text = json(&header);
    log.events.iter().for_each(|logged| text += &json(&logged.event));
    if let Some(closed) = &log.closed {
        let events = log.events.len() as u64;
        text += &json(&Frame::Closed { events, images: closed.images.clone() });
    }
    text
}

/// The events with the numbers of their sources.
pub(crate) fn numbered(mut events: Vec<Event>) -> Vec<Event> {
    let mut logged: BTreeMap<Source, u64> = BTreeMap::new();
    for event in &mut events {
        let next = logged.entry(event.source).or_default();
        event.seq = *next;
        *next += 1;
    }
    events
}

/// The event of a step, with all that a real system knows of it.
pub(crate) fn event_of(site: &Site, before: &State, after: &State, step: Step) -> Event {
    let details = Details {
        erased: erased(site, before, after),
        ..details_but_erased(site, before, after, step)
    };
    Event {
        source: source_of(before, step),
        seq: 0,
        position: None,
        action: Action::from(step),
        details,
    }
}

/// The files that a step erased.
fn erased(site: &Site, before: &State, after: &State) -> Vec<String> {
    let (there, left) = (images_of(site, before), images_of(site, after));
    there.into_iter().filter(|file| !left.contains(file)).collect()
}

/// All other details of a step.
fn details_but_erased(site: &Site, before: &State, after: &State, step: Step) -> Details {
    let mut details = Details::default();
    match step {
        Step::Arrive { request, .. } => {
            details.of = Some(request);
            details.document = Some(Document::ResidentRecord);
        }
        Step::Fetch { request } => {
            let r = &after.requests[request];
            let (outcome, version) = match r.phase {
                Phase::Fetched => (StepOutcome::Fetched, Some(u64::from(r.version))),
                Phase::Skipped => (StepOutcome::Skipped, None),
                _ => (StepOutcome::Failed, None),
            };
            (details.outcome, details.version) = (Some(outcome), version);
        }
        Step::Write { request, page } => details.image = Some(name(site, before, request, page)),
        Step::Read { request, page } => {
            let shown = after.requests[request].pages[page].index();
            details.image = Some(name(site, before, request, page));
            details.subject = shown;
            let missing = after.requests[request].phase == Phase::Failed;
            details.outcome = Some(if missing { StepOutcome::Missing } else { StepOutcome::Read });
        }
        Step::Finish { request } => {
            let delivered = after.requests[request].phase == Phase::Delivered;
            let outcome = if delivered { StepOutcome::Delivered } else { StepOutcome::Stopped };
            details.outcome = Some(outcome);
        }
        Step::Timeout { .. } => {
            let cancels = site.design().order.timeout == TimeoutPolicy::Cancel;
            let outcome = if cancels { StepOutcome::Cancelled } else { StepOutcome::Released };
            details.outcome = Some(outcome);
        }
        Step::Change { resident } => {
            details.version = Some(u64::from(after.sync.registry.of(resident)));
        }
        Step::Begin | Step::Drop | Step::Apply { .. } => {
            let apply = matches!(step, Step::Apply { .. });
            let change = if apply { before.sync.carried } else { before.sync.feed[0] };
            details.of = change.record.index();
            details.version = Some(u64::from(change.version));
        }
        Step::Night => {
            let replicas = &before.sync.replicas[..site.replicas()];
            let corrected = replicas != &after.sync.replicas[..site.replicas()];
            let behind = |r: &usize| {
                corrected && replicas.iter().any(|d| d.of(*r) != before.sync.registry.of(*r))
            };
            details.differences = Some((0..8).filter(behind).count() as u64);
        }
        _ => {}
    }
    details
}

/// Who takes a step.
fn source_of(before: &State, step: Step) -> Source {
    match (step, step.request()) {
        (Step::Arrive { server, .. }, _) => Source::Server(server),
        (_, Some(request)) => Source::Server(usize::from(before.requests[request].server)),
        (Step::Begin | Step::Apply { .. } | Step::End, _) => Source::Sync,
        (Step::Change { .. } | Step::Drop, _) => Source::Registry,
        _ => Source::Clock,
    }
}

/// The name of a page's file.
fn name(site: &Site, state: &State, request: usize, page: usize) -> String {
    match site.design().image.pick {
        PickPolicy::Next => document(request),
        PickPolicy::Key => page_file(site.place_of(state, request).label(), page),
    }
}

fn document(request: usize) -> String {
    format!("document-{request}")
}

fn page_file(place: usize, page: usize) -> String {
    format!("{place}-{page}")
}

/// Every file in the spools.
fn images_of(site: &Site, state: &State) -> Vec<String> {
    if site.design().image.pick == PickPolicy::Next {
        let queue = state.spool.queue.iter();
        return queue.filter_map(|queued| queued.of.index()).map(document).collect();
    }
    let pages = state.spool.images().flat_map(|image| {
        let there = (0..MAX_PAGES).filter(|&page| image.pages[page] != Who::NOBODY);
        there.map(|page| page_file(image.place.label(), page))
    });
    pages.collect()
}

/// Numbers that look random and are the same every time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}

/// The events in another order, each source keeping its own. No event moves up by more than `reach`.
pub(crate) fn shuffled(events: &[Event], dice: &mut Dice, reach: usize) -> Vec<Event> {
    let mut left: Vec<&Event> = events.iter().rev().collect();
    let mut shuffled = Vec::new();
    while !left.is_empty() {
        let back = dice.below(reach.min(left.len()));
        let chosen = left[left.len() - 1 - back].source;
        let first = left.iter().rposition(|event| event.source == chosen);
        shuffled.push(left.remove(first.expect("it stands there")).clone());
    }
    shuffled
}

/// A slow twin of the validator: the model as it is, every order of the events, nothing clever. Each
/// request is made by the resident of its number.
pub(crate) struct Twin {
    site: Site,
    streams: Vec<Vec<Event>>,
    free: Vec<Step>,
    seen: HashSet<(Cursors, State), BuildHasherDefault<StableHasher>>,
}

/// How many events of each source have been taken. Clock, registry, sync and four servers write logs.
type Cursors = [u8; 7];

impl Twin {
    /// Whether the events are a behaviour of the site.
    pub(crate) fn accepts(answers: &Answers, events: &[Event]) -> bool {
        let mut answers = roomy(answers);
        answers.scope.timeouts = 8;
        let mut streams: BTreeMap<Source, Vec<Event>> = BTreeMap::new();
        for event in events {
            streams.entry(event.source).or_default().push(event.clone());
        }
        let streams: Vec<Vec<Event>> = streams.into_values().collect();
        let none = |action| !events.iter().any(|event| event.action == action);
        let mut free = Vec::new();
        free.extend(none(Action::Drop).then_some(Step::Drop));
        let seconds = answers.design.image.key == KeyPolicy::Second;
        free.extend((seconds && none(Action::Tick)).then_some(Step::Tick));
        assert!(streams.len() <= size_of::<Cursors>(), "each source has a cursor");
        assert!(streams.iter().all(|stream| stream.len() < 256), "a cursor reaches to the end");
        let seen = HashSet::default();
        let mut twin = Twin { site: Site::new(answers), streams, free, seen };
        twin.from(Cursors::default(), &State::START)
    }

    fn from(&mut self, cursors: Cursors, state: &State) -> bool {
        if !self.seen.insert((cursors, *state)) {
            return false;
        }
        let at = |stream: usize| usize::from(cursors[stream]);
        if (0..self.streams.len()).all(|stream| at(stream) == self.streams[stream].len()) {
            return true;
        }
        for stream in 0..self.streams.len() {
            let Some(event) = self.streams[stream].get(at(stream)) else { continue };
            if let Some(next) = self.take(state, event) {
                let mut cursors = cursors;
                cursors[stream] += 1;
                if self.from(cursors, &next) {
                    return true;
                }
            }
        }
        let free: Vec<State> =
            self.free.iter().filter_map(|&step| self.site.after(state, step)).collect();
        free.iter().any(|next| self.from(cursors, next))
    }

    fn take(&self, state: &State, event: &Event) -> Option<State> {
        let site = &self.site;
        if let Action::Abort { request } = event.action {
            let mut next = *state;
            let source = Source::Server(usize::from(state.requests[request].server));
            next.spool.drop_image(request);
            next.requests[request].fail();
            next.order.release(request);
            return (state.requests[request].in_flight() && source == event.source).then_some(next);
        }
        let step = event.action.step()?;
        if let Step::Arrive { server, .. } = step
            && server >= usize::from(site.design().topology.app_servers)
        {
            return None;
        }
        let mut next = site.after(state, step)?;
        if let Step::Night = step {
            next.clock.nights = 0;
        }
        if event.source != source_of(state, step) {
            return None;
        }
        let (log, model_says) = (&event.details, &details_but_erased(site, state, &next, step));
        let reads = matches!(step, Step::Read { .. });
        let erases = reads && log.image.is_some() && site.design().image.pick == PickPolicy::Key;
        let same = log.outcome.is_none_or(|outcome| Some(outcome) == model_says.outcome)
            && log.version.is_none_or(|version| Some(version) == model_says.version)
            && log.subject.is_none_or(|subject| Some(subject) == model_says.subject)
            && log.of.is_none_or(|of| Some(of) == model_says.of)
            && log.differences.is_none_or(|count| Some(count) == model_says.differences)
            && (!erases || log.erased.is_empty() == erased(site, state, &next).is_empty());
        same.then_some(next)
    }
}
