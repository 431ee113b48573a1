//! Traceability as a section of a page.
//!
//! Every id begins with the prefix that the page gives, so that the section can stand twice on a
//! page, once in each language. Findings link to claims, and claims to findings.

use super::told::{COLUMNS, Teller};
use super::{Backward, Resolved, State, Traceability, Traced};
use crate::messages::Messages;
use crate::report::evidence::Dossier;
use honnin_models::claims::{CATALOGUE, Claim, ClaimId};
use honnin_models::record::{GROUPS, Group, source};
use honnin_models::sheets::BUNDLED;
use maud::{Markup, html};

/// What stands below the section's title, which is a heading of the second level.
pub fn body(messages: &Messages, prefix: &str, dossier: &Dossier) -> Markup {
    let page = Page { teller: Teller::new(messages), whole: Traceability::of(dossier), prefix };
    html! {
        p { (page.get("traceability-introduction")) }
        (page.summary())
        h3 { (page.get("traceability-forward")) }
        @for group in GROUPS { (page.group(group)) }
        h3 { (page.get("traceability-claims")) }
        @for claim in CATALOGUE { (page.claim(claim)) }
        (page.sheets())
        p { (page.get("traceability-gaps-introduction")) }
        (page.gaps())
        p { (page.get("traceability-passages-introduction")) }
        (page.passages())
    }
}

struct Page<'m, 'p> {
    teller: Teller<'m>,
    whole: Traceability,
    prefix: &'p str,
}

/// The class by which a page may colour a state.
fn class(state: State) -> &'static str {
    match state {
        State::Confirmed | State::ConfirmedInPart | State::ByTheTests => "confirmed",
        State::NotInEvidence | State::Open => "open",
        State::Refuted => "refuted",
        State::NotCovered => "not-covered",
    }
}

impl Page<'_, '_> {
    fn get(&self, id: &str) -> String {
        self.teller.get(id)
    }

    fn finding_id(&self, id: &str) -> String {
        format!("{}finding-{}", self.prefix, id.replace('/', "-"))
    }

    fn claim_id(&self, id: ClaimId) -> String {
        format!("{}traced-{id}", self.prefix)
    }

    fn links<'t>(&self, findings: impl IntoIterator<Item = &'t Traced>) -> Markup {
        html! {
            @for traced in findings {
                a href=(format!("#{}", self.finding_id(traced.finding.id))) {
                    (traced.finding.id)
                }
                " "
            }
        }
    }

    /// A table with a caption; the first cell of each row is its heading.
    fn table<const N: usize>(
        &self,
        caption: &str,
        header: [&str; N],
        rows: impl IntoIterator<Item = [Markup; N]>,
    ) -> Markup {
        html! {
            // The box can be scrolled by keyboard, so it can be reached by keyboard.
            div class="wide" tabindex="0" role="region" aria-label=(caption) {
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
        let header = ["traceability-coverage", "traceability-state", "traceability-count"];
        let rows = self.teller.summary(&self.whole);
        let rows = rows.into_iter().map(|row| row.map(|text| html! { (text) }));
        self.table(&self.get("traceability-summary"), header, rows)
    }

    fn group(&self, group: &Group) -> Markup {
        let ours = |traced: &&Traced| group.findings().any(|f| f.id == traced.finding.id);
        html! {
            h4 { (self.teller.messages.of(group.title)) }
            @for traced in self.whole.findings.iter().filter(ours) { (self.finding(traced)) }
        }
    }

    fn finding(&self, traced: &Traced) -> Markup {
        let finding = traced.finding;
        let caption =
            self.teller.messages.with("traceability-checks-of", [("id", finding.id.into())]);
        html! {
            article id=(self.finding_id(finding.id)) {
                h5 { (finding.id) }
                p { (self.teller.messages.of(finding.says)) }
                p { (self.teller.about(traced)) }
                p class=(class(traced.state)) {
                    strong {
                        (self.teller.coverage(finding.coverage())) ": "
                        (self.teller.state(traced.state))
                    }
                }
                @if traced.checks.is_empty() {
                    p { (self.get("traceability-no-checks")) }
                } @else {
                    p {
                        @for claim in finding.claims() {
                            a href=(format!("#{}", self.claim_id(*claim))) { (claim) } " "
                        }
                    }
                    (self.table(&caption, COLUMNS, traced.checks.iter().map(|c| self.cells(c))))
                }
                @if let Some(gap) = finding.gap() { p { (self.teller.rest(gap)) } }
            }
        }
    }

    /// The cells of a check, with the pointer set apart.
    fn cells(&self, check: &Resolved) -> [Markup; 5] {
        let [of, says, confirmation, class, at] = self.teller.cells(check);
        let at = html! { @if check.answer.is_some() { code { (at) } } @else { (at) } };
        let [of, says, confirmation, class] =
            [of, says, confirmation, class].map(|text| html! { (text) });
        [of, says, confirmation, class, at]
    }

    fn claim(&self, claim: &Claim) -> Markup {
        let header = [
            "traceability-check",
            "traceability-evidence",
            "traceability-state",
            "traceability-where",
            "traceability-findings",
        ];
        let row = |back: &Backward<'_>| {
            let [check, says, confirmation, _, at] = self.cells(back.check);
            [check, says, confirmation, at, self.links(back.findings.iter().copied())]
        };
        let checks = self.whole.of_claim(claim.id);
        let caption = format!("{} {}", claim.id, claim.name);
        html! {
            article id=(self.claim_id(claim.id)) {
                h4 { (caption) }
                p { (self.teller.messages.of(claim.sentence)) }
                (self.table(&caption, header, checks.iter().map(row)))
            }
        }
    }

    fn sheets(&self) -> Markup {
        let row = |name: &'static str| {
            let about = move |traced: &&Traced| {
                traced.checks.iter().any(|check| check.by.sheet() == Some(name))
            };
            [html! { (name) }, self.links(self.whole.findings.iter().filter(about))]
        };
        let rows = BUNDLED.iter().map(|sheet| row(sheet.name));
        let caption = self.get("traceability-sheets");
        self.table(&caption, ["column-sheet", "traceability-findings"], rows)
    }

    fn gaps(&self) -> Markup {
        let row = |traced: &Traced| {
            let gap = traced.finding.gap().expect("it has a gap");
            let coverage = self.teller.coverage(traced.finding.coverage());
            let rest = self.teller.rest(gap);
            [self.links([traced]), html! { (coverage) }, html! { (rest) }]
        };
        let header = ["traceability-finding", "traceability-coverage", "traceability-reason"];
        let caption = self.get("traceability-gaps");
        self.table(&caption, header, self.whole.with_gaps().map(row))
    }

    fn passages(&self) -> Markup {
        let row = |source: &'static source::Source| {
            let taken = move |traced: &&Traced| {
                traced.finding.cites.iter().any(|cite| cite.source == source.id)
            };
            let without = source.without_entry.map_or("-", |text| self.teller.messages.of(text));
            let findings = self.links(self.whole.findings.iter().filter(taken));
            [html! { (self.teller.source(source)) }, findings, html! { (without) }]
        };
        let header = ["traceability-source", "traceability-findings", "traceability-without-entry"];
        self.table(&self.get("traceability-passages"), header, source::sources().map(row))
    }
}
