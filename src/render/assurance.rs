//! The assurance case: the argument from the evidence to what may be relied on, in the Goal
//! Structuring Notation (GSN Community Standard, version 3), as pictures and as text.
//!
//! The overview has one goal for everything; each sheet in each configuration is a module of its own, so that
//! every picture fits on a page. A leaf is what came of questions that were asked, and says where it
//! is in the evidence. A question that was not answered leaves its leaf undeveloped, and every
//! goal above it. An answer that is not what it must be makes them contested. A claim that a sheet
//! says is violated is a *defeated* goal with its counter-evidence; since that is what is said of it,
//! the goals above are.

// The argument, as a tree.
pub mod case;
// The leaves: what came of each question.
mod leaves;
// The module of one sheet in one configuration.
mod sheet;
// Where everything lies on the page.
mod layout;
// The picture.
mod svg;
mod text;

pub use case::{AssuranceCase, Module};
pub use svg::{Link, on_page, svg};
pub use text::text;
