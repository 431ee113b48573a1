//! Reading a sheet (チェックシート): what an engineer says of a site.
//!
//! A sheet is TOML. [`read::read_sheet`] turns its text into a [`Sheet`] or into all the problems it has,
//! each with the place in the text that it is about.

use honnin_models::answers::{Answers, OwnAnswers};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::{KeyId, Setting};
use honnin_models::{Site, words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::{Deref, Range};

// What can be wrong with a sheet.
pub mod problem;
// From bytes to TOML, and through its tables: other files are read so, too.
pub mod parse;
pub mod walk;
pub mod settings;
// The rules for a part of a sheet, wherever it occurs.
pub mod rules;
mod campaign;
// From text to sheet.
pub mod read;
// Where in its text something is.
pub mod lines;
// Finding sheets by name or path.
pub mod find;
// Public cases that no sheet can say yet.
pub mod out_of_reach;
// Showing problems on a terminal. A text from outside, as a terminal may show it.
pub mod visible;
mod sentences;
pub mod diagnostic;
// From answers to text: a printed design, and the template of a new sheet.
pub mod write;
// The JSON Schema of a sheet, for editors.
pub mod schema;

pub use campaign::{Campaign, When};

words! {
    /// Whether a site is checked as designed or as installed.
    Configuration {
        /// 設計
        Designed = "designed",
        /// 導入
        Installed = "installed",
    }
}

/// The name of a sheet, which is that of its site.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct SheetId(String);

impl SheetId {
    /// The sheet of this name.
    pub fn new(name: impl Into<String>) -> SheetId {
        SheetId(name.into())
    }

    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SheetId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl Deref for SheetId {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for SheetId {
    fn eq(&self, name: &str) -> bool {
        self.0 == name
    }
}

impl PartialEq<&str> for SheetId {
    fn eq(&self, name: &&str) -> bool {
        self.0 == *name
    }
}

/// A text in one or both languages, as a sheet gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// Japanese; empty where the sheet has only the other.
    pub ja: String,
    /// English; empty where the sheet has only the other.
    pub en: String,
}

impl Label {
    /// The text in a language, or in the other where the sheet gives only that.
    pub fn in_language(&self, language: honnin_messages::Language) -> &str {
        let (first, second) = match language {
            honnin_messages::Language::Ja => (&self.ja, &self.en),
            honnin_messages::Language::En => (&self.en, &self.ja),
        };
        if first.is_empty() { second } else { first }
    }
}

/// Answers to be changed.
pub type Settings = Vec<Setting>;

/// The answers with some of them changed.
pub fn changed(answers: &Answers, settings: &[Setting]) -> Answers {
    let mut changed = *answers;
    for Setting { key, answer } in settings {
        key.set(&mut changed, *answer);
    }
    changed
}

/// A conjunct that the record says is needed for the failure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Its short name, as in the record: `A1`.
    pub id: String,
    /// What it says.
    pub label: Label,
    /// Whether it is inferred, not disclosed.
    pub inferred: bool,
    /// The answers without it.
    pub without: Settings,
}

words! {
    /// The expected verdict on a claim.
    Expected {
        /// It holds.
        Holds = "holds",
        /// It is violated.
        Violated = "violated",
        /// Nothing within the scope puts it to the test.
        NoCase = "no-case",
        /// It holds, or nothing puts it to the test: what is expected of a claim that the sheet does
        /// not name.
        HoldsOrNoCase = "holds-or-no-case",
    }
}

impl Expected {
    /// What a finding of the record can rely on: that a claim was not put to the test answers nothing.
    pub const ANSWERING: [Expected; 2] = [Expected::Holds, Expected::Violated];

    /// What a sheet may expect of a claim, by its word. That C1 has no case cannot be expected: it is
    /// what a site is checked for.
    pub fn written(claim: ClaimId) -> &'static [Expected] {
        const WRITTEN: &[Expected] = &[Expected::Holds, Expected::Violated, Expected::NoCase];
        if claim == ClaimId::C1 { &WRITTEN[..2] } else { WRITTEN }
    }

    /// What is expected of a claim that the sheet does not name.
    pub fn unnamed(claim: ClaimId) -> Expected {
        if claim == ClaimId::C1 { Expected::Holds } else { Expected::HoldsOrNoCase }
    }
}

impl From<Expected> for VerdictWord {
    fn from(expected: Expected) -> VerdictWord {
        match expected {
            Expected::Holds | Expected::HoldsOrNoCase => VerdictWord::Holds,
            Expected::NoCase => VerdictWord::NoCase,
            Expected::Violated => VerdictWord::Violated,
        }
    }
}

/// The expected verdicts on the claims that a sheet names.
pub type Expectations = BTreeMap<ClaimId, Expected>;

/// A sheet that has been read and found sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The name of the site.
    pub name: SheetId,
    /// Where its text says so, in bytes.
    pub name_at: Range<usize>,
    /// The file it was read from, as it was named.
    pub file: String,
    /// Its whole text.
    pub text: String,
    /// What the sheet is about.
    pub title: Label,
    /// Where its facts come from.
    pub sources: Vec<String>,
    /// Whether all of it is a hypothesis: how the incident came about was not disclosed.
    pub hypothesis: bool,
    /// The keys whose answers are inferred, not disclosed.
    pub inferred: Vec<KeyId>,
    /// The answers as designed.
    pub designed: Answers,
    /// Where the installed program differs.
    pub installed: Settings,
    /// What single app servers have otherwise, where the installed program differs there alone.
    pub installed_at: OwnAnswers,
    /// The conditions of the record.
    pub conditions: Vec<Condition>,
    /// The tests of the record.
    pub campaigns: Vec<Campaign>,
    /// What is expected as designed.
    pub expect_designed: Expectations,
    /// What is expected as installed.
    pub expect_installed: Expectations,
}

impl Sheet {
    /// Whether the installed program is the designed one, on every app server.
    pub fn is_installed_as_designed(&self) -> bool {
        self.installed.is_empty() && self.installed_at.are_none()
    }

    /// How the sheet is checked: as designed, and as installed where that differs.
    pub fn configurations(&self) -> &'static [Configuration] {
        if self.is_installed_as_designed() {
            &[Configuration::Designed]
        } else {
            &[Configuration::Designed, Configuration::Installed]
        }
    }

    /// The configuration that matrix, remedies and campaigns of a sheet are about: what is really
    /// there.
    pub fn last_configuration(&self) -> Configuration {
        *self.configurations().last().expect("every sheet is checked at least as designed")
    }

    /// The answers in a configuration.
    pub fn answers(&self, configuration: Configuration) -> Answers {
        match configuration {
            Configuration::Designed => self.designed,
            Configuration::Installed => {
                Answers { own: self.installed_at, ..changed(&self.designed, &self.installed) }
            }
        }
    }

    /// The expected verdict on a claim; `None` when the claim does not apply to the site.
    pub fn expected(&self, configuration: Configuration, claim: ClaimId) -> Option<Expected> {
        if !claim.claim().applies(&Site::new(self.answers(configuration))) {
            return None;
        }
        let expectations = match configuration {
            Configuration::Designed => &self.expect_designed,
            Configuration::Installed => &self.expect_installed,
        };
        Some(expectations.get(&claim).copied().unwrap_or(Expected::unnamed(claim)))
    }
}
