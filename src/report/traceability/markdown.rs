//! Traceability in Markdown: a section of the report, or a document of its own.

use super::told::{COLUMNS, Teller};
use super::{Backward, Resolved, Traceability, Traced};
use crate::messages::Messages;
use crate::report::evidence::Dossier;
use crate::report::table::{self, Entry};
use honnin_models::claims::{CATALOGUE, Claim};
use honnin_models::record::{GROUPS, Group, source};
use honnin_models::sheets::BUNDLED;

/// A section that can stand in another document.
pub fn markdown(messages: &Messages, dossier: &Dossier) -> String {
    Writer::new(messages, dossier, 2).whole()
}

/// A document of its own.
pub fn document(messages: &Messages, dossier: &Dossier) -> String {
    Writer::new(messages, dossier, 1).whole() + "\n"
}

struct Writer<'m> {
    teller: Teller<'m>,
    whole: Traceability,
    // How deep the title is.
    level: usize,
}

/// The anchor of a heading, as the places that show Markdown make it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    kept.map(|c| if c == ' ' { '-' } else { c.to_ascii_lowercase() }).collect()
}

fn link(text: &str, heading: &str) -> String {
    format!("[{text}](#{})", anchor(heading))
}

fn claim_heading(claim: &Claim) -> String {
    format!("{} {}", claim.id, claim.name)
}

fn links<'t>(findings: impl IntoIterator<Item = &'t Traced>) -> String {
    let links: Vec<String> =
        findings.into_iter().map(|traced| link(traced.finding.id, traced.finding.id)).collect();
    links.join(" ")
}

impl<'m> Writer<'m> {
    fn new(messages: &'m Messages, dossier: &Dossier, level: usize) -> Writer<'m> {
        Writer { teller: Teller::new(messages), whole: Traceability::of(dossier), level }
    }

    fn heading(&self, below: usize, text: &str) -> String {
        format!("{} {text}", "#".repeat(self.level + below))
    }

    fn titled(&self, below: usize, id: &str) -> String {
        self.heading(below, &self.teller.get(id))
    }

    fn table<const N: usize>(&self, header: [&str; N], rows: Vec<[String; N]>) -> String {
        let header = header.map(|id| self.teller.get(id));
        let rows: Vec<Vec<Entry>> =
            rows.into_iter().map(|row| row.map(Entry::plain).to_vec()).collect();
        table::markdown(&header, &rows)
    }

    fn whole(&self) -> String {
        let summary = ["traceability-coverage", "traceability-state", "traceability-count"];
        let mut parts = vec![
            self.titled(0, "traceability-title"),
            self.teller.get("traceability-introduction"),
            self.titled(1, "traceability-summary"),
            self.table(summary, self.teller.summary(&self.whole)),
            self.titled(1, "traceability-forward"),
        ];
        parts.extend(GROUPS.iter().flat_map(|group| self.group(group)));
        parts.push(self.titled(1, "traceability-claims"));
        parts.extend(CATALOGUE.iter().flat_map(|claim| self.claim(claim)));
        parts.push(self.titled(1, "traceability-sheets"));
        parts.push(self.sheets());
        parts.push(self.titled(1, "traceability-gaps"));
        parts.push(self.teller.get("traceability-gaps-introduction"));
        parts.push(self.gaps());
        parts.push(self.titled(1, "traceability-passages"));
        parts.push(self.teller.get("traceability-passages-introduction"));
        parts.push(self.passages());
        parts.join("\n\n")
    }

    fn group(&self, group: &Group) -> Vec<String> {
        let mut parts = vec![self.heading(2, self.teller.messages.of(group.title))];
        let ours = |traced: &&Traced| group.findings().any(|f| f.id == traced.finding.id);
        parts.extend(self.whole.findings.iter().filter(ours).flat_map(|t| self.finding(t)));
        parts
    }

    fn finding(&self, traced: &Traced) -> Vec<String> {
        let finding = traced.finding;
        let mut parts = vec![
            self.heading(3, finding.id),
            self.teller.messages.of(finding.says).to_owned(),
            self.teller.about(traced),
        ];
        let state = self.teller.state(traced.state);
        parts.push(format!("**{}: {state}**", self.teller.coverage(finding.coverage())));
        if !traced.checks.is_empty() {
            let claims =
                finding.claims().iter().map(|id| link(&id.to_string(), &claim_heading(id.claim())));
            let claims: Vec<String> = claims.collect();
            let claims = self.teller.messages.list(claims.iter().map(String::as_str));
            let values = [("claims", claims.into())];
            parts.push(self.teller.messages.with("traceability-answered", values));
            let rows = traced.checks.iter().map(|check| self.cells(check)).collect();
            parts.push(self.table(COLUMNS, rows));
        }
        parts.extend(finding.gap().map(|gap| self.teller.rest(gap)));
        parts
    }

    /// The cells of a check, with the pointer set apart.
    fn cells(&self, check: &Resolved) -> [String; 5] {
        let [of, says, confirmation, class, at] = self.teller.cells(check);
        let at = if check.answer.is_some() { format!("`{at}`") } else { at };
        [of, says, confirmation, class, at]
    }

    fn claim(&self, claim: &Claim) -> Vec<String> {
        let row = |back: &Backward<'_>| {
            let [check, says, confirmation, _, at] = self.cells(back.check);
            [check, says, confirmation, at, links(back.findings.iter().copied())]
        };
        let header = [
            "traceability-check",
            "traceability-evidence",
            "traceability-state",
            "traceability-where",
            "traceability-findings",
        ];
        let rows = self.whole.of_claim(claim.id).iter().map(row).collect();
        vec![
            self.heading(2, &claim_heading(claim)),
            self.teller.messages.of(claim.sentence).to_owned(),
            self.table(header, rows),
        ]
    }

    fn sheets(&self) -> String {
        let row = |name: &str| {
            let about =
                |traced: &&Traced| traced.checks.iter().any(|check| check.by.sheet() == Some(name));
            [name.to_owned(), links(self.whole.findings.iter().filter(about))]
        };
        let rows = BUNDLED.iter().map(|sheet| row(sheet.name)).collect();
        self.table(["column-sheet", "traceability-findings"], rows)
    }

    fn gaps(&self) -> String {
        let row = |traced: &Traced| {
            let gap = traced.finding.gap().expect("it has a gap");
            [
                links([traced]),
                self.teller.coverage(traced.finding.coverage()),
                self.teller.rest(gap),
            ]
        };
        let rows = self.whole.with_gaps().map(row).collect();
        self.table(["traceability-finding", "traceability-coverage", "traceability-reason"], rows)
    }

    fn passages(&self) -> String {
        let row = |source: &source::Source| {
            let taken =
                |traced: &&Traced| traced.finding.cites.iter().any(|cite| cite.source == source.id);
            let without = source.without_entry.map_or("-", |text| self.teller.messages.of(text));
            let findings = links(self.whole.findings.iter().filter(taken));
            [self.teller.source(source), findings, without.to_owned()]
        };
        let header = ["traceability-source", "traceability-findings", "traceability-without-entry"];
        self.table(header, source::sources().map(row).collect())
    }
}
