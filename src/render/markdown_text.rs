//! Pieces of Markdown: free text quoted, a command as code, a bulleted list.

/// A text that is not ours, so that Markdown shows it and obeys nothing in it.
pub fn text(given: &str) -> String {
    let mut shown = String::with_capacity(given.len());
    for letter in given.chars() {
        if "\\`*_[]<>&#|~!".contains(letter) {
            shown.push('\\');
        }
        shown.push(letter);
    }
    shown
}

/// A command as code, in a fence that is longer than any in it.
pub fn code(command: &str) -> String {
    let longest = command.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if longest > 0 { " " } else { "" };
    format!("{fence}{space}{command}{space}{fence}")
}

/// A bulleted list.
pub fn bullets(lines: &[String]) -> String {
    let line = |line: &String| format!("- {line}");
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
