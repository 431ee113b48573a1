//! How far a search may go, and what stops it.

use serde::{Deserialize, Serialize};
use std::num::NonZeroU64;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Bounds that a user sets on each search. None by default: a search runs to its end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most distinct states to explore.
    pub max_states: Option<NonZeroU64>,
    /// The most seconds to take.
    pub max_seconds: Option<NonZeroU64>,
    /// The most bytes of memory that one process may use for states.
    pub max_memory: Option<NonZeroU64>,
}

/// Why a search ended before every state was visited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum StopReason {
    /// As many states as allowed were explored.
    States(u64),
    /// As many seconds as allowed have passed.
    Seconds(u64),
    /// As many bytes of memory as allowed are in use.
    Memory(u64),
    /// As many schedules as allowed were run, and there are more.
    Schedules(u64),
    /// The user stopped it.
    Interrupted,
    /// The engine failed, or two engines disagreed; the error's own message.
    Engine(String),
}

/// Set once when the user asks everything to stop.
pub type Interrupt = Arc<AtomicBool>;

/// How a long search is going.
#[derive(Clone, Copy, Debug)]
pub struct SearchProgress {
    /// Distinct states found so far.
    pub states: u64,
    /// Steps from the start to the states being explored.
    pub depth: u64,
    /// Time since the search began.
    pub elapsed: Duration,
}
