//! Failing verdicts as annotations of GitHub: commands that its runners read from standard output.

use super::{verdicts, words};
use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck};
use honnin_messages::Messages;
use honnin_models::claims::ClaimId;
use honnin_sheet::lines::Lines;

/// A line for each verdict that differs or is not established, at the line of the sheet that says
/// what is expected, else at that of its name; and what all verdicts come to, in plain words.
pub fn annotations(
    messages: &Messages,
    checks: &[OfSheet<'_, SheetCheck>],
    of_record: bool,
) -> String {
    let mut lines: Vec<String> =
        checks.iter().flat_map(|check| annotations_of(messages, *check)).collect();
    lines.push(verdicts::summary(messages, checks, of_record));
    lines.join("\n")
}

fn annotations_of(messages: &Messages, check: OfSheet<'_, SheetCheck>) -> Vec<String> {
    let lines = Lines::new(check.sheet);
    let failing =
        check.claims.iter().filter(|(_, judged)| judged.differs() || judged.is_inconclusive());
    let annotation = |(id, judged): (&ClaimId, &JudgedClaim)| {
        let place = lines.expectation(check.configuration, *id).unwrap_or_else(|| lines.name());
        let configuration = words::configuration(messages, check.configuration);
        let title = format!("{} ({configuration}): {id} {}", check.sheet.name, id.claim().name);
        let text = format!(
            "{} {}",
            words::unexpected(messages, *id, judged),
            messages.choose(id.claim().sentence)
        );
        let file = property(&check.sheet.file);
        let (line, title, text) = (place.line, property(&title), escaped(&text));
        format!("::error file={file},line={line},title={title}::{text}")
    };
    failing.map(annotation).collect()
}

/// A text of a command. What a runner would take for its end is written by its bytes.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, which ends at a comma or a colon as well.
fn property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
