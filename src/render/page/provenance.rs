//! What the report was made from: the program, its sources, the sheets, each with its digest.

use super::{Page, Part, table};
use crate::table::Entry;
use honnin_messages::id;
use maud::{Markup, html};

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = html! {
        p { (page.say(id!("page-provenance-introduction"))) }
        pre tabindex="0" role="group" aria-labelledby=(page.id("provenance-h")) { code { "cargo run --release -- report --check" } }
        (program(page))
        (digests(page))
    };
    vec![Part {
        anchor: "provenance".to_owned(),
        title: page.get(id!("page-provenance")),
        note: html! {},
        body,
    }]
}

fn program(page: &Page<'_>) -> Markup {
    let program = &page.checked.evidence.program;
    let header = [id!("column-program"), id!("column-version")].map(|id| page.get(id));
    let own = (&program.name, &program.version);
    let rows: Vec<Vec<Entry>> = [own]
        .into_iter()
        .chain(&program.engines)
        .map(|(name, version)| vec![Entry::plain(name), Entry::plain(version)])
        .collect();
    table::table(&page.caption("program", page.get(id!("page-program-caption"))), &header, &rows)
}

fn digests(page: &Page<'_>) -> Markup {
    let evidence = &page.checked.evidence;
    let header = [id!("column-made-from"), id!("column-digest")].map(|id| page.get(id));
    let row = |name: &str, digest: &str| {
        vec![html! { (name) }, html! { code class="digest" { (digest) } }]
    };
    let groups = evidence.sources.groups();
    let named = |name: &str| match name {
        "models" => page.get(id!("sources-models")),
        "implementation" => page.get(id!("sources-implementation")),
        _ => page.get(id!("sources-manifests")),
    };
    let groups = groups.iter().map(|(name, group)| row(&named(name), &group.sha256));
    let sheets = evidence.sheets.iter().map(|sheet| row(&sheet.file, &sheet.sha256));
    let rows: Vec<Vec<Markup>> = groups.chain(sheets).collect();
    table::marked(
        &page.caption("digests", page.get(id!("page-digests-caption"))),
        "digests",
        &header,
        &rows,
    )
}
