//! A site drawn: kiosks, app servers, order control, spool, DB servers, registry and sync; below
//! each part the decisions that were taken for it, in words. Decisions to be pointed at are marked.

use super::text::{self, LABEL, SMALL};
use super::{About, framed};
use crate::{decisions, words};
use honnin_messages::Messages;
use honnin_models::answers::Answers;
use honnin_models::keys::{KEYS, Key};
use maud::{Markup, html};
use plan::Plan;

// The parts in their places.
mod plan;
// What goes between them.
mod ways;

/// What is left free at the edges.
const MARGIN: i32 = 12;
/// Between two columns.
const GUTTER: i32 = 36;
/// The width of a column.
const COLUMN: i32 = 212;
/// The questions of each column, from left to right: kiosks, app servers, spool, DB servers,
/// registry and sync.
const QUESTIONS: [&[&str]; 5] = [
    &["output_check.enabled"],
    &["topology.app_servers", "order.scope", "order.timeout"],
    &["topology.spool", "image.key", "image.pick", "image.after", "image.pages"],
    &["topology.db_servers", "sync.conflict"],
    &["sync.release", "sync.feed", "sync.reconcile"],
];

/// The left edge of a column.
fn left(column: usize) -> i32 {
    MARGIN + column as i32 * (COLUMN + GUTTER)
}

/// A site, and what is to be pointed at.
struct Drawn<'a> {
    messages: &'a Messages,
    answers: &'a Answers,
    marked: Marked<'a>,
}

/// What is pointed at, and what it differs from.
#[derive(Clone, Copy, Debug)]
pub enum Marked<'a> {
    /// Questions whose answers are not those of the reference design.
    FromReference(&'a [&'static Key]),
    /// Questions whose answers are not those of the site's own design.
    FromDesign(&'a [&'static Key]),
}

impl Marked<'_> {
    fn keys(&self) -> &[&'static Key] {
        match self {
            Marked::FromReference(keys) | Marked::FromDesign(keys) => keys,
        }
    }

    /// The message that says what the sign means.
    fn message(self) -> &'static str {
        match self {
            Marked::FromReference(_) => "picture-differs-reference",
            Marked::FromDesign(_) => "picture-differs-design",
        }
    }
}

impl Drawn<'_> {
    fn is_marked(&self, name: &str) -> bool {
        self.marked.keys().iter().any(|key| key.name == name)
    }

    /// The class that a shape takes when a question is pointed at.
    fn mark(&self, name: &str) -> &'static str {
        if self.is_marked(name) { " marked" } else { "" }
    }
}

/// The picture of a site, which `of` names. The questions in `marked` are pointed at.
pub fn picture(
    messages: &Messages,
    id: &str,
    of: &str,
    answers: &Answers,
    marked: Marked<'_>,
) -> Markup {
    let drawn = Drawn { messages, answers, marked };
    let plan = Plan::new(&drawn);
    let (notes, bottom) = notes(&drawn, plan.foot() + 20);
    let width = left(QUESTIONS.len()) - GUTTER + MARGIN;
    let title = messages.get("picture-topology");
    let about = About::new(messages, id, of, title, described(&drawn));
    framed(messages, &about, (width, bottom), &html! { (plan.parts()) (ways::draw(&plan)) (notes) })
}

/// The decisions in words; what is pointed at, with the sign.
fn described(drawn: &Drawn<'_>) -> String {
    let design = KEYS.iter().filter(|key| key.section() != "scope");
    let line = |key: &Key| {
        let sign = if drawn.is_marked(key.name) { "≠ " } else { "" };
        let told = decisions::told(drawn.messages, drawn.answers, key);
        let answer = format!("{} = {}", key.name, key.get(drawn.answers));
        words::noted(drawn.messages, &format!("{sign}{told}"), &answer)
    };
    design.map(line).collect::<Vec<_>>().join("\n")
}

/// The decisions, below the parts that they are about, and what the signs mean.
fn notes(drawn: &Drawn<'_>, top: i32) -> (Markup, i32) {
    let mut lowest = top;
    let mut parts = Vec::new();
    for (column, names) in QUESTIONS.iter().enumerate() {
        let mut y = top;
        for name in *names {
            let key = honnin_models::keys::find(name).expect("the questions are those of a sheet");
            let (note, bottom) = note(drawn, (left(column), y), key);
            parts.push(note);
            y = bottom + 8;
        }
        lowest = lowest.max(y);
    }
    let (legend, bottom) = legend(drawn, lowest + 20);
    (html! { @for part in &parts { (part) } (legend) }, bottom)
}

/// What the sign and the sheets in the spool stand for.
fn legend(drawn: &Drawn<'_>, y: i32) -> (Markup, i32) {
    let line = |x: i32, words: &str| text::line("soft", LABEL, (x, y), words);
    let (differs, any) =
        (drawn.messages.get(drawn.marked.message()), !drawn.marked.keys().is_empty());
    let after = if any { MARGIN + 24 + text::width(&differs, LABEL) + 28 } else { MARGIN };
    let places = plan::places(&drawn.answers.design).1;
    let drawn = html! {
        @if any { (sign((MARGIN + 9, y - 4))) (line(MARGIN + 24, &differs)) }
        (line(after, &drawn.messages.get(places)))
    };
    (drawn, y + 16)
}

/// A decision in words, and as a sheet writes it.
fn note(drawn: &Drawn<'_>, (x, y): (i32, i32), key: &Key) -> (Markup, i32) {
    let marked = drawn.is_marked(key.name);
    let (indent, class) = if marked { (28, "bold") } else { (10, "") };
    let told = decisions::told(drawn.messages, drawn.answers, key);
    let lines = text::lines(&told, COLUMN - indent - 12, LABEL);
    let sheet = format!("{} = {}", key.name, key.get(drawn.answers));
    let sheet = text::lines(&sheet, COLUMN - 12, SMALL);
    let below = y + 20 + lines.len() as i32 * text::leading(LABEL);
    let bottom = below + sheet.len() as i32 * text::leading(SMALL) - 4;
    let drawn = html! {
        rect class=(if marked { "broken marked" } else { "band" }) x=(x) y=(y)
            width=(COLUMN) height=(bottom - y) rx="4" {}
        @if marked { (sign((x + 14, y + 15))) }
        (text::block(class, LABEL, (x + indent, y + 20), &lines))
        (text::block("soft", SMALL, (x + 10, below), &sheet))
    };
    (drawn, bottom)
}

/// The sign of what is pointed at.
fn sign((x, y): (i32, i32)) -> Markup {
    html! {
        circle class="alarm" cx=(x) cy=(y) r="8" {}
        (text::line("mid bold on-alarm", LABEL, (x, y + 4), "≠"))
    }
}
