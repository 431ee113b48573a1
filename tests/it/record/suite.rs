//! What the register says of a check, held against the check.

use crate::bounds::bounds_of;
use crate::material::settings;
use crate::schedules::{counterexamples, schedules};
use honnin::cause::campaigns::{Finding as Found, campaigns};
use honnin::cause::matrix::matrix;
use honnin::cause::survey::surveyed;
use honnin::explore::Search;
use honnin::explore::check::check;
use honnin::kill::context::{Context, contexts, defects};
use honnin::schedule::campaign::{Findings, Method, Plan};
use honnin::sheet::find::bundled;
use honnin::sheet::{Sheet, Stand, changed};
use honnin_models::claims::ClaimId;
use honnin_models::keys::Answer;
use honnin_models::record::{CheckedBy, Outcome, Stand as Standing};

/// The bundled sheets, and what is asked of them.
pub(crate) struct Suite {
    search: Search<'static>,
    sheets: Vec<Sheet>,
    contexts: Vec<Context>,
}

impl Suite {
    pub(crate) fn new() -> Suite {
        let (search, sheets) = (Search::new(), bundled());
        let contexts = contexts(&search, &sheets);
        Suite { search, sheets, contexts }
    }

    fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }

    /// Whether a check is there and comes to what the register says.
    pub(crate) fn confirms(&self, by: &CheckedBy) -> bool {
        let confirmed = match by {
            CheckedBy::Survey { claim } => Some(surveyed().contains(claim)),
            _ => by.sheet().and_then(|name| self.sheet(name)).map(|sheet| self.of(sheet, by)),
        };
        confirmed.unwrap_or(false)
    }

    /// The same of a check of a sheet.
    fn of(&self, sheet: &Sheet, by: &CheckedBy) -> bool {
        match *by {
            CheckedBy::Verdict { stand, claim, outcome, .. } => {
                self.verdict(sheet, standing(stand), claim, outcome)
            }
            CheckedBy::Condition { condition, claim, needed, .. } => {
                let matrix = matrix(&self.search, sheet);
                let among = if needed { matrix.needed(claim) } else { matrix.not_needed(claim) };
                matrix.established() && among.iter().any(|among| among.id == condition)
            }
            CheckedBy::Changed { changes, claim, outcome, .. } => {
                self.changed(sheet, changes, claim, outcome)
            }
            CheckedBy::Campaign { campaign, reaches, misses, .. } => {
                match self.campaign(sheet, campaign) {
                    Some(Found::OfViolation { reached, missed, beyond, .. }) => {
                        reached == reaches && missed == misses && beyond.is_empty()
                    }
                    _ => false,
                }
            }
            CheckedBy::Plan { campaign, key, answer, claim, revealed: expected, .. } => {
                let Some(Found::OfDefects { revealed, hidden }) = self.campaign(sheet, campaign)
                else {
                    return false;
                };
                let among = if expected { revealed } else { hidden };
                among.iter().any(|defect| {
                    let same = defect.key.name == key && defect.answer == answer;
                    same && defect.breaks.contains(&claim)
                })
            }
            CheckedBy::Kill { key, answer, claim, .. } => self.killed(sheet, key, answer, claim),
            CheckedBy::Schedules { stand, claim, .. } => {
                guided(&sheet.name, standing(stand), claim)
                    .is_some_and(|found| found.broken.contains_key(&claim))
            }
            CheckedBy::Bounds { claim, .. } => {
                let bounds = bounds_of(&sheet.name);
                let found = bounds.stands.last().expect("a sheet has a stand");
                let revealed = found.revealed.iter().flatten();
                let mut own = revealed.filter(|revealed| revealed.defect.is_none());
                found.adequate() == Some(true) && own.any(|revealed| revealed.claim == claim)
            }
            CheckedBy::Trace { stand, claim, .. } => guided(&sheet.name, standing(stand), claim)
                .is_some_and(|found| found.broken_in_log.contains_key(&claim)),
            CheckedBy::Survey { .. } => false,
        }
    }

    /// The verdict is what the register says, and what the sheet expects.
    fn verdict(&self, sheet: &Sheet, stand: Stand, claim: ClaimId, outcome: Outcome) -> bool {
        if !sheet.stands().contains(&stand) {
            return false;
        }
        let check = check(&self.search, sheet, stand);
        let judged = &check.claims[&claim];
        let expected = judged.expected.map(|expected| expected.word());
        judged.verdict.word() == outcome.word() && expected == Some(outcome.word())
    }

    /// The claim is violated in the site as it stands, and comes to this with the answers changed.
    fn changed(
        &self,
        sheet: &Sheet,
        changes: &[(&str, Answer)],
        claim: ClaimId,
        outcome: Outcome,
    ) -> bool {
        let before = sheet.answers(sheet.last_stand());
        let after = changed(&before, &settings(changes));
        let verdict = |answers| self.search.verdict(&sheet.name, answers, claim);
        let sound = !changes.is_empty() && after.uncovered().is_empty();
        sound && verdict(&before).violated() && verdict(&after).word() == outcome.word()
    }

    fn campaign(&self, sheet: &Sheet, name: &str) -> Option<Found> {
        let found = campaigns(&self.search, sheet);
        let found = found.findings.into_iter().find(|(campaign, _)| campaign.label.en == name);
        found.map(|(_, found)| found)
    }

    /// The defect is a row of the kill matrix and breaks the claim there. That no layer misses a row
    /// is the matter of the tests of the kill matrix.
    fn killed(&self, sheet: &Sheet, key: &str, answer: Answer, claim: ClaimId) -> bool {
        let context = self.contexts.iter().find(|context| context.name == sheet.name);
        let mut defects = context.map(defects).unwrap_or_default().into_iter();
        let defect = defects.find(|defect| defect.key.name == key && defect.answer == answer);
        defect.is_some_and(|defect| {
            self.search.verdict(&sheet.name, &defect.answers, claim).violated()
        })
    }
}

/// The program's word for how a site is looked at.
pub(crate) fn standing(stand: Standing) -> Stand {
    match stand {
        Standing::Designed => Stand::Designed,
        Standing::Installed => Stand::Installed,
    }
}

/// The real system, made to follow the shortest counterexample of a claim; `None` where there is
/// none.
fn guided(sheet: &str, stand: Stand, claim: ClaimId) -> Option<Findings> {
    let mut stories = counterexamples(sheet, stand).into_iter();
    let (_, steps) = stories.find(|(id, _)| *id == claim)?;
    Some(schedules(sheet, stand).run(&Plan::new(Method::Guided(steps), 1, 0)))
}
