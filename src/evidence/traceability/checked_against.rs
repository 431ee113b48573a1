//! The register of the public record, checked against a document.

use super::resolve::Parts;
use super::unrelied::{Unrelied, unrelied};
use super::{ConfirmationState, Resolved};
use crate::ConsistentEvidence;
use crate::consistency::{Consistency, same};
use crate::traced::{CheckedEvidence, GroupEvidence, TraceabilityEvidence};
use honnin_models::claims::ClaimId;
use honnin_record::{Coverage, FindingCheck};
use std::collections::BTreeSet;

impl TraceabilityEvidence {
    /// The same register, with what a document says of it.
    fn checked_against(&self, checked: &ConsistentEvidence) -> TraceabilityEvidence {
        let parts = Parts::new(checked, &self.sheets);
        let resolved: Vec<Resolved<'_>> =
            self.checks.iter().map(|known| parts.resolve(&known.check)).collect();
        let mut traced = self.clone();
        traced.checks = resolved.iter().map(CheckedEvidence::from_resolved).collect();
        for finding in traced.groups.iter_mut().flat_map(|group| &mut group.findings) {
            let checks = finding.checks.iter().filter_map(|&place| resolved.get(place));
            let claims: BTreeSet<ClaimId> =
                checks.clone().flat_map(|check| check.by.claims()).collect();
            finding.claims = claims.into_iter().collect();
            finding.state = ConfirmationState::worst_of(checks.map(|check| check.confirmation));
            let coverage = Coverage::assess(!finding.checks.is_empty(), finding.gap.is_some());
            finding.coverage = coverage.unwrap_or(Coverage::NotCovered);
        }
        let places = unrelied(checked, &resolved);
        traced.unrelied = places.iter().map(Unrelied::pointer).collect();
        traced
    }

    /// Whether it is whole, and says what follows from the rest of the document.
    pub(crate) fn follows(&self, checked: &ConsistentEvidence) -> Consistency {
        self.whole()?;
        same("/traceability", &self.checked_against(checked), self)
    }

    /// Whether its findings, sources and checks are those of the register of this program.
    pub fn is_of_this_program(&self) -> bool {
        let built_in = TraceabilityEvidence::built_in();
        let findings = |of: &TraceabilityEvidence| -> Vec<GroupEvidence> {
            let mut groups = of.groups.clone();
            // What follows from the document is no matter of the register.
            groups.iter_mut().flat_map(|it| &mut it.findings).for_each(|finding| {
                finding.state = ConfirmationState::NotCovered;
            });
            groups
        };
        let checks = |of: &TraceabilityEvidence| -> Vec<FindingCheck> {
            of.checks.iter().map(|known| known.check.clone()).collect()
        };
        self.sheets == built_in.sheets
            && self.sources == built_in.sources
            && checks(self) == checks(&built_in)
            && findings(self) == findings(&built_in)
    }
}

impl CheckedEvidence {
    fn from_resolved(check: &Resolved<'_>) -> CheckedEvidence {
        CheckedEvidence {
            check: check.by.clone(),
            confirmation: check.confirmation,
            says: check.answer.as_ref().map(|answer| answer.says.words()),
            at: check.answer.as_ref().map(|answer| answer.at.clone()),
        }
    }
}

/// The register of this program, with what a document says of it.
pub(crate) fn traced(checked: &ConsistentEvidence) -> TraceabilityEvidence {
    TraceabilityEvidence::built_in().checked_against(checked)
}
