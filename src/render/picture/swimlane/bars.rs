//! What lasts, drawn along the lanes: who waits, who is in print, who holds the order, whose image
//! lies where, which version a record has.

use super::SwimlaneScene;
use super::floor::{Floor, Track};
use super::rows::SwimlaneRows;
use crate::canvas::text::{LABEL, SMALL};
use crate::canvas::{Area, Canvas, Icon};
use honnin_messages::{MessageId, id, message};
use honnin_models::State;
use honnin_models::request::{Phase, Request};

/// What is on a track at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// A resident waits for a document.
    Patience(usize),
    /// A request waits until it is let in.
    Waits(usize),
    /// A request is let in, and its print has not begun.
    LetIn(usize),
    /// A request is in print or holds the order, or a resident's data lies there.
    Full(usize),
    /// The sync runs, or holds the order.
    Sync,
    /// A version of a record.
    Version(u8),
}

/// Draws all bars: what is held runs from the step where it begins to the step where it ends.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    scene: &SwimlaneScene<'_>,
    floor: &Floor,
    rows: &SwimlaneRows,
) {
    let mut states = vec![&State::START];
    states.extend(scene.story.steps.iter().map(|told| &told.state));
    for track in floor.tracks() {
        let (left, right) = floor.edges(track);
        let held: Vec<Option<Held>> = states.iter().map(|state| held(track, state)).collect();
        let (mut begins, mut cuts) = (0, Vec::new());
        for run in held.chunk_by(|one, other| one == other) {
            let ends = begins + run.len();
            let (top, bottom) = (rows.line_of(begins), rows.line_of(ends));
            if let Some(held) = run[0] {
                draw_bar(canvas, track, held, (left, top, right - left, bottom - top));
            }
            if let (Some(Held::Full(whose)), Some(next)) = (run[0], held.get(ends))
                && let Some(cut) =
                    ends_too_early(scene, track, &states[ends].requests[whose], *next)
            {
                canvas.explain(cut);
                cuts.push(bottom);
            }
            begins = ends;
        }
        // Above the bars on both sides of it.
        for y in cuts {
            canvas.line("cut", &[(left - 4, y), (right + 4, y)]);
        }
    }
}

fn held(track: Track, state: &State) -> Option<Held> {
    match track {
        Track::Kiosk(r) => state.requests[r].in_flight().then_some(Held::Patience(r)),
        Track::Server { request, .. } => match state.requests[request].phase {
            Phase::Arrived => Some(Held::Waits(request)),
            Phase::Entered => Some(Held::LetIn(request)),
            _ => state.requests[request].in_print().then_some(Held::Full(request)),
        },
        Track::Page { place, page } => state.spool.read(place, page).index().map(Held::Full),
        Track::Queued(r) => {
            state.spool.queue.iter().any(|queued| queued.of.is(r)).then_some(Held::Full(r))
        }
        Track::Holder(r) => state.order.is_held_by(r).then_some(Held::Full(r)),
        Track::SyncHolds => state.order.sync_holds.then_some(Held::Sync),
        Track::Replica { replica, resident } => {
            resident.map(|resident| Held::Version(state.sync.replicas[replica].of(resident)))
        }
        Track::Sync => state.sync.running().then_some(Held::Sync),
        Track::Registry(resident) => Some(Held::Version(state.sync.registry.of(resident))),
    }
}

/// What is to be said where what was held is still needed: an image that its owner has not read and
/// that another takes the place of, or the order of a print that goes on.
fn ends_too_early(
    scene: &SwimlaneScene<'_>,
    track: Track,
    owner: &Request,
    next: Option<Held>,
) -> Option<MessageId> {
    let unread = owner.phase == Phase::Fetched && !owner.has_document(scene.design().image.pages);
    match track {
        Track::Holder(_) => owner.in_print().then_some(id!("picture-legend-order-cut")),
        Track::Page { .. } => (next.is_some() && unread).then_some(id!("picture-legend-image-cut")),
        _ => None,
    }
}

fn draw_bar(canvas: &mut Canvas<'_>, track: Track, held: Held, area: Area) {
    match held {
        Held::Patience(r) => canvas.rect(&format!("bar f{r} s{r}"), area, 2),
        Held::Waits(r) => {
            canvas.explain(id!("picture-legend-waits"));
            canvas.rect(&format!("bar waits s{r}"), area, 2);
        }
        Held::LetIn(r) => {
            canvas.explain(id!("picture-legend-let-in"));
            canvas.rect(&format!("bar let-in f{r} s{r}"), area, 2);
        }
        Held::Full(r) => {
            canvas.explain(match track {
                Track::Server { .. } => id!("picture-legend-in-print"),
                Track::Holder(_) => id!("picture-legend-holds"),
                _ => id!("picture-legend-lies"),
            });
            canvas.of_resident("bar", r, area);
        }
        Held::Sync | Held::Version(_) => canvas.rect("bar neutral", area, 2),
    }
    let (middle, foot) = (area.0 + area.2 / 2, area.1 + 22);
    match held {
        Held::Patience(_) => {}
        Held::Waits(r) | Held::LetIn(r) | Held::Full(r) => {
            canvas.text("mid bold halo", LABEL, (middle, foot), &r.to_string());
        }
        Held::Sync => canvas.small_icon(Icon::Sync, (middle, foot - 4)),
        Held::Version(version) => {
            let words = message!(canvas.messages, "picture-version", version);
            canvas.text("mid bold halo", SMALL, (middle, foot), &words);
        }
    }
}
