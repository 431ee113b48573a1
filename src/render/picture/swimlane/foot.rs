//! What stands below the lanes: the claims that gave way, in the order in which they did, what is
//! wrong at the end, and the legend.

use super::Scene;
use super::floor::{Floor, MARGIN};
use super::rows::badge;
use super::{bars, motion};
use crate::picture::icon::Icon;
use crate::picture::resident;
use crate::picture::text::{self, BODY, LABEL};
use maud::{Markup, html};

/// The width of a badge in the list.
const BADGE: i32 = 44;
/// Where the list's sentences begin.
const INDENT: i32 = 2 * MARGIN + BADGE;
/// From one line of the legend to the next.
const LEGEND: i32 = 28;

/// The drawing, and where it ends.
pub(super) fn draw(scene: &Scene<'_>, floor: &Floor, top: i32) -> (Markup, i32) {
    let mut y = top + 30;
    let room = floor.width() - INDENT - MARGIN;
    let mut parts = Vec::new();
    for moment in scene.moments() {
        for &claim in &moment.told.breaks {
            let values = [
                ("step", (moment.index + 1).into()),
                ("sentence", scene.messages.of(claim.claim().sentence).into()),
            ];
            let words = scene.messages.with("picture-breaks", values);
            let lines = text::lines(&words, room, BODY);
            parts.push(html! {
                (badge((MARGIN, y - 15), BADGE, claim))
                (text::block("", BODY, (INDENT, y), &lines))
            });
            y += lines.len() as i32 * text::leading(BODY) + 8;
        }
    }
    for sentence in &scene.story.ending {
        let lines = text::lines(sentence, room, BODY);
        parts.push(text::block("bold", BODY, (INDENT, y), &lines));
        y += lines.len() as i32 * text::leading(BODY) + 4;
    }
    let (legend, bottom) = legend(scene, floor, y + 8);
    (html! { @for part in &parts { (part) } (legend) }, bottom)
}

/// What a sign of the legend is.
enum Sign {
    Resident(usize),
    Bar(&'static str),
    Cut,
    Icon(Icon),
    /// An arrow; broken for what is given back.
    Arrow(&'static str),
    /// An arrow that ends in a cross.
    Lost,
    /// The data of a resident on its way.
    Token(usize),
}

fn legend(scene: &Scene<'_>, floor: &Floor, top: i32) -> (Markup, i32) {
    let get = |id: &str| scene.messages.get(id);
    let residents = scene.residents().into_iter().map(|resident| {
        let name = scene.messages.with("actor-resident", [("n", resident.into())]);
        (Sign::Resident(resident), name)
    });
    let first = scene.residents().first().copied().unwrap_or_default();
    let bars = bars::seen(scene, floor);
    let moves = motion::seen(scene);
    let signs = [
        (bars.waits, Sign::Bar("waits s0"), "picture-legend-waits"),
        (bars.let_in, Sign::Bar("let-in f0 s0"), "picture-legend-let-in"),
        (bars.in_print, Sign::Bar("f0 s0"), "picture-legend-in-print"),
        (bars.holds, Sign::Bar("f0 s0"), "picture-legend-holds"),
        (bars.lies, Sign::Bar("f0 s0"), "picture-legend-lies"),
        (bars.order_cut, Sign::Cut, "picture-legend-order-cut"),
        (bars.image_cut, Sign::Cut, "picture-legend-image-cut"),
        (moves.carries, Sign::Token(first), "picture-legend-token"),
        (moves.releases, Sign::Arrow(" dashed"), "picture-legend-releases"),
        (moves.lost, Sign::Lost, "picture-legend-lost"),
        (moves.clock, Sign::Icon(Icon::Clock), "picture-legend-clock"),
        (moves.night, Sign::Icon(Icon::Night), "picture-legend-night"),
    ];
    let signs = signs.into_iter().filter(|(seen, ..)| *seen);
    let signs = signs.map(|(_, sign, id)| (sign, get(id)));
    let (mut x, mut y, mut parts) = (MARGIN, top, Vec::new());
    for (sign, words) in residents.chain(signs) {
        let wide = 28 + text::width(&words, LABEL) + 18;
        if x + wide > floor.width() {
            (x, y) = (MARGIN, y + LEGEND);
        }
        parts.push(html! {
            (draw_sign(scene.id, &sign, (x, y)))
            (text::line("soft", LABEL, (x + 26, y + 14), &words))
        });
        x += wide;
    }
    let rule = format!("M{MARGIN} {}H{}", top - 14, floor.width() - MARGIN);
    let drawn = html! { path class="rule" d=(rule) {} @for part in &parts { (part) } };
    (drawn, y + LEGEND + 4)
}

fn draw_sign(id: &str, sign: &Sign, (x, y): (i32, i32)) -> Markup {
    let bar = |class: &str, fill: Option<String>| {
        html! {
            rect class={ "bar " (class) } fill=[fill] x=(x) y=(y) width="20" height="18" rx="2" {}
        }
    };
    match sign {
        Sign::Resident(resident) => html! {
            (bar(&format!("s{resident}"), Some(resident::fill(id, *resident))))
            (text::line("mid bold halo", LABEL, (x + 10, y + 14), &resident.to_string()))
        },
        Sign::Bar(class) => bar(class, None),
        Sign::Cut => html! { path class="cut" d={ "M" (x) " " (y + 9) "h20" } {} },
        Sign::Icon(icon) => icon.small((x + 10, y + 9)),
        Sign::Arrow(dashed) => html! {
            path class={ "go s-ink" (dashed) } d={ "M" (x) " " (y + 9) "h12" } {}
            path class="h-ink" d={ "M" (x + 20) " " (y + 9) "l-10-5v10z" } {}
        },
        Sign::Lost => html! {
            path class="go s-alarm dashed" d={ "M" (x) " " (y + 9) "h14" } {}
            path class="go s-alarm" d={ "M" (x + 8) " " (y + 3) "l12 12m0-12l-12 12" } {}
        },
        Sign::Token(resident) => resident::token(*resident, (x + 10, y + 9)),
    }
}
