//! The lines of the document. A value to a line, as pretty printers have it, is good for comparing
//! two documents; but lists of plain values, such as the number of states of each of 20,736 sites,
//! would be most of the file and nobody would read them. So these are in full lines, and an object
//! of plain values, such as a step or a check that a finding relies on, in one line if there is room.

/// No line that holds several values is longer, in bytes.
const WIDTH: usize = 120;

/// A pretty-printed JSON text with its lists and objects of plain values in full lines, and a line
/// feed at the end. It is the same JSON: only white space between values differs.
pub(super) fn full(pretty: &str) -> String {
    let lines: Vec<&str> = pretty.lines().collect();
    let (mut text, mut at) = (String::with_capacity(pretty.len()), 0);
    while at < lines.len() {
        let values = plain_values(&lines[at..]);
        let whole = &lines[at..at + if values > 0 { values + 2 } else { 1 }];
        match one_line(whole) {
            Some(line) => text.push_str(&line),
            None if whole[0].ends_with('[') && values > 0 => fill(&mut text, whole),
            // An object without room is as it is.
            None => text.push_str(&whole.join("\n")),
        }
        text.push('\n');
        at += whole.len();
    }
    text
}

/// How many plain values there are in the list or object that these lines begin with; none if the
/// first line begins neither, or one of other lists or objects. A pretty printer ends a line with a
/// bracket just where it begins a list or an object, since the line of a text ends with its
/// quotation mark.
fn plain_values(lines: &[&str]) -> usize {
    let closing = |line: &&&str| line.trim_start().starts_with([']', '}']);
    let values = || lines[1..].iter().take_while(|line| !closing(line));
    let plain = lines[0].ends_with(['[', '{']) && values().all(|line| !line.ends_with(['[', '{']));
    if plain { values().count() } else { 0 }
}

/// A list or an object of plain values in one line; none where there is no room for it, or nothing
/// to join.
fn one_line(whole: &[&str]) -> Option<String> {
    let [first, values @ .., last] = whole else { return None };
    let values: Vec<&str> = values.iter().map(|line| line.trim_start()).collect();
    // An object begins and ends with a space, so that its braces are seen.
    let space = if first.ends_with('{') { " " } else { "" };
    let line = format!("{first}{space}{}{space}{}", values.join(" "), last.trim_start());
    (line.trim_end_matches(',').len() <= WIDTH).then_some(line)
}

/// Writes a list in lines of its own, each as full as may be.
fn fill(text: &mut String, list: &[&str]) {
    let [first, values @ .., last] = list else { return };
    text.push_str(first);
    let indent = &values[0][..values[0].len() - values[0].trim_start().len()];
    let mut width = WIDTH;
    for value in values.iter().map(|line| line.trim_start()) {
        if width + 1 + value.len() > WIDTH {
            text.push('\n');
            text.push_str(indent);
            width = indent.len();
        } else {
            text.push(' ');
            width += 1;
        }
        text.push_str(value);
        width += value.len();
    }
    text.push('\n');
    text.push_str(last);
}
