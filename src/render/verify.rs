//! Evidence and attestations, checked against what they are about. Nothing is searched and nothing run: what
//! can be recomputed from the files at hand is, and what cannot is said.

use super::checks::CheckTally;
use honnin_analysis::survey::verify::Wrong;
use honnin_evidence::Unreadable;
use honnin_evidence::replay::NoCounterexample;
use honnin_models::words;

// An evidence file.
pub mod document;
// An attestation beside it.
pub mod bundle;
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
        /// The digest of a source, against the file.
        Source = "source",
        /// A violated claim, against its counterexample on the model.
        Counterexample = "counterexample",
        /// The rules of the survey, against every verdict.
        Rules = "rules",
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
    /// Only one of the two has it.
    OnlyOne,
    /// The program that runs has another register.
    OtherRegister,
    /// It is no path below the folder.
    NotBelow,
    /// Its parts are not internally consistent.
    Broken(Unreadable),
    /// The steps are no counterexample.
    Steps(NoCounterexample),
    /// There are no steps.
    NoSteps,
    /// The verdict is not what the sheet says.
    OtherVerdict,
    /// The rules are not those of the verdicts.
    Rules(Option<Wrong>),
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

    /// Whether something could not be looked at, or nothing was.
    pub fn is_inconclusive(&self) -> bool {
        let agrees = |item: &Item| item.answer == VerificationResult::Agrees;
        let open = |item: &Item| matches!(item.answer, VerificationResult::Open(_));
        self.items.iter().any(open) || !self.items.iter().any(agrees)
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
