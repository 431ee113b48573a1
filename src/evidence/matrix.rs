//! A condition matrix in the document.

use super::words::{StandWord, VerdictEvidence};
use honnin_analysis::formula::Term;
use honnin_analysis::matrix::{Cause, Matrix, Row, interesting};
use honnin_analysis::survey::surveyed;
use honnin_models::claims::ClaimId;
use honnin_sheet::{Sheet, Stand};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All subsets of a sheet's conditions, each a check.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatrixEvidence {
    /// As designed or as installed.
    #[serde(rename = "as")]
    stand: StandWord,
    /// The ids of the conditions, in the order of the sheet.
    conditions: Vec<String>,
    /// The claims that break in some subset, or could not be judged in one.
    #[schemars(with = "Vec<String>")]
    claims: Vec<ClaimId>,
    /// The subsets.
    rows: Vec<RowEvidence>,
    /// What they say of each of the claims.
    #[schemars(with = "BTreeMap<String, CauseEvidence>")]
    causes: BTreeMap<ClaimId, CauseEvidence>,
}

/// One subset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RowEvidence {
    /// The conditions that are present, as a bit mask in the order of the sheet.
    present: u32,
    /// The verdict on each claim that a search judges.
    #[schemars(with = "BTreeMap<String, VerdictEvidence>")]
    verdicts: BTreeMap<ClaimId, VerdictEvidence>,
}

/// When a claim breaks: in one of these ways, each some conditions present and some absent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum CauseEvidence {
    /// Exactly when one of the terms is met.
    ExactlyWhen {
        /// When it breaks.
        breaks: Vec<TermEvidence>,
        /// When it is not claimed.
        not_claimed: Vec<TermEvidence>,
    },
    /// So many subsets could not be judged.
    NotEstablished(usize),
}

/// Conditions, by their ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TermEvidence {
    /// Those that must be present.
    present: Vec<String>,
    /// Those that must be absent.
    absent: Vec<String>,
}

impl MatrixEvidence {
    pub(super) fn of(matrix: &Matrix<'_>) -> MatrixEvidence {
        let conditions: Vec<String> =
            matrix.sheet.conditions.iter().map(|condition| condition.id.clone()).collect();
        let named = |mask: u32| {
            let present = conditions.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
            present.map(|(_, id)| id.clone()).collect()
        };
        let terms = |terms: Vec<Term>| -> Vec<TermEvidence> {
            let term =
                |t: Term| TermEvidence { present: named(t.present), absent: named(t.absent) };
            terms.into_iter().map(term).collect()
        };
        let cause = |&id: &ClaimId| {
            let cause = match matrix.cause(id) {
                Cause::NotEstablished(open) => CauseEvidence::NotEstablished(open),
                Cause::ExactlyWhen { breaks, not_claimed } => CauseEvidence::ExactlyWhen {
                    breaks: terms(breaks),
                    not_claimed: terms(not_claimed),
                },
            };
            (id, cause)
        };
        let row = |row: &Row| RowEvidence {
            present: row.present,
            verdicts: row.verdicts.iter().map(|(&id, verdict)| (id, verdict.into())).collect(),
        };
        MatrixEvidence {
            stand: matrix.stand.into(),
            claims: matrix.claims.clone(),
            rows: matrix.rows.iter().map(row).collect(),
            causes: matrix.claims.iter().map(cause).collect(),
            conditions,
        }
    }

    pub(super) fn read<'s>(&self, sheet: &'s Sheet) -> Option<Matrix<'s>> {
        let row = |row: &RowEvidence| {
            let verdicts = row.verdicts.iter();
            let verdicts = verdicts.map(|(&id, v)| Some((id, v.read()?))).collect::<Option<_>>()?;
            Some(Row { present: row.present, verdicts })
        };
        let rows: Vec<Row> = self.rows.iter().map(row).collect::<Option<_>>()?;
        let all = (1u32 << sheet.conditions.len()) - 1;
        let whole = rows.iter().map(|row| row.present).eq((0..=all).rev())
            && rows.iter().all(|row| row.verdicts.keys().copied().eq(surveyed()));
        // A claim that breaks in some subset must be spoken of.
        let spoken_of = || surveyed().into_iter().filter(|id| interesting(&rows, *id));
        let whole = whole
            && Stand::from(self.stand) == sheet.last_stand()
            && spoken_of().eq(self.claims.iter().copied());
        let matrix = Matrix { sheet, stand: self.stand.into(), claims: self.claims.clone(), rows };
        // Formulas are found from the rows; those that were written must be the ones.
        (whole && MatrixEvidence::of(&matrix) == *self).then_some(matrix)
    }
}
