//! The elements of pictures: rectangles, paths, arrows and texts, and rows of signs with words.

use super::text::{self, LABEL};
use super::{Area, Canvas, Icon, Point, moved};
use maud::html;

/// How far the head of an arrow reaches back from its tip.
const HEAD: i32 = 10;
/// The side of a sign in a legend.
pub(crate) const SIGN: i32 = 20;
/// From one row of a legend to the next.
const LEGEND: i32 = 28;

impl Canvas<'_> {
    /// A rectangle with round corners.
    pub(crate) fn rect(&mut self, class: &str, (x, y, width, height): Area, radius: i32) {
        self.add(&html! {
            rect class=(class) x=(x) y=(y) width=(width) height=(height)
                rx=[(radius > 0).then_some(radius)] {}
        });
    }

    pub(crate) fn circle(&mut self, class: &str, (x, y): Point, radius: i32) {
        self.add(&html! { circle class=(class) cx=(x) cy=(y) r=(radius) {} });
    }

    /// The ellipse that fills a rectangle.
    pub(crate) fn ellipse(&mut self, class: &str, (x, y, width, height): Area) {
        let (across, down) = (width / 2, height / 2);
        self.add(
            &html! { ellipse class=(class) cx=(x + across) cy=(y + down) rx=(across) ry=(down) {} },
        );
    }

    /// A path that is written as SVG has it; nothing when there is none.
    pub(crate) fn path(&mut self, class: &str, path: &str) {
        if !path.is_empty() {
            self.add(&html! { path class=(class) d=(path) {} });
        }
    }

    /// A line from corner to corner.
    pub(crate) fn line(&mut self, class: &str, corners: &[Point]) {
        self.path(class, &way(corners));
    }

    /// An arrow in the colour with this name.
    pub(crate) fn arrow(&mut self, colour: &str, corners: &[Point]) {
        self.arrows(&format!("go s{colour}"), &format!("tip{colour}"), &[corners]);
    }

    /// Arrows from corner to corner, which have their look and their heads in common.
    pub(crate) fn arrows(&mut self, class: &str, head: &str, arrows: &[&[Point]]) {
        let (mut ways, mut heads) = (String::new(), String::new());
        for corners in arrows {
            let [before @ .., last, tip] = corners else { continue };
            let ahead = ((tip.0 - last.0).signum(), (tip.1 - last.1).signum());
            let neck = (tip.0 - 8 * ahead.0, tip.1 - 8 * ahead.1);
            ways += &way(&[before, &[*last, neck]].concat());
            heads += &head_at(*tip, ahead);
        }
        self.path(class, &ways);
        self.path(head, &heads);
    }

    /// A cross, so far from its middle in every direction.
    pub(crate) fn cross(&mut self, class: &str, middle: Point, reach: i32) {
        self.path(class, &cross(middle, reach));
    }

    /// A sign around a point.
    pub(crate) fn icon(&mut self, icon: Icon, (x, y): Point) {
        let place = moved((x - 12, y - 12));
        self.add(&html! { path class="sign" transform=(place) d=(icon.path()) {} });
    }

    /// A sign around a point, small enough for a bar.
    pub(crate) fn small_icon(&mut self, icon: Icon, (x, y): Point) {
        let place = moved((x - 7, y - 7)) + "scale(.6)";
        self.add(&html! { path class="sign" transform=(place) d=(icon.path()) {} });
    }

    /// A line of text with its foot at `y`. It begins at `x`, or with the class `mid` lies around it.
    pub(crate) fn text(&mut self, class: &str, size: i32, (x, y): Point, words: &str) {
        self.add(&html! { text class=[named(class)] font-size=(size) x=(x) y=(y) { (words) } });
    }

    /// Lines of text below each other, the foot of the first at `y`; gives the foot of the next.
    pub(crate) fn block(&mut self, class: &str, size: i32, at: Point, lines: &[String]) -> i32 {
        let (x, mut y) = at;
        for words in lines {
            self.text(class, size, (x, y), words);
            y += text::leading(size);
        }
        y
    }

    /// A line of text that runs upward.
    pub(crate) fn upward(&mut self, class: &str, size: i32, foot: Point, words: &str) {
        let turned = moved(foot) + "rotate(-90)";
        self.add(
            &html! { text class=[named(class)] font-size=(size) transform=(turned) { (words) } },
        );
    }

    /// The same sign at each of these places, its foot at `y`: one element for all of them.
    pub(crate) fn signs(&mut self, class: &str, size: i32, (xs, y): (&[i32], i32), sign: &str) {
        let places: Vec<String> = xs.iter().map(i32::to_string).collect();
        let (places, signs) = (places.join(" "), sign.repeat(xs.len()));
        if !xs.is_empty() {
            self.add(&html! { text class=(class) font-size=(size) x=(places) y=(y) { (signs) } });
        }
    }

    /// Signs with words, side by side as far as there is room, in rows; gives where they end.
    pub(crate) fn legend<T>(
        &mut self,
        (left, top): Point,
        right: i32,
        entries: impl IntoIterator<Item = (T, String)>,
        draw: impl Fn(&mut Self, T, Point),
    ) -> i32 {
        let (mut x, mut y) = (left, top);
        for (sign, words) in entries {
            let wide = SIGN + 8 + text::width(&words, LABEL) + 18;
            if x > left && x + wide > right {
                (x, y) = (left, y + LEGEND);
            }
            draw(self, sign, (x, y));
            self.text("soft", LABEL, (x + SIGN + 6, y + 15), &words);
            x += wide;
        }
        y + LEGEND
    }
}

fn named(class: &str) -> Option<&str> {
    (!class.is_empty()).then_some(class)
}

/// From corner to corner, each straight along or straight down where it can be.
fn way(corners: &[Point]) -> String {
    let mut way = String::new();
    let mut before: Option<Point> = None;
    for &(x, y) in corners {
        way += &match before {
            None => format!("M{x} {y}"),
            Some((_, known)) if known == y => format!("H{x}"),
            Some((known, _)) if known == x => format!("V{y}"),
            Some(_) => format!("L{x} {y}"),
        };
        before = Some((x, y));
    }
    way
}

/// The head of an arrow that goes straight along or straight down.
fn head_at((x, y): Point, (along, down): Point) -> String {
    let (back, half) = ((-HEAD * along, -HEAD * down), HEAD / 2);
    let (one, across) =
        ((back.0 - half * down, back.1 - half * along), (HEAD * down, HEAD * along));
    format!("M{x} {y}l{} {}l{} {}z", one.0, one.1, across.0, across.1)
}

/// The path of a cross.
pub(super) fn cross((x, y): Point, reach: i32) -> String {
    let side = 2 * reach;
    format!("M{} {}l{side} {side}m0-{side}l-{side} {side}", x - reach, y - reach)
}
