//! One JSON document for other programs: the table of the survey as the evidence has it, with how far
//! it came and why what is not established is not.

use crate::json;
use honnin_analysis::survey::table::SurveyTable;
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_analysis::{NotEstablishedReason, Verdict};
use honnin_models::claims::ClaimId;
use serde_json::{Value, json as value};

/// The document.
pub fn document(survey: &Survey, said: &[SurveyedClaim]) -> Value {
    let mut table = value!(SurveyTable::from_survey(survey, said));
    for said in said {
        table["claims"][said.claim.to_string()]["reasons"] = value!(reasons(survey, said.claim));
    }
    table["sites"] = survey.subject.universe.sites().into();
    table["uncovered"] = survey.subject.universe.uncovered().into();
    table["settled"] = survey.settled().into();
    table["established"] = said.iter().all(|said| said.explanation.established()).into();
    json::document(table)
}

/// Why sites are not established, each reason once, with the number of sites.
fn reasons(survey: &Survey, claim: ClaimId) -> Vec<Value> {
    let mut reasons: Vec<(NotEstablishedReason, usize)> = Vec::new();
    for verdict in survey.verdicts(claim) {
        let Verdict::NotEstablished { why } = verdict else { continue };
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, sites)) => *sites += 1,
            None => reasons.push((why, 1)),
        }
    }
    reasons.iter().map(|(why, sites)| value!({ "why": why, "sites": sites })).collect()
}
