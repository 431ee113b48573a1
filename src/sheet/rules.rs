//! The rules for a part of a sheet, wherever in the sheet it occurs.

use super::changed;
use super::problem::ProblemKind;
use super::settings::{self, AnswerSpans};
use super::walk::Walk;
use honnin_models::answers::Answers;
use honnin_models::keys::Setting;
use std::collections::BTreeSet;
use std::ops::Range;
use toml::de::DeTable;

/// Notes a combination that only these settings make uncovered.
pub fn check_covered(
    walk: &mut Walk,
    answers: &Answers,
    settings: &[Setting],
    at: Range<usize>,
    covered: bool,
) {
    if covered {
        let changed = changed(answers, settings);
        walk.problems.extend(settings::uncovered(&changed, &AnswerSpans::new(), &at));
    }
}

/// Whether something is inferred, not disclosed.
pub(super) fn inferred_flag(walk: &mut Walk, table: &DeTable<'_>) -> bool {
    flag(walk, table, "inferred")
}

/// A flag that is not set where it is not given.
pub(super) fn flag(walk: &mut Walk, table: &DeTable<'_>, key: &str) -> bool {
    table.get(key).and_then(|value| walk.flag(key, value)).unwrap_or(false)
}

/// A name that no other item of its kind may have.
pub(super) fn unique(
    walk: &mut Walk,
    table: &DeTable<'_>,
    at: Range<usize>,
    kind: &str,
    key: &str,
    known: &mut BTreeSet<String>,
) -> Option<String> {
    let value = walk.required(table, at, kind, key)?;
    let name = walk.text(key, value)?.to_owned();
    if !known.insert(name.clone()) {
        walk.note(value.span(), ProblemKind::Duplicate { name: name.clone() });
    }
    Some(name)
}
