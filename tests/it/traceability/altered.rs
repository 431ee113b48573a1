//! The committed document, and documents that say otherwise in one thing.

use honnin::report::evidence::words::{StandWord, VerdictEvidence, Why};
use honnin::report::evidence::{Dossier, Evidence, Unreadable};
use honnin_models::claims::ClaimId;
use honnin_models::record::{CheckedBy, Stand};
use serde_json::{Value, json};

/// The committed document. What it says of the findings is left to be made anew: the register may
/// have changed since.
pub(crate) fn evidence() -> Evidence {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/reports/evidence.json");
    let text = std::fs::read_to_string(path).expect("the evidence is committed");
    let mut document: Value = serde_json::from_str(&text).expect("it is JSON");
    document["traceability"] = json!([]);
    serde_json::from_value(document).expect("it is evidence")
}

/// The same of one sheet, as a run for that sheet gives it.
pub(crate) fn one_sheet(name: &str) -> Evidence {
    let mut evidence = evidence();
    evidence.sheets.retain(|sheet| sheet.name == name);
    evidence.kill.contexts.retain(|context| context.name == name);
    evidence
}

/// A verdict becomes its opposite.
pub(crate) fn flipped(verdict: &mut VerdictEvidence) {
    *verdict = match verdict {
        VerdictEvidence::Holds => VerdictEvidence::Violated { steps: None },
        _ => VerdictEvidence::Holds,
    };
}

/// Nothing is known any more.
pub(crate) fn unknown(verdict: &mut VerdictEvidence) {
    *verdict = VerdictEvidence::NotEstablished { why: Why::Interrupted };
}

fn place_of(by: &CheckedBy) -> (&'static str, StandWord, ClaimId) {
    match *by {
        CheckedBy::Verdict { sheet, stand: Stand::Designed, claim, .. } => {
            (sheet, StandWord::Designed, claim)
        }
        CheckedBy::Verdict { sheet, stand: Stand::Installed, claim, .. } => {
            (sheet, StandWord::Installed, claim)
        }
        _ => panic!("it is a verdict"),
    }
}

/// The document with the verdict altered that a check relies on.
pub(crate) fn altered(
    by: &CheckedBy,
    alter: fn(&mut VerdictEvidence),
) -> Result<Dossier, Unreadable> {
    let (name, stand, claim) = place_of(by);
    let mut evidence = evidence();
    let sheet = evidence.sheets.iter_mut().find(|sheet| sheet.name == name);
    let checks = &mut sheet.expect("the sheet is there").checks;
    let check = checks.iter_mut().find(|check| check.stand == stand).expect("it was checked");
    alter(&mut check.claims.get_mut(&claim).expect("every claim is judged").verdict);
    Dossier::traced(evidence)
}
