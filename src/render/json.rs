//! One JSON document for other programs.
//!
//! What is found is written as the evidence has it, below the version of these documents, the name of
//! the sheet and its file. Requests, servers and pages count from 0.

use honnin_analysis::{OfSheet, SheetCheck};
use honnin_models::claims::ClaimId;
use serde::Serialize;
use serde_json::{Value, json};

/// The version of these documents.
pub const SCHEMA: u32 = 2;

/// A document that says this.
pub fn document(said: impl Serialize) -> Value {
    #[derive(Serialize)]
    struct JsonDocument<T> {
        schema: u32,
        #[serde(flatten)]
        said: T,
    }
    json!(JsonDocument { schema: SCHEMA, said })
}

/// A document that says this, with answers to questions that follow from it.
pub fn answered(said: impl Serialize, answers: &[(&str, bool)]) -> Value {
    let mut value = document(said);
    for (question, answer) in answers {
        value[*question] = (*answer).into();
    }
    value
}

/// A document that says what was found of the last configuration of a sheet: as installed where that
/// differs, else as designed.
pub fn of_last_configuration<T: Serialize>(
    found: OfSheet<'_, T>,
    answers: &[(&str, bool)],
) -> Value {
    let configuration = found.sheet.last_configuration();
    let mut value = answered(found, answers);
    value["as"] = json!(configuration);
    value
}

/// `honnin check`: every check, and whether it came to what was expected.
pub fn checks(checks: &[OfSheet<'_, SheetCheck>]) -> Value {
    document(json!({ "sheets": judged(checks) }))
}

/// `honnin`: the same, and every check of the cases of the same failure elsewhere.
pub fn everything(checks: &[OfSheet<'_, SheetCheck>], cases: &[OfSheet<'_, SheetCheck>]) -> Value {
    document(json!({ "sheets": judged(checks), "cases": judged(cases) }))
}

fn judged(checks: &[OfSheet<'_, SheetCheck>]) -> Vec<Value> {
    let check = |check: &OfSheet<'_, SheetCheck>| {
        let mut value = json!(check);
        value["as_expected"] = check.as_expected().into();
        value
    };
    checks.iter().map(check).collect()
}

/// `honnin explain`: what a claim came to.
pub fn explanation(check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Value {
    document(json!({
        "name": check.sheet.name,
        "file": check.sheet.file,
        "as": check.configuration,
        "answers": check.answers,
        "claim": id,
        "judged": check.claims[&id],
    }))
}
