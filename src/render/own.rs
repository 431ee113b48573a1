//! The answer about a model of one's own: verdicts, witnesses, counterexamples step by step, and all
//! that needs attention. The words of the model are its author's; those around them are ours.

use super::compose::{Entry, Tone, terminal as columns};
use super::words;
use honnin_analysis::own::{OwnCheck, OwnClaim, OwnReason, OwnStep, OwnVerdict};
use honnin_messages::{Messages, grouped, id, message, wrapped};
use unicode_width::UnicodeWidthStr as _;

// A counterexample as a picture with a lane for each actor.
pub mod swimlane;

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, check: &OwnCheck, width: usize) -> String {
    let mut parts = vec![wrapped(&check.model, width, 0), String::new()];
    parts.extend(claims(messages, check, width));
    parts.extend(witnesses(messages, check, width));
    parts.extend(counts(messages, check).iter().map(|line| wrapped(line, width, 0)));
    for (claim, steps) in check.counterexamples() {
        parts.push(String::new());
        parts.push(wrapped(&title(messages, claim, steps), width, 0));
        parts.extend(step_lines(messages, steps, width));
    }
    let attention = attention(messages, check);
    if !attention.is_empty() {
        parts.push(String::new());
        parts.extend(attention.iter().map(|line| wrapped(line, width, 2)));
    }
    parts.push(String::new());
    parts.push(wrapped(&summary(messages, check), width, 0));
    parts.join("\n")
}

/// A table with a row for each claim.
fn claims(messages: &Messages, check: &OwnCheck, width: usize) -> Vec<String> {
    let header = [
        message!(messages, "column-claim"),
        message!(messages, "column-verdict"),
        message!(messages, "own-column-expected"),
    ];
    let row = |claim: &OwnClaim| {
        let word = claim.verdict.word();
        let differs = if claim.differs() { "!" } else { "" };
        let verdict = words::verdict(messages, word);
        let verdict = format!("{}{differs} {verdict}", words::mark_of(word));
        let tone = if claim.differs() { Tone::Alarm } else { words::tone_of(word) };
        vec![
            Entry::plain(claim.name.as_str()),
            Entry::new(verdict, tone),
            Entry::plain(words::expected(messages, claim.expected)),
        ]
    };
    let rows: Vec<Vec<Entry>> = check.claims.iter().map(row).collect();
    below(&header, &rows, width)
}

/// A table with a row for each witness.
fn witnesses(messages: &Messages, check: &OwnCheck, width: usize) -> Vec<String> {
    let header =
        [message!(messages, "own-column-witness"), message!(messages, "own-column-reached")];
    let rows = check.witnesses.iter().map(|witness| {
        let (id, tone) = if witness.reached {
            (id!("word-yes"), Tone::Good)
        } else {
            (id!("word-no"), Tone::Alarm)
        };
        vec![Entry::plain(witness.name.as_str()), Entry::new(messages.get(id), tone)]
    });
    below(&header, &rows.collect::<Vec<_>>(), width)
}

/// A table and an empty line; nothing where there are no rows.
fn below(header: &[String], rows: &[Vec<Entry>], width: usize) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    vec![columns::table(header, rows, Some(width)), String::new()]
}

/// How far the search went, and how far it can be relied on.
fn counts(messages: &Messages, check: &OwnCheck) -> Vec<String> {
    let probability = words::probability(check.collision_probability).into();
    let apart = [("bits", check.fingerprint_bits.into()), ("probability", probability)];
    vec![
        message!(
            messages,
            "report-counts",
            states = grouped(check.states),
            transitions = grouped(check.transitions),
            depth = grouped(check.depth),
            engine = words::engine(messages, &check.engine)
        ),
        messages.with(id!("own-told-apart"), apart),
    ]
}

/// What a counterexample is one of, and how long it is.
pub(crate) fn title(messages: &Messages, claim: &OwnClaim, steps: &[OwnStep]) -> String {
    if steps.is_empty() {
        return message!(messages, "own-at-start", claim = claim.name.as_str());
    }
    message!(messages, "own-counterexample", claim = claim.name.as_str(), count = steps.len())
}

/// The steps of a counterexample, numbered, each with its actor and the claims that it breaks.
fn step_lines(messages: &Messages, steps: &[OwnStep], width: usize) -> Vec<String> {
    let widest = steps.iter().map(|step| step.actor.width()).max().unwrap_or(0);
    let line = |(number, step): (usize, &OwnStep)| {
        let pad = " ".repeat(widest - step.actor.width());
        let breaks = breaking(messages, step);
        let line = format!("{number:>3}  {}{pad}  {}{breaks}", step.actor, step.sentence);
        wrapped(&line, width, 5 + widest + 2)
    };
    let lines: Vec<String> = (1..).zip(steps).map(line).collect();
    let before = (!lines.is_empty()).then(String::new);
    before.into_iter().chain(lines).collect()
}

/// The mark of a step that breaks claims; empty for any other.
pub(crate) fn breaking(messages: &Messages, step: &OwnStep) -> String {
    if step.breaks.is_empty() {
        return String::new();
    }
    message!(messages, "story-breaks", claims = messages.list(&step.breaks))
}

/// A line for everything that is open, that differs, or that bounds what was found.
fn attention(messages: &Messages, check: &OwnCheck) -> Vec<String> {
    let mut lines: Vec<String> =
        check.claims.iter().filter_map(|claim| unexpected(messages, claim)).collect();
    if check.claims.is_empty() {
        lines.push(message!(messages, "own-no-claim"));
    } else if check.witnesses.is_empty() {
        lines.push(message!(messages, "own-no-witness"));
    }
    if let Some(cut) = &check.cut {
        lines.push(message!(messages, "own-cut", reason = words::cut(messages, cut)));
    }
    if check.left_boundary {
        lines.push(message!(messages, "own-boundary"));
    }
    lines
}

/// What is to be said of a claim that did not come to what was expected.
fn unexpected(messages: &Messages, claim: &OwnClaim) -> Option<String> {
    let name = ("claim", claim.name.as_str().into());
    if let OwnVerdict::NotEstablished { why } = &claim.verdict {
        let reason = reason(messages, why);
        return Some(message!(messages, "own-open", claim = claim.name.as_str(), reason));
    }
    let values = [
        name,
        ("verdict", words::verdict(messages, claim.verdict.word()).into()),
        ("expected", words::expected(messages, claim.expected).into()),
    ];
    claim.differs().then(|| messages.with(id!("own-differs"), values))
}

/// Why a claim could not be judged.
fn reason(messages: &Messages, reason: &OwnReason) -> String {
    match reason {
        OwnReason::NoState => message!(messages, "own-no-state"),
        OwnReason::Eventually => message!(messages, "own-eventually"),
        OwnReason::Vacuous(missing) => {
            message!(messages, "reason-vacuous", missing = messages.list(missing))
        }
        OwnReason::Cut(cut) => words::cut(messages, cut),
    }
}

/// The last line: what all verdicts together come to.
fn summary(messages: &Messages, check: &OwnCheck) -> String {
    let count = ("count", check.claims.len().into());
    if check.as_expected() {
        return message!(messages, "summary-expected", count = check.claims.len());
    }
    if check.claims.is_empty() {
        return message!(messages, "own-nothing");
    }
    let of =
        |asked: fn(&OwnClaim) -> bool| check.claims.iter().filter(|claim| asked(claim)).count();
    let values = [
        count,
        ("differ", of(OwnClaim::differs).into()),
        ("open", of(OwnClaim::is_inconclusive).into()),
    ];
    messages.with(id!("summary-attention"), values)
}
