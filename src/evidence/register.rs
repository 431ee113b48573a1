//! The register of the public record in the document: what each finding says, in both languages,
//! where it is taken from, the checks that answer it, and what none covers.
//!
//! It stands here in full, so that whoever has the document needs no program to read it, and a
//! document that another register was made with still tells of its own.

use super::checked::Check;
use super::digests::sha256;
use super::traced::{CheckedEvidence, FindingEvidence, GroupEvidence, TraceabilityEvidence};
use crate::traceability::{Confirmation, State};
use honnin_models::sheets;
use honnin_record::{self as record, Certainty, Errs, FindingKind};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

pub use honnin_record::Both;

/// A sheet that the register speaks of. Another one of that name is not it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedSheet {
    /// Its name.
    pub sheet: String,
    /// The SHA-256 digest of its text.
    pub sha256: String,
}

/// A document or page that findings are taken from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceEvidence {
    /// The id to cite it by.
    pub source: String,
    /// Its title, or where that is not known what it is.
    pub title: Both,
    /// Who issued it.
    pub issuer: Both,
    /// When, as far as it is known: a year and a month, and a day.
    pub date: Option<String>,
    /// Where it was read: the name of a file, and web addresses.
    pub locations: Vec<String>,
    /// What in it has no entry in the register, and why; none for pages of which a sentence or two
    /// were of interest.
    pub without_entry: Option<Both>,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CiteEvidence {
    /// The id of the source.
    pub source: String,
    /// Where in it; none for a page without parts.
    pub place: Option<Both>,
}

/// What no check covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GapEvidence {
    /// What it is, and why no check covers it.
    pub reason: Both,
    /// Which way that errs.
    #[schemars(schema_with = "errs")]
    pub errs: Errs,
}

pub(super) fn certainty(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Certainty::WORDS })
}

pub(super) fn kind(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": FindingKind::WORDS })
}

fn errs(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "enum": Errs::WORDS })
}

impl TraceabilityEvidence {
    /// The register that this program was built with. Nothing is looked up yet.
    pub(super) fn built_in() -> TraceabilityEvidence {
        let sheet = |sheet: &sheets::Bundled| NamedSheet {
            sheet: sheet.name.to_owned(),
            sha256: sha256(sheet.text.as_bytes()),
        };
        let record = record::bundled();
        let mut register = TraceabilityEvidence {
            sheets: sheets::BUNDLED.iter().map(sheet).collect(),
            sources: record.sources.iter().map(of_source).collect(),
            ..TraceabilityEvidence::default()
        };
        for group in &record.groups {
            let findings = group.findings.iter().map(|finding| register.finding(finding)).collect();
            let (id, title) = (group.id.to_string(), group.title.clone());
            register.groups.push(GroupEvidence { group: id, title, findings });
        }
        register
    }

    /// The place of a check, which is listed once however many findings rely on it.
    fn place(&mut self, by: &record::Check) -> usize {
        let check = Check::from(by);
        let known = self.checks.iter().position(|known| known.check == check);
        known.unwrap_or_else(|| {
            let confirmation = Confirmation::NotInEvidence;
            self.checks.push(CheckedEvidence { check, confirmation, says: None, at: None });
            self.checks.len() - 1
        })
    }

    fn finding(&mut self, finding: &record::Finding) -> FindingEvidence {
        let cite = |cite: &record::Cite| CiteEvidence {
            source: cite.source.to_string(),
            place: cite.place.clone(),
        };
        let gap = |gap: &record::Gap| GapEvidence { reason: gap.reason.clone(), errs: gap.errs };
        FindingEvidence {
            finding: finding.id.to_string(),
            kind: finding.kind,
            certainty: finding.certainty,
            says: finding.says.clone(),
            cites: finding.cites.iter().map(cite).collect(),
            coverage: finding.coverage().into(),
            state: State::NotCovered,
            claims: finding.claims(),
            checks: finding.checks.iter().map(|by| self.place(by)).collect(),
            gap: finding.gap.as_ref().map(gap),
        }
    }
}

fn of_source(source: &record::Source) -> SourceEvidence {
    SourceEvidence {
        source: source.id.to_string(),
        title: source.title.clone(),
        issuer: source.issuer.clone(),
        date: source.date.clone(),
        locations: source.locations.clone(),
        without_entry: source.without_entry.clone(),
    }
}
