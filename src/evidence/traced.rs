//! Traceability in the document: every finding of the public record, what the rest of the document
//! says of the checks that answer it, and what of the document answers none.
//!
//! What is said follows from the rest of the document, and a document that says otherwise is refused.
//! That it was the right thing to ask, nobody can tell from a document: whether the register is that
//! of this program is a matter of `honnin verify`.

use super::checked::Check;
use super::register::{
    Both, CiteEvidence, GapEvidence, NamedSheet, SourceEvidence, certainty, kind,
};
use crate::confirmation::{Confirmation, State};
use honnin_models::claims::ClaimId;
use honnin_record::{Certainty, Coverage, FindingKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The register of the public record, held against this document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceabilityEvidence {
    /// The sheets that it speaks of.
    pub sheets: Vec<NamedSheet>,
    /// The sources that findings are taken from.
    pub sources: Vec<SourceEvidence>,
    /// Every check that a finding relies on, once, and what this document says of it.
    pub checks: Vec<CheckedEvidence>,
    /// The findings, by the document or the incident.
    pub groups: Vec<GroupEvidence>,
    /// What no finding relies on: JSON pointers into this document, to verdicts, to rows of the kill
    /// matrix that break a claim, and to campaigns.
    pub unrelied: Vec<String>,
}

/// The findings of one document, or on one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupEvidence {
    /// The id, which begins those of its findings.
    pub group: String,
    /// What it is about.
    pub title: Both,
    /// Its findings.
    pub findings: Vec<FindingEvidence>,
}

/// A finding of the public record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindingEvidence {
    /// Its id in the register.
    pub finding: String,
    /// What it is.
    #[schemars(schema_with = "kind")]
    pub kind: FindingKind,
    /// How sure it is that it is so.
    #[schemars(schema_with = "certainty")]
    pub certainty: Certainty,
    /// What it says, in our words.
    pub says: Both,
    /// Where it is taken from; the first is the one that says most.
    pub cites: Vec<CiteEvidence>,
    /// How much of it checks cover.
    pub coverage: CoverageWord,
    /// What this document says of it: the worst that it says of its checks.
    pub state: State,
    /// The claims that answer it: those that its checks speak of.
    #[schemars(with = "Vec<String>")]
    pub claims: Vec<ClaimId>,
    /// The checks that it relies on, by their places in the list of checks.
    pub checks: Vec<usize>,
    /// What no check covers of it; none when nothing is left.
    pub gap: Option<GapEvidence>,
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

/// A check that findings rely on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedEvidence {
    /// The check, and what it must come to.
    pub check: Check,
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

impl CoverageWord {
    /// Every word, from all to nothing.
    pub const ALL: [CoverageWord; 3] =
        [CoverageWord::Covered, CoverageWord::Partly, CoverageWord::NotCovered];

    /// How much is covered where there are checks or none, and something is left or nothing; `None`
    /// where neither a check covers a finding nor a reason is given why none does.
    pub(crate) fn of(checks: bool, gap: bool) -> Option<CoverageWord> {
        match (checks, gap) {
            (true, false) => Some(CoverageWord::Covered),
            (true, true) => Some(CoverageWord::Partly),
            (false, true) => Some(CoverageWord::NotCovered),
            (false, false) => None,
        }
    }
}

impl TraceabilityEvidence {
    /// Every finding, group by group.
    pub fn findings(&self) -> impl Iterator<Item = &FindingEvidence> {
        self.groups.iter().flat_map(|group| &group.findings)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&SourceEvidence> {
        self.sources.iter().find(|source| source.source == id)
    }

    /// Whether it is of one piece: what is named is there, nothing stands twice, and of each finding
    /// something is said.
    pub(crate) fn whole(&self) -> bool {
        let once = |ids: Vec<&str>| ids.iter().collect::<BTreeSet<_>>().len() == ids.len();
        let relied: BTreeSet<usize> =
            self.findings().flat_map(|finding| finding.checks.iter().copied()).collect();
        let listed = (0..self.checks.len()).all(|place| {
            let known = &self.checks[place].check;
            known.is_of_sheets() && !self.checks[..place].iter().any(|other| other.check == *known)
        });
        let cited = |finding: &FindingEvidence| {
            let known = finding.cites.iter().all(|cite| self.source(&cite.source).is_some());
            !finding.cites.is_empty() && known
        };
        let told = |finding: &FindingEvidence| {
            let mut places = finding.checks.iter().copied().collect::<BTreeSet<_>>().into_iter();
            let each = places.len() == finding.checks.len();
            let there = places.all(|place| place < self.checks.len());
            let covered = !finding.checks.is_empty() || finding.gap.is_some();
            each && there && covered && cited(finding)
        };
        let grouped = |group: &GroupEvidence| {
            let of_it =
                |id: &str| id.strip_prefix(&group.group).is_some_and(|it| it.starts_with('/'));
            !group.findings.is_empty() && group.findings.iter().all(|it| of_it(&it.finding))
        };
        !self.groups.is_empty()
            && self.groups.iter().all(grouped)
            && self.findings().all(told)
            && listed
            && relied.into_iter().eq(0..self.checks.len())
            && once(self.findings().map(|it| it.finding.as_str()).collect())
            && once(self.sources.iter().map(|it| it.source.as_str()).collect())
            && once(self.sheets.iter().map(|it| it.sheet.as_str()).collect())
    }
}
