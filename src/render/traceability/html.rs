//! Traceability as a section of a page.
//!
//! Every id begins with the prefix that the page gives, so that the section can stand twice on a
//! page, once in each language. Findings link to claims, and claims to findings.

use super::sentences::{COLUMNS, OF_CLAIM, Teller, UNRELIED};
use honnin_evidence::traceability::{Backward, Resolved, State, Traceability};
use honnin_evidence::traced::{FindingEvidence, GroupEvidence};
use honnin_messages::{MessageId, Messages, id};
use honnin_models::claims::{CATALOGUE, Claim, ClaimId};
use honnin_record::{FindingId, Source};
use maud::{Markup, html};

/// What stands below the section's title, which is a heading of the second level.
pub fn body(messages: &Messages, prefix: &str, whole: &Traceability<'_>) -> Markup {
    let page = Page { teller: Teller::new(messages, whole.checked), whole, prefix };
    html! {
        p { (page.get(id!("traceability-introduction"))) }
        (page.summary())
        h3 { (page.get(id!("traceability-forward"))) }
        @for group in &whole.record.groups { (page.group(group)) }
        h3 { (page.get(id!("traceability-claims"))) }
        @for claim in CATALOGUE { (page.claim(claim)) }
        (page.sheets())
        p id=(unrelied(prefix)) { (page.get(id!("traceability-unrelied-introduction"))) }
        (page.unrelied())
        p { (page.get(id!("traceability-gaps-introduction"))) }
        (page.gaps())
        p { (page.get(id!("traceability-passages-introduction"))) }
        (page.passages())
    }
}

/// Links to findings, each by its id. What links to them gives the prefix that the section has.
pub fn links<'t>(prefix: &str, findings: impl IntoIterator<Item = &'t FindingEvidence>) -> Markup {
    html! {
        @for finding in findings {
            a href=(format!("#{}", finding_id(prefix, &finding.finding))) { (finding.finding) }
            " "
        }
    }
}

/// The id of the list of what no finding relies on.
pub fn unrelied(prefix: &str) -> String {
    format!("{prefix}unrelied")
}

fn finding_id(prefix: &str, id: &FindingId) -> String {
    format!("{prefix}finding-{}", id.to_string().replace('/', "-"))
}

struct Page<'m, 'd, 'p> {
    teller: Teller<'m, 'd>,
    whole: &'p Traceability<'d>,
    prefix: &'p str,
}

/// The class by which a page may colour a state.
fn class(state: State) -> &'static str {
    match state {
        State::Confirmed => "confirmed",
        State::NotInEvidence | State::Open => "open",
        State::Refuted => "refuted",
        State::NotCovered => "not-covered",
    }
}

impl<'d> Page<'_, 'd, '_> {
    fn get(&self, id: MessageId) -> String {
        self.teller.get(id)
    }

    fn claim_id(&self, id: ClaimId) -> String {
        format!("{}traced-{id}", self.prefix)
    }

    fn links<'t>(&self, findings: impl IntoIterator<Item = &'t FindingEvidence>) -> Markup {
        links(self.prefix, findings)
    }

    /// A table with a caption; the first cell of each row is its heading.
    fn table<const N: usize>(
        &self,
        caption: &str,
        header: [MessageId; N],
        rows: impl IntoIterator<Item = [Markup; N]>,
    ) -> Markup {
        html! {
            // The box can be scrolled by keyboard, so it can be reached by keyboard.
            div class="wide" tabindex="0" role="group" aria-label=(caption) {
                table {
                    caption { (caption) }
                    thead { tr { @for id in header { th scope="col" { (self.get(id)) } } } }
                    tbody {
                        @for row in rows {
                            tr {
                                @for (place, cell) in row.into_iter().enumerate() {
                                    @if place == 0 { th scope="row" { (cell) } }
                                    @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn summary(&self) -> Markup {
        let header =
            [id!("traceability-coverage"), id!("traceability-state"), id!("traceability-count")];
        let rows = self.teller.summary(self.whole);
        let rows = rows.into_iter().map(|row| row.map(|text| html! { (text) }));
        self.table(&self.get(id!("traceability-summary")), header, rows)
    }

    fn group(&self, group: &'d GroupEvidence) -> Markup {
        html! {
            h4 { (self.teller.of(&group.title)) }
            @for finding in &group.findings { (self.finding(finding)) }
        }
    }

    fn finding(&self, finding: &'d FindingEvidence) -> Markup {
        let id = &finding.finding;
        let caption = self
            .teller
            .messages
            .with(id!("traceability-checks-of"), [("id", id.to_string().into())]);
        let checks = self.whole.checks_of(finding);
        html! {
            article id=(finding_id(self.prefix, id)) {
                h5 { (id) }
                p { (self.teller.of(&finding.says)) }
                p { (self.teller.about(finding)) }
                p class=(class(finding.state)) {
                    strong {
                        (self.teller.came_to(finding))
                    }
                }
                @if checks.is_empty() {
                    p { (self.get(id!("traceability-no-checks"))) }
                } @else {
                    p {
                        @for claim in &finding.claims {
                            a href=(format!("#{}", self.claim_id(*claim))) { (claim) } " "
                        }
                    }
                    (self.table(&caption, COLUMNS, checks.into_iter().map(|c| self.cells(c))))
                }
                @if let Some(gap) = &finding.gap { p { (self.teller.rest(gap)) } }
            }
        }
    }

    /// The cells of a check, with the pointer set apart.
    fn cells(&self, check: &Resolved<'_>) -> [Markup; 5] {
        let [of, says, confirmation, class, at] = self.teller.cells(check);
        let at = html! { @if check.answer.is_some() { code { (at) } } @else { (at) } };
        let [of, says, confirmation, class] =
            [of, says, confirmation, class].map(|text| html! { (text) });
        [of, says, confirmation, class, at]
    }

    fn claim(&self, claim: &Claim) -> Markup {
        let row = |back: &Backward<'_, '_>| {
            let [check, _, confirmation, _, _] = self.cells(back.check);
            [check, confirmation, self.links(back.findings.iter().copied())]
        };
        let checks = self.whole.of_claim(claim.id);
        let caption = format!("{} {}", claim.id, claim.name);
        html! {
            article id=(self.claim_id(claim.id)) {
                h4 { (caption) }
                p { (self.teller.messages.choose(claim.sentence)) }
                @if checks.is_empty() {
                    p { (self.get(id!("traceability-no-finding"))) }
                } @else {
                    (self.table(&caption, OF_CLAIM, checks.iter().map(row)))
                }
            }
        }
    }

    fn sheets(&self) -> Markup {
        let row = |name: &str| [html! { (name) }, self.links(self.whole.findings_of_sheet(name))];
        let rows = self.whole.record.sheets.iter().map(|named| row(&named.sheet));
        let caption = self.get(id!("traceability-sheets"));
        self.table(&caption, [id!("column-sheet"), id!("traceability-findings")], rows)
    }

    fn unrelied(&self) -> Markup {
        let rows = self.teller.unrelied(self.whole).into_iter();
        let rows = rows.map(|row| row.map(|text| html! { (text) }));
        self.table(&self.get(id!("traceability-unrelied")), UNRELIED, rows)
    }

    fn gaps(&self) -> Markup {
        let row = |finding: &'d FindingEvidence| {
            let gap = finding.gap.as_ref()?;
            let coverage = self.teller.coverage(finding.coverage);
            let reason = self.teller.reason(gap);
            Some([self.links([finding]), html! { (coverage) }, html! { (reason) }])
        };
        let header =
            [id!("traceability-finding"), id!("traceability-coverage"), id!("traceability-reason")];
        let caption = self.get(id!("traceability-gaps"));
        self.table(&caption, header, self.whole.record.findings().filter_map(row))
    }

    fn passages(&self) -> Markup {
        let row = |source: &'d Source| {
            let without = source.without_entry.as_ref().map_or("-", |text| self.teller.of(text));
            let findings = self.links(self.whole.of_source(&source.id));
            let locations = html! {
                @for location in &source.locations { br; code { (location) } }
            };
            let told = html! { (self.teller.source(source)) (locations) };
            [told, findings, html! { (without) }]
        };
        let header = [
            id!("traceability-source"),
            id!("traceability-findings"),
            id!("traceability-without-entry"),
        ];
        let rows = self.whole.record.sources.iter().map(row);
        self.table(&self.get(id!("traceability-passages")), header, rows)
    }
}
