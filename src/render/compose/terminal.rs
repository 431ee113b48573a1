//! For a terminal: lines of a width, tables in columns, tones as colours.

use super::{Block, Entry, Line, Section, Tone};
use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, presets};
use honnin_messages::wrapped;

/// Blocks for a terminal of this width, with an empty line between them.
pub fn blocks(blocks: &[Block], width: usize) -> String {
    joined(blocks, width, "\n\n")
}

fn joined(blocks: &[Block], width: usize, between: &str) -> String {
    let mut text = String::new();
    for (place, block) in blocks.iter().enumerate() {
        text += match block {
            _ if place == 0 => "",
            // A list belongs to the sentence before it.
            Block::List(_) if matches!(blocks[place - 1], Block::Paragraph(..)) => "\n",
            _ => between,
        };
        text += &self::block(block, width);
    }
    text
}

fn block(block: &Block, width: usize) -> String {
    match block {
        Block::Section(Section { title, blocks, .. }) => {
            // What is below a heading is short, and belongs together.
            format!("{}\n{}", wrapped(title, width, 0), joined(blocks, width, "\n"))
        }
        Block::Paragraph(line, _) => wrapped(&line.words(), width, 0),
        Block::List(lines) => {
            let item = |line: &Line| wrapped(&format!("- {}", line.words()), width, 2);
            lines.iter().map(item).collect::<Vec<_>>().join("\n")
        }
        Block::Table(it) => table(&it.header, &it.rows, (!it.keeps_width).then_some(width)),
    }
}

/// A table for a terminal of this width, or as wide as it needs to be.
pub fn table(header: &[String], rows: &[Vec<Entry>], width: Option<usize>) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(presets::NOTHING).enforce_styling();
    // Without this the padding would be styled too, and could not be trimmed.
    table.style_text_only();
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    let bold = |text: &String| Cell::new(text).add_attribute(Attribute::Bold);
    table.set_header(header.iter().map(bold));
    for row in rows {
        table.add_row(row.iter().map(cell));
    }
    // Columns are one space apart; the outer margins are of no use.
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    let lines = table.to_string();
    lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn cell(entry: &Entry) -> Cell {
    let cell = Cell::new(entry.line.words());
    let cell = if entry.number { cell.set_alignment(CellAlignment::Right) } else { cell };
    match entry.tone {
        Tone::Plain => cell,
        Tone::Good => cell.fg(Color::Green),
        Tone::Bad => cell.fg(Color::Red),
        Tone::Alarm => cell.fg(Color::Yellow).add_attribute(Attribute::Bold),
        Tone::Faint => cell.add_attribute(Attribute::Dim),
    }
}

/// A line with a tone.
pub fn toned(text: &str, tone: Tone) -> String {
    let mut table = comfy_table::Table::new();
    table.load_style(presets::NOTHING).enforce_styling();
    table.style_text_only();
    table.add_row([cell(&Entry::new(text, tone))]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    table.to_string().trim_end().to_owned()
}
