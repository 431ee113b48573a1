//! Where everything of a module lies on the page.
//!
//! A module is a top goal, strategies below it, and goals below these. The goals of a strategy lie in
//! rows, each with its evidence hanging from its left side, so that every module fits on an upright
//! page of A4. Lines run along a spine on the left and along a bus above each row; none crosses an
//! element.

use super::case::{ElementKind, Module, Node};
use crate::canvas::text::{self, LABEL};
use crate::canvas::{Area, Point};

/// The width of a page, in pixels.
pub(super) const WIDTH: i32 = 1180;
/// What is left free around the page.
pub(super) const MARGIN: i32 = 20;
/// From one line of text to the next.
pub(super) const LEADING: i32 = text::leading(LABEL);
/// How far a parallelogram leans.
pub(super) const SLANT: i32 = 16;
/// The radius of a solution's circle.
pub(super) const RADIUS: i32 = 19;
/// How many goals are in a row.
const COLUMNS: i32 = 4;
const TOP: i32 = 60;
const GAP: i32 = 14;
const ROW: i32 = 30;
const WIDE: i32 = 350;

/// An element in its place.
#[derive(Clone, Debug)]
pub(super) struct Placed<'a> {
    pub(super) node: &'a Node,
    pub(super) area: Area,
    /// Its text, as it is broken into lines.
    pub(super) lines: Vec<String>,
}

impl Placed<'_> {
    /// Where evidence is marked with a circle, elements are entered in the middle of their width.
    fn entry(&self) -> i32 {
        let (x, _, width, _) = self.area;
        if self.node.kind == ElementKind::Solution { x + RADIUS } else { x + width / 2 }
    }

    /// The middle of its left side, which leans in a strategy.
    fn side(&self) -> Point {
        let (x, y, _, height) = self.area;
        let lean = if self.node.kind == ElementKind::Strategy { SLANT / 2 } else { 0 };
        (x + lean, y + height / 2)
    }

    fn bottom(&self) -> i32 {
        self.area.1 + self.area.3
    }
}

/// What a line says of the two elements that it joins: how the line looks, and its head.
pub(super) type Join = (&'static str, &'static str);
/// The one is supported by the other.
pub(super) const SUPPORTED_BY: Join = ("join", "full");
/// The one is argued in the other.
pub(super) const IN_CONTEXT_OF: Join = ("join", "hollow");
/// The other is counter-evidence to the one.
pub(super) const CHALLENGED: Join = ("join against", "tip-alarm");

/// A page.
#[derive(Clone, Debug, Default)]
pub(super) struct CasePage<'a> {
    pub(super) placed: Vec<Placed<'a>>,
    /// The lines, from corner to corner.
    pub(super) lines: Vec<(Join, Vec<Point>)>,
    /// Where the elements end.
    pub(super) bottom: i32,
}

/// Lays a module out.
pub(super) fn lay(module: &Module) -> CasePage<'_> {
    let mut page = CasePage::default();
    let root = page.place(&module.root, (MARGIN, TOP), WIDE);
    let mut bottom = page.beside(&root);
    for strategy in &module.root.below {
        let at = page.place(strategy, (MARGIN + 30, bottom + ROW), WIDE);
        page.support(&root, MARGIN + 12, at.side());
        let below = page.beside(&at);
        bottom = page.below(&at, &strategy.below, below);
    }
    page.bottom = bottom;
    page
}

impl<'a> CasePage<'a> {
    fn place(&mut self, node: &'a Node, (x, y): Point, width: i32) -> Placed<'a> {
        let room = match node.kind {
            ElementKind::Goal | ElementKind::AwayGoal => width - 16,
            ElementKind::Context => width - 24,
            ElementKind::Strategy => width - 2 * SLANT - 12,
            ElementKind::Assumption | ElementKind::Justification => width * 3 / 4,
            ElementKind::Solution => width - 2 * RADIUS - 8,
        };
        let lines = text::fitted(&node.text, room, LABEL);
        let text = LEADING * lines.len() as i32;
        let height = match node.kind {
            ElementKind::Goal | ElementKind::Strategy | ElementKind::Context => text + LEADING + 16,
            ElementKind::AwayGoal => text + 2 * LEADING + 20,
            ElementKind::Assumption | ElementKind::Justification => (text + LEADING) * 3 / 2 + 8,
            ElementKind::Solution => (text + LEADING - 2 + marked(node)).max(2 * RADIUS),
        };
        let placed = Placed { node, area: (x, y, width, height), lines };
        self.placed.push(placed.clone());
        placed
    }

    fn join(&mut self, join: Join, corners: &[Point]) {
        self.lines.push((join, corners.to_vec()));
    }

    /// Joins an element to what supports it, along a spine and then to the right.
    fn support(&mut self, of: &Placed<'a>, spine: i32, to: Point) {
        self.join(SUPPORTED_BY, &[(spine, of.bottom()), (spine, to.1), to]);
    }

    /// Places what an element is argued in beside it, and gives where all that ends.
    fn beside(&mut self, of: &Placed<'a>) -> i32 {
        let (x, y, width, _) = of.area;
        let count = of.node.beside.len() as i32;
        let mut left = x + width + 40;
        let room = WIDTH - MARGIN - left - (count - 1).max(0) * GAP;
        let (wide, bus) = ((room / count.max(1)).min(WIDE), y + 12);
        let from = if of.node.kind == ElementKind::Strategy { x + width - 4 } else { x + width };
        let mut bottom = of.bottom();
        for node in &of.node.beside {
            let at = self.place(node, (left, y + 28), wide);
            let corners = [(from, bus), (at.entry(), bus), (at.entry(), at.area.1)];
            self.join(IN_CONTEXT_OF, &corners);
            bottom = bottom.max(at.bottom());
            left += wide + GAP;
        }
        bottom
    }

    /// Places what supports a strategy below it, and gives where all that ends. A goal that is
    /// alone has room beside it for its evidence.
    fn below(&mut self, of: &Placed<'a>, nodes: &'a [Node], from: i32) -> i32 {
        let [alone] = nodes else { return self.grid(of, nodes, from) };
        let goal = self.place(alone, (of.area.0 + 26, from + ROW), WIDE);
        self.support(of, of.area.0 + 10, goal.side());
        self.grid(&goal, &alone.below, goal.bottom())
    }

    /// Places elements in rows, each with its evidence, and joins them to what they support.
    fn grid(&mut self, of: &Placed<'a>, nodes: &'a [Node], from: i32) -> i32 {
        let (left, spine) = (of.area.0 + 26, of.area.0 + 10);
        let width = (WIDTH - MARGIN - left - (COLUMNS - 1) * GAP) / COLUMNS;
        let mut bottom = from;
        for row in nodes.chunks(COLUMNS as usize) {
            let (top, bus) = (bottom + ROW, bottom + ROW - 14);
            for (x, node) in (left..).step_by((width + GAP) as usize).zip(row) {
                let at = self.place(node, (x, top), width);
                let entry = at.entry();
                let corners = [(spine, of.bottom()), (spine, bus), (entry, bus), (entry, top)];
                self.join(SUPPORTED_BY, &corners);
                bottom = bottom.max(self.hang(&at));
            }
        }
        bottom
    }

    /// Hangs the evidence of a goal from its left side, and gives where it ends.
    fn hang(&mut self, of: &Placed<'a>) -> i32 {
        let (x, _, width, _) = of.area;
        let mut bottom = of.bottom();
        for node in &of.node.below {
            let at = self.place(node, (x + 26, bottom + 10), width - 26);
            let to = (x + 26, at.area.1 + RADIUS);
            if of.node.standing.defeated {
                // Counter-evidence points at what it speaks against.
                self.join(CHALLENGED, &[to, (x + 9, to.1), (x + 9, of.bottom())]);
            } else {
                self.support(of, x + 9, to);
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
