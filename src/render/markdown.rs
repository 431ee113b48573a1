//! The committed report, in Markdown: a function of the evidence and of nothing else.

use super::markdown_text::bullets;
use super::table::{self, Entry};
use super::{asked, gaps, kill, sheet_section, survey_section, verdicts, words};
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_messages::{Messages, id};
use honnin_models::claims::CATALOGUE;

/// The whole report.
pub fn report(messages: &Messages, checked: &ConsistentEvidence) -> String {
    let findings = checked.findings();
    let checks: Vec<OfSheet<'_, SheetCheck>> =
        findings.iter().flat_map(|found| found.checks()).collect();
    // Only of the sheets that come with the program does the public record say anything.
    let of_record = checked.sheets().iter().all(words::is_bundled);
    let mut parts = vec![
        format!("# {}", messages.get(id!("report-title"))),
        messages.get(if of_record {
            id!("report-introduction")
        } else {
            id!("report-introduction-own")
        }),
        format!("## {}", messages.get(id!("report-verdicts"))),
        table::markdown(&verdicts::header(messages, of_record), &verdicts::rows(messages, &checks)),
        verdicts::legend(messages, &checks).join("\n\n"),
        verdicts::summary(messages, &checks, of_record),
        asked(messages, checked),
        format!("## {}", messages.get(id!("report-claims"))),
        claims(messages),
    ];
    parts.extend(findings.iter().map(|found| sheet_section::section(messages, *found)));
    parts.push(kill(messages, checked));
    parts.push(survey_section::section(messages, checked));
    parts.push(format!("## {}", messages.get(id!("report-limits"))));
    parts.push(messages.get(id!("report-limits-introduction")));
    parts.push(table::markdown(&gaps::header(messages), &gaps::rows(messages)));
    parts.join("\n\n") + "\n"
}

/// How far each answer can be trusted, and what came of all that was asked.
fn asked(messages: &Messages, checked: &ConsistentEvidence) -> String {
    let asked = checked.asked();
    let parts = [
        format!("### {}", messages.get(id!("report-asked-heading"))),
        asked::sentence(messages, asked::Tally::count(&asked)),
        table::markdown(&asked::header(messages), &asked::rows(messages, checked, &asked)),
    ];
    parts.join("\n\n")
}

fn claims(messages: &Messages) -> String {
    let header = [id!("column-claim"), id!("column-says"), id!("column-source")]
        .map(|id| messages.get(id))
        .to_vec();
    let row = |claim: &honnin_models::claims::Claim| {
        let id = words::named(messages, claim.id);
        [id.as_str(), messages.choose(claim.sentence), messages.choose(claim.source)]
            .map(Entry::plain)
            .to_vec()
    };
    let rows: Vec<_> = CATALOGUE.iter().map(row).collect();
    table::markdown(&header, &rows)
}

/// The kill matrix: what every single defect shows to every layer.
fn kill(messages: &Messages, checked: &ConsistentEvidence) -> String {
    let legend = bullets(&kill::legend(messages));
    let mut parts = vec![format!("## {}", messages.get(id!("report-kill"))), legend];
    for part in checked.kill() {
        parts.push(format!("### {}", kill::title(messages, &part.context)));
        parts.push(table::markdown(&kill::header(messages), &kill::rows(messages, part)));
    }
    parts.extend(kill::gaps(messages, checked.kill()));
    parts.join("\n\n")
}
