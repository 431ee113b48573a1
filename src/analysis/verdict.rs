//! The verdicts on a claim, and no other.

use super::engine::Exploration;
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::claims::{ClaimId, Evaluation, VerdictWord};
use honnin_models::{Site, Step};
use honnin_search::limits::StopReason;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Deref;

/// The verdict on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum Verdict {
    /// Every state within the scope was visited, all witnesses were reached, and the claim held
    /// everywhere.
    Holds,
    /// Some state violates it.
    Violated {
        /// The steps of a shortest counterexample; none when none was requested or a bound was
        /// reached first, and for a claim judged from the sheet.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        steps: Option<Vec<Step>>,
    },
    /// Every state within the scope was visited, and none of them puts the claim to the test (該当する
    /// 場面なし). It is no success: nothing was seen that could have violated the claim.
    NoCase,
    /// None of these is known.
    NotEstablished {
        /// Why.
        why: NotEstablishedReason,
    },
    /// The claim does not apply to this site.
    NotClaimed,
}

/// Why a claim could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NotEstablishedReason {
    /// The check put nothing to the test: these witnesses were never reached.
    Vacuous(Vec<WitnessId>),
    /// The search was cut short.
    #[serde(untagged)]
    Cut(StopReason),
}

impl Verdict {
    /// What it is, in a word.
    pub fn word(&self) -> VerdictWord {
        match self {
            Verdict::Holds => VerdictWord::Holds,
            Verdict::Violated { .. } => VerdictWord::Violated,
            Verdict::NoCase => VerdictWord::NoCase,
            Verdict::NotEstablished { .. } => VerdictWord::NotEstablished,
            Verdict::NotClaimed => VerdictWord::NotClaimed,
        }
    }

    /// Whether the claim is known to hold.
    pub fn holds(&self) -> bool {
        *self == Verdict::Holds
    }

    /// Whether no state within the scope violates the claim, be it made of the site or not, and put to
    /// the test or not.
    pub fn is_unbroken(&self) -> bool {
        matches!(self, Verdict::Holds | Verdict::NoCase | Verdict::NotClaimed)
    }

    /// Whether the claim is known to be violated.
    pub fn violated(&self) -> bool {
        matches!(self, Verdict::Violated { .. })
    }

    /// Whether something is known of the claim.
    pub fn established(&self) -> bool {
        !matches!(self, Verdict::NotEstablished { .. })
    }

    /// The steps of a shortest counterexample, where one is known.
    pub fn steps(&self) -> Option<&[Step]> {
        match self {
            Verdict::Violated { steps } => steps.as_deref(),
            _ => None,
        }
    }

    /// The same verdict without a counterexample.
    #[must_use]
    pub fn without_steps(&self) -> Verdict {
        match self {
            Verdict::Violated { .. } => Verdict::Violated { steps: None },
            verdict => verdict.clone(),
        }
    }
}

/// The verdict on a claim, from what an engine saw. `as_designed` says whether the installed
/// program is the designed one, which is all that C8 is about.
pub fn judge(site: &Site, seen: &Exploration, claim: ClaimId, as_designed: bool) -> Verdict {
    let catalogued = claim.claim();
    if !catalogued.applies(site) {
        return Verdict::NotClaimed;
    }
    if matches!(catalogued.evaluation, Evaluation::Sheet) {
        return if as_designed { Verdict::Holds } else { Verdict::Violated { steps: None } };
    }
    if let Some(steps) = seen.violations.get(&claim) {
        return Verdict::Violated { steps: steps.clone() };
    }
    if let Some(cut) = &seen.cut {
        return Verdict::NotEstablished { why: NotEstablishedReason::Cut(cut.clone()) };
    }
    let missing = missing_witnesses(site, seen);
    if !missing.is_empty() {
        return Verdict::NotEstablished { why: NotEstablishedReason::Vacuous(missing) };
    }
    if catalogued.has_case(site) { Verdict::Holds } else { Verdict::NoCase }
}

/// The verdict on every claim of one site, as one exploration of it gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdicts(BTreeMap<ClaimId, Verdict>);

impl Verdicts {
    /// Judges every claim by what an engine saw of a site with these answers; `as_designed` is what
    /// C8 says.
    pub fn judge(answers: &Answers, seen: &Exploration, as_designed: bool) -> Verdicts {
        let site = Site::new(*answers);
        let verdict = |id| (id, judge(&site, seen, id, as_designed));
        Verdicts(ClaimId::ALL.into_iter().map(verdict).collect())
    }

    /// Those of the claims that a search judges: not C8, which compares two sites.
    #[must_use]
    pub fn only_judged_by_search(mut self) -> Verdicts {
        self.0.retain(|id, _| id.claim().check().is_some());
        self
    }

    /// The violated claims.
    pub fn violated(&self) -> Vec<ClaimId> {
        self.0.iter().filter(|(_, verdict)| verdict.violated()).map(|(&id, _)| id).collect()
    }

    /// Whether every claim was judged.
    pub fn established(&self) -> bool {
        self.0.values().all(Verdict::established)
    }
}

impl Deref for Verdicts {
    type Target = BTreeMap<ClaimId, Verdict>;

    fn deref(&self) -> &BTreeMap<ClaimId, Verdict> {
        &self.0
    }
}

impl IntoIterator for Verdicts {
    type Item = (ClaimId, Verdict);
    type IntoIter = std::collections::btree_map::IntoIter<ClaimId, Verdict>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The witnesses that a check of this site must reach and did not.
fn missing_witnesses(site: &Site, seen: &Exploration) -> Vec<WitnessId> {
    let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(site));
    required.map(|witness| witness.id).filter(|id| !seen.witnesses.contains(id)).collect()
}
