//! What lasts, drawn along the lanes: who waits, who is in print, who holds the order, whose image
//! lies where, which version a record has.

use super::Scene;
use super::floor::{Floor, TOP, Track};
use super::rows::Rows;
use crate::canvas::text::{LABEL, SMALL};
use crate::canvas::{Area, Canvas, Icon};
use honnin_models::State;
use honnin_models::request::Phase;

/// What is on a track at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// A bar: what is held from the row where it begins to the row where it ends.
struct Bar {
    held: Held,
    /// `None` when it was there before the first step.
    from: Option<usize>,
    /// `None` when it lasts to the end of the story.
    to: Option<usize>,
    /// What takes its place at once.
    next: Option<Held>,
}

/// Draws all bars.
pub(super) fn draw(canvas: &mut Canvas<'_>, scene: &Scene<'_>, floor: &Floor, rows: &Rows) {
    for track in floor.tracks() {
        let (left, right) = floor.edges(track).expect("a track is where it is drawn");
        let bars = bars(scene, track);
        for bar in &bars {
            let top = bar.from.map_or(TOP, |from| rows.middle(from));
            let bottom = bar.to.map_or(rows.bottom(), |to| rows.middle(to));
            draw_bar(canvas, &bar.held, (left, top, right - left, bottom - top));
        }
        // Above the bars on both sides of it.
        for bar in bars.iter().filter(|bar| ends_too_early(scene, track, bar)) {
            let y = rows.middle(bar.to.expect("what ends too early ends"));
            canvas.line("cut", &[(left - 4, y), (right + 4, y)]);
        }
    }
}

fn draw_bar(canvas: &mut Canvas<'_>, held: &Held, area: Area) {
    let class = match *held {
        Held::Patience(r) => format!("bar f{r} s{r}"),
        Held::Waits(r) => format!("bar waits s{r}"),
        Held::LetIn(r) => format!("bar let-in f{r} s{r}"),
        Held::Full(_) | Held::Sync | Held::Version(_) => "bar neutral".to_owned(),
    };
    match *held {
        Held::Full(r) => canvas.of_resident("bar", r, area),
        _ => canvas.rect(&class, area, 2),
    }
    let (middle, foot) = (area.0 + area.2 / 2, area.1 + 22);
    match *held {
        Held::Patience(_) => {}
        Held::Waits(r) | Held::LetIn(r) | Held::Full(r) => {
            canvas.text("mid bold halo", LABEL, (middle, foot), &r.to_string());
        }
        Held::Sync => canvas.small_icon(Icon::Sync, (middle, foot - 4)),
        Held::Version(version) => {
            let words = canvas.messages.with("picture-version", [("version", version.into())]);
            canvas.text("mid bold halo", SMALL, (middle, foot), &words);
        }
    }
}

/// Which kinds of bars a picture has, and of ends that came too early.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) waits: bool,
    pub(super) let_in: bool,
    pub(super) in_print: bool,
    pub(super) holds: bool,
    pub(super) lies: bool,
    pub(super) order_cut: bool,
    pub(super) image_cut: bool,
}

/// What there is to be explained.
pub(super) fn seen(scene: &Scene<'_>, floor: &Floor) -> Seen {
    let mut seen = Seen::default();
    for track in floor.tracks() {
        for bar in bars(scene, track) {
            let cut = ends_too_early(scene, track, &bar);
            match (&bar.held, track) {
                (Held::Waits(_), _) => seen.waits = true,
                (Held::LetIn(_), _) => seen.let_in = true,
                (Held::Full(_), Track::Server { .. }) => seen.in_print = true,
                (Held::Full(_), Track::Holder(_)) => {
                    (seen.holds, seen.order_cut) = (true, seen.order_cut || cut);
                }
                (Held::Full(_), _) => (seen.lies, seen.image_cut) = (true, seen.image_cut || cut),
                _ => {}
            }
        }
    }
    seen
}

fn bars(scene: &Scene<'_>, track: Track) -> Vec<Bar> {
    let begun = |held, from| Bar { held, from, to: None, next: None };
    let mut last = held(track, &State::START);
    let mut bars: Vec<Bar> = last.clone().map(|held| begun(held, None)).into_iter().collect();
    for moment in scene.moments() {
        let held = held(track, moment.after);
        if held == last {
            continue;
        }
        if last.is_some() {
            let open = bars.last_mut().expect("something was held, so a bar is open");
            (open.to, open.next) = (Some(moment.index), held.clone());
        }
        bars.extend(held.clone().map(|held| begun(held, Some(moment.index))));
        last = held;
    }
    bars
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
            resident.map(|resident| Held::Version(state.sync.replicas[replica][resident]))
        }
        Track::Sync => state.sync.running().then_some(Held::Sync),
        Track::Registry(resident) => Some(Held::Version(state.sync.registry[resident])),
    }
}

/// Whether what was held was still needed: an image that its owner has not read, or the order of a
/// print that goes on.
fn ends_too_early(scene: &Scene<'_>, track: Track, bar: &Bar) -> bool {
    let (Held::Full(resident), Some(to)) = (&bar.held, bar.to) else { return false };
    let owner = &scene.story.steps[to].state.requests[*resident];
    match track {
        Track::Holder(_) => owner.in_print(),
        Track::Page { .. } => {
            let pages = scene.design().image.pages;
            bar.next.is_some() && owner.phase == Phase::Fetched && !owner.has_document(pages)
        }
        _ => false,
    }
}
