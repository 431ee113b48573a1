//! Traceability: from every finding of the public record to the claims and checks that answer it
//! and to what a document of evidence says of them, and back.
//!
//! The document carries the register: what each finding says, and what each check must come to. Here
//! each is looked up in the rest of the document, and nothing is searched or run again. What the
//! document does not hold is never taken as confirmed. And back: what a claim, a sheet or a verdict is
//! there for, and what no finding relies on.

use super::ConsistentEvidence;
use super::checks::Class;
use super::traced::{FindingEvidence, TraceabilityEvidence};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_record::{FindingCheck, SourceId};
use honnin_schedule::kill::Layer;

// Each kind of check, looked up in the document.
pub(super) mod resolve;
mod runs;
// The register of this program.
mod built_in;
// That register, checked against a document.
pub(super) mod checked_against;
// What the document holds and no finding relies on.
pub mod unrelied;
// The id of a check.
pub mod name;

pub use super::confirmation::{Confirmation, ConfirmationState};
pub use unrelied::Unrelied;

/// What a document says where it speaks of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A verdict, by its word.
    Verdict(VerdictWord),
    /// A test plan reaches these broken claims, and misses these.
    Reaches(Vec<ClaimId>, Vec<ClaimId>),
    /// A test plan could reveal the defect.
    Revealed,
    /// A test plan could not reveal it.
    Hidden,
    /// The defect breaks the claim, and no layer misses it that must not.
    Found,
    /// The defect breaks the claim, and these layers miss it.
    MissedBy(Vec<Layer>),
    /// The decision breaks no such claim.
    NoDefect,
    /// The real system broke the claim.
    Broke,
    /// The real system was to break the claim and did not.
    DidNotBreak,
    /// The real system did what its model does not allow.
    LeftTheModel,
    /// The scope shows the violation, and one more of anything alters no verdict.
    Enough,
    /// The scope is too small, or does not show it.
    NotEnough,
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
            Says::Verdict(word) => word.to_string(),
            Says::Reaches(reached, missed) => {
                format!("reaches:{}; misses:{}", joined(reached), joined(missed))
            }
            Says::Revealed => "revealed".to_owned(),
            Says::Hidden => "hidden".to_owned(),
            Says::Found => "found".to_owned(),
            Says::MissedBy(layers) => {
                let layers: Vec<&str> = layers.iter().map(|layer| layer.word()).collect();
                format!("missed by: {}", layers.join(" "))
            }
            Says::NoDefect => "breaks nothing".to_owned(),
            Says::Broke => "broke".to_owned(),
            Says::DidNotBreak => "did not break".to_owned(),
            Says::LeftTheModel => "left the model".to_owned(),
            Says::Enough => "enough".to_owned(),
            Says::NotEnough => "not enough".to_owned(),
            Says::Rules(count) => format!("rules: {count}"),
            Says::Open => "not-established".to_owned(),
        }
    }
}

/// A place of the document that speaks of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckAnswer {
    /// What it says there.
    pub says: Says,
    /// How far that can be trusted.
    pub class: Class,
    /// Where it is: a JSON pointer.
    pub at: String,
}

/// A check, looked up in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved<'d> {
    /// The check, and what is relied on.
    pub by: &'d FindingCheck,
    /// Whether the document says so.
    pub confirmation: Confirmation,
    /// Where it speaks of the check; `None` where it does not.
    pub answer: Option<CheckAnswer>,
}

/// A check with the findings that rely on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backward<'d, 't> {
    /// The check.
    pub check: &'t Resolved<'d>,
    /// The findings, in the order of the register.
    pub findings: Vec<&'d FindingEvidence>,
}

/// The register in a document, with every check looked up there.
#[derive(Clone, Debug)]
pub struct Traceability<'d> {
    /// The document.
    pub checked: &'d ConsistentEvidence,
    /// What the document says of the findings.
    pub record: &'d TraceabilityEvidence,
    /// The checks, in the order of the document.
    pub checks: Vec<Resolved<'d>>,
    /// What no finding relies on.
    pub unrelied: Vec<Unrelied>,
}

impl<'d> Traceability<'d> {
    /// Looks up every check of the document.
    pub fn new(checked: &'d ConsistentEvidence) -> Traceability<'d> {
        let record = &checked.evidence.traceability;
        let parts = resolve::Parts::new(checked, &record.sheets);
        let checks: Vec<Resolved<'d>> =
            record.checks.iter().map(|known| parts.resolve(&known.check)).collect();
        let unrelied = unrelied::unrelied(checked, &checks);
        Traceability { checked, record, checks, unrelied }
    }

    /// The checks of a finding, in the order of the register.
    pub fn checks_of(&self, finding: &'d FindingEvidence) -> Vec<&Resolved<'d>> {
        finding.checks.iter().map(|&place| &self.checks[place]).collect()
    }

    /// The findings that rely on what is at a place of the document.
    pub fn findings_at(&self, pointer: &str) -> Vec<&'d FindingEvidence> {
        let configurations = |&place: &usize| {
            self.checks[place].answer.as_ref().is_some_and(|answer| answer.at == pointer)
        };
        self.record.findings().filter(|finding| finding.checks.iter().any(configurations)).collect()
    }

    /// The checks that speak of a claim, each once, with the findings that rely on it.
    pub fn of_claim(&self, claim: ClaimId) -> Vec<Backward<'d, '_>> {
        self.backward(|by| by.claims().contains(&claim))
    }

    /// The checks that are about a sheet, each once, with the findings that rely on it.
    pub fn of_sheet(&self, sheet: &str) -> Vec<Backward<'d, '_>> {
        self.backward(|by| by.sheet().is_some_and(|it| it == sheet))
    }

    /// The findings that rely on a check about a sheet.
    pub fn findings_of_sheet(&self, sheet: &str) -> Vec<&'d FindingEvidence> {
        let about = |&place: &usize| self.checks[place].by.sheet().is_some_and(|it| it == sheet);
        self.record.findings().filter(|finding| finding.checks.iter().any(about)).collect()
    }

    /// The findings that are taken from a source.
    pub fn of_source(&self, source: &SourceId) -> Vec<&'d FindingEvidence> {
        let taken =
            |finding: &&FindingEvidence| finding.cites.iter().any(|it| it.source == *source);
        self.record.findings().filter(taken).collect()
    }

    fn backward(&self, sought: impl Fn(&FindingCheck) -> bool) -> Vec<Backward<'d, '_>> {
        let sought = self.checks.iter().enumerate().filter(|(_, check)| sought(check.by));
        let back = |(place, check): (usize, _)| {
            let relies = |finding: &&FindingEvidence| finding.checks.contains(&place);
            Backward { check, findings: self.record.findings().filter(relies).collect() }
        };
        sought.map(back).collect()
    }
}
