//! What a document holds and no finding of the public record relies on: verdicts, rows of the kill
//! matrix that break a claim, and campaigns. It is there to verify the design.

use super::Resolved;
use crate::ConsistentEvidence;
use honnin_analysis::Verdict;
use honnin_models::claims::ClaimId;

/// Something that no finding relies on. Sheets, checks, contexts and rows are numbered as in the
/// document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unrelied {
    /// The verdict on a claim, by the sheet and the check.
    Verdict(usize, usize, ClaimId),
    /// A campaign of a sheet.
    Campaign(usize, usize),
    /// A context of the kill matrix, and a row of it.
    Row(usize, usize),
}

impl Unrelied {
    /// Where it is in the document: a JSON pointer.
    pub fn pointer(&self) -> String {
        match self {
            Unrelied::Verdict(sheet, check, claim) => verdict(*sheet, *check, *claim),
            Unrelied::Campaign(sheet, place) => {
                format!("/sheets/{sheet}/campaigns/findings/{place}")
            }
            Unrelied::Row(context, row) => format!("/kill/contexts/{context}/rows/{row}"),
        }
    }
}

/// Where a verdict is in a document.
pub fn verdict(sheet: usize, check: usize, claim: ClaimId) -> String {
    format!("/sheets/{sheet}/checks/{check}/claims/{claim}")
}

/// Everything of a document that none of these checks speaks of, or of a part of it.
pub(crate) fn unrelied(checked: &ConsistentEvidence, checks: &[Resolved<'_>]) -> Vec<Unrelied> {
    let places: Vec<&str> =
        checks.iter().filter_map(|it| it.answer.as_ref()).map(|it| it.at.as_str()).collect();
    let relied = |one: &Unrelied| {
        let own = one.pointer();
        let within = |at: &&str| {
            at.strip_prefix(&own).is_some_and(|it| it.is_empty() || it.starts_with('/'))
        };
        places.iter().any(within)
    };
    everything(checked).into_iter().filter(|one| !relied(one)).collect()
}

fn everything(checked: &ConsistentEvidence) -> Vec<Unrelied> {
    let mut all = Vec::new();
    for (sheet, found) in checked.findings().iter().enumerate() {
        for (place, check) in found.checks.iter().enumerate() {
            // A claim that is not made of a site is not judged there.
            let made = check.claims.iter().filter(|(_, it)| it.verdict != Verdict::NotClaimed);
            all.extend(made.map(|(&claim, _)| Unrelied::Verdict(sheet, place, claim)));
        }
        let campaigns = found.campaigns.as_ref().map_or(0, |it| it.findings.len());
        all.extend((0..campaigns).map(|place| Unrelied::Campaign(sheet, place)));
    }
    for (context, part) in checked.kill().iter().enumerate() {
        let breaking = (0..part.rows.len()).filter(|&row| !part.rows[row].breaks.is_empty());
        all.extend(breaking.map(|row| Unrelied::Row(context, row)));
    }
    all
}
