//! Answers to `honnin compare`: what changed between two evidence files.

use super::json::SCHEMA;
use super::table::{Tone, toned};
use honnin_evidence::Unreadable;
use honnin_evidence::VERSION;
use honnin_evidence::compare::{Change, Weight};
use honnin_messages::{Messages, grouped, wrapped};
use honnin_sheet::visible::visible;
use serde_json::{Value, json};

/// How many differences that do not matter a terminal is shown.
const MOVED: usize = 20;

/// How much of a long value a terminal is shown, in letters.
const LETTERS: usize = 160;

/// One of the two files: what it is called, and how many questions it leaves open.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path, as it was named.
    pub path: String,
    /// How many of its answers are not established.
    pub open: usize,
}

/// The whole answer for a terminal of this width.
pub fn terminal(
    messages: &Messages,
    files: &[File; 2],
    changes: &[Change],
    width: usize,
) -> String {
    let [old, new] = files;
    let values = [("old", old.path.as_str().into()), ("new", new.path.as_str().into())];
    let mut parts = vec![wrapped(&messages.with("compare-title", values), width, 0)];
    for weight in Weight::ALL {
        let of_weight: Vec<&Change> = changes.iter().filter(|it| it.weight == weight).collect();
        if !of_weight.is_empty() {
            parts.push(group(messages, weight, &of_weight, width));
        }
    }
    parts.push(wrapped(&summary(messages, changes), width, 0));
    let open = files.iter().filter(|file| file.open > 0).map(|file| {
        let count = ("count", grouped(file.open as u64).into());
        messages.with("compare-open", [("path", file.path.as_str().into()), count])
    });
    parts.extend(open.map(|line| wrapped(&line, width, 0)));
    parts.join("\n\n")
}

fn group(messages: &Messages, weight: Weight, changes: &[&Change], width: usize) -> String {
    let (heading, tone) = match weight {
        Weight::Weaker => ("compare-weaker", Tone::Alarm),
        Weight::Different => ("compare-different", Tone::Alarm),
        Weight::Better => ("compare-better", Tone::Good),
        Weight::Moved => ("compare-moved", Tone::Faint),
    };
    let shown = if weight == Weight::Moved { MOVED } else { changes.len() };
    let mut lines = vec![toned(&messages.get(heading), tone)];
    let told = changes.iter().take(shown).map(|it| format!("- {}", sentence(messages, it)));
    lines.extend(told.map(|line| wrapped(&line, width, 2)));
    if let Some(more) = changes.len().checked_sub(shown).filter(|more| *more > 0) {
        let count = ("count", grouped(more as u64).into());
        lines.push(format!("- {}", messages.with("compare-more", [count])));
    }
    lines.join("\n")
}

/// A difference in a line: where, what, and what it was and is.
pub fn sentence(messages: &Messages, change: &Change) -> String {
    let value = |value: &Option<String>| {
        let word = value.as_deref().unwrap_or_default();
        if word.is_empty() { messages.get("word-nobody") } else { brief(&word_of(messages, word)) }
    };
    let place: Vec<String> = change.at.iter().map(|word| word_of(messages, word)).collect();
    let place = ("place", place.join(" / ").into());
    let what = ("what", messages.get(change.kind.message()).into());
    let (then, now) = (value(&change.then), value(&change.now));
    // A sheet or a stand says no more than its own name.
    let itself = |value: &Option<String>| value.as_ref() == change.at.last();
    match (&change.then, &change.now) {
        (Some(old), Some(new)) if old == new => messages.with("compare-judged", [place, what]),
        (Some(_), Some(_)) => messages
            .with("compare-changed", [place, what, ("then", then.into()), ("now", now.into())]),
        (Some(_), None) if itself(&change.then) => messages.with("compare-vanished", [place, what]),
        (None, _) if itself(&change.now) => messages.with("compare-appeared", [place, what]),
        (Some(_), None) => messages.with("compare-gone", [place, what, ("then", then.into())]),
        (None, _) => messages.with("compare-new", [place, what, ("now", now.into())]),
    }
}

fn brief(value: &str) -> String {
    match value.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// A word of the document in the language of the messages, where it is one of ours.
fn word_of(messages: &Messages, word: &str) -> String {
    let id = match word {
        "holds" => "verdict-holds",
        "violated" => "verdict-violated",
        "not-established" => "verdict-not-established",
        "not-claimed" => "verdict-not-claimed",
        "designed" => "stand-designed",
        "installed" => "stand-installed",
        "broken" | "broke" => "compare-word-broke",
        "not-broken" | "did-not-break" => "compare-word-did-not-break",
        "reached" => "compare-word-reached",
        "not-reached" => "compare-word-not-reached",
        "found" => "compare-word-found",
        "not-found" => "compare-word-not-found",
        "cannot-find" => "compare-word-cannot-find",
        "nothing-to-find" => "compare-word-nothing-to-find",
        "accepted" => "compare-word-accepted",
        "rejected" => "compare-word-rejected",
        "kept" => "compare-word-kept",
        "left" => "compare-word-left",
        "failed" => "compare-word-failed",
        "blind" => "compare-word-blind",
        "kill" => "compare-word-kill",
        "survey" => "compare-word-survey",
        "itself" => "compare-word-itself",
        "the-design" => "compare-word-the-design",
        "the-reference" => "compare-word-the-reference",
        "an-ordinary-day" => "compare-word-an-ordinary-day",
        "enough" => "compare-word-enough",
        "not-enough" => "compare-word-not-enough",
        "covered" => "traceability-covered",
        "partly" => "traceability-partly",
        "not-covered" => "traceability-not-covered",
        "every-claim" => "compare-word-every-claim",
        _ => return visible(word),
    };
    messages.get(id)
}

/// The last line: how many differences there are of each weight.
fn summary(messages: &Messages, changes: &[Change]) -> String {
    if changes.is_empty() {
        return messages.get("compare-same");
    }
    let count = |weight| {
        let count = changes.iter().filter(|change| change.weight == weight).count();
        grouped(count as u64).into()
    };
    let values = [
        ("weaker", count(Weight::Weaker)),
        ("different", count(Weight::Different)),
        ("better", count(Weight::Better)),
        ("moved", count(Weight::Moved)),
    ];
    messages.with("compare-summary", values)
}

/// The differences as one JSON document.
pub fn json(files: &[File; 2], changes: &[Change]) -> Value {
    let change = |change: &Change| {
        json!({
            "weight": change.weight.word(),
            "kind": change.kind.word(),
            "at": change.at,
            "then": change.then,
            "now": change.now,
        })
    };
    let [old, new] = files;
    let file = |file: &File| json!({ "path": file.path, "not_established": file.open });
    let changes: Vec<Value> = changes.iter().map(change).collect();
    json!({ "schema": SCHEMA, "old": file(old), "new": file(new), "changes": changes })
}

/// Why a document is no evidence, in a sentence.
pub fn unreadable(messages: &Messages, why: &Unreadable) -> String {
    let named = |id, name: &str| messages.with(id, [("name", visible(name).into())]);
    match why {
        Unreadable::Shape(words) => named("evidence-shape", words),
        Unreadable::Version(found) => {
            let values =
                [("found", found.to_string().into()), ("known", VERSION.to_string().into())];
            messages.with("evidence-version", values)
        }
        Unreadable::Sources(group) => named("evidence-sources", group),
        Unreadable::NoSheet => messages.get("evidence-no-sheet"),
        Unreadable::Twice(sheet) => named("evidence-twice", sheet),
        Unreadable::Sheet(sheet) => named("evidence-sheet", sheet),
        Unreadable::Findings(sheet) => named("evidence-findings", sheet),
        Unreadable::Kill => messages.get("evidence-kill"),
        Unreadable::Survey => messages.get("evidence-survey"),
        Unreadable::Layout(line) => {
            messages.with("evidence-layout", [("line", (*line as u64).into())])
        }
        Unreadable::Traceability => messages.get("evidence-traceability"),
    }
}
