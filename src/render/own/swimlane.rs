//! A counterexample to a claim of a model of one's own, as a swim-lane diagram.
//!
//! There is a lane for each actor; time runs downward, a row for each step. The step is in the
//! lane of whoever takes it, and arrows lead from each to the next. A step that breaks a claim which
//! no step before it broke is marked; the claims are below the lanes.

use super::{breaking, title};
use crate::canvas::text::{self, BODY, HEADING};
use crate::canvas::{Canvas, PictureFrame};
use crate::words;
use honnin_analysis::own::{OwnCheck, OwnClaim, OwnStep};
use honnin_messages::{Messages, message};
use maud::Markup;

/// What is left free at the edges.
const MARGIN: i32 = 12;
/// Where the lanes begin; the numbers of the steps are before them.
const LANES: i32 = 80;
/// How wide a lane is, and a step in it.
const LANE: i32 = 190;
const STEP: i32 = LANE - 16;
/// How wide the lanes are together, at least: the claims below them need the room.
const LEAST: i32 = 3 * LANE;
/// What is free above a step: the arrow to it has room there.
const ABOVE: i32 = 28;
/// How wide and high the mark of a broken claim is.
const BADGE: (i32, i32) = (26, 20);
/// The middle of the numbers of the steps, and where the marks beside them begin.
const NUMBER: i32 = 26;
const MARK: i32 = 44;

/// One step in its place.
struct PlacedStep<'a> {
    number: usize,
    step: &'a OwnStep,
    /// Where the lane of its actor is, from the left.
    lane: usize,
    lines: Vec<String>,
    /// Where the row begins.
    top: i32,
}

/// Everything in its place.
struct SwimlanePlan<'a> {
    messages: &'a Messages,
    lanes: &'a [String],
    /// The names of the lanes, as they are broken into lines, and where these end.
    names: Vec<Vec<String>>,
    head: i32,
    rows: Vec<PlacedStep<'a>>,
}

/// The picture of a claim's counterexample; none where it has none. The ids in it begin with `id`,
/// which is unique among the pictures of a page.
pub fn picture(
    messages: &Messages,
    id: &str,
    check: &OwnCheck,
    claim: &OwnClaim,
) -> Option<Markup> {
    let steps = claim.verdict.steps()?;
    let plan = SwimlanePlan::new(messages, &check.lanes, steps);
    let mut canvas = Canvas::new(messages, format!("{id}-"));
    plan.draw_bands(&mut canvas);
    plan.draw_lanes(&mut canvas);
    plan.draw_arrows(&mut canvas);
    for row in &plan.rows {
        canvas.step(row.number, |canvas| row.draw(canvas));
    }
    let title = title(messages, claim, steps);
    let bottom = plan.draw_foot(&mut canvas, &title);
    let named = words::labelled(messages, &check.model, &title);
    let size = (plan.width(), bottom);
    Some(canvas.framed(PictureFrame::Whole, &named, &described(messages, steps), size))
}

/// The steps in words, for those who do not see the picture.
fn described(messages: &Messages, steps: &[OwnStep]) -> String {
    let told = (1..).zip(steps).map(|(number, step): (usize, _)| {
        let told = words::labelled(messages, &step.actor, &step.sentence);
        format!("{number}. {told}{}", breaking(messages, step))
    });
    told.collect::<Vec<_>>().join("\n")
}

impl<'a> SwimlanePlan<'a> {
    fn new(messages: &'a Messages, lanes: &'a [String], steps: &'a [OwnStep]) -> SwimlanePlan<'a> {
        let names = lanes.iter().map(|name| text::fitted(name, LANE - 16, HEADING));
        let names: Vec<Vec<String>> = names.collect();
        let highest = names.iter().map(Vec::len).max().unwrap_or(0) as i32;
        let head = MARGIN + 12 + highest * text::leading(HEADING);
        let mut top = head;
        let row = |(number, step): (usize, &'a OwnStep)| {
            let lane = lanes.iter().position(|name| *name == step.actor).unwrap_or(0);
            let lines = text::fitted(&step.sentence, STEP - 16, BODY);
            let row = PlacedStep { number, step, lane, lines, top };
            top += row.height();
            row
        };
        let rows = (1..).zip(steps).map(row).collect();
        SwimlanePlan { messages, lanes, names, head, rows }
    }

    fn width(&self) -> i32 {
        LANES + LEAST.max(self.lanes.len() as i32 * LANE) + MARGIN
    }

    /// Where the rows end.
    fn bottom(&self) -> i32 {
        self.rows.last().map_or(self.head, |row| row.top + row.height()) + MARGIN
    }

    /// What lies behind the rows: every other one is shaded, and those that break a claim stand out.
    fn draw_bands(&self, canvas: &mut Canvas<'_>) {
        for row in &self.rows {
            let area = |width| (MARGIN / 2, row.top + MARGIN, width, row.height());
            if row.breaks() {
                canvas.rect("broken", area(self.width() - MARGIN), 0);
                canvas.rect("alarm", area(4), 0);
            } else if row.number % 2 == 1 {
                canvas.rect("band", area(self.width() - MARGIN), 0);
            }
        }
    }

    /// The names of the lanes, and a line down each.
    fn draw_lanes(&self, canvas: &mut Canvas<'_>) {
        for (lane, name) in self.names.iter().enumerate() {
            let (left, middle) = (LANES + lane as i32 * LANE, middle_of(lane));
            canvas.rect("box", (left + 2, MARGIN / 2, LANE - 4, self.head - MARGIN), 4);
            let foot = MARGIN / 2 + 8 + HEADING;
            canvas.block("mid bold", HEADING, (middle, foot), name);
            canvas.line("life", &[(middle, self.head - MARGIN / 2), (middle, self.bottom())]);
        }
    }

    /// From each step to the next.
    fn draw_arrows(&self, canvas: &mut Canvas<'_>) {
        for pair in self.rows.windows(2) {
            let (from, to) = (&pair[0], &pair[1]);
            let (from, level) = ((middle_of(from.lane), from.foot()), from.foot() + ABOVE / 3);
            let tip = (middle_of(to.lane), to.top + ABOVE);
            if from.0 == tip.0 {
                canvas.arrow("-ink", &[from, tip]);
            } else {
                canvas.arrow("-ink", &[from, (from.0, level), (tip.0, level), tip]);
            }
        }
    }

    /// The title and each claim that gave way, with the step; gives where it ends.
    fn draw_foot(&self, canvas: &mut Canvas<'_>, title: &str) -> i32 {
        let mut y = self.bottom() + 24;
        let room = self.width() - 2 * MARGIN;
        y = canvas.block("bold", BODY, (MARGIN, y), &text::fitted(title, room, BODY)) + 8;
        for row in &self.rows {
            for claim in &row.step.breaks {
                let words = message!(
                    self.messages,
                    "picture-breaks",
                    step = row.number,
                    sentence = claim.as_str()
                );
                let lines = text::fitted(&words, room - BADGE.0 - 8, BODY);
                canvas.badge((MARGIN, y - 15, BADGE.0, BADGE.1), "✗");
                y = canvas.block("", BODY, (MARGIN + BADGE.0 + 8, y), &lines) + 8;
            }
        }
        y
    }
}

impl PlacedStep<'_> {
    fn breaks(&self) -> bool {
        !self.step.breaks.is_empty()
    }

    /// How high the step itself is.
    fn step_height(&self) -> i32 {
        self.lines.len() as i32 * text::leading(BODY) + 12
    }

    fn height(&self) -> i32 {
        ABOVE + self.step_height()
    }

    /// Where the step ends.
    fn foot(&self) -> i32 {
        self.top + self.height()
    }

    /// The number, the mark, and the sentence in the lane of the actor.
    fn draw(&self, canvas: &mut Canvas<'_>) {
        let (top, middle) = (self.top + ABOVE, middle_of(self.lane));
        canvas.text("mid bold", BODY, (NUMBER, top + 18), &self.number.to_string());
        let class = if self.breaks() { "thing marked" } else { "thing" };
        canvas.rect(class, (middle - STEP / 2, top, STEP, self.step_height()), 4);
        canvas.block("mid", BODY, (middle, top + 18), &self.lines);
        if self.breaks() {
            canvas.badge((MARK, top + 4, BADGE.0, BADGE.1), "✗");
        }
    }
}

/// The middle of a lane.
fn middle_of(lane: usize) -> i32 {
    LANES + lane as i32 * LANE + LANE / 2
}
