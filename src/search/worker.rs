//! One worker's search: level by level, each state explored by its owner.
//!
//! A level is *complete* when every worker holds those of its states that it owns, and holds each
//! once. Then all report how many there are ([`LevelTally`]); from these numbers, the same for all,
//! each worker concludes what comes next. So the outcome does not depend on who was faster: neither
//! the counts, nor the predecessors (the least of a level), nor the state that is reported for a
//! violated claim (the least of the first level).

use super::control::SearchControl;
use super::counts::SearchCounts;
use super::envelope::{Broadcast, LevelTally, Payload, StateBatch};
use super::fingerprint::Fingerprint;
use super::frontier::{Frontier, SEGMENT, Segment};
use super::graph::{Batch, Graph};
use super::visited::{Offered, SHARDS, Tag, Visited, shard_of, trace_of};
use super::wire::{Lost, Wire};
use crate::limits::StopReason;
use std::collections::BTreeMap;
use std::num::NonZeroU64;

/// How many states are explored in a row. Their successors are named together, and their places in
/// the visited set prefetched before the first is needed, so that memory is hardly waited for.
const ROW: usize = 16;
/// How many rows are explored before a worker checks its mail.
const ROWS: usize = 16;

/// The owner of a state among this many workers.
pub fn owner_of(name: impl Fingerprint, workers: usize) -> usize {
    owner_of_shard(shard_of(name), workers)
}

/// The owner of a shard among this many workers.
pub(super) fn owner_of_shard(shard: usize, workers: usize) -> usize {
    shard * workers / SHARDS
}

/// A worker.
pub struct Searcher<'a, G: Graph> {
    pub(super) graph: &'a G,
    pub(super) wire: Wire<'a, G::Batch, G::Fingerprint>,
    pub(super) control: &'a SearchControl,
    pub(super) visited: Visited<G::Fingerprint>,
    /// The states of the level that is complete.
    pub(super) frontier: Frontier<G::Batch, G::Fingerprint>,
    /// The states of the next one.
    next: Frontier<G::Batch, G::Fingerprint>,
    /// States for others.
    outgoing: Vec<StateBatch<G::Batch, G::Fingerprint>>,
    pub(super) counts: SearchCounts,
    /// The level that is complete.
    pub(super) level: u64,
    /// What this worker will report of it.
    tally: LevelTally,
    /// How many of the states that it explored it has reported to the control.
    noted: u64,
    /// Whether it has told the others to stop.
    said_stop: bool,
    rows: RowBuffers<G>,
    report: ReportProgress<'a>,
}

/// Called now and then while a worker works.
pub type ReportProgress<'a> = &'a dyn Fn();

/// Room for the states of a row and their successors.
struct RowBuffers<G: Graph> {
    states: Vec<G::State>,
    successors: Vec<G::State>,
    names: Vec<G::Fingerprint>,
    /// What the predecessor of each is remembered by.
    traces: Vec<u32>,
    /// Which of them are this worker's, and which are others'.
    own: Indices,
    others: Indices,
}

/// Some successors of a row, in their order.
#[derive(Default)]
struct Indices {
    /// Behind those that count there is room for one more.
    all: Vec<u32>,
    count: usize,
}

impl Indices {
    /// None, with room for this many.
    fn clear(&mut self, most: usize) {
        self.all.resize(most + 1, 0);
        self.count = 0;
    }

    /// Takes one in, or does not. It is written in any case: of a choice that no rule foretells the
    /// processor would guess every other one wrong.
    #[inline]
    fn push_if(&mut self, taken: bool, index: usize) {
        self.all[self.count] = index as u32;
        self.count += usize::from(taken);
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.all[..self.count].iter().map(|&index| index as usize)
    }
}

impl<'a, G: Graph> Searcher<'a, G> {
    /// A worker that has seen nothing.
    pub fn new(
        graph: &'a G,
        wire: Wire<'a, G::Batch, G::Fingerprint>,
        control: &'a SearchControl,
        report: ReportProgress<'a>,
    ) -> Searcher<'a, G> {
        let outgoing = (0..wire.peers()).map(|_| empty(graph)).collect();
        let (states, successors) = (Vec::new(), Vec::new());
        let (own, others) = (Indices::default(), Indices::default());
        let (names, traces) = (Vec::new(), Vec::new());
        let rows = RowBuffers { states, successors, names, traces, own, others };
        Searcher {
            graph,
            wire,
            control,
            visited: Visited::new(),
            frontier: Frontier::new(),
            next: Frontier::new(),
            outgoing,
            counts: SearchCounts::default(),
            level: 0,
            tally: LevelTally::default(),
            noted: 0,
            said_stop: false,
            rows,
            report,
        }
    }

    /// Takes the start states that this worker owns. All workers do.
    pub fn start(&mut self) {
        let mine = (self.wire.index(), self.wire.peers());
        for state in self.graph.start() {
            let name = self.graph.fingerprint(&state);
            if owner_of(name, mine.1) == mine.0
                && self.visited.offer(name, 0, Tag::from_level(0)) == Offered::New
            {
                self.frontier.push(self.graph, name, |batch| self.graph.pack(&state, batch));
            }
        }
    }

    /// Searches level after level, until there is no further level, or a reason to stop.
    pub fn search(
        &mut self,
        mut keep: impl FnMut(&mut Self) -> Result<(), Lost>,
    ) -> Result<(), Lost> {
        while self.settle()? {
            if self.counts_say_keep() {
                keep(self)?;
            }
            self.expand()?;
        }
        Ok(())
    }

    /// Hears what all workers say of the complete level. Says whether it is to be expanded.
    fn settle(&mut self) -> Result<bool, Lost> {
        let memory = self.visited.bytes() + self.frontier.memory();
        let done = self.tally.looked_at - std::mem::take(&mut self.noted);
        self.control.note(self.wire.index_in_process(), self.level, done, memory);
        let mut tally = std::mem::take(&mut self.tally);
        tally.states = self.frontier.states();
        tally.visited_bytes = self.visited.bytes();
        tally.cut = self.control.reason();
        tally.keep = self.wire.index() == 0 && self.control.keep_now();
        let tallies = self.exchange(Broadcast::Tally(tally))?;
        let tallies = tallies.into_iter().map(|message| match message {
            Broadcast::Tally(tally) => tally,
            other => unreachable!("everybody sent a tally, not {other:?}"),
        });
        let tallies: Vec<LevelTally> = tallies.collect();
        self.counts.add(self.level, &tallies);
        self.tally.keep = tallies.first().is_some_and(|tally| tally.keep);
        let states: u64 = tallies.iter().map(|tally| tally.states).sum();
        if states == 0 {
            return Ok(false);
        }
        let most = self.control.limits().max_states.map(NonZeroU64::get);
        let all = self.counts.looked_at + states;
        let cut = most.filter(|&most| most < all).map(StopReason::States);
        self.counts.cut = self.counts.cut.take().or(cut);
        let goes_on = self.counts.cut.is_none();
        if goes_on {
            self.counts.depth = self.level;
        }
        Ok(goes_on)
    }

    /// Whether the first worker wants the level to be kept.
    fn counts_say_keep(&mut self) -> bool {
        std::mem::take(&mut self.tally.keep)
    }

    /// Looks at every state of the level, and brings the states one step on to their owners.
    fn expand(&mut self) -> Result<(), Lost> {
        let next = Tag::from_level(self.level + 1);
        // What an earlier level answered needs no other answer.
        let asked = self.graph.questions() & !self.counts.answered;
        while let Some(segment) = self.frontier.pop() {
            for row in (0..segment.names.len()).step_by(ROW * ROWS) {
                if self.look_up(next)?.is_some() {
                    self.frontier = Frontier::new();
                    break;
                }
                for row in (row..segment.names.len().min(row + ROW * ROWS)).step_by(ROW) {
                    self.expand_row(&segment, row, next, asked);
                }
            }
        }
        for to in 0..self.outgoing.len() {
            self.post(to);
        }
        let level = self.level;
        let Searcher { wire, graph, visited, next: found, control, .. } = self;
        let me = wire.index_in_process();
        wire.end_round(|_, content| {
            take_in(*graph, visited, found, control, next, content);
            control.note(me, level, 0, visited.bytes() + found.memory());
        })?;
        std::mem::swap(&mut self.frontier, &mut self.next);
        self.level += 1;
        self.visited.age(self.level);
        Ok(())
    }

    /// Takes envelopes in, reports progress, and checks whether there is a reason to stop.
    fn look_up(&mut self, next: Tag) -> Result<Option<StopReason>, Lost> {
        let memory = self.visited.bytes() + self.frontier.memory() + self.next.memory();
        let done = self.tally.looked_at - std::mem::replace(&mut self.noted, self.tally.looked_at);
        self.control.note(self.wire.index_in_process(), self.level, done, memory);
        (self.report)();
        if self.wire.peers() > 1 {
            self.wire.pump();
            while let Some((_, content)) = self.wire.take_mail() {
                take_in(self.graph, &mut self.visited, &mut self.next, self.control, next, content);
            }
            self.wire.look_around()?;
        }
        let reason = self.control.reason();
        if let Some(cut) = &reason
            && !self.said_stop
        {
            self.said_stop = true;
            self.wire.broadcast(&Broadcast::Stop(cut.clone()));
        }
        Ok(reason)
    }

    /// Looks at a row of states and passes their successors on.
    fn expand_row(
        &mut self,
        segment: &Segment<G::Batch, G::Fingerprint>,
        from: usize,
        next: Tag,
        asked: u64,
    ) {
        let to = segment.names.len().min(from + ROW);
        let names = &segment.names[from..to];
        let rows = &mut self.rows;
        rows.states.clear();
        rows.successors.clear();
        rows.names.clear();
        rows.traces.clear();
        self.graph.unpack(&segment.states, from, to, &mut rows.states);
        for (state, &name) in rows.states.iter().zip(names) {
            let before = rows.successors.len();
            self.graph.successors(state, &mut rows.successors);
            let asked = asked & !(self.tally.answered & !self.graph.want_paths());
            let answered = self.graph.look(state, &rows.successors[before..], asked);
            if answered != 0 {
                note_answers(&mut self.tally, answered & self.graph.want_paths(), name);
                self.tally.answered |= answered;
            }
            let stands_for = self.graph.stands_for(state);
            self.tally.stand_for += stands_for;
            self.tally.transitions += stands_for * (rows.successors.len() - before) as u64;
            rows.traces.resize(rows.successors.len(), trace_of(name));
        }
        self.tally.looked_at += names.len() as u64;
        rows.names.extend(rows.successors.iter().map(|state| self.graph.fingerprint(state)));
        self.pass_on(next);
    }

    /// Passes the successors of a row on to their owners.
    fn pass_on(&mut self, next: Tag) {
        let (me, peers) = (self.wire.index(), self.wire.peers());
        let RowBuffers { names, own, others, .. } = &mut self.rows;
        own.clear(names.len());
        others.clear(names.len());
        for (at, &name) in names.iter().enumerate() {
            let mine = owner_of(name, peers) == me;
            own.push_if(mine, at);
            others.push_if(!mine, at);
        }
        let RowBuffers { successors, names, traces, own, .. } = &self.rows;
        own.iter().for_each(|at| self.visited.fetch(names[at]));
        for at in own.iter() {
            let (state, name) = (&successors[at], names[at]);
            if self.visited.offer(name, traces[at], next) == Offered::New {
                self.next.push(self.graph, name, |batch| self.graph.pack(state, batch));
            }
        }
        let others = std::mem::take(&mut self.rows.others);
        for at in others.iter() {
            let RowBuffers { successors, names, traces, .. } = &self.rows;
            let owner = owner_of(names[at], peers);
            let batch = &mut self.outgoing[owner];
            self.graph.pack(&successors[at], &mut batch.states.states);
            batch.states.names.push(names[at]);
            batch.traces.push(traces[at]);
            if batch.traces.len() == SEGMENT / 4 {
                self.post(owner);
            }
        }
        self.rows.others = others;
    }

    /// Sends what was gathered for a worker.
    fn post(&mut self, to: usize) {
        if !self.outgoing[to].traces.is_empty() {
            let batch = std::mem::replace(&mut self.outgoing[to], empty(self.graph));
            self.wire.send(to, Payload::StateBatch(batch));
        }
    }

    /// Sends a message to all workers, and receives one from each, in their order.
    pub(super) fn exchange(&mut self, message: Broadcast) -> Result<Vec<Broadcast>, Lost> {
        self.wire.broadcast(&message);
        let mut heard: BTreeMap<usize, Broadcast> = BTreeMap::new();
        let control = self.control;
        self.wire.end_round(|from, content| match content {
            Payload::Broadcast(Broadcast::Alive) => {}
            Payload::Broadcast(Broadcast::Stop(cut)) => control.stop(cut),
            Payload::Broadcast(message) => {
                let before = heard.insert(from, message);
                assert!(before.is_none(), "a worker speaks once in a round: {before:?}");
            }
            Payload::StateBatch(_) => unreachable!("states travel while a level is expanded"),
        })?;
        assert_eq!(heard.len(), self.wire.peers(), "a round ends when everybody has spoken");
        Ok(heard.into_values().collect())
    }
}

fn empty<G: Graph>(graph: &G) -> StateBatch<G::Batch, G::Fingerprint> {
    let states = Segment { states: graph.batch(), names: Vec::new() };
    StateBatch { states, traces: Vec::new() }
}

/// Keeps the least name for each question that a state answers.
fn note_answers(tally: &mut LevelTally, mut answered: u64, name: impl Fingerprint) {
    while answered != 0 {
        let question = answered.trailing_zeros();
        answered &= answered - 1;
        match tally.least.iter_mut().find(|(known, _)| *known == question) {
            Some((_, least)) => *least = name.wide().min(*least),
            None => tally.least.push((question, name.wide())),
        }
    }
}

/// Takes in what comes while a level is expanded.
fn take_in<G: Graph>(
    graph: &G,
    visited: &mut Visited<G::Fingerprint>,
    found: &mut Frontier<G::Batch, G::Fingerprint>,
    control: &SearchControl,
    next: Tag,
    content: Payload<G::Batch, G::Fingerprint>,
) {
    match content {
        // Once there is a reason to stop, the next level will not be explored: there is no memory
        // to waste.
        Payload::StateBatch(_) if control.reason().is_some() => {}
        Payload::StateBatch(StateBatch { states: Segment { states, names }, traces }) => {
            for row in (0..names.len()).step_by(ROW * 4) {
                let row = row..names.len().min(row + ROW * 4);
                names[row.clone()].iter().for_each(|&name| visited.fetch(name));
                for position in row {
                    let name = names[position];
                    if visited.offer(name, traces[position], next) == Offered::New {
                        found.push(graph, name, |batch| batch.push_from(&states, position));
                    }
                }
            }
        }
        Payload::Broadcast(Broadcast::Stop(cut)) => control.stop(cut),
        Payload::Broadcast(Broadcast::Alive) => {}
        Payload::Broadcast(other) => {
            unreachable!("nobody tallies while a level is expanded: {other:?}")
        }
    }
}
