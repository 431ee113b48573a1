//! One sheet: the site drawn, its answers, what each claim came to, and all that follows.

use super::{
    PagePart, ReportPage, answers, counterexample, pictures, prose, sources, tests, verdicts,
};
use crate::compose::html::{BlockPlace, Caption};
use crate::compose::{self, Block};
use crate::{matrix, words};
use honnin_analysis::remedies::Goal;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::sheet::SheetFindings;
use honnin_messages::{Language, MessageId, id, message};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{KEYS, KeyId};
use honnin_sheet::{Configuration, Sheet};
use maud::{Markup, html};

/// What is known of one sheet.
pub(super) struct Of<'p> {
    pub(super) page: &'p ReportPage<'p>,
    pub(super) sheet: &'p Sheet,
    pub(super) found: SheetFindings<'p>,
    // Its place in the document.
    pub(super) number: usize,
}

/// A part for each sheet.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let part = |(number, &found): (usize, &SheetFindings<'_>)| {
        let of = Of { page, sheet: found.sheet, found, number };
        let title = heading(of.sheet, page.messages.language()).to_owned();
        PagePart { anchor: anchor(of.sheet), title, note: of.note(), body: of.body() }
    };
    page.findings.iter().enumerate().map(part).collect()
}

/// The anchor of a sheet.
pub(super) fn anchor(sheet: &Sheet) -> String {
    format!("sheet-{}", prose::anchor(&sheet.name))
}

/// What a sheet is called by: the place and the date, which are before the colon of its title; the
/// whole title where there is none.
pub(super) fn heading(sheet: &Sheet, language: Language) -> &str {
    let title = sheet.title.in_language(language);
    title.split([':', '：']).next().map_or(title, str::trim)
}

/// What a title says behind its heading.
pub(super) fn subject(sheet: &Sheet, language: Language) -> &str {
    let title = sheet.title.in_language(language);
    title.split_once([':', '：']).map_or("", |(_, subject)| subject.trim())
}

/// The anchor of a violated claim.
pub(super) fn anchor_of(sheet: &Sheet, configuration: Configuration, claim: ClaimId) -> String {
    format!("{}-{}-{claim}", anchor(sheet), configuration.word())
}

/// The mark of a sheet that is a hypothesis.
pub(super) fn hypothesis(page: &ReportPage<'_>, sheet: &Sheet) -> Markup {
    html! { @if sheet.hypothesis { " " span class="tag bad" { (page.get(id!("page-hypothesis"))) } } }
}

impl Of<'_> {
    pub(super) fn get(&self, id: MessageId) -> String {
        self.page.get(id)
    }

    pub(super) fn say(&self, id: MessageId) -> Markup {
        self.page.say(id)
    }

    /// What is composed, in this sheet's part.
    pub(super) fn show(&self, blocks: &[Block]) -> Markup {
        let (prefix, heading) = (self.id(""), self.heading());
        let place = BlockPlace { prefix: &prefix, within: Some(&heading), ..self.page.place() };
        compose::html::blocks(blocks, place)
    }

    /// An id within this sheet.
    pub(super) fn id(&self, name: &str) -> String {
        self.page.id(&format!("{}-{name}", anchor(self.sheet)))
    }

    /// A link to an id within this sheet.
    pub(super) fn to(&self, name: &str) -> String {
        format!("#{}", self.id(name))
    }

    /// Behind the heading: the name of the sheet, and that it is a hypothesis.
    fn note(&self) -> Markup {
        html! {
            " " span class="name" { (self.sheet.name) }
            (hypothesis(self.page, self.sheet))
        }
    }

    /// The id of this sheet's heading.
    pub(super) fn heading(&self) -> String {
        format!("{}-h", self.page.id(&anchor(self.sheet)))
    }

    /// The id of the heading above what the claims came to.
    pub(super) fn verdicts(&self, configuration: Configuration) -> String {
        self.id(&format!("{}-verdicts", configuration.word()))
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
                    @for check in self.found.checks() { (verdicts::line(self, check)) }
                }
                (sources::list(self))
                h3 { (self.get(id!("page-topology"))) }
                (pictures::topology(self))
            }
            @if !self.sheet.is_installed_as_designed() {
                div id=(self.id("installed-site")) { (pictures::installed(self)) }
            }
            h3 { (self.get(id!("page-answers"))) }
            (answers::tables(self))
            @for check in self.found.checks() { (self.configuration(check)) }
            (verdicts::logs(self))
            (self.conditions())
            (self.remedies())
            (tests::section(self))
            (self.text())
        }
    }

    /// What the claims came to, as designed or as installed, and a page for each that is violated.
    fn configuration(&self, check: OfSheet<'_, SheetCheck>) -> Markup {
        let configuration = words::configuration(self.page.messages, check.configuration);
        html! {
            h3 id=(self.verdicts(check.configuration)) { (message!(self.page.messages, "page-verdicts", configuration)) }
            (verdicts::tables(self, check))
            @for id in check.violated() { (counterexample::section(self, check, id)) }
        }
    }

    fn conditions(&self) -> Markup {
        let Some(matrix) = self.found.matrix() else { return html! {} };
        let messages = self.page.messages;
        html! {
            h3 id=(self.id("conditions")) { (self.get(id!("report-matrix"))) }
            (prose::list(&matrix::conditions(messages, matrix)))
            @if matrix.claims.is_empty() {
                p { (self.get(id!("matrix-nothing-breaks"))) }
            } @else {
                (prose::list(&matrix::sentences(messages, matrix)))
                @if let Some((configuration, id)) = counterexample::matrix_at(self) {
                    @let at = self.page.to(&anchor_of(self.sheet, configuration, id));
                    p id=(self.id("matrix-at")) { a href=(at) { (self.get(id!("page-see-matrix"))) } }
                } @else {
                    div id=(self.id("matrix-at")) {
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
        }
    }

    /// What makes every claim hold; what makes C1 hold is where C1 is told of.
    fn remedies(&self) -> Markup {
        if self.found.remedies.is_none() {
            return html! {};
        }
        html! {
            h3 id=(self.id("remedies")) { (self.get(id!("report-remedies"))) }
            (counterexample::remedies_for(self, Goal::EveryClaim))
        }
    }

    /// The sheet as it was read.
    fn text(&self) -> Markup {
        let messages = self.page.messages;
        html! {
            details {
                summary id=(self.id("text")) {
                    (words::noted(messages, &self.get(id!("page-sheet-text")), &self.found.file))
                }
                pre class="sheet" tabindex="0" role="group" aria-labelledby=(self.id("text")) {
                    code lang="en" { (prose::with_japanese(&self.sheet.text)) }
                }
            }
        }
    }

    /// The answers that differ from the reference design.
    pub(super) fn differing(&self, answers: &Answers) -> Vec<KeyId> {
        let reference = Answers::default();
        let design = KEYS.iter().filter(|key| key.section() != "scope");
        design.filter(|key| key.get(answers) != key.get(&reference)).collect()
    }
}
