//! What the report was made from: the program, its sources, the sheets, each with its digest.

use super::{Page, Part, table};
use crate::table::Entry;
use maud::{Markup, html};

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let body = html! {
        p { (page.say("page-provenance-introduction")) }
        pre tabindex="0" role="group" aria-labelledby=(page.id("provenance-h")) { code { "cargo run --release -- report --check" } }
        (program(page))
        (digests(page))
    };
    vec![Part {
        anchor: "provenance".to_owned(),
        title: page.get("page-provenance"),
        note: html! {},
        body,
    }]
}

fn program(page: &Page<'_>) -> Markup {
    let program = &page.dossier.evidence.program;
    let header = ["column-program", "column-version"].map(|id| page.get(id));
    let own = (&program.name, &program.version);
    let rows: Vec<Vec<Entry>> = [own]
        .into_iter()
        .chain(&program.engines)
        .map(|(name, version)| vec![Entry::plain(name), Entry::plain(version)])
        .collect();
    table::table(&page.caption("program", page.get("page-program-caption")), &header, &rows)
}

fn digests(page: &Page<'_>) -> Markup {
    let evidence = &page.dossier.evidence;
    let header = ["column-made-from", "column-digest"].map(|id| page.get(id));
    let row = |name: &str, digest: &str| {
        vec![html! { (name) }, html! { code class="digest" { (digest) } }]
    };
    let groups = evidence.sources.groups();
    let named = |name: &str| match name {
        "models" => page.get("sources-models"),
        "implementation" => page.get("sources-implementation"),
        _ => page.get("sources-manifests"),
    };
    let groups = groups.iter().map(|(name, group)| row(&named(name), &group.sha256));
    let sheets = evidence.sheets.iter().map(|sheet| row(&sheet.file, &sheet.sha256));
    let rows: Vec<Vec<Markup>> = groups.chain(sheets).collect();
    table::marked(
        &page.caption("digests", page.get("page-digests-caption")),
        "digests",
        &header,
        &rows,
    )
}
