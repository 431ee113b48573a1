//! The document that comes out: its sheets, whose data each shows, and who had asked for it.

use super::floor::Floor;
use super::{Moment, Scene};
use crate::canvas::Canvas;
use crate::canvas::text::{self, BODY, SMALL};
use honnin_models::Step;
use honnin_models::request::{Phase, Request};
use std::collections::BTreeSet;

/// Width and height of a sheet.
const SHEET: (i32, i32) = (36, 46);
/// Between two sheets.
const GAP: i32 = 4;
/// From the line of the step to the sheets.
const ABOVE: i32 = 16;

/// The request that is delivered in this step.
fn delivered(moment: &Moment<'_>) -> Option<usize> {
    let Step::Finish { request } = moment.step else { return None };
    (moment.after.requests[request].phase == Phase::Delivered).then_some(request)
}

/// How much room the document needs below the line of its step: 0 when none comes out.
pub(super) fn height(scene: &Scene<'_>, floor: &Floor, moment: &Moment<'_>) -> i32 {
    delivered(moment).map_or(0, |request| {
        let lines = captions(scene, floor, request, &moment.after.requests[request]).len() as i32;
        ABOVE + SHEET.1 + 6 + lines * text::leading(SMALL) + 6
    })
}

/// Draws the document below the line of its step.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    scene: &Scene<'_>,
    floor: &Floor,
    line: i32,
    moment: &Moment<'_>,
) {
    let Some(request) = delivered(moment) else { return };
    let document = &moment.after.requests[request];
    let shown: Vec<usize> = document.pages.iter().filter_map(|page| page.index()).collect();
    let (middle, _) = floor.kiosk(request);
    let step = SHEET.0 + GAP;
    let left = middle - (shown.len() as i32 * step - GAP) / 2;
    let top = line + ABOVE;
    for (x, &whose) in (left..).step_by(step as usize).zip(&shown) {
        draw_sheet(canvas, (x, top), whose, whose != request);
    }
    let mut y = top + SHEET.1 + 16;
    for (class, words) in captions(scene, floor, request, document) {
        canvas.text(class, SMALL, (middle, y), &words);
        y += text::leading(SMALL);
    }
}

/// A sheet with a folded corner, and on it the number of the resident whose data it shows.
fn draw_sheet(canvas: &mut Canvas<'_>, (x, y): (i32, i32), whose: usize, foreign: bool) {
    let (wide, high) = SHEET;
    let outline = format!("M{x} {y}h{}l9 9v{}h-{wide}z", wide - 9, high - 9);
    canvas.hatched(whose, &outline);
    canvas.path(&if foreign { "cut".to_owned() } else { format!("go s{whose}") }, &outline);
    canvas.path(&format!("rule s{whose}"), &format!("M{} {y}v9h9", x + wide - 9));
    let middle = (x + wide / 2 - 1, y + 31);
    canvas.text("mid bold halo", BODY, middle, &whose.to_string());
}

/// What is to be said of a document, in lines that fit the lane, each with its class: who had asked
/// for it, and whose data it shows.
fn captions(
    scene: &Scene<'_>,
    floor: &Floor,
    request: usize,
    document: &Request,
) -> Vec<(&'static str, String)> {
    let (_, wide) = floor.kiosk(request);
    let messages = scene.messages;
    let (good, wrong) = ("mid", "mid bold alarm");
    let asked = messages.with("picture-paper-asked", [("request", request.into())]);
    let shows = if document.shows_another(request) {
        let foreigners = foreigners(scene, request, document);
        (wrong, messages.with("picture-paper-foreign", [("shown", foreigners.into())]))
    } else {
        (good, messages.with("picture-paper-own", [("request", request.into())]))
    };
    let stale = (document.shows(request) && document.version < document.due).then(|| {
        let values = [("version", document.version.into()), ("due", document.due.into())];
        (wrong, messages.with("picture-paper-stale", values))
    });
    let late = document.expired.then(|| (wrong, messages.get("picture-paper-late")));
    let said = [(good, asked), shows].into_iter().chain(stale).chain(late);
    let broken = |(class, words): (&'static str, String)| {
        text::lines(&words, wide - 8, SMALL).into_iter().map(move |line| (class, line))
    };
    said.flat_map(broken).collect()
}

/// The other residents whose data a document shows, each once.
fn foreigners(scene: &Scene<'_>, request: usize, document: &Request) -> String {
    let shown = document.pages.iter().filter_map(|page| page.index());
    let foreign: BTreeSet<usize> = shown.filter(|resident| *resident != request).collect();
    let named: Vec<String> =
        foreign.into_iter().map(|resident| scene.numbered("actor-resident", resident)).collect();
    scene.messages.list(named.iter().map(String::as_str))
}
