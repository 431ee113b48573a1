//! Reading answers: the sections of a sheet, and tables that change some of them.

use super::Settings;
use super::problem::{AllowedValues, Problem, ProblemKind};
use super::walk::{SpannedValue, Walk};
use honnin_models::answers::Answers;
use honnin_models::keys::{self, Allowed, Answer, KEYS, Key, KeyId, SECTIONS, Setting};
use std::collections::BTreeMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeString, DeTable};

/// Where in the text each answer is.
pub(super) type AnswerSpans = BTreeMap<&'static str, Range<usize>>;

/// Reads the sections that answer questions, over the defaults.
pub(super) fn answers(walk: &mut Walk, top: &DeTable<'_>) -> (Answers, AnswerSpans) {
    let mut answers = Answers::default();
    let mut places = AnswerSpans::new();
    for &section in SECTIONS {
        let Some(value) = top.get(section) else { continue };
        let Some(table) = walk.table(section, value, &format!("[{section}]")) else { continue };
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
pub(super) fn answer(walk: &mut Walk, key: KeyId, value: &SpannedValue<'_>) -> Option<Answer> {
    match key.allowed {
        Allowed::Words(words) => {
            let allowed = AllowedValues::Answers(key.allowed);
            walk.word(key.name, value, words, allowed).map(Answer::Word)
        }
        Allowed::Numbers(first, last) => {
            walk.integer(key.name, value, first, last).map(Answer::Number)
        }
        Allowed::Flag => walk.flag(key.name, value).map(Answer::Flag),
    }
}

/// Reads a table of dotted keys whose answers are to be changed: `[installed]`, `without`, `with`.
/// `may_stand` says which keys this table takes.
pub fn settings(
    walk: &mut Walk,
    table: &DeTable<'_>,
    name: &str,
    may_stand: fn(&Key) -> bool,
) -> Settings {
    let allowed: Vec<&str> = KEYS.iter().filter(|k| may_stand(k)).map(|k| k.name).collect();
    let mut settings = Settings::new();
    for (word, value) in table {
        if let Some(key) = key_of(walk, word, value, name, &allowed) {
            settings.extend(answer(walk, key, value).map(|answer| Setting::new(key, answer)));
        }
    }
    settings.sort_by_key(|setting| setting.key);
    settings
}

/// The key that a word of such a table names, where it is allowed there.
fn key_of(
    walk: &mut Walk,
    word: &Spanned<DeString<'_>>,
    value: &SpannedValue<'_>,
    table: &str,
    allowed: &[&str],
) -> Option<KeyId> {
    let undotted = value.get_ref().as_table().filter(|_| keys::find(word.get_ref()).is_none());
    if let Some(inner) = undotted {
        // `sync.release = …` without quotes is a table to TOML.
        if inner.is_empty() {
            walk.unknown_key(word.span(), word.get_ref(), table, allowed);
        }
        for inner in inner.keys() {
            let dotted = format!("{}.{}", word.get_ref(), inner.get_ref());
            if allowed.contains(&dotted.as_str()) {
                walk.note(word.span(), ProblemKind::UnquotedKey { key: dotted });
            } else {
                not_here(walk, inner.span(), &dotted, table, allowed);
            }
        }
        return None;
    }
    let known = keys::find(word.get_ref()).filter(|key| allowed.contains(&key.name));
    if known.is_none() {
        not_here(walk, word.span(), word.get_ref(), table, allowed);
    }
    known
}

/// Notes a key that is not allowed in a table: one of another table, or of none.
fn not_here(walk: &mut Walk, at: Range<usize>, word: &str, table: &str, allowed: &[&str]) {
    match keys::find(word) {
        None => walk.unknown_key(at, word, table, allowed),
        Some(key) => {
            let allowed = allowed.iter().map(|&word| word.to_owned()).collect();
            let (key, table) = (key.name.to_owned(), table.to_owned());
            walk.note(at, ProblemKind::KeyNotHere { key, table, allowed });
        }
    }
}

/// The combinations that the model does not cover, as problems at `at` or, where the answer is
/// written, at its place.
pub(super) fn uncovered(
    answers: &Answers,
    places: &AnswerSpans,
    at: &Range<usize>,
) -> Vec<Problem> {
    let problem = |which: honnin_models::answers::Uncovered| {
        let place = which.keys().iter().find_map(|key| places.get(key));
        let answer = |key: &&str| {
            let key = keys::find(key).expect("uncovered combinations name keys of the register");
            format!("{} = {}", key.name, key.get(answers))
        };
        let answers = which.keys().iter().map(answer).collect();
        Problem {
            span: place.unwrap_or(at).clone(),
            kind: ProblemKind::Uncovered { which, answers },
        }
    };
    answers.uncovered().into_iter().map(problem).collect()
}
