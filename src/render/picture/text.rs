//! How wide a text is, and where it breaks: the picture must know before any font is there.
//!
//! A wide letter is as wide as the font is high. Of the others the average of common fonts is taken,
//! rounded up: a text may be narrower than its room, and never wider.

use maud::{Markup, html};
use unicode_width::UnicodeWidthChar as _;

/// The size of most texts, in pixels.
pub(super) const BODY: i32 = 13;
/// The size of headings and of what stands in boxes.
pub(super) const LABEL: i32 = 12;
/// The size of what stands in bars and on sheets.
pub(super) const SMALL: i32 = 11;

/// How wide a text is at a font size, in pixels, rounded up.
pub fn width(text: &str, size: i32) -> i32 {
    let tenths: i32 = text
        .chars()
        .map(|letter| match letter.width() {
            Some(2) => 10,
            Some(1) => 6,
            _ => 0,
        })
        .sum();
    (tenths * size + 9) / 10
}

/// The lines of a text in a room so many pixels wide.
pub fn lines(text: &str, room: i32, size: i32) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("there is always a line");
        let longer = format!("{line}{piece}");
        if width(longer.trim_end(), size) > room && !line.is_empty() {
            lines.push(piece);
        } else {
            *line = longer;
        }
    }
    lines.iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The pieces of a text between which a line may break: words in English. Japanese has no spaces;
/// there a line breaks before a word, which is where hiragana end, or before katakana, or after a
/// stop, so that no word is torn and no particle begins a line.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        let begins = match before {
            ' ' | '、' | '。' | '）' => true,
            _ if is_hiragana(before) => !is_hiragana(letter),
            _ => !is_katakana(before) && !before.is_ascii() && is_katakana(letter),
        };
        match pieces.last_mut() {
            Some(piece) if !begins || " 、。）」".contains(letter) || "（「".contains(before) =>
            {
                piece.push(letter);
            }
            _ => pieces.push(letter.to_string()),
        }
        before = letter;
    }
    pieces
}

fn is_hiragana(letter: char) -> bool {
    ('\u{3041}'..='\u{309f}').contains(&letter)
}

fn is_katakana(letter: char) -> bool {
    ('\u{30a1}'..='\u{30ff}').contains(&letter)
}

/// From one line to the next.
pub(super) fn leading(size: i32) -> i32 {
    size * 4 / 3
}

/// A line of text with its foot at `y`. It begins at `x`, or with the class `mid` lies around it.
pub(super) fn line(class: &str, size: i32, (x, y): (i32, i32), words: &str) -> Markup {
    html! { text class=(class) font-size=(size) x=(x) y=(y) { (words) } }
}

/// Lines of text below each other, the foot of the first at `y`.
pub(super) fn block(class: &str, size: i32, (x, y): (i32, i32), lines: &[String]) -> Markup {
    html! {
        @for (number, words) in (0..).zip(lines) {
            (line(class, size, (x, y + number * leading(size)), words))
        }
    }
}

/// The same sign at each of these places, its foot at `y`.
pub(super) fn signs(class: &str, size: i32, (xs, y): (&[i32], i32), sign: &str) -> Markup {
    let places: Vec<String> = xs.iter().map(i32::to_string).collect();
    html! { text class=(class) font-size=(size) x=(places.join(" ")) y=(y) { (sign.repeat(xs.len())) } }
}
