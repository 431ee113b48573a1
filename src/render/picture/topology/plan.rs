//! The parts of a site, each in its place.
//!
//! From left to right as data flows back: kiosks, app servers with the order control around them,
//! the spool, the DB servers, and on the right the registry with the sync below it. A part that the
//! site does not have is drawn with broken lines and a cross.

use super::{COLUMN, Drawn, left};
use crate::canvas::text::{self, LABEL, SMALL};
use crate::canvas::{Area, Canvas, Icon};
use honnin_messages::MessageId;
use honnin_messages::id;
use honnin_models::design::{Design, KeyPolicy, OrderScope, PickPolicy, SpoolPlace};

/// The height of a part.
pub(super) const HEIGHT: i32 = 50;
/// From one server to the next: room for the reach of the order control around each.
const STEP: i32 = 78;
/// Where the servers begin; above them the record goes from the replicas to the servers.
const TOP: i32 = 44;
/// The height of the name of the order control, below the servers.
const NAME: i32 = 44;

/// The places of all parts.
pub(super) struct TopologyPlan<'a> {
    pub(super) drawn: &'a Drawn<'a>,
    /// The line that divides the upper parts from the lower ones.
    pub(super) middle: i32,
    /// Where the servers end.
    bottom: i32,
}

impl<'a> TopologyPlan<'a> {
    /// The plan of a site, high enough for all its servers.
    pub(super) fn new(drawn: &'a Drawn<'a>) -> TopologyPlan<'a> {
        let topology = &drawn.answers.design.topology;
        let most = i32::from(topology.app_servers.max(topology.db_servers).max(2));
        TopologyPlan { drawn, middle: TOP + most * STEP / 2, bottom: TOP + most * STEP }
    }

    /// Draws all parts.
    pub(super) fn draw(&self, canvas: &mut Canvas<'_>) {
        for reach in self.reaches() {
            canvas.rect(&self.drawn.class("reach", "order.scope"), reach, 8);
        }
        self.draw_spools(canvas);
        let order = match self.design().order.scope {
            OrderScope::None => self.drawn.class("missing", "order.scope"),
            OrderScope::Server => self.drawn.class("reach", "order.scope"),
            OrderScope::Site => "bare".to_owned(),
        };
        let check = if self.design().output_check.enabled { "thing" } else { "missing" };
        let check = self.drawn.class(check, "output_check.enabled");
        let sync = self.drawn.class("thing", "sync.release");
        for (class, area, icon, name) in [
            (&*order, self.order_name(), Icon::Order, id!("picture-order")),
            ("thing", self.upper(0), Icon::Kiosk, id!("picture-kiosks")),
            (&check, self.lower(0), Icon::Check, id!("picture-check")),
            ("thing", self.upper(4), Icon::Registry, id!("actor-registry")),
            (&sync, self.lower(4), Icon::Sync, id!("actor-sync")),
        ] {
            draw_part(canvas, class, area, icon, &[name], 0);
        }
        let class = self.drawn.class("thing", "topology.app_servers");
        for (number, area) in self.app_servers().into_iter().enumerate() {
            draw_part(canvas, &class, area, Icon::Server, &[id!("actor-server")], number);
        }
        let class = self.drawn.class("thing", "topology.db_servers");
        for (number, area) in self.db_servers().into_iter().enumerate() {
            let names = [id!("picture-db-server"), id!("picture-replica")];
            draw_part(canvas, &class, area, Icon::Database, &names, number);
        }
    }

    /// Where the plan ends.
    pub(super) fn foot(&self) -> i32 {
        self.bottom + NAME
    }

    pub(super) fn design(&self) -> &Design {
        &self.drawn.answers.design
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

    /// Kiosks and registry are above the line in the middle, output check and sync below it.
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

    /// Where the name of the order control is.
    pub(super) fn order_name(&self) -> Area {
        (left(1) + 14, self.bottom, COLUMN - 28, NAME)
    }

    /// One spool beside all servers, or one beside each.
    fn draw_spools(&self, canvas: &mut Canvas<'_>) {
        let beside = |(_, y, _, height): Area| (left(2), y - 8, COLUMN, height + 16);
        let areas: Vec<Area> = match self.design().topology.spool {
            SpoolPlace::Shared => vec![(left(2), TOP + 4, COLUMN, self.bottom - TOP - 8)],
            SpoolPlace::PerServer => self.app_servers().into_iter().map(beside).collect(),
        };
        let (name, asked) = match self.design().image.pick {
            PickPolicy::Key => (id!("picture-spool"), "image.key"),
            PickPolicy::Next => (id!("picture-queue"), "image.pick"),
        };
        let sheet = self.drawn.class("thing", asked);
        for area in areas {
            let (x, middle) = (area.0 + 44, area.1 + area.3 / 2);
            canvas.rect(&self.drawn.class("thing", "topology.spool"), area, 5);
            canvas.icon(Icon::Spool, (x - 20, middle - 14));
            canvas.text("bold", LABEL, (x, middle - 10), &canvas.say(name));
            for (x, name) in (x..).step_by(44).zip(places(self.design()).0) {
                canvas.rect(&sheet, (x, middle + 4, 34, 22), 2);
                canvas.text("mid bold", SMALL, (x + 17, middle + 19), name);
            }
        }
    }
}

/// The sheets in the spool, and the message that says what they stand for: what images are told
/// apart by. Where nothing does, two requests share a sheet. A queue has one document behind the
/// other.
pub(super) fn places(design: &Design) -> (&'static [&'static str], MessageId) {
    match (design.image.pick, design.image.key) {
        (PickPolicy::Next, _) => (&["0", "1"], id!("picture-places-queue")),
        (PickPolicy::Key, KeyPolicy::Slot) => (&["0 1"], id!("picture-places-slot")),
        (PickPolicy::Key, KeyPolicy::Second) => (&[":00", ":01"], id!("picture-places-second")),
        (PickPolicy::Key, KeyPolicy::Request) => (&["0", "1"], id!("picture-places-request")),
        (PickPolicy::Key, KeyPolicy::Counter) => (&["0", "1"], id!("picture-places-counter")),
    }
}

/// A part with its sign and its names, numbered where there are several; with a cross over it when it
/// is missing.
fn draw_part(
    canvas: &mut Canvas<'_>,
    class: &str,
    area: Area,
    icon: Icon,
    names: &[MessageId],
    number: usize,
) {
    let (x, y, width, height) = area;
    let middle = y + height / 2;
    let names = names.iter().map(|id| canvas.messages.with(*id, [("n", number.into())]));
    let lines: Vec<String> = names.flat_map(|name| text::lines(&name, width - 52, LABEL)).collect();
    let first = middle + 5 - (lines.len() as i32 - 1) * text::leading(LABEL) / 2;
    canvas.rect(class, area, 5);
    canvas.icon(icon, (x + 24, middle));
    canvas.block("bold", LABEL, (x + 44, first), &lines);
    if class.starts_with("missing") {
        canvas.cross("go s-alarm", (x + width - 22, middle), 8);
    }
}
