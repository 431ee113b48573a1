//! Traceability: from every finding of the public record to the claims and checks that answer it
//! and to what a document of evidence says of them, and back.
//!
//! The register (`honnin_models::record`) says what each check must come to. Here each is looked up
//! in a [`Dossier`], and nothing is searched or run again. What the document does not hold is never
//! taken as confirmed: it is said whether it is left out of this document, or is no part of any and
//! is held by the tests of the program alone.

use super::evidence::Dossier;
use super::evidence::asked::Class;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::record::{self, CheckedBy, Finding};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

// Each kind of check, looked up in the document.
mod resolve;
mod runs;
mod changed;
// The id of a check.
pub mod name;
// The same for a reader: what both renderings say.
mod told;
mod markdown;
pub mod html;

pub use markdown::{document, markdown};

/// What a document says of a check that the register relies on, from the best to the worst.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmation {
    /// It comes to what the register relies on.
    Confirmed,
    /// No document holds it; the tests of the program compare it.
    ByTheTests,
    /// This document does not hold it: it is about other sheets.
    NotInEvidence,
    /// The document holds it, and it is not known.
    NotEstablished,
    /// It comes to something else.
    Refuted,
}

/// What becomes of a finding: the worst that is said of its checks.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Every check is confirmed by the document.
    Confirmed,
    /// What the document can hold is confirmed; the rest is held by the tests of the program.
    ConfirmedInPart,
    /// Nothing of it can be in a document; the tests of the program hold it.
    ByTheTests,
    /// Some check is not part of this document, and none is worse.
    NotInEvidence,
    /// Some check is not established, and none is refuted.
    Open,
    /// Some check comes to something else.
    Refuted,
    /// No check covers it.
    NotCovered,
}

impl State {
    /// Every state.
    pub const ALL: [State; 7] = [
        State::Confirmed,
        State::ConfirmedInPart,
        State::ByTheTests,
        State::NotInEvidence,
        State::Open,
        State::Refuted,
        State::NotCovered,
    ];

    fn of(checks: &[Resolved]) -> State {
        let said = || checks.iter().map(|check| check.confirmation);
        match said().max() {
            None => State::NotCovered,
            Some(Confirmation::Confirmed) => State::Confirmed,
            Some(Confirmation::ByTheTests) => match said().min() {
                Some(Confirmation::Confirmed) => State::ConfirmedInPart,
                _ => State::ByTheTests,
            },
            Some(Confirmation::NotInEvidence) => State::NotInEvidence,
            Some(Confirmation::NotEstablished) => State::Open,
            Some(Confirmation::Refuted) => State::Refuted,
        }
    }
}

/// What a document says where it speaks of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A verdict, by its word.
    Verdict(&'static str),
    /// A test plan reaches these broken claims, and misses these.
    Reaches(Vec<ClaimId>, Vec<ClaimId>),
    /// A test plan could reveal the defect.
    Revealed,
    /// A test plan could not reveal it.
    Hidden,
    /// The defect breaks the claim, and no layer misses it that must not.
    Found,
    /// The defect breaks the claim, and these layers miss it.
    MissedBy(Vec<&'static str>),
    /// The decision breaks no such claim.
    NoDefect,
    /// The real system broke the claim.
    Broke,
    /// The real system was to break the claim and did not.
    DidNotBreak,
    /// The real system did what its model does not allow.
    LeftTheModel,
    /// So many rules separate the designs.
    Rules(usize),
    /// Nothing was established.
    Open,
}

impl Says {
    /// In words of the document.
    pub fn words(&self) -> String {
        let joined = |ids: &[ClaimId]| {
            ids.iter().map(|id| format!(" {id}")).collect::<Vec<String>>().concat()
        };
        match self {
            Says::Verdict(word) => (*word).to_owned(),
            Says::Reaches(reached, missed) => {
                format!("reaches:{}; misses:{}", joined(reached), joined(missed))
            }
            Says::Revealed => "revealed".to_owned(),
            Says::Hidden => "hidden".to_owned(),
            Says::Found => "found".to_owned(),
            Says::MissedBy(layers) => format!("missed by: {}", layers.join(" ")),
            Says::NoDefect => "breaks nothing".to_owned(),
            Says::Broke => "broke".to_owned(),
            Says::DidNotBreak => "did not break".to_owned(),
            Says::LeftTheModel => "left the model".to_owned(),
            Says::Rules(count) => format!("rules: {count}"),
            Says::Open => "not-established".to_owned(),
        }
    }
}

/// A place of the document that speaks of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What it says there.
    pub says: Says,
    /// The site and the scope that it says it of.
    pub of: Answers,
    /// How far that can be trusted.
    pub class: Class,
    /// Where it stands: a JSON pointer.
    pub at: String,
}

/// A check of the register, looked up in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The check, and what the register relies on.
    pub by: &'static CheckedBy,
    /// Whether the document says so.
    pub confirmation: Confirmation,
    /// Where it speaks of the check; `None` where it does not.
    pub answer: Option<Answer>,
}

/// A finding of the public record, with its checks looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced {
    /// The finding.
    pub finding: &'static Finding,
    /// What becomes of it.
    pub state: State,
    /// Its checks, in the order of the register.
    pub checks: Vec<Resolved>,
}

/// A check with the findings that rely on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backward<'t> {
    /// The check.
    pub check: &'t Resolved,
    /// The findings, in the order of the register.
    pub findings: Vec<&'t Traced>,
}

/// The whole register against a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traceability {
    /// Every finding once, in the order of the register.
    pub findings: Vec<Traced>,
}

impl Traceability {
    /// Looks up every check of the register.
    pub fn of(dossier: &Dossier) -> Traceability {
        let parts = resolve::Parts::of(dossier);
        let traced = |finding: &'static Finding| {
            let checks = finding.checks().iter().map(|by| parts.resolve(by));
            let checks: Vec<Resolved> = checks.collect();
            Traced { finding, state: State::of(&checks), checks }
        };
        Traceability { findings: record::findings().map(traced).collect() }
    }

    /// The checks that speak of a claim, each once, with the findings that rely on it.
    pub fn of_claim(&self, claim: ClaimId) -> Vec<Backward<'_>> {
        self.backward(|by| by.claims().contains(&claim))
    }

    /// The checks that are about a sheet, each once, with the findings that rely on it.
    pub fn of_sheet(&self, sheet: &str) -> Vec<Backward<'_>> {
        self.backward(|by| by.sheet() == Some(sheet))
    }

    /// The findings that no check covers, or not to the end.
    pub fn with_gaps(&self) -> impl Iterator<Item = &Traced> {
        self.findings.iter().filter(|traced| traced.finding.gap().is_some())
    }

    fn backward(&self, sought: impl Fn(&CheckedBy) -> bool) -> Vec<Backward<'_>> {
        let mut found: Vec<Backward<'_>> = Vec::new();
        for traced in &self.findings {
            for check in traced.checks.iter().filter(|check| sought(check.by)) {
                match found.iter_mut().find(|known| known.check.by == check.by) {
                    Some(known) => known.findings.push(traced),
                    None => found.push(Backward { check, findings: vec![traced] }),
                }
            }
        }
        found
    }
}
