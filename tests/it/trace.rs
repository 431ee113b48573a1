//! Logs checked against the model: what is accepted, what is rejected, and what the claims come to.

use crate::expected::TABLE;
use crate::logs::{Dice, Twin, log_of, numbered, roomy, shuffled};
use crate::material::{AnyLoggedSite, Walk, flag, number, seed, sheet, so_many, with, word};
use honnin_analysis::check::check;
use honnin_analysis::{SiteSearch, Verdict};
use honnin_log::claims::{ClaimInLog, judge};
use honnin_log::validate::NoAnswerReason;
use honnin_log::{Limit, Log, LogOutcome, SourceOrder, ValidationOptions, Validator, validate};
use honnin_messages::{Language, Messages};
use honnin_models::answers::Answers;
use honnin_models::claims::{CATALOGUE, ClaimId, Evaluation};
use honnin_models::design::{OrderScope, Reconcile};
use honnin_models::{Site, State};
use honnin_render::trace::{Traced, terminal};
use honnin_sheet::Configuration;
use honnin_steps::event::{Action, Details, EVENTS, Event, Source, StepOutcome};
use quickcheck::{Arbitrary as _, Gen};

/// What is not tried is in no order.
mod pruning;
/// Logs longer than the model has room for.
mod windows;
/// Print images that outlive their requests.
mod left_behind;
/// Whether all logs of one site are logs of another.
mod inclusion;

fn accepts(answers: &Answers, events: &[Event]) -> bool {
    decides(answers, events, &ValidationOptions::default())
}

/// Whether the log is accepted; small logs are never left open.
fn decides(answers: &Answers, events: &[Event], options: &ValidationOptions) -> bool {
    let log = Log::from_events("test", events.to_vec(), None);
    match validate(answers, &log, options).outcome {
        LogOutcome::Accepted { .. } => true,
        LogOutcome::Rejected(_) => false,
        LogOutcome::NotEstablished(reason) => {
            panic!("a small log is decided: {reason:?}\n{answers:?}\n{}", told(events))
        }
    }
}

fn events_of(log: &Log) -> Vec<Event> {
    log.events.iter().map(|logged| logged.event.clone()).collect()
}

const IN_FILE_ORDER: ValidationOptions =
    ValidationOptions { in_file_order: true, max_states: None };

/// What may come of a log whose lines were shuffled: searches of the worst cases are given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Accepted,
    Rejected,
    GivenUp,
}

fn found(answers: &Answers, events: &[Event], max_states: u64) -> Found {
    let log = Log::from_events("test", events.to_vec(), None);
    let options = ValidationOptions { in_file_order: false, max_states: Some(max_states) };
    match validate(answers, &log, &options).outcome {
        LogOutcome::Accepted { .. } => Found::Accepted,
        LogOutcome::Rejected(_) => Found::Rejected,
        LogOutcome::NotEstablished(NoAnswerReason::Cut { .. } | NoAnswerReason::Beyond { .. }) => {
            Found::GivenUp
        }
        LogOutcome::NotEstablished(reason) => panic!("there is something to check: {reason:?}"),
    }
}

/// Logs of random behaviours of random sites, the same every time.
fn random_logs(cases: usize, requests: u8, mut run: impl FnMut(&Answers, Vec<Event>, &mut Dice)) {
    random_logs_until(cases, requests, |answers, events, dice| {
        run(answers, events, dice);
        false
    });
}

/// The same until it is enough, and no more than so many.
fn random_logs_until(
    most: usize,
    requests: u8,
    mut enough: impl FnMut(&Answers, Vec<Event>, &mut Dice) -> bool,
) {
    let mut random = Gen::from_size_and_seed(100, seed());
    let mut done = 0;
    while done < most {
        let mut answers = roomy(&AnyLoggedSite::arbitrary(&mut random).0);
        answers.scope.requests = requests;
        let mut dice = Dice(u64::arbitrary(&mut random));
        let site = Site::new(answers);
        let events = events_of(&log_of(&site, &Walk::arbitrary(&mut random).of(&site).0));
        if !events.is_empty() {
            if enough(&answers, events, &mut dice) {
                return;
            }
            done += 1;
        }
    }
}

#[test]
fn every_behaviour_of_the_model_is_accepted() {
    random_logs(so_many(1_000, 3_000), 4, |answers, events, _| {
        assert!(accepts(answers, &events), "{answers:?}\n{}", told(&events));
        assert!(decides(answers, &events, &IN_FILE_ORDER), "{answers:?}\n{}", told(&events));
    });
}

/// The order of the lines of different sources does not matter: a search may take too long, but it
/// never rejects.
#[test]
fn a_log_put_together_from_those_of_its_sources_is_accepted() {
    let (logs, mut given_up) = (so_many(600, 2_000), 0);
    random_logs(logs, 4, |answers, events, dice| {
        let reach = 1 + dice.below(12);
        let events = shuffled(&events, dice, reach);
        match found(answers, &events, 20_000) {
            Found::Accepted => {}
            Found::GivenUp => given_up += 1,
            Found::Rejected => panic!("{answers:?}\n{}", told(&events)),
        }
    });
    assert!(given_up * 100 <= logs * 3, "{given_up} of {logs} searches were given up");
}

/// The same where the order is the whole site's and one place serves all, whoever releases and
/// whatever is left behind, and where details are missing: what is final in one of these sites is
/// not in another.
#[test]
fn a_log_of_a_site_with_one_place_is_not_rejected_for_its_order() {
    let mut random = Gen::from_size_and_seed(100, seed());
    let (mut accepted, mut dice) = (0, Dice(seed()));
    let logs = so_many(2_000, 8_000);
    for case in 0..logs {
        let one_place = [
            ("topology.app_servers", number(2)),
            ("topology.spool", word("shared")),
            ("order.scope", word("site")),
            ("order.timeout", word("cancel")),
            ("image.key", word("slot")),
            ("image.pick", word("key")),
        ];
        let mut any = with(&AnyLoggedSite::arbitrary(&mut random).0, &one_place);
        if case % 4 == 1 {
            let left_behind = [("image.after", word("keep")), ("sync.conflict", word("skip"))];
            any = with(&any, &left_behind);
        }
        let answers = roomy(&any);
        let site = Site::new(answers);
        let mut events = events_of(&log_of(&site, &Walk::arbitrary(&mut random).of(&site).0));
        if case % 2 == 0 {
            for event in events.iter_mut().filter(|_| dice.below(3) == 0) {
                (event.details.outcome, event.details.subject) = (None, None);
            }
        }
        let reach = 1 + dice.below(12);
        let events = shuffled(&events, &mut dice, reach);
        if events.is_empty() {
            continue;
        }
        let found = found(&answers, &events, 5_000);
        assert_ne!(found, Found::Rejected, "{answers:?}\n{}", told(&events));
        accepted += usize::from(found == Found::Accepted);
    }
    assert!(accepted * 4 > logs * 3, "{accepted} of {logs}");
}

/// One thing wrong with a log. `None` where there is nothing to be wrong.
fn mutated(mut events: Vec<Event>, dice: &mut Dice) -> Option<Vec<Event>> {
    let at = dice.below(events.len());
    let arrives = matches!(events[at].action, Action::Arrive { .. });
    let details = &mut events[at].details;
    let one_off = |number: &mut u64| *number = number.checked_sub(1).unwrap_or(*number + 1);
    match dice.below(9) {
        0 => one_off(details.version.as_mut()?),
        1 => *details.version.as_mut()? += 1,
        2 => details.subject = Some((details.subject? + 1) % 4),
        3 => details.outcome = Some(other_outcome(details.outcome?)),
        4 => one_off(details.differences.as_mut()?),
        5 if arrives => return None,
        5 => details.of = Some((details.of? + 1) % 4),
        6 => drop(events.remove(at)),
        7 => {
            let source = events[at].source;
            let later = events[at + 1..].iter().position(|event| event.source == source)?;
            events.swap(at, at + 1 + later);
        }
        _ => {
            let request = events[at].action.request()?;
            events[at].action = Action::Abort { request };
            events[at].details = Default::default();
        }
    }
    Some(events)
}

fn other_outcome(outcome: StepOutcome) -> StepOutcome {
    match outcome {
        StepOutcome::Fetched => StepOutcome::Skipped,
        StepOutcome::Skipped => StepOutcome::Failed,
        StepOutcome::Failed => StepOutcome::Fetched,
        StepOutcome::Read => StepOutcome::Missing,
        StepOutcome::Missing => StepOutcome::Read,
        StepOutcome::Delivered => StepOutcome::Stopped,
        StepOutcome::Stopped => StepOutcome::Delivered,
        StepOutcome::Cancelled => StepOutcome::Released,
        StepOutcome::Released => StepOutcome::Abandoned,
        StepOutcome::Abandoned => StepOutcome::Cancelled,
    }
}

/// The validator and its slow twin agree on logs with something wrong in them, and both answers
/// come up.
#[test]
fn a_log_with_something_wrong_is_judged_as_the_slow_twin_judges_it() {
    let (mut accepted, mut rejected, mut given_up) = (0, 0, 0);
    let logs = so_many(800, 2_500);
    random_logs(logs, 2, |answers, events, dice| {
        let Some(events) = mutated(events, dice).filter(|events| !events.is_empty()) else {
            return;
        };
        let events = shuffled(&numbered(events), dice, 3);
        let found = found(answers, &events, 50_000);
        if found == Found::GivenUp {
            given_up += 1;
            return;
        }
        let expected = if Twin::accepts(answers, &events) {
            accepted += 1;
            Found::Accepted
        } else {
            rejected += 1;
            Found::Rejected
        };
        assert_eq!(found, expected, "{answers:?}\n{}", told(&events));
    });
    let all = format!("{accepted} accepted, {rejected} rejected, {given_up} given up");
    let few = given_up < logs * 2 / 25;
    assert!(accepted > logs / 25 && rejected > logs / 5 && few, "{all}");
}

fn told(events: &[Event]) -> String {
    let line = |event: &Event| serde_json::to_string(event).expect("an event is JSON");
    events.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What the claims come to in a log is what their predicates say of the states behind it.
#[test]
fn claims_in_the_log_are_what_the_predicates_say() {
    let mut random = Gen::from_size_and_seed(100, seed());
    let (logs, mut broken_claims) = (so_many(1_000, 3_000), 0);
    for _ in 0..logs {
        let answers = roomy(&AnyLoggedSite::arbitrary(&mut random).0);
        let site = Site::new(answers);
        let (steps, states) = Walk::arbitrary(&mut random).of(&site);
        let log = log_of(&site, &steps);
        for (id, found) in judge(site.design(), &log, SourceOrder::Known) {
            let claim = id.claim();
            let events = told(&events_of(&log));
            if let (Evaluation::States(_) | Evaluation::SettledStates(_), Some(holds)) =
                (claim.evaluation, claim.check())
            {
                let broken =
                    claim.applies(&site) && states.iter().any(|state| !holds(&site, state));
                assert_eq!(found.violated(), broken, "{id}: {found:?}\n{answers:?}\n{events}");
                broken_claims += usize::from(broken);
            }
            assert_eq!(found == ClaimInLog::NotClaimed, !claim.applies(&site), "{id}");
        }
    }
    assert!(broken_claims * 6 > logs, "{broken_claims} in {logs}");
}

/// No claim vanishes from what is said of a log: all are, but those that the sheet alone answers.
#[test]
fn logs_are_looked_at_for_every_claim_about_behaviour() {
    let judged = judge(
        &Answers::default().design,
        &Log::from_events("", Vec::new(), None),
        SourceOrder::Known,
    );
    let about_behaviour = CATALOGUE.iter().filter(|claim| claim.evaluation.asks_states());
    let judged: Vec<ClaimId> = judged.into_iter().map(|(id, _)| id).collect();
    assert_eq!(judged, about_behaviour.map(|claim| claim.id).collect::<Vec<_>>());
}

/// Each incident's counterexample, as a log: the site that it happened at behaves so, the reference
/// design does not, and the log itself shows what was broken.
#[test]
fn the_incidents_are_recognised_in_their_logs() {
    let reference = Validator::new(&sheet("reference").answers(Configuration::Designed));
    let mut logs = 0;
    for row in TABLE {
        let sheet = sheet(row.sheet);
        let check = check(&SiteSearch::new(), &sheet, row.configuration);
        let site = Site::new(check.answers);
        for (id, _) in row.violated.iter().filter(|(_, length)| *length > 0) {
            let Verdict::Violated { steps: Some(steps) } = &check.claims[id].verdict else {
                panic!("{} {id} has a counterexample", row.sheet);
            };
            let log = log_of(&site, steps);
            let there = validate(&check.answers, &log, &ValidationOptions::default()).outcome;
            assert!(matches!(there, LogOutcome::Accepted { .. }), "{} {id}: {there:?}", row.sheet);
            let elsewhere = reference.validate(&log, &ValidationOptions::default()).outcome;
            assert!(
                matches!(elsewhere, LogOutcome::Rejected(_)),
                "{} {id}: {elsewhere:?}",
                row.sheet
            );
            let broken = judge(site.design(), &log, SourceOrder::Known);
            assert!(broken.iter().any(|(found, c)| found == id && c.violated()), "{broken:?}");
            logs += 1;
        }
    }
    assert_eq!(logs, 18, "a log for each violated claim that has steps");
}

/// Takamatsu: the log of what was installed is no behaviour of what was designed.
#[test]
fn what_was_installed_is_not_what_was_designed() {
    let sheet = sheet("takamatsu-2024");
    let check = check(&SiteSearch::new(), &sheet, Configuration::Installed);
    let Verdict::Violated { steps: Some(steps) } = &check.claims[&ClaimId::C1].verdict else {
        panic!("C1 has a counterexample");
    };
    let log = log_of(&Site::new(check.answers), steps);
    let designed =
        validate(&sheet.answers(Configuration::Designed), &log, &ValidationOptions::default());
    let LogOutcome::Rejected(stop) = designed.outcome else { panic!("{:?}", designed.outcome) };
    assert_eq!(log.events[stop.event].event.action, Action::Acquire { request: 1 });
    assert!(stop.allowed.contains(&Action::Read { request: 0, page: 0 }), "{:?}", stop.allowed);
}

#[test]
fn steps_and_actions_have_the_same_names() {
    let site = Site::new(roomy(&Answers::default()));
    let mut named = 0;
    for (step, _) in site.successors(&honnin_models::State::START) {
        assert_eq!(Action::from(step).step(), Some(step));
        assert_eq!(step.name(), Action::from(step).name());
        assert!(EVENTS.contains(&step.name()));
        named += 1;
    }
    assert!(named > 10, "{named}");
    assert_eq!(Action::Abort { request: 0 }.step(), None);
    assert_eq!(CATALOGUE.len(), ClaimId::ALL.len());
}

/// Lines that are left out are not passed over in silence.
#[test]
fn a_claim_violated_in_many_lines_is_told_with_the_first() {
    let sheet = sheet("reference");
    let log = Log::from_events("test", Vec::new(), None);
    let validation = validate(&sheet.designed, &log, &ValidationOptions::default());
    let told = |count| {
        let claims = [(ClaimId::C1, ClaimInLog::Violated { lines: (1..=count).collect() })];
        let (configuration, path) = (Configuration::Designed, "log");
        let traced = Traced {
            sheet: &sheet,
            configuration,
            path,
            log: &log,
            validation: &validation,
            claims: &claims,
            differences: &[],
        };
        terminal(&Messages::new(Language::En), &traced, 200)
    };
    assert!(told(10).contains("lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10\n"), "{}", told(10));
    assert!(told(11).contains("violated 11 times; lines 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …"));
}
