//! Sequences that once told the real system from the reference, as short as they were found.

use super::generator::is_possible;
use super::reference::{Move, Plan, Reference};
use super::system::System;
use Action::{Acquire, Arrive, Enter, Fetch, Timeout, Write};
use Move::{ComeBack, Die};
use honnin::issuance::defect::Defect;
use honnin::issuance::event::{Action, Document};
use honnin::issuance::site::Ask;
use proptest_state_machine::StateMachineTest as _;

/// The smallest site with these defects: one of everything, and no limits.
fn site(defects: &[Defect]) -> Plan {
    Plan {
        app_servers: 1,
        db_servers: 1,
        spool_per_server: false,
        pages: 1,
        defects: defects.iter().copied().collect(),
        timeouts: None,
        feed_places: 1,
        seconds: None,
        one_arrival_per_second: false,
    }
}

/// The real system makes these moves as the reference does.
fn check(plan: Plan, moves: Vec<Move>) {
    let start = Reference::new(plan);
    let mut state = start.clone();
    for made in &moves {
        assert!(is_possible(&state, made), "{made:?} is possible");
        state.make(made);
    }
    System::test_sequential(super::config(), start, moves, None);
}

fn step(action: Action) -> Move {
    Move::Step(action, 0)
}

fn ask(request: usize, server: usize) -> Move {
    Move::Ask(Ask { request, resident: request, document: Document::ResidentRecord, server })
}

/// A request asks at a server, and goes on until its print has begun.
fn begin_print(request: usize, server: usize) -> Vec<Move> {
    let arrive = step(Arrive { request, server });
    vec![ask(request, server), arrive, step(Enter { request }), step(Acquire { request })]
}

/// A server that came back twice, because it had died twice, aborted requests of its present life.
/// Their own tasks went on, and panicked.
#[test]
fn regression_a_server_that_is_up_aborts_nothing() {
    let arrives = [ask(0, 0), step(Arrive { request: 0, server: 0 })];
    let moves = [Die(0), Die(0), ComeBack(0)].into_iter().chain(arrives);
    let after = [ComeBack(0), step(Enter { request: 0 }), step(Acquire { request: 0 })];
    check(site(&[]), moves.chain(after).collect());
}

/// It also removed the drafts that were being written; the request then failed with its disk.
#[test]
fn regression_a_server_that_is_up_keeps_its_drafts() {
    let request = 0;
    let after = [step(Fetch { request }), ComeBack(0), step(Write { request, page: 0 })];
    check(site(&[]), begin_print(request, 0).into_iter().chain(after).collect());
}

/// A timer went off on a server that had died, and cancelled a request there.
#[test]
fn regression_a_timer_dies_with_its_server() {
    let after = [Die(0), step(Timeout { request: 0 }), ComeBack(0)];
    check(site(&[]), begin_print(0, 0).into_iter().chain(after).collect());
}
