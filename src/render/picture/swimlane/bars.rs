//! What lasts, drawn along the lanes: who waits, who is in print, who holds the order, whose image
//! lies where, which version a record has.

use super::Scene;
use super::floor::{Floor, TOP, Track};
use super::rows::Rows;
use crate::picture::icon::Icon;
use crate::picture::resident;
use crate::picture::text::{self, LABEL, SMALL};
use honnin_models::State;
use honnin_models::request::Phase;
use maud::{Markup, html};

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

/// All bars.
pub(super) fn draw(scene: &Scene<'_>, floor: &Floor, rows: &Rows) -> Markup {
    html! {
        @for track in floor.tracks() {
            @let bars = bars(scene, track);
            @for bar in &bars { (draw_bar(scene, floor, rows, track, bar)) }
            // Above the bars on both sides of it.
            @for bar in bars.iter().filter(|bar| ends_too_early(scene, track, bar)) {
                (draw_end(floor, rows, track, bar))
            }
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

fn draw_bar(scene: &Scene<'_>, floor: &Floor, rows: &Rows, track: Track, bar: &Bar) -> Markup {
    let (left, right) = floor.edges(track).expect("a track is where it is drawn");
    let top = bar.from.map_or(TOP, |from| rows.middle(from));
    let bottom = bar.to.map_or(rows.bottom(), |to| rows.middle(to));
    let middle = (left + right) / 2;
    let surface = |class: String, fill: Option<String>| {
        html! {
            rect class={ "bar " (class) } fill=[fill] x=(left) y=(top)
                width=(right - left) height=(bottom - top) rx="2" {}
        }
    };
    let named = |words: &str, size| text::line("mid bold halo", size, (middle, top + 22), words);
    let full = |r: usize| Some(resident::fill(scene.id, r));
    match bar.held {
        Held::Patience(r) => surface(format!("f{r} s{r}"), None),
        Held::Waits(r) => {
            html! { (surface(format!("waits s{r}"), None)) (named(&r.to_string(), LABEL)) }
        }
        Held::LetIn(r) => {
            html! { (surface(format!("let-in f{r} s{r}"), None)) (named(&r.to_string(), LABEL)) }
        }
        Held::Full(r) => {
            html! { (surface(format!("s{r}"), full(r))) (named(&r.to_string(), LABEL)) }
        }
        Held::Sync => html! {
            (surface("neutral".to_owned(), None))
            (Icon::Sync.small((middle, top + 18)))
        },
        Held::Version(version) => {
            let words = scene.messages.with("picture-version", [("version", version.into())]);
            html! { (surface("neutral".to_owned(), None)) (named(&words, SMALL)) }
        }
    }
}

fn draw_end(floor: &Floor, rows: &Rows, track: Track, bar: &Bar) -> Markup {
    let (left, right) = floor.edges(track).expect("a track is where it is drawn");
    let y = rows.middle(bar.to.expect("what ends too early ends"));
    html! { path class="cut" d={ "M" (left - 4) " " (y) "H" (right + 4) } {} }
}
