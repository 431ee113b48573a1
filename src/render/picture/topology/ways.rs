//! What goes between the parts of a site: requests and documents, records and changes, and what the
//! sync releases when it ends.

use super::plan::{HEIGHT, Plan};
use super::{COLUMN, GUTTER, left};
use crate::canvas::text::{LABEL, SMALL};
use crate::canvas::{Area, Canvas, Icon};
use honnin_models::design::{Feed, OrderScope, Reconcile, ReleasePolicy};

/// From the servers to the line that joins them.
const BUS: i32 = 12;
/// A line without a head.
const LINE: &str = "go s-ink";

/// Draws all ways.
pub(super) fn draw(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    requests(canvas, plan);
    images(canvas, plan);
    record(canvas, plan);
    changes(canvas, plan);
    night(canvas, plan);
    if plan.design().order.scope == OrderScope::Site {
        release(canvas, plan);
    }
}

/// The line on which something enters or leaves a part.
fn line_of((_, y, _, height): Area) -> i32 {
    y + height / 2
}

/// A line that joins servers, and reaches the lines on which something comes.
fn bus(canvas: &mut Canvas<'_>, x: i32, servers: &[Area], comes: &[i32]) {
    let lines = || servers.iter().map(|area| line_of(*area)).chain(comes.iter().copied());
    let (high, low) = (lines().min().unwrap_or(0), lines().max().unwrap_or(0));
    canvas.line(LINE, &[(x, high), (x, low)]);
}

/// A level arrow.
fn level(canvas: &mut Canvas<'_>, from: i32, to: i32, y: i32) {
    canvas.arrow("-ink", &[(from, y), (to, y)]);
}

/// Requests go from the kiosks to the app servers; documents go back, through the check.
fn requests(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    let (kiosks, check) = (plan.upper(0), plan.lower(0));
    let (right, joint, servers) = (left(0) + COLUMN, left(1) - BUS, plan.app_servers());
    let x = left(0) + COLUMN / 2;
    bus(canvas, joint, &servers, &[line_of(kiosks), line_of(check)]);
    canvas.line(LINE, &[(right, line_of(kiosks)), (joint, line_of(kiosks))]);
    level(canvas, joint, right, line_of(check));
    for area in &servers {
        level(canvas, joint, area.0, line_of(*area));
    }
    canvas.arrow("-ink", &[(x, check.1), (x, kiosks.1 + HEIGHT)]);
}

/// Each app server writes images and reads them.
fn images(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    for area in plan.app_servers() {
        let right = area.0 + area.2;
        level(canvas, right, left(2), line_of(area) - 9);
        level(canvas, left(2), right, line_of(area) + 9);
    }
}

/// The record goes from the replicas to the app servers, past the spool.
fn record(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    let top = |areas: &[Area]| areas.first().map(|area| area.1);
    let ends = top(&plan.reaches()).or(top(&plan.app_servers())).unwrap_or(0);
    let begins = top(&plan.db_servers()).unwrap_or(0);
    let (from, to, high) = (left(3) + COLUMN / 2, left(1) + COLUMN / 2, 22);
    canvas.arrow("-ink", &[(from, begins), (from, high), (to, high), (to, ends)]);
    let name = canvas.say("picture-record");
    canvas.text("mid soft", SMALL, (left(2) + COLUMN / 2, high - 6), &name);
}

/// Changes go from the registry to the sync, unless they are lost, and from there to the replicas.
fn changes(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    let (registry, sync) = (plan.upper(4), plan.lower(4));
    let (x, joint, servers) = (left(4) + COLUMN / 2, left(3) + COLUMN + BUS, plan.db_servers());
    let down = [(x, registry.1 + HEIGHT), (x, sync.1)];
    match plan.design().sync.feed {
        Feed::Lossy => {
            canvas.line("go s-alarm dashed", &down);
            canvas.cross("go s-alarm", (x, plan.middle), 7);
        }
        Feed::Reliable => canvas.arrow("-ink", &down),
    }
    let name = canvas.say("picture-feed");
    canvas.text("soft", SMALL, (x + 14, plan.middle + 4), &name);
    bus(canvas, joint, &servers, &[line_of(sync)]);
    canvas.line(LINE, &[(left(4), line_of(sync)), (joint, line_of(sync))]);
    for area in &servers {
        level(canvas, joint, area.0 + area.2, line_of(*area));
    }
}

/// The nightly comparison of registry and replicas: joins the same line, or is not there.
fn night(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    let (y, joint) = (line_of(plan.upper(4)), left(3) + COLUMN + BUS);
    let sign = (left(4) - GUTTER / 2 + 4, y - 20);
    canvas.icon(Icon::Night, sign);
    match plan.design().sync.reconcile {
        Reconcile::Daily => canvas.line(LINE, &[(left(4), y), (joint, y), (joint, plan.middle)]),
        Reconcile::Never => canvas.cross("go s-alarm", sign, 10),
    }
}

/// What the sync releases at its end: an arrow back to the order control.
fn release(canvas: &mut Canvas<'_>, plan: &Plan<'_>) {
    let (colour, id, words) = match plan.design().sync.release {
        ReleasePolicy::All => ("alarm", "picture-release-all", "mid alarm bold"),
        ReleasePolicy::Own => ("ink", "picture-release-own", "mid soft"),
    };
    let (x, y, end) = (left(4) + COLUMN / 2, line_of(plan.order_name()) + 4, left(1) + COLUMN);
    let corners = [(x, plan.lower(4).1 + HEIGHT), (x, y), (end, y)];
    canvas.arrows(&format!("go dashed s-{colour}"), &format!("tip-{colour}"), &[&corners]);
    let middle = (left(2) + left(3) + COLUMN) / 2;
    let said = canvas.say(id);
    canvas.text(words, LABEL, (middle, y - 8), &said);
}
