//! The condition matrix, and whether the scope of a sheet is enough.

use super::{Consistency, ConsistencyRule, require, same};
use crate::sheet::SheetFindings;
use honnin_analysis::SheetCheck;
use honnin_analysis::bounds::scopes::{Extent, dimensions, one_more, within_bound};
use honnin_analysis::bounds::{Dimension, Larger, OfConfiguration};
use honnin_analysis::matrix::Matrix;
use honnin_analysis::survey::surveyed;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;

/// The condition matrix: what it says of a claim follows from its rows, the first of which, with every
/// condition, is the site itself.
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
    same(&at, &Matrix::from_rows(sheet, matrix.rows.clone()), matrix)?;
    let Some(check) = found.checks.last() else { return Ok(()) };
    for (id, verdict) in &matrix.rows[0].verdicts {
        let at = format!("{at}/rows/0/verdicts/{id}/verdict");
        same(at, &check.claims[id].verdict.word(), &verdict.word())?;
    }
    Ok(())
}

/// The bounds: they are of the sheet, say what can be, and what breaks within a scope is what its
/// check says, where both are known.
pub(super) fn bounds(found: SheetFindings<'_>, at: &str) -> Consistency {
    let Some(bounds) = &found.bounds else { return Ok(()) };
    let at = format!("{at}/bounds/configurations");
    let configurations = bounds.configurations.iter().map(|it| it.configuration);
    require(
        configurations.eq(found.sheet.configurations().iter().copied()),
        &at,
        ConsistencyRule::EveryConfiguration,
    )?;
    for (place, (configuration, check)) in
        bounds.configurations.iter().zip(&found.checks).enumerate()
    {
        of_configuration(&format!("{at}/{place}"), configuration, check)?;
    }
    Ok(())
}

fn of_configuration(at: &str, configuration: &OfConfiguration, check: &SheetCheck) -> Consistency {
    let answers = &check.answers;
    same(format!("{at}/configured"), &Extent::from_answers(answers), &configuration.configured)?;
    let all = within_bound(answers);
    for (place, it) in configuration.revealed.iter().flatten().enumerate() {
        let near = !it.smallest.is_empty() && it.smallest.iter().all(|it| all.contains(it));
        require(near, format!("{at}/revealed/{place}/smallest"), ConsistencyRule::PossibleScope)?;
    }
    let keys = configuration.dimensions.iter().map(|it| it.key);
    require(keys.eq(dimensions()), format!("{at}/dimensions"), ConsistencyRule::PossibleScope)?;
    for (place, it) in configuration.dimensions.iter().enumerate() {
        let at = format!("{at}/dimensions/{place}");
        require(
            possible(answers, &configuration.configured, it),
            at,
            ConsistencyRule::PossibleScope,
        )?;
    }
    let raised = !matches!(configuration.all_at_once, Larger::CannotBeRaised(_));
    require(raised, format!("{at}/all_at_once"), ConsistencyRule::PossibleScope)?;
    let (Some(broken), Some(revealed)) = (&configuration.broken, &configuration.revealed) else {
        return Ok(());
    };
    // What breaks in the scope of the sheet is what it reveals of itself, and that alone.
    let own = revealed
        .iter()
        .filter(|it| it.defect.is_none() && it.is_revealed_by(&configuration.configured));
    let own: Vec<ClaimId> = own.map(|it| it.claim).collect();
    same(format!("{at}/broken"), &own, broken)?;
    if check.established() {
        same(format!("{at}/broken"), &check.broken_by_behaviour(), broken)?;
    }
    Ok(())
}

/// Whether a dimension has the number of the scope, needs no more, and is said to have no larger one
/// just where there is none.
fn possible(answers: &Answers, configured: &Extent, dimension: &Dimension) -> bool {
    let stop = match dimension.one_more {
        Larger::CannotBeRaised(stop) => Some(stop),
        _ => None,
    };
    dimension.number == configured.number(dimension.key)
        && dimension.needed.is_none_or(|needed| needed <= dimension.number)
        && stop == one_more(answers, dimension.key).err()
}
