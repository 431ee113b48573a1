//! Remedies and campaigns: they speak of the site that its last check does, and of all that is asked of it.

use super::{Consistency, ConsistencyRule, require, same};
use crate::sheet::SheetFindings;
use honnin_analysis::campaigns::{CampaignFinding, CampaignReach, Campaigns};
use honnin_analysis::remedies::Remedies;
use honnin_models::claims::ClaimId;
use std::collections::BTreeSet;

/// The remedies: none just for a site that is known to have nothing broken.
pub(super) fn remedies(found: SheetFindings<'_>, at: &str) -> Consistency {
    let Some(check) = found.checks.last() else { return Ok(()) };
    let (at, broken, established) =
        (format!("{at}/remedies"), check.violated(), check.established());
    let belongs = found.remedies.is_some() || (established && broken.is_empty());
    require(belongs, &at, ConsistencyRule::WhereItBelongs)?;
    let Some(remedies) = &found.remedies else { return Ok(()) };
    same(format!("{at}/established"), &established, &remedies.established)?;
    same(format!("{at}/broken"), &broken, &remedies.broken)?;
    let goals = Remedies::goals(&broken, established).into_iter();
    let every = goals.eq(remedies.outcomes.iter().map(|it| it.goal));
    require(every, format!("{at}/outcomes"), ConsistencyRule::EveryGoal)
}

/// The campaigns: each of the sheet, with an answer for whatever its site breaks.
pub(super) fn campaigns(found: SheetFindings<'_>, at: &str) -> Consistency {
    let (sheet, at) = (found.sheet, format!("{at}/campaigns"));
    require(
        found.campaigns.is_some() != sheet.campaigns.is_empty(),
        &at,
        ConsistencyRule::WhereItBelongs,
    )?;
    let (Some(campaigns), Some(check)) = (&found.campaigns, found.checks.last()) else {
        return Ok(());
    };
    let established = check.established();
    same(format!("{at}/established"), &established, &campaigns.established)?;
    // Where the site could not be judged, nothing is said of what it breaks.
    let broken = if established { check.broken_by_behaviour() } else { Vec::new() };
    same(format!("{at}/broken"), &broken, &campaigns.broken)?;
    let (at, rule) = (format!("{at}/findings"), ConsistencyRule::EveryCampaign);
    require(campaigns.findings.len() == sheet.campaigns.len(), &at, rule)?;
    for (place, (campaign, written)) in sheet.campaigns.iter().zip(&campaigns.findings).enumerate()
    {
        let at = format!("{at}/{place}");
        same(&at, &CampaignFinding::new(campaign, written.finding.clone()), written)?;
        require(is_of_site(campaigns, &written.finding), format!("{at}/finding"), rule)?;
    }
    Ok(())
}

/// Whether it is said of everything that the site breaks whether it is reached, and defects are sought
/// in a site that holds alone.
fn is_of_site(campaigns: &Campaigns, finding: &CampaignReach) -> bool {
    match finding {
        CampaignReach::NotEstablished => true,
        CampaignReach::OfViolation { reached, missed, .. } => {
            let told: BTreeSet<&ClaimId> = reached.iter().chain(missed).collect();
            !campaigns.broken.is_empty()
                && told.len() == reached.len() + missed.len()
                && told.into_iter().eq(&campaigns.broken)
        }
        CampaignReach::BeyondTheSheet { .. } | CampaignReach::OfDefects { .. } => {
            campaigns.established && campaigns.broken.is_empty()
        }
    }
}
