//! Sequences that once told the real system from the reference, as short as they could be made.
//!
//! The first three found errors that nobody knew of. The others found errors that were put into the
//! code to see whether they would be.

use super::generator::is_possible;
use super::reference::{Move, Plan, Reference};
use super::system::System;
use Action::{
    Acquire, Apply, Arrive, Begin, Change, Drop, End, Enter, Fetch, Read, Timeout, Write,
};
use Move::{ComeBack, Die, Notice, StartSync, StopSync};
use honnin_steps::event::{Action, Document};
use honnin_system::defect::Defect;
use honnin_system::site::Ask;
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

/// A change of a resident's record has joined the feed, and a sync has taken it.
fn begin_sync(resident: usize) -> Vec<Move> {
    vec![Notice(resident), step(Change { resident }), StartSync, step(Begin)]
}

fn apply(replica: usize) -> Move {
    step(Apply { replica })
}

/// Found when the end of a sync released everybody, with the defect of Adachi or without.
#[test]
fn regression_a_sync_releases_only_itself() {
    for defects in [&[][..], &[Defect::SyncReleasesAll]] {
        let sync = begin_sync(1).into_iter().chain([apply(0), step(End)]);
        check(site(defects), begin_print(0, 0).into_iter().chain(sync).collect());
    }
}

/// Found when a new process applied from the first replica again.
#[test]
fn regression_a_new_sync_goes_on_where_the_old_one_stopped() {
    // The old process, too, stands before the second replica, and notices first.
    let after = [apply(0), StartSync, step(Begin), apply(1), apply(1), step(End)];
    let plan = Plan { db_servers: 2, ..site(&[]) };
    check(plan, begin_sync(0).into_iter().chain(after).collect());
}

/// Found when a process that had been replaced still applied its change.
#[test]
fn regression_a_sync_that_is_stopped_applies_nothing() {
    check(site(&[]), begin_sync(0).into_iter().chain([StopSync, apply(0)]).collect());
}

/// Found when the feed lost changes during a sync.
#[test]
fn regression_nothing_is_lost_while_a_sync_runs() {
    let another = [Notice(1), step(Change { resident: 1 })];
    let moves = begin_sync(0).into_iter().chain(another).chain([step(Drop)]);
    check(site(&[Defect::LossyFeed]), moves.collect());
}

/// Found when a request that had been cancelled left its draft as one that had died does.
#[test]
fn regression_a_cancelled_request_takes_its_draft_with_it() {
    let request = 0;
    let after =
        [step(Fetch { request }), step(Timeout { request }), step(Write { request, page: 0 })];
    check(site(&[]), begin_print(request, 0).into_iter().chain(after).collect());
}

/// A request prints a document of so many pages, up to the last page that it reads.
fn print(request: usize, pages: usize) -> Vec<Move> {
    let mut moves = begin_print(request, 0);
    moves.push(step(Fetch { request }));
    moves.extend((0..pages).map(|page| step(Write { request, page })));
    moves.extend((0..pages).map(|page| step(Read { request, page })));
    moves
}

/// Found when a timer asked only whether its request was still there.
#[test]
fn regression_a_document_in_hand_is_not_cancelled() {
    let timeout = step(Timeout { request: 0 });
    check(site(&[]), print(0, 1).into_iter().chain([timeout]).collect());
}

/// Found when only the first page was removed.
#[test]
fn regression_every_page_is_erased_after_the_last_is_read() {
    check(Plan { pages: 2, ..site(&[]) }, print(0, 2));
}

/// Found when a document that joined the queue took the place of its last.
#[test]
fn regression_two_documents_wait_one_behind_the_other() {
    let write = |request| [step(Fetch { request }), step(Write { request, page: 0 })];
    let moves = begin_print(0, 0).into_iter().chain(begin_print(1, 0));
    let moves = moves.chain(write(0)).chain(write(1)).chain([step(Read { request: 1, page: 0 })]);
    check(site(&[Defect::NoOrder, Defect::NextOfQueue]), moves.collect());
}
