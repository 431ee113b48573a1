//! Answers to `honnin check`: one table, and a line for everything that needs attention.

use super::compose::{Block, Entry, Line, Table, Tone, terminal};
use super::words;
use honnin_analysis::bounds::untested::MissedViolation;
use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck, Verdict};
use honnin_messages::{Messages, grouped, id, message};
use honnin_models::claims::{CATALOGUE, Claim, ClaimId};
use std::collections::BTreeSet;

/// The header of the verdict table. `of_record` says that the expectations are those of the public
/// record.
fn header(messages: &Messages, of_record: bool) -> Vec<String> {
    let ids = ClaimId::ALL.iter().map(ToString::to_string);
    let first = [message!(messages, "column-sheet"), message!(messages, "column-configuration")];
    let expected = if of_record { id!("column-record") } else { id!("column-expected") };
    let last = [message!(messages, "column-states"), messages.get(expected)];
    first.into_iter().chain(ids).chain(last).collect()
}

fn row(messages: &Messages, check: OfSheet<'_, SheetCheck>) -> Vec<Entry> {
    let mut row = vec![
        Entry::plain(check.sheet.name.as_str()),
        Entry::plain(words::configuration(messages, check.configuration)),
    ];
    row.extend(check.claims.values().map(mark));
    row.push(Entry::number(grouped(check.states)));
    let differs = check.claims.values().any(JudgedClaim::differs);
    let (id, tone) = match (check.as_expected(), differs) {
        (true, _) => (id!("word-yes"), Tone::Good),
        (false, true) => (id!("word-no"), Tone::Alarm),
        (false, false) => (id!("word-open"), Tone::Alarm),
    };
    row.push(Entry::new(messages.get(id), tone));
    row
}

/// A verdict as a mark, with an exclamation mark when it is not what was expected.
fn mark(judged: &JudgedClaim) -> Entry {
    let mark = words::mark(&judged.verdict);
    if judged.differs() {
        return Entry::new(format!("{mark}!"), Tone::Alarm);
    }
    let tone = if judged.is_inconclusive() { Tone::Alarm } else { words::tone(&judged.verdict) };
    Entry::new(mark, tone)
}

/// What the marks of the table mean: a line, and another on the claims that some scope has no case of.
fn legend(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>]) -> Vec<String> {
    let without: BTreeSet<ClaimId> = checks.iter().flat_map(|check| check.without_case()).collect();
    let without: Vec<ClaimId> = without.into_iter().collect();
    let mut lines = vec![message!(messages, "legend-marks")];
    if !without.is_empty() {
        lines.push(message!(messages, "legend-no-case", cases = words::cases(messages, &without)));
    }
    lines
}

/// A line for each verdict that differs or is open, or that was expected of a claim which nothing put to
/// the test. Claims of one check that are open for the same
/// reason share a line.
fn attention(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>]) -> Vec<String> {
    checks.iter().flat_map(|check| attention_of(messages, *check)).collect()
}

fn attention_of(messages: &Messages, check: OfSheet<'_, SheetCheck>) -> Vec<String> {
    let sheet = || check.sheet.name.as_str();
    let configuration = || words::configuration(messages, check.configuration);
    let mut lines = Vec::new();
    let mut reasons: Vec<(String, Vec<ClaimId>)> = Vec::new();
    for (id, judged) in &check.claims {
        if let Verdict::NotEstablished { why } = &judged.verdict {
            let reason = words::reason(messages, why);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, ids)) => ids.push(*id),
                None => reasons.push((reason, vec![*id])),
            }
        }
        if let Some(expected) = judged.expected.filter(|_| judged.differs()) {
            lines.push(message!(
                messages,
                "attention-differs",
                sheet = sheet(),
                configuration = configuration(),
                claim = id.to_string(),
                verdict = words::verdict(messages, judged.verdict.word()),
                expected = words::expected(messages, expected)
            ));
        }
    }
    let untested = check
        .claims
        .iter()
        .filter(|(_, judged)| judged.verdict == Verdict::NoCase && judged.is_inconclusive());
    let untested: Vec<ClaimId> = untested.map(|(id, _)| *id).collect();
    if !untested.is_empty() {
        let reason = words::no_case(messages, &untested);
        let (sheet, configuration) = (sheet(), configuration());
        lines.push(message!(messages, "attention-no-case", sheet, configuration, reason));
    }
    lines.extend(reasons.into_iter().map(|(reason, ids)| {
        message!(
            messages,
            "attention-open",
            sheet = sheet(),
            configuration = configuration(),
            claims = words::claims(messages, &ids),
            reason
        )
    }));
    lines
}

/// What a small scope shows to be violated, and that of the sheet does not.
pub fn missed(
    messages: &Messages,
    check: OfSheet<'_, SheetCheck>,
    missed: &MissedViolation,
) -> String {
    message!(
        messages,
        "attention-missed",
        sheet = check.sheet.name.as_str(),
        configuration = words::configuration(messages, check.configuration),
        scope = words::scope(messages, &missed.extent.on(&check.answers)),
        claims = words::claims(messages, &missed.claims)
    )
}

/// The last line: what all verdicts together come to. `of_record` says that the expectations are
/// those of the public record.
pub fn summary(messages: &Messages, checks: &[OfSheet<'_, SheetCheck>], of_record: bool) -> String {
    let judged = || checks.iter().flat_map(|check| check.claims.values());
    let differ = judged().filter(|judged| judged.differs()).count();
    let open = judged().filter(|judged| judged.is_inconclusive()).count();
    let claimed = judged().filter(|judged| judged.expected.is_some()).count();
    let count = ("count", claimed.into());
    match (differ, open, of_record) {
        (0, 0, true) => message!(messages, "summary-record", count = claimed),
        (0, 0, false) => message!(messages, "summary-expected", count = claimed),
        _ => {
            let values = [count, ("differ", differ.into()), ("open", open.into())];
            messages.with(id!("summary-attention"), values)
        }
    }
}

/// What each claim says, and where it comes from.
pub fn claims(messages: &Messages) -> Block {
    let header = messages.all([id!("column-claim"), id!("column-says"), id!("column-source")]);
    let row = |claim: &Claim| {
        let name = format!(" {}", messages.choose(claim.title()));
        vec![
            Entry::plain(Line::strong(claim.id.to_string()).and(name)),
            Entry::plain(messages.choose(claim.sentence)),
            Entry::new(messages.choose(claim.source), Tone::Faint),
        ]
    };
    let caption = message!(messages, "page-claims-caption");
    let rows = CATALOGUE.iter().map(row).collect();
    Block::Table(Table { class: "claims", ..Table::new("claims", caption, header, rows) })
}

/// The whole answer.
pub fn blocks(
    messages: &Messages,
    checks: &[OfSheet<'_, SheetCheck>],
    of_record: bool,
) -> Vec<Block> {
    let caption = message!(messages, "report-verdicts");
    let mut blocks = judged(messages, ("verdicts", caption), checks, of_record);
    // The marks are explained below their table.
    blocks.splice(1..1, legend(messages, checks).into_iter().map(Block::paragraph));
    blocks
}

/// The table with this name and caption, a line for everything that needs attention, and what all
/// verdicts come to.
pub(super) fn judged(
    messages: &Messages,
    (name, caption): (&str, String),
    checks: &[OfSheet<'_, SheetCheck>],
    of_record: bool,
) -> Vec<Block> {
    let header = header(messages, of_record);
    let rows = checks.iter().map(|check| row(messages, *check)).collect();
    let attention = attention(messages, checks);
    let table = Table { keeps_width: true, ..Table::new(name, caption, header, rows) };
    let mut blocks = vec![Block::Table(table)];
    blocks.extend((!attention.is_empty()).then(|| Block::list(attention)));
    blocks.push(Block::paragraph(summary(messages, checks, of_record)));
    blocks
}

/// The whole answer for a terminal of this width.
pub fn terminal(
    messages: &Messages,
    checks: &[OfSheet<'_, SheetCheck>],
    width: usize,
    of_record: bool,
) -> String {
    terminal::blocks(&blocks(messages, checks, of_record), width)
}
