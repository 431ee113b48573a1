//! Traceability in Markdown: a section of the report, or a document of its own.

use super::sentences::{COLUMNS, OF_CLAIM, Teller, UNRELIED};
use crate::table::{self, Entry};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::traceability::{Backward, Resolved, Traceability};
use honnin_evidence::traced::{FindingEvidence, GroupEvidence};
use honnin_messages::{MessageId, Messages, id};
use honnin_models::claims::{CATALOGUE, Claim};
use honnin_record::Source;

/// A section that can stand in another document.
pub fn markdown(messages: &Messages, checked: &ConsistentEvidence) -> String {
    Writer::new(messages, checked, 2).whole()
}

/// A document of its own.
pub fn document(messages: &Messages, checked: &ConsistentEvidence) -> String {
    Writer::new(messages, checked, 1).whole() + "\n"
}

struct Writer<'m, 'd> {
    teller: Teller<'m, 'd>,
    whole: Traceability<'d>,
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

fn links<'t>(findings: impl IntoIterator<Item = &'t FindingEvidence>) -> String {
    let links = findings.into_iter().map(|it| {
        let id = it.finding.to_string();
        link(&id, &id)
    });
    links.collect::<Vec<_>>().join(" ")
}

impl<'m, 'd> Writer<'m, 'd> {
    fn new(
        messages: &'m Messages,
        checked: &'d ConsistentEvidence,
        level: usize,
    ) -> Writer<'m, 'd> {
        Writer { teller: Teller::new(messages, checked), whole: Traceability::new(checked), level }
    }

    fn heading(&self, below: usize, text: &str) -> String {
        format!("{} {text}", "#".repeat(self.level + below))
    }

    fn titled(&self, below: usize, id: MessageId) -> String {
        self.heading(below, &self.teller.get(id))
    }

    fn table<const N: usize>(&self, header: [MessageId; N], rows: Vec<[String; N]>) -> String {
        let header = header.map(|id| self.teller.get(id));
        let rows: Vec<Vec<Entry>> =
            rows.into_iter().map(|row| row.map(Entry::plain).to_vec()).collect();
        table::markdown(&header, &rows)
    }

    fn whole(&self) -> String {
        let summary =
            [id!("traceability-coverage"), id!("traceability-state"), id!("traceability-count")];
        let mut parts = vec![
            self.titled(0, id!("traceability-title")),
            self.teller.get(id!("traceability-introduction")),
            self.titled(1, id!("traceability-summary")),
            self.table(summary, self.teller.summary(&self.whole)),
            self.titled(1, id!("traceability-forward")),
        ];
        parts.extend(self.whole.record.groups.iter().flat_map(|group| self.group(group)));
        parts.push(self.titled(1, id!("traceability-claims")));
        parts.extend(CATALOGUE.iter().flat_map(|claim| self.claim(claim)));
        parts.push(self.titled(1, id!("traceability-sheets")));
        parts.push(self.sheets());
        parts.push(self.titled(1, id!("traceability-unrelied")));
        parts.push(self.teller.get(id!("traceability-unrelied-introduction")));
        parts.push(self.table(UNRELIED, self.teller.unrelied(&self.whole)));
        parts.push(self.titled(1, id!("traceability-gaps")));
        parts.push(self.teller.get(id!("traceability-gaps-introduction")));
        parts.push(self.gaps());
        parts.push(self.titled(1, id!("traceability-passages")));
        parts.push(self.teller.get(id!("traceability-passages-introduction")));
        parts.push(self.passages());
        parts.join("\n\n")
    }

    fn group(&self, group: &'d GroupEvidence) -> Vec<String> {
        let mut parts = vec![self.heading(2, self.teller.of(&group.title))];
        parts.extend(group.findings.iter().flat_map(|finding| self.finding(finding)));
        parts
    }

    fn finding(&self, finding: &'d FindingEvidence) -> Vec<String> {
        let mut parts = vec![
            self.heading(3, &finding.finding.to_string()),
            self.teller.of(&finding.says).to_owned(),
            self.teller.about(finding),
        ];
        parts.push(format!("**{}**", self.teller.came_to(finding)));
        let checks = self.whole.checks_of(finding);
        if !checks.is_empty() {
            let claims = finding.claims.iter();
            let claims = claims.map(|id| link(&id.to_string(), &claim_heading(id.claim())));
            let claims: Vec<String> = claims.collect();
            let claims = self.teller.messages.list(claims.iter().map(String::as_str));
            let values = [("claims", claims.into())];
            parts.push(self.teller.messages.with(id!("traceability-answered"), values));
            let rows = checks.into_iter().map(|check| self.cells(check)).collect();
            parts.push(self.table(COLUMNS, rows));
        }
        parts.extend(finding.gap.iter().map(|gap| self.teller.rest(gap)));
        parts
    }

    /// The cells of a check, with the pointer set apart.
    fn cells(&self, check: &Resolved<'_>) -> [String; 5] {
        let [of, says, confirmation, class, at] = self.teller.cells(check);
        let at = if check.answer.is_some() { format!("`{at}`") } else { at };
        [of, says, confirmation, class, at]
    }

    fn claim(&self, claim: &Claim) -> Vec<String> {
        let row = |back: &Backward<'_, '_>| {
            let [check, _, confirmation, _, _] = self.cells(back.check);
            [check, confirmation, links(back.findings.iter().copied())]
        };
        let rows: Vec<[String; 3]> = self.whole.of_claim(claim.id).iter().map(row).collect();
        let table = match rows.is_empty() {
            true => self.teller.get(id!("traceability-no-finding")),
            false => self.table(OF_CLAIM, rows),
        };
        let sentence = self.teller.messages.choose(claim.sentence).to_owned();
        vec![self.heading(2, &claim_heading(claim)), sentence, table]
    }

    fn sheets(&self) -> String {
        let row = |name: &str| [name.to_owned(), links(self.whole.findings_of_sheet(name))];
        let rows = self.whole.record.sheets.iter().map(|named| row(&named.sheet)).collect();
        self.table([id!("column-sheet"), id!("traceability-findings")], rows)
    }

    fn gaps(&self) -> String {
        let row = |finding: &'d FindingEvidence| {
            let reason = self.teller.reason(finding.gap.as_ref()?);
            Some([links([finding]), self.teller.coverage(finding.coverage), reason])
        };
        let rows = self.whole.record.findings().filter_map(row).collect();
        self.table(
            [id!("traceability-finding"), id!("traceability-coverage"), id!("traceability-reason")],
            rows,
        )
    }

    fn passages(&self) -> String {
        let row = |source: &'d Source| {
            let without = source.without_entry.as_ref().map_or("-", |text| self.teller.of(text));
            let findings = links(self.whole.of_source(&source.id));
            let locations = source.locations.iter().map(|location| format!("<br>`{location}`"));
            let told = self.teller.source(source) + &locations.collect::<String>();
            [told, findings, without.to_owned()]
        };
        let header = [
            id!("traceability-source"),
            id!("traceability-findings"),
            id!("traceability-without-entry"),
        ];
        self.table(header, self.whole.record.sources.iter().map(row).collect())
    }
}
