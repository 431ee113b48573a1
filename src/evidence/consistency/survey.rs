//! The survey: it is one of every design, and its rules are those of its verdicts.

use super::{ConsistencyRule, Expectation, Inconsistent, require, same};
use honnin_analysis::survey::rules::Explanation;
use honnin_analysis::survey::rules::RuleOutcome;
use honnin_analysis::survey::table::SurveyTable;
use honnin_analysis::survey::{Survey, SurveyedClaim, surveyed};
use honnin_models::scope::Scope;

/// The survey that has this table, and what is said of each claim.
pub(crate) fn survey(table: &SurveyTable) -> Result<(Survey, Vec<SurveyedClaim>), Inconsistent> {
    same("/survey/scope", &Scope::default(), &table.scope)?;
    let every = |at: &str| Inconsistent {
        at: at.to_owned(),
        expected: Expectation::Rule(ConsistencyRule::EveryDesign),
    };
    // Whoever adds the states up must be able to.
    let sum = table.states.iter().try_fold(0u64, |all, states| all.checked_add(*states));
    sum.ok_or_else(|| every("/survey/states"))?;
    require(table.claims.keys().eq(&surveyed()), "/survey/claims", ConsistencyRule::EveryClaim)?;
    let survey = table.survey().ok_or_else(|| every("/survey"))?;
    let sites = survey.subject.universe.every_site();
    let mut said = Vec::new();
    for (&id, of_claim) in &table.claims {
        let at = format!("/survey/claims/{id}/explanation");
        if let Explanation::Rules(sets) = &of_claim.explanation {
            let each = sets.iter().map(|set| set.outcome).eq(RuleOutcome::ALL);
            require(each, &at, ConsistencyRule::RulesOfVerdicts)?;
        }
        let again = SurveyedClaim::from_table(&survey, &sites, id, of_claim);
        let wrong =
            |_| Inconsistent { at, expected: Expectation::Rule(ConsistencyRule::RulesOfVerdicts) };
        said.push(again.map_err(wrong)?);
    }
    same("/survey", &SurveyTable::from_survey(&survey, &said), table)?;
    Ok((survey, said))
}
