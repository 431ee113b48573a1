//! Traceability: the findings of the public record, and what answers them.

use super::{Page, Part};
use crate::traceability;
use honnin_messages::id;

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = page.show(&traceability::blocks(page.messages, page.traced));
    vec![Part::new("traceability", page.get(id!("traceability-title")), body)]
}
