//! Checks of sheets, looked up in a document: verdicts, conditions and test plans.

use super::{Answer, Confirmation, Resolved, Says};
use crate::cause::campaigns::{Campaigns, Defect, Finding};
use crate::explore::Verdict;
use crate::report::evidence::Dossier;
use crate::report::evidence::asked::{About, Class};
use crate::report::findings::Findings;
use crate::sheet::{Sheet, Stand, changed};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys;
use honnin_models::record::{CheckedBy, Outcome, Stand as Standing};
use honnin_models::sheets;

/// Whether a place says what the register relies on, and what it says.
pub(super) type Looked = (Confirmation, Answer);

/// What of a document checks are looked up in.
pub(super) struct Parts<'d> {
    pub(super) dossier: &'d Dossier,
    pub(super) findings: Vec<Findings<'d>>,
}

/// The program's word for how a site is looked at.
pub(super) fn stand(standing: Standing) -> Stand {
    match standing {
        Standing::Designed => Stand::Designed,
        Standing::Installed => Stand::Installed,
    }
}

/// Whether a verdict is the one that is relied on.
pub(super) fn compared(verdict: &Verdict, outcome: Outcome) -> Confirmation {
    match verdict {
        Verdict::NotEstablished(_) => Confirmation::NotEstablished,
        verdict if verdict.word() == outcome.word() => Confirmation::Confirmed,
        _ => Confirmation::Refuted,
    }
}

fn either(is: bool) -> Confirmation {
    if is { Confirmation::Confirmed } else { Confirmation::Refuted }
}

/// What is said of a campaign, when it and the site could be judged.
type Judged<'f> = Option<&'f Finding>;

impl<'d> Parts<'d> {
    pub(super) fn of(dossier: &'d Dossier) -> Parts<'d> {
        Parts { dossier, findings: dossier.findings() }
    }

    /// Looks a check up.
    pub(super) fn resolve(&self, by: &'static CheckedBy) -> Resolved {
        let looked = match *by {
            // How small a scope may be is compared by the tests, and stands in no document.
            CheckedBy::Bounds { .. } => Err(Confirmation::ByTheTests),
            CheckedBy::Changed { sheet, changes, claim, outcome } => {
                self.changed(sheet, changes, claim, outcome)
            }
            _ => self.held(by).ok_or(Confirmation::NotInEvidence),
        };
        match looked {
            Ok((confirmation, answer)) => Resolved { by, confirmation, answer: Some(answer) },
            Err(confirmation) => Resolved { by, confirmation, answer: None },
        }
    }

    /// Looks up a check that the document holds when it holds what the check is about.
    fn held(&self, by: &CheckedBy) -> Option<Looked> {
        match *by {
            CheckedBy::Verdict { sheet, stand: standing, claim, outcome } => {
                self.verdict(sheet, stand(standing), claim, outcome)
            }
            CheckedBy::Condition { sheet, condition, claim, needed } => {
                self.condition(sheet, condition, claim, needed)
            }
            CheckedBy::Campaign { sheet, campaign, reaches, misses } => {
                self.campaign(sheet, campaign, reaches, misses)
            }
            CheckedBy::Plan { sheet, campaign, key, answer, claim, revealed } => {
                let sought = |d: &Defect| {
                    d.key.name == key && d.answer == answer && d.breaks.contains(&claim)
                };
                self.plan(sheet, campaign, &sought, revealed)
            }
            CheckedBy::Kill { sheet, key, answer, claim } => self.kill(sheet, key, answer, claim),
            CheckedBy::Schedules { sheet, stand: standing, claim } => {
                self.schedules(sheet, stand(standing), claim)
            }
            CheckedBy::Trace { claim } => self.trace(claim),
            CheckedBy::Survey { claim } => self.survey(claim),
            CheckedBy::Bounds { .. } | CheckedBy::Changed { .. } => None,
        }
    }

    /// The number of a sheet in the document. Another sheet that bears the same name is not it: the
    /// register speaks of the bundled one.
    pub(super) fn sheet(&self, name: &str) -> Option<usize> {
        let text = sheets::find(name)?.text;
        let same = |sheet: &Sheet| sheet.name == name && sheet.text == text;
        self.dossier.sheets().iter().position(same)
    }

    /// A place, with how far it can be trusted.
    pub(super) fn answer(&self, says: Says, of: Answers, about: About, at: String) -> Answer {
        Answer { says, of, class: self.dossier.class(about), at }
    }

    fn verdict(
        &self,
        sheet: &str,
        stand: Stand,
        claim: ClaimId,
        outcome: Outcome,
    ) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let checks = &self.findings[number].checks;
        let place = checks.iter().position(|check| check.stand == stand)?;
        let verdict = &checks[place].claims[&claim].verdict;
        let says = Says::Verdict(verdict.word());
        let at = format!("/sheets/{number}/checks/{place}/claims/{claim}");
        let about = About::Claim(number, stand, claim);
        let answer = self.answer(says, checks[place].answers, about, at);
        Some((compared(verdict, outcome), answer))
    }

    /// The row in which this condition alone is absent, beside that in which all are present: a claim
    /// that holds there needs nothing.
    fn condition(
        &self,
        sheet: &str,
        condition: &str,
        claim: ClaimId,
        needed: bool,
    ) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let matrix = self.findings[number].matrix.as_ref()?;
        let conditions = &matrix.sheet.conditions;
        let bit = conditions.iter().position(|known| known.id == condition)?;
        let all = (1u32 << conditions.len()) - 1;
        let place = matrix.rows.iter().position(|row| row.present == all & !(1 << bit))?;
        let whole = matrix.rows.iter().find(|row| row.present == all)?.verdicts.get(&claim)?;
        let verdict = matrix.rows[place].verdicts.get(&claim)?;
        let outcome = if needed { Outcome::Holds } else { Outcome::Violated };
        let mut confirmation = compared(verdict, outcome).max(compared(whole, Outcome::Violated));
        if !matrix.established() {
            confirmation = confirmation.max(Confirmation::NotEstablished);
        }
        let without = changed(&matrix.sheet.answers(matrix.stand), &conditions[bit].without);
        let at = format!("/sheets/{number}/matrix/rows/{place}/verdicts/{claim}");
        let says = Says::Verdict(verdict.word());
        Some((confirmation, self.answer(says, without, About::Matrix(number), at)))
    }

    /// A campaign by its English name: the sheet's number, its place, and what is said of it.
    fn found(&self, sheet: &str, campaign: &str) -> Option<(usize, usize, Answers, Judged<'_>)> {
        let number = self.sheet(sheet)?;
        let campaigns: &Campaigns<'_> = self.findings[number].campaigns.as_ref()?;
        let mut found = campaigns.findings.iter();
        let place = found.position(|(known, _)| known.label.en == campaign)?;
        let (known, finding) = &campaigns.findings[place];
        let stands = campaigns.sheet.answers(campaigns.sheet.last_stand());
        let judged = campaigns.established && *finding != Finding::NotEstablished;
        Some((number, place, changed(&stands, &known.with), judged.then_some(finding)))
    }

    fn campaign(
        &self,
        sheet: &str,
        campaign: &str,
        reaches: &[ClaimId],
        misses: &[ClaimId],
    ) -> Option<Looked> {
        let (number, place, of, finding) = self.found(sheet, campaign)?;
        let (confirmation, says) = match finding {
            None => (Confirmation::NotEstablished, Says::Open),
            Some(Finding::OfViolation { reached, missed, beyond, .. }) => {
                let same = reached == reaches && missed == misses && beyond.is_empty();
                (either(same), Says::Reaches(reached.clone(), missed.clone()))
            }
            Some(_) => (Confirmation::Refuted, Says::Reaches(Vec::new(), Vec::new())),
        };
        let at = format!("/sheets/{number}/campaigns/findings/{place}");
        Some((confirmation, self.answer(says, of, About::Campaigns(number), at)))
    }

    fn plan(
        &self,
        sheet: &str,
        campaign: &str,
        sought: &dyn Fn(&Defect) -> bool,
        expected: bool,
    ) -> Option<Looked> {
        let (number, place, of, finding) = self.found(sheet, campaign)?;
        let mut at = format!("/sheets/{number}/campaigns/findings/{place}");
        let (confirmation, says) = match finding {
            None => (Confirmation::NotEstablished, Says::Open),
            Some(Finding::OfDefects { revealed, hidden }) => {
                let place = |defects: &[Defect]| defects.iter().position(sought);
                match (place(revealed), place(hidden)) {
                    (Some(n), _) => {
                        at += &format!("/finding/of-defects/revealed/{n}");
                        (either(expected), Says::Revealed)
                    }
                    (None, Some(n)) => {
                        at += &format!("/finding/of-defects/hidden/{n}");
                        (either(!expected), Says::Hidden)
                    }
                    (None, None) => (Confirmation::Refuted, Says::NoDefect),
                }
            }
            Some(_) => (Confirmation::Refuted, Says::NoDefect),
        };
        Some((confirmation, self.answer(says, of, About::Campaigns(number), at)))
    }

    /// The class of what the survey and other exhaustive searches say.
    pub(super) fn exhaustive(says: Says, of: Answers, at: String) -> Answer {
        Answer { says, of, class: Class::Exhaustive, at }
    }

    /// The settings that the register names; `None` when it names an unknown key.
    pub(super) fn settings(
        changes: &[(&'static str, keys::Answer)],
    ) -> Option<crate::sheet::Settings> {
        changes.iter().map(|(name, answer)| Some((keys::find(name)?, *answer))).collect()
    }
}
