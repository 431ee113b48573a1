//! The condition matrix, and whether the scope of a sheet is enough.

use super::{Consistency, ConsistencyRule, require, same};
use crate::sheet::SheetFindings;
use honnin_analysis::SheetCheck;
use honnin_analysis::bounds::scopes::{Extent, dimensions, one_more};
use honnin_analysis::bounds::{Larger, OfConfiguration};
use honnin_analysis::matrix::Matrix;
use honnin_analysis::survey::surveyed;

/// The condition matrix: every subset is there, and what it says of a claim follows from its rows.
pub(super) fn matrix(found: SheetFindings<'_>, at: &str) -> Consistency {
    let (sheet, at) = (found.sheet, format!("{at}/matrix"));
    require(
        found.matrix.is_some() != sheet.conditions.is_empty(),
        &at,
        ConsistencyRule::WhereItBelongs,
    )?;
    let Some(matrix) = &found.matrix else { return Ok(()) };
    let all = (1u32 << sheet.conditions.len()) - 1;
    let asked = surveyed();
    let every = matrix.rows.iter().map(|row| row.present).eq((0..=all).rev())
        && matrix.rows.iter().all(|row| row.verdicts.keys().eq(&asked))
        && matrix.rows.iter().all(|row| row.verdicts.values().all(|it| it.steps().is_none()));
    require(every, format!("{at}/rows"), ConsistencyRule::EverySubset)?;
    same(&at, &Matrix::from_rows(sheet, matrix.rows.clone()), matrix)
}

/// The bounds: they are of the sheet in every configuration, and no larger scope is left out.
pub(super) fn bounds(found: SheetFindings<'_>, at: &str) -> Consistency {
    let Some(bounds) = &found.bounds else { return Ok(()) };
    let at = format!("{at}/bounds/configurations");
    let configurations = bounds.configurations.iter().map(|it| it.configuration);
    require(
        configurations.eq(found.sheet.configurations().iter().copied()),
        &at,
        ConsistencyRule::EveryConfiguration,
    )?;
    for (place, (of, check)) in bounds.configurations.iter().zip(&found.checks).enumerate() {
        of_configuration(&format!("{at}/{place}"), of, check)?;
    }
    Ok(())
}

fn of_configuration(at: &str, of: &OfConfiguration, check: &SheetCheck) -> Consistency {
    let answers = &check.answers;
    same(format!("{at}/configured"), &Extent::from_answers(answers), &of.configured)?;
    let rule = ConsistencyRule::EveryDimension;
    let keys = of.dimensions.iter().map(|it| it.key);
    require(keys.eq(dimensions(answers)), format!("{at}/dimensions"), rule)?;
    for (place, it) in of.dimensions.iter().enumerate() {
        let stop = match it.one_more {
            Larger::CannotBeRaised(stop) => Some(stop),
            _ => None,
        };
        let raised = stop == one_more(answers, it.key).err();
        require(raised, format!("{at}/dimensions/{place}"), rule)?;
    }
    let raised = !matches!(of.all_at_once, Larger::CannotBeRaised(_));
    require(raised, format!("{at}/all_at_once"), rule)?;
    match &of.broken {
        Some(broken) if check.established() => {
            same(format!("{at}/broken"), &check.broken_by_behaviour(), broken)
        }
        _ => Ok(()),
    }
}
