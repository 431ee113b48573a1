//! A text that is not ours, as a terminal may show it.

use unicode_general_category::{GeneralCategory, get_general_category};

/// The most characters of a value that are shown, and of a sentence in which one may be.
const MOST_OF_A_VALUE: usize = 60;
const MOST_OF_A_SENTENCE: usize = 400;

/// A text as it can be shown: what a terminal would obey, and what nobody would see, is written out.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = None;
    for letter in text.chars() {
        if is_hidden(before, letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
        before = Some(letter);
    }
    shown
}

/// The same of a value that a file gives, cut where it is long.
pub fn brief(value: &str) -> String {
    cut_after(MOST_OF_A_VALUE, value)
}

/// The same of a sentence that a library made of what a file gives.
pub fn excerpt(sentence: &str) -> String {
    cut_after(MOST_OF_A_SENTENCE, sentence)
}

fn cut_after(most: usize, text: &str) -> String {
    match text.char_indices().nth(most) {
        None => visible(text),
        Some((cut, _)) => visible(&text[..cut]) + "…",
    }
}

/// The same of a text that is JSON, in which an escape stands for the letter.
pub fn visible_in_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    let mut before = None;
    for letter in json.chars() {
        // The line breaks between values are JSON's own; those within are written out already. Two of the
        // other begin what some runners of continuous integration take for a command.
        let begins_command = letter == '#' && before == Some('#');
        if begins_command || letter != '\n' && is_hidden(before, letter) {
            let mut units = [0; 2];
            for unit in letter.encode_utf16(&mut units) {
                shown += &format!("\\u{unit:04x}");
            }
        } else {
            shown.push(letter);
        }
        before = Some(letter);
    }
    shown
}

/// Whether a text has something that a terminal would obey, or that nobody would see.
pub fn hides_something(text: &str) -> bool {
    let before = std::iter::once(None).chain(text.chars().map(Some));
    before.zip(text.chars()).any(|(before, letter)| is_hidden(before, letter))
}

/// Whether a terminal obeys a letter instead of showing it, or nobody sees it: control characters,
/// those that change the direction of writing, that separate lines, or that have no shape. A
/// variation selector after an ideograph is part of how that is written, as in some place names.
fn is_hidden(before: Option<char>, letter: char) -> bool {
    use GeneralCategory::{
        Control, Format, LineSeparator, ParagraphSeparator, PrivateUse, Unassigned,
    };
    if letter.is_ascii() {
        return letter.is_ascii_control();
    }
    match letter {
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => !before.is_some_and(is_ideograph),
        // Letters, marks and a symbol without a shape (Default_Ignorable_Code_Point, and a blank).
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => {
            true
        }
        '\u{3164}' | '\u{ffa0}' | '\u{2800}' => true,
        _ => matches!(
            get_general_category(letter),
            Control | Format | LineSeparator | ParagraphSeparator | PrivateUse | Unassigned
        ),
    }
}

fn is_ideograph(letter: char) -> bool {
    matches!(
        letter,
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'
    )
}
