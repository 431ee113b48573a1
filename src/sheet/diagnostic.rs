//! Showing problems on a terminal: the line, the place in it, and what is allowed.

use super::find::Failure;
use super::problem::{Kind, Problem, Type};
use crate::messages::Messages;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use honnin_models::answers::Uncovered;
use honnin_models::keys::{Allowed, find};
use std::ops::Range;

/// What is wrong, and what to do about it.
struct Sentences {
    title: String,
    help: Vec<String>,
}

/// The text to show for a sheet that cannot be used, with colours; a stream that is no terminal
/// strips them.
pub fn render(messages: &Messages, failure: &Failure) -> String {
    match failure {
        Failure::Unreadable { path, error, meant } => {
            let reason = reason(messages, error);
            let values = [("path", path.as_str().into()), ("reason", reason.into())];
            let mut help = Vec::new();
            help.extend(meant.map(|name| messages.with("help-meant", [("word", name.into())])));
            help.push(messages.get("help-sheets"));
            let sentences = Sentences { title: messages.with("problem-unreadable", values), help };
            report(messages, &sentences, None)
        }
        Failure::Unsound { path, bytes, problems } => {
            let text = String::from_utf8_lossy(bytes);
            let show = |problem: &Problem| {
                let span = in_text(&text, &problem.span);
                report(messages, &sentences(messages, &problem.kind), Some((path, &text, span)))
            };
            let mut shown: Vec<String> = problems.iter().map(show).collect();
            if problems.len() > 1 {
                let values = [("path", path.as_str().into()), ("count", problems.len().into())];
                shown.push(messages.with("problem-count", values));
            }
            shown.join("\n\n")
        }
    }
}

/// The system's reason, in our words where the kind is a common one.
fn reason(messages: &Messages, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => messages.get("reason-not-found"),
        std::io::ErrorKind::PermissionDenied => messages.get("reason-permission"),
        std::io::ErrorKind::IsADirectory => messages.get("reason-directory"),
        _ => error.to_string(),
    }
}

/// A span within the text, on character boundaries, even when the text was changed by making
/// unreadable bytes readable.
fn in_text(text: &str, span: &Range<usize>) -> Range<usize> {
    let start = text.floor_char_boundary(span.start.min(text.len()));
    let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
    start..end
}

fn report(
    messages: &Messages,
    sentences: &Sentences,
    place: Option<(&str, &str, Range<usize>)>,
) -> String {
    let error = Level::ERROR.with_name(messages.get("word-error"));
    let help = messages.get("word-help");
    let title = error.primary_title(&sentences.title);
    let mut group = Group::with_title(title);
    if let Some((path, text, span)) = place {
        let annotation = AnnotationKind::Primary.span(span);
        group = group.element(Snippet::source(text).path(path).annotation(annotation));
    }
    for line in &sentences.help {
        group = group.element(Level::HELP.with_name(help.clone()).message(line));
    }
    Renderer::styled().decor_style(DecorStyle::Ascii).render(&[group])
}

fn sentences(messages: &Messages, kind: &Kind) -> Sentences {
    let say = |id: &str| messages.get(id);
    let key_of = |key: &str| [("key", key.to_owned().into())];
    let (title, help) = match kind {
        Kind::Empty => (say("problem-empty"), vec![say("help-empty")]),
        Kind::NotUtf8 => (say("problem-not-utf8"), vec![say("help-not-utf8")]),
        Kind::Syntax(words) => {
            (messages.with("problem-syntax", [("words", words.as_str().into())]), vec![])
        }
        Kind::UnknownKey { key, table, allowed, meant } => (
            in_table(messages, "problem-unknown-key", key, table),
            suggest(messages, meant, allowed, "help-allowed-keys"),
        ),
        Kind::KeyNotHere { key, table, allowed } => (
            in_table(messages, "problem-key-not-here", key, table),
            suggest(messages, &None, allowed, "help-allowed-keys"),
        ),
        Kind::UnquotedKey { key } => (
            messages.with("problem-unquoted", key_of(key)),
            vec![messages.with("help-unquoted", key_of(key))],
        ),
        Kind::WrongType { key, needed, found } => wrong_type(messages, key, *needed, *found),
        Kind::NotAllowed { key, found, allowed, meant } => {
            not_allowed(messages, key, found, *allowed, meant)
        }
        Kind::UnknownWord { key, found, allowed, meant } => (
            messages.with(
                "problem-not-allowed",
                [("key", key.as_str().into()), ("found", format!("\"{found}\"").into())],
            ),
            suggest(messages, meant, allowed, "help-allowed"),
        ),
        Kind::Missing { key, table } => {
            (in_table(messages, "problem-missing", key, table), vec![say("help-init")])
        }
        Kind::Blank { key } => (messages.with("problem-blank", key_of(key)), vec![]),
        Kind::UnknownSchema { found } => (
            messages.with("problem-schema", [("found", (*found).into())]),
            vec![messages.with("help-schema", [("known", super::read::SCHEMA.into())])],
        ),
        Kind::Duplicate { name } => {
            (messages.with("problem-duplicate", [("name", name.as_str().into())]), vec![])
        }
        Kind::DuplicateSheet { name, other } => (
            messages.with(
                "problem-duplicate-sheet",
                [("name", name.as_str().into()), ("other", other.as_str().into())],
            ),
            vec![say("help-duplicate-sheet")],
        ),
        Kind::Uncovered { which, answers } => (
            messages.with(
                "problem-uncovered",
                [("first", answers[0].as_str().into()), ("second", answers[1].as_str().into())],
            ),
            vec![say(why_uncovered(*which))],
        ),
        Kind::UncoveredTogether { which, conditions } => (
            messages.with(
                "problem-uncovered-together",
                [("conditions", messages.list(conditions.iter().map(String::as_str)).into())],
            ),
            vec![say(why_uncovered(*which))],
        ),
        Kind::RepeatsDesign { key } => {
            (messages.with("problem-repeats-design", key_of(key)), vec![say("help-repeats-design")])
        }
        Kind::NothingInstalled => {
            (say("problem-nothing-installed"), vec![say("help-nothing-installed")])
        }
        Kind::NotClaimed { claim } => {
            (messages.with("problem-not-claimed", [("claim", claim.to_string().into())]), vec![])
        }
        Kind::TooManyConditions { most } => {
            (messages.with("problem-too-many-conditions", [("most", (*most).into())]), vec![])
        }
    };
    Sentences { title, help }
}

fn why_uncovered(which: Uncovered) -> &'static str {
    match which {
        Uncovered::NextNeedsOnePage => "uncovered-next-pages",
        Uncovered::TooFewSeconds => "uncovered-seconds",
    }
}

fn in_table(messages: &Messages, id: &str, key: &str, table: &str) -> String {
    let top = table.is_empty();
    let table = if top { messages.get("word-top") } else { format!("[{table}]") };
    messages.with(id, [("key", key.to_owned().into()), ("table", table.into())])
}

fn suggest(
    messages: &Messages,
    meant: &Option<String>,
    allowed: &[String],
    allowed_id: &str,
) -> Vec<String> {
    let mut help = Vec::new();
    if let Some(word) = meant {
        help.push(messages.with("help-meant", [("word", word.as_str().into())]));
    }
    let words = messages.list(allowed.iter().map(String::as_str));
    help.push(messages.with(allowed_id, [("words", words.into())]));
    help
}

fn wrong_type(messages: &Messages, key: &str, needed: Type, found: Type) -> (String, Vec<String>) {
    let values = [
        ("key", key.to_owned().into()),
        ("needed", type_word(messages, needed).into()),
        ("found", type_word(messages, found).into()),
    ];
    let help = find(key).map(|key| allowed_sentence(messages, key.allowed));
    (messages.with("problem-type", values), help.into_iter().collect())
}

fn not_allowed(
    messages: &Messages,
    key: &str,
    found: &str,
    allowed: Allowed,
    meant: &Option<String>,
) -> (String, Vec<String>) {
    let values = [("key", key.to_owned().into()), ("found", found.to_owned().into())];
    let mut help = Vec::new();
    if let Some(word) = meant {
        help.push(messages.with("help-meant", [("word", word.as_str().into())]));
    }
    help.push(allowed_sentence(messages, allowed));
    (messages.with("problem-not-allowed", values), help)
}

fn allowed_sentence(messages: &Messages, allowed: Allowed) -> String {
    match allowed {
        Allowed::Words(words) => {
            let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            let words = messages.list(quoted.iter().map(String::as_str));
            messages.with("help-allowed", [("words", words.into())])
        }
        Allowed::Numbers(first, last) => {
            messages.with("help-range", [("first", first.into()), ("last", last.into())])
        }
        Allowed::Flag => messages.with("help-allowed", [("words", "true, false".into())]),
    }
}

fn type_word(messages: &Messages, kind: Type) -> String {
    messages.get(match kind {
        Type::String => "type-string",
        Type::Integer => "type-integer",
        Type::Float => "type-float",
        Type::Boolean => "type-boolean",
        Type::Datetime => "type-datetime",
        Type::Array => "type-array",
        Type::Table => "type-table",
    })
}
