//! The kill matrix: every single defect against every layer.

use super::{PagePart, ReportPage, prose};
use crate::kill;
use honnin_messages::{grouped, id, message};
use maud::html;

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let (messages, parts) = (page.messages, page.checked.kill());
    let legend = kill::legend(messages);
    let gaps: Vec<String> = kill::gaps(messages, parts).collect();
    let effort = &page.checked.evidence.kill;
    let introduction = page.get(id!("page-kill-introduction"));
    let effort = message!(
        messages,
        "page-kill-effort",
        schedules = grouped(effort.iterations),
        seed = effort.seed.to_string()
    );
    let body = html! {
        p { (messages.sentences([introduction.as_str(), effort.as_str()])) }
        @if gaps.is_empty() {
            p class="verdict" { span class="badge good" { "✓" } " " (page.get(id!("page-kill-no-gaps"))) }
        } @else {
            div class="warning" { (prose::list(&gaps)) }
        }
        div class="legend" { (prose::list(&legend)) }
        (page.show(&kill::tables(messages, parts)))
    };
    vec![PagePart::new("kill", page.get(id!("page-kill")), body)]
}
