//! Two jugs of 3 and 5 litres, a tap and a sink: how does one measure four litres? Searched by
//! Stateright's own breadth-first search and by this one, on one thread and on two.
//!
//!     cargo run --release -p honnin-search --example jugs

use honnin_search::check;
use stateright::{Checker as _, Model, Property};
use std::num::NonZeroUsize;

/// What the jugs hold at most, in litres.
const SIZE: [u8; 2] = [3, 5];

/// The puzzle.
#[derive(Clone)]
struct Jugs;

/// What can be done with a jug, or from it to the other.
#[derive(Clone, Debug, PartialEq)]
enum Action {
    Fill(usize),
    Empty(usize),
    Pour(usize),
}

impl Model for Jugs {
    type State = [u8; 2];
    type Action = Action;

    fn init_states(&self) -> Vec<[u8; 2]> {
        vec![[0, 0]]
    }

    fn actions(&self, _: &[u8; 2], actions: &mut Vec<Action>) {
        for jug in [0, 1] {
            actions.extend([Action::Fill(jug), Action::Empty(jug), Action::Pour(jug)]);
        }
    }

    fn next_state(&self, litres: &[u8; 2], action: Action) -> Option<[u8; 2]> {
        let mut next = *litres;
        match action {
            Action::Fill(jug) => next[jug] = SIZE[jug],
            Action::Empty(jug) => next[jug] = 0,
            Action::Pour(from) => {
                let poured = litres[from].min(SIZE[1 - from] - litres[1 - from]);
                next[from] -= poured;
                next[1 - from] += poured;
            }
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Jugs>> {
        vec![
            Property::always("nothing is spilt", |_, litres: &[u8; 2]| {
                litres.iter().zip(SIZE).all(|(litres, size)| *litres <= size)
            }),
            Property::sometimes("four litres", |_, litres: &[u8; 2]| litres[1] == 4),
        ]
    }
}

#[expect(clippy::print_stdout, reason = "an example says what it found")]
fn main() -> Result<(), honnin_search::CheckError> {
    let stateright = Jugs.checker().spawn_bfs().join();
    println!("Stateright: {} states", stateright.unique_state_count());
    for workers in [1, 2] {
        let threads = NonZeroUsize::new(workers).expect("it is not zero");
        // States of plain bytes: the fast path.
        let outcome = check(Jugs).plain().workers(threads).run()?;
        println!("{workers} workers: {} states, depth {}", outcome.states, outcome.depth);
        for (name, verdict) in &outcome.verdicts {
            match verdict.discovery() {
                Some(found) => println!("  {name}: {:?}", found.actions().collect::<Vec<_>>()),
                None => println!("  {name}: {verdict:?}"),
            }
        }
    }
    Ok(())
}
