//! What tells verdicts and residents apart where colours do not: crosses, numbers and hatching.

use super::shapes::cross;
use super::text::LABEL;
use super::{Area, Canvas, Point};
use honnin_models::claims::VerdictWord;
use maud::{Markup, html};

/// The verdicts in the order of legends.
pub(crate) const LEGEND: [VerdictWord; 5] = [
    VerdictWord::Holds,
    VerdictWord::Violated,
    VerdictWord::NoCase,
    VerdictWord::NotClaimed,
    VerdictWord::NotEstablished,
];

/// The class of the cells of a verdict.
fn class(verdict: VerdictWord) -> &'static str {
    match verdict {
        VerdictWord::Holds => "h",
        VerdictWord::Violated => "v",
        VerdictWord::NoCase => "c",
        VerdictWord::NotClaimed => "n",
        VerdictWord::NotEstablished => "q",
    }
}

/// Hatching: its name, the side of a tile, and the lines in it. Residents go by their numbers, the
/// first of whom has none; verdicts by the classes of their marks.
const TILES: [(&str, i32, &str); 11] = [
    ("0", 8, ""),
    ("1", 8, "M-2 2L2-2M0 8L8 0M6 10L10 6"),
    ("2", 8, "M2 2h1M6 6h1"),
    ("3", 8, "M-2 6L2 10M0 0L8 8M6-2L10 2"),
    ("4", 8, "M0 4H8"),
    ("5", 8, "M4 0V8"),
    ("6", 8, "M0 4H8M4 0V8"),
    ("7", 8, "M0 8L8 0M0 0L8 8"),
    ("c", 6, "M0 3H6"),
    ("n", 6, "M0 6L6 0"),
    ("q", 6, "M0 0L6 6M6 0L0 6"),
];

impl Canvas<'_> {
    /// The hatching that occurs in the picture.
    pub(super) fn defined(&self) -> Markup {
        let tiles = TILES.iter().filter(|(name, ..)| self.hatching.contains(name));
        html! {
            @if !self.hatching.is_empty() {
                defs {
                    @for (name, side, lines) in tiles {
                        pattern id={ (self.prefix) "tile-" (name) } width=(side) height=(side)
                            patternUnits="userSpaceOnUse" {
                            rect class={ "f" (name) } width=(side) height=(side) {}
                            path class={ "hatching s" (name) } d=(lines) {}
                        }
                    }
                }
            }
        }
    }

    /// What fills a surface with the hatching of this name; nothing when there is none.
    fn fill(&mut self, hatching: &str) -> Option<String> {
        let (name, ..) = TILES.iter().find(|(name, ..)| *name == hatching)?;
        self.hatching.insert(name);
        Some(format!("url(#{}tile-{name})", self.prefix))
    }

    /// Rectangles of this verdict, together: one path for all of them, as there may be hundreds. What
    /// is violated is crossed out, once in each square of this side.
    pub(crate) fn cells(&mut self, verdict: VerdictWord, areas: &[Area], side: i32) {
        if areas.is_empty() {
            return;
        }
        let class = class(verdict);
        let fill = self.fill(class);
        let cell = |(x, y, width, height): &Area| format!("M{x} {y}h{width}v{height}h-{width}z");
        let cells: String = areas.iter().map(cell).collect();
        let crossed = |&(x, y, width, height): &Area| {
            let places = (x..x + width).step_by(side as usize);
            places.map(move |x| cross((x + side / 2, y + height / 2), side / 4))
        };
        self.add(&html! {
            g {
                path class=(class) fill=[fill] d=(cells) {}
                @if verdict == VerdictWord::Violated {
                    path class="x" d=(areas.iter().flat_map(crossed).collect::<String>()) {}
                }
            }
        });
    }

    /// A rectangle that is about a resident.
    pub(crate) fn of_resident(&mut self, class: &str, resident: usize, area: Area) {
        let (x, y, width, height) = area;
        let fill = self.fill(&resident.to_string());
        self.add(&html! {
            rect class={ (class) " s" (resident) } fill=[fill] x=(x) y=(y) width=(width) height=(height)
                rx="2" {}
        });
    }

    /// A surface that is about a resident, within this outline.
    pub(crate) fn hatched(&mut self, resident: usize, outline: &str) {
        let fill = self.fill(&resident.to_string());
        self.add(&html! { path fill=[fill] d=(outline) {} });
    }

    /// A small disc with the resident's number.
    pub(crate) fn token(&mut self, resident: usize, (x, y): Point) {
        self.circle(&format!("token f{resident} s{resident}"), (x, y), 9);
        self.text("mid bold", LABEL, (x, y + 4), &resident.to_string());
    }

    /// The mark of what went wrong, with a few words.
    pub(crate) fn badge(&mut self, area: Area, words: &str) {
        self.rect("alarm", area, 4);
        self.text("mid bold on-alarm", LABEL, (area.0 + area.2 / 2, area.1 + 14), words);
    }
}
