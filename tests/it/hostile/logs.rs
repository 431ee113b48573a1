//! Logs that were put together, altered or cut.

use super::Preparation;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

pub(super) const PREPARATIONS: &[(&str, Preparation)] = &[
    ("sound-log", |folder| write(folder, sound())),
    ("no-positions", |folder| write(folder, sound().without_positions())),
    ("source-by-source", |folder| write(folder, sound().without_positions().by_source())),
    ("source-by-source-with-positions", |folder| write(folder, sound().by_source())),
    ("one-position-missing", |folder| write(folder, sound().without(3, "position"))),
    ("positions-in-another-order", |folder| write(folder, swapped())),
    ("night-deleted", |folder| write(folder, sound().deleted(NIGHT))),
    ("night-deleted-and-numbered-anew", |folder| write(folder, sound().deleted(NIGHT).numbered())),
    ("last-lines-of-a-source-cut", |folder| write(folder, cut())),
    ("last-lines-of-a-source-cut-and-numbered-anew", |folder| write(folder, cut().numbered())),
    ("version-removed", |folder| write(folder, sound().without(FETCH, "version"))),
    ("of-removed", |folder| write(folder, sound().without(BEGIN, "of"))),
    ("differences-removed", |folder| write(folder, sound().without(NIGHT, "differences"))),
    ("outcome-of-a-delivery-removed", |folder| write(folder, sound().without(FINISH, "outcome"))),
    ("outcome-of-a-timeout-removed", |folder| write(folder, sound().without(TIMEOUT, "outcome"))),
    ("image-of-a-read-changed", |folder| write(folder, image_changed())),
    ("stale-delivery-as-abort", |folder| write(folder, stale_as_abort())),
    ("header-of-nothing", |folder| write(folder, sound())),
    ("header-of-nothing-as-json", |folder| write(folder, sound())),
    ("header-without-answers", |folder| write(folder, headed("as", "designed"))),
    ("header-of-another-sheet", |folder| write(folder, headed("site", "adachi-2023"))),
    ("header-of-another-configuration", |folder| write(folder, headed("as", "installed"))),
    ("header-of-other-answers", |folder| write(folder, headed("answers", "00"))),
    ("a-single-print", |folder| write(folder, single())),
    ("neither-night-nor-timeout", |folder| write(folder, plain())),
];

/// A log in the making.
struct Lines {
    header: Value,
    events: Vec<Value>,
}

/// Where some lines stand in the sound log.
const BEGIN: usize = 1;
const NIGHT: usize = 5;
const FETCH: usize = 10;
const READ: usize = 12;
const FINISH: usize = 13;
const TIMEOUT: usize = 23;

/// Two prints, one beside the other; a change before a night; and a time that runs out.
fn sound() -> Lines {
    let mut events = vec![
        json!({"source": "registry", "event": "change", "resident": 4, "version": 1}),
        json!({"source": "sync", "event": "begin", "of": 4, "version": 1}),
        json!({"source": "sync", "event": "apply", "replica": 0, "of": 4, "version": 1}),
        json!({"source": "sync", "event": "apply", "replica": 1, "of": 4, "version": 1}),
        json!({"source": "sync", "event": "end"}),
        json!({"source": "clock", "event": "night", "differences": 0}),
        arrive(0, 4),
        arrive(1, 5),
    ];
    events.extend(print(0, 4, 1));
    events.extend(print(1, 5, 0));
    events.push(arrive(3, 7));
    events.push(event(3, "enter", json!({})));
    events.push(event(3, "acquire", json!({})));
    events.push(event(3, "timeout", json!({"outcome": "cancelled"})));
    logged(events)
}

/// Two prints and nothing else.
fn plain() -> Lines {
    let mut events = vec![arrive(0, 4), arrive(1, 5)];
    events.extend(print(0, 4, 0));
    events.extend(print(1, 5, 0));
    logged(events)
}

fn single() -> Lines {
    let mut events = vec![arrive(0, 4)];
    events.extend(print(0, 4, 0));
    logged(events)
}

fn logged(events: Vec<Value>) -> Lines {
    let header = json!({"log": "honnin", "schema": 1, "site": "reference"});
    Lines { header, events }.numbered()
}

/// An event of a request; it is at the server of its number, of two.
fn event(request: usize, name: &str, more: Value) -> Value {
    let source = format!("server-{}", request % 2);
    let mut event = json!({"source": source, "event": name, "request": request});
    let fields = event.as_object_mut().expect("it is an object");
    fields.extend(more.as_object().expect("it is an object").clone());
    event
}

fn arrive(request: usize, of: usize) -> Value {
    event(request, "arrive", json!({"server": request % 2, "of": of}))
}

/// A print from the moment that its server lets it in.
fn print(request: usize, of: usize, version: u64) -> [Value; 6] {
    let image = format!("spool/request-{request}.0");
    let read = json!({
        "page": 0, "image": image, "subject": of, "outcome": "read", "erased": [image],
    });
    [
        event(request, "enter", json!({})),
        event(request, "acquire", json!({})),
        event(request, "fetch", json!({"outcome": "fetched", "version": version})),
        event(request, "write", json!({"page": 0, "image": image})),
        event(request, "read", read),
        event(request, "finish", json!({"outcome": "delivered"})),
    ]
}

impl Lines {
    /// Each event with its number among those of its source, and among all.
    fn numbered(mut self) -> Lines {
        let mut counts = std::collections::BTreeMap::<String, u64>::new();
        for (position, event) in self.events.iter_mut().enumerate() {
            let source = event["source"].as_str().expect("it has one").to_owned();
            let count = counts.entry(source).or_default();
            (event["seq"], event["position"]) = (json!(*count), json!(position));
            *count += 1;
        }
        self
    }

    fn without_positions(mut self) -> Lines {
        for event in &mut self.events {
            event.as_object_mut().expect("it is an object").remove("position");
        }
        self
    }

    /// As if the log of each source had been put behind that of another.
    fn by_source(mut self) -> Lines {
        self.events.sort_by_key(|event| event["source"].as_str().map(str::to_owned));
        self
    }

    fn without(mut self, at: usize, field: &str) -> Lines {
        let removed = self.events[at].as_object_mut().expect("it is an object").remove(field);
        assert!(removed.is_some(), "the field was there");
        self
    }

    fn deleted(mut self, at: usize) -> Lines {
        self.events.remove(at);
        self
    }

    fn text(&self) -> String {
        let footer = json!({"log": "closed", "events": self.events.len(), "images": []});
        let lines = [&self.header].into_iter().chain(&self.events).chain([&footer]);
        lines.map(|line| format!("{line}\n")).collect()
    }
}

fn write(folder: &Path, lines: Lines) {
    fs::write(folder.join("log.jsonl"), lines.text()).expect("a file is written");
}

/// The last lines of a server are gone, and the footer counts what is left.
fn cut() -> Lines {
    let mut lines = sound();
    lines.events.truncate(TIMEOUT - 1);
    lines.events.push(json!({"source": "clock", "seq": 1, "position": 24, "event": "tick"}));
    lines
}

fn swapped() -> Lines {
    let mut lines = sound();
    let (one, other) = (lines.events[8]["position"].clone(), lines.events[9]["position"].clone());
    (lines.events[8]["position"], lines.events[9]["position"]) = (other, one);
    lines
}

fn image_changed() -> Lines {
    let mut lines = sound();
    lines.events[READ]["image"] = json!("spool/request-7.0");
    lines
}

/// A replica was behind by a change that the night should have corrected; who got the old record
/// was aborted, says the log.
fn stale_as_abort() -> Lines {
    let mut lines = sound();
    lines.events[FETCH]["version"] = json!(0);
    lines.events[FINISH] = event(0, "abort", json!({"reason": "disk"}));
    lines.numbered()
}

fn headed(field: &str, value: &str) -> Lines {
    let mut lines = sound();
    lines.header[field] = json!(value);
    lines
}
