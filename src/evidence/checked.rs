//! A check that a finding of the public record relies on, as the document writes it.

use super::words::{ExpectedWord, Setting, StandWord, settings};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Answer, Key};
use honnin_record::Check as RecordCheck;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One check, with what it must come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum Check {
    /// The verdict on a claim of a sheet.
    Verdict {
        /// The sheet.
        sheet: String,
        /// As designed or as installed.
        #[serde(rename = "as")]
        stand: StandWord,
        /// The claim.
        #[schemars(with = "String")]
        claim: ClaimId,
        /// The verdict.
        outcome: ExpectedWord,
    },
    /// A condition of a sheet in its condition matrix.
    Condition {
        /// The sheet.
        sheet: String,
        /// The id of the condition.
        condition: String,
        /// The claim that breaks.
        #[schemars(with = "String")]
        claim: ClaimId,
        /// Whether the claim holds when this condition alone is absent; if not, it breaks all the same.
        needed: bool,
    },
    /// A sheet with some answers changed. The claim is violated before.
    Changed {
        /// The sheet.
        sheet: String,
        /// What is changed, to what.
        changes: Vec<Setting>,
        /// The claim.
        #[schemars(with = "String")]
        claim: ClaimId,
        /// The verdict after the change.
        outcome: ExpectedWord,
    },
    /// A test plan of a site that is violated, and which of the broken claims it can reach.
    Campaign {
        /// The sheet.
        sheet: String,
        /// The campaign, by its English name.
        campaign: String,
        /// What it can reach.
        #[schemars(with = "Vec<String>")]
        reaches: Vec<ClaimId>,
        /// What it cannot, however often it is run.
        #[schemars(with = "Vec<String>")]
        misses: Vec<ClaimId>,
    },
    /// A test plan of a site that holds, and a single defect that it could reveal, or could not.
    Plan {
        /// The sheet.
        sheet: String,
        /// The campaign, by its English name.
        campaign: String,
        /// The decision that is answered in another way than the safe one, and its answer.
        defect: Setting,
        /// A claim that it breaks.
        #[schemars(with = "String")]
        claim: ClaimId,
        /// Whether the plan could reveal it.
        revealed: bool,
    },
    /// A single defect in the kill matrix that breaks the claim, and that no layer misses which must
    /// find it.
    Kill {
        /// The sheet.
        sheet: String,
        /// The decision that is answered in another way than the safe one, and its answer.
        defect: Setting,
        /// The claim that it breaks.
        #[schemars(with = "String")]
        claim: ClaimId,
    },
    /// Schedules of the real system that break the claim.
    Schedules {
        /// The sheet.
        sheet: String,
        /// As designed or as installed.
        #[serde(rename = "as")]
        stand: StandWord,
        /// The claim.
        #[schemars(with = "String")]
        claim: ClaimId,
    },
    /// The log of the real system along the counterexample, in which the claim is found violated.
    Trace {
        /// The sheet.
        sheet: String,
        /// As designed or as installed.
        #[serde(rename = "as")]
        stand: StandWord,
        /// The claim.
        #[schemars(with = "String")]
        claim: ClaimId,
    },
    /// The scope of a sheet shows the violation, and one more of anything alters no verdict.
    Bounds {
        /// The sheet.
        sheet: String,
        /// The violated claim.
        #[schemars(with = "String")]
        claim: ClaimId,
    },
    /// Every combination of decisions on every topology, and the rules by which the claim holds.
    Survey {
        /// The claim.
        #[schemars(with = "String")]
        claim: ClaimId,
    },
}

impl From<&RecordCheck> for Check {
    /// The check, as the record of this program has it.
    fn from(by: &RecordCheck) -> Check {
        let setting = |(key, answer): &(&Key, Answer)| Setting::new(key, *answer);
        match by.clone() {
            RecordCheck::Verdict { sheet, stand, claim, verdict } => {
                Check::Verdict { sheet, stand: stand.into(), claim, outcome: verdict.into() }
            }
            RecordCheck::Condition { sheet, condition, claim, needed } => {
                Check::Condition { sheet, condition, claim, needed }
            }
            RecordCheck::Changed { sheet, changes, claim, verdict } => Check::Changed {
                sheet,
                changes: settings(&changes),
                claim,
                outcome: verdict.into(),
            },
            RecordCheck::Campaign { sheet, campaign, reaches, misses } => {
                Check::Campaign { sheet, campaign, reaches, misses }
            }
            RecordCheck::Plan { sheet, campaign, defect, claim, revealed } => {
                Check::Plan { sheet, campaign, defect: setting(&defect), claim, revealed }
            }
            RecordCheck::Kill { sheet, defect, claim } => {
                Check::Kill { sheet, defect: setting(&defect), claim }
            }
            RecordCheck::Schedules { sheet, stand, claim } => {
                Check::Schedules { sheet, stand: stand.into(), claim }
            }
            RecordCheck::Trace { sheet, stand, claim } => {
                Check::Trace { sheet, stand: stand.into(), claim }
            }
            RecordCheck::Bounds { sheet, claim } => Check::Bounds { sheet, claim },
            RecordCheck::Survey { claim } => Check::Survey { claim },
        }
    }
}

impl Check {
    /// The sheet that it is about, if it is about one.
    pub fn sheet(&self) -> Option<&str> {
        match self {
            Check::Verdict { sheet, .. }
            | Check::Condition { sheet, .. }
            | Check::Changed { sheet, .. }
            | Check::Campaign { sheet, .. }
            | Check::Plan { sheet, .. }
            | Check::Kill { sheet, .. }
            | Check::Schedules { sheet, .. }
            | Check::Trace { sheet, .. }
            | Check::Bounds { sheet, .. } => Some(sheet),
            Check::Survey { .. } => None,
        }
    }

    /// The claims that it speaks of.
    pub fn claims(&self) -> Vec<ClaimId> {
        match self {
            Check::Verdict { claim, .. }
            | Check::Condition { claim, .. }
            | Check::Changed { claim, .. }
            | Check::Plan { claim, .. }
            | Check::Kill { claim, .. }
            | Check::Schedules { claim, .. }
            | Check::Trace { claim, .. }
            | Check::Bounds { claim, .. }
            | Check::Survey { claim } => vec![*claim],
            Check::Campaign { reaches, misses, .. } => [reaches.as_slice(), misses].concat(),
        }
    }

    /// Whether every answer that it names is one to a question of a sheet.
    pub(super) fn is_of_sheets(&self) -> bool {
        match self {
            Check::Changed { changes, .. } => changes.iter().all(|it| it.read().is_some()),
            Check::Plan { defect, .. } | Check::Kill { defect, .. } => defect.read().is_some(),
            _ => true,
        }
    }
}

impl Setting {
    /// The key and its answer, as a sheet writes them.
    pub fn written(&self) -> String {
        match keys::find(&self.key).and_then(|_| self.read()) {
            Some((key, answer)) => format!("{} = {answer}", key.name),
            None => self.key.clone(),
        }
    }
}
