//! A sheet's claims, judged, beside what the record expects.

use super::engine::Exploration;
use super::of_sheet::OfSheet;
use super::search::SiteSearch;
use super::verdict::{Verdict, Verdicts};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::{Site, Step};
use honnin_search::fingerprint::collision_probability;
use honnin_search::limits::StopReason;
use honnin_sheet::{Configuration, Expected, Sheet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A claim's verdict beside what was expected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct JudgedClaim {
    /// The verdict on the claim.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// What was expected; none when the claim does not apply to the site.
    pub expected: Option<Expected>,
}

impl JudgedClaim {
    /// Whether the verdict is established and is not what was expected.
    pub fn differs(&self) -> bool {
        let Some(expected) = self.expected else { return false };
        match self.verdict {
            Verdict::Holds => matches!(expected, Expected::Violated | Expected::NoCase),
            Verdict::Violated { .. } => expected != Expected::Violated,
            Verdict::NoCase => expected == Expected::Violated,
            Verdict::NotEstablished { .. } | Verdict::NotClaimed => false,
        }
    }

    /// Whether it remains open if the claim is as expected: it was not judged, or it is expected to hold
    /// and nothing put it to the test.
    pub fn is_inconclusive(&self) -> bool {
        match self.verdict {
            Verdict::NotEstablished { .. } => true,
            Verdict::NoCase => self.expected == Some(Expected::Holds),
            Verdict::Holds | Verdict::Violated { .. } | Verdict::NotClaimed => false,
        }
    }
}

/// One exhaustive search of a sheet in one configuration, and its verdicts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetCheck {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub configuration: Configuration,
    /// Every answer that was explored, the scope among them.
    pub answers: Answers,
    /// The engine's name.
    pub engine: String,
    /// Distinct states, including those that differ from an explored one in names only.
    pub states: u64,
    /// Distinct states explored.
    pub looked_at: u64,
    /// Steps between the states.
    pub transitions: u64,
    /// The most steps that any state is away from the start.
    pub depth: u64,
    /// How many bits the fingerprints have by which states are distinguished.
    pub fingerprint_bits: u32,
    /// An upper bound of the probability that a state was missed because two had one fingerprint.
    pub collision_probability: f64,
    /// Every claim with its verdict.
    pub claims: BTreeMap<ClaimId, JudgedClaim>,
    /// Every witness that is reported, and whether it was reached.
    pub witnesses: BTreeMap<WitnessId, bool>,
    /// Why some states were not explored; none when all were.
    pub cut: Option<StopReason>,
}

impl SheetCheck {
    /// The verdicts on a site by what an engine of this name saw of it; `as_designed` is what C8 says.
    /// Nothing is expected of it yet.
    pub fn judge(
        (configuration, answers): (Configuration, Answers),
        as_designed: bool,
        engine: String,
        seen: &Exploration,
    ) -> SheetCheck {
        let verdicts = Verdicts::judge(&answers, seen, as_designed).into_iter();
        let claims = verdicts.map(|(id, verdict)| (id, JudgedClaim { verdict, expected: None }));
        let site = Site::new(answers);
        let reported = witnesses::CATALOGUE.iter().filter(|witness| witness.reported(&site));
        let Exploration { states, looked_at, transitions, depth, fingerprint_bits, .. } = *seen;
        SheetCheck {
            configuration,
            answers,
            engine,
            states,
            looked_at,
            transitions,
            depth,
            fingerprint_bits,
            collision_probability: collision_probability(looked_at, fingerprint_bits),
            claims: claims.collect(),
            witnesses: reported.map(|it| (it.id, seen.witnesses.contains(&it.id))).collect(),
            cut: seen.cut.clone(),
        }
    }

    /// What the engine saw, as far as the check records it.
    pub fn exploration(&self) -> Exploration {
        let violated = |(&id, judged): (&ClaimId, &JudgedClaim)| match &judged.verdict {
            Verdict::Violated { steps } if id.claim().check().is_some() => {
                Some((id, steps.clone()))
            }
            _ => None,
        };
        let reached = self.witnesses.iter().filter(|(_, reached)| **reached);
        Exploration {
            states: self.states,
            looked_at: self.looked_at,
            fingerprint_bits: self.fingerprint_bits,
            visited_bytes: 0,
            transitions: self.transitions,
            depth: self.depth,
            violations: self.claims.iter().filter_map(violated).collect(),
            witnesses: reached.map(|(id, _)| *id).collect(),
            cut: self.cut.clone(),
        }
    }

    /// Whether a complete search examined every state, although some differ from others in names only: a
    /// search that makes use of that examines fewer than there are.
    pub fn examined_states_alike(&self) -> bool {
        let some_are_alike = 1 < Site::new(self.answers).group_order();
        some_are_alike && self.cut.is_none() && self.looked_at == self.states
    }

    /// Whether every verdict is established and is what was expected.
    pub fn as_expected(&self) -> bool {
        !self.claims.values().any(|judged| judged.differs() || judged.is_inconclusive())
    }

    /// Whether every claim was judged.
    pub fn established(&self) -> bool {
        self.claims.values().all(|judged| judged.verdict.established())
    }

    /// The claims that nothing within the scope puts to the test.
    pub fn without_case(&self) -> Vec<ClaimId> {
        let without = self.claims.iter().filter(|(_, judged)| judged.verdict == Verdict::NoCase);
        without.map(|(&id, _)| id).collect()
    }

    /// The violated claims.
    pub fn violated(&self) -> Vec<ClaimId> {
        let violated = self.claims.iter().filter(|(_, judged)| judged.verdict.violated());
        violated.map(|(&id, _)| id).collect()
    }

    /// The violated claims that a behaviour breaks: not C8, which is judged from the sheet.
    pub fn broken_by_behaviour(&self) -> Vec<ClaimId> {
        self.violated().into_iter().filter(|id| id.claim().check().is_some()).collect()
    }

    /// The violated claims of which a counterexample is known, each with its steps.
    pub fn counterexamples(&self) -> impl Iterator<Item = (ClaimId, &[Step])> {
        self.claims.iter().filter_map(|(&id, judged)| Some((id, judged.verdict.steps()?)))
    }
}

/// Checks a sheet in one configuration.
pub fn check(search: &SiteSearch<'_>, sheet: &Sheet, configuration: Configuration) -> SheetCheck {
    let answers = sheet.answers(configuration);
    let seen = search.explore(&sheet.name, &answers);
    let as_designed = answers == sheet.designed;
    let mut check =
        SheetCheck::judge((configuration, answers), as_designed, search.engine_name(), &seen);
    for (&id, judged) in &mut check.claims {
        judged.expected = sheet.expected(configuration, id);
    }
    check
}

/// Checks sheets in every configuration they have; each check with the place of its sheet.
pub fn check_all(search: &SiteSearch<'_>, sheets: &[Sheet]) -> Vec<(usize, SheetCheck)> {
    let configurations = sheets.iter().enumerate();
    let configurations = configurations
        .flat_map(|(n, sheet)| sheet.configurations().iter().map(move |&s| (n, sheet, s)));
    configurations
        .map(|(n, sheet, configuration)| (n, check(search, sheet, configuration)))
        .collect()
}

/// Checks beside their sheets.
pub fn beside<'a>(
    sheets: &'a [Sheet],
    checks: &'a [(usize, SheetCheck)],
) -> Vec<OfSheet<'a, SheetCheck>> {
    checks.iter().map(|(sheet, check)| OfSheet::new(&sheets[*sheet], check)).collect()
}
