//! Everything that is established about one sheet.

use super::digests::sha256;
use super::logs::LogCheck;
use honnin_analysis::bounds::{Bounds, bounds};
use honnin_analysis::campaigns::{Campaigns, campaigns};
use honnin_analysis::check::check;
use honnin_analysis::controls::{Control, control};
use honnin_analysis::matrix::{Matrix, matrix};
use honnin_analysis::remedies::{Remedies, remedies};
use honnin_analysis::{OfSheet, SheetCheck, SiteSearch};
use honnin_models::sheets;
use honnin_record::{self as record, FindingCheck};
use honnin_schedule::along::FollowedCounterexample;
use honnin_schedule::kill::context::{Context, broken_by_design, context_of};
use honnin_schedule::run::ScheduleRun;
use honnin_sheet::{Settings, Sheet, SheetId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// Everything that is established about one sheet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetEvidence {
    /// The name of the site.
    pub name: SheetId,
    /// The file it was read from, as it was named.
    pub file: String,
    /// The SHA-256 digest of its text.
    pub sha256: String,
    /// Its text: the answers, where they come from, and what is expected.
    pub text: String,
    /// Its checks: as designed, and as installed where that differs.
    pub checks: Vec<SheetCheck>,
    /// Its condition matrix; none for a sheet without conditions.
    pub matrix: Option<Matrix>,
    /// What would mend it; none for a site that is known to have nothing broken.
    pub remedies: Option<Remedies>,
    /// Its campaigns; none for a sheet without.
    pub campaigns: Option<Campaigns>,
    /// The sheet with answers changed, as findings of the public record name it, each a check.
    pub controls: Vec<Control>,
    /// Whether its scope is enough; none where no finding of the public record relies on that.
    pub bounds: Option<Bounds>,
    /// Random schedules of the real system.
    pub schedules: Vec<ScheduleRun>,
    /// The real system along the model's counterexamples.
    pub followed: Vec<FollowedCounterexample>,
    /// Logs of the real system, checked against models.
    pub logs: Vec<LogCheck>,
}

/// The text of a sheet as a document has it.
#[derive(Clone, Copy, Debug)]
pub struct WrittenSheet<'e> {
    /// The name of the site, or of the case.
    pub name: &'e SheetId,
    /// The file it was read from.
    pub file: &'e str,
    /// The SHA-256 digest of its text.
    pub sha256: &'e str,
    /// Its text.
    pub text: &'e str,
}

impl SheetEvidence {
    /// The text that all of this is about.
    pub fn written(&self) -> WrittenSheet<'_> {
        let SheetEvidence { name, file, sha256, text, .. } = self;
        WrittenSheet { name, file, sha256, text }
    }

    /// Searches for all that follows from a sheet. What is run of the real system is added later.
    pub fn search(search: &SiteSearch<'_>, sheet: &Sheet) -> SheetEvidence {
        // What follows from the checks asks of the same sites again: the search remembers these, so
        // that a search that was cut is not cut elsewhere the second time.
        let checks = checks_of(search, sheet);
        let remedies = remedies(search, sheet);
        let (controls, scope) = named(sheet);
        SheetEvidence {
            name: sheet.name.clone(),
            file: sheet.file.clone(),
            sha256: sha256(sheet.text.as_bytes()),
            text: sheet.text.clone(),
            checks,
            matrix: (!sheet.conditions.is_empty()).then(|| matrix(search, sheet)),
            remedies: (!remedies.established || !remedies.broken.is_empty()).then_some(remedies),
            campaigns: (!sheet.campaigns.is_empty()).then(|| campaigns(search, sheet)),
            controls: controls.into_iter().map(|it| control(search, sheet, it)).collect(),
            bounds: scope.then(|| bounds(search, sheet)),
            schedules: Vec::new(),
            followed: Vec::new(),
            logs: Vec::new(),
        }
    }
}

/// The checks of a sheet, one in each configuration.
pub(super) fn checks_of(search: &SiteSearch<'_>, sheet: &Sheet) -> Vec<SheetCheck> {
    let configurations = sheet.configurations().iter();
    configurations.map(|&configuration| check(search, sheet, configuration)).collect()
}

/// What the register of the public record asks of a bundled sheet besides: changes to it, each once,
/// and whether its scope is enough. It speaks of no other sheet, whatever that is called.
fn named(sheet: &Sheet) -> (Vec<Settings>, bool) {
    let (mut controls, mut scope) = (Vec::new(), false);
    let bundled = sheets::find(&sheet.name).is_some_and(|bundled| bundled.text == sheet.text);
    for by in record::bundled().findings_of_sheet(&sheet.name).flat_map(|finding| &finding.checks) {
        match by {
            FindingCheck::Changed { sheet: name, changes, .. }
                if bundled && *name == sheet.name && !controls.contains(changes) =>
            {
                controls.push(changes.clone());
            }
            FindingCheck::Bounds { sheet: name, .. } => scope |= bundled && *name == sheet.name,
            _ => {}
        }
    }
    (controls, scope)
}

/// What was found of a sheet, beside the sheet itself.
#[derive(Clone, Copy, Debug)]
pub struct SheetFindings<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// What was found of it.
    pub evidence: &'a SheetEvidence,
}

impl Deref for SheetFindings<'_> {
    type Target = SheetEvidence;

    fn deref(&self) -> &SheetEvidence {
        self.evidence
    }
}

impl<'a> SheetFindings<'a> {
    /// What was found of this sheet.
    pub fn new(sheet: &'a Sheet, evidence: &'a SheetEvidence) -> SheetFindings<'a> {
        SheetFindings { sheet, evidence }
    }

    fn beside<T>(self, found: Option<&'a T>) -> Option<OfSheet<'a, T>> {
        found.map(|found| OfSheet::new(self.sheet, found))
    }

    /// Its checks.
    pub fn checks(self) -> impl ExactSizeIterator<Item = OfSheet<'a, SheetCheck>> {
        self.evidence.checks.iter().map(move |check| OfSheet::new(self.sheet, check))
    }

    /// Its condition matrix.
    pub fn matrix(self) -> Option<OfSheet<'a, Matrix>> {
        self.beside(self.evidence.matrix.as_ref())
    }

    /// What would mend it.
    pub fn remedies(self) -> Option<OfSheet<'a, Remedies>> {
        self.beside(self.evidence.remedies.as_ref())
    }

    /// Its campaigns.
    pub fn campaigns(self) -> Option<OfSheet<'a, Campaigns>> {
        self.beside(self.evidence.campaigns.as_ref())
    }

    /// Whether its scope is enough.
    pub fn bounds(self) -> Option<OfSheet<'a, Bounds>> {
        self.beside(self.evidence.bounds.as_ref())
    }

    /// The site without defect that this sheet gives the kill matrix, if it gives one.
    pub fn context(self) -> Option<Context> {
        let nothing_broken =
            Remedies { broken: Vec::new(), established: true, outcomes: Vec::new() };
        let remedies = self.evidence.remedies.as_ref().unwrap_or(&nothing_broken);
        // A sheet is checked as designed first.
        let designed = || {
            let claims = self.evidence.checks[0].claims.iter();
            broken_by_design(claims.map(|(claim, judged)| (claim, &judged.verdict)))
        };
        context_of(self.sheet, remedies, designed).ok()
    }
}
