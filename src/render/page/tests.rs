//! The tests of a sheet: why those of the record did not find a violation, what those that were run
//! afterwards or are planned could find, and how many could not.

use super::sheet::Of;
use super::{ReportPage, prose};
use crate::campaigns;
use crate::compose::html::{framed, inline};
use honnin_analysis::campaigns::{CampaignReach, Campaigns};
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_messages::{MessageId, MessageValue, id, message};
use honnin_models::claims::ClaimId;
use honnin_sheet::{Campaign, When};
use maud::{Markup, html};

/// A campaign, and what it can find.
type Found<'a> = (&'a Campaign, &'a CampaignReach);

/// The campaigns of a sheet that were run at a time, or are planned.
fn of_time(found: OfSheet<'_, Campaigns>, when: When) -> Vec<Found<'_>> {
    found.each().filter(|(campaign, _)| campaign.when == when).collect()
}

/// What is above the tests of a sheet.
pub(super) fn heading(found: Option<OfSheet<'_, Campaigns>>) -> MessageId {
    let planned =
        |found: OfSheet<'_, Campaigns>| found.findings.iter().all(|it| it.when == When::Planned);
    if found.is_some_and(planned) { id!("page-tests-planned") } else { id!("page-tests") }
}

/// In the summary: how many tests could not find what is wrong. Of a site where C1 is violated that
/// is C1, and whatever else a test finds is no excuse.
pub(super) fn cell(
    page: &ReportPage<'_>,
    found: OfSheet<'_, Campaigns>,
    check: OfSheet<'_, SheetCheck>,
) -> Markup {
    let messages = page.messages;
    if !found.established {
        return html! { span class="alarm" { (message!(messages, "verdict-not-established")) } };
    }
    let none_before = !found.broken.is_empty() && of_time(found, When::BeforeIncident).is_empty();
    html! {
        @if none_before { (message!(messages, "page-tests-none-before")) (messages.between_sentences()) }
        @for when in When::ALL {
            @let of_it = of_time(found, when);
            @if !of_it.is_empty() { (counted(page, when, &of_it, claim(found, check))) (messages.between_sentences()) }
        }
    }
}

/// The claim that the tests of a violated site are asked about.
fn claim(found: OfSheet<'_, Campaigns>, check: OfSheet<'_, SheetCheck>) -> Option<ClaimId> {
    check.violated().into_iter().find(|id| found.broken.contains(id))
}

/// How many of some tests find what there is.
fn counted(
    page: &ReportPage<'_>,
    when: When,
    found: &[Found<'_>],
    claim: Option<ClaimId>,
) -> Markup {
    let values = [("when", when.word().into()), ("all", found.len().into())];
    let [when, all] = values;
    let count = |wanted: &dyn Fn(&CampaignReach) -> bool| {
        found.iter().filter(|(_, finding)| wanted(finding)).count()
    };
    let (bad, text) = match claim {
        Some(id) => {
            let misses = |finding: &CampaignReach| matches!(finding, CampaignReach::OfViolation { missed, .. } if missed.contains(&id));
            let blind = count(&misses);
            let values = [when, all, ("claim", id.to_string().into()), ("blind", blind.into())];
            (blind > 0, page.messages.with(id!("page-tests-blind"), values))
        }
        None => {
            let whole = |finding: &CampaignReach| matches!(finding, CampaignReach::OfDefects { hidden, .. } if hidden.is_empty());
            let whole = count(&whole);
            let values: [(&str, MessageValue<'_>); 3] = [when, all, ("whole", whole.into())];
            (whole == 0, page.messages.with(id!("page-tests-whole"), values))
        }
    };
    html! { span class=[bad.then_some("bad")] { (text) } }
}

/// What the tests say of a violated claim, with its heading: why those of the record did not find
/// it, and whether the method of another could.
pub(super) fn of_claim(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    let found = of.found.campaigns();
    let before = found.is_none_or(|found| !of_time(found, When::BeforeIncident).is_empty());
    let heading = if before || id == ClaimId::C8 {
        id!("page-why-not-found")
    } else {
        id!("page-could-tests")
    };
    html! { h4 { (of.get(heading)) } (describe_tests(of, check, id)) }
}

fn describe_tests(of: &Of<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Markup {
    if id == ClaimId::C8 {
        return html! { p { (of.say(id!("page-tests-of-behaviour"))) } };
    }
    let Some(found) = of.found.campaigns() else {
        return html! { p { (of.say(id!("page-no-campaign"))) } };
    };
    if check.configuration != of.sheet.last_configuration() {
        return html! { p { (of.get(id!("page-other-configuration"))) } };
    }
    let before = of_time(found, When::BeforeIncident);
    html! {
        @if before.is_empty() { p { (of.get(id!("page-no-test-before"))) } } @else { (lines(of, &before, id)) }
        @for (when, introduction) in
            [(When::AfterIncident, id!("page-tests-after")), (When::Planned, id!("page-tests-plan"))]
        {
            @let others = of_time(found, when);
            @if !others.is_empty() { p { (of.get(introduction)) } (lines(of, &others, id)) }
        }
    }
}

fn lines(of: &Of<'_>, found: &[Found<'_>], id: ClaimId) -> Markup {
    let lines: Vec<String> = found.iter().map(|found| line(of, *found, id)).collect();
    prose::list(&lines)
}

fn line(of: &Of<'_>, (campaign, finding): Found<'_>, id: ClaimId) -> String {
    let messages = of.page.messages;
    let name = campaigns::name(messages, campaign);
    let environment = campaigns::environment(messages, campaign);
    match finding {
        CampaignReach::OfViolation { missed, lacks, .. } if missed.contains(&id) => {
            let lacks = campaigns::conditions(messages, of.sheet, lacks);
            message!(messages, "page-test-missed", name, environment, lacks)
        }
        CampaignReach::OfViolation { reached, .. } if reached.contains(&id) => {
            let ran = campaign.when == When::BeforeIncident;
            let message = if ran { id!("page-test-reached") } else { id!("page-test-can") };
            message!(messages, message, name, environment)
        }
        _ => message!(messages, "page-test-open", name, environment),
    }
}

/// In the part of a sheet: what the site comes to, and where its tests are in a table.
pub(super) fn section(of: &Of<'_>) -> Markup {
    let messages = of.page.messages;
    let found = of.found.campaigns();
    html! {
        h3 id=(of.id("tests")) { (of.get(heading(found))) }
        @if let Some(found) = found {
            p {
                (campaigns::site(messages, found)) " "
                a href=(of.to("tests-table")) { (of.get(id!("page-see-tests"))) }
            }
        } @else {
            p { (of.say(id!("page-no-campaign"))) }
        }
    }
}

/// The tests of a sheet, where each ran, and what it can find.
pub(super) fn table(of: &Of<'_>) -> Markup {
    let Some(found) = of.found.campaigns() else {
        return html! { p class="none" { strong { (of.get(id!("page-test"))) } " " (of.get(id!("page-no-campaign"))) } };
    };
    let messages = of.page.messages;
    let header = [id!("column-campaign"), id!("column-environment"), id!("column-finds")]
        .map(|id| of.get(id));
    let rows = found.each().map(|(campaign, finding)| {
        let blind = finding.blind();
        vec![
            html! { (campaigns::name(messages, campaign)) },
            html! { (campaigns::environment(messages, campaign)) },
            html! {
                span class=[blind.then_some("bad")] {
                    (inline(&campaigns::of_finding(messages, of.sheet, finding)))
                }
            },
        ]
    });
    let rows: Vec<Vec<Markup>> = rows.collect();
    html! {
        div id=(of.id("tests-table")) {
            (framed(&of.caption("test", of.get(id!("page-test"))), "tests", &header, &rows))
        }
    }
}
