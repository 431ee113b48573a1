//! Traceability in the document: every finding of the public record, what the rest of the document
//! says of the checks that answer it, and what of the document answers none.
//!
//! What is said follows from the rest of the document, and a document that says otherwise is refused.
//! That it was the right thing to ask, nobody can tell from a document: whether the register is that
//! of this program is a matter of `honnin verify`.

use super::confirmation::{Confirmation, ConfirmationState};
use super::consistency::{Consistency, ConsistencyRule, require};
use honnin_models::claims::ClaimId;
use honnin_record::{
    Both, Certainty, Cite, Coverage, FindingCheck, FindingId, FindingKind, Gap, GroupId,
};
use honnin_record::{RecordSource, SourceId};
use honnin_sheet::SheetId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A sheet that the register speaks of. Another one of that name is not it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamedSheet {
    /// Its name.
    pub sheet: SheetId,
    /// The SHA-256 digest of its text.
    pub sha256: String,
}

/// The register of the public record, checked against this document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TraceabilityEvidence {
    /// The sheets that it speaks of.
    pub sheets: Vec<NamedSheet>,
    /// The sources that findings are taken from.
    pub sources: Vec<RecordSource>,
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
    pub group: GroupId,
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
    pub finding: FindingId,
    /// What it is.
    pub kind: FindingKind,
    /// How sure it is that it is so.
    pub certainty: Certainty,
    /// What it says, in our words.
    pub says: Both,
    /// Where it is taken from; the first is the one that says most.
    pub cites: Vec<Cite>,
    /// How much of it checks cover.
    pub coverage: Coverage,
    /// What this document says of it: the worst that it says of its checks.
    pub state: ConfirmationState,
    /// The claims that answer it: those that its checks speak of.
    pub claims: Vec<ClaimId>,
    /// The checks that it relies on, by their places in the list of checks.
    pub checks: Vec<usize>,
    /// What no check covers of it; none when nothing is left.
    pub gap: Option<Gap>,
}

/// A check that findings rely on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckedEvidence {
    /// The check, and what it must come to.
    pub check: FindingCheck,
    /// Whether this document says so.
    pub confirmation: Confirmation,
    /// What it says; none where it does not speak of the check.
    pub says: Option<String>,
    /// Where it says so: a JSON pointer into this document.
    pub at: Option<String>,
}

impl TraceabilityEvidence {
    /// Every finding, group by group.
    pub fn findings(&self) -> impl Iterator<Item = &FindingEvidence> {
        self.groups.iter().flat_map(|group| &group.findings)
    }

    /// The source with this id.
    pub fn source(&self, id: &SourceId) -> Option<&RecordSource> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// Whether what is named is there, nothing is twice, and of each finding something is said.
    pub(crate) fn whole(&self) -> Consistency {
        let at = "/traceability";
        let rule = ConsistencyRule::WholeRegister;
        for (place, group) in self.groups.iter().enumerate() {
            let of_it = group.findings.iter().all(|it| it.finding.group == group.group);
            let whole = !group.findings.is_empty() && of_it;
            require(whole, format!("{at}/groups/{place}"), rule)?;
            for (number, finding) in group.findings.iter().enumerate() {
                let at = format!("{at}/groups/{place}/findings/{number}");
                require(self.is_told(finding), at, rule)?;
            }
        }
        let relied: BTreeSet<usize> = self.findings().flat_map(|it| it.checks.clone()).collect();
        let every = relied.into_iter().eq(0..self.checks.len());
        require(
            every && once(self.checks.iter().map(|it| &it.check)),
            format!("{at}/checks"),
            rule,
        )?;
        let groups = !self.groups.is_empty() && once(self.findings().map(|it| &it.finding));
        require(groups, format!("{at}/groups"), rule)?;
        require(once(self.sources.iter().map(|it| &it.id)), format!("{at}/sources"), rule)?;
        require(once(self.sheets.iter().map(|it| &it.sheet)), format!("{at}/sheets"), rule)
    }

    /// Whether a finding is taken from somewhere, names checks that are there, each once, and is
    /// covered or said not to be.
    fn is_told(&self, finding: &FindingEvidence) -> bool {
        let FindingEvidence { checks, cites, gap, .. } = finding;
        checks.iter().all(|place| *place < self.checks.len())
            && once(checks.iter())
            && (!checks.is_empty() || gap.is_some())
            && !cites.is_empty()
            && cites.iter().all(|cite| self.source(&cite.source).is_some())
    }
}

/// Whether nothing is there twice.
fn once<T: PartialEq>(all: impl Iterator<Item = T>) -> bool {
    let mut seen: Vec<T> = Vec::new();
    for one in all {
        if seen.contains(&one) {
            return false;
        }
        seen.push(one);
    }
    true
}
