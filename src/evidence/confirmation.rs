//! What a document says of a check that the register relies on, and what becomes of a finding.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a document says of a check that the register relies on, from the best to the worst.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Confirmation {
    /// It comes to what the register relies on.
    Confirmed,
    /// This document does not hold it: it is about other sheets.
    NotInEvidence,
    /// The document holds it, and it is not known.
    NotEstablished,
    /// It comes to something else.
    Refuted,
}

/// What becomes of a finding: the worst that is said of its checks.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Every check is confirmed by the document.
    Confirmed,
    /// Some check is not part of this document, and none is worse.
    NotInEvidence,
    /// Some check is not established, and none is refuted.
    Open,
    /// Some check comes to something else.
    Refuted,
    /// No check covers it.
    NotCovered,
}

impl State {
    /// Every state.
    pub const ALL: [State; 5] =
        [State::Confirmed, State::NotInEvidence, State::Open, State::Refuted, State::NotCovered];

    /// What becomes of a finding whose checks come to these.
    pub(crate) fn of(checks: impl Iterator<Item = Confirmation>) -> State {
        match checks.max() {
            None => State::NotCovered,
            Some(Confirmation::Confirmed) => State::Confirmed,
            Some(Confirmation::NotInEvidence) => State::NotInEvidence,
            Some(Confirmation::NotEstablished) => State::Open,
            Some(Confirmation::Refuted) => State::Refuted,
        }
    }
}
