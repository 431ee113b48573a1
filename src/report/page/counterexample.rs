//! A claim that is violated: what happened, step by step, on which conditions, why the tests of the
//! record did not find it, what mends it, and how to run it again.

use super::sheet::{Of, anchor_of};
use super::table::Caption;
use super::{pictures, prose, table};
use crate::cause::campaigns::Finding;
use crate::cause::remedies::Goal;
use crate::explore::{Check, Verdict};
use crate::report::story::{self, Story, Told};
use crate::report::{campaigns, layers, matrix, remedies, words};
use crate::sheet::Stand;
use honnin_models::claims::ClaimId;
use honnin_models::sheets::BUNDLED;
use maud::{Markup, html};

/// The pages of one violated claim.
pub(super) fn section(of: &Of<'_>, check: &Check<'_>, id: ClaimId) -> Markup {
    let messages = of.page.messages;
    let anchor = of.page.id(&anchor_of(of.sheet, check.stand, id));
    let heading = format!("{anchor}-h");
    let values = [("claim", id.to_string().into()), ("name", id.claim().name.into())];
    let steps = match &check.claims[&id].verdict {
        Verdict::Violated { steps: Some(steps) } => Some(steps),
        _ => None,
    };
    let told = steps.map(|steps| story::tell(messages, &check.answers, id, steps));
    html! {
        section class="counterexample" id=(anchor) aria-labelledby=(heading) {
            h3 id=(heading) {
                span class="where" { (words::site(messages, of.sheet, check.stand)) }
                " " (messages.with("report-violated", values))
            }
            p class="says" { (prose::inline(messages.of(id.claim().sentence))) }
            h4 { (of.get("page-happened")) }
            @if let (Some(told), Some(steps)) = (&told, steps) {
                (happened(of, told))
                (pictures::swimlane(of, &anchor, check, id, steps))
                (table(of, &anchor, told))
            } @else {
                (without_steps(of, check, id))
            }
            (conditions(of, check, &anchor, id))
            h4 { (of.get("page-why-not-found")) }
            (why_not_found(of, check, id))
            h4 { (of.get("page-remedies")) }
            (mended(of, check, id))
            h4 id={ (anchor) "-again" } { (of.get("page-again")) }
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
                strong { (messages.sentences(told.ending.iter().map(String::as_str))) } " "
                (messages.with("page-happened-length", [("count", count.into())]))
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
fn breaks(told: &Told) -> Markup {
    html! { @for id in &told.breaks { span class="badge bad" { "✗ " (id) } " " } }
}

/// Every step, and the claims that it breaks.
fn table(of: &Of<'_>, anchor: &str, told: &Story) -> Markup {
    let header =
        ["column-number", "column-actor", "column-step", "column-broken"].map(|id| of.get(id));
    let row = |(number, told): (usize, &Told)| {
        vec![
            html! { span class="number" { (number) } },
            html! { (told.actor) },
            html! { (told.sentence) },
            breaks(told),
        ]
    };
    let rows: Vec<Vec<Markup>> = (1..).zip(&told.steps).map(row).collect();
    let caption = Caption {
        id: format!("{anchor}-steps"),
        within: Some(format!("{anchor}-h")),
        words: of.get("page-steps"),
    };
    table::marked(&caption, "steps", &header, &rows)
}

fn without_steps(of: &Of<'_>, check: &Check<'_>, id: ClaimId) -> Markup {
    let messages = of.page.messages;
    if id != ClaimId::C8 {
        return html! { p { (of.get("report-no-steps")) } };
    }
    let installed = words::settings(messages, &check.sheet.installed);
    html! {
        p class="happened" {
            strong { (messages.with("report-installed", [("answers", installed.into())])) }
        }
        (pictures::installed(of))
    }
}

/// Which conditions together break the claim: of the site as it really stands.
fn conditions(of: &Of<'_>, check: &Check<'_>, anchor: &str, id: ClaimId) -> Markup {
    let of_site = of.found.matrix.as_ref().filter(|matrix| matrix.stand == check.stand);
    let Some(matrix) = of_site.filter(|matrix| matrix.claims.contains(&id)) else {
        return html! {};
    };
    html! {
        h4 { (of.get("page-conditions")) }
        (prose::list(&matrix::of_claim(of.page.messages, matrix, id)))
        (pictures::matrix(
            of,
            (&format!("{anchor}-h"), &format!("{anchor}-matrix")),
            Some(id),
            matrix,
            &[id],
        ))
    }
}

/// What the tests of the record could not reach, and what they lack.
fn why_not_found(of: &Of<'_>, check: &Check<'_>, id: ClaimId) -> Markup {
    if id == ClaimId::C8 {
        return html! { p { (of.say("page-tests-of-behaviour")) } };
    }
    let Some(found) = &of.found.campaigns else {
        return html! { p { (of.say("page-no-campaign")) } };
    };
    if check.stand != of.sheet.last_stand() {
        return html! { p { (of.get("page-other-stand")) } };
    }
    let messages = of.page.messages;
    let line = |(campaign, finding): &(&crate::sheet::Campaign, Finding)| {
        let name = ("name", campaigns::name(messages, campaign).into());
        let environment = ("environment", campaigns::environment(messages, campaign).into());
        match finding {
            Finding::OfViolation { missed, lacks, .. } if missed.contains(&id) => {
                let lacks = campaigns::conditions(messages, of.sheet, lacks);
                messages.with("page-test-missed", [name, environment, ("lacks", lacks.into())])
            }
            Finding::OfViolation { reached, .. } if reached.contains(&id) => {
                messages.with("page-test-reached", [name, environment])
            }
            _ => messages.with("page-test-open", [name, environment]),
        }
    };
    let lines: Vec<String> = found.findings.iter().map(line).collect();
    prose::list(&lines)
}

/// The smallest remedies: for C1 those that make it hold, for another claim those that mend all.
fn mended(of: &Of<'_>, check: &Check<'_>, id: ClaimId) -> Markup {
    if id == ClaimId::C8 {
        return html! { p { (of.get("page-install-as-designed")) } };
    }
    if check.stand != of.sheet.last_stand() {
        return html! { p { (of.get("page-other-stand")) } };
    }
    let goal = if id == ClaimId::C1 { Goal::SubjectIsRequester } else { Goal::EveryClaim };
    let remedies = of.found.remedies.as_ref();
    let answers = remedies.map(|found| remedies::answers(of.page.messages, found));
    let mut answers = answers.unwrap_or_default();
    answers.retain(|answer| answer.goal.is_none_or(|of| of == goal));
    html! {
        @for answer in answers {
            p { (prose::inline(&answer.sentence)) }
            @if !answer.remedies.is_empty() { (prose::list(&answer.remedies)) }
            @if let Some(note) = &answer.note { p { (note) } }
        }
    }
}

/// Commands, and what the real system did along the same steps.
fn again(of: &Of<'_>, anchor: &str, check: &Check<'_>, id: ClaimId) -> Markup {
    let bundled = BUNDLED.iter().any(|bundled| bundled.file == of.sheet.file);
    let sheet = if bundled { &of.sheet.name } else { &of.sheet.file };
    let stand = check.stand.word();
    let mut commands = vec![format!("honnin explain {sheet} {id} --as {stand}")];
    if id != ClaimId::C8 {
        let guided = format!("honnin schedules {sheet} --as {stand} --scheduler guided");
        commands.push(guided);
    }
    let followed = of.written.followed.iter();
    let followed = followed.filter(|it| Stand::from(it.stand) == check.stand && it.claim == id);
    html! {
        pre tabindex="0" role="group" aria-labelledby={ (anchor) "-h " (anchor) "-again" } { code { (commands.join("\n")) } }
        @for followed in followed {
            p { (layers::followed_sentence(of.page.messages, followed)) }
        }
    }
}
