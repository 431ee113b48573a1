//! Whether the scope of a sheet is enough, in the document.

use super::words::{Setting, StandWord};
use honnin_analysis::bounds::scopes::{Extent, Stop, dimensions, one_more, within_bound};
use honnin_analysis::bounds::{Bounds, Dimension, Larger, OfStand, Revealed};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys;
use honnin_sheet::Sheet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How little reveals what a sheet violates, and whether one more of anything alters a verdict.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BoundsEvidence {
    /// The dimensions of a scope, in the order in which scopes are written below.
    dimensions: Vec<String>,
    /// As designed, and as installed where that differs.
    stands: Vec<StandEvidence>,
}

/// The scope of a sheet in one stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct StandEvidence {
    /// As designed or as installed.
    #[serde(rename = "as")]
    stand: StandWord,
    /// The scope of the sheet.
    scope: Vec<u8>,
    /// The claims that break in it; none when that was not established.
    #[schemars(with = "Option<Vec<String>>")]
    broken: Option<Vec<ClaimId>>,
    /// What breaks in it or in one that is at most one larger, and the smallest scopes that show it;
    /// none when that was not established.
    revealed: Option<Vec<RevealedEvidence>>,
    /// The least number of each dimension with which everything is still revealed.
    needed: Option<Vec<u8>>,
    /// The verdicts with one more of each dimension.
    one_more: Vec<LargerEvidence>,
    /// The verdicts with one more of everything.
    all_at_once: LargerEvidence,
}

/// A defect, a claim that it breaks, and the smallest scopes that show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RevealedEvidence {
    /// The decision that is answered otherwise; none for what the site has itself.
    defect: Option<Setting>,
    /// The claim.
    #[schemars(with = "String")]
    claim: ClaimId,
    /// The scopes.
    smallest: Vec<Vec<u8>>,
}

/// What the verdicts come to in a larger scope.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum LargerEvidence {
    /// The same.
    Unchanged,
    /// These claims come to something else.
    Changed(#[schemars(with = "Vec<String>")] Vec<ClaimId>),
    /// Neither is known.
    NotEstablished,
    /// The number is the largest that the model knows.
    AtMaximum,
    /// The model does not cover it.
    NotCovered,
}

fn written(extent: &Extent) -> Vec<u8> {
    extent.numbers().map(|(_, number)| number).collect()
}

/// The scope that was written; `None` when it has another number of dimensions.
fn extent(answers: &Answers, numbers: &[u8]) -> Option<Extent> {
    let with = |extent: Extent, (key, &number): (&keys::Key, &u8)| extent.with(key, number);
    (numbers.len() == dimensions().count())
        .then(|| dimensions().zip(numbers).fold(Extent::of(answers), with))
}

impl BoundsEvidence {
    pub(super) fn of(bounds: &Bounds<'_>) -> BoundsEvidence {
        BoundsEvidence {
            dimensions: dimensions().map(|key| key.name.to_owned()).collect(),
            stands: bounds.stands.iter().map(StandEvidence::of).collect(),
        }
    }

    /// The bounds again; `None` when they are not of this sheet, or say what cannot be.
    pub(super) fn read<'s>(&self, sheet: &'s Sheet) -> Option<Bounds<'s>> {
        let stands = self.stands.iter().map(|it| it.read(sheet)).collect::<Option<Vec<_>>>()?;
        let bounds = Bounds { sheet, stands };
        let whole = bounds.stands.iter().map(|it| it.stand).eq(sheet.stands().iter().copied());
        (whole && BoundsEvidence::of(&bounds) == *self).then_some(bounds)
    }
}

impl StandEvidence {
    fn of(found: &OfStand) -> StandEvidence {
        let revealed = |it: &Revealed| RevealedEvidence {
            defect: it.defect.map(|(key, answer)| Setting::new(key, answer)),
            claim: it.claim,
            smallest: it.smallest.iter().map(written).collect(),
        };
        StandEvidence {
            stand: found.stand.into(),
            scope: written(&found.configured),
            broken: found.broken.clone(),
            revealed: found.revealed.as_ref().map(|all| all.iter().map(revealed).collect()),
            needed: found.dimensions.iter().map(|dimension| dimension.needed).collect(),
            one_more: found.dimensions.iter().map(|it| LargerEvidence::of(&it.one_more)).collect(),
            all_at_once: LargerEvidence::of(&found.all_at_once),
        }
    }

    fn read(&self, sheet: &Sheet) -> Option<OfStand> {
        let stand = self.stand.into();
        let answers = sheet.answers(stand);
        let configured = Extent::of(&answers);
        let all = within_bound(&answers);
        let revealed = |it: &RevealedEvidence| {
            let smallest = it.smallest.iter().map(|numbers| extent(&answers, numbers));
            let smallest = smallest.collect::<Option<Vec<_>>>()?;
            let defect = match &it.defect {
                None => None,
                Some(setting) => Some(setting.read()?),
            };
            let near = !smallest.is_empty() && smallest.iter().all(|extent| all.contains(extent));
            near.then_some(Revealed { defect, claim: it.claim, smallest })
        };
        let revealed = match &self.revealed {
            None => None,
            Some(all) => Some(all.iter().map(revealed).collect::<Option<Vec<_>>>()?),
        };
        let larger = dimensions().zip(&self.one_more).enumerate();
        let dimension = |(place, (key, larger)): (usize, (&'static keys::Key, &LargerEvidence))| {
            let needed = self.needed.as_ref().map(|needed| needed.get(place).copied());
            let needed = match needed {
                None => None,
                Some(needed) => Some(needed?),
            };
            let number = configured.number(key);
            let one_more = larger.read(one_more(&answers, key).err())?;
            let possible = needed.is_none_or(|needed| needed <= number);
            possible.then_some(Dimension { key, number, one_more, needed })
        };
        let dimensions = larger.map(dimension).collect::<Option<Vec<_>>>()?;
        let all_at_once = self.all_at_once.read(None)?;
        let broken = self.broken.clone();
        let found =
            OfStand { stand, answers, configured, broken, revealed, dimensions, all_at_once };
        shows_what_breaks(&found).then_some(found)
    }
}

/// What breaks in the scope of the sheet is what it reveals of itself, and that alone.
fn shows_what_breaks(found: &OfStand) -> bool {
    let (Some(broken), Some(revealed)) = (&found.broken, &found.revealed) else { return true };
    let own = revealed.iter().filter(|it| it.defect.is_none() && it.by(&found.configured));
    own.map(|it| it.claim).eq(broken.iter().copied())
}

impl LargerEvidence {
    fn of(larger: &Larger) -> LargerEvidence {
        match larger {
            Larger::Unchanged => LargerEvidence::Unchanged,
            Larger::Changed(claims) => LargerEvidence::Changed(claims.clone()),
            Larger::NotEstablished => LargerEvidence::NotEstablished,
            Larger::CannotBeRaised(Stop::AtMaximum) => LargerEvidence::AtMaximum,
            Larger::CannotBeRaised(Stop::NotCovered) => LargerEvidence::NotCovered,
        }
    }

    /// What was written, which says that there is no larger scope just where there is none.
    fn read(&self, stop: Option<Stop>) -> Option<Larger> {
        let larger = match self {
            LargerEvidence::Unchanged => Larger::Unchanged,
            LargerEvidence::Changed(claims) => Larger::Changed(claims.clone()),
            LargerEvidence::NotEstablished => Larger::NotEstablished,
            LargerEvidence::AtMaximum => Larger::CannotBeRaised(Stop::AtMaximum),
            LargerEvidence::NotCovered => Larger::CannotBeRaised(Stop::NotCovered),
        };
        let raised = match larger {
            Larger::CannotBeRaised(stop) => Some(stop),
            _ => None,
        };
        (raised == stop).then_some(larger)
    }
}
