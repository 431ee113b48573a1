//! What makes searches fast: states in few bytes, successors without a list of steps, one state for
//! all that differ in names only.
//!
//! Nothing here knows a step, or a field of the state, by name. Steps are enumerated as the table of
//! steps declares them; of its fields each [part](crate::part) says what is asked for here.

mod expand;
mod layout;
mod symmetry;

pub use layout::Layout;
