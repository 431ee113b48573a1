//! What is wrong with a file, in sentences: one that says it, and some that help.

use super::problem::{AllowedValues, FileKind, ProblemKind, ProblemSentence, Type};
use super::visible::brief;
use honnin_messages::{MessageId, MessageValue, Messages, id};
use honnin_models::answers::Uncovered;
use honnin_models::keys::Allowed;

/// What is wrong, and what to do about it.
pub(super) struct Sentences {
    pub(super) title: String,
    pub(super) help: Vec<String>,
}

/// The sentences for a problem.
pub(super) fn sentences(messages: &Messages, document: FileKind, kind: &ProblemKind) -> Sentences {
    let speaker = Speaker { messages, document };
    let told = speaker.describe_file_problem(kind).or_else(|| speaker.describe_key_problem(kind));
    let told = told
        .or_else(|| speaker.describe_value_problem(kind))
        .or_else(|| speaker.describe_combination_problem(kind));
    told.expect("every kind of problem has its sentences")
}

struct Speaker<'a> {
    messages: &'a Messages,
    document: FileKind,
}

impl Speaker<'_> {
    fn compose<const N: usize>(
        &self,
        id: MessageId,
        values: [(&str, MessageValue<'_>); N],
        help: Vec<String>,
    ) -> Option<Sentences> {
        Some(Sentences { title: self.messages.with(id, values), help })
    }

    fn get(&self, id: MessageId) -> String {
        self.messages.get(id)
    }

    /// A message that names the kind of the file.
    fn document_message(&self, id: MessageId) -> String {
        self.messages.with(id, [("document", self.document.word().into())])
    }

    /// Where to find every key that is allowed in the file.
    fn every_key(&self) -> String {
        self.document_message(id!("help-every-key"))
    }

    /// A sentence of one kind of file alone.
    fn compose_own(&self, told: &ProblemSentence) -> Sentences {
        let values = told.values.iter().map(|(name, value)| (*name, brief(value).into()));
        let title = self.messages.with_all(told.title, values);
        Sentences { title, help: vec![self.get(told.help)] }
    }

    fn describe_file_problem(&self, kind: &ProblemKind) -> Option<Sentences> {
        match kind {
            ProblemKind::Empty => {
                let title = self.document_message(id!("problem-empty"));
                Some(Sentences { title, help: vec![self.every_key()] })
            }
            ProblemKind::NotUtf8 => {
                self.compose(id!("problem-not-utf8"), [], vec![self.get(id!("help-not-utf8"))])
            }
            ProblemKind::TooLarge { most } => {
                let document = ("document", self.document.word().into());
                let most = ("most", (*most / 1024).into());
                self.compose(id!("problem-too-large"), [document, most], vec![])
            }
            ProblemKind::Syntax(words) => self.compose(
                id!("problem-syntax"),
                [("words", words.as_str().into())],
                vec![self.get(id!("help-syntax"))],
            ),
            ProblemKind::KeyTwice => self.compose(id!("problem-key-twice"), [], vec![]),
            ProblemKind::Duplicate { name } => {
                self.compose(id!("problem-duplicate"), [("name", brief(name).into())], vec![])
            }
            ProblemKind::DuplicateSheet { name, other } => self.compose(
                id!("problem-duplicate-sheet"),
                [("name", name.as_str().into()), ("other", other.as_str().into())],
                vec![self.get(id!("help-duplicate-sheet"))],
            ),
            _ => None,
        }
    }

    fn describe_key_problem(&self, kind: &ProblemKind) -> Option<Sentences> {
        match kind {
            ProblemKind::UnknownKey { key, table, allowed, meant } => {
                let mut help: Vec<String> = self.meant(meant).into_iter().collect();
                help.push(self.allowed_keys(allowed));
                self.in_table(id!("problem-unknown-key"), key, table, help)
            }
            ProblemKind::KeyNotHere { key, table, allowed } => {
                let help = vec![self.allowed_keys(allowed)];
                self.in_table(id!("problem-key-not-here"), key, table, help)
            }
            ProblemKind::UnquotedKey { key } => {
                let help = self.messages.with(id!("help-unquoted"), [("key", key.as_str().into())]);
                self.compose(id!("problem-unquoted"), [("key", key.as_str().into())], vec![help])
            }
            ProblemKind::DottedAtTop { key } => {
                let (section, name) = key.split_once('.').expect("keys of the register have a dot");
                let values = [("section", section.into()), ("name", name.into())];
                let help = self.messages.with(id!("help-dotted"), values);
                self.compose(id!("problem-dotted"), [("key", key.as_str().into())], vec![help])
            }
            ProblemKind::Missing { key, table } => {
                self.in_table(id!("problem-missing"), key, table, vec![self.every_key()])
            }
            ProblemKind::NoLabel { table } => {
                let table = ("table", format!("[{table}]").into());
                self.compose(id!("problem-no-label"), [table], vec![self.every_key()])
            }
            _ => None,
        }
    }

    fn describe_value_problem(&self, kind: &ProblemKind) -> Option<Sentences> {
        match kind {
            ProblemKind::WrongType { key, needed, found, allowed } => {
                let values = [
                    ("key", brief(key).into()),
                    ("needed", self.type_word(*needed).into()),
                    ("found", self.type_word(*found).into()),
                ];
                let help = allowed.iter().map(|allowed| self.allowed_values(allowed));
                self.compose(id!("problem-type"), values, help.collect())
            }
            ProblemKind::NotAllowed { key, found, allowed, meant } => {
                let values = [("key", key.as_str().into()), ("found", brief(found).into())];
                let mut help: Vec<String> = self.meant(meant).into_iter().collect();
                help.push(self.allowed_values(allowed));
                self.compose(id!("problem-not-allowed"), values, help)
            }
            ProblemKind::Blank { key } => {
                self.compose(id!("problem-blank"), [("key", key.as_str().into())], vec![])
            }
            ProblemKind::NoName { key, most } => self.compose(
                id!("problem-name"),
                [("key", key.as_str().into()), ("most", (*most as u64).into())],
                vec![],
            ),
            ProblemKind::NameOfClaim { name } => {
                self.compose(id!("problem-name-of-claim"), [("name", brief(name).into())], vec![])
            }
            ProblemKind::ControlCharacter { key } => {
                self.compose(id!("problem-control"), [("key", key.as_str().into())], vec![])
            }
            _ => None,
        }
    }

    fn describe_combination_problem(&self, kind: &ProblemKind) -> Option<Sentences> {
        match kind {
            ProblemKind::Uncovered { which, answers } => {
                let list = self.messages.list(answers.iter().map(String::as_str));
                let help = vec![self.why_uncovered(*which)];
                self.compose(id!("problem-uncovered"), [("answers", list.into())], help)
            }
            ProblemKind::UncoveredTogether { which, conditions } => {
                let list = self.messages.list(conditions.iter().map(String::as_str));
                let help = vec![self.why_uncovered(*which)];
                self.compose(id!("problem-uncovered-together"), [("conditions", list.into())], help)
            }
            ProblemKind::RepeatsDesign { key } => self.compose(
                id!("problem-repeats-design"),
                [("key", key.as_str().into())],
                vec![self.get(id!("help-repeats-design"))],
            ),
            ProblemKind::NothingInstalled => {
                let help = vec![self.get(id!("help-nothing-installed"))];
                self.compose(id!("problem-nothing-installed"), [], help)
            }
            ProblemKind::NotClaimed { claim } => self.compose(
                id!("problem-not-claimed"),
                [("claim", claim.to_string().into())],
                vec![],
            ),
            ProblemKind::WithoutEffect { id } => self.compose(
                id!("problem-without-effect"),
                [("id", brief(id).into())],
                vec![self.get(id!("help-without-effect"))],
            ),
            ProblemKind::TooManyConditions { most } => {
                self.compose(id!("problem-too-many-conditions"), [("most", (*most).into())], vec![])
            }
            ProblemKind::Told(told) => Some(self.compose_own(told)),
            _ => None,
        }
    }

    fn in_table(
        &self,
        id: MessageId,
        key: &str,
        table: &str,
        help: Vec<String>,
    ) -> Option<Sentences> {
        let top = table.is_empty();
        let table = if top { self.document_message(id!("word-top")) } else { format!("[{table}]") };
        self.compose(id, [("key", brief(key).into()), ("table", table.into())], help)
    }

    fn meant(&self, meant: &Option<String>) -> Option<String> {
        let word = meant.as_deref()?;
        Some(self.messages.with(id!("help-meant"), [("word", word.into())]))
    }

    fn allowed_keys(&self, keys: &[String]) -> String {
        let words = self.messages.list(keys.iter().map(String::as_str));
        self.messages.with(id!("help-allowed-keys"), [("words", words.into())])
    }

    fn allowed_values(&self, values: &AllowedValues) -> String {
        let words = match values {
            AllowedValues::Answers(Allowed::Numbers(first, last)) if first < last => {
                let values = [("first", (*first).into()), ("last", (*last).into())];
                return self.messages.with(id!("help-range"), values);
            }
            AllowedValues::Answers(allowed) => {
                allowed.answers().iter().map(ToString::to_string).collect()
            }
            AllowedValues::Words(words) => words.iter().map(|word| format!("\"{word}\"")).collect(),
            AllowedValues::Form(form) => vec![form.clone()],
        };
        let words: Vec<String> = words;
        let words = self.messages.list(words.iter().map(String::as_str));
        self.messages.with(id!("help-allowed"), [("words", words.into())])
    }

    fn why_uncovered(&self, which: Uncovered) -> String {
        self.get(match which {
            Uncovered::NextNeedsOnePage => id!("uncovered-next-pages"),
            Uncovered::NextNeedsErase => id!("uncovered-next-erase"),
            Uncovered::NextNeedsOwnImage => id!("uncovered-next-reuse"),
            Uncovered::CounterNeedsKey => id!("uncovered-counter"),
            Uncovered::WrapNeedsKey => id!("uncovered-wrap"),
            Uncovered::RestartsNeedKey => id!("uncovered-restarts"),
            Uncovered::WidthNeedsOrder => id!("uncovered-width"),
            Uncovered::TooFewSeconds => id!("uncovered-seconds"),
        })
    }

    fn type_word(&self, kind: Type) -> String {
        self.get(match kind {
            Type::String => id!("type-string"),
            Type::Integer => id!("type-integer"),
            Type::Float => id!("type-float"),
            Type::Boolean => id!("type-boolean"),
            Type::Datetime => id!("type-datetime"),
            Type::Array => id!("type-array"),
            Type::Table => id!("type-table"),
        })
    }
}
