//! A limit of the system that must be an error, and not the end of the program.

/// Lets a write beyond the largest file that the user may have fail, as one on a full disk does. The
/// system would end the program instead, with nothing said and nothing kept. To be called before any
/// other thread is there: they take it over.
#[cfg(unix)]
pub fn fail_beyond_the_largest_file() {
    use nix::sys::signal::{SigSet, Signal};
    let mut signals = SigSet::empty();
    signals.add(Signal::SIGXFSZ);
    // A signal that waits for ever is as good as none; the write fails all the same.
    signals.thread_block().expect("a thread may block a signal that exists");
}

/// The same; there is no such signal here.
#[cfg(not(unix))]
pub fn fail_beyond_the_largest_file() {}
