//! Each witness, shown what it must see and what it must not.

use crate::material::{number, with, word};
use honnin_models::answers::Answers;
use honnin_models::claims::witnesses::{self, WitnessId};
use honnin_models::request::{Phase, Request};
use honnin_models::{Site, State, Step, Who};

/// Walks the reference design with these answers changed along steps, and says after each whether
/// the witness is seen.
fn seen(name: &str, answers: &Answers, steps: &[Step]) -> Vec<bool> {
    let witness = witnesses::CATALOGUE.iter().find(|witness| witness.id.word() == name);
    let witness = witness.expect("the witness is in the catalogue");
    let site = Site::new(*answers);
    let mut state = State::START;
    let mut seen = vec![(witness.seen)(&site, &state)];
    for &step in steps {
        state = site.after(&state, step).unwrap_or_else(|| panic!("{step:?} is enabled"));
        seen.push((witness.seen)(&site, &state));
    }
    seen
}

/// Checks that the witness is seen after the last of the steps and after none before it.
fn only_at_the_end(name: &str, answers: &Answers, steps: &[Step]) {
    let seen = seen(name, answers, steps);
    let first = seen.iter().position(|seen| *seen);
    assert_eq!(first, Some(steps.len()), "{name}: {seen:?}");
}

const ARRIVE_0: Step = Step::Arrive { request: 0, server: 0 };
const ARRIVE_1: Step = Step::Arrive { request: 1, server: 0 };

/// The steps of request 0 from its arrival to its delivery.
const PRINT_0: [Step; 7] = [
    ARRIVE_0,
    Step::Enter { request: 0 },
    Step::Acquire { request: 0 },
    Step::Fetch { request: 0 },
    Step::Write { request: 0, page: 0 },
    Step::Read { request: 0, page: 0 },
    Step::Finish { request: 0 },
];

#[test]
fn delivered() {
    only_at_the_end("delivered", &Answers::default(), &PRINT_0);
}

/// A change alone, and a night alone, put C3 to no test: only a request after both does.
#[test]
fn change_falls_due() {
    let answers = Answers::default();
    let change = Step::Change { resident: 0 };
    let apply = |replica| Step::Apply { replica };
    let sync = [change, Step::Begin, apply(0), apply(1), Step::End];
    let due: Vec<Step> = sync.into_iter().chain([Step::Night, ARRIVE_0]).collect();
    only_at_the_end("change-falls-due", &answers, &due);
    let night_first: Vec<Step> = [Step::Night].into_iter().chain(sync).chain([ARRIVE_0]).collect();
    assert!(!seen("change-falls-due", &answers, &night_first).contains(&true));
    let of_another: Vec<Step> = sync.into_iter().chain([Step::Night, ARRIVE_1]).collect();
    assert!(!seen("change-falls-due", &answers, &of_another).contains(&true));
}

#[test]
fn two_in_flight() {
    only_at_the_end("two-in-flight", &Answers::default(), &[ARRIVE_0, ARRIVE_1]);
}

/// Request 1 waits at its server from the entry of request 0 on; only the end of request 0 lets it
/// go on, and only then can it be granted.
#[test]
fn waits_then_granted() {
    let mut steps = vec![ARRIVE_0, ARRIVE_1];
    steps.extend_from_slice(&PRINT_0[1..6]);
    only_at_the_end("waits-then-granted", &without_timeouts(), &steps);
}

/// A timeout lifts a hold at any time of a print.
fn without_timeouts() -> Answers {
    with(&Answers::default(), &[("scope.timeouts", number(0))])
}

/// A sync that begins before the request is let go holds it up again: no grant follows.
#[test]
fn a_wait_that_ends_in_another_wait_is_not_enough() {
    let steps =
        [&[ARRIVE_0, ARRIVE_1][..], &PRINT_0[1..6], &[Step::Change { resident: 1 }, Step::Begin]]
            .concat();
    let seen = seen("waits-then-granted", &without_timeouts(), &steps);
    assert!(!seen[steps.len()], "{seen:?}");
}

#[test]
fn sync_during_print() {
    let during = [&PRINT_0[..3], &[Step::Change { resident: 1 }, Step::Begin]].concat();
    only_at_the_end("sync-during-print", &Answers::default(), &during);
    let before = [ARRIVE_0, Step::Change { resident: 1 }, Step::Begin, Step::Enter { request: 0 }];
    assert!(!seen("sync-during-print", &Answers::default(), &before).contains(&true));
}

#[test]
fn timeout_fires() {
    let steps = [&PRINT_0[..4], &[Step::Timeout { request: 0 }]].concat();
    only_at_the_end("timeout-fires", &Answers::default(), &steps);
}

#[test]
fn change_lost() {
    let lossy = with(&Answers::default(), &[("sync.feed", word("lossy"))]);
    only_at_the_end("change-lost", &lossy, &[Step::Change { resident: 0 }, Step::Drop]);
    let arrives = [
        Step::Change { resident: 0 },
        Step::Begin,
        Step::Apply { replica: 0 },
        Step::Apply { replica: 1 },
        Step::End,
    ];
    assert!(!seen("change-lost", &lossy, &arrives).contains(&true));
}

#[test]
fn shared_second() {
    let seconds =
        with(&Answers::default(), &[("image.key", word("second")), ("scope.seconds", number(2))]);
    only_at_the_end("shared-second", &seconds, &[ARRIVE_0, ARRIVE_1]);
    assert!(!seen("shared-second", &seconds, &[ARRIVE_0, Step::Tick, ARRIVE_1]).contains(&true));
}

#[test]
fn night_passes() {
    only_at_the_end("night-passes", &Answers::default(), &[ARRIVE_0, Step::Night]);
}

/// The check blocks a wrong document when it is on, and only once the document is read.
#[test]
fn check_blocks() {
    let blocks = witnesses::CATALOGUE.iter().find(|witness| witness.id == WitnessId::CheckBlocks);
    let blocks = blocks.expect("the witness is in the catalogue").seen;
    let on = Site::new(Answers::default());
    let off = with(
        &Answers::default(),
        &[("output_check.enabled", honnin_models::keys::Answer::Flag(false))],
    );
    let mut state = State::START;
    state.requests[0] = Request { phase: Phase::Fetched, written: 1, read: 1, ..Request::AWAY };
    state.requests[0].pages[0] = Who::request(1);
    assert!(blocks(&on, &state));
    assert!(!blocks(&Site::new(off), &state));
    state.requests[0].pages[0] = Who::request(0);
    assert!(!blocks(&on, &state));
    state.requests[0].pages[0] = Who::request(1);
    state.requests[0].read = 0;
    assert!(!blocks(&on, &state), "it is not read to its end");
}
