//! A sheet's claims, judged, beside what the record expects.

use super::engine::Exploration;
use super::search::Search;
use super::verdict::{Verdict, Verdicts};
use honnin_models::Site;
use honnin_models::answers::Answers;
use honnin_models::claims::{ClaimId, witnesses};
use honnin_sheet::{Expected, Sheet, Stand};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A claim's verdict beside what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What the claim came to.
    pub verdict: Verdict,
    /// What was expected; `None` when the claim is not made of the site.
    pub expected: Option<Expected>,
}

impl Judged {
    /// Whether the verdict is established and is not what was expected.
    pub fn differs(&self) -> bool {
        match (&self.verdict, self.expected) {
            (Verdict::Holds, Some(expected)) => expected == Expected::Violated,
            (Verdict::Violated { .. }, Some(expected)) => expected == Expected::Holds,
            _ => false,
        }
    }

    /// Whether neither is known.
    pub fn open(&self) -> bool {
        matches!(self.verdict, Verdict::NotEstablished(_))
    }
}

/// One sheet in one stand, checked.
#[derive(Clone, Debug)]
pub struct Check<'s> {
    /// The sheet.
    pub sheet: &'s Sheet,
    /// As designed or as installed.
    pub stand: Stand,
    /// The answers that were explored.
    pub answers: Answers,
    /// The engine's name.
    pub engine: String,
    /// What the engine saw.
    pub seen: Rc<Exploration>,
    /// Every claim with its verdict.
    pub claims: BTreeMap<ClaimId, Judged>,
}

impl Check<'_> {
    /// The witnesses that this check reports, in the order of the catalogue, and whether each was
    /// seen.
    pub fn witnesses(&self) -> Vec<(&'static str, bool)> {
        let site = Site::new(self.answers);
        let reported = witnesses::CATALOGUE.iter().filter(|witness| witness.reported(&site));
        reported.map(|w| (w.name, self.seen.witnesses.contains(w.name))).collect()
    }

    /// Whether every verdict is established and is what was expected.
    pub fn as_expected(&self) -> bool {
        !self.claims.values().any(|judged| judged.differs() || judged.open())
    }

    /// The claims that hold and have no case within the scope: what they speak of cannot occur
    /// there, so nothing was seen that could have broken them.
    pub fn without_case(&self) -> Vec<ClaimId> {
        let site = Site::new(self.answers);
        let holds = self.claims.iter().filter(|(_, judged)| judged.verdict.holds());
        holds.map(|(&id, _)| id).filter(|id| !id.claim().has_case(&site)).collect()
    }

    /// The violated claims.
    pub fn violated(&self) -> Vec<ClaimId> {
        let violated = self.claims.iter().filter(|(_, judged)| judged.verdict.violated());
        violated.map(|(&id, _)| id).collect()
    }
}

/// Checks a sheet in one stand.
pub fn check<'s>(search: &Search<'_>, sheet: &'s Sheet, stand: Stand) -> Check<'s> {
    let answers = sheet.answers(stand);
    let seen = search.explore(&sheet.name, &answers);
    let as_designed = answers == sheet.designed;
    let judged =
        |id: ClaimId, verdict: Verdict| Judged { verdict, expected: sheet.expected(stand, id) };
    let verdicts = Verdicts::judge(&answers, &seen, as_designed);
    let claims = verdicts.into_iter().map(|(id, verdict)| (id, judged(id, verdict))).collect();
    let engine = search.engine_name();
    Check { sheet, stand, answers, engine, seen, claims }
}

/// Checks sheets in every stand they have.
pub fn check_all<'s>(search: &Search<'_>, sheets: &'s [Sheet]) -> Vec<Check<'s>> {
    let stands = sheets.iter().flat_map(|sheet| sheet.stands().iter().map(move |&s| (sheet, s)));
    stands.map(|(sheet, stand)| check(search, sheet, stand)).collect()
}
