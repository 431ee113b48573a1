//! The survey: every combination of decisions, and the rules that separate the safe from the unsafe.

use super::{PagePart, ReportPage};
use crate::survey::{self, svg};
use honnin_analysis::survey::{Survey, SurveyedClaim};
use honnin_messages::{Language, id};
use maud::{Markup, PreEscaped, html};

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let (survey, said) = page.checked.survey();
    let body = html! {
        p { (page.say(id!("page-survey-introduction"))) }
        (page.show(&survey::blocks(page.messages, survey, said)))
        (picture(page, survey, said))
    };
    vec![PagePart::new("survey", page.get(id!("page-survey")), body)]
}

/// The class of the box around the picture in a language, to which its style is bound.
fn class(language: Language) -> &'static str {
    match language {
        Language::Ja => "survey-ja",
        Language::En => "survey-en",
    }
}

fn picture(page: &ReportPage<'_>, survey: &Survey, said: &[SurveyedClaim]) -> Markup {
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
