//! What a remedy rests on: the decisions with another answer to which it no longer mends.

use super::{Goal, mended, reaches};
use crate::SiteSearch;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Setting};
use honnin_sheet::{Settings, Sheet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a remedy rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// The answers, each given alone to one decision beside the remedy, with which it no longer reaches
    /// its goal: to decisions that it leaves as they are, and to those that it changes.
    pub undone_by: Vec<Setting>,
    /// Those with which a search was cut, so that neither is known.
    pub not_established: Vec<Setting>,
}

/// Gives every other answer to each decision beside a remedy. What takes a change back is none, and
/// neither is what the model does not cover.
pub(super) fn grounds(
    search: &SiteSearch<'_>,
    sheet: &Sheet,
    (goal, broken): (Goal, &[ClaimId]),
    changes: &[Setting],
) -> Grounds {
    let now = sheet.answers(sheet.last_configuration());
    let (with_remedy, _) = mended(sheet, changes);
    let others = keys::decisions().flat_map(|key| {
        let changed = changes.iter().any(|change| change.key == key);
        let taken_back = move |answer| changed && answer == key.get(&now);
        let others = key.others(&with_remedy).into_iter();
        let others = others.filter(move |&answer| !taken_back(answer));
        others.map(move |answer| Setting::new(key, answer))
    });
    let mut grounds = Grounds::default();
    for other in others {
        let kept = changes.iter().filter(|change| change.key != other.key).copied();
        let altered: Settings = kept.chain([other]).collect();
        let (site, as_designed) = mended(sheet, &altered);
        if !site.uncovered().is_empty() {
            continue;
        }
        let verdicts = search.verdicts(&sheet.name, &site, as_designed);
        if !verdicts.established() {
            grounds.not_established.push(other);
        } else if !reaches(goal, broken, &verdicts) {
            grounds.undone_by.push(other);
        }
    }
    grounds
}
