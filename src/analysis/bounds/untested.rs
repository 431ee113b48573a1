//! What the scope of a sheet leaves untested, looked at where little is enough.

use super::scopes::{Extent, smallest_scopes};
use crate::{OfSheet, SheetCheck, SiteSearch};
use honnin_models::Site;
use honnin_models::claims::{CATALOGUE, ClaimId};

/// A scope that puts every claim to the test, and the claims that it shows to be violated while the
/// scope of the sheet has no case of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedViolation {
    /// The scope.
    pub extent: Extent,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

/// Looks at the smallest scope that has a case of every claim, where that of a check has not. It takes a
/// moment, whatever the scope of the sheet is. `None` where nothing is missed, as far as that scope
/// shows, or where its search was cut: [`bounds`](super::bounds) says how large a scope is enough.
pub fn missed_violation(
    search: &SiteSearch<'_>,
    check: OfSheet<'_, SheetCheck>,
) -> Option<MissedViolation> {
    let untested = check.without_case();
    if untested.is_empty() {
        return None;
    }
    let every_case = |extent: &Extent| {
        let site = Site::new(extent.on(&check.answers));
        CATALOGUE.iter().all(|claim| claim.has_case(&site))
    };
    let extent = smallest_scopes(&check.answers).into_iter().find(every_case)?;
    let verdicts = search.verdicts(&check.sheet.name, &extent.on(&check.answers), true);
    let missed = verdicts.violated().into_iter().filter(|id| untested.contains(id));
    let claims: Vec<ClaimId> = missed.collect();
    (!claims.is_empty()).then_some(MissedViolation { extent, claims })
}
