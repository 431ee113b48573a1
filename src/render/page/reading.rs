//! What is claimed, and how far an answer can be trusted.

use super::{PagePart, ReportPage};
use crate::{checks, verdicts};
use honnin_messages::id;
use maud::html;

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let body = html! {
        p { (page.say(id!("page-reading-introduction"))) }
        p { (page.get(id!("page-counting"))) }
        p { (page.say(id!("page-reading-implementation"))) }
        p { (page.say(id!("page-reading-pct"))) }
        h3 { (page.get(id!("report-claims"))) }
        (page.show(&[verdicts::claims(page.messages)]))
        h3 id=(page.id("classes")) { (page.get(id!("page-classes"))) }
        (page.show(&[checks::table(page.messages, page.checked, page.checks)]))
    };
    vec![PagePart::new("reading", page.get(id!("page-reading")), body)]
}
