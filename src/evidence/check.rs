//! One exhaustive search in the document, and what it must say together.

use super::replay::breaks_at_its_end;
use super::words::{self, ExpectedWord, GivenAnswers, StandWord, VerdictEvidence};
use honnin_analysis::engine::Exploration;
use honnin_analysis::{Check, Judged, Verdict, Verdicts};
use honnin_models::claims::ClaimId;
use honnin_sheet::Sheet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// One exhaustive search.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckEvidence {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub stand: StandWord,
    /// Every answer that was explored, the scope among them.
    pub answers: GivenAnswers,
    /// The engine's name.
    pub engine: String,
    /// Distinct states, those included that differ from one looked at in names only.
    pub states: u64,
    /// Distinct states looked at.
    pub looked_at: u64,
    /// Steps between the states.
    pub transitions: u64,
    /// The most steps that any state is away from the start.
    pub depth: u64,
    /// How many bits the fingerprints have by which states are told apart.
    pub fingerprint_bits: u32,
    /// An upper bound of the probability that a state was missed because two had one fingerprint.
    pub collision_probability: f64,
    /// Every claim.
    #[schemars(with = "BTreeMap<String, ClaimEvidence>")]
    pub claims: BTreeMap<ClaimId, ClaimEvidence>,
    /// Every witness that is reported, and whether it was reached.
    pub witnesses: BTreeMap<String, bool>,
    /// Why some states were not looked at; none when all were.
    pub cut: Option<words::Why>,
}

/// What a claim came to, and what the sheet expects of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimEvidence {
    /// What it came to.
    #[serde(flatten)]
    pub verdict: VerdictEvidence,
    /// What the sheet expects; none when the claim is not made of the site.
    pub expected: Option<ExpectedWord>,
}

impl CheckEvidence {
    pub(super) fn of(check: &Check<'_>) -> CheckEvidence {
        let Exploration { states, looked_at, transitions, depth, fingerprint_bits, .. } =
            *check.seen;
        let claim = |(&id, judged): (&ClaimId, &Judged)| {
            let verdict = (&judged.verdict).into();
            (id, ClaimEvidence { verdict, expected: judged.expected.map(Into::into) })
        };
        let witness = |(name, seen): (&str, bool)| (name.to_owned(), seen);
        CheckEvidence {
            stand: check.stand.into(),
            answers: words::answers(&check.answers),
            engine: check.engine.clone(),
            states,
            looked_at,
            transitions,
            depth,
            fingerprint_bits,
            collision_probability: check.seen.collision_probability(),
            claims: check.claims.iter().map(claim).collect(),
            witnesses: check.witnesses().into_iter().map(witness).collect(),
            cut: check.seen.cut.as_ref().map(Into::into),
        }
    }

    pub(super) fn read<'s>(&self, sheet: &'s Sheet) -> Option<Check<'s>> {
        let check = self.read_as_it_is(sheet)?;
        let Check { stand, claims, answers, .. } = &check;
        let as_expected = claims.iter().all(|(id, j)| j.expected == sheet.expected(*stand, *id));
        let whole = claims.keys().copied().eq(ClaimId::ALL);
        let of_the_sheet = sheet.stands().contains(stand) && *answers == sheet.answers(*stand);
        (as_expected && whole && of_the_sheet).then_some(check)
    }

    /// The check, whatever site it is of; `None` when it is of several pieces.
    pub(super) fn read_as_it_is<'s>(&self, sheet: &'s Sheet) -> Option<Check<'s>> {
        let stand = self.stand.into();
        let answers = words::read_answers(&self.answers)?;
        let judged = |(&id, claim): (&ClaimId, &ClaimEvidence)| {
            let verdict = claim.verdict.read()?;
            Some((id, Judged { verdict, expected: claim.expected.map(Into::into) }))
        };
        let claims: BTreeMap<ClaimId, Judged> =
            self.claims.iter().map(judged).collect::<Option<_>>()?;
        let violated = |(&id, judged): (&ClaimId, &Judged)| match &judged.verdict {
            Verdict::Violated { steps } if id.claim().check().is_some() => {
                Some((id, steps.clone()))
            }
            _ => None,
        };
        let seen = self.witnesses.iter().filter(|(_, seen)| **seen);
        let cut = match &self.cut {
            None => None,
            Some(why) => Some(why.cut()?),
        };
        let seen = Exploration {
            states: self.states,
            looked_at: self.looked_at,
            fingerprint_bits: self.fingerprint_bits,
            // What memory it took is no matter of evidence.
            visited_bytes: 0,
            transitions: self.transitions,
            depth: self.depth,
            violations: claims.iter().filter_map(violated).collect(),
            witnesses: seen.map(|(name, _)| words::witness(name)).collect::<Option<_>>()?,
            cut,
        };
        let engine = self.engine.clone();
        let check = Check { sheet, stand, answers, engine, seen: Rc::new(seen), claims };
        (is_whole(&check) && CheckEvidence::of(&check) == *self).then_some(check)
    }
}

/// Whether each verdict of a check is the one that what was seen comes to, and each counterexample
/// is one.
fn is_whole(check: &Check<'_>) -> bool {
    let as_designed = check.answers == check.sheet.designed;
    let verdicts = Verdicts::judge(&check.answers, &check.seen, as_designed);
    check.claims.iter().all(|(&id, judged)| {
        let steps = match &judged.verdict {
            Verdict::Violated { steps } => steps.as_deref(),
            _ => None,
        };
        // A search that came to its end has found a way to each violation.
        let way_is_known = !judged.verdict.violated()
            || steps.is_some()
            || check.seen.cut.is_some()
            || id.claim().check().is_none();
        verdicts[&id] == judged.verdict
            && way_is_known
            && steps.is_none_or(|steps| breaks_at_its_end(&check.answers, id, steps).is_ok())
    }) && counts(check)
}

/// Whether the counts of a search are possible beside each other: every state but the first was
/// entered by a transition, and a path of so many steps passes one state more. Of a search that was
/// cut, less is known.
fn counts(check: &Check<'_>) -> bool {
    let seen = &check.seen;
    let longest = check.claims.values().map(|judged| match &judged.verdict {
        Verdict::Violated { steps: Some(steps) } => steps.len() as u64,
        _ => 0,
    });
    let possible = seen.looked_at <= seen.states;
    let whole = || {
        seen.looked_at > 0
            && seen.depth < seen.looked_at
            && seen.transitions >= seen.looked_at - 1
            && longest.max().unwrap_or(0) <= seen.depth
    };
    possible && (seen.cut.is_some() || whole())
}
