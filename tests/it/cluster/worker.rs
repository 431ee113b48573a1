//! A worker that fails while others go on.

use super::*;

/// A tree of numbers without an end, in which one number cannot be looked at.
#[derive(Clone)]
struct Numbers;

const UNSPEAKABLE: u64 = 300_000;

impl Graph for Numbers {
    type State = u64;
    type Step = ();
    type Batch = Words;
    type Fingerprint = u64;

    fn start(&self) -> Vec<u64> {
        vec![1]
    }
    fn fingerprint(&self, state: &u64) -> u64 {
        u64::from_bytes(&state.to_le_bytes())
    }
    fn successors(&self, state: &u64, successors: &mut Vec<u64>) {
        assert!(*state != UNSPEAKABLE, "this number is not spoken of");
        successors.extend([state * 2, state * 2 + 1]);
    }
    fn look(&self, _: &u64, _: &[u64], _: u64) -> u64 {
        0
    }
    fn want_paths(&self) -> u64 {
        0
    }
    fn questions(&self) -> u64 {
        0
    }
    fn batch(&self) -> Words {
        Words::new(2)
    }
    fn pack(&self, state: &u64, batch: &mut Words) {
        batch.end().extend([*state as u32, (state >> 32) as u32]);
    }
    fn unpack(&self, batch: &Words, from: usize, to: usize, states: &mut Vec<u64>) {
        let number = |words: &[u32]| u64::from(words[0]) | u64::from(words[1]) << 32;
        states.extend(batch.states(from, to).map(number));
    }
    fn steps(&self, _: &u64) -> Vec<((), u64)> {
        Vec::new()
    }
}

#[test]
fn a_worker_that_fails_ends_the_search() {
    for workers in 1..=4 {
        let workers = NonZeroUsize::new(workers).expect("there are workers");
        let began = Instant::now();
        let found = Search::new(Numbers).workers(workers).run(&|_| ());
        let Some(StopReason::Engine(words)) = found.counts.cut else {
            panic!("{:?}", found.counts)
        };
        assert_eq!(words, "a worker failed: this number is not spoken of");
        assert!(began.elapsed() < Duration::from_secs(10));
    }
}
