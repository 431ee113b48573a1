//! What changed between two evidence files.
//!
//! Each file is read as a list of facts: what is said, of what. Facts of the same place are held
//! beside each other, and each difference has a weight: what was known and is no longer, what is
//! known to be otherwise, what is known besides, and what moved without a verdict depending on it.
//! Places and what is said there are values of their own types, so that nothing that bears a name can
//! be taken for anything else.

use super::ConsistentEvidence;
use super::checks::CheckState;
use super::difference::differences;
use facts::{Fact, facts};
use honnin_models::words;
use serde::Serialize;
use serde_json::Value;

// Where a document says something.
mod place;
// What it says there.
mod said;
// A document as a list of facts.
mod facts;
mod runs;
// What is said of the findings of the public record, and of what they rely on.
mod record;

pub use place::{DocumentPlace, PlacePart};
pub use said::{StatedValue, Word};

words! {
    /// How much a difference matters; what matters most comes first.
    Weight {
        /// Something was known, or was as it must be, and is no longer.
        Weaker = "weaker",
        /// Something known is otherwise.
        Different = "different",
        /// More is known, or it is now as it must be.
        Better = "better",
        /// A count, a digest or a version, on which no verdict depends.
        Moved = "moved",
    }
}

impl Weight {
    /// Whether a difference of this weight is one that somebody must look at.
    pub fn matters(self) -> bool {
        self <= Weight::Different
    }
}

words! {
    /// What a fact is about, in the order in which differences of one weight are told.
    ChangeKind {
        /// A sheet is there.
        Sheet = "sheet",
        /// A sheet is checked in this are.
        Configuration = "configuration",
        /// The verdict on a claim, where it is made.
        Verdict = "verdict",
        /// What the sheet expects of it.
        Expected = "expected",
        /// A bound of the search.
        Scope = "scope",
        /// Another answer of the sheet.
        Answer = "answer",
        /// Whether a witness was reached.
        Witness = "witness",
        /// How many bits a fingerprint has.
        Fingerprint = "fingerprint",
        /// The shortest counterexample.
        Counterexample = "counterexample",
        /// When a claim breaks, by the conditions.
        Cause = "cause",
        /// The smallest sets of decisions that mend.
        Remedies = "remedies",
        /// What a campaign can find.
        Campaign = "campaign",
        /// What a claim comes to with answers changed.
        Control = "control",
        /// Whether a scope is enough.
        Bounds = "bounds",
        /// How many schedules were run.
        Schedules = "schedules",
        /// What chance is drawn from.
        Seed = "seed",
        /// What schedules say of a claim.
        InSchedules = "in-schedules",
        /// Whether the real system stayed within the model.
        Model = "model",
        /// What came of following a counterexample.
        Followed = "followed",
        /// Whether a log is a behaviour of a model.
        Log = "log",
        /// A site without defect in the kill matrix, and what mends it.
        Context = "context",
        /// The claims that a defect breaks.
        Breaks = "breaks",
        /// What a layer makes of a defect.
        Layer = "layer",
        /// How much of a finding of the public record checks cover. What is said of the checks follows
        /// from other facts, and is told there.
        Finding = "finding",
        /// What the register says of a finding, by a digest.
        Record = "record",
        /// At how many surveyed sites a claim comes to a verdict.
        Sites = "sites",
        /// The rules of a claim.
        Rules = "rules",
        /// A count.
        Count = "count",
        /// The text of a sheet, by its digest.
        Text = "text",
        /// The name or version of an engine.
        Engine = "engine",
        /// The version of the program.
        Program = "program",
        /// The digest of a group of sources.
        Sources = "sources",
        /// Anything else.
        Detail = "detail",
    }
}

impl ChangeKind {
    /// What no verdict depends on.
    fn mere(self) -> bool {
        matches!(
            self,
            ChangeKind::Count
                | ChangeKind::Text
                | ChangeKind::Record
                | ChangeKind::Engine
                | ChangeKind::Program
                | ChangeKind::Sources
                | ChangeKind::Detail
        )
    }

    /// What is there because a claim breaks, or because the sheet is as it is: that it is gone is no
    /// loss by itself, since the verdict or the answer tells it.
    fn of_violation(self) -> bool {
        matches!(
            self,
            ChangeKind::Counterexample
                | ChangeKind::Followed
                | ChangeKind::Log
                | ChangeKind::Cause
                | ChangeKind::Remedies
                | ChangeKind::Configuration
        )
    }

    /// What has facts below it: they are gone with it.
    fn whole(self) -> bool {
        matches!(self, ChangeKind::Sheet | ChangeKind::Configuration | ChangeKind::Context)
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EvidenceChange {
    /// How much it matters.
    pub weight: Weight,
    /// What it is about.
    pub kind: ChangeKind,
    /// Where.
    pub at: DocumentPlace,
    /// What was said; `None` when nothing was.
    pub then: Option<StatedValue>,
    /// What is said; `None` when nothing is.
    pub now: Option<StatedValue>,
}

/// All differences, those that matter most first.
pub fn compare(old: &ConsistentEvidence, new: &ConsistentEvidence) -> Vec<EvidenceChange> {
    let mut changes = of_facts(facts(old), facts(new));
    if changes.is_empty() {
        // Not everything is a fact; but nothing that differs is to pass for the same.
        changes.extend(detail(old, new));
    }
    changes
}

/// The first place where two documents differ, if they do.
fn detail(old: &ConsistentEvidence, new: &ConsistentEvidence) -> Option<EvidenceChange> {
    let value =
        |checked: &ConsistentEvidence| serde_json::to_value(&checked.evidence).expect("it is JSON");
    let first = differences(&value(old), &value(new)).into_iter().next()?;
    let said = |value: Option<Value>| value.map(|it| StatedValue::Text(it.to_string()));
    let (then, now) = (said(first.first), said(first.second));
    let at = [PlacePart::Pointer(first.at)].into();
    Some(EvidenceChange { weight: Weight::Moved, kind: ChangeKind::Detail, at, then, now })
}

fn of_facts(old: Vec<Fact>, new: Vec<Fact>) -> Vec<EvidenceChange> {
    // What is gone with its sheet, its configuration or its context is told once.
    let wholes = |facts: &[Fact]| -> Vec<DocumentPlace> {
        facts.iter().filter(|it| it.kind.whole()).map(|it| it.at.clone()).collect()
    };
    let (before, after) = (wholes(&old), wholes(&new));
    let only_once = |at: &&DocumentPlace| before.contains(at) != after.contains(at);
    let moved: Vec<&DocumentPlace> = before.iter().chain(&after).filter(only_once).collect();
    let gone = |change: &EvidenceChange| {
        let told = |at: &&DocumentPlace| change.kind.whole() && change.at == **at;
        moved.iter().any(|at| change.at.is_within(at) && !told(at))
    };
    let find = |facts: &[Fact], of: &Fact| {
        facts.iter().find(|fact| fact.kind == of.kind && fact.at == of.at).cloned()
    };
    let kept = old.iter().filter_map(|then| change(Some(then), find(&new, then).as_ref()));
    let fresh = new.iter().filter(|now| find(&old, now).is_none());
    let fresh = fresh.filter_map(|now| change(None, Some(now)));
    let mut changes: Vec<EvidenceChange> = kept.chain(fresh).filter(|it| !gone(it)).collect();
    changes.sort_by_key(|change| (change.weight, change.kind));
    changes
}

/// The difference between two facts of one place, if there is one.
fn change(then: Option<&Fact>, now: Option<&Fact>) -> Option<EvidenceChange> {
    let of = then.or(now)?;
    let said = |fact: Option<&Fact>| fact.map(|fact| fact.said.clone());
    if let (Some(then), Some(now)) = (then, now)
        && (&then.said, then.state) == (&now.said, now.state)
    {
        return None;
    }
    let (weight, at) = (weigh(then, now), of.at.clone());
    Some(EvidenceChange { weight, kind: of.kind, at, then: said(then), now: said(now) })
}

fn weigh(then: Option<&Fact>, now: Option<&Fact>) -> Weight {
    match (then, now) {
        (Some(of), _) | (_, Some(of)) if of.kind.mere() => Weight::Moved,
        (Some(then), Some(now)) => weigh_both(then, now),
        (Some(of), None) if of.kind.of_violation() && !of.is_inconclusive() => Weight::Different,
        (None, Some(of)) if of.kind.of_violation() => Weight::Different,
        // That something was open is no loss when it is gone; that something is, is one.
        (Some(of), None) if of.is_inconclusive() => Weight::Better,
        (None, Some(now)) if now.state.is_some_and(|state| state != CheckState::AsExpected) => {
            Weight::Different
        }
        (Some(_), None) => Weight::Weaker,
        (None, _) => Weight::Better,
    }
}

fn weigh_both(then: &Fact, now: &Fact) -> Weight {
    let as_it_must = |fact: &Fact| fact.state.is_none_or(|state| state == CheckState::AsExpected);
    match (as_it_must(then), as_it_must(now)) {
        (true, false) => return Weight::Weaker,
        (false, true) => return Weight::Better,
        _ if !then.is_inconclusive() && now.is_inconclusive() => return Weight::Weaker,
        _ if then.is_inconclusive() && !now.is_inconclusive() => return Weight::Better,
        _ => {}
    }
    match (then.size, now.size) {
        (Some(then), Some(now)) if now < then => Weight::Weaker,
        (Some(then), Some(now)) if then < now => Weight::Better,
        _ => Weight::Different,
    }
}
