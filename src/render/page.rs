//! The report as one HTML page that needs nothing else: no network, no script, no font.
//!
//! Both languages are in the one file. Which of them is shown follows from the address alone: every
//! id begins with its language, so a link stays within its language, and nothing is remembered. A
//! browser that does not know the rule shows both. The parts of the page, in reading order:

use super::checks::CheckTally;
use super::compose::html::{BlockPlace, Caption, inline};
use super::compose::{self, Block};
use super::picture;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::CheckResult;
use honnin_evidence::sheet::SheetFindings;
use honnin_evidence::traceability::Traceability;
use honnin_messages::{Language, MessageId, Messages, id, message};
use maud::{DOCTYPE, Markup, PreEscaped, html};

// Words with marks in them, badges, anchors.
mod prose;
// Pictures, each in its frame.
mod pictures;
// The one-page summary: the answer, then the reasons.
mod summary;
// What is claimed, and how far an answer can be trusted.
mod reading;
// One sheet.
mod sheet;
// Its answers, as the three checksheets ask for them.
mod answers;
// Its tests, and what they could find.
mod tests;
// Where its facts come from.
mod sources;
// What each claim came to, and how that was found out.
mod verdicts;
// A claim that is violated: what happened, why it was not found, what mends it.
mod counterexample;
// The same failure elsewhere.
mod elsewhere;
// The kill matrix.
mod kill;
// The survey of all designs.
mod survey;
// The public record and what answers it; the argument from evidence to claims.
mod record;
mod argument;
// What the suite cannot see.
mod gaps;
// What the report was made from.
mod provenance;

/// The style of the page; that of the pictures is their own.
const STYLE: &str = include_str!("page/style.css");

/// What a page is made of: the evidence in one language.
struct ReportPage<'a> {
    messages: &'a Messages,
    checked: &'a ConsistentEvidence,
    findings: &'a [SheetFindings<'a>],
    checks: &'a [CheckResult],
    traced: &'a Traceability<'a>,
}

/// A part of the page with a heading, to which the contents list links.
struct PagePart {
    anchor: String,
    title: String,
    /// What is behind the title and is no part of it in the contents.
    note: Markup,
    body: Markup,
}

impl PagePart {
    /// A part with nothing behind its title.
    fn new(anchor: &str, title: String, body: Markup) -> PagePart {
        PagePart { anchor: anchor.to_owned(), title, note: html! {}, body }
    }
}

/// Makes parts of the page.
type PartMaker = for<'a, 'p> fn(&'p ReportPage<'a>) -> Vec<PagePart>;

/// Every part in the order of the page. To add one, name what makes it here.
const PARTS: &[PartMaker] = &[
    summary::parts,
    reading::parts,
    sheet::parts,
    elsewhere::parts,
    kill::parts,
    survey::parts,
    record::parts,
    argument::parts,
    gaps::parts,
    provenance::parts,
];

impl ReportPage<'_> {
    /// The two letters of the language.
    fn tag(&self) -> &'static str {
        self.messages.language().tag()
    }

    fn get(&self, id: MessageId) -> String {
        self.messages.get(id)
    }

    /// A sentence of the catalogue, with its marks.
    fn say(&self, id: MessageId) -> Markup {
        inline(&self.get(id))
    }

    /// What a table is about that is the only one of its kind.
    fn caption(&self, name: &str, words: String) -> Caption {
        Caption { id: self.id(name) + "-c", within: None, words }
    }

    /// Where what is composed is on the page: each id begins with the language.
    fn place(&self) -> BlockPlace<'static> {
        let prefix = match self.messages.language() {
            Language::Ja => "ja-",
            Language::En => "en-",
        };
        BlockPlace { prefix, within: None, level: 3 }
    }

    /// What is composed, as a part of the page.
    fn show(&self, blocks: &[Block]) -> Markup {
        compose::html::blocks(blocks, self.place())
    }

    /// An id of this language.
    fn id(&self, name: &str) -> String {
        format!("{}-{name}", self.tag())
    }

    /// A link to an id of this language.
    fn to(&self, name: &str) -> String {
        format!("#{}", self.id(name))
    }

    fn tally(&self) -> CheckTally {
        CheckTally::count(self.checks)
    }
}

/// The page in these languages, the first of which is shown at first.
pub fn report(checked: &ConsistentEvidence, languages: &[Language]) -> String {
    let findings = checked.findings();
    let checks = checked.checks();
    let traced = Traceability::new(checked);
    let spoken: Vec<Messages> = languages
        .iter()
        .map(|&language| Messages::new(language).quoting(compose::html::quoted))
        .collect();
    let bodies = spoken.iter().map(|messages| {
        whole(
            &ReportPage {
                messages,
                checked,
                findings: &findings,
                checks: &checks,
                traced: &traced,
            },
            &spoken,
        )
    });
    let bodies: Vec<Markup> = bodies.collect();
    let first = spoken.first().map_or("ja", |messages| messages.language().tag());
    let title = spoken.iter().map(|messages| message!(messages, "page-title"));
    let title = title.collect::<Vec<_>>().join(" / ");
    let page = html! {
        (DOCTYPE)
        html lang=(first) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content="honnin";
                title { (title) }
                style { (PreEscaped(STYLE)) (PreEscaped(picture::STYLE)) }
            }
            body class=[(languages.len() > 1).then_some("both")] {
                @for body in &bodies { (body) }
            }
        }
    };
    compose::html::unquoted(&page.into_string()) + "\n"
}

/// The page in one language.
fn whole(page: &ReportPage<'_>, spoken: &[Messages]) -> Markup {
    let parts: Vec<PagePart> = PARTS.iter().flat_map(|maker| maker(page)).collect();
    html! {
        div class="page" id=(page.tag()) lang=(page.tag()) {
            a class="skip" href=(page.to("main")) { (page.get(id!("page-skip"))) }
            header class="top" {
                p class="brand" { "honnin" span { (page.get(id!("page-brand"))) } }
                @if spoken.len() > 1 { (switch(page, spoken)) }
            }
            main class="columns" id=(page.id("main")) tabindex="-1" {
                // The question and its answer come first, on a telephone and to the ear, too.
                div class="first" {
                    h1 { (page.get(id!("page-title"))) }
                    @for part in parts.iter().filter(|part| is_summary(part)) {
                        (section(page, spoken, part))
                    }
                }
                (contents(page, &parts))
                div class="rest" {
                    @for part in parts.iter().filter(|part| !is_summary(part)) {
                        (section(page, spoken, part))
                    }
                }
            }
        }
    }
}

fn is_summary(part: &PagePart) -> bool {
    part.anchor == "summary"
}

/// A part with its heading; the summary is styled apart from the rest.
fn section(page: &ReportPage<'_>, spoken: &[Messages], part: &PagePart) -> Markup {
    let id = page.id(&part.anchor);
    let heading = format!("{id}-h");
    let kind = if is_summary(part) { "summary" } else { "detail" };
    html! {
        section class={ "part " (kind) } id=(id) aria-labelledby=(heading) {
            h2 id=(heading) { (part.title) (part.note) }
            (elsewhere(page, spoken, part))
            (part.body)
        }
    }
}

/// The languages, each by its own name.
fn switch(page: &ReportPage<'_>, spoken: &[Messages]) -> Markup {
    html! {
        nav class="languages" aria-label=(page.get(id!("page-languages"))) {
            @for messages in spoken {
                @let tag = messages.language().tag();
                @let current = tag == page.tag();
                a href={ "#" (tag) } lang=(tag) hreflang=(tag)
                    aria-current=[current.then_some("true")] {
                    (message!(messages, "page-language"))
                }
            }
        }
    }
}

/// The same part in the other languages.
fn elsewhere(page: &ReportPage<'_>, spoken: &[Messages], part: &PagePart) -> Markup {
    let tags = spoken.iter().map(|messages| (messages.language().tag(), messages));
    html! {
        @for (tag, messages) in tags.filter(|(tag, _)| *tag != page.tag()) {
            a class="elsewhere" href={ "#" (tag) "-" (part.anchor) } lang=(tag) hreflang=(tag)
                aria-label=(message!(messages, "page-read-here")) {
                (message!(messages, "page-language"))
            }
        }
    }
}

fn contents(page: &ReportPage<'_>, parts: &[PagePart]) -> Markup {
    let heading = page.id("contents");
    html! {
        nav class="contents" aria-labelledby=(heading) {
            p id=(heading) { (page.get(id!("page-contents"))) }
            ol {
                @for part in parts {
                    li { a href=(page.to(&part.anchor)) { (part.title) } }
                }
            }
        }
    }
}
