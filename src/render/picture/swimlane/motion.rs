//! What moves: each step as arrows between the lanes, or as a mark on one.

use super::MARGIN;
use super::floor::{Floor, Track};
use super::steps::{ArrowStyle, Motion};
use crate::canvas::{Canvas, Icon};
use honnin_messages::id;

/// Draws a part of a step on its line.
pub(super) fn draw(canvas: &mut Canvas<'_>, floor: &Floor, y: i32, motion: &Motion) {
    match motion {
        Motion::Go { from, to, manner, colour } => {
            draw_go(canvas, floor, y, (*from, *to), *manner, colour);
        }
        Motion::Begins { on, colour } => {
            canvas.circle(&format!("tip{colour}"), (floor.middle(*on), y), 5);
        }
        Motion::Sign { on, icon } => draw_icon(canvas, *icon, (floor.middle(*on), y), 12),
        Motion::Everywhere(icon) => {
            let (left, right) = floor.across();
            canvas.line("go s-ink dashed", &[(left, y), (right - MARGIN, y)]);
            draw_icon(canvas, *icon, (left + 24, y), 15);
        }
    }
}

fn draw_icon(canvas: &mut Canvas<'_>, icon: Icon, at: (i32, i32), around: i32) {
    let night = icon == Icon::Night;
    canvas.explain(if night { id!("picture-legend-night") } else { id!("picture-legend-clock") });
    canvas.circle("paper", at, around);
    canvas.icon(icon, at);
}

/// An arrow between two tracks, from the edge of one to the edge of the other. What is lost gets no
/// further than the border of its lane, and there may be no bar to start from.
fn draw_go(
    canvas: &mut Canvas<'_>,
    floor: &Floor,
    y: i32,
    (from, to): (Track, Track),
    manner: ArrowStyle,
    colour: &str,
) {
    let ((from_left, from_right), (to_left, to_right)) = (floor.edges(from), floor.edges(to));
    let rightward = from_left < to_left;
    let border = floor.border(from, rightward);
    let (start, tip) = match rightward {
        _ if manner == ArrowStyle::Lost => (floor.middle(from), border),
        true => (from_right, to_left),
        false => (from_left, to_right),
    };
    let level = [(start, y), (tip, y)];
    // What crosses the arrow is seen to go on below it.
    canvas.line("under", &level);
    match manner {
        ArrowStyle::Goes => canvas.arrow(colour, &level),
        ArrowStyle::Carries(whose) => {
            canvas.explain(id!("picture-legend-token"));
            canvas.arrow(colour, &level);
            canvas.token(whose, (border, y));
        }
        ArrowStyle::Releases => {
            canvas.explain(id!("picture-legend-releases"));
            canvas.arrows(&format!("go s{colour} dashed"), &format!("tip{colour}"), &[&level]);
        }
        ArrowStyle::Lost => {
            canvas.explain(id!("picture-legend-lost"));
            canvas.line(&format!("go s{colour} dashed"), &level);
            canvas.cross("go s-alarm", (tip, y), 6);
        }
    }
}
