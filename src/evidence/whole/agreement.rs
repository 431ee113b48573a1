//! One site comes to the same wherever the document speaks of it: a check, a row of a condition
//! matrix, a remedy, a row of the kill matrix and the survey may all be of one site.

use crate::findings::Findings;
use honnin_analysis::Verdict;
use honnin_analysis::matrix::answers_with;
use honnin_analysis::remedies::{Outcome, Remedies};
use honnin_analysis::survey::Survey;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_schedule::kill::{Cell, Part};
use honnin_sheet::changed;
use std::collections::HashMap;

/// Whether each claim is violated, as far as anything is known.
type Violated = [Option<bool>; ClaimId::ALL.len()];

/// What has been said of sites so far, by what of their answers makes a difference.
#[derive(Default)]
pub(crate) struct Sites(HashMap<Answers, Violated>);

/// What a verdict says of whether the claim is violated.
fn violated(verdict: &Verdict) -> Option<bool> {
    match verdict {
        Verdict::Violated { .. } => Some(true),
        Verdict::Holds | Verdict::NotClaimed => Some(false),
        Verdict::NotEstablished(_) => None,
    }
}

impl Sites {
    /// Takes note of what is said of a site, of claims that a behaviour can break; whether it agrees
    /// with what was said before.
    fn agree(&mut self, answers: &Answers, said: impl Fn(ClaimId) -> Option<bool>) -> bool {
        let known = self.0.entry(answers.as_read()).or_default();
        ClaimId::ALL.into_iter().zip(known).filter(|(id, _)| id.claim().check().is_some()).all(
            |(id, known)| {
                let said = said(id);
                let agrees = known.is_none() || said.is_none() || *known == said;
                *known = known.or(said);
                agrees
            },
        )
    }

    /// Takes note of what is said of a sheet.
    pub(crate) fn findings(&mut self, found: &Findings<'_>) -> bool {
        let controls = found.controls.iter().map(|control| &control.check);
        let checks = found.checks.iter().chain(controls).all(|check| {
            self.agree(&check.answers, |id| violated(&check.claims.get(&id)?.verdict))
        });
        let matrix = found.matrix.as_ref().is_none_or(|matrix| {
            matrix.rows.iter().all(|row| {
                let answers = answers_with(matrix.sheet, row.present);
                self.agree(&answers, |id| violated(row.verdicts.get(&id)?))
            })
        });
        checks && matrix && found.remedies.as_ref().is_none_or(|remedies| self.remedies(remedies))
    }

    fn remedies(&mut self, remedies: &Remedies<'_>) -> bool {
        let site = remedies.sheet.answers(remedies.sheet.last_stand());
        let mut smallest = remedies.outcomes.iter().filter_map(|(_, outcome)| match outcome {
            Outcome::Smallest(found) => Some(found),
            Outcome::None | Outcome::NotEstablished => None,
        });
        smallest.all(|found| {
            found.iter().all(|remedy| {
                let answers = changed(&site, &remedy.changes);
                self.agree(&answers, |id| Some(remedy.still_violated.contains(&id)))
            })
        })
    }

    /// Takes note of what the kill matrix says of sites with a defect.
    pub(crate) fn kill(&mut self, parts: &[Part]) -> bool {
        let mut rows = parts.iter().flat_map(|part| &part.rows);
        rows.all(|row| {
            // Of a search that was cut, what breaks is what was seen to.
            let whole = !matches!(row.model, Cell::NotEstablished(_));
            self.agree(&row.defect.answers, |id| match row.breaks.contains(&id) {
                true => Some(true),
                false => whole.then_some(false),
            })
        })
    }

    /// Takes note of what the survey says of all designs.
    pub(crate) fn survey(&mut self, survey: &Survey) -> bool {
        let universe = &survey.subject.universe;
        let claims = &survey.subject.claims;
        survey.sites.iter().enumerate().all(|(site, known)| {
            let of = |id: ClaimId| {
                let place = claims.iter().position(|claim| *claim == id)?;
                violated(&known.as_ref()?.verdicts[place])
            };
            self.agree(&universe.answers(site), of)
        })
    }
}
