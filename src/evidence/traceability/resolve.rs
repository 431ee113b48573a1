//! Checks of sheets, looked up in a document: verdicts, conditions and test plans.

use super::{CheckAnswer, Confirmation, Resolved, Says};
use crate::ConsistentEvidence;
use crate::checks::About;
use crate::sheet::SheetFindings;
use crate::traced::NamedSheet;
use honnin_analysis::Verdict;
use honnin_analysis::campaigns::{BreakingDecision, CampaignReach, Campaigns};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::Setting;
use honnin_record::FindingCheck;
use honnin_sheet::{Configuration, Expected};

/// Whether a place says what the register relies on, and what it says.
pub(super) type Looked = (Confirmation, CheckAnswer);

/// What of a document checks are looked up in.
pub(crate) struct Parts<'d> {
    pub(super) checked: &'d ConsistentEvidence,
    pub(super) findings: Vec<SheetFindings<'d>>,
    // The sheets that the register speaks of.
    named: &'d [NamedSheet],
}

/// Whether a verdict is the one that is relied on. That a claim holds is not established where nothing
/// put it to the test.
pub(super) fn compared(verdict: &Verdict, outcome: Expected) -> Confirmation {
    match (verdict.word(), outcome) {
        (VerdictWord::NotEstablished, _) | (VerdictWord::NoCase, Expected::Holds) => {
            Confirmation::NotEstablished
        }
        (word, outcome) => either(word == outcome.into()),
    }
}

fn either(is: bool) -> Confirmation {
    if is { Confirmation::Confirmed } else { Confirmation::Refuted }
}

/// What is said of a campaign, when it and the site could be judged.
type Judged<'f> = Option<&'f CampaignReach>;

impl<'d> Parts<'d> {
    pub(crate) fn new(checked: &'d ConsistentEvidence, named: &'d [NamedSheet]) -> Parts<'d> {
        Parts { checked, findings: checked.findings(), named }
    }

    /// Looks a check up. What the document does not hold is said to be no part of it.
    pub(crate) fn resolve<'c>(&self, by: &'c FindingCheck) -> Resolved<'c> {
        match self.looked_up(by) {
            Some((confirmation, answer)) => Resolved { by, confirmation, answer: Some(answer) },
            None => Resolved { by, confirmation: Confirmation::NotInEvidence, answer: None },
        }
    }

    fn looked_up(&self, by: &FindingCheck) -> Option<Looked> {
        match by {
            FindingCheck::Verdict { sheet, configuration, claim, verdict } => {
                self.verdict(sheet, *configuration, *claim, *verdict)
            }
            FindingCheck::Condition { sheet, condition, claim, needed } => {
                self.condition(sheet, condition, *claim, *needed)
            }
            FindingCheck::Changed { sheet, changes, claim, verdict } => {
                self.changed(sheet, changes, *claim, *verdict)
            }
            FindingCheck::Campaign { sheet, campaign, reaches, misses } => {
                self.campaign(sheet, campaign, reaches, misses)
            }
            FindingCheck::Plan { sheet, campaign, defect, claim, revealed } => {
                let sought =
                    |d: &BreakingDecision| d.decision == *defect && d.breaks.contains(claim);
                self.plan(sheet, campaign, &sought, *revealed)
            }
            FindingCheck::Kill { sheet, defect, claim } => self.kill(sheet, *defect, *claim),
            FindingCheck::Schedules { sheet, configuration, claim } => {
                self.schedules(sheet, *configuration, *claim)
            }
            FindingCheck::Trace { sheet, configuration, claim } => {
                self.trace(sheet, *configuration, *claim)
            }
            FindingCheck::Bounds { sheet, claim } => self.bounds(sheet, *claim),
            FindingCheck::Survey { claim } => self.survey(*claim),
        }
    }

    /// The number of a sheet in the document. Another sheet that bears the same name is not it: the
    /// register speaks of one text.
    pub(super) fn sheet(&self, name: &str) -> Option<usize> {
        let digest = &self.named.iter().find(|known| known.sheet == name)?.sha256;
        let mut written = self.checked.evidence.sheets.iter();
        written.position(|sheet| sheet.name == name && sheet.sha256 == *digest)
    }

    /// A place, with how far it can be trusted.
    pub(super) fn answer(&self, says: Says, about: About, at: String) -> CheckAnswer {
        CheckAnswer { says, class: self.checked.class(about), at }
    }

    fn verdict(
        &self,
        sheet: &str,
        configuration: Configuration,
        claim: ClaimId,
        outcome: Expected,
    ) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let checks = &self.findings[number].checks;
        let place = checks.iter().position(|check| check.configuration == configuration)?;
        let verdict = &checks[place].claims[&claim].verdict;
        let says = Says::Verdict(verdict.word());
        let at = format!("/sheets/{number}/checks/{place}/claims/{claim}");
        let about = About::Claim(number, configuration, claim);
        let answer = self.answer(says, about, at);
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
        let conditions = &matrix.conditions;
        let bit = conditions.iter().position(|known| known == condition)?;
        let all = (1u32 << conditions.len()) - 1;
        let place = matrix.rows.iter().position(|row| row.present == all & !(1 << bit))?;
        let whole = matrix.rows.iter().find(|row| row.present == all)?.verdicts.get(&claim)?;
        let verdict = matrix.rows[place].verdicts.get(&claim)?;
        // Without the condition nothing may be left that could break: then it is needed, too.
        let without = match (needed, verdict) {
            (true, Verdict::NoCase) => Confirmation::Confirmed,
            (true, verdict) => compared(verdict, Expected::Holds),
            (false, verdict) => compared(verdict, Expected::Violated),
        };
        let mut confirmation = without.max(compared(whole, Expected::Violated));
        if !matrix.established() {
            confirmation = confirmation.max(Confirmation::NotEstablished);
        }
        let at = format!("/sheets/{number}/matrix/rows/{place}/verdicts/{claim}");
        let says = Says::Verdict(verdict.word());
        Some((confirmation, self.answer(says, About::Matrix(number), at)))
    }

    /// The claim is violated in the site as it is, and comes to this with the answers changed.
    fn changed(
        &self,
        sheet: &str,
        changes: &[Setting],
        claim: ClaimId,
        outcome: Expected,
    ) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let found = &self.findings[number];
        let place = found.controls.iter().position(|control| control.changes == changes)?;
        let verdict = found.controls[place].verdict(claim)?;
        let before = &found.checks.last()?.claims[&claim].verdict;
        let confirmation = compared(before, Expected::Violated).max(compared(verdict, outcome));
        let at = format!("/sheets/{number}/controls/{place}/check/claims/{claim}");
        let says = Says::Verdict(verdict.word());
        Some((confirmation, self.answer(says, About::Controls(number), at)))
    }

    /// The scope of the sheet, as it is, is enough, and shows that the claim is violated.
    fn bounds(&self, sheet: &str, claim: ClaimId) -> Option<Looked> {
        let number = self.sheet(sheet)?;
        let configurations = &self.findings[number].bounds.as_ref()?.configurations;
        let (last, found) = configurations.iter().enumerate().next_back()?;
        let shows = found.broken.as_ref().is_some_and(|broken| broken.contains(&claim));
        let (confirmation, says) = match found.adequate() {
            None => (Confirmation::NotEstablished, Says::Open),
            Some(true) if shows => (Confirmation::Confirmed, Says::Enough),
            Some(_) => (Confirmation::Refuted, Says::NotEnough),
        };
        let at = format!("/sheets/{number}/bounds/configurations/{last}");
        Some((confirmation, self.answer(says, About::Bounds(number), at)))
    }

    /// A campaign by its English name: the sheet's number, its place, and what is said of it.
    fn found(&self, sheet: &str, campaign: &str) -> Option<(usize, usize, Judged<'_>)> {
        let number = self.sheet(sheet)?;
        let campaigns: &Campaigns = self.findings[number].campaigns.as_ref()?;
        let mut found = campaigns.findings.iter();
        let place = found.position(|known| known.campaign == campaign)?;
        let finding = &campaigns.findings[place].finding;
        let judged = campaigns.established && *finding != CampaignReach::NotEstablished;
        Some((number, place, judged.then_some(finding)))
    }

    fn campaign(
        &self,
        sheet: &str,
        campaign: &str,
        reaches: &[ClaimId],
        misses: &[ClaimId],
    ) -> Option<Looked> {
        let (number, place, finding) = self.found(sheet, campaign)?;
        let (confirmation, says) = match finding {
            None => (Confirmation::NotEstablished, Says::Open),
            Some(CampaignReach::OfViolation { reached, missed, beyond, .. }) => {
                let same = reached == reaches && missed == misses && beyond.is_empty();
                (either(same), Says::Reaches(reached.clone(), missed.clone()))
            }
            Some(_) => (Confirmation::Refuted, Says::Reaches(Vec::new(), Vec::new())),
        };
        let at = format!("/sheets/{number}/campaigns/findings/{place}");
        Some((confirmation, self.answer(says, About::Campaigns(number), at)))
    }

    fn plan(
        &self,
        sheet: &str,
        campaign: &str,
        sought: &dyn Fn(&BreakingDecision) -> bool,
        expected: bool,
    ) -> Option<Looked> {
        let (number, place, finding) = self.found(sheet, campaign)?;
        let mut at = format!("/sheets/{number}/campaigns/findings/{place}");
        let (confirmation, says) = match finding {
            None => (Confirmation::NotEstablished, Says::Open),
            Some(CampaignReach::OfDefects { revealed, hidden }) => {
                let place = |defects: &[BreakingDecision]| defects.iter().position(sought);
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
        Some((confirmation, self.answer(says, About::Campaigns(number), at)))
    }
}
