//! Bounds: the smallest scope that reveals each defect, and whether the scope of a sheet is enough.
//!
//! A verdict is about its scope, so the scope itself has to be justified. Two measures: the
//! smallest scopes in which each defect breaks each claim, among all that are at most one larger
//! than the sheet's in each dimension; and a sweep that adds one to each dimension and to all of
//! them at once, and checks whether a verdict changes. Servers and pages are facts of the site, not
//! dimensions.
//!
//! What a smaller scope reveals a larger one reveals too: a budget is a guard alone, spent budgets
//! are counted upwards, and a request that is never made changes nothing. So every state within a
//! scope is one within each larger scope, and C1 to C6 depend on a single state alone. A test
//! checks that on random designs. That is why a claim that holds in the largest scopes is not
//! searched for in smaller ones. C7 depends on the steps out of a state as well: where a scope has
//! a behaviour that is stuck, a larger one may have a step that goes on. It is searched for where
//! it breaks in the largest scopes or in that of the sheet. Where some scope turns out to break a
//! claim that is not searched for, the answer is *not established*. C8 does not depend on the scope
//! and is not checked. That a scope is among the smallest rests on none of this: those within it
//! come before it.

use crate::{SiteSearch, Verdicts};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Key, KeyId, Setting, decisions};
use honnin_sheet::{Configuration, Sheet, changed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

// The numbers of a scope, and which are within the bound.
pub mod scopes;
// What a scope leaves untested.
pub mod untested;

use scopes::{DimensionLimit, Extent, dimensions, largest, one_more, within_bound};

/// What is wrong with a site: one decision answered otherwise, or nothing but what it has itself.
pub type BoundsDefect = Option<Setting>;

/// A defect, a claim that it breaks within the bound, and how little is enough to show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revealed {
    /// The defect.
    pub defect: BoundsDefect,
    /// The claim that it breaks.
    pub claim: ClaimId,
    /// Every scope that reveals it and has none within it that does.
    pub smallest: Vec<Extent>,
}

impl Revealed {
    /// Whether a scope of this extent reveals it.
    pub fn is_revealed_by(&self, extent: &Extent) -> bool {
        self.smallest.iter().any(|smallest| smallest.within(extent))
    }
}

/// The verdicts in a larger scope, compared with those in the sheet's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Larger {
    /// The same as in the scope of the sheet.
    Unchanged,
    /// These claims have another verdict.
    Changed(Vec<ClaimId>),
    /// Neither is known.
    NotEstablished,
    /// There is no such scope.
    CannotBeRaised(DimensionLimit),
}

/// One dimension of the scope of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dimension {
    /// Its key.
    pub key: KeyId,
    /// What the sheet has.
    pub number: u8,
    /// The verdicts with one more.
    pub one_more: Larger,
    /// The least that reveals all that the scope of the sheet reveals; `None` when not established.
    pub needed: Option<u8>,
}

/// A sheet's scope in one configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfConfiguration {
    /// As designed or as installed.
    #[serde(rename = "as")]
    pub configuration: Configuration,
    /// The extent of the sheet's scope.
    pub configured: Extent,
    /// The claims that break in the scope of the sheet; `None` when not established.
    pub broken: Option<Vec<ClaimId>>,
    /// What is revealed within the bound, the site's own violations first; `None` when not
    /// established.
    pub revealed: Option<Vec<Revealed>>,
    /// Each dimension, in the order of a sheet.
    pub dimensions: Vec<Dimension>,
    /// The verdicts with one more of everything, as far as the model goes.
    pub all_at_once: Larger,
}

impl OfConfiguration {
    /// Whether the scope is enough. `None` when some search that this needs was cut or saw nothing.
    pub fn adequate(&self) -> Option<bool> {
        let mut larger = self.sweep();
        if larger.any(|(_, larger)| matches!(larger, Larger::Changed(_))) {
            return Some(false);
        }
        self.complete().then_some(true)
    }

    /// Whether every search that was needed ran to its end and saw something.
    pub fn complete(&self) -> bool {
        let open = self.sweep().any(|(_, larger)| *larger == Larger::NotEstablished);
        !open && self.broken.is_some() && self.revealed.is_some()
    }

    /// The sweep: each dimension with one more, then, without a key, all of them.
    pub fn sweep(&self) -> impl Iterator<Item = (Option<KeyId>, &Larger)> {
        let each =
            self.dimensions.iter().map(|dimension| (Some(dimension.key), &dimension.one_more));
        each.chain([(None, &self.all_at_once)])
    }
}

/// A sheet's scope in every configuration that the sheet has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bounds {
    /// As designed, and as installed where that differs.
    pub configurations: Vec<OfConfiguration>,
}

impl Bounds {
    /// Whether every search that was needed ran to its end and saw something.
    pub fn complete(&self) -> bool {
        !self.configurations.is_empty() && self.configurations.iter().all(OfConfiguration::complete)
    }

    /// Whether the scope is known to be too small in some configuration.
    pub fn inadequate(&self) -> bool {
        self.configurations.iter().any(|configuration| configuration.adequate() == Some(false))
    }
}

/// Measures the scope of a sheet.
pub fn bounds(search: &SiteSearch<'_>, sheet: &Sheet) -> Bounds {
    let of = |configuration: &Configuration| {
        bound_configuration(&Scopes::new(search, sheet, *configuration), *configuration)
    };
    Bounds { configurations: sheet.configurations().iter().map(of).collect() }
}

fn bound_configuration(scopes: &Scopes<'_, '_>, configuration: Configuration) -> OfConfiguration {
    let Scopes { site, configured, .. } = scopes;
    let broken = scopes.broken(site, configured);
    let revealed = broken.as_ref().and_then(|broken| revealed(scopes, broken));
    let dimension = |key: KeyId| Dimension {
        key,
        number: configured.number(key),
        one_more: match one_more(site, key) {
            Ok(extent) => scopes.compared(&[extent]),
            Err(stop) => Larger::CannotBeRaised(stop),
        },
        needed: revealed.as_ref().map(|revealed| scopes.needed(revealed, key)),
    };
    OfConfiguration {
        configuration,
        configured: configured.clone(),
        broken: broken.map(|broken| broken.into_iter().collect()),
        dimensions: dimensions(site).map(dimension).collect(),
        all_at_once: scopes.compared(&scopes.largest),
        revealed,
    }
}

/// What the site itself reveals within the bound, and where it holds within its scope, what every
/// single decision reveals that is answered otherwise: the claims that hold without that.
fn revealed(scopes: &Scopes<'_, '_>, broken: &BTreeSet<ClaimId>) -> Option<Vec<Revealed>> {
    let by = |defect: BoundsDefect, found: BTreeMap<ClaimId, Vec<Extent>>| {
        let each = found.into_iter();
        each.map(move |(claim, smallest)| Revealed { defect, claim, smallest })
    };
    let own = scopes.smallest(&scopes.site, &BTreeSet::new())?;
    let anyway: BTreeSet<ClaimId> = own.keys().copied().collect();
    let mut revealed: Vec<Revealed> = by(None, own).collect();
    if !broken.is_empty() {
        return Some(revealed);
    }
    for key in decisions() {
        for answer in key.others(&scopes.site) {
            let defect = Setting::new(key, answer);
            let with_defect = changed(&scopes.site, &[defect]);
            if with_defect.uncovered().is_empty() {
                let found = scopes.smallest(&with_defect, &anyway)?;
                revealed.extend(by(Some(defect), found));
            }
        }
    }
    Some(revealed)
}

/// The scopes within the bound of a site, and the search that explores them.
struct Scopes<'a, 's> {
    search: &'a SiteSearch<'s>,
    name: &'a str,
    site: Answers,
    configured: Extent,
    all: Vec<Extent>,
    largest: Vec<Extent>,
}

impl<'a, 's> Scopes<'a, 's> {
    fn new(
        search: &'a SiteSearch<'s>,
        sheet: &'a Sheet,
        configuration: Configuration,
    ) -> Scopes<'a, 's> {
        let site = sheet.answers(configuration);
        let all = within_bound(&site);
        let (configured, largest) = (Extent::from_answers(&site), largest(&all));
        Scopes { search, name: &sheet.name, site, configured, all, largest }
    }

    /// The verdicts within a scope; `None` when one of them is not established.
    fn verdicts(&self, answers: &Answers, extent: &Extent) -> Option<Verdicts> {
        let verdicts =
            self.search.verdicts(self.name, &extent.on(answers), true).only_judged_by_search();
        verdicts.established().then_some(verdicts)
    }

    /// The claims that break within a scope; `None` when that is not established.
    fn broken(&self, answers: &Answers, extent: &Extent) -> Option<BTreeSet<ClaimId>> {
        Some(self.verdicts(answers, extent)?.violated().into_iter().collect())
    }

    /// The smallest scopes that reveal each claim that breaks within the bound, except those that
    /// break anyway; `None` when that is not established.
    fn smallest(
        &self,
        answers: &Answers,
        anyway: &BTreeSet<ClaimId>,
    ) -> Option<BTreeMap<ClaimId, Vec<Extent>>> {
        let mut found: BTreeMap<ClaimId, Vec<Extent>> = BTreeMap::new();
        for extent in self.largest.iter().chain([&self.configured]) {
            let broken = self.broken(answers, extent)?;
            found.extend(broken.difference(anyway).map(|&id| (id, Vec::new())));
        }
        for extent in &self.all {
            let is_known = |smallest: &[Extent]| smallest.iter().any(|s| s.within(extent));
            if found.values().all(|smallest| is_known(smallest)) {
                continue;
            }
            for id in self.broken(answers, extent)?.difference(anyway) {
                // A violation that the largest scopes have lost: others may have been passed over.
                let smallest = found.get_mut(id)?;
                if !is_known(smallest) {
                    smallest.push(extent.clone());
                }
            }
        }
        Some(found)
    }

    /// The verdicts in larger scopes compared with those in the scope of the sheet.
    fn compared(&self, larger: &[Extent]) -> Larger {
        let here = self.verdicts(&self.site, &self.configured);
        let mut changed = BTreeSet::new();
        for extent in larger {
            let (Some(here), Some(there)) = (&here, self.verdicts(&self.site, extent)) else {
                return Larger::NotEstablished;
            };
            // A claim of which a larger scope has a case, and which holds there, was judged rightly.
            let same = |id: &ClaimId| here[id].violated() == there[id].violated();
            changed.extend(here.keys().filter(|id| !same(id)).copied());
        }
        if changed.is_empty() {
            Larger::Unchanged
        } else {
            Larger::Changed(changed.into_iter().collect())
        }
    }

    /// The least number of a dimension with which everything is still revealed that the scope of the
    /// sheet reveals.
    fn needed(&self, revealed: &[Revealed], dimension: &Key) -> u8 {
        let here: Vec<&Revealed> =
            revealed.iter().filter(|r| r.is_revealed_by(&self.configured)).collect();
        let number = self.configured.number(dimension);
        let enough = |&less: &u8| {
            let smaller = self.configured.with(dimension, less);
            self.all.contains(&smaller)
                && here.iter().all(|revealed| revealed.is_revealed_by(&smaller))
        };
        (0..number).find(enough).unwrap_or(number)
    }
}
