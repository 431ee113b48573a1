//! What is below the lanes: the claims that gave way, in the order in which they did, what is
//! wrong at the end, and the legend.

use super::floor::Floor;
use super::{MARGIN, SwimlaneScene};
use crate::canvas::text::{self, BODY, LABEL};
use crate::canvas::{Canvas, Icon, Point, SIGN};
use honnin_messages::{id, message};

/// The width of a badge in the list.
const BADGE: i32 = 44;
/// Where the list's sentences begin.
const INDENT: i32 = 2 * MARGIN + BADGE;

/// Draws it, and gives where it ends.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    scene: &SwimlaneScene<'_>,
    floor: &Floor,
    top: i32,
) -> i32 {
    let room = floor.width() - INDENT - MARGIN;
    let mut y = top + 30;
    for moment in scene.moments() {
        for &claim in &moment.told.breaks {
            let sentence = scene.messages.choose(claim.claim().sentence);
            let lines = text::lines(
                &message!(scene.messages, "picture-breaks", step = moment.index + 1, sentence),
                room,
                BODY,
            );
            canvas.badge((MARGIN, y - 15, BADGE, 20), &format!("✗ {claim}"));
            y = canvas.block("", BODY, (INDENT, y), &lines) + 8;
        }
    }
    for sentence in &scene.story.ending {
        y = canvas.block("bold", BODY, (INDENT, y), &text::lines(sentence, room, BODY)) + 4;
    }
    let right = floor.width() - MARGIN;
    canvas.line("rule", &[(MARGIN, y - 6), (right, y - 6)]);
    let entries = legend(canvas, scene);
    canvas.legend((MARGIN, y + 8), floor.width(), entries, draw_sign) + 4
}

/// What a sign of the legend is.
enum Sign {
    Resident(usize),
    Bar(&'static str),
    /// Something ends too early.
    Cut,
    /// The data of a resident on its way.
    Token(usize),
    /// Something is given back.
    Released,
    /// Something does not arrive.
    Lost,
    Icon(Icon),
}

/// Every sign that occurs, with its words.
fn legend(canvas: &Canvas<'_>, scene: &SwimlaneScene<'_>) -> Vec<(Sign, String)> {
    let residents = scene.residents();
    let first = residents.first().copied().unwrap_or_default();
    let signs = [
        (id!("picture-legend-waits"), Sign::Bar("bar waits s0")),
        (id!("picture-legend-let-in"), Sign::Bar("bar let-in f0 s0")),
        (id!("picture-legend-in-print"), Sign::Bar("bar f0 s0")),
        (id!("picture-legend-holds"), Sign::Bar("bar f0 s0")),
        (id!("picture-legend-lies"), Sign::Bar("bar f0 s0")),
        (id!("picture-legend-order-cut"), Sign::Cut),
        (id!("picture-legend-image-cut"), Sign::Cut),
        (id!("picture-legend-token"), Sign::Token(first)),
        (id!("picture-legend-releases"), Sign::Released),
        (id!("picture-legend-lost"), Sign::Lost),
        (id!("picture-legend-clock"), Sign::Icon(Icon::Clock)),
        (id!("picture-legend-night"), Sign::Icon(Icon::Night)),
    ];
    let named =
        |resident| (Sign::Resident(resident), scene.numbered(id!("actor-resident"), resident));
    let signs = signs.into_iter().filter(|(id, _)| canvas.explains(*id));
    let signs = signs.map(|(id, sign)| (sign, canvas.say(id)));
    residents.into_iter().map(named).chain(signs).collect()
}

fn draw_sign(canvas: &mut Canvas<'_>, sign: Sign, (x, y): Point) {
    let (bar, middle) = ((x, y, SIGN, 18), (x + SIGN / 2, y + 9));
    let level = |to: i32| [(x, middle.1), (to, middle.1)];
    match sign {
        Sign::Resident(resident) => {
            canvas.of_resident("bar", resident, bar);
            canvas.text("mid bold halo", LABEL, (middle.0, y + 14), &resident.to_string());
        }
        Sign::Bar(class) => canvas.rect(class, bar, 2),
        Sign::Cut => canvas.line("cut", &level(x + SIGN)),
        Sign::Token(resident) => canvas.token(resident, middle),
        Sign::Released => canvas.arrows("go s-ink dashed", "tip-ink", &[&level(x + SIGN)]),
        Sign::Lost => {
            canvas.line("go s-alarm dashed", &level(x + 14));
            canvas.cross("go s-alarm", (x + 14, middle.1), 6);
        }
        Sign::Icon(icon) => canvas.small_icon(icon, middle),
    }
}
