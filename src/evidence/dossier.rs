//! From the document back to sheets and findings, as the commands print them.

use super::digests::{Group, sha256};
use super::sheet::SheetEvidence;
use super::traceability::checked_against::traced;
use super::whole::agreement::Sites;
use super::{Evidence, VERSION, whole};
use crate::findings::Findings;
use honnin_analysis::survey::{Said, Survey};
use honnin_schedule::kill::Part;
use honnin_sheet::Sheet;
use honnin_sheet::read::read;
use serde_json::Value;

/// Evidence that has been read and found to be of one piece.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// The document.
    pub evidence: Evidence,
    sheets: Vec<Sheet>,
    kill: Vec<Part>,
    survey: Survey,
    said: Vec<Said>,
}

/// Why a document is no evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no JSON of this shape; the parser's words, with line and column.
    Shape(String),
    /// It is of another version.
    Version(u32),
    /// It says what it should, and is not written as documents are: from this line on, counted from 1.
    Layout(usize),
    /// The digest of a group of sources is not that of the files it lists.
    Sources(String),
    /// It speaks of no sheet, so nothing was established.
    NoSheet,
    /// Two of its sheets have this name.
    Twice(String),
    /// The text of this sheet is not what its digest was taken of, or is no sound sheet.
    Sheet(String),
    /// What is said of this sheet is not of it: a claim is missing, an answer is another.
    Findings(String),
    /// The kill matrix is not that of the sheets: a row is missing, a defect is unknown.
    Kill,
    /// The survey is not one of every design, or its rules are not those of its verdicts.
    Survey,
    /// What is said of the findings of the record does not follow from the rest.
    Traceability,
}

impl Dossier {
    /// Reads the text of a document.
    ///
    /// # Errors
    /// The first reason for which it is no evidence.
    pub fn read(text: &str) -> Result<Dossier, Unreadable> {
        #[derive(serde::Deserialize)]
        struct Head {
            evidence: u32,
        }
        let shape = |error: serde_json::Error| Unreadable::Shape(error.to_string());
        let head: Head = serde_json::from_str(text).map_err(shape)?;
        if head.evidence != VERSION {
            return Err(Unreadable::Version(head.evidence));
        }
        let evidence: Evidence = serde_json::from_str(text).map_err(shape)?;
        // A field that the shape does not know must not be passed over in silence.
        let there: Value = serde_json::from_str(text).map_err(shape)?;
        let known = serde_json::to_value(&evidence).map_err(shape)?;
        if let Some(place) = first_difference(&there, &known) {
            return Err(Unreadable::Shape(format!("unknown or missing field at {place}")));
        }
        // A second answer to one question would be read by one program and not by another.
        let same = evidence.text() == text;
        let dossier = Dossier::of(evidence)?;
        if same { Ok(dossier) } else { Err(Unreadable::Layout(first_other_line(&dossier, text))) }
    }

    /// The sheets and findings of a document.
    ///
    /// # Errors
    /// The first reason for which it is no evidence.
    pub fn of(evidence: Evidence) -> Result<Dossier, Unreadable> {
        let dossier = Dossier::assembled(evidence)?;
        let follows = dossier.evidence.traceability.follows(&dossier);
        if follows { Ok(dossier) } else { Err(Unreadable::Traceability) }
    }

    /// The same, with that which follows from the rest of the document put into it.
    ///
    /// # Errors
    /// The first reason for which it is no evidence.
    pub fn traced(evidence: Evidence) -> Result<Dossier, Unreadable> {
        let mut dossier = Dossier::assembled(evidence)?;
        dossier.evidence.traceability = traced(&dossier);
        Ok(dossier)
    }

    /// The sheets and findings, whatever is said of the record.
    fn assembled(evidence: Evidence) -> Result<Dossier, Unreadable> {
        sources(&evidence)?;
        let mut sheets: Vec<Sheet> = Vec::new();
        for written in &evidence.sheets {
            if sheets.iter().any(|sheet| sheet.name == written.name) {
                return Err(Unreadable::Twice(written.name.clone()));
            }
            let sheet = read(&written.file, written.text.as_bytes()).ok();
            let same = |sheet: &Sheet| {
                sheet.name == written.name && sha256(sheet.text.as_bytes()) == written.sha256
            };
            let sheet = sheet.filter(same);
            let sheet = sheet.ok_or_else(|| Unreadable::Sheet(written.name.clone()))?;
            let found = found(written, &sheet);
            found.ok_or_else(|| Unreadable::Findings(written.name.clone()))?;
            sheets.push(sheet);
        }
        if sheets.is_empty() {
            return Err(Unreadable::NoSheet);
        }
        let kill = evidence.kill.read().ok_or(Unreadable::Kill)?;
        let (survey, said) = evidence.survey.read().ok_or(Unreadable::Survey)?;
        let dossier = Dossier { evidence, sheets, kill, survey, said };
        let findings = dossier.findings();
        if !whole::kill(dossier.evidence.kill.iterations, &dossier.kill, &findings) {
            return Err(Unreadable::Kill);
        }
        agreement(&dossier, &findings)?;
        drop(findings);
        Ok(dossier)
    }

    /// The sheets, in the order of the document.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What was found of each sheet by searching, in the same order.
    pub fn findings(&self) -> Vec<Findings<'_>> {
        let written = self.evidence.sheets.iter().zip(&self.sheets);
        let read = |(written, sheet): (&super::sheet::SheetEvidence, _)| {
            written.read(sheet).expect("it was read before")
        };
        written.map(read).collect()
    }

    /// The kill matrix.
    pub fn kill(&self) -> &[Part] {
        &self.kill
    }

    /// The survey, and what is said of each claim.
    pub fn survey(&self) -> (&Survey, &[Said]) {
        (&self.survey, &self.said)
    }
}

/// Holds to each other what the parts of the document say of one site.
fn agreement(dossier: &Dossier, findings: &[Findings<'_>]) -> Result<(), Unreadable> {
    let mut sites = Sites::default();
    if let Some(other) = findings.iter().find(|found| !sites.findings(found)) {
        return Err(Unreadable::Findings(other.sheet().name.clone()));
    }
    if !sites.kill(&dossier.kill) {
        return Err(Unreadable::Kill);
    }
    if !sites.survey(&dossier.survey) {
        return Err(Unreadable::Survey);
    }
    Ok(())
}

/// The findings of a sheet as they are written; `None` when something is not of the sheet or the
/// register, or they are not internally consistent.
pub fn found<'s>(written: &SheetEvidence, sheet: &'s Sheet) -> Option<Findings<'s>> {
    let whole = |found: &Findings<'_>| whole::findings(found) && whole::runs(written, found);
    written.read(sheet).filter(whole)
}

/// Holds the digest of each group of sources to the files that it lists.
fn sources(evidence: &Evidence) -> Result<(), Unreadable> {
    let wrong = |(_, group): &(&str, &Group)| Group::of(group.files.clone()) != **group;
    match evidence.sources.groups().into_iter().find(wrong) {
        Some((name, _)) => Err(Unreadable::Sources(name.to_owned())),
        None => Ok(()),
    }
}

/// The first line that is not as the document would be written, counted from 1.
fn first_other_line(dossier: &Dossier, text: &str) -> usize {
    let written = dossier.evidence.text();
    let same = written.split('\n').zip(text.split('\n')).take_while(|(one, other)| one == other);
    same.count() + 1
}

/// Where two documents first differ, as a JSON pointer; `None` when they do not.
pub(super) fn first_difference(there: &Value, known: &Value) -> Option<String> {
    let below = |key: &str, rest: String| format!("/{key}{rest}");
    match (there, known) {
        (Value::Object(there), Value::Object(known)) => {
            let mut keys = there.keys().chain(known.keys());
            keys.find_map(|key| match (there.get(key), known.get(key)) {
                (Some(there), Some(known)) => {
                    first_difference(there, known).map(|rest| below(key, rest))
                }
                _ => Some(below(key, String::new())),
            })
        }
        (Value::Array(there), Value::Array(known)) if there.len() == known.len() => {
            let mut pairs = there.iter().zip(known).enumerate();
            pairs.find_map(|(place, (there, known))| {
                first_difference(there, known).map(|rest| below(&place.to_string(), rest))
            })
        }
        _ => (there != known).then(String::new),
    }
}
