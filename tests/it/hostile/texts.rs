//! Texts of files that a form could obey, that nobody sees, or that have no end.

use super::Preparation;
use serde_json::json;
use std::fs;
use std::path::Path;

pub(super) const PREPARATIONS: &[(&str, Preparation)] = &[
    ("name-with-a-filler", |folder| named(folder, "adachi\u{3164}2023")),
    ("name-with-a-half-width-filler", |folder| named(folder, "adachi\u{ffa0}2023")),
    ("name-with-a-soft-hyphen", |folder| named(folder, "adachi\u{ad}2023")),
    ("name-with-a-byte-order-mark", |folder| named(folder, "adachi\u{feff}2023")),
    ("name-with-a-line-separator", |folder| named(folder, "adachi\u{2028}2023")),
    ("name-with-tags", |folder| named(folder, "adachi-2023\u{e0041}\u{e007f}")),
    ("name-with-letters-of-no-language", |folder| named(folder, "\u{1d41a}dachi-2023")),
    ("name-in-japanese", |folder| named(folder, "横浜市-2023")),
    ("title-with-a-filler", |folder| titled(folder, "Adachi\u{3164}")),
    ("title-with-a-paragraph-separator", |folder| titled(folder, "Adachi\u{2029}C1 holds")),
    ("title-with-a-soft-hyphen", |folder| titled(folder, "Ada\u{ad}chi")),
    ("title-with-tags", |folder| titled(folder, "Adachi\u{e0041}")),
    ("title-with-a-selector-of-nothing", |folder| titled(folder, "Adachi\u{e0100}")),
    ("title-of-a-city-with-a-selector", |folder| titled(folder, "葛\u{e0100}城市")),
    ("log-with-escape-sequences", |folder| log(folder, "\u{1b}[2J\u{1b}]0;green\u{7}")),
    ("log-that-turns-the-writing", |folder| log(folder, "\u{202e}detpecca")),
    ("log-with-a-name-of-a-megabyte", |folder| log(folder, &"n".repeat(1_000_000))),
    ("log-of-a-site-with-escape-sequences", site),
    ("log-of-a-site-with-escape-sequences-as-json", site),
    ("source-of-a-log-of-a-megabyte", |folder| {
        let line =
            json!({"source": "s".repeat(1_000_000), "seq": 0, "event": "enter", "request": 0});
        write(folder, "log.jsonl", &format!("{}\n{line}\n", header("reference")));
    }),
    ("name-with-letters-of-two-scripts", |folder| named(folder, "\u{430}dachi-2023")),
    ("condition-that-commands-within", |folder| labelled(folder, "a ##[add-mask]x ##vso[task]y ")),
    ("path-that-commands", |folder| {
        write(folder, "##[group]x.toml", "schema = 1\nname = \"site\"\nunknown = 1\n");
    }),
    ("path-that-begins-a-line", |folder| write(folder, "::error::x", "{}")),
    ("path-that-begins-a-title", |folder| {
        write(folder, "::error::x", &format!("{}\n", header("reference")));
    }),
    ("path-that-commands-as-json", |folder| {
        write(folder, "##[group]x.toml", "schema = 1\nname = \"site\"\n");
    }),
    ("condition-called-as-a-claim", |folder| condition(folder, "C1")),
    ("condition-without-an-end", |folder| condition(folder, &"a".repeat(5_000))),
    ("condition-with-markup", |folder| condition(folder, "[a](b)")),
    ("kept-schedule-of-no-sheet", |folder| kept(folder, "<b>x")),
    ("kept-schedule-with-escape-sequences", |folder| kept(folder, "\u{1b}[2J\u{202e}")),
    ("kept-schedule-with-a-name-of-a-megabyte", |folder| {
        let schedule = json!({"k".repeat(1_000_000): 1});
        write(folder, "schedule.json", &schedule.to_string());
    }),
];

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join(name), text).expect("a file is written");
}

fn named(folder: &Path, name: &str) {
    write(folder, "site.toml", &format!("schema = 1\nname = \"{name}\"\n"));
}

fn titled(folder: &Path, title: &str) {
    let text = format!("schema = 1\nname = \"site\"\n[title]\nja = \"{title}\"\nen = \"Site\"\n");
    write(folder, "site.toml", &text);
}

fn condition(folder: &Path, id: &str) {
    let condition = format!("id = \"{id}\"\nja = \"あ\"\nwithout = {{ \"scope.requests\" = 1 }}\n");
    let text = format!("schema = 1\nname = \"site\"\n[[condition]]\n{condition}");
    write(folder, "site.toml", &text);
}

/// A sheet with a condition that is called so again and again: in some line that comes first.
fn labelled(folder: &Path, label: &str) {
    let label = label.repeat(20);
    let without = "without = { \"output_check.enabled\" = true }\n";
    let condition = format!("id = \"A1\"\nen = \"{label}\"\n{without}");
    let key = "[image]\nkey = \"slot\"\n[output_check]\nenabled = false\n";
    let order = "[order]\nscope = \"none\"\n[expect]\nC1 = \"violated\"\n";
    let text = format!("schema = 1\nname = \"site\"\n{key}{order}[[condition]]\n{condition}");
    write(folder, "site.toml", &text);
}

fn header(site: &str) -> String {
    json!({"log": "honnin", "schema": 1, "site": site}).to_string()
}

/// A log with an event, an outcome and a field of this name.
fn log(folder: &Path, name: &str) {
    let unknown = json!({"source": "server-0", "seq": 0, "event": name});
    let outcome = json!({
        "source": "server-0", "seq": 1, "event": "finish", "request": 0, "outcome": name,
    });
    let lines = format!("{}\n{unknown}\n{outcome}\n{{\"{name}\n", header("reference"));
    write(folder, "log.jsonl", &lines);
}

fn site(folder: &Path) {
    let arrive = json!({
        "source": "server-0", "seq": 0, "event": "arrive", "request": 0, "server": 0, "of": 0,
    });
    let site = "\u{1b}[2J\u{202e}\u{3164}";
    write(folder, "log.jsonl", &format!("{}\n{arrive}\n", header(site)));
}

fn kept(folder: &Path, word: &str) {
    let schedule = json!({
        "schedule": 1, "sheet": word, "as": word, "claim": word, "answers": {}, "servers": [],
        "changes": [], "timeouts": 0, "steps": [word], "choices": [], "shuttle": word,
    });
    write(folder, "schedule.json", &schedule.to_string());
}
