//! Remedies and campaigns: they speak of the site that its last check does, and what they say must be
//! possible of it.

use super::checks::once;
use super::{Consistency, ConsistencyRule, require, same};
use crate::sheet::SheetFindings;
use honnin_analysis::campaigns::{
    BreakingDecision, CampaignFinding, CampaignReach, Campaigns, lacking,
};
use honnin_analysis::remedies::{
    ForGoal, Goal, RAISED, Remedied, Remedies, Remedy, choices, mended,
};
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_sheet::{Campaign, Sheet};
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
    require(every, format!("{at}/outcomes"), ConsistencyRule::PossibleRemedy)?;
    for (place, outcome) in remedies.outcomes.iter().enumerate() {
        let at = format!("{at}/outcomes/{place}/remedies");
        require(possible_remedies(found.sheet, outcome), at, ConsistencyRule::PossibleRemedy)?;
    }
    Ok(())
}

/// Whether each remedy changes what may be changed to another answer, no smaller one is beside a
/// larger, none is twice, and what is still violated was violated before or is not the goal.
fn possible_remedies(sheet: &Sheet, ForGoal { goal, remedies }: &ForGoal) -> bool {
    let Remedied::Smallest(found) = remedies else { return true };
    let size = found.first().map_or(0, |remedy| remedy.changes.len());
    let repeated = |at: usize| found[..at].iter().any(|other| other.changes == found[at].changes);
    size > 0
        && found.iter().all(|remedy| remedy.changes.len() == size)
        && !(1..found.len()).any(repeated)
        && found.iter().all(|remedy| possible_remedy(sheet, *goal, remedy))
}

fn possible_remedy(sheet: &Sheet, goal: Goal, remedy: &Remedy) -> bool {
    let choices = choices(sheet);
    let allowed = |it: &Setting| {
        choices.iter().any(|(key, others)| *key == it.key && others.contains(&it.answer))
    };
    let reaches = match goal {
        Goal::EveryClaim => remedy.still_violated.is_empty(),
        Goal::SubjectIsRequester => !remedy.still_violated.contains(&ClaimId::C1),
    };
    // C8 is judged from the sheet, so that whoever reads can judge it again.
    let (_, as_designed) = mended(sheet, &remedy.changes);
    once(&remedy.changes)
        && remedy.changes.iter().all(allowed)
        && reaches
        && remedy.still_violated.contains(&ClaimId::C8) != as_designed
        && ascending(&remedy.still_violated)
        && remedy.bigger.iter().map(|(key, _)| key.name).eq(RAISED)
}

/// Whether claims are in their order, each once.
fn ascending(claims: &[ClaimId]) -> bool {
    claims.is_sorted_by(|one, next| one < next)
}

/// The campaigns: each of the sheet, asked what its site gives to ask.
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
    let at = format!("{at}/findings");
    let every = campaigns.findings.len() == sheet.campaigns.len();
    require(every && same_defects(campaigns), &at, ConsistencyRule::PossibleCampaign)?;
    for (place, (campaign, written)) in sheet.campaigns.iter().zip(&campaigns.findings).enumerate()
    {
        let at = format!("{at}/{place}");
        same(&at, &CampaignFinding::new(campaign, written.finding.clone()), written)?;
        let possible = of_site(sheet, campaigns, campaign, &written.finding);
        require(possible, format!("{at}/finding"), ConsistencyRule::PossibleCampaign)?;
    }
    Ok(())
}

/// Whether what a violated site breaks is reached or missed, and of a site that holds there are
/// defects to reveal.
fn of_site(
    sheet: &Sheet,
    campaigns: &Campaigns,
    campaign: &Campaign,
    finding: &CampaignReach,
) -> bool {
    let holds = || campaigns.established && campaigns.broken.is_empty();
    match finding {
        CampaignReach::NotEstablished => true,
        CampaignReach::OfViolation { reached, missed, beyond, lacks } => {
            let asked = |id: &ClaimId| reached.contains(id) != missed.contains(id);
            let told = reached.len() + missed.len() == campaigns.broken.len();
            told && !campaigns.broken.is_empty()
                && campaigns.broken.iter().all(asked)
                && ascending(beyond)
                && !beyond.iter().any(|id| campaigns.broken.contains(id))
                && *lacks == lacking(sheet, campaign)
        }
        CampaignReach::BeyondTheSheet { broken } => {
            holds() && !broken.is_empty() && ascending(broken)
        }
        CampaignReach::OfDefects { revealed, hidden } => {
            let choices = choices(sheet);
            let known = |BreakingDecision { decision, breaks }: &BreakingDecision| {
                let of = choices.iter().find(|(key, _)| *key == decision.key);
                of.is_some_and(|(_, others)| others.contains(&decision.answer))
                    && !breaks.is_empty()
                    && ascending(breaks)
            };
            holds() && revealed.iter().chain(hidden).all(known)
        }
    }
}

/// Whether every campaign of a site that holds is asked of the same defects, each once.
fn same_defects(campaigns: &Campaigns) -> bool {
    let asked = campaigns.findings.iter().filter_map(|it| match &it.finding {
        CampaignReach::OfDefects { revealed, hidden } => {
            let decisions: BTreeSet<Setting> =
                revealed.iter().chain(hidden).map(|defect| defect.decision).collect();
            Some((decisions.len() == revealed.len() + hidden.len()).then_some(decisions))
        }
        _ => None,
    });
    let asked: Vec<Option<BTreeSet<Setting>>> = asked.collect();
    asked.iter().all(|decisions| decisions.is_some() && *decisions == asked[0])
}
