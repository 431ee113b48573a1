//! Walking through a parsed file: typed access that notes every problem and goes on.

use super::problem::{AllowedValues, Problem, ProblemKind, Type};
use super::visible::hides_something;
use honnin_models::keys::Allowed;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};
use unicode_security::{
    GeneralSecurityProfile as _, RestrictionLevel, RestrictionLevelDetection as _,
};

/// A value with its place in the text.
pub type SpannedValue<'t> = Spanned<DeValue<'t>>;

/// The most characters of a site's name.
pub const MOST_LETTERS: usize = 60;

/// The problems met on the way.
#[derive(Debug, Default)]
pub struct Walk {
    /// All of them, in the order of being met.
    pub problems: Vec<Problem>,
}

impl Walk {
    /// Notes a problem.
    pub fn note(&mut self, span: Range<usize>, kind: ProblemKind) {
        self.problems.push(Problem { span, kind });
    }

    /// Notes a value of another type than the one that is needed.
    pub fn wrong_type(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        needed: Type,
        allowed: Option<AllowedValues>,
    ) {
        let found = type_of(value.get_ref());
        self.note(
            value.span(),
            ProblemKind::WrongType { key: key.to_owned(), needed, found, allowed },
        );
    }

    /// The value as one of these words.
    pub fn word<'w>(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        words: &[&'w str],
        allowed: AllowedValues,
    ) -> Option<&'w str> {
        let Some(found) = value.get_ref().as_str() else {
            self.wrong_type(key, value, Type::String, Some(allowed));
            return None;
        };
        let word = words.iter().find(|&&word| word == found);
        if word.is_none() {
            let (key, found, meant) = (key.to_owned(), format!("\"{found}\""), meant(found, words));
            self.note(value.span(), ProblemKind::NotAllowed { key, found, allowed, meant });
        }
        word.copied()
    }

    /// The value as a text to be shown: with content, and without anything that a terminal would
    /// obey instead of showing it.
    pub fn text<'v>(&mut self, key: &str, value: &'v SpannedValue<'_>) -> Option<&'v str> {
        let text = self.string(key, value)?;
        self.is_shown(key, value, text).then_some(text)
    }

    /// The value as a text of one sentence or more, which may be on separate lines. `between`
    /// separates two sentences where they are joined.
    pub fn prose(&mut self, key: &str, value: &SpannedValue<'_>, between: &str) -> Option<String> {
        let lines: Vec<&str> = self.string(key, value)?.lines().map(str::trim).collect();
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        let text = lines.join(between);
        self.is_shown(key, value, &text).then_some(text)
    }

    fn string<'v>(&mut self, key: &str, value: &'v SpannedValue<'_>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(key, value, Type::String, None);
        }
        text
    }

    /// Whether a text has content, and a terminal would show all of it.
    fn is_shown(&mut self, key: &str, value: &SpannedValue<'_>, text: &str) -> bool {
        let key = key.to_owned();
        let kind = if text.trim().is_empty() {
            Some(ProblemKind::Blank { key })
        } else {
            hides_something(text).then_some(ProblemKind::ControlCharacter { key })
        };
        let shown = kind.is_none();
        self.problems.extend(kind.map(|kind| Problem { span: value.span(), kind }));
        shown
    }

    /// The texts of a list, each with its place; none where the key is not there.
    pub fn texts<'v>(&mut self, table: &'v DeTable<'_>, key: &str) -> Vec<(&'v str, Range<usize>)> {
        let Some(array) = table.get(key).and_then(|value| self.array(key, value, None)) else {
            return Vec::new();
        };
        let text = |item| Some((self.text(key, item)?, item.span()));
        array.iter().filter_map(text).collect()
    }

    /// Reads the version of the file, which must be this one.
    pub fn schema(&mut self, top: &DeTable<'_>, version: u8) {
        if let Some(value) = self.required(top, 0..0, "", "schema") {
            self.integer("schema", value, version, version);
        }
    }

    /// The value as the name of a site or of a part of one.
    pub fn name<'v>(&mut self, key: &str, value: &'v SpannedValue<'_>) -> Option<&'v str> {
        let name = self.text(key, value)?;
        let sound = is_name(name);
        if !sound {
            let (key, most) = (key.to_owned(), MOST_LETTERS);
            self.note(value.span(), ProblemKind::NoName { key, most });
        }
        sound.then_some(name)
    }

    /// The value as a whole number from the first to the last.
    pub fn integer(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        first: u8,
        last: u8,
    ) -> Option<u8> {
        let allowed = AllowedValues::Answers(Allowed::Numbers(first, last));
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, Type::Integer, Some(allowed));
            return None;
        };
        // A number too large for the type is out of every range, like any other too large one.
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.and_then(|number| u8::try_from(number).ok());
        let number = number.filter(|number| (first..=last).contains(number));
        if number.is_none() {
            let (key, found) = (key.to_owned(), integer.to_string());
            self.note(value.span(), ProblemKind::NotAllowed { key, found, allowed, meant: None });
        }
        number
    }

    /// The value as a flag.
    pub fn flag(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            let allowed = AllowedValues::Answers(Allowed::Flag);
            self.wrong_type(key, value, Type::Boolean, Some(allowed));
        }
        flag
    }

    /// The value as a table. `form` shows how it is written.
    pub fn table<'v, 't>(
        &mut self,
        key: &str,
        value: &'v SpannedValue<'t>,
        form: &str,
    ) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, Type::Table, Some(AllowedValues::Form(form.to_owned())));
        }
        table
    }

    /// The value as a list. `form` shows how it is written, where that can be shown.
    pub fn array<'v, 't>(
        &mut self,
        key: &str,
        value: &'v SpannedValue<'t>,
        form: Option<AllowedValues>,
    ) -> Option<&'v DeArray<'t>> {
        let array = value.get_ref().as_array();
        if array.is_none() {
            self.wrong_type(key, value, Type::Array, form);
        }
        array
    }

    /// The tables of an array of tables, each with its place.
    pub fn tables<'v, 't>(
        &mut self,
        top: &'v DeTable<'t>,
        name: &str,
    ) -> Vec<(&'v DeTable<'t>, Range<usize>)> {
        self.tables_written(top, name, &format!("[[{name}]]"))
    }

    /// The same of an array of tables that is written in another form.
    pub fn tables_written<'v, 't>(
        &mut self,
        top: &'v DeTable<'t>,
        name: &str,
        form: &str,
    ) -> Vec<(&'v DeTable<'t>, Range<usize>)> {
        let shown = Some(AllowedValues::Form(form.to_owned()));
        let Some(array) = top.get(name).and_then(|value| self.array(name, value, shown)) else {
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            tables.extend(self.table(name, item, form).map(|table| (table, item.span())));
        }
        tables
    }

    /// Notes every key of a table that is not among those allowed.
    pub fn only(&mut self, table: &DeTable<'_>, name: &str, allowed: &[&str]) {
        for key in table.keys().filter(|key| !allowed.contains(&key.get_ref().as_ref())) {
            self.unknown_key(key.span(), key.get_ref(), name, allowed);
        }
    }

    /// Notes a key that its table does not have.
    pub fn unknown_key(&mut self, span: Range<usize>, key: &str, table: &str, allowed: &[&str]) {
        let kind = ProblemKind::UnknownKey {
            key: key.to_owned(),
            table: table.to_owned(),
            allowed: allowed.iter().map(|&word| word.to_owned()).collect(),
            meant: meant(key, allowed),
        };
        self.note(span, kind);
    }

    /// The value of a key that must be there.
    pub fn required<'v, 't>(
        &mut self,
        table: &'v DeTable<'t>,
        at: Range<usize>,
        name: &str,
        key: &str,
    ) -> Option<&'v SpannedValue<'t>> {
        let value = table.get(key);
        if value.is_none() {
            self.note(at, ProblemKind::Missing { key: key.to_owned(), table: name.to_owned() });
        }
        value
    }

    /// The table under a key that must be there, with its place.
    pub fn required_table<'v, 't>(
        &mut self,
        table: &'v DeTable<'t>,
        at: Range<usize>,
        name: &str,
        key: &str,
    ) -> Option<(&'v DeTable<'t>, Range<usize>)> {
        let value = self.required(table, at, name, key)?;
        let form = format!("{key} = {{ … }}");
        Some((self.table(key, value, &form)?, value.span()))
    }
}

/// The allowed word that was probably meant by another one: the one nearest to it, if near at all.
pub fn meant(word: &str, allowed: &[&str]) -> Option<String> {
    let lower = word.to_lowercase();
    // A word typed without its section (`release`) or with another one (`order.release`) is as near
    // as its last part.
    let last_part = |word: &str| word.rsplit('.').next().unwrap_or(word).to_owned();
    let distance = |candidate: &str| {
        let candidate = candidate.to_lowercase();
        let whole = strsim::jaro_winkler(&lower, &candidate);
        let part = strsim::jaro_winkler(&last_part(&lower), &last_part(&candidate));
        whole.max(part * 0.95)
    };
    let nearest = allowed.iter().map(|&candidate| (distance(candidate), candidate));
    nearest
        .max_by(|(near, _), (far, _)| near.total_cmp(far))
        .filter(|(nearness, _)| *nearness > 0.8)
        .map(|(_, candidate)| candidate.to_owned())
}

fn type_of(value: &DeValue<'_>) -> Type {
    match value {
        DeValue::String(_) => Type::String,
        DeValue::Integer(_) => Type::Integer,
        DeValue::Float(_) => Type::Float,
        DeValue::Boolean(_) => Type::Boolean,
        DeValue::Datetime(_) => Type::Datetime,
        DeValue::Array(_) => Type::Array,
        DeValue::Table(_) => Type::Table,
    }
}

/// Whether a text can be the name of a site or of a part of one. Files, headings and commands contain
/// names, so they have no characters with a meaning there, and only letters that Unicode's profile of
/// identifiers (UTS 39) allows, of scripts that are written together: Latin beside Japanese is, Latin
/// beside Cyrillic letters that look the same is not.
pub fn is_name(text: &str) -> bool {
    let plain = |letter: char| {
        let named = letter.is_alphanumeric() && letter.identifier_allowed();
        named || "-_.".contains(letter)
    };
    text.chars().all(plain)
        && text.starts_with(char::is_alphanumeric)
        && text.chars().count() <= MOST_LETTERS
        && text.detect_restriction_level() <= RestrictionLevel::HighlyRestrictive
}
