//! The parts of a site, each in its place.
//!
//! From left to right as data flows back: kiosks, app servers with the order control around them,
//! the spool, the DB servers, and on the right the registry with the sync below it. A part that the
//! site does not have is drawn with broken lines and a cross.

use super::{COLUMN, Drawn, left};
use crate::picture::icon::Icon;
use crate::picture::text::{self, LABEL, SMALL};
use honnin_models::design::{Design, KeyPolicy, OrderScope, PickPolicy, SpoolPlace};
use maud::{Markup, html};

/// The height of a part.
pub(super) const HEIGHT: i32 = 50;
/// From one server to the next: room for the reach of the order control around each.
const STEP: i32 = 78;
/// Where the servers begin; above them the record goes from the replicas to the servers.
const TOP: i32 = 44;
/// The height of the name of the order control, below the servers.
const NAME: i32 = 44;

/// A rectangle: left, top, width, height.
pub(super) type Area = (i32, i32, i32, i32);

/// The places of all parts.
pub(super) struct Plan<'a> {
    pub(super) drawn: &'a Drawn<'a>,
    /// The line that divides the upper parts from the lower ones.
    pub(super) middle: i32,
    /// Where the servers end.
    bottom: i32,
}

impl<'a> Plan<'a> {
    /// The plan of a site, high enough for all its servers.
    pub(super) fn new(drawn: &'a Drawn<'a>) -> Plan<'a> {
        let topology = &drawn.answers.design.topology;
        let most = i32::from(topology.app_servers.max(topology.db_servers).max(2));
        Plan { drawn, middle: TOP + most * STEP / 2, bottom: TOP + most * STEP }
    }

    /// All parts.
    pub(super) fn parts(&self) -> Markup {
        html! {
            (self.order())
            (self.servers())
            (self.databases())
            (self.spools())
            (self.kiosks())
            (self.registry())
        }
    }

    /// Where the plan ends.
    pub(super) fn foot(&self) -> i32 {
        self.bottom + NAME
    }

    pub(super) fn design(&self) -> &Design {
        &self.drawn.answers.design
    }

    fn say(&self, id: &str) -> String {
        self.drawn.messages.get(id)
    }

    fn numbered(&self, id: &str, n: usize) -> String {
        self.drawn.messages.with(id, [("n", n.into())])
    }

    /// The app servers, in the middle of the height that there is.
    pub(super) fn app_servers(&self) -> Vec<Area> {
        self.stacked(left(1) + 14, COLUMN - 28, self.design().topology.app_servers)
    }

    /// The DB servers.
    pub(super) fn db_servers(&self) -> Vec<Area> {
        self.stacked(left(3), COLUMN, self.design().topology.db_servers)
    }

    fn stacked(&self, x: i32, width: i32, count: u8) -> Vec<Area> {
        let top = self.middle - i32::from(count) * STEP / 2 + (STEP - HEIGHT) / 2;
        (0..i32::from(count)).map(|number| (x, top + number * STEP, width, HEIGHT)).collect()
    }

    /// Kiosks and registry stand above the line in the middle, output check and sync below it.
    pub(super) fn upper(&self, column: usize) -> Area {
        (left(column), self.middle - HEIGHT - 14, COLUMN, HEIGHT)
    }

    pub(super) fn lower(&self, column: usize) -> Area {
        (left(column), self.middle + 14, COLUMN, HEIGHT)
    }

    /// What the order control reaches.
    pub(super) fn reaches(&self) -> Vec<Area> {
        let around = |(_, y, _, height): Area| (left(1), y - 9, COLUMN, height + 18);
        match self.design().order.scope {
            OrderScope::None => Vec::new(),
            OrderScope::Server => self.app_servers().into_iter().map(around).collect(),
            OrderScope::Site => vec![(left(1), TOP, COLUMN, self.foot() - TOP)],
        }
    }

    /// Where the name of the order control stands.
    pub(super) fn order_name(&self) -> Area {
        (left(1) + 14, self.bottom, COLUMN - 28, NAME)
    }

    fn order(&self) -> Markup {
        let mark = self.drawn.mark("order.scope");
        let (place, name) = (self.order_name(), [self.say("picture-order")]);
        html! {
            @for (x, y, width, height) in self.reaches() {
                rect class={ "reach" (mark) } x=(x) y=(y) width=(width) height=(height) rx="8" {}
            }
            @match self.design().order.scope {
                OrderScope::None => {
                    (thing(&format!("missing{mark}"), place, Icon::Order, &name))
                    (crossed(place))
                }
                OrderScope::Server => (thing(&format!("reach{mark}"), place, Icon::Order, &name)),
                OrderScope::Site => (thing("bare", place, Icon::Order, &name)),
            }
        }
    }

    fn servers(&self) -> Markup {
        let class = format!("thing{}", self.drawn.mark("topology.app_servers"));
        html! {
            @for (number, area) in self.app_servers().into_iter().enumerate() {
                (thing(&class, area, Icon::Server, &[self.numbered("actor-server", number)]))
            }
        }
    }

    fn databases(&self) -> Markup {
        let class = format!("thing{}", self.drawn.mark("topology.db_servers"));
        let names = |number| {
            [self.numbered("picture-db-server", number), self.numbered("picture-replica", number)]
        };
        html! {
            @for (number, area) in self.db_servers().into_iter().enumerate() {
                (thing(&class, area, Icon::Database, &names(number)))
            }
        }
    }

    /// One spool beside all servers, or one beside each.
    fn spools(&self) -> Markup {
        let beside = |(_, y, _, height): Area| (left(2), y - 8, COLUMN, height + 16);
        let areas: Vec<Area> = match self.design().topology.spool {
            SpoolPlace::Shared => vec![(left(2), TOP + 4, COLUMN, self.bottom - TOP - 8)],
            SpoolPlace::PerServer => self.app_servers().into_iter().map(beside).collect(),
        };
        let class = format!("thing{}", self.drawn.mark("topology.spool"));
        let name = match self.design().image.pick {
            PickPolicy::Key => "picture-spool",
            PickPolicy::Next => "picture-queue",
        };
        html! {
            @for (x, y, width, height) in areas {
                @let middle = y + height / 2;
                rect class=(class) x=(x) y=(y) width=(width) height=(height) rx="5" {}
                (Icon::Spool.at((x + 24, middle - 14)))
                (text::line("bold", LABEL, (x + 44, middle - 10), &self.say(name)))
                (self.images((x + 44, middle + 4)))
            }
        }
    }

    fn images(&self, (x, y): (i32, i32)) -> Markup {
        let (names, _) = places(self.design());
        let image = &self.design().image;
        let mark = if image.pick == PickPolicy::Next { "image.pick" } else { "image.key" };
        let class = format!("thing{}", self.drawn.mark(mark));
        html! {
            @for (left, name) in (x..).step_by(44).zip(names) {
                rect class=(class) x=(left) y=(y) width="34" height="22" rx="2" {}
                (text::line("mid bold", SMALL, (left + 17, y + 15), name))
            }
        }
    }

    fn kiosks(&self) -> Markup {
        let enabled = self.design().output_check.enabled;
        let class = if enabled { "thing" } else { "missing" };
        let class = format!("{class}{}", self.drawn.mark("output_check.enabled"));
        html! {
            (thing("thing", self.upper(0), Icon::Kiosk, &[self.say("picture-kiosks")]))
            (thing(&class, self.lower(0), Icon::Check, &[self.say("picture-check")]))
            @if !enabled { (crossed(self.lower(0))) }
        }
    }

    fn registry(&self) -> Markup {
        let class = format!("thing{}", self.drawn.mark("sync.release"));
        html! {
            (thing("thing", self.upper(4), Icon::Registry, &[self.say("actor-registry")]))
            (thing(&class, self.lower(4), Icon::Sync, &[self.say("actor-sync")]))
        }
    }
}

/// The sheets in the spool, and the message that says what they stand for: what images are told
/// apart by. Where nothing does, two requests share a sheet. A queue has one document behind the
/// other.
pub(super) fn places(design: &Design) -> (&'static [&'static str], &'static str) {
    match (design.image.pick, design.image.key) {
        (PickPolicy::Next, _) => (&["0", "1"], "picture-places-queue"),
        (PickPolicy::Key, KeyPolicy::Slot) => (&["0 1"], "picture-places-slot"),
        (PickPolicy::Key, KeyPolicy::Second) => (&[":00", ":01"], "picture-places-second"),
        (PickPolicy::Key, KeyPolicy::Request) => (&["0", "1"], "picture-places-request"),
    }
}

/// A part with its sign and its names, one below the other.
fn thing(class: &str, (x, y, width, height): Area, icon: Icon, names: &[String]) -> Markup {
    let middle = y + height / 2;
    let lines: Vec<String> =
        names.iter().flat_map(|name| text::lines(name, width - 52, LABEL)).collect();
    let first = middle + 5 - (lines.len() as i32 - 1) * text::leading(LABEL) / 2;
    html! {
        rect class=(class) x=(x) y=(y) width=(width) height=(height) rx="5" {}
        (icon.at((x + 24, middle)))
        (text::block("bold", LABEL, (x + 44, first), &lines))
    }
}

/// A cross over a part that is not there.
fn crossed((x, y, width, height): Area) -> Markup {
    let (x, y) = (x + width - 30, y + height / 2 - 8);
    html! { path class="go s-alarm" d={ "M" (x) " " (y) "l16 16m0-16l-16 16" } {} }
}
