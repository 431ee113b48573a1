//! What a document must say of itself: nothing that was asked is left out, and nothing is green that
//! the document itself contradicts.
//!
//! Whoever reads evidence has not seen the searches and runs. So a verdict is judged again from what the
//! search recorded, a counterexample is walked again, and rules are checked against every site. A document
//! that says otherwise is refused, with the place and what was expected there. What only a search or a
//! run can know is not derived here from the rest: it is done again, by `honnin verify --again`.

use super::case::CaseEvidence;
use super::difference::differences;
use super::sheet::SheetFindings;
use honnin_analysis::OfSheet;
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

pub(super) use kill::kill;
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
        /// It is there just where the sheet gives rise to it.
        WhereItBelongs = "where-it-belongs",
        /// Every subset of the conditions is there, without counterexamples.
        EverySubset = "every-subset",
        /// Every goal that the broken claims give is there, in their order.
        EveryGoal = "every-goal",
        /// Every campaign is there, and says of each broken claim whether it reaches it.
        EveryCampaign = "every-campaign",
        /// It changes something, each answer once, and is there once.
        ChangesOnce = "changes-once",
        /// Every dimension of the scope is there, with one more where there can be.
        EveryDimension = "every-dimension",
        /// Each run is there, in their order.
        EveryRun = "every-run",
        /// Schedules that were run can establish that.
        EstablishedByRun = "established-by-run",
        /// Of a claim that is said not to break no outcome shows that it did.
        OutcomesOfVerdicts = "outcomes-of-verdicts",
        /// It is a schedule of the site that breaks the claim.
        KeptSchedule = "kept-schedule",
        /// Each counterexample was followed, and no more.
        EveryCounterexample = "every-counterexample",
        /// Each log was checked against each model that it must be, and no more.
        EveryLog = "every-log",
        /// Each defect of the context has a row.
        EveryDefect = "every-defect",
        /// What a defect breaks is told, and no layer is excused from it.
        NoExcuse = "no-excuse",
        /// It is the survey of every design, with a letter for each.
        EveryDesign = "every-design",
        /// The rules are met where the claim comes to what they are for, and nowhere else.
        RulesOfVerdicts = "rules-of-verdicts",
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
    let first = differences(&value(found), &value(expected)).into_iter().next();
    let (place, wanted) = first.map_or_else(Default::default, |it| (it.at, it.second));
    let expected = Expectation::Value(wanted.unwrap_or(Value::Null));
    Err(Inconsistent { at: at.into() + &place, expected })
}

/// Whether what is said of a sheet, which has this place in the document, is consistent.
///
/// # Errors
/// The first place where it is not.
pub fn sheet(found: SheetFindings<'_>, place: usize) -> Result<(), Inconsistent> {
    let at = format!("/sheets/{place}");
    checks::checks(found.sheet, &found.checks, &at)?;
    checks::controls(found, &at)?;
    scopes::matrix(found, &at)?;
    causes::remedies(found, &at)?;
    causes::campaigns(found, &at)?;
    scopes::bounds(found, &at)?;
    runs::runs(found, &at)
}

/// Whether what is said of a case, which has this place in the document, is consistent.
///
/// # Errors
/// The first place where it is not.
pub fn case(found: OfSheet<'_, CaseEvidence>, place: usize) -> Result<(), Inconsistent> {
    checks::checks(found.sheet, &found.checks, &format!("/cases/{place}"))
}
