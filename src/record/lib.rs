//! The record: every finding of the public documents that bears on a program which issues
//! certificates, and what answers it.
//!
//! It is data: `models/record/*.toml`, read as sheets are. It can be read in both directions. From
//! a finding: the claims that answer it, the checks that judge them, and what remains outside. From
//! a claim or a sheet: the findings that it is there for. A finding that no check covers is listed
//! too, with the reason and the direction in which the gap errs.
//!
//! What a finding says is put in our own words; 「」 encloses words of the source. An id is never
//! given to another finding: a new one is put at the end of its group.

use honnin_messages::Language;
use honnin_models::claims::ClaimId;
use honnin_models::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

// How sure a finding is, what it is, and which way a gap errs.
mod words;
// What can answer a finding: verdicts, conditions, remedies, test plans, runs of the real system.
mod check;
// The keys of a file of the record, and the forms of a check.
mod keys;
// What the other files of a record have, which one file may name.
mod around;
// From text to findings and sources.
mod read;
// What is true of a finding as a whole.
mod rules;
// The files that come with the program, and others.
pub mod files;
// The JSON Schema of a file, for editors.
pub mod schema;

pub use check::FindingCheck;
pub use files::bundled;
pub use words::{Certainty, Errs, FindingKind};

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// 日本語
    pub ja: String,
    /// English
    pub en: String,
}

impl Both {
    /// The text in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::En => &self.en,
        }
    }
}

/// The id of a source, to cite it by: `PPC-2024-07-17`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct SourceId(String);

/// The id of a group, which begins those of its findings: `MUNAKATA`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct GroupId(String);

/// The id of a finding: that of its group, a stroke, and a number: `MUNAKATA/2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(into = "String", try_from = "String")]
#[schemars(with = "String")]
pub struct FindingId {
    /// The group.
    pub group: GroupId,
    /// Its number in the group, from 1.
    pub number: usize,
}

impl SourceId {
    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl GroupId {
    /// The id as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for GroupId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for FindingId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.group, self.number)
    }
}

impl From<FindingId> for String {
    fn from(id: FindingId) -> String {
        id.to_string()
    }
}

impl TryFrom<String> for FindingId {
    type Error = String;

    fn try_from(id: String) -> Result<FindingId, String> {
        let none = || format!("{id:?} is no id of a finding: MUNAKATA/2");
        let (group, number) = id.split_once('/').ok_or_else(none)?;
        let number = number.parse().ok().filter(|number| *number > 0).ok_or_else(none)?;
        let read = FindingId { group: GroupId(group.to_owned()), number };
        // One spelling for each: no sign, no leading zero.
        if read.to_string() == id { Ok(read) } else { Err(none()) }
    }
}

/// A document or page that findings are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordSource {
    /// The id to cite it by.
    #[serde(rename = "source")]
    pub id: SourceId,
    /// Its title, or where that is not known what it is.
    pub title: Both,
    /// Who issued it.
    pub issuer: Both,
    /// When, as far as it is known: a year, a month, a day.
    pub date: Option<String>,
    /// Where it was read: the name of a file that the suite was made from, and web addresses.
    pub locations: Vec<String>,
    /// What in it has no finding, and why; `None` for pages of which a sentence or two were of
    /// interest.
    pub without_entry: Option<Both>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cite {
    /// The source.
    pub source: SourceId,
    /// Where in it; `None` for a page without parts.
    pub place: Option<Both>,
}

/// What no check covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// What it is, and why no check covers it.
    pub reason: Both,
    /// Which way that errs.
    pub errs: Errs,
}

words! {
    /// How much of a finding is covered.
    Coverage {
        /// All of it.
        Covered = "covered",
        /// A part: the rest is said.
        Partly = "partly",
        /// Nothing.
        NotCovered = "not-covered",
    }
}

impl Coverage {
    /// How much is covered where there are checks or none, and something is left or nothing; `None`
    /// where neither a check covers a finding nor a reason is given why none does.
    pub fn assess(checks: bool, gap: bool) -> Option<Coverage> {
        match (checks, gap) {
            (true, false) => Some(Coverage::Covered),
            (true, true) => Some(Coverage::Partly),
            (false, true) => Some(Coverage::NotCovered),
            (false, false) => None,
        }
    }
}

/// One finding of the public record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its id.
    pub id: FindingId,
    /// What it is.
    pub kind: FindingKind,
    /// How sure it is.
    pub certainty: Certainty,
    /// Where it is taken from; the first is the one that says most.
    pub cites: Vec<Cite>,
    /// What it says, in our words.
    pub says: Both,
    /// The checks that answer it.
    pub checks: Vec<FindingCheck>,
    /// What no check covers; `None` when nothing remains outside.
    pub gap: Option<Gap>,
}

impl Finding {
    /// The claims that answer it: those that its checks are about, in order.
    pub fn claims(&self) -> Vec<ClaimId> {
        let claims: BTreeSet<ClaimId> = self.checks.iter().flat_map(FindingCheck::claims).collect();
        claims.into_iter().collect()
    }

    /// How much of it is covered.
    ///
    /// # Panics
    /// When it names no check and no gap, which the reader refuses.
    pub fn coverage(&self) -> Coverage {
        let coverage = Coverage::assess(!self.checks.is_empty(), self.gap.is_some());
        coverage.unwrap_or_else(|| panic!("{} has a check or says why it has none", self.id))
    }
}

/// The findings of one document, or on one incident.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The id, which begins those of its findings.
    pub id: GroupId,
    /// What it is about.
    pub title: Both,
    /// Its findings, in the order of their numbers.
    pub findings: Vec<Finding>,
}

/// Findings in their groups, with the sources that they are taken from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// The sources, in the order in which they are listed.
    pub sources: Vec<RecordSource>,
    /// The groups, in the order in which they are listed.
    pub groups: Vec<Group>,
}

impl Record {
    /// Every finding, group by group.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.groups.iter().flat_map(|group| &group.findings)
    }

    /// The source that was read at this place.
    pub fn source_at(&self, location: &str) -> Option<&RecordSource> {
        self.sources.iter().find(|source| source.locations.iter().any(|known| known == location))
    }

    /// The findings that a sheet helps to answer.
    pub fn findings_of_sheet(&self, sheet: &str) -> impl Iterator<Item = &Finding> {
        let of_sheet = move |check: &FindingCheck| check.sheet().is_some_and(|it| it == sheet);
        self.findings().filter(move |finding| finding.checks.iter().any(of_sheet))
    }
}
