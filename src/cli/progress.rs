//! A line on the terminal while a search takes more than a second.

use honnin_messages::{Messages, grouped, id};
use honnin_search::limits::SearchProgress;
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::RefCell;
use std::time::Duration;

/// Searches shorter than this are not worth a line.
const QUIET: Duration = Duration::from_secs(1);

/// The line; drawn on standard error, and on a terminal only.
pub(super) struct ProgressLine<'a> {
    messages: &'a Messages,
    bar: RefCell<Option<ProgressBar>>,
}

impl<'a> ProgressLine<'a> {
    pub(super) fn new(messages: &'a Messages) -> ProgressLine<'a> {
        ProgressLine { messages, bar: RefCell::default() }
    }

    /// Shows how the search of a site is going.
    pub(super) fn show(&self, site: &str, progress: SearchProgress) {
        let seconds = progress.elapsed.as_secs_f64();
        let rate = (progress.states as f64 / seconds) as u64;
        self.say(progress.elapsed, || {
            let values = [
                ("site", site.into()),
                ("states", grouped(progress.states).into()),
                ("rate", grouped(rate).into()),
                ("depth", progress.depth.into()),
                ("seconds", grouped(progress.elapsed.as_secs()).into()),
            ];
            self.messages.with(id!("progress"), values)
        });
    }

    /// Shows how something is going that has taken so long until now.
    pub(super) fn say(&self, elapsed: Duration, sentence: impl FnOnce() -> String) {
        let mut bar = self.bar.borrow_mut();
        if elapsed < QUIET {
            if let Some(bar) = bar.take() {
                bar.finish_and_clear();
            }
            return;
        }
        let bar = bar.get_or_insert_with(|| {
            let bar = ProgressBar::new_spinner();
            bar.set_style(
                ProgressStyle::with_template("{spinner} {wide_msg}")
                    .expect("the template is well-formed"),
            );
            bar
        });
        bar.set_message(sentence());
        bar.tick();
    }

    /// Takes the line away, before something else is written.
    pub(super) fn clear(&self) {
        if let Some(bar) = self.bar.borrow_mut().take() {
            bar.finish_and_clear();
        }
    }
}
