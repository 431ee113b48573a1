//! The kill matrix: every context and defect is there, and no cell says more than the row bears out.

use crate::findings::Findings;
use honnin_models::claims::ClaimId;
use honnin_schedule::kill::context::{Context, defects};
use honnin_schedule::kill::{Cell, Part, Row, Why};

/// Whether the kill matrix has a context for each sheet that gives one, every defect of each, and
/// no cell that says there was nothing to find where there was.
pub(crate) fn kill(iterations: u64, parts: &[Part], findings: &[Findings<'_>]) -> bool {
    let contexts: Vec<Context> = findings.iter().filter_map(Findings::context).collect();
    contexts.iter().eq(parts.iter().map(|part| &part.context))
        && parts.iter().all(|part| {
            defects(&part.context).iter().eq(part.rows.iter().map(|row| &row.defect))
                && part
                    .rows
                    .iter()
                    .all(|row| self::row(&part.context, row) && counts(iterations, row))
        })
}

fn row(context: &Context, row: &Row) -> bool {
    let found = matches!(row.model, Cell::Found { .. });
    let open = matches!(row.model, Cell::NotEstablished(_));
    let nothing = |cell: &Cell| *cell == Cell::NotApplicable(Why::NothingBreaks);
    let excused = |cell: &Cell| matches!(cell, Cell::NotApplicable(_));
    let sought = [&row.random, &row.pct, &row.guided];
    let model = open || if row.breaks.is_empty() { nothing(&row.model) } else { found };
    let layers =
        sought.iter().all(|cell| if found { !excused(cell) } else { nothing(cell) || open });
    let check = match row.output_check {
        Cell::NotApplicable(Why::CheckIsTheDefect) => row.defect.key.name == "output_check.enabled",
        Cell::NotApplicable(Why::CheckIsOn) => {
            context.answers.design.output_check.enabled && !row.breaks.contains(&ClaimId::C1)
        }
        Cell::NotApplicable(Why::C1Holds) => !row.breaks.contains(&ClaimId::C1),
        Cell::NotApplicable(Why::NothingBreaks | Why::NotRun) => false,
        Cell::Found { .. } | Cell::NotFound { .. } | Cell::NotEstablished(_) => true,
        Cell::CannotFind { .. } => false,
    };
    let blind = |cell: &Cell| matches!(cell, Cell::CannotFind { .. });
    // A log shows whatever breaks a claim, so only what breaks none can look like no defect at all.
    let sees = !sought.into_iter().chain([&row.model]).any(blind)
        && (row.breaks.is_empty() || !blind(&row.trace));
    model && layers && check && sees && !excused(&row.trace)
}

/// Whether each layer found what it found in as many schedules as it was given, and looked at some
/// where it found nothing.
fn counts(iterations: u64, row: &Row) -> bool {
    row.cells().into_iter().all(|(layer, cell)| {
        let most = match layer {
            "model" => u64::MAX,
            "guided" => 1,
            _ => iterations,
        };
        match *cell {
            Cell::Found { after } => (1..=most).contains(&after),
            // Where the check does not keep the model, no schedule is run.
            Cell::NotFound { of: 0 } => layer == "output-check",
            Cell::NotFound { of } => of <= most,
            Cell::CannotFind { of } => (1..=most).contains(&of),
            Cell::NotApplicable(_) | Cell::NotEstablished(_) => true,
        }
    })
}
