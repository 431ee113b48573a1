//! The steps of a system that prints certificates at kiosks (コンビニ交付): what they are called, what
//! they are taken with, who takes them, and what a log says of them.
//!
//! This is the vocabulary that the models and a real issuing system share. It knows no guard and no
//! effect, no state and no thread: what a step *means* is said by a model, and done by a system.
//!
//! A step is declared once, as a row of one [table]. From the row follow
//!
//! - the variant of [`Step`], with its name and its parameters, and its place in the order of steps;
//! - how a step is renamed ([`Step::renamed`]), and which steps there are in a site of a certain
//!   size ([`Step::each`]);
//! - the variant of [`event::Action`], and so the JSON and the JSON Schema of its event;
//! - who takes it ([`Actor`], [`event::Source`]), and which fields its event may carry.

// What a step is taken with.
mod parameter;
pub use parameter::{Counts, Parameter};
// Who takes a step.
mod actor;
pub use actor::Actor;
// What a table declares.
mod declare;
// The one table.
pub mod table;
pub use table::{Row, Step, Visit};
// One line of a log for each step.
pub mod event;
