//! The register that this program was built with, as a document has it.

use crate::confirmation::{Confirmation, ConfirmationState};
use crate::digests::sha256;
use crate::traced::{
    CheckedEvidence, FindingEvidence, GroupEvidence, NamedSheet, TraceabilityEvidence,
};
use honnin_models::sheets;
use honnin_record as record;
use honnin_sheet::SheetId;

impl TraceabilityEvidence {
    /// The register that this program was built with. Nothing is looked up yet.
    pub(super) fn built_in() -> TraceabilityEvidence {
        let sheet = |sheet: &sheets::Bundled| NamedSheet {
            sheet: SheetId::new(sheet.name),
            sha256: sha256(sheet.text.as_bytes()),
        };
        let record = record::bundled();
        let mut register = TraceabilityEvidence {
            sheets: sheets::BUNDLED.iter().map(sheet).collect(),
            sources: record.sources.clone(),
            ..TraceabilityEvidence::default()
        };
        for group in &record.groups {
            let findings = group.findings.iter().map(|finding| register.finding(finding)).collect();
            let (id, title) = (group.id.clone(), group.title.clone());
            register.groups.push(GroupEvidence { group: id, title, findings });
        }
        register
    }

    /// The place of a check, which is listed once however many findings rely on it.
    fn place(&mut self, by: &record::FindingCheck) -> usize {
        let known = self.checks.iter().position(|known| known.check == *by);
        known.unwrap_or_else(|| {
            let confirmation = Confirmation::NotInEvidence;
            let check = by.clone();
            self.checks.push(CheckedEvidence { check, confirmation, says: None, at: None });
            self.checks.len() - 1
        })
    }

    fn finding(&mut self, finding: &record::Finding) -> FindingEvidence {
        FindingEvidence {
            finding: finding.id.clone(),
            kind: finding.kind,
            certainty: finding.certainty,
            says: finding.says.clone(),
            cites: finding.cites.clone(),
            coverage: finding.coverage(),
            state: ConfirmationState::NotCovered,
            claims: finding.claims(),
            checks: finding.checks.iter().map(|by| self.place(by)).collect(),
            gap: finding.gap.clone(),
        }
    }
}
