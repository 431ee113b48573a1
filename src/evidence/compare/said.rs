//! What a document says at a place.

use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::words;
use honnin_sheet::Settings;
use serde::Serialize;

/// What a document says at a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum StatedValue {
    /// One of our words, which has a name in every language.
    Word(Word),
    /// A verdict.
    Verdict(VerdictWord),
    /// A number.
    Number(u64),
    /// Claims.
    Claims(Vec<ClaimId>),
    /// A word of ours, and claims.
    Of(Word, Vec<ClaimId>),
    /// Answers that are changed.
    Settings(Settings),
    /// Several ways to change answers.
    Ways(Vec<Settings>),
    /// A name, a version, a digest or another text, which is the same in every language.
    Text(String),
}

words! {
    /// A word that documents are compared by.
    Word {
        /// It is there.
        There = "there",
        /// A claim broke.
        Broke = "broke",
        /// A claim did not break.
        DidNotBreak = "did-not-break",
        /// A witness was reached, or a claim in a campaign's environment.
        Reached = "reached",
        /// A witness was not reached.
        NotReached = "not-reached",
        /// A claim breaks beyond the scope of the sheet.
        Beyond = "beyond",
        /// A campaign could reveal a defect.
        Revealed = "revealed",
        /// A campaign could not reveal a defect.
        Hidden = "hidden",
        /// A layer finds a defect.
        Found = "found",
        /// It does not.
        NotFound = "not-found",
        /// It cannot.
        CannotFind = "cannot-find",
        /// There is nothing for it to find.
        NothingToFind = "nothing-to-find",
        /// A model accepts a log.
        Accepted = "accepted",
        /// A model does not accept it.
        Rejected = "rejected",
        /// The test implementation stayed within the model.
        Kept = "kept",
        /// It left it.
        Left = "left",
        /// It could not be run.
        Failed = "failed",
        /// A campaign can find nothing of what there is.
        Blind = "blind",
        /// A scope is enough.
        Enough = "enough",
        /// It is not.
        NotEnough = "not-enough",
        /// A remedy works when one more may happen, too.
        Agrees = "agrees",
        /// It does not: claims break.
        Breaks = "breaks",
        /// The model goes no further.
        OutOfReach = "out-of-reach",
        /// There is none.
        None = "none",
        /// All of a finding is covered.
        Covered = "covered",
        /// A part of it.
        Partly = "partly",
        /// Nothing of it.
        NotCovered = "not-covered",
        /// Neither is known.
        NotEstablished = "not-established",
    }
}

impl From<Word> for StatedValue {
    fn from(word: Word) -> StatedValue {
        StatedValue::Word(word)
    }
}

impl From<VerdictWord> for StatedValue {
    fn from(word: VerdictWord) -> StatedValue {
        StatedValue::Verdict(word)
    }
}

impl From<u64> for StatedValue {
    fn from(number: u64) -> StatedValue {
        StatedValue::Number(number)
    }
}
