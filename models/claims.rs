//! The claims: what a site must keep, each with its source and how it is evaluated.
//!
//! All are safety claims: each can be judged by looking at one state and the states one step on. C8
//! is judged from the sheet alone.

use crate::site::{Site, State};
use crate::text::Text;
use crate::words;
use std::borrow::Borrow;
use std::fmt;
use witnesses::WitnessId;

// Every claim, with its predicate.
mod catalogue;
pub mod witnesses;

pub use catalogue::{CATALOGUE, ClaimId, all_at_rest, all_settled};

impl ClaimId {
    /// The id that a word such as `C1` (or `c1`) names.
    pub fn from_word(word: &str) -> Option<ClaimId> {
        ClaimId::ALL.into_iter().find(|id| id.to_string().eq_ignore_ascii_case(word))
    }

    /// The catalogue's entry.
    pub fn claim(self) -> &'static Claim {
        CATALOGUE.iter().find(|claim| claim.id == self).expect("every id is in the catalogue")
    }
}

impl fmt::Display for ClaimId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "C{}", *self as u8 + 1)
    }
}

words! {
    /// What a claim came to, in a word: in a search, or in a log.
    VerdictWord {
        /// It holds.
        Holds = "holds",
        /// It is violated.
        Violated = "violated",
        /// Nothing within the scope puts it to the test.
        NoCase = "no-case",
        /// None of these is known.
        NotEstablished = "not-established",
        /// It is not made of the site.
        NotClaimed = "not-claimed",
    }
}

/// A predicate on a state of a site.
pub type Predicate = fn(&Site, &State) -> bool;

/// What is looked at to judge a claim. The predicate says that the claim holds there.
#[derive(Clone, Copy, Debug)]
pub enum Evaluation {
    /// Every reachable state.
    States(Predicate),
    /// Every reachable state in which all requests made so far are settled, and no abandoned work goes
    /// on.
    SettledStates(Predicate),
    /// Every reachable state in which nothing happens any more that can be counted on. That every
    /// behaviour comes to one is a part of the claim: each step has to raise the
    /// [measure](Site::measure).
    StoppedStates(Predicate),
    /// The sheet: no search is needed.
    Sheet,
}

impl Evaluation {
    /// Whether a claim that is judged so holds in a state with these states one step on. They are
    /// looked at only as far as it takes, and by [`StoppedStates`](Evaluation::StoppedStates)
    /// alone.
    ///
    /// # Panics
    /// When the claim is judged from the sheet: no state says anything of it.
    #[inline]
    pub fn holds<S: Borrow<State>>(
        self,
        site: &Site,
        state: &State,
        successors: impl IntoIterator<Item = S>,
    ) -> bool {
        match self {
            Evaluation::States(holds) => holds(site, state),
            Evaluation::SettledStates(holds) => !all_at_rest(site, state) || holds(site, state),
            Evaluation::StoppedStates(holds) => {
                let measure = site.measure(state);
                let rises = |next: S| measure < site.measure(next.borrow());
                (holds(site, state) || site.goes_on(state)) && successors.into_iter().all(rises)
            }
            Evaluation::Sheet => panic!("a claim judged from the sheet is asked of no state"),
        }
    }

    /// Whether it is judged in the states of a site, and not from the sheet.
    pub fn asks_states(self) -> bool {
        !matches!(self, Evaluation::Sheet)
    }
}

/// A property with an id.
#[derive(Debug)]
pub struct Claim {
    /// The id.
    pub id: ClaimId,
    /// The English name, in words joined by hyphens; for programs too.
    pub name: &'static str,
    /// The Japanese name.
    pub name_ja: &'static str,
    /// What it says.
    pub sentence: Text,
    /// Where the demand comes from: the public document that states it, or whose finding it answers.
    /// C7 comes from none.
    pub source: Text,
    /// The case (該当する場面) that puts the claim to the test: where nothing like it can be within
    /// the scope, nothing could have violated the claim. `None` where any delivery is a case, and for a
    /// claim judged from the sheet.
    pub case: Option<WitnessId>,
    /// How it is judged.
    pub evaluation: Evaluation,
}

impl Claim {
    /// Whether the claim is made of this site. C4 speaks of an order; without one it is not made.
    pub fn applies(&self, site: &Site) -> bool {
        self.id != ClaimId::C4 || site.keeps_order()
    }

    /// The name in both languages.
    pub fn title(&self) -> Text {
        Text { ja: self.name_ja, en: self.name }
    }

    /// Whether what puts the claim to the test can occur within the scope of this site at all.
    pub fn has_case(&self, site: &Site) -> bool {
        self.case.is_none_or(|id| id.witness().required(site))
    }

    /// What to ask in every reachable state; `None` for a claim judged from the sheet. Who has the
    /// states one step on at hand asks [`Evaluation::holds`] instead.
    pub fn check(&self) -> Option<impl Fn(&Site, &State) -> bool + Copy + Send + Sync + use<>> {
        let evaluation = self.evaluation;
        evaluation.asks_states().then_some(move |site: &Site, state: &State| {
            evaluation.holds(site, state, site.successors(state).map(|(_, next)| next))
        })
    }
}
