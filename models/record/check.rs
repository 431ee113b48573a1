//! What can answer a finding: one check of the suite, named so that it can be run and compared.

use crate::claims::ClaimId;
use crate::design::words;
use crate::keys::Answer;

words! {
    /// Whether a site is looked at as designed or as installed.
    Stand {
        /// 設計
        Designed = "designed",
        /// 導入
        Installed = "installed",
    }
}
words! {
    /// What a claim comes to.
    Outcome {
        /// 成立
        Holds = "holds",
        /// 違反
        Violated = "violated",
    }
}

/// One check that answers a finding, with what it must come to for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckedBy {
    /// The verdict on a claim of a sheet.
    Verdict {
        /// The sheet.
        sheet: &'static str,
        /// As designed or as installed.
        stand: Stand,
        /// The claim.
        claim: ClaimId,
        /// The verdict.
        outcome: Outcome,
    },
    /// A condition of a sheet in its condition matrix.
    Condition {
        /// The sheet.
        sheet: &'static str,
        /// The id of the condition.
        condition: &'static str,
        /// The claim that breaks.
        claim: ClaimId,
        /// Whether the claim holds when this condition alone is absent; if not, it breaks all the same.
        needed: bool,
    },
    /// A sheet with some answers changed: a negative control, or a remedy. The claim is violated
    /// before.
    Changed {
        /// The sheet.
        sheet: &'static str,
        /// The keys and their answers.
        changes: &'static [(&'static str, Answer)],
        /// The claim.
        claim: ClaimId,
        /// The verdict after the change.
        outcome: Outcome,
    },
    /// A test plan of a site that is violated, and which of the broken claims it can reach.
    Campaign {
        /// The sheet.
        sheet: &'static str,
        /// The campaign, by its English name.
        campaign: &'static str,
        /// What it can reach.
        reaches: &'static [ClaimId],
        /// What it cannot, however often it is run.
        misses: &'static [ClaimId],
    },
    /// A test plan of a site that holds, and a single defect that it could reveal, or could not.
    Plan {
        /// The sheet.
        sheet: &'static str,
        /// The campaign, by its English name.
        campaign: &'static str,
        /// The decision that is answered in another way than the safe one.
        key: &'static str,
        /// The answer.
        answer: Answer,
        /// A claim that it breaks.
        claim: ClaimId,
        /// Whether the plan could reveal it.
        revealed: bool,
    },
    /// A single defect in the kill matrix: put into the sound form of a sheet's site, it breaks the
    /// claim, and no layer that must find it misses it.
    Kill {
        /// The sheet.
        sheet: &'static str,
        /// The decision that is answered in another way than the safe one.
        key: &'static str,
        /// The answer.
        answer: Answer,
        /// The claim that it breaks.
        claim: ClaimId,
    },
    /// Schedules of the real issuing system, with the sheet's defects in it, that break the claim.
    Schedules {
        /// The sheet.
        sheet: &'static str,
        /// As designed or as installed.
        stand: Stand,
        /// The claim.
        claim: ClaimId,
    },
    /// The log of the real system of a sheet along its counterexample, in which the claim is found
    /// violated.
    Trace {
        /// The sheet.
        sheet: &'static str,
        /// As designed or as installed.
        stand: Stand,
        /// The claim.
        claim: ClaimId,
    },
    /// The smallest scope that shows the violation, and that one more of anything alters no verdict.
    Bounds {
        /// The sheet.
        sheet: &'static str,
        /// The violated claim.
        claim: ClaimId,
    },
    /// Every combination of decisions on every topology, and the rules by which the claim holds.
    Survey {
        /// The claim.
        claim: ClaimId,
    },
}

impl CheckedBy {
    /// The sheet that it is about, if it is about one.
    pub fn sheet(&self) -> Option<&'static str> {
        match self {
            CheckedBy::Verdict { sheet, .. }
            | CheckedBy::Condition { sheet, .. }
            | CheckedBy::Changed { sheet, .. }
            | CheckedBy::Campaign { sheet, .. }
            | CheckedBy::Plan { sheet, .. }
            | CheckedBy::Kill { sheet, .. }
            | CheckedBy::Schedules { sheet, .. }
            | CheckedBy::Trace { sheet, .. }
            | CheckedBy::Bounds { sheet, .. } => Some(sheet),
            CheckedBy::Survey { .. } => None,
        }
    }

    /// The claims that it speaks of.
    pub fn claims(&self) -> Vec<ClaimId> {
        match self {
            CheckedBy::Verdict { claim, .. }
            | CheckedBy::Condition { claim, .. }
            | CheckedBy::Changed { claim, .. }
            | CheckedBy::Plan { claim, .. }
            | CheckedBy::Kill { claim, .. }
            | CheckedBy::Schedules { claim, .. }
            | CheckedBy::Trace { claim, .. }
            | CheckedBy::Bounds { claim, .. }
            | CheckedBy::Survey { claim } => vec![*claim],
            CheckedBy::Campaign { reaches, misses, .. } => [*reaches, *misses].concat(),
        }
    }
}

/// A site keeps a claim.
pub(super) const fn holds(sheet: &'static str, stand: Stand, claim: ClaimId) -> CheckedBy {
    CheckedBy::Verdict { sheet, stand, claim, outcome: Outcome::Holds }
}

/// A site breaks a claim.
pub(super) const fn violated(sheet: &'static str, stand: Stand, claim: ClaimId) -> CheckedBy {
    CheckedBy::Verdict { sheet, stand, claim, outcome: Outcome::Violated }
}

/// A claim holds where this condition alone is absent.
pub(super) const fn needs(
    sheet: &'static str,
    condition: &'static str,
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Condition { sheet, condition, claim, needed: true }
}

/// A claim breaks all the same where this condition alone is absent.
pub(super) const fn spares(
    sheet: &'static str,
    condition: &'static str,
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Condition { sheet, condition, claim, needed: false }
}

/// With these answers changed a broken claim holds.
pub(super) const fn mends(
    sheet: &'static str,
    changes: &'static [(&'static str, Answer)],
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Changed { sheet, changes, claim, outcome: Outcome::Holds }
}

/// With these answers changed a broken claim stays broken.
pub(super) const fn leaves(
    sheet: &'static str,
    changes: &'static [(&'static str, Answer)],
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Changed { sheet, changes, claim, outcome: Outcome::Violated }
}

/// A test plan, with what it can reach of the broken claims and what it cannot.
pub(super) const fn campaign(
    sheet: &'static str,
    campaign: &'static str,
    reaches: &'static [ClaimId],
    misses: &'static [ClaimId],
) -> CheckedBy {
    CheckedBy::Campaign { sheet, campaign, reaches, misses }
}

/// A test plan of the reference design could reveal this defect.
pub(super) const fn reveals(
    campaign: &'static str,
    key: &'static str,
    answer: Answer,
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Plan { sheet: "reference", campaign, key, answer, claim, revealed: true }
}

/// A test plan of the reference design could not reveal this defect.
pub(super) const fn hides(
    campaign: &'static str,
    key: &'static str,
    answer: Answer,
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Plan { sheet: "reference", campaign, key, answer, claim, revealed: false }
}

/// A single defect that every layer finds which must.
pub(super) const fn killed(
    sheet: &'static str,
    key: &'static str,
    answer: Answer,
    claim: ClaimId,
) -> CheckedBy {
    CheckedBy::Kill { sheet, key, answer, claim }
}

/// Schedules of the real system break the claim.
pub(super) const fn scheduled(sheet: &'static str, stand: Stand, claim: ClaimId) -> CheckedBy {
    CheckedBy::Schedules { sheet, stand, claim }
}

/// The log of the real system along the counterexample shows the claim violated.
pub(super) const fn logged(sheet: &'static str, stand: Stand, claim: ClaimId) -> CheckedBy {
    CheckedBy::Trace { sheet, stand, claim }
}
