//! A module as a picture. Everything that a colour says is said by a shape or a word, too.

use super::case::{ElementKind, Module};
use super::layout::{
    CHALLENGED, IN_CONTEXT_OF, LEADING, MARGIN, Placed, RADIUS, SLANT, SUPPORTED_BY, WIDTH, lay,
};
use super::text::{kind, mark};
use crate::canvas::text::{LABEL, MONO, TINY, TITLE, fitted};
use crate::canvas::{Canvas, PictureFrame, Point, standalone};
use honnin_messages::{Messages, message};
use maud::Markup;

/// Gives the address of another module's picture, by the module's name.
pub type Link<'a> = &'a dyn Fn(&str) -> String;

/// The picture of a module, which stands alone. Ids in it begin with `prefix`.
pub fn svg(messages: &Messages, prefix: &str, module: &Module, link: Link<'_>) -> String {
    standalone(&picture(messages, prefix, module, link))
}

/// The same for a page that has several of them, and the style.
pub fn on_page(messages: &Messages, prefix: &str, module: &Module, link: Link<'_>) -> String {
    picture(messages, prefix, module, link).into_string()
}

fn picture(messages: &Messages, prefix: &str, module: &Module, link: Link<'_>) -> Markup {
    let page = lay(module);
    let mut canvas = Canvas::new(messages, prefix.to_owned());
    canvas.text("bold", TITLE, (MARGIN, 38), &module.title);
    for join in [SUPPORTED_BY, IN_CONTEXT_OF, CHALLENGED] {
        let lines = page.lines.iter().filter(|(it, _)| *it == join);
        let lines: Vec<&[Point]> = lines.map(|(_, corners)| corners.as_slice()).collect();
        canvas.arrows(join.0, join.1, &lines);
    }
    for placed in &page.placed {
        draw_element(&mut canvas, placed, link);
    }
    let legend = message!(messages, "assurance-legend");
    let lines = fitted(&legend, WIDTH - 2 * MARGIN, LABEL);
    let bottom = canvas.block("", LABEL, (MARGIN, page.bottom + MARGIN + LEADING), &lines);
    canvas.framed(PictureFrame::Parts("gsn"), &module.title, &legend, (WIDTH, bottom + 4))
}

fn draw_element(canvas: &mut Canvas<'_>, placed: &Placed<'_>, link: Link<'_>) {
    let node = placed.node;
    let mark = mark(canvas.messages, node);
    let kind_of = canvas.say(kind(node.kind));
    let mut name = format!("{} {kind_of}", node.id);
    name.extend(mark.iter().map(|mark| format!(" — {mark}")));
    canvas.named(&name, node.module.as_deref().map(link), |canvas| {
        draw_shape(canvas, placed);
        match node.kind {
            ElementKind::Solution => draw_evidence(canvas, placed, mark),
            _ => draw_words(canvas, placed, mark),
        }
    });
}

/// The outline of an element, as the notation has it; at the foot of what is not developed, a
/// diamond.
fn draw_shape(canvas: &mut Canvas<'_>, placed: &Placed<'_>) {
    let Placed { area, node, .. } = placed;
    let (x, y, width, height) = *area;
    let (right, bottom) = (x + width, y + height);
    let standing = match (node.standing.contested, node.standing.undeveloped) {
        (true, _) => " contested",
        (_, true) => " undeveloped",
        _ => "",
    };
    let class = |kind: &str| format!("element{kind}{standing}");
    match node.kind {
        ElementKind::Goal => {
            canvas.rect(&class(" goal"), *area, 0);
            if node.standing.defeated {
                canvas.line("defeated", &[(x, y), (right, bottom)]);
                canvas.line("defeated", &[(x, bottom), (right, y)]);
            }
        }
        // A goal that is argued elsewhere has the name of the module below a line.
        ElementKind::AwayGoal => {
            canvas.rect(&class(" goal"), *area, 0);
            canvas.line("join", &[(x, bottom - LEADING - 6), (right, bottom - LEADING - 6)]);
            canvas.path("element", &format!("M{} {}v9h14v-9zm0 0v-3h6v3", x + 8, bottom - 15));
            let module = node.module.as_deref().unwrap_or_default();
            canvas.text("soft mono", MONO, (x + 28, bottom - 6), module);
        }
        ElementKind::Strategy => {
            let (first, last) = ((x + SLANT, y), (right - SLANT, bottom));
            canvas.line(&class(" strategy"), &[first, (right, y), last, (x, bottom), first]);
        }
        ElementKind::Context => canvas.rect(&class(" context"), *area, height.min(40) / 2),
        ElementKind::Assumption | ElementKind::Justification => {
            canvas.ellipse(&class(" context"), *area);
            let letter = if node.kind == ElementKind::Assumption { "A" } else { "J" };
            canvas.text("bold", LABEL, (right - 16, bottom - 2), letter);
        }
        ElementKind::Solution => canvas.circle(&class(""), (x + RADIUS, y + RADIUS), RADIUS),
    }
    if node.standing.undeveloped && node.kind != ElementKind::Solution {
        canvas.path("element", &format!("M{} {}l9 9l-9 9l-9-9z", x + width / 2, bottom - 9));
    }
}

/// What is in an element: its name, what becomes of it, and its text.
fn draw_words(canvas: &mut Canvas<'_>, placed: &Placed<'_>, mark: Option<String>) {
    let (x, y, width, height) = placed.area;
    let head = [Some(placed.node.id.clone()), mark].into_iter().flatten().collect::<Vec<_>>();
    let (class, bold, x, y) = match placed.node.kind {
        ElementKind::Strategy => ("", "bold", x + SLANT + 8, y + 19),
        ElementKind::Context => ("", "bold", x + 14, y + 19),
        ElementKind::Assumption | ElementKind::Justification => {
            let block = LEADING * (placed.lines.len() as i32 + 1);
            ("mid", "mid bold", x + width / 2, y + (height - block) / 2 + 12)
        }
        _ => ("", "bold", x + 10, y + 19),
    };
    canvas.text(bold, LABEL, (x, y), &head.join("  "));
    canvas.block(class, LABEL, (x, y + LEADING), &placed.lines);
}

/// What is in the circle of evidence, and beside it.
fn draw_evidence(canvas: &mut Canvas<'_>, placed: &Placed<'_>, mark: Option<String>) {
    let (x, y, ..) = placed.area;
    canvas.text("mid bold", TINY, (x + RADIUS, y + RADIUS + 4), &placed.node.id);
    let told: Vec<String> = mark.into_iter().chain(placed.lines.iter().cloned()).collect();
    let left = x + 2 * RADIUS + 8;
    let below = canvas.block("", LABEL, (left, y + 13), &told);
    if let Some(pointer) = placed.node.pointer() {
        canvas.text("soft mono", MONO, (left, below - 2), &pointer);
    }
}
