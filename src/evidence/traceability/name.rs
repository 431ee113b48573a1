//! The id of a check: short, the same in every document, and another for every check.

use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_record::FindingCheck;

/// The id of a check: its kind, what it is about, and what is relied on.
pub fn name(by: &FindingCheck) -> String {
    match by {
        FindingCheck::Verdict { sheet, configuration, claim, verdict } => {
            format!("verdict {sheet} {} {claim} {}", configuration, verdict)
        }
        FindingCheck::Condition { sheet, condition, claim, needed } => {
            let needed = if *needed { "needed" } else { "not-needed" };
            format!("condition {sheet} {condition} {claim} {needed}")
        }
        FindingCheck::Changed { sheet, changes, claim, verdict } => {
            format!("changed {sheet} {} {claim} {}", settings(changes), verdict)
        }
        FindingCheck::Campaign { sheet, campaign, reaches, misses } => {
            let (reaches, misses) = (joined(reaches), joined(misses));
            format!("campaign {sheet} \"{campaign}\" reaches:{reaches} misses:{misses}")
        }
        FindingCheck::Plan { sheet, campaign, defect, claim, revealed } => {
            let revealed = if *revealed { "revealed" } else { "hidden" };
            format!("plan {sheet} \"{campaign}\" {} {claim} {revealed}", defect)
        }
        FindingCheck::Kill { sheet, defect, claim } => {
            format!("kill {sheet} {} {claim}", defect)
        }
        FindingCheck::Schedules { sheet, configuration, claim } => {
            format!("schedules {sheet} {} {claim}", configuration)
        }
        FindingCheck::Trace { sheet, configuration, claim } => {
            format!("trace {sheet} {} {claim}", configuration)
        }
        FindingCheck::Bounds { sheet, claim } => format!("bounds {sheet} {claim}"),
        FindingCheck::Survey { claim } => format!("survey {claim}"),
    }
}

fn settings(changes: &[Setting]) -> String {
    changes.iter().map(Setting::to_string).collect::<Vec<_>>().join(", ")
}

fn joined(claims: &[ClaimId]) -> String {
    let ids: Vec<String> = claims.iter().map(ClaimId::to_string).collect();
    ids.join(",")
}
