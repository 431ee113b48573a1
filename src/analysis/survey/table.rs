//! A survey as a table, which is how documents have it: sites are numbered along the axes, the last of
//! which turns fastest, and a claim has one letter for each site.

use super::matter::{Matter, matters};
use super::rules::{Explanation, RuleOutcome, RuleSet};
use super::store::{letter, verdict};
use super::universe::{Axis, Universe};
use super::verify::{Wrong, verify};
use super::{KnownSite, Subject, Survey, SurveyCounts, SurveyedClaim};
use crate::{NotEstablishedReason, StopReason, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::scope::Scope;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was found of all designs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyTable {
    /// The name of the engine.
    pub engine: String,
    /// The bound of every search.
    pub scope: Scope,
    /// The questions, the one that turns slowest first, with the answers that were surveyed.
    pub axes: Vec<Axis>,
    /// The states of each site, in order; 0 for one that was not reached.
    pub states: Vec<u64>,
    /// What was found of each claim.
    pub claims: BTreeMap<ClaimId, ClaimTable>,
}

/// What was found of one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimTable {
    /// A letter for each site: `h` holds, `v` violated, `-` not claimed, `?` not established.
    pub verdicts: String,
    /// How many sites have which verdict.
    pub counts: SurveyCounts,
    /// The questions that make a difference. Axes and their answers are numbered from 0.
    pub matters: Vec<Matter>,
    /// The rules.
    pub explanation: Explanation,
}

impl SurveyTable {
    /// The table of a survey, and of what is said of each claim.
    pub fn from_survey(survey: &Survey, said: &[SurveyedClaim]) -> SurveyTable {
        let states = |known: &Option<KnownSite>| known.as_ref().map_or(0, |known| known.states);
        let claim = |said: &SurveyedClaim| {
            let SurveyedClaim { claim, counts, matters, explanation } = said.clone();
            let verdicts = survey.verdicts(claim).iter().map(letter).collect();
            (claim, ClaimTable { verdicts, counts, matters, explanation })
        };
        SurveyTable {
            engine: survey.engine.clone(),
            scope: survey.subject.universe.scope(),
            axes: survey.subject.universe.axes().to_vec(),
            states: survey.sites.iter().map(states).collect(),
            claims: said.iter().map(claim).collect(),
        }
    }

    /// The survey of every design that has this table; `None` when it is of other designs or
    /// another scope, or has no letter for some site. A letter does not say why a site is not
    /// established.
    pub fn survey(&self) -> Option<Survey> {
        let universe = Universe::new(self.scope);
        let claims: Vec<ClaimId> = self.claims.keys().copied().collect();
        let letters: Vec<Vec<char>> =
            self.claims.values().map(|it| it.verdicts.chars().collect()).collect();
        let sites = universe.sites();
        let whole = self.axes == universe.axes()
            && self.states.len() == sites
            && letters.iter().all(|of_claim| of_claim.len() == sites);
        whole.then_some(())?;
        let known = |(site, states): (usize, &u64)| {
            let letters = letters.iter().map(|of_claim| of_claim[site]);
            let open =
                Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Interrupted) };
            let verdicts = letters.map(|letter| match letter {
                '?' => Some(open.clone()),
                letter => verdict(letter),
            });
            let verdicts: Vec<Verdict> = verdicts.collect::<Option<_>>()?;
            let settled = verdicts.iter().all(Verdict::established);
            Some(Some(KnownSite { states: *states, verdicts, settled }))
        };
        let sites = self.states.iter().enumerate().map(known).collect::<Option<_>>()?;
        let subject = Subject { universe, claims };
        Some(Survey { subject, engine: self.engine.clone(), sites })
    }
}

impl SurveyedClaim {
    /// What a table says of a claim of the survey that has it; its rules are checked against every
    /// site anew, and what is counted is counted again. The sites are those of the survey, each given by its
    /// answers.
    ///
    /// # Errors
    /// When the rules are not those of the verdicts.
    pub fn from_table(
        survey: &Survey,
        sites: &[Answers],
        claim: ClaimId,
        table: &ClaimTable,
    ) -> Result<SurveyedClaim, Wrong> {
        let counts = survey.counts(claim);
        let explanation = match &table.explanation {
            Explanation::Rules(sets) => Explanation::Rules(verified(survey, sites, claim, sets)?),
            Explanation::NotEstablished(_) => Explanation::NotEstablished(counts.not_established),
            Explanation::Refuted(wrong) => Explanation::Refuted(*wrong),
        };
        Ok(SurveyedClaim { claim, counts, matters: matters(survey, claim), explanation })
    }
}

/// The rules, checked against the verdict on every site.
fn verified(
    survey: &Survey,
    sites: &[Answers],
    claim: ClaimId,
    sets: &[RuleSet],
) -> Result<Vec<RuleSet>, Wrong> {
    let verdicts = survey.verdicts(claim);
    let outcomes: Option<Vec<RuleOutcome>> =
        verdicts.iter().map(RuleOutcome::from_verdict).collect();
    let Some(outcomes) = outcomes else {
        let open = verdicts.iter().position(|verdict| !verdict.established());
        return Err(Wrong::NotMet(RuleOutcome::Holds, open.expect("some verdict is open")));
    };
    sets.iter().map(|set| verify(sites, &outcomes, set.clone())).collect()
}
