//! The rows: number, words and marks of each step, and how high each row is.

use super::floor::{Floor, MARGIN, TOP, WORDS};
use super::{Moment, Scene, paper};
use crate::picture::text::{self, BODY, LABEL};
use crate::story;
use honnin_messages::Value;
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_models::design::{
    ConflictPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy, TimeoutPolicy,
};
use honnin_models::request::Phase;
use honnin_models::spool::place_of;
use maud::{Markup, html};

/// From the top of a row to the line on which its step is drawn.
pub(super) const TO_MIDDLE: i32 = 20;
/// The least height of a row: a bar that lasts for one step still has room for its number.
const LEAST: i32 = 38;
/// The height of the badges.
const BADGE: i32 = 20;

/// A row.
struct Row {
    top: i32,
    height: i32,
    words: Vec<String>,
}

/// All rows.
pub(super) struct Rows {
    rows: Vec<Row>,
}

impl Rows {
    /// A row for each step.
    pub(super) fn new(scene: &Scene<'_>, floor: &Floor) -> Rows {
        // What was there before the first step has room above it.
        let mut top = if scene.changed().is_empty() { TOP } else { TOP + 16 };
        let row = |moment: Moment<'_>| {
            let words = text::lines(&words(scene, &moment), WORDS.1, BODY);
            let lines = words.len() as i32 * text::leading(BODY);
            let badges = if moment.told.amiss { BADGE + 6 } else { 0 };
            let needed = TO_MIDDLE + lines + badges - 4;
            let paper = TO_MIDDLE + paper::height(scene, floor, &moment);
            let height = LEAST.max(needed).max(paper);
            let row = Row { top, height, words };
            top += height;
            row
        };
        Rows { rows: scene.moments().map(row).collect() }
    }

    /// The line on which a step is drawn.
    pub(super) fn middle(&self, index: usize) -> i32 {
        self.rows[index].top + TO_MIDDLE
    }

    /// Where the last row ends.
    pub(super) fn bottom(&self) -> i32 {
        self.rows.last().map_or(TOP, |row| row.top + row.height)
    }

    /// What lies behind the rows: every other one is shaded, those of steps that the reference
    /// design would not take stand out, and those that break a claim most.
    pub(super) fn bands(&self, scene: &Scene<'_>, floor: &Floor) -> Markup {
        let width = floor.width() - MARGIN;
        html! {
            @for moment in scene.moments() {
                @let row = &self.rows[moment.index];
                @let amiss = moment.told.amiss;
                @let broken = !moment.told.breaks.is_empty();
                @if amiss || moment.index % 2 == 0 {
                    rect class=(if amiss { "broken" } else { "band" }) x=(MARGIN / 2) y=(row.top)
                        width=(width) height=(row.height) {}
                }
                @if broken {
                    rect class="alarm" x=(MARGIN / 2) y=(row.top) width="4" height=(row.height) {}
                }
            }
        }
    }

    /// Number, words and marks of a step.
    pub(super) fn words(&self, scene: &Scene<'_>, moment: &Moment<'_>) -> Markup {
        let row = &self.rows[moment.index];
        let y = row.top + TO_MIDDLE + 5;
        let number = (moment.index + 1).to_string();
        let below = y + (row.words.len() as i32 - 1) * text::leading(BODY) + 8;
        html! {
            (text::line("mid bold", BODY, (26, y), &number))
            (text::block("", BODY, (WORDS.0, y), &row.words))
            (badges((WORDS.0, below), &moment.told.breaks, &role(scene, moment)))
        }
    }
}

/// The marks of the claims that a step breaks, and what part the step plays; of a step that breaks
/// none, the part alone.
fn badges((x, y): (i32, i32), breaks: &[ClaimId], role: &str) -> Markup {
    let wide = 44;
    let end = x + breaks.len() as i32 * (wide + 4);
    html! {
        @for (at, claim) in (x..).step_by(wide as usize + 4).zip(breaks) {
            (badge((at, y), wide, *claim))
        }
        @if !role.is_empty() { (text::line("alarm bold", LABEL, (end + 2, y + 15), role)) }
    }
}

/// The mark of a claim that is broken.
pub(super) fn badge((x, y): (i32, i32), wide: i32, claim: ClaimId) -> Markup {
    html! {
        rect class="alarm" x=(x) y=(y) width=(wide) height=(BADGE) rx="4" {}
        (text::line("mid bold on-alarm", LABEL, (x + wide / 2, y + 14), &format!("✗ {claim}")))
    }
}

/// On the way to another violation, two prints at once and an overwritten image are causes. A step
/// that breaks nothing leads to it where the reference design would not take it.
fn role(scene: &Scene<'_>, moment: &Moment<'_>) -> String {
    let breaks = &moment.told.breaks;
    if breaks.is_empty() {
        let leads = moment.told.amiss;
        return if leads { scene.messages.get("picture-leads") } else { String::new() };
    }
    let first = breaks.iter().all(|id| matches!(id, ClaimId::C4 | ClaimId::C5));
    let is_it = breaks.contains(&scene.claim);
    scene.messages.get(if first && !is_it { "picture-cause" } else { "picture-result" })
}

/// What a step does, in a few words.
fn words(scene: &Scene<'_>, moment: &Moment<'_>) -> String {
    match moment.step.request() {
        Some(request) => of_request(scene, moment, request),
        None => of_site(scene, moment),
    }
}

fn of_request(scene: &Scene<'_>, moment: &Moment<'_>, request: usize) -> String {
    let say = |id: &str| scene.messages.with(id, [("request", request.into())]);
    let (design, after) = (scene.design(), &moment.after.requests[request]);
    match moment.step {
        Step::Arrive { .. } => match story::arrival_second(design, moment.after, request) {
            None => say("picture-arrive"),
            Some(second) => {
                let values = [("request", request.into()), ("second", second.into())];
                scene.messages.with("picture-arrive-second", values)
            }
        },
        Step::Enter { .. } if design.order.scope == OrderScope::None => say("picture-enter-free"),
        Step::Enter { .. } => say("picture-enter"),
        Step::Acquire { .. } if design.order.scope == OrderScope::Site => say("picture-acquire"),
        Step::Acquire { .. } => say("picture-print"),
        Step::Fetch { .. } if after.phase == Phase::Fetched => say("picture-fetch"),
        Step::Fetch { .. } if design.sync.conflict == ConflictPolicy::Skip => {
            say("picture-fetch-skip")
        }
        Step::Fetch { .. } => say("picture-fetch-fail"),
        Step::Write { page, .. } => write(scene, moment, request, page),
        Step::Read { page, .. } => read(scene, moment, request, page),
        Step::Finish { .. } if after.phase == Phase::Failed => say("picture-blocked"),
        Step::Finish { .. } => say("picture-finish"),
        _ => match design.order.timeout {
            TimeoutPolicy::Cancel => say("picture-timeout-cancel"),
            TimeoutPolicy::ReleaseOnly => say("picture-timeout-release"),
        },
    }
}

fn write(scene: &Scene<'_>, moment: &Moment<'_>, request: usize, page: usize) -> String {
    let image = &scene.design().image;
    if image.pick == PickPolicy::Next {
        return scene.messages.with("picture-join", [("request", request.into())]);
    }
    let place = place_of(scene.design(), request, &moment.before.requests);
    let lies = moment.before.spool.read(place, page).index().filter(|&other| other != request);
    let [r, p, pages] = of_page(request, page, image.pages);
    match lies {
        None => scene.messages.with("picture-write", [r, p, pages]),
        Some(other) => {
            scene.messages.with("picture-write-over", [r, p, pages, ("other", other.into())])
        }
    }
}

fn read(scene: &Scene<'_>, moment: &Moment<'_>, request: usize, page: usize) -> String {
    let [r, p, pages] = of_page(request, page, scene.design().image.pages);
    match moment.after.requests[request].pages[page].index() {
        None => scene.messages.with("picture-read-none", [r]),
        Some(shown) if shown == request => scene.messages.with("picture-read", [r, p, pages]),
        Some(other) => {
            scene.messages.with("picture-read-foreign", [r, p, pages, ("other", other.into())])
        }
    }
}

fn of_page(request: usize, page: usize, pages: u8) -> [(&'static str, Value<'static>); 3] {
    [("request", request.into()), ("page", (page + 1).into()), ("pages", pages.into())]
}

fn of_site(scene: &Scene<'_>, moment: &Moment<'_>) -> String {
    let (messages, sync) = (scene.messages, &scene.design().sync);
    let carried = |state: &honnin_models::State| state.sync.carried.record.index().unwrap_or(0);
    match moment.step {
        Step::Change { resident } => {
            messages.with("picture-change", [("resident", resident.into())])
        }
        Step::Begin => messages.with("picture-begin", [("resident", carried(moment.after).into())]),
        Step::Apply { replica } => messages.with("picture-apply", [("replica", replica.into())]),
        Step::End if sync.release == ReleasePolicy::All => messages.get("picture-end-all"),
        Step::End => messages.get("picture-end"),
        Step::Drop => messages.get("picture-drop"),
        Step::Tick => messages.with("step-tick", [("second", moment.after.clock.second.into())]),
        _ if sync.reconcile == Reconcile::Daily => messages.get("picture-night-reconcile"),
        _ => messages.get("picture-night"),
    }
}
