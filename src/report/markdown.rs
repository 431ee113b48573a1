//! The committed report, in Markdown: a function of the sheets and of nothing else.

use super::findings::Findings;
use super::table::{self, Entry};
use super::{sheet_section, verdicts};
use crate::explore::Check;
use crate::messages::Messages;
use honnin_models::claims::CATALOGUE;

/// The whole report.
pub fn report(messages: &Messages, findings: &[Findings<'_>]) -> String {
    let checks: Vec<Check<'_>> = findings.iter().flat_map(|f| f.checks.clone()).collect();
    let mut parts = vec![
        format!("# {}", messages.get("report-title")),
        messages.get("report-introduction"),
        format!("## {}", messages.get("report-verdicts")),
        table::markdown(&verdicts::header(messages, true), &verdicts::rows(messages, &checks)),
        messages.get("legend-marks"),
        verdicts::summary(messages, &checks, true),
        format!("## {}", messages.get("report-claims")),
        claims(messages),
    ];
    parts.extend(findings.iter().map(|findings| sheet_section::section(messages, findings)));
    parts.push(format!("## {}", messages.get("report-limits")));
    parts.push(messages.get("report-limits-text"));
    parts.join("\n\n") + "\n"
}

fn claims(messages: &Messages) -> String {
    let header =
        ["column-claim", "column-says", "column-source"].map(|id| messages.get(id)).to_vec();
    let row = |claim: &honnin_models::claims::Claim| {
        let id = format!("{} {}", claim.id, claim.name);
        [id.as_str(), messages.of(claim.sentence), claim.source].map(Entry::plain).to_vec()
    };
    let rows: Vec<_> = CATALOGUE.iter().map(row).collect();
    table::markdown(&header, &rows)
}

/// A bulleted list.
pub(super) fn bullets(lines: &[String]) -> String {
    let line = |line: &String| format!("- {line}");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
