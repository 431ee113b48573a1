//! What the suite cannot see, and which way each gap errs.

use super::{Page, Part, table};
use crate::gaps;
use honnin_messages::id;
use maud::html;

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = html! {
        p { (page.say(id!("report-limits-introduction"))) }
        (table::table(
            &page.caption("gaps", page.get(id!("page-gaps-caption"))),
            &gaps::header(page.messages),
            &gaps::rows(page.messages),
        ))
    };
    vec![Part {
        anchor: "gaps".to_owned(),
        title: page.get(id!("report-limits")),
        note: html! {},
        body,
    }]
}
