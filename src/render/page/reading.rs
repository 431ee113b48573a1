//! What is claimed, and how far an answer can be trusted.

use super::{Page, Part, prose, table};
use crate::asked;
use honnin_messages::id;
use honnin_models::claims::{CATALOGUE, Claim};
use maud::{Markup, html};

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = html! {
        p { (page.say(id!("page-reading-introduction"))) }
        p { (page.get(id!("page-counting"))) }
        p { (page.say(id!("page-reading-implementation"))) }
        p { (page.say(id!("page-reading-pct"))) }
        h3 { (page.get(id!("report-claims"))) }
        (claims(page))
        h3 id=(page.id("classes")) { (page.get(id!("page-classes"))) }
        (classes(page))
    };
    vec![Part {
        anchor: "reading".to_owned(),
        title: page.get(id!("page-reading")),
        note: html! {},
        body,
    }]
}

fn claims(page: &Page<'_>) -> Markup {
    let header =
        [id!("column-claim"), id!("column-says"), id!("column-source")].map(|id| page.get(id));
    let row = |claim: &Claim| {
        vec![
            html! { strong { (claim.id) } " " span class="name" { (page.messages.choose(claim.title())) } },
            html! { (prose::inline(page.messages.choose(claim.sentence))) },
            html! { span class="source" { (page.messages.choose(claim.source)) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = CATALOGUE.iter().map(row).collect();
    table::marked(
        &page.caption("claims", page.get(id!("page-claims-caption"))),
        "claims",
        &header,
        &rows,
    )
}

fn classes(page: &Page<'_>) -> Markup {
    let rows = asked::rows(page.messages, page.checked, page.asked);
    let caption = asked::sentence(page.messages, page.tally());
    table::table(&page.caption("classes", caption), &asked::header(page.messages), &rows)
}
