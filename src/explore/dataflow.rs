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
pub mod checkpoint;
pub mod cluster;
mod meeting;
pub mod search;
