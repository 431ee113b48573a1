//! The assurance case: the overview, and a picture for each sheet in each configuration.

use super::{PagePart, ReportPage};
use crate::assurance::{self, AssuranceCase};
use honnin_messages::id;
use maud::{PreEscaped, html};

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let case = AssuranceCase::build(page.messages, page.checked);
    let anchor = |name: &str| format!("case-{}", if name.is_empty() { "overview" } else { name });
    let link = |name: &str| page.to(&anchor(name));
    let pictures = case.modules.iter().map(|module| {
        let id = page.id(&anchor(&module.name));
        let picture = assurance::on_page(page.messages, &format!("{id}-"), module, &link);
        (id, &module.title, picture)
    });
    let body = html! {
        p { (page.get(id!("page-case-introduction"))) }
        @for (id, title, picture) in pictures {
            h3 id=(id) { (title) }
            figure {
                div class="picture-frame" tabindex="0" role="group" aria-labelledby=(id) {
                    (PreEscaped(picture))
                }
            }
        }
    };
    vec![PagePart::new("case", page.get(id!("page-case")), body)]
}
