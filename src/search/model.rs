//! A model of Stateright as a graph.

use super::fingerprint::Fingerprint;
use super::graph::Graph;
use super::storage::StateStorage;
use stateright::{Expectation, Model};
use std::cell::Cell;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex};

/// The most properties that a checked model can have: each has a bit of a word, and so has the
/// question whether a step leads out of the boundary.
pub const MOST_PROPERTIES: usize = 63;

/// The bit of that question.
pub(super) const OUTSIDE: u64 = 1 << MOST_PROPERTIES;

/// What a model's state is represented by.
pub type Representative<S> = fn(&S) -> S;

/// Where each worker's own model comes from.
pub(super) type Factory<M> = Arc<Mutex<dyn FnMut() -> M + Send>>;

/// A model with its properties as questions.
///
/// For `always` the search looks for a state that violates it, for `sometimes` for one that
/// satisfies it. `eventually` is not checked: it is about whole behaviours, and this search
/// explores states.
pub struct ModelGraph<M: Model, K, F> {
    model: M,
    factory: Factory<M>,
    properties: Vec<Question<M>>,
    representative: Option<Representative<M::State>>,
    /// Whether the state whose successors were computed last has one outside the boundary. A worker
    /// computes the successors of a state and then checks it, so this need not be computed twice.
    outside: Cell<bool>,
    storage: PhantomData<fn() -> (K, F)>,
}

/// A property that is checked: its bit, its condition, and the value of the condition that is a
/// discovery.
struct Question<M: Model> {
    bit: u64,
    condition: fn(&M, &M::State) -> bool,
    wanted: bool,
}

impl<M: Model, K, F> ModelGraph<M, K, F> {
    /// The graph of a model that a factory makes, once for each worker.
    pub(super) fn new(
        factory: Factory<M>,
        representative: Option<Representative<M::State>>,
    ) -> ModelGraph<M, K, F> {
        let model = make_model(&factory);
        let properties = model.properties().into_iter().enumerate();
        let questions = properties.filter_map(|(at, property)| {
            let wanted = match property.expectation {
                Expectation::Always => false,
                Expectation::Sometimes => true,
                Expectation::Eventually => return None,
            };
            Some(Question { bit: 1 << at, condition: property.condition, wanted })
        });
        let properties = questions.collect();
        let outside = Cell::new(false);
        ModelGraph { model, factory, properties, representative, outside, storage: PhantomData }
    }

    /// Whether a state is what the property of that number wants.
    pub(super) fn answers(&self, number: u32, state: &M::State) -> bool {
        let asked = self.properties.iter().find(|question| question.bit == 1 << number);
        asked.is_some_and(|asked| (asked.condition)(&self.model, state) == asked.wanted)
    }

    fn represented(&self, state: M::State) -> M::State {
        match self.representative {
            Some(representative) => representative(&state),
            None => state,
        }
    }
}

fn make_model<M>(factory: &Factory<M>) -> M {
    let mut make = factory.lock().expect("a factory that failed is not asked again");
    make()
}

impl<M: Model, K, F> Clone for ModelGraph<M, K, F> {
    fn clone(&self) -> ModelGraph<M, K, F> {
        ModelGraph::new(Arc::clone(&self.factory), self.representative)
    }
}

impl<M, K, F> Graph for ModelGraph<M, K, F>
where
    M: Model + Send + 'static,
    M::State: Clone,
    M::Action: Clone,
    K: StateStorage<M::State>,
    F: Fingerprint,
{
    type State = M::State;
    type Step = M::Action;
    type Batch = K::Batch;
    type Fingerprint = F;

    fn start(&self) -> Vec<M::State> {
        self.origins().into_iter().map(|state| self.represented(state)).collect()
    }

    #[inline]
    fn fingerprint(&self, state: &M::State) -> F {
        K::fingerprint(state)
    }

    fn successors(&self, state: &M::State, successors: &mut Vec<M::State>) {
        let mut actions = Vec::new();
        self.model.actions(state, &mut actions);
        let mut outside = false;
        for action in actions {
            let Some(next) = self.model.next_state(state, action) else { continue };
            if self.model.within_boundary(&next) {
                successors.push(self.represented(next));
            } else {
                outside = true;
            }
        }
        self.outside.set(outside);
    }

    #[inline]
    fn look(&self, state: &M::State, _: &[M::State], asked: u64) -> u64 {
        let outside = if self.outside.get() { OUTSIDE & asked } else { 0 };
        let asked = self.properties.iter().filter(|question| asked & question.bit != 0);
        asked
            .filter(|question| (question.condition)(&self.model, state) == question.wanted)
            .fold(outside, |all, question| all | question.bit)
    }

    fn want_paths(&self) -> u64 {
        self.properties.iter().fold(0, |all, question| all | question.bit)
    }

    fn questions(&self) -> u64 {
        self.want_paths() | OUTSIDE
    }

    fn batch(&self) -> K::Batch {
        K::batch()
    }

    #[inline]
    fn pack(&self, state: &M::State, batch: &mut K::Batch) {
        K::pack(state, batch);
    }

    fn unpack(&self, batch: &K::Batch, from: usize, to: usize, states: &mut Vec<M::State>) {
        K::unpack(batch, from, to, states);
    }

    fn steps(&self, state: &M::State) -> Vec<(M::Action, M::State)> {
        let mut actions = Vec::new();
        self.model.actions(state, &mut actions);
        let steps = actions.into_iter().filter_map(|action| {
            let next = self.model.next_state(state, action.clone())?;
            self.model.within_boundary(&next).then_some((action, next))
        });
        steps.collect()
    }

    fn origins(&self) -> Vec<M::State> {
        let states = self.model.init_states().into_iter();
        states.filter(|state| self.model.within_boundary(state)).collect()
    }

    fn steps_between_representatives(&self, state: &M::State) -> Vec<(M::Action, M::State)> {
        let steps = self.steps(state).into_iter();
        steps.map(|(action, next)| (action, self.represented(next))).collect()
    }

    fn name(&self, state: &M::State) -> F {
        match self.representative {
            Some(representative) => self.fingerprint(&representative(state)),
            None => self.fingerprint(state),
        }
    }
}
