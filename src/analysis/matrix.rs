//! The condition matrix: all subsets of a sheet's conditions, each a check.

use super::formula::{Requirement, Term, short};
use crate::of_sheet::OfSheet;
use crate::{SiteSearch, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, ClaimId};
use honnin_sheet::{Condition, Configuration, Settings, Sheet, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One subset of the conditions, checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixRow {
    /// The conditions that are present, as a bit mask in the order of the sheet.
    pub present: u32,
    /// The verdict on each claim that is checked, without counterexamples.
    pub verdicts: BTreeMap<ClaimId, Verdict>,
}

/// Conditions by their ids, of which some must be present and some absent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Conjunction {
    /// Those that must be present.
    pub present: Vec<String>,
    /// Those that must be absent.
    pub absent: Vec<String>,
}

/// What the subsets say of one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// It breaks exactly when one of the first conjunctions is met; it is not claimed exactly when one
    /// of the others is, and what the first say there does not matter.
    ExactlyWhen {
        /// When it breaks.
        breaks: Vec<Conjunction>,
        /// When it is not claimed; empty for a claim that always is.
        not_claimed: Vec<Conjunction>,
    },
    /// So many subsets are not established that nothing can be said.
    NotEstablished(usize),
}

/// A sheet's condition matrix, of the site as it really is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matrix {
    /// The configuration that was checked.
    #[serde(rename = "as")]
    pub configuration: Configuration,
    /// The ids of the conditions, in the order of the sheet.
    pub conditions: Vec<String>,
    /// The claims that break in some subset, or could not be judged in one.
    pub claims: Vec<ClaimId>,
    /// All subsets, from all conditions present to none.
    pub rows: Vec<MatrixRow>,
    /// What they say of each of the claims.
    pub causes: BTreeMap<ClaimId, Cause>,
}

/// The claims that are checked: those that a search judges.
fn searched() -> impl Iterator<Item = ClaimId> {
    CATALOGUE.iter().filter(|claim| claim.check().is_some()).map(|claim| claim.id)
}

/// Checks every subset of a sheet's conditions. Without conditions there is one row and nothing to
/// learn; the caller says so.
pub fn matrix(search: &SiteSearch<'_>, sheet: &Sheet) -> Matrix {
    let all = (1u32 << sheet.conditions.len()) - 1;
    let row = |present: u32| {
        let answers = answers_with(sheet, present);
        let verdict = |id| (id, search.verdict(&sheet.name, &answers, id));
        MatrixRow { present, verdicts: searched().map(verdict).collect() }
    };
    Matrix::from_rows(sheet, (0..=all).rev().map(row).collect())
}

/// Whether a claim breaks in some row, or could not be judged in one.
///
/// # Panics
/// When a row does not judge the claim.
pub fn interesting(rows: &[MatrixRow], claim: ClaimId) -> bool {
    !rows.iter().all(|row| row.verdicts[&claim].is_unbroken())
}

/// The answers of the site with only these conditions present. Where two absent conditions change
/// the same answer, the later one counts.
pub fn answers_with(sheet: &Sheet, present: u32) -> Answers {
    let absent = sheet.conditions.iter().enumerate().filter(|(bit, _)| present & (1 << bit) == 0);
    let without: Settings = absent.flat_map(|(_, condition)| condition.without.clone()).collect();
    changed(&sheet.answers(sheet.last_configuration()), &without)
}

impl Matrix {
    /// The matrix of which these are the rows: what they say of each claim follows from them.
    ///
    /// # Panics
    /// When a subset is missing, or a row does not judge a claim.
    pub fn from_rows(sheet: &Sheet, rows: Vec<MatrixRow>) -> Matrix {
        let conditions: Vec<String> = sheet.conditions.iter().map(|it| it.id.clone()).collect();
        let claims: Vec<ClaimId> = searched().filter(|id| interesting(&rows, *id)).collect();
        let causes = claims.iter().map(|id| (*id, cause(&conditions, &rows, *id))).collect();
        Matrix { configuration: sheet.last_configuration(), conditions, claims, rows, causes }
    }

    /// Whether there was something to check, and every subset was judged on every claim.
    pub fn established(&self) -> bool {
        let judged = self.rows.iter().all(|row| row.verdicts.values().all(Verdict::established));
        !self.conditions.is_empty() && judged
    }
}

/// What the rows say of a claim.
fn cause(conditions: &[String], rows: &[MatrixRow], claim: ClaimId) -> Cause {
    let open = rows.iter().filter(|row| !row.verdicts[&claim].established()).count();
    if open > 0 {
        return Cause::NotEstablished(open);
    }
    let at = |subset: u32| &row(rows, subset).verdicts[&claim];
    let named = |mask: u32| -> Vec<String> {
        let among = conditions.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        among.map(|(_, id)| id.clone()).collect()
    };
    let named = |terms: Vec<Term>| -> Vec<Conjunction> {
        let term = |t: Term| Conjunction { present: named(t.present), absent: named(t.absent) };
        terms.into_iter().map(term).collect()
    };
    let breaks = short(conditions.len(), |subset| match at(subset) {
        Verdict::Violated { .. } => Requirement::Met,
        Verdict::NotClaimed => Requirement::Either,
        _ => Requirement::NotMet,
    });
    let not_claimed = short(conditions.len(), |subset| match at(subset) {
        Verdict::NotClaimed => Requirement::Met,
        _ => Requirement::NotMet,
    });
    Cause::ExactlyWhen { breaks: named(breaks), not_claimed: named(not_claimed) }
}

fn row(rows: &[MatrixRow], present: u32) -> &MatrixRow {
    let row = rows.iter().find(|row| row.present == present);
    row.expect("a matrix has a row for every subset")
}

impl<'a> OfSheet<'a, Matrix> {
    /// The conditions without which the claim is not violated, all others being present.
    pub fn needed(&self, claim: ClaimId) -> Vec<&'a Condition> {
        self.conditions_absent_alone(claim, |it| matches!(it, Verdict::Holds | Verdict::NoCase))
    }

    /// The conditions without which the claim breaks all the same, all others being present.
    pub fn not_needed(&self, claim: ClaimId) -> Vec<&'a Condition> {
        self.conditions_absent_alone(claim, Verdict::violated)
    }

    /// Whether the claim breaks without all those conditions, too, without each of which it does.
    pub fn breaks_without_all_not_needed(&self, claim: ClaimId) -> bool {
        let not_needed = self.not_needed(claim);
        let conditions = self.sheet.conditions.iter().enumerate();
        let needed = conditions.filter(|(_, condition)| !not_needed.contains(condition));
        let present = needed.fold(0, |present, (bit, _)| present | (1 << bit));
        row(&self.rows, present).verdicts[&claim].violated()
    }

    fn conditions_absent_alone(
        &self,
        claim: ClaimId,
        verdict: fn(&Verdict) -> bool,
    ) -> Vec<&'a Condition> {
        let all = (1u32 << self.sheet.conditions.len()) - 1;
        let conditions = self.sheet.conditions.iter().enumerate();
        let without = |bit: usize| verdict(&row(&self.rows, all & !(1 << bit)).verdicts[&claim]);
        conditions.filter(|(bit, _)| without(*bit)).map(|(_, condition)| condition).collect()
    }
}
