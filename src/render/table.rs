//! Tables for terminals and for Markdown.

use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, Table, presets};

/// How a cell is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// A plain text.
    Plain,
    /// Good news.
    Good,
    /// Bad news that was expected.
    Bad,
    /// Something that needs attention.
    Alarm,
    /// Less important.
    Faint,
}

/// One cell of a table.
#[derive(Clone, Debug)]
pub struct Entry {
    text: String,
    tone: Tone,
    right: bool,
}

impl Entry {
    /// A cell with a tone.
    pub fn new(text: impl Into<String>, tone: Tone) -> Entry {
        Entry { text: text.into(), tone, right: false }
    }

    /// A plain cell.
    pub fn plain(text: impl Into<String>) -> Entry {
        Entry::new(text, Tone::Plain)
    }

    /// The same cell with another tone.
    pub fn toned(self, tone: Tone) -> Entry {
        Entry { tone, ..self }
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it is to be read.
    pub fn tone(&self) -> Tone {
        self.tone
    }

    /// Whether it is a number.
    pub fn is_number(&self) -> bool {
        self.right
    }

    /// A plain cell, set to the right: a number.
    pub fn number(text: impl Into<String>) -> Entry {
        Entry { right: true, ..Entry::plain(text) }
    }
}

/// A table for a terminal of this width, or as wide as it needs to be.
pub fn terminal(header: &[String], rows: &[Vec<Entry>], width: Option<usize>) -> String {
    let mut table = Table::new();
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
    // Columns stand one space apart; the outer margins are of no use.
    for column in table.column_iter_mut() {
        column.set_padding((0, 1));
    }
    let lines = table.to_string();
    lines.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn cell(entry: &Entry) -> Cell {
    let cell = Cell::new(&entry.text);
    let cell = if entry.right { cell.set_alignment(CellAlignment::Right) } else { cell };
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
    let mut table = Table::new();
    table.load_style(presets::NOTHING).enforce_styling();
    table.style_text_only();
    table.add_row([cell(&Entry::new(text, tone))]);
    for column in table.column_iter_mut() {
        column.set_padding((0, 0));
    }
    table.to_string().trim_end().to_owned()
}

/// A table in Markdown.
pub fn markdown(header: &[String], rows: &[Vec<Entry>]) -> String {
    let escape = |text: &str| text.replace('|', "\\|");
    let line = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![line(header.iter().map(|text| escape(text)).collect())];
    let right = |column: usize| rows.first().is_some_and(|row| row[column].right);
    let rule = |column: usize| if right(column) { "---:" } else { "---" };
    lines.push(line((0..header.len()).map(|column| rule(column).to_owned()).collect()));
    lines.extend(rows.iter().map(|row| line(row.iter().map(|e| escape(&e.text)).collect())));
    lines.join("\n")
}
