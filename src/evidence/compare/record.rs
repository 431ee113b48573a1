//! What a document says of the findings of the public record, and of what they rely on, as facts.

use super::facts::{CheckStates, Fact, brief};
use super::{ChangeKind, DocumentPlace, PlacePart, StatedValue, Word};
use crate::checks::{About, CheckState};
use crate::digests::sha256;
use crate::sheet::SheetFindings;
use crate::traced::{FindingEvidence, TraceabilityEvidence};
use honnin_analysis::bounds::OfConfiguration;
use honnin_record::Coverage;

/// The changed sheets, and whether the scope is enough.
pub(super) fn of_sheet(
    facts: &mut Vec<Fact>,
    states: &CheckStates,
    sheet: usize,
    found: SheetFindings<'_>,
) {
    let sheet_place = DocumentPlace::from([PlacePart::Sheet(found.name.clone())]);
    let state = |about| states.get(&about).copied();
    for control in &found.controls {
        facts.extend(control.check.claims.iter().map(|(&id, judged)| {
            let changes = PlacePart::Changes(control.changes.clone());
            let at = sheet_place.below([changes, PlacePart::Claim(id)]);
            let fact = Fact::new(ChangeKind::Control, at, judged.verdict.word());
            fact.stated(Some(if judged.is_inconclusive() {
                CheckState::NotEstablished
            } else {
                CheckState::AsExpected
            }))
        }));
    }
    for configuration in found.bounds.iter().flat_map(|bounds| &bounds.configurations) {
        let at = DocumentPlace::site(&found.name, configuration.configuration);
        facts.push(
            Fact::new(ChangeKind::Bounds, at, enough(configuration))
                .stated(state(About::Bounds(sheet))),
        );
    }
}

fn enough(configuration: &OfConfiguration) -> Word {
    match configuration.adequate() {
        Some(true) => Word::Enough,
        Some(false) => Word::NotEnough,
        None => Word::NotEstablished,
    }
}

/// Each finding, and what the register says of it.
pub(super) fn of_findings(facts: &mut Vec<Fact>, record: &TraceabilityEvidence) {
    for finding in record.findings() {
        let at = || [PlacePart::Finding(finding.finding.clone())];
        let (word, size) = covered(finding.coverage);
        facts.push(Fact::new(ChangeKind::Finding, at(), word).of_size(size));
        facts.push(Fact::new(ChangeKind::Record, at(), digest(record, finding)));
    }
}

/// How much is covered; more is better.
fn covered(coverage: Coverage) -> (Word, u64) {
    match coverage {
        Coverage::Covered => (Word::Covered, 2),
        Coverage::Partly => (Word::Partly, 1),
        Coverage::NotCovered => (Word::NotCovered, 0),
    }
}

/// The digest of what the register says, and not of what the document makes of it.
fn digest(record: &TraceabilityEvidence, finding: &FindingEvidence) -> StatedValue {
    let FindingEvidence { kind, certainty, says, cites, checks, gap, .. } = finding;
    let sources: Vec<_> = cites.iter().map(|cite| record.source(&cite.source)).collect();
    let checks: Vec<_> = checks.iter().map(|&place| &record.checks[place].check).collect();
    let said = serde_json::json!([kind, certainty, says, cites, sources, checks, gap]);
    brief(&sha256(said.to_string().as_bytes()))
}
