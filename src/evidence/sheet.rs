//! One sheet in the document: its text, its checks, and all that follows from them.

use super::bounds::BoundsEvidence;
use super::campaigns::CampaignsEvidence;
use super::controls::ControlEvidence;
use super::digests::sha256;
use super::matrix::MatrixEvidence;
use super::remedies::RemediesEvidence;
use super::schedules::{FollowedEvidence, LogEvidence, ScheduleEvidence};
use super::whole;
use super::words::{self, ExpectedWord, GivenAnswers, StandWord, VerdictEvidence};
use crate::findings::Findings;
use honnin_analysis::engine::Exploration;
use honnin_analysis::{Check, Judged, Verdict};
use honnin_models::claims::ClaimId;
use honnin_sheet::Sheet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Everything that was established about one sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetEvidence {
    /// The name of the site.
    pub name: String,
    /// The file it was read from, as it was named.
    pub file: String,
    /// The SHA-256 digest of its text.
    pub sha256: String,
    /// Its text: the answers, where they come from, and what is expected.
    pub text: String,
    /// Its checks: as designed, and as installed where that differs.
    pub checks: Vec<CheckEvidence>,
    /// Its condition matrix; none for a sheet without conditions.
    pub matrix: Option<MatrixEvidence>,
    /// What would mend it; none for a site that is known to have nothing broken.
    pub remedies: Option<RemediesEvidence>,
    /// Its campaigns; none for a sheet without.
    pub campaigns: Option<CampaignsEvidence>,
    /// The sheet with answers changed, as findings of the public record name it, each a check.
    pub controls: Vec<ControlEvidence>,
    /// Whether its scope is enough; none where no finding of the public record relies on that.
    pub bounds: Option<BoundsEvidence>,
    /// Random schedules of the real system.
    pub schedules: Vec<ScheduleEvidence>,
    /// The real system along the model's counterexamples.
    pub followed: Vec<FollowedEvidence>,
    /// Logs of the real system, held to models.
    pub logs: Vec<LogEvidence>,
}

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

impl SheetEvidence {
    /// What was found of a sheet by searching; runs of the real system are added later.
    pub fn of(findings: &Findings<'_>) -> SheetEvidence {
        let sheet = findings.sheet();
        SheetEvidence {
            name: sheet.name.clone(),
            file: sheet.file.clone(),
            sha256: sha256(sheet.text.as_bytes()),
            text: sheet.text.clone(),
            checks: findings.checks.iter().map(CheckEvidence::of).collect(),
            matrix: findings.matrix.as_ref().map(MatrixEvidence::of),
            remedies: findings.remedies.as_ref().map(RemediesEvidence::of),
            campaigns: findings.campaigns.as_ref().map(CampaignsEvidence::of),
            controls: findings.controls.iter().map(ControlEvidence::of).collect(),
            bounds: findings.bounds.as_ref().map(BoundsEvidence::of),
            schedules: Vec::new(),
            followed: Vec::new(),
            logs: Vec::new(),
        }
    }

    /// The findings again, of this sheet; `None` when something is not of the sheet or the register.
    pub fn read<'s>(&self, sheet: &'s Sheet) -> Option<Findings<'s>> {
        let checks = self.checks.iter().map(|check| check.read(sheet)).collect::<Option<_>>()?;
        let matrix = self.matrix.as_ref().map(|matrix| matrix.read(sheet));
        let remedies = self.remedies.as_ref().map(|remedies| remedies.read(sheet));
        let campaigns = self.campaigns.as_ref().map(|campaigns| campaigns.read(sheet));
        let controls = self.controls.iter().map(|it| it.read(sheet)).collect::<Option<_>>()?;
        let bounds = self.bounds.as_ref().map(|bounds| bounds.read(sheet));
        let read = Findings {
            checks,
            matrix: transposed(matrix)?,
            remedies: transposed(remedies)?,
            campaigns: transposed(campaigns)?,
            controls,
            bounds: transposed(bounds)?,
        };
        let stands = read.checks.iter().map(|check| check.stand);
        let whole = stands.eq(sheet.stands().iter().copied())
            && whole::findings(&read)
            && whole::runs(self, &read);
        whole.then_some(read)
    }
}

/// Nothing where there is nothing, and no answer where what is there could not be read.
fn transposed<T>(read: Option<Option<T>>) -> Option<Option<T>> {
    match read {
        None => Some(None),
        Some(read) => read.map(Some),
    }
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

    fn read<'s>(&self, sheet: &'s Sheet) -> Option<Check<'s>> {
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
        (whole::check(&check) && CheckEvidence::of(&check) == *self).then_some(check)
    }
}
