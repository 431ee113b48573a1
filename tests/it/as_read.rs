//! Answers that make no difference in the presence of the others: sites that are the same site, byte
//! for byte, and share one search in a survey.

use crate::material::{AnySite, Walk, quickcheck, so_many};
use honnin_analysis::survey::universe::Universe;
use honnin_analysis::{Exploration, SiteSearch};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, witnesses};
use honnin_models::scope::Scope;
use honnin_models::{Site, State, Step};
use quickcheck::TestResult;
use std::collections::BTreeSet;

/// Everything that claims and witnesses say of a state: what they are made of, and what they say.
fn said(site: &Site, state: &State) -> (Vec<Option<bool>>, Vec<(bool, bool)>) {
    let claims = CATALOGUE.iter().filter(|claim| claim.applies(site));
    let claims = claims.map(|claim| Some(claim.check()?(site, state)));
    let witnesses = witnesses::CATALOGUE.iter();
    let witnesses = witnesses.map(|w| (w.required(site), (w.seen)(site, state)));
    (claims.collect(), witnesses.collect())
}

/// Along any behaviour the same steps are enabled, in the same order; they lead to the same states;
/// and claims and witnesses say the same, whether they are asked for or not.
#[test]
fn sites_that_read_the_same_take_the_same_steps() {
    fn law(AnySite(answers): AnySite, walk: Walk) -> TestResult {
        let read = answers.as_read();
        if read == answers {
            return TestResult::discard();
        }
        let (site, same) = (Site::new(answers), Site::new(read));
        let after = |site: &Site, state| site.successors(state).collect::<Vec<(Step, State)>>();
        let (_, states) = walk.of(&site);
        let agree = states.iter().all(|state| {
            after(&site, state) == after(&same, state) && said(&site, state) == said(&same, state)
        });
        TestResult::from_bool(agree && site.longest_behaviour() == same.longest_behaviour())
    }
    quickcheck(3_000).quickcheck(law as fn(AnySite, Walk) -> TestResult);
}

/// What a search of its own sees of a site, with the shortest counterexamples. Each is a new search,
/// so nothing is shared here.
fn seen(answers: &Answers) -> Exploration {
    Exploration::clone(&SiteSearch::new().explore("test", answers))
}

/// Whether a search sees the same of both; discarded where they are one.
fn seen_alike(answers: &Answers) -> TestResult {
    let read = answers.as_read();
    if read == *answers {
        return TestResult::discard();
    }
    let (own, shared) = (seen(answers), seen(&read));
    TestResult::from_bool(own.cut.is_none() && own == shared)
}

/// A search sees the same states, steps, depth, counterexamples and witnesses: at any small site,
/// and at the sites of the survey. The long version looks at 100 and 150 of them.
#[test]
fn searches_of_sites_that_read_the_same_see_the_same() {
    fn any(AnySite(answers): AnySite) -> TestResult {
        seen_alike(&answers)
    }
    fn surveyed(number: u16) -> TestResult {
        let universe = Universe::new(Scope::default());
        let answers = universe.answers(usize::from(number) % universe.sites());
        if !answers.uncovered().is_empty() {
            return TestResult::discard();
        }
        seen_alike(&answers)
    }
    quickcheck(so_many(25, 100)).quickcheck(any as fn(AnySite) -> TestResult);
    quickcheck(so_many(25, 150)).quickcheck(surveyed as fn(u16) -> TestResult);
}

/// Read once, answers stay; the model covers them; and the scope is what it was.
#[test]
fn what_is_read_is_read_the_same_again() {
    fn law(AnySite(answers): AnySite) -> bool {
        let read = answers.as_read();
        read.as_read() == read && read.uncovered().is_empty() && read.scope == answers.scope
    }
    quickcheck(1_000).quickcheck(law as fn(AnySite) -> bool);
}

/// How many searches the whole survey takes, counted by hand.
///
/// Order and release: none, server, and site with both releases, 4. Timeouts 2, conflicts 3. Feed
/// and reconcile: reliable, and lossy with both, 3. On one app server, documents picked from the
/// queue: slot or second, each with the check or without, 4; images kept by slot or by second: each
/// erased or not, with the check or without, 8; by request: erased or not, 2; together 14. On more
/// app servers all but the last come with one spool and with several: 24 and 2.
#[test]
fn the_whole_survey_has_4752_behaviours() {
    let universe = Universe::new(Scope::default());
    let sites = (0..universe.sites()).map(|site| universe.answers(site));
    let read = sites.filter(|site| site.uncovered().is_empty()).map(|site| site.as_read());
    let behaviours: BTreeSet<Answers> = read.collect();
    assert_eq!(behaviours.len(), 4 * 2 * 3 * 3 * (14 + 26 + 26));
    assert_eq!(behaviours.len(), 4_752);
}
