//! Logs longer than the model has room for: what the window holds, remembers and leaves out.

use super::*;

/// A clean behaviour: at its end every request is settled, nothing lies anywhere, and nothing is on
/// its way, so that another may follow.
fn clean_walk(site: &Site, random: &mut Gen) -> Option<Vec<Event>> {
    let (steps, states) = Walk::arbitrary(random).of(site);
    let clean = |state: &State| {
        !state.requests.iter().any(|request| request.in_flight())
            && state.spool.is_empty()
            && state.sync.quiet()
            && state.sync.in_step(site.replicas())
    };
    let end = states.iter().rposition(clean).filter(|&end| end > 0)?;
    Some(events_of(&log_of(site, &steps[..end])))
}

/// A log of many clean behaviours, one after the other, over `residents` residents.
fn long_log(site: &Site, events: usize, residents: usize) -> Vec<Event> {
    let mut random = Gen::from_size_and_seed(100, seed());
    let mut dice = Dice(seed());
    let mut versions = vec![0_u64; residents];
    let (mut log, mut requests) = (Vec::new(), 0);
    while log.len() < events {
        let Some(walk) = clean_walk(site, &mut random) else { continue };
        let first = dice.below(residents);
        let resident = |r: usize| (first + r * 7) % residents;
        let base: Vec<u64> = (0..4).map(|r| versions[resident(r)]).collect();
        for mut event in walk {
            renumber(&mut event, requests, &base, &resident);
            if let Action::Change { resident } = event.action {
                versions[resident] += 1;
            }
            log.push(event);
        }
        requests += 4;
    }
    numbered(log)
}

/// Gives an event of a behaviour other requests and residents.
fn renumber(event: &mut Event, requests: usize, base: &[u64], resident: &impl Fn(usize) -> usize) {
    let details = &mut event.details;
    let record = details.of.or(event.action.request());
    match &mut event.action {
        Action::Arrive { request, .. }
        | Action::Enter { request }
        | Action::Acquire { request }
        | Action::Fetch { request }
        | Action::Write { request, .. }
        | Action::Read { request, .. }
        | Action::Finish { request }
        | Action::Timeout { request }
        | Action::Abort { request } => *request += requests,
        Action::Change { resident: changed } => {
            details.version = details.version.map(|version| version + base[*changed]);
            *changed = resident(*changed);
        }
        _ => {}
    }
    if let (Some(record), Some(version)) = (record, details.version.as_mut()) {
        *version += base[record];
    }
    details.of = details.of.map(resident);
    details.subject = details.subject.map(resident);
}

/// A log of thousands of residents is no harder than a short one: as many moments as events.
#[test]
fn long_logs_fit_into_the_window() {
    for name in ["reference", "adachi-2023", "kawasaki-2023", "munakata-2023", "haiin-2023"] {
        let mut answers = roomy(&sheet(name).answers(Configuration::Installed));
        answers.scope.changes = 2;
        let site = Site::new(answers);
        let events = long_log(&site, 5_000, 1_000);
        for options in [ValidationOptions::default(), IN_FILE_ORDER] {
            let log = Log::from_events("test", events.clone(), None);
            let validation = validate(&answers, &log, &options);
            let accepted = matches!(validation.outcome, LogOutcome::Accepted { closed: false });
            assert!(accepted, "{name}: {:?}", validation.outcome);
            assert_eq!(validation.visited, events.len() as u64, "{name}: no step back");
        }
        let near = shuffled(&events, &mut Dice(7), 4);
        let log = Log::from_events("test", near, None);
        let outcome = validate(&answers, &log, &ValidationOptions::default()).outcome;
        assert!(matches!(outcome, LogOutcome::Accepted { .. }), "{name}: {outcome:?}");
        // One wrong subject far down is found where it stands.
        let mut wrong = events.clone();
        let read = |event: &Event| event.details.subject.is_some();
        let at = wrong.iter().rposition(read).expect("somebody reads");
        wrong[at].details.subject = Some(5_000);
        let log = Log::from_events("test", wrong, None);
        let outcome = validate(&answers, &log, &IN_FILE_ORDER).outcome;
        assert!(matches!(&outcome, LogOutcome::Rejected(stop) if stop.event == at), "{outcome:?}");
    }
}

/// One thing wrong in the middle of a long log is rejected where it stands, whatever the order of
/// the lines is worth: the search does not try the orders of all that comes before.
#[test]
fn one_wrong_field_in_a_long_log_is_rejected_where_it_stands() {
    type Wrong = fn(&mut Event) -> Option<()>;
    let wrongs: [Wrong; 6] = [
        |event| event.details.subject.as_mut().map(|subject| *subject += 1_000),
        |event| fetched(event).map(|version| *version += 1_000),
        |event| matches!(event.action, Action::Change { .. }).then(|| one_more(event))?,
        |event| matches!(event.action, Action::Apply { .. }).then(|| one_more(event))?,
        |event| (event.action == Action::Begin).then(|| event.details.of = Some(2_000)),
        |event| {
            let delivered = event.details.outcome == Some(StepOutcome::Delivered);
            delivered.then(|| event.details.outcome = Some(StepOutcome::Stopped))
        },
    ];
    let adachi = with(
        &sheet("adachi-2023").answers(Configuration::Designed),
        &[("sync.release", word("own")), ("output_check.enabled", flag(true))],
    );
    for answers in [sheet("reference").answers(Configuration::Designed), adachi] {
        let mut answers = roomy(&answers);
        answers.scope.changes = 2;
        let events = long_log(&Site::new(answers), 5_000, 200);
        for (number, wrong) in wrongs.iter().enumerate() {
            let mut events = events.clone();
            let middle = events.len() / 2;
            let at = (middle..).find(|&at| wrong(&mut events[at]).is_some()).expect("there is one");
            let log = Log::from_events("test", events, None);
            let validation = validate(&answers, &log, &ValidationOptions::default());
            let LogOutcome::Rejected(stop) = &validation.outcome else {
                panic!("{number}: {:?}", validation.outcome);
            };
            assert_eq!(stop.event, at, "{number}: {stop:?}");
            assert!(validation.visited < 10_000, "{number}: {}", validation.visited);
        }
    }
}

fn fetched(event: &mut Event) -> Option<&mut u64> {
    let fetched = event.details.outcome == Some(StepOutcome::Fetched);
    event.details.version.as_mut().filter(|_| fetched)
}

fn one_more(event: &mut Event) -> Option<()> {
    event.details.version.as_mut().map(|version| *version += 1)
}

/// A log in shorthand: source, action, details.
pub(super) fn log_in(events: Vec<(Source, Action, Details)>) -> Log {
    let event =
        |(source, action, details)| Event { source, seq: 0, position: None, action, details };
    Log::from_events("test", numbered(events.into_iter().map(event).collect()), None)
}

/// A change that was lost is remembered while its resident is outside of the window, until the
/// night that finds it.
#[test]
fn a_lost_change_is_remembered_outside_of_the_window() {
    let answers = sheet("haiin-2023").answers(Configuration::Designed);
    let none = Details::default;
    let version = |version| Details { version: Some(version), ..none() };
    let mut events = vec![
        (Source::Registry, Action::Change { resident: 3 }, version(1)),
        (Source::Registry, Action::Drop, Details { of: Some(3), ..version(1) }),
    ];
    for (request, of, read) in [(0, 50, 0), (1, 3, 0)] {
        let server = Source::Server(0);
        let of = Details { of: Some(of), ..none() };
        events.push((server, Action::Arrive { request, server: 0 }, of));
        events.push((server, Action::Enter { request }, none()));
        events.push((server, Action::Acquire { request }, none()));
        let fetched = Details { outcome: Some(StepOutcome::Fetched), ..version(read) };
        events.push((server, Action::Fetch { request }, fetched));
        events.push((server, Action::Abort { request }, none()));
    }
    let accepted = |answers: &Answers, events: &[(Source, Action, Details)]| {
        let log = log_in(events.to_vec());
        let outcome = validate(answers, &log, &IN_FILE_ORDER).outcome;
        matches!(outcome, LogOutcome::Accepted { .. })
    };
    assert!(accepted(&answers, &events));
    let mut fresh = events.clone();
    fresh[10].2.version = Some(1);
    assert!(!accepted(&answers, &fresh), "the replica does not have the change that was lost");
    // The nightly comparison finds the one record that differs.
    let mut daily = answers;
    daily.design.sync.reconcile = Reconcile::Daily;
    let night = |differences| {
        let night = Details { differences: Some(differences), ..none() };
        let mut events = events.clone();
        events.push((Source::Clock, Action::Night, night));
        events
    };
    assert!(accepted(&daily, &night(1)));
    assert!(!accepted(&daily, &night(0)) && !accepted(&daily, &night(2)));
    assert!(!accepted(&answers, &night(1)), "a site that never compares corrects nothing");
}

/// More at once than the model holds is not established, and neither is nothing at all.
#[test]
fn what_the_model_does_not_hold_is_not_established() {
    let change = |resident| (Source::Registry, Action::Change { resident }, Details::default());
    let arrive = |request| {
        let of = Details { of: Some(7), ..Details::default() };
        (Source::Server(0), Action::Arrive { request, server: 0 }, of)
    };
    let enter = |request| (Source::Server(0), Action::Enter { request }, Details::default());
    let answers = |name| sheet(name).answers(Configuration::Designed);
    let open = |name, events| {
        let validation = validate(&answers(name), &log_in(events), &ValidationOptions::default());
        match validation.outcome {
            LogOutcome::NotEstablished(reason) => reason,
            outcome => panic!("it is not established: {outcome:?}"),
        }
    };
    assert!(matches!(open("reference", vec![]), NoAnswerReason::NoEvents));
    let waiting = open("reference", (0..5).map(change).collect());
    assert!(matches!(waiting, NoAnswerReason::Beyond { limit: Limit::Changes, .. }), "{waiting:?}");
    let twice = open("kawasaki-2023", vec![arrive(0), arrive(1), enter(0), enter(1)]);
    assert!(
        matches!(twice, NoAnswerReason::Beyond { limit: Limit::TwoRequests { resident: 7 }, .. }),
        "{twice:?}"
    );
}

/// A fetch that stands before the end of the update it waited for is moved behind it; one that the
/// update has overtaken for good is not.
#[test]
fn a_fetch_waits_for_the_update_and_not_for_an_older_version() {
    let mut answers = sheet("reference").answers(Configuration::Designed);
    // Where the order is each server's own, no print waits for the sync to leave it.
    answers.design.order.scope = OrderScope::Server;
    let (server, sync) = (Source::Server(0), Source::Sync);
    let none = Details::default;
    let accepted = |version| {
        let fetched =
            Details { outcome: Some(StepOutcome::Fetched), version: Some(version), ..none() };
        let of = Details { of: Some(5), ..none() };
        let request = 0;
        let log = log_in(vec![
            (server, Action::Arrive { request, server: 0 }, of.clone()),
            (server, Action::Enter { request }, none()),
            (server, Action::Acquire { request }, none()),
            (Source::Registry, Action::Change { resident: 5 }, none()),
            (sync, Action::Begin, of.clone()),
            (sync, Action::Apply { replica: 0 }, of.clone()),
            (server, Action::Fetch { request }, fetched),
            (server, Action::Write { request, page: 0 }, none()),
            (sync, Action::Apply { replica: 1 }, of),
            (sync, Action::End, none()),
        ]);
        let outcome = |options| validate(&answers, &log, &options).outcome;
        assert!(matches!(outcome(IN_FILE_ORDER), LogOutcome::Rejected(stop) if stop.event == 6));
        matches!(outcome(ValidationOptions::default()), LogOutcome::Accepted { .. })
    };
    assert!(accepted(1), "after the update");
    assert!(accepted(0), "before the change");
    assert!(!accepted(2), "never");
}

/// An aborted request takes its image with it.
#[test]
fn an_abort_drops_the_image_and_releases_the_holds() {
    let answers = sheet("munakata-2023").answers(Configuration::Installed);
    let (server, none) = (Source::Server(0), Details::default);
    let ends = |outcome| Details { outcome: Some(outcome), ..none() };
    let accepted = |read: Details| {
        let mut events = Vec::new();
        for (request, resident) in [(0, 60), (1, 61)] {
            let of = Details { of: Some(resident), ..none() };
            events.push((server, Action::Arrive { request, server: 0 }, of));
            events.push((server, Action::Enter { request }, none()));
            events.push((server, Action::Acquire { request }, none()));
            if request == 0 {
                events.push((server, Action::Fetch { request }, ends(StepOutcome::Fetched)));
                events.push((server, Action::Write { request, page: 0 }, none()));
                events.push((server, Action::Abort { request }, none()));
            }
        }
        events.push((Source::Registry, Action::Change { resident: 61 }, none()));
        events.push((Source::Sync, Action::Begin, none()));
        events.push((server, Action::Fetch { request: 1 }, ends(StepOutcome::Skipped)));
        events.push((server, Action::Read { request: 1, page: 0 }, read));
        let outcome = validate(&answers, &log_in(events), &IN_FILE_ORDER).outcome;
        matches!(outcome, LogOutcome::Accepted { .. })
    };
    assert!(accepted(ends(StepOutcome::Missing)));
    assert!(!accepted(Details { subject: Some(60), ..ends(StepOutcome::Read) }));
}

/// Waiting requests stay outside of the window, however many there are.
#[test]
fn a_crowd_may_wait() {
    let arrive = |request| {
        let of = Details { of: Some(request), ..Details::default() };
        (Source::Server(0), Action::Arrive { request, server: 0 }, of)
    };
    let mut events: Vec<_> = (0..1_000).map(arrive).collect();
    for request in 0..1_000 {
        let step = |action| (Source::Server(0), action, Details::default());
        events.push(step(Action::Enter { request }));
        events.push(step(Action::Abort { request }));
    }
    let answers = sheet("reference").answers(Configuration::Designed);
    let outcome = validate(&answers, &log_in(events), &ValidationOptions::default()).outcome;
    assert!(matches!(outcome, LogOutcome::Accepted { .. }), "{outcome:?}");
}
