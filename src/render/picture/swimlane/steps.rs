//! What each step does: in a few words, and as arrows between the lanes or marks on one.

use super::floor::Track;
use super::{SceneMoment, SwimlaneScene};
use crate::canvas::Icon;
use crate::story;
use honnin_messages::MessageId;
use honnin_messages::id;
use honnin_models::design::{
    ConflictPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy, TimeoutPolicy,
};
use honnin_models::request::Phase;
use honnin_models::{State, Step};
use std::iter::once;

/// How an arrow is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ArrowStyle {
    /// Something goes there.
    Goes,
    /// The data of this resident goes there.
    Carries(usize),
    /// Something is given back there.
    Releases,
    /// Something does not arrive.
    Lost,
}

/// A part of a step. A colour is that of a resident, or of nobody.
pub(super) enum Motion {
    /// From one track to another.
    Go { from: Track, to: Track, manner: ArrowStyle, colour: String },
    /// Something begins on a track.
    Begins { on: Track, colour: String },
    /// A sign on a track.
    Sign { on: Track, icon: Icon },
    /// Something that concerns the whole site.
    Everywhere(Icon),
}

impl Motion {
    /// The tracks that it touches.
    pub(super) fn tracks(&self) -> Vec<Track> {
        match self {
            Motion::Go { from, to, .. } => vec![*from, *to],
            Motion::Begins { on, .. } | Motion::Sign { on, .. } => vec![*on],
            Motion::Everywhere(_) => Vec::new(),
        }
    }
}

/// What a step does.
pub(super) struct Act {
    pub(super) words: String,
    pub(super) motions: Vec<Motion>,
}

impl SwimlaneScene<'_> {
    /// What every step does, in order.
    pub(super) fn acts(&self) -> Vec<Act> {
        let act = |moment: SceneMoment<'_>| match moment.step.request() {
            Some(request) => of_request(self, &moment, request),
            None => of_site(self, &moment),
        };
        self.moments().map(act).collect()
    }

    fn act(&self, id: MessageId, values: &[(&str, usize)], motions: Vec<Motion>) -> Act {
        let values = values.iter().map(|(name, value)| (*name, (*value).into()));
        Act { words: self.messages.with_all(id, values), motions }
    }
}

fn go(manner: ArrowStyle, from: Track, to: Track, colour: &str) -> Motion {
    Motion::Go { from, to, manner, colour: colour.to_owned() }
}

fn carries(from: Track, to: Track, whose: usize) -> Motion {
    go(ArrowStyle::Carries(whose), from, to, &whose.to_string())
}

fn lost(from: Track, to: Track) -> Motion {
    go(ArrowStyle::Lost, from, to, "-alarm")
}

fn of_request(scene: &SwimlaneScene<'_>, moment: &SceneMoment<'_>, r: usize) -> Act {
    let SceneMoment { before, after, .. } = moment;
    let (design, failed) = (scene.design(), after.requests[r].phase == Phase::Failed);
    let whole_site = design.order.scope == OrderScope::Site;
    let arrived = if let Step::Arrive { .. } = moment.step { after } else { before };
    let server = Track::Server { server: usize::from(arrived.requests[r].server), request: r };
    let goes = |from, to| go(ArrowStyle::Goes, from, to, &r.to_string());
    let begins = || Motion::Begins { on: server, colour: r.to_string() };
    let (id, motion) = match moment.step {
        Step::Arrive { .. } => match story::arrival_second(design, after, r) {
            None => (id!("picture-arrive"), goes(Track::Kiosk(r), server)),
            Some(_) => (id!("picture-arrive-second"), goes(Track::Kiosk(r), server)),
        },
        Step::Enter { .. } if design.order.scope == OrderScope::None => {
            (id!("picture-enter-free"), begins())
        }
        Step::Enter { .. } => (id!("picture-enter"), begins()),
        Step::Acquire { .. } if whole_site => {
            (id!("picture-acquire"), goes(server, Track::Holder(r)))
        }
        Step::Acquire { .. } => (id!("picture-print"), begins()),
        Step::Fetch { .. } => fetch(scene, moment, r, server),
        Step::Write { page, .. } => return write(scene, moment, (r, page), server),
        Step::Read { page, .. } => return draw_read(scene, moment, (r, page), server),
        Step::Finish { .. } if failed => (id!("picture-blocked"), lost(server, Track::Kiosk(r))),
        Step::Finish { .. } => (id!("picture-finish"), goes(server, Track::Kiosk(r))),
        Step::Timeout { .. } => match design.order.timeout {
            TimeoutPolicy::Cancel => (id!("picture-timeout-cancel"), clock(server)),
            TimeoutPolicy::ReleaseOnly => (id!("picture-timeout-release"), clock(server)),
            TimeoutPolicy::Abandon => return in_words(moment),
        },
        _ => return in_words(moment),
    };
    let release = || go(ArrowStyle::Releases, server, Track::Holder(r), &r.to_string());
    let gives_back = matches!(moment.step, Step::Timeout { .. }) && before.order.is_held_by(r);
    let motions = gives_back.then(release).into_iter().chain([motion]).collect();
    let second = usize::from(after.requests[r].number);
    scene.act(id, &[("request", r), ("second", second)], motions)
}

fn clock(on: Track) -> Motion {
    Motion::Sign { on, icon: Icon::Clock }
}

fn fetch(
    scene: &SwimlaneScene<'_>,
    moment: &SceneMoment<'_>,
    r: usize,
    server: Track,
) -> (MessageId, Motion) {
    let replica = usize::from(moment.before.requests[r].server) % scene.site.replicas();
    let replica = Track::Replica { replica, resident: scene.changed().first().copied() };
    if moment.after.requests[r].phase == Phase::Fetched {
        return (id!("picture-fetch"), carries(replica, server, r));
    }
    let skips = scene.design().sync.conflict == ConflictPolicy::Skip;
    let id = if skips { id!("picture-fetch-skip") } else { id!("picture-fetch-fail") };
    (id, lost(replica, server))
}

/// Where the page of a request lies, or would lie.
fn lies(scene: &SwimlaneScene<'_>, moment: &SceneMoment<'_>, (r, page): (usize, usize)) -> Track {
    match scene.design().image.pick {
        PickPolicy::Key => Track::Page { place: scene.site.place_of(moment.before, r), page },
        PickPolicy::Next => Track::Queued(r),
    }
}

fn write(
    scene: &SwimlaneScene<'_>,
    moment: &SceneMoment<'_>,
    of: (usize, usize),
    server: Track,
) -> Act {
    let (r, page) = of;
    let to = lies(scene, moment, of);
    let under = match to {
        Track::Page { place, page } => moment.before.spool.read(place, page).index(),
        _ => None,
    };
    let id = match under.filter(|&other| other != r) {
        _ if to == Track::Queued(r) => id!("picture-join"),
        None => id!("picture-write"),
        Some(_) => id!("picture-write-over"),
    };
    let values = of_page(scene, r, page, under.unwrap_or(r));
    scene.act(id, &values, vec![carries(server, to, r)])
}

fn draw_read(
    scene: &SwimlaneScene<'_>,
    moment: &SceneMoment<'_>,
    of: (usize, usize),
    server: Track,
) -> Act {
    let (r, page) = of;
    let found = moment.after.requests[r].pages[page].index();
    let shown = found.unwrap_or(r);
    // Of a queue, it takes the document of whoever is at its head.
    let from = match lies(scene, moment, of) {
        Track::Queued(_) => Track::Queued(shown),
        from => from,
    };
    let (id, motion) = match found {
        None => (id!("picture-read-none"), lost(from, server)),
        Some(_) if shown == r => (id!("picture-read"), carries(from, server, shown)),
        Some(_) => (id!("picture-read-wrong"), carries(from, server, shown)),
    };
    scene.act(id, &of_page(scene, r, page, shown), vec![motion])
}

fn of_page(
    scene: &SwimlaneScene<'_>,
    r: usize,
    page: usize,
    other: usize,
) -> [(&'static str, usize); 4] {
    let pages = usize::from(scene.design().image.pages);
    [("request", r), ("page", page + 1), ("pages", pages), ("other", other)]
}

fn of_site(scene: &SwimlaneScene<'_>, moment: &SceneMoment<'_>) -> Act {
    let SceneMoment { before, after, .. } = moment;
    let sync = &scene.design().sync;
    let plain = |from, to| go(ArrowStyle::Goes, from, to, "-ink");
    let begins = |on| vec![Motion::Begins { on, colour: "-ink".to_owned() }];
    let carried = |state: &State| state.sync.carried.record.index().unwrap_or(0);
    let has_order = scene.design().order.scope == OrderScope::Site;
    match moment.step {
        Step::Change { resident } => scene.act(
            id!("picture-change"),
            &[("resident", resident)],
            begins(Track::Registry(resident)),
        ),
        Step::Begin => {
            let resident = carried(after);
            let taken = plain(Track::Registry(resident), Track::Sync);
            let holds = has_order.then(|| plain(Track::Sync, Track::SyncHolds));
            let motions = once(taken).chain(holds).collect();
            scene.act(id!("picture-begin"), &[("resident", resident)], motions)
        }
        Step::Apply { replica } => {
            let to = Track::Replica { replica, resident: Some(carried(before)) };
            scene.act(id!("picture-apply"), &[("replica", replica)], vec![plain(Track::Sync, to)])
        }
        Step::End => {
            let all = sync.release == ReleasePolicy::All;
            let motions = if has_order { end(scene, before) } else { begins(Track::Sync) };
            scene.act(if all { id!("picture-end-all") } else { id!("picture-end") }, &[], motions)
        }
        Step::Drop => {
            let resident = before.sync.feed[0].record.index().unwrap_or(0);
            scene.act(id!("picture-drop"), &[], vec![lost(Track::Registry(resident), Track::Sync)])
        }
        Step::Tick => {
            let second = ("second", usize::from(after.clock.second));
            scene.act(id!("step-tick"), &[second], vec![Motion::Everywhere(Icon::Clock)])
        }
        Step::Night => {
            let daily = sync.reconcile == Reconcile::Daily;
            let id = if daily { id!("picture-night-reconcile") } else { id!("picture-night") };
            scene.act(id, &[], vec![Motion::Everywhere(Icon::Night)])
        }
        _ => in_words(moment),
    }
}

/// What a step does that has no picture of its own.
fn in_words(moment: &SceneMoment<'_>) -> Act {
    Act { words: moment.told.sentence.clone(), motions: Vec::new() }
}

/// The sync releases its own hold, or everybody's: then an arrow goes to the hold of each.
fn end(scene: &SwimlaneScene<'_>, before: &State) -> Vec<Motion> {
    let all = scene.design().sync.release == ReleasePolicy::All;
    let held = |r: &usize| all && before.order.is_held_by(*r);
    let release = |to, colour| go(ArrowStyle::Releases, Track::Sync, to, colour);
    let others = scene.residents().into_iter().filter(held);
    let others = others.map(|r| release(Track::Holder(r), "-alarm"));
    others.chain([release(Track::SyncHolds, "-ink")]).collect()
}
