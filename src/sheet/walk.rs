//! Walking through a parsed sheet: typed access that notes every problem and goes on.

use super::problem::{Kind, Problem, Type};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A value with its place in the text.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// The problems met on the way.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pub(super) problems: Vec<Problem>,
}

impl Walk {
    /// Notes a problem.
    pub(super) fn note(&mut self, span: Range<usize>, kind: Kind) {
        self.problems.push(Problem { span, kind });
    }

    fn wrong_type(&mut self, key: &str, value: &Value<'_>, needed: Type) {
        let found = type_of(value.get_ref());
        self.note(value.span(), Kind::WrongType { key: key.to_owned(), needed, found });
    }

    /// The value as a string.
    pub(super) fn string<'v>(&mut self, key: &str, value: &'v Value<'_>) -> Option<&'v str> {
        let text = value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(key, value, Type::String);
        }
        text
    }

    /// The value as a string with content.
    pub(super) fn text<'v>(&mut self, key: &str, value: &'v Value<'_>) -> Option<&'v str> {
        let text = self.string(key, value)?;
        if text.trim().is_empty() {
            self.note(value.span(), Kind::Blank { key: key.to_owned() });
            return None;
        }
        Some(text)
    }

    /// The value as a whole number. One beyond 64 bits counts as the largest: it is out of every
    /// range.
    pub(super) fn integer(&mut self, key: &str, value: &Value<'_>) -> Option<i64> {
        let Some(integer) = value.get_ref().as_integer() else {
            self.wrong_type(key, value, Type::Integer);
            return None;
        };
        Some(i64::from_str_radix(integer.as_str(), integer.radix()).unwrap_or(i64::MAX))
    }

    /// The value as a flag.
    pub(super) fn flag(&mut self, key: &str, value: &Value<'_>) -> Option<bool> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(key, value, Type::Boolean);
        }
        flag
    }

    /// The value as a table.
    pub(super) fn table<'v, 't>(
        &mut self,
        key: &str,
        value: &'v Value<'t>,
    ) -> Option<&'v DeTable<'t>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(key, value, Type::Table);
        }
        table
    }

    /// The value as a list.
    pub(super) fn array<'v, 't>(
        &mut self,
        key: &str,
        value: &'v Value<'t>,
    ) -> Option<&'v DeArray<'t>> {
        let array = value.get_ref().as_array();
        if array.is_none() {
            self.wrong_type(key, value, Type::Array);
        }
        array
    }

    /// Notes every key of a table that is not among those allowed.
    pub(super) fn only(&mut self, table: &DeTable<'_>, name: &str, allowed: &[&str]) {
        for key in table.keys().filter(|key| !allowed.contains(&key.get_ref().as_ref())) {
            self.unknown_key(key.span(), key.get_ref(), name, allowed);
        }
    }

    /// Notes a key that its table does not have.
    pub(super) fn unknown_key(
        &mut self,
        span: Range<usize>,
        key: &str,
        table: &str,
        allowed: &[&str],
    ) {
        let kind = Kind::UnknownKey {
            key: key.to_owned(),
            table: table.to_owned(),
            allowed: allowed.iter().map(|&word| word.to_owned()).collect(),
            meant: meant(key, allowed),
        };
        self.note(span, kind);
    }

    /// The value of a key that must be there.
    pub(super) fn required<'v, 't>(
        &mut self,
        table: &'v DeTable<'t>,
        at: Range<usize>,
        name: &str,
        key: &str,
    ) -> Option<&'v Value<'t>> {
        let value = table.get(key);
        if value.is_none() {
            self.note(at, Kind::Missing { key: key.to_owned(), table: name.to_owned() });
        }
        value
    }
}

/// The allowed word that was probably meant by another one: the one nearest to it, if near at all.
pub(super) fn meant(word: &str, allowed: &[&str]) -> Option<String> {
    let lower = word.to_lowercase();
    // A word typed without its section (`release`) or with another one (`order.release`) is as near
    // as its last part.
    let last_part = |word: &str| word.rsplit('.').next().unwrap_or(word).to_owned();
    let distance = |candidate: &str| {
        let whole = strsim::jaro_winkler(&lower, candidate);
        let part = strsim::jaro_winkler(&last_part(&lower), &last_part(candidate));
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
