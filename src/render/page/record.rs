//! Traceability: the findings of the public record, and what answers them.

use super::{Page, Part};
use crate::traceability::html;
use honnin_messages::id;

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = html::body(page.messages, &page.id(""), page.traced);
    let title = page.get(id!("traceability-title"));
    vec![Part { anchor: "traceability".to_owned(), title, note: maud::Markup::default(), body }]
}
