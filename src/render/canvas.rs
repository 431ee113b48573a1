//! The one canvas on which all pictures are drawn: SVG with text that is text, for light, dark and
//! paper.
//!
//! A picture stands alone: no font, script or other picture is loaded. It has a title and a
//! description that say in words what it shows. No meaning is in a colour alone: residents have
//! numbers and hatching, verdicts have marks.

use honnin_messages::{Language, MessageId, Messages};
use maud::{Markup, PreEscaped, Render as _, html};
use std::collections::BTreeSet;

// The elements, the way that everything is written, and where lines lead.
mod shapes;
// How wide a text is, and where it breaks.
pub mod text;
// Small signs: a kiosk, a server, a database.
mod icon;
// What tells verdicts and residents apart.
mod mark;

pub(crate) use icon::Icon;
pub(crate) use mark::LEGEND;
pub(crate) use shapes::SIGN;

/// The style of all pictures, for light and dark surroundings and for paper, which is always light;
/// a page defines it once.
pub const STYLE: &str = include_str!("canvas/style.css");

/// The namespace that makes a file of one picture a picture.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// A picture that is wider than this, and wider than it is high, cannot be read across a sheet of
/// paper: its class asks the page to print it along one.
const ACROSS_PAPER: i32 = 900;

/// A place: so far to the right, and so far down.
pub(crate) type Point = (i32, i32);
/// A rectangle: left, top, width, height.
pub(crate) type Area = (i32, i32, i32, i32);

/// What a picture is to a page, and to whoever hears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PictureFrame {
    /// One picture, described as a whole. It never grows beyond its size, and shrinks with the page
    /// down to what can still be read.
    Whole,
    /// A group of parts, each with words of its own; the page knows it by this class.
    Parts(&'static str),
}

/// What has been drawn so far.
pub(crate) struct Canvas<'a> {
    pub(crate) messages: &'a Messages,
    /// The ids within the picture begin with it, and are then unique on a page.
    prefix: String,
    body: String,
    /// The names of the hatching that occurs.
    hatching: BTreeSet<&'static str>,
    /// The messages that a legend is to have, as what they explain occurs.
    explained: BTreeSet<MessageId>,
}

impl<'a> Canvas<'a> {
    /// Nothing is drawn yet.
    pub(crate) fn new(messages: &'a Messages, prefix: String) -> Canvas<'a> {
        let (hatching, explained) = (BTreeSet::new(), BTreeSet::new());
        Canvas { messages, prefix, body: String::new(), hatching, explained }
    }

    /// A message, as words to draw.
    pub(crate) fn say(&self, id: MessageId) -> String {
        self.messages.get(id)
    }

    /// Says that what this message explains occurs.
    pub(crate) fn explain(&mut self, id: MessageId) {
        self.explained.insert(id);
    }

    /// Whether a legend is to have this message.
    pub(crate) fn explains(&self, id: MessageId) -> bool {
        self.explained.contains(&id)
    }

    /// The picture with everything that was drawn, of this size.
    pub(crate) fn framed(
        self,
        frame: PictureFrame,
        title: &str,
        description: &str,
        (width, height): (i32, i32),
    ) -> Markup {
        let (role, class) = match frame {
            PictureFrame::Whole if width > ACROSS_PAPER.max(height) => ("img", "picture along"),
            PictureFrame::Whole => ("img", "picture"),
            PictureFrame::Parts(class) => ("group", class),
        };
        let language = match self.messages.language() {
            Language::Ja => "ja",
            Language::En => "en",
        };
        let id = &self.prefix;
        html! {
            svg xmlns=(NAMESPACE) class={ "drawn " (class) } xml:lang=(language)
                viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height)
                style={ "--wide:" (width) "px" }
                role=(role) aria-labelledby={ (id) "title" } aria-describedby={ (id) "desc" } {
                title id={ (id) "title" } { (title) }
                desc id={ (id) "desc" } { (description) }
                (self.defined())
                rect class="paper" width=(width) height=(height) {}
                (PreEscaped(&self.body))
            }
        }
    }

    /// A group for the step with this number.
    pub(crate) fn step(&mut self, number: usize, draw: impl FnOnce(&mut Self)) {
        let parts = self.apart(draw);
        self.add(&html! { g data-step=(number) { (parts) } });
    }

    /// A part with words of its own, drawn from its upper left corner.
    pub(crate) fn part(
        &mut self,
        id: &str,
        title: &str,
        description: &str,
        corner: Point,
        draw: impl FnOnce(&mut Self),
    ) {
        let parts = self.apart(draw);
        let id = format!("{}{id}", self.prefix);
        self.add(&html! {
            g role="img" aria-labelledby=(id) aria-describedby={ (id) "d" } transform=(moved(corner)) {
                title id=(id) { (title) }
                desc id={ (id) "d" } { (description) }
                (parts)
            }
        });
    }

    /// A part that has its words in it, which are read out after its name. It may lead elsewhere.
    pub(crate) fn named(&mut self, name: &str, to: Option<String>, draw: impl FnOnce(&mut Self)) {
        let parts = self.apart(draw);
        let part = html! { g role="group" { title { (name) } (parts) } };
        match to {
            Some(address) => self.add(&html! { a href=(address) { (part) } }),
            None => self.add(&part),
        }
    }

    /// What is drawn on a canvas of its own, to be put into a group.
    fn apart(&mut self, draw: impl FnOnce(&mut Self)) -> PreEscaped<String> {
        let before = std::mem::take(&mut self.body);
        draw(self);
        PreEscaped(std::mem::replace(&mut self.body, before))
    }

    fn add(&mut self, element: &Markup) {
        element.render_to(&mut self.body);
        self.body.push('\n');
    }
}

/// Drawn from another corner than that of the picture.
fn moved((x, y): Point) -> String {
    format!("translate({x} {y})")
}

/// A picture as a file of its own: with the style that a page would have.
pub fn standalone(picture: &Markup) -> String {
    let style = html! { style { (PreEscaped(STYLE)) } };
    picture.0.replacen("</desc>", &format!("</desc>{}", style.0), 1)
}
