//! What a document says of a check that the register relies on, and what becomes of a finding.

use honnin_models::words;

words! {
    /// What a document says of a check that the register relies on, from the best to the worst.
    Confirmation {
        /// It says what the register relies on.
        Confirmed = "confirmed",
        /// This document does not have it: it is about other sheets.
        NotInEvidence = "not-in-evidence",
        /// The document has it, and it is not known.
        NotEstablished = "not-established",
        /// It says something else.
        Refuted = "refuted",
    }
}

words! {
    /// What becomes of a finding: the worst that is said of its checks.
    ConfirmationState {
        /// Every check is confirmed by the document.
        Confirmed = "confirmed",
        /// Some check is not part of this document, and none is worse.
        NotInEvidence = "not-in-evidence",
        /// Some check is not established, and none is refuted.
        Open = "open",
        /// Some check says something else.
        Refuted = "refuted",
        /// No check covers it.
        NotCovered = "not-covered",
    }
}

impl ConfirmationState {
    /// What becomes of a finding whose checks come to these.
    pub(crate) fn worst_of(checks: impl Iterator<Item = Confirmation>) -> ConfirmationState {
        match checks.max() {
            None => ConfirmationState::NotCovered,
            Some(Confirmation::Confirmed) => ConfirmationState::Confirmed,
            Some(Confirmation::NotInEvidence) => ConfirmationState::NotInEvidence,
            Some(Confirmation::NotEstablished) => ConfirmationState::Open,
            Some(Confirmation::Refuted) => ConfirmationState::Refuted,
        }
    }
}
