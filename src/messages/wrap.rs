//! Breaking a text into lines, in both languages.

use unicode_width::UnicodeWidthStr as _;

/// A text broken into lines of at most `width` columns, those after the first indented. The text
/// keeps the spaces it begins with.
///
/// English breaks between words. Japanese has no spaces and may break nearly anywhere, but no line
/// begins with a closing bracket or a stop.
pub fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("there is always a line");
        if line.width() + piece.trim_end().width() > width && !line.trim().is_empty() {
            lines.push(" ".repeat(indent) + piece.trim_start());
        } else {
            line.push_str(&piece);
        }
    }
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

/// The pieces of a text between which a line may break.
fn pieces(text: &str) -> Vec<String> {
    const NEVER_FIRST: &str =
        "、。，．・：；？！）」』］｝】〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.;:!?)]}";
    let mut pieces: Vec<String> = Vec::new();
    let mut before = ' ';
    for letter in text.chars() {
        let wide = |c: char| !c.is_ascii() && c.to_string().width() == 2;
        let may_break = before == ' ' || wide(before) || wide(letter);
        let may_break = may_break && letter != ' ' && !NEVER_FIRST.contains(letter);
        let may_break = may_break && !"（「『［｛【〔".contains(before);
        match pieces.last_mut() {
            Some(piece) if !may_break => piece.push(letter),
            _ => pieces.push(letter.to_string()),
        }
        before = letter;
    }
    pieces
}
