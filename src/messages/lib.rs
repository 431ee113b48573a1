//! One message catalogue per language.
//!
//! Every sentence that the program shows is in `messages/en.ftl` and `messages/ja.ftl`, in Fluent's
//! syntax, under the same id in both. The claims, the witnesses and the questions of the sheet
//! carry their two sentences themselves, where they are defined.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use honnin_files::capped::Beyond;
use honnin_files::open::{IsALink, NotAFile};
use honnin_models::Text;
use std::fmt::Write as _;
use unic_langid::LanguageIdentifier;

// The ids of messages, which the compiler knows.
mod id;
pub use id::{Family, MessageId};
mod wrap;
pub use wrap::wrapped;

/// A language of the program's messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Language {
    /// 日本語
    Ja,
    /// English
    En,
}

impl Language {
    /// Both languages.
    pub const ALL: [Language; 2] = [Language::Ja, Language::En];

    /// The language of a locale such as `ja_JP.UTF-8`: Japanese for Japanese ones, else English.
    pub fn from_locale(locale: &str) -> Language {
        if locale.to_ascii_lowercase().starts_with("ja") { Language::Ja } else { Language::En }
    }

    /// The language of this user's locale.
    pub fn from_environment() -> Language {
        sys_locale::get_locale().map_or(Language::En, |locale| Language::from_locale(&locale))
    }

    /// The language's tag, as in HTML and in JSON.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Ja => "ja",
            Language::En => "en",
        }
    }

    /// The source of the catalogue, in Fluent's syntax.
    pub fn catalogue(self) -> &'static str {
        match self {
            Language::Ja => include_str!("ja.ftl"),
            Language::En => include_str!("en.ftl"),
        }
    }

    /// The sentence in this language.
    pub fn choose(self, text: Text) -> &'static str {
        match self {
            Language::Ja => text.ja,
            Language::En => text.en,
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        let tag = match self {
            Language::Ja => "ja-JP",
            Language::En => "en-GB",
        };
        tag.parse().expect("the tags of both languages are well-formed")
    }
}

/// The messages of one language.
pub struct Messages {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    quote: fn(&str) -> String,
}

/// A value put into a message.
pub type MessageValue<'a> = FluentValue<'a>;

impl Messages {
    /// The catalogue of a language.
    ///
    /// # Panics
    /// When the catalogue is not well-formed, which a test rules out.
    pub fn new(language: Language) -> Messages {
        let resource = FluentResource::try_new(language.catalogue().to_owned())
            .unwrap_or_else(|(_, errors)| panic!("the catalogue is well-formed: {errors:?}"));
        let mut bundle = FluentBundle::new(vec![language.identifier()]);
        // Isolation marks are for mixed writing directions; terminals show them as rubbish.
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).expect("every id stands once in a catalogue");
        bundle.add_function("COUNT", count).expect("no other function has the name");
        Messages { language, bundle, quote: str::to_owned }
    }

    /// The same messages for a place where free text must be quoted, such as Markdown.
    #[must_use]
    pub fn quoting(self, quote: fn(&str) -> String) -> Messages {
        Messages { quote, ..self }
    }

    /// A text that is not the program's own, such as a title that a sheet gives, in the form needed
    /// among these messages.
    pub fn quoted(&self, text: &str) -> String {
        (self.quote)(text)
    }

    /// The language of these messages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence that a definition carries in both languages, in this language.
    pub fn choose(&self, text: Text) -> &'static str {
        self.language.choose(text)
    }

    /// The message with this id.
    ///
    /// # Panics
    /// When a value is missing, which is a mistake of the program.
    pub fn get(&self, id: MessageId) -> String {
        self.with(id, [])
    }

    /// The messages with these ids, in their order: the titles of columns.
    ///
    /// # Panics
    /// When a value is missing, which is a mistake of the program.
    pub fn all<const N: usize>(&self, ids: [MessageId; N]) -> Vec<String> {
        ids.map(|id| self.get(id)).to_vec()
    }

    /// The message with this id, with values put in.
    ///
    /// # Panics
    /// When a value is missing, which is a mistake of the program.
    pub fn with<const N: usize>(
        &self,
        id: MessageId,
        values: [(&str, MessageValue<'_>); N],
    ) -> String {
        self.with_all(id, values)
    }

    /// The same with values from several places.
    ///
    /// # Panics
    /// When a value is missing, which is a mistake of the program.
    pub fn with_all<'v>(
        &self,
        id: MessageId,
        values: impl IntoIterator<Item = (&'v str, MessageValue<'v>)>,
    ) -> String {
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(name.to_owned(), value);
        }
        let message = self.bundle.get_message(id.name()).and_then(|message| message.value());
        // A test checks that both catalogues have the same ids.
        let pattern =
            message.unwrap_or_else(|| panic!("the {:?} catalogue has {id:?}", self.language));
        let mut text = String::new();
        let mut errors = Vec::new();
        self.bundle
            .write_pattern(&mut text, pattern, Some(&arguments), &mut errors)
            .expect("writing to a string succeeds");
        assert!(errors.is_empty(), "message {id:?} has all its values: {errors:?}");
        text
    }

    /// Why the system refused something: in our words where the reason is a common one.
    pub fn reason(&self, error: &std::io::Error) -> String {
        use std::io::ErrorKind;
        if let Some(own) = self.own_reason(error) {
            return own;
        }
        let id = match error.kind() {
            ErrorKind::NotFound => id!("reason-not-found"),
            ErrorKind::PermissionDenied => id!("reason-permission"),
            ErrorKind::IsADirectory => id!("reason-directory"),
            ErrorKind::NotADirectory => id!("reason-no-directory"),
            ErrorKind::AlreadyExists => id!("reason-exists"),
            ErrorKind::StorageFull => id!("reason-full"),
            ErrorKind::ReadOnlyFilesystem => id!("reason-read-only"),
            ErrorKind::AddrInUse => id!("reason-in-use"),
            ErrorKind::AddrNotAvailable => id!("reason-no-address"),
            ErrorKind::InvalidData => id!("reason-not-text"),
            ErrorKind::InvalidFilename => id!("reason-bad-name"),
            ErrorKind::FileTooLarge => id!("reason-too-large"),
            ErrorKind::QuotaExceeded => id!("reason-quota"),
            _ => return error.to_string(),
        };
        self.get(id)
    }

    /// Why we refused something ourselves.
    fn own_reason(&self, error: &std::io::Error) -> Option<String> {
        let own = error.get_ref()?;
        if let Some(Beyond { most }) = own.downcast_ref() {
            return Some(self.with(id!("reason-beyond"), [("most", grouped(most >> 20).into())]));
        }
        let id = match (own.downcast_ref(), own.downcast_ref()) {
            (Some(NotAFile), _) => id!("reason-no-file"),
            (_, Some(IsALink)) => id!("reason-link"),
            (None, None) => return None,
        };
        Some(self.get(id))
    }

    /// Sentences one after the other: Japanese has no space between them.
    pub fn sentences(&self, sentences: impl IntoIterator<Item: AsRef<str>>) -> String {
        joined(sentences, self.between_sentences())
    }

    /// What separates two sentences: nothing in Japanese.
    pub fn between_sentences(&self) -> &'static str {
        match self.language {
            Language::Ja => "",
            Language::En => " ",
        }
    }

    /// Words joined as a list in this language.
    pub fn list(&self, words: impl IntoIterator<Item: AsRef<str>>) -> String {
        joined(words, self.between_words())
    }

    /// What separates the words of a list.
    pub fn between_words(&self) -> &'static str {
        match self.language {
            Language::Ja => "、",
            Language::En => ", ",
        }
    }
}

/// Words with a separator between them.
fn joined(words: impl IntoIterator<Item: AsRef<str>>, separator: &str) -> String {
    let mut text = String::new();
    for (place, word) in words.into_iter().enumerate() {
        text += if place == 0 { "" } else { separator };
        text += word.as_ref();
    }
    text
}

/// A count as a number, so that a catalogue can choose the word that goes with it: `COUNT($states)`. Many
/// counts are given as they are shown, with their thousands set apart.
fn count<'v>(values: &[FluentValue<'v>], _: &FluentArgs<'_>) -> FluentValue<'v> {
    match values {
        [FluentValue::Number(count)] => FluentValue::Number(count.clone()),
        [FluentValue::String(shown)] => {
            let count: u64 = shown.replace(',', "").parse().expect("a count is a number");
            count.into()
        }
        other => panic!("COUNT takes one count: {other:?}"),
    }
}

/// A count with its thousands set apart, the same in both languages: `1,170,952`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        write!(text, "{digit}").expect("writing to a string succeeds");
    }
    text
}
