//! What tells residents apart: a number everywhere, a colour, and hatching for those who have none.

use super::text::{self, LABEL};
use maud::{Markup, html};

/// The hatching of each resident: lines in a tile of eight pixels. The first has none.
const HATCHING: [&str; 8] = [
    "",
    "M-2 2L2-2M0 8L8 0M6 10L10 6",
    "M2 2h1M6 6h1",
    "M-2 6L2 10M0 0L8 8M6-2L10 2",
    "M0 4H8",
    "M4 0V8",
    "M0 4H8M4 0V8",
    "M0 8L8 0M0 0L8 8",
];

/// The hatching of these residents, for the picture with this id.
pub(super) fn hatching(id: &str, residents: &[usize]) -> Markup {
    html! {
        defs {
            @for &resident in residents {
                pattern id={ (id) "-r" (resident) } width="8" height="8" patternUnits="userSpaceOnUse" {
                    rect class={ "f" (resident) } width="8" height="8" {}
                    path class={ "s" (resident) } stroke-opacity="0.45" fill="none"
                        d=(HATCHING[resident]) {}
                }
            }
        }
    }
}

/// What fills a surface that is about this resident.
pub(super) fn fill(id: &str, resident: usize) -> String {
    format!("url(#{id}-r{resident})")
}

/// A small disc with the resident's number.
pub(super) fn token(resident: usize, (x, y): (i32, i32)) -> Markup {
    html! {
        circle class={ "f" (resident) " s" (resident) } stroke-width="1.5" cx=(x) cy=(y) r="9" {}
        (text::line("mid bold", LABEL, (x, y + 4), &resident.to_string()))
    }
}
