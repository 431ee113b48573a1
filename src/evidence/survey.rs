//! The survey of all designs in the document.
//!
//! Sites are numbered as in a table whose axes are those of `axes`, the last turning fastest. There
//! are verdicts on every site, so that each rule can be held against all of them again.

use super::words::{Given, Setting};
use honnin_analysis::survey::matter::Matter;
use honnin_analysis::survey::rules::{Explanation, Literal, Outcome, Rule, RuleSet};
use honnin_analysis::survey::store::letter;
use honnin_analysis::survey::universe::{Axis, Universe};
use honnin_analysis::survey::verify::verify;
use honnin_analysis::survey::{Known, Said, Subject, Survey, surveyed};
use honnin_analysis::{Cut, Reason, Verdict};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Answer};
use honnin_models::scope::{Arrivals, Scope};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was found of all designs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyEvidence {
    /// The name of the engine.
    pub engine: String,
    /// The bound of every search.
    pub scope: ScopeEvidence,
    /// The questions, the one that turns slowest first, with the answers that were looked at.
    pub axes: Vec<AxisEvidence>,
    /// The states of each site, in order.
    pub states: Vec<u64>,
    /// What was found of each claim.
    #[schemars(with = "BTreeMap<String, SaidEvidence>")]
    pub claims: BTreeMap<ClaimId, SaidEvidence>,
}

/// The bound of a search.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScopeEvidence {
    requests: u8,
    changes: u8,
    timeouts: u8,
    seconds: u8,
    arrivals: String,
    nights: u8,
}

/// A question with the answers that were looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AxisEvidence {
    /// The key of the sheet.
    pub key: String,
    /// The answers, in the order of the register.
    pub answers: Vec<Given>,
}

/// What was found of one claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaidEvidence {
    /// A letter for each site: `h` holds, `v` violated, `-` not claimed, `?` not established.
    pub verdicts: String,
    /// What makes a difference.
    pub matters: Vec<MatterEvidence>,
    /// The rules; none where some site is not established.
    pub rules: Option<Vec<RuleSetEvidence>>,
}

/// A question that makes a difference.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatterEvidence {
    /// The key of the sheet.
    pub key: String,
    /// Its answers, those that come to the same in one group.
    pub groups: Vec<Vec<Given>>,
    /// At how many sites the next answer comes to something else.
    pub weight: usize,
}

/// The rules for one outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSetEvidence {
    /// The outcome.
    pub outcome: OutcomeWord,
    /// The rules, of which one at least is met at every site of the outcome.
    pub rules: Vec<RuleEvidence>,
    /// Whether there cannot be fewer rules, or fewer questions.
    pub fewest: bool,
    /// No fewer rules can explain as much.
    pub no_fewer_than: usize,
}

/// What a claim can come to at a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeWord {
    /// It holds.
    Holds,
    /// It is violated.
    Violated,
    /// It is not claimed.
    NotClaimed,
}

/// A rule, and how many sites of its outcome meet it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleEvidence {
    /// The questions, each with the answers that are allowed; all must be met.
    pub when: Vec<AxisEvidence>,
    /// How many sites.
    pub sites: usize,
}

fn axis(key: &keys::Key, answers: &[Answer]) -> AxisEvidence {
    let answers = answers.iter().map(|&answer| answer.into()).collect();
    AxisEvidence { key: key.name.to_owned(), answers }
}

impl AxisEvidence {
    fn read(&self) -> Option<Literal> {
        let answer = |answer: &Given| {
            Setting { key: self.key.clone(), answer: answer.clone() }.read().map(|(_, a)| a)
        };
        let answers = self.answers.iter().map(answer).collect::<Option<_>>()?;
        Some(Literal { key: keys::find(&self.key)?, answers })
    }
}

impl SurveyEvidence {
    /// A survey in the words of the document.
    pub fn of(survey: &Survey, said: &[Said]) -> SurveyEvidence {
        let universe = &survey.subject.universe;
        let states = |known: &Option<Known>| known.as_ref().map_or(0, |known| known.states);
        SurveyEvidence {
            engine: survey.engine.clone(),
            scope: ScopeEvidence::of(universe.scope()),
            axes: universe.axes().iter().map(|a| axis(a.key, &a.answers)).collect(),
            states: survey.sites.iter().map(states).collect(),
            claims: said.iter().map(|s| (s.claim, SaidEvidence::of(survey, s))).collect(),
        }
    }

    /// The survey again, and what is said of each claim; `None` when it is not one of every design,
    /// or something in it is not of the register.
    pub fn read(&self) -> Option<(Survey, Vec<Said>)> {
        let scope = self.scope.read().filter(|scope| *scope == Scope::default())?;
        let universe = Universe::new(scope);
        // Whoever adds the states up must be able to.
        self.states.iter().try_fold(0u64, |all, states| all.checked_add(*states))?;
        let axes = universe.axes().iter().map(|a: &Axis| axis(a.key, &a.answers));
        if !axes.eq(self.axes.iter().cloned()) || self.states.len() != universe.sites() {
            return None;
        }
        let letters: Vec<Vec<char>> =
            self.claims.values().map(|said| said.verdicts.chars().collect()).collect();
        if !letters.iter().all(|of_claim| of_claim.len() == universe.sites()) {
            return None;
        }
        let known = |(site, states): (usize, &u64)| {
            let letters = letters.iter().map(|of_claim| of_claim[site]);
            let settled = !letters.clone().any(|letter| letter == '?');
            Some(Known { states: *states, verdicts: letters.map(verdict).collect(), settled })
        };
        let sites = self.states.iter().enumerate().map(known).collect();
        let claims: Vec<ClaimId> = self.claims.keys().copied().collect();
        if claims != surveyed() {
            return None;
        }
        let subject = Subject { universe, claims };
        let survey = Survey { subject, engine: self.engine.clone(), sites };
        let said = self.claims.iter().map(|(id, said)| said.read(*id, &survey));
        let said = said.collect::<Option<Vec<Said>>>()?;
        Some((survey, said))
    }
}

/// The verdict that a letter stands for. Why one is not established, the letter does not say.
fn verdict(letter: char) -> Verdict {
    match letter {
        'h' => Verdict::Holds,
        'v' => Verdict::Violated { steps: None },
        '-' => Verdict::NotClaimed,
        _ => Verdict::NotEstablished(Reason::Cut(Cut::Interrupted)),
    }
}

impl ScopeEvidence {
    fn of(scope: Scope) -> ScopeEvidence {
        let Scope { requests, changes, timeouts, seconds, arrivals, nights } = scope;
        let arrivals = arrivals.word().to_owned();
        ScopeEvidence { requests, changes, timeouts, seconds, arrivals, nights }
    }

    fn read(&self) -> Option<Scope> {
        let ScopeEvidence { requests, changes, timeouts, seconds, ref arrivals, nights } = *self;
        let arrivals = Arrivals::from_word(arrivals)?;
        Some(Scope { requests, changes, timeouts, seconds, arrivals, nights })
    }
}

impl SaidEvidence {
    fn of(survey: &Survey, said: &Said) -> SaidEvidence {
        let axes = survey.subject.universe.axes();
        let matter = |matter: &Matter| {
            let of = &axes[matter.axis];
            let group = |group: &Vec<usize>| group.iter().map(|&p| of.answers[p].into()).collect();
            MatterEvidence {
                key: of.key.name.to_owned(),
                groups: matter.groups.iter().map(group).collect(),
                weight: matter.weight,
            }
        };
        SaidEvidence {
            verdicts: survey.verdicts(said.claim).iter().map(letter).collect(),
            matters: said.matters.iter().map(matter).collect(),
            rules: match &said.explanation {
                Explanation::Rules(sets) => Some(sets.iter().map(RuleSetEvidence::of).collect()),
                Explanation::NotEstablished(_) | Explanation::Refuted(_) => None,
            },
        }
    }

    fn read(&self, claim: ClaimId, survey: &Survey) -> Option<Said> {
        let counts = survey.counts(claim);
        let matters = honnin_analysis::survey::matter::matters(survey, claim);
        let explanation = match &self.rules {
            None => Explanation::NotEstablished(counts.not_established),
            Some(sets) => {
                let read = sets.iter().map(RuleSetEvidence::read);
                Explanation::Rules(of_verdicts(survey, claim, read.collect::<Option<_>>()?)?)
            }
        };
        let said = Said { claim, counts, matters, explanation };
        (SaidEvidence::of(survey, &said) == *self).then_some(said)
    }
}

/// The rules, if there is a set for each outcome and every rule is true of the verdicts on every
/// site: they are held against them anew.
fn of_verdicts(survey: &Survey, claim: ClaimId, sets: Vec<RuleSet>) -> Option<Vec<RuleSet>> {
    let universe = &survey.subject.universe;
    let verdicts = survey.verdicts(claim);
    let outcomes: Vec<Outcome> = verdicts.iter().map(Outcome::of).collect::<Option<_>>()?;
    if !sets.iter().map(|set| set.outcome).eq(Outcome::ALL) {
        return None;
    }
    let verified = sets.into_iter().map(|set| verify(universe, &outcomes, set));
    verified.collect::<Result<_, _>>().ok()
}

impl RuleSetEvidence {
    fn of(set: &RuleSet) -> RuleSetEvidence {
        let rule = |rule: &Rule| RuleEvidence {
            when: rule.literals.iter().map(|l| axis(l.key, &l.answers)).collect(),
            sites: rule.sites,
        };
        RuleSetEvidence {
            outcome: match set.outcome {
                Outcome::Holds => OutcomeWord::Holds,
                Outcome::Violated => OutcomeWord::Violated,
                Outcome::NotClaimed => OutcomeWord::NotClaimed,
            },
            rules: set.rules.iter().map(rule).collect(),
            fewest: set.proven,
            no_fewer_than: set.at_least,
        }
    }

    fn read(&self) -> Option<RuleSet> {
        let rule = |written: &RuleEvidence| {
            let literals = written.when.iter().map(AxisEvidence::read).collect::<Option<_>>()?;
            Some(Rule { literals, sites: written.sites })
        };
        Some(RuleSet {
            outcome: match self.outcome {
                OutcomeWord::Holds => Outcome::Holds,
                OutcomeWord::Violated => Outcome::Violated,
                OutcomeWord::NotClaimed => Outcome::NotClaimed,
            },
            rules: self.rules.iter().map(rule).collect::<Option<_>>()?,
            proven: self.fewest,
            at_least: self.no_fewer_than,
        })
    }
}
