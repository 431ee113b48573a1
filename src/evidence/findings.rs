//! Everything that is established about one sheet, gathered for the committed report.

use honnin_analysis::Search;
use honnin_analysis::bounds::{Bounds, bounds};
use honnin_analysis::campaigns::{Campaigns, campaigns};
use honnin_analysis::check::{Check, check};
use honnin_analysis::controls::{Control, control};
use honnin_analysis::matrix::{Matrix, matrix};
use honnin_analysis::remedies::{Remedies, remedies};
use honnin_models::sheets;
use honnin_record::{self as record, Check as RecordCheck};
use honnin_schedule::kill::context::{Context, context_of, sound};
use honnin_sheet::{Settings, Sheet};

/// Checks of a sheet, and all that follows from it.
pub struct Findings<'s> {
    /// Its checks, as designed and where it differs as installed.
    pub checks: Vec<Check<'s>>,
    /// Its condition matrix; `None` for a sheet without conditions.
    pub matrix: Option<Matrix<'s>>,
    /// What would mend it; `None` for a site that is known to have nothing broken.
    pub remedies: Option<Remedies<'s>>,
    /// Its campaigns; `None` for a sheet without.
    pub campaigns: Option<Campaigns<'s>>,
    /// The sheet with answers changed, as findings of the public record name it.
    pub controls: Vec<Control<'s>>,
    /// Whether its scope is enough, where a finding of the public record relies on that.
    pub bounds: Option<Bounds<'s>>,
}

/// What the register of the public record asks of a bundled sheet besides: changes to it, each once,
/// and whether its scope is enough. It speaks of no other sheet, whatever that is called.
fn named(sheet: &Sheet) -> (Vec<Settings>, bool) {
    let (mut controls, mut scope) = (Vec::new(), false);
    let bundled = sheets::find(&sheet.name).is_some_and(|bundled| bundled.text == sheet.text);
    for by in record::bundled().findings_of_sheet(&sheet.name).flat_map(|finding| &finding.checks) {
        match by {
            RecordCheck::Changed { sheet: name, changes, .. }
                if bundled && *name == sheet.name && !controls.contains(changes) =>
            {
                controls.push(changes.clone());
            }
            RecordCheck::Bounds { sheet: name, .. } => scope |= bundled && *name == sheet.name,
            _ => {}
        }
    }
    (controls, scope)
}

impl<'s> Findings<'s> {
    /// Searches for all of it.
    pub fn of(search: &Search<'_>, sheet: &'s Sheet) -> Findings<'s> {
        // What follows from the checks asks of the same sites again: the search remembers these, so
        // that a search that was cut is not cut elsewhere the second time.
        let checks = sheet.stands().iter().map(|&stand| check(search, sheet, stand)).collect();
        let remedies = remedies(search, sheet);
        let (controls, scope) = named(sheet);
        Findings {
            checks,
            matrix: (!sheet.conditions.is_empty()).then(|| matrix(search, sheet)),
            remedies: (!remedies.established || !remedies.broken.is_empty()).then_some(remedies),
            campaigns: (!sheet.campaigns.is_empty()).then(|| campaigns(search, sheet)),
            controls: controls.into_iter().map(|it| control(search, sheet, it)).collect(),
            bounds: scope.then(|| bounds(search, sheet)),
        }
    }

    /// The sheet.
    pub fn sheet(&self) -> &'s Sheet {
        // A sheet is checked as designed at least.
        self.checks[0].sheet
    }

    /// The site without defect that this sheet gives the kill matrix, if it gives one.
    pub fn context(&self) -> Option<Context> {
        let sheet = self.sheet();
        let nothing_broken =
            Remedies { sheet, broken: Vec::new(), established: true, outcomes: Vec::new() };
        let remedies = self.remedies.as_ref().unwrap_or(&nothing_broken);
        // A sheet is checked as designed first.
        let judged = || self.checks[0].claims.values();
        let designed_sound = || judged().all(|judged| sound(&judged.verdict));
        context_of(sheet, remedies, designed_sound).ok()
    }

    /// Whether all that follows from the sheet ran to its end; the checks speak for themselves.
    pub fn complete(&self) -> bool {
        self.matrix.as_ref().is_none_or(Matrix::established)
            && self.remedies.as_ref().is_none_or(Remedies::complete)
            && self.campaigns.as_ref().is_none_or(Campaigns::complete)
            && self.controls.iter().all(Control::established)
            && self.bounds.as_ref().is_none_or(Bounds::complete)
    }
}
