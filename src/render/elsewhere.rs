//! The same failure elsewhere: what public cases of other systems come to, and those that no sheet can
//! say yet. They are told apart from the sites that somebody asked about.

use super::compose::{Block, Line, terminal};
use super::verdicts;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::case::CaseEvidence;
use honnin_messages::{Messages, message};
use honnin_sheet::Label;
use honnin_sheet::out_of_reach::{OutOfReachCase, out_of_reach};

/// A case, as it is told: its name, what happened, and where that is said.
pub(super) struct ToldCase<'a> {
    pub(super) name: &'a str,
    pub(super) title: &'a Label,
    pub(super) sources: &'a [String],
}

impl<'a> From<OfSheet<'a, CaseEvidence>> for ToldCase<'a> {
    fn from(case: OfSheet<'a, CaseEvidence>) -> ToldCase<'a> {
        let sheet = case.sheet;
        ToldCase { name: sheet.name.as_str(), title: &sheet.title, sources: &sheet.sources }
    }
}

/// The section of the committed report; none where no case was checked.
pub(super) fn section(messages: &Messages, checked: &ConsistentEvidence) -> Option<Block> {
    let cases = checked.cases();
    if cases.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::paragraph(message!(messages, "elsewhere-introduction"))];
    blocks.extend(table(messages, &checked.case_checks()));
    blocks.push(Block::list(cases.into_iter().map(|case| told(messages, &case.into()))));
    blocks.push(Block::paragraph(message!(messages, "elsewhere-out-of-reach")));
    let unsaid = unsaid(messages).into_iter();
    blocks.push(Block::list(unsaid.map(|(case, needs)| told(messages, &case).and(" ").and(needs))));
    Some(Block::section(message!(messages, "elsewhere-heading"), blocks))
}

/// The verdicts on cases, and what they come to together.
pub(super) fn table(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>]) -> Vec<Block> {
    let caption = message!(messages, "elsewhere-heading");
    verdicts::judged(messages, ("cases", caption), checks, false)
}

/// A case in a line.
fn told(messages: &Messages, case: &ToldCase<'_>) -> Line {
    let title = messages.quoted(case.title.in_language(messages.language()));
    let sources = case.sources.iter().map(|source| messages.quoted(source)).collect::<Vec<_>>();
    let sources = messages.list(&sources);
    Line::strong(case.name).put_into(&message!(
        messages,
        "elsewhere-case",
        name = Line::PLACE,
        title,
        sources
    ))
}

/// The cases that no sheet can say yet, each with a sentence on the concept that it needs.
pub(super) fn unsaid(messages: &Messages) -> Vec<(ToldCase<'static>, String)> {
    let with_needs = |case: &'static OutOfReachCase| {
        let told = ToldCase { name: &case.name, title: &case.title, sources: &case.sources };
        let needs = case.needs.in_language(messages.language());
        (told, message!(messages, "elsewhere-needs", needs))
    };
    out_of_reach().iter().map(with_needs).collect()
}

/// The verdicts on all cases for a terminal of this width, below a heading.
pub fn terminal(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>], width: usize) -> String {
    let mut blocks = table(messages, checks);
    let names = messages.list(out_of_reach().iter().map(|case| case.name.as_str()));
    blocks.push(Block::paragraph(message!(messages, "elsewhere-unsaid", names)));
    let heading = message!(messages, "elsewhere-heading");
    terminal::blocks(&[Block::section(heading, blocks)], width)
}
