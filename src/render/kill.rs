//! Answers to `honnin kill`.

use super::compose::{Block, Entry, Tone, terminal};
use super::words;
use crate::json::document;
use honnin_messages::{Messages, family, grouped, id, message};
use honnin_schedule::kill::context::Context;
use honnin_schedule::kill::{Cell, ContextRows, KillRow, Layer, NothingToFindReason};
use serde_json::{Value, json};

/// The matrix for a terminal of this width.
pub fn terminal(messages: &Messages, parts: &[ContextRows], width: usize) -> String {
    let status = message!(messages, "legend-kill-status");
    let legend = legend(messages).into_iter().chain([status]);
    let mut blocks = tables(messages, parts);
    blocks.push(Block::list(legend));
    blocks.extend(gaps(messages, parts).map(Block::paragraph));
    terminal::blocks(&blocks, width)
}

/// The matrix: a section for each context, with a row for each defect that says what breaks by it and
/// what each layer sees of it.
pub fn tables(messages: &Messages, parts: &[ContextRows]) -> Vec<Block> {
    let header = messages.all([
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
    ]);
    let section = |(number, part): (usize, &ContextRows)| {
        let title = title(messages, &part.context);
        let rows = part.rows.iter().map(|row| self::row(messages, row)).collect();
        let table = Block::table(format!("kill-{number}"), &title, header.clone(), rows);
        let no_case = part.has_no_case().then(|| message!(messages, "kill-no-case"));
        let blocks = std::iter::once(table).chain(no_case.map(Block::paragraph)).collect();
        Block::section(title, blocks)
    };
    (1..).zip(parts).map(section).collect()
}

/// What the marks mean, a line each.
pub fn legend(messages: &Messages) -> Vec<String> {
    message!(messages, "legend-kill").lines().map(|line| line.trim().to_owned()).collect()
}

/// What a context is.
fn title(messages: &Messages, context: &Context) -> String {
    let id = match (context.mended_by.is_empty(), context.broken.is_empty()) {
        (true, true) => id!("kill-context"),
        (true, false) => id!("kill-context-broken"),
        (false, _) => id!("kill-context-mended"),
    };
    message!(
        messages,
        id,
        context = context.name.as_str(),
        answers = words::settings(messages, &context.mended_by),
        broken = words::claims(messages, &context.broken)
    )
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
    message!(
        messages,
        "kill-gap",
        context = part.context.name.as_str(),
        decision = row.defect.to_string(),
        layers = messages
            .list(row.gaps().iter().map(|layer| messages.get(family!("layer-", Layer, *layer))))
    )
}

/// The matrix as one JSON document.
pub fn json(parts: &[ContextRows]) -> Value {
    document(json!({ "contexts": parts }))
}
