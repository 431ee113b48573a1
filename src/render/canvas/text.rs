//! How wide a text is, and where it breaks: the picture must know before any font is there.
//!
//! A wide letter is as wide as the font is high. Of the others the average of common fonts is taken,
//! rounded up: a text may be narrower than its room, and never wider.

use unicode_width::UnicodeWidthChar as _;

/// The size of the title of a page, in pixels.
pub(crate) const TITLE: i32 = 20;
/// The size of the title of a part.
pub(crate) const HEADING: i32 = 14;
/// The size of most texts.
pub(crate) const BODY: i32 = 13;
/// The size of what is in boxes.
pub(crate) const LABEL: i32 = 12;
/// The size of what is in bars and on sheets.
pub(crate) const SMALL: i32 = 11;
/// The size of what must be beside many others.
pub(crate) const TINY: i32 = 10;
/// The size of places in a document, whose letters are all wide.
pub(crate) const MONO: i32 = 9;

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

/// The same, where what is too long for the room is torn.
pub(crate) fn fitted(text: &str, room: i32, size: i32) -> Vec<String> {
    let mut fitted = Vec::new();
    for line in text.lines().flat_map(|text| lines(text, room, size)) {
        let mut part = String::new();
        for letter in line.chars() {
            if width(&format!("{part}{letter}"), size) > room {
                fitted.push(std::mem::take(&mut part));
            }
            part.push(letter);
        }
        fitted.push(part);
    }
    fitted
}

/// The pieces of a text between which a line may break: words in English. Japanese has no spaces;
/// there a line breaks before a word, which is where hiragana end, or before katakana, or after a
/// stop, so that no word is torn and no particle begins a line.
fn pieces(text: &str) -> Vec<String> {
    const STOPS: &str = " 、。，：；？！）」";
    let is_hiragana = |letter| ('\u{3041}'..='\u{309f}').contains(&letter);
    let is_katakana = |letter| ('\u{30a1}'..='\u{30ff}').contains(&letter);
    let mut pieces: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        let begins = match before {
            ' ' | '、' | '。' | '：' | '）' => true,
            _ if is_hiragana(before) => !is_hiragana(letter),
            _ => !is_katakana(before) && !before.is_ascii() && is_katakana(letter),
        };
        match pieces.last_mut() {
            Some(piece) if !begins || STOPS.contains(letter) || "（「".contains(before) => {
                piece.push(letter);
            }
            _ => pieces.push(letter.to_string()),
        }
        before = letter;
    }
    pieces
}

/// From one line to the next.
pub(crate) const fn leading(size: i32) -> i32 {
    size * 4 / 3
}
