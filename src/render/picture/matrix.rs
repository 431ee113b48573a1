//! The condition matrix as a picture: which conditions together break which claim.
//!
//! A column is a subset of the conditions, from none on the left to all on the right; the last one,
//! the site as it is, is framed. Above are dots for the conditions that are present, below what
//! each claim comes to.

use super::{MARGIN, framed};
use crate::canvas::text::{self, BODY, LABEL};
use crate::canvas::{Area, Canvas, LEGEND, SIGN};
use crate::words;
use honnin_messages::{Messages, message};
use honnin_models::claims::{ClaimId, VerdictWord};
use maud::Markup;
use std::cmp::Reverse;

/// Where the names end and the columns begin.
const LEFT: i32 = 300;
/// Where what conditions and claims say begins.
const NAMES: i32 = MARGIN + 36;
/// The side of a cell.
const CELL: i32 = 26;
/// Between the subsets of one size and those of the next.
const GAP: i32 = 14;
/// The height of the numbers of present conditions.
const HEAD: i32 = 26;
/// The least width of a picture, so that its legend has room.
const LEAST: i32 = 620;
/// The most columns that are beside each other, so that the picture can be read across a sheet of
/// paper. The subsets of more than four conditions take several bands, one below the other.
const MOST: usize = 22;

/// What is drawn.
struct MatrixPicture<'a> {
    messages: &'a Messages,
    conditions: &'a [(&'a str, &'a str)],
    claims: &'a [ClaimId],
    cell: &'a dyn Fn(u32, ClaimId) -> VerdictWord,
}

/// A subset with the left edge of its column.
type Column = (u32, i32);

/// The picture of the condition matrix of what `of` names. A condition is given by its id and by what it says; `cell`
/// tells of a subset, as a mask in the order of the conditions, what a claim comes to.
pub fn picture(
    messages: &Messages,
    id: &str,
    of: &str,
    conditions: &[(&str, &str)],
    claims: &[ClaimId],
    cell: &dyn Fn(u32, ClaimId) -> VerdictWord,
) -> Markup {
    let matrix = MatrixPicture { messages, conditions, claims, cell };
    let mut canvas = Canvas::new(messages, format!("{id}-"));
    let size = matrix.draw(&mut canvas);
    framed(canvas, of, &message!(messages, "picture-matrix"), &matrix.described(), size)
}

impl MatrixPicture<'_> {
    /// The subsets: the smaller ones first, and among equals those of the first conditions.
    fn subsets(&self) -> Vec<u32> {
        let mut subsets: Vec<u32> = (0..=self.all()).collect();
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
            let other = LEGEND.into_iter().filter(|mark| *mark != VerdictWord::Holds);
            let said = other.filter_map(|mark| self.where_it_is(mark, claim));
            let said: Vec<String> =
                said.chain([message!(self.messages, "picture-else-holds")]).collect();
            let said = self.messages.sentences(&said);
            words::labelled(self.messages, &words::named(self.messages, claim), &said)
        };
        conditions.chain(self.claims.iter().map(of_claim)).collect::<Vec<_>>().join("\n")
    }

    /// The subsets under which a claim comes to this; `None` when there are none.
    fn where_it_is(&self, mark: VerdictWord, claim: ClaimId) -> Option<String> {
        let subsets =
            self.subsets().into_iter().filter(|&subset| (self.cell)(subset, claim) == mark);
        let named: Vec<String> = subsets.map(|of| format!("{{{}}}", self.named(of))).collect();
        let listed = self.messages.list(&named);
        let said = words::labelled(self.messages, &words::verdict(self.messages, mark), &listed);
        (!named.is_empty()).then(|| said + &message!(self.messages, "remedy-end"))
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

    /// Draws the picture's parts, and gives its size.
    fn draw(&self, canvas: &mut Canvas<'_>) -> (i32, i32) {
        let (mut top, mut width) = (MARGIN, LEAST);
        for band in self.bands() {
            let columns = columns(&band);
            self.draw_heads(canvas, &columns, top + HEAD - 8);
            let foot = self.draw_conditions(canvas, &columns, top + HEAD);
            let bottom = self.draw_claims(canvas, &columns, foot + 10);
            if let Some((_, left)) = columns.iter().find(|(subset, _)| *subset == self.all()) {
                canvas.rect("frame", (left - 4, top, CELL + 8, bottom - top), 5);
            }
            (top, width) = (bottom + 20, width.max(right_of(&columns) + MARGIN + 4));
        }
        (width, self.draw_legend(canvas, top, width))
    }

    /// How many conditions are present, above the columns of each size.
    fn draw_heads(&self, canvas: &mut Canvas<'_>, columns: &[Column], y: i32) {
        canvas.text("soft", LABEL, (MARGIN, y), &message!(self.messages, "picture-present"));
        for group in columns.chunk_by(|one, other| one.0.count_ones() == other.0.count_ones()) {
            let middle = (group[0].1 + group[group.len() - 1].1 + CELL) / 2;
            canvas.text("mid bold", LABEL, (middle, y), &group[0].0.count_ones().to_string());
        }
    }

    /// A row of dots for each condition: filled where it is present.
    fn draw_conditions(&self, canvas: &mut Canvas<'_>, columns: &[Column], mut y: i32) -> i32 {
        // What a condition says is in the first band, which begins with no condition.
        let first_band = columns.first().is_some_and(|(subset, _)| *subset == 0);
        for (bit, (id, label)) in self.conditions.iter().enumerate() {
            let mut lines = text::lines(label, LEFT - MARGIN - 46, LABEL);
            lines.truncate(if first_band { lines.len() } else { 0 });
            let height = (lines.len() as i32 * text::leading(LABEL) + 10).max(CELL);
            let middle = y + height / 2;
            let first = middle + 5 - (lines.len().max(1) as i32 - 1) * text::leading(LABEL) / 2;
            if bit % 2 == 0 {
                canvas.rect("band", (MARGIN / 2, y, right_of(columns) - MARGIN / 2, height), 0);
            }
            canvas.text("bold", LABEL, (MARGIN, first), id);
            canvas.block("", LABEL, (NAMES, first), &lines);
            for (present, class) in [(1, "present"), (0, "absent")] {
                let dots = lefts(columns, |subset| subset >> bit & 1 == present);
                // A line without length is a dot by its round ends: a matrix has hundreds of dots, and
                // an element for each would be most of the picture.
                let dot = |left: &i32| format!("M{} {middle}h0", left + CELL / 2);
                canvas.path(class, &dots.iter().map(dot).collect::<String>());
            }
            y += height;
        }
        y
    }

    /// A row of cells for each claim.
    fn draw_claims(&self, canvas: &mut Canvas<'_>, columns: &[Column], mut y: i32) -> i32 {
        for &claim in self.claims {
            canvas.text("bold", LABEL, (MARGIN, y + 18), &claim.to_string());
            canvas.text("", LABEL, (NAMES, y + 18), self.messages.choose(claim.claim().title()));
            for mark in LEGEND {
                let lefts = lefts(columns, |subset| (self.cell)(subset, claim) == mark);
                draw_cells(canvas, mark, &lefts, (y, CELL));
            }
            y += CELL + 4;
        }
        y
    }

    fn draw_legend(&self, canvas: &mut Canvas<'_>, top: i32, right: i32) -> i32 {
        let marks = LEGEND.map(|mark| (mark, words::verdict(self.messages, mark)));
        let below = canvas.legend((MARGIN, top), right, marks, |canvas, mark, (x, y)| {
            draw_cells(canvas, mark, &[x], (y, SIGN));
        });
        let (framed, ids) =
            (message!(self.messages, "picture-as-it-stands"), self.named(self.all()));
        let framed =
            if ids.is_empty() { framed } else { words::noted(self.messages, &framed, &ids) };
        canvas.legend((MARGIN, below + 2), right, [((), framed)], |canvas, (), (x, y)| {
            canvas.rect("frame", (x, y, SIGN, SIGN), 4);
        }) + 6
    }
}

/// The columns of a band; subsets of different sizes are apart.
fn columns(band: &[u32]) -> Vec<Column> {
    let first = band.first().map_or(0, |subset| subset.count_ones());
    let column = |(place, &subset): (usize, &u32)| {
        (subset, LEFT + place as i32 * CELL + (subset.count_ones() - first) as i32 * GAP)
    };
    band.iter().enumerate().map(column).collect()
}

/// Where the columns end.
fn right_of(columns: &[Column]) -> i32 {
    columns.last().map_or(LEFT, |(_, left)| left + CELL)
}

/// The left edges of the columns of those subsets.
fn lefts(columns: &[Column], of: impl Fn(u32) -> bool) -> Vec<i32> {
    columns.iter().filter(|(subset, _)| of(*subset)).map(|(_, left)| *left).collect()
}

/// The cells of a row that have this mark, a sign in each: one element for all of them.
fn draw_cells(canvas: &mut Canvas<'_>, mark: VerdictWord, lefts: &[i32], (y, side): (i32, i32)) {
    let inner = side - 2;
    let areas: Vec<Area> = lefts.iter().map(|left| (left + 1, y + 1, inner, inner)).collect();
    canvas.cells(mark, &areas, inner);
    let (class, sign) = match mark {
        VerdictWord::Holds => ("mid", "✓"),
        VerdictWord::Violated => return,
        VerdictWord::NoCase => ("mid", "/"),
        VerdictWord::NotClaimed => ("mid", "-"),
        VerdictWord::NotEstablished => ("mid bold on-open", "?"),
    };
    let middles: Vec<i32> = lefts.iter().map(|left| left + side / 2).collect();
    canvas.signs(class, BODY, (&middles, y + side / 2 + 5), sign);
}
