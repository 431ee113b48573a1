//! The committed document, and documents that say otherwise in one thing.

use crate::evidence::document;
use honnin_analysis::{NotEstablishedReason, StopReason, Verdict};
use honnin_evidence::consistency::Inconsistent;
use honnin_evidence::traced::TraceabilityEvidence;
use honnin_evidence::{ConsistentEvidence, Evidence};
use honnin_record::FindingCheck;
use serde_json::json;
use std::sync::LazyLock;

/// The committed document. What it says of the findings is left to be made anew: the register may
/// have changed since.
pub(crate) fn evidence() -> Evidence {
    static EVIDENCE: LazyLock<Evidence> = LazyLock::new(|| {
        let mut document = document();
        document["traceability"] = json!(TraceabilityEvidence::default());
        serde_json::from_value(document).expect("it is evidence")
    });
    EVIDENCE.clone()
}

/// The same of one sheet, as a run for that sheet gives it.
pub(crate) fn one_sheet(name: &str) -> Evidence {
    let mut evidence = evidence();
    evidence.sheets.retain(|sheet| sheet.name == name);
    evidence.cases.clear();
    evidence.kill.contexts.retain(|context| context.context.name == name);
    evidence
}

/// A verdict becomes its opposite.
pub(crate) fn flipped(verdict: &mut Verdict) {
    *verdict = match verdict {
        Verdict::Holds => Verdict::Violated { steps: None },
        _ => Verdict::Holds,
    };
}

/// Nothing is known any more.
pub(crate) fn unknown(verdict: &mut Verdict) {
    *verdict = Verdict::NotEstablished { why: NotEstablishedReason::Cut(StopReason::Interrupted) };
}

/// The document with the verdict altered that a check relies on.
pub(crate) fn altered(
    by: &FindingCheck,
    alter: fn(&mut Verdict),
) -> Result<ConsistentEvidence, Inconsistent> {
    let FindingCheck::Verdict { sheet: name, configuration, claim, .. } = by else {
        panic!("it is a verdict");
    };
    let mut evidence = evidence();
    let sheet = evidence.sheets.iter_mut().find(|sheet| sheet.name == *name);
    let checks = &mut sheet.expect("the sheet is there").checks;
    let check = checks
        .iter_mut()
        .find(|check| check.configuration == *configuration)
        .expect("it was checked");
    alter(&mut check.claims.get_mut(claim).expect("every claim is judged").verdict);
    ConsistentEvidence::traced(evidence)
}
