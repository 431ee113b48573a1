//! What the scope of a sheet leaves untested, looked at where little is enough.

use super::scopes::{Extent, smallest_scopes};
use crate::{OfSheet, SheetCheck, SiteSearch};
use honnin_models::Site;
use honnin_models::claims::{CATALOGUE, ClaimId};

/// A small scope, and the claims that are violated within it and not within that of the sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissedViolation {
    /// The small scope.
    pub extent: Extent,
    /// The claims.
    pub claims: Vec<ClaimId>,
}

/// Looks at the smallest scope that has a case of every claim, where that of a check does not contain it:
/// a moment's search, whatever the scope of the sheet is. `None` where nothing is missed, as far as the
/// small scope shows, or where its search was cut. How large a scope is enough is for
/// [`bounds`](super::bounds) to say.
pub fn missed_violation(
    search: &SiteSearch<'_>,
    check: OfSheet<'_, SheetCheck>,
) -> Option<MissedViolation> {
    let every_case = |extent: &Extent| {
        let site = Site::new(extent.on(&check.answers));
        CATALOGUE.iter().all(|claim| claim.has_case(&site))
    };
    let extent = smallest_scopes(&check.answers).into_iter().find(every_case)?;
    if !check.established() || extent.within(&Extent::from_answers(&check.answers)) {
        return None;
    }
    // C8 compares two sites, and depends on no scope.
    let verdicts = search.verdicts(&check.sheet.name, &extent.on(&check.answers), true);
    let missed = verdicts.violated().into_iter().filter(|id| !check.violated().contains(id));
    let claims: Vec<ClaimId> = missed.collect();
    (!claims.is_empty()).then_some(MissedViolation { extent, claims })
}
