//! Everything done again: a document, compared with the evidence that was just made from its sheets.

use super::{Item, ItemKind, VerificationReason, VerificationResult};
use honnin_evidence::Evidence;
use honnin_evidence::difference::{DocumentDifference, differences};
use serde_json::{Value, json};

/// What was searched and run, part by part: an item for each that agrees, and one for each place that
/// does not. The program and its sources are compared elsewhere, whether anything is done again or not.
pub fn compare(document: &Evidence, now: &Evidence) -> Vec<Item> {
    let (document, now) = (parts(document), parts(now));
    let part = |of: &[(String, Value)], at: &str| {
        of.iter().find(|(part, _)| part == at).map(|(_, said)| said.clone())
    };
    // The same sheets were searched and run; a case may be in one of the two alone.
    let besides = now.iter().filter(|(at, _)| part(&document, at).is_none());
    let mut items = Vec::new();
    for (at, _) in document.iter().chain(besides) {
        let differing = match (part(&document, at), part(&now, at)) {
            (Some(said), Some(found)) => differences(&said, &found),
            (first, second) => vec![DocumentDifference { at: String::new(), first, second }],
        };
        if differing.is_empty() {
            items.push(Item::new(ItemKind::Again, at.as_str(), VerificationResult::Agrees));
        }
        items.extend(differing.into_iter().map(|it| differing_at(at, it)));
    }
    items
}

/// The searches and runs did not come to their end, so nothing is known of what they would have found.
pub fn cut() -> Item {
    let answer = VerificationResult::Open(VerificationReason::Cut);
    Item::new(ItemKind::Again, "evidence.json", answer)
}

fn differing_at(part: &str, difference: DocumentDifference) -> Item {
    let DocumentDifference { at, first: document, second: now } = difference;
    let why = VerificationReason::Found { document, now };
    Item::new(ItemKind::Again, format!("{part}{at}"), VerificationResult::Differs(why))
}

/// The parts of a document, each by the JSON pointer to it.
fn parts(evidence: &Evidence) -> Vec<(String, Value)> {
    let sheets = evidence.sheets.iter().enumerate();
    let sheets = sheets.map(|(place, sheet)| (format!("/sheets/{place}"), json!(sheet)));
    let cases = evidence.cases.iter().enumerate();
    let cases = cases.map(|(place, case)| (format!("/cases/{place}"), json!(case)));
    let rest = [
        ("/kill", json!(evidence.kill)),
        ("/survey", json!(evidence.survey)),
        ("/traceability", json!(evidence.traceability)),
    ];
    sheets.chain(cases).chain(rest.map(|(at, part)| (at.to_owned(), part))).collect()
}
