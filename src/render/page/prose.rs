//! Words with marks in them, badges, anchors.

use crate::compose::html::{class, inline};
use crate::words;
use honnin_analysis::Verdict;
use honnin_messages::Messages;
use maud::{Markup, html};
use std::fmt::Write as _;

/// An English text in which some lines are Japanese: these are marked as what they are.
pub(super) fn with_japanese(text: &str) -> Markup {
    let is_japanese = |line: &str| line.chars().any(|c| matches!(c, '\u{3040}'..='\u{9fff}'));
    html! {
        @for line in text.split_inclusive('\n') {
            @if is_japanese(line) { span lang="ja" { (line) } } @else { (line) }
        }
    }
}

/// Sentences, a list item each.
pub(super) fn list(lines: &[String]) -> Markup {
    html! { ul { @for line in lines { li { (inline(line)) } } } }
}

/// A verdict as a mark with its word.
pub(super) fn badge(messages: &Messages, verdict: &Verdict) -> Markup {
    html! {
        span class={ "badge " (class(words::tone(verdict))) } {
            (words::mark(verdict)) " " (words::verdict(messages, verdict.word()))
        }
    }
}

/// A name as a part of an id: plain letters, digits, hyphens and dots stay, and no two names come to
/// the same.
pub(super) fn anchor(name: &str) -> String {
    let mut anchor = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || "-.".contains(c) {
            anchor.push(c);
        } else {
            write!(anchor, "_{:x}_", u32::from(c)).expect("a string grows");
        }
    }
    anchor
}
