//! The same failure elsewhere: what public cases of other systems come to, and those that no sheet can
//! say yet.

use super::{PagePart, ReportPage, sources};
use crate::elsewhere::{self, ToldCase};
use honnin_messages::id;
use maud::{Markup, html};

/// The part; none where no case was checked.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let told = elsewhere::told(page.messages, page.checked);
    if told.is_empty() {
        return Vec::new();
    }
    let body = html! {
        p { (page.say(id!("elsewhere-introduction"))) }
        (page.show(&elsewhere::table(page.messages, &page.checked.case_checks())))
        (list(&told))
        p { (page.say(id!("elsewhere-out-of-reach"))) }
        (list(&elsewhere::unsaid(page.messages)))
    };
    vec![PagePart::new("elsewhere", page.get(id!("elsewhere-heading")), body)]
}

/// What happened, with links to where that is said.
fn list(cases: &[ToldCase<'_>]) -> Markup {
    html! {
        ul {
            @for case in cases {
                li { strong { (case.name) } " " (case.said) " " (sources::links(case.sources)) }
            }
        }
    }
}
