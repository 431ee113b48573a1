//! Answers to `honnin run`: what was seen at a site under load.

use super::compose::{Entry, Tone, terminal as columns};
use super::json::SCHEMA;
use super::words;
use honnin_messages::{MessageId, Messages, grouped, id, message, wrapped};
use honnin_models::design::AfterPolicy;
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet};
use honnin_system::load::{Load, Loaded, WrongSubject};
use honnin_system::site::FailureReason;
use honnin_system::trouble::Trouble;
use serde_json::{Map, json};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

/// How many documents with a wrong subject are told one by one.
const TOLD: usize = 5;

/// A load and what was seen of it.
pub struct Observed<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// The configuration in which it was run.
    pub configuration: Configuration,
    /// What the site was put under.
    pub load: &'a Load,
    /// How many residents there were.
    pub residents: usize,
    /// What chance was drawn from.
    pub seed: u64,
    /// Where the log is.
    pub log: &'a Path,
    /// What it came to.
    pub loaded: &'a Loaded,
    /// Whether its log has a case of C1.
    pub tested: bool,
}

impl Observed<'_> {
    /// What is left although nothing should be: images, holders of the order, held servers, open
    /// requests. A design that keeps images is not blamed for those.
    fn left(&self) -> [usize; 4] {
        let remains = &self.loaded.remains;
        let keeps = self.sheet.answers(self.configuration).design.image.after == AfterPolicy::Keep;
        let images = if keeps { 0 } else { remains.images.len() };
        [images, remains.holders, remains.held_servers, remains.open]
    }

    fn is_clean(&self) -> bool {
        self.left() == [0; 4]
    }

    /// Whether something was seen that must not be. What a site that broke down could not put away says
    /// nothing of its design.
    pub fn found_something(&self) -> bool {
        let broken = !self.loaded.remains.broken.is_empty();
        !self.loaded.wrong_subjects.is_empty() || (!broken && !self.is_clean())
    }

    /// Whether the run came to its end, delivered something, and met no trouble that it could not
    /// answer for.
    pub fn is_whole(&self) -> bool {
        let Loaded { delivered, stopped, remains, .. } = self.loaded;
        *delivered > 0 && !stopped && remains.broken.is_empty()
    }
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, seen: &Observed<'_>, width: usize) -> String {
    let title = wrapped(
        &message!(
            messages,
            "run-title",
            sheet = seen.sheet.name.as_str(),
            configuration = words::configuration(messages, seen.configuration),
            kiosks = seen.load.kiosks,
            residents = grouped(seen.residents as u64),
            seed = seen.seed.to_string()
        ),
        width,
        0,
    );
    let rows = columns::table(&[String::new(), String::new()], &rows(messages, seen), None);
    // Each row names itself: the header is empty.
    let rows = rows.lines().skip(1).collect::<Vec<_>>().join("\n");
    let mut text = vec![title, String::new(), rows, String::new()];
    let findings = findings(messages, seen);
    if !findings.is_empty() {
        text.extend(findings.iter().map(|line| wrapped(line, width, 2)));
        text.push(String::new());
    }
    text.push(wrapped(&conclusion(messages, seen), width, 0));
    text.push(wrapped(
        &message!(messages, "run-log", path = visible(&seen.log.to_string_lossy())),
        width,
        0,
    ));
    text.join("\n")
}

/// The numbers, one in a row.
fn rows(messages: &Messages, seen: &Observed<'_>) -> Vec<Vec<Entry>> {
    let Loaded { made, delivered, failed, wrong_subjects, changes, duration, .. } = seen.loaded;
    let count = |count: &usize| Entry::number(grouped(*count as u64));
    let row = |id: MessageId, entry: Entry| vec![Entry::plain(messages.get(id)), entry];
    let mut rows =
        vec![row(id!("run-made"), count(made)), row(id!("run-delivered"), count(delivered))];
    let reasons = failed.iter().map(|(failure, times)| {
        vec![
            Entry::plain(message!(
                messages,
                "run-failed",
                reason = words::failure(messages, *failure)
            )),
            count(times),
        ]
    });
    rows.extend(reasons);
    let tone = if wrong_subjects.is_empty() { Tone::Good } else { Tone::Bad };
    let wrong_subjects = count(&wrong_subjects.len()).toned(tone);
    rows.push(row(id!("run-wrong"), wrong_subjects));
    rows.push(row(id!("run-changes"), count(changes)));
    rows.push(row(id!("run-duration"), Entry::number(format!("{:.1} s", duration.as_secs_f64()))));
    let throughput = format!("{:.1}/s", seen.loaded.throughput());
    rows.push(row(id!("run-throughput"), Entry::number(throughput)));
    for percent in [50, 90, 99, 100] {
        let name = if percent == 100 {
            message!(messages, "run-latency-most")
        } else {
            message!(messages, "run-latency", percent)
        };
        let latency = seen.loaded.percentile(percent).map_or("-".to_owned(), milliseconds);
        rows.push(vec![Entry::plain(name), Entry::number(latency)]);
    }
    rows
}

fn milliseconds(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
}

/// What must not be, and what could not be answered for.
fn findings(messages: &Messages, seen: &Observed<'_>) -> Vec<String> {
    let wrong_subjects = &seen.loaded.wrong_subjects;
    let mut lines: Vec<String> =
        wrong_subjects.iter().take(TOLD).map(|wrong| wrong_subject(messages, wrong)).collect();
    if wrong_subjects.len() > TOLD {
        lines.push(message!(
            messages,
            "run-more",
            more = grouped((wrong_subjects.len() - TOLD) as u64)
        ));
    }
    if !seen.is_clean() {
        let [images, holders, servers, open] = seen.left();
        lines.push(message!(messages, "run-left", images, holders, servers, open));
    }
    // Everybody who works at the site may have met the same.
    let troubles: BTreeSet<String> =
        seen.loaded.remains.broken.iter().map(|trouble| words_of(messages, trouble)).collect();
    lines.extend(troubles.iter().map(|words| message!(messages, "run-trouble", words = words)));
    lines
}

/// Trouble in the words of this language, where we have any.
fn words_of(messages: &Messages, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Disk(error) => messages.reason(error),
        Trouble::Database(error) => visible(&error.to_string()),
        Trouble::Unreadable(error) => visible(&error.to_string()),
        Trouble::LogGone => message!(messages, "run-log-gone"),
        Trouble::FolderGone => message!(messages, "run-folder-gone"),
        Trouble::DatabaseGone(path) => {
            message!(messages, "run-database-gone", path = visible(&path.to_string_lossy()))
        }
    }
}

fn wrong_subject(messages: &Messages, wrong: &WrongSubject) -> String {
    let subjects: Vec<String> = wrong
        .subjects
        .iter()
        .map(|subject| match subject {
            Some(resident) => message!(messages, "run-page-of", n = *resident),
            None => message!(messages, "run-page-unreadable"),
        })
        .collect();
    message!(
        messages,
        "run-wrong-document",
        request = wrong.request,
        requester = wrong.requester,
        subjects = messages.list(&subjects)
    )
}

/// What may be made of it, in a sentence.
fn conclusion(messages: &Messages, seen: &Observed<'_>) -> String {
    let id = match seen.loaded {
        _ if seen.found_something() => id!("run-observed-wrong"),
        Loaded { stopped: true, .. } => id!("run-observed-stopped"),
        Loaded { delivered: 0, .. } => id!("run-observed-nothing"),
        _ if !seen.is_whole() => id!("run-observed-broken"),
        _ if !seen.tested => id!("run-observed-no-case"),
        _ => id!("run-observed"),
    };
    message!(messages, id, count = grouped(seen.loaded.made as u64))
}

/// `honnin run`, as a document for other programs. Times are in milliseconds.
pub fn json(seen: &Observed<'_>) -> serde_json::Value {
    let Loaded {
        made, delivered, failed, wrong_subjects, changes, duration, stopped, remains, ..
    } = seen.loaded;
    let failed: Map<String, serde_json::Value> =
        failed.iter().map(|(failure, times)| (word(*failure), (*times).into())).collect();
    let first = wrong_subjects.iter().take(TOLD).map(|wrong| {
        json!({
            "request": wrong.request,
            "requester": wrong.requester,
            "subjects": wrong.subjects,
        })
    });
    let latency =
        |percent| seen.loaded.percentile(percent).map(|time| time.as_secs_f64() * 1_000.0);
    json!({
        "schema": SCHEMA,
        "name": seen.sheet.name,
        "as": seen.configuration.word(),
        "kiosks": seen.load.kiosks,
        "residents": seen.residents,
        "seed": seen.seed,
        "requests": made,
        "delivered": delivered,
        "failed": failed,
        "wrong_subjects": { "documents": wrong_subjects.len(), "first": first.collect::<Vec<_>>() },
        "changes": changes,
        "duration": duration.as_secs_f64() * 1_000.0,
        "throughput": seen.loaded.throughput(),
        "latency": {
            "p50": latency(50), "p90": latency(90), "p99": latency(99), "max": latency(100),
        },
        "remains": {
            "images": remains.images,
            "holders": remains.holders,
            "held_servers": remains.held_servers,
            "open": remains.open,
        },
        "troubles": remains.broken.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "interrupted": stopped,
        "clean": wrong_subjects.is_empty() && seen.is_clean(),
        "whole": seen.is_whole(),
        "tested": seen.tested,
        "log": seen.log.to_string_lossy(),
    })
}

/// A failure as the log would write it.
fn word(failure: FailureReason) -> String {
    let word = match failure {
        FailureReason::TimedOut => "timed-out",
        FailureReason::RecordBusy => "record-busy",
        FailureReason::ImageMissing => "image-missing",
        FailureReason::Stopped => "stopped",
        FailureReason::Aborted(reason) => {
            let word = serde_json::to_value(reason).expect("a reason is written without fail");
            return word.as_str().expect("a reason is a word").to_owned();
        }
    };
    word.to_owned()
}
