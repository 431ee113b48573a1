//! The condition matrix: all subsets of a sheet's conditions, each a check.

use super::formula::{At, Term, short};
use crate::{Search, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, ClaimId};
use honnin_sheet::{Condition, Settings, Sheet, Stand, changed};
use std::collections::BTreeMap;

/// One subset of the conditions, checked.
#[derive(Clone, Debug)]
pub struct Row {
    /// The conditions that are present, as a bit mask in the order of the sheet.
    pub present: u32,
    /// The verdict on each claim that is looked at.
    pub verdicts: BTreeMap<ClaimId, Verdict>,
}

/// What the subsets say of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// It breaks exactly when one of the first terms is met; it is not claimed exactly when one of
    /// the others is, and what the first say there does not matter.
    ExactlyWhen {
        /// When it breaks.
        breaks: Vec<Term>,
        /// When it is not claimed; empty for a claim that always is.
        not_claimed: Vec<Term>,
    },
    /// So many subsets are not established that nothing can be said.
    NotEstablished(usize),
}

/// A sheet's condition matrix, of the site as it really stands.
#[derive(Clone, Debug)]
pub struct Matrix<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// The stand that was checked.
    pub stand: Stand,
    /// The claims that break in some subset, or could not be judged in one.
    pub claims: Vec<ClaimId>,
    /// All subsets, from all conditions present to none.
    pub rows: Vec<Row>,
}

/// Checks every subset of a sheet's conditions. Without conditions there is one row and nothing to
/// learn; the caller says so.
pub fn matrix<'s>(search: &Search<'_>, sheet: &'s Sheet) -> Matrix<'s> {
    let stand = sheet.last_stand();
    let all = (1u32 << sheet.conditions.len()) - 1;
    let searched = || CATALOGUE.iter().filter(|claim| claim.check().is_some()).map(|c| c.id);
    let row = |present: u32| {
        let answers = answers_with(sheet, present);
        let verdict = |id| (id, search.verdict(&sheet.name, &answers, id));
        Row { present, verdicts: searched().map(verdict).collect() }
    };
    let rows: Vec<Row> = (0..=all).rev().map(row).collect();
    let claims = searched().filter(|id| interesting(&rows, *id)).collect();
    Matrix { sheet, stand, claims, rows }
}

/// Whether a claim breaks in some row, or could not be judged in one.
///
/// # Panics
/// When a row does not judge the claim.
pub fn interesting(rows: &[Row], claim: ClaimId) -> bool {
    let quiet = |v: &Verdict| matches!(v, Verdict::Holds | Verdict::NotClaimed);
    !rows.iter().all(|row| quiet(&row.verdicts[&claim]))
}

/// The answers of the site with only these conditions present. Where two absent conditions change
/// the same answer, the later one counts.
pub fn answers_with(sheet: &Sheet, present: u32) -> Answers {
    let absent = sheet.conditions.iter().enumerate().filter(|(bit, _)| present & (1 << bit) == 0);
    let without: Settings = absent.flat_map(|(_, condition)| condition.without.clone()).collect();
    changed(&sheet.answers(sheet.last_stand()), &without)
}

impl Matrix<'_> {
    /// What the subsets say of a claim.
    pub fn cause(&self, claim: ClaimId) -> Cause {
        let open = self
            .rows
            .iter()
            .filter(|row| matches!(row.verdicts[&claim], Verdict::NotEstablished(_)))
            .count();
        if open > 0 {
            return Cause::NotEstablished(open);
        }
        let conditions = self.sheet.conditions.len();
        let at = |subset: u32| &self.row(subset).verdicts[&claim];
        let breaks = short(conditions, |subset| match at(subset) {
            Verdict::Violated { .. } => At::Met,
            Verdict::NotClaimed => At::Either,
            _ => At::NotMet,
        });
        let not_claimed = short(conditions, |subset| match at(subset) {
            Verdict::NotClaimed => At::Met,
            _ => At::NotMet,
        });
        Cause::ExactlyWhen { breaks, not_claimed }
    }

    /// The conditions without which the claim holds, all others being present.
    pub fn needed(&self, claim: ClaimId) -> Vec<&Condition> {
        self.of_which_one_is_absent(claim, Verdict::holds)
    }

    /// The conditions without which the claim breaks all the same, all others being present.
    pub fn not_needed(&self, claim: ClaimId) -> Vec<&Condition> {
        self.of_which_one_is_absent(claim, Verdict::violated)
    }

    /// Whether the claim breaks without all those conditions, too, without each of which it does.
    pub fn breaks_without_all_not_needed(&self, claim: ClaimId) -> bool {
        let not_needed = self.not_needed(claim);
        let conditions = self.sheet.conditions.iter().enumerate();
        let needed = conditions.filter(|(_, condition)| !not_needed.contains(condition));
        let present = needed.fold(0, |present, (bit, _)| present | (1 << bit));
        self.row(present).verdicts[&claim].violated()
    }

    fn of_which_one_is_absent(
        &self,
        claim: ClaimId,
        verdict: fn(&Verdict) -> bool,
    ) -> Vec<&Condition> {
        let all = (1u32 << self.sheet.conditions.len()) - 1;
        let conditions = self.sheet.conditions.iter().enumerate();
        let without = |bit: usize| verdict(&self.row(all & !(1 << bit)).verdicts[&claim]);
        conditions.filter(|(bit, _)| without(*bit)).map(|(_, condition)| condition).collect()
    }

    /// Whether there was something to check, and every subset was judged on every claim.
    pub fn established(&self) -> bool {
        let open = |verdict: &Verdict| matches!(verdict, Verdict::NotEstablished(_));
        let judged = !self.rows.iter().any(|row| row.verdicts.values().any(open));
        !self.sheet.conditions.is_empty() && judged
    }

    fn row(&self, present: u32) -> &Row {
        let row = self.rows.iter().find(|row| row.present == present);
        row.expect("a matrix has a row for every subset")
    }
}
