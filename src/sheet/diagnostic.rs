//! Showing problems on a terminal: the line, the place in it, and what is allowed.

use super::find::SheetFailure;
use super::problem::{FileKind, Problem, ProblemKind};
use super::sentences::{Sentences, sentences};
use super::visible::visible;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use honnin_messages::{Messages, id, wrapped};
use std::ops::Range;

/// The most problems of one file that are shown; all are counted.
const MOST_SHOWN: usize = 100;

/// The text to show for a sheet that cannot be used, for a terminal of this width. It has colours; a
/// stream that is no terminal strips them.
pub fn render(messages: &Messages, failure: &SheetFailure, width: usize) -> String {
    match failure {
        SheetFailure::Unreadable { path, error, meant } => {
            let values =
                [("path", path.as_str().into()), ("reason", messages.reason(error).into())];
            let mut help = Vec::new();
            help.extend(
                meant.map(|name| messages.with(id!("help-meant"), [("word", name.into())])),
            );
            help.push(messages.with(id!("help-sheets"), [("names", bundled(messages).into())]));
            let sentences =
                Sentences { title: messages.with(id!("problem-unreadable"), values), help };
            report(messages, &sentences, None, width)
        }
        SheetFailure::Unsound { path, bytes, problems } => {
            render_problems(messages, FileKind::Sheet, (path, bytes), problems, width)
        }
    }
}

/// The text to show for all that is wrong with a file, given by its path and its content.
pub fn render_problems(
    messages: &Messages,
    document: FileKind,
    (path, bytes): (&str, &[u8]),
    problems: &[Problem],
    width: usize,
) -> String {
    let text = String::from_utf8_lossy(bytes);
    let show = |problem: &Problem| {
        let place = DiagnosticPlace::locate(path, &text, problem);
        report(messages, &sentences(messages, document, &problem.kind), Some(place), width)
    };
    let mut shown: Vec<String> = problems.iter().take(MOST_SHOWN).map(show).collect();
    if problems.len() > 1 {
        let values = [
            ("document", document.word().into()),
            ("path", path.into()),
            ("count", problems.len().into()),
            ("shown", MOST_SHOWN.into()),
        ];
        let cut = MOST_SHOWN < problems.len();
        let id = if cut { id!("problem-count-cut") } else { id!("problem-count") };
        shown.push(wrapped(&messages.with(id, values), width, 0));
    }
    shown.join("\n\n")
}

fn bundled(messages: &Messages) -> String {
    messages.list(honnin_models::sheets::all().map(|sheet| sheet.name))
}

/// A file, and where in it: a line and the part of it that a problem is about.
struct DiagnosticPlace<'a> {
    path: &'a str,
    line: Option<DiagnosticLine>,
}

struct DiagnosticLine {
    text: String,
    number: usize,
    part: Range<usize>,
}

impl<'a> DiagnosticPlace<'a> {
    /// The place of a span, clipped to its first line. A span may lie beyond a text that was changed
    /// by making unreadable bytes readable.
    fn locate(path: &'a str, text: &'a str, problem: &Problem) -> DiagnosticPlace<'a> {
        let span = &problem.span;
        let whole_file = match problem.kind {
            ProblemKind::Empty | ProblemKind::TooLarge { .. } => true,
            ProblemKind::Syntax(_) => *span == (0..0),
            _ => false,
        };
        if whole_file {
            return DiagnosticPlace { path, line: None };
        }
        let start = text.floor_char_boundary(span.start.min(text.len()));
        let end = text.ceil_char_boundary(span.end.clamp(start, text.len()));
        // The byte order mark that some editors put before the first character does not count.
        let first = text.find(|c| c != '\u{feff}').unwrap_or(text.len());
        let line_start = text[..start].rfind('\n').map_or(first, |newline| newline + 1).min(start);
        let line_end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
        let line = text[line_start..line_end].trim_end_matches('\r');
        let part = (start - line_start).min(line.len())..(end - line_start).min(line.len());
        let number = text[..line_start].matches('\n').count() + 1;
        let [before, within, after] =
            [&line[..part.start], &line[part.clone()], &line[part.end..]].map(shown);
        let part = before.len()..before.len() + within.len();
        let text = before + &within + &after;
        DiagnosticPlace { path, line: Some(DiagnosticLine { text, number, part }) }
    }
}

/// A part of a line as it can be shown, with its tabs.
fn shown(part: &str) -> String {
    part.split('\t').map(visible).collect::<Vec<_>>().join("\t")
}

fn report(
    messages: &Messages,
    sentences: &Sentences,
    place: Option<DiagnosticPlace<'_>>,
    width: usize,
) -> String {
    let error = Level::ERROR.with_name(messages.get(id!("word-error")));
    let help = messages.get(id!("word-help"));
    // What precedes the sentences: the error's name, or the margin and the name of the help.
    let title = wrapped(&sentences.title, width.saturating_sub(8), 0);
    let lines: Vec<String> =
        sentences.help.iter().map(|line| wrapped(line, width.saturating_sub(14), 0)).collect();
    let mut group = Group::with_title(error.primary_title(&title));
    match place {
        None => {}
        Some(DiagnosticPlace { path, line: None }) => group = group.element(Origin::path(path)),
        Some(DiagnosticPlace { path, line: Some(DiagnosticLine { text, number, part }) }) => {
            let annotation = AnnotationKind::Primary.span(part);
            let snippet = Snippet::source(text).line_start(number).path(path);
            group = group.element(snippet.annotation(annotation));
        }
    }
    for line in &lines {
        group = group.element(Level::HELP.with_name(help.clone()).message(line));
    }
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii).term_width(width);
    renderer.render(&[group])
}
