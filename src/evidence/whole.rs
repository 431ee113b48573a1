//! What the parts of a document must say together: nothing that was asked is left out, and nothing
//! says more than the rest of the document bears out.
//!
//! Whoever reads evidence has not seen the searches and runs. So what follows from something else in
//! the document is derived from it again, and a document that says otherwise is refused: a claim
//! that is said to hold although its search was cut, a counterexample whose steps the site cannot
//! take, a run that is missing.

use crate::findings::Findings;
use honnin_analysis::bounds::OfStand;
use honnin_analysis::{Check, Judged};
use honnin_sheet::Settings;
use std::collections::BTreeSet;

// What follows from a check: remedies and campaigns.
mod causes;
// Schedules, counterexamples that were followed, logs.
mod runs;
pub(super) use runs::runs;
// The kill matrix.
mod kill;
pub(super) use kill::kill;
// One site comes to the same wherever the document speaks of it.
pub(super) mod agreement;

/// Whether all that follows from a sheet is there, and speaks of the site that its last check does.
pub(super) fn findings(findings: &Findings<'_>) -> bool {
    let Some(check) = findings.checks.last() else { return false };
    let sheet = check.sheet;
    let broken = check.violated();
    let of_behaviour =
        || broken.iter().filter(|id| id.claim().check().is_some()).copied().collect::<Vec<_>>();
    let established = !check.claims.values().any(Judged::open);
    let remedies = match &findings.remedies {
        None => established && broken.is_empty(),
        Some(found) => {
            found.established == established && found.broken == broken && causes::remedies(found)
        }
    };
    let campaigns = match &findings.campaigns {
        None => sheet.campaigns.is_empty(),
        // Where the site could not be judged, nothing is said of what it breaks.
        Some(found) if !established => !found.established && found.broken.is_empty(),
        Some(found) => found.established && found.broken == of_behaviour(),
    };
    let campaigns = campaigns && findings.campaigns.as_ref().is_none_or(causes::campaigns);
    let matrix = match &findings.matrix {
        None => sheet.conditions.is_empty(),
        // The first row has every condition: it is the site itself.
        Some(found) => found.rows.first().is_some_and(|row| {
            row.verdicts.iter().all(|(id, v)| v.word() == check.claims[id].verdict.word())
        }),
    };
    remedies && campaigns && matrix && controls(findings) && bounds(findings)
}

/// Whether each set of changes was checked once, and changes each answer once.
fn controls(findings: &Findings<'_>) -> bool {
    let changes: Vec<_> = findings.controls.iter().map(|control| &control.changes).collect();
    let once = |settings: &Settings| {
        let keys: BTreeSet<&str> = settings.iter().map(|(key, _)| key.name).collect();
        keys.len() == settings.len()
    };
    (1..changes.len()).all(|place| !changes[..place].contains(&changes[place]))
        && changes.iter().all(|settings| once(settings))
}

/// Whether what breaks within a scope is what its check says, where both are known.
fn bounds(findings: &Findings<'_>) -> bool {
    let Some(bounds) = &findings.bounds else { return true };
    let same = |(stand, check): (&OfStand, &Check<'_>)| {
        let open = check.claims.values().any(Judged::open);
        let mut broken = check.violated();
        broken.retain(|id| id.claim().check().is_some());
        open || stand.broken.as_ref().is_none_or(|known| *known == broken)
    };
    bounds.stands.iter().zip(&findings.checks).all(same)
}
