//! The rows: number, words and marks of each step, and how high each row is.

use super::floor::{Floor, TOP, WORDS};
use super::{MARGIN, Moment, Scene, paper};
use crate::canvas::Canvas;
use crate::canvas::text::{self, BODY, LABEL};
use crate::story;
use honnin_messages::Value;
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_models::design::{
    ConflictPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy, TimeoutPolicy,
};
use honnin_models::request::Phase;
use honnin_models::spool::place_of;

/// From the top of a row to the line on which its step is drawn.
const TO_MIDDLE: i32 = 20;
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
    pub(super) fn draw_bands(&self, canvas: &mut Canvas<'_>, scene: &Scene<'_>, floor: &Floor) {
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

    /// Number and words of a step, the marks of the claims that it breaks, and what part it plays.
    pub(super) fn draw_words(
        &self,
        canvas: &mut Canvas<'_>,
        scene: &Scene<'_>,
        moment: &Moment<'_>,
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
fn role(scene: &Scene<'_>, moment: &Moment<'_>) -> Option<&'static str> {
    let breaks = &moment.told.breaks;
    if breaks.is_empty() {
        return moment.told.amiss.then_some("picture-leads");
    }
    let first = breaks.iter().all(|id| matches!(id, ClaimId::C4 | ClaimId::C5));
    let cause = first && !breaks.contains(&scene.claim);
    Some(if cause { "picture-cause" } else { "picture-result" })
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
