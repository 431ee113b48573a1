//! A picture: every site and every claim on one page, for light and dark surroundings.
//!
//! It stands alone: no font, script or picture is loaded. No verdict is in a colour alone: what is
//! violated is crossed out, and what is not claimed or not established is hatched. All that the picture says
//! is there as text, too.

use super::panel::{Panel, cross, line};
use super::{about, heading, number, told};
use crate::words;
use honnin_analysis::survey::rules::Explanation;
use honnin_analysis::survey::{Said, Survey};
use honnin_messages::{Language, Messages, wrapped};

/// The width of the page, in pixels.
const WIDTH: usize = 1200;
/// What is left free around the page and between its parts.
const MARGIN: usize = 24;
/// From one line of text to the next.
const LEADING: usize = 16;
/// The least width of a panel, so that its text has room.
const PANEL: usize = 360;

const STYLE: &str = "\
svg{color:#1a1a1a;font-family:system-ui,'Noto Sans','Noto Sans CJK JP',\
'Hiragino Sans',sans-serif}
text{font-size:10px;fill:currentColor}
.b{font-size:12px}.c{font-size:14px;font-weight:600}.a{font-size:22px;font-weight:600}
.k{fill:#55606b;font-style:italic}.m{text-anchor:middle}
.p{fill:#fff}.h{fill:#cfe3f3}.v{fill:#a53a0b}.x{stroke:#fff;stroke-width:1.5;fill:none}.n{fill:url(#n)}.q{fill:url(#q)}
.t{stroke:#fff;stroke-width:1}.s{stroke:#55606b;stroke-width:1}
.np{fill:#f1f1f1}.nl{stroke:#9a9a9a;stroke-width:1.5}.qp{fill:#ffd84d}.ql{stroke:#1a1a1a;stroke-width:1.5}
@media(prefers-color-scheme:dark){svg{color:#e8e8e8}.p{fill:#14181c}.k{fill:#a7b3bf}
.h{fill:#27475e}.v{fill:#ff9a5a}.x{stroke:#14181c}.t{stroke:#14181c}.s{stroke:#a7b3bf}.np{fill:#22272c}.nl{stroke:#6d7680}}";

const PATTERNS: &str = r#"<defs>
<pattern id="n" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="np" width="6" height="6"/><path class="nl" d="M0 6L6 0"/></pattern>
<pattern id="q" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="qp" width="6" height="6"/><path class="ql" d="M0 0L6 6M0 6L6 0"/></pattern>
</defs>"#;

/// The picture as a file of its own.
pub fn picture(messages: &Messages, survey: &Survey, said: &[Said]) -> String {
    let style = format!("\n<style>{STYLE}</style>");
    let mut above = about(messages, survey);
    above.push(messages.get("survey-picture-how"));
    drawn(messages, survey, said, "", &style, &above)
}

/// The picture as a part of a page, of which the ids begin with `name`. The page has its [`style`],
/// around the picture an element of the class `name`, and what is to be said of it in its own text,
/// which breaks into lines as the page does.
pub fn embedded(messages: &Messages, survey: &Survey, said: &[Said], name: &str) -> String {
    drawn(messages, survey, said, &format!("{name}-"), "", &[])
}

/// The style of a picture in an element of this class, and of nothing beside it. On paper it is
/// that of light surroundings, whatever the screen is.
pub fn style(name: &str) -> String {
    let style = STYLE.replace("url(#", &format!("url(#{name}-"));
    let style = style.replace("@media(", "@media screen and (");
    format!(".{name}{{{style}}}\n")
}

fn drawn(
    messages: &Messages,
    survey: &Survey,
    said: &[Said],
    ids: &str,
    style: &str,
    above: &[String],
) -> String {
    let mut body = String::new();
    let title = messages.get("survey-picture");
    let mut y = MARGIN + 22;
    line(&mut body, &text("a", MARGIN, y, &title));
    y += LEADING / 2;
    for sentence in above {
        for written in wrapped(sentence, columns(WIDTH - 2 * MARGIN), 0).lines() {
            y += LEADING;
            line(&mut body, &text("b", MARGIN, y, written));
        }
    }
    y += LEADING;
    legend(messages, &mut body, y);
    y += 2 * LEADING;
    let bottom = panels(messages, survey, said, ids, &mut body, y);
    let described: Vec<String> = about(messages, survey);
    let language = match messages.language() {
        Language::Ja => "ja",
        Language::En => "en",
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {bottom}\" \
         width=\"{WIDTH}\" height=\"{bottom}\" xml:lang=\"{language}\" role=\"group\" \
         aria-labelledby=\"{ids}title\" aria-describedby=\"{ids}desc\">\n<title id=\"{ids}title\">{}</title>\n\
         <desc id=\"{ids}desc\">{}</desc>{style}\n{}\n\
         <rect class=\"p\" width=\"{WIDTH}\" height=\"{bottom}\"/>\n{body}</svg>",
        escaped(&title),
        escaped(&described.join(" ")),
        PATTERNS.replace("id=\"", &format!("id=\"{ids}")),
    )
}

/// What the colours mean.
fn legend(messages: &Messages, out: &mut String, y: usize) {
    let entries = [
        ("h", "verdict-holds"),
        ("v", "verdict-violated"),
        ("n", "verdict-not-claimed"),
        ("q", "verdict-not-established"),
    ];
    for (place, (class, id)) in entries.into_iter().enumerate() {
        let x = MARGIN + place * 170;
        line(out, &format!(r#"<rect class="{class}" x="{x}" y="{y}" width="14" height="14"/>"#));
        if class == "v" {
            let cross = cross((x, y), 14);
            line(out, &format!(r#"<path class="x" d="{cross}"/>"#));
        }
        line(out, &text("b", x + 20, y + 12, &messages.get(id)));
    }
}

/// The panels, side by side as far as there is room; gives the foot of the page.
fn panels(
    messages: &Messages,
    survey: &Survey,
    said: &[Said],
    ids: &str,
    out: &mut String,
    top: usize,
) -> usize {
    let (mut x, mut y, mut lowest) = (MARGIN, top, top);
    for said in said {
        let panel = Panel::new(messages, survey, said);
        let (wide, high) = panel.size();
        let width = wide.max(PANEL);
        let captions = captions(messages, said, columns(width));
        if x > MARGIN && x + width + MARGIN > WIDTH {
            (x, y) = (MARGIN, lowest + MARGIN);
        }
        let id = said.claim;
        line(
            out,
            &format!(
                r#"<g role="img" aria-labelledby="{ids}{id}" aria-describedby="{ids}{id}d" transform="translate({x},{y})">"#
            ),
        );
        let name = words::named(messages, id);
        line(out, &format!(r#"<title id="{ids}{id}">{}</title>"#, escaped(&name)));
        line(
            out,
            &format!(r#"<desc id="{ids}{id}d">{}</desc>"#, escaped(&described(messages, said))),
        );
        line(out, &text("c", 0, 14, &name));
        for (place, caption) in captions.iter().enumerate() {
            line(out, &text("b", 0, 14 + (place + 1) * LEADING, caption));
        }
        let above = 14 + (captions.len() + 1) * LEADING;
        line(out, &format!(r#"<g transform="translate(0,{above})">"#));
        *out += &panel.draw();
        line(out, "</g>\n</g>");
        lowest = lowest.max(y + above + high);
        x += width + 2 * MARGIN;
    }
    lowest + MARGIN
}

/// What stands above a panel: what the claim says, and how many sites came to what.
fn captions(messages: &Messages, said: &Said, columns: usize) -> Vec<String> {
    let sentences = [messages.of(said.claim.claim().sentence).to_owned(), counted(messages, said)];
    let lines = sentences.iter().map(|sentence| wrapped(sentence, columns, 0));
    lines.collect::<Vec<_>>().iter().flat_map(|lines| lines.lines()).map(str::to_owned).collect()
}

fn counted(messages: &Messages, said: &Said) -> String {
    let counts = said.counts;
    let counts = [
        ("verdict-holds", counts.holds),
        ("verdict-violated", counts.violated),
        ("verdict-not-claimed", counts.not_claimed),
        ("verdict-not-established", counts.not_established),
    ];
    let some = counts.into_iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        some.map(|(id, count)| format!("{} {}", messages.get(id), number(count))).collect();
    messages.list(told.iter().map(String::as_str))
}

/// A panel in words: the counts, and the rules.
fn described(messages: &Messages, said: &Said) -> String {
    let mut lines =
        vec![messages.of(said.claim.claim().sentence).to_owned(), counted(messages, said)];
    if let Explanation::Rules(sets) = &said.explanation {
        for set in sets.iter().filter(|set| !set.rules.is_empty()) {
            lines.push(heading(messages, said, set));
            let rules = set.rules.iter().filter(|rule| !rule.literals.is_empty());
            lines.extend(rules.map(|rule| format!("- {}", told(messages, rule))));
        }
    }
    lines.join("\n")
}

fn text(class: &str, x: usize, y: usize, words: &str) -> String {
    format!(r#"<text class="{class}" x="{x}" y="{y}">{}</text>"#, escaped(words))
}

/// How many columns of text of the middle size fit in so many pixels.
fn columns(pixels: usize) -> usize {
    pixels * 10 / 66
}

/// A text as XML has it.
pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
