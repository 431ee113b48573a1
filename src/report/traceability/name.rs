//! The id of a check: short, the same in every document, and another for every check.

use honnin_models::claims::ClaimId;
use honnin_models::keys::Answer;
use honnin_models::record::CheckedBy;

/// The id of a check: its kind, what it is about, and what the register relies on.
pub fn name(by: &CheckedBy) -> String {
    match by {
        CheckedBy::Verdict { sheet, stand, claim, outcome } => {
            format!("verdict {sheet} {} {claim} {}", stand.word(), outcome.word())
        }
        CheckedBy::Condition { sheet, condition, claim, needed } => {
            let needed = if *needed { "needed" } else { "not-needed" };
            format!("condition {sheet} {condition} {claim} {needed}")
        }
        CheckedBy::Changed { sheet, changes, claim, outcome } => {
            format!("changed {sheet} {} {claim} {}", settings(changes), outcome.word())
        }
        CheckedBy::Campaign { sheet, campaign, reaches, misses } => {
            let (reaches, misses) = (joined(reaches), joined(misses));
            format!("campaign {sheet} \"{campaign}\" reaches:{reaches} misses:{misses}")
        }
        CheckedBy::Plan { sheet, campaign, key, answer, claim, revealed } => {
            let revealed = if *revealed { "revealed" } else { "hidden" };
            format!("plan {sheet} \"{campaign}\" {key}={answer} {claim} {revealed}")
        }
        CheckedBy::Kill { sheet, key, answer, claim } => {
            format!("kill {sheet} {key}={answer} {claim}")
        }
        CheckedBy::Schedules { sheet, stand, claim } => {
            format!("schedules {sheet} {} {claim}", stand.word())
        }
        CheckedBy::Trace { claim } => format!("trace {claim}"),
        CheckedBy::Bounds { sheet, claim } => format!("bounds {sheet} {claim}"),
        CheckedBy::Survey { claim } => format!("survey {claim}"),
    }
}

fn settings(changes: &[(&str, Answer)]) -> String {
    let written: Vec<String> =
        changes.iter().map(|(key, answer)| format!("{key}={answer}")).collect();
    written.join(",")
}

fn joined(claims: &[ClaimId]) -> String {
    let ids: Vec<String> = claims.iter().map(ClaimId::to_string).collect();
    ids.join(",")
}
