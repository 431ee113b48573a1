//! What can answer a finding: one check of the suite, named so that it can be run and compared.

use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_sheet::{Configuration, Expected, Settings, SheetId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One check that answers a finding, with the result that it must have for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "kind", deny_unknown_fields)]
pub enum FindingCheck {
    /// The verdict on a claim of a sheet.
    Verdict {
        /// The sheet.
        sheet: SheetId,
        /// As designed or as installed.
        #[serde(rename = "as")]
        configuration: Configuration,
        /// The claim.
        claim: ClaimId,
        /// The verdict.
        verdict: Expected,
    },
    /// A condition of a sheet in its condition matrix.
    Condition {
        /// The sheet.
        sheet: SheetId,
        /// The id of the condition.
        condition: String,
        /// The claim that breaks.
        claim: ClaimId,
        /// Whether the claim holds when this condition alone is absent; if not, it breaks all the same.
        needed: bool,
    },
    /// A sheet with some answers changed: a negative control, or a remedy. The claim is violated
    /// before.
    Changed {
        /// The sheet.
        sheet: SheetId,
        /// The keys and their answers.
        changes: Settings,
        /// The claim.
        claim: ClaimId,
        /// The verdict after the change.
        verdict: Expected,
    },
    /// A test plan of a site that is violated, and which of the broken claims it can reach.
    Campaign {
        /// The sheet.
        sheet: SheetId,
        /// The campaign, by its English name.
        campaign: String,
        /// What it can reach.
        reaches: Vec<ClaimId>,
        /// What it cannot, however often it is run.
        misses: Vec<ClaimId>,
    },
    /// A test plan of a site that holds, and a single defect that it could reveal, or could not.
    Plan {
        /// The sheet.
        sheet: SheetId,
        /// The campaign, by its English name.
        campaign: String,
        /// The decision that is answered in another way than the safe one, and that answer.
        defect: Setting,
        /// A claim that it breaks.
        claim: ClaimId,
        /// Whether the plan could reveal it.
        revealed: bool,
    },
    /// A single defect in the kill matrix: put into the sound form of a sheet's site, it breaks the
    /// claim, and no layer that must find it misses it.
    Kill {
        /// The sheet.
        sheet: SheetId,
        /// The decision that is answered in another way than the safe one, and that answer.
        defect: Setting,
        /// The claim that it breaks.
        claim: ClaimId,
    },
    /// Schedules of the real issuing system, with the sheet's defects in it, that break the claim.
    Schedules {
        /// The sheet.
        sheet: SheetId,
        /// As designed or as installed.
        #[serde(rename = "as")]
        configuration: Configuration,
        /// The claim.
        claim: ClaimId,
    },
    /// The log of the real system of a sheet along its counterexample, in which the claim is found
    /// violated.
    Trace {
        /// The sheet.
        sheet: SheetId,
        /// As designed or as installed.
        #[serde(rename = "as")]
        configuration: Configuration,
        /// The claim.
        claim: ClaimId,
    },
    /// The smallest scope that shows the violation, and that one more of anything alters no verdict.
    Bounds {
        /// The sheet.
        sheet: SheetId,
        /// The violated claim.
        claim: ClaimId,
    },
    /// Every combination of decisions on every topology, and the rules by which the claim holds.
    Survey {
        /// The claim.
        claim: ClaimId,
    },
}

impl FindingCheck {
    /// The sheet that it is about, if it is about one.
    pub fn sheet(&self) -> Option<&SheetId> {
        match self {
            FindingCheck::Verdict { sheet, .. }
            | FindingCheck::Condition { sheet, .. }
            | FindingCheck::Changed { sheet, .. }
            | FindingCheck::Campaign { sheet, .. }
            | FindingCheck::Plan { sheet, .. }
            | FindingCheck::Kill { sheet, .. }
            | FindingCheck::Schedules { sheet, .. }
            | FindingCheck::Trace { sheet, .. }
            | FindingCheck::Bounds { sheet, .. } => Some(sheet),
            FindingCheck::Survey { .. } => None,
        }
    }

    /// The claims that it is about.
    pub fn claims(&self) -> Vec<ClaimId> {
        match self {
            FindingCheck::Verdict { claim, .. }
            | FindingCheck::Condition { claim, .. }
            | FindingCheck::Changed { claim, .. }
            | FindingCheck::Plan { claim, .. }
            | FindingCheck::Kill { claim, .. }
            | FindingCheck::Schedules { claim, .. }
            | FindingCheck::Trace { claim, .. }
            | FindingCheck::Bounds { claim, .. }
            | FindingCheck::Survey { claim } => vec![*claim],
            FindingCheck::Campaign { reaches, misses, .. } => [reaches.as_slice(), misses].concat(),
        }
    }
}
