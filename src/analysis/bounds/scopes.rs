//! Scopes to compare: the numbers of a scope, and which of them are within the bound.

use honnin_models::answers::Answers;
use honnin_models::keys::{Allowed, Answer, KEYS, Key, KeyId, Setting};
use honnin_sheet::{Settings, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The dimensions of a site's scope: the keys of its section that are numbers, in the order of a
/// sheet. What few sites ask for is one where the site does.
pub fn dimensions(answers: &Answers) -> impl Iterator<Item = KeyId> {
    let asked = |key: &Key| is_usual(key) || key.get(answers) != key.default();
    numbers().filter(move |key| asked(key))
}

/// The numbers of every scope.
fn numbers() -> impl Iterator<Item = KeyId> {
    KEYS.iter().filter(|key| key.section() == "scope" && range(key).is_some())
}

/// Whether the scope of each site has this dimension.
fn is_usual(key: &Key) -> bool {
    key.implemented().len() > 1
}

fn range(key: &Key) -> Option<(u8, u8)> {
    match key.allowed {
        Allowed::Numbers(first, last) => Some((first, last)),
        Allowed::Words(_) | Allowed::Flag => None,
    }
}

/// How large a scope is: each dimension with its number, in their order.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(try_from = "BTreeMap<String, u8>", into = "BTreeMap<String, u8>")]
pub struct Extent(Vec<(KeyId, u8)>);

impl From<Extent> for BTreeMap<String, u8> {
    fn from(extent: Extent) -> BTreeMap<String, u8> {
        extent.numbers().map(|(key, number)| (key.name.to_owned(), number)).collect()
    }
}

impl TryFrom<BTreeMap<String, u8>> for Extent {
    type Error = String;

    fn try_from(mut numbers: BTreeMap<String, u8>) -> Result<Extent, String> {
        let number = |key: KeyId| match numbers.remove(key.name) {
            Some(number) => Some(Ok((key, number))),
            None => is_usual(key).then(|| Err(format!("{} is missing", key.name))),
        };
        let extent = Extent(self::numbers().filter_map(number).collect::<Result<_, _>>()?);
        match numbers.keys().next() {
            Some(name) => Err(format!("{name:?} is no dimension of a scope")),
            None => Ok(extent),
        }
    }
}

impl Extent {
    /// The extent of the scope in these answers.
    pub fn from_answers(answers: &Answers) -> Extent {
        let number = |key: &Key| match key.get(answers) {
            Answer::Number(number) => number,
            Answer::Word(_) | Answer::Flag(_) => unreachable!("a dimension is a number"),
        };
        Extent(dimensions(answers).map(|key| (key, number(key))).collect())
    }

    /// The answers with a scope of this extent.
    pub fn on(&self, answers: &Answers) -> Answers {
        let setting = |(key, number)| Setting::new(key, Answer::Number(number));
        changed(answers, &self.numbers().map(setting).collect::<Settings>())
    }

    /// The numbers with their dimensions.
    pub fn numbers(&self) -> impl Iterator<Item = (KeyId, u8)> + '_ {
        self.0.iter().copied()
    }

    /// The number of one dimension.
    pub fn number(&self, dimension: &Key) -> u8 {
        let mut numbers = self.numbers();
        numbers.find(|(key, _)| *key == dimension).expect("an extent has every dimension").1
    }

    /// The same with another number in one dimension.
    pub fn with(&self, dimension: &Key, number: u8) -> Extent {
        let number = |(key, n)| (key, if key == dimension { number } else { n });
        Extent(self.numbers().map(number).collect())
    }

    /// Whether no number is larger than that of the other.
    pub fn within(&self, other: &Extent) -> bool {
        self.0.iter().zip(&other.0).all(|((_, mine), (_, theirs))| mine <= theirs)
    }

    fn total(&self) -> u32 {
        self.numbers().map(|(_, number)| u32::from(number)).sum()
    }
}

/// Every scope of at most one more than the sheet's in each dimension, as far as the model goes:
/// the smaller before the larger by their total, and in one fixed order where that is the same. So
/// no scope comes after one that contains it.
pub fn within_bound(answers: &Answers) -> Vec<Extent> {
    let configured = Extent::from_answers(answers);
    scopes_up_to(answers, |dimension| configured.number(dimension) + 1)
}

/// Every scope of at most two of anything, as far as the model goes, in the same order.
pub fn smallest_scopes(answers: &Answers) -> Vec<Extent> {
    scopes_up_to(answers, |_| 2)
}

fn scopes_up_to(answers: &Answers, most: impl Fn(&Key) -> u8) -> Vec<Extent> {
    let mut extents = vec![Extent::from_answers(answers)];
    for dimension in dimensions(answers) {
        let (first, last) = range(dimension).expect("a dimension is a number");
        let most = last.min(most(dimension));
        let each = |extent: Extent| (first..=most).map(move |n| extent.with(dimension, n));
        extents = extents.into_iter().flat_map(each).collect();
    }
    extents.retain(|extent| extent.on(answers).uncovered().is_empty());
    extents.sort_by_key(|extent| (extent.total(), extent.clone()));
    extents
}

/// Those that are within no other: where combinations are not covered there can be several.
pub fn largest(extents: &[Extent]) -> Vec<Extent> {
    let inner =
        |extent: &Extent| extents.iter().any(|other| other != extent && extent.within(other));
    extents.iter().filter(|extent| !inner(extent)).cloned().collect()
}

/// Why a dimension cannot be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DimensionLimit {
    /// The number is the largest that the model knows.
    AtMaximum,
    /// The model does not cover the larger number together with the other answers.
    NotCovered,
}

/// The scope with one more of a dimension.
///
/// # Errors
/// When the model goes no further.
pub fn one_more(answers: &Answers, dimension: &Key) -> Result<Extent, DimensionLimit> {
    let extent = Extent::from_answers(answers);
    let more = extent.number(dimension) + 1;
    if range(dimension).is_none_or(|(_, last)| last < more) {
        return Err(DimensionLimit::AtMaximum);
    }
    let larger = extent.with(dimension, more);
    if larger.on(answers).uncovered().is_empty() {
        Ok(larger)
    } else {
        Err(DimensionLimit::NotCovered)
    }
}
