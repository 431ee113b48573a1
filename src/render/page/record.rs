//! Traceability: the findings of the public record, and what answers them.

use super::{PagePart, ReportPage};
use crate::traceability;
use honnin_messages::id;

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let body = page.show(&traceability::blocks(page.messages, page.traced));
    vec![PagePart::new("traceability", page.get(id!("traceability-title")), body)]
}
