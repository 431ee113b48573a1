//! The kill matrix: every context and defect is there, and no layer is excused from one that breaks a claim.

use super::{Consistency, ConsistencyRule, require, same};
use crate::KillEvidence;
use crate::sheet::SheetFindings;
use honnin_models::claims::ClaimId;
use honnin_schedule::kill::context::{Context, defects};
use honnin_schedule::kill::{Cell, KillRow, NothingToFindReason};

/// The kill matrix has a context for each sheet that gives one, every defect of each, and no cell that
/// says there was nothing to find where there was.
pub(crate) fn kill(kill: &KillEvidence, findings: &[SheetFindings<'_>]) -> Consistency {
    let contexts: Vec<Context> = findings.iter().filter_map(|it| it.context()).collect();
    let there: Vec<Context> = kill.contexts.iter().map(|part| part.context.clone()).collect();
    same("/kill/contexts", &contexts, &there)?;
    for (place, part) in kill.contexts.iter().enumerate() {
        let at = format!("/kill/contexts/{place}/rows");
        let decisions = defects(&part.context).into_iter().map(|defect| defect.decision);
        let every = decisions.eq(part.rows.iter().map(|row| row.defect));
        require(every, &at, ConsistencyRule::EveryDefect)?;
        for (number, row) in part.rows.iter().enumerate() {
            require(no_excuse(row), format!("{at}/{number}"), ConsistencyRule::NoExcuse)?;
        }
    }
    Ok(())
}

/// Whether the row tells what its defect breaks, and no cell excuses itself from that. Only the output
/// check may be the defect, and only a log may show nothing of a defect that breaks no claim.
fn no_excuse(row: &KillRow) -> bool {
    let excused = |cell: &Cell| matches!(cell, Cell::NotApplicable(_) | Cell::CannotFind { .. });
    let found_by = [&row.model, &row.random, &row.pct, &row.guided, &row.trace];
    // What is found breaks something. A row that is open is not green, whatever its cells say.
    let layers = match row.breaks.is_empty() {
        true => !matches!(row.model, Cell::Found { .. }),
        false => row.is_inconclusive() || !found_by.into_iter().any(excused),
    };
    let check = match row.output_check {
        Cell::NotApplicable(NothingToFindReason::CheckIsTheDefect) => {
            row.defect.key.name == "output_check.enabled"
        }
        Cell::NotApplicable(_) | Cell::CannotFind { .. } => !row.breaks.contains(&ClaimId::C1),
        _ => true,
    };
    let measured = row.load_cells().iter().any(|(_, cell)| **cell != Cell::not_run());
    layers && check && !measured
}
