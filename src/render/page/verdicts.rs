//! What each claim came to, and how that was found out: every state, so many schedules, what was
//! observed, and what was not run.

use super::sheet::{Of, anchor_of};
use super::{ReportPage, prose};
use crate::compose::html::{self, entry, framed, inline};
use crate::layers::{self, ClaimLayer, layers};
use crate::{sheet_section, traceability, words};
use honnin_analysis::{OfSheet, SheetCheck, Verdict};
use honnin_evidence::checks::About;
use honnin_messages::{id, message};
use honnin_models::claims::ClaimId;
use maud::{Markup, html};

/// The answer on one site in a line.
pub(super) fn line(of: &Of<'_>, check: OfSheet<'_, SheetCheck>) -> Markup {
    html! {
        span class="configuration" {
            @if of.found.checks.len() > 1 { (words::configuration(of.page.messages, check.configuration)) " " }
            (badges(of.page, check))
        }
        " "
    }
}

/// What C1 came to, and the other claims that are violated, each with a link to its counterexample.
pub(super) fn badges(page: &ReportPage<'_>, check: OfSheet<'_, SheetCheck>) -> Markup {
    let violated = check.violated();
    let link = |id: ClaimId| page.to(&anchor_of(check.sheet, check.configuration, id));
    let c1 = prose::badge(page.messages, &check.claims[&ClaimId::C1].verdict);
    html! {
        @if violated.contains(&ClaimId::C1) {
            a class="bare" href=(link(ClaimId::C1)) { "C1 " (c1) }
        } @else {
            "C1 " (c1)
        }
        @for id in violated.into_iter().filter(|id| *id != ClaimId::C1) {
            " " a class="badge bad" href=(link(id)) {
                "✗ " (id) " " span class="name" { (page.messages.choose(id.claim().title())) }
            }
        }
    }
}

/// The table of claims, and below it how much was looked at.
pub(super) fn tables(of: &Of<'_>, check: OfSheet<'_, SheetCheck>) -> Markup {
    let messages = of.page.messages;
    let layers = layers(messages, &of.found, check.configuration);
    let rows: Vec<Vec<Markup>> =
        check.claims.keys().map(|&id| row(of, check, &layers, id)).collect();
    let scope = words::scope(messages, &check.answers);
    let scope = message!(messages, "report-scope", scope);
    let mut caption = of.caption(&format!("{}-claims", check.configuration.word()), scope);
    caption.within = Some(format!("{} {}", of.heading(), of.verdicts(check.configuration)));
    html! {
        (framed(&caption, "layers", &layers::header(messages, &layers), &rows))
        (prose::list(&inconclusive_reasons(of, check)))
        (prose::list(&sheet_section::counts(messages, check)[1..]))
        p class="none" { (of.say(id!("page-not-run"))) }
    }
}

/// Why claims could not be judged.
fn inconclusive_reasons(of: &Of<'_>, check: OfSheet<'_, SheetCheck>) -> Vec<String> {
    let messages = of.page.messages;
    let open = check.claims.iter().filter_map(|(id, judged)| match &judged.verdict {
        Verdict::NotEstablished { why } => Some((id, words::reason(messages, why))),
        _ => None,
    });
    open.map(|(id, reason)| {
        let reason = message!(messages, "explain-open", reason);
        format!("{id}: {reason}")
    })
    .collect()
}

fn row(
    of: &Of<'_>,
    check: OfSheet<'_, SheetCheck>,
    layers: &[ClaimLayer],
    id: ClaimId,
) -> Vec<Markup> {
    let messages = of.page.messages;
    let place = of.page.place();
    let mut entries = layers::row(messages, check, layers, id).into_iter();
    let search = entries.next().map(|it| entry(&it, place)).unwrap_or_default();
    let violated = check.claims[&id].verdict.violated();
    let search = html! {
        @if violated {
            a href=(of.page.to(&anchor_of(of.sheet, check.configuration, id))) { (search) }
        } @else {
            (search)
        }
        @if id == ClaimId::C8 { " " span class="tag" { (of.get(id!("class-sheet"))) } }
    };
    let claim = html! {
        strong { (id) } " " span class="says" { (inline(messages.choose(id.claim().sentence))) }
        (relying(of, check, id))
    };
    [claim, search].into_iter().chain(entries.map(|it| entry(&it, place))).collect()
}

/// The findings of the public record that rely on a verdict. Where the claim is made and none does,
/// a link to the list of what is there for the design alone.
fn relying(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    if check.claims[&id].verdict == Verdict::NotClaimed {
        return html! {};
    }
    let findings =
        of.page.traced.findings_at(&About::Claim(of.number, check.configuration, id).pointer());
    html! {
        span class="relying" {
            @if findings.is_empty() {
                a href=(of.page.to(traceability::UNRELIED_ANCHOR)) { (of.get(id!("page-no-finding"))) }
            } @else {
                (of.get(id!("page-findings"))) " " (html::line(&traceability::links(findings), of.page.place()))
            }
        }
    }
}

/// The logs of the real system, checked against models.
pub(super) fn logs(of: &Of<'_>) -> Markup {
    let logs = layers::logs(of.page.messages, &of.found);
    html! {
        @if let Some(logs) = logs {
            h3 { (of.get(id!("page-logs"))) }
            p { (of.say(id!("page-logs-caption"))) }
            (of.show(&[logs]))
        }
    }
}
