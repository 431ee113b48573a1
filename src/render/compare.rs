//! Answers to `honnin compare`: what changed between two evidence files.

use super::compose::Tone;
use super::compose::terminal::toned;
use super::json::document;
use super::{layers, words};
use honnin_analysis::remedies::Goal;
use honnin_evidence::compare::{
    ChangeKind, DocumentPlace, EvidenceChange, InSheet, InSite, StatedValue, Weight, Word,
};
use honnin_evidence::consistency::{ConsistencyRule, Expectation, Inconsistent};
use honnin_evidence::logs::LogModel;
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
    let mut parts = vec![wrapped(&messages.with(id!("compare-title"), values), width, 0)];
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
    let said = |said: &Option<StatedValue>| match said
        .as_ref()
        .map(|said| self::render_value(messages, said))
    {
        None => message!(messages, "word-nobody"),
        Some(words) if words.is_empty() => message!(messages, "word-nobody"),
        Some(words) => brief(&words),
    };
    let (then, now) = (said(&change.then), said(&change.now));
    // That something is there says no more than its own name.
    let there = Some(StatedValue::Word(Word::There));
    match (&change.then, &change.now) {
        (Some(old), Some(new)) if old == new => message!(
            messages,
            "compare-judged",
            place = places(messages, &change.at).join(" / "),
            what = messages.get(family!("compare-", ChangeKind, change.kind))
        ),
        (Some(_), Some(_)) => message!(
            messages,
            "compare-changed",
            place = places(messages, &change.at).join(" / "),
            what = messages.get(family!("compare-", ChangeKind, change.kind)),
            then,
            now
        ),
        (old, None) if *old == there => message!(
            messages,
            "compare-vanished",
            place = places(messages, &change.at).join(" / "),
            what = messages.get(family!("compare-", ChangeKind, change.kind))
        ),
        (None, new) if *new == there => message!(
            messages,
            "compare-appeared",
            place = places(messages, &change.at).join(" / "),
            what = messages.get(family!("compare-", ChangeKind, change.kind))
        ),
        (_, None) => message!(
            messages,
            "compare-gone",
            place = places(messages, &change.at).join(" / "),
            what = messages.get(family!("compare-", ChangeKind, change.kind)),
            then
        ),
        (None, _) => message!(
            messages,
            "compare-new",
            place = places(messages, &change.at).join(" / "),
            what = messages.get(family!("compare-", ChangeKind, change.kind)),
            now
        ),
    }
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

/// A place in words, the widest first.
fn places(messages: &Messages, at: &DocumentPlace) -> Vec<String> {
    let named = |name: &str| visible(name);
    match at {
        DocumentPlace::Sheet(sheet) => vec![named(sheet)],
        DocumentPlace::InSheet(sheet, within) => {
            [vec![named(sheet)], in_sheet(messages, within)].concat()
        }
        DocumentPlace::Site(sheet, configuration) => {
            vec![named(sheet), words::configuration(messages, *configuration)]
        }
        DocumentPlace::InSite(sheet, configuration, within) => {
            let site = vec![named(sheet), words::configuration(messages, *configuration)];
            [site, in_site(messages, within)].concat()
        }
        DocumentPlace::KillMatrix => vec![message!(messages, "compare-word-kill")],
        DocumentPlace::Context(context) => {
            vec![message!(messages, "compare-word-kill"), named(context)]
        }
        DocumentPlace::Defect(context, decision) => {
            vec![message!(messages, "compare-word-kill"), named(context), decision.to_string()]
        }
        DocumentPlace::Layer(context, decision, layer) => vec![
            message!(messages, "compare-word-kill"),
            named(context),
            decision.to_string(),
            messages.get(family!("layer-", Layer, *layer)),
        ],
        DocumentPlace::Survey => vec![message!(messages, "compare-word-survey")],
        DocumentPlace::Surveyed(claim) => {
            vec![message!(messages, "compare-word-survey"), claim.to_string()]
        }
        DocumentPlace::SurveyedSites(claim, verdict) => vec![
            message!(messages, "compare-word-survey"),
            claim.to_string(),
            words::verdict(messages, *verdict),
        ],
        DocumentPlace::Finding(finding) => vec![finding.to_string()],
        DocumentPlace::Program(name) | DocumentPlace::Engine(name) => vec![named(name)],
        DocumentPlace::Sources(name) => vec![(*name).to_owned()],
        DocumentPlace::Pointer(pointer) => vec![named(pointer)],
    }
}

fn in_sheet(messages: &Messages, within: &InSheet) -> Vec<String> {
    let goal = |goal: &Goal| match goal {
        Goal::EveryClaim => message!(messages, "compare-word-every-claim"),
        Goal::SubjectIsRequester => ClaimId::C1.to_string(),
    };
    match within {
        InSheet::Cause(claim) => vec![claim.to_string()],
        InSheet::Goal(of) => vec![goal(of)],
        InSheet::Remedy(of, changes) => vec![goal(of), written(changes)],
        InSheet::OneMore(of, changes, key) => {
            vec![goal(of), written(changes), key.name.to_owned()]
        }
        InSheet::Campaign(name) => vec![visible(name)],
        InSheet::Revealed(name, decision) => vec![visible(name), decision.to_string()],
        InSheet::Control(changes, claim) => vec![written(changes), claim.to_string()],
    }
}

fn in_site(messages: &Messages, within: &InSite) -> Vec<String> {
    let log = |along: &Option<ClaimId>, model: &LogModel| {
        let day = || message!(messages, "compare-word-an-ordinary-day");
        vec![along.map_or_else(day, |claim| claim.to_string()), layers::model(messages, *model)]
    };
    match within {
        InSite::Claim(claim) => vec![claim.to_string()],
        InSite::Answer(key) => vec![key.name.to_owned()],
        InSite::Witness(witness) => vec![messages.choose(witness.witness().sentence).to_owned()],
        InSite::Count(name) => vec![(*name).to_owned()],
        InSite::Run(scheduler) | InSite::OutcomesOfRun(scheduler) => vec![scheduler.to_string()],
        InSite::ClaimInRun(scheduler, claim) => vec![scheduler.to_string(), claim.to_string()],
        InSite::Log(along, model) => log(along, model),
        InSite::ClaimInLog(along, model, claim) => {
            let mut of_log = log(along, model);
            of_log.push(claim.to_string());
            of_log
        }
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
