//! A sheet with some answers changed, checked: a negative control, a remedy, or what a measure leaves
//! as it is.

use crate::check::SheetCheck;
use crate::{SiteSearch, Verdict};
use honnin_models::claims::ClaimId;
use honnin_sheet::{Settings, Sheet, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sheet, as it is installed, with some answers changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Control {
    /// What is changed, to what.
    pub changes: Settings,
    /// The check. C8 is not among its claims: it is about the sheet itself, and this is a changed
    /// one.
    pub check: SheetCheck,
}

impl Control {
    /// Whether every claim could be judged.
    pub fn established(&self) -> bool {
        self.check.established()
    }

    /// The verdict on a claim; `None` for one that no search judges.
    pub fn verdict(&self, claim: ClaimId) -> Option<&Verdict> {
        self.check.claims.get(&claim).map(|judged| &judged.verdict)
    }
}

/// The claims that are checked in a control: those that a search judges.
pub fn claims_of_controls() -> impl Iterator<Item = ClaimId> {
    ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some())
}

/// Checks a sheet, as it is installed, with these answers changed.
pub fn control(search: &SiteSearch<'_>, sheet: &Sheet, changes: Settings) -> Control {
    let configuration = sheet.last_configuration();
    let answers = changed(&sheet.answers(configuration), &changes);
    let seen = search.explore(&sheet.name, &answers);
    let mut check = SheetCheck::judge((configuration, answers), true, search.engine_name(), &seen);
    check.claims.retain(|id, _| id.claim().check().is_some());
    Control { changes, check }
}
