//! Answers to `honnin compare`: what changed between two evidence files.

use super::compose::Tone;
use super::compose::terminal::toned;
use super::json::document;
use super::{layers, words};
use honnin_analysis::remedies::Goal;
use honnin_evidence::compare::{ChangeKind, EvidenceChange, PlacePart, StatedValue, Weight, Word};
use honnin_evidence::consistency::{ConsistencyRule, Expectation, Inconsistent};
use honnin_evidence::{Unreadable, VERSION};
use honnin_messages::{Messages, family, grouped, id, message, wrapped};
use honnin_models::claims::ClaimId;
use honnin_models::keys::Setting;
use honnin_schedule::kill::Layer;
use honnin_sheet::visible::visible;
use serde_json::{Value, json};

/// How many differences that do not matter a terminal is shown.
const MOVED: usize = 20;

/// How much of a long value a terminal is shown, in letters.
const LETTERS: usize = 160;

/// One of the two files: what it is called, and how many questions it leaves open.
#[derive(Clone, Debug)]
pub struct ComparedFile {
    /// Its path, as it was named.
    pub path: String,
    /// How many of its answers are not established.
    pub open: usize,
}

/// The whole answer for a terminal of this width.
pub fn terminal(
    messages: &Messages,
    files: &[ComparedFile; 2],
    changes: &[EvidenceChange],
    width: usize,
) -> String {
    let [old, new] = files;
    let values = [("old", old.path.as_str().into()), ("new", new.path.as_str().into())];
    let title = wrapped(&messages.with(id!("compare-title"), values), width, 0);
    let not_verified = wrapped(&message!(messages, "compare-not-verified"), width, 0);
    let mut parts = vec![format!("{title}\n{not_verified}")];
    for weight in Weight::ALL {
        let of_weight: Vec<&EvidenceChange> =
            changes.iter().filter(|it| it.weight == weight).collect();
        if !of_weight.is_empty() {
            parts.push(group(messages, weight, &of_weight, width));
        }
    }
    parts.push(wrapped(&summary(messages, changes), width, 0));
    let open = files.iter().filter(|file| file.open > 0).map(|file| {
        message!(
            messages,
            "compare-open",
            path = file.path.as_str(),
            count = grouped(file.open as u64)
        )
    });
    parts.extend(open.map(|line| wrapped(&line, width, 0)));
    parts.join("\n\n")
}

fn group(messages: &Messages, weight: Weight, changes: &[&EvidenceChange], width: usize) -> String {
    let (heading, tone) = match weight {
        Weight::Weaker => (id!("compare-weaker"), Tone::Alarm),
        Weight::Different => (id!("compare-different"), Tone::Alarm),
        Weight::Better => (id!("compare-better"), Tone::Good),
        Weight::Moved => (id!("compare-moved"), Tone::Faint),
    };
    let shown = if weight == Weight::Moved { MOVED } else { changes.len() };
    let mut lines = vec![toned(&messages.get(heading), tone)];
    let told = changes.iter().take(shown).map(|it| format!("- {}", sentence(messages, it)));
    lines.extend(told.map(|line| wrapped(&line, width, 2)));
    if let Some(more) = changes.len().checked_sub(shown).filter(|more| *more > 0) {
        lines.push(format!(
            "- {}",
            message!(messages, "compare-more", count = grouped(more as u64))
        ));
    }
    lines.join("\n")
}

/// A difference in a line: where, what, and what it was and is.
pub fn sentence(messages: &Messages, change: &EvidenceChange) -> String {
    let EvidenceChange { then, now, .. } = change;
    // That something is there says no more than its own name.
    let there = |said: &Option<StatedValue>| *said == Some(StatedValue::Word(Word::There));
    let id = match (then, now) {
        (Some(old), Some(new)) if old == new => id!("compare-judged"),
        (Some(_), Some(_)) => id!("compare-changed"),
        (_, None) if there(then) => id!("compare-vanished"),
        (None, _) if there(now) => id!("compare-appeared"),
        (_, None) => id!("compare-gone"),
        (None, _) => id!("compare-new"),
    };
    let said = |said: &Option<StatedValue>| {
        let words = said.as_ref().map(|said| self::render_value(messages, said));
        let words = words.filter(|words| !words.is_empty());
        words.map_or_else(|| message!(messages, "word-nobody"), |words| brief(&words))
    };
    let parts = change.at.parts.iter().map(|part| self::part(messages, part));
    message!(
        messages,
        id,
        place = parts.collect::<Vec<_>>().join(" / "),
        what = messages.get(family!("compare-", ChangeKind, change.kind)),
        then = said(then),
        now = said(now)
    )
}

pub(super) fn brief(value: &str) -> String {
    match value.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// What a document says at a place.
fn render_value(messages: &Messages, said: &StatedValue) -> String {
    let claims =
        |claims: &[ClaimId]| claims.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let word = |word: &Word| messages.get(family!("compare-word-", Word, *word));
    match said {
        StatedValue::Word(said) => word(said),
        StatedValue::Verdict(verdict) => words::verdict(messages, *verdict),
        StatedValue::Number(number) => number.to_string(),
        StatedValue::Claims(ids) => claims(ids),
        StatedValue::Of(said, ids) => words::labelled(messages, &word(said), &claims(ids)),
        StatedValue::Settings(settings) => written(settings),
        StatedValue::Ways(ways) => {
            ways.iter().map(|way| written(way)).collect::<Vec<_>>().join(" | ")
        }
        StatedValue::Text(text) => visible(text),
    }
}

/// Answers as a sheet writes them.
fn written(settings: &[Setting]) -> String {
    settings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A part of a place, in words.
fn part(messages: &Messages, part: &PlacePart) -> String {
    match part {
        PlacePart::Sheet(sheet) => visible(sheet),
        PlacePart::Configuration(it) => words::configuration(messages, *it),
        PlacePart::Claim(claim) | PlacePart::LogAlong(Some(claim)) => claim.to_string(),
        PlacePart::Verdict(verdict) => words::verdict(messages, *verdict),
        PlacePart::Key(key) => key.name.to_owned(),
        PlacePart::Witness(it) => messages.choose(it.witness().sentence).to_owned(),
        PlacePart::Count(name) => (*name).to_owned(),
        PlacePart::Run(scheduler) => scheduler.to_string(),
        PlacePart::LogAlong(None) => message!(messages, "compare-word-an-ordinary-day"),
        PlacePart::Model(model) => layers::model(messages, *model),
        PlacePart::Goal(Goal::EveryClaim) => message!(messages, "compare-word-every-claim"),
        PlacePart::Goal(Goal::SubjectIsRequester) => ClaimId::C1.to_string(),
        PlacePart::Changes(changes) => written(changes),
        PlacePart::Grounds => message!(messages, "compare-word-grounds"),
        PlacePart::Campaign(name) => visible(name),
        PlacePart::Defect(decision) => decision.to_string(),
        PlacePart::KillMatrix => message!(messages, "compare-word-kill"),
        PlacePart::Layer(layer) => messages.get(family!("layer-", Layer, *layer)),
        PlacePart::Survey => message!(messages, "compare-word-survey"),
        PlacePart::Finding(finding) => finding.to_string(),
        PlacePart::Named(name) | PlacePart::Pointer(name) => visible(name),
    }
}

/// The last line: how many differences there are of each weight.
fn summary(messages: &Messages, changes: &[EvidenceChange]) -> String {
    if changes.is_empty() {
        return message!(messages, "compare-same");
    }
    let count = |weight| {
        let count = changes.iter().filter(|change| change.weight == weight).count();
        grouped(count as u64)
    };
    message!(
        messages,
        "compare-summary",
        weaker = count(Weight::Weaker),
        different = count(Weight::Different),
        better = count(Weight::Better),
        moved = count(Weight::Moved)
    )
}

/// The differences as one JSON document.
pub fn json(files: &[ComparedFile; 2], changes: &[EvidenceChange]) -> Value {
    let [old, new] = files;
    let file = |file: &ComparedFile| json!({ "path": file.path, "not_established": file.open });
    document(json!({ "old": file(old), "new": file(new), "changes": changes }))
}

/// Why a document is no evidence, in a sentence.
pub fn unreadable(messages: &Messages, why: &Unreadable) -> String {
    match why {
        Unreadable::Shape { at, words } => {
            let id = if at.is_empty() { id!("evidence-no-json") } else { id!("evidence-shape") };
            message!(messages, id, at = visible(at), words = visible(words))
        }
        Unreadable::Version(found) => message!(
            messages,
            "evidence-version",
            found = found.to_string(),
            known = VERSION.to_string()
        ),
        Unreadable::Layout(line) => message!(messages, "evidence-layout", line = *line as u64),
        Unreadable::Inconsistent(Inconsistent { at, expected }) => {
            let expected = match expected {
                Expectation::Value(value) => message!(
                    messages,
                    "evidence-expected",
                    value = brief(&visible(&value.to_string()))
                ),
                Expectation::Rule(rule) => {
                    messages.get(family!("evidence-rule-", ConsistencyRule, *rule))
                }
            };
            message!(messages, "evidence-inconsistent", at = visible(at), expected)
        }
    }
}
