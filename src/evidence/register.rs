//! The register of the public record in the document: what each finding says, in both languages,
//! where it is taken from, the checks that answer it, and what none covers.
//!
//! It stands here in full, so that whoever has the document needs no program to read it, and a
//! document that another register was made with still tells of its own.

use honnin_record::{Certainty, Errs, FindingKind};
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
