//! Tables with a caption and headers, each in a box of its own that scrolls where it is too wide.

use super::prose;
use crate::table::{Entry, Tone};
use maud::{Markup, html};

/// What a table is about.
pub(super) struct Caption {
    /// The id of the caption.
    pub(super) id: String,
    /// The id of the heading that tells it from other captions of the same words.
    pub(super) within: Option<String>,
    pub(super) words: String,
}

/// A table whose first column names its rows.
pub(super) fn table(caption: &Caption, header: &[String], rows: &[Vec<Entry>]) -> Markup {
    let rows: Vec<Vec<Markup>> = rows.iter().map(|row| row.iter().map(entry).collect()).collect();
    marked(caption, "", header, &rows)
}

/// The same of cells that have marks of their own.
pub(super) fn marked(
    caption: &Caption,
    class: &str,
    header: &[String],
    rows: &[Vec<Markup>],
) -> Markup {
    let Caption { id, within, words } = caption;
    let named = within.iter().chain([id]).map(String::as_str).collect::<Vec<_>>().join(" ");
    // What is laid out as cards is no table any more to those who hear it, unless it says so.
    let role = |role| (class == "sites").then_some(role);
    html! {
        // The box can be scrolled by keyboard, so it can be reached by keyboard.
        div class="wide" tabindex="0" role="group" aria-labelledby=(named) {
            table class=[(!class.is_empty()).then_some(class)] role=[role("table")] {
                caption id=(id) { (prose::inline(words)) }
                thead role=[role("rowgroup")] {
                    tr role=[role("row")] {
                        @for title in header {
                            th scope="col" role=[role("columnheader")] { (prose::inline(title)) }
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
pub(super) fn entry(entry: &Entry) -> Markup {
    html! {
        @if entry.is_number() {
            span class={ "number " (prose::class(entry.tone())) } {
                (sign(entry)) (entry.text())
            }
        } @else if entry.tone() == Tone::Plain {
            (prose::inline(entry.text()))
        } @else {
            span class=(prose::class(entry.tone())) { (sign(entry)) (prose::inline(entry.text())) }
        }
    }
}

/// The sign of a tone, unless the text begins with one.
fn sign(entry: &Entry) -> &'static str {
    match entry.tone() {
        _ if entry.text().starts_with(['✓', '✗', '?', '!']) => "",
        Tone::Good => "✓ ",
        Tone::Bad => "✗ ",
        Tone::Alarm => "! ",
        Tone::Plain | Tone::Faint => "",
    }
}
