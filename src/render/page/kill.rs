//! The kill matrix: every single defect against every layer.

use super::{Page, Part, prose, table};
use crate::kill;
use honnin_messages::grouped;
use honnin_messages::id;
use maud::html;

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let (messages, parts) = (page.messages, page.checked.kill());
    let legend = kill::legend(messages);
    let gaps: Vec<String> = kill::gaps(messages, parts).collect();
    let effort = &page.checked.evidence.kill;
    let values = [
        ("schedules", grouped(effort.iterations).into()),
        ("seed", effort.seed.to_string().into()),
    ];
    let header = kill::header(messages);
    let introduction = page.get(id!("page-kill-introduction"));
    let effort = messages.with(id!("page-kill-effort"), values);
    let body = html! {
        p { (messages.sentences([introduction.as_str(), effort.as_str()])) }
        @if gaps.is_empty() {
            p class="verdict" { span class="badge good" { "✓" } " " (page.get(id!("page-kill-no-gaps"))) }
        } @else {
            div class="warning" { (prose::list(&gaps)) }
        }
        div class="legend" { (prose::list(&legend)) }
        @for (number, part) in (1..).zip(parts) {
            (table::table(
                &page.caption(&format!("kill-{number}"), kill::title(messages, &part.context)),
                &header,
                &kill::rows(messages, part),
            ))
        }
    };
    vec![Part {
        anchor: "kill".to_owned(),
        title: page.get(id!("page-kill")),
        note: html! {},
        body,
    }]
}
