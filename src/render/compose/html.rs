//! As a part of a page: every table with a caption and headers, each in a box of its own that scrolls
//! where it is too wide.
//!
//! Every id begins with the prefix of the page, so that a part can occur twice on it, once in each
//! language.

use super::{Block, Entry, Line, Section, Span, Table, Tone};
use honnin_sheet::visible::visible;
use maud::{Markup, html};

/// Where blocks are put.
#[derive(Clone, Copy, Debug)]
pub struct BlockPlace<'a> {
    /// What every id begins with.
    pub prefix: &'a str,
    /// The id of the heading that tells tables from others with the same caption.
    pub within: Option<&'a str>,
    /// The level of the outermost headings, 3 to 5.
    pub level: u8,
}

/// Blocks as a part of a page.
pub fn blocks(blocks: &[Block], place: BlockPlace<'_>) -> Markup {
    html! { @for block in blocks { (self::block(block, place)) } }
}

fn block(block: &Block, place: BlockPlace<'_>) -> Markup {
    match block {
        Block::Section(it) => section(it, place),
        Block::Paragraph(line, tone) => {
            let class = match tone {
                Tone::Faint => Some("none"),
                Tone::Alarm => Some("warning"),
                Tone::Plain | Tone::Good | Tone::Bad => None,
            };
            html! { p class=[class] { (self::line(line, place)) } }
        }
        Block::List(lines) => {
            html! { ul { @for line in lines { li { (self::line(line, place)) } } } }
        }
        Block::Table(it) => table(it, place),
    }
}

/// A section. Where it begins with a table that says in its caption what the heading does, the
/// caption is enough.
fn section(Section { anchor, title, blocks }: &Section, place: BlockPlace<'_>) -> Markup {
    let heads = |block: &Block| matches!(block, Block::Table(table) if table.caption == *title);
    let heading = match place.level {
        _ if blocks.first().is_some_and(heads) => html! {},
        3 => html! { h3 { (title) } },
        4 => html! { h4 { (title) } },
        _ => html! { h5 { (title) } },
    };
    let body = self::blocks(blocks, BlockPlace { level: place.level + 1, ..place });
    html! {
        @if let Some(anchor) = anchor {
            article id={ (place.prefix) (anchor) } { (heading) (body) }
        } @else {
            (heading) (body)
        }
    }
}

fn table(
    Table { name, caption, class, header, rows, .. }: &Table,
    place: BlockPlace<'_>,
) -> Markup {
    let id = format!("{}{name}-c", place.prefix);
    let within = place.within.map(str::to_owned);
    let caption = Caption { id, within, words: caption.clone() };
    let cells = |row: &Vec<Entry>| row.iter().map(|cell| entry(cell, place)).collect();
    framed(&caption, class, header, &rows.iter().map(cells).collect::<Vec<_>>())
}

/// What a table is about.
pub struct Caption {
    /// The id of the caption.
    pub id: String,
    /// The id of the heading that tells it from other captions of the same words.
    pub within: Option<String>,
    /// What it says.
    pub words: String,
}

/// A table of cells that have marks of their own.
pub fn framed(caption: &Caption, class: &str, header: &[String], rows: &[Vec<Markup>]) -> Markup {
    let Caption { id, within, words } = caption;
    let named = within.iter().chain([id]).map(String::as_str).collect::<Vec<_>>().join(" ");
    // What is laid out as cards is no table any more to those who hear it, unless it says so.
    let role = |role| (class == "sites").then_some(role);
    html! {
        // The box can be scrolled by keyboard, so it can be reached by keyboard.
        div class="wide" tabindex="0" role="group" aria-labelledby=(named) {
            table class=[(!class.is_empty()).then_some(class)] role=[role("table")] {
                caption id=(id) { (inline(words)) }
                thead role=[role("rowgroup")] {
                    tr role=[role("row")] {
                        @for title in header {
                            th scope="col" role=[role("columnheader")] { (inline(title)) }
                        }
                    }
                }
                tbody role=[role("rowgroup")] {
                    @for row in rows {
                        tr role=[role("row")] {
                            @for (place, cell) in row.iter().enumerate() {
                                @if place == 0 {
                                    th scope="row" role=[role("rowheader")] { (cell) }
                                } @else {
                                    td role=[role("cell")] { (cell) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A cell. Its tone is a sign as well as a colour.
pub fn entry(entry: &Entry, place: BlockPlace<'_>) -> Markup {
    let words = line(&entry.line, place);
    html! {
        @if entry.number {
            span class={ "number " (class(entry.tone)) } { (sign(entry)) (words) }
        } @else if entry.tone == Tone::Plain {
            (words)
        } @else {
            span class=(class(entry.tone)) { (sign(entry)) (words) }
        }
    }
}

/// The sign of a tone, unless the text begins with one.
fn sign(entry: &Entry) -> &'static str {
    match entry.tone {
        _ if entry.line.words().starts_with(['✓', '✗', '?', '!']) => "",
        Tone::Good => "✓ ",
        Tone::Bad => "✗ ",
        Tone::Alarm => "! ",
        Tone::Plain | Tone::Faint => "",
    }
}

/// The class of a tone.
pub fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Alarm => "alarm",
        Tone::Faint => "faint",
    }
}

/// A line with its marks.
pub fn line(line: &Line, place: BlockPlace<'_>) -> Markup {
    html! {
        @for span in &line.0 {
            @match span {
                Span::Words(words) => { (inline(words)) }
                Span::Code(text) => { code { (text) } }
                Span::Strong(words) => { strong { (words) } }
                Span::Link(words, to) => { a href={ "#" (place.prefix) (to) } { (words) } }
                Span::Break => { br; }
            }
        }
    }
}

/// Stands for a backtick that encloses no code until the page is whole. No text can have it: where it
/// stands in one it is written out.
const BACKTICK: char = '\u{fff9}';

/// A text that is not ours, so that a page shows it and obeys nothing in it. Tags are the markup's
/// matter, which writes out every text.
pub fn quoted(given: &str) -> String {
    visible(given).replace('`', BACKTICK.encode_utf8(&mut [0; 4]))
}

/// The page, in which the backticks of quoted texts stand as they were given.
pub fn unquoted(page: &str) -> String {
    page.replace(BACKTICK, "`")
}

/// A sentence of the catalogues, in which backticks enclose code.
pub fn inline(text: &str) -> Markup {
    html! {
        @for (place, piece) in text.split('`').enumerate() {
            @if place % 2 == 1 { code { (piece) } } @else { (piece) }
        }
    }
}
