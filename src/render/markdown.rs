//! The committed report, in Markdown: a function of the evidence and of nothing else.

use super::compose::{Block, markdown};
use super::{checks, elsewhere, gaps, kill, sheet_section, survey, verdicts, words};
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_messages::{Messages, id, message};

/// The whole report.
pub fn report(messages: &Messages, checked: &ConsistentEvidence) -> String {
    let findings = checked.findings();
    // Only of the sheets that come with the program does the public record say anything.
    let of_record = checked.sheets().iter().all(words::is_of_record);
    let introduction =
        if of_record { id!("report-introduction") } else { id!("report-introduction-own") };
    let checks: Vec<OfSheet<'_, SheetCheck>> =
        findings.iter().flat_map(|found| found.checks()).collect();
    let mut verdicts = verdicts::blocks(messages, &checks, of_record);
    verdicts.push(checks_section(messages, checked));
    let mut blocks = vec![
        Block::paragraph(messages.get(introduction)),
        Block::section(message!(messages, "report-verdicts"), verdicts),
        Block::section(message!(messages, "report-claims"), vec![verdicts::claims(messages)]),
    ];
    blocks.extend(elsewhere::section(messages, checked));
    blocks.extend(findings.iter().map(|found| sheet_section::section(messages, *found)));
    blocks.push(kill(messages, checked));
    let (survey, said) = checked.survey();
    let survey = survey::blocks(messages, survey, said);
    blocks.push(Block::section(message!(messages, "report-survey"), survey));
    let limits = Block::paragraph(message!(messages, "report-limits-introduction"));
    let limits = vec![limits, gaps::table(messages)];
    blocks.push(Block::section(message!(messages, "report-limits"), limits));
    markdown::text(&[Block::section(message!(messages, "report-title"), blocks)], 1) + "\n"
}

/// How far each answer can be trusted, and what came of all that was asked.
fn checks_section(messages: &Messages, checked: &ConsistentEvidence) -> Block {
    let asked = checked.checks();
    let sentence = Block::paragraph(checks::sentence(messages, checks::CheckTally::count(&asked)));
    let table = checks::table(messages, checked, &asked);
    Block::section(message!(messages, "report-asked-heading"), vec![sentence, table])
}

/// The kill matrix: what every single defect shows to every layer.
fn kill(messages: &Messages, checked: &ConsistentEvidence) -> Block {
    let mut blocks = vec![Block::list(kill::legend(messages))];
    blocks.extend(kill::tables(messages, checked.kill()));
    blocks.extend(kill::gaps(messages, checked.kill()).map(Block::paragraph));
    Block::section(message!(messages, "report-kill"), blocks)
}
