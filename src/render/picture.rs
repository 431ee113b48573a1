//! Pictures for people who read the report: SVG with text that is text, for light, dark and paper.
//!
//! A picture has a title and a description that say in words what it shows, so nothing is lost on a
//! reader who cannot see it. Colours come from [`STYLE`], which a page defines once. No meaning is
//! in a colour alone: residents have numbers and hatching, verdicts have marks.

use honnin_messages::{Language, Messages};
use maud::{Markup, PreEscaped, html};

// The colours and lines that all pictures share.
mod style;
// How wide a text is, and where it breaks.
pub mod text;
// What tells residents apart.
mod resident;
// Small signs: a kiosk, a server, a database.
mod icon;
// A counterexample: who does what to whom, from top to bottom.
pub mod swimlane;
// Which conditions together break which claim.
pub mod matrix;
// A site: its parts, and the decisions that were taken for each.
pub mod topology;

pub use style::STYLE;

/// The namespace that makes a file of one picture a picture.
const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// What a picture is called and what it shows, in words.
struct About {
    /// Unique among the pictures of a page: the ids within the picture begin with it.
    id: String,
    title: String,
    description: String,
}

impl About {
    /// A picture of this kind, of this site: no two pictures of a page are called the same.
    fn new(messages: &Messages, id: &str, of: &str, title: String, description: String) -> About {
        let values = [("label", of.into()), ("words", title.into())];
        About { id: id.to_owned(), title: messages.with("word-labelled", values), description }
    }
}

/// A picture that is wider than this, and wider than it is high, cannot be read across a sheet of
/// paper: its class asks the page to print it along one.
const ACROSS_PAPER: i32 = 900;

/// A picture of this size around its parts. It never grows beyond its size, and shrinks with the
/// page down to what can still be read.
fn framed(
    messages: &Messages,
    about: &About,
    (width, height): (i32, i32),
    body: &Markup,
) -> Markup {
    let About { id, title, description } = about;
    let language = match messages.language() {
        Language::Ja => "ja",
        Language::En => "en",
    };
    let class = if width > ACROSS_PAPER.max(height) { "picture along" } else { "picture" };
    html! {
        svg xmlns=(NAMESPACE) class=(class) xml:lang=(language)
            viewBox={ "0 0 " (width) " " (height) } width=(width) height=(height)
            style={ "--wide:" (width) "px" }
            role="img" aria-labelledby={ (id) "-title" } aria-describedby={ (id) "-desc" } {
            title id={ (id) "-title" } { (title) }
            desc id={ (id) "-desc" } { (description) }
            rect class="paper" width=(width) height=(height) {}
            (body)
        }
    }
}

/// A picture as a file of its own: with the style that a page would have.
pub fn standalone(picture: &Markup) -> String {
    let style = html! { style { (PreEscaped(STYLE)) } };
    picture.0.replacen("</desc>", &format!("</desc>{}", style.0), 1)
}
