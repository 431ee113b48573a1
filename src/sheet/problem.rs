//! What can be wrong with a sheet, or with another file that is read as sheets are.

use honnin_messages::MessageId;
use honnin_models::answers::Uncovered;
use honnin_models::claims::ClaimId;
use honnin_models::keys::Allowed;
use std::ops::Range;

/// What a file is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A sheet.
    Sheet,
    /// A file of the record.
    Record,
}

impl FileKind {
    /// The word by which messages distinguish them.
    pub fn word(self) -> &'static str {
        match self {
            FileKind::Sheet => "sheet",
            FileKind::Record => "record",
        }
    }
}

/// One thing wrong with a file, and the bytes of its text that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where; an empty range at the start when it is about the whole file.
    pub span: Range<usize>,
    /// What.
    pub kind: ProblemKind,
}

/// What kind of value a key takes, or was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Float,
    /// `true` or `false`.
    Boolean,
    /// A date or a time.
    Datetime,
    /// A list.
    Array,
    /// A table.
    Table,
}

/// The values that a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AllowedValues {
    /// Those of a question of the register.
    Answers(Allowed),
    /// These words.
    Words(Vec<String>),
    /// What is written so: `[order]`, `without = { … }`.
    Form(String),
}

impl AllowedValues {
    /// These words.
    pub fn words(words: &[&str]) -> AllowedValues {
        AllowedValues::Words(words.iter().map(|&word| word.to_owned()).collect())
    }
}

/// A sentence of one kind of file alone, by the ids of its messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProblemSentence {
    /// The message that says what is wrong.
    pub title: MessageId,
    /// The values that are put into it.
    pub values: Vec<(&'static str, String)>,
    /// The message that helps.
    pub help: MessageId,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The file has no content.
    Empty,
    /// The file is not UTF-8.
    NotUtf8,
    /// The text is not TOML; the parser's own message.
    Syntax(String),
    /// A duplicate key, which TOML does not allow.
    KeyTwice,
    /// A name of a site, or of a part of one, that no name can be.
    NoName {
        /// The key.
        key: String,
        /// The most characters.
        most: usize,
    },
    /// The id of a condition that is that of a claim.
    NameOfClaim {
        /// The id.
        name: String,
    },
    /// A key that this table does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// The table, without brackets; empty for the top.
        table: String,
        /// The keys it has.
        allowed: Vec<String>,
        /// The key that was probably meant.
        meant: Option<String>,
    },
    /// A key of the sheet that is not allowed here.
    KeyNotHere {
        /// The key.
        key: String,
        /// The table.
        table: String,
        /// The keys that are allowed here.
        allowed: Vec<String>,
    },
    /// A dotted key without its quotes.
    UnquotedKey {
        /// The key that was meant.
        key: String,
    },
    /// A value of another type.
    WrongType {
        /// The key.
        key: String,
        /// What is needed.
        needed: Type,
        /// What was found.
        found: Type,
        /// The values allowed, where they can be named.
        allowed: Option<AllowedValues>,
    },
    /// A value of the right type that is not among those allowed.
    NotAllowed {
        /// The key.
        key: String,
        /// What was found, as the sheet writes it.
        found: String,
        /// The values allowed.
        allowed: AllowedValues,
        /// The word that was probably meant.
        meant: Option<String>,
    },
    /// A character that a terminal would obey instead of showing it.
    ControlCharacter {
        /// The key.
        key: String,
    },
    /// A dotted key at the top: it belongs under the header of its section.
    DottedAtTop {
        /// The key.
        key: String,
    },
    /// A condition whose absence changes nothing.
    WithoutEffect {
        /// The condition.
        id: String,
    },
    /// The file is larger than any sheet.
    TooLarge {
        /// The most bytes.
        most: usize,
    },
    /// A key that must be there.
    Missing {
        /// The key.
        key: String,
        /// The table; empty for the top.
        table: String,
    },
    /// A sentence that must be there in one language at least.
    NoLabel {
        /// The table.
        table: String,
    },
    /// A text without content.
    Blank {
        /// The key.
        key: String,
    },
    /// A name that another item of the same kind has.
    Duplicate {
        /// The name.
        name: String,
    },
    /// A name that the sheet in another file of the same run has.
    DuplicateSheet {
        /// The name.
        name: String,
        /// The other file.
        other: String,
    },
    /// A combination of answers that the model does not cover.
    Uncovered {
        /// Which.
        which: Uncovered,
        /// The answers, as a sheet writes them.
        answers: Vec<String>,
    },
    /// The same, of answers changed by a set of conditions.
    UncoveredTogether {
        /// Which.
        which: Uncovered,
        /// The conditions left out.
        conditions: Vec<String>,
    },
    /// An installed answer that does not differ from the design.
    RepeatsDesign {
        /// The key.
        key: String,
    },
    /// `[expect.designed]` in a sheet without `[installed]`.
    NothingInstalled,
    /// An expectation of a claim that does not apply to this site.
    NotClaimed {
        /// The claim.
        claim: ClaimId,
    },
    /// More conditions than a matrix of all subsets can show.
    TooManyConditions {
        /// The most.
        most: usize,
    },
    /// What only one kind of file can have wrong.
    Told(ProblemSentence),
}
