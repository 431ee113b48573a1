//! `honnin schedules` as one JSON document.

use super::{FollowedAll, ScheduleRunOfSheet};
use crate::json::document;
use honnin_analysis::OfSheet;
use honnin_schedule::along::FollowedCounterexample;
use honnin_schedule::kept::KeptSchedule;
use honnin_schedule::run::ScheduleRun;
use serde_json::{Value, json};

/// A run of many schedules. Of the schedules that break a claim it has those with few context switches.
pub fn run(run: &ScheduleRunOfSheet<'_>) -> Value {
    let shrunk = run.shrunk.iter();
    let kept = shrunk
        .map(|(&id, found)| (id, KeptSchedule::new(&run.scene, run.configuration, id, found)));
    let written = ScheduleRun {
        kept: kept.collect(),
        ..ScheduleRun::new(run.sheet, run.configuration, &run.plan, &run.findings)
    };
    document(OfSheet::new(run.sheet, &written))
}

/// The model's counterexamples, followed through the real code.
pub fn followed(followed: &FollowedAll<'_>) -> Value {
    let all = followed.claims.iter().map(|(claim, steps, guidance)| FollowedCounterexample {
        configuration: followed.configuration,
        claim: *claim,
        steps: *steps,
        end: guidance.end(),
    });
    document(json!({
        "name": followed.sheet.name,
        "file": followed.sheet.file,
        "followed": all.collect::<Vec<_>>(),
    }))
}
