//! Remedies: the smallest sets of decisions that, changed to another answer, make claims hold.

use crate::{SiteSearch, Verdicts};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Answer, KeyId, Setting};
use honnin_models::scope::MAX_SERVERS;
use honnin_models::words;
use honnin_sheet::{Settings, Sheet, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

// What a remedy rests on.
mod grounds;
pub use grounds::Grounds;

/// The most decisions that are changed together.
pub const MOST_DECISIONS: usize = 4;

words! {
    /// What a remedy is to achieve.
    Goal {
        /// Every claim that applies to the site holds.
        EveryClaim = "every-claim",
        /// C1 holds, whatever becomes of the others.
        SubjectIsRequester = "subject-is-requester",
    }
}

/// Whether a remedy still works when more may happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bigger {
    /// It does.
    Agrees,
    /// It does not: these claims break, which did not before.
    Breaks(Vec<ClaimId>),
    /// Neither is known.
    NotEstablished,
    /// The model goes no further.
    OutOfReach,
}

/// A set of decisions that reaches the goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// What is changed, to what.
    pub changes: Settings,
    /// The claims that are still violated with it.
    pub still_violated: Vec<ClaimId>,
    /// What it rests on: the answers to other decisions, and to those that it changes.
    pub rests_on: Grounds,
    /// Whether it still works with one more request, change and timeout, each on its own.
    #[serde(rename = "one_more")]
    pub bigger: Vec<(KeyId, Bigger)>,
}

/// The smallest remedies for one goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Remedied {
    /// All remedies of the smallest size.
    Smallest(Vec<Remedy>),
    /// No set of up to [`MOST_DECISIONS`] decisions reaches the goal.
    None,
    /// Some check was cut, so smaller or other remedies may exist.
    NotEstablished,
}

/// The answer for one goal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ForGoal {
    /// What is to hold.
    pub goal: Goal,
    /// What makes it hold.
    pub remedies: Remedied,
}

/// What would make a sheet's broken claims hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remedies {
    /// The violated claims.
    pub broken: Vec<ClaimId>,
    /// Whether the site itself could be judged.
    pub established: bool,
    /// An answer for each goal that has something to mend.
    pub outcomes: Vec<ForGoal>,
}

impl Remedies {
    /// Whether every check that was needed ran to its end.
    pub fn complete(&self) -> bool {
        let open = |remedies: &Remedied| match remedies {
            Remedied::NotEstablished => true,
            Remedied::None => false,
            Remedied::Smallest(found) => {
                let mut bigger = found.iter().flat_map(|remedy| &remedy.bigger);
                bigger.any(|(_, bigger)| *bigger == Bigger::NotEstablished)
                    || found.iter().any(|remedy| !remedy.rests_on.not_established.is_empty())
            }
        };
        self.established && !self.outcomes.iter().any(|it| open(&it.remedies))
    }

    /// The smallest remedies for a goal; none where the goal does not arise, or none are known.
    pub fn smallest(&self, goal: Goal) -> &[Remedy] {
        let of_goal = self.outcomes.iter().find(|it| it.goal == goal);
        match of_goal.map(|it| &it.remedies) {
            Some(Remedied::Smallest(found)) => found,
            Some(Remedied::None | Remedied::NotEstablished) | None => &[],
        }
    }

    /// What there is to achieve for a site of which this is violated: nothing where nothing is known
    /// to be broken.
    pub fn goals(broken: &[ClaimId], established: bool) -> Vec<Goal> {
        let mend = established && !broken.is_empty();
        let mission = mend && broken.contains(&ClaimId::C1);
        let goals = [(Goal::EveryClaim, mend), (Goal::SubjectIsRequester, mission)];
        goals.into_iter().filter(|(_, asked)| *asked).map(|(goal, _)| goal).collect()
    }
}

/// The bounds that are raised by one, in their order.
pub const RAISED: [&str; 3] = ["scope.requests", "scope.changes", "scope.timeouts"];

/// Finds the remedies of the site as it really is.
pub fn remedies(search: &SiteSearch<'_>, sheet: &Sheet) -> Remedies {
    let now = verdicts(search, sheet, &[]);
    let (broken, established) = (now.violated(), now.established());
    let for_goal = |goal| ForGoal { goal, remedies: smallest(search, sheet, goal, &broken) };
    let outcomes = Remedies::goals(&broken, established).into_iter().map(for_goal).collect();
    Remedies { broken, established, outcomes }
}

/// The site with some decisions changed, and whether it is then installed as designed.
///
/// A decision that is installed as designed is changed in the design. One that is not is changed
/// where it is installed, on every app server; the design stays, so that only its own answer makes both
/// agree.
pub fn mended(sheet: &Sheet, changes: &[Setting]) -> (Answers, bool) {
    let apart = |it: &&Setting| {
        sheet.installed.iter().any(|installed| installed.key == it.key)
            || differs_at_a_server(sheet, it.key)
    };
    let redesigned: Settings = changes.iter().filter(|it| !apart(it)).copied().collect();
    let installed = changed(&sheet.answers(sheet.last_configuration()), changes);
    (installed, installed == changed(&sheet.designed, &redesigned))
}

fn verdicts(search: &SiteSearch<'_>, sheet: &Sheet, changes: &[Setting]) -> Verdicts {
    let (installed, as_designed) = mended(sheet, changes);
    search.verdicts(&sheet.name, &installed, as_designed)
}

/// Whether the verdicts reach the goal: what was broken holds, and nothing else breaks. A claim
/// that no longer applies is not counted as mended.
fn reaches(goal: Goal, broken: &[ClaimId], verdicts: &Verdicts) -> bool {
    match goal {
        Goal::EveryClaim => {
            verdicts.violated().is_empty() && broken.iter().all(|id| verdicts[id].holds())
        }
        Goal::SubjectIsRequester => verdicts[&ClaimId::C1].holds(),
    }
}

fn smallest(search: &SiteSearch<'_>, sheet: &Sheet, goal: Goal, broken: &[ClaimId]) -> Remedied {
    let answers = sheet.answers(sheet.last_configuration());
    let choices = choices(sheet);
    for size in 1..=MOST_DECISIONS {
        let mut found = Vec::new();
        for changes in sets_of_changes(&choices, size) {
            if !changed(&answers, &changes).uncovered().is_empty() {
                continue;
            }
            let verdicts = verdicts(search, sheet, &changes);
            if !verdicts.established() {
                return Remedied::NotEstablished;
            }
            if reaches(goal, broken, &verdicts) {
                found.push((changes, verdicts.violated()));
            }
        }
        if !found.is_empty() {
            let remedy = |(changes, still_violated): (Settings, Vec<ClaimId>)| {
                let bigger = bigger_scopes(search, sheet, goal, broken, &changes);
                let rests_on = grounds::grounds(search, sheet, (goal, broken), &changes);
                Remedy { changes, still_violated, rests_on, bigger }
            };
            return Remedied::Smallest(found.into_iter().map(remedy).collect());
        }
    }
    Remedied::None
}

/// What a remedy may change, and to what: every decision to its other answers, and whatever else is
/// installed apart from the design to the designed answer.
pub fn choices(sheet: &Sheet) -> Vec<(KeyId, Vec<Answer>)> {
    let answers = sheet.answers(sheet.last_configuration());
    let decisions = keys::decisions().map(|key| {
        // That every server has the site's own answer is a change, too, where one has another.
        let own = differs_at_a_server(sheet, key).then(|| key.get(&answers));
        (key, own.into_iter().chain(key.others(&answers)).collect())
    });
    let apart = sheet.installed.iter().map(|it| it.key).filter(|key| !key.decision);
    let as_designed = apart.map(|key| (key, vec![key.get(&sheet.designed)]));
    decisions.chain(as_designed).collect()
}

/// Whether some app server has an answer of its own to a question.
fn differs_at_a_server(sheet: &Sheet, key: KeyId) -> bool {
    let own = (0..MAX_SERVERS).flat_map(|server| sheet.installed_at.of_server(server));
    own.into_iter().any(|setting| setting.key == key)
}

/// Every way to make `size` of these choices, in their order.
pub fn sets_of_changes(choices: &[(KeyId, Vec<Answer>)], size: usize) -> Vec<Settings> {
    let mut sets = vec![Settings::new()];
    let mut complete = Vec::new();
    for (key, answers) in choices {
        let extended = sets.iter().flat_map(|set| {
            answers.iter().map(|answer| {
                set.iter().copied().chain([Setting::new(key, *answer)]).collect::<Settings>()
            })
        });
        let (full, open): (Vec<_>, Vec<_>) = extended.partition(|set| set.len() == size);
        complete.extend(full);
        sets.extend(open);
    }
    complete
}

fn bigger_scopes(
    search: &SiteSearch<'_>,
    sheet: &Sheet,
    goal: Goal,
    broken: &[ClaimId],
    changes: &[Setting],
) -> Vec<(KeyId, Bigger)> {
    let (installed, as_designed) = mended(sheet, changes);
    let before = verdicts(search, sheet, changes).violated();
    let bigger = |name: &str| {
        let key = keys::find(name).expect("the three bounds are keys of the register");
        let Some(answers) = one_more(key, &installed) else { return (key, Bigger::OutOfReach) };
        let verdicts = search.verdicts(&sheet.name, &answers, as_designed);
        if !verdicts.established() {
            return (key, Bigger::NotEstablished);
        }
        if reaches(goal, broken, &verdicts) {
            return (key, Bigger::Agrees);
        }
        let new = verdicts.violated().into_iter().filter(|id| !before.contains(id)).collect();
        (key, Bigger::Breaks(new))
    };
    RAISED.map(bigger).to_vec()
}

/// The answers with a number raised by one; `None` where the model goes no further.
fn one_more(key: KeyId, answers: &Answers) -> Option<Answers> {
    let Answer::Number(number) = key.get(answers) else { unreachable!("bounds are numbers") };
    let more = Answer::Number(number + 1);
    if !key.allowed.answers().contains(&more) {
        return None;
    }
    let bigger = changed(answers, &[Setting::new(key, more)]);
    bigger.uncovered().is_empty().then_some(bigger)
}
