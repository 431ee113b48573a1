//! Where a finding is in the sheet, and which decisions there would mend it.
//!
//! A finding is where the sheet says what is expected; else where it gives the answer that the
//! smallest remedy changes; else at the name of the site.

use super::{message, uri};
use crate::cases::{Cases, CheckCase};
use honnin_analysis::remedies::{Goal, Remedy};
use honnin_evidence::checks::{About, CheckState};
use honnin_messages::message;
use honnin_models::claims::ClaimId;
use honnin_sheet::lines::{LineSpan, Lines};
use honnin_sheet::{Configuration, Sheet};
use serde_sarif::sarif::{ArtifactLocation, Location, LogicalLocation, PhysicalLocation, Region};

/// A place in a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct SheetPlace<'s> {
    sheet: &'s Sheet,
    /// Where the sheet is among the artifacts.
    number: usize,
    place: LineSpan,
}

/// The lines of all sheets.
pub(super) struct Places<'s> {
    sheets: Vec<(&'s Sheet, Lines<'s>)>,
}

impl<'s> Places<'s> {
    pub(super) fn new(cases: &Cases<'s>) -> Places<'s> {
        let sheets = cases.sheets.iter();
        Places { sheets: sheets.map(|&sheet| (sheet, Lines::new(sheet))).collect() }
    }

    /// Where a finding is; `None` for what is about no sheet.
    pub(super) fn of_case(&self, cases: &Cases<'s>, case: &CheckCase) -> Option<SheetPlace<'s>> {
        if let About::Kill(context, row) = case.about {
            let (part, row) = cases.row(context, row);
            let named = self.sheets.iter().position(|(sheet, _)| sheet.name == part.context.name);
            let number = named?;
            let (sheet, lines) = &self.sheets[number];
            let place = lines.answer(sheet.last_configuration(), row.defect.key);
            return Some(self.locate(number, place));
        }
        let (number, configuration) = cases.sheet_of(case.about)?;
        let lines = &self.sheets[number].1;
        let claim = cases.claim_of(case.about);
        let expected = claim.and_then(|claim| lines.expectation(configuration, claim));
        let mended =
            || self.mended(cases, number, configuration, claim).first().map(|(at, _)| at.place);
        Some(self.locate(number, expected.or_else(mended)))
    }

    fn locate(&self, number: usize, place: Option<LineSpan>) -> SheetPlace<'s> {
        let (sheet, lines) = &self.sheets[number];
        SheetPlace { sheet, number, place: place.unwrap_or_else(|| lines.name()) }
    }

    /// The answers in the text that the smallest remedies change, each with the change in words.
    fn mended(
        &self,
        cases: &Cases<'s>,
        number: usize,
        configuration: Configuration,
        claim: Option<ClaimId>,
    ) -> Vec<(SheetPlace<'s>, String)> {
        let (sheet, lines) = &self.sheets[number];
        // Remedies speak of the site as it really is.
        if configuration != sheet.last_configuration() {
            return Vec::new();
        }
        let mut found: Vec<(SheetPlace<'s>, String)> = Vec::new();
        for change in remedies(cases, number, claim).iter().flat_map(|r| &r.changes) {
            let Some(place) = lines.answer(configuration, change.key) else { continue };
            let sentence = message!(
                cases.messages,
                "sarif-mends",
                change = change.to_string(),
                from = change.key.get(&sheet.answers(configuration)).to_string()
            );
            if !found.iter().any(|(_, known)| *known == sentence) {
                found.push((self.locate(number, Some(place)), sentence));
            }
        }
        found
    }

    /// The decisions that the smallest remedies change, for a claim that is violated.
    pub(super) fn related(&self, cases: &Cases<'s>, case: &CheckCase) -> Vec<Location> {
        let (About::Claim(number, configuration, id), CheckState::Differs) =
            (case.about, case.state)
        else {
            return Vec::new();
        };
        let mended = self.mended(cases, number, configuration, Some(id));
        let location = |(id, (at, sentence)): (i64, &(SheetPlace<'_>, String))| {
            let mut location = at.location();
            location.id = Some(id);
            location.message = Some(message(sentence));
            location
        };
        (1..).zip(&mended).map(location).collect()
    }
}

/// The smallest remedies for a claim: those for C1 alone where it is about that, else those for all.
fn remedies<'c>(cases: &'c Cases<'_>, sheet: usize, claim: Option<ClaimId>) -> &'c [Remedy] {
    let wanted = match claim {
        Some(ClaimId::C1) => Goal::SubjectIsRequester,
        _ => Goal::EveryClaim,
    };
    // Of a case of the same failure elsewhere no remedies are in the evidence.
    let found = cases.findings.get(sheet).and_then(|found| found.evidence.remedies.as_ref());
    found.map_or(&[], |remedies| remedies.smallest(wanted))
}

impl SheetPlace<'_> {
    /// As SARIF writes it.
    pub(super) fn location(&self) -> Location {
        let number = |n: usize| i64::try_from(n).expect("a sheet is short");
        let LineSpan { line, column, end } = self.place;
        let artifact = ArtifactLocation::builder()
            .uri(uri(&self.sheet.file))
            .index(number(self.number))
            .build();
        let region = Region::builder()
            .start_line(number(line))
            .start_column(number(column))
            .end_column(number(end))
            .build();
        let physical =
            PhysicalLocation::builder().artifact_location(artifact).region(region).build();
        let site = LogicalLocation::builder().name(self.sheet.name.as_str()).kind("module").build();
        Location::builder().physical_location(physical).logical_locations(vec![site]).build()
    }
}

/// The places of a finding: one, or none where it is about no sheet.
pub(super) fn locations(at: Option<&SheetPlace<'_>>) -> Vec<Location> {
    at.map(SheetPlace::location).into_iter().collect()
}
