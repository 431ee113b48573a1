//! A public case of the same failure in a system of another kind: its sheet, checked.
//!
//! The sites of the public record are searched and run in every way there is; of a case it is told what
//! its claims come to, by the same search.

use super::digests::sha256;
use super::sheet::{WrittenSheet, checks_of};
use honnin_analysis::{SheetCheck, SiteSearch};
use honnin_sheet::{Sheet, SheetId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is established about a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseEvidence {
    /// The name of the case.
    pub name: SheetId,
    /// The file that its sheet was read from.
    pub file: String,
    /// The SHA-256 digest of its text.
    pub sha256: String,
    /// Its text: the answers, where they come from, and what is expected.
    pub text: String,
    /// Its checks: as designed, and as installed where that differs.
    pub checks: Vec<SheetCheck>,
}

impl CaseEvidence {
    /// The text that this is about.
    pub fn written(&self) -> WrittenSheet<'_> {
        let CaseEvidence { name, file, sha256, text, .. } = self;
        WrittenSheet { name, file, sha256, text }
    }

    /// Checks the sheet of a case.
    pub fn search(search: &SiteSearch<'_>, sheet: &Sheet) -> CaseEvidence {
        CaseEvidence {
            name: sheet.name.clone(),
            file: sheet.file.clone(),
            sha256: sha256(sheet.text.as_bytes()),
            text: sheet.text.clone(),
            checks: checks_of(search, sheet),
        }
    }
}
