//! A picture: every site and every claim on one page. All that it says is there as text, too.

use super::panel::Panel;
use super::{about, all_sentences, marked, number};
use crate::canvas::text::{self, HEADING, LABEL, TITLE};
use crate::canvas::{Canvas, LEGEND, PictureFrame, SIGN, standalone};
use crate::words;
use honnin_analysis::survey::rules::Explanation;
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_messages::{Messages, message};
use honnin_models::claims::VerdictWord;
use maud::Markup;

/// The width of the page, in pixels.
const WIDTH: i32 = 1200;
/// What is left free around the page and between its parts.
const MARGIN: i32 = 24;
/// The least width of a panel, so that its text has room.
const PANEL: i32 = 360;

/// The picture as a file of its own.
pub fn picture(messages: &Messages, survey: &Survey, said: &[SurveyedClaim]) -> String {
    let mut above = about(messages, survey);
    above.push(message!(messages, "survey-picture-how"));
    standalone(&drawn(messages, survey, said, "", &above))
}

/// The picture as a part of a page, of which the ids begin with `name`. The page has the style of all
/// pictures, and what is to be said of this one in its own text, which breaks into lines as the page
/// does.
pub fn embedded(
    messages: &Messages,
    survey: &Survey,
    said: &[SurveyedClaim],
    name: &str,
) -> String {
    drawn(messages, survey, said, &format!("{name}-"), &[]).into_string()
}

/// What the picture adds to the style of all pictures, in an element of this class: nothing.
pub fn style(_name: &str) -> String {
    String::new()
}

fn drawn(
    messages: &Messages,
    survey: &Survey,
    said: &[SurveyedClaim],
    prefix: &str,
    above: &[String],
) -> Markup {
    let mut canvas = Canvas::new(messages, prefix.to_owned());
    let title = message!(messages, "survey-picture");
    canvas.text("bold", TITLE, (MARGIN, MARGIN + 22), &title);
    let mut y = MARGIN + 46;
    for sentence in above {
        let lines = text::lines(sentence, WIDTH - 2 * MARGIN, LABEL);
        y = canvas.block("", LABEL, (MARGIN, y), &lines);
    }
    let marks = LEGEND.map(|mark| (mark, words::verdict(messages, mark)));
    let y = canvas.legend((MARGIN, y), WIDTH - MARGIN, marks, |canvas, mark, (x, y)| {
        canvas.cells(mark, &[(x, y, SIGN, SIGN)], SIGN);
    });
    let bottom = draw_panels(&mut canvas, survey, said, y + 8);
    let described = about(messages, survey).join(" ");
    canvas.framed(PictureFrame::Parts("survey"), &title, &described, (WIDTH, bottom))
}

/// Draws the panels, side by side as far as there is room; gives the foot of the page.
fn draw_panels(canvas: &mut Canvas<'_>, survey: &Survey, said: &[SurveyedClaim], top: i32) -> i32 {
    let messages = canvas.messages;
    let (mut x, mut y, mut lowest) = (MARGIN, top, top);
    for said in said {
        let panel = Panel::new(messages, survey, said);
        let (wide, high) = panel.size();
        let width = wide.max(PANEL);
        if x > MARGIN && x + width + MARGIN > WIDTH {
            (x, y) = (MARGIN, lowest + MARGIN);
        }
        let name = words::named(messages, said.claim);
        let captions = captions(messages, said);
        let captions = captions.iter().flat_map(|caption| text::lines(caption, width, LABEL));
        let captions: Vec<String> = captions.collect();
        let above = HEADING + (captions.len() as i32 + 1) * text::leading(LABEL);
        let id = said.claim.to_string();
        canvas.part(&id, &name, &described(messages, said), (x, y), |canvas| {
            canvas.text("bold", HEADING, (0, HEADING), &name);
            canvas.block("", LABEL, (0, HEADING + text::leading(LABEL)), &captions);
            panel.draw(canvas, above);
        });
        lowest = lowest.max(y + above + high);
        x += width + 2 * MARGIN;
    }
    lowest + MARGIN
}

/// What is above a panel: what the claim says, and how many sites came to what.
fn captions(messages: &Messages, said: &SurveyedClaim) -> Vec<String> {
    let counts = marked(said.counts).into_iter().filter(|(_, count)| *count > 0);
    let counted = |(mark, count): (VerdictWord, usize)| {
        format!("{} {}", words::verdict(messages, mark), number(count))
    };
    let counts: Vec<String> = counts.map(counted).collect();
    let sentence = messages.choose(said.claim.claim().sentence).to_owned();
    vec![sentence, messages.list(&counts)]
}

/// A panel in words: the counts, and the rules.
fn described(messages: &Messages, said: &SurveyedClaim) -> String {
    let mut lines = captions(messages, said);
    if let Explanation::Rules(sets) = &said.explanation {
        for (heading, rules) in all_sentences(messages, said, sets) {
            lines.push(heading);
            lines.extend(rules.iter().map(|rule| format!("- {}", rule.words())));
        }
    }
    lines.join("\n")
}
