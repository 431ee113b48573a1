//! What follows from a sheet: which conditions a failure needs, what would prevent it, and whether
//! the tests of the record could have found it. And what follows for all sites at once.

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
