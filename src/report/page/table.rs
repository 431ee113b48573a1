//! Tables with a caption and headers, each in a box of its own that scrolls where it is too wide.

use super::prose;
use crate::report::table::{Entry, Tone};
use maud::{Markup, html};

/// A table whose first column names its rows.
pub(super) fn table(caption: &str, header: &[String], rows: &[Vec<Entry>]) -> Markup {
    let rows: Vec<Vec<Markup>> = rows.iter().map(|row| row.iter().map(entry).collect()).collect();
    marked(caption, "", header, &rows)
}

/// The same of cells that have marks of their own.
pub(super) fn marked(
    caption: &str,
    class: &str,
    header: &[String],
    rows: &[Vec<Markup>],
) -> Markup {
    html! {
        // The box can be scrolled by keyboard, so it can be reached by keyboard.
        div class="wide" tabindex="0" role="region" aria-label=(caption) {
            table class=[(!class.is_empty()).then_some(class)] {
                caption { (prose::inline(caption)) }
                thead { tr { @for title in header { th scope="col" { (prose::inline(title)) } } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (place, cell) in row.iter().enumerate() {
                                @if place == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A cell.
pub(super) fn entry(entry: &Entry) -> Markup {
    html! {
        @if entry.is_number() {
            span class={ "number " (prose::class(entry.tone())) } { (entry.text()) }
        } @else if entry.tone() == Tone::Plain {
            (prose::inline(entry.text()))
        } @else {
            span class=(prose::class(entry.tone())) { (prose::inline(entry.text())) }
        }
    }
}
