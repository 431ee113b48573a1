//! Checks of a changed sheet in the document.

use super::check::CheckEvidence;
use super::words::{self, Setting};
use honnin_analysis::controls::{Control, asked_of_controls};
use honnin_sheet::{Sheet, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A sheet, as it stands, with some answers changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ControlEvidence {
    /// What is changed, to what.
    pub changes: Vec<Setting>,
    /// Its check. Nothing is expected by the sheet, and C8 asks for a sheet and is not asked.
    pub check: CheckEvidence,
}

impl ControlEvidence {
    pub(super) fn of(control: &Control<'_>) -> ControlEvidence {
        let Control { changes, check } = control;
        ControlEvidence { changes: words::settings(changes), check: CheckEvidence::of(check) }
    }

    /// The control again; `None` when the check is not one of this sheet with these changes.
    pub(super) fn read<'s>(&self, sheet: &'s Sheet) -> Option<Control<'s>> {
        let changes = words::read_settings(&self.changes)?;
        let check = self.check.read_as_it_is(sheet)?;
        let stand = sheet.last_stand();
        let of_the_sheet = !changes.is_empty()
            && check.stand == stand
            && check.answers == changed(&sheet.answers(stand), &changes);
        let asked = check.claims.keys().copied().eq(asked_of_controls())
            && check.claims.values().all(|judged| judged.expected.is_none());
        (of_the_sheet && asked).then_some(Control { changes, check })
    }
}
