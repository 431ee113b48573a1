//! Where everything of a module lies on the page.
//!
//! A module is a top goal, strategies below it, and goals below these. The goals of a strategy lie in
//! rows, each with its evidence hanging from its left side, so that every module fits on an upright
//! page of A4. Lines run along a spine on the left and along a bus above each row; none crosses an
//! element.

use super::case::{Kind, Module, Node};
use honnin_messages::wrapped;
use unicode_width::UnicodeWidthChar as _;

/// The width of a page, in pixels.
pub(super) const WIDTH: i32 = 1180;
/// What is left free around the page.
pub(super) const MARGIN: i32 = 20;
/// From one line of text to the next.
pub(super) const LEADING: i32 = 16;
/// How far a parallelogram leans.
pub(super) const SLANT: i32 = 16;
/// The radius of a solution's circle.
pub(super) const RADIUS: i32 = 19;
/// How many goals stand in a row.
const COLUMNS: i32 = 4;
const TOP: i32 = 60;
const GAP: i32 = 14;
const ROW: i32 = 30;
const WIDE: i32 = 350;

/// An element in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) node: &'a Node,
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    /// Its text, as it is broken into lines.
    pub(super) lines: Vec<String>,
}

impl Placed<'_> {
    pub(super) fn bottom(&self) -> i32 {
        self.y + self.height
    }

    pub(super) fn middle(&self) -> i32 {
        self.y + self.height / 2
    }
}

/// What a line says of the two elements that it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// The one is supported by the other.
    SupportedBy,
    /// The one is argued in the other.
    InContextOf,
    /// The other is counter-evidence to the one.
    Challenged,
}

/// A line, from corner to corner.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) join: Join,
    pub(super) corners: Vec<(i32, i32)>,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page<'a> {
    pub(super) placed: Vec<Placed<'a>>,
    pub(super) lines: Vec<Line>,
    /// Where the elements end.
    pub(super) bottom: i32,
}

/// How many columns of text, as a terminal counts them, fit in so many pixels.
pub(super) fn columns(pixels: i32) -> usize {
    usize::try_from(pixels * 10 / 65).unwrap_or(0).max(8)
}

/// A text in lines of so many columns; a word that is longer than a line is broken.
pub(super) fn fitted(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for line in wrapped(text, columns, 0).lines() {
        let (mut part, mut width) = (String::new(), 0);
        for letter in line.chars() {
            let wide = letter.width().unwrap_or(0);
            if width + wide > columns {
                lines.push(std::mem::take(&mut part));
                width = 0;
            }
            part.push(letter);
            width += wide;
        }
        lines.push(part);
    }
    lines
}

/// Lays a module out.
pub(super) fn lay(module: &Module) -> Page<'_> {
    let mut page = Page::default();
    let root = page.place(&module.root, MARGIN, TOP, WIDE);
    let mut bottom = page.beside(&root);
    let spine = MARGIN + 12;
    for strategy in &module.root.below {
        let at = page.place(strategy, MARGIN + 30, bottom + ROW, WIDE);
        let to = (at.x + SLANT / 2, at.middle());
        page.join(Join::SupportedBy, [(spine, root.bottom()), (spine, to.1), to]);
        let below = page.beside(&at);
        bottom = page.below(&at, &strategy.below, below);
    }
    page.bottom = bottom;
    page
}

impl<'a> Page<'a> {
    fn place(&mut self, node: &'a Node, x: i32, y: i32, width: i32) -> Placed<'a> {
        let room = match node.kind {
            Kind::Goal | Kind::AwayGoal => width - 20,
            Kind::Context => width - 28,
            Kind::Strategy => width - 2 * SLANT - 16,
            Kind::Assumption | Kind::Justification => width * 7 / 10,
            Kind::Solution => width - 2 * RADIUS - 10,
        };
        let lines = fitted(&node.text, columns(room));
        let text = LEADING * i32::try_from(lines.len()).unwrap_or(i32::MAX / LEADING);
        let height = match node.kind {
            Kind::Goal | Kind::Strategy | Kind::Context => text + LEADING + 16,
            Kind::AwayGoal => text + 2 * LEADING + 20,
            Kind::Assumption | Kind::Justification => (text + LEADING) * 3 / 2 + 8,
            Kind::Solution => (text + LEADING - 2 + marked(node)).max(2 * RADIUS),
        };
        let placed = Placed { node, x, y, width, height, lines };
        self.placed.push(placed.clone());
        placed
    }

    fn join<const N: usize>(&mut self, join: Join, corners: [(i32, i32); N]) {
        self.lines.push(Line { join, corners: corners.to_vec() });
    }

    /// Places what an element is argued in beside it, and gives where all that ends.
    fn beside(&mut self, of: &Placed<'a>) -> i32 {
        let Ok(count) = i32::try_from(of.node.beside.len()) else { return of.bottom() };
        let left = of.x + of.width + 40;
        let room = WIDTH - MARGIN - left;
        let width = ((room - (count - 1).max(0) * GAP) / count.max(1)).min(WIDE);
        let (mut x, mut bottom) = (left, of.bottom());
        let bus = of.y + 12;
        for node in &of.node.beside {
            let at = self.place(node, x, of.y + 28, width);
            let middle = at.x + at.width / 2;
            let from = if of.node.kind == Kind::Strategy { of.width - 4 } else { of.width };
            let corners = [(of.x + from, bus), (middle, bus), (middle, at.y)];
            self.join(Join::InContextOf, corners);
            bottom = bottom.max(at.bottom());
            x += width + GAP;
        }
        bottom
    }

    /// Places what supports a strategy below it, and gives where all that ends. A goal that stands
    /// alone has room beside it for its evidence.
    fn below(&mut self, of: &Placed<'a>, nodes: &'a [Node], from: i32) -> i32 {
        match nodes {
            [alone] => {
                let goal = self.place(alone, of.x + 26, from + ROW, WIDE);
                let spine = of.x + 10;
                let to = (goal.x, goal.middle());
                self.join(Join::SupportedBy, [(spine, of.bottom()), (spine, to.1), to]);
                self.grid(&goal, &alone.below, goal.bottom())
            }
            nodes => self.grid(of, nodes, from),
        }
    }

    /// Places elements in rows, each with its evidence, and joins them to what they support.
    fn grid(&mut self, of: &Placed<'a>, nodes: &'a [Node], from: i32) -> i32 {
        let left = of.x + 26;
        let width = (WIDTH - MARGIN - left - (COLUMNS - 1) * GAP) / COLUMNS;
        let spine = of.x + 10;
        let mut bottom = from;
        for row in nodes.chunks(COLUMNS as usize) {
            let (top, mut x) = (bottom + ROW, left);
            for node in row {
                let at = self.place(node, x, top, width);
                let entry = if node.kind == Kind::Solution { RADIUS } else { width / 2 };
                let bus = top - 14;
                let corners =
                    [(spine, of.bottom()), (spine, bus), (x + entry, bus), (x + entry, top)];
                self.join(Join::SupportedBy, corners);
                bottom = bottom.max(self.hang(&at));
                x += width + GAP;
            }
        }
        bottom
    }

    /// Hangs the evidence of a goal from its left side, and gives where it ends.
    fn hang(&mut self, of: &Placed<'a>) -> i32 {
        let join = if of.node.standing.defeated { Join::Challenged } else { Join::SupportedBy };
        let spine = of.x + 9;
        let mut bottom = of.bottom();
        for node in &of.node.below {
            let at = self.place(node, of.x + 26, bottom + 10, of.width - 26);
            let middle = at.y + RADIUS;
            let down = [(spine, of.bottom()), (spine, middle), (at.x, middle)];
            match join {
                // Counter-evidence points at what it speaks against.
                Join::Challenged => self.join(join, [down[2], down[1], down[0]]),
                _ => self.join(join, down),
            }
            bottom = at.bottom();
        }
        bottom
    }
}

/// The room for the standing of evidence, where there is something to say.
fn marked(node: &Node) -> i32 {
    if node.standing.contested || node.standing.undeveloped { LEADING } else { 0 }
}
