//! Which lanes there are, and where each is.
//!
//! A lane has tracks, on each of which a bar may run: the app server has one for each request, the
//! spool one for each page that ever lies there. So bars never cover each other.

use super::steps::Act;
use super::{MARGIN, SwimlaneScene};
use crate::canvas::text::{self, LABEL, SMALL};
use crate::canvas::{Canvas, Icon};
use honnin_messages::{MessageId, id, message};
use honnin_models::spool::Place;
use std::collections::BTreeSet;

/// Where the words of the steps begin, and how wide they may be.
pub(super) const WORDS: (i32, i32) = (42, 226);
/// Where the first lane begins.
const LANES: i32 = WORDS.0 + WORDS.1 + 8;
/// Where the names of the lanes end and the rows begin.
pub(super) const TOP: i32 = 84;
/// Between two tracks of a lane.
const GAP: i32 = 6;

/// A place where something may last, in the order from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Track {
    /// A resident waits at a kiosk.
    Kiosk(usize),
    /// A request is at an app server.
    Server { server: usize, request: usize },
    /// A page of the image at a place.
    Page { place: Place, page: usize },
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

    /// The lane that it is on: its sign, its name with a number, and its least width.
    fn lane(self) -> (Icon, MessageId, usize, i32) {
        match self {
            Track::Kiosk(r) => (Icon::Kiosk, id!("actor-resident"), r, 136),
            Track::Server { server, .. } => (Icon::Server, id!("actor-server"), server, 100),
            Track::Page { .. } => (Icon::Spool, id!("picture-spool"), 0, 108),
            Track::Queued(_) => (Icon::Spool, id!("picture-queue"), 0, 108),
            Track::Holder(_) | Track::SyncHolds => (Icon::Order, id!("picture-order"), 0, 92),
            Track::Replica { replica, .. } => (Icon::Database, id!("picture-replica"), replica, 80),
            Track::Sync => (Icon::Sync, id!("actor-sync"), 0, 80),
            Track::Registry(_) => (Icon::Registry, id!("actor-registry"), 0, 108),
        }
    }

    /// The tracks that are shown when a step touches this one: all pages of an image, every record
    /// that changes, and with the registry the sync, even if it never runs.
    fn shown(self, scene: &SwimlaneScene<'_>) -> Vec<Track> {
        let changed = || scene.changed().into_iter();
        match self {
            Track::Page { place, .. } => {
                let pages = usize::from(scene.design().image.pages);
                (0..pages).map(|page| Track::Page { place, page }).collect()
            }
            Track::Replica { replica, resident: Some(_) } => {
                changed().map(|r| Track::Replica { replica, resident: Some(r) }).collect()
            }
            Track::Registry(_) => changed().map(Track::Registry).chain([Track::Sync]).collect(),
            track => vec![track],
        }
    }
}

/// A lane in its place.
struct Lane {
    tracks: Vec<Track>,
    left: i32,
}

/// All lanes.
pub(super) struct Floor {
    lanes: Vec<Lane>,
    width: i32,
}

impl Floor {
    /// The lanes that the story needs, from left to right.
    pub(super) fn new(scene: &SwimlaneScene<'_>, acts: &[Act]) -> Floor {
        let touched = acts.iter().flat_map(|act| &act.motions).flat_map(|motion| motion.tracks());
        let tracks: BTreeSet<Track> = touched.flat_map(|track| track.shown(scene)).collect();
        let tracks: Vec<Track> = tracks.into_iter().collect();
        let (mut left, mut lanes) = (LANES, Vec::new());
        for tracks in tracks.chunk_by(|one, other| one.lane() == other.lane()) {
            let lane = Lane { tracks: tracks.to_vec(), left };
            left += lane.width();
            lanes.push(lane);
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

    /// The lane of a track, and the place of the track on it.
    fn find(&self, track: Track) -> (&Lane, usize) {
        let place = |lane: &Lane| lane.tracks.iter().position(|known| *known == track);
        let mut found = self.lanes.iter().filter_map(|lane| Some((lane, place(lane)?)));
        found.next().expect("what a step touches has its track")
    }

    /// The left and the right edge of a track.
    pub(super) fn edges(&self, track: Track) -> (i32, i32) {
        let (lane, place) = self.find(track);
        (lane.left_of(place), lane.left_of(place) + track.width())
    }

    /// The middle of a track.
    pub(super) fn middle(&self, track: Track) -> i32 {
        let (left, right) = self.edges(track);
        (left + right) / 2
    }

    /// The border of a track's lane on one side: no bar is near it, so a mark has room.
    pub(super) fn border(&self, track: Track, rightward: bool) -> i32 {
        let (lane, _) = self.find(track);
        if rightward { lane.left + lane.width() } else { lane.left }
    }

    /// The middle and the width of the lane where a resident waits.
    pub(super) fn kiosk(&self, resident: usize) -> (i32, i32) {
        let (lane, _) = self.find(Track::Kiosk(resident));
        (lane.left + lane.width() / 2, lane.width())
    }

    /// Draws the names, and a line down each track.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>, scene: &SwimlaneScene<'_>, bottom: i32) {
        for lane in &self.lanes {
            lane.draw_head(canvas, scene);
        }
        for track in self.tracks() {
            canvas.line("life", &[(self.middle(track), TOP), (self.middle(track), bottom)]);
        }
    }
}

impl Lane {
    /// The width of its tracks with what is between them.
    fn needed(&self) -> i32 {
        let gaps = GAP * (self.tracks.len() as i32 - 1);
        self.tracks.iter().map(|track| track.width()).sum::<i32>() + gaps
    }

    fn width(&self) -> i32 {
        let (.., least) = self.tracks[0].lane();
        least.max(self.needed() + 6 * GAP)
    }

    /// The left edge of the track at this place.
    fn left_of(&self, place: usize) -> i32 {
        let before = self.tracks[..place].iter().map(|track| track.width() + GAP);
        self.left + (self.width() - self.needed()) / 2 + before.sum::<i32>()
    }

    fn draw_head(&self, canvas: &mut Canvas<'_>, scene: &SwimlaneScene<'_>) {
        let (icon, name, number, _) = self.tracks[0].lane();
        let middle = self.left + self.width() / 2;
        canvas.rect("box", (self.left + 2, 6, self.width() - 4, TOP - 10), 4);
        canvas.icon(icon, (middle, 22));
        let name = text::lines(&scene.numbered(name, number), self.width() - 10, LABEL);
        let below = canvas.block("mid bold", LABEL, (middle, 50), &name);
        let pages = scene.design().image.pages;
        let more = match icon {
            Icon::Kiosk => message!(scene.messages, "picture-kiosk"),
            Icon::Spool if pages > 1 => message!(scene.messages, "picture-pages", pages),
            _ => return,
        };
        canvas.text("mid soft", SMALL, (middle, below), &more);
    }
}
