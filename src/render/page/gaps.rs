//! What the suite cannot see, and which way each gap errs.

use super::{Page, Part, table};
use crate::gaps;
use maud::html;

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = html! {
        p { (page.say("report-limits-introduction")) }
        (table::table(
            &page.caption("gaps", page.get("page-gaps-caption")),
            &gaps::header(page.messages),
            &gaps::rows(page.messages),
        ))
    };
    vec![Part { anchor: "gaps".to_owned(), title: page.get("report-limits"), note: html! {}, body }]
}
