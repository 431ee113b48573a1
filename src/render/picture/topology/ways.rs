//! What goes between the parts of a site: requests and documents, records and changes, and what the
//! sync releases when it ends.

use super::plan::{HEIGHT, TopologyPlan};
use super::{COLUMN, GUTTER, left};
use crate::canvas::text::{LABEL, SMALL};
use crate::canvas::{Area, Canvas, Icon};
use honnin_messages::id;
use honnin_models::design::{Feed, OrderScope, Reconcile, ReleasePolicy};

/// From the servers to the line that joins them.
const BUS: i32 = 12;
/// A line without a head.
const LINE: &str = "go s-ink";

/// Draws all ways.
pub(super) fn draw(canvas: &mut Canvas<'_>, plan: &TopologyPlan<'_>) {
    requests(canvas, plan);
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

/// Arrows to servers from a line that joins them, and that reaches the lines on which something comes.
fn bus(canvas: &mut Canvas<'_>, x: i32, servers: &[(i32, i32)], comes: &[i32]) {
    let lines = || servers.iter().map(|(_, y)| y).chain(comes).copied();
    let (high, low) = (lines().min().unwrap_or(0), lines().max().unwrap_or(0));
    canvas.line(LINE, &[(x, high), (x, low)]);
    for &server in servers {
        canvas.arrow("-ink", &[(x, server.1), server]);
    }
}

/// Requests go from the kiosks to the app servers; documents go back, through the check. Each app
/// server writes images and reads them.
fn requests(canvas: &mut Canvas<'_>, plan: &TopologyPlan<'_>) {
    let (kiosks, check, servers) = (plan.upper(0), plan.lower(0), plan.app_servers());
    let (right, joint, x) = (left(0) + COLUMN, left(1) - BUS, left(0) + COLUMN / 2);
    let (out, back) = (line_of(kiosks), line_of(check));
    let ends: Vec<_> = servers.iter().map(|area| (area.0, line_of(*area))).collect();
    bus(canvas, joint, &ends, &[out, back]);
    canvas.line(LINE, &[(right, out), (joint, out)]);
    canvas.arrow("-ink", &[(joint, back), (right, back)]);
    canvas.arrow("-ink", &[(x, check.1), (x, kiosks.1 + HEIGHT)]);
    for area in servers {
        let (right, write, read) = (area.0 + area.2, line_of(area) - 9, line_of(area) + 9);
        canvas.arrow("-ink", &[(right, write), (left(2), write)]);
        canvas.arrow("-ink", &[(left(2), read), (right, read)]);
    }
}

/// The record goes from the replicas to the app servers, past the spool.
fn record(canvas: &mut Canvas<'_>, plan: &TopologyPlan<'_>) {
    let top = |areas: &[Area]| areas.first().map(|area| area.1);
    let ends = top(&plan.reaches()).or(top(&plan.app_servers())).unwrap_or(0);
    let begins = top(&plan.db_servers()).unwrap_or(0);
    let (from, to, high) = (left(3) + COLUMN / 2, left(1) + COLUMN / 2, 22);
    canvas.arrow("-ink", &[(from, begins), (from, high), (to, high), (to, ends)]);
    let middle = (left(2) + COLUMN / 2, high - 6);
    canvas.text("mid soft", SMALL, middle, &canvas.say(id!("picture-record")));
}

/// Changes go from the registry to the sync, unless they are lost, and from there to the replicas.
fn changes(canvas: &mut Canvas<'_>, plan: &TopologyPlan<'_>) {
    let (registry, sync) = (plan.upper(4), plan.lower(4));
    let (x, joint) = (left(4) + COLUMN / 2, left(3) + COLUMN + BUS);
    let down = [(x, registry.1 + HEIGHT), (x, sync.1)];
    match plan.design().sync.feed {
        Feed::Lossy => {
            canvas.line("go s-alarm dashed", &down);
            canvas.cross("go s-alarm", (x, plan.middle), 7);
        }
        Feed::Reliable => canvas.arrow("-ink", &down),
    }
    canvas.text("soft", SMALL, (x + 14, plan.middle + 4), &canvas.say(id!("picture-feed")));
    let servers = plan.db_servers().into_iter().map(|area| (area.0 + area.2, line_of(area)));
    bus(canvas, joint, &servers.collect::<Vec<_>>(), &[line_of(sync)]);
    canvas.line(LINE, &[(left(4), line_of(sync)), (joint, line_of(sync))]);
}

/// The nightly comparison of registry and replicas: joins the same line, or is not there.
fn night(canvas: &mut Canvas<'_>, plan: &TopologyPlan<'_>) {
    let (y, joint) = (line_of(plan.upper(4)), left(3) + COLUMN + BUS);
    let sign = (left(4) - GUTTER / 2 + 4, y - 20);
    canvas.icon(Icon::Night, sign);
    match plan.design().sync.reconcile {
        Reconcile::Daily => canvas.line(LINE, &[(left(4), y), (joint, y), (joint, plan.middle)]),
        Reconcile::Never => canvas.cross("go s-alarm", sign, 10),
    }
}

/// What the sync releases at its end: an arrow back to the order control.
fn release(canvas: &mut Canvas<'_>, plan: &TopologyPlan<'_>) {
    let release = plan.design().sync.release;
    let (colour, words) = match release {
        ReleasePolicy::All => ("alarm", "mid alarm bold"),
        ReleasePolicy::Own => ("ink", "mid soft"),
    };
    let (x, y, end) = (left(4) + COLUMN / 2, line_of(plan.order_name()) + 4, left(1) + COLUMN);
    let corners = [(x, plan.lower(4).1 + HEIGHT), (x, y), (end, y)];
    canvas.arrows(&format!("go s-{colour} dashed"), &format!("tip-{colour}"), &[&corners]);
    let middle = (left(2) + left(3) + COLUMN) / 2;
    canvas.text(words, LABEL, (middle, y - 8), plan.drawn.messages.choose(release.meaning()));
}
