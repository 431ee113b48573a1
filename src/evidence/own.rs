//! The evidence of a model that is not ours: what its search came to, as a document, and its reading.
//!
//! Whoever reads it has the model, and has not seen the search. So each verdict is judged again from
//! what the document says was seen, and each counterexample is walked again on the model. What no
//! reading can see is a state that a document leaves out: [`OwnEvidence::confirm`] searches again.

use super::consistency::same;
use super::consistency::{Consistency, ConsistencyRule, Expectation, Inconsistent};
use super::consistent::{Unreadable, every_field_is_known, laid_out_otherwise, shaped};
use super::{Program, lines};
use honnin_analysis::own::{self, OwnCheck, OwnModel, OwnModelError, OwnSearchOptions};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

// A counterexample taken again on the model.
mod walk;

pub use walk::breaks_at_its_end;

/// The version of the document's shape. A document of another version is refused.
pub const VERSION: u32 = 1;

/// What was established of a model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Evidence of honnin on a model of one's own")]
pub struct OwnEvidence {
    /// The version of this shape.
    pub own_model: u32,
    /// What established it.
    pub program: Program,
    /// The search and its verdicts.
    pub result: OwnCheck,
}

impl OwnEvidence {
    /// The document of a result, by this program.
    pub fn new(result: OwnCheck) -> OwnEvidence {
        OwnEvidence { own_model: VERSION, program: Program::this(), result }
    }

    /// The document's bytes: the fields in the order of their definition, two spaces a level, lists
    /// of plain values in full lines, a line feed at the end.
    pub fn text(&self) -> String {
        let pretty = serde_json::to_string_pretty(self).expect("evidence is written without fail");
        lines::full(&pretty)
    }

    /// The JSON Schema of the document.
    pub fn schema() -> Value {
        schemars::schema_for!(OwnEvidence).to_value()
    }

    /// Reads the text of a document about this model.
    ///
    /// # Errors
    /// The first reason for which it is no evidence about the model.
    pub fn read<M: OwnModel>(text: &str, model: &M) -> Result<OwnEvidence, Unreadable> {
        #[derive(Deserialize)]
        struct OwnEvidenceHead {
            own_model: u32,
        }
        let head: OwnEvidenceHead = shaped(text)?;
        if head.own_model != VERSION {
            return Err(Unreadable::Version(head.own_model));
        }
        let document: OwnEvidence = shaped(text)?;
        every_field_is_known(text, &document)?;
        consistent(model, &document.result)?;
        let written = document.text();
        if written == text { Ok(document) } else { Err(laid_out_otherwise(&written, text)) }
    }

    /// Searches the model again, and requires the same result.
    ///
    /// # Errors
    /// [`OwnModelError`] where the model cannot be searched; within, the first place that differs.
    pub fn confirm<M: OwnModel>(
        &self,
        model: &M,
        options: &OwnSearchOptions,
    ) -> Result<Consistency, OwnModelError> {
        let again = own::check(model, options)?;
        Ok(same("/result", &again, &self.result))
    }
}

/// Whether a text is a document about a model of one's own, of any version: who has not the model can
/// neither read it nor search again.
pub fn is_own_evidence(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok_and(|it| it.get("own_model").is_some())
}

/// Whether a result is one that a search of this model can have come to.
fn consistent<M: OwnModel>(model: &M, result: &OwnCheck) -> Consistency {
    same("/result", &result.judged_again(model), result)?;
    for (place, claim) in result.claims.iter().enumerate() {
        let Some(steps) = claim.verdict.steps() else { continue };
        let at = format!("/result/claims/{place}/steps");
        breaks_at_its_end(model, &claim.name, steps).map_err(|why| Inconsistent {
            at: at + &walk::place(why),
            expected: Expectation::Rule(ConsistencyRule::Counterexample),
        })?;
    }
    Ok(())
}
