//! A line on the terminal while a search takes more than a second.

use crate::explore::engine::Progress;
use crate::messages::{Messages, grouped};
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::RefCell;
use std::time::{Duration, Instant};

/// Searches shorter than this are not worth a line.
const QUIET: Duration = Duration::from_secs(1);

/// The line; drawn on standard error, and on a terminal only.
pub(super) struct Line<'a> {
    messages: &'a Messages,
    bar: RefCell<Option<ProgressBar>>,
}

impl<'a> Line<'a> {
    pub(super) fn new(messages: &'a Messages) -> Line<'a> {
        Line { messages, bar: RefCell::default() }
    }

    /// Shows how the search of a site is going.
    pub(super) fn show(&self, site: &str, progress: Progress) {
        let mut bar = self.bar.borrow_mut();
        if progress.elapsed < QUIET {
            if let Some(bar) = bar.take() {
                bar.finish_and_clear();
            }
            return;
        }
        let bar = bar.get_or_insert_with(spinner);
        let seconds = progress.elapsed.as_secs_f64();
        let rate = (progress.states as f64 / seconds) as u64;
        let values = [
            ("site", site.into()),
            ("states", grouped(progress.states).into()),
            ("rate", grouped(rate).into()),
            ("depth", progress.depth.into()),
            ("seconds", grouped(progress.elapsed.as_secs()).into()),
        ];
        bar.set_message(self.messages.with("progress", values));
        bar.tick();
    }

    /// Shows what is at work now.
    pub(super) fn say(&self, what: String) {
        let mut bar = self.bar.borrow_mut();
        let bar = bar.get_or_insert_with(spinner);
        bar.set_message(what);
        bar.tick();
    }

    /// Takes the line away, before something else is written.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}

fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    let style = ProgressStyle::with_template("{spinner} {wide_msg}");
    bar.set_style(style.expect("the template is well-formed"));
    bar
}

/// A line while something else works that only counts.
pub(super) struct Ticker<'a> {
    messages: &'a Messages,
    of: u64,
    started: Instant,
    bar: ProgressBar,
}

impl<'a> Ticker<'a> {
    /// How often the line is drawn anew. A run that is over is noticed as soon.
    const PAUSE: Duration = Duration::from_millis(20);

    /// A line for so many schedules.
    pub(super) fn new(messages: &'a Messages, of: u64) -> Ticker<'a> {
        Ticker { messages, of, started: Instant::now(), bar: spinner() }
    }

    /// Shows how many are done, and waits a moment.
    pub(super) fn tick(&self, done: u64) {
        std::thread::sleep(Ticker::PAUSE);
        let elapsed = self.started.elapsed();
        if elapsed < QUIET {
            return;
        }
        let rate = (done as f64 / elapsed.as_secs_f64()) as u64;
        let values = [
            ("done", grouped(done).into()),
            ("of", grouped(self.of).into()),
            ("rate", grouped(rate).into()),
            ("seconds", grouped(elapsed.as_secs()).into()),
        ];
        self.bar.set_message(self.messages.with("progress-schedules", values));
        self.bar.tick();
    }

    /// Takes the line away.
    pub(super) fn clear(self) {
        self.bar.finish_and_clear();
    }
}
