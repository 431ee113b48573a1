//! What the committed report says of the survey: the counts, and the rules of each claim.

use super::markdown_text::bullets;
use super::{survey, table, words};
use honnin_analysis::survey::rules::Explanation;
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_evidence::ConsistentEvidence;
use honnin_messages::{Messages, id};

/// The section of the survey.
pub(super) fn section(messages: &Messages, checked: &ConsistentEvidence) -> String {
    let (survey, said) = checked.survey();
    let (header, rows) = survey::counts(messages, said);
    let mut parts = vec![
        format!("## {}", messages.get(id!("report-survey"))),
        bullets(&survey::about(messages, survey)),
        table::markdown(&header, &rows),
    ];
    parts.extend(said.iter().map(|said| of_claim(messages, survey, said)));
    parts.push(messages.get(id!("legend-survey")));
    parts.join("\n\n")
}

fn of_claim(messages: &Messages, survey: &Survey, said: &SurveyedClaim) -> String {
    let claim = said.claim.claim();
    let title = format!("### {}", words::named(messages, said.claim));
    let mut parts = vec![title, messages.choose(claim.sentence).to_owned()];
    match &said.explanation {
        Explanation::Rules(sets) => {
            for set in sets.iter().filter(|set| !set.rules.is_empty()) {
                parts.push(survey::heading(messages, said, set));
                let rules = set.rules.iter().filter(|rule| !rule.literals.is_empty());
                let rules: Vec<String> =
                    rules.map(|rule| survey::rule_sentence(messages, rule)).collect();
                parts.extend((!rules.is_empty()).then(|| bullets(&rules)));
            }
        }
        Explanation::NotEstablished(_) | Explanation::Refuted(_) => {
            parts.push(messages.get(id!("verdict-not-established")));
            parts.push(bullets(&survey::reasons(messages, survey, said.claim)));
        }
    }
    parts.extend(survey::without_difference(messages, survey, said));
    parts.join("\n\n")
}
