//! Answers to `honnin matrix`.

use super::table::{self, Entry, Tone};
use super::words;
use crate::cause::formula::Term;
use crate::cause::matrix::{Cause, Matrix};
use crate::explore::Verdict;
use crate::messages::Messages;
use crate::sheet::Condition;
use honnin_models::claims::ClaimId;

/// The header: the conditions by id, then the claims.
pub fn header(matrix: &Matrix<'_>) -> Vec<String> {
    let conditions = matrix.sheet.conditions.iter().map(|condition| condition.id.clone());
    conditions.chain(matrix.claims.iter().map(ToString::to_string)).collect()
}

/// A row for each subset: a dot for a condition that is present, then the verdicts.
pub fn rows(matrix: &Matrix<'_>) -> Vec<Vec<Entry>> {
    let conditions = matrix.sheet.conditions.len();
    let row = |row: &crate::cause::matrix::Row| {
        let present = (0..conditions).map(|bit| {
            let present = row.present & (1 << bit) != 0;
            if present { Entry::plain("+") } else { Entry::new("-", Tone::Faint) }
        });
        let verdicts = matrix.claims.iter().map(|id| {
            let verdict = &row.verdicts[id];
            let tone = match verdict {
                Verdict::Holds => Tone::Good,
                Verdict::Violated { .. } => Tone::Bad,
                Verdict::NotEstablished(_) => Tone::Alarm,
                Verdict::NotClaimed => Tone::Faint,
            };
            Entry::new(words::mark(verdict), tone)
        });
        present.chain(verdicts).collect()
    };
    matrix.rows.iter().map(row).collect()
}

/// The conditions in full, a line each.
pub fn conditions(messages: &Messages, matrix: &Matrix<'_>) -> Vec<String> {
    let line = |condition: &Condition| {
        let label = condition.label.in_language(messages.language());
        let mark = if condition.inferred { messages.get("mark-inferred") } else { String::new() };
        let without = words::settings(messages, &condition.without);
        let values = [
            ("id", condition.id.as_str().into()),
            ("label", format!("{label}{mark}").into()),
            ("without", without.into()),
        ];
        messages.with("matrix-condition", values)
    };
    matrix.sheet.conditions.iter().map(line).collect()
}

/// For each claim that breaks somewhere, when it does; and the conditions that are not needed.
pub fn sentences(messages: &Messages, matrix: &Matrix<'_>) -> Vec<String> {
    matrix.claims.iter().flat_map(|&claim| of_claim(messages, matrix, claim)).collect()
}

fn of_claim(messages: &Messages, matrix: &Matrix<'_>, claim: ClaimId) -> Vec<String> {
    let id = || ("claim", claim.to_string().into());
    let terms = match matrix.cause(claim) {
        Cause::NotEstablished(count) => {
            return vec![messages.with("cause-open", [id(), ("count", count.into())])];
        }
        Cause::ExactlyWhen(terms) => terms,
    };
    if terms == [Term { present: 0, absent: 0 }] {
        return vec![messages.with("cause-always", [id()])];
    }
    let ways: Vec<String> = terms.iter().map(|&term| of_term(messages, matrix, term)).collect();
    let when = ways.join(&messages.get("cause-or"));
    let mut lines = vec![messages.with("cause-exactly", [id(), ("when", when.into())])];
    let all_present = &matrix.rows[0].verdicts[&claim];
    if !all_present.violated() {
        lines.push(messages.with("cause-elsewhere", [id()]));
        return lines;
    }
    let needed = matrix.needed(claim);
    let spare = matrix.sheet.conditions.iter().filter(|condition| !needed.contains(condition));
    let spare: Vec<&str> = spare.map(|condition| condition.id.as_str()).collect();
    if !spare.is_empty() {
        let spare = messages.list(spare).into();
        lines.push(messages.with("cause-not-needed", [id(), ("conditions", spare)]));
    }
    lines
}

/// A term in words: the conditions that are present, then those that are not.
fn of_term(messages: &Messages, matrix: &Matrix<'_>, term: Term) -> String {
    let conditions = || matrix.sheet.conditions.iter().enumerate();
    let among = |mask: u32| conditions().filter(move |(bit, _)| mask & (1 << bit) != 0);
    let present = among(term.present).map(|(_, condition)| condition.id.clone());
    let without = |id: &str| messages.with("cause-without", [("id", id.to_owned().into())]);
    let absent = among(term.absent).map(|(_, condition)| without(&condition.id));
    present.chain(absent).collect::<Vec<_>>().join(&messages.get("cause-and"))
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, matrix: &Matrix<'_>, width: usize) -> String {
    let stand = words::stand(messages, matrix.stand).into();
    let values = [("sheet", matrix.sheet.name.as_str().into()), ("stand", stand)];
    let mut lines = vec![messages.with("matrix-title", values), String::new()];
    let wrapped = |line: &String| table::wrapped(line, width, 4);
    lines.extend(conditions(messages, matrix).iter().map(wrapped));
    if matrix.claims.is_empty() {
        lines.push(messages.get("matrix-nothing-breaks"));
    } else {
        let table = table::terminal(&header(matrix), &rows(matrix), None);
        lines.extend([String::new(), table, String::new()]);
        lines.push(table::wrapped(&messages.get("legend-matrix"), width, 0));
        lines.push(String::new());
        lines.extend(sentences(messages, matrix).iter().map(|line| table::wrapped(line, width, 2)));
    }
    lines.join("\n")
}
