//! Answers to `honnin matrix`.

use super::compose::{Block, Entry, Table, Tone, terminal};
use super::words;
use honnin_analysis::OfSheet;
use honnin_analysis::matrix::{Cause, Conjunction, Matrix};
use honnin_messages::{Messages, id, message};
use honnin_models::claims::ClaimId;
use honnin_sheet::Condition;

/// The header: the conditions by id, then the claims.
fn header(messages: &Messages, matrix: OfSheet<'_, Matrix>) -> Vec<String> {
    let conditions = matrix.sheet.conditions.iter();
    let conditions = conditions.map(|condition| messages.quoted(&condition.id));
    conditions.chain(matrix.claims.iter().map(ToString::to_string)).collect()
}

/// A row for each subset: a plus for a condition that is present, then the verdicts.
fn rows(matrix: OfSheet<'_, Matrix>) -> Vec<Vec<Entry>> {
    let conditions = matrix.sheet.conditions.len();
    let row = |row: &honnin_analysis::matrix::MatrixRow| {
        let present = (0..conditions).map(|bit| {
            let present = row.present & (1 << bit) != 0;
            if present { Entry::plain("+") } else { Entry::new("-", Tone::Faint) }
        });
        let verdicts = matrix.claims.iter().map(|id| {
            let verdict = &row.verdicts[id];
            Entry::new(words::mark(verdict), words::tone(verdict))
        });
        present.chain(verdicts).collect()
    };
    matrix.rows.iter().map(row).collect()
}

/// The conditions in full, a line each.
pub fn conditions(messages: &Messages, matrix: OfSheet<'_, Matrix>) -> Vec<String> {
    let line = |condition: &Condition| {
        let label = messages.quoted(condition.label.in_language(messages.language()));
        let mark =
            if condition.inferred { message!(messages, "mark-inferred") } else { String::new() };
        message!(
            messages,
            "matrix-condition",
            id = messages.quoted(&condition.id),
            label = format!("{label}{mark}"),
            without = words::settings(messages, &condition.without)
        )
    };
    matrix.sheet.conditions.iter().map(line).collect()
}

/// For each claim that breaks somewhere, when it does; and the conditions that are not needed.
pub fn sentences(messages: &Messages, matrix: OfSheet<'_, Matrix>) -> Vec<String> {
    matrix.claims.iter().flat_map(|&claim| of_claim(messages, matrix, claim)).collect()
}

/// When a claim breaks, and the conditions that are not needed for it.
pub fn of_claim(messages: &Messages, matrix: OfSheet<'_, Matrix>, claim: ClaimId) -> Vec<String> {
    let id = || ("claim", claim.to_string().into());
    let (breaks, not_claimed) = match &matrix.causes[&claim] {
        Cause::NotEstablished(count) => {
            return vec![messages.with(id!("cause-open"), [id(), ("count", (*count).into())])];
        }
        Cause::ExactlyWhen { breaks, not_claimed } => (breaks, not_claimed),
    };
    let always = breaks.iter().any(|it| it.present.is_empty() && it.absent.is_empty());
    // What the formula says where the claim is not made does not matter, so it is said only of where
    // the claim is made.
    let (always_id, exactly_id) = if not_claimed.is_empty() {
        (id!("cause-always"), id!("cause-exactly"))
    } else {
        (id!("cause-always-claimed"), id!("cause-exactly-claimed"))
    };
    let mut lines = vec![if always {
        messages.with(always_id, [id()])
    } else {
        let when = any_of(messages, breaks).into();
        messages.with(exactly_id, [id(), ("when", when)])
    }];
    if !not_claimed.is_empty() {
        let when = any_of(messages, not_claimed).into();
        lines.push(messages.with(id!("cause-not-claimed"), [id(), ("when", when)]));
    }
    let all_present = &matrix.rows[0].verdicts[&claim];
    if all_present.holds() {
        lines.push(messages.with(id!("cause-elsewhere"), [id()]));
    }
    if !all_present.violated() {
        return lines;
    }
    let not_needed = matrix.not_needed(claim);
    let not_needed: Vec<String> =
        not_needed.iter().map(|condition| messages.quoted(&condition.id)).collect();
    if !not_needed.is_empty() && !always {
        // Each was left out alone; all at once is another question.
        let breaks_without = matrix.breaks_without_all_not_needed(claim);
        let id_of =
            if breaks_without { id!("cause-not-needed") } else { id!("cause-not-needed-alone") };
        let count = ("count", not_needed.len().into());
        let conditions = messages.list(not_needed).into();
        lines.push(messages.with(id_of, [id(), count, ("conditions", conditions)]));
    }
    lines
}

/// Conjunctions in words, of which one must be met.
fn any_of(messages: &Messages, conjunctions: &[Conjunction]) -> String {
    let ways: Vec<String> = conjunctions.iter().map(|it| all_of(messages, it)).collect();
    ways.join(&message!(messages, "cause-or"))
}

/// A conjunction in words: the conditions that are present, and those that are not.
fn all_of(messages: &Messages, Conjunction { present, absent }: &Conjunction) -> String {
    let and = message!(messages, "cause-and");
    let quoted = |ids: &[String]| ids.iter().map(|id| messages.quoted(id)).collect::<Vec<_>>();
    let (count, without) = (present.len(), absent.len());
    let values = [
        ("count", count.into()),
        ("present", quoted(present).join(&and).into()),
        ("absent", quoted(absent).join(&and).into()),
    ];
    match (count, without) {
        (_, 0) => messages.with(id!("cause-present"), values),
        (0, _) => messages.with(id!("cause-absent"), values),
        _ => messages.with(id!("cause-present-absent"), values),
    }
}

/// What is said of the matrix.
pub fn blocks(messages: &Messages, matrix: OfSheet<'_, Matrix>) -> Vec<Block> {
    let conditions = Block::list(conditions(messages, matrix));
    if matrix.claims.is_empty() {
        return vec![conditions, Block::paragraph(message!(messages, "matrix-nothing-breaks"))];
    }
    let caption = message!(messages, "report-matrix");
    vec![
        conditions,
        Block::Table(Table {
            keeps_width: true,
            ..Table::new("matrix", caption, header(messages, matrix), rows(matrix))
        }),
        Block::paragraph(message!(messages, "legend-matrix")),
        Block::list(sentences(messages, matrix)),
    ]
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, matrix: OfSheet<'_, Matrix>, width: usize) -> String {
    let sheet = matrix.sheet.name.as_str();
    let configuration = words::configuration(messages, matrix.configuration);
    let title = message!(messages, "matrix-title", sheet, configuration);
    let blocks = [vec![Block::paragraph(title)], blocks(messages, matrix)].concat();
    terminal::blocks(&blocks, width)
}
