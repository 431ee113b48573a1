//! Campaigns in the document.

use super::words::Setting;
use honnin_analysis::campaigns::{Campaigns, Defect, Finding};
use honnin_models::claims::ClaimId;
use honnin_sheet::{Campaign, Sheet, When};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sheet's campaigns, each with what it can find.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CampaignsEvidence {
    /// The claims that the site violates.
    #[schemars(with = "Vec<String>")]
    broken: Vec<ClaimId>,
    /// Whether the site itself could be judged.
    established: bool,
    /// What each campaign can find, in the order of the sheet.
    findings: Vec<FindingEvidence>,
}

/// What one campaign can find.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct FindingEvidence {
    /// The campaign's name, in English.
    campaign: String,
    /// Whether it was run, and when.
    when: WhenWord,
    /// Whether it can find nothing of what there is.
    blind: bool,
    /// What it can find.
    finding: FindingWord,
}

/// Whether a campaign was run, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum WhenWord {
    /// Before the incident.
    BeforeIncident,
    /// After the incident.
    AfterIncident,
    /// It is planned.
    Planned,
}

impl From<When> for WhenWord {
    fn from(when: When) -> WhenWord {
        match when {
            When::BeforeIncident => WhenWord::BeforeIncident,
            When::AfterIncident => WhenWord::AfterIncident,
            When::Planned => WhenWord::Planned,
        }
    }
}

/// What a campaign can find.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum FindingWord {
    /// Of a violated site.
    OfViolation {
        /// Broken claims that it can reach.
        #[schemars(with = "Vec<String>")]
        reached: Vec<ClaimId>,
        /// Broken claims that it cannot reach.
        #[schemars(with = "Vec<String>")]
        missed: Vec<ClaimId>,
        /// Claims that break in its environment only.
        #[schemars(with = "Vec<String>")]
        beyond: Vec<ClaimId>,
        /// The conditions that are absent from its environment.
        lacks: Vec<String>,
    },
    /// These claims break in its environment, and hold within the scope of the sheet.
    BeyondTheSheet(#[schemars(with = "Vec<String>")] Vec<ClaimId>),
    /// Of a site that holds: single defects.
    OfDefects {
        /// Those it could reveal.
        revealed: Vec<DefectEvidence>,
        /// Those it could not.
        hidden: Vec<DefectEvidence>,
    },
    /// Its environment could not be explored to the end.
    NotEstablished,
}

/// A single decision changed, and what breaks by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct DefectEvidence {
    /// The decision and the answer.
    decision: Setting,
    /// The claims that break.
    #[schemars(with = "Vec<String>")]
    breaks: Vec<ClaimId>,
}

impl DefectEvidence {
    fn of(defect: &Defect) -> DefectEvidence {
        let decision = Setting::new(defect.key, defect.answer);
        DefectEvidence { decision, breaks: defect.breaks.clone() }
    }

    fn read(&self) -> Option<Defect> {
        let (key, answer) = self.decision.read()?;
        Some(Defect { key, answer, breaks: self.breaks.clone() })
    }
}

impl FindingWord {
    fn of(finding: &Finding) -> FindingWord {
        let defects = |defects: &[Defect]| defects.iter().map(DefectEvidence::of).collect();
        match finding.clone() {
            Finding::OfViolation { reached, missed, beyond, lacks } => {
                FindingWord::OfViolation { reached, missed, beyond, lacks }
            }
            Finding::BeyondTheSheet { broken } => FindingWord::BeyondTheSheet(broken),
            Finding::OfDefects { revealed, hidden } => {
                FindingWord::OfDefects { revealed: defects(&revealed), hidden: defects(&hidden) }
            }
            Finding::NotEstablished => FindingWord::NotEstablished,
        }
    }

    fn read(&self) -> Option<Finding> {
        let defects = |written: &[DefectEvidence]| -> Option<Vec<Defect>> {
            written.iter().map(DefectEvidence::read).collect()
        };
        Some(match self.clone() {
            FindingWord::OfViolation { reached, missed, beyond, lacks } => {
                Finding::OfViolation { reached, missed, beyond, lacks }
            }
            FindingWord::BeyondTheSheet(broken) => Finding::BeyondTheSheet { broken },
            FindingWord::OfDefects { revealed, hidden } => {
                Finding::OfDefects { revealed: defects(&revealed)?, hidden: defects(&hidden)? }
            }
            FindingWord::NotEstablished => Finding::NotEstablished,
        })
    }
}

impl CampaignsEvidence {
    pub(super) fn of(campaigns: &Campaigns<'_>) -> CampaignsEvidence {
        let finding = |(campaign, finding): &(&Campaign, Finding)| FindingEvidence {
            campaign: campaign.label.en.clone(),
            when: campaign.when.into(),
            blind: finding.blind(),
            finding: FindingWord::of(finding),
        };
        CampaignsEvidence {
            broken: campaigns.broken.clone(),
            established: campaigns.established,
            findings: campaigns.findings.iter().map(finding).collect(),
        }
    }

    pub(super) fn read<'s>(&self, sheet: &'s Sheet) -> Option<Campaigns<'s>> {
        if self.findings.len() != sheet.campaigns.len() {
            return None;
        }
        let found = sheet.campaigns.iter().zip(&self.findings);
        let found = found.map(|(campaign, written)| Some((campaign, written.finding.read()?)));
        let campaigns = Campaigns {
            sheet,
            broken: self.broken.clone(),
            established: self.established,
            findings: found.collect::<Option<_>>()?,
        };
        (CampaignsEvidence::of(&campaigns) == *self).then_some(campaigns)
    }
}
