//! What a document says of the findings of the public record, and of what they rely on, as facts.

use super::Kind;
use super::facts::{Fact, States, brief, written};
use crate::asked::{About, State};
use crate::digests::sha256;
use crate::findings::Findings;
use crate::traced::{CoverageWord, FindingEvidence, TraceabilityEvidence};
use honnin_analysis::bounds::OfStand;

/// The changed sheets, and whether the scope is enough.
pub(super) fn of_sheet(
    facts: &mut Vec<Fact>,
    states: &States,
    sheet: usize,
    findings: &Findings<'_>,
) {
    let name = findings.sheet().name.as_str();
    let state = |about| states.get(&about).copied();
    for control in &findings.controls {
        let changes = written(&control.changes);
        facts.extend(control.check.claims.iter().map(|(id, judged)| {
            let at = [name, &changes, &id.to_string()];
            let fact = Fact::new(Kind::Control, &at, judged.verdict.word());
            fact.stated(Some(if judged.open() { State::NotEstablished } else { State::AsExpected }))
        }));
    }
    for stand in findings.bounds.iter().flat_map(|bounds| &bounds.stands) {
        let at = [name, stand.stand.word()];
        facts.push(Fact::new(Kind::Bounds, &at, enough(stand)).stated(state(About::Bounds(sheet))));
    }
}

fn enough(stand: &OfStand) -> &'static str {
    match stand.adequate() {
        Some(true) => "enough",
        Some(false) => "not-enough",
        None => "not-established",
    }
}

/// Each finding, and what the register says of it.
pub(super) fn of_findings(facts: &mut Vec<Fact>, record: &TraceabilityEvidence) {
    for finding in record.findings() {
        let at = [finding.finding.as_str()];
        let (word, size) = covered(finding.coverage);
        let fact = Fact::new(Kind::Finding, &at, word);
        facts.push(Fact { size: Some(size), ..fact });
        facts.push(Fact::new(Kind::Record, &at, brief(&digest(record, finding))));
    }
}

/// How much is covered; more is better.
fn covered(coverage: CoverageWord) -> (&'static str, u64) {
    match coverage {
        CoverageWord::Covered => ("covered", 2),
        CoverageWord::Partly => ("partly", 1),
        CoverageWord::NotCovered => ("not-covered", 0),
    }
}

/// The digest of what the register says, and not of what the document makes of it.
fn digest(record: &TraceabilityEvidence, finding: &FindingEvidence) -> String {
    let FindingEvidence { kind, certainty, says, cites, checks, gap, .. } = finding;
    let sources: Vec<_> = cites.iter().map(|cite| record.source(&cite.source)).collect();
    let checks: Vec<_> = checks.iter().map(|&place| &record.checks[place].check).collect();
    let said = serde_json::json!([kind, certainty, says, cites, sources, checks, gap]);
    sha256(said.to_string().as_bytes())
}
