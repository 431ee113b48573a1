//! A spot check: of what a file says of sites, some is found anew. Chance chooses which, from a seed that
//! is told, so that nobody who altered the file could know, and everybody can repeat it.

use super::store::Store;
use super::{KnownSite, Subject, SurveyEffort, judged};
use crate::turns::in_turns;
use std::collections::BTreeMap;
use std::convert::Infallible;

/// One of so many sites is searched again, and not fewer than these where there are as many.
const ONE_OF: usize = 20;
const LEAST: usize = 10;

/// What came of a spot check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotCheck {
    /// How many sites the file knew.
    pub known: usize,
    /// How many of them were to be searched again.
    pub chosen: usize,
    /// How many of those could not be settled: nothing that the file says of them is used.
    pub open: usize,
    /// The first site of which the file says something else.
    pub differs: Option<SpotDifference>,
}

/// A site of which a file says something else than is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpotDifference {
    /// The number of the site.
    pub site: usize,
    /// The letters of the verdicts in the file, and the states.
    pub there: String,
    /// Those that were found.
    pub found: String,
}

/// Searches some of the sites again that a file knows, and compares. A site that cannot be settled now is
/// forgotten. Where the user stops everything, the rest is not compared, and nothing more is searched.
pub fn spot_check(
    subject: &Subject,
    effort: &SurveyEffort<'_>,
    store: &mut Store,
    seed: u64,
) -> SpotCheck {
    let known = store.found().len();
    let wanted = known.div_ceil(ONE_OF).max(LEAST).min(known);
    let mut chance = fastrand::Rng::with_seed(seed);
    let mut chosen = chance.choose_multiple(store.found().keys().copied(), wanted);
    chosen.sort_unstable();
    let again = searched(subject, effort, &chosen);
    let settled = |site: &usize| again.get(site).filter(|again| again.settled);
    let differs = chosen.iter().find_map(|site| {
        let (there, found) = (summary(&store.found()[site]), summary(settled(site)?));
        (there != found).then_some(SpotDifference { site: *site, there, found })
    });
    let open: Vec<usize> = chosen.iter().copied().filter(|site| settled(site).is_none()).collect();
    open.iter().for_each(|site| store.forget(*site));
    SpotCheck { known, chosen: chosen.len(), open: open.len(), differs }
}

/// What is found of these sites now.
fn searched(
    subject: &Subject,
    effort: &SurveyEffort<'_>,
    sites: &[usize],
) -> BTreeMap<usize, KnownSite> {
    let mut found = BTreeMap::new();
    let Ok(()) = in_turns(
        effort.threads,
        sites.len(),
        |turns, sent| {
            let search = effort.search();
            for site in turns.map(|turn| sites[turn]) {
                if search.interrupted() {
                    return;
                }
                let seen = search.glance("survey", &subject.universe.answers(site).as_read());
                if sent.send((site, judged(subject, &seen, site))).is_err() {
                    return;
                }
            }
        },
        |(site, known)| -> Result<(), Infallible> {
            found.insert(site, known);
            Ok(())
        },
    );
    found
}

/// All that a file says of a site, in a word.
fn summary(known: &KnownSite) -> String {
    format!("{}, {}", known.letters(), known.states)
}
