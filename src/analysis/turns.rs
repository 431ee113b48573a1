//! Work in many pieces, which threads take in turn.
//!
//! Each thread takes the first piece that is not taken, so none is idle while there is work,
//! however unequal the pieces are. What the threads find is received in one place, on the thread
//! that started the work.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};

/// The pieces that a thread takes, one after the other.
pub struct Turns<'a> {
    next: &'a AtomicUsize,
    pieces: usize,
}

impl Iterator for Turns<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let piece = self.next.fetch_add(1, Ordering::Relaxed);
        (piece < self.pieces).then_some(piece)
    }
}

/// Lets this many threads do this many pieces of work, and receives what they send, as it comes.
/// After the first error nothing is received any more: a thread that cannot send has to stop.
///
/// # Errors
/// The first one of the receiver.
///
/// # Panics
/// When a thread does, or there is none for some work.
pub fn in_turns<T: Send, E>(
    threads: usize,
    pieces: usize,
    work: impl Fn(Turns<'_>, Sender<T>) + Sync,
    mut hear: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    assert!(threads > 0 || pieces == 0, "work needs a thread");
    let (next, (sent, heard)) = (AtomicUsize::new(0), mpsc::channel());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(pieces) {
            let (next, work, sent) = (&next, &work, sent.clone());
            scope.spawn(move || work(Turns { next, pieces }, sent));
        }
        drop(sent);
        // Consumed here: when this ends early, those who send learn of it.
        heard.into_iter().try_for_each(&mut hear)
    })
}
