//! The HTML report in a real browser: Debian's chromium, where it is found.
//!
//! A copy of the page with a few lines of script measures itself in frames of several widths and
//! tells the page around it, which is then dumped. Screenshots for a person to look at go to
//! `target/screenshots`, with a file `looked-at` that names the browser. Where there is none this says
//! so and checks nothing, but in CI it fails, unless `HONNIN_ALLOW_NO_BROWSER=1` allows it.

use crate::material::{long_tests, so_many};
use crate::page::PAGE;
use crate::traceability::altered::one_sheet;
use honnin_evidence::ConsistentEvidence;
use honnin_messages::Language;
use honnin_render::page::report;
use scraper::{Html, Selector};
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use tempfile::TempDir;

/// The sheet whose report is looked at in the short version.
const SHORT: &str = "yokohama-2023";

/// The page that is looked at: in the long version that of the committed evidence, in the short one that
/// of one sheet, with everything but the parts of the other sheets.
static LOOKED_AT: LazyLock<String> = LazyLock::new(|| {
    if long_tests() {
        return PAGE.clone();
    }
    let evidence =
        ConsistentEvidence::traced(one_sheet(SHORT)).expect("it is internally consistent");
    report(&evidence, &Language::ALL)
});

/// The width between the margins of an A4 sheet, in the pixels of a style sheet, and along it.
const PAPER: u32 = 695;
const ALONG: u32 = 1047;

/// What a copy of the page says of itself once it is laid out.
const MEASURE: &str = r#"<script>
addEventListener("load", () => {
  const wide = document.documentElement.clientWidth;
  const shown = [...document.querySelectorAll(".page")].filter(p => p.offsetParent !== null || p.offsetHeight > 0);
  const scrolls = e => { for (let a = e.parentElement; a; a = a.parentElement) {
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(a).overflowX)) return true; } return false; };
  const out = [...document.body.querySelectorAll("*")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && box.right > wide + 1 && !e.closest(".skip") && !(e.closest("svg") && e.tagName !== "svg") && !scrolls(e);
  });
  // A text that is wider than its box makes the page wider without any box that sticks out.
  const spills = [...document.querySelectorAll(".page :is(th, td, p, li, h1, h2, h3, h4, pre, figcaption)")].filter(e =>
    e.clientWidth > 0 && getComputedStyle(e).overflowX === "visible" && e.scrollWidth > e.clientWidth + 1);
  // What scrolls can be reached by keyboard.
  const trapped = [...document.querySelectorAll(".page *")].filter(e => e.scrollWidth > e.clientWidth + 1
    && ["auto", "scroll"].includes(getComputedStyle(e).overflowX) && e.tabIndex < 0);
  // A caption says what a table is about, wherever the table is scrolled to.
  const lost = [...document.querySelectorAll(".page .wide")].filter(box => {
    const caption = box.querySelector("caption");
    if (!caption || box.clientWidth === 0) return false;
    box.scrollLeft = box.scrollWidth;
    const [inner, outer] = [caption.getBoundingClientRect(), box.getBoundingClientRect()];
    box.scrollLeft = 0;
    return inner.left < outer.left - 1 || inner.right > outer.right + 1;
  });
  const seen = selector => [...document.querySelectorAll(".page " + selector)].filter(e => e.getClientRects().length > 0);
  // How small the pictures have become; those printed along a sheet apart from the others.
  const scale = pictures => Math.min(...pictures.flatMap(e => { const box = e.getBoundingClientRect();
    return [box.width / e.getAttribute("width"), box.height / e.getAttribute("height")]; }));
  const [sites] = seen(".sites");
  const after = seen(".contents").every(e => e.getBoundingClientRect().top >= seen(".summary")[0].getBoundingClientRect().bottom);
  const cut = [...document.querySelectorAll(".page :is(th, td, p, li, h1, h2, h3, h4, code, a)")].filter(e =>
    e.clientWidth > 0 && getComputedStyle(e).overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1);
  parent.postMessage({
    frame: name, languages: shown.map(p => p.lang), overflow: document.documentElement.scrollWidth - wide,
    out: [...out, ...spills].slice(0, 5).map(e => e.outerHTML.slice(0, 160)), cut: cut.length, trapped: trapped.length,
    loaded: performance.getEntriesByType("resource").map(r => r.name),
    height: document.documentElement.scrollHeight,
    lost: lost.map(e => e.innerText.slice(0, 80)),
    sites: sites.parentElement.scrollWidth - sites.parentElement.clientWidth,
    labels: seen(".sites .label").length, contentsAfterSummary: after,
    torn: seen(".number").filter(e => e.getClientRects().length > 1).length
      + seen("thead th").filter(e => e.getBoundingClientRect().width < 3 * parseFloat(getComputedStyle(e).fontSize)).length,
    upright: scale(seen(".picture:not(.along)")), along: scale(seen(".picture.along")),
    caveats: parseFloat(getComputedStyle(seen(".caveats")[0]).fontSize) - parseFloat(getComputedStyle(document.documentElement).fontSize),
  }, "*");
});
</script>"#;

/// The browser, if there is one. `HONNIN_CHROMIUM` names another.
fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("HONNIN_CHROMIUM") {
        return Some(PathBuf::from(named));
    }
    let folders: Vec<PathBuf> =
        std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    ["chromium", "chromium-browser", "google-chrome"]
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|path| path.is_file())
}

/// Whether the report may not go unlooked at: in continuous integration, unless somebody allows it.
fn has_to_look() -> bool {
    let is_ci = |value: String| !["", "0", "false"].contains(&value.as_str());
    let allowed = std::env::var("HONNIN_ALLOW_NO_BROWSER").is_ok_and(|value| value == "1");
    std::env::var("CI").is_ok_and(is_ci) && !allowed
}

/// Runs the browser to its end; `None`, loudly, where there is none and none has to be.
fn chromium(folder: &Path, arguments: &[String]) -> Option<String> {
    let Some(browser) = browser() else {
        assert!(
            !has_to_look(),
            "no chromium was found to look at the HTML report with: install it (.ci/browser does), name one in \
             HONNIN_CHROMIUM, or set HONNIN_ALLOW_NO_BROWSER=1"
        );
        // What a test that passes prints is kept back; what goes to the stream itself is seen.
        let told = "SKIPPED: no chromium found; the HTML report was not looked at in a browser\n";
        std::io::stderr().write_all(told.as_bytes()).expect("it is told");
        return None;
    };
    let output = Command::new(&browser)
        .args(["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"])
        .args(["--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND"])
        .args(["--no-first-run", "--disable-extensions", "--virtual-time-budget=60000"])
        .arg(format!("--user-data-dir={}", folder.join("profile").display()))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the browser can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = format!("{}\n", browser.display());
    std::fs::write(screenshots().join("looked-at"), told).expect("it is told");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn address(folder: &Path, name: &str) -> String {
    format!("file://{}", folder.join(name).display())
}

/// A folder with the page, a copy that measures itself, and one as it is on paper.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let measuring = LOOKED_AT.replacen("</body>", &format!("{MEASURE}</body>"), 1);
    let paper =
        measuring.replace("@media print", "@media all").replace("@media screen", "@media tty");
    for (name, text) in
        [("report.html", &*LOOKED_AT), ("measure.html", &measuring), ("paper.html", &paper)]
    {
        std::fs::write(folder.path().join(name), text).expect("the file can be written");
    }
    folder
}

/// What each frame says of itself: the page in both languages, in these copies at these widths. One run
/// of the browser shows them all.
fn measured(folder: &Path, copies: &[(&str, u32)]) -> Option<Vec<Value>> {
    let frame = |(name, tag, width): (&str, &str, u32)| {
        format!(
            "<iframe name='{tag} {width}' width={width} height=800 style='border:0' src='{name}#{tag}'></iframe>"
        )
    };
    let frames =
        copies.iter().flat_map(|&(name, width)| ["ja", "en"].map(|tag| (name, tag, width)));
    let frames: String = frames.map(frame).collect();
    let around = format!(
        "<!DOCTYPE html><script>addEventListener('message', e => {{ const p = document.createElement('p'); \
         p.textContent = JSON.stringify(e.data); document.body.append(p); }});</script><body>{frames}</body>"
    );
    std::fs::write(folder.join("around.html"), around).expect("the file can be written");
    let dumped = chromium(folder, &["--dump-dom".to_owned(), address(folder, "around.html")])?;
    let dumped = Html::parse_document(&dumped);
    let paragraph = Selector::parse("p").expect("the selector is one");
    let said: Vec<Value> = dumped
        .select(&paragraph)
        .map(|p| serde_json::from_str(&p.text().collect::<String>()).expect("it is JSON"))
        .collect();
    assert_eq!(said.len(), 2 * copies.len(), "every frame has spoken: {said:?}");
    Some(said)
}

fn assert_fits(said: &Value) {
    let frame = said["frame"].as_str().expect("the frame has a name");
    let tag = frame.split(' ').next().expect("it begins with the language");
    assert_eq!(said["languages"], serde_json::json!([tag]), "{frame}: one language is shown");
    assert_eq!(said["loaded"], serde_json::json!([]), "{frame}: nothing is loaded");
    assert_eq!(said["overflow"], 0, "{frame}: {}", said["out"]);
    assert_eq!(said["out"], serde_json::json!([]), "{frame}: nothing sticks out");
    assert_eq!(said["cut"], 0, "{frame}: no text is cut");
    assert_eq!(said["lost"], serde_json::json!([]), "{frame}: captions stay in view");
    assert_eq!(said["sites"], 0, "{frame}: the table of the summary is whole");
    assert_eq!(said["torn"], 0, "{frame}: no number and no short title is torn in two");
    assert_eq!(said["caveats"], 0, "{frame}: what limits every answer is as large as the rest");
    assert_eq!(said["trapped"], 0, "{frame}: whatever scrolls can be reached by keyboard");
    assert!(
        said["height"].as_u64().is_some_and(|height| height > 10_000),
        "{frame}: it is laid out"
    );
}

/// What a frame measured, as a number.
fn number(said: &Value, name: &str) -> f64 {
    said[name].as_f64().unwrap_or_else(|| panic!("{name} was measured: {said}"))
}

/// One browser after the other: several at once are slow, and a test that waits for its turn keeps a
/// thread from the other tests.
#[test]
fn the_page_in_a_browser() {
    let folder = folder();
    // The long version looks at two widths of each kind.
    let widths = so_many(&[360, 1280][..], &[360, 800, 1280, 1600]);
    let on_screens = widths.iter().map(|&width| ("measure.html", width));
    let on_paper = [PAPER, ALONG].map(|width| ("paper.html", width));
    let copies: Vec<(&str, u32)> = on_screens.chain(on_paper).collect();
    let Some(said) = measured(folder.path(), &copies) else { return };
    let at = |said: &Value, widths: &[u32]| {
        let frame = said["frame"].as_str().expect("the frame has a name");
        widths.iter().any(|width| frame.ends_with(&format!(" {width}")))
    };
    said.iter().filter(|said| at(said, widths)).for_each(the_page_fits_the_screen);
    said.iter().filter(|said| at(said, &[PAPER, ALONG])).for_each(pictures_can_be_read_on_paper);
    // With the style of paper in force nothing is wider than the sheet.
    said.iter().filter(|said| at(said, &[PAPER])).for_each(assert_fits);
    the_page_prints(&folder);
    screenshots_are_taken(&folder);
}

/// At every width one language is shown, nothing is fetched, and the page itself never scrolls
/// sideways. Where columns have no room the summary is cards that say what they hold, and comes
/// before the contents; pictures are as large as they are drawn, or nearly.
fn the_page_fits_the_screen(said: &Value) {
    assert_fits(said);
    let frame = said["frame"].as_str().expect("the frame has a name");
    let narrow = ["360", "800"].iter().any(|width| frame.ends_with(width));
    assert_eq!(said["contentsAfterSummary"], narrow, "{frame}: the answer comes first");
    assert_eq!(said["labels"].as_u64() > Some(0), narrow, "{frame}: cards have labels");
    let smallest = number(said, "upright").min(number(said, "along"));
    assert!(smallest >= if narrow { 1.0 } else { 0.74 }, "{frame}: pictures at {smallest}");
}

/// The letters of a picture are 11 pixels high at least, which is 8.25 points: on paper some
/// five are left of them: a story of seventeen steps is as long as a sheet of A4 is wide.
fn pictures_can_be_read_on_paper(said: &Value) {
    let frame = said["frame"].as_str().expect("the frame has a name");
    let along = frame.ends_with(&ALONG.to_string());
    let smallest = number(said, if along { "along" } else { "upright" });
    assert!(smallest * 8.25 >= 4.8, "{frame}: pictures at {smallest}");
}

/// It prints without being cut off: in the long version in both languages.
fn the_page_prints(folder: &TempDir) {
    let shots = screenshots();
    for tag in so_many(&["ja"][..], &["ja", "en"]) {
        let pdf = shots.join(format!("{tag}.pdf"));
        let arguments = [
            format!("--print-to-pdf={}", pdf.display()),
            "--no-pdf-header-footer".to_owned(),
            format!("{}#{tag}", address(folder.path(), "report.html")),
        ];
        chromium(folder.path(), &arguments);
        let printed = std::fs::read(&pdf).expect("it was printed");
        assert!(printed.starts_with(b"%PDF"), "{} is a PDF", pdf.display());
        let pages = printed.windows(12).filter(|bytes| bytes.starts_with(b"/Type /Page\n")).count();
        assert!(pages > so_many(10, 40), "{tag}: each counterexample has its pages: {pages}");
        let along = printed.windows(20).filter(|bytes| bytes.starts_with(b"/MediaBox [0 0 841.9"));
        let (along, wide) = (along.count(), wide_pictures(tag));
        assert!(
            wide > so_many(1, 10) && along >= wide,
            "{tag}: {along} sheets for {wide} wide pictures"
        );
    }
}

/// How many pictures of a language are to be printed along a sheet.
fn wide_pictures(tag: &str) -> usize {
    let page = Html::parse_document(&LOOKED_AT);
    let wide = Selector::parse(&format!("#{tag} .picture.along")).expect("the selector is one");
    page.select(&wide).count()
}

fn screenshots() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

/// Both languages, light and dark, wide and narrow, for a person to look at; without the long version
/// one of each and not every combination.
fn screenshots_are_taken(folder: &TempDir) {
    for (tag, scheme, number) in
        [("ja", "light", 1), ("ja", "dark", 0), ("en", "light", 1), ("en", "dark", 0)]
    {
        for width in [360, 1600] {
            let name = format!("{tag}-{scheme}-{width}.png");
            if !long_tests() && !["ja-light-360.png", "en-dark-1600.png"].contains(&&*name) {
                continue;
            }
            let shot = screenshots().join(&name);
            // No window is narrower than 500 pixels, so that a narrow page needs a frame.
            let around = format!(
                "<!DOCTYPE html><body style='margin:0'><iframe width={width} height=2400 \
                 style='border:0' src='report.html#{tag}'></iframe></body>"
            );
            std::fs::write(folder.path().join("shot.html"), around).expect("it can be written");
            let arguments = [
                format!("--screenshot={}", shot.display()),
                format!("--window-size={width},2400"),
                format!("--blink-settings=preferredColorScheme={number}"),
                address(folder.path(), "shot.html"),
            ];
            if chromium(folder.path(), &arguments).is_none() {
                return;
            }
            let taken = std::fs::metadata(&shot).expect("it was taken");
            assert!(taken.len() > 20_000, "{name} shows something: {} bytes", taken.len());
        }
    }
}
