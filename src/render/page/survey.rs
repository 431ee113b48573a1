//! The survey: every combination of decisions, and the rules that separate the safe from the unsafe.

use super::{Page, Part, prose, table};
use crate::survey::{self, svg};
use honnin_analysis::survey::rules::{Explanation, RuleSet};
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_messages::{Language, id};
use maud::{Markup, PreEscaped, html};

/// The part.
pub(super) fn parts(page: &Page<'_>) -> Vec<Part> {
    let (survey, said) = page.checked.survey();
    let (header, rows) = survey::counts(page.messages, said);
    let body = html! {
        p { (page.say(id!("page-survey-introduction"))) }
        (prose::list(&survey::about(page.messages, survey)))
        (table::table(&page.caption("survey", page.get(id!("page-survey-caption"))), &header, &rows))
        @for said in said { (of_claim(page, survey, said)) }
        p class="none" { (page.get(id!("legend-survey"))) }
        (picture(page, survey, said))
    };
    vec![Part {
        anchor: "survey".to_owned(),
        title: page.get(id!("page-survey")),
        note: html! {},
        body,
    }]
}

/// The rules of one claim.
fn of_claim(page: &Page<'_>, survey: &Survey, said: &SurveyedClaim) -> Markup {
    let messages = page.messages;
    let claim = said.claim.claim();
    html! {
        h3 { (said.claim) " " span class="name" { (messages.choose(claim.title())) } }
        p class="says" { (prose::inline(messages.choose(claim.sentence))) }
        @if let Explanation::Rules(sets) = &said.explanation {
            @for set in sets.iter().filter(|set| !set.rules.is_empty()) {
                (rules(page, said, set))
            }
        } @else {
            p class="warning" { (page.get(id!("verdict-not-established"))) }
            (prose::list(&survey::reasons(messages, survey, said.claim)))
        }
        @if let Some(idle) = survey::without_difference(messages, survey, said) {
            p class="none" { (idle) }
        }
    }
}

fn rules(page: &Page<'_>, said: &SurveyedClaim, set: &RuleSet) -> Markup {
    let rules = set.rules.iter().filter(|rule| !rule.literals.is_empty());
    let lines: Vec<String> = rules.map(|rule| survey::rule_sentence(page.messages, rule)).collect();
    html! {
        p { (survey::heading(page.messages, said, set)) }
        @if !lines.is_empty() { ul class="rules" { @for line in &lines { li { (line) } } } }
    }
}

/// The class of the box around the picture in a language, to which its style is bound.
fn class(language: Language) -> &'static str {
    match language {
        Language::Ja => "survey-ja",
        Language::En => "survey-en",
    }
}

fn picture(page: &Page<'_>, survey: &Survey, said: &[SurveyedClaim]) -> Markup {
    let class = class(page.messages.language());
    html! {
        figure class="survey-figure" {
            figcaption { (page.get(id!("survey-picture-how"))) }
            div class={ "picture-frame " (class) } tabindex="0" role="group"
                aria-labelledby=(page.id("survey-h")) {
                (PreEscaped(svg::embedded(page.messages, survey, said, class)))
            }
        }
    }
}
