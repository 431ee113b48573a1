//! Breadth-first search of models on Timely Dataflow: one thread, many, or many processes.
//!
//! This crate can be used by itself. It runs any [`stateright::Model`] whose states are
//! `Clone + Hash + Send`, without a change to the model:
//!
//! ```
//! use honnin_search::{PropertyVerdict, check};
//! use stateright::{Model, Property};
//! use std::num::NonZeroUsize;
//!
//! /// Two jugs of 3 and 5 litres, a tap and a sink.
//! #[derive(Clone)]
//! struct Jugs;
//!
//! #[derive(Clone, Debug, PartialEq)]
//! enum Action { Fill(usize), Empty(usize), Pour(usize) }
//!
//! impl Model for Jugs {
//!     type State = [u8; 2];
//!     type Action = Action;
//!
//!     fn init_states(&self) -> Vec<[u8; 2]> {
//!         vec![[0, 0]]
//!     }
//!
//!     fn actions(&self, _: &[u8; 2], actions: &mut Vec<Action>) {
//!         for jug in [0, 1] {
//!             actions.extend([Action::Fill(jug), Action::Empty(jug), Action::Pour(jug)]);
//!         }
//!     }
//!
//!     fn next_state(&self, litres: &[u8; 2], action: Action) -> Option<[u8; 2]> {
//!         const SIZE: [u8; 2] = [3, 5];
//!         let mut next = *litres;
//!         match action {
//!             Action::Fill(jug) => next[jug] = SIZE[jug],
//!             Action::Empty(jug) => next[jug] = 0,
//!             Action::Pour(from) => {
//!                 let poured = litres[from].min(SIZE[1 - from] - litres[1 - from]);
//!                 next[from] -= poured;
//!                 next[1 - from] += poured;
//!             }
//!         }
//!         Some(next)
//!     }
//!
//!     fn properties(&self) -> Vec<Property<Jugs>> {
//!         vec![
//!             Property::always("nothing is spilt", |_, litres: &[u8; 2]| litres[0] <= 3 && litres[1] <= 5),
//!             Property::sometimes("four litres", |_, litres: &[u8; 2]| litres[1] == 4),
//!         ]
//!     }
//! }
//!
//! let two = NonZeroUsize::new(2).unwrap();
//! let outcome = check(Jugs).workers(two).run()?;
//! assert_eq!((outcome.states, outcome.transitions), (16, 96));
//! assert_eq!(*outcome.verdict("nothing is spilt"), PropertyVerdict::Holds);
//! let four = outcome.verdict("four litres").discovery().unwrap();
//! assert_eq!(four.steps(), 6);
//! assert_eq!(*four.last_state(), [3, 4]);
//! // These states are plain bytes, so the fast path will do.
//! assert_eq!(check(Jugs).plain().run()?.states, 16);
//! # Ok::<(), honnin_search::CheckError>(())
//! ```
//!
//! # What it guarantees
//!
//! - **The same counts as Stateright.** The states are those that `spawn_bfs` visits when nothing
//!   ends it early; the transitions are its `state_count` less the start states. A search here goes
//!   on when all properties are decided, and also when there are none.
//! - **The shortest discoveries, and always the same.** Levels are searched one after the other, and
//!   of several answers at one level the one with the least fingerprint is given. So a counterexample
//!   depends neither on the number of workers or processes nor on their speed. Only where several
//!   actions lead from one state to the same next one is the first that the model names taken: a
//!   model that names its actions in an arbitrary order, as a `HashMap` does, gives one of them.
//! - **No state is skipped silently.** A property [holds](PropertyVerdict::Holds) when every state
//!   was explored, and never otherwise. A search that a limit or an interrupt cut short, a model
//!   that panics or that answers differently the second time: all end with properties that are [not
//!   established](PropertyVerdict::NotEstablished), for a reason. What was discovered by then
//!   stays.
//! - **Little memory.** Where there are many, a state that was seen takes less than 16 bytes (27 with
//!   128-bit fingerprints), a state that waits takes its own size and its fingerprint. States wait
//!   for one level only.
//!
//! # How states are kept
//!
//! | | requires of a state | named by | several processes |
//! | --- | --- | --- | --- |
//! | [`check()`] | `Clone + Hash + Send` | its `Hash` | no |
//! | [`Check::portable`] | also `Serialize + DeserializeOwned` | its `Hash` | yes |
//! | [`Check::plain`] | `Copy`, and zerocopy's `IntoBytes + TryFromBytes + Immutable` | its bytes | yes |
//!
//! Several processes need the feature `cluster`.
//!
//! # What it does not do
//!
//! - `eventually` properties are not decided: a search that does not remember how it reached a
//!   state cannot decide them.
//! - Two states with one fingerprint are taken for one. The [outcome](Outcome) gives the
//!   probability for a hash that behaves like a random function, as ours is tested to do. It cannot
//!   make up for a `Hash` that feeds the same data for different states, as Stateright's
//!   `HashableHashSet` does where two of them are adjacent: an element that moves from one to the
//!   other is not noticed.
//! - The processes of a cluster must hash alike: the same program, and for collections of Stateright
//!   also processors with the same features. Plain bytes hash alike everywhere.
//! - What a state keeps on the heap is not counted towards the limit on memory.
//! - A [representative](Check::representative) for many states is not verified. With one that is
//!   not the same for all states that it might represent, as a sort by part of the state is, the
//!   number of states is that of all the representatives there are; Stateright's depth-first search
//!   then visits fewer, how many depends on its order.
//! - A model has at most 63 properties, each with a different name.

// How far a search may go, what stops it, and how it is going.
pub mod limits;
// The names of states.
pub mod fingerprint;
// What is searched, as a worker sees it.
pub mod graph;
// How the states of a model wait and travel.
pub mod storage;
// A model of Stateright as a graph.
pub mod model;
// What is checked in a model.
pub mod check;
// The outcome.
pub mod outcome;

// The states that a worker has seen.
pub mod visited;
// Those that are still to be explored.
pub mod frontier;
// The counts of a search, on which all workers agree.
pub mod counts;
// One worker's search, level by level.
pub mod worker;
// The way back from a state to the start.
pub mod trace_back;

// What workers send each other,
pub mod envelope;
// how it reaches them,
pub mod wire;
// what those of one process share,
pub mod control;
// how processes find each other, where there are several,
#[cfg(feature = "cluster")]
pub mod cluster;
#[cfg(not(feature = "cluster"))]
#[path = "no_cluster.rs"]
mod cluster;
#[cfg(feature = "cluster")]
mod meeting;
// and what they leave on disk, to go on from.
pub mod checkpoint;
// A search as a whole, for any graph.
pub mod search;

pub use check::{Check, CheckError, check, check_made};
pub use outcome::{Discovery, InconclusiveReason, Outcome, PropertyVerdict};
