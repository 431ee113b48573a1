//! `honnin schedules` as one JSON document.

use super::{Followed, Run};
use crate::json::{SCHEMA, cut};
use honnin_schedule::along::Guidance;
use honnin_schedule::campaign::{Method, Schedules};
use honnin_schedule::execution::{Outcome, RequestOutcome};
use honnin_schedule::kept::Kept;
use honnin_schedule::verdict::{InSchedules, Judged, PctBound, Reason, pct_bound};
use serde_json::{Map, Value, json};

/// A run of many schedules.
pub fn run(run: &Run<'_>) -> Value {
    let findings = &run.findings;
    let claims: Map<String, Value> =
        run.judged.iter().map(|(id, judged)| (id.to_string(), claim(judged))).collect();
    let failing: Map<String, Value> = run
        .shrunk
        .iter()
        .map(|(id, found)| {
            let kept = Kept::new(&run.scene, run.stand, *id, found);
            (id.to_string(), json!(kept))
        })
        .collect();
    let outcomes: Vec<Value> = findings
        .outcomes
        .iter()
        .map(|(outcome, times)| json!({ "times": times, "outcome": self::outcome(outcome) }))
        .collect();
    json!({
        "schema": SCHEMA,
        "sheet": run.sheet.name,
        "as": run.stand.word(),
        "scheduler": scheduler(&run.plan.method),
        "iterations": run.plan.iterations,
        "seed": run.plan.seed,
        "schedules": findings.schedules,
        "days": Schedules::days(&run.scene, &run.plan.method),
        "tasks": findings.tasks,
        "decisions": findings.decisions,
        "exhaustive": findings.exhaustive,
        "pct": pct(run),
        "claims": claims,
        "missing_witnesses": findings.missing,
        "left_the_model": findings.left.as_ref().map(|(left, found)| json!({
            "schedule": found.after,
            "fitting": left.event,
            "event": found.ran.events[left.event],
        })),
        "outcomes": outcomes,
        "failing": failing,
    })
}

fn scheduler(method: &Method) -> &'static str {
    match method {
        Method::Random => "random",
        Method::Pct { .. } => "pct",
        Method::Exhaustive => "dfs",
        Method::Guided(_) => "guided",
        Method::Replay(..) | Method::Shuttle(..) => "replay",
    }
}

fn pct(run: &Run<'_>) -> Option<Value> {
    let Method::Pct { depth } = run.plan.method else { return None };
    let PctBound { tasks, steps, depth, schedules, once, together } =
        pct_bound(&run.findings, depth, run.scene.days())?;
    Some(json!({
        "depth": depth, "tasks": tasks, "steps": steps, "schedules": schedules, "once": once,
        "together": together,
    }))
}

fn claim(judged: &Judged) -> Value {
    let mut value = match &judged.verdict {
        InSchedules::Broken { after, times } => {
            json!({ "in_schedules": "broken", "after": after, "times": times })
        }
        InSchedules::Holds => json!({ "in_schedules": "holds" }),
        InSchedules::NotBroken => json!({ "in_schedules": "not-broken" }),
        InSchedules::NotEstablished(reason) => {
            json!({ "in_schedules": "not-established", "reason": self::reason(reason) })
        }
    };
    value["expected"] = judged.expected.map(|expected| expected.word()).into();
    value
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::NothingRan => "no schedule was run".to_owned(),
        Reason::Cut(why) => cut(why),
        Reason::LeftModel => "the real system left the model".to_owned(),
        Reason::Vacuous(names) => format!("never seen: {}", names.join(", ")),
    }
}

fn outcome(outcome: &Outcome) -> Value {
    let requests: Vec<Value> = outcome
        .requests
        .iter()
        .map(|ended| match ended {
            RequestOutcome::Delivered(subjects) => json!({ "delivered": subjects }),
            RequestOutcome::Failed(failure) => json!({ "failed": failure.word() }),
            RequestOutcome::NotMade => json!("not-made"),
        })
        .collect();
    json!({ "requests": requests, "images": outcome.images })
}

/// What came of following the model's counterexamples.
pub fn followed(followed: &Followed<'_>) -> Value {
    let claims: Map<String, Value> = followed
        .claims
        .iter()
        .map(|(claim, steps, guidance)| {
            let mut value = match guidance {
                Guidance::Broke(found) => {
                    json!({ "followed": true, "broke": true, "taken": found.ran.steps() })
                }
                Guidance::DidNotBreak => json!({ "followed": true, "broke": false }),
                Guidance::Left(fitting) => json!({ "followed": false, "fitting": fitting }),
                Guidance::Failed(words) => json!({ "error": words }),
            };
            value["steps"] = (*steps).into();
            (claim.to_string(), value)
        })
        .collect();
    json!({
        "schema": SCHEMA,
        "sheet": followed.sheet.name,
        "as": followed.stand.word(),
        "scheduler": "guided",
        "claims": claims,
    })
}
