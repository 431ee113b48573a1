//! Work that threads take in turn: every piece once, and none after the first error.

use honnin_analysis::turns::in_turns;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::panic::catch_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;

#[test]
fn every_piece_of_work_is_done_once() {
    for (threads, pieces) in [(1, 100), (3, 100), (7, 2), (2, 0), (0, 0)] {
        let (mut heard, workers) = (Vec::new(), AtomicUsize::new(0));
        let done: Result<(), Infallible> = in_turns(
            threads,
            pieces,
            |turns, sent| {
                workers.fetch_add(1, Ordering::Relaxed);
                turns.for_each(|piece| sent.send(piece).expect("somebody listens"));
            },
            |piece| {
                heard.push(piece);
                Ok(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(heard.len(), pieces);
        assert_eq!(heard.into_iter().collect::<BTreeSet<_>>(), (0..pieces).collect());
        assert_eq!(workers.into_inner(), threads.min(pieces), "no thread without work");
    }
}

/// Who sends learns that nobody listens, and what was heard last is the error.
#[test]
fn work_ends_with_the_first_error() {
    let refused = AtomicUsize::new(0);
    let mut heard = 0;
    let done = in_turns(
        2,
        usize::MAX / 2,
        |turns, sent| {
            for piece in turns {
                if sent.send(piece).is_err() {
                    refused.fetch_add(1, Ordering::Relaxed);
                    return;
                }
            }
        },
        |_| {
            heard += 1;
            if heard == 5 { Err("full") } else { Ok(()) }
        },
    );
    assert_eq!((done, heard), (Err("full"), 5));
    assert_eq!(refused.into_inner(), 2);
}

/// Work that nobody does would come back as done.
#[test]
fn work_needs_a_thread() {
    let nobody = || in_turns(0, 1, |_, _: Sender<()>| (), Ok::<(), Infallible>);
    assert!(catch_unwind(nobody).is_err());
}
