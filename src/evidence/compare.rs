//! What changed between two evidence files.
//!
//! Each file is read as a list of facts: what is said, of what. Facts of the same place are
//! held beside each other, and each difference has a weight: what was known and is no longer, what is
//! known to be otherwise, what is known besides, and what moved without a verdict depending on it.

use super::Dossier;
use super::asked::State;
use super::dossier::first_difference;
use facts::{Fact, facts};
use serde_json::Value;

// A document as a list of facts.
mod facts;
mod runs;
// What is said of the findings of the public record, and of what they rely on.
mod record;

/// How much a difference matters; what matters most comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Something was known, or was as it must be, and is no longer.
    Weaker,
    /// Something known is otherwise.
    Different,
    /// More is known, or it is now as it must be.
    Better,
    /// A count, a digest or a version, on which no verdict depends.
    Moved,
}

impl Weight {
    /// All weights, in their order.
    pub const ALL: [Weight; 4] = [Weight::Weaker, Weight::Different, Weight::Better, Weight::Moved];

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Weight::Weaker => "weaker",
            Weight::Different => "different",
            Weight::Better => "better",
            Weight::Moved => "moved",
        }
    }

    /// Whether a difference of this weight is one that somebody must look at.
    pub fn matters(self) -> bool {
        self <= Weight::Different
    }
}

/// What a fact is about, in the order in which differences of one weight are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A sheet is there.
    Sheet,
    /// A sheet is checked in this stand.
    Stand,
    /// The verdict on a claim, where it is made.
    Verdict,
    /// What the sheet expects of it.
    Expected,
    /// A bound of the search.
    Scope,
    /// Another answer of the sheet.
    Answer,
    /// Whether a witness was reached.
    Witness,
    /// How many bits a fingerprint has.
    Fingerprint,
    /// The shortest counterexample.
    Counterexample,
    /// When a claim breaks, by the conditions.
    Cause,
    /// The smallest sets of decisions that mend.
    Remedies,
    /// What a campaign can find.
    Campaign,
    /// What a claim comes to with answers changed.
    Control,
    /// Whether a scope is enough.
    Bounds,
    /// How many schedules were run.
    Schedules,
    /// What chance is drawn from.
    Seed,
    /// What schedules say of a claim.
    InSchedules,
    /// Whether the real system stayed within the model.
    Model,
    /// What came of following a counterexample.
    Followed,
    /// Whether a log is a behaviour of a model.
    Log,
    /// A site without defect in the kill matrix, and what mends it.
    Context,
    /// The claims that a defect breaks.
    Breaks,
    /// What a layer makes of a defect.
    Layer,
    /// How much of a finding of the public record checks cover. What is said of the checks follows from
    /// other facts, and is told there.
    Finding,
    /// What the register says of a finding, by a digest.
    Record,
    /// At how many surveyed sites a claim comes to an outcome.
    Sites,
    /// The rules of a claim.
    Rules,
    /// A count.
    Count,
    /// The text of a sheet, by its digest.
    Text,
    /// The name or version of an engine.
    Engine,
    /// The version of the program.
    Program,
    /// The digest of a group of sources.
    Sources,
    /// Anything else: the first place where the documents differ, as a JSON pointer.
    Detail,
}

impl Kind {
    /// The id of the message that says what it is.
    pub fn message(self) -> &'static str {
        match self {
            Kind::Sheet => "compare-sheet",
            Kind::Stand => "compare-stand",
            Kind::Verdict => "compare-verdict",
            Kind::Expected => "compare-expected",
            Kind::Scope => "compare-scope",
            Kind::Answer => "compare-answer",
            Kind::Witness => "compare-witness",
            Kind::Fingerprint => "compare-fingerprint",
            Kind::Counterexample => "compare-counterexample",
            Kind::Cause => "compare-cause",
            Kind::Remedies => "compare-remedies",
            Kind::Campaign => "compare-campaign",
            Kind::Control => "compare-control",
            Kind::Bounds => "compare-bounds",
            Kind::Schedules => "compare-schedules",
            Kind::Seed => "compare-seed",
            Kind::InSchedules => "compare-in-schedules",
            Kind::Model => "compare-model",
            Kind::Followed => "compare-followed",
            Kind::Log => "compare-log",
            Kind::Context => "compare-context",
            Kind::Breaks => "compare-breaks",
            Kind::Layer => "compare-layer",
            Kind::Finding => "compare-finding",
            Kind::Record => "compare-record",
            Kind::Sites => "compare-sites",
            Kind::Rules => "compare-rules",
            Kind::Count => "compare-count",
            Kind::Text => "compare-text",
            Kind::Engine => "compare-engine",
            Kind::Program => "compare-program",
            Kind::Sources => "compare-sources",
            Kind::Detail => "compare-detail",
        }
    }

    /// The word in JSON.
    pub fn word(self) -> &'static str {
        self.message().trim_start_matches("compare-")
    }

    /// What no verdict depends on.
    fn mere(self) -> bool {
        matches!(
            self,
            Kind::Count
                | Kind::Text
                | Kind::Record
                | Kind::Engine
                | Kind::Program
                | Kind::Sources
                | Kind::Detail
        )
    }

    /// What is there because a claim breaks, or because the sheet is as it is: that it is gone is no
    /// loss by itself, since the verdict or the answer tells it.
    fn of_violation(self) -> bool {
        matches!(
            self,
            Kind::Counterexample
                | Kind::Followed
                | Kind::Log
                | Kind::Cause
                | Kind::Remedies
                | Kind::Stand
        )
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How much it matters.
    pub weight: Weight,
    /// What it is about.
    pub kind: Kind,
    /// Where: the sheet, the stand, the claim and so on, as the documents name them.
    pub at: Vec<String>,
    /// What was said; `None` when nothing was.
    pub then: Option<String>,
    /// What is said; `None` when nothing is.
    pub now: Option<String>,
}

/// All differences, those that matter most first.
pub fn compare(old: &Dossier, new: &Dossier) -> Vec<Change> {
    let mut changes = of_facts(facts(old), facts(new));
    if changes.is_empty() {
        // Not everything is a fact; but nothing that differs is to pass for the same.
        changes.extend(detail(old, new));
    }
    changes
}

/// The first place where two documents differ, if they do.
fn detail(old: &Dossier, new: &Dossier) -> Option<Change> {
    let value = |dossier: &Dossier| serde_json::to_value(&dossier.evidence).expect("it is JSON");
    let (old, new) = (value(old), value(new));
    let place = first_difference(&old, &new)?;
    let said = |document: &Value| document.pointer(&place).map(Value::to_string);
    let (then, now) = (said(&old), said(&new));
    Some(Change { weight: Weight::Moved, kind: Kind::Detail, at: vec![place], then, now })
}

fn of_facts(old: Vec<Fact>, new: Vec<Fact>) -> Vec<Change> {
    // What is gone with its sheet, its stand or its context is told once.
    let whole = |kind| matches!(kind, Kind::Sheet | Kind::Stand | Kind::Context);
    let there =
        |facts: &[Fact], at: &[String]| facts.iter().any(|fact| whole(fact.kind) && fact.at == at);
    let gone = |change: &Change| {
        let own = if whole(change.kind) { 0 } else { 1 };
        let mut parents = (1..change.at.len() + own).map(|length| &change.at[..length]);
        parents.any(|at| there(&old, at) != there(&new, at))
    };
    let find = |facts: &[Fact], of: &Fact| {
        facts.iter().find(|fact| fact.kind == of.kind && fact.at == of.at).cloned()
    };
    let kept = old.iter().filter_map(|then| change(Some(then), find(&new, then).as_ref()));
    let fresh = new.iter().filter(|now| find(&old, now).is_none());
    let fresh = fresh.filter_map(|now| change(None, Some(now)));
    let mut changes: Vec<Change> = kept.chain(fresh).filter(|it| !gone(it)).collect();
    changes.sort_by_key(|change| (change.weight, change.kind));
    changes
}

/// The difference between two facts of one place, if there is one.
fn change(then: Option<&Fact>, now: Option<&Fact>) -> Option<Change> {
    let of = then.or(now)?;
    let value = |fact: Option<&Fact>| fact.map(|fact| fact.value.clone());
    if let (Some(then), Some(now)) = (then, now)
        && (&then.value, then.state) == (&now.value, now.state)
    {
        return None;
    }
    let (weight, at) = (weigh(then, now), of.at.clone());
    Some(Change { weight, kind: of.kind, at, then: value(then), now: value(now) })
}

fn weigh(then: Option<&Fact>, now: Option<&Fact>) -> Weight {
    match (then, now) {
        (Some(of), _) | (_, Some(of)) if of.kind.mere() => Weight::Moved,
        (Some(then), Some(now)) => weigh_both(then, now),
        (Some(of), None) if of.kind.of_violation() && !of.open() => Weight::Different,
        (None, Some(of)) if of.kind.of_violation() => Weight::Different,
        // That something was open is no loss when it is gone; that something is, is one.
        (Some(of), None) if of.open() => Weight::Better,
        (None, Some(now)) if now.state.is_some_and(|state| state != State::AsExpected) => {
            Weight::Different
        }
        (Some(_), None) => Weight::Weaker,
        (None, _) => Weight::Better,
    }
}

fn weigh_both(then: &Fact, now: &Fact) -> Weight {
    let as_it_must = |fact: &Fact| fact.state.is_none_or(|state| state == State::AsExpected);
    let known = |fact: &Fact| !fact.open();
    match (as_it_must(then), as_it_must(now)) {
        (true, false) => return Weight::Weaker,
        (false, true) => return Weight::Better,
        _ if known(then) && !known(now) => return Weight::Weaker,
        _ if !known(then) && known(now) => return Weight::Better,
        _ => {}
    }
    match (then.size, now.size) {
        (Some(then), Some(now)) if now < then => Weight::Weaker,
        (Some(then), Some(now)) if then < now => Weight::Better,
        _ => Weight::Different,
    }
}
