//! A site drawn: kiosks, app servers, order control, spool, DB servers, registry and sync; below
//! each part the decisions that were taken for it, in words. Decisions to be pointed at are marked.

use super::{MARGIN, framed};
use crate::canvas::text::{self, LABEL, SMALL};
use crate::canvas::{Canvas, SIGN};
use crate::{decisions, words};
use honnin_messages::{MessageId, Messages, id, message};
use honnin_models::answers::Answers;
use honnin_models::keys::{KEYS, Key, KeyId};
use maud::Markup;
use plan::TopologyPlan;

// The parts in their places.
mod plan;
// What goes between them.
mod ways;

/// Between two columns.
const GUTTER: i32 = 36;
/// The width of a column.
const COLUMN: i32 = 212;
/// The sections of each column, from left to right: kiosks, app servers, spool, DB servers, registry
/// and sync. A question that is named by itself is apart from its section.
const COLUMNS: [&[&str]; 5] = [
    &["output_check"],
    &["topology.app_servers", "order"],
    &["topology.spool", "image"],
    &["topology.db_servers", "topology.standby", "sync.conflict"],
    &["sync"],
];

/// The questions of the design, in the order of a sheet; those of which few sites have another answer
/// than the reference design only where this one has.
fn questions(answers: &Answers) -> impl Iterator<Item = KeyId> {
    let usual = |key: &Key| key.implemented().len() == 1 && key.get(answers) == key.default();
    KEYS.iter().filter(move |key| key.section() != "scope" && !usual(key))
}

/// The column that a question of the design is in.
fn column_of(key: &Key) -> usize {
    let named = |name: &str| COLUMNS.iter().position(|column| column.contains(&name));
    let column = named(key.name).or_else(|| named(key.section()));
    column.expect("each section of a design has a column")
}

/// The left edge of a column.
fn left(column: usize) -> i32 {
    MARGIN + column as i32 * (COLUMN + GUTTER)
}

/// What is pointed at, and what it differs from.
#[derive(Clone, Copy, Debug)]
pub enum Marked<'a> {
    /// Questions whose answers are not those of the reference design.
    FromReference(&'a [&'static Key]),
    /// Questions whose answers are not those of the site's own design.
    FromDesign(&'a [&'static Key]),
}

/// A site, and the questions that are pointed at, with the message that says why.
struct Drawn<'a> {
    messages: &'a Messages,
    answers: &'a Answers,
    marked: &'a [&'static Key],
    why: MessageId,
}

impl Drawn<'_> {
    fn is_marked(&self, name: &str) -> bool {
        self.marked.iter().any(|key| key.name == name)
    }

    /// The class of a shape, which says when a question is pointed at.
    fn class(&self, class: &str, question: &str) -> String {
        let marked = if self.is_marked(question) { " marked" } else { "" };
        format!("{class}{marked}")
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
    let (marked, why) = match marked {
        Marked::FromReference(keys) => (keys, id!("picture-differs-reference")),
        Marked::FromDesign(keys) => (keys, id!("picture-differs-design")),
    };
    let drawn = Drawn { messages, answers, marked, why };
    let mut canvas = Canvas::new(messages, format!("{id}-"));
    let plan = TopologyPlan::new(&drawn);
    plan.draw(&mut canvas);
    ways::draw(&mut canvas, &plan);
    let lowest = draw_notes(&mut canvas, &drawn, plan.foot() + 20);
    let width = left(COLUMNS.len()) - GUTTER + MARGIN;
    let bottom = draw_legend(&mut canvas, &drawn, lowest + 6, width);
    framed(canvas, of, &message!(messages, "picture-topology"), &described(&drawn), (width, bottom))
}

/// The decisions in words; what is pointed at, with the sign.
fn described(drawn: &Drawn<'_>) -> String {
    let line = |key: &Key| {
        let sign = if drawn.is_marked(key.name) { "≠ " } else { "" };
        let told = decisions::sentence(drawn.messages, drawn.answers, key);
        words::noted(drawn.messages, &format!("{sign}{told}"), &written(drawn, key))
    };
    questions(drawn.answers).map(line).collect::<Vec<_>>().join("\n")
}

/// A decision as a sheet writes it.
fn written(drawn: &Drawn<'_>, key: &Key) -> String {
    format!("{} = {}", key.name, key.get(drawn.answers))
}

/// The decisions, below the parts that they are about; gives where the longest column ends.
fn draw_notes(canvas: &mut Canvas<'_>, drawn: &Drawn<'_>, top: i32) -> i32 {
    let column = |place: usize| {
        let stand_there = questions(drawn.answers).filter(|key| column_of(key) == place);
        stand_there.fold(top, |y, key| draw_note(canvas, drawn, (left(place), y), key) + 8)
    };
    (0..COLUMNS.len()).map(column).max().unwrap_or(top)
}

/// A decision in words, and as a sheet writes it; gives where it ends.
fn draw_note(canvas: &mut Canvas<'_>, drawn: &Drawn<'_>, (x, y): (i32, i32), key: &Key) -> i32 {
    let marked = drawn.is_marked(key.name);
    let (indent, class, ground) =
        if marked { (28, "bold", "broken marked") } else { (10, "", "band") };
    let told = decisions::sentence(drawn.messages, drawn.answers, key);
    let told = text::lines(&told, COLUMN - indent - 12, LABEL);
    let sheet = text::lines(&written(drawn, key), COLUMN - 12, SMALL);
    let height =
        told.len() as i32 * text::leading(LABEL) + sheet.len() as i32 * text::leading(SMALL);
    let bottom = y + 16 + height;
    canvas.rect(ground, (x, y, COLUMN, bottom - y), 4);
    if marked {
        draw_sign(canvas, (x + 14, y + 15));
    }
    let below = canvas.block(class, LABEL, (x + indent, y + 20), &told);
    canvas.block("soft", SMALL, (x + 10, below), &sheet);
    bottom
}

/// What the sign and the sheets in the spool stand for.
fn draw_legend(canvas: &mut Canvas<'_>, drawn: &Drawn<'_>, y: i32, right: i32) -> i32 {
    let differs = (!drawn.marked.is_empty()).then(|| (true, canvas.say(drawn.why)));
    let places = (false, canvas.say(plan::places(&drawn.answers.design).1));
    let entries = differs.into_iter().chain([places]);
    canvas.legend((MARGIN, y), right, entries, |canvas, differs, (x, y)| match differs {
        true => draw_sign(canvas, (x + SIGN / 2, y + SIGN / 2)),
        false => canvas.rect("thing", (x + 2, y, SIGN - 4, SIGN), 2),
    })
}

/// The sign of what is pointed at.
fn draw_sign(canvas: &mut Canvas<'_>, (x, y): (i32, i32)) {
    canvas.circle("alarm", (x, y), 8);
    canvas.text("mid bold on-alarm", LABEL, (x, y + 4), "≠");
}
