//! What a survey says of a claim in terms of the sheet: the fewest short rules.
//!
//! A *rule* names some questions and, for each, the answers that it allows: "image.key = "request"
//! and image.pick = "key"". Together the rules for an outcome are met at every site of that outcome
//! and at none of another. They are chosen among all prime rules, those that neither a question nor
//! an answer can be taken from: first as few rules as can be, then as few questions.
//!
//! Where a claim does not apply it neither holds nor breaks: the rules for these two may cover such
//! sites or not, whichever makes them shorter. An answer that only such sites give is then left
//! out.

use super::cover::{NumberSet, cheapest};
use super::cube::{Cube, Cubes, Kinds};
use super::universe::Universe;
use super::verify::{Wrong, verify};
use super::{Survey, SurveyCounts};
use crate::Verdict;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Answer, KeyId};
use honnin_models::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a rule costs, beside one for each of its questions: more than all questions of all rules.
const RULE: u64 = 1 << 32;

words! {
    /// What rules are about: a verdict that is established.
    RuleOutcome {
        /// The claim holds.
        Holds = "holds",
        /// It is violated.
        Violated = "violated",
        /// It is not claimed.
        NotClaimed = "not-claimed",
        /// The scope has no case of it.
        NoCase = "no-case",
    }
}

impl RuleOutcome {
    /// The outcome that a verdict is; none for one that is not established.
    pub fn from_verdict(verdict: &Verdict) -> Option<RuleOutcome> {
        match verdict {
            Verdict::Holds => Some(RuleOutcome::Holds),
            Verdict::Violated { .. } => Some(RuleOutcome::Violated),
            Verdict::NotClaimed => Some(RuleOutcome::NotClaimed),
            Verdict::NoCase => Some(RuleOutcome::NoCase),
            Verdict::NotEstablished { .. } => None,
        }
    }

    /// Whether rules for this outcome must not be met at a site of the other. Where a claim is not
    /// made, rules for the other two may be met.
    pub fn excludes(self, other: RuleOutcome) -> bool {
        self != other && other != RuleOutcome::NotClaimed
    }

    fn bit(self) -> Kinds {
        1 << self as u8
    }

    fn excluded(self) -> Kinds {
        let excluded = RuleOutcome::ALL.into_iter().filter(|other| self.excludes(*other));
        excluded.fold(0, |kinds, other| kinds | other.bit())
    }
}

/// A question with the answers that a rule allows, in the order of the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Literal {
    /// The question.
    pub key: KeyId,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// A rule with how much it explains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its conditions, each of which must be met; none where every site meets it.
    #[serde(rename = "when")]
    pub literals: Vec<Literal>,
    /// How many sites of its outcome meet it.
    pub sites: usize,
}

/// The rules for one outcome; none where no site has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    /// The outcome.
    pub outcome: RuleOutcome,
    /// The rules: those with the fewest conditions first, then those that explain most.
    pub rules: Vec<Rule>,
    /// Whether the search for fewer rules, or fewer questions, ran to its end.
    #[serde(rename = "fewest")]
    pub proven: bool,
    /// No fewer rules can explain as much.
    #[serde(rename = "no_fewer_than")]
    pub at_least: usize,
}

/// What is said of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Explanation {
    /// The rules for each outcome, in the order of [`RuleOutcome::ALL`]. Each was checked against
    /// every site.
    Rules(Vec<RuleSet>),
    /// So many sites are not established that nothing can be said.
    NotEstablished(usize),
    /// The rules that were found are not those of the verdicts. That is a defect of this program.
    Refuted(Wrong),
}

impl Explanation {
    /// Whether there are rules.
    pub fn established(&self) -> bool {
        matches!(self, Explanation::Rules(_))
    }
}

/// Finds the rules that explain every verdict on a claim, and verifies them.
///
/// # Panics
/// When the survey is not about the claim.
pub fn explain(survey: &Survey, claim: ClaimId) -> Explanation {
    let verdicts = survey.verdicts(claim);
    let outcomes: Option<Vec<RuleOutcome>> =
        verdicts.iter().map(RuleOutcome::from_verdict).collect();
    let Some(outcomes) = outcomes else {
        let SurveyCounts { not_established, .. } = survey.counts(claim);
        return Explanation::NotEstablished(not_established);
    };
    let universe = &survey.subject.universe;
    let (found, sites) = (rule_sets(universe, &outcomes), universe.every_site());
    match found.into_iter().map(|set| verify(&sites, &outcomes, set)).collect() {
        Ok(verified) => Explanation::Rules(verified),
        Err(wrong) => Explanation::Refuted(wrong),
    }
}

/// The rules for each outcome, from the outcome of each site. How many sites meet a rule is for the
/// verifier to say.
pub fn rule_sets(universe: &Universe, outcomes: &[RuleOutcome]) -> Vec<RuleSet> {
    let sizes: Vec<usize> = universe.axes().iter().map(|axis| axis.answers.len()).collect();
    let kinds: Vec<Kinds> = outcomes.iter().map(|outcome| outcome.bit()).collect();
    let cubes = Cubes::new(&sizes, &kinds);
    let places: Vec<Vec<usize>> = (0..universe.sites()).map(|site| universe.places(site)).collect();
    let rules = |outcome: RuleOutcome| {
        let primes = cubes.primes(outcome.bit(), outcome.excluded());
        let sites = |outcome| (0..outcomes.len()).filter(move |site| outcomes[*site] == outcome);
        let meeting = |site: usize| {
            let covering = primes.iter().enumerate().filter(|(_, p)| p.covers(&places[site]));
            covering.map(|(number, _)| number).collect::<NumberSet>()
        };
        let rows: BTreeSet<NumberSet> = sites(outcome).map(meeting).collect();
        let costs: Vec<u64> =
            primes.iter().map(|prime| RULE + prime.literals(&sizes) as u64).collect();
        let cover = cheapest(&rows, &costs);
        let cost: u64 = cover.chosen.iter().map(|chosen| costs[*chosen]).sum();
        let spoken_of = |cube: &Cube| {
            let met = sites(outcome).filter(|site| cube.covers(&places[*site]));
            met.map(|site| &places[site]).cloned().collect::<Vec<_>>()
        };
        let rule = |chosen: &usize| {
            let prime = &primes[*chosen];
            rule(universe, &trimmed(prime, &sizes, &spoken_of(prime)))
        };
        RuleSet {
            outcome,
            rules: cover.chosen.iter().map(rule).collect(),
            proven: cover.at_least == cost,
            at_least: usize::try_from(cover.at_least / RULE).expect("there are few rules"),
        }
    };
    RuleOutcome::ALL.map(rules).to_vec()
}

/// A cube without the answers that none of these sites gives, on the axes that it restricts.
fn trimmed(cube: &Cube, sizes: &[usize], sites: &[Vec<usize>]) -> Cube {
    let trimmed = |axis: usize| {
        let given = sites.iter().fold(0, |mask, places| mask | 1 << places[axis]);
        let mask = cube.masks[axis];
        if mask == (1 << sizes[axis]) - 1 { mask } else { mask & given }
    };
    Cube { masks: (0..sizes.len()).map(trimmed).collect() }
}

/// A cube in terms of the sheet.
fn rule(universe: &Universe, cube: &Cube) -> Rule {
    let axes = universe.axes().iter().zip(&cube.masks);
    let literals = axes.filter_map(|(axis, mask)| {
        let allowed = axis.answers.iter().enumerate().filter(|(place, _)| mask & (1 << place) != 0);
        let answers: Vec<Answer> = allowed.map(|(_, answer)| *answer).collect();
        (answers.len() < axis.answers.len()).then_some(Literal { key: axis.key, answers })
    });
    Rule { literals: literals.collect(), sites: 0 }
}
