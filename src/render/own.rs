//! The answer about a model of one's own: verdicts, witnesses, counterexamples step by step, and all
//! that needs attention. The words of the model are its author's; those around them are ours.

use super::table::{self, Entry, Tone};
use super::words;
use honnin_analysis::own::{OwnCheck, OwnClaim, OwnReason, OwnStep, OwnVerdict};
use honnin_messages::{Messages, grouped, id, wrapped};
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
        parts.extend(told(messages, steps, width));
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
        messages.get(id!("column-claim")),
        messages.get(id!("column-verdict")),
        messages.get(id!("own-column-expected")),
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
    let header = [messages.get(id!("own-column-witness")), messages.get(id!("own-column-reached"))];
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
    vec![table::terminal(header, rows, Some(width)), String::new()]
}

/// How far the search went, and how far it can be relied on.
fn counts(messages: &Messages, check: &OwnCheck) -> Vec<String> {
    let values = [
        ("states", grouped(check.states).into()),
        ("transitions", grouped(check.transitions).into()),
        ("depth", grouped(check.depth).into()),
        ("engine", words::engine(messages, &check.engine).into()),
    ];
    let probability = words::probability(check.collision_probability).into();
    let apart = [("bits", check.fingerprint_bits.into()), ("probability", probability)];
    vec![messages.with(id!("report-counts"), values), messages.with(id!("own-told-apart"), apart)]
}

/// What a counterexample is one of, and how long it is.
pub(crate) fn title(messages: &Messages, claim: &OwnClaim, steps: &[OwnStep]) -> String {
    let name = ("claim", claim.name.as_str().into());
    if steps.is_empty() {
        return messages.with(id!("own-at-start"), [name]);
    }
    messages.with(id!("own-counterexample"), [name, ("count", steps.len().into())])
}

/// The steps of a counterexample, numbered, each with its actor and the claims that it breaks.
fn told(messages: &Messages, steps: &[OwnStep], width: usize) -> Vec<String> {
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
    let claims = messages.list(step.breaks.iter().map(String::as_str));
    messages.with(id!("story-breaks"), [("claims", claims.into())])
}

/// A line for everything that is open, that differs, or that bounds what was found.
fn attention(messages: &Messages, check: &OwnCheck) -> Vec<String> {
    let mut lines: Vec<String> =
        check.claims.iter().filter_map(|claim| unexpected(messages, claim)).collect();
    if check.claims.is_empty() {
        lines.push(messages.get(id!("own-no-claim")));
    } else if check.witnesses.is_empty() {
        lines.push(messages.get(id!("own-no-witness")));
    }
    if let Some(cut) = &check.cut {
        let reason = words::cut(messages, cut);
        lines.push(messages.with(id!("own-cut"), [("reason", reason.into())]));
    }
    if check.left_boundary {
        lines.push(messages.get(id!("own-boundary")));
    }
    lines
}

/// What is to be said of a claim that did not come to what was expected.
fn unexpected(messages: &Messages, claim: &OwnClaim) -> Option<String> {
    let name = ("claim", claim.name.as_str().into());
    if let OwnVerdict::NotEstablished { why } = &claim.verdict {
        let reason = reason(messages, why);
        return Some(messages.with(id!("own-open"), [name, ("reason", reason.into())]));
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
        OwnReason::NoState => messages.get(id!("own-no-state")),
        OwnReason::Eventually => messages.get(id!("own-eventually")),
        OwnReason::Vacuous(missing) => {
            let missing = messages.list(missing.iter().map(String::as_str));
            messages.with(id!("reason-vacuous"), [("missing", missing.into())])
        }
        OwnReason::Cut(cut) => words::cut(messages, cut),
    }
}

/// The last line: what all verdicts together come to.
fn summary(messages: &Messages, check: &OwnCheck) -> String {
    let count = ("count", check.claims.len().into());
    if check.as_expected() {
        return messages.with(id!("summary-expected"), [count]);
    }
    if check.claims.is_empty() {
        return messages.get(id!("own-nothing"));
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
