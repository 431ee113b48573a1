//! From the document back to sheets and findings, as the commands print them.

use super::case::CaseEvidence;
use super::consistency::{self, ConsistencyRule, Expectation, Inconsistent, require, same};
use super::difference::{DocumentDifference, differences};
use super::digests::{SourceGroup, sha256};
use super::sheet::{SheetEvidence, SheetFindings, WrittenSheet};
use super::traceability::checked_against::traced;
use super::{Evidence, VERSION};
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_files::json::UniqueKeys;
use honnin_schedule::kill::ContextRows;
use honnin_sheet::Sheet;
use honnin_sheet::read::read_sheet;
use serde::Serialize;
use serde_json::Value;

/// Evidence that has been read and found to be consistent.
#[derive(Clone, Debug)]
pub struct ConsistentEvidence {
    /// The document.
    pub evidence: Evidence,
    sheets: Vec<Sheet>,
    cases: Vec<Sheet>,
    survey: Survey,
    said: Vec<SurveyedClaim>,
}

/// Why a document is no evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no JSON of this shape.
    Shape {
        /// Where: a JSON pointer; empty where it is no JSON at all.
        at: String,
        /// The parser's words, with line and column.
        words: String,
    },
    /// It is of another version.
    Version(u32),
    /// It says what it should, and is not written as documents are: from this line on, counted from 1.
    Layout(usize),
    /// It is not consistent.
    Inconsistent(Inconsistent),
}

impl From<Inconsistent> for Unreadable {
    fn from(why: Inconsistent) -> Unreadable {
        Unreadable::Inconsistent(why)
    }
}

impl ConsistentEvidence {
    /// Reads the text of a document.
    ///
    /// # Errors
    /// The first reason for which it is no evidence.
    pub fn parse(text: &str) -> Result<ConsistentEvidence, Unreadable> {
        #[derive(serde::Deserialize)]
        struct EvidenceHead {
            evidence: u32,
        }
        let head: EvidenceHead = shaped(text)?;
        if head.evidence != VERSION {
            return Err(Unreadable::Version(head.evidence));
        }
        let evidence: Evidence = shaped(text)?;
        let written = evidence.text();
        if written == text {
            return Ok(ConsistentEvidence::check(evidence)?);
        }
        every_field_is_known(text, &evidence)?;
        ConsistentEvidence::check(evidence)?;
        Err(laid_out_otherwise(&written, text))
    }

    /// The sheets and findings of a document.
    ///
    /// # Errors
    /// The first place where it is not consistent.
    pub fn check(evidence: Evidence) -> Result<ConsistentEvidence, Inconsistent> {
        let checked = ConsistentEvidence::assembled(evidence)?;
        checked.evidence.traceability.follows(&checked)?;
        Ok(checked)
    }

    /// The same, with that which follows from the rest of the document put into it.
    ///
    /// # Errors
    /// The first place where it is not consistent.
    pub fn traced(evidence: Evidence) -> Result<ConsistentEvidence, Inconsistent> {
        let mut checked = ConsistentEvidence::assembled(evidence)?;
        checked.evidence.traceability = traced(&checked);
        Ok(checked)
    }

    /// The sheets and findings, whatever is said of the record.
    fn assembled(evidence: Evidence) -> Result<ConsistentEvidence, Inconsistent> {
        for (name, group) in evidence.sources.groups() {
            same(format!("/sources/{name}"), &SourceGroup::digest(group.files.clone()), group)?;
        }
        let sheets = read_sheets(&evidence)?;
        for (place, found) in evidence.sheets.iter().enumerate() {
            consistency::sheet(SheetFindings::new(&sheets[place], found), place)?;
        }
        let cases = read_cases(&evidence, &sheets)?;
        for (place, found) in evidence.cases.iter().enumerate() {
            consistency::case(OfSheet::new(&cases[place], found), place)?;
        }
        let (survey, said) = consistency::survey(&evidence.survey)?;
        let checked = ConsistentEvidence { evidence, sheets, cases, survey, said };
        consistency::kill(&checked.evidence.kill, &checked.findings())?;
        Ok(checked)
    }

    /// The sheets, in the order of the document.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What was found of each sheet, in the same order.
    pub fn findings(&self) -> Vec<SheetFindings<'_>> {
        let found = self.sheets.iter().zip(&self.evidence.sheets);
        found.map(|(sheet, found)| SheetFindings::new(sheet, found)).collect()
    }

    /// What was found of each case of the same failure elsewhere, in the order of the document.
    pub fn cases(&self) -> Vec<OfSheet<'_, CaseEvidence>> {
        let found = self.cases.iter().zip(&self.evidence.cases);
        found.map(|(sheet, found)| OfSheet::new(sheet, found)).collect()
    }

    /// The checks of all cases.
    pub fn case_checks(&self) -> Vec<OfSheet<'_, SheetCheck>> {
        let found = self.cases.iter().zip(&self.evidence.cases);
        let checks = found.flat_map(|(sheet, found)| {
            found.checks.iter().map(move |check| OfSheet::new(sheet, check))
        });
        checks.collect()
    }

    /// The kill matrix.
    pub fn kill(&self) -> &[ContextRows] {
        &self.evidence.kill.contexts
    }

    /// The survey, and what is said of each claim.
    pub fn survey(&self) -> (&Survey, &[SurveyedClaim]) {
        (&self.survey, &self.said)
    }
}

/// Requires that no field of a text is passed over in silence: one that the shape does not know, or
/// whose key is there twice, so that another program reads the other value.
pub(super) fn every_field_is_known(text: &str, read: &impl Serialize) -> Result<(), Unreadable> {
    shaped::<UniqueKeys>(text)?;
    let there: Value = shaped(text)?;
    let known = serde_json::to_value(read).expect("evidence is written without fail");
    match differences(&there, &known).into_iter().next() {
        None => Ok(()),
        Some(DocumentDifference { at, .. }) => {
            Err(Unreadable::Shape { at, words: "unknown or missing field".to_owned() })
        }
    }
}

/// Why a text is not the one that is written of what it says: the first line that is another.
pub(super) fn laid_out_otherwise(written: &str, text: &str) -> Unreadable {
    let lines = written.split('\n').zip(text.split('\n'));
    Unreadable::Layout(lines.take_while(|(one, other)| one == other).count() + 1)
}

/// A JSON text as a value of its type.
pub(super) fn shaped<'t, T: serde::Deserialize<'t>>(text: &'t str) -> Result<T, Unreadable> {
    // To know where it has another shape takes its time, and is asked for only then.
    if let Ok(read) = serde_json::from_str(text) {
        return Ok(read);
    }
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut deserializer);
    let read = read.map_err(|error| Unreadable::Shape {
        at: pointer(error.path()),
        words: error.into_inner().to_string(),
    })?;
    let end = deserializer.end();
    end.map_err(|error| Unreadable::Shape { at: String::new(), words: error.to_string() })?;
    Ok(read)
}

/// A path as a JSON pointer.
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let parts = path.iter().filter_map(|segment| match segment {
        Segment::Seq { index } => Some(format!("/{index}")),
        Segment::Map { key } => Some(format!("/{key}")),
        Segment::Enum { variant } => Some(format!("/{variant}")),
        Segment::Unknown => None,
    });
    parts.collect()
}

/// The sheets of a document: some, each of another name, and each the one of which the digest was
/// taken.
///
/// # Errors
/// The first that is not.
pub fn read_sheets(evidence: &Evidence) -> Result<Vec<Sheet>, Inconsistent> {
    require(!evidence.sheets.is_empty(), "/sheets", ConsistencyRule::SomeSheet)?;
    read_all("/sheets", evidence.sheets.iter().map(SheetEvidence::written), &[])
}

/// The sheets of the cases of a document, in the same way; none has the name of one of these sheets.
fn read_cases(evidence: &Evidence, sheets: &[Sheet]) -> Result<Vec<Sheet>, Inconsistent> {
    read_all("/cases", evidence.cases.iter().map(CaseEvidence::written), sheets)
}

fn read_all<'e>(
    list: &str,
    written: impl Iterator<Item = WrittenSheet<'e>>,
    others: &[Sheet],
) -> Result<Vec<Sheet>, Inconsistent> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for (place, WrittenSheet { name, file, sha256: digest, text }) in written.enumerate() {
        let at = format!("{list}/{place}");
        let named = others.iter().chain(&sheets).any(|sheet| sheet.name == *name);
        require(!named, format!("{at}/name"), ConsistencyRule::NameOnce)?;
        same(format!("{at}/sha256"), sha256(text.as_bytes()).as_str(), digest)?;
        let sheet = read_sheet(file, text.as_bytes()).map_err(|_| Inconsistent {
            at: format!("{at}/text"),
            expected: Expectation::Rule(ConsistencyRule::SheetText),
        })?;
        same(format!("{at}/name"), &sheet.name, name)?;
        sheets.push(sheet);
    }
    Ok(sheets)
}
