//! What the suite cannot see, and which way each gap errs.

use super::{PagePart, ReportPage};
use crate::compose::Block;
use crate::gaps;
use honnin_messages::{id, message};

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let introduction = Block::paragraph(message!(page.messages, "report-limits-introduction"));
    let body = page.show(&[introduction, gaps::table(page.messages)]);
    vec![PagePart::new("gaps", page.get(id!("report-limits")), body)]
}
