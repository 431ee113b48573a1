//! Campaigns (試験): what a test could have revealed, by the environment it ran in.
//!
//! The site as it is installed is explored within each campaign's environment. For a violated site
//! the question is whether the campaign can reach the violation at all; a campaign that cannot is
//! *blind*, however often it is run. For a site that holds, every single decision is broken in
//! turn, and the result says how many of those defects the campaign could reveal: a defect is what
//! breaks beyond what breaks in the same environment anyway. Where a campaign's environment is
//! larger than the scope of the sheet and the site as it is breaks in it, the result says that
//! instead.

use crate::SiteSearch;
use crate::of_sheet::OfSheet;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Setting};
use honnin_sheet::{Campaign, Condition, Sheet, When, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A single decision changed, and the claims that break by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BreakingDecision {
    /// The decision, with the answer that breaks something.
    pub decision: Setting,
    /// What it breaks.
    pub breaks: Vec<ClaimId>,
}

/// What one campaign can find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CampaignReach {
    /// Of a violated site.
    OfViolation {
        /// Broken claims that it can reach.
        reached: Vec<ClaimId>,
        /// Broken claims that it cannot reach.
        missed: Vec<ClaimId>,
        /// Claims that break in its environment and hold within the scope of the sheet.
        beyond: Vec<ClaimId>,
        /// The ids of the conditions that are absent from its environment.
        lacks: Vec<String>,
    },
    /// Of a site that holds within the scope of the sheet: in this environment it does not.
    BeyondTheSheet {
        /// The claims that break.
        broken: Vec<ClaimId>,
    },
    /// Of a site that holds: the defects it could reveal, and those it could not.
    OfDefects {
        /// Those it could reveal.
        revealed: Vec<BreakingDecision>,
        /// Those it could not.
        hidden: Vec<BreakingDecision>,
    },
    /// Its environment could not be explored to the end.
    NotEstablished,
}

impl CampaignReach {
    /// Whether the campaign can find nothing of what there is.
    pub fn blind(&self) -> bool {
        match self {
            CampaignReach::OfViolation { reached, .. } => reached.is_empty(),
            CampaignReach::OfDefects { revealed, .. } => revealed.is_empty(),
            CampaignReach::BeyondTheSheet { .. } | CampaignReach::NotEstablished => false,
        }
    }
}

/// A campaign, and what it can find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignFinding {
    /// The campaign's name, in English.
    pub campaign: String,
    /// Whether it was run, and when.
    pub when: When,
    /// Whether it can find nothing of what there is.
    pub blind: bool,
    /// What it can find.
    pub finding: CampaignReach,
}

impl CampaignFinding {
    /// What this campaign can find.
    pub fn new(campaign: &Campaign, finding: CampaignReach) -> CampaignFinding {
        let (name, when) = (campaign.label.en.clone(), campaign.when);
        CampaignFinding { campaign: name, when, blind: finding.blind(), finding }
    }
}

/// A sheet's campaigns with what each can find.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Campaigns {
    /// The claims that the site violates; empty when it holds.
    pub broken: Vec<ClaimId>,
    /// Whether the site itself could be judged.
    pub established: bool,
    /// Each campaign, in the order of the sheet.
    pub findings: Vec<CampaignFinding>,
}

impl Campaigns {
    /// Whether there was a campaign, and every check that was needed was completed.
    pub fn complete(&self) -> bool {
        let asked = self.established && !self.findings.is_empty();
        asked && !self.findings.iter().any(|it| it.finding == CampaignReach::NotEstablished)
    }
}

impl<'a> OfSheet<'a, Campaigns> {
    /// Each campaign of the sheet with what it can find.
    pub fn each(self) -> impl Iterator<Item = (&'a Campaign, &'a CampaignReach)> {
        let findings = self.found.findings.iter().map(|it| &it.finding);
        self.sheet.campaigns.iter().zip(findings)
    }
}

/// Asks of each campaign of a sheet what it can find.
pub fn campaigns(search: &SiteSearch<'_>, sheet: &Sheet) -> Campaigns {
    let answers = sheet.answers(sheet.last_configuration());
    let site = breaks(search, sheet, &answers);
    let established = site.is_some();
    let broken = site.unwrap_or_default();
    let defects = (established && broken.is_empty()).then(|| defects(search, sheet));
    let finding = |campaign: &Campaign| {
        let finding = match &defects {
            _ if !established => CampaignReach::NotEstablished,
            None => judge_against_violation(search, sheet, &broken, campaign),
            Some(None) => CampaignReach::NotEstablished,
            Some(Some(defects)) => judge_against_defects(search, sheet, defects, campaign),
        };
        CampaignFinding::new(campaign, finding)
    };
    let findings = sheet.campaigns.iter().map(finding).collect();
    Campaigns { broken, established, findings }
}

/// The claims that a site breaks; `None` when that could not be established. C8 is left out: no
/// test of the program's behaviour can show what was installed.
fn breaks(search: &SiteSearch<'_>, sheet: &Sheet, answers: &Answers) -> Option<Vec<ClaimId>> {
    let verdicts = search.verdicts(&sheet.name, answers, true).only_judged_by_search();
    verdicts.established().then(|| verdicts.violated())
}

/// The site's answers within a campaign's environment.
fn environment(sheet: &Sheet, campaign: &Campaign) -> Answers {
    changed(&sheet.answers(sheet.last_configuration()), &campaign.with)
}

fn judge_against_violation(
    search: &SiteSearch<'_>,
    sheet: &Sheet,
    broken: &[ClaimId],
    campaign: &Campaign,
) -> CampaignReach {
    let answers = environment(sheet, campaign);
    let Some(breaks) = breaks(search, sheet, &answers) else {
        return CampaignReach::NotEstablished;
    };
    let (reached, missed) = broken.iter().partition(|id| breaks.contains(id));
    let beyond = breaks.iter().filter(|id| !broken.contains(id)).copied().collect();
    CampaignReach::OfViolation { reached, missed, beyond, lacks: lacking(sheet, campaign) }
}

/// The ids of the conditions that are absent from a campaign's environment.
pub fn lacking(sheet: &Sheet, campaign: &Campaign) -> Vec<String> {
    let environment = environment(sheet, campaign);
    let absent = sheet.conditions.iter().filter(|it| lacks(sheet, &environment, it));
    absent.map(|condition| condition.id.clone()).collect()
}

/// Whether a condition is absent from an environment: some answer is there what the absence of the
/// condition would make of it, and is not so in the site itself.
fn lacks(sheet: &Sheet, environment: &Answers, condition: &Condition) -> bool {
    let site = sheet.answers(sheet.last_configuration());
    let absent = |Setting { key, answer }: &Setting| {
        key.get(environment) == *answer && key.get(&site) != *answer
    };
    condition.without.iter().any(absent)
}

/// Every single decision of the site broken in turn, as far as it breaks a claim beyond those that
/// break anyway, within the scope of the sheet or of some campaign; `None` when that could not be
/// established.
fn defects(search: &SiteSearch<'_>, sheet: &Sheet) -> Option<Vec<BreakingDecision>> {
    let answers = sheet.answers(sheet.last_configuration());
    let of_campaigns = sheet.campaigns.iter().map(|campaign| environment(sheet, campaign));
    let environments: Vec<Answers> = std::iter::once(answers).chain(of_campaigns).collect();
    let mut defects = Vec::new();
    for key in keys::decisions() {
        for answer in key.others(&answers) {
            let decision = Setting::new(key, answer);
            let mut breaks = Vec::new();
            for environment in &environments {
                breaks.extend(broken_by(search, sheet, environment, decision)?);
            }
            breaks.sort_unstable();
            breaks.dedup();
            if !breaks.is_empty() {
                defects.push(BreakingDecision { decision, breaks });
            }
        }
    }
    Some(defects)
}

/// The claims that one changed decision breaks in an environment, beyond those that break there
/// anyway; none for a combination that the model does not cover. `None` when that could not be
/// established.
fn broken_by(
    search: &SiteSearch<'_>,
    sheet: &Sheet,
    environment: &Answers,
    decision: Setting,
) -> Option<Vec<ClaimId>> {
    let with_defect = changed(environment, &[decision]);
    if !with_defect.uncovered().is_empty() {
        return Some(Vec::new());
    }
    let anyway = breaks(search, sheet, environment)?;
    let breaks = breaks(search, sheet, &with_defect)?;
    Some(breaks.into_iter().filter(|id| !anyway.contains(id)).collect())
}

fn judge_against_defects(
    search: &SiteSearch<'_>,
    sheet: &Sheet,
    defects: &[BreakingDecision],
    campaign: &Campaign,
) -> CampaignReach {
    let environment = environment(sheet, campaign);
    match breaks(search, sheet, &environment) {
        None => return CampaignReach::NotEstablished,
        Some(broken) if !broken.is_empty() => return CampaignReach::BeyondTheSheet { broken },
        Some(_) => {}
    }
    let (mut revealed, mut hidden) = (Vec::new(), Vec::new());
    for defect in defects {
        match broken_by(search, sheet, &environment, defect.decision) {
            None => return CampaignReach::NotEstablished,
            Some(broken) if broken.is_empty() => hidden.push(defect.clone()),
            Some(_) => revealed.push(defect.clone()),
        }
    }
    CampaignReach::OfDefects { revealed, hidden }
}
