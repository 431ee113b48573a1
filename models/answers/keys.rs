//! The register of questions: every key of a sheet that has an answer in [`Answers`].
//!
//! A key is defined here once. Readers and writers of sheets, the template of a new sheet, its JSON
//! Schema, condition matrices, remedies and campaigns are all derived from this register.

use crate::answers::Answers;
use crate::text::Text;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

// The register itself.
mod register;
// Keys, answers and settings as they are written.
mod written;

pub use register::{KEYS, SECTIONS};

/// An answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// One of the words that the question allows.
    Word(&'static str),
    /// A number.
    Number(u8),
    /// Yes or no.
    Flag(bool),
}

impl fmt::Display for Answer {
    /// As a sheet writes it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Word(word) => write!(formatter, "\"{word}\""),
            Answer::Number(number) => write!(formatter, "{number}"),
            Answer::Flag(flag) => write!(formatter, "{flag}"),
        }
    }
}

/// Which answers a question allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number from the first to the second, both included.
    Numbers(u8, u8),
    /// `true` or `false`.
    Flag,
}

impl Allowed {
    /// Every allowed answer, in order.
    pub fn answers(self) -> Vec<Answer> {
        match self {
            Allowed::Words(words) => words.iter().map(|&word| Answer::Word(word)).collect(),
            Allowed::Numbers(first, last) => (first..=last).map(Answer::Number).collect(),
            Allowed::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        }
    }
}

/// A key by its entry in the register. It is written as its name.
pub type KeyId = &'static Key;

/// A key with an answer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Setting {
    /// The key.
    pub key: KeyId,
    /// The answer, one of those that the key allows.
    pub answer: Answer,
}

impl Setting {
    /// A key with an answer to it.
    pub fn new(key: KeyId, answer: Answer) -> Setting {
        Setting { key, answer }
    }
}

impl fmt::Display for Setting {
    /// As a sheet writes it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} = {}", self.key.name, self.answer)
    }
}

/// Which answers to a question the search of the model alone knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnlySearched {
    /// None: whatever is allowed is known everywhere.
    Nothing,
    /// This word.
    Word(&'static str),
    /// Every answer but that of the reference design.
    AllButTheDefault,
}

/// A key of the sheet: one question.
pub struct Key {
    /// Section and name, joined by a dot: `sync.release`.
    pub name: &'static str,
    /// The question that the answer belongs to.
    pub question: Text,
    /// The answers that are allowed.
    pub allowed: Allowed,
    /// What each of them means, in their order; none where answers are numbers, which say it
    /// themselves, and where the question is about the bound of a search.
    meanings: &'static [Text],
    /// Whether this is a decision that a remedy may change. Numbers of servers and pages are facts
    /// of the site, and the scope is a bound of the search.
    pub decision: bool,
    /// Whether an app server may have an answer of its own, where the program on it is another one.
    pub of_server: bool,
    /// Which answers the search of the model alone knows.
    only_searched: OnlySearched,
    read: fn(&Answers) -> Answer,
    write: fn(&mut Answers, Answer),
}

impl Key {
    /// The same question, of which each app server may have an answer of its own.
    const fn of_server(self) -> Key {
        Key { of_server: true, ..self }
    }

    /// The same question, of which the search of the model alone knows these answers.
    const fn only_searched(self, only_searched: OnlySearched) -> Key {
        Key { only_searched, ..self }
    }

    /// The same question, whose number is a decision.
    const fn decided(self) -> Key {
        Key { decision: true, ..self }
    }

    /// The section of the sheet, without brackets.
    pub fn section(&self) -> &'static str {
        self.name.split_once('.').expect("a key has a section and a name").0
    }

    /// The name within the section.
    pub fn short_name(&self) -> &'static str {
        self.name.split_once('.').expect("a key has a section and a name").1
    }

    /// The answer that a site gives.
    pub fn get(&self, answers: &Answers) -> Answer {
        (self.read)(answers)
    }

    /// Changes the answer, that of every app server.
    ///
    /// # Panics
    /// When the answer is not allowed; readers refuse those first.
    pub fn set(&self, answers: &mut Answers, answer: Answer) {
        assert!(
            self.allowed.answers().contains(&answer),
            "an answer to {} is one of those allowed, not {answer}",
            self.name
        );
        answers.own.clear(self);
        (self.write)(answers, answer);
    }

    /// Whether the search of the model alone knows an answer: the test implementation and the check of
    /// logs do not.
    pub fn is_only_searched(&self, answer: Answer) -> bool {
        match self.only_searched {
            OnlySearched::Nothing => false,
            OnlySearched::Word(word) => answer == Answer::Word(word),
            OnlySearched::AllButTheDefault => answer != self.default(),
        }
    }

    /// The answers that the test implementation and the check of logs know as well, in order.
    pub fn implemented(&self) -> Vec<Answer> {
        let mut answers = self.allowed.answers();
        answers.retain(|&answer| !self.is_only_searched(answer));
        answers
    }

    /// The answers that are tried in place of a site's own, in order: whatever other words are allowed,
    /// but of numbers only that of the reference design, or the next one where the site has that.
    pub fn others(&self, answers: &Answers) -> Vec<Answer> {
        let given = self.get(answers);
        let mut others = self.allowed.answers();
        others.retain(|&answer| answer != given);
        if let Allowed::Numbers(..) = self.allowed {
            let of_reference = self.default();
            others.retain(|&answer| given == of_reference || answer == of_reference);
            others.truncate(1);
        }
        others
    }

    /// What an answer means, in a sentence, whatever the answers to other questions are; `None` for a
    /// number, and for a bound of the search.
    pub fn meaning(&self, answer: Answer) -> Option<Text> {
        let place = self.allowed.answers().iter().position(|allowed| *allowed == answer);
        place.and_then(|place| self.meanings.get(place).copied())
    }

    /// The answer of the reference design and the default scope.
    pub fn default(&self) -> Answer {
        self.get(&Answers::default())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

impl PartialEq for Key {
    /// A key is known by its name.
    fn eq(&self, other: &Key) -> bool {
        self.name == other.name
    }
}

impl Eq for Key {}

impl Hash for Key {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.name.hash(hasher);
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Key) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    /// In the order of the register.
    fn cmp(&self, other: &Key) -> Ordering {
        let place = |key: &Key| KEYS.iter().position(|known| known == key);
        place(self).cmp(&place(other))
    }
}

/// The key with this name, section included.
pub fn find(name: &str) -> Option<KeyId> {
    KEYS.iter().find(|key| key.name == name)
}

/// The keys that are decisions: those a remedy may change.
pub fn decisions() -> impl Iterator<Item = KeyId> {
    KEYS.iter().filter(|key| key.decision)
}
