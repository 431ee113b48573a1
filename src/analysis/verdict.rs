//! Three verdicts, and no other.

use super::engine::Exploration;
use honnin_models::claims::{ClaimId, Evaluation, witnesses};
use honnin_models::{Site, Step};
use honnin_search::limits::Cut;

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

/// The witnesses that a check of this site must reach and did not.
fn missing_witnesses(site: &Site, seen: &Exploration) -> Vec<&'static str> {
    let required = witnesses::CATALOGUE.iter().filter(|witness| witness.required(site));
    required.map(|witness| witness.name).filter(|name| !seen.witnesses.contains(name)).collect()
}
