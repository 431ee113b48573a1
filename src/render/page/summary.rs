//! The one-page summary: the answer first, then the reasons.

use super::sheet::{anchor, anchor_of, heading, hypothesis, subject};
use super::{PagePart, ReportPage, tests, verdicts};
use crate::compose::html::framed;
use crate::{checks, decisions, remedies, story, words};
use honnin_analysis::remedies::{Goal, Remedies, Remedy};
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::sheet::SheetFindings;
use honnin_messages::{MessageId, id, message};
use honnin_models::claims::ClaimId;
use maud::{Markup, html};

/// The part.
pub(super) fn parts(page: &ReportPage<'_>) -> Vec<PagePart> {
    let tally = page.tally();
    let tone = if tally.all_as_expected() { "good" } else { "alarm" };
    let body = html! {
        p class="question" { (page.get(id!("page-question"))) }
        (answer(page))
        p class="verdict" {
            span class={ "badge " (tone) } { @if tally.all_as_expected() { "✓" } @else { "!" } } " "
            (checks::sentence(page.messages, tally)) " "
            a href=(page.to("classes")) { (page.get(id!("page-see-classes"))) }
        }
        // What limits every answer is before the answers.
        ul class="caveats" {
            li { (page.get(id!("page-caveat-holds"))) }
            @if checks(page).any(|(_, check)| !check.without_case().is_empty()) {
                li { (page.get(id!("page-caveat-no-case"))) }
            }
            li { (page.get(id!("page-caveat-model"))) }
            li {
                (page.get(id!("page-caveat-gaps"))) " "
                a href=(page.to("gaps")) { (page.get(id!("report-limits"))) }
            }
        }
        (sites(page))
    };
    vec![PagePart::new("summary", page.get(id!("page-summary")), body)]
}

/// Every site that was looked at.
fn checks<'p>(
    page: &'p ReportPage<'_>,
) -> impl Iterator<Item = (SheetFindings<'p>, OfSheet<'p, SheetCheck>)> {
    page.findings.iter().flat_map(|found| found.checks().map(move |check| (*found, check)))
}

/// How many sites came to what, as to the paper that comes out.
fn answer(page: &ReportPage<'_>) -> Markup {
    let count = |wanted: fn(OfSheet<'_, SheetCheck>) -> bool| {
        checks(page).filter(|(_, it)| wanted(*it)).count()
    };
    let c1 = |check: OfSheet<'_, SheetCheck>| check.claims[&ClaimId::C1].verdict.clone();
    let all = checks(page).count();
    let (violated, holds) = (count(wrong_subject), count(sound));
    let open = checks(page).filter(|(_, it)| !c1(*it).violated() && !c1(*it).holds()).count();
    let others = all - violated - holds - open;
    let tile = |class: &str, count: usize, id: MessageId| {
        html! {
            li class=(class) {
                strong { (count) }
                span { (message!(page.messages, id, count)) }
            }
        }
    };
    let sheets = page.findings.len();
    html! {
        p class="answer" { (message!(page.messages, "page-answer", all, sheets, apart = all - sheets)) }
        ul class="tiles" {
            li class="bad" {
                strong { (violated) } span { (page.get(id!("page-answer-violated"))) (hypotheses(page)) }
            }
            @if others > 0 { (tile("alarm", others, id!("page-answer-others"))) }
            (tile("good", holds, id!("page-answer-holds")))
            @if open > 0 { (tile("alarm", open, id!("page-answer-open"))) }
        }
    }
}

/// How many of the sites that can hand out a page of somebody else are hypotheses.
fn hypotheses(page: &ReportPage<'_>) -> String {
    let count =
        checks(page).filter(|(_, check)| check.sheet.hypothesis && wrong_subject(*check)).count();
    match count {
        0 => String::new(),
        count => message!(page.messages, "page-answer-hypotheses", n = count),
    }
}

/// Whether a page of somebody else can come out.
fn wrong_subject(check: OfSheet<'_, SheetCheck>) -> bool {
    check.claims[&ClaimId::C1].verdict.violated()
}

/// Whether every claim that is made holds.
fn sound(check: OfSheet<'_, SheetCheck>) -> bool {
    check.claims[&ClaimId::C1].verdict.holds()
        && check.claims.values().all(|it| it.verdict.is_unbroken())
}

/// A row for each site: the verdict, why, what mends it, what its tests could see.
fn sites(page: &ReportPage<'_>) -> Markup {
    let header = [
        id!("column-sheet"),
        id!("column-verdict"),
        id!("column-reason"),
        id!("column-remedy"),
        id!("column-tests"),
    ];
    let header: Vec<String> = header.map(|id| page.get(id)).to_vec();
    let rows: Vec<Vec<Markup>> =
        checks(page).map(|(found, check)| site(page, found, check)).collect();
    framed(&page.caption("sites", page.get(id!("page-sites-caption"))), "sites", &header, &rows)
}

fn site(
    page: &ReportPage<'_>,
    found: SheetFindings<'_>,
    check: OfSheet<'_, SheetCheck>,
) -> Vec<Markup> {
    let messages = page.messages;
    let sheet = check.sheet;
    let several = found.checks.len() > 1;
    let really = check.configuration == sheet.last_configuration();
    let language = messages.language();
    let name = html! {
        a href=(page.to(&anchor(sheet))) {
            (heading(sheet, language))
            @if several { (words::bracketed(messages, &words::configuration(messages, check.configuration))) }
        }
        (hypothesis(page, sheet))
        " " span class="says" { (sheet.name) }
        " " span class="says" { (subject(sheet, language)) }
    };
    let remedy = found.remedies().filter(|_| really && !check.violated().is_empty());
    let tests = found.campaigns().filter(|_| really);
    vec![
        name,
        labelled(page, id!("column-verdict"), &verdict(page, check)),
        labelled(page, id!("column-reason"), &reason(page, check)),
        labelled(
            page,
            id!("column-remedy"),
            &remedy.map_or_else(none, |it| self::remedy(page, it)),
        ),
        labelled(
            page,
            id!("column-tests"),
            &tests.map_or_else(
                || {
                    if really {
                        html! { (page.get(id!("page-tests-none"))) }
                    } else {
                        none()
                    }
                },
                |it| tests::cell(page, it, check),
            ),
        ),
    ]
}

/// What the claims came to, and within which scope.
fn verdict(page: &ReportPage<'_>, check: OfSheet<'_, SheetCheck>) -> Markup {
    let scope = words::scope(page.messages, &check.answers);
    html! {
        (verdicts::badges(page, check))
        " " span class="says" { (message!(page.messages, "report-scope", scope)) }
    }
}

fn none() -> Markup {
    html! { span class="faint" { "-" } }
}

/// A cell that says what it is where there is no room for columns.
fn labelled(page: &ReportPage<'_>, title: MessageId, cell: &Markup) -> Markup {
    html! { span class="label" { (words::labelled(page.messages, &page.get(title), "")) } (cell) }
}

/// Why no claim is violated: which of them could have been, and which the scope has no case of.
fn holds(page: &ReportPage<'_>, check: OfSheet<'_, SheetCheck>) -> String {
    let no_case = check.without_case();
    if no_case.is_empty() {
        return page.get(id!("page-reason-holds"));
    }
    message!(
        page.messages,
        "page-reason-no-case",
        without = words::no_case(page.messages, &no_case)
    )
}

/// What is wrong at the end of the first counterexample, and what broke on the way to it.
fn reason(page: &ReportPage<'_>, check: OfSheet<'_, SheetCheck>) -> Markup {
    let messages = page.messages;
    let Some(&id) = check.violated().first() else {
        return html! { (holds(page, check)) };
    };
    let Some(steps) = check.claims[&id].verdict.steps() else {
        return html! { (messages.choose(id.claim().sentence)) };
    };
    let story = story::render(messages, &check.answers, id, steps);
    // What breaks at the same step is no cause of it.
    let before = story.steps.iter().take_while(|told| !told.breaks.contains(&id));
    let before: Vec<ClaimId> = before.flat_map(|told| told.breaks.iter().copied()).collect();
    let link = page.to(&anchor_of(check.sheet, check.configuration, id));
    let mut sentences = story.ending;
    if !before.is_empty() {
        sentences.push(message!(
            messages,
            "page-reason-first",
            claims = words::claims(messages, &before)
        ));
    }
    html! {
        (messages.sentences(&sentences)) " "
        a href=(link) { (page.get(id!("page-reason-more"))) }
    }
}

/// The smallest remedies in a few words: those that make every claim hold, or else C1.
fn remedy(page: &ReportPage<'_>, remedies: OfSheet<'_, Remedies>) -> Markup {
    let mends_all = remedies.smallest(Goal::EveryClaim);
    let found = match mends_all {
        [] => remedies.smallest(Goal::SubjectIsRequester),
        found => found,
    };
    if found.is_empty() {
        return html! { (page.get(id!("page-remedy-none"))) };
    }
    html! {
        @if mends_all.is_empty() { (page.get(id!("goal-c1"))) ": " }
        ul class="mends" { @for remedy in remedies::sorted(found) { li { (mends(page, remedy)) } } }
    }
}

/// The decisions of a remedy in words, and as a sheet writes them.
fn mends(page: &ReportPage<'_>, remedy: &Remedy) -> Markup {
    let messages = page.messages;
    html! {
        @for (place, change) in remedy.changes.iter().enumerate() {
            @if place > 0 { " + " }
            (decisions::meaning(messages, change.key, change.answer)) " "
            code { (change) }
            (remedies::reservations(messages, change))
        }
    }
}
