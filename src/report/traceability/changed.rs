//! A sheet with some answers changed, looked up in a document.
//!
//! Nothing is searched again. The changed site is looked for wherever the document judges a site:
//! among the subsets of the sheet's conditions, among the checks of all sheets, among the remedies,
//! among the defects of the kill matrix, and among all designs of the survey.

use super::resolve::{Looked, Parts, compared};
use super::{Confirmation, Says};
use crate::cause::matrix::answers_with;
use crate::cause::remedies::{Goal, MOST_DECISIONS, Outcome as Mended, choices};
use crate::cause::survey::universe::Universe;
use crate::explore::Verdict;
use crate::sheet::{Settings, changed};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Key};
use honnin_models::record::Outcome;
use std::collections::BTreeSet;

impl Parts<'_> {
    /// The claim is violated in the site as it stands, and comes to this with the answers changed.
    pub(super) fn changed(
        &self,
        sheet: &str,
        changes: &[(&'static str, keys::Answer)],
        claim: ClaimId,
        outcome: Outcome,
    ) -> Result<Looked, Confirmation> {
        let number = self.sheet(sheet).ok_or(Confirmation::NotInEvidence)?;
        let settings = Parts::settings(changes).ok_or(Confirmation::Refuted)?;
        let found = &self.findings[number];
        let last = found.sheet().last_stand();
        let before = found.checks.iter().find(|check| check.stand == last);
        let before = before.ok_or(Confirmation::NotInEvidence)?;
        let violated = compared(&before.claims[&claim].verdict, Outcome::Violated);
        let (verdict, of, at) = match self.judged(number, &before.answers, &settings, claim) {
            Some(judged) => judged,
            // What the tests say of the change is of use only where the claim breaks before.
            None => return Err(violated.max(Confirmation::ByTheTests)),
        };
        let answer = Parts::exhaustive(Says::Verdict(verdict.word()), of, at);
        Ok((violated.max(compared(&verdict, outcome)), answer))
    }

    /// The verdict on a changed site, and where it stands. C8 asks for the sheet, not for a site.
    fn judged(
        &self,
        number: usize,
        before: &Answers,
        settings: &Settings,
        claim: ClaimId,
    ) -> Option<(Verdict, Answers, String)> {
        claim.claim().check()?;
        let site = changed(before, settings);
        let (verdict, at) = self
            .among_subsets(number, &site, claim)
            .or_else(|| self.among_checks(&site, claim))
            .or_else(|| self.among_remedies(number, settings, &site, claim))
            .or_else(|| self.among_defects(&site, claim))
            .or_else(|| self.among_designs(&site, claim))?;
        Some((verdict, site, at))
    }

    fn among_subsets(
        &self,
        number: usize,
        site: &Answers,
        claim: ClaimId,
    ) -> Option<(Verdict, String)> {
        let matrix = self.findings[number].matrix.as_ref()?;
        let same = |present| answers_with(matrix.sheet, present) == *site;
        let place = matrix.rows.iter().position(|row| same(row.present))?;
        let verdict = matrix.rows[place].verdicts.get(&claim)?.clone();
        Some((verdict, format!("/sheets/{number}/matrix/rows/{place}/verdicts/{claim}")))
    }

    fn among_checks(&self, site: &Answers, claim: ClaimId) -> Option<(Verdict, String)> {
        self.findings.iter().enumerate().find_map(|(number, found)| {
            let place = found.checks.iter().position(|check| check.answers == *site)?;
            let verdict = found.checks[place].claims[&claim].verdict.clone();
            Some((verdict, format!("/sheets/{number}/checks/{place}/claims/{claim}")))
        })
    }

    /// The remedies: every set of so many decisions was judged to find the smallest of them.
    fn among_remedies(
        &self,
        number: usize,
        settings: &Settings,
        site: &Answers,
        claim: ClaimId,
    ) -> Option<(Verdict, String)> {
        let remedies = self.findings[number].remedies.as_ref()?;
        let tried = choices(remedies.sheet);
        let among = |(key, answer): &(&'static Key, keys::Answer)| {
            tried.iter().any(|(known, answers)| known == key && answers.contains(answer))
        };
        if !site.uncovered().is_empty() || !settings.iter().all(among) {
            return None;
        }
        let outcomes = remedies.outcomes.iter().enumerate();
        outcomes
            .filter_map(|(place, (goal, outcome))| {
                let (verdict, remedy) = by_remedies(*goal, outcome, settings, site, claim)?;
                let remedy = remedy.map(|it| format!("/remedies/{it}")).unwrap_or_default();
                Some((verdict, format!("/sheets/{number}/remedies/outcomes/{place}{remedy}")))
            })
            .next()
    }

    /// A row says which claims break. Of the others some may not be claimed, or not be known.
    fn among_defects(&self, site: &Answers, claim: ClaimId) -> Option<(Verdict, String)> {
        self.dossier.kill().iter().enumerate().find_map(|(context, part)| {
            let place = part.rows.iter().position(|row| row.defect.answers == *site)?;
            let breaks = part.rows[place].breaks.contains(&claim);
            let at = format!("/kill/contexts/{context}/rows/{place}");
            breaks.then_some((Verdict::Violated { steps: None }, at))
        })
    }

    fn among_designs(&self, site: &Answers, claim: ClaimId) -> Option<(Verdict, String)> {
        let (survey, _) = self.dossier.survey();
        if !survey.subject.claims.contains(&claim) {
            return None;
        }
        let place = place_of(&survey.subject.universe, site)?;
        Some((survey.verdict(place, claim), format!("/survey/claims/{claim}/verdicts")))
    }
}

/// The number of a site in the universe; `None` when it is none of those looked at.
fn place_of(universe: &Universe, site: &Answers) -> Option<usize> {
    let place = universe.axes().iter().try_fold(0, |place, axis| {
        let given = axis.key.get(site);
        let answer = axis.answers.iter().position(|answer| *answer == given)?;
        Some(place * axis.answers.len() + answer)
    })?;
    (universe.answers(place) == *site).then_some(place)
}

/// What the remedies for a goal say of these changes, and which of them says so.
///
/// One that is among the smallest has every verdict known: a claim that is made of the site and not
/// still violated holds. One that is no larger and not among them does not reach the goal, which for
/// C1 alone means that C1 is violated.
fn by_remedies(
    goal: Goal,
    outcome: &Mended,
    settings: &Settings,
    site: &Answers,
    claim: ClaimId,
) -> Option<(Verdict, Option<usize>)> {
    let (found, most) = match outcome {
        Mended::Smallest(found) => (found.as_slice(), found.first()?.changes.len()),
        Mended::None => (&[][..], MOST_DECISIONS),
        Mended::NotEstablished => return None,
    };
    let names = |settings: &Settings| -> BTreeSet<(&str, keys::Answer)> {
        settings.iter().map(|(key, answer)| (key.name, *answer)).collect()
    };
    let place = found.iter().position(|remedy| names(&remedy.changes) == names(settings));
    let violated = Verdict::Violated { steps: None };
    match place {
        Some(place) if found[place].still_violated.contains(&claim) => {
            Some((violated, Some(place)))
        }
        Some(place) if claim.claim().applies(&Site::new(*site)) => {
            Some((Verdict::Holds, Some(place)))
        }
        Some(place) => Some((Verdict::NotClaimed, Some(place))),
        None => {
            let tried = !settings.is_empty() && settings.len() <= most;
            let alone = goal == Goal::SubjectIsRequester && claim == ClaimId::C1;
            (tried && alone).then_some((violated, None))
        }
    }
}
