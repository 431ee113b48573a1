//! The engine on Timely Dataflow, on models that are small, odd or broken: no green that was not
//! looked at, and no model that makes it panic or hang.

use honnin_search::limits::{Interrupt, Limits, StopReason};
use honnin_search::{CheckError, InconclusiveReason, Outcome, PropertyVerdict, check, check_made};
use stateright::{Checker, Model, Property};
use std::cell::Cell;
use std::num::{NonZeroU64, NonZeroUsize};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

/// A graph on numbers, given by functions.
#[derive(Clone)]
struct Numbers {
    start: &'static [u32],
    next: fn(u32) -> Vec<u32>,
    within: fn(u32) -> bool,
    properties: fn() -> Vec<Property<Numbers>>,
}

impl Numbers {
    fn new(next: fn(u32) -> Vec<u32>, properties: fn() -> Vec<Property<Numbers>>) -> Numbers {
        Numbers { start: &[0], next, within: |_| true, properties }
    }
}

impl Model for Numbers {
    type State = u32;
    type Action = u32;

    fn init_states(&self) -> Vec<u32> {
        self.start.to_vec()
    }

    fn actions(&self, state: &u32, actions: &mut Vec<u32>) {
        actions.extend((self.next)(*state));
    }

    fn next_state(&self, _: &u32, action: u32) -> Option<u32> {
        Some(action)
    }

    fn properties(&self) -> Vec<Property<Numbers>> {
        (self.properties)()
    }

    fn within_boundary(&self, state: &u32) -> bool {
        (self.within)(*state)
    }
}

/// The outcome with so many workers.
fn outcome(model: &Numbers, workers: usize) -> Outcome<Numbers> {
    let workers = NonZeroUsize::new(workers).expect("somebody works");
    check(model.clone()).workers(workers).run().expect("the model is not refused")
}

fn cut(verdict: &PropertyVerdict<u32, u32>) -> &StopReason {
    match verdict {
        PropertyVerdict::NotEstablished(InconclusiveReason::Cut(cut)) => cut,
        other => panic!("it was cut: {other}"),
    }
}

/// Two ways on from each number, and together as many as 12 bits name.
fn doubled(number: u32) -> Vec<u32> {
    vec![number * 2 % 4_096, (number * 2 + 1) % 4_096]
}

#[test]
fn each_kind_of_property_has_its_verdicts() {
    let model = Numbers::new(doubled, || {
        vec![
            Property::always("small", |_, number| *number < 4_096),
            Property::always("not 77", |_, number| *number != 77),
            Property::sometimes("77", |_, number| *number == 77),
            Property::sometimes("large", |_, number| 4_096 <= *number),
            Property::eventually("becomes 77", |_, number| *number == 77),
        ]
    });
    for workers in [1, 3] {
        let outcome = outcome(&model, workers);
        assert_eq!((outcome.states, outcome.transitions, outcome.depth), (4_096, 8_192, 12));
        assert_eq!(*outcome.verdict("small"), PropertyVerdict::Holds);
        assert_eq!(*outcome.verdict("large"), PropertyVerdict::NotWitnessed);
        assert_eq!(
            *outcome.verdict("becomes 77"),
            PropertyVerdict::NotEstablished(InconclusiveReason::Eventually)
        );
        let PropertyVerdict::Violated(found) = outcome.verdict("not 77") else {
            panic!("77 is there")
        };
        assert_eq!(found.states().copied().collect::<Vec<_>>(), [0, 1, 2, 4, 9, 19, 38, 77]);
        assert!(matches!(outcome.verdict("77"), PropertyVerdict::Witnessed(same) if same == found));
        assert!(!outcome.is_established());
    }
}

/// States outside are not visited, and neither is what lies beyond them.
#[test]
fn the_boundary_is_kept_and_told() {
    // Stateright's search ends when every property is decided; this one never is before the end.
    let mut model = Numbers::new(doubled, || vec![Property::always("small", |_, n| *n < 4_096)]);
    model.within = |number| number < 3_000 && number != 3 && number != 6;
    for start in [&[0][..], &[0, 5, 3, 4_000], &[9, 8]] {
        model.start = start;
        let theirs = model.clone().checker().spawn_bfs().join();
        let ours = outcome(&model, 2);
        assert_eq!(ours.states as usize, theirs.unique_state_count());
        let within = start.iter().filter(|start| (model.within)(**start)).count();
        assert_eq!(ours.transitions as usize, theirs.state_count() - within);
        assert!(ours.left_boundary);
        // A start that is named twice counts once, here.
        let twice = [start, start].concat();
        let twice = Numbers { start: Box::leak(twice.into_boxed_slice()), ..model.clone() };
        let twice = outcome(&twice, 3);
        assert_eq!((twice.states, twice.transitions), (ours.states, ours.transitions));
    }
    model.start = &[0];
    model.within = |_| true;
    assert!(!outcome(&model, 2).left_boundary);
}

#[test]
fn nothing_to_look_at_and_nothing_to_ask_establish_nothing() {
    let mut model = Numbers::new(doubled, || {
        vec![
            Property::always("anything", |_, _| true),
            Property::sometimes("nothing", |_, _| false),
        ]
    });
    model.within = |_| false;
    let empty = outcome(&model, 2);
    assert_eq!(empty.states, 0);
    for name in ["anything", "nothing"] {
        assert_eq!(
            *empty.verdict(name),
            PropertyVerdict::NotEstablished(InconclusiveReason::NoState)
        );
    }
    let unasked = outcome(&Numbers::new(doubled, Vec::new), 1);
    assert_eq!(unasked.states, 4_096, "a model without properties is searched all the same");
    assert!(!unasked.is_established());
}

/// Names of properties for a model that has too many of them.
const NAMES: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

#[test]
fn models_that_ask_too_much_are_refused() {
    fn many(count: usize) -> Vec<Property<Numbers>> {
        (0..count).map(|at| Property::sometimes(&NAMES[at..=at], |_, n| *n == 4_095)).collect()
    }
    let most = outcome(&Numbers::new(doubled, || many(63)), 2);
    assert!(most.is_established() && most.verdicts.len() == 63 && !most.left_boundary);
    let refused = check(Numbers::new(doubled, || many(64))).run().expect_err("64 are too many");
    assert_eq!(refused, CheckError::TooManyProperties(64));
    assert_eq!(refused.to_string(), "a search asks at most 63 properties, not 64");
    let twice = Numbers::new(doubled, || [many(3), many(2)].concat());
    assert_eq!(check(twice).run().expect_err("twice"), CheckError::SameName("a"));
}

/// A path too long for a stack, and for the levels that tags tell apart.
#[test]
fn a_counterexample_may_be_very_long() {
    let model = Numbers::new(
        |number| if number < 20_000 { vec![number + 1, number / 2] } else { Vec::new() },
        || vec![Property::always("short", |_, number| *number < 20_000)],
    );
    let found = outcome(&model, 1);
    let found = found.verdict("short").discovery().expect("it is long");
    assert!(found.states().copied().eq(0..=20_000));
}

#[test]
fn limits_and_interrupts_leave_properties_open() {
    let model = Numbers::new(
        |number| vec![number * 2 + 1, number * 2 + 2],
        || {
            vec![
                Property::always("never 12", |_, number| *number != 12),
                Property::always("below 99999", |_, number| *number < 99_999),
            ]
        },
    );
    let limits = Limits { max_states: NonZeroU64::new(1_000), ..Limits::default() };
    let workers = NonZeroUsize::new(3).expect("three");
    let cut_short = check(model.clone()).workers(workers).limits(limits).run().expect("asked");
    assert_eq!(*cut(cut_short.verdict("below 99999")), StopReason::States(1_000));
    assert!(
        matches!(cut_short.verdict("never 12"), PropertyVerdict::Violated(found) if found.steps() == 3)
    );
    let interrupt = Interrupt::default();
    interrupt.store(true, Ordering::Relaxed);
    let stopped = check(model).workers(workers).interrupt(&interrupt).run().expect("asked");
    assert_eq!(*cut(stopped.verdict("below 99999")), StopReason::Interrupted);
}

/// Somebody who watches a search hears of it, and can stop it.
#[test]
fn a_search_can_be_watched_and_stopped() {
    let endless = Numbers::new(
        |number| vec![number.wrapping_add(1)],
        || vec![Property::always("anything", |_, _| true)],
    );
    for workers in [1, 2] {
        let (interrupt, heard) = (Interrupt::default(), Cell::new(0));
        let workers = NonZeroUsize::new(workers).expect("somebody works");
        let asked = check(endless.clone()).workers(workers).interrupt(&interrupt);
        let outcome = asked.run_watched(&|progress| {
            heard.set(progress.states);
            interrupt.store(true, Ordering::Relaxed);
        });
        assert_eq!(outcome.expect("asked").cut, Some(StopReason::Interrupted));
        assert!(0 < heard.get());
    }
}

/// A model that does not answer twice in the same way: what was found cannot be found again.
#[test]
fn a_model_that_changes_its_mind_establishes_nothing() {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let model = Numbers::new(
        |number| {
            let asked = 1 + ASKED.fetch_add(1, Ordering::Relaxed);
            if number < 1_000_000 { vec![1_000_000 + asked, number + 1_000] } else { Vec::new() }
        },
        || {
            vec![
                Property::always("no end", |_, number| *number < 1_000_500),
                Property::always("anything", |_, _| true),
            ]
        },
    );
    for workers in [1, 2, 3] {
        let outcome = outcome(&model, workers);
        for name in ["no end", "anything"] {
            let StopReason::Engine(words) = cut(outcome.verdict(name)) else { panic!("{name}") };
            assert!(words.contains("does not answer twice in the same way"), "{words}");
        }
    }
}

/// A property that changes its mind is not believed either.
#[test]
fn a_property_that_changes_its_mind_establishes_nothing() {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let model = Numbers::new(doubled, || {
        vec![Property::always("moody", |_, _| 100 != ASKED.fetch_add(1, Ordering::Relaxed))]
    });
    let outcome = outcome(&model, 1);
    assert!(matches!(cut(outcome.verdict("moody")), StopReason::Engine(_)));
}

/// It ends soon, and says what the model said. (No message is printed: the panic goes past the hook.)
#[test]
fn a_model_that_panics_establishes_nothing() {
    fn fail(words: &'static str) -> ! {
        resume_unwind(Box::new(words))
    }
    let asked: fn() -> Vec<Property<Numbers>> = || vec![Property::always("anything", |_, _| true)];
    let step = |number| if number == 2_022 { fail("no way on") } else { doubled(number) };
    let property: fn() -> Vec<Property<Numbers>> =
        || vec![Property::always("anything", |_, number| *number != 2_022 || fail("no idea"))];
    for (model, words) in
        [(Numbers::new(step, asked), "no way on"), (Numbers::new(doubled, property), "no idea")]
    {
        for workers in [1, 2, 5] {
            let started = Instant::now();
            let outcome = outcome(&model, workers);
            let StopReason::Engine(told) = cut(outcome.verdict("anything")) else {
                panic!("it failed")
            };
            assert!(told.contains(words), "{told}");
            assert!(started.elapsed() < Duration::from_secs(10), "nobody waits");
        }
    }
}

/// While a path is rebuilt, and while a worker's model is made, the model runs outside the search.
#[test]
fn a_model_that_panics_late_or_early_establishes_nothing() {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let late = Numbers::new(
        |number| match ASKED.fetch_add(1, Ordering::Relaxed) {
            4_096.. => resume_unwind(Box::new("too late")),
            _ => doubled(number),
        },
        || vec![Property::always("not 77", |_, number| *number != 77)],
    );
    let late = outcome(&late, 2);
    assert!(
        matches!(cut(late.verdict("not 77")), StopReason::Engine(words) if words.contains("too late"))
    );

    let mut made = 0;
    let early = check_made(move || {
        made += 1;
        if made == 3 {
            resume_unwind(Box::new("no more"));
        }
        Numbers::new(doubled, || vec![Property::always("anything", |_, _| true)])
    });
    let early = early.run().expect("the model is not refused");
    assert!(
        matches!(cut(early.verdict("anything")), StopReason::Engine(words) if words.contains("no more"))
    );
}

/// A model that can neither be cloned nor shared between threads: each worker has its own.
#[test]
fn a_model_need_not_be_cloned_or_shared() {
    struct Counting(Cell<u64>);
    impl Model for Counting {
        type State = (u8, String);
        type Action = char;

        fn init_states(&self) -> Vec<(u8, String)> {
            vec![(0, String::new())]
        }

        fn actions(&self, state: &(u8, String), actions: &mut Vec<char>) {
            self.0.set(self.0.get() + 1);
            actions.extend(['a', 'b', 'c'].iter().filter(|_| state.0 < 6));
        }

        fn next_state(&self, state: &(u8, String), action: char) -> Option<(u8, String)> {
            (!state.1.ends_with(action)).then(|| (state.0 + 1, format!("{}{action}", state.1)))
        }
    }
    let asked = || check_made(|| Counting(Cell::new(0)));
    let outcome = asked().run().expect("asked");
    // Words of up to six of three letters, of which no two neighbours are the same.
    let words = 1 + (0..6).map(|length| 3 * 2u64.pow(length)).sum::<u64>();
    assert_eq!((outcome.states, outcome.transitions), (words, words - 1));
    let workers = NonZeroUsize::new(3).expect("three");
    assert_eq!(asked().portable().workers(workers).run().expect("asked").states, words);
}
