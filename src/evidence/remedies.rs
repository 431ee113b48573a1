//! Remedies in the document.

use super::words::{self, Setting};
use honnin_analysis::remedies::{Bigger, Goal, Outcome, Remedies, Remedy};
use honnin_models::claims::ClaimId;
use honnin_models::keys;
use honnin_sheet::Sheet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What would make the broken claims hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemediesEvidence {
    /// The violated claims.
    #[schemars(with = "Vec<String>")]
    broken: Vec<ClaimId>,
    /// Whether the site itself could be judged.
    established: bool,
    /// An answer for each goal that has something to mend.
    outcomes: Vec<GoalEvidence>,
}

/// The answer for one goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct GoalEvidence {
    /// What is to hold.
    goal: GoalWord,
    /// All smallest remedies, and none where no set of decisions reaches the goal; `null` where that
    /// was not established.
    remedies: Option<Vec<RemedyEvidence>>,
}

/// What a remedy is to achieve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum GoalWord {
    /// Every claim holds.
    EveryClaim,
    /// C1 holds.
    SubjectIsRequester,
}

/// Decisions that, changed, reach the goal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RemedyEvidence {
    /// What is changed, to what.
    changes: Vec<Setting>,
    /// The claims that are still violated with it.
    #[schemars(with = "Vec<String>")]
    still_violated: Vec<ClaimId>,
    /// Whether it still works when one more may happen, by the key of the scope.
    one_more: Vec<(String, BiggerEvidence)>,
}

/// Whether a remedy still works when one more may happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum BiggerEvidence {
    /// It does.
    Agrees,
    /// It does not: these claims break.
    Breaks(#[schemars(with = "Vec<String>")] Vec<ClaimId>),
    /// Neither is known.
    NotEstablished,
    /// The model goes no further.
    OutOfReach,
}

impl RemediesEvidence {
    pub(super) fn of(remedies: &Remedies<'_>) -> RemediesEvidence {
        let outcome = |(goal, outcome): &(Goal, Outcome)| GoalEvidence {
            goal: match goal {
                Goal::EveryClaim => GoalWord::EveryClaim,
                Goal::SubjectIsRequester => GoalWord::SubjectIsRequester,
            },
            remedies: match outcome {
                Outcome::Smallest(found) => Some(found.iter().map(RemedyEvidence::of).collect()),
                Outcome::None => Some(Vec::new()),
                Outcome::NotEstablished => None,
            },
        };
        RemediesEvidence {
            broken: remedies.broken.clone(),
            established: remedies.established,
            outcomes: remedies.outcomes.iter().map(outcome).collect(),
        }
    }

    pub(super) fn read<'s>(&self, sheet: &'s Sheet) -> Option<Remedies<'s>> {
        let outcome = |written: &GoalEvidence| {
            let goal = match written.goal {
                GoalWord::EveryClaim => Goal::EveryClaim,
                GoalWord::SubjectIsRequester => Goal::SubjectIsRequester,
            };
            let outcome = match &written.remedies {
                None => Outcome::NotEstablished,
                Some(none) if none.is_empty() => Outcome::None,
                Some(found) => {
                    let read = found.iter().map(RemedyEvidence::read);
                    Outcome::Smallest(read.collect::<Option<_>>()?)
                }
            };
            Some((goal, outcome))
        };
        let remedies = Remedies {
            sheet,
            broken: self.broken.clone(),
            established: self.established,
            outcomes: self.outcomes.iter().map(outcome).collect::<Option<_>>()?,
        };
        (remedies.outcomes.iter().map(|(goal, _)| *goal).eq(goals(&remedies))
            && RemediesEvidence::of(&remedies) == *self)
            .then_some(remedies)
    }
}

/// What a remedy of this site has to achieve: nothing where nothing is known to be broken.
fn goals(remedies: &Remedies<'_>) -> Vec<Goal> {
    let mend = remedies.established && !remedies.broken.is_empty();
    let mission = mend && remedies.broken.contains(&ClaimId::C1);
    let goals = [(Goal::EveryClaim, mend), (Goal::SubjectIsRequester, mission)];
    goals.into_iter().filter(|(_, asked)| *asked).map(|(goal, _)| goal).collect()
}

/// The bounds that are raised by one, in their order.
const ONE_MORE: [&str; 3] = ["scope.requests", "scope.changes", "scope.timeouts"];

impl RemedyEvidence {
    fn of(remedy: &Remedy) -> RemedyEvidence {
        let one_more = remedy.bigger.iter().map(|(key, bigger)| {
            let bigger = match bigger {
                Bigger::Agrees => BiggerEvidence::Agrees,
                Bigger::Breaks(broken) => BiggerEvidence::Breaks(broken.clone()),
                Bigger::NotEstablished => BiggerEvidence::NotEstablished,
                Bigger::OutOfReach => BiggerEvidence::OutOfReach,
            };
            (key.name.to_owned(), bigger)
        });
        RemedyEvidence {
            changes: words::settings(&remedy.changes),
            still_violated: remedy.still_violated.clone(),
            one_more: one_more.collect(),
        }
    }

    fn read(&self) -> Option<Remedy> {
        let bigger = self.one_more.iter().map(|(name, bigger)| {
            let bigger = match bigger {
                BiggerEvidence::Agrees => Bigger::Agrees,
                BiggerEvidence::Breaks(broken) => Bigger::Breaks(broken.clone()),
                BiggerEvidence::NotEstablished => Bigger::NotEstablished,
                BiggerEvidence::OutOfReach => Bigger::OutOfReach,
            };
            Some((keys::find(name)?, bigger))
        });
        let raised = self.one_more.iter().map(|(name, _)| name.as_str());
        let whole = raised.eq(ONE_MORE) && !self.changes.is_empty();
        whole.then_some(())?;
        Some(Remedy {
            changes: words::read_settings(&self.changes)?,
            still_violated: self.still_violated.clone(),
            bigger: bigger.collect::<Option<_>>()?,
        })
    }
}
