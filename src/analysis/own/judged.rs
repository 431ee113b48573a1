//! The verdicts on the claims of a model of your own, as they are written.

use super::{OwnModel, OwnStep};
use crate::distributed::Dataflow;
use crate::engine::Engine as _;
use honnin_models::claims::VerdictWord;
use honnin_search::fingerprint::{Fingerprint, collision_probability};
use honnin_search::limits::StopReason;
use honnin_sheet::Expected;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use stateright::{Expectation, Property};
use std::collections::{BTreeMap, BTreeSet};

/// One exhaustive search of a model, and its verdicts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnCheck {
    /// What the model is called.
    pub model: String,
    /// Who takes actions, from left to right.
    pub lanes: Vec<String>,
    /// The engine's name.
    pub engine: String,
    /// Distinct states explored.
    pub states: u64,
    /// Steps between the states.
    pub transitions: u64,
    /// The most steps that any state is away from the start.
    pub depth: u64,
    /// How many bits the fingerprints have by which states are distinguished.
    pub fingerprint_bits: u32,
    /// An upper bound of the probability that a state was missed because two had one fingerprint.
    pub collision_probability: f64,
    /// Whether some step led out of the model's boundary. Then every verdict is about the states
    /// within it and no others.
    pub left_boundary: bool,
    /// Every claim with its verdict, in the order of the model.
    pub claims: Vec<OwnClaim>,
    /// Every witness, and whether it was reached, in the order of the model.
    pub witnesses: Vec<OwnWitness>,
    /// Why some states were not explored, or cannot be relied on; none when all were.
    pub cut: Option<StopReason>,
}

/// A claim's verdict beside what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnClaim {
    /// The claim: the name of the property.
    pub name: String,
    /// What was expected.
    pub expected: Expected,
    /// The verdict.
    #[serde(flatten)]
    pub verdict: OwnVerdict,
}

/// A witness: something that must occur, or else the claims might hold because nothing happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnWitness {
    /// What must occur: the name of the property.
    pub name: String,
    /// Whether it does.
    pub reached: bool,
}

/// The verdict on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", tag = "verdict")]
pub enum OwnVerdict {
    /// Every state was explored, all witnesses were reached, and the claim held everywhere.
    Holds,
    /// Some state violates it.
    Violated {
        /// The steps of a shortest counterexample; none where a start state violates the claim.
        steps: Vec<OwnStep>,
    },
    /// Neither is known.
    NotEstablished {
        /// Why.
        why: OwnReason,
    },
}

/// Why a claim could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OwnReason {
    /// There was no state to explore.
    NoState,
    /// It is an `eventually` property: whole behaviours decide it, and the search explores states.
    Eventually,
    /// The check put nothing to the test: these witnesses were never reached.
    Vacuous(Vec<String>),
    /// The search was cut short.
    #[serde(untagged)]
    Cut(StopReason),
}

/// What a search saw of a model. It judges nothing.
pub(super) struct OwnExploration {
    pub(super) states: u64,
    pub(super) transitions: u64,
    pub(super) depth: u64,
    pub(super) left_boundary: bool,
    /// The claims that some state violates, with a shortest way to one.
    pub(super) violations: BTreeMap<String, Vec<OwnStep>>,
    /// The witnesses that were reached.
    pub(super) reached: BTreeSet<String>,
    pub(super) cut: Option<StopReason>,
}

impl OwnVerdict {
    /// What it is, in a word.
    pub fn word(&self) -> VerdictWord {
        match self {
            OwnVerdict::Holds => VerdictWord::Holds,
            OwnVerdict::Violated { .. } => VerdictWord::Violated,
            OwnVerdict::NotEstablished { .. } => VerdictWord::NotEstablished,
        }
    }

    /// The steps of a shortest counterexample, where there is one.
    pub fn steps(&self) -> Option<&[OwnStep]> {
        match self {
            OwnVerdict::Violated { steps } => Some(steps),
            OwnVerdict::Holds | OwnVerdict::NotEstablished { .. } => None,
        }
    }
}

impl OwnClaim {
    /// Whether the verdict is established and is not what was expected.
    pub fn differs(&self) -> bool {
        !self.is_inconclusive() && self.verdict.word() != VerdictWord::from(self.expected)
    }

    /// Whether neither is known.
    pub fn is_inconclusive(&self) -> bool {
        matches!(self.verdict, OwnVerdict::NotEstablished { .. })
    }
}

impl OwnCheck {
    /// The verdicts on a model by what the search saw of it.
    pub(super) fn judge<M: OwnModel>(model: &M, seen: &OwnExploration) -> OwnCheck {
        let properties = model.properties();
        let is_witness =
            |property: &&Property<M>| matches!(property.expectation, Expectation::Sometimes);
        let witness = |property: &Property<M>| OwnWitness {
            name: property.name.to_owned(),
            reached: seen.reached.contains(property.name),
        };
        let witnesses: Vec<OwnWitness> =
            properties.iter().filter(is_witness).map(witness).collect();
        let claim = |property: &Property<M>| OwnClaim {
            name: property.name.to_owned(),
            expected: model.expected(property.name),
            verdict: seen.verdict(property, &witnesses),
        };
        let claims = properties.iter().filter(|it| !is_witness(it)).map(claim).collect();
        let bits = <u64 as Fingerprint>::BITS;
        OwnCheck {
            model: model.name(),
            lanes: model.lanes(),
            engine: Dataflow::new().name().to_owned(),
            states: seen.states,
            transitions: seen.transitions,
            depth: seen.depth,
            fingerprint_bits: bits,
            collision_probability: collision_probability(seen.states, bits),
            left_boundary: seen.left_boundary,
            claims,
            witnesses,
            cut: seen.cut.clone(),
        }
    }

    /// What this model's verdicts must be by what this check says was seen: its counts, the
    /// counterexamples, the witnesses and the cut. Whoever reads a check compares the two.
    #[must_use]
    pub fn judged_again<M: OwnModel>(&self, model: &M) -> OwnCheck {
        OwnCheck::judge(model, &self.exploration())
    }

    fn exploration(&self) -> OwnExploration {
        let violations = self.counterexamples();
        let violations = violations.map(|(claim, steps)| (claim.name.clone(), steps.to_vec()));
        let reached = self.witnesses.iter().filter(|witness| witness.reached);
        OwnExploration {
            states: self.states,
            transitions: self.transitions,
            depth: self.depth,
            left_boundary: self.left_boundary,
            violations: violations.collect(),
            reached: reached.map(|witness| witness.name.clone()).collect(),
            cut: self.cut.clone(),
        }
    }

    /// Whether every claim was judged, and there is one. Nothing else is a success.
    pub fn established(&self) -> bool {
        !self.claims.is_empty() && !self.claims.iter().any(OwnClaim::is_inconclusive)
    }

    /// Whether every claim was judged, there is one, and each verdict is the expected one.
    pub fn as_expected(&self) -> bool {
        self.established() && !self.claims.iter().any(OwnClaim::differs)
    }

    /// The violated claims, each with the steps of a shortest counterexample.
    pub fn counterexamples(&self) -> impl Iterator<Item = (&OwnClaim, &[OwnStep])> {
        self.claims.iter().filter_map(|claim| Some((claim, claim.verdict.steps()?)))
    }
}

impl OwnExploration {
    /// The verdict on a claim, given these witnesses.
    fn verdict<M: OwnModel>(&self, claim: &Property<M>, witnesses: &[OwnWitness]) -> OwnVerdict {
        let open = |why| OwnVerdict::NotEstablished { why };
        if matches!(claim.expectation, Expectation::Eventually) {
            return open(OwnReason::Eventually);
        }
        if let Some(steps) = self.violations.get(claim.name) {
            return OwnVerdict::Violated { steps: steps.clone() };
        }
        if let Some(cut) = &self.cut {
            return open(OwnReason::Cut(cut.clone()));
        }
        if self.states == 0 {
            return open(OwnReason::NoState);
        }
        let missing = witnesses.iter().filter(|witness| !witness.reached);
        let missing: Vec<String> = missing.map(|witness| witness.name.clone()).collect();
        if missing.is_empty() { OwnVerdict::Holds } else { open(OwnReason::Vacuous(missing)) }
    }
}
