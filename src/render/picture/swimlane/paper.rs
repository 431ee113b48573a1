//! The document that comes out: its sheets, whose data each shows, and who had asked for it.

use super::floor::Floor;
use super::{SceneMoment, SwimlaneScene};
use crate::canvas::Canvas;
use crate::canvas::text::{self, BODY, SMALL};
use honnin_messages::{MessageId, id, message};
use honnin_models::Step;
use honnin_models::request::{Phase, Request};
use std::collections::BTreeSet;

/// Width and height of a sheet.
const SHEET: (i32, i32) = (36, 46);
/// Between two sheets.
const GAP: i32 = 4;
/// From the line of the step to the sheets.
const ABOVE: i32 = 16;

/// A document that comes out.
pub(super) struct Paper {
    /// Whose request it answers, and the middle of the lane where that resident waits.
    request: usize,
    middle: i32,
    /// The resident that each sheet shows.
    shown: Vec<usize>,
    /// What is to be said of it, in lines that fit the lane, each with its class.
    captions: Vec<(&'static str, String)>,
}

impl Paper {
    /// The document that is delivered in this step.
    pub(super) fn find(
        scene: &SwimlaneScene<'_>,
        floor: &Floor,
        moment: &SceneMoment<'_>,
    ) -> Option<Paper> {
        let Step::Finish { request } = moment.step else { return None };
        let document = &moment.after.requests[request];
        let (middle, wide) = floor.kiosk(request);
        let broken = |(class, words): (&'static str, String)| {
            text::lines(&words, wide - 8, SMALL).into_iter().map(move |line| (class, line))
        };
        let captions = captions(scene, request, document).into_iter().flat_map(broken).collect();
        let shown = document.pages.iter().filter_map(|page| page.index()).collect();
        let delivered = document.phase == Phase::Delivered;
        delivered.then_some(Paper { request, middle, shown, captions })
    }

    /// How much room it needs below the line of its step.
    pub(super) fn height(&self) -> i32 {
        ABOVE + SHEET.1 + 6 + self.captions.len() as i32 * text::leading(SMALL) + 6
    }

    /// Draws it below the line of its step.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, line: i32) {
        let step = SHEET.0 + GAP;
        let left = self.middle - (self.shown.len() as i32 * step - GAP) / 2;
        let top = line + ABOVE;
        for (x, &whose) in (left..).step_by(step as usize).zip(&self.shown) {
            draw_sheet(canvas, (x, top), whose, whose != self.request);
        }
        for (y, (class, words)) in
            (top + SHEET.1 + 16..).step_by(text::leading(SMALL) as usize).zip(&self.captions)
        {
            canvas.text(class, SMALL, (self.middle, y), words);
        }
    }
}

/// A sheet with a folded corner, and on it the number of the resident whose data it shows.
fn draw_sheet(canvas: &mut Canvas<'_>, (x, y): (i32, i32), whose: usize, wrong: bool) {
    let (wide, high) = SHEET;
    let outline = format!("M{x} {y}h{}l9 9v{}h-{wide}z", wide - 9, high - 9);
    canvas.hatched(whose, &outline);
    canvas.path(&if wrong { "cut".to_owned() } else { format!("go s{whose}") }, &outline);
    canvas.path(&format!("rule s{whose}"), &format!("M{} {y}v9h9", x + wide - 9));
    let middle = (x + wide / 2 - 1, y + 31);
    canvas.text("mid bold halo", BODY, middle, &whose.to_string());
}

/// What is to be said of a document: who had asked for it, and whose data it shows.
fn captions(
    scene: &SwimlaneScene<'_>,
    request: usize,
    document: &Request,
) -> Vec<(&'static str, String)> {
    let (messages, good, wrong) = (scene.messages, "mid", "mid bold alarm");
    let of_request = |id: MessageId| message!(messages, id, request);
    let mut said = vec![(good, of_request(id!("picture-paper-asked")))];
    if document.shows_another(request) {
        let shown = document.pages.iter().filter_map(|page| page.index());
        let others: BTreeSet<usize> = shown.filter(|resident| *resident != request).collect();
        let others = others.into_iter().map(|other| scene.numbered(id!("actor-resident"), other));
        let others = messages.list(others.collect::<Vec<_>>().iter().map(String::as_str));
        said.push((wrong, message!(messages, "picture-paper-wrong", shown = others)));
    } else {
        said.push((good, of_request(id!("picture-paper-own"))));
    }
    if document.shows(request) && document.version < document.due {
        said.push((
            wrong,
            message!(
                messages,
                "picture-paper-stale",
                version = document.version,
                due = document.due
            ),
        ));
    }
    if document.expired {
        said.push((wrong, message!(messages, "picture-paper-late")));
    }
    said
}
