//! A module as a picture, for light and dark surroundings. It stands alone: no font, script or other
//! picture is loaded, and everything that a colour says is said by a shape or a word, too.

use super::case::{Kind, Module};
use super::layout::{
    Join, LEADING, Line, MARGIN, Page, Placed, RADIUS, SLANT, WIDTH, columns, fitted, lay,
};
use super::text::{kind, mark};
use honnin_messages::{Language, Messages};
use maud::{Markup, PreEscaped, html};

/// The style of all pictures of the case; a page defines it once.
pub const STYLE: &str = "\
.gsn{color:#14181c;background:#fff;font-family:system-ui,'Noto Sans','Noto Sans CJK JP',\
'Hiragino Sans','Yu Gothic',sans-serif}
.gsn text{font-size:12px;fill:currentColor}
.gsn .h{font-size:20px;font-weight:600}.gsn .i{font-weight:700}
.gsn .s{font-size:10px;text-anchor:middle;font-weight:600}
.gsn .w{font-size:9.5px;fill:#55606b;font-family:ui-monospace,'DejaVu Sans Mono',monospace}
.gsn .c{text-anchor:middle}
.gsn .e{stroke:#39434d;stroke-width:1.3;fill:#fff}
.gsn .goal{fill:#eef4fa}.gsn .strategy{fill:#eef6ee}.gsn .context{fill:#f5f3ec}
.gsn .evidence{fill:#fff}
.gsn .contested{stroke-width:3.5;stroke:#a1300a}
.gsn .undeveloped{stroke-dasharray:6 3;stroke:#7a5200;stroke-width:2}
.gsn .x{stroke:#a1300a;stroke-width:1.4;opacity:.45}
.gsn .l{fill:none;stroke:#39434d;stroke-width:1.1}.gsn .d{stroke-dasharray:5 3;stroke:#a1300a}
.gsn .f{fill:#39434d;stroke:#39434d}.gsn .o{fill:#fff;stroke:#39434d}.gsn .r{fill:#a1300a}
.gsn .p{fill:#fff}
@media(prefers-color-scheme:dark){.gsn{color:#e6eaee;background:#12161a}
.gsn .e{stroke:#9fb0c0;fill:#12161a}.gsn .goal{fill:#1b2836}.gsn .strategy{fill:#1b2c20}
.gsn .context{fill:#2a2820}.gsn .evidence{fill:#12161a}.gsn .w{fill:#a7b3bf}
.gsn .contested{stroke:#ff9a5a}.gsn .undeveloped{stroke:#f0c060}.gsn .x{stroke:#ff9a5a}
.gsn .l{stroke:#9fb0c0}.gsn .d{stroke:#ff9a5a}.gsn .f{fill:#9fb0c0;stroke:#9fb0c0}
.gsn .o{fill:#12161a;stroke:#9fb0c0}.gsn .r{fill:#ff9a5a}.gsn .p{fill:#12161a}}
@media print{.gsn{width:100%;height:auto;max-height:100vh}}";

/// Every kind of line, in the order in which they are drawn.
const JOINS: [Join; 3] = [Join::SupportedBy, Join::InContextOf, Join::Challenged];

/// The picture of a module, which stands alone. Ids in it begin with `prefix`; `link` gives the
/// address of another module's picture, by the module's name.
pub fn svg(
    messages: &Messages,
    prefix: &str,
    module: &Module,
    link: &dyn Fn(&str) -> String,
) -> String {
    picture(messages, prefix, module, link, Some(STYLE))
}

/// The same for a page that has several of them, and the style.
pub fn on_page(
    messages: &Messages,
    prefix: &str,
    module: &Module,
    link: &dyn Fn(&str) -> String,
) -> String {
    picture(messages, prefix, module, link, None)
}

fn picture(
    messages: &Messages,
    prefix: &str,
    module: &Module,
    link: &dyn Fn(&str) -> String,
    style: Option<&str>,
) -> String {
    let page = lay(module);
    let legend = messages.get("assurance-legend");
    let room = columns(WIDTH - 2 * MARGIN);
    let legend: Vec<String> = legend.lines().flat_map(|line| fitted(line, room)).collect();
    let height = page.bottom + 2 * MARGIN + LEADING * i32::try_from(legend.len()).unwrap_or(0);
    let language = match messages.language() {
        Language::Ja => "ja",
        Language::En => "en",
    };
    let picture = Picture { messages, prefix, link };
    let markup = html! {
        svg class="gsn" xmlns="http://www.w3.org/2000/svg" viewBox={ "0 0 " (WIDTH) " " (height) }
            width=(WIDTH) height=(height) lang=(language) role="group"
            aria-labelledby={ (prefix) "title" } aria-describedby={ (prefix) "desc" } {
            title id={ (prefix) "title" } { (module.title) }
            @if let Some(style) = style { style { (PreEscaped(style)) } }
            (picture.arrows())
            rect class="p" width=(WIDTH) height=(height) {}
            text class="h" x=(MARGIN) y="38" { (module.title) }
            @for join in JOINS { (picture.lines(&page, join)) }
            @for placed in &page.placed { (picture.element(placed)) "\n" }
            (picture.legend(&page, &legend))
        }
    };
    markup.into_string()
}

struct Picture<'a> {
    messages: &'a Messages,
    prefix: &'a str,
    link: &'a dyn Fn(&str) -> String,
}

impl Picture<'_> {
    /// The heads of arrows: full for support, hollow for context, and one for counter-evidence.
    fn arrows(&self) -> Markup {
        let heads = [("f", "f"), ("o", "o"), ("r", "r")];
        html! {
            defs {
                @for (name, class) in heads {
                    marker id={ (self.prefix) (name) } viewBox="0 0 10 10" refX="9" refY="5"
                        markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto" {
                        path class=(class) d="M0.5 1L9 5L0.5 9Z" {}
                    }
                }
            }
        }
    }

    /// All lines of one kind, which have their look and their heads in common.
    fn lines(&self, page: &Page<'_>, join: Join) -> Markup {
        let (class, head) = match join {
            Join::SupportedBy => ("l", "f"),
            Join::InContextOf => ("l", "o"),
            Join::Challenged => ("l d", "r"),
        };
        let lines: Vec<&Line> = page.lines.iter().filter(|line| line.join == join).collect();
        html! {
            @if !lines.is_empty() {
                g class=(class) marker-end={ "url(#" (self.prefix) (head) ")" } {
                    @for line in lines { path d=(way(line)) {} "\n" }
                }
            }
        }
    }

    fn element(&self, placed: &Placed<'_>) -> Markup {
        let node = placed.node;
        let mark = mark(self.messages, node);
        let kind_of = self.messages.get(kind(node.kind));
        let mut name = format!("{} {kind_of}", node.id);
        name.extend(mark.iter().map(|mark| format!(" — {mark}")));
        let described = html! {
            // The words of the element are in it, and are read out after its name.
            g role="group" {
                title { (name) }
                (shape(placed))
                (words(placed, mark.as_deref()))
                @if node.standing.undeveloped && node.kind != Kind::Solution { (diamond(placed)) }
            }
        };
        match &node.module {
            Some(module) => html! { a href=((self.link)(module)) { (described) } },
            None => described,
        }
    }

    fn legend(&self, page: &Page<'_>, lines: &[String]) -> Markup {
        let top = page.bottom + MARGIN + LEADING;
        html! { g id={ (self.prefix) "desc" } { (text("", MARGIN, top, lines)) } }
    }
}

/// From corner to corner, each straight along or straight down.
fn way(line: &Line) -> String {
    let mut way = String::new();
    let mut from: Option<(i32, i32)> = None;
    for &(x, y) in &line.corners {
        let leg = match from {
            None => format!("M{x} {y}"),
            Some((_, known)) if known == y => format!("H{x}"),
            Some((known, _)) if known == x => format!("V{y}"),
            Some(_) => format!("L{x} {y}"),
        };
        way.push_str(&leg);
        from = Some((x, y));
    }
    way
}

/// The outline of an element, as the notation has it.
fn shape(placed: &Placed<'_>) -> Markup {
    let Placed { x, y, width, height, node, .. } = placed;
    let (x, y, w, h) = (*x, *y, *width, *height);
    let standing = match (node.standing.contested, node.standing.undeveloped) {
        (true, _) => " contested",
        (_, true) => " undeveloped",
        _ => "",
    };
    let (right, bottom) = (x + w, y + h);
    match node.kind {
        Kind::Goal => html! {
            rect class={ "e goal" (standing) } x=(x) y=(y) width=(w) height=(h) {}
            @if node.standing.defeated {
                path class="x" d={ "M" (x) " " (y) "L" (right) " " (bottom) "M" (x) " " (bottom) "L" (right) " " (y) } {}
            }
        },
        // A goal that is argued elsewhere has the name of the module below a line.
        Kind::AwayGoal => html! {
            rect class={ "e goal" (standing) } x=(x) y=(y) width=(w) height=(h) {}
            path class="l" d={ "M" (x) " " (bottom - LEADING - 6) "H" (right) } {}
            path class="e" d={ "M" (x + 8) " " (bottom - 15) "v9h14v-9z m0 0v-3h6v3" } {}
        },
        Kind::Strategy => html! {
            polygon class={ "e strategy" (standing) }
                points={ (x + SLANT) "," (y) " " (right) "," (y) " " (right - SLANT) "," (bottom) " " (x) "," (bottom) } {}
        },
        Kind::Context => html! {
            rect class={ "e context" (standing) } x=(x) y=(y) width=(w) height=(h) rx=(h.min(40) / 2) {}
        },
        Kind::Assumption | Kind::Justification => html! {
            ellipse class={ "e context" (standing) } cx=(x + w / 2) cy=(y + h / 2) rx=(w / 2) ry=(h / 2) {}
            text class="i" x=(right - 16) y=(bottom - 2) {
                @if node.kind == Kind::Assumption { "A" } @else { "J" }
            }
        },
        Kind::Solution => html! {
            circle class={ "e evidence" (standing) } cx=(x + RADIUS) cy=(y + RADIUS) r=(RADIUS) {}
        },
    }
}

/// What stands in an element, or beside its circle.
fn words(placed: &Placed<'_>, mark: Option<&str>) -> Markup {
    let Placed { x, y, width, height, lines, node } = placed;
    let (x, y, w, h) = (*x, *y, *width, *height);
    let head = |x: i32, y: i32, class: &str| {
        html! {
            text class=(format!("i {class}").trim_end()) x=(x) y=(y) {
                (node.id) @if let Some(mark) = mark { "  " (mark) }
            }
        }
    };
    match node.kind {
        Kind::Goal => {
            html! { (head(x + 10, y + 19, "")) (text("", x + 10, y + 19 + LEADING, lines)) }
        }
        Kind::AwayGoal => html! {
            (head(x + 10, y + 19, "")) (text("", x + 10, y + 19 + LEADING, lines))
            text class="w" x=(x + 28) y=(y + h - 6) { (node.module.as_deref().unwrap_or_default()) }
        },
        Kind::Strategy => html! {
            (head(x + SLANT + 10, y + 19, "")) (text("", x + SLANT + 8, y + 19 + LEADING, lines))
        },
        Kind::Context => {
            html! { (head(x + 14, y + 19, "")) (text("", x + 14, y + 19 + LEADING, lines)) }
        }
        Kind::Assumption | Kind::Justification => {
            let block = LEADING * i32::try_from(lines.len() + 1).unwrap_or(1);
            let top = y + (h - block) / 2 + 12;
            html! {
                (head(x + w / 2, top, "c")) (text("c", x + w / 2, top + LEADING, lines))
            }
        }
        Kind::Solution => {
            let left = x + 2 * RADIUS + 8;
            let told: Vec<String> =
                mark.map(str::to_owned).into_iter().chain(lines.iter().cloned()).collect();
            let below = y + 13 + LEADING * i32::try_from(told.len()).unwrap_or(0) - 2;
            html! {
                text class="s" x=(x + RADIUS) y=(y + RADIUS + 4) { (node.id) }
                (text("", left, y + 13, &told))
                @if let Some(pointer) = node.pointer() { text class="w" x=(left) y=(below) { (pointer) } }
            }
        }
    }
}

/// Lines of text.
fn text(class: &str, x: i32, y: i32, lines: &[String]) -> Markup {
    html! {
        text class=[(!class.is_empty()).then_some(class)] x=(x) y=(y) {
            @for (number, line) in lines.iter().enumerate() {
                @if number == 0 { (line) } @else { tspan x=(x) dy=(LEADING) { (line) } }
            }
        }
    }
}

/// The mark of what is not developed, at the foot of an element.
fn diamond(placed: &Placed<'_>) -> Markup {
    let (x, y) = (placed.x + placed.width / 2, placed.bottom());
    html! { path class="e" d={ "M" (x) " " (y - 9) "l9 9l-9 9l-9 -9z" } {} }
}
