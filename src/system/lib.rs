//! A real issuing system (コンビニ交付システム): app servers, order control, spool, registry, replicas.
//!
//! It works at the grain of the models without knowing them: each step takes effect inside one
//! lock, where it is also logged. What a sheet decides is a [defect] that is off unless
//! switched on, so that the incidents can be re-enacted in real code. The modules, in reading
//! order:

// What is logged: one line for each step.
pub mod log;
// The one door for concurrency, timers and chance.
pub mod runtime;
// How a site is made, and what may be unsafe about it.
pub mod defect;
pub mod setup;
// What can go wrong outside the design.
pub mod trouble;

// A resident's record; the databases that keep it and the order.
pub mod record;
pub mod database;
// A document's pages as bytes; where they are stored; the check before they leave.
pub mod page;
pub mod storage;
pub mod spool;
pub mod output_check;

// What the servers share, and the steps as they take effect.
pub mod site;
// Who takes the steps: app servers, the sync, and everything from outside.
mod app_server;
pub mod sync;
mod clock;
pub mod reconcile;
// Everything at once: a day to its end, or requests one after the other under load.
pub mod day;
pub mod load;
