//! The real issuing system beside a deliberately simple reference: residents, requests, changes,
//! losses, nights, timeouts and crashes in any order, compared after every step.
//!
//! A sequence that once failed is kept, as short as it was found, under a name of its own.

use crate::material::{seed, so_many};
use honnin_system::defect::Defect;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use proptest_state_machine::{ReferenceStateMachine as _, StateMachineTest as _};
use reference::{End, Move, Reference};
use std::cell::RefCell;
use std::collections::BTreeMap;
use system::System;

/// A runtime that a test lets go on step by step.
mod stepping;
/// What a site should do, in plain collections.
mod reference;
/// Its steps of a request.
mod steps;
/// Its steps behind the requests.
mod background;
/// Any site, and moves that mostly do something there.
mod generator;
/// The real system, taken step by step.
mod system;
/// Sequences that once failed.
mod regressions;

/// How many sequences the long version tries, each on another site.
const CASES: u32 = 400;

/// How many are tried.
fn cases() -> u32 {
    so_many(CASES / 2, CASES)
}

fn config() -> Config {
    Config {
        cases: cases(),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(seed()),
        max_shrink_iters: 20_000,
        ..Config::default()
    }
}

/// How often something was seen, by a word for it.
type Counts = BTreeMap<String, usize>;

/// Counts what a sequence of moves does.
fn count(counts: &mut Counts, mut state: Reference, moves: &[Move]) {
    let mut add = |what: String| *counts.entry(what).or_default() += 1;
    for defect in &state.plan.defects {
        add(format!("site with {defect}"));
    }
    for made in moves {
        if let Move::Die(server) = *made {
            let dying = state.open.values().filter(|open| open.server == server);
            dying.for_each(|open| add(format!("crash {:?}", open.stage)));
        }
        state.make(made);
        match made {
            Move::Step(action, _) if state.events.is_empty() => {
                add(format!("{} without effect", action.name()));
            }
            Move::Step(..) => {}
            other => {
                add(format!("{other:?}").chars().take_while(|c| c.is_alphanumeric()).collect())
            }
        }
        for event in &state.events {
            add(event.action.name().to_owned());
            if let Some(outcome) = event.details.outcome {
                add(format!("{} {outcome:?}", event.action.name()));
            }
        }
    }
    let wrong = state.ended.iter().filter(|(request, end)| match end {
        End::Delivered(pages) => pages.iter().any(|page| page.request != **request),
        _ => false,
    });
    wrong.for_each(|_| add("wrong page delivered".to_owned()));
    let never = state.ended.values().filter(|end| **end == End::NotMade);
    never.for_each(|_| add("request not made".to_owned()));
}

/// What must have been seen, and how often at least in the long version: what no sequence does is not
/// compared.
const SEEN: [(&str, usize); 44] = [
    ("Ask", 1000),
    ("StartSync", 400),
    ("StopSync", 200),
    ("CloseRegistry", 20),
    ("Die", 400),
    ("ComeBack", 400),
    ("arrive", 1000),
    ("enter", 700),
    ("acquire", 500),
    ("fetch Fetched", 400),
    ("fetch Failed", 3),
    ("fetch Skipped", 3),
    ("write", 600),
    ("read Read", 500),
    ("read Missing", 10),
    ("finish Delivered", 250),
    ("finish Stopped", 3),
    ("wrong page delivered", 5),
    ("timeout Cancelled", 80),
    ("timeout Released", 10),
    ("timeout without effect", 100),
    ("abort", 200),
    ("crash Arrived", 150),
    ("crash Entered", 70),
    ("crash InPrint", 60),
    ("crash InHand", 8),
    ("acquire without effect", 40),
    ("fetch without effect", 40),
    ("write without effect", 40),
    ("read without effect", 25),
    ("finish without effect", 5),
    ("request not made", 5),
    ("change", 500),
    ("drop", 12),
    ("drop without effect", 12),
    ("begin", 400),
    ("apply", 700),
    ("end", 350),
    ("begin without effect", 200),
    ("apply without effect", 70),
    ("end without effect", 30),
    ("night", 100),
    ("tick", 60),
    ("tick without effect", 50),
];

#[test]
fn the_real_system_does_what_the_reference_does() {
    let counts = RefCell::new(Counts::new());
    let sequences = Reference::sequential_strategy(20..160);
    let result = TestRunner::new(config()).run(&sequences, |(initial, moves, seen)| {
        count(&mut counts.borrow_mut(), initial.clone(), &moves);
        System::test_sequential(config(), initial, moves, seen);
        Ok(())
    });
    if let Err(failure) = result {
        panic!("{failure}");
    }
    let counts = counts.into_inner();
    let sites = Defect::ALL.map(|defect| (format!("site with {defect}"), 12));
    let seen = SEEN.map(|(what, least)| (what.to_owned(), least));
    for (what, least) in seen.into_iter().chain(sites) {
        let seen = counts.get(&what).copied().unwrap_or_default();
        let least = least * cases() as usize / CASES as usize;
        assert!(seen >= least.max(1), "{what} was seen {seen} times: {counts:#?}");
    }
}
