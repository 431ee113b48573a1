//! Rules checked against every site, by other means than those that found them: each site's answers
//! are compared, one question after the other, as a reader of the rule would do it.

use super::rules::{Rule, RuleOutcome, RuleSet};
use honnin_models::answers::Answers;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Why rules are not those of the verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Wrong {
    /// A rule for this outcome is met at a site of another.
    Met(RuleOutcome, usize),
    /// No rule for this outcome is met at a site that has it.
    NotMet(RuleOutcome, usize),
    /// A rule for this outcome is met by no site of it.
    Idle(RuleOutcome),
}

/// Whether a site with these answers meets a rule.
pub fn meets(answers: &Answers, rule: &Rule) -> bool {
    rule.literals.iter().all(|literal| literal.answers.contains(&literal.key.get(answers)))
}

/// The same rules, with how many sites of their outcome meet each, in the order in which they are
/// shown: those with the fewest conditions first, then those that explain most. The sites are given by their answers.
///
/// # Errors
/// When they are not met at exactly the sites where they must be, as far as that matters.
///
/// # Panics
/// When there is not one outcome for each site.
pub fn verify(
    sites: &[Answers],
    outcomes: &[RuleOutcome],
    mut set: RuleSet,
) -> Result<RuleSet, Wrong> {
    assert_eq!(sites.len(), outcomes.len(), "every site has an outcome");
    set.rules.iter_mut().for_each(|rule| rule.sites = 0);
    for (site, (answers, outcome)) in sites.iter().zip(outcomes).enumerate() {
        let mut explained = false;
        for rule in set.rules.iter_mut().filter(|rule| meets(answers, rule)) {
            if set.outcome.excludes(*outcome) {
                return Err(Wrong::Met(set.outcome, site));
            }
            explained = true;
            rule.sites += usize::from(set.outcome == *outcome);
        }
        if set.outcome == *outcome && !explained {
            return Err(Wrong::NotMet(set.outcome, site));
        }
    }
    if set.rules.iter().any(|rule| rule.sites == 0) {
        return Err(Wrong::Idle(set.outcome));
    }
    set.rules.sort_by_key(|rule| (rule.literals.len(), Reverse(rule.sites)));
    Ok(set)
}
