//! Evidence and attestations, checked against what they are about.
//!
//! What can be recomputed from the files at hand is. What only a search or a run can know is not: it
//! takes a signature by a key that was given, or everything is done again and compared.

use super::checks::CheckTally;
use honnin_evidence::Unreadable;
use honnin_models::words;
use serde_json::Value;

// An evidence file.
pub mod document;
// An attestation beside it.
pub mod bundle;
// Everything done again, and the document compared with it.
pub mod again;
// The answer, for a terminal and for programs.
pub mod sentences;

words! {
    /// What is checked against what.
    ItemKind {
        /// A signature, against the payload and the key.
        Signature = "signature",
        /// The digest of a statement's subject, against the file or text.
        Subject = "subject",
        /// A statement, against one that is made afresh from the evidence.
        Statement = "statement",
        /// The parts of the document, against each other.
        Whole = "document",
        /// The digest of a sheet, against its text.
        Sheet = "sheet",
        /// The digest of a group of sources, against those of its files.
        Group = "group",
        /// The digest of a source, against that of the program that runs.
        Program = "program",
        /// The register of the public record, against that of the program that runs.
        Register = "register",
        /// A case of the same failure elsewhere, against that of the program that runs.
        Cases = "cases",
        /// The digest of a source, against the file.
        Source = "source",
        /// A violated claim, against its counterexample on the model.
        Counterexample = "counterexample",
        /// The rules of the survey, against every verdict.
        Rules = "rules",
        /// A part of the document, against what was searched and run again.
        Again = "again",
    }
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerificationResult {
    /// They agree.
    Agrees,
    /// They do not.
    Differs(VerificationReason),
    /// It could not be looked at.
    Open(VerificationReason),
    /// There is no signature, and nobody asked for one.
    Unsigned,
}

/// Why they do not agree, or why it could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerificationReason {
    /// The digest is another.
    OtherDigest,
    /// It is not there.
    Missing,
    /// It cannot be read, or is nothing that is read: no file, or one that is too large.
    NotReadable,
    /// There is no evidence beside it that it could be made from again.
    NoEvidence,
    /// Only one of the two has it.
    OnlyOne,
    /// The program that runs has another register.
    OtherRegister,
    /// It is no path below the folder.
    NotBelow,
    /// Its parts are not internally consistent.
    Broken(Unreadable),
    /// There are no steps.
    NoSteps,
    /// There are no rules, because some verdict is not established.
    NoRules,
    /// The key did not sign it.
    OtherKey,
    /// It is not signed.
    NotSigned,
    /// It is signed, and no key was given.
    NoKey,
    /// It is no statement.
    NoStatement,
    /// There are several of this kind.
    Twice,
    /// It is of a kind that this program does not know.
    Unknown,
    /// The evidence says otherwise.
    OtherStatement,
    /// Something else was found now than the document says; `None` where one of them says nothing.
    Found {
        /// What the document says.
        document: Option<Value>,
        /// What was found now.
        now: Option<Value>,
    },
    /// It was not done again to its end.
    Cut,
}

impl VerificationReason {
    /// Why a file could not be looked at.
    fn of_file(error: &std::io::Error) -> VerificationReason {
        match error.kind() {
            std::io::ErrorKind::NotFound => VerificationReason::Missing,
            _ => VerificationReason::NotReadable,
        }
    }
}

/// One thing that was checked against another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What was checked against what.
    pub kind: ItemKind,
    /// Which one: a file, a claim of a sheet, a line.
    pub about: String,
    /// What came of it.
    pub answer: VerificationResult,
}

impl Item {
    fn new(kind: ItemKind, about: impl Into<String>, answer: VerificationResult) -> Item {
        Item { kind, about: about.into(), answer }
    }

    fn same(kind: ItemKind, about: impl Into<String>, same: bool) -> Item {
        let answer = if same {
            VerificationResult::Agrees
        } else {
            VerificationResult::Differs(VerificationReason::OtherDigest)
        };
        Item::new(kind, about, answer)
    }
}

/// Everything that was checked against something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// The items.
    pub items: Vec<Item>,
    /// What came of everything that the evidence asked; none where it is not internally consistent.
    pub checks: Option<CheckTally>,
}

impl Verified {
    /// Whether something differs.
    pub fn differs(&self) -> bool {
        self.items.iter().any(|item| matches!(item.answer, VerificationResult::Differs(_)))
    }

    /// Whether it is not enough to rely on: something could not be looked at, or there is neither a
    /// signature by a key that was given nor was everything done again.
    pub fn is_inconclusive(&self) -> bool {
        let open = |item: &Item| matches!(item.answer, VerificationResult::Open(_));
        self.items.iter().any(open) || !(self.is_signed() || self.is_done_again())
    }

    /// Whether every statement is signed by a key that was given.
    pub fn is_signed(&self) -> bool {
        self.every(ItemKind::Signature, |answer| *answer == VerificationResult::Agrees)
    }

    /// Whether everything was searched and run again, to its end.
    pub fn is_done_again(&self) -> bool {
        self.every(ItemKind::Again, |answer| !matches!(answer, VerificationResult::Open(_)))
    }

    /// Whether the evidence was made by other sources of the program than those of the one that runs.
    pub fn is_of_other_sources(&self) -> bool {
        let differs = |it: &&Item| matches!(it.answer, VerificationResult::Differs(_));
        self.items.iter().filter(differs).any(|it| it.kind == ItemKind::Program)
    }

    /// Whether there are items of a kind, and each has such an answer.
    fn every(&self, kind: ItemKind, such: impl Fn(&VerificationResult) -> bool) -> bool {
        let mut answers = self.items.iter().filter(|it| it.kind == kind).map(|it| &it.answer);
        answers.clone().next().is_some() && answers.all(such)
    }
}

impl VerificationResult {
    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            VerificationResult::Agrees => "agrees",
            VerificationResult::Differs(_) => "differs",
            VerificationResult::Open(_) => "not-verified",
            VerificationResult::Unsigned => "unsigned",
        }
    }

    fn mark(&self) -> &'static str {
        match self {
            VerificationResult::Agrees => "✓",
            VerificationResult::Differs(_) => "✗",
            VerificationResult::Open(_) => "?",
            VerificationResult::Unsigned => "-",
        }
    }
}
