//! The register that this program was built with, as a document has it.

use crate::checked::Check;
use crate::confirmation::{Confirmation, State};
use crate::digests::sha256;
use crate::register::{CiteEvidence, GapEvidence, NamedSheet, SourceEvidence};
use crate::traced::{CheckedEvidence, FindingEvidence, GroupEvidence, TraceabilityEvidence};
use honnin_models::sheets;
use honnin_record as record;

impl TraceabilityEvidence {
    /// The register that this program was built with. Nothing is looked up yet.
    pub(super) fn built_in() -> TraceabilityEvidence {
        let sheet = |sheet: &sheets::Bundled| NamedSheet {
            sheet: sheet.name.to_owned(),
            sha256: sha256(sheet.text.as_bytes()),
        };
        let record = record::bundled();
        let mut register = TraceabilityEvidence {
            sheets: sheets::BUNDLED.iter().map(sheet).collect(),
            sources: record.sources.iter().map(of_source).collect(),
            ..TraceabilityEvidence::default()
        };
        for group in &record.groups {
            let findings = group.findings.iter().map(|finding| register.finding(finding)).collect();
            let (id, title) = (group.id.to_string(), group.title.clone());
            register.groups.push(GroupEvidence { group: id, title, findings });
        }
        register
    }

    /// The place of a check, which is listed once however many findings rely on it.
    fn place(&mut self, by: &record::Check) -> usize {
        let check = Check::from(by);
        let known = self.checks.iter().position(|known| known.check == check);
        known.unwrap_or_else(|| {
            let confirmation = Confirmation::NotInEvidence;
            self.checks.push(CheckedEvidence { check, confirmation, says: None, at: None });
            self.checks.len() - 1
        })
    }

    fn finding(&mut self, finding: &record::Finding) -> FindingEvidence {
        let cite = |cite: &record::Cite| CiteEvidence {
            source: cite.source.to_string(),
            place: cite.place.clone(),
        };
        let gap = |gap: &record::Gap| GapEvidence { reason: gap.reason.clone(), errs: gap.errs };
        FindingEvidence {
            finding: finding.id.to_string(),
            kind: finding.kind,
            certainty: finding.certainty,
            says: finding.says.clone(),
            cites: finding.cites.iter().map(cite).collect(),
            coverage: finding.coverage().into(),
            state: State::NotCovered,
            claims: finding.claims(),
            checks: finding.checks.iter().map(|by| self.place(by)).collect(),
            gap: finding.gap.as_ref().map(gap),
        }
    }
}

fn of_source(source: &record::Source) -> SourceEvidence {
    SourceEvidence {
        source: source.id.to_string(),
        title: source.title.clone(),
        issuer: source.issuer.clone(),
        date: source.date.clone(),
        locations: source.locations.clone(),
        without_entry: source.without_entry.clone(),
    }
}
