//! honnin (本人, "the person in question"): does the paper that comes out belong to the person who
//! asked?
//!
//! The library behind the program of the same name. The models stand in [`honnin_models`]; here
//! they are read from sheets, searched, judged and reported. The modules, in reading order; each
//! uses only those above it:

// The sources that the program was built from, by their digests.
pub mod sources;
// Files that one process holds at a time.
pub mod hold;
// Files, read up to a size.
pub mod capped;
// One message catalogue per language.
pub mod messages;
// Reading a sheet (チェックシート): what an engineer says of a site.
pub mod sheet;
// The record: findings of the public documents, and what answers them.
pub mod record;
// Search engines behind one trait, and the verdict.
pub mod explore;
// What follows from a sheet: condition matrix, remedies, campaigns, survey.
pub mod cause;
// A real issuing system, to be run under threads and under Shuttle.
pub mod issuance;
// Its event log, held against the model.
pub mod trace;
// That system under Shuttle: every step a choice of a scheduler.
pub mod schedule;
// Every single defect against every layer that could notice it.
pub mod kill;
// What was established, rendered for a terminal, a program or a file.
pub mod report;
// The command line.
pub mod cli;
