//! Traceability in the document: every finding of the public record, and what the document says of
//! the checks that answer it.

use super::Dossier;
use crate::report::traceability::name::name;
use crate::report::traceability::{Confirmation, Resolved, State, Traceability, Traced};
use honnin_models::claims::ClaimId;
use honnin_models::record::Coverage;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A finding of the public record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingEvidence {
    /// Its id in the register.
    pub finding: String,
    /// How much of it checks cover.
    pub coverage: CoverageWord,
    /// What this document says of it.
    pub state: State,
    /// The claims that answer it.
    #[schemars(with = "Vec<String>")]
    pub claims: Vec<ClaimId>,
    /// The checks that the register relies on.
    pub checks: Vec<CheckedEvidence>,
}

/// How much of a finding checks cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CoverageWord {
    /// All of it.
    Covered,
    /// A part.
    Partly,
    /// Nothing.
    NotCovered,
}

/// A check that a finding relies on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedEvidence {
    /// Its id: the kind, what it is about, and what the register relies on.
    pub check: String,
    /// The claims that it speaks of.
    #[schemars(with = "Vec<String>")]
    pub claims: Vec<ClaimId>,
    /// Whether this document says so.
    pub confirmation: Confirmation,
    /// What it says; none where it does not speak of the check.
    pub says: Option<String>,
    /// Where it says so: a JSON pointer into this document.
    pub at: Option<String>,
}

impl From<Coverage> for CoverageWord {
    fn from(coverage: Coverage) -> CoverageWord {
        match coverage {
            Coverage::Covered => CoverageWord::Covered,
            Coverage::Partly => CoverageWord::Partly,
            Coverage::NotCovered => CoverageWord::NotCovered,
        }
    }
}

impl FindingEvidence {
    fn of(traced: &Traced) -> FindingEvidence {
        FindingEvidence {
            finding: traced.finding.id.to_owned(),
            coverage: traced.finding.coverage().into(),
            state: traced.state,
            claims: traced.finding.claims().to_vec(),
            checks: traced.checks.iter().map(CheckedEvidence::of).collect(),
        }
    }
}

impl CheckedEvidence {
    fn of(check: &Resolved) -> CheckedEvidence {
        CheckedEvidence {
            check: name(check.by),
            claims: check.by.claims(),
            confirmation: check.confirmation,
            says: check.answer.as_ref().map(|answer| answer.says.words()),
            at: check.answer.as_ref().map(|answer| answer.at.clone()),
        }
    }
}

/// The list that follows from the rest of a document.
pub(super) fn traced(dossier: &Dossier) -> Vec<FindingEvidence> {
    Traceability::of(dossier).findings.iter().map(FindingEvidence::of).collect()
}
