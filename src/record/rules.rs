//! What is true of a finding as a whole: it says what rests on an inference, and counts no check
//! twice.

use super::read::TableReader;
use super::{Certainty, Finding, FindingCheck};
use honnin_messages::id;
use honnin_models::claims::ClaimId;
use std::ops::Range;

impl TableReader<'_, '_> {
    /// Notes what is not true of a finding. Each check has its place.
    pub(super) fn rules(&mut self, finding: &Finding, at: Range<usize>, places: &[Range<usize>]) {
        if self.rests_on_inference(finding) && !says_so(finding) {
            self.note(at, id!("problem-record-inferred"), &[], id!("help-record-inferred"));
        }
        for (check, place) in finding.checks.iter().zip(places) {
            if self.is_named_as_a_change(check, &finding.checks) {
                self.note(
                    place.clone(),
                    id!("problem-record-absent"),
                    &[],
                    id!("help-record-absent"),
                );
            }
        }
    }

    /// Whether some check is about a sheet with inferred answers. C8 compares the answers of a sheet
    /// with each other, whether they are inferred or not.
    fn rests_on_inference(&self, finding: &Finding) -> bool {
        finding.checks.iter().any(|check| {
            let sheet = check.sheet().and_then(|name| self.around.sheet(name));
            sheet.is_some_and(|sheet| !sheet.inferred.is_empty()) && check.claims() != [ClaimId::C8]
        })
    }

    /// Whether a condition that is absent alone is named a second time, as the change that takes it
    /// away: they are one check.
    fn is_named_as_a_change(&self, check: &FindingCheck, checks: &[FindingCheck]) -> bool {
        let FindingCheck::Condition { sheet, condition, claim, needed: true } = check else {
            return false;
        };
        let conditions = self.around.sheet(sheet).map(|sheet| &sheet.conditions);
        let absent = conditions.into_iter().flatten().find(|known| known.id == *condition);
        let without = absent.map(|condition| &condition.without);
        checks.iter().any(|other| match other {
            FindingCheck::Changed { sheet: of, changes, claim: broken, .. } => {
                of == sheet && broken == claim && Some(changes) == without
            }
            _ => false,
        })
    }
}

/// Whether a finding says that something in it is inferred.
fn says_so(finding: &Finding) -> bool {
    let said = finding
        .gap
        .as_ref()
        .is_some_and(|gap| gap.reason.ja.contains("推定") && gap.reason.en.contains("inferred"));
    said || finding.certainty == Certainty::Inferred
}
