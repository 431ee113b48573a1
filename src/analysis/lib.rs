//! What follows from a sheet: search engines behind one trait and the verdicts; which conditions a
//! failure needs, what would prevent it, and whether the tests of the record could have found it. And
//! what follows for all sites at once.
//!
//! An engine visits the states of a site and says what it saw ([`Exploration`]); it judges nothing.
//! The [verdict] is computed from that and from nothing else, so that no engine's idea of success
//! can turn a search that was cut short into a claim that holds.

// The task of an engine, and its result.
pub mod engine;
mod guard;
mod watched;
// The engine that runs on Stateright's checkers.
pub mod stateright;
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
// A result with the sheet that it is of.
mod of_sheet;
// Work in many pieces, which threads take in turn.
pub mod turns;

// The shortest formula for a set of subsets.
pub mod formula;
// All subsets of a sheet's conditions, each a check.
pub mod matrix;
// A sheet with some answers changed, checked.
pub mod controls;
// The smallest sets of decisions that make claims hold.
pub mod remedies;
// Tests, and what each could reveal.
pub mod campaigns;
// The smallest scope that reveals each defect, and whether a sheet's own is enough.
pub mod bounds;
// Every combination of decisions, and the rules that separate the safe from the unsafe.
pub mod survey;

// A model that is not ours: any Stateright model, with the words that explain it.
pub mod own;

pub use check::{JudgedClaim, SheetCheck};
pub use engine::{Engine, Exploration};
pub use honnin_search::limits::{Limits, StopReason};
pub use of_sheet::OfSheet;
pub use search::SiteSearch;
pub use verdict::{NotEstablishedReason, Verdict, Verdicts};
