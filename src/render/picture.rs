//! Pictures for people who read the report: a counterexample, a condition matrix, a site.

use crate::canvas::{Canvas, PictureFrame};
use crate::words;
use maud::Markup;

// A counterexample: who does what to whom, from top to bottom.
pub mod swimlane;
// Which conditions together break which claim.
pub mod matrix;
// A site: its parts, and the decisions that were taken for each.
pub mod topology;

pub use crate::canvas::{STYLE, standalone, text};

/// What is left free at the edges.
const MARGIN: i32 = 12;

/// The picture of this kind, of this site: no two pictures of a page are called the same.
fn framed(canvas: Canvas<'_>, of: &str, kind: &str, described: &str, size: (i32, i32)) -> Markup {
    let title = words::labelled(canvas.messages, of, kind);
    canvas.framed(PictureFrame::Whole, &title, described, size)
}
