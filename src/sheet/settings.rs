//! Reading answers: the sections of a sheet, and tables that change some of them.

use super::Settings;
use super::problem::{Kind, Problem};
use super::walk::{Value, Walk, meant};
use honnin_models::answers::Answers;
use honnin_models::keys::{self, Allowed, Answer, KEYS, Key, SECTIONS};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::de::DeTable;

/// Where in the text each answer stands.
pub(super) type Places = BTreeMap<&'static str, Range<usize>>;

/// Reads the sections that answer questions, over the defaults.
pub(super) fn answers(walk: &mut Walk, top: &DeTable<'_>) -> (Answers, Places) {
    let mut answers = Answers::default();
    let mut places = Places::new();
    for &section in SECTIONS {
        let Some(value) = top.get(section) else { continue };
        let Some(table) = walk.table(section, value) else { continue };
        let keys: Vec<&Key> = KEYS.iter().filter(|key| key.section() == section).collect();
        let names: Vec<&str> = keys.iter().map(|key| key.short_name()).collect();
        walk.only(table, section, &names);
        for key in keys {
            let Some(value) = table.get(key.short_name()) else { continue };
            places.insert(key.name, value.span());
            if let Some(answer) = answer(walk, key, value) {
                key.set(&mut answers, answer);
            }
        }
    }
    (answers, places)
}

/// Reads one answer.
pub(super) fn answer(walk: &mut Walk, key: &'static Key, value: &Value<'_>) -> Option<Answer> {
    let (answer, found) = match key.allowed {
        Allowed::Words(words) => {
            let found = walk.string(key.name, value)?;
            let word = words.iter().find(|&&word| word == found);
            (word.map(|&word| Answer::Word(word)), format!("\"{found}\""))
        }
        Allowed::Numbers(first, last) => {
            let found = walk.integer(key.name, value)?;
            let number = u8::try_from(found).ok().filter(|n| (first..=last).contains(n));
            (number.map(Answer::Number), found.to_string())
        }
        Allowed::Flag => return walk.flag(key.name, value).map(Answer::Flag),
    };
    if answer.is_none() {
        let meant = match key.allowed {
            Allowed::Words(words) => meant(found.trim_matches('"'), words),
            _ => None,
        };
        let name = key.name.to_owned();
        let kind = Kind::NotAllowed { key: name, found, allowed: key.allowed, meant };
        walk.note(value.span(), kind);
    }
    answer
}

/// Reads a table of dotted keys whose answers are to be changed: `[installed]`, `without`, `with`.
/// `may_stand` says which keys this table takes.
pub(super) fn settings(
    walk: &mut Walk,
    table: &DeTable<'_>,
    name: &str,
    may_stand: fn(&Key) -> bool,
) -> Settings {
    let allowed: Vec<&str> = KEYS.iter().filter(|k| may_stand(k)).map(|k| k.name).collect();
    let mut settings = Settings::new();
    for (word, value) in table {
        match keys::find(word.get_ref()) {
            Some(key) if may_stand(key) => {
                settings.extend(answer(walk, key, value).map(|answer| (key, answer)));
            }
            Some(key) => {
                let allowed = allowed.iter().map(|&word| word.to_owned()).collect();
                let (key, table) = (key.name.to_owned(), name.to_owned());
                walk.note(word.span(), Kind::KeyNotHere { key, table, allowed });
            }
            None if SECTIONS.contains(&word.get_ref().as_ref()) => {
                let inner = value.get_ref().as_table().and_then(|table| table.keys().next());
                let inner = inner.map_or("…", |key| key.get_ref().as_ref());
                let key = format!("{}.{inner}", word.get_ref());
                walk.note(word.span(), Kind::UnquotedKey { key });
            }
            None => walk.unknown_key(word.span(), word.get_ref(), name, &allowed),
        }
    }
    settings.sort_by_key(|(key, _)| KEYS.iter().position(|known| known == *key));
    settings
}

/// The combinations that the model does not cover, as problems at `at` or, where the answer is
/// written, at its place.
pub(super) fn uncovered(answers: &Answers, places: &Places, at: &Range<usize>) -> Vec<Problem> {
    let problem = |which: honnin_models::answers::Uncovered| {
        let keys = which.keys();
        let place = keys.iter().find_map(|key| places.get(key));
        let answers = keys.map(|key| {
            let key = keys::find(key).expect("uncovered combinations name keys of the register");
            format!("{} = {}", key.name, key.get(answers))
        });
        Problem { span: place.unwrap_or(at).clone(), kind: Kind::Uncovered { which, answers } }
    };
    answers.uncovered().into_iter().map(problem).collect()
}
