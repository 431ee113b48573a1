//! What follows from a sheet: which conditions a failure needs, what would prevent it, and whether
//! the tests of the record could have found it.

// The shortest formula for a set of subsets.
pub mod formula;
// All subsets of a sheet's conditions, each a check.
pub mod matrix;
// The smallest sets of decisions that make claims hold.
pub mod remedies;
// Tests, and what each could reveal.
pub mod campaigns;
