//! Logs of sites in which print images outlive their requests.

use super::windows::log_in;
use super::*;

/// What a settled request left behind is still read by whom the model lets: by its resident who
/// comes again, as an own page, and by somebody else, as a wrong one.
#[test]
fn a_print_image_left_behind_outlives_its_request() {
    let mut answers = sheet("munakata-2023").answers(Configuration::Installed);
    answers.design.output_check.enabled = true;
    let server = Source::Server(0);
    let none = Details::default;
    let of = |resident| Details { of: Some(resident), ..none() };
    let ends = |outcome| Details { outcome: Some(outcome), ..none() };
    let shows = |subject| Details { subject: Some(subject), ..ends(StepOutcome::Read) };
    let begins = |request, resident| {
        vec![
            (server, Action::Arrive { request, server: 0 }, of(resident)),
            (server, Action::Enter { request }, none()),
            (server, Action::Acquire { request }, none()),
        ]
    };
    let skips = |request, resident, last| {
        let mut events = begins(request, resident);
        events.push((Source::Registry, Action::Change { resident }, none()));
        events.push((Source::Sync, Action::Begin, of(resident)));
        events.push((server, Action::Fetch { request }, ends(StepOutcome::Skipped)));
        events.push((server, Action::Read { request, page: 0 }, shows(60)));
        events.push((server, Action::Finish { request }, ends(last)));
        events.push((Source::Sync, Action::Apply { replica: 0 }, of(resident)));
        events.push((Source::Sync, Action::End, none()));
        events
    };
    let accepted = |own, wrong| {
        let mut events = begins(0, 60);
        events.push((server, Action::Fetch { request: 0 }, ends(StepOutcome::Fetched)));
        events.push((server, Action::Write { request: 0, page: 0 }, none()));
        events.push((server, Action::Read { request: 0, page: 0 }, shows(60)));
        events.push((server, Action::Finish { request: 0 }, ends(StepOutcome::Delivered)));
        events.extend(skips(1, 60, own));
        events.extend(skips(2, 61, wrong));
        let outcome = validate(&answers, &log_in(events), &IN_FILE_ORDER).outcome;
        matches!(outcome, LogOutcome::Accepted { .. })
    };
    assert!(accepted(StepOutcome::Delivered, StepOutcome::Stopped));
    assert!(!accepted(StepOutcome::Stopped, StepOutcome::Stopped), "an own page is not wrong");
    assert!(!accepted(StepOutcome::Delivered, StepOutcome::Delivered), "a wrong page is stopped");
}

/// A site that keeps print images in one place, and lets each server print for itself.
fn keeping() -> Answers {
    let keep = [("order.scope", word("none")), ("topology.app_servers", number(4))];
    with(&sheet("munakata-2023").answers(Configuration::Installed), &keep)
}

/// The print of a resident's request at server 0, to its end.
fn printed(request: usize, resident: usize) -> Vec<(Source, Action, Details)> {
    let server = Source::Server(0);
    let none = Details::default;
    let of = Details { of: Some(resident), ..none() };
    let ends = |outcome| Details { outcome: Some(outcome), ..none() };
    vec![
        (server, Action::Arrive { request, server: 0 }, of),
        (server, Action::Enter { request }, none()),
        (server, Action::Acquire { request }, none()),
        (server, Action::Fetch { request }, ends(StepOutcome::Fetched)),
        (server, Action::Write { request, page: 0 }, none()),
        (server, Action::Read { request, page: 0 }, ends(StepOutcome::Read)),
        (server, Action::Finish { request }, ends(StepOutcome::Delivered)),
    ]
}

/// The model's arrays hold a scene of the largest scope: eight residents who come once, one of whom
/// left a print image behind and whose record then changes.
#[test]
fn a_resident_who_left_an_image_behind_and_whose_record_changes_needs_one_slot() {
    let mut events = printed(0, 0);
    events.push((Source::Registry, Action::Change { resident: 0 }, Details::default()));
    for request in 1..8 {
        let of = Details { of: Some(request), ..Details::default() };
        let server = request % 4;
        events.push((Source::Server(server), Action::Arrive { request, server }, of));
        let enter = Action::Enter { request };
        events.push((Source::Server(server), enter, Details::default()));
    }
    let outcome = validate(&keeping(), &log_in(events), &IN_FILE_ORDER).outcome;
    assert!(matches!(outcome, LogOutcome::Accepted { .. }), "{outcome:?}");
}

/// A resident who comes again while a change is on its way, and whose time runs out, takes along
/// the new image, and not the one that the last print left.
#[test]
fn a_time_that_runs_out_drops_the_new_image_and_not_the_old_one() {
    let none = Details::default;
    let ends = |outcome| Details { outcome: Some(outcome), ..none() };
    let begin = |request, resident| printed(request, resident).into_iter().take(3);
    let accepted = |read: Details| {
        let server = Source::Server(0);
        let mut events = printed(0, 60);
        events.push((Source::Registry, Action::Change { resident: 60 }, none()));
        events.extend(begin(1, 60));
        events.push((server, Action::Timeout { request: 1 }, ends(StepOutcome::Cancelled)));
        // Somebody whose record is busy skips, and reads what is left.
        events.push((Source::Registry, Action::Change { resident: 61 }, none()));
        let syncs = [Action::Begin, Action::Apply { replica: 0 }, Action::End, Action::Begin];
        events.extend(syncs.map(|action| (Source::Sync, action, none())));
        events.extend(begin(2, 61));
        events.push((server, Action::Fetch { request: 2 }, ends(StepOutcome::Skipped)));
        events.push((server, Action::Read { request: 2, page: 0 }, read));
        let outcome = validate(&keeping(), &log_in(events), &IN_FILE_ORDER).outcome;
        matches!(outcome, LogOutcome::Accepted { .. })
    };
    assert!(accepted(Details { subject: Some(60), ..ends(StepOutcome::Read) }));
    assert!(!accepted(ends(StepOutcome::Missing)));
}

/// A request that skips reads what the print before it left; which one that was is not decided by
/// its own server.
#[test]
fn what_a_skipped_request_reads_may_stand_further_down() {
    let two = [("topology.app_servers", number(2)), ("order.scope", word("site"))];
    let answers = with(&sheet("munakata-2023").answers(Configuration::Installed), &two);
    let none = Details::default;
    let of = |resident| Details { of: Some(resident), ..none() };
    let ends = |outcome| Details { outcome: Some(outcome), ..none() };
    let shows = Details { subject: Some(60), ..ends(StepOutcome::Read) };
    let mut events = Vec::new();
    for (request, resident) in [(1, 61), (0, 60)] {
        let server = Source::Server(request);
        events.push((server, Action::Arrive { request, server: request }, of(resident)));
        events.push((server, Action::Enter { request }, none()));
        events.push((server, Action::Acquire { request }, none()));
        if request == 1 {
            events.push((Source::Registry, Action::Change { resident }, none()));
            events.push((Source::Sync, Action::Begin, of(resident)));
            events.push((server, Action::Fetch { request }, ends(StepOutcome::Skipped)));
        } else {
            events.push((server, Action::Fetch { request }, ends(StepOutcome::Fetched)));
            events.push((server, Action::Write { request, page: 0 }, none()));
        }
        events.push((server, Action::Read { request, page: 0 }, shows.clone()));
        events.push((server, Action::Finish { request }, ends(StepOutcome::Delivered)));
    }
    let outcome = validate(&answers, &log_in(events), &ValidationOptions::default()).outcome;
    assert!(matches!(outcome, LogOutcome::Accepted { .. }), "{outcome:?}");
}
