//! What was established, rendered for a terminal, a program or a file.

// Words that several reports share.
pub mod words;
// The decisions of a site in words.
pub mod decisions;
// What several renderings tell alike.
pub mod compose;
// Answers to `honnin check`.
pub mod verdicts;
// The same failure elsewhere: public cases of other systems.
pub mod elsewhere;
// A counterexample told step by step.
pub mod story;
// The state at a step, told in a few lines.
pub mod situation;
// Answers to `honnin matrix`.
pub mod matrix;
// Answers to `honnin remedies`.
pub mod remedies;
// Answers to `honnin campaigns`.
pub mod campaigns;
// Answers to `honnin bounds`.
pub mod bounds;
// What all pictures are drawn on.
mod canvas;
// Answers to `honnin survey`.
pub mod survey;
// Pictures for people who read the report.
pub mod picture;
// Answers to `honnin schedules` and `honnin replay`.
pub mod schedules;
// Answers to `honnin kill`.
pub mod kill;
// Answers to `honnin run`.
pub mod run;
// The argument from the evidence to what may be relied on.
pub mod assurance;
// Answers to `honnin compare`.
pub mod compare;
// Every finding of the public record, with what the evidence says of the checks that answer it.
pub mod traceability;
// Every check, counted by how far its result can be trusted.
pub mod checks;
// What each way of looking says of a site.
pub mod layers;
// What the suite cannot see.
pub mod gaps;
mod sheet_section;
// The committed report, in Markdown.
pub mod markdown;
// The report as one HTML page.
pub mod page;
// One JSON document for other programs.
pub mod json;
// The checks, named for other programs, with what is wrong in a sentence.
pub mod cases;
// Failing verdicts as annotations of GitHub.
pub mod annotations;
// Statements of in-toto, signed or not.
pub mod attestation;
// Evidence and attestations checked against what they are about.
pub mod verify;
// A file of a report.
pub mod file;
// The forms that evidence is rendered in.
pub mod rendering;
// Whether the files that are there are those that would be made.
pub mod freshness;
// How long it took.
pub mod measurements;
// Answers to `honnin trace`.
pub mod trace;
// The answer about a model that is not ours.
pub mod own;
