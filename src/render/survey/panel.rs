//! One claim as a matrix: what makes a difference to it stands on the two sides, nested.
//!
//! Answers that come to the same share a row or a column, and questions that make no difference are
//! not shown; so a cell stands for many sites, all with the same verdict.

use super::equation;
use super::svg::escaped;
use honnin_analysis::survey::matter::{Matter, standing_for};
use honnin_analysis::survey::store::letter;
use honnin_analysis::survey::{Said, Survey};
use honnin_messages::Messages;
use honnin_models::keys::Answer;
use std::fmt::Write as _;

/// The side of a cell, in pixels: as large as fits, within these bounds.
const CELL: (usize, usize) = (12, 40);
/// The side of a matrix that is aimed at.
const SIDE: usize = 320;
/// Room around a label.
const PADDING: usize = 4;

/// A question on one side of a matrix.
struct Level<'a> {
    matter: &'a Matter,
    name: &'static str,
    /// A label for each group of answers.
    labels: Vec<String>,
    /// How many cells a label spans.
    span: usize,
}

/// The matrix of a claim.
pub(super) struct Panel<'a> {
    survey: &'a Survey,
    said: &'a Said,
    rows: Vec<Level<'a>>,
    columns: Vec<Level<'a>>,
    cell: usize,
}

impl<'a> Panel<'a> {
    /// The questions that weigh most stand outside; each goes to the side that is shorter so far.
    pub(super) fn new(messages: &Messages, survey: &'a Survey, said: &'a Said) -> Panel<'a> {
        let mut matters: Vec<&Matter> = said.matters.iter().collect();
        matters.sort_by_key(|matter| (usize::MAX - matter.weight, matter.axis));
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for matter in matters {
            let shorter = if cells(&rows) <= cells(&columns) { &mut rows } else { &mut columns };
            shorter.push(matter);
        }
        let cell = (SIDE / cells(&rows).max(cells(&columns))).clamp(CELL.0, CELL.1);
        let rows = levels(messages, survey, &rows);
        let columns = levels(messages, survey, &columns);
        Panel { survey, said, rows, columns, cell }
    }

    /// Width and height of the whole, in pixels.
    pub(super) fn size(&self) -> (usize, usize) {
        let (left, top) = self.origin();
        let names = self.columns.iter().map(|level| text_width(level.name)).max();
        let right = names.map_or(0, |name| name + PADDING);
        (left + self.across() + right, top + self.down())
    }

    fn across(&self) -> usize {
        self.cell * self.columns.iter().map(|level| level.labels.len()).product::<usize>()
    }

    fn down(&self) -> usize {
        self.cell * self.rows.iter().map(|level| level.labels.len()).product::<usize>()
    }

    /// Where the first cell begins.
    fn origin(&self) -> (usize, usize) {
        let left = self.rows.iter().map(Level::widest).sum();
        let labels: usize = self.columns.iter().map(|level| level.height(self.cell)).sum();
        let names = self.rows.iter().map(|level| text_width(level.name) + PADDING).max();
        (left, labels.max(names.unwrap_or(0)))
    }

    /// The matrix with its labels, drawn from its upper left corner.
    pub(super) fn draw(&self) -> String {
        let mut out = String::new();
        self.draw_cells(&mut out);
        self.draw_columns(&mut out);
        self.draw_rows(&mut out);
        self.draw_lines(&mut out);
        out
    }

    /// The cells: of each verdict one path, with a piece for each run of cells in a row; and a cross
    /// in each cell that is violated.
    fn draw_cells(&self, out: &mut String) {
        let ((left, top), cell) = (self.origin(), self.cell);
        for (verdict, class) in [('h', "h"), ('v', "v"), ('-', "n"), ('?', "q")] {
            let (mut path, mut crosses) = (String::new(), String::new());
            for row in 0..self.down() / cell {
                let is_it: Vec<bool> = (0..self.across() / cell)
                    .map(|column| self.verdict(row, column) == verdict)
                    .collect();
                for run in runs(&is_it) {
                    let (x, y) = (left + run.start * cell, top + row * cell);
                    let width = run.len() * cell;
                    write!(path, "M{x} {y}h{width}v{cell}h-{width}z").expect("a string grows");
                    if verdict == 'v' {
                        crosses.extend(run.map(|place| cross((left + place * cell, y), cell)));
                    }
                }
            }
            if !path.is_empty() {
                line(out, &format!(r#"<path class="{class}" d="{path}"/>"#));
            }
            if !crosses.is_empty() {
                line(out, &format!(r#"<path class="x" d="{crosses}"/>"#));
            }
        }
    }

    /// The letter of the verdict of the sites that a cell stands for.
    fn verdict(&self, row: usize, column: usize) -> char {
        let chosen = |levels: &[Level<'a>], cell: usize| {
            let groups = levels.iter().map(|level| cell / level.span % level.labels.len());
            levels.iter().map(|level| level.matter).zip(groups).collect::<Vec<_>>()
        };
        let chosen = [chosen(&self.rows, row), chosen(&self.columns, column)].concat();
        letter(&self.survey.verdict(standing_for(self.survey, &chosen), self.said.claim))
    }

    fn draw_columns(&self, out: &mut String) {
        let ((left, top), across) = (self.origin(), self.across());
        let labels: usize = self.columns.iter().map(|level| level.height(self.cell)).sum();
        let mut y = top - labels;
        for level in &self.columns {
            let (height, width) = (level.height(self.cell), level.span * self.cell);
            for (place, x) in (left..left + across).step_by(width).enumerate() {
                let label = escaped(&level.labels[place % level.labels.len()]);
                let (x, below) = (x + width / 2, y + height - PADDING);
                let text = match level.turned(self.cell) {
                    true => format!(
                        r#"<text transform="translate({},{below})rotate(-90)">{label}</text>"#,
                        x + 4
                    ),
                    false => format!(r#"<text class="m" x="{x}" y="{below}">{label}</text>"#),
                };
                line(out, &text);
            }
            let (x, below) = (left + across + PADDING, y + height - PADDING);
            line(out, &format!(r#"<text class="k" x="{x}" y="{below}">{}</text>"#, level.name));
            y += height;
        }
    }

    fn draw_rows(&self, out: &mut String) {
        let ((_, top), down) = (self.origin(), self.down());
        let mut x = 0;
        for level in &self.rows {
            let height = level.span * self.cell;
            for (place, y) in (top..top + down).step_by(height).enumerate() {
                let label = escaped(&level.labels[place % level.labels.len()]);
                let middle = y + height / 2 + 3;
                line(out, &format!(r#"<text x="{}" y="{middle}">{label}</text>"#, x + PADDING));
            }
            let (foot, end) = (top - PADDING, x + PADDING + 8);
            line(
                out,
                &format!(
                    r#"<text class="k" transform="translate({end},{foot})rotate(-90)">{}</text>"#,
                    level.name
                ),
            );
            x += level.widest();
        }
    }

    /// Lines between the cells; stronger, and through the labels, where an outer answer changes.
    fn draw_lines(&self, out: &mut String) {
        let ((left, top), across, down) = (self.origin(), self.across(), self.down());
        let heights: Vec<usize> = self.columns.iter().map(|it| it.height(self.cell)).collect();
        let widths: Vec<usize> = self.rows.iter().map(Level::widest).collect();
        for x in (0..=across).step_by(self.cell) {
            let (class, before) = strength(&self.columns, x / self.cell, &heights);
            let (x, y, long) = (left + x, top - before, down + before);
            line(out, &format!(r#"<path class="{class}" d="M{x} {y}v{long}"/>"#));
        }
        for y in (0..=down).step_by(self.cell) {
            let (class, before) = strength(&self.rows, y / self.cell, &widths);
            let (x, y, long) = (left - before, top + y, across + before);
            line(out, &format!(r#"<path class="{class}" d="M{x} {y}h{long}"/>"#));
        }
    }
}

/// The class of the line before a cell, and how far it reaches into the labels: to the outermost
/// answer that changes there.
fn strength(levels: &[Level<'_>], cell: usize, depths: &[usize]) -> (&'static str, usize) {
    let outer = levels.iter().position(|level| cell.is_multiple_of(level.span));
    match outer.filter(|level| level + 1 < levels.len()) {
        Some(level) => ("s", depths[level..].iter().sum()),
        None => ("t", 0),
    }
}

impl Level<'_> {
    /// The room that its labels need when they lie.
    fn widest(&self) -> usize {
        self.labels.iter().map(|label| text_width(label)).max().unwrap_or(0) + 2 * PADDING
    }

    /// Whether its labels must stand, as columns are too narrow for them.
    fn turned(&self, cell: usize) -> bool {
        self.widest() > self.span * cell
    }

    /// The room that its labels need above the columns.
    fn height(&self, cell: usize) -> usize {
        if self.turned(cell) { self.widest() } else { 10 + PADDING }
    }
}

fn cells(matters: &[&Matter]) -> usize {
    matters.iter().map(|matter| matter.groups.len()).product()
}

/// The questions of one side, the outermost first.
fn levels<'a>(messages: &Messages, survey: &Survey, matters: &[&'a Matter]) -> Vec<Level<'a>> {
    let level = |(place, matter): (usize, &&'a Matter)| {
        let axis = &survey.subject.universe.axes()[matter.axis];
        let label = |group: &Vec<usize>| {
            let answers: Vec<Answer> = group.iter().map(|&place| axis.answers[place]).collect();
            equation(messages, "", &answers).trim_start_matches(" = ").replace('"', "")
        };
        let labels = matter.groups.iter().map(label).collect();
        Level { matter, name: axis.key.name, labels, span: cells(&matters[place + 1..]) }
    };
    matters.iter().enumerate().map(level).collect()
}

/// The cross in a cell, half as large as it.
pub(super) fn cross((x, y): (usize, usize), cell: usize) -> String {
    let side = cell / 2;
    let (x, y) = (x + (cell - side) / 2, y + (cell - side) / 2);
    format!("M{x} {y}l{side} {side}m0-{side}l-{side} {side}")
}

/// The runs of cells that are marked.
fn runs(marked: &[bool]) -> Vec<std::ops::Range<usize>> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for place in (0..marked.len()).filter(|place| marked[*place]) {
        match runs.last_mut().filter(|run| run.end == place) {
            Some(run) => run.end = place + 1,
            None => runs.push(place..place + 1),
        }
    }
    runs
}

/// About how wide a word is, in pixels; a Japanese letter is twice as wide as another.
fn text_width(word: &str) -> usize {
    word.chars().map(|letter| if letter.is_ascii() { 6 } else { 10 }).sum()
}

/// Adds an element.
pub(super) fn line(out: &mut String, element: &str) {
    writeln!(out, "{element}").expect("a string grows");
}
