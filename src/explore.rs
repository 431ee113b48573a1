//! Search engines behind one trait, and the verdict.
//!
//! An engine visits the states of a site and says what it saw ([`Exploration`]); it judges nothing.
//! The [verdict] is computed from that and from nothing else, so that no engine's idea of success
//! can turn a search that was cut short into a claim that holds.

// How far a search may go, and what stops it.
pub mod limits;
// What an engine is asked, and what it answers.
pub mod engine;
mod watched;
// The engine that runs on Stateright's checkers.
pub mod stateright;
// The engine that runs on Timely Dataflow.
pub mod dataflow;
// A site as a graph, and that engine for sites.
pub mod sites;
mod ordered;
pub mod distributed;
// Three verdicts, and no other.
pub mod verdict;
// The search that commands share: one engine, its limits, and what it found already.
pub mod search;
// A sheet's claims, judged.
pub mod check;
// Work in many pieces, which threads take in turn.
pub mod turns;

pub use check::{Check, Judged};
pub use engine::{Engine, Exploration};
pub use limits::{Cut, Limits};
pub use search::Search;
pub use verdict::{Reason, Verdict};
