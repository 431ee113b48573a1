//! A claim that is violated: what happened, step by step, on which conditions, why the tests of the
//! record did not find it, what mends it, and how to run it again.

use super::sheet::{Of, anchor_of, heading as heading_of};
use super::{pictures, prose, tests};
use crate::compose::html::{Caption, framed, inline};
use crate::story::{self, Story, StoryStep};
use crate::{layers, matrix, remedies, words};
use honnin_analysis::remedies::Goal;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_messages::{grouped, id, message};
use honnin_models::claims::ClaimId;
use honnin_schedule::execution::RequestOutcome;
use honnin_sheet::Configuration;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// The pages of one violated claim.
pub(super) fn section(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    let messages = of.page.messages;
    let anchor = of.page.id(&anchor_of(of.sheet, check.configuration, id));
    let heading = format!("{anchor}-h");
    let values =
        [("claim", id.to_string().into()), ("name", messages.choose(id.claim().title()).into())];
    let steps = check.claims[&id].verdict.steps();
    let told = steps.map(|steps| story::render(messages, &check.answers, id, steps));
    html! {
        section class="counterexample" id=(anchor) aria-labelledby=(heading) {
            h3 id=(heading) {
                span class="where" {
                    (heading_of(of.sheet, messages.language()))
                    (words::bracketed(messages, &words::configuration(messages, check.configuration)))
                }
                " " (messages.with(id!("report-violated"), values))
            }
            p class="says" { (inline(messages.choose(id.claim().sentence))) }
            h4 { (of.get(id!("page-happened"))) }
            @if let (Some(told), Some(steps)) = (&told, steps) {
                (happened(of, told))
                (pages_seen(of, check, id))
                (pictures::swimlane(of, &anchor, check, id, steps))
                (table(of, &anchor, told))
            } @else {
                (without_steps(of, check, id))
            }
            (conditions(of, check, id))
            (tests::of_claim(of, check, id))
            h4 { (of.get(id!("page-remedies"))) }
            (mended(of, check, id))
            h4 id={ (anchor) "-again" } { (of.get(id!("page-again"))) }
            (again(of, &anchor, check, id))
        }
    }
}

/// The end first, then what went wrong on the way to it.
fn happened(of: &Of<'_>, told: &Story) -> Markup {
    let messages = of.page.messages;
    let count = told.steps.len();
    let amiss = (1u32..).zip(&told.steps).filter(|(_, told)| told.amiss);
    html! {
        div class="happened" {
            p {
                strong { (messages.sentences(&told.ending)) } " "
                (message!(messages, "page-happened-length", count))
            }
            ol {
                @for (number, told) in amiss {
                    li value=(number) {
                        (words::labelled(messages, &told.actor, &told.sentence)) " " (breaks(told))
                    }
                }
            }
        }
    }
}

/// The claims that break at a step.
fn breaks(told: &StoryStep) -> Markup {
    html! { @for id in &told.breaks { span class="badge bad" { "✗ " (id) } " " } }
}

/// What is to be said at a step: the claims that it breaks, or that it leads to the violation.
fn marks(of: &Of<'_>, told: &StoryStep) -> Markup {
    html! {
        (breaks(told))
        @if told.amiss && told.breaks.is_empty() { span class="leads" { (of.get(id!("picture-leads"))) } }
    }
}

/// Every step, and the claims that it breaks.
fn table(of: &Of<'_>, anchor: &str, told: &Story) -> Markup {
    let header =
        [id!("column-number"), id!("column-actor"), id!("column-step"), id!("column-broken")]
            .map(|id| of.get(id));
    let row = |(number, told): (usize, &StoryStep)| {
        vec![
            html! { span class="number" { (number) } },
            html! { (told.actor) },
            html! { (told.sentence) },
            marks(of, told),
        ]
    };
    let rows: Vec<Vec<Markup>> = (1..).zip(&told.steps).map(row).collect();
    let caption = Caption {
        id: format!("{anchor}-steps"),
        within: Some(format!("{anchor}-h")),
        words: of.get(id!("page-steps")),
    };
    framed(&caption, "steps", &header, &rows)
}

/// Of a certificate with several pages: which of them were seen to be somebody else's in the
/// schedules that were run. The shortest example shows one way only.
fn pages_seen(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    if id != ClaimId::C1 || check.answers.design.image.pages < 2 {
        return html! {};
    }
    let runs = of.found.schedules.iter().filter(|run| run.configuration == check.configuration);
    let mut seen: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
    for counted in runs.flat_map(|run| &run.outcomes) {
        for (request, end) in counted.outcome.requests.iter().enumerate() {
            let RequestOutcome::Delivered(subjects) = end else { continue };
            let wrong = (1..).zip(subjects).filter(|(_, subject)| **subject != request);
            let wrong: Vec<usize> = wrong.map(|(page, _)| page).collect();
            if !wrong.is_empty() {
                *seen.entry(wrong).or_default() += counted.times;
            }
        }
    }
    let messages = of.page.messages;
    let told = |(pages, count): (&Vec<usize>, &u64)| {
        let pages: Vec<String> = pages.iter().map(ToString::to_string).collect();
        let pages = messages.list(&pages);
        message!(messages, "page-pages", pages, count = grouped(*count))
    };
    let told: Vec<String> = seen.iter().map(told).collect();
    let told = messages.list(&told);
    html! { @if !seen.is_empty() { p { (message!(messages, "page-pages-seen", pages = told)) } } }
}

fn without_steps(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    let messages = of.page.messages;
    if id != ClaimId::C8 {
        return html! { p { (of.get(id!("report-no-steps"))) } };
    }
    let installed = words::installed(messages, check.sheet);
    html! {
        p class="happened" {
            strong { (message!(messages, "report-installed", answers = installed)) }
        }
        p { a href=(of.to("installed-site")) { (of.get(id!("page-see-installed"))) } }
    }
}

/// The claim on whose page the condition matrix of a sheet is drawn: the first of the site as it
/// really is that is violated and depends on the conditions.
pub(super) fn matrix_at(of: &Of<'_>) -> Option<(Configuration, ClaimId)> {
    let matrix = of.found.matrix.as_ref()?;
    let check = of.found.checks.iter().find(|check| check.configuration == matrix.configuration)?;
    let first = check.violated().into_iter().find(|id| matrix.claims.contains(id));
    first.map(|id| (check.configuration, id))
}

/// Which conditions together break the claim: of the site as it really is.
fn conditions(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    let of_site = of.found.matrix().filter(|matrix| matrix.configuration == check.configuration);
    let Some(matrix) = of_site.filter(|matrix| matrix.claims.contains(&id)) else {
        return html! {};
    };
    html! {
        h4 { (of.get(id!("page-conditions"))) }
        (prose::list(&matrix::of_claim(of.page.messages, matrix, id)))
        @if matrix_at(of) == Some((check.configuration, id)) {
            (pictures::matrix(
                of,
                (&format!("{}-h", of.page.id(&anchor_of(of.sheet, check.configuration, id))), &of.id("matrix")),
                None,
                matrix,
                &matrix.claims,
            ))
        } @else {
            p { a href=(of.to("matrix-at")) { (of.get(id!("page-see-matrix"))) } }
        }
    }
}

/// The smallest remedies: for C1 those that make it hold; those that mend all occur once, in the
/// part of the sheet.
fn mended(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    if id == ClaimId::C8 {
        return html! { p { (of.get(id!("page-install-as-designed"))) } };
    }
    if check.configuration != of.sheet.last_configuration() {
        return html! { p { (of.get(id!("page-other-configuration"))) } };
    }
    html! {
        @if id == ClaimId::C1 { (remedies_for(of, Goal::SubjectIsRequester)) }
        p { a href=(of.to("remedies")) { (of.get(id!("page-see-remedies"))) } }
    }
}

/// The answers for one goal, or what is said of all.
pub(super) fn remedies_for(of: &Of<'_>, goal: Goal) -> Markup {
    let found = of.found.remedies();
    let blocks = found.map(|found| remedies::blocks(of.page.messages, found, Some(goal)));
    of.show(&blocks.unwrap_or_default())
}

/// Commands, and what the real system did along the same steps.
fn again(of: &Of<'_>, anchor: &str, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    let (sheet, configuration) = (words::on_command_line(check.sheet), check.configuration.word());
    let mut commands = vec![words::explain(check, id)];
    if id != ClaimId::C8 {
        let guided = format!("honnin schedules {sheet} --as {configuration} --scheduler guided");
        commands.push(guided);
    }
    let followed = of.found.followed.iter();
    let followed = followed.filter(|it| it.configuration == check.configuration && it.claim == id);
    html! {
        pre tabindex="0" role="group" aria-labelledby={ (anchor) "-h " (anchor) "-again" } { code { (commands.join("\n")) } }
        @for followed in followed {
            p { (layers::followed_sentence(of.page.messages, followed)) }
        }
    }
}
