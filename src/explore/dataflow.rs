//! Search on Timely Dataflow.

pub mod fingerprint;
pub mod visited;
pub mod graph;
pub mod frontier;
pub mod mail;
pub mod control;
pub mod wire;
pub mod worker;
pub mod trace_back;
pub mod cluster;
pub mod search;
pub mod storage;
pub mod model;
pub mod outcome;
pub mod check;

pub use check::{Check, Refused, check, check_made};
pub use outcome::{Discovery, Outcome, Reason, Verdict};
