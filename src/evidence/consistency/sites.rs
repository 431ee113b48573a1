//! One site comes to the same wherever the document speaks of it: a check, a row of a condition
//! matrix, a remedy, a row of the kill matrix and the survey may all be of one site.

use super::{Consistency, ConsistencyRule, require};
use crate::sheet::SheetFindings;
use honnin_analysis::Verdict;
use honnin_analysis::matrix::answers_with;
use honnin_analysis::remedies::Remedied;
use honnin_analysis::survey::Survey;
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_schedule::kill::{Cell, ContextRows};
use honnin_sheet::changed;
use std::collections::HashMap;

/// Whether each claim is violated, as far as anything is known.
type Violated = [Option<bool>; ClaimId::ALL.len()];

/// What has been said of sites so far, by what of their answers makes a difference.
#[derive(Default)]
struct Sites(HashMap<Answers, Violated>);

/// What is said of each sheet, of the kill matrix and of the survey agrees, wherever it is of one site.
pub(crate) fn sites(
    findings: &[SheetFindings<'_>],
    parts: &[ContextRows],
    survey: &Survey,
) -> Consistency {
    let mut sites = Sites::default();
    for (place, found) in findings.iter().enumerate() {
        sites.findings(&format!("/sheets/{place}"), *found)?;
    }
    sites.kill(parts)?;
    sites.survey(survey)
}

/// What a verdict says of whether the claim is violated.
fn violated(verdict: &Verdict) -> Option<bool> {
    match verdict.word() {
        VerdictWord::Violated => Some(true),
        VerdictWord::Holds | VerdictWord::NoCase | VerdictWord::NotClaimed => Some(false),
        VerdictWord::NotEstablished => None,
    }
}

impl Sites {
    /// Takes note of what is said of a site, of claims that a behaviour can break, which must agree
    /// with what was said before.
    fn note(
        &mut self,
        answers: &Answers,
        said: impl Fn(ClaimId) -> Option<bool>,
        at: impl Fn(ClaimId) -> String,
    ) -> Consistency {
        let known = self.0.entry(answers.as_read()).or_default();
        let asked = ClaimId::ALL.into_iter().zip(known);
        for (id, known) in asked.filter(|(id, _)| id.claim().check().is_some()) {
            let said = said(id);
            if known.is_some() && said.is_some() && *known != said {
                require(false, at(id), ConsistencyRule::SameSite)?;
            }
            *known = known.or(said);
        }
        Ok(())
    }

    fn findings(&mut self, at: &str, found: SheetFindings<'_>) -> Consistency {
        let checks = found.checks.iter().enumerate();
        let checks = checks.map(|(n, check)| (format!("{at}/checks/{n}/claims"), check));
        let controls = found.controls.iter().enumerate();
        let controls =
            controls.map(|(n, it)| (format!("{at}/controls/{n}/check/claims"), &it.check));
        for (at, check) in checks.chain(controls) {
            let said = |id| violated(&check.claims.get(&id)?.verdict);
            self.note(&check.answers, said, |id| format!("{at}/{id}"))?;
        }
        for (n, row) in found.matrix.iter().flat_map(|matrix| matrix.rows.iter().enumerate()) {
            let answers = answers_with(found.sheet, row.present);
            let said = |id| violated(row.verdicts.get(&id)?);
            self.note(&answers, said, |id| format!("{at}/matrix/rows/{n}/verdicts/{id}"))?;
        }
        self.remedies(at, found)
    }

    fn remedies(&mut self, at: &str, found: SheetFindings<'_>) -> Consistency {
        let site = found.sheet.answers(found.sheet.last_configuration());
        let outcomes = found.remedies.iter().flat_map(|it| it.outcomes.iter().enumerate());
        for (n, outcome) in outcomes {
            let Remedied::Smallest(remedies) = &outcome.remedies else { continue };
            let at = format!("{at}/remedies/outcomes/{n}/remedies/smallest");
            for (n, remedy) in remedies.iter().enumerate() {
                let answers = changed(&site, &remedy.changes);
                let said = |id| Some(remedy.still_violated.contains(&id));
                self.note(&answers, said, |_| format!("{at}/{n}/still_violated"))?;
            }
        }
        Ok(())
    }

    /// What the kill matrix says of sites with a defect.
    fn kill(&mut self, parts: &[ContextRows]) -> Consistency {
        for (context, part) in parts.iter().enumerate() {
            for (n, row) in part.rows.iter().enumerate() {
                // Of a search that was cut, what breaks is what was seen to.
                let whole = !matches!(row.model, Cell::NotEstablished(_));
                let said = |id: ClaimId| match row.breaks.contains(&id) {
                    true => Some(true),
                    false => whole.then_some(false),
                };
                let at = |_| format!("/kill/contexts/{context}/rows/{n}/breaks");
                self.note(&part.context.with(row.defect), said, at)?;
            }
        }
        Ok(())
    }

    /// What the survey says of all designs.
    fn survey(&mut self, survey: &Survey) -> Consistency {
        let claims = &survey.subject.claims;
        for (answers, known) in survey.subject.universe.every_site().iter().zip(&survey.sites) {
            let said = |id: ClaimId| {
                let place = claims.iter().position(|claim| *claim == id)?;
                violated(&known.as_ref()?.verdicts[place])
            };
            self.note(answers, said, |id| format!("/survey/claims/{id}/verdicts"))?;
        }
        Ok(())
    }
}
