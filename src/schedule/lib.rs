//! The real issuing system under Shuttle: every step is a choice of a scheduler.
//!
//! A task that is on its way to its next step touches nothing that others see, so it is always let
//! go on first; what a scheduler chooses from are the steps that the site has enabled, one for each
//! task. The modules, in reading order:

// What a sheet sets up: a site with its defects, and the days that may pass there.
pub mod scene;
// Its files in memory.
pub mod memory;
// One schedule: from the empty site to the evening, and its result.
pub mod execution;
// The log of a schedule along the model: claims, witnesses, and the first difference.
pub mod follow;
// Who is offered to a scheduler, and what it chose.
pub mod control;
// Schedulers that draw by chance: any step alike, or by priorities.
pub mod chance;
// A scheduler that follows a script: by label along a counterexample, by task along a kept schedule.
pub mod script;
pub mod guided;
pub mod replay;
// What schedules are to be run, and their results.
pub mod plan;
pub mod findings;
// Many schedules: outcomes, claims broken, and how far the run can be trusted.
pub mod campaign;
mod gather;
// One schedule along a counterexample of the model.
pub mod along;
// What they say of a claim, and never more than was run.
pub mod verdict;
// A run of many schedules, as documents have it.
pub mod run;
// A failing schedule with fewer context switches.
pub mod shrink;
// A failing schedule as a file.
pub mod kept;

// Every single defect against every layer that could notice it.
pub mod kill;
