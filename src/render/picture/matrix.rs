//! The condition matrix as a picture: which conditions together break which claim.
//!
//! A column is a subset of the conditions, from none on the left to all on the right; the last one,
//! the site as it stands, is framed. Above are dots for the conditions that are present, below what
//! each claim comes to.

use super::text::{self, BODY, LABEL};
use super::{About, framed};
use crate::words;
use honnin_messages::Messages;
use honnin_models::claims::ClaimId;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// What a claim comes to under a subset of the conditions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// It holds.
    Holds,
    /// It is violated.
    Violated,
    /// It is not made.
    NotClaimed,
    /// Nothing can be said.
    NotEstablished,
}

/// Every mark, in the order of the legend.
const MARKS: [Mark; 4] = [Mark::Holds, Mark::Violated, Mark::NotClaimed, Mark::NotEstablished];

impl Mark {
    /// The class of its cell, its sign, the class of the sign, and the message that names it.
    fn look(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Mark::Holds => ("holds", "✓", "mid", "verdict-holds"),
            Mark::Violated => ("alarm", "✗", "mid bold on-alarm", "verdict-violated"),
            Mark::NotClaimed => ("not-claimed", "-", "mid", "verdict-not-claimed"),
            Mark::NotEstablished => ("open", "?", "mid bold on-open", "verdict-not-established"),
        }
    }
}

/// What is left free at the edges.
const MARGIN: i32 = 12;
/// Where the names end and the columns begin.
const LEFT: i32 = 300;
/// The side of a cell.
const CELL: i32 = 26;
/// Between the subsets of one size and those of the next.
const GAP: i32 = 14;
/// The height of the numbers of present conditions.
const HEAD: i32 = 26;
/// The most columns that stand beside each other, so that the picture can be read across a sheet of
/// paper. The subsets of more than four conditions take several bands, one below the other.
const MOST: usize = 22;

/// What is drawn.
struct Matrix<'a> {
    messages: &'a Messages,
    conditions: &'a [(&'a str, &'a str)],
    claims: &'a [ClaimId],
    cell: &'a dyn Fn(u32, ClaimId) -> Mark,
}

/// The picture of the condition matrix of what `of` names. A condition is given by its id and by what it says; `cell`
/// tells of a subset, as a mask in the order of the conditions, what a claim comes to.
pub fn picture(
    messages: &Messages,
    id: &str,
    of: &str,
    conditions: &[(&str, &str)],
    claims: &[ClaimId],
    cell: &dyn Fn(u32, ClaimId) -> Mark,
) -> Markup {
    let matrix = Matrix { messages, conditions, claims, cell };
    let title = messages.get("picture-matrix");
    let about = About::new(messages, id, of, title, matrix.described());
    let (body, size) = matrix.draw();
    framed(messages, &about, size, &body)
}

impl Matrix<'_> {
    /// The subsets: the smaller ones first, and among equals those of the first conditions.
    fn subsets(&self) -> Vec<u32> {
        let mut subsets: Vec<u32> = (0..1 << self.conditions.len()).collect();
        subsets.sort_by_key(|subset| (subset.count_ones(), Reverse(subset.reverse_bits())));
        subsets
    }

    fn all(&self) -> u32 {
        (1 << self.conditions.len()) - 1
    }

    /// Which conditions are present, by id.
    fn named(&self, subset: u32) -> String {
        let present = self.conditions.iter().enumerate();
        let present = present.filter(|(bit, _)| subset & (1 << bit) != 0);
        self.messages.list(present.map(|(_, (id, _))| *id))
    }

    /// The picture in words: of each claim, the subsets where it does not hold.
    fn described(&self) -> String {
        let conditions =
            self.conditions.iter().map(|(id, label)| words::labelled(self.messages, id, label));
        let of_claim = |&claim: &ClaimId| {
            let other = MARKS.into_iter().filter(|mark| *mark != Mark::Holds);
            let mut said: Vec<String> =
                other.filter_map(|mark| self.where_it_is(mark, claim)).collect();
            said.push(self.messages.get("picture-else-holds"));
            let name = words::named(self.messages, claim);
            let said = self.messages.sentences(said.iter().map(String::as_str));
            words::labelled(self.messages, &name, &said)
        };
        conditions.chain(self.claims.iter().map(of_claim)).collect::<Vec<_>>().join("\n")
    }

    /// The subsets under which a claim comes to this; `None` when there are none.
    fn where_it_is(&self, mark: Mark, claim: ClaimId) -> Option<String> {
        let subsets =
            self.subsets().into_iter().filter(|&subset| (self.cell)(subset, claim) == mark);
        let named: Vec<String> = subsets.map(|of| format!("{{{}}}", self.named(of))).collect();
        let listed = self.messages.list(named.iter().map(String::as_str));
        let said = words::labelled(self.messages, &self.messages.get(mark.look().3), &listed);
        (!named.is_empty()).then(|| said + &self.messages.get("remedy-end"))
    }

    /// The subsets in bands, those of one size together as far as there is room.
    fn bands(&self) -> Vec<Vec<u32>> {
        let subsets = self.subsets();
        let mut bands: Vec<Vec<u32>> = Vec::new();
        for group in subsets.chunk_by(|one, other| one.count_ones() == other.count_ones()) {
            for part in group.chunks(MOST) {
                match bands.last_mut().filter(|band| band.len() + part.len() <= MOST) {
                    Some(band) => band.extend(part),
                    None => bands.push(part.to_vec()),
                }
            }
        }
        bands
    }

    /// The picture's parts and its size.
    fn draw(&self) -> (Markup, (i32, i32)) {
        let (mut top, mut right, mut parts) = (MARGIN, 0, Vec::new());
        for band in self.bands() {
            let columns = columns(&band);
            let end = columns.last().map_or(LEFT, |(_, left)| left + CELL);
            let (conditions, foot) = self.draw_conditions(&columns, top + HEAD, end);
            let (claims, bottom) = self.draw_claims(&columns, foot + 10);
            let all = columns.iter().find(|(subset, _)| *subset == self.all());
            parts.push(html! {
                (self.heads(&columns, top + HEAD - 8))
                (conditions)
                (claims)
                @if let Some((_, left)) = all {
                    rect class="frame" x=(left - 4) y=(top) width=(CELL + 8)
                        height=(bottom - top) rx="5" {}
                }
            });
            (top, right) = (bottom + 20, right.max(end));
        }
        let (legend, end) = self.legend(top);
        (html! { @for part in &parts { (part) } (legend) }, ((right + MARGIN + 4).max(620), end))
    }

    /// How many conditions are present, above the columns of each size.
    fn heads(&self, columns: &[(u32, i32)], y: i32) -> Markup {
        let same =
            |one: &(u32, i32), other: &(u32, i32)| one.0.count_ones() == other.0.count_ones();
        let present = self.messages.get("picture-present");
        html! {
            (text::line("soft", LABEL, (MARGIN, y), &present))
            @for group in columns.chunk_by(same) {
                @let middle = (group[0].1 + group[group.len() - 1].1 + CELL) / 2;
                (text::line("mid bold", LABEL, (middle, y), &group[0].0.count_ones().to_string()))
            }
        }
    }

    /// A row of dots for each condition: filled where it is present.
    fn draw_conditions(&self, columns: &[(u32, i32)], top: i32, right: i32) -> (Markup, i32) {
        let (mut y, mut parts) = (top, Vec::new());
        for (bit, (id, label)) in self.conditions.iter().enumerate() {
            // What a condition says stands in the first band, which begins with no condition.
            let first_band = columns.first().is_some_and(|(subset, _)| *subset == 0);
            let lines = match first_band {
                true => text::lines(label, LEFT - MARGIN - 46, LABEL),
                false => Vec::new(),
            };
            let height = (lines.len() as i32 * text::leading(LABEL) + 10).max(CELL);
            let middle = y + height / 2;
            let first = middle + 5 - (lines.len().max(1) as i32 - 1) * text::leading(LABEL) / 2;
            parts.push(html! {
                @if bit % 2 == 0 {
                    rect class="band" x=(MARGIN / 2) y=(y) width=(right - MARGIN / 2) height=(height) {}
                }
                (text::line("bold", LABEL, (MARGIN, first), id))
                (text::block("", LABEL, (MARGIN + 36, first), &lines))
                @for (present, class) in [(1, "present"), (0, "absent")] {
                    (dots(class, &lefts(columns, |subset| subset >> bit & 1 == present), middle))
                }
            });
            y += height;
        }
        (html! { @for part in &parts { (part) } }, y)
    }

    /// A row of cells for each claim.
    fn draw_claims(&self, columns: &[(u32, i32)], top: i32) -> (Markup, i32) {
        let step = CELL + 4;
        let drawn = html! {
            @for (y, &claim) in (top..).step_by(step as usize).zip(self.claims) {
                (text::line("bold", LABEL, (MARGIN, y + 18), &claim.to_string()))
                (text::line("", LABEL, (MARGIN + 36, y + 18), self.messages.of(claim.claim().title())))
                @for mark in MARKS {
                    @let of_it = lefts(columns, |subset| (self.cell)(subset, claim) == mark);
                    (cells(&of_it, y, CELL, mark))
                }
            }
        };
        (drawn, top + step * self.claims.len() as i32)
    }

    fn legend(&self, top: i32) -> (Markup, i32) {
        let mut x = MARGIN;
        let mut parts: Vec<Markup> = Vec::new();
        for mark in MARKS {
            let words = self.messages.get(mark.look().3);
            parts.push(html! {
                (cells(&[x], top, 20, mark))
                (text::line("soft", LABEL, (x + 26, top + 15), &words))
            });
            x += 26 + text::width(&words, LABEL) + 18;
        }
        let framed = self.messages.get("picture-as-it-stands");
        let ids = self.named(self.all());
        let noted = |framed| words::noted(self.messages, framed, &ids);
        let framed = if ids.is_empty() { framed } else { noted(&framed) };
        let below = top + 30;
        let drawn = html! {
            @for part in &parts { (part) }
            rect class="frame" x=(MARGIN) y=(below) width="20" height="20" rx="4" {}
            (text::line("soft", LABEL, (MARGIN + 26, below + 15), &framed))
        };
        (drawn, below + 34)
    }
}

/// The left edge of each column of a band; subsets of different sizes stand apart.
fn columns(band: &[u32]) -> Vec<(u32, i32)> {
    let first = band.first().map_or(0, |subset| subset.count_ones());
    let column = |(place, &subset): (usize, &u32)| {
        (subset, LEFT + place as i32 * CELL + (subset.count_ones() - first) as i32 * GAP)
    };
    band.iter().enumerate().map(column).collect()
}

/// The left edges of the columns of those subsets.
fn lefts(columns: &[(u32, i32)], of: impl Fn(u32) -> bool) -> Vec<i32> {
    columns.iter().filter(|(subset, _)| of(*subset)).map(|(_, left)| *left).collect()
}

/// Dots of one kind in a row, as one path of lines without length, whose round ends are seen: a
/// matrix has hundreds of them, and an element for each would be most of the picture.
fn dots(class: &str, lefts: &[i32], middle: i32) -> Markup {
    let dot = |left: &i32| format!("M{} {middle}h0", left + CELL / 2);
    let path: String = lefts.iter().map(dot).collect();
    html! { @if !lefts.is_empty() { path class=(class) d=(path) {} } }
}

/// The cells of a row that have this mark, a sign in each: one path and one text for all of them.
fn cells(lefts: &[i32], y: i32, side: i32, mark: Mark) -> Markup {
    let (class, sign, sign_class, _) = mark.look();
    let (middles, inner) = (lefts.iter().map(|left| left + side / 2).collect::<Vec<_>>(), side - 2);
    let square = |left: &i32| format!("M{} {}h{inner}v{inner}h-{inner}z", left + 1, y + 1);
    let stripes = |left: &i32| stripes((left + 1, y + 1), inner);
    html! {
        @if !lefts.is_empty() {
            path class=(class) d=(lefts.iter().map(square).collect::<String>()) {}
            @if matches!(mark, Mark::NotClaimed | Mark::NotEstablished) {
                path class={ (class) "-line" } d=(lefts.iter().map(stripes).collect::<String>()) {}
            }
            (text::signs(sign_class, BODY, (&middles, y + side / 2 + 5), sign))
        }
    }
}

/// Slanting lines across a square.
fn stripes((x, y): (i32, i32), side: i32) -> String {
    let mut path = String::new();
    for from in (6..2 * side).step_by(6) {
        let (low, high) = ((from - side).max(0), from.min(side));
        let (down, across) = (y + high, x + low);
        write!(path, "M{across} {down}L{} {}", x + high, y + low).expect("a string grows");
    }
    path
}
