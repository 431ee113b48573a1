//! The document that comes out: its sheets, whose data each shows, and who had asked for it.

use super::floor::Floor;
use super::rows::Rows;
use super::{Moment, Scene};
use crate::picture::resident;
use crate::picture::text::{self, BODY, SMALL};
use honnin_models::Step;
use honnin_models::request::{Phase, Request};
use maud::{Markup, html};

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

/// The document.
pub(super) fn draw(scene: &Scene<'_>, floor: &Floor, rows: &Rows, moment: &Moment<'_>) -> Markup {
    let Some(request) = delivered(moment) else { return html! {} };
    let document = &moment.after.requests[request];
    let shown: Vec<usize> = document.pages.iter().filter_map(|page| page.index()).collect();
    let (middle, _) = floor.kiosk(request);
    let count = shown.len() as i32;
    let left = middle - (count * SHEET.0 + (count - 1) * GAP) / 2;
    let top = rows.middle(moment.index) + ABOVE;
    html! {
        @for (place, &whose) in (0..).zip(&shown) {
            (sheet(scene.id, (left + place * (SHEET.0 + GAP), top), whose, whose != request))
        }
        @for (line, (class, words)) in (0..).zip(captions(scene, floor, request, document)) {
            @let y = top + SHEET.1 + 16 + line * text::leading(SMALL);
            (text::line(class, SMALL, (middle, y), &words))
        }
    }
}

/// A sheet with a folded corner, and on it the number of the resident whose data it shows.
fn sheet(id: &str, (x, y): (i32, i32), whose: usize, foreign: bool) -> Markup {
    let (wide, high) = SHEET;
    let outline = format!("M{x} {y}h{}l9 9v{}h-{wide}z", wide - 9, high - 9);
    let corner = format!("M{} {y}v9h9", x + wide - 9);
    let class = if foreign { "cut".to_owned() } else { format!("go s{whose}") };
    html! {
        path fill=(resident::fill(id, whose)) d=(outline) {}
        path class=(class) d=(outline) {}
        path class={ "rule s" (whose) } d=(corner) {}
        (text::line("mid bold halo", BODY, (x + wide / 2 - 1, y + 31), &whose.to_string()))
    }
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
    let mut foreign: Vec<usize> = shown.filter(|resident| *resident != request).collect();
    foreign.sort_unstable();
    foreign.dedup();
    let named = |&resident: &usize| scene.messages.with("actor-resident", [("n", resident.into())]);
    let named: Vec<String> = foreign.iter().map(named).collect();
    scene.messages.list(named.iter().map(String::as_str))
}
