//! The rows: number, words and marks of each step, and how high each row is.

use super::floor::{Floor, TOP, WORDS};
use super::motion;
use super::paper::Paper;
use super::steps::{Act, Motion};
use super::{MARGIN, SceneMoment, SwimlaneScene};
use crate::canvas::Canvas;
use crate::canvas::text::{self, BODY, LABEL};
use honnin_messages::MessageId;
use honnin_messages::id;
use honnin_models::claims::ClaimId;

/// From the top of a row to the line on which its step is drawn.
const TO_MIDDLE: i32 = 20;
/// The least height of a row: a bar that lasts for one step still has room for its number.
const LEAST: i32 = 38;
/// The height of the badges.
const BADGE: i32 = 20;

/// A row.
struct SwimlaneRow {
    top: i32,
    height: i32,
    words: Vec<String>,
    motions: Vec<Motion>,
    paper: Option<Paper>,
}

/// All rows.
pub(super) struct SwimlaneRows {
    rows: Vec<SwimlaneRow>,
}

impl SwimlaneRows {
    /// A row for each step.
    pub(super) fn new(scene: &SwimlaneScene<'_>, floor: &Floor, acts: Vec<Act>) -> SwimlaneRows {
        // What was there before the first step has room above it.
        let mut top = if scene.changed().is_empty() { TOP } else { TOP + 16 };
        let row = |(moment, act): (SceneMoment<'_>, Act)| {
            let words = text::lines(&act.words, WORDS.1, BODY);
            let lines = words.len() as i32 * text::leading(BODY);
            let badges = if moment.told.amiss { BADGE + 6 } else { 0 };
            let needed = TO_MIDDLE + lines + badges - 4;
            let paper = Paper::find(scene, floor, &moment);
            let below = paper.as_ref().map_or(0, Paper::height);
            let height = LEAST.max(needed).max(TO_MIDDLE + below);
            let row = SwimlaneRow { top, height, words, motions: act.motions, paper };
            top += height;
            row
        };
        SwimlaneRows { rows: scene.moments().zip(acts).map(row).collect() }
    }

    /// The line on which a step is drawn.
    fn middle(&self, index: usize) -> i32 {
        self.rows[index].top + TO_MIDDLE
    }

    /// The line at which what a moment has begins: the first is before all steps, and what the last
    /// one has lasts to the end.
    pub(super) fn line_of(&self, moment: usize) -> i32 {
        match moment.checked_sub(1) {
            None => TOP,
            Some(step) if step == self.rows.len() => self.bottom(),
            Some(step) => self.middle(step),
        }
    }

    /// Where the last row ends.
    pub(super) fn bottom(&self) -> i32 {
        self.rows.last().map_or(TOP, |row| row.top + row.height)
    }

    /// What lies behind the rows: every other one is shaded, those of steps that the reference
    /// design would not take stand out, and those that break a claim most.
    pub(super) fn draw_bands(
        &self,
        canvas: &mut Canvas<'_>,
        scene: &SwimlaneScene<'_>,
        floor: &Floor,
    ) {
        for moment in scene.moments() {
            let row = &self.rows[moment.index];
            let told = moment.told;
            if told.amiss || moment.index % 2 == 0 {
                let class = if told.amiss { "broken" } else { "band" };
                let width = floor.width() - MARGIN;
                canvas.rect(class, (MARGIN / 2, row.top, width, row.height), 0);
            }
            if !told.breaks.is_empty() {
                canvas.rect("alarm", (MARGIN / 2, row.top, 4, row.height), 0);
            }
        }
    }

    /// Draws every step: in words, as what moves, and with the document that comes out.
    pub(super) fn draw_steps(
        &self,
        canvas: &mut Canvas<'_>,
        scene: &SwimlaneScene<'_>,
        floor: &Floor,
    ) {
        for (moment, row) in scene.moments().zip(&self.rows) {
            let line = self.middle(moment.index);
            canvas.step(moment.index + 1, |canvas| {
                self.draw_words(canvas, scene, &moment);
                for motion in &row.motions {
                    motion::draw(canvas, floor, line, motion);
                }
                if let Some(paper) = &row.paper {
                    paper.draw(canvas, line);
                }
            });
        }
    }

    /// Number and words of a step, the marks of the claims that it breaks, and what part it plays.
    fn draw_words(
        &self,
        canvas: &mut Canvas<'_>,
        scene: &SwimlaneScene<'_>,
        moment: &SceneMoment<'_>,
    ) {
        let y = self.middle(moment.index) + 5;
        let (mut x, lines) = (WORDS.0, &self.rows[moment.index].words);
        canvas.text("mid bold", BODY, (26, y), &(moment.index + 1).to_string());
        let below = canvas.block("", BODY, (x, y), lines) + 8 - text::leading(BODY);
        for claim in &moment.told.breaks {
            canvas.badge((x, below, 44, BADGE), &format!("✗ {claim}"));
            x += 48;
        }
        if let Some(role) = role(scene, moment) {
            canvas.text("alarm bold", LABEL, (x + 2, below + 15), &scene.messages.get(role));
        }
    }
}

/// What part a step plays. On the way to another violation, two prints at once and an overwritten
/// image are causes. A step that breaks nothing leads to it where the reference design would not take
/// it.
fn role(scene: &SwimlaneScene<'_>, moment: &SceneMoment<'_>) -> Option<MessageId> {
    let breaks = &moment.told.breaks;
    if breaks.is_empty() {
        return moment.told.amiss.then_some(id!("picture-leads"));
    }
    let first = breaks.iter().all(|id| matches!(id, ClaimId::C4 | ClaimId::C5));
    let cause = first && !breaks.contains(&scene.claim);
    Some(if cause { id!("picture-cause") } else { id!("picture-result") })
}
