//! One claim as a matrix: what makes a difference to it is on the two sides, nested.
//!
//! Answers that come to the same share a row or a column, and questions that make no difference are
//! not shown; so a cell stands for many sites, all with the same verdict.

use super::equation;
use crate::canvas::text::{self, TINY};
use crate::canvas::{Area, Canvas, LEGEND};
use honnin_analysis::survey::matter::{Matter, standing_for};
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_messages::Messages;
use honnin_models::claims::VerdictWord;
use honnin_models::keys::Answer;

/// The side of a cell, in pixels: as large as fits, within these bounds.
const CELL: (i32, i32) = (12, 40);
/// The side of a matrix that is aimed at.
const SIDE: i32 = 320;
/// Room around a label.
const PADDING: i32 = 4;

/// A question on one side of a matrix.
struct Level<'a> {
    matter: &'a Matter,
    name: &'static str,
    /// A label for each group of answers.
    labels: Vec<String>,
    /// How many cells a label spans.
    span: usize,
}

/// One side of a matrix: its questions, the outermost first.
struct Side<'a>(Vec<Level<'a>>);

/// The matrix of a claim.
pub(super) struct Panel<'a> {
    survey: &'a Survey,
    said: &'a SurveyedClaim,
    rows: Side<'a>,
    columns: Side<'a>,
    cell: i32,
    /// The room that the labels of each level take: the width of rows, the height of columns.
    widths: Vec<i32>,
    heights: Vec<i32>,
}

impl<'a> Panel<'a> {
    /// The questions that weigh most stand outside; each goes to the side that is shorter so far.
    pub(super) fn new(
        messages: &Messages,
        survey: &'a Survey,
        said: &'a SurveyedClaim,
    ) -> Panel<'a> {
        let mut matters: Vec<&Matter> = said.matters.iter().collect();
        matters.sort_by_key(|matter| (usize::MAX - matter.weight, matter.axis));
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for matter in matters {
            let shorter = if cells(&rows) <= cells(&columns) { &mut rows } else { &mut columns };
            shorter.push(matter);
        }
        let cell = (SIDE / cells(&rows).max(cells(&columns)) as i32).clamp(CELL.0, CELL.1);
        let [rows, columns] = [rows, columns].map(|matters| Side::new(messages, survey, &matters));
        let widths = rows.0.iter().map(Level::widest).collect();
        let height = |level: &Level<'_>| {
            if level.turned(cell) { level.widest() } else { TINY + PADDING }
        };
        let heights = columns.0.iter().map(height).collect();
        Panel { survey, said, rows, columns, cell, widths, heights }
    }

    /// Width and height of the whole, in pixels.
    pub(super) fn size(&self) -> (i32, i32) {
        let (left, top) = self.origin();
        (left + self.across() + self.columns.names(), top + self.down())
    }

    fn across(&self) -> i32 {
        self.cell * self.columns.cells() as i32
    }

    fn down(&self) -> i32 {
        self.cell * self.rows.cells() as i32
    }

    /// Where the first cell begins.
    fn origin(&self) -> (i32, i32) {
        (self.widths.iter().sum(), self.heights.iter().sum::<i32>().max(self.rows.names()))
    }

    /// Draws the matrix with its labels below `y`.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, y: i32) {
        let (left, top) = self.origin();
        let corner = (left, y + top);
        self.draw_cells(canvas, corner);
        self.draw_columns(canvas, corner);
        self.draw_rows(canvas, corner);
        self.draw_lines(canvas, corner);
    }

    /// The cells of each verdict, with a rectangle for each run of cells in a row.
    fn draw_cells(&self, canvas: &mut Canvas<'_>, (left, top): (i32, i32)) {
        let marks: Vec<Vec<VerdictWord>> = (0..self.rows.cells())
            .map(|row| (0..self.columns.cells()).map(|column| self.mark(row, column)).collect())
            .collect();
        for mark in LEGEND {
            let mut areas: Vec<Area> = Vec::new();
            for (y, row) in (top..).step_by(self.cell as usize).zip(&marks) {
                let mut x = left;
                for run in row.chunk_by(|one, other| one == other) {
                    let width = self.cell * run.len() as i32;
                    if run[0] == mark {
                        areas.push((x, y, width, self.cell));
                    }
                    x += width;
                }
            }
            canvas.cells(mark, &areas, self.cell);
        }
    }

    /// The mark of the sites that a cell stands for.
    fn mark(&self, row: usize, column: usize) -> VerdictWord {
        let chosen = [self.rows.chosen(row), self.columns.chosen(column)].concat();
        self.survey.verdict(standing_for(self.survey, &chosen), self.said.claim).word()
    }

    fn draw_columns(&self, canvas: &mut Canvas<'_>, (left, top): (i32, i32)) {
        let right = left + self.across() + PADDING;
        let mut foot = top - self.heights.iter().sum::<i32>() - PADDING;
        for (level, height) in self.columns.0.iter().zip(&self.heights) {
            foot += height;
            for (middle, label) in level.middles(left, self.across(), self.cell) {
                if level.turned(self.cell) {
                    canvas.upward("", TINY, (middle + 4, foot), label);
                } else {
                    canvas.text("mid", TINY, (middle, foot), label);
                }
            }
            canvas.text("soft slanted", TINY, (right, foot), level.name);
        }
    }

    fn draw_rows(&self, canvas: &mut Canvas<'_>, (_, top): (i32, i32)) {
        let mut x = PADDING;
        for (level, width) in self.rows.0.iter().zip(&self.widths) {
            for (middle, label) in level.middles(top, self.down(), self.cell) {
                canvas.text("", TINY, (x, middle + 3), label);
            }
            canvas.upward("soft slanted", TINY, (x + 8, top - PADDING), level.name);
            x += width;
        }
    }

    /// Lines between the cells; stronger, and through the labels, where an outer answer changes.
    fn draw_lines(&self, canvas: &mut Canvas<'_>, (left, top): (i32, i32)) {
        let (right, bottom) = (left + self.across(), top + self.down());
        for (place, x) in (left..=right).step_by(self.cell as usize).enumerate() {
            let (class, before) = self.columns.strength(place, &self.heights);
            canvas.line(class, &[(x, top - before), (x, bottom)]);
        }
        for (place, y) in (top..=bottom).step_by(self.cell as usize).enumerate() {
            let (class, before) = self.rows.strength(place, &self.widths);
            canvas.line(class, &[(left - before, y), (right, y)]);
        }
    }
}

impl<'a> Side<'a> {
    fn new(messages: &Messages, survey: &Survey, matters: &[&'a Matter]) -> Side<'a> {
        let level = |(place, matter): (usize, &&'a Matter)| {
            let axis = &survey.subject.universe.axes()[matter.axis];
            let label = |group: &Vec<usize>| {
                let answers: Vec<Answer> = group.iter().map(|&place| axis.answers[place]).collect();
                equation(messages, "", &answers).trim_start_matches(" = ").replace('"', "")
            };
            let labels = matter.groups.iter().map(label).collect();
            Level { matter, name: axis.key.name, labels, span: cells(&matters[place + 1..]) }
        };
        Side(matters.iter().enumerate().map(level).collect())
    }

    fn cells(&self) -> usize {
        self.0.iter().map(|level| level.labels.len()).product()
    }

    /// The room that the names of its questions take.
    fn names(&self) -> i32 {
        self.0.iter().map(|level| width(level.name) + PADDING).max().unwrap_or(0)
    }

    /// Of each question, the group of answers that a cell stands for.
    fn chosen(&self, cell: usize) -> Vec<(&'a Matter, usize)> {
        let group = |level: &Level<'a>| (level.matter, cell / level.span % level.labels.len());
        self.0.iter().map(group).collect()
    }

    /// The class of the line before a cell, and how far it reaches into the labels: to the outermost
    /// answer that changes there.
    fn strength(&self, cell: usize, depths: &[i32]) -> (&'static str, i32) {
        let outer = self.0.iter().position(|level| cell.is_multiple_of(level.span));
        match outer.filter(|level| level + 1 < self.0.len()) {
            Some(level) => ("apart", depths[level..].iter().sum()),
            None => ("between", 0),
        }
    }
}

impl Level<'_> {
    /// The room that its labels need when they lie.
    fn widest(&self) -> i32 {
        self.labels.iter().map(|label| width(label)).max().unwrap_or(0) + 2 * PADDING
    }

    /// Its labels over so many pixels, each with the middle of what it spans.
    fn middles(&self, from: i32, long: i32, cell: i32) -> impl Iterator<Item = (i32, &String)> {
        let span = self.span as i32 * cell;
        let middles = (from + span / 2..from + long).step_by(span as usize);
        middles.zip(self.labels.iter().cycle())
    }

    /// Whether its labels must are, as columns are too narrow for them.
    fn turned(&self, cell: i32) -> bool {
        self.widest() > self.span as i32 * cell
    }
}

fn cells(matters: &[&Matter]) -> usize {
    matters.iter().map(|matter| matter.groups.len()).product()
}

fn width(label: &str) -> i32 {
    text::width(label, TINY)
}
