//! What the register says of a check, checked against the check.

use crate::bounds::bounds_of;
use crate::schedules::{counterexamples, schedules};
use honnin_analysis::campaigns::{CampaignReach, campaigns};
use honnin_analysis::check::check;
use honnin_analysis::matrix::matrix;
use honnin_analysis::survey::surveyed;
use honnin_analysis::{OfSheet, SiteSearch};
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_record::FindingCheck;
use honnin_schedule::campaign::{Method, ScheduleFindings, SchedulePlan};
use honnin_schedule::kill::context::{Context, contexts, defects};
use honnin_sheet::find::bundled;
use honnin_sheet::{Configuration, Expected, Settings, Sheet, changed};

/// The bundled sheets, and what is asked of them.
pub(crate) struct Suite {
    search: SiteSearch<'static>,
    sheets: Vec<Sheet>,
    contexts: Vec<Context>,
}

impl Suite {
    pub(crate) fn new() -> Suite {
        let (search, sheets) = (SiteSearch::new(), bundled());
        let contexts = contexts(&search, &sheets);
        Suite { search, sheets, contexts }
    }

    fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// Whether a check is there and comes to what the register says.
    pub(crate) fn confirms(&self, by: &FindingCheck) -> bool {
        let confirmed = match by {
            FindingCheck::Survey { claim } => Some(surveyed().contains(claim)),
            _ => by.sheet().and_then(|name| self.sheet(name)).map(|sheet| self.of(sheet, by)),
        };
        confirmed.unwrap_or(false)
    }

    /// The same of a check of a sheet.
    fn of(&self, sheet: &Sheet, by: &FindingCheck) -> bool {
        match by {
            FindingCheck::Verdict { configuration, claim, verdict, .. } => {
                self.verdict(sheet, *configuration, *claim, *verdict)
            }
            FindingCheck::Condition { condition, claim, needed, .. } => {
                let matrix = matrix(&self.search, sheet);
                let matrix = OfSheet::new(sheet, &matrix);
                let among = if *needed { matrix.needed(*claim) } else { matrix.not_needed(*claim) };
                matrix.established() && among.iter().any(|among| among.id == *condition)
            }
            FindingCheck::Changed { changes, claim, verdict, .. } => {
                self.changed(sheet, changes, *claim, *verdict)
            }
            FindingCheck::Campaign { campaign, reaches, misses, .. } => {
                match self.campaign(sheet, campaign) {
                    Some(CampaignReach::OfViolation { reached, missed, beyond, .. }) => {
                        reached == *reaches && missed == *misses && beyond.is_empty()
                    }
                    _ => false,
                }
            }
            FindingCheck::Plan {
                campaign, defect: decision, claim, revealed: expected, ..
            } => {
                let Some(CampaignReach::OfDefects { revealed, hidden }) =
                    self.campaign(sheet, campaign)
                else {
                    return false;
                };
                let among = if *expected { revealed } else { hidden };
                among
                    .iter()
                    .any(|defect| defect.decision == *decision && defect.breaks.contains(claim))
            }
            FindingCheck::Kill { defect, claim, .. } => self.killed(sheet, *defect, *claim),
            FindingCheck::Schedules { configuration, claim, .. } => {
                guided(&sheet.name, *configuration, *claim)
                    .is_some_and(|found| found.broken.contains_key(claim))
            }
            FindingCheck::Bounds { claim, .. } => {
                let bounds = bounds_of(&sheet.name);
                let found = bounds.configurations.last().expect("a sheet has a stand");
                let revealed = found.revealed.iter().flatten();
                let mut own = revealed.filter(|revealed| revealed.defect.is_none());
                found.adequate() == Some(true) && own.any(|revealed| revealed.claim == *claim)
            }
            FindingCheck::Trace { configuration, claim, .. } => {
                guided(&sheet.name, *configuration, *claim)
                    .is_some_and(|found| found.broken_in_log.contains_key(claim))
            }
            FindingCheck::Survey { .. } => false,
        }
    }

    /// The verdict is what the register says, and what the sheet expects.
    fn verdict(
        &self,
        sheet: &Sheet,
        configuration: Configuration,
        claim: ClaimId,
        outcome: Expected,
    ) -> bool {
        if !sheet.configurations().contains(&configuration) {
            return false;
        }
        let check = check(&self.search, sheet, configuration);
        let judged = &check.claims[&claim];
        judged.verdict.word().word() == outcome.word() && judged.expected == Some(outcome)
    }

    /// The claim is violated in the site as it stands, and comes to this with the answers changed.
    fn changed(
        &self,
        sheet: &Sheet,
        changes: &Settings,
        claim: ClaimId,
        outcome: Expected,
    ) -> bool {
        let before = sheet.answers(sheet.last_configuration());
        let after = changed(&before, changes);
        let verdict = |answers| self.search.verdict(&sheet.name, answers, claim);
        let sound = !changes.is_empty() && after.uncovered().is_empty();
        sound && verdict(&before).violated() && verdict(&after).word().word() == outcome.word()
    }

    fn campaign(&self, sheet: &Sheet, name: &str) -> Option<CampaignReach> {
        let found = campaigns(&self.search, sheet);
        let found = found.findings.into_iter().find(|it| it.campaign == name);
        found.map(|it| it.finding)
    }

    /// The defect is a row of the kill matrix and breaks the claim there. That no layer misses a row
    /// is the matter of the tests of the kill matrix.
    fn killed(&self, sheet: &Sheet, decision: Setting, claim: ClaimId) -> bool {
        let context = self.contexts.iter().find(|context| context.name == sheet.name);
        let mut defects = context.map(defects).unwrap_or_default().into_iter();
        let defect = defects.find(|defect| defect.decision == decision);
        defect.is_some_and(|defect| {
            self.search.verdict(&sheet.name, &defect.answers, claim).violated()
        })
    }
}

/// The real system, made to follow the shortest counterexample of a claim; `None` where there is
/// none.
fn guided(sheet: &str, configuration: Configuration, claim: ClaimId) -> Option<ScheduleFindings> {
    let mut stories = counterexamples(sheet, configuration).into_iter();
    let (_, steps) = stories.find(|(id, _)| *id == claim)?;
    Some(schedules(sheet, configuration).run(&SchedulePlan::new(Method::Guided(steps), 1, 0)))
}
