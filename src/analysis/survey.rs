//! The survey: every combination of decisions, every claim, and the short rules that separate the
//! sites where a claim holds from those where it breaks.
//!
//! Each site is searched completely, on the requested number of threads; sites that differ only in
//! answers that make no difference ([`Answers::as_read`]) share one search, and each is judged on
//! its own. Results are stored as they come ([`store`]). The [rules] are found from the verdicts of
//! all sites, and each is then [verified](verify) against every one of them. Where one verdict is
//! missing there are no rules.

use crate::engine::Engine;
use crate::turns::in_turns;
use crate::{Exploration, NotEstablishedReason, SiteSearch, Verdict, Verdicts};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_search::limits::{Interrupt, Limits, StopReason};
use maker::SurveyMaker;
use matter::Matter;
use rules::Explanation;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::time::{Duration, Instant};
use store::Store;
use universe::Universe;

// Every combination of answers to some questions.
pub mod universe;
// Rules as cubes, and all prime ones among them.
pub mod cube;
// The fewest of them that cover everything.
pub mod cover;
// What is said of a claim in terms of the sheet.
pub mod rules;
// Rules checked against every site, by other means than those that found them.
pub mod verify;
// What makes a difference to a claim, and what does not.
pub mod matter;
// Who made the findings.
pub mod maker;
// What was found, kept in a file as it comes.
pub mod store;
// Some of what a file says, found anew.
pub mod spot;
// What was found, as a table.
pub mod table;

/// What a survey is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The sites.
    pub universe: Universe,
    /// The claims, in order. C8 is judged from the sheet, and no sheet is surveyed.
    pub claims: Vec<ClaimId>,
}

/// The claims that a survey can be about: those that a search judges.
pub fn surveyed() -> Vec<ClaimId> {
    ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some()).collect()
}

/// How a survey is made.
pub struct SurveyEffort<'a> {
    /// Makes the engine of one thread.
    pub engine: &'a (dyn Fn() -> Box<dyn Engine> + Sync),
    /// Whether a second engine repeats every search.
    pub cross_check: bool,
    /// The bounds of each search.
    pub limits: Limits,
    /// Set when the user stops everything.
    pub interrupt: Interrupt,
    /// How many threads search.
    pub threads: usize,
}

impl SurveyEffort<'_> {
    /// Who finds what is found so. This searches a few sites, without bounds.
    pub fn maker(&self) -> SurveyMaker {
        let search = SiteSearch::new().engine((self.engine)());
        SurveyMaker::for_search(&if self.cross_check { search.cross_check() } else { search })
    }

    /// A separate search for one thread.
    fn search(&self) -> SiteSearch<'static> {
        let search = SiteSearch::new().engine((self.engine)()).limits(self.limits);
        let search = search.interrupt(Interrupt::clone(&self.interrupt));
        if self.cross_check { search.cross_check() } else { search }
    }
}

/// How far a survey is.
#[derive(Clone, Copy, Debug)]
pub struct SurveyProgress {
    /// Sites judged, including those of earlier runs.
    pub done: usize,
    /// All sites.
    pub of: usize,
    /// Sites that earlier runs had judged.
    pub before: usize,
    /// Time since this run began.
    pub elapsed: Duration,
}

impl SurveyProgress {
    /// About how long it will take from here, if the sites to come are like those of this run;
    /// `None` before the first of them.
    pub fn left(&self) -> Option<Duration> {
        let in_this_run = u32::try_from(self.done - self.before).ok().filter(|done| *done > 0)?;
        let open = u32::try_from(self.of - self.done).ok()?;
        Some(self.elapsed / in_this_run * open)
    }
}

/// What is known of one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownSite {
    /// The states that were explored.
    pub states: u64,
    /// The verdict on each claim of the subject, without counterexamples.
    pub verdicts: Vec<Verdict>,
    /// Whether every state was visited and every claim judged, so that it need not be done again.
    pub settled: bool,
}

impl KnownSite {
    /// A site whose answers do not go together: no claim is made of it.
    pub(crate) fn uncovered(subject: &Subject) -> KnownSite {
        let verdicts = vec![Verdict::NotClaimed; subject.claims.len()];
        KnownSite { states: 0, verdicts, settled: true }
    }

    /// A letter for each verdict.
    fn letters(&self) -> String {
        self.verdicts.iter().map(store::letter).collect()
    }
}

/// What a survey found.
#[derive(Clone, Debug)]
pub struct Survey {
    /// What it is about.
    pub subject: Subject,
    /// The name of the engine.
    pub engine: String,
    /// What is known of each site; `None` of those that were not reached.
    pub sites: Vec<Option<KnownSite>>,
}

/// How many sites have which verdict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SurveyCounts {
    /// The claim holds.
    pub holds: usize,
    /// It is violated.
    pub violated: usize,
    /// It is not claimed.
    pub not_claimed: usize,
    /// The scope has no case of it.
    pub no_case: usize,
    /// Nothing is known.
    pub not_established: usize,
}

impl Survey {
    /// The verdict on a claim at a site. One that was not reached is not established: the survey
    /// was stopped before.
    ///
    /// # Panics
    /// When the survey is not about the claim.
    pub fn verdict(&self, site: usize, claim: ClaimId) -> Verdict {
        verdict_at(&self.sites[site], self.place(claim))
    }

    /// The verdict on a claim at every site, in their order.
    ///
    /// # Panics
    /// When the survey does not ask about the claim.
    pub fn verdicts(&self, claim: ClaimId) -> Vec<Verdict> {
        let place = self.place(claim);
        self.sites.iter().map(|known| verdict_at(known, place)).collect()
    }

    /// The place of a claim among those asked about.
    fn place(&self, claim: ClaimId) -> usize {
        let place = self.subject.claims.iter().position(|asked| *asked == claim);
        place.expect("the survey asks about the claim")
    }

    /// How many sites have which verdict.
    pub fn counts(&self, claim: ClaimId) -> SurveyCounts {
        let mut counts = SurveyCounts::default();
        for verdict in self.verdicts(claim) {
            *match verdict {
                Verdict::Holds => &mut counts.holds,
                Verdict::Violated { .. } => &mut counts.violated,
                Verdict::NotClaimed => &mut counts.not_claimed,
                Verdict::NoCase => &mut counts.no_case,
                Verdict::NotEstablished { .. } => &mut counts.not_established,
            } += 1;
        }
        counts
    }

    /// The states that were explored, of all sites together.
    pub fn states(&self) -> u64 {
        self.sites.iter().flatten().map(|known| known.states).sum()
    }

    /// At how many sites every claim was judged, and nothing was cut.
    pub fn settled(&self) -> usize {
        self.sites.iter().flatten().filter(|known| known.settled).count()
    }
}

/// The verdict at a site on the claim at this place; not established where the site was not reached.
fn verdict_at(known: &Option<KnownSite>, place: usize) -> Verdict {
    let verdict = known.as_ref().map(|known| known.verdicts[place].clone());
    verdict.unwrap_or(Verdict::NotEstablished {
        why: NotEstablishedReason::Cut(StopReason::Interrupted),
    })
}

/// What a survey says of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyedClaim {
    /// The claim.
    pub claim: ClaimId,
    /// How many sites have which verdict.
    pub counts: SurveyCounts,
    /// The questions that make a difference.
    pub matters: Vec<Matter>,
    /// The rules.
    pub explanation: Explanation,
}

impl Survey {
    /// What the survey says of each claim; so many threads find it out, a claim each.
    ///
    /// # Panics
    /// When there is no thread.
    pub fn surveyed_claims(&self, threads: usize) -> Vec<SurveyedClaim> {
        let said = |claim: ClaimId| SurveyedClaim {
            claim,
            counts: self.counts(claim),
            matters: matter::matters(self, claim),
            explanation: rules::explain(self, claim),
        };
        let claims = &self.subject.claims;
        let mut found: BTreeMap<usize, SurveyedClaim> = BTreeMap::new();
        let Ok(()) = in_turns(
            threads,
            claims.len(),
            |turns, sent| {
                for turn in turns {
                    if sent.send((turn, said(claims[turn]))).is_err() {
                        return;
                    }
                }
            },
            |(turn, said)| -> Result<(), Infallible> {
                found.insert(turn, said);
                Ok(())
            },
        );
        found.into_values().collect()
    }
}

/// Surveys every site that the store does not know yet, and puts there what is found. `tell` is
/// called with its progress. A survey that is interrupted ends with what it has.
///
/// # Errors
/// When the store cannot be written to; nothing is said then.
pub fn survey(
    subject: Subject,
    effort: &SurveyEffort<'_>,
    store: &mut Store,
    mut tell: impl FnMut(SurveyProgress),
) -> io::Result<Survey> {
    let started = Instant::now();
    let mut sites = store.known(&subject);
    let before = sites.iter().flatten().count();
    // What the model does not cover needs no search.
    for (site, answers) in subject.universe.every_site().iter().enumerate() {
        if !answers.uncovered().is_empty() {
            sites[site] = Some(KnownSite::uncovered(&subject));
        }
    }
    let open = (0..sites.len()).filter(|site| sites[*site].is_none());
    let open = same(&subject.universe, open);
    let engine = effort.search().engine_name();
    let order: Vec<usize> = spread(open.len()).collect();
    let mut done = before;
    in_turns(
        effort.threads,
        open.len(),
        |turns, found| {
            let search = effort.search();
            for turn in turns {
                let (answers, same) = &open[order[turn]];
                if search.interrupted() {
                    return;
                }
                let seen = search.glance("survey", answers);
                for &site in same {
                    if found.send((site, judged(&subject, &seen, site))).is_err() {
                        return;
                    }
                }
            }
        },
        |(site, known)| -> io::Result<()> {
            store.put(site, &known)?;
            sites[site] = Some(known);
            done += 1;
            tell(SurveyProgress { done, of: sites.len(), before, elapsed: started.elapsed() });
            Ok(())
        },
    )?;
    Ok(Survey { subject, engine, sites })
}

/// Sites by what a search of each would see: those that come together share one.
fn same(universe: &Universe, sites: impl Iterator<Item = usize>) -> Vec<(Answers, Vec<usize>)> {
    let answers = universe.every_site();
    let mut same: BTreeMap<Answers, Vec<usize>> = BTreeMap::new();
    for site in sites {
        same.entry(answers[site].as_read()).or_default().push(site);
    }
    same.into_iter().collect()
}

/// All searches, neighbours far apart: a few of them are typical of all, so that the time they took
/// says how long the others will take.
fn spread(searches: usize) -> impl Iterator<Item = usize> {
    let coprime = |stride: &usize| greatest_common_divisor(*stride, searches) == 1;
    let stride =
        (searches * 618 / 1000..).find(coprime).expect("one of any row of numbers is coprime");
    (0..searches).map(move |turn| turn * stride % searches)
}

fn greatest_common_divisor(a: usize, b: usize) -> usize {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// What is known of a site, from what was seen of it: it is judged by its own answers.
fn judged(subject: &Subject, seen: &Exploration, site: usize) -> KnownSite {
    let judged = Verdicts::judge(&subject.universe.answers(site), seen, true);
    let verdicts: Vec<Verdict> = subject.claims.iter().map(|id| judged[id].clone()).collect();
    let settled = seen.cut.is_none() && verdicts.iter().all(Verdict::established);
    KnownSite { states: seen.states, verdicts, settled }
}
