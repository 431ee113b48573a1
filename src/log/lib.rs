//! The event log of a real system, checked against the model: is this log a behaviour of the site?
//!
//! The schema of a log is in [`honnin_steps::event`]. [`read::read_log`] turns a file into a
//! [`Log`] or into everything that is wrong with it. [`Validator`] searches for an order of the
//! events, each source keeping its own, in which the model can take every step as it was logged.
//! [`claims::judge`] checks whether the claims hold in the log itself, whatever the model says.
//!
//! A log and the model differ in grain in these ways, and in no other:
//!
//! - **abort**: the model knows no faults. An aborted request fails from wherever it is: its image
//!   is dropped and its holds are released.
//! - **drop**: a feed that loses a change may not know it. Where the site's feed is lossy and a log
//!   has no `drop` at all, losses are free.
//! - **tick**: where keys are made of seconds and a log has no `tick` at all, seconds pass freely.
//! - **residents**: in the model request *r* is made by resident *r*. In a log a resident may come
//!   again, once the request before is settled.
//! - **numbers**: the budgets of a sheet's scope bound a search, not a log: how many requests,
//!   changes, timeouts, seconds and nights there are, and how close arrivals come, is free.
//! - **names**: what a file is called, which kind of document it is, and why a request was aborted
//!   are not the model's matter. What a timeout or an abort erased is judged by C6 alone.
//!
//! The modules, in reading order:

// From lines to a log, or to everything that is wrong with it.
pub mod read;
// The JSON Schema of a line.
pub mod schema;
// Whether it is of the site that it is checked against.
pub mod header;
// What the event of a step says.
mod content;
// Whether the claims hold in the log itself.
pub mod claims;
mod files;
// What is known of each event before the search.
mod plan;
// An unbounded log in the model's fixed slots.
mod ledger;
mod window;
// One event against one state.
mod fit;
mod lasting;
// What the versions say of every order.
mod versions;
// The orders of the events, depth-first.
mod path;
mod search;
// The answer.
pub mod validate;
// Whether all logs of one site are logs of another.
pub mod inclusion;

pub use fit::{FieldValue, Misfit};
pub use read::{Log, Logged, SourceOrder};
pub use validate::{LogOutcome, Validation, ValidationOptions, Validator, validate};
pub use window::Limit;
