//! The same failure elsewhere: what public cases of other systems come to, and those that no sheet can
//! say yet. They are told apart from the sites that somebody asked about.

use super::compose::{Block, Line, terminal};
use super::verdicts;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_messages::{Messages, message};
use honnin_sheet::Label;
use honnin_sheet::out_of_reach::{OutOfReachCase, out_of_reach};

/// A case as it is told.
pub(super) struct ToldCase<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// What happened; and of a case that no sheet can say yet, the concept that it needs.
    pub(super) said: String,
    /// Where that is said.
    pub(super) sources: &'a [String],
}

/// The cases that were checked.
pub(super) fn told<'a>(messages: &Messages, checked: &'a ConsistentEvidence) -> Vec<ToldCase<'a>> {
    let told = |sheet: &'a honnin_sheet::Sheet| ToldCase {
        name: sheet.name.as_str(),
        said: text(messages, &sheet.title),
        sources: &sheet.sources,
    };
    checked.cases().into_iter().map(|case| told(case.sheet)).collect()
}

/// The cases that no sheet can say yet.
pub(super) fn unsaid(messages: &Messages) -> Vec<ToldCase<'static>> {
    let told = |case: &'static OutOfReachCase| {
        let (title, needs) = (text(messages, &case.title), text(messages, &case.needs));
        let said = message!(messages, "elsewhere-needs", title, needs);
        ToldCase { name: &case.name, said, sources: &case.sources }
    };
    out_of_reach().iter().map(told).collect()
}

fn text(messages: &Messages, label: &Label) -> String {
    messages.quoted(label.in_language(messages.language()))
}

/// The section of the committed report; none where no case was checked.
pub(super) fn section(messages: &Messages, checked: &ConsistentEvidence) -> Option<Block> {
    let told = told(messages, checked);
    if told.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::paragraph(message!(messages, "elsewhere-introduction"))];
    blocks.extend(table(messages, &checked.case_checks()));
    blocks.push(list(messages, &told));
    blocks.push(Block::paragraph(message!(messages, "elsewhere-out-of-reach")));
    blocks.push(list(messages, &unsaid(messages)));
    Some(Block::section(message!(messages, "elsewhere-heading"), blocks))
}

/// The verdicts on cases, and what they come to together.
pub(super) fn table(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>]) -> Vec<Block> {
    let caption = message!(messages, "elsewhere-heading");
    verdicts::judged(messages, ("cases", caption), checks, false)
}

fn list(messages: &Messages, cases: &[ToldCase<'_>]) -> Block {
    let line = |case: &ToldCase<'_>| {
        let sources: Vec<String> =
            case.sources.iter().map(|source| messages.quoted(source)).collect();
        let (name, said) = (Line::PLACE, case.said.as_str());
        let sources = messages.list(&sources);
        Line::strong(case.name).put_into(&message!(messages, "elsewhere-case", name, said, sources))
    };
    Block::list(cases.iter().map(line))
}

/// The verdicts on all cases for a terminal of this width, below a heading.
pub fn terminal(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>], width: usize) -> String {
    let mut blocks = table(messages, checks);
    let names = messages.list(out_of_reach().iter().map(|case| case.name.as_str()));
    blocks.push(Block::paragraph(message!(messages, "elsewhere-unsaid", names)));
    let heading = message!(messages, "elsewhere-heading");
    terminal::blocks(&[Block::section(heading, blocks)], width)
}
