//! Answers to `honnin kill`.

use super::table::{self, Entry, Tone};
use super::words;
use crate::json::document;
use honnin_messages::{Messages, family, grouped, id, wrapped};
use honnin_schedule::kill::context::Context;
use honnin_schedule::kill::{Cell, ContextRows, KillRow, Layer, NothingToFindReason};
use serde_json::{Value, json};

/// The matrix for a terminal of this width.
pub fn terminal(messages: &Messages, parts: &[ContextRows], width: usize) -> String {
    let mut shown: Vec<String> =
        parts.iter().map(|part| self::part(messages, part, width)).collect();
    let status = messages.get(id!("legend-kill-status"));
    let legend = legend(messages).into_iter().chain([status]);
    shown.push(legend.map(|line| wrapped(&line, width, 2)).collect::<Vec<_>>().join("\n"));
    shown.extend(gaps(messages, parts).map(|line| wrapped(&line, width, 0)));
    shown.join("\n\n")
}

fn part(messages: &Messages, part: &ContextRows, width: usize) -> String {
    let title = wrapped(&title(messages, &part.context), width, 0);
    let rows = rows(messages, part);
    format!("{title}\n\n{}", table::terminal(&header(messages), &rows, Some(width)))
}

/// The header: the defect, what breaks by it, and the layers.
pub fn header(messages: &Messages) -> Vec<String> {
    let header = [
        id!("column-decision"),
        id!("column-breaks"),
        id!("layer-model"),
        id!("layer-random"),
        id!("layer-pct"),
        id!("layer-guided"),
        id!("layer-trace"),
        id!("layer-output-check"),
        id!("layer-load"),
        id!("layer-load-sync"),
    ];
    header.map(|id| messages.get(id)).to_vec()
}

/// What the marks mean, a line each.
pub fn legend(messages: &Messages) -> Vec<String> {
    messages.get(id!("legend-kill")).lines().map(|line| line.trim().to_owned()).collect()
}

/// A row for each defect.
pub fn rows(messages: &Messages, part: &ContextRows) -> Vec<Vec<Entry>> {
    part.rows.iter().map(|row| self::row(messages, row)).collect()
}

/// What a table is about.
pub fn title(messages: &Messages, context: &Context) -> String {
    let values = [
        ("context", context.name.as_str().into()),
        ("answers", words::settings(messages, &context.mended_by).into()),
    ];
    let id =
        if context.mended_by.is_empty() { id!("kill-context") } else { id!("kill-context-mended") };
    messages.with(id, values)
}

fn row(messages: &Messages, row: &KillRow) -> Vec<Entry> {
    let breaks = match (row.breaks.is_empty(), &row.model) {
        (true, Cell::NotEstablished(_)) => "?".to_owned(),
        (true, _) => "-".to_owned(),
        (false, _) => words::claims(messages, &row.breaks),
    };
    let decision = format!("{} = {}", row.defect.key.name, row.defect.answer);
    let gaps = row.gaps();
    let cells = row.cells().into_iter().chain(row.load_cells());
    let harmless = row.breaks.is_empty();
    let cells = cells.map(|(name, cell)| entry(cell, gaps.contains(&name), harmless));
    [Entry::plain(decision), Entry::plain(breaks)].into_iter().chain(cells).collect()
}

fn entry(cell: &Cell, gap: bool, harmless: bool) -> Entry {
    let (text, tone) = match cell {
        Cell::Found { after } => (format!("✓{}", grouped(*after)), Tone::Good),
        // What breaks nothing was not missed.
        Cell::NotFound { .. } if harmless => {
            (format!("✗{}", letter(NothingToFindReason::NothingBreaks)), Tone::Faint)
        }
        Cell::NotFound { .. } => ("✗".to_owned(), Tone::Plain),
        Cell::CannotFind { .. } => (format!("✗{SAME_LOGS}"), Tone::Faint),
        Cell::NotApplicable(why) => (letter(*why).to_owned(), Tone::Faint),
        Cell::NotEstablished(_) => ("?".to_owned(), Tone::Alarm),
    };
    Entry::new(text, if gap { Tone::Alarm } else { tone })
}

/// The letter that the legend explains for a layer that cannot find something.
const SAME_LOGS: &str = "f";

/// The letter that the legend explains.
fn letter(why: NothingToFindReason) -> &'static str {
    match why {
        NothingToFindReason::NothingBreaks => "a",
        NothingToFindReason::C1Holds => "b",
        NothingToFindReason::CheckIsOn => "c",
        NothingToFindReason::CheckIsTheDefect => "d",
        NothingToFindReason::NotRun => "e",
    }
}

/// A line for each defect that a layer misses and must not.
pub fn gaps<'a>(
    messages: &'a Messages,
    parts: &'a [ContextRows],
) -> impl Iterator<Item = String> + 'a {
    let rows = parts.iter().flat_map(|part| part.rows.iter().map(move |row| (part, row)));
    rows.filter(|(_, row)| !row.gaps().is_empty()).map(|(part, row)| gap(messages, part, row))
}

/// The layers that miss a defect and must not, in a line.
pub(super) fn gap(messages: &Messages, part: &ContextRows, row: &KillRow) -> String {
    let gaps: Vec<String> =
        row.gaps().iter().map(|layer| messages.get(family!("layer-", Layer, *layer))).collect();
    let values = [
        ("context", part.context.name.as_str().into()),
        ("decision", row.defect.to_string().into()),
        ("layers", messages.list(gaps.iter().map(String::as_str)).into()),
    ];
    messages.with(id!("kill-gap"), values)
}

/// The matrix as one JSON document.
pub fn json(parts: &[ContextRows]) -> Value {
    document(json!({ "contexts": parts }))
}
