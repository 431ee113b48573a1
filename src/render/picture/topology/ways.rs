//! What goes between the parts of a site: requests and documents, records and changes, and what the
//! sync releases when it ends.

use super::plan::{Area, HEIGHT, Plan};
use super::{COLUMN, GUTTER, left};
use crate::picture::icon::Icon;
use crate::picture::text::{self, LABEL, SMALL};
use honnin_models::design::{Feed, OrderScope, Reconcile, ReleasePolicy};
use maud::{Markup, html};

/// From the servers to the line that joins them.
const BUS: i32 = 12;

/// All ways.
pub(super) fn draw(plan: &Plan<'_>) -> Markup {
    html! {
        (requests(plan))
        (images(plan))
        (record(plan))
        (changes(plan))
        (night(plan))
        @if plan.design().order.scope == OrderScope::Site { (release(plan)) }
    }
}

/// The line on which something enters or leaves a part.
fn line_of((_, y, _, height): Area) -> i32 {
    y + height / 2
}

/// A level arrow.
fn level(class: &str, from: i32, to: i32, y: i32) -> Markup {
    let ahead = if from < to { 1 } else { -1 };
    html! {
        path class={ "go s" (class) } d={ "M" (from) " " (y) "H" (to - 8 * ahead) } {}
        path class={ "h" (class) } d={ "M" (to) " " (y) "l" (-10 * ahead) "-5v10z" } {}
    }
}

/// A line that joins servers, and reaches the lines on which something comes.
fn bus(x: i32, servers: &[Area], comes: &[i32]) -> Markup {
    let lines = || servers.iter().map(|area| line_of(*area)).chain(comes.iter().copied());
    let (high, low) = (lines().min().unwrap_or(0), lines().max().unwrap_or(0));
    html! { path class="go s-ink" d={ "M" (x) " " (high) "V" (low) } {} }
}

/// Requests go from the kiosks to the app servers; documents go back, through the check.
fn requests(plan: &Plan<'_>) -> Markup {
    let (kiosks, check) = (plan.upper(0), plan.lower(0));
    let (right, joint, servers) = (left(0) + COLUMN, left(1) - BUS, plan.app_servers());
    let (x, foot) = (left(0) + COLUMN / 2, kiosks.1 + HEIGHT);
    html! {
        (bus(joint, &servers, &[line_of(kiosks), line_of(check)]))
        path class="go s-ink" d={ "M" (right) " " (line_of(kiosks)) "H" (joint) } {}
        (level("-ink", joint, right, line_of(check)))
        @for area in &servers { (level("-ink", joint, area.0, line_of(*area))) }
        path class="go s-ink" d={ "M" (x) " " (check.1) "V" (foot + 8) } {}
        path class="h-ink" d={ "M" (x) " " (foot) "l-5 10h10z" } {}
    }
}

/// Each app server writes images and reads them.
fn images(plan: &Plan<'_>) -> Markup {
    html! {
        @for area in plan.app_servers() {
            @let right = area.0 + area.2;
            (level("-ink", right, left(2), line_of(area) - 9))
            (level("-ink", left(2), right, line_of(area) + 9))
        }
    }
}

/// The record goes from the replicas to the app servers, past the spool.
fn record(plan: &Plan<'_>) -> Markup {
    let top = |areas: Vec<Area>| areas.first().map_or(0, |area| area.1);
    let reaches = plan.reaches();
    let ends = if reaches.is_empty() { top(plan.app_servers()) } else { top(reaches) };
    let (from, to, high) = (left(3) + COLUMN / 2, left(1) + COLUMN / 2, 22);
    let name = plan.drawn.messages.get("picture-record");
    html! {
        path class="go s-ink"
            d={ "M" (from) " " (top(plan.db_servers())) "V" (high) "H" (to) "V" (ends - 8) } {}
        path class="h-ink" d={ "M" (to) " " (ends) "l-5-10h10z" } {}
        (text::line("mid soft", SMALL, (left(2) + COLUMN / 2, high - 6), &name))
    }
}

/// Changes go from the registry to the sync, unless they are lost, and from there to the replicas.
fn changes(plan: &Plan<'_>) -> Markup {
    let (registry, sync) = (plan.upper(4), plan.lower(4));
    let (x, joint, servers) = (left(4) + COLUMN / 2, left(3) + COLUMN + BUS, plan.db_servers());
    let lossy = plan.design().sync.feed == Feed::Lossy;
    let (from, cross) = (registry.1 + HEIGHT, plan.middle);
    let name = plan.drawn.messages.get("picture-feed");
    html! {
        @if lossy {
            path class="go s-alarm dashed" d={ "M" (x) " " (from) "V" (sync.1) } {}
            path class="go s-alarm" d={ "M" (x - 7) " " (cross - 7) "l14 14m0-14l-14 14" } {}
        } @else {
            path class="go s-ink" d={ "M" (x) " " (from) "V" (sync.1 - 8) } {}
            path class="h-ink" d={ "M" (x) " " (sync.1) "l-5-10h10z" } {}
        }
        (text::line("soft", SMALL, (x + 14, cross + 4), &name))
        (bus(joint, &servers, &[line_of(sync)]))
        path class="go s-ink" d={ "M" (left(4)) " " (line_of(sync)) "H" (joint) } {}
        @for area in &servers { (level("-ink", joint, area.0 + area.2, line_of(*area))) }
    }
}

/// The nightly comparison of registry and replicas: joins the same line, or is not there.
fn night(plan: &Plan<'_>) -> Markup {
    let (y, joint) = (line_of(plan.upper(4)), left(3) + COLUMN + BUS);
    let sign = (left(4) - GUTTER / 2 + 4, y - 20);
    let daily = plan.design().sync.reconcile == Reconcile::Daily;
    html! {
        @if daily {
            path class="go s-ink" d={ "M" (left(4)) " " (y) "H" (joint) "V" (plan.middle) } {}
        }
        (Icon::Night.at(sign))
        @if !daily {
            path class="go s-alarm" d={ "M" (sign.0 - 10) " " (sign.1 - 10) "l20 20m0-20l-20 20" } {}
        }
    }
}

/// What the sync releases at its end: an arrow back to the order control.
fn release(plan: &Plan<'_>) -> Markup {
    let all = plan.design().sync.release == ReleasePolicy::All;
    let class = if all { "-alarm" } else { "-ink" };
    let (x, y, end) = (left(4) + COLUMN / 2, line_of(plan.order_name()) + 4, left(1) + COLUMN);
    let id = if all { "picture-release-all" } else { "picture-release-own" };
    let words = if all { "mid alarm bold" } else { "mid soft" };
    let middle = (left(2) + left(3) + COLUMN) / 2;
    html! {
        path class={ "go dashed s" (class) }
            d={ "M" (x) " " (plan.lower(4).1 + HEIGHT) "V" (y) "H" (end + 8) } {}
        path class={ "h" (class) } d={ "M" (end) " " (y) "l10-5v10z" } {}
        (text::line(words, LABEL, (middle, y - 8), &plan.drawn.messages.get(id)))
    }
}
