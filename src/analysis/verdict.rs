//! Three verdicts, and no other.

use super::engine::Exploration;
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, Evaluation, witnesses};
use honnin_models::{Site, Step};
use honnin_search::limits::Cut;
use std::collections::BTreeMap;
use std::ops::Deref;

/// What a claim came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every state within the scope was visited, all witnesses were reached, and the claim held
    /// everywhere.
    Holds,
    /// Some state violates it.
    Violated {
        /// The steps of a shortest counterexample; `None` when none was asked for or a bound was
        /// reached first, and for a claim judged from the sheet.
        steps: Option<Vec<Step>>,
    },
    /// Neither is known.
    NotEstablished(Reason),
    /// The claim is not made of this site.
    NotClaimed,
}

/// Why a claim could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The search was cut short.
    Cut(Cut),
    /// The check looked at nothing: these witnesses were never reached.
    Vacuous(Vec<&'static str>),
}

impl Verdict {
    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Holds => "holds",
            Verdict::Violated { .. } => "violated",
            Verdict::NotEstablished(_) => "not-established",
            Verdict::NotClaimed => "not-claimed",
        }
    }

    /// Whether the claim is known to hold.
    pub fn holds(&self) -> bool {
        *self == Verdict::Holds
    }

    /// Whether the claim is known to be violated.
    pub fn violated(&self) -> bool {
        matches!(self, Verdict::Violated { .. })
    }
}

/// The verdict on a claim, from what an engine saw. `as_designed` says whether the installed
/// program is the designed one, which is all that C8 asks.
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
        return Verdict::NotEstablished(Reason::Cut(cut.clone()));
    }
    let missing = missing_witnesses(site, seen);
    if !missing.is_empty() {
        return Verdict::NotEstablished(Reason::Vacuous(missing));
    }
    Verdict::Holds
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
    pub fn of_behaviour(mut self) -> Verdicts {
        self.0.retain(|id, _| id.claim().check().is_some());
        self
    }

    /// The violated claims.
    pub fn violated(&self) -> Vec<ClaimId> {
        self.0.iter().filter(|(_, verdict)| verdict.violated()).map(|(&id, _)| id).collect()
    }

    /// Whether every claim was judged.
    pub fn established(&self) -> bool {
        !self.0.values().any(|verdict| matches!(verdict, Verdict::NotEstablished(_)))
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
fn missing_witnesses(site: &Site, seen: &Exploration) -> Vec<&'static str> {
    let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(site));
    required.map(|witness| witness.name).filter(|name| !seen.witnesses.contains(name)).collect()
}
