//! One sheet: the site drawn, its answers, what each claim came to, and all that follows.

use super::table::Caption;
use super::{Page, Part, answers, counterexample, pictures, prose, verdicts};
use crate::explore::Check;
use crate::report::evidence::sheet::SheetEvidence;
use crate::report::findings::Findings;
use crate::report::{campaigns, matrix, remedies, words};
use crate::sheet::{Sheet, Stand};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{KEYS, Key};
use maud::{Markup, html};

/// What is known of one sheet.
pub(super) struct Of<'p> {
    pub(super) page: &'p Page<'p>,
    pub(super) sheet: &'p Sheet,
    pub(super) found: &'p Findings<'p>,
    pub(super) written: &'p SheetEvidence,
}

/// A part for each sheet.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let sheets = page.findings.iter().zip(&page.dossier.evidence.sheets);
    let part = |(found, written)| {
        let of = Of { page, sheet: found_sheet(found), found, written };
        Part { anchor: anchor(of.sheet), title: of.sheet.name.clone(), body: of.body() }
    };
    sheets.map(part).collect()
}

fn found_sheet<'f>(found: &'f Findings<'f>) -> &'f Sheet {
    found.sheet()
}

/// The anchor of a sheet.
pub(super) fn anchor(sheet: &Sheet) -> String {
    format!("sheet-{}", prose::anchor(&sheet.name))
}

/// The anchor of a violated claim.
pub(super) fn anchor_of(sheet: &Sheet, stand: Stand, claim: ClaimId) -> String {
    format!("{}-{}-{claim}", anchor(sheet), stand.word())
}

impl Of<'_> {
    pub(super) fn get(&self, id: &str) -> String {
        self.page.get(id)
    }

    pub(super) fn say(&self, id: &str) -> Markup {
        self.page.say(id)
    }

    /// An id within this sheet.
    pub(super) fn id(&self, name: &str) -> String {
        self.page.id(&format!("{}-{name}", anchor(self.sheet)))
    }

    /// The id of this sheet's heading.
    pub(super) fn heading(&self) -> String {
        format!("{}-h", self.page.id(&anchor(self.sheet)))
    }

    /// The id of the heading above what the claims came to.
    pub(super) fn verdicts(&self, stand: Stand) -> String {
        self.id(&format!("{}-verdicts", stand.word()))
    }

    /// What a table of this sheet is about.
    pub(super) fn caption(&self, name: &str, words: String) -> Caption {
        Caption { id: self.id(name) + "-c", within: Some(self.heading()), words }
    }

    fn body(&self) -> Markup {
        let messages = self.page.messages;
        html! {
            // On paper this is one sheet, and the picture is as wide as it.
            div class="opening" {
                p class="title" { (self.sheet.title.in_language(messages.language())) }
                p class="verdict" {
                    @for check in &self.found.checks { (verdicts::line(self, check)) }
                }
                @if !self.sheet.sources.is_empty() {
                    @let sources = messages.list(self.sheet.sources.iter().map(String::as_str));
                    p class="source" {
                        (messages.with("report-sources", [("sources", sources.into())]))
                    }
                }
                h3 { (self.get("page-topology")) }
                (pictures::topology(self))
            }
            h3 { (self.get("page-answers")) }
            (answers::tables(self))
            @for check in &self.found.checks { (self.stand(check)) }
            (verdicts::logs(self))
            (self.conditions())
            (self.remedies())
            (self.campaigns())
            (self.text())
        }
    }

    /// What the claims came to, as designed or as installed, and a page for each that is violated.
    fn stand(&self, check: &Check<'_>) -> Markup {
        let stand = words::stand(self.page.messages, check.stand);
        html! {
            h3 id=(self.verdicts(check.stand)) { (self.page.messages.with("page-verdicts", [("stand", stand.into())])) }
            (verdicts::tables(self, check))
            @for id in check.violated() { (counterexample::section(self, check, id)) }
        }
    }

    fn conditions(&self) -> Markup {
        let Some(matrix) = &self.found.matrix else { return html! {} };
        let messages = self.page.messages;
        html! {
            h3 id=(self.id("conditions")) { (self.get("report-matrix")) }
            (prose::list(&matrix::conditions(messages, matrix)))
            @if matrix.claims.is_empty() {
                p { (self.get("matrix-nothing-breaks")) }
            } @else {
                (prose::list(&matrix::sentences(messages, matrix)))
                (pictures::matrix(
                    self,
                    (&format!("{} {}", self.heading(), self.id("conditions")), &self.id("matrix")),
                    None,
                    matrix,
                    &matrix.claims,
                ))
            }
        }
    }

    fn remedies(&self) -> Markup {
        let Some(remedies) = &self.found.remedies else { return html! {} };
        html! {
            h3 id=(self.id("remedies")) { (self.get("report-remedies")) }
            @for answer in remedies::answers(self.page.messages, remedies) {
                p { (prose::inline(&answer.sentence)) }
                @if !answer.remedies.is_empty() { (prose::list(&answer.remedies)) }
                @if let Some(note) = &answer.note { p { (note) } }
            }
        }
    }

    fn campaigns(&self) -> Markup {
        let messages = self.page.messages;
        html! {
            h3 id=(self.id("tests")) { (self.get("page-tests")) }
            @if let Some(campaigns) = &self.found.campaigns {
                p { (campaigns::site(messages, campaigns)) }
                (prose::list(&campaigns::lines(messages, campaigns)))
            } @else {
                p { (self.say("page-no-campaign")) }
            }
        }
    }

    /// The sheet as it was read.
    fn text(&self) -> Markup {
        let messages = self.page.messages;
        html! {
            details {
                summary id=(self.id("text")) {
                    (words::noted(messages, &self.get("page-sheet-text"), &self.written.file))
                }
                pre class="sheet" tabindex="0" role="group" aria-labelledby=(self.id("text")) {
                    code lang="en" { (prose::with_japanese(&self.sheet.text)) }
                }
            }
        }
    }

    /// The answers that differ from the reference design.
    pub(super) fn differing(&self, answers: &Answers) -> Vec<&'static Key> {
        let reference = Answers::default();
        let design = KEYS.iter().filter(|key| key.section() != "scope");
        design.filter(|key| key.get(answers) != key.get(&reference)).collect()
    }
}
