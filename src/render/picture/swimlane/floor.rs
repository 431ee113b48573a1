//! Which lanes there are, and where each stands.
//!
//! A lane has tracks, on each of which a bar may run: the app server has one for each request, the
//! spool one for each page that ever lies there. So bars never cover each other.

use super::Scene;
use crate::picture::icon::Icon;
use crate::picture::text::{self, LABEL, SMALL};
use honnin_models::design::{OrderScope, PickPolicy};
use honnin_models::{Site, Step};
use maud::{Markup, html};

/// Where the words of the steps begin, and how wide they may be.
pub(super) const WORDS: (i32, i32) = (42, 226);
/// Where the first lane begins.
const LANES: i32 = WORDS.0 + WORDS.1 + 8;
/// Where the names of the lanes end and the rows begin.
pub(super) const TOP: i32 = 84;
/// What is left free at the edges.
pub(super) const MARGIN: i32 = 12;
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

/// A lane, before it has its place.
struct Lane {
    icon: Icon,
    /// Its name, and what else is to be said of it; each may take more than one line.
    name: [String; 2],
    least: i32,
    tracks: Vec<Track>,
}

/// A lane in its place.
struct Placed {
    lane: Lane,
    left: i32,
    width: i32,
    /// Its tracks with their left edges.
    tracks: Vec<(Track, i32)>,
}

/// All lanes in their places.
pub(super) struct Floor {
    lanes: Vec<Placed>,
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
        let placed = lanes.into_iter().map(|lane| {
            let placed = lane.placed(left);
            left += placed.width;
            placed
        });
        let lanes: Vec<Placed> = placed.collect();
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

    /// The left and the right edge of a track; `None` when the story does not need it.
    pub(super) fn edges(&self, track: Track) -> Option<(i32, i32)> {
        let mut tracks = self.lanes.iter().flat_map(|lane| &lane.tracks);
        let (_, left) = tracks.find(|(known, _)| *known == track)?;
        Some((*left, left + track.width()))
    }

    /// The border of a track's lane on one side: no bar is near it, so a mark has room.
    pub(super) fn border(&self, track: Track, rightward: bool) -> i32 {
        let has = |lane: &&Placed| lane.lane.tracks.contains(&track);
        let lane = self.lanes.iter().find(has).expect("what a step touches has its track");
        if rightward { lane.left + lane.width } else { lane.left }
    }

    /// Every track, from left to right.
    pub(super) fn tracks(&self) -> impl Iterator<Item = Track> {
        self.lanes.iter().flat_map(|lane| lane.tracks.iter().map(|(track, _)| *track))
    }

    /// The middle and the width of the lane where a resident waits.
    pub(super) fn kiosk(&self, resident: usize) -> (i32, i32) {
        let is_it = |lane: &&Placed| lane.lane.tracks == [Track::Kiosk(resident)];
        let lane = self.lanes.iter().find(is_it).expect("whoever asks has a lane");
        (lane.left + lane.width / 2, lane.width)
    }

    /// The names, and a line down each lane.
    pub(super) fn draw(&self, bottom: i32) -> Markup {
        html! {
            @for lane in &self.lanes {
                (lane.head())
                (lane.lines(bottom))
            }
        }
    }
}

impl Lane {
    fn new(icon: Icon, name: [String; 2], least: i32, tracks: Vec<Track>) -> Lane {
        Lane { icon, name, least, tracks }
    }

    fn placed(self, left: i32) -> Placed {
        let gaps = GAP * (self.tracks.len() as i32 - 1);
        let needed = self.tracks.iter().map(|track| track.width()).sum::<i32>() + gaps;
        let width = self.least.max(needed + 6 * GAP);
        let mut at = left + (width - needed) / 2;
        let tracks = self.tracks.iter().map(|&track| {
            let here = (track, at);
            at += track.width() + GAP;
            here
        });
        let tracks = tracks.collect();
        Placed { lane: self, left, width, tracks }
    }
}

impl Placed {
    fn head(&self) -> Markup {
        let (middle, room) = (self.left + self.width / 2, self.width - 10);
        let [name, more] = &self.lane.name;
        let name = text::lines(name, room, LABEL);
        let below = 50 + name.len() as i32 * text::leading(LABEL);
        html! {
            rect class="box" x=(self.left + 2) y="6" width=(self.width - 4) height=(TOP - 10) rx="4" {}
            (self.lane.icon.at((middle, 22)))
            (text::block("mid bold", LABEL, (middle, 50), &name))
            @if !more.is_empty() { (text::line("mid soft", SMALL, (middle, below), more)) }
        }
    }

    fn lines(&self, bottom: i32) -> Markup {
        html! {
            @for (track, left) in &self.tracks {
                @let x = left + track.width() / 2;
                path class="life" d={ "M" (x) " " (TOP) "V" (bottom) } {}
            }
        }
    }
}

/// A lane for each resident who asks.
fn kiosks(scene: &Scene<'_>) -> Vec<Lane> {
    let asks = |told: &crate::story::Told| match told.step {
        Step::Arrive { request, .. } => Some(request),
        _ => None,
    };
    let mut residents: Vec<usize> = scene.story.steps.iter().filter_map(asks).collect();
    residents.sort_unstable();
    let lane = |resident: usize| {
        let name = scene.messages.with("actor-resident", [("n", resident.into())]);
        let name = [name, scene.messages.get("picture-kiosk")];
        Lane::new(Icon::Kiosk, name, 136, vec![Track::Kiosk(resident)])
    };
    residents.into_iter().map(lane).collect()
}

/// A lane for each app server at which a request arrives.
fn servers(scene: &Scene<'_>) -> Vec<Lane> {
    let arrivals = scene.story.steps.iter().filter_map(|told| match told.step {
        Step::Arrive { request, server } => Some((server, request)),
        _ => None,
    });
    let mut arrivals: Vec<(usize, usize)> = arrivals.collect();
    arrivals.sort_unstable();
    let lane = |of: &[(usize, usize)]| {
        let name = scene.messages.with("actor-server", [("n", of[0].0.into())]);
        let tracks = of.iter().map(|&(server, request)| Track::Server { server, request });
        Lane::new(Icon::Server, [name, String::new()], 100, tracks.collect())
    };
    arrivals.chunk_by(|one, other| one.0 == other.0).map(lane).collect()
}

/// The spool, or the queue, if anything ever lies there or is looked for.
fn spool(scene: &Scene<'_>) -> Option<Lane> {
    let looks = |step: Step| matches!(step, Step::Write { .. } | Step::Read { .. });
    scene.story.steps.iter().any(|told| looks(told.step)).then(|| {
        let (name, tracks) = match scene.design().image.pick {
            PickPolicy::Key => ("picture-spool", pages(scene)),
            PickPolicy::Next => ("picture-queue", documents(scene)),
        };
        let pages = scene.design().image.pages;
        let more = scene.messages.with("picture-pages", [("pages", pages.into())]);
        let name = [scene.messages.get(name), if pages > 1 { more } else { String::new() }];
        Lane::new(Icon::Spool, name, 108, tracks)
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

/// A track for each document that ever stands in a queue.
fn documents(scene: &Scene<'_>) -> Vec<Track> {
    scene.residents().into_iter().map(Track::Queued).collect()
}

/// The site's order, if there is one and somebody holds it.
fn order(scene: &Scene<'_>) -> Option<Lane> {
    let states = || scene.story.steps.iter().map(|told| &told.state.order);
    let holds = |request: &usize| states().any(|order| order.is_held_by(*request));
    let requests = scene.residents().into_iter().filter(holds).map(Track::Holder);
    let sync = states().any(|order| order.sync_holds).then_some(Track::SyncHolds);
    let tracks: Vec<Track> = requests.chain(sync).collect();
    let kept = scene.design().order.scope == OrderScope::Site && !tracks.is_empty();
    let name = [scene.messages.get("picture-order"), String::new()];
    kept.then(|| Lane::new(Icon::Order, name, 92, tracks))
}

/// A lane for each replica that is read or brought up to date.
fn replicas(scene: &Scene<'_>) -> Vec<Lane> {
    let mut replicas: Vec<usize> =
        scene.moments().filter_map(|moment| replica(&scene.site, &moment)).collect();
    replicas.sort_unstable();
    replicas.dedup();
    let lane = |replica: usize| {
        let changed = scene.changed();
        let residents = match changed.is_empty() {
            true => vec![None],
            false => changed.into_iter().map(Some).collect(),
        };
        let track = |resident| Track::Replica { replica, resident };
        let name = scene.messages.with("picture-replica", [("n", replica.into())]);
        let tracks = residents.into_iter().map(track).collect();
        Lane::new(Icon::Database, [name, String::new()], 80, tracks)
    };
    replicas.into_iter().map(lane).collect()
}

/// The replica that a step reads or writes.
pub(super) fn replica(site: &Site, moment: &super::Moment<'_>) -> Option<usize> {
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
    let changed = scene.changed();
    if changed.is_empty() {
        return Vec::new();
    }
    let name = |id: &str| [scene.messages.get(id), String::new()];
    let registry = changed.into_iter().map(Track::Registry).collect();
    vec![
        Lane::new(Icon::Sync, name("actor-sync"), 80, vec![Track::Sync]),
        Lane::new(Icon::Registry, name("actor-registry"), 108, registry),
    ]
}
