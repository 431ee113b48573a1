//! What the search for an order leaves out: nothing that the slow twin, which tries every order, finds.

use super::{Found, found, other_outcome, random_logs_until, told};
use crate::logs::{Dice, Twin, numbered, shuffled};
use crate::material::so_many;
use honnin_steps::event::EVENTS;
use honnin_steps::event::{Action, Details, Event};
use std::collections::BTreeMap;

/// What no site does whose logs are checked: these follow from answers that only the search knows.
const ONLY_SEARCHED: &[&str] = &["reuse", "crash", "restart", "catch_up", "failover"];

/// How often logs with an event were accepted and rejected.
type Seen = BTreeMap<&'static str, [u32; 2]>;

/// The place of the event of which the least was seen so far.
fn rarest(events: &[Event], seen: &Seen) -> usize {
    let times = |at: &usize| seen[events[*at].action.name()].iter().sum::<u32>();
    (0..events.len()).min_by_key(times).expect("there are events")
}

/// Makes one event wrong, or the one that follows it from the same source.
fn wronged(mut events: Vec<Event>, at: usize, dice: &mut Dice) -> Vec<Event> {
    let request = events[at].action.request();
    // The twin has so many seconds and changes and no more.
    let is_bounded = matches!(events[at].action, Action::Tick | Action::Change { .. });
    let details = &mut events[at].details;
    match dice.below(6) {
        0 => drop(events.remove(at)),
        1 if !is_bounded => events.insert(at, events[at].clone()),
        2 => {
            let source = events[at].source;
            let later = events[at + 1..].iter().position(|event| event.source == source);
            later.into_iter().for_each(|later| events.swap(at, at + 1 + later));
        }
        3 if request.is_some() => {
            events[at].action = Action::Abort { request: request.expect("it is a request's") };
            events[at].details = Details::default();
        }
        // What another outcome has no word of is not told.
        4 if details.outcome.is_some() => {
            details.outcome = details.outcome.map(other_outcome);
            (details.version, details.subject) = (None, None);
        }
        _ => {
            details.version = details.version.map(|version| version + 1);
            details.subject = details.subject.map(|subject| (subject + 1) % 4);
            details.differences = details.differences.map(|count| count + 1);
        }
    }
    events
}

/// Whatever the step is that does not fit where the search stands, it is given up for good only where
/// no order takes it. Each kind of step is seen in logs that are accepted, most of them after some
/// orders that are not, and in logs that no order saves.
#[test]
fn no_kind_of_step_is_given_up_where_some_order_takes_it() {
    let mut seen: Seen = EVENTS.iter().map(|name| (*name, [0; 2])).collect();
    seen.retain(|name, _| !ONLY_SEARCHED.contains(name));
    let (least, most) = so_many((300, 3_000), (1_200, 12_000));
    let mut drawn = 0;
    // Of some kinds chance may draw few: then it draws more.
    random_logs_until(most, 2, |answers, events, dice| {
        drawn += 1;
        let at = rarest(&events, &seen);
        let as_it_was = dice.below(2) == 0;
        let events = if as_it_was { events } else { wronged(events, at, dice) };
        let events = shuffled(&numbered(events), dice, 6);
        if events.is_empty() {
            return false;
        }
        let accepts = Twin::accepts(answers, &events);
        let expected = if accepts { Found::Accepted } else { Found::Rejected };
        let found = found(answers, &events, 20_000);
        if found != Found::GivenUp {
            assert_eq!(found, expected, "{answers:?}\n{}", told(&events));
            let kinds: std::collections::BTreeSet<&str> =
                events.iter().map(|event| event.action.name()).collect();
            for kind in kinds {
                seen.get_mut(kind).expect("it is an event")[usize::from(!accepts)] += 1;
            }
        }
        least <= drawn && enough_of_each(&seen)
    });
    assert!(enough_of_each(&seen), "{seen:?}");
}

/// Whether logs with each event were accepted and rejected often enough.
fn enough_of_each(seen: &Seen) -> bool {
    seen.values().flatten().all(|times| *times >= 5)
}
