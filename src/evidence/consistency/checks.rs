//! A search and its verdicts: each is judged again from what was seen, and each counterexample walked.

use super::{Consistency, ConsistencyRule, require, same};
use crate::replay::breaks_at_its_end;
use crate::sheet::SheetFindings;
use honnin_analysis::SheetCheck;
use honnin_analysis::controls::claims_of_controls;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_sheet::{Sheet, changed};
use std::collections::BTreeSet;

/// The checks of a sheet, one in each configuration.
pub(super) fn checks(sheet: &Sheet, checks: &[SheetCheck], at: &str) -> Consistency {
    let at = format!("{at}/checks");
    let configurations = checks.iter().map(|check| check.configuration);
    require(
        configurations.eq(sheet.configurations().iter().copied()),
        &at,
        ConsistencyRule::EveryConfiguration,
    )?;
    for (place, check) in checks.iter().enumerate() {
        let at = format!("{at}/{place}");
        let answers = sheet.answers(check.configuration);
        same(format!("{at}/answers"), &answers, &check.answers)?;
        claims(&at, check, &ClaimId::ALL)?;
        let mut again = judged_again(check, answers == sheet.designed);
        for (&id, judged) in &mut again.claims {
            judged.expected = sheet.expected(check.configuration, id);
        }
        same(&at, &again, check)?;
        counterexamples(&at, check)?;
    }
    Ok(())
}

/// The changed sheets: each set of changes is there once, and changes each answer once.
pub(super) fn controls(found: SheetFindings<'_>, at: &str) -> Consistency {
    let (configuration, asked) =
        (found.sheet.last_configuration(), claims_of_controls().collect::<Vec<_>>());
    for (place, control) in found.controls.iter().enumerate() {
        let at = format!("{at}/controls/{place}");
        let repeated = found.controls[..place].iter().any(|it| it.changes == control.changes);
        let one = !control.changes.is_empty() && once(&control.changes) && !repeated;
        require(one, format!("{at}/changes"), ConsistencyRule::ChangesOnce)?;
        let answers = changed(&found.sheet.answers(configuration), &control.changes);
        same(format!("{at}/check/as"), &configuration, &control.check.configuration)?;
        same(format!("{at}/check/answers"), &answers, &control.check.answers)?;
        let at = format!("{at}/check");
        claims(&at, &control.check, &asked)?;
        let mut again = judged_again(&control.check, true);
        again.claims.retain(|id, _| asked.contains(id));
        same(&at, &again, &control.check)?;
        counterexamples(&at, &control.check)?;
    }
    Ok(())
}

fn claims(at: &str, check: &SheetCheck, asked: &[ClaimId]) -> Consistency {
    let whole = check.claims.keys().eq(asked);
    require(whole, format!("{at}/claims"), ConsistencyRule::EveryClaim)
}

/// The same check with the verdicts that what was seen comes to.
fn judged_again(check: &SheetCheck, as_designed: bool) -> SheetCheck {
    let site = (check.configuration, check.answers);
    SheetCheck::judge(site, as_designed, check.engine.clone(), &check.exploration())
}

/// Each counterexample is one; and a search that came to its end has found a way to each violation.
fn counterexamples(at: &str, check: &SheetCheck) -> Consistency {
    for (&id, judged) in &check.claims {
        let known = match judged.verdict.steps() {
            Some(steps) => breaks_at_its_end(&check.answers, id, steps).is_ok(),
            None => {
                let of_behaviour = id.claim().check().is_some();
                !judged.verdict.violated() || check.cut.is_some() || !of_behaviour
            }
        };
        require(known, format!("{at}/claims/{id}/steps"), ConsistencyRule::Counterexample)?;
    }
    Ok(())
}

/// Whether each answer is changed once.
pub(super) fn once(changes: &[Setting]) -> bool {
    let keys: BTreeSet<_> = changes.iter().map(|it| it.key).collect();
    keys.len() == changes.len()
}
