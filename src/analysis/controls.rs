//! A sheet with some answers changed, checked: a negative control, a remedy, or what a measure leaves
//! as it is.

use crate::check::{Check, Judged};
use crate::{Search, Verdict, Verdicts};
use honnin_models::claims::ClaimId;
use honnin_sheet::{Settings, Sheet, changed};

/// A changed sheet, checked.
#[derive(Clone, Debug)]
pub struct Control<'s> {
    /// What is changed, to what.
    pub changes: Settings,
    /// The check. C8 is not among its claims: it asks for the sheet, and this is none.
    pub check: Check<'s>,
}

impl Control<'_> {
    /// Whether every claim could be judged.
    pub fn established(&self) -> bool {
        !self.check.claims.values().any(Judged::open)
    }

    /// What a claim came to; `None` for one that no search judges.
    pub fn verdict(&self, claim: ClaimId) -> Option<&Verdict> {
        self.check.claims.get(&claim).map(|judged| &judged.verdict)
    }
}

/// The claims that a control is asked of: those that a search judges.
pub fn asked_of_controls() -> impl Iterator<Item = ClaimId> {
    ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some())
}

/// Checks a sheet, as it stands, with these answers changed.
pub fn control<'s>(search: &Search<'_>, sheet: &'s Sheet, changes: Settings) -> Control<'s> {
    let stand = sheet.last_stand();
    let answers = changed(&sheet.answers(stand), &changes);
    let seen = search.explore(&sheet.name, &answers);
    let verdicts = Verdicts::judge(&answers, &seen, true).of_behaviour();
    let judged = |(id, verdict)| (id, Judged { verdict, expected: None });
    let claims = verdicts.into_iter().map(judged).collect();
    let engine = search.engine_name();
    Control { changes, check: Check { sheet, stand, answers, engine, seen, claims } }
}
