//! What moves: each step as arrows between the lanes, or as a mark on one.

use super::floor::{Floor, Track, replica};
use super::{MARGIN, Moment, Scene};
use crate::canvas::{Canvas, Icon};
use honnin_models::Step;
use honnin_models::design::{OrderScope, PickPolicy, ReleasePolicy};
use honnin_models::request::Phase;
use honnin_models::spool::place_of;
use std::iter::once;

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

/// From one track to another.
struct Go {
    from: Track,
    to: Track,
    manner: Manner,
    /// The colour of a resident, or of nobody.
    colour: String,
    /// The resident whose data it carries.
    carries: Option<usize>,
}

/// A part of a step.
enum Motion {
    Go(Go),
    /// Something begins on a track, in the colour of a resident or of nobody.
    Begins {
        on: Track,
        colour: String,
    },
    /// A sign on a track.
    Sign {
        on: Track,
        icon: Icon,
    },
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
            Motion::Go(Go { carries, manner, .. }) => {
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

fn go(manner: Manner, from: Track, to: Track, colour: &str) -> Motion {
    Motion::Go(Go { from, to, manner, colour: colour.to_owned(), carries: None })
}

fn goes(from: Track, to: Track, whose: usize) -> Motion {
    go(Manner::Goes, from, to, &whose.to_string())
}

fn carries(from: Track, to: Track, whose: usize) -> Motion {
    let (manner, colour) = (Manner::Goes, whose.to_string());
    Motion::Go(Go { from, to, manner, colour, carries: Some(whose) })
}

fn lost(from: Track, to: Track) -> Motion {
    go(Manner::Lost, from, to, "-alarm")
}

fn of_request(scene: &Scene<'_>, moment: &Moment<'_>, r: usize) -> Vec<Motion> {
    let Moment { before, after, .. } = moment;
    let arrived = if let Step::Arrive { .. } = moment.step { after } else { before };
    let server = Track::Server { server: usize::from(arrived.requests[r].server), request: r };
    let failed = after.requests[r].phase == Phase::Failed;
    match moment.step {
        Step::Arrive { .. } => vec![goes(Track::Kiosk(r), server, r)],
        Step::Acquire { .. } if scene.design().order.scope == OrderScope::Site => {
            vec![goes(server, Track::Holder(r), r)]
        }
        Step::Fetch { .. } => {
            let replica = Track::Replica {
                replica: replica(&scene.site, moment).expect("a fetch reads a replica"),
                resident: scene.changed().first().copied(),
            };
            match after.requests[r].phase {
                Phase::Fetched => vec![carries(replica, server, r)],
                _ => vec![lost(replica, server)],
            }
        }
        Step::Write { page, .. } => vec![carries(server, lies(scene, moment, r, page), r)],
        Step::Read { page, .. } => match after.requests[r].pages[page].index() {
            // Of a queue, it takes the document of whoever stands at its head.
            Some(shown) if scene.design().image.pick == PickPolicy::Next => {
                vec![carries(Track::Queued(shown), server, shown)]
            }
            Some(shown) => vec![carries(lies(scene, moment, r, page), server, shown)],
            None => vec![lost(lies(scene, moment, r, page), server)],
        },
        Step::Finish { .. } if failed => vec![lost(server, Track::Kiosk(r))],
        Step::Finish { .. } => vec![goes(server, Track::Kiosk(r), r)],
        Step::Timeout { .. } => {
            let release = go(Manner::Releases, server, Track::Holder(r), &r.to_string());
            let released = before.order.is_held_by(r).then_some(release);
            released.into_iter().chain([Motion::Sign { on: server, icon: Icon::Clock }]).collect()
        }
        _ => vec![Motion::Begins { on: server, colour: r.to_string() }],
    }
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

fn of_site(scene: &Scene<'_>, moment: &Moment<'_>) -> Vec<Motion> {
    let plain = |from, to| go(Manner::Goes, from, to, "-ink");
    let begins = |on| vec![Motion::Begins { on, colour: "-ink".to_owned() }];
    let carried = |state: &honnin_models::State| state.sync.carried.record.index().unwrap_or(0);
    let has_order = scene.design().order.scope == OrderScope::Site;
    match moment.step {
        Step::Change { resident } => begins(Track::Registry(resident)),
        Step::Begin => {
            let taken = plain(Track::Registry(carried(moment.after)), Track::Sync);
            let holds = has_order.then(|| plain(Track::Sync, Track::SyncHolds));
            once(taken).chain(holds).collect()
        }
        Step::Apply { replica } => {
            let resident = Some(carried(moment.before));
            vec![plain(Track::Sync, Track::Replica { replica, resident })]
        }
        Step::End if has_order => end(scene, moment),
        Step::End => begins(Track::Sync),
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
    let all = scene.design().sync.release == ReleasePolicy::All;
    let held = |r: &usize| all && moment.before.order.is_held_by(*r);
    let release = |to, colour| go(Manner::Releases, Track::Sync, to, colour);
    let others = scene.residents().into_iter().filter(held);
    let others = others.map(|r| release(Track::Holder(r), "-alarm"));
    others.chain([release(Track::SyncHolds, "-ink")]).collect()
}

/// Draws a step on its line.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    scene: &Scene<'_>,
    floor: &Floor,
    y: i32,
    moment: &Moment<'_>,
) {
    for motion in motions(scene, moment) {
        match motion {
            Motion::Go(go) => draw_go(canvas, floor, y, &go),
            Motion::Begins { on, colour } => {
                canvas.circle(&format!("tip{colour}"), (middle(floor, on), y), 5);
            }
            Motion::Sign { on, icon } => {
                canvas.circle("paper", (middle(floor, on), y), 12);
                canvas.icon(icon, (middle(floor, on), y));
            }
            Motion::Everywhere(icon) => {
                let (left, right) = floor.across();
                canvas.line("go s-ink dashed", &[(left, y), (right - MARGIN, y)]);
                canvas.circle("paper", (left + 24, y), 15);
                canvas.icon(icon, (left + 24, y));
            }
        }
    }
}

fn edges(floor: &Floor, track: Track) -> (i32, i32) {
    floor.edges(track).expect("what a step touches has its track")
}

fn middle(floor: &Floor, track: Track) -> i32 {
    let (left, right) = edges(floor, track);
    (left + right) / 2
}

/// An arrow between two tracks, from the edge of one to the edge of the other. What is lost gets no
/// further than the border of its lane, and there may be no bar to start from.
fn draw_go(canvas: &mut Canvas<'_>, floor: &Floor, y: i32, go: &Go) {
    let (from, to) = (edges(floor, go.from), edges(floor, go.to));
    let rightward = from.0 < to.0;
    let border = floor.border(go.from, rightward);
    let lost = go.manner == Manner::Lost;
    let (start, tip) = match rightward {
        _ if lost => (middle(floor, go.from), border),
        true => (from.1, to.0),
        false => (from.0, to.1),
    };
    let level = [(start, y), (tip, y)];
    let class = format!("go s{}", go.colour);
    // What is below a line that crosses it is seen to go on.
    canvas.line("under", &level);
    match go.manner {
        Manner::Goes => canvas.arrow(&go.colour, &level),
        Manner::Releases => {
            canvas.arrows(&(class + " dashed"), &format!("tip{}", go.colour), &[&level]);
        }
        Manner::Lost => {
            canvas.line(&(class + " dashed"), &level);
            canvas.cross("go s-alarm", (tip, y), 6);
        }
    }
    if let Some(resident) = go.carries {
        canvas.token(resident, (border, y));
    }
}
