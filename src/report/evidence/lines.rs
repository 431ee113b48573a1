//! The lines of the document. A value to a line, as pretty printers have it, is good for comparing
//! two documents; but lists of plain values, such as the number of states of each of 20,736 sites,
//! would be most of the file and nobody would read them. So these stand in full lines.

/// No line that holds several values is longer, in bytes.
const WIDTH: usize = 120;

/// A pretty-printed JSON text with its lists of plain values in full lines, and a line feed at the
/// end. It is the same JSON: only white space between values differs.
pub(super) fn full(pretty: &str) -> String {
    let lines: Vec<&str> = pretty.lines().collect();
    let (mut text, mut at) = (String::with_capacity(pretty.len()), 0);
    while at < lines.len() {
        let values = plain_values(&lines[at..]);
        text.push_str(lines[at]);
        if values > 0 {
            fill(&mut text, &lines[at..at + values + 2]);
            at += values + 1;
        }
        text.push('\n');
        at += 1;
    }
    text
}

/// How many plain values there are in the list that these lines begin with; none if the first line
/// begins no list, or one of other lists or objects. A pretty printer ends a line with a bracket
/// just where it begins a list or an object, since the line of a text ends with its quotation mark.
fn plain_values(lines: &[&str]) -> usize {
    let values = || lines[1..].iter().take_while(|line| !line.trim_start().starts_with(']'));
    let plain = lines[0].ends_with('[') && values().all(|line| !line.ends_with(['[', '{']));
    if plain { values().count() } else { 0 }
}

/// Writes a list whose first line, up to its bracket, is written: in the same line if there is room,
/// else in lines of its own.
fn fill(text: &mut String, list: &[&str]) {
    let (last, values) = list[1..].split_last().expect("a list has an end");
    let indent = &values[0][..values[0].len() - values[0].trim_start().len()];
    let values = values.iter().map(|line| line.trim_start());
    let short: usize = values.clone().map(|value| value.len() + 1).sum();
    if list[0].len() + short + 2 <= WIDTH {
        text.push_str(&values.collect::<Vec<_>>().join(" "));
        text.push_str(last.trim_start());
        return;
    }
    let mut width = WIDTH;
    for value in values {
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
