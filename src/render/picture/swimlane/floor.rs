//! Which lanes there are, and where each stands.
//!
//! A lane has tracks, on each of which a bar may run: the app server has one for each request, the
//! spool one for each page that ever lies there. So bars never cover each other.

use super::{MARGIN, Moment, Scene};
use crate::canvas::text::{self, LABEL, SMALL};
use crate::canvas::{Canvas, Icon};
use honnin_models::design::{OrderScope, PickPolicy};
use honnin_models::{Site, Step};
use std::collections::BTreeSet;

/// Where the words of the steps begin, and how wide they may be.
pub(super) const WORDS: (i32, i32) = (42, 226);
/// Where the first lane begins.
const LANES: i32 = WORDS.0 + WORDS.1 + 8;
/// Where the names of the lanes end and the rows begin.
pub(super) const TOP: i32 = 84;
/// Between two tracks of a lane.
const GAP: i32 = 6;

/// A place where something may last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Track {
    /// A resident waits at a kiosk.
    Kiosk(usize),
    /// A request is at an app server.
    Server { server: usize, request: usize },
    /// A page of the image at a place.
    Page { place: usize, page: usize },
    /// The document of a request in a print queue.
    Queued(usize),
    /// A request among the holders of the site's order.
    Holder(usize),
    /// The sync among them.
    SyncHolds,
    /// A resident's record in a replica; of nobody in a story in which no record changes.
    Replica { replica: usize, resident: Option<usize> },
    /// The sync runs.
    Sync,
    /// A resident's record in the registry.
    Registry(usize),
}

impl Track {
    fn width(self) -> i32 {
        match self {
            Track::Replica { resident: None, .. } => 2,
            Track::Kiosk(_) => 6,
            Track::Server { .. } | Track::Holder(_) | Track::SyncHolds | Track::Sync => 20,
            Track::Page { .. } | Track::Queued(_) => 26,
            Track::Replica { .. } | Track::Registry(_) => 32,
        }
    }
}

/// A lane.
struct Lane {
    icon: Icon,
    /// Its name, which may take more than one line.
    name: String,
    /// What else is to be said of it.
    more: Option<String>,
    least: i32,
    tracks: Vec<Track>,
    /// Where it begins, once all lanes are there.
    left: i32,
}

/// All lanes in their places.
pub(super) struct Floor {
    lanes: Vec<Lane>,
    width: i32,
}

impl Floor {
    /// The lanes that the story needs, from left to right.
    pub(super) fn new(scene: &Scene<'_>) -> Floor {
        let mut lanes = kiosks(scene);
        lanes.extend(servers(scene));
        lanes.extend(spool(scene));
        lanes.extend(order(scene));
        lanes.extend(replicas(scene));
        lanes.extend(sync(scene));
        let mut left = LANES;
        for lane in &mut lanes {
            lane.left = left;
            left += lane.width();
        }
        Floor { lanes, width: left + MARGIN }
    }

    /// The width of the picture.
    pub(super) fn width(&self) -> i32 {
        self.width
    }

    /// Where the lanes begin and end.
    pub(super) fn across(&self) -> (i32, i32) {
        (LANES, self.width - MARGIN)
    }

    /// Every track, from left to right.
    pub(super) fn tracks(&self) -> impl Iterator<Item = Track> {
        self.lanes.iter().flat_map(|lane| lane.tracks.iter().copied())
    }

    fn lane(&self, track: Track) -> Option<&Lane> {
        self.lanes.iter().find(|lane| lane.tracks.contains(&track))
    }

    /// The left and the right edge of a track; `None` when the story does not need it.
    pub(super) fn edges(&self, track: Track) -> Option<(i32, i32)> {
        let mut places = self.lane(track)?.places();
        places.find(|(known, _)| *known == track).map(|(_, left)| (left, left + track.width()))
    }

    /// The border of a track's lane on one side: no bar is near it, so a mark has room.
    pub(super) fn border(&self, track: Track, rightward: bool) -> i32 {
        let lane = self.lane(track).expect("what a step touches has its track");
        if rightward { lane.left + lane.width() } else { lane.left }
    }

    /// The middle and the width of the lane where a resident waits.
    pub(super) fn kiosk(&self, resident: usize) -> (i32, i32) {
        let lane = self.lane(Track::Kiosk(resident)).expect("whoever asks has a lane");
        (lane.left + lane.width() / 2, lane.width())
    }

    /// Draws the names, and a line down each track.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, bottom: i32) {
        for lane in &self.lanes {
            lane.draw_head(canvas);
            for (track, left) in lane.places() {
                let x = left + track.width() / 2;
                canvas.line("life", &[(x, TOP), (x, bottom)]);
            }
        }
    }
}

impl Lane {
    fn new(icon: Icon, name: String, least: i32, tracks: Vec<Track>) -> Lane {
        Lane { icon, name, more: None, least, tracks, left: 0 }
    }

    /// The width of its tracks with what is between them.
    fn needed(&self) -> i32 {
        let gaps = GAP * (self.tracks.len() as i32 - 1);
        self.tracks.iter().map(|track| track.width()).sum::<i32>() + gaps
    }

    fn width(&self) -> i32 {
        self.least.max(self.needed() + 6 * GAP)
    }

    /// Its tracks with their left edges.
    fn places(&self) -> impl Iterator<Item = (Track, i32)> {
        let mut at = self.left + (self.width() - self.needed()) / 2;
        self.tracks.iter().map(move |&track| {
            let left = at;
            at += track.width() + GAP;
            (track, left)
        })
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>) {
        let middle = self.left + self.width() / 2;
        canvas.rect("box", (self.left + 2, 6, self.width() - 4, TOP - 10), 4);
        canvas.icon(self.icon, (middle, 22));
        let name = text::lines(&self.name, self.width() - 10, LABEL);
        let below = canvas.block("mid bold", LABEL, (middle, 50), &name);
        if let Some(more) = &self.more {
            canvas.text("mid soft", SMALL, (middle, below), more);
        }
    }
}

/// A lane for each resident who asks.
fn kiosks(scene: &Scene<'_>) -> Vec<Lane> {
    let residents: BTreeSet<usize> = arrivals(scene).into_iter().map(|(_, r)| r).collect();
    let lane = |resident| Lane {
        more: Some(scene.messages.get("picture-kiosk")),
        ..Lane::new(
            Icon::Kiosk,
            scene.numbered("actor-resident", resident),
            136,
            vec![Track::Kiosk(resident)],
        )
    };
    residents.into_iter().map(lane).collect()
}

/// The app servers at which requests arrive, each with a request.
fn arrivals(scene: &Scene<'_>) -> Vec<(usize, usize)> {
    let arrives = |step| match step {
        Step::Arrive { request, server } => Some((server, request)),
        _ => None,
    };
    scene.steps().filter_map(arrives).collect::<BTreeSet<_>>().into_iter().collect()
}

/// A lane for each app server at which a request arrives.
fn servers(scene: &Scene<'_>) -> Vec<Lane> {
    let lane = |of: &[(usize, usize)]| {
        let tracks = of.iter().map(|&(server, request)| Track::Server { server, request });
        Lane::new(Icon::Server, scene.numbered("actor-server", of[0].0), 100, tracks.collect())
    };
    arrivals(scene).chunk_by(|one, other| one.0 == other.0).map(lane).collect()
}

/// The spool, or the queue, if anything ever lies there or is looked for.
fn spool(scene: &Scene<'_>) -> Option<Lane> {
    let looks = |step: Step| matches!(step, Step::Write { .. } | Step::Read { .. });
    scene.steps().any(looks).then(|| {
        let (name, tracks) = match scene.design().image.pick {
            PickPolicy::Key => ("picture-spool", pages(scene)),
            PickPolicy::Next => {
                ("picture-queue", scene.residents().into_iter().map(Track::Queued).collect())
            }
        };
        let pages = scene.design().image.pages;
        let more = scene.messages.with("picture-pages", [("pages", pages.into())]);
        let lane = Lane::new(Icon::Spool, scene.messages.get(name), 108, tracks);
        Lane { more: (pages > 1).then_some(more), ..lane }
    })
}

/// A track for each page at each place where an image ever lies.
fn pages(scene: &Scene<'_>) -> Vec<Track> {
    let lies =
        |place: &usize| scene.story.steps.iter().any(|told| told.state.spool.lies_at(*place));
    let mut places: Vec<usize> = (0..honnin_models::spool::MAX_PLACES).filter(lies).collect();
    if places.is_empty() {
        places.push(0);
    }
    let pages = usize::from(scene.design().image.pages);
    let of = |place: usize| (0..pages).map(move |page| Track::Page { place, page });
    places.into_iter().flat_map(of).collect()
}

/// The site's order, if there is one and somebody holds it.
fn order(scene: &Scene<'_>) -> Option<Lane> {
    let states = || scene.story.steps.iter().map(|told| &told.state.order);
    let holds = |request: &usize| states().any(|order| order.is_held_by(*request));
    let requests = scene.residents().into_iter().filter(holds).map(Track::Holder);
    let sync = states().any(|order| order.sync_holds).then_some(Track::SyncHolds);
    let tracks: Vec<Track> = requests.chain(sync).collect();
    let kept = scene.design().order.scope == OrderScope::Site && !tracks.is_empty();
    kept.then(|| Lane::new(Icon::Order, scene.messages.get("picture-order"), 92, tracks))
}

/// A lane for each replica that is read or brought up to date.
fn replicas(scene: &Scene<'_>) -> Vec<Lane> {
    let touched = |moment: Moment<'_>| replica(&scene.site, &moment);
    let replicas: BTreeSet<usize> = scene.moments().filter_map(touched).collect();
    let lane = |replica: usize| {
        let changed = scene.changed();
        let nobody = changed.is_empty().then_some(None);
        let residents = changed.into_iter().map(Some).chain(nobody);
        let tracks = residents.map(|resident| Track::Replica { replica, resident }).collect();
        Lane::new(Icon::Database, scene.numbered("picture-replica", replica), 80, tracks)
    };
    replicas.into_iter().map(lane).collect()
}

/// The replica that a step reads or writes.
pub(super) fn replica(site: &Site, moment: &Moment<'_>) -> Option<usize> {
    match moment.step {
        Step::Fetch { request } => {
            Some(usize::from(moment.before.requests[request].server) % site.replicas())
        }
        Step::Apply { replica } => Some(replica),
        _ => None,
    }
}

/// The sync and the registry, if a record changes.
fn sync(scene: &Scene<'_>) -> Vec<Lane> {
    let changed: Vec<Track> = scene.changed().into_iter().map(Track::Registry).collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let name = |id: &str| scene.messages.get(id);
    vec![
        Lane::new(Icon::Sync, name("actor-sync"), 80, vec![Track::Sync]),
        Lane::new(Icon::Registry, name("actor-registry"), 108, changed),
    ]
}
