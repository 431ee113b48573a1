//! What moves: each step as arrows between the lanes, or as a mark on one.

use super::floor::{Floor, MARGIN, Track, replica};
use super::rows::Rows;
use super::{Moment, Scene};
use crate::picture::icon::Icon;
use crate::picture::resident;
use honnin_models::Step;
use honnin_models::design::{OrderScope, PickPolicy, ReleasePolicy};
use honnin_models::request::Phase;
use honnin_models::spool::place_of;
use maud::{Markup, html};

/// How an arrow is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Something goes there.
    Goes,
    /// Something is given back there.
    Releases,
    /// Something does not arrive.
    Lost,
}

/// A part of a step.
enum Motion {
    /// From one track to another, on behalf of a resident or of nobody; with whose data it carries.
    Go { from: Track, to: Track, whose: String, carries: Option<usize>, manner: Manner },
    /// Something begins on a track.
    Begins { on: Track, whose: String },
    /// A sign on a track.
    Sign { on: Track, icon: Icon },
    /// Something that concerns the whole site.
    Everywhere(Icon),
}

/// Which kinds of motions and signs a picture has.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    pub(super) carries: bool,
    pub(super) releases: bool,
    pub(super) lost: bool,
    pub(super) clock: bool,
    pub(super) night: bool,
}

/// What there is to be explained.
pub(super) fn seen(scene: &Scene<'_>) -> Seen {
    let mut seen = Seen::default();
    for motion in scene.moments().flat_map(|moment| motions(scene, &moment)) {
        match motion {
            Motion::Go { carries, manner, .. } => {
                seen.carries |= carries.is_some();
                seen.releases |= manner == Manner::Releases;
                seen.lost |= manner == Manner::Lost;
            }
            Motion::Sign { icon, .. } | Motion::Everywhere(icon) => {
                seen.clock |= icon == Icon::Clock;
                seen.night |= icon == Icon::Night;
            }
            Motion::Begins { .. } => {}
        }
    }
    seen
}

/// The parts of a step.
fn motions(scene: &Scene<'_>, moment: &Moment<'_>) -> Vec<Motion> {
    match moment.step.request() {
        Some(request) => of_request(scene, moment, request),
        None => of_site(scene, moment),
    }
}

fn goes(from: Track, to: Track, whose: usize) -> Motion {
    Motion::Go { from, to, whose: whose.to_string(), carries: None, manner: Manner::Goes }
}

fn carries(from: Track, to: Track, whose: usize, data_of: usize) -> Motion {
    let manner = Manner::Goes;
    Motion::Go { from, to, whose: whose.to_string(), carries: Some(data_of), manner }
}

fn lost(from: Track, to: Track) -> Motion {
    Motion::Go { from, to, whose: "-alarm".to_owned(), carries: None, manner: Manner::Lost }
}

fn of_request(scene: &Scene<'_>, moment: &Moment<'_>, r: usize) -> Vec<Motion> {
    let Moment { before, after, .. } = moment;
    let arrived = if let Step::Arrive { .. } = moment.step { after } else { before };
    let server = Track::Server { server: usize::from(arrived.requests[r].server), request: r };
    let begins = || Motion::Begins { on: server, whose: r.to_string() };
    let failed = after.requests[r].phase == Phase::Failed;
    match moment.step {
        Step::Arrive { .. } => vec![goes(Track::Kiosk(r), server, r)],
        Step::Acquire { .. } if scene.design().order.scope == OrderScope::Site => {
            vec![goes(server, Track::Holder(r), r)]
        }
        Step::Fetch { .. } => {
            let resident = scene.changed().first().copied();
            let replica = replica(&scene.site, moment).expect("a fetch reads a replica");
            let replica = Track::Replica { replica, resident };
            match after.requests[r].phase {
                Phase::Fetched => vec![carries(replica, server, r, r)],
                _ => vec![lost(replica, server)],
            }
        }
        Step::Write { page, .. } => vec![carries(server, lies(scene, moment, r, page), r, r)],
        Step::Read { page, .. } => match after.requests[r].pages[page].index() {
            Some(shown) => {
                vec![carries(taken(scene, moment, r, page, shown), server, shown, shown)]
            }
            None => vec![lost(lies(scene, moment, r, page), server)],
        },
        Step::Finish { .. } if failed => vec![lost(server, Track::Kiosk(r))],
        Step::Finish { .. } => vec![goes(server, Track::Kiosk(r), r)],
        Step::Timeout { .. } => {
            let released = before.order.is_held_by(r);
            let sign = Motion::Sign { on: server, icon: Icon::Clock };
            let release = released.then(|| releases(server, Track::Holder(r), r.to_string()));
            release.into_iter().chain([sign]).collect()
        }
        _ => vec![begins()],
    }
}

fn releases(from: Track, to: Track, whose: String) -> Motion {
    Motion::Go { from, to, whose, carries: None, manner: Manner::Releases }
}

/// Where the page of a request lies, or would lie.
fn lies(scene: &Scene<'_>, moment: &Moment<'_>, r: usize, page: usize) -> Track {
    match scene.design().image.pick {
        PickPolicy::Key => {
            Track::Page { place: place_of(scene.design(), r, &moment.before.requests), page }
        }
        PickPolicy::Next => Track::Queued(r),
    }
}

/// What a request really takes: of a queue, the document of whoever stands at its head.
fn taken(scene: &Scene<'_>, moment: &Moment<'_>, r: usize, page: usize, shown: usize) -> Track {
    match scene.design().image.pick {
        PickPolicy::Key => lies(scene, moment, r, page),
        PickPolicy::Next => Track::Queued(shown),
    }
}

fn of_site(scene: &Scene<'_>, moment: &Moment<'_>) -> Vec<Motion> {
    let ink = || "-ink".to_owned();
    let plain =
        |from, to| Motion::Go { from, to, whose: ink(), carries: None, manner: Manner::Goes };
    let carried = |state: &honnin_models::State| state.sync.carried.record.index().unwrap_or(0);
    let has_order = scene.design().order.scope == OrderScope::Site;
    match moment.step {
        Step::Change { resident } => {
            vec![Motion::Begins { on: Track::Registry(resident), whose: ink() }]
        }
        Step::Begin => {
            let taken = plain(Track::Registry(carried(moment.after)), Track::Sync);
            let holds = has_order.then(|| plain(Track::Sync, Track::SyncHolds));
            std::iter::once(taken).chain(holds).collect()
        }
        Step::Apply { replica } => {
            let resident = Some(carried(moment.before));
            vec![plain(Track::Sync, Track::Replica { replica, resident })]
        }
        Step::End if has_order => end(scene, moment),
        Step::End => vec![Motion::Begins { on: Track::Sync, whose: ink() }],
        Step::Drop => {
            let resident = moment.before.sync.feed[0].record.index().unwrap_or(0);
            vec![lost(Track::Registry(resident), Track::Sync)]
        }
        Step::Tick => vec![Motion::Everywhere(Icon::Clock)],
        _ => vec![Motion::Everywhere(Icon::Night)],
    }
}

/// The sync releases its own hold, or everybody's: then an arrow goes to the hold of each.
fn end(scene: &Scene<'_>, moment: &Moment<'_>) -> Vec<Motion> {
    let held = |r: &usize| moment.before.order.is_held_by(*r);
    let all = scene.design().sync.release == ReleasePolicy::All;
    let others = scene.residents().into_iter().filter(held).filter(|_| all);
    let others = others.map(|r| releases(Track::Sync, Track::Holder(r), "-alarm".to_owned()));
    others.chain([releases(Track::Sync, Track::SyncHolds, "-ink".to_owned())]).collect()
}

/// The drawing of a step.
pub(super) fn draw(scene: &Scene<'_>, floor: &Floor, rows: &Rows, moment: &Moment<'_>) -> Markup {
    let y = rows.middle(moment.index);
    html! {
        @for motion in motions(scene, moment) {
            @match motion {
                Motion::Go { from, to, whose, carries, manner } => {
                    (arrow(floor, (from, to), y, &whose, carries, manner))
                }
                Motion::Begins { on, whose } => {
                    @let (left, right) = edges(floor, on);
                    circle class={ "h" (whose) } cx=((left + right) / 2) cy=(y) r="5" {}
                }
                Motion::Sign { on, icon } => {
                    @let (left, right) = edges(floor, on);
                    @let middle = (left + right) / 2;
                    circle class="paper" cx=(middle) cy=(y) r="12" {}
                    (icon.at((middle, y)))
                }
                Motion::Everywhere(icon) => {
                    @let (left, right) = floor.across();
                    path class="go s-ink dashed" d={ "M" (left) " " (y) "H" (right - MARGIN) } {}
                    circle class="paper" cx=(left + 24) cy=(y) r="15" {}
                    (icon.at((left + 24, y)))
                }
            }
        }
    }
}

fn edges(floor: &Floor, track: Track) -> (i32, i32) {
    floor.edges(track).expect("what a step touches has its track")
}

/// An arrow between two tracks, from the edge of one to the edge of the other.
fn arrow(
    floor: &Floor,
    (from, to): (Track, Track),
    y: i32,
    whose: &str,
    carries: Option<usize>,
    manner: Manner,
) -> Markup {
    let ((from_left, from_right), (to_left, to_right)) = (edges(floor, from), edges(floor, to));
    let rightward = from_left < to_left;
    let (mut start, end, ahead) =
        if rightward { (from_right, to_left, 1) } else { (from_left, to_right, -1) };
    if manner == Manner::Lost {
        // There may be no bar to start from.
        start = (from_left + from_right) / 2;
    }
    let dashed = if manner == Manner::Goes { "" } else { " dashed" };
    // What is lost gets no further than the border of its lane.
    let tip = if manner == Manner::Lost { floor.border(from, rightward) } else { end };
    let neck = if manner == Manner::Lost { tip } else { tip - 8 * ahead };
    html! {
        path class="under" d={ "M" (start) " " (y) "H" (neck) } {}
        path class={ "go s" (whose) (dashed) } d={ "M" (start) " " (y) "H" (neck) } {}
        @if manner == Manner::Lost {
            path class="go s-alarm" d={ "M" (tip - 6) " " (y - 6) "l12 12m0-12l-12 12" } {}
        } @else {
            path class={ "h" (whose) } d={ "M" (tip) " " (y) "l" (-10 * ahead) "-5v10z" } {}
        }
        @if let Some(resident) = carries {
            (resident::token(resident, (floor.border(from, rightward), y)))
        }
    }
}
