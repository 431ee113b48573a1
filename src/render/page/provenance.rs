//! What the report was made from: the program, its sources, the sheets, each with its digest.

use super::{PagePart, ReportPage};
use crate::compose::html::framed;
use crate::compose::{Block, Entry};
use honnin_messages::id;
use maud::{Markup, html};

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let body = html! {
        p { (page.say(id!("page-provenance-introduction"))) }
        pre tabindex="0" role="group" aria-labelledby=(page.id("provenance-h")) { code { "cargo run --release -- report --check" } }
        (program(page))
        (digests(page))
    };
    vec![PagePart::new("provenance", page.get(id!("page-provenance")), body)]
}

fn program(page: &ReportPage<'_>) -> Markup {
    let program = &page.checked.evidence.program;
    let header = page.messages.all([id!("column-program"), id!("column-version")]);
    let named = [(&program.name, &program.version)].into_iter().chain(&program.engines);
    let rows = named.map(|(name, version)| [name, version].map(Entry::plain).to_vec()).collect();
    page.show(&[Block::table("program", page.get(id!("page-program-caption")), header, rows)])
}

fn digests(page: &ReportPage<'_>) -> Markup {
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
    let sheets = evidence.written().map(|sheet| row(sheet.file, sheet.sha256));
    let rows: Vec<Vec<Markup>> = groups.chain(sheets).collect();
    framed(
        &page.caption("digests", page.get(id!("page-digests-caption"))),
        "digests",
        &header,
        &rows,
    )
}
