//! The HTML report, read as a browser reads it.

use honnin_analysis::Verdict;
use honnin_evidence::digests::sha256;
use honnin_evidence::{ConsistentEvidence, Evidence};
use honnin_messages::Language;
use honnin_models::claims::ClaimId;
use honnin_render::page::report;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

// What it says, where it could be read as more than was found.
mod facts;

/// The page of the committed evidence, in both languages.
pub(crate) static PAGE: LazyLock<String> = LazyLock::new(|| report(&committed(), &Language::ALL));

fn text() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("reports/evidence.json");
    std::fs::read_to_string(path).expect("evidence is committed")
}

/// The committed evidence.
pub(crate) fn committed() -> ConsistentEvidence {
    crate::evidence::committed_evidence()
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("the selector is one")).collect()
}

fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).expect("the selector is one")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}

fn ids(page: &Html) -> Vec<&str> {
    all(page, "[id]").into_iter().filter_map(|element| element.attr("id")).collect()
}

#[test]
fn every_link_within_the_page_has_its_target_in_its_language() {
    let page = Html::parse_document(&PAGE);
    let known: BTreeSet<&str> = ids(&page).into_iter().collect();
    assert_eq!(known.len(), ids(&page).len(), "no id stands twice");
    let mut asked = 0;
    for tag in ["ja", "en"] {
        for link in all(&page, &format!("#{tag} a")) {
            let href = link.attr("href").expect("a link leads somewhere");
            let Some(target) = href.strip_prefix('#') else {
                // Out of the page lead the addresses of sources alone, and nobody is told who reads.
                assert!(href.starts_with("https://") || href.starts_with("http://"), "{href}");
                assert_eq!(link.attr("rel"), Some("noreferrer"), "{href}");
                continue;
            };
            assert!(known.contains(target), "{href} has a target");
            let switch = link.attr("hreflang").is_some();
            assert!(switch || target.starts_with(&format!("{tag}-")), "{href} stays in {tag}");
            asked += 1;
        }
    }
    assert!(asked > 150, "the links were found: {asked}");
    for element in all(&page, "[aria-labelledby], [aria-describedby]") {
        let named = [element.attr("aria-labelledby"), element.attr("aria-describedby")];
        for id in named.into_iter().flatten().flat_map(str::split_whitespace) {
            assert!(known.contains(id), "{id} is there to be read out");
        }
    }
}

#[test]
fn nothing_is_loaded_from_outside() {
    let page = Html::parse_document(&PAGE);
    let loading = "script, link, img, iframe, object, embed, video, audio, source, base, form, \
                   image, use, foreignObject, [src], [srcset], [style*='url'], meta[http-equiv]";
    let loads: Vec<String> = all(&page, loading).iter().map(|e| e.html()).collect();
    assert_eq!(loads, Vec::<String>::new());
    for style in all(&page, "style") {
        let style: String = style.text().collect();
        assert!(!style.contains("@import"), "no style is fetched");
        let outside = style.split("url(").skip(1).find(|rest| !rest.starts_with('#'));
        assert_eq!(outside, None);
    }
}

#[test]
fn tables_have_captions_and_headers_and_no_row_is_short() {
    let page = Html::parse_document(&PAGE);
    let tables = all(&page, "table");
    assert!(tables.len() > 100, "the tables were found: {}", tables.len());
    for table in tables {
        let caption = within(table, "caption").first().map(|caption| words(*caption));
        let caption = caption.filter(|caption| !caption.is_empty()).expect("it has a caption");
        let columns = within(table, "thead th[scope=col]");
        assert!(columns.iter().all(|column| !words(*column).is_empty()), "{caption}");
        let rows = within(table, "tbody tr");
        assert!(!rows.is_empty(), "{caption} has rows");
        for row in rows {
            let cells = within(row, "th, td");
            assert_eq!(cells.len(), columns.len(), "{caption}: {}", words(row));
            assert_eq!(cells[0].attr("scope"), Some("row"), "{caption}");
            assert_eq!(within(row, "th").len(), 1, "{caption}");
        }
    }
}

#[test]
fn pictures_say_in_words_what_they_show() {
    let page = Html::parse_document(&PAGE);
    let pictures = all(&page, "svg");
    assert!(pictures.len() > 60, "the pictures were found: {}", pictures.len());
    for picture in pictures {
        let named = picture.attr("aria-labelledby").expect("it is labelled");
        assert!(matches!(picture.attr("role"), Some("img" | "group")), "{named}");
        let described = picture.attr("aria-describedby").expect("it is described");
        assert!(named.ends_with("title"), "{named}: what is long is no name");
        for part in [named, described] {
            let said = within(picture, &format!("[id='{part}']"));
            let said = said.first().map(|element| words(*element));
            assert!(said.is_some_and(|said| !said.is_empty()), "{part} says something");
        }
    }
}

/// The words by which an element is called: its own, or put together from those of others.
fn called(page: &Html, element: ElementRef<'_>) -> String {
    if let Some(name) = element.attr("aria-label") {
        return name.to_owned();
    }
    let ids = element.attr("aria-labelledby").unwrap_or_else(|| panic!("{}", element.html()));
    let words: Vec<String> = ids
        .split_whitespace()
        .map(|id| words(*all(page, &format!("[id='{id}']")).first().expect("it is there")))
        .collect();
    words.join(" ")
}

/// Whoever moves by keyboard through what scrolls hears each thing called by a name of its own; and
/// so does whoever moves from picture to picture. What is long is a description and not a name.
#[test]
fn what_scrolls_and_what_is_drawn_has_a_name_of_its_own() {
    let page = Html::parse_document(&PAGE);
    for tag in ["ja", "en"] {
        for kind in ["[tabindex='0']", "svg"] {
            let mut names = BTreeSet::new();
            for element in all(&page, &format!("#{tag} {kind}")) {
                let role = element.attr("role").expect("it has a role");
                assert!(["group", "img"].contains(&role), "{role}");
                let name = called(&page, element);
                assert!(name.chars().count() < 200, "{name} is a name");
                assert!(names.insert(name.clone()), "{name} is called so alone");
            }
            assert!(names.len() > 40, "{tag} {kind}: {}", names.len());
        }
    }
}

/// The table of the summary is laid out as cards where it has no room, which takes from it what it
/// is; so it says it, and every cell says what it holds.
#[test]
fn the_summary_is_a_table_as_cards_too() {
    let page = Html::parse_document(&PAGE);
    for table in all(&page, "table.sites") {
        assert_eq!(table.attr("role"), Some("table"));
        let roles = [("thead, tbody", "rowgroup"), ("tr", "row"), ("tbody th", "rowheader")];
        for (elements, role) in roles.into_iter().chain([("td", "cell")]) {
            let elements = within(table, elements);
            assert!(elements.iter().all(|element| element.attr("role") == Some(role)), "{role}");
        }
        for cell in within(table, "td") {
            assert_eq!(within(cell, ".label").len(), 1, "{}", words(cell));
        }
    }
    assert_eq!(all(&page, "[aria-hidden]").len(), 0, "nothing is kept from those who listen");
}

/// What limits every answer stands before the answers, and the way to the other language after the
/// heading of what it leads to.
#[test]
fn the_order_of_reading_is_that_of_the_page() {
    let page = Html::parse_document(&PAGE);
    for tag in ["ja", "en"] {
        let place = |selector: &str| {
            let element = *all(&page, &format!("#{tag} {selector}")).first().expect("it is there");
            all(&page, "*").iter().position(|other| other.id() == element.id())
        };
        assert!(place(".caveats") < place(".sites"));
        assert!(place(".summary") < place(".contents"));
        let skip = all(&page, &format!("#{tag} a.skip"))[0].attr("href").expect("it is a link");
        let target = all(&page, skip)[0];
        assert_eq!((target.value().name(), target.attr("tabindex")), ("main", Some("-1")));
    }
    for section in all(&page, "section.part") {
        let heads = within(section, ":scope > h2, :scope > a.elsewhere");
        let names: Vec<&str> = heads.iter().map(|head| head.value().name()).collect();
        assert_eq!(names, ["h2", "a"]);
        let other = match heads[1].attr("lang") {
            Some("en") => "English",
            _ => "日本語",
        };
        assert!(heads[1].attr("aria-label").is_some_and(|name| name.contains(other)));
    }
}

/// No meaning is in a colour alone.
#[test]
fn a_tone_has_a_sign() {
    let page = Html::parse_document(&PAGE);
    let toned = all(&page, "td > .good, td > .alarm, .layers td .bad");
    assert!(toned.len() > 300, "{}", toned.len());
    for toned in toned {
        assert!(words(toned).starts_with(['✓', '✗', '?', '!']), "{}", words(toned));
    }
    let crossed = all(&page, "svg g:has(> path.v) > path.x");
    assert_eq!(crossed.len(), all(&page, "svg path.v").len(), "what is violated is crossed out");
    assert!(crossed.len() > 6);
}

/// What is Japanese in the text of a sheet is marked as Japanese, and the rest as English.
#[test]
fn the_text_of_a_sheet_says_its_languages() {
    let page = Html::parse_document(&PAGE);
    let japanese = |text: &str| text.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
    for sheet in all(&page, "pre.sheet code") {
        assert_eq!(sheet.attr("lang"), Some("en"));
        let own = sheet.children().filter_map(|child| child.value().as_text());
        assert!(own.into_iter().all(|text| !japanese(text)));
        let marked = within(sheet, "span[lang=ja]");
        assert!(!marked.is_empty() && marked.iter().all(|line| japanese(&words(*line))));
    }
}

/// What one language says, the other says too: the same ids, tables, rows, pictures and sections.
#[test]
fn both_languages_are_complete() {
    let page = Html::parse_document(&PAGE);
    let of = |tag: &str| -> Vec<String> {
        let shape = "section, table, tr, th, td, figure, svg, h1, h2, h3, h4, [id]";
        let own = [format!("{tag}-"), format!("survey-{tag}-")];
        let named = |id: &str| {
            let own = own.iter().find_map(|own| id.strip_prefix(own.as_str()));
            own.unwrap_or_else(|| panic!("{id} begins with its language")).to_owned()
        };
        all(&page, &format!("#{tag}"))[0]
            .select(&Selector::parse(shape).expect("the selector is one"))
            // How a text is broken into lines is a picture's own matter.
            .filter(|element| !["tspan", "text"].contains(&element.value().name()))
            .map(|element| {
                format!("{} {:?}", element.value().name(), element.attr("id").map(named))
            })
            .collect()
    };
    let (japanese, english) = (of("ja"), of("en"));
    assert!(english.len() > 2_000, "the elements were found: {}", english.len());
    let differing = japanese.iter().zip(&english).find(|(japanese, english)| japanese != english);
    assert_eq!(differing, None);
    assert_eq!(japanese.len(), english.len());
    for tag in ["ja", "en"] {
        let page = all(&page, &format!("#{tag}"));
        assert_eq!(page[0].attr("lang"), Some(tag));
        for landmark in ["header", "nav", "main", "h1", "a.skip"] {
            assert!(!within(page[0], landmark).is_empty(), "{tag} has a {landmark}");
        }
    }
}

#[test]
fn every_violated_claim_has_its_counterexample() {
    let (page, checked) = (Html::parse_document(&PAGE), committed());
    let mut asked = 0;
    for check in checked.findings().iter().flat_map(|found| found.checks()) {
        for id in check.violated() {
            for tag in ["ja", "en"] {
                let anchor =
                    format!("{tag}-sheet-{}-{}-{id}", check.sheet.name, check.configuration.word());
                let section = all(&page, &format!("section#{anchor}"));
                let section = *section.first().unwrap_or_else(|| panic!("{anchor} is there"));
                // What is installed is drawn beside what was designed.
                let elsewhere =
                    format!("a[href='#{tag}-sheet-{}-installed-site']", check.sheet.name);
                let drawn = if id == ClaimId::C8 { elsewhere.as_str() } else { "svg" };
                assert!(!within(section, drawn).is_empty(), "{anchor} is drawn");
                assert!(within(section, "h4").len() >= 4, "{anchor} says why, what mends, again");
                assert!(!within(section, "pre").is_empty(), "{anchor} can be run again");
                let rows = within(section, "table.steps tbody tr").len();
                let steps = match &check.claims[&id].verdict {
                    Verdict::Violated { steps } => steps.as_ref().map_or(0, Vec::len),
                    _ => unreachable!("the claim is violated"),
                };
                assert_eq!(rows, steps, "{anchor} has a row for each step");
            }
            asked += 1;
        }
    }
    assert_eq!(asked, 20);
}

/// The page of all bundled sheets is one that can be sent by mail, and is the same every time.
#[test]
fn the_page_is_small_and_always_the_same() {
    assert!(PAGE.len() < 5 << 20, "{} bytes", PAGE.len());
    assert!(
        *PAGE == report(&committed(), &Language::ALL),
        "two pages of one evidence are the same"
    );
}

#[test]
fn a_page_in_one_language_has_nothing_of_the_other() {
    let page = Html::parse_document(&report(&committed(), &[Language::En]));
    assert_eq!(all(&page, "html")[0].attr("lang"), Some("en"));
    assert_eq!(all(&page, "#ja, .both, .languages, [id^='ja-']").len(), 0);
    assert_eq!(all(&page, "#en").len(), 1);
}

/// Whatever somebody writes into a sheet is text and never markup.
#[test]
fn texts_of_a_sheet_are_escaped() {
    let mut evidence: Evidence = serde_json::from_str(&text()).expect("it is evidence");
    let sheet = &mut evidence.sheets[1];
    let title = sheet.text.lines().find(|line| line.starts_with("en = ")).expect("it has a title");
    let hostile = r#"en = '<script>alert("x")</script><b id="ja">`&amp;'"#;
    sheet.text = sheet.text.replacen(title, hostile, 1);
    sheet.sha256 = sha256(sheet.text.as_bytes());
    let page = report(
        &ConsistentEvidence::traced(evidence).expect("it is internally consistent"),
        &Language::ALL,
    );
    let page = Html::parse_document(&page);
    assert_eq!(all(&page, "script, b").len(), 0);
    let shown = all(&page, "#en p.title").into_iter().map(words);
    assert!(shown.into_iter().any(|title| title.contains("<script>")), "it is shown as it stands");
}

/// From a verdict to the findings that rely on it, or to what is said of those on which none does.
#[test]
fn verdicts_lead_to_the_findings_that_rely_on_them() {
    let page = Html::parse_document(&PAGE);
    for tag in ["ja", "en"] {
        let relying = all(&page, &format!("#{tag} .layers .relying"));
        // Every claim of every site, but those that are not made of one.
        assert!((78..=90).contains(&relying.len()), "{}", relying.len());
        let targets = |element: scraper::ElementRef<'_>| -> Vec<String> {
            let links = within(element, "a").into_iter();
            links.map(|link| link.attr("href").expect("it leads somewhere").to_owned()).collect()
        };
        let (mut bare, mut linked) = (0, 0);
        for element in relying {
            let targets = targets(element);
            assert!(!targets.is_empty());
            if targets == [format!("#{tag}-unrelied")] {
                bare += 1;
            } else {
                let findings = format!("#{tag}-finding-");
                assert!(targets.iter().all(|target| target.starts_with(&findings)), "{targets:?}");
                linked += 1;
            }
        }
        assert!(bare > 10 && linked > 20, "{bare} {linked}");
        // The table of what no finding relies on has a line for each site with such a verdict.
        let section = all(&page, &format!("#{tag}-traceability"));
        assert_eq!(within(section[0], &format!("[id='{tag}-unrelied']")).len(), 1);
    }
}
