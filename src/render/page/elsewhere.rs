//! The same failure elsewhere: what public cases of other systems come to, and those that no sheet can
//! say yet.

use super::{PagePart, ReportPage, sources};
use crate::elsewhere::{self, ToldCase};
use honnin_messages::id;
use maud::{Markup, html};

/// The part; none where no case was checked.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let cases: Vec<ToldCase<'_>> = page.checked.cases().into_iter().map(ToldCase::from).collect();
    if cases.is_empty() {
        return Vec::new();
    }
    let body = html! {
        p { (page.say(id!("elsewhere-introduction"))) }
        (page.show(&elsewhere::table(page.messages, &page.checked.case_checks())))
        ul { @for case in &cases { li { (told(page, case)) } } }
        p { (page.say(id!("elsewhere-out-of-reach"))) }
        ul {
            @for (case, needs) in elsewhere::unsaid(page.messages) {
                li { (told(page, &case)) " " (needs) }
            }
        }
    };
    vec![PagePart::new("elsewhere", page.get(id!("elsewhere-heading")), body)]
}

/// What happened, and links to where that is said.
fn told(page: &ReportPage<'_>, case: &ToldCase<'_>) -> Markup {
    let title = case.title.in_language(page.messages.language());
    html! { strong { (case.name) } " " (title) " " (sources::links(case.sources)) }
}
