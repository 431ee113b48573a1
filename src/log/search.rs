//! The orders of the events, depth-first, by the order of the lines where they leave a choice.
//!
//! A moment is a cursor in each stream and what the model is then. A log that was written in the
//! true order is accepted on the first path, without backtracking. A moment from which no path
//! leads on is remembered, so that it is explored once.
//!
//! A log with one thing wrong in its middle has more orders up to there than can ever be tried. So
//! where it fails two other checks are made, either of which may end the search: whether the event
//! fits in no order at all ([`super::lasting`]), and whether the versions that were read leave any
//! order ([`super::versions`]).

use super::fit::{Fitter, Misfit};
use super::path::{Choice, ChoicePath, Made};
use super::plan::EventPlan;
use super::read::Logged;
use super::versions;
use super::window::{Limit, Window};
use honnin_models::Step;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// How a search ended.
pub(super) enum End {
    /// Every event has its place.
    Accepted,
    /// There is no order in which the model takes them.
    Rejected,
    /// The model's arrays did not hold some of the orders, and the others fail.
    Beyond(Limit),
    /// The search was given up after this many moments.
    Cut,
}

/// The moment that came furthest in the file, and the event that does not fit there.
pub(super) struct Furthest {
    /// The index of the event.
    pub(super) event: usize,
    /// Why it does not fit.
    pub(super) misfit: Misfit,
    /// How many events of each stream have their place.
    pub(super) cursors: Vec<usize>,
    /// What the model is there.
    pub(super) window: Window,
}

/// How far from each other lines may be taken at first, and then.
const NEAR: usize = 24;
const FAR: usize = 400;

/// A search.
pub(super) struct LogSearch<'a> {
    pub(super) fitter: Fitter<'a>,
    plan: &'a EventPlan,
    events: &'a [Logged],
    cursors: Vec<usize>,
    dead: BTreeSet<u128>,
    /// How many moments were explored.
    pub(super) visited: u64,
    limit: Option<Limit>,
    /// How far beyond the first event without a place one may be placed.
    reach: usize,
    /// Whether the reach left something untried.
    cut_short: bool,
    /// Whether it is known that no order at all is a behaviour.
    ruled_out: bool,
    /// Whether the versions were checked already.
    asked: bool,
    pub(super) furthest: Option<Furthest>,
}

impl<'a> LogSearch<'a> {
    pub(super) fn new(
        fitter: Fitter<'a>,
        plan: &'a EventPlan,
        events: &'a [Logged],
    ) -> LogSearch<'a> {
        let cursors = vec![0; plan.streams.len()];
        let dead = BTreeSet::new();
        LogSearch {
            fitter,
            plan,
            events,
            cursors,
            dead,
            visited: 0,
            limit: None,
            reach: usize::MAX,
            cut_short: false,
            ruled_out: false,
            asked: false,
            furthest: None,
        }
    }

    /// Runs the search over at most this many moments. Lines that are out of order are mostly near
    /// their place, so orders near that of the lines are tried before those further off.
    pub(super) fn run(&mut self, most: u64) -> End {
        for reach in [NEAR, FAR, usize::MAX] {
            self.reach = reach;
            self.cut_short = false;
            self.cursors.fill(0);
            self.dead.clear();
            let end = self.within_reach(most);
            if self.ruled_out {
                return End::Rejected;
            }
            if !matches!(end, End::Rejected | End::Beyond(_)) || !self.cut_short {
                return end;
            }
        }
        End::Rejected
    }

    fn within_reach(&mut self, most: u64) -> End {
        let mut path = ChoicePath::default();
        let mut window = Window::start();
        let mut tried = Some(0);
        while self.left() > 0 {
            let next = tried.and_then(|tried| self.next(&window, tried));
            match next {
                Some((made, after)) => {
                    self.visited += 1;
                    if self.visited > most {
                        return End::Cut;
                    }
                    path.push(made, window);
                    self.advance(made.choice);
                    window = after;
                    let dead = self.is_dead(&window) || self.is_doomed(&window);
                    tried = (!dead).then_some(0);
                }
                None if self.is_ruled_out() => return End::Rejected,
                None => {
                    let key = self.key(&window);
                    self.dead.insert(key);
                    let Some((made, before)) = self.back(&mut path) else {
                        return self.limit.map_or(End::Rejected, End::Beyond);
                    };
                    window = before;
                    tried = (!made.alone).then_some(made.tried);
                }
            }
        }
        End::Accepted
    }

    /// How many events have no place yet.
    fn left(&self) -> usize {
        let lengths = self.plan.streams.iter().zip(&self.cursors);
        lengths.map(|(stream, &cursor)| stream.len() - cursor).sum()
    }

    /// The index of a stream's next event.
    fn upcoming(&self, stream: usize) -> Option<usize> {
        self.plan.streams[stream].get(self.cursors[stream]).copied()
    }

    /// The ways on from here, those by the order of the lines first.
    fn choices(&mut self) -> Vec<(usize, Choice)> {
        let streams = 0..self.plan.streams.len();
        let mut choices: Vec<(usize, Choice)> = streams
            .filter_map(|stream| Some((self.upcoming(stream)?, Choice::Event { stream })))
            .collect();
        choices.sort_unstable_by_key(|(event, _)| *event);
        let first = choices.first().map_or(0, |(event, _)| *event);
        let all = choices.len();
        choices.retain(|(event, _)| event - first <= self.reach);
        self.cut_short |= choices.len() < all;
        let unlogged = [(self.plan.free_drops, Choice::Drop), (self.plan.free_ticks, Choice::Tick)];
        let free = unlogged.into_iter().filter(|(free, _)| *free);
        choices.extend(free.map(|(_, choice)| (usize::MAX, choice)));
        choices
    }

    /// The first way on from here that was not tried yet.
    fn next(&mut self, window: &Window, tried: usize) -> Option<(Made, Window)> {
        let choices = self.choices();
        let mut first_misfit = None;
        for (number, &(event, choice)) in choices.iter().enumerate().skip(tried) {
            let tried = number + 1;
            match self.attempt(window, choice) {
                Some(Ok(after)) => {
                    let action = self.events.get(event).map(|logged| logged.event.action);
                    let local = |action| self.fitter.is_local(action, self.plan.known[event]);
                    let alone = action.is_some_and(local);
                    return Some((Made { choice, tried, alone }, after));
                }
                Some(Err(misfit)) => {
                    self.note_limit(misfit);
                    if self.is_final(window, event, misfit) {
                        return None;
                    }
                    if self.is_lasting(window, event, misfit) {
                        self.note_misfit(window, event, misfit);
                        return None;
                    }
                    first_misfit = first_misfit.or(Some((event, misfit)));
                }
                None => {}
            }
        }
        if let Some((event, misfit)) = first_misfit.filter(|_| tried == 0) {
            self.note_misfit(window, event, misfit);
        }
        None
    }

    /// Takes a choice at a moment. `None` when an unlogged step is not enabled.
    fn attempt(&mut self, window: &Window, choice: Choice) -> Option<Result<Window, Misfit>> {
        // What an attempt before this one wrote is not this one's.
        self.fitter.ledger.back_to(window.mark);
        let free = |result: Result<Window, Limit>| result.map_err(Misfit::Beyond);
        match choice {
            Choice::Event { stream } => {
                let event = self.upcoming(stream)?;
                let known = self.plan.known[event];
                Some(self.fitter.fit(window, &self.events[event].event, known))
            }
            Choice::Drop => self.fitter.free(window, Step::Drop).map(free),
            Choice::Tick => self.fitter.free(window, Step::Tick).map(free),
        }
    }

    fn is_lasting(&self, window: &Window, event: usize, misfit: Misfit) -> bool {
        let Some(logged) = self.events.get(event) else { return false };
        self.fitter.is_lasting(window, &logged.event, self.plan.known[event], misfit)
    }

    /// Whether the event fits in no order at all. Then the first event without a place is reported,
    /// if it does not fit either: all before it in the file do.
    fn is_final(&mut self, window: &Window, event: usize, misfit: Misfit) -> bool {
        let Some(logged) = self.events.get(event).filter(|_| self.plan.told) else { return false };
        let known = self.plan.known[event];
        if self.fitter.is_final(window, &logged.event, known, misfit) {
            self.ruled_out = true;
            self.furthest = None;
            match self.first_misfit(window) {
                Some((first, misfit)) => self.note_misfit(window, first, misfit),
                None => self.note_misfit(window, event, misfit),
            }
        }
        self.ruled_out
    }

    /// The first event without a place, in the order of the lines, if it does not fit.
    fn first_misfit(&mut self, window: &Window) -> Option<(usize, Misfit)> {
        let (event, choice) = *self.choices().first()?;
        match self.attempt(window, choice) {
            Some(Err(misfit)) => Some((event, misfit)),
            _ => None,
        }
    }

    /// Whether no order at all is a behaviour, as far as that is known without trying. The versions
    /// are checked when the search has first failed.
    fn is_ruled_out(&mut self) -> bool {
        if !self.ruled_out && !self.asked {
            self.asked = true;
            self.ruled_out = versions::contradict(self.fitter.design(), self.plan, self.events);
        }
        self.ruled_out
    }

    /// Remembers that the model's arrays did not hold an order. That a resident has two requests in
    /// flight is ruled out, not out of reach, where the order of the lines shows no such thing.
    fn note_limit(&mut self, misfit: Misfit) {
        match misfit {
            Misfit::Beyond(Limit::TwoRequests { .. }) if !self.plan.residents_overlap => {}
            Misfit::Beyond(limit) => self.limit = self.limit.or(Some(limit)),
            _ => {}
        }
    }

    /// Remembers the misfit furthest down in the file.
    fn note_misfit(&mut self, window: &Window, event: usize, misfit: Misfit) {
        if event < self.events.len() && self.furthest.as_ref().is_none_or(|f| f.event < event) {
            let cursors = self.cursors.clone();
            self.furthest = Some(Furthest { event, misfit, cursors, window: *window });
        }
    }

    fn advance(&mut self, choice: Choice) {
        if let Choice::Event { stream } = choice {
            self.cursors[stream] += 1;
        }
    }

    /// Goes one choice back.
    fn back(&mut self, path: &mut ChoicePath) -> Option<(Made, Window)> {
        let popped = path.pop(|at, number, made| self.again(at, number, made));
        if let Some((Made { choice: Choice::Event { stream }, .. }, _)) = popped {
            self.cursors[stream] -= 1;
        }
        popped
    }

    /// Takes choice number `number` once more. The cursors are where all of `made` has led.
    fn again(&mut self, at: &Window, number: usize, made: &[Made]) -> Window {
        let choice = made[number].choice;
        let here = self.cursors.clone();
        for later in &made[number..] {
            if let Choice::Event { stream } = later.choice {
                self.cursors[stream] -= 1;
            }
        }
        let after = self.attempt(at, choice);
        self.cursors = here;
        match after {
            Some(Ok(after)) => after,
            _ => unreachable!("a choice that was taken can be taken again"),
        }
    }

    /// Whether some stream's next event will never fit, so that nothing else need be tried here. It
    /// is checked once a search has failed somewhere: on the first path it would find nothing.
    fn is_doomed(&mut self, window: &Window) -> bool {
        !self.dead.is_empty()
            && (0..self.plan.streams.len()).any(|stream| {
                let Some(event) = self.upcoming(stream) else { return false };
                let Some(Err(misfit)) = self.attempt(window, Choice::Event { stream }) else {
                    return false;
                };
                if self.is_final(window, event, misfit) {
                    return true;
                }
                let doomed = self.is_lasting(window, event, misfit);
                if doomed {
                    self.note_misfit(window, event, misfit);
                }
                doomed
            })
    }

    fn is_dead(&self, window: &Window) -> bool {
        !self.dead.is_empty() && self.dead.contains(&self.key(window))
    }

    /// A fingerprint of a moment: cursors, and all that later steps depend on.
    fn key(&self, window: &Window) -> u128 {
        let half = |salt: u8| {
            let mut hasher = DefaultHasher::new();
            salt.hash(&mut hasher);
            self.cursors.hash(&mut hasher);
            window.hash(&mut hasher);
            hasher.finish()
        };
        (u128::from(half(0)) << 64) | u128::from(half(1))
    }
}
