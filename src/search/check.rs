//! Checking a model of Stateright: the options of a check, and how it is run.

use super::cluster::Cluster;
use super::counts::SearchCounts;
use super::fingerprint::{Fingerprint, collision_probability};
use super::graph::Graph;
use super::model::{Factory, MOST_PROPERTIES, ModelGraph, OUTSIDE, Representative};
use super::outcome::{Discovery, InconclusiveReason, Outcome, PropertyVerdict};
use super::search::{Search, SearchResult, words_of};
#[cfg(feature = "cluster")]
use super::storage::Travelling;
use super::storage::{Local, Plain, Portable, StateStorage};
use super::trace_back::Path;
use crate::limits::SearchProgress;
use crate::limits::{Interrupt, Limits, StopReason};
use stateright::{Expectation, Model, Property};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

/// A check of a model: on one thread, without limits, of [`Local`] states with 64-bit fingerprints,
/// by default. `K` is how states are kept, `F` the type of their fingerprints.
pub struct Check<M: Model, K = Local, F = u64> {
    factory: Factory<M>,
    representative: Option<Representative<M::State>>,
    workers: NonZeroUsize,
    cluster: Option<Cluster>,
    /// Identifies this search among the processes of a cluster.
    name: u128,
    limits: Limits,
    interrupt: Interrupt,
    kind: PhantomData<fn() -> (K, F)>,
}

/// Why a model is not searched at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckError {
    /// It has this many properties, more than [`MOST_PROPERTIES`].
    TooManyProperties(usize),
    /// Two of its properties have this name, so one verdict would hide the other.
    SameName(&'static str),
}

impl fmt::Display for CheckError {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CheckError::TooManyProperties(count) => {
                write!(to, "a search asks at most {MOST_PROPERTIES} properties, not {count}")
            }
            CheckError::SameName(name) => write!(to, "two properties have the name {name:?}"),
        }
    }
}

impl std::error::Error for CheckError {}

/// A check of a model; each worker takes a clone of it.
pub fn check<M: Model + Clone + Send + 'static>(model: M) -> Check<M> {
    check_made(move || model.clone())
}

/// A check of a model that cannot be cloned: each worker takes one that this function makes. All it
/// makes must be alike.
pub fn check_made<M: Model + Send + 'static>(make: impl FnMut() -> M + Send + 'static) -> Check<M> {
    Check {
        factory: Arc::new(Mutex::new(make)),
        representative: None,
        workers: NonZeroUsize::MIN,
        cluster: None,
        name: 0,
        limits: Limits::default(),
        interrupt: Interrupt::default(),
        kind: PhantomData,
    }
}

impl<M: Model, K, F> Check<M, K, F> {
    /// With this many workers in this process, each on its own thread.
    pub fn workers(self, workers: NonZeroUsize) -> Self {
        Check { workers, ..self }
    }

    /// Within these limits.
    pub fn limits(self, limits: Limits) -> Self {
        Check { limits, ..self }
    }

    /// Stopped by this flag.
    pub fn interrupt(self, interrupt: &Interrupt) -> Self {
        Check { interrupt: Interrupt::clone(interrupt), ..self }
    }

    /// With one state for many: the function gives, for each state, one of those that differ from it
    /// in a way that the model and its properties do not distinguish. It saves most when it gives
    /// the same one for all of them, and is sound when it does not; that they are not distinguished
    /// is for the user to know.
    pub fn representative(self, representative: Representative<M::State>) -> Self {
        Check { representative: Some(representative), ..self }
    }

    /// The same, with the representative that the state type itself gives.
    pub fn symmetry(self) -> Self
    where
        M::State: stateright::Representative,
    {
        self.representative(stateright::Representative::representative)
    }

    /// With fingerprints of 128 bits, for more memory and less chance that two states share one.
    pub fn fingerprint128(self) -> Check<M, K, u128> {
        self.kept()
    }

    /// With states that can be written, so that other processes can take part.
    pub fn portable(self) -> Check<M, Portable, F> {
        self.kept()
    }

    /// With states of plain bytes: the fast path. They are named by their bytes, not by their `Hash`.
    pub fn plain(self) -> Check<M, Plain, F> {
        self.kept()
    }

    fn kept<K2, F2>(self) -> Check<M, K2, F2> {
        let Check { factory, representative, workers, cluster, name, limits, interrupt, .. } = self;
        let kind = PhantomData;
        Check { factory, representative, workers, cluster, name, limits, interrupt, kind }
    }
}

#[cfg(feature = "cluster")]
impl<M: Model, K: Travelling, F> Check<M, K, F> {
    /// As one of several processes that all check the same model, each with as many workers. All of
    /// them get the same outcome. The name identifies the search: processes with different names
    /// refuse each other.
    pub fn cluster(self, cluster: Cluster, name: u128) -> Self {
        Check { cluster: Some(cluster), name, ..self }
    }
}

impl<M, K, F> Check<M, K, F>
where
    M: Model + Send + 'static,
    M::State: Clone,
    M::Action: Clone,
    K: StateStorage<M::State>,
    F: Fingerprint,
{
    /// Searches all states and judges the properties. A search that could not be completed, because
    /// of a limit or because the model panicked, is an outcome too: see [`Outcome::cut`].
    pub fn run(self) -> Result<Outcome<M>, CheckError> {
        self.run_watched(&|_| ())
    }

    /// The same, and reports progress now and then.
    pub fn run_watched(self, progress: &dyn Fn(SearchProgress)) -> Result<Outcome<M>, CheckError> {
        let properties = (self.factory.lock().expect("nobody used it yet"))().properties();
        refuse(&properties)?;
        // The model is used on this thread too, to make one for each worker and to follow the
        // paths.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let graph = ModelGraph::<M, K, F>::new(self.factory, self.representative);
            let search = Search::new(graph.clone())
                .in_cluster(self.cluster)
                .workers(self.workers)
                .named(self.name)
                .limits(self.limits)
                .interrupt(&self.interrupt);
            judged(&graph, &properties, search.run(progress))
        }));
        Ok(outcome.unwrap_or_else(|panic| {
            let words = format!("the model failed: {}", words_of(&*panic));
            let cut = Some(StopReason::Engine(words));
            outcome_from_counts::<M, F>(
                SearchCounts { cut, ..SearchCounts::default() },
                &properties,
                |_| None,
            )
        }))
    }
}

fn refuse<M: Model>(properties: &[Property<M>]) -> Result<(), CheckError> {
    if MOST_PROPERTIES < properties.len() {
        return Err(CheckError::TooManyProperties(properties.len()));
    }
    for (at, property) in properties.iter().enumerate() {
        if properties[..at].iter().any(|other| other.name == property.name) {
            return Err(CheckError::SameName(property.name));
        }
    }
    Ok(())
}

/// The outcome of a search.
fn judged<M, K, F>(
    graph: &ModelGraph<M, K, F>,
    properties: &[Property<M>],
    found: SearchResult<ModelGraph<M, K, F>>,
) -> Outcome<M>
where
    M: Model + Send + 'static,
    M::State: Clone,
    M::Action: Clone,
    K: StateStorage<M::State>,
    F: Fingerprint,
{
    let SearchResult { counts, mut paths } = found;
    outcome_from_counts::<M, F>(counts, properties, |number| {
        let discovery = Discovery { path: paths.remove(&number)? };
        // What was followed once more must lead to the same answer once more.
        graph.answers(number, discovery.last_state()).then(|| {
            let followed = graph.is_behaviour(&discovery.path);
            if followed { Ok(discovery) } else { Err(discovery) }
        })
    })
}

/// A discovery that the model itself makes, or one among representatives.
type FollowedDiscovery<S, A> = Result<Discovery<S, A>, Discovery<S, A>>;

/// The outcome with these counts, where `discovery` gives what answered the property of a number.
fn outcome_from_counts<M: Model, F: Fingerprint>(
    counts: SearchCounts,
    properties: &[Property<M>],
    mut discovery: impl FnMut(u32) -> Option<FollowedDiscovery<M::State, M::Action>>,
) -> Outcome<M> {
    let mut verdicts = BTreeMap::new();
    for (number, property) in (0..).zip(properties) {
        let answered = counts.answered & (1u64 << number) != 0;
        let discovery = if answered { discovery(number) } else { None };
        let verdict = judge(&counts, answered, &property.expectation, discovery);
        verdicts.insert(property.name, verdict);
    }
    Outcome {
        states: counts.states,
        transitions: counts.transitions,
        depth: counts.depth,
        verdicts,
        left_boundary: counts.answered & OUTSIDE != 0,
        collision_probability: collision_probability(counts.looked_at, F::BITS),
        visited_bytes: counts.visited_bytes,
        cut: counts.cut,
    }
}

/// The verdict on one property.
fn judge<S, A>(
    counts: &SearchCounts,
    answered: bool,
    expectation: &Expectation,
    discovery: Option<FollowedDiscovery<S, A>>,
) -> PropertyVerdict<S, A> {
    match (expectation, discovery) {
        (Expectation::Eventually, _) => {
            return PropertyVerdict::NotEstablished(InconclusiveReason::Eventually);
        }
        (_, Some(Err(found))) => {
            return PropertyVerdict::NotEstablished(InconclusiveReason::Representatives(found));
        }
        (Expectation::Always, Some(Ok(discovery))) => return PropertyVerdict::Violated(discovery),
        (Expectation::Sometimes, Some(Ok(discovery))) => {
            return PropertyVerdict::Witnessed(discovery);
        }
        (Expectation::Always | Expectation::Sometimes, None) => {}
    }
    if let Some(cut) = &counts.cut {
        return PropertyVerdict::NotEstablished(InconclusiveReason::Cut(cut.clone()));
    }
    if answered {
        let words = "a state was found and could not be confirmed: the model does not answer twice \
                     in the same way, or the property distinguishes what its representative does not";
        return PropertyVerdict::NotEstablished(InconclusiveReason::Cut(StopReason::Engine(
            words.to_owned(),
        )));
    }
    match expectation {
        _ if counts.looked_at == 0 => PropertyVerdict::NotEstablished(InconclusiveReason::NoState),
        Expectation::Always => PropertyVerdict::Holds,
        Expectation::Sometimes | Expectation::Eventually => PropertyVerdict::NotWitnessed,
    }
}

impl<M, K, F> ModelGraph<M, K, F>
where
    M: Model + Send + 'static,
    M::State: Clone,
    M::Action: Clone,
    K: StateStorage<M::State>,
    F: Fingerprint,
{
    /// Whether the model itself takes these steps, each to the very state named.
    fn is_behaviour(&self, path: &Path<M::State, M::Action>) -> bool {
        let same = |one: &M::State, other: &M::State| {
            K::fingerprint::<u128>(one) == K::fingerprint::<u128>(other)
        };
        let from = std::iter::once(&path.start).chain(path.steps.iter().map(|(_, state)| state));
        let mut pairs = from.zip(&path.steps);
        self.origins().iter().any(|origin| same(origin, &path.start))
            && pairs.all(|(from, (_, to))| self.steps(from).iter().any(|(_, next)| same(next, to)))
    }
}
