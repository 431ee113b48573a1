//! Remedies and campaigns: what they say must be possible of the site that they are said of.

use honnin_analysis::campaigns::{Campaigns, Defect, Finding, lacking};
use honnin_analysis::remedies::{Goal, Outcome, Remedies, Remedy, choices, mended};
use honnin_models::claims::ClaimId;
use honnin_sheet::Campaign;
use std::collections::BTreeSet;

/// Whether each remedy changes what may be changed to another answer, no smaller one is beside a
/// larger, none stands twice, and what is still violated was violated before or is not the goal.
pub(super) fn remedies(remedies: &Remedies<'_>) -> bool {
    let choices = choices(remedies.sheet);
    let changes = |remedy: &Remedy| {
        let keys: BTreeSet<&str> = remedy.changes.iter().map(|(key, _)| key.name).collect();
        keys.len() == remedy.changes.len()
            && remedy.changes.iter().all(|(key, answer)| {
                choices.iter().any(|(of, others)| of == key && others.contains(answer))
            })
    };
    let reaches = |goal: Goal, remedy: &Remedy| match goal {
        Goal::EveryClaim => remedy.still_violated.is_empty(),
        Goal::SubjectIsRequester => !remedy.still_violated.contains(&ClaimId::C1),
    };
    // C8 is judged from the sheet, so that whoever reads can judge it again.
    let installed = |remedy: &Remedy| {
        let (_, as_designed) = mended(remedies.sheet, &remedy.changes);
        remedy.still_violated.contains(&ClaimId::C8) != as_designed
    };
    remedies.outcomes.iter().all(|(goal, outcome)| match outcome {
        Outcome::None | Outcome::NotEstablished => true,
        Outcome::Smallest(found) => {
            let size = found.first().map(|remedy| remedy.changes.len());
            let one_size = found.iter().all(|remedy| Some(remedy.changes.len()) == size);
            let same = |one: &Remedy, other: &Remedy| one.changes == other.changes;
            let once =
                (1..found.len()).all(|at| !found[..at].iter().any(|it| same(it, &found[at])));
            let sound = |remedy: &Remedy| {
                changes(remedy)
                    && reaches(*goal, remedy)
                    && installed(remedy)
                    && ascending(&remedy.still_violated)
            };
            one_size && once && found.iter().all(sound)
        }
    })
}

/// Whether claims stand in their order, each once.
fn ascending(claims: &[ClaimId]) -> bool {
    claims.is_sorted_by(|one, next| one < next)
}

/// Whether each campaign is asked what its site gives to ask.
pub(super) fn campaigns(campaigns: &Campaigns<'_>) -> bool {
    let asked = |(campaign, finding): &(&Campaign, Finding)| of_site(campaigns, campaign, finding);
    campaigns.findings.iter().all(asked) && same_defects(campaigns)
}

/// Whether what a violated site breaks is reached or missed, and of a site that holds there are
/// defects to reveal.
fn of_site(campaigns: &Campaigns<'_>, campaign: &Campaign, finding: &Finding) -> bool {
    let holds = || campaigns.established && campaigns.broken.is_empty();
    match finding {
        Finding::NotEstablished => true,
        Finding::OfViolation { reached, missed, beyond, lacks } => {
            let asked = |id: &ClaimId| reached.contains(id) != missed.contains(id);
            let told = reached.len() + missed.len() == campaigns.broken.len();
            told && !campaigns.broken.is_empty()
                && campaigns.broken.iter().all(asked)
                && ascending(beyond)
                && !beyond.iter().any(|id| campaigns.broken.contains(id))
                && *lacks == lacking(campaigns.sheet, campaign)
        }
        Finding::BeyondTheSheet { broken } => holds() && !broken.is_empty() && ascending(broken),
        Finding::OfDefects { revealed, hidden } => {
            let choices = choices(campaigns.sheet);
            let known = |defect: &Defect| {
                let of = choices.iter().find(|(key, _)| *key == defect.key);
                of.is_some_and(|(_, others)| others.contains(&defect.answer))
                    && !defect.breaks.is_empty()
                    && ascending(&defect.breaks)
            };
            holds() && revealed.iter().chain(hidden).all(known)
        }
    }
}

/// Whether every campaign of a site that holds is asked of the same defects, each once.
fn same_defects(campaigns: &Campaigns<'_>) -> bool {
    let asked = campaigns.findings.iter().filter_map(|(_, finding)| match finding {
        Finding::OfDefects { revealed, hidden } => {
            let name = |defect: &Defect| format!("{} = {}", defect.key.name, defect.answer);
            let names: BTreeSet<String> = revealed.iter().chain(hidden).map(name).collect();
            Some((names.len() == revealed.len() + hidden.len()).then_some(names))
        }
        _ => None,
    });
    let asked: Vec<Option<BTreeSet<String>>> = asked.collect();
    asked.iter().all(|names| names.is_some() && *names == asked[0])
}
