//! Where everything stands: within the picture, within its box, over nothing else.

use super::{made_up, pictures};
use honnin_messages::{Language, Messages};
use honnin_render::picture::text;
use roxmltree::{Document, Node};
use unicode_width::UnicodeWidthStr as _;

/// A rectangle: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
struct Extent(f64, f64, f64, f64);

impl Extent {
    fn lies_in(self, outer: Extent) -> bool {
        outer.0 <= self.0 && outer.1 <= self.1 && self.2 <= outer.2 && self.3 <= outer.3
    }

    fn has(self, x: f64, y: f64) -> bool {
        self.0 <= x && x <= self.2 && self.1 <= y && y <= self.3
    }

    fn touches(self, other: Extent) -> bool {
        self.0 < other.2 && other.0 < self.2 && self.1 < other.3 && other.1 < self.3
    }
}

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).map_or(0.0, |value| value.parse().expect("it is a number"))
}

/// A text as it stands in a picture, or one of the signs of a text that has a place for each.
struct Text<'a> {
    words: &'a str,
    x: f64,
    y: f64,
    size: f64,
    middle: bool,
}

impl<'a> Text<'a> {
    fn all_of(node: Node<'a, '_>) -> Vec<Text<'a>> {
        let words = node.text().expect("a text has words");
        let (y, size) = (number(node, "y"), number(node, "font-size"));
        let class = node.attribute("class").unwrap_or_default();
        let middle = class.split(' ').any(|class| class == "mid");
        let text = |words, x: &str| Text { words, x: x.parse().expect("a place"), y, size, middle };
        let places: Vec<&str> =
            node.attribute("x").expect("a text has a place").split(' ').collect();
        if let [place] = places[..] {
            return vec![text(words, place)];
        }
        let signs: Vec<&str> = words.split("").filter(|sign| !sign.is_empty()).collect();
        assert_eq!(signs.len(), places.len(), "each sign has its place: {words}");
        signs.into_iter().zip(places).map(|(sign, place)| text(sign, place)).collect()
    }

    /// Its extent, measured apart from the program: a column of a narrow letter is 0.6 of the font's
    /// size wide on average, one of a wide letter half of it.
    fn extent(&self) -> Extent {
        let Text { words, x, y, size, middle } = *self;
        let wide = words.chars().filter(|letter| letter.to_string().width() == 2).count();
        let narrow = words.width() - 2 * wide;
        assert!(size >= 11.0, "{words} is large enough to read");
        let width = size * (wide as f64 + 0.6 * narrow as f64);
        let left = if middle { x - width / 2.0 } else { x };
        Extent(left, y - 0.8 * size, left + width, y + 0.15 * size)
    }
}

/// The squares of a path that draws nothing else, as the cells of a matrix are drawn.
fn squares(node: Node<'_, '_>) -> Vec<Extent> {
    let square = |part: &str| -> Option<Extent> {
        let (place, sides) = part.strip_suffix('z')?.split_once('h')?;
        let (x, y) = place.split_once(' ')?;
        let (x, y): (f64, f64) = (x.parse().ok()?, y.parse().ok()?);
        let side: f64 = sides.split_once('v')?.0.parse().ok()?;
        Some(Extent(x, y, x + side, y + side))
    };
    let path = node.attribute("d").unwrap_or_default();
    path.split('M').skip(1).map(square).collect::<Option<_>>().unwrap_or_default()
}

fn rect_extent(node: Node<'_, '_>) -> Extent {
    let (x, y) = (number(node, "x"), number(node, "y"));
    Extent(x, y, x + number(node, "width"), y + number(node, "height"))
}

fn picture_extent(root: Node<'_, '_>) -> Extent {
    let view = root.attribute("viewBox").expect("a picture has its extent");
    let view: Vec<f64> = view.split(' ').map(|n| n.parse().expect("it is a number")).collect();
    assert_eq!((view[2], view[3]), (number(root, "width"), number(root, "height")));
    Extent(0.0, 0.0, view[2], view[3])
}

/// The absolute coordinates of a path; what is drawn relative to them stays near.
fn path_points(path: &str) -> Vec<(Option<f64>, Option<f64>)> {
    let mut points = Vec::new();
    for (at, command) in path.match_indices(['M', 'L', 'H', 'V']) {
        let rest = path[at + 1..].trim_start();
        let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let numbers: Vec<f64> =
            rest[..end].split_whitespace().map(|n| n.parse().expect("it is a number")).collect();
        points.push(match command {
            "H" => (Some(numbers[0]), None),
            "V" => (None, Some(numbers[0])),
            _ => (Some(numbers[0]), Some(numbers[1])),
        });
    }
    points
}

fn is_hatching(node: &Node<'_, '_>) -> bool {
    node.ancestors().any(|above| above.has_tag_name("pattern"))
}

#[test]
fn everything_lies_within_the_picture() {
    let mut points = 0;
    for (name, picture) in pictures() {
        let document = Document::parse(&picture).expect("it is well-formed");
        let view = picture_extent(document.root_element());
        for node in document.descendants().filter(|node| !is_hatching(node)) {
            let inside = |extent: Extent| assert!(extent.lies_in(view), "{name}: {node:?}");
            match node.tag_name().name() {
                "text" => Text::all_of(node).iter().for_each(|text| inside(text.extent())),
                "rect" => inside(rect_extent(node)),
                "circle" => {
                    let (x, y, r) = (number(node, "cx"), number(node, "cy"), number(node, "r"));
                    inside(Extent(x - r, y - r, x + r, y + r));
                }
                "path" => {
                    let place = node.attribute("transform").map(|by| by.replace("translate(", "M"));
                    let path =
                        place.as_deref().or(node.attribute("d")).expect("a path goes somewhere");
                    for (x, y) in path_points(path.split(')').next().unwrap_or_default()) {
                        let (x, y) = (x.unwrap_or(view.0), y.unwrap_or(view.1));
                        assert!(view.has(x, y), "{name}: {path}");
                        points += 1;
                    }
                }
                _ => {}
            }
        }
    }
    assert!(points > 10_000, "paths were looked at: {points}");
}

/// A text that begins in a box ends in it, and none is written over another.
#[test]
fn texts_stay_in_their_boxes_and_apart() {
    let mut boxed = 0;
    for (name, picture) in pictures() {
        let document = Document::parse(&picture).expect("it is well-formed");
        let shown = || document.descendants().filter(|node| !is_hatching(node));
        let rects = shown().filter(|node| node.has_tag_name("rect")).map(|node| {
            let Extent(left, top, right, bottom) = rect_extent(node);
            // What lasts has its number below the line of a step, over the border of two rows.
            let row = matches!(node.attribute("class"), Some("band" | "broken"));
            if row { Extent(left, top - 6.0, right, bottom + 6.0) } else { rect_extent(node) }
        });
        let boxes: Vec<Extent> = rects.chain(shown().flat_map(squares)).collect();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let texts: Vec<Text<'_>> = texts.flat_map(Text::all_of).collect();
        for (place, text) in texts.iter().enumerate() {
            let (words, extent) = (text.words, text.extent());
            for around in boxes.iter().filter(|around| around.has(text.x, text.y)) {
                assert!(extent.lies_in(*around), "{name}: {words:?} {extent:?} in {around:?}");
                boxed += 1;
            }
            for other in &texts[..place] {
                let (both, beside) = ((words, other.words), other.extent());
                assert!(!extent.touches(beside), "{name}: {both:?} {extent:?} {beside:?}");
            }
        }
    }
    assert!(boxed > 5_000, "texts in boxes were looked at: {boxed}");
}

#[test]
fn wide_letters_are_measured_as_wide() {
    assert_eq!(text::width("abcde", 10), 30);
    assert_eq!(text::width("本人", 10), 20);
    assert_eq!(text::width("住民0", 10), 26);
    assert_eq!(text::width("", 10), 0);
}

/// No word is torn, no particle and no stop begins a line, and what is too long for the room stays
/// in one piece.
#[test]
fn japanese_lines_break_before_words() {
    let words = "記録が更新中のため、印刷イメージを作らずに進む";
    assert_eq!(
        text::lines(words, 100, 10),
        ["記録が更新中のため、", "印刷イメージを", "作らずに進む"]
    );
    assert_eq!(text::lines("住民記録システム", 50, 10), ["住民記録", "システム"]);
    assert_eq!(text::lines("one word", 30, 10), ["one", "word"]);
    assert_eq!(text::lines("indivisible", 10, 10), ["indivisible"]);
}

/// The site as it stands, with all conditions present, is framed, once.
#[test]
fn one_column_of_a_matrix_is_framed() {
    let messages = Messages::new(Language::En);
    for conditions in 0..=8 {
        let picture = made_up(&messages, conditions).0;
        let document = Document::parse(&picture).expect("it is well-formed");
        let framed = document.descendants().filter(|node| node.attribute("class") == Some("frame"));
        let framed: Vec<Extent> = framed.map(rect_extent).collect();
        // The last explains the sign.
        let [column, _] = framed[..] else { panic!("there are two frames: {framed:?}") };
        let dots = |class: &'static str| {
            let rows =
                document.descendants().filter(move |node| node.attribute("class") == Some(class));
            let points = rows.flat_map(|node| path_points(node.attribute("d").unwrap_or_default()));
            points.filter(|(x, y)| column.has(x.expect("a dot"), y.expect("a dot"))).count()
        };
        assert_eq!((dots("present"), dots("absent")), (conditions, 0));
    }
}
