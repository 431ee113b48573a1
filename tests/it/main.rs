//! Integration tests: the place where sheets, models and program meet.
//!
//! Contents, in reading order:

/// What every sheet must come to: the one table.
mod expected;
/// Random designs, random behaviours, and other material.
mod material;

/// Every sheet, every claim, every count, against the table.
mod verdicts;
/// Every negative control of the record: the sheet with one thing changed is safe.
mod controls;
/// The same failure elsewhere: public cases of other systems, and what corrects them.
mod cases;
/// Every counterexample as a story.
mod counterexamples;
/// The table of steps, and all that is said of a step elsewhere.
mod steps;
/// The findings of the public record, and what answers them.
mod record;
/// From the findings of the record to the evidence, and back.
mod traceability;
/// Order, spool and sync, each on its own.
mod parts;
/// Each claim's predicate, shown what it must refuse.
mod claims;
/// Each witness, shown what it must see and what it must not.
mod witnesses;

/// What is true of every design and every behaviour.
mod laws;
/// Symmetry: what names cannot change, and that one state of each orbit is enough.
mod symmetry;
/// Engines, limits and the verdict: nothing green that was not looked at.
mod search;
/// The engine on Timely Dataflow against Stateright's.
mod dataflow;
/// Fingerprints: that they behave like random numbers, whatever the states look like.
mod fingerprints;
/// The visited set of the engine on Timely Dataflow, beside an ordered map.
mod visited;
/// Two-phase commit, after Gray and Lamport.
mod two_phase_commit;
/// Election of a leader on a ring, after Chang and Roberts, as actors of Stateright.
mod ring_election;
/// The engine on Timely Dataflow, on models of Stateright that we did not invent.
mod dataflow_models;
/// The same on models that are small, odd or broken.
mod dataflow_verdicts;
/// A model that is not ours: from its words to verdicts, a picture and evidence.
mod own;
/// Checkpoints: a search that goes on from the disk ends as if it had never stopped.
mod checkpoints;
/// Several processes: the same words as one, and an end with words when one of them is lost.
mod cluster;
/// The condition matrix, and the formulas that say when a claim breaks.
mod matrix;
/// Remedies: the smallest changes that mend, and nothing that only seems to.
mod remedies;
/// Campaigns: what a test could have revealed.
mod campaigns;
/// Bounds: the smallest scopes that reveal a defect, and whether a sheet's own is enough.
mod bounds;
/// Work that threads take in turn.
mod turns;
/// Answers that make no difference, and sites that are the same site.
mod as_read;
/// The survey: every combination of decisions, and the rules that separate them.
mod survey;
/// No answer is complete before its last exploration.
mod complete;

/// Logs, as a real system would write them, and a slow twin of their validator.
mod logs;
/// Reading a log: one test for each thing that can be wrong with it, and its schema.
mod log;
/// Logs checked against the model.
mod trace;

/// Reading a sheet: no input makes it panic, and printing it back is the identity.
mod sheets;
/// One test for each thing that can be wrong with a sheet.
mod problems;
/// Pages, the check before they leave, events, names: what is true of any of them.
mod pure;
/// Databases and spools: what they keep, and what they refuse.
mod stores;
/// The real issuing system under Shuttle.
mod schedules;
/// Our own schedulers.
mod chance;
/// Every schedule of small scopes, counted against the model.
mod exhaustive;
/// Failing schedules: shrunk, kept, run again.
mod kept;
/// Altered files: every reader takes or refuses them.
mod mutated;
/// Sites that every implementation of the model must agree on.
mod edition;
/// Every single defect against every layer.
mod kill;
/// The same system beside a simple reference, compared after every step.
mod machine;
/// Disks, databases, servers and syncs that fail at any moment.
mod faults;
/// That system with real threads under load, and `honnin run`.
mod load;

/// Evidence: what may be altered in it and what may not, what changed, and the case that it makes.
mod evidence;
/// Evidence in the formats of other programs, and what `honnin verify` finds.
mod formats;

/// The program, started from outside.
mod program;
/// Outputs, exit codes, wrong input.
mod cli;
/// What is written where, disks that fill up, and files that are taken away.
mod files;
/// JSON in which a key is there twice.
mod json;
/// The catalogue of hostile input: what each case must end as.
mod hostile;
/// Widths, colours, languages, signals, lost output.
mod terminal;
/// Pictures: well-formed, complete, legible, and true to what they show.
mod pictures;
/// The HTML report, read as a browser reads it.
mod page;
/// The same in a real browser, where there is one.
mod browser;
/// Both message catalogues.
mod messages;
/// The house: module docs, dependency directions, committed files.
mod tidy;
