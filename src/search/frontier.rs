//! The states of one level that are still to be explored.

use super::fingerprint::Fingerprint;
use super::graph::{Batch, Graph};
use std::collections::VecDeque;

/// How many states a segment has at most.
pub const SEGMENT: usize = 4096;

/// Some states with their names.
#[derive(Clone, Debug, Default)]
pub struct Segment<B, F> {
    /// The states.
    pub states: B,
    /// The name of each.
    pub names: Vec<F>,
}

impl<B: Batch, F: Fingerprint> Segment<B, F> {
    /// How many bytes of memory it takes.
    pub fn memory(&self) -> u64 {
        self.states.memory() + (self.names.capacity() * size_of::<F>()) as u64
    }
}

/// A level's states of one worker, in segments: each is given back to the allocator as soon as its
/// states were explored, and the next level grows into that room.
#[derive(Debug)]
pub struct Frontier<B, F> {
    segments: VecDeque<Segment<B, F>>,
    states: u64,
    memory: u64,
}

impl<B: Batch, F: Fingerprint> Frontier<B, F> {
    /// No states.
    pub fn new() -> Frontier<B, F> {
        Frontier { segments: VecDeque::new(), states: 0, memory: 0 }
    }

    /// How many states there are.
    pub fn states(&self) -> u64 {
        self.states
    }

    /// How many bytes of memory they take.
    pub fn memory(&self) -> u64 {
        self.memory + self.segments.back().map_or(0, Segment::memory)
    }

    /// The segments, the oldest first.
    pub fn segments(&self) -> impl Iterator<Item = &Segment<B, F>> {
        self.segments.iter()
    }

    /// Takes the oldest segment out.
    pub fn pop(&mut self) -> Option<Segment<B, F>> {
        let segment = self.segments.pop_front()?;
        self.states -= segment.names.len() as u64;
        if !self.segments.is_empty() {
            self.memory -= segment.memory();
        }
        Some(segment)
    }

    /// Adds a state that `put` appends to the batch it is given.
    #[inline]
    pub fn push<G>(&mut self, graph: &G, name: F, put: impl FnOnce(&mut B))
    where
        G: Graph<Batch = B, Fingerprint = F>,
    {
        let has_room = self.segments.back().is_some_and(|last| last.names.len() < SEGMENT);
        if !has_room {
            self.memory = self.memory();
            self.segments.push_back(Segment { states: graph.batch(), names: Vec::new() });
        }
        let last = self.segments.back_mut().expect("there is room in the last segment");
        put(&mut last.states);
        last.names.push(name);
        self.states += 1;
    }
}

impl<B: Batch, F: Fingerprint> Default for Frontier<B, F> {
    fn default() -> Frontier<B, F> {
        Frontier::new()
    }
}
