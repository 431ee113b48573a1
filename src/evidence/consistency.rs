//! What a document must say of itself: nothing that was asked is left out, and nothing says more than
//! the rest of the document bears out.
//!
//! Whoever reads evidence has not seen the searches and runs. So a counterexample is walked again,
//! a verdict is judged again from what was seen, rules are checked against every site, and what follows
//! from something else is derived from it again. A document that says otherwise is refused, with the
//! place and what was expected there.

use super::sheet::SheetFindings;
use honnin_models::words;
use serde::Serialize;
use serde_json::Value;

// A search and its verdicts.
mod checks;
// The condition matrix, and whether a scope is enough.
mod scopes;
// Remedies and campaigns.
mod causes;
// Schedules, counterexamples that were followed, logs.
mod runs;
// The kill matrix.
mod kill;
// The survey.
mod survey;
// One site comes to the same wherever the document speaks of it.
mod sites;

pub(super) use kill::kill;
pub(super) use sites::sites;
pub(super) use survey::survey;

/// Why a document is refused: a place, and what was expected there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inconsistent {
    /// The place: a JSON pointer (RFC 6901).
    pub at: String,
    /// What was expected.
    pub expected: Expectation,
}

/// What was expected at a place of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// This value.
    Value(Value),
    /// That it is like this.
    Rule(ConsistencyRule),
}

words! {
    /// What must be true of a place of a document.
    ConsistencyRule {
        /// There is a sheet.
        SomeSheet = "some-sheet",
        /// No other sheet has the name.
        NameOnce = "name-once",
        /// It is the text of a sheet.
        SheetText = "sheet-text",
        /// Each configuration of the sheet is there, in their order.
        EveryConfiguration = "every-configuration",
        /// Every claim that is judged there has a verdict.
        EveryClaim = "every-claim",
        /// The steps are allowed, and the claim breaks at the last of them and not before.
        Counterexample = "counterexample",
        /// The counts are possible beside each other.
        PossibleCounts = "possible-counts",
        /// It is there just where the sheet gives rise to it.
        WhereItBelongs = "where-it-belongs",
        /// Every subset of the conditions is there, without counterexamples.
        EverySubset = "every-subset",
        /// It changes what can be changed, each thing once, and comes to what its goal is.
        PossibleRemedy = "possible-remedy",
        /// Every campaign is there, and says of the site what can be said of it.
        PossibleCampaign = "possible-campaign",
        /// It changes something, each answer once, and is there once.
        ChangesOnce = "changes-once",
        /// It is a scope of the sheet, or one that is at most one larger.
        PossibleScope = "possible-scope",
        /// Each run is there, in their order.
        EveryRun = "every-run",
        /// A run can have come to that.
        PossibleRun = "possible-run",
        /// The outcomes are those of all schedules, and of those that broke a claim.
        OutcomesAddUp = "outcomes-add-up",
        /// It is a schedule of the site that breaks the claim.
        KeptSchedule = "kept-schedule",
        /// Each counterexample was followed, and no more.
        EveryCounterexample = "every-counterexample",
        /// Each log was checked against each model that it must be, and no more.
        EveryLog = "every-log",
        /// One log says the same of itself, whatever model it is checked against.
        SameLog = "same-log",
        /// Each defect of the context has a row.
        EveryDefect = "every-defect",
        /// A layer can have found that, by what the rest of the row says.
        PossibleCell = "possible-cell",
        /// It is the survey of every design, with a letter for each.
        EveryDesign = "every-design",
        /// The rules are met where the claim comes to what they are for, and nowhere else.
        RulesOfVerdicts = "rules-of-verdicts",
        /// A site comes to the same wherever the document speaks of it.
        SameSite = "same-site",
        /// What is named is there, nothing is twice, and of each finding something is said.
        WholeRegister = "whole-register",
    }
}

/// Whether a document is consistent, and where it is not.
pub(super) type Consistency = Result<(), Inconsistent>;

/// Requires a rule to be kept.
pub(super) fn require(kept: bool, at: impl Into<String>, rule: ConsistencyRule) -> Consistency {
    let broken = || Inconsistent { at: at.into(), expected: Expectation::Rule(rule) };
    if kept { Ok(()) } else { Err(broken()) }
}

/// Requires a part of the document to be what follows from the rest; what differs first is told.
pub(super) fn same<T: Serialize + PartialEq + ?Sized>(
    at: impl Into<String>,
    expected: &T,
    found: &T,
) -> Consistency {
    if expected == found {
        return Ok(());
    }
    let value = |of: &T| serde_json::to_value(of).expect("evidence is written without fail");
    let (expected, found) = (value(expected), value(found));
    let place = first_difference(&found, &expected).unwrap_or_default();
    let wanted = expected.pointer(&place).cloned().unwrap_or(Value::Null);
    Err(Inconsistent { at: at.into() + &place, expected: Expectation::Value(wanted) })
}

/// Where two values first differ, as a JSON pointer; `None` when they do not.
pub(super) fn first_difference(there: &Value, known: &Value) -> Option<String> {
    let below = |key: &str, rest: String| format!("/{key}{rest}");
    match (there, known) {
        (Value::Object(there), Value::Object(known)) => {
            let mut keys = there.keys().chain(known.keys());
            keys.find_map(|key| match (there.get(key), known.get(key)) {
                (Some(there), Some(known)) => {
                    first_difference(there, known).map(|rest| below(key, rest))
                }
                _ => Some(below(key, String::new())),
            })
        }
        (Value::Array(there), Value::Array(known)) if there.len() == known.len() => {
            let mut pairs = there.iter().zip(known).enumerate();
            pairs.find_map(|(place, (there, known))| {
                first_difference(there, known).map(|rest| below(&place.to_string(), rest))
            })
        }
        _ => (there != known).then(String::new),
    }
}

/// Whether what is said of a sheet, which has this place in the document, is consistent.
///
/// # Errors
/// The first place where it is not.
pub fn sheet(found: SheetFindings<'_>, place: usize) -> Result<(), Inconsistent> {
    let at = format!("/sheets/{place}");
    checks::checks(found, &at)?;
    checks::controls(found, &at)?;
    scopes::matrix(found, &at)?;
    causes::remedies(found, &at)?;
    causes::campaigns(found, &at)?;
    scopes::bounds(found, &at)?;
    runs::runs(found, &at)
}
