//! How the states of a model wait and travel: as values, as values that can be written, or as bytes.
//!
//! This is a choice of the user, made by a type: [`Local`], [`Portable`] or [`Plain`]. Only the last
//! two are [`Travelling`], so a search over several processes of states that cannot be written is
//! refused by the compiler, not at the first message.

use super::fingerprint::{Fingerprint, StableHasher};
use super::graph::{Batch, Words};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::hash::Hash;
use zerocopy::{Immutable, IntoBytes, TryFromBytes};

/// A way to name and to keep states of a type.
pub trait StateStorage<S>: 'static {
    /// States that wait or travel.
    type Batch: Batch;

    /// The name of a state.
    fn fingerprint<F: Fingerprint>(state: &S) -> F;

    /// An empty batch.
    fn batch() -> Self::Batch;

    /// Appends a state to a batch.
    fn pack(state: &S, batch: &mut Self::Batch);

    /// Appends states of a batch, from one position up to another, to these.
    fn unpack(batch: &Self::Batch, from: usize, to: usize, states: &mut Vec<S>);
}

/// A storage whose states reach other processes.
pub trait Travelling {}

/// States as they are, named by their `Hash`: any state that can be cloned and sent to a thread.
#[derive(Clone, Copy, Debug)]
pub struct Local;

/// The same for states that serde can write and read, so that they reach other processes too.
#[derive(Clone, Copy, Debug)]
pub struct Portable;

/// States of plain bytes: named, kept and sent as the bytes they are. This is the fast path, and the
/// one in which a state takes no more memory than its size.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl Travelling for Portable {}
impl Travelling for Plain {}

impl<S: Clone + Hash + Send + 'static> StateStorage<S> for Local {
    type Batch = ValueBatch<S>;

    fn fingerprint<F: Fingerprint>(state: &S) -> F {
        hashed(state)
    }

    fn batch() -> ValueBatch<S> {
        ValueBatch::default()
    }

    fn pack(state: &S, batch: &mut ValueBatch<S>) {
        batch.0.push(state.clone());
    }

    fn unpack(batch: &ValueBatch<S>, from: usize, to: usize, states: &mut Vec<S>) {
        states.extend_from_slice(&batch.0[from..to]);
    }
}

impl<S: Clone + Hash + Send + Serialize + DeserializeOwned + 'static> StateStorage<S> for Portable {
    type Batch = SerdeBatch<S>;

    fn fingerprint<F: Fingerprint>(state: &S) -> F {
        hashed(state)
    }

    fn batch() -> SerdeBatch<S> {
        SerdeBatch::default()
    }

    fn pack(state: &S, batch: &mut SerdeBatch<S>) {
        batch.0.push(state.clone());
    }

    fn unpack(batch: &SerdeBatch<S>, from: usize, to: usize, states: &mut Vec<S>) {
        states.extend_from_slice(&batch.0[from..to]);
    }
}

impl<S: Copy + IntoBytes + TryFromBytes + Immutable + 'static> StateStorage<S> for Plain {
    type Batch = Words;

    #[inline]
    fn fingerprint<F: Fingerprint>(state: &S) -> F {
        F::from_bytes(state.as_bytes())
    }

    fn batch() -> Words {
        Words::new(size_of::<S>().div_ceil(4).max(1))
    }

    #[inline]
    fn pack(state: &S, batch: &mut Words) {
        let end = batch.end();
        let (words, rest) = state.as_bytes().as_chunks::<4>();
        end.extend(words.iter().map(|&word| u32::from_ne_bytes(word)));
        if !rest.is_empty() || words.is_empty() {
            let mut last = [0; 4];
            last[..rest.len()].copy_from_slice(rest);
            end.push(u32::from_ne_bytes(last));
        }
    }

    #[inline]
    fn unpack(batch: &Words, from: usize, to: usize, states: &mut Vec<S>) {
        states.extend(batch.states(from, to).map(|words| {
            let bytes = &words.as_bytes()[..size_of::<S>()];
            let state = S::try_read_from_bytes(bytes);
            state.unwrap_or_else(|_| panic!("these are the bytes of a state: {bytes:?}"))
        }));
    }
}

fn hashed<S: Hash, F: Fingerprint>(state: &S) -> F {
    let mut hasher = StableHasher::new();
    state.hash(&mut hasher);
    F::from_hasher(&hasher)
}

/// States as values.
#[derive(Clone, Debug)]
pub struct ValueBatch<S>(Vec<S>);

/// States as values that can be written with postcard.
#[derive(Clone, Debug)]
pub struct SerdeBatch<S>(Vec<S>);

impl<S> Default for ValueBatch<S> {
    fn default() -> ValueBatch<S> {
        ValueBatch(Vec::new())
    }
}

impl<S> Default for SerdeBatch<S> {
    fn default() -> SerdeBatch<S> {
        SerdeBatch(Vec::new())
    }
}

impl<S: Clone + Send + 'static> Batch for ValueBatch<S> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn push_from(&mut self, other: &ValueBatch<S>, position: usize) {
        self.0.push(other.0[position].clone());
    }

    fn memory(&self) -> u64 {
        (self.0.capacity() * size_of::<S>()) as u64
    }

    fn encode(&self, _: &mut Vec<u8>) {
        unreachable!("local states stay in their process: a search of them has no cluster");
    }

    fn decode(_: &[u8]) -> Option<ValueBatch<S>> {
        unreachable!("local states stay in their process: nobody wrote any");
    }
}

impl<S: Clone + Send + Serialize + DeserializeOwned + 'static> Batch for SerdeBatch<S> {
    fn len(&self) -> usize {
        self.0.len()
    }

    fn push_from(&mut self, other: &SerdeBatch<S>, position: usize) {
        self.0.push(other.0[position].clone());
    }

    fn memory(&self) -> u64 {
        (self.0.capacity() * size_of::<S>()) as u64
    }

    fn encode(&self, bytes: &mut Vec<u8>) {
        // A state that serde refuses is the model's fault: the worker fails, and says why.
        let end = std::mem::take(bytes);
        *bytes = postcard::to_extend(&self.0, end)
            .unwrap_or_else(|error| panic!("a state cannot be written: {error}"));
    }

    fn decode(bytes: &[u8]) -> Option<SerdeBatch<S>> {
        match postcard::take_from_bytes(bytes) {
            Ok((states, [])) => Some(SerdeBatch(states)),
            _ => None,
        }
    }
}
