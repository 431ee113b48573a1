//! Sites that every implementation of the model must agree on: what breaks there, and after how many
//! steps. The verdicts were confirmed on an independent model.

use crate::material::{flag, number, settings, with, word};
use honnin_analysis::verdict::Verdicts;
use honnin_analysis::{SiteSearch, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId::{self, C1, C2, C3, C4, C5, C6, C7, C9};
use honnin_models::keys::Answer;
use honnin_models::{Site, State};
use std::collections::HashSet;

type Pairs<'a> = &'a [(&'a str, Answer)];

/// The reference design for two requests, without output check, change, timeout or night.
fn site(pairs: Pairs<'_>) -> Answers {
    let quiet = [
        ("output_check.enabled", flag(false)),
        ("scope.changes", number(0)),
        ("scope.timeouts", number(0)),
        ("scope.nights", number(0)),
    ];
    with(&with(&Answers::default(), &quiet), pairs)
}

/// The same, with app server 1 apart.
fn apart(pairs: Pairs<'_>, first: Pairs<'_>) -> Answers {
    let mut answers = site(pairs);
    settings(first).into_iter().for_each(|setting| answers.own.set(0, setting));
    answers
}

/// The length of a shortest behaviour in which every request of the scope was made and has ended, and
/// something is left behind. The claim is violated earlier, while some request was never made.
fn left_behind_by_all(answers: &Answers) -> Option<usize> {
    let site = Site::new(*answers);
    let left = |state: &State| {
        let made = |r: usize| state.requests[r].settled() && !state.requests[r].is_worked_on();
        (0..site.requests()).all(made) && !state.spool.is_empty()
    };
    let (mut layer, mut seen) = (vec![State::START], HashSet::from([State::START]));
    for length in 0.. {
        if layer.is_empty() {
            return None;
        }
        if layer.iter().any(left) {
            return Some(length);
        }
        let next = layer.iter().flat_map(|state| site.successors(state).map(|(_, next)| next));
        layer = next.filter(|next| seen.insert(*next)).collect();
    }
    unreachable!("a layer is empty or has what is looked for")
}

/// What breaks, with the length of a shortest counterexample.
fn broken(answers: &Answers) -> Vec<(ClaimId, usize)> {
    assert_eq!(answers.uncovered(), [], "the model covers the site");
    let seen = SiteSearch::new().explore("site", answers);
    let verdicts = Verdicts::judge(answers, &seen, true);
    let open = ClaimId::ALL.iter().find(|claim| !verdicts[claim].established());
    assert_eq!(open, None, "the site is searched to its end, and all witnesses are seen");
    let length = |claim: ClaimId| match &verdicts[&claim] {
        Verdict::Violated { .. } if claim == C6 => {
            Some((C6, left_behind_by_all(answers).expect("what breaks can break last")))
        }
        Verdict::Violated { steps } => Some((claim, steps.as_ref().expect("it was walked").len())),
        _ => None,
    };
    ClaimId::ALL.into_iter().filter_map(length).collect()
}

const ABANDON: (&str, Answer) = ("order.timeout", Answer::Word("abandon"));
const RELEASE_ONLY: (&str, Answer) = ("order.timeout", Answer::Word("release-only"));
const TIMER: (&str, Answer) = ("order.timer", Answer::Word("wait"));
const TIMEOUT: (&str, Answer) = ("scope.timeouts", Answer::Number(1));
const ONE_SERVER: (&str, Answer) = ("topology.app_servers", Answer::Number(1));
const NEXT: (&str, Answer) = ("image.pick", Answer::Word("next"));
const SLOT: (&str, Answer) = ("image.key", Answer::Word("slot"));
const KEEP: (&str, Answer) = ("image.after", Answer::Word("keep"));
const REUSE: (&str, Answer) = ("image.reuse", Answer::Word("if-present"));
const LATER: (&str, Answer) = ("image.pickup", Answer::Word("later"));
const COUNTER: (&str, Answer) = ("image.key", Answer::Word("counter"));
const PER_SERVER: (&str, Answer) = ("topology.spool", Answer::Word("per-server"));
const CHECKED: (&str, Answer) = ("output_check.enabled", Answer::Flag(true));
const ALL: (&str, Answer) = ("sync.release", Answer::Word("all"));
const CHANGE: (&str, Answer) = ("scope.changes", Answer::Number(1));
const NIGHT: (&str, Answer) = ("scope.nights", Answer::Number(1));
const NEVER: (&str, Answer) = ("sync.reconcile", Answer::Word("never"));

#[test]
fn abandoned_work_reaches_the_next_person() {
    let next = [ONE_SERVER, NEXT, ABANDON, TIMEOUT];
    assert_eq!(broken(&site(&next)), [(C1, 13), (C6, 13)]);
    assert_eq!(broken(&site(&[ONE_SERVER, NEXT, TIMEOUT])), []);
    let checked = with(&site(&next), &[CHECKED]);
    assert_eq!(broken(&checked).iter().map(|it| it.0).collect::<Vec<_>>(), [C6]);
    let slot = site(&[ONE_SERVER, SLOT, ABANDON, TIMEOUT]);
    assert_eq!(broken(&slot), [(C1, 13), (C5, 11), (C6, 13)]);
    let own = broken(&site(&[ONE_SERVER, ABANDON, TIMEOUT]));
    assert_eq!(own.iter().map(|it| it.0).collect::<Vec<_>>(), [C6]);
}

#[test]
fn an_image_used_again_is_another_persons() {
    assert_eq!(broken(&site(&[SLOT, KEEP, REUSE])), [(C1, 14), (C6, 14)]);
    let own = broken(&site(&[KEEP, REUSE]));
    assert_eq!(own.iter().map(|it| it.0).collect::<Vec<_>>(), [C6]);
    assert_eq!(broken(&site(&[SLOT, REUSE])), []);
}

#[test]
fn an_image_read_after_the_order_is_released_may_be_overwritten() {
    assert_eq!(broken(&site(&[SLOT, LATER])), [(C1, 12), (C5, 10)]);
    assert_eq!(broken(&site(&[SLOT, LATER, KEEP])), [(C1, 12), (C5, 10), (C6, 14)]);
    assert_eq!(broken(&site(&[LATER])), []);
}

#[test]
fn numbers_that_come_again_name_two_images() {
    let wrap = ("image.wrap", number(1));
    assert_eq!(broken(&site(&[COUNTER, wrap, LATER])), [(C1, 12), (C5, 10)]);
    assert_eq!(broken(&site(&[COUNTER, wrap])), []);
    let restart = ("scope.restarts", number(1));
    assert_eq!(broken(&site(&[COUNTER, LATER, restart])), [(C1, 13), (C5, 11)]);
    let free = ("order.scope", word("none"));
    let each = ("image.counter", word("server"));
    assert_eq!(broken(&site(&[COUNTER, each, free])), [(C1, 12), (C5, 10)]);
    assert_eq!(broken(&site(&[COUNTER, free])), []);
}

#[test]
fn a_wider_order_is_safe_as_long_as_each_print_has_a_slot() {
    let wide = ("order.width", number(2));
    let three = ("scope.requests", number(3));
    assert_eq!(broken(&site(&[SLOT, wide])), []);
    assert_eq!(broken(&site(&[SLOT, wide, three])), []);
    let all = site(&[SLOT, wide, three, ALL, CHANGE]);
    assert_eq!(broken(&all), [(C1, 17), (C4, 14), (C5, 15)]);
    let server = ("order.scope", word("server"));
    assert_eq!(broken(&site(&[SLOT, wide, server])), [(C1, 12), (C5, 10)]);
    assert_eq!(broken(&site(&[SLOT, wide, server, PER_SERVER])), []);
}

#[test]
fn a_server_that_dies_may_leave_its_holds_and_images() {
    let crash = ("scope.crashes", number(1));
    assert_eq!(broken(&site(&[crash, ("order.recovery", word("none"))])), [(C6, 7), (C7, 6)]);
    assert_eq!(broken(&site(&[crash])), []);
}

/// DB servers matter: with one, or where one app server reads one, nothing is late.
#[test]
fn a_replica_behind_the_sync_gives_an_older_record() {
    let late = ("sync.spread", word("after-end"));
    assert_eq!(broken(&site(&[late, CHANGE])), [(C9, 11)]);
    assert_eq!(broken(&site(&[late, CHANGE, ("topology.db_servers", number(1))])), []);
    assert_eq!(broken(&site(&[late, CHANGE, ONE_SERVER])), []);
    assert_eq!(broken(&site(&[CHANGE])), []);
}

#[test]
fn a_stand_by_with_the_copy_of_the_last_night_gives_an_older_record() {
    let nightly = [("topology.standby", word("nightly")), ("scope.failovers", number(1)), CHANGE];
    assert_eq!(broken(&site(&nightly)), [(C9, 13)]);
    assert_eq!(broken(&with(&site(&nightly), &[NIGHT])), [(C9, 13)]);
    assert_eq!(broken(&with(&site(&nightly), &[NIGHT, NEVER])), [(C3, 14), (C9, 13)]);
}

#[test]
fn a_night_that_does_not_wait_leaves_old_records() {
    let any = ("sync.night", word("any"));
    assert_eq!(broken(&site(&[any, NIGHT, CHANGE, NEVER])), [(C3, 9)]);
    let two = ("scope.changes", number(2));
    let always = with(&site(&[any, NIGHT, two]), &[("sync.apply", word("always"))]);
    assert_eq!(broken(&always).first(), Some(&(C3, 14)));
    assert_eq!(broken(&site(&[any, NIGHT, two])), []);
}

#[test]
fn one_app_server_with_another_program_breaks_what_all_keep() {
    let alone = [("order.scope", word("server"))];
    assert_eq!(broken(&apart(&[SLOT], &alone)), [(C1, 12), (C4, 6), (C5, 10)]);
    assert_eq!(broken(&apart(&[SLOT, PER_SERVER], &alone)), [(C4, 6)]);
    let unchecked = apart(&[SLOT, ALL, CHANGE, CHECKED], &[("output_check.enabled", flag(false))]);
    assert_eq!(broken(&unchecked), [(C1, 17), (C4, 11), (C5, 15)]);
    let checked = broken(&site(&[SLOT, ALL, CHANGE, CHECKED]));
    assert_eq!(checked.iter().map(|it| it.0).collect::<Vec<_>>(), [C4, C5]);
    let abandons = apart(&[SLOT, TIMEOUT], &[ABANDON]);
    assert_eq!(broken(&abandons), [(C1, 13), (C5, 11), (C6, 13)]);
}

#[test]
fn a_timer_that_runs_while_a_request_waits() {
    let release = site(&[ONE_SERVER, SLOT, NEXT, TIMER, RELEASE_ONLY, TIMEOUT]);
    assert_eq!(broken(&release), [(C1, 12), (C2, 7), (C4, 6)]);
    let abandon = site(&[ONE_SERVER, SLOT, NEXT, TIMER, ABANDON, TIMEOUT]);
    assert_eq!(broken(&abandon), [(C1, 13), (C6, 13)]);
    assert_eq!(broken(&site(&[ONE_SERVER, SLOT, NEXT, TIMER, TIMEOUT])), []);
}
