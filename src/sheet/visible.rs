//! A text that is not ours, as a terminal may show it.

use super::walk::is_obeyed;

/// The most characters of a value that are shown.
const MOST_LETTERS: usize = 60;

/// A text as it can be shown: what a terminal would obey is written out.
pub fn visible(text: &str) -> String {
    let mut shown = String::new();
    for letter in text.chars() {
        if is_obeyed(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// The same of a value that a file gives, cut where it is long.
pub fn brief(value: &str) -> String {
    match value.char_indices().nth(MOST_LETTERS) {
        None => visible(value),
        Some((cut, _)) => visible(&value[..cut]) + "…",
    }
}
