//! The kill matrix: every context and defect is there, and no cell says more than the row bears out.

use super::{Consistency, ConsistencyRule, require, same};
use crate::KillEvidence;
use crate::sheet::SheetFindings;
use honnin_models::claims::ClaimId;
use honnin_schedule::kill::context::{Context, defects};
use honnin_schedule::kill::{Cell, KillRow, Layer, NothingToFindReason};

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
            let possible = possible(&part.context, row) && counts(kill.iterations, row);
            require(possible, format!("{at}/{number}"), ConsistencyRule::PossibleCell)?;
        }
    }
    Ok(())
}

fn possible(context: &Context, row: &KillRow) -> bool {
    let found = matches!(row.model, Cell::Found { .. });
    let open = matches!(row.model, Cell::NotEstablished(_));
    let nothing = |cell: &Cell| *cell == Cell::NotApplicable(NothingToFindReason::NothingBreaks);
    let excused = |cell: &Cell| matches!(cell, Cell::NotApplicable(_));
    let sought = [&row.random, &row.pct, &row.guided];
    let model = open || if row.breaks.is_empty() { nothing(&row.model) } else { found };
    let layers =
        sought.iter().all(|cell| if found { !excused(cell) } else { nothing(cell) || open });
    let check = match row.output_check {
        Cell::NotApplicable(NothingToFindReason::CheckIsTheDefect) => {
            row.defect.key.name == "output_check.enabled"
        }
        Cell::NotApplicable(NothingToFindReason::CheckIsOn) => {
            context.answers.design.output_check.enabled && !row.breaks.contains(&ClaimId::C1)
        }
        Cell::NotApplicable(NothingToFindReason::C1Holds) => !row.breaks.contains(&ClaimId::C1),
        Cell::NotApplicable(NothingToFindReason::NothingBreaks | NothingToFindReason::NotRun) => {
            false
        }
        Cell::Found { .. } | Cell::NotFound { .. } | Cell::NotEstablished(_) => true,
        Cell::CannotFind { .. } => false,
    };
    let blind = |cell: &Cell| matches!(cell, Cell::CannotFind { .. });
    // A log shows whatever breaks a claim, so only what breaks none can look like no defect at all.
    let sees = !sought.into_iter().chain([&row.model]).any(blind)
        && (row.breaks.is_empty() || !blind(&row.trace));
    let measured = row.load_cells().iter().any(|(_, cell)| **cell != Cell::not_run());
    model && layers && check && sees && !excused(&row.trace) && !measured
}

/// Whether each layer found what it found in as many schedules as it was given, and looked at some
/// where it found nothing.
fn counts(iterations: u64, row: &KillRow) -> bool {
    row.cells().into_iter().all(|(layer, cell)| {
        let most = match layer {
            Layer::Model => u64::MAX,
            Layer::Guided => 1,
            _ => iterations,
        };
        match *cell {
            Cell::Found { after } => (1..=most).contains(&after),
            // Where the check does not keep the model, no schedule is run.
            Cell::NotFound { of: 0 } => layer == Layer::OutputCheck,
            Cell::NotFound { of } => of <= most,
            Cell::CannotFind { of } => (1..=most).contains(&of),
            Cell::NotApplicable(_) | Cell::NotEstablished(_) => true,
        }
    })
}
