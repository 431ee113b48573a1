//! Evidence and attestations, held to what they speak of. Nothing is searched and nothing run: what
//! can be recomputed from the files at hand is, and what cannot is said.

use super::asked::Tally;
use honnin_analysis::survey::verify::Wrong;
use honnin_evidence::Unreadable;
use honnin_evidence::replay::NoCounterexample;

// An evidence file.
pub mod document;
// An attestation beside it.
pub mod bundle;
// The answer, for a terminal and for programs.
pub mod sentences;

/// What is held to what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// A signature, to the payload and the key.
    Signature,
    /// The digest of a statement's subject, to the file or text.
    Subject,
    /// A statement, to one that is made afresh from the evidence.
    Statement,
    /// The parts of the document, to each other.
    Whole,
    /// The digest of a sheet, to its text.
    Sheet,
    /// The digest of a group of sources, to those of its files.
    Group,
    /// The digest of a source, to that of the program that runs.
    Program,
    /// The register of the public record, to that of the program that runs.
    Register,
    /// The digest of a source, to the file.
    Source,
    /// A violated claim, to its counterexample on the model.
    Counterexample,
    /// The rules of the survey, to every verdict.
    Rules,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They agree.
    Agrees,
    /// They do not.
    Differs(Why),
    /// It could not be looked at.
    Open(Why),
    /// There is no signature, and nobody asked for one.
    Unsigned,
}

/// Why they do not agree, or why it could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The digest is another.
    OtherDigest,
    /// It is not there.
    Missing,
    /// Only one of the two has it.
    OnlyOne,
    /// The program that runs has another register.
    OtherRegister,
    /// It is no path below the folder.
    NotBelow,
    /// Its parts are not of one piece.
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

/// One thing that was held to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What was held to what.
    pub kind: ItemKind,
    /// Which one: a file, a claim of a sheet, a line.
    pub about: String,
    /// What came of it.
    pub answer: Answer,
}

impl Item {
    fn new(kind: ItemKind, about: impl Into<String>, answer: Answer) -> Item {
        Item { kind, about: about.into(), answer }
    }

    fn same(kind: ItemKind, about: impl Into<String>, same: bool) -> Item {
        let answer = if same { Answer::Agrees } else { Answer::Differs(Why::OtherDigest) };
        Item::new(kind, about, answer)
    }
}

/// Everything that was held to something.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// The items.
    pub items: Vec<Item>,
    /// What came of everything that the evidence asked; none where it is not of one piece.
    pub asked: Option<Tally>,
}

impl Verified {
    /// Whether something differs.
    pub fn differs(&self) -> bool {
        self.items.iter().any(|item| matches!(item.answer, Answer::Differs(_)))
    }

    /// Whether something could not be looked at, or nothing was.
    pub fn open(&self) -> bool {
        let agrees = |item: &Item| item.answer == Answer::Agrees;
        let open = |item: &Item| matches!(item.answer, Answer::Open(_));
        self.items.iter().any(open) || !self.items.iter().any(agrees)
    }
}

impl Answer {
    /// The word in JSON.
    pub fn word(&self) -> &'static str {
        match self {
            Answer::Agrees => "agrees",
            Answer::Differs(_) => "differs",
            Answer::Open(_) => "not-verified",
            Answer::Unsigned => "unsigned",
        }
    }

    fn mark(&self) -> &'static str {
        match self {
            Answer::Agrees => "✓",
            Answer::Differs(_) => "✗",
            Answer::Open(_) => "?",
            Answer::Unsigned => "-",
        }
    }
}

impl ItemKind {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            ItemKind::Signature => "signature",
            ItemKind::Subject => "subject",
            ItemKind::Statement => "statement",
            ItemKind::Whole => "document",
            ItemKind::Sheet => "sheet",
            ItemKind::Group => "group",
            ItemKind::Program => "program",
            ItemKind::Register => "register",
            ItemKind::Source => "source",
            ItemKind::Counterexample => "counterexample",
            ItemKind::Rules => "rules",
        }
    }
}
