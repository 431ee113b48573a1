//! In Markdown: headings with strokes, tables with pipes, links to headings. What is not ours is shown
//! and not obeyed.

use super::{Block, Entry, Line, Section, Span};
use honnin_sheet::visible::visible;
use std::collections::BTreeMap;

/// Where the sections are that links lead to: their headings, by their anchors.
type Anchors<'b> = BTreeMap<&'b str, &'b str>;

/// A text in Markdown, in which the headings of the outermost sections have so many strokes.
pub fn text(blocks: &[Block], level: usize) -> String {
    let mut anchors = Anchors::new();
    collect(blocks, &mut anchors);
    let mut parts = Vec::new();
    add(blocks, level, &anchors, &mut parts);
    parts.join("\n\n")
}

fn collect<'b>(blocks: &'b [Block], anchors: &mut Anchors<'b>) {
    for block in blocks {
        if let Block::Section(Section { anchor, title, blocks }) = block {
            anchors.extend(anchor.as_deref().map(|anchor| (anchor, title.as_str())));
            collect(blocks, anchors);
        }
    }
}

fn add(blocks: &[Block], level: usize, anchors: &Anchors<'_>, parts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Section(Section { title, blocks, .. }) => {
                parts.push(format!("{} {title}", "#".repeat(level)));
                add(blocks, level + 1, anchors, parts);
            }
            Block::Paragraph(line, _) => parts.push(self::line(line, anchors)),
            Block::List(lines) => {
                let item = |line| format!("- {}", self::line(line, anchors));
                parts.push(lines.iter().map(item).collect::<Vec<_>>().join("\n"));
            }
            Block::Table(it) => parts.push(table(&it.header, &it.rows, anchors)),
        }
    }
}

fn table(header: &[String], rows: &[Vec<Entry>], anchors: &Anchors<'_>) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut lines = vec![row(header.iter().map(|text| escape(text)).collect())];
    let number = |column: usize| rows.first().is_some_and(|row| row[column].number);
    let rule = |column: usize| if number(column) { "---:" } else { "---" };
    lines.push(row((0..header.len()).map(|column| rule(column).to_owned()).collect()));
    let cell = |entry: &Entry| escape(&line(&entry.line, anchors));
    lines.extend(rows.iter().map(|cells| row(cells.iter().map(cell).collect())));
    lines.join("\n")
}

fn line(line: &Line, anchors: &Anchors<'_>) -> String {
    let span = |span: &Span| match span {
        Span::Words(words) => words.clone(),
        Span::Code(text) => code(text),
        Span::Strong(words) => format!("**{words}**"),
        Span::Link(words, to) => {
            let heading = anchors.get(to.as_str());
            let heading = heading.unwrap_or_else(|| panic!("{to} is the anchor of a section"));
            format!("[{words}](#{})", anchor(heading))
        }
        Span::Break => "<br>".to_owned(),
    };
    line.0.iter().map(span).collect()
}

/// A text as a cell of a table: a pipe, unless it is quoted already, would end it, and a line break
/// the row.
fn escape(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '|' if !is_escaped(&cell) => cell.push_str("\\|"),
            '\n' => cell.push(' '),
            letter => cell.push(letter),
        }
    }
    cell
}

/// Whether what follows upon a text is quoted by its last letter.
fn is_escaped(before: &str) -> bool {
    (before.len() - before.trim_end_matches('\\').len()) % 2 == 1
}

/// The anchor of a heading, as the places that show Markdown make it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

/// A text that is not ours, so that Markdown shows it and obeys nothing in it: no markup, no template of
/// a workflow, and no address that becomes a link by itself.
pub fn quoted(given: &str) -> String {
    let given = visible(given);
    let mut shown = String::with_capacity(given.len());
    for (place, letter) in given.char_indices() {
        let rest = &given[place + letter.len_utf8()..];
        let obeyed = match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' => true,
            '$' | '{' | '}' | '@' => true,
            // At its beginning a line is a list, or a heading of what is above it.
            '-' | '+' | '=' => place == 0,
            ':' => rest.starts_with("//"),
            '.' => shown.to_ascii_lowercase().ends_with("www") || is_number(&given[..place]),
            ')' => is_number(&given[..place]),
            _ => false,
        };
        if obeyed {
            shown.push('\\');
        }
        shown.push(letter);
    }
    shown
}

/// Whether a dot or a bracket behind it would make it the number of a list's item.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A command as code, in a fence that is longer than any in it.
fn code(command: &str) -> String {
    let longest = command.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{command}{space}{fence}")
}
