//! What the versions in a log say of every order of its events.
//!
//! Where the feed keeps all changes, the sync's n-th begin takes the registry's n-th change. A
//! resident's version n is in every replica from the end of the sync that carried it to the begin of
//! the one that carries version n + 1, and a record is fetched at no other time: while it is being
//! updated a fetch waits, fails or skips. A night corrects nothing, since nothing differs. So in
//! every order that is a behaviour
//!
//! - each event comes after the one before it in its stream,
//! - each begin comes after its change,
//! - each fetch of version n comes after the end of the sync that carried it, and before the begin
//!   of the sync that carries version n + 1, where the log has one.
//!
//! Where these form a cycle, or what must precede an event is missing, there is no order. The
//! converse does not hold: without a cycle there need not be an order.

use super::plan::EventPlan;
use super::read::Logged;
use honnin_models::design::{Design, Feed};
use honnin_steps::event::{Action, StepOutcome};
use std::collections::BTreeMap;

/// Whether the versions rule every order out.
pub(super) fn contradict(design: &Design, plan: &EventPlan, events: &[Logged]) -> bool {
    if design.sync.feed != Feed::Reliable {
        return false;
    }
    match Carried::find(events).and_then(|carried| carried.before(events)) {
        Some(mut pairs) => {
            let next = |stream: &Vec<usize>| {
                stream.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
            };
            pairs.extend(plan.streams.iter().flat_map(next));
            has_circle(events.len(), pairs)
        }
        None => true,
    }
}

/// The events of the syncs that carried changes.
struct Carried {
    /// Pairs of which the first event precedes the second: a change, and its begin.
    pairs: Vec<(usize, usize)>,
    /// Begin and end of the sync that carried a resident's version.
    syncs: BTreeMap<(usize, u64), (usize, Option<usize>)>,
}

impl Carried {
    /// `None` when more is carried than changed.
    fn find(events: &[Logged]) -> Option<Carried> {
        let at = |wanted: fn(&Action) -> bool| {
            let numbered = events.iter().enumerate();
            numbered.filter(move |(_, e)| wanted(&e.event.action)).map(|(index, _)| index)
        };
        let mut changes = at(|action| matches!(action, Action::Change { .. }));
        let mut ends = at(|action| *action == Action::End);
        let mut versions = BTreeMap::<usize, u64>::new();
        let mut carried = Carried { pairs: Vec::new(), syncs: BTreeMap::new() };
        for begin in at(|action| *action == Action::Begin) {
            let change = changes.next()?;
            let Action::Change { resident } = events[change].event.action else { return None };
            let version = versions.entry(resident).or_default();
            *version += 1;
            carried.pairs.push((change, begin));
            carried.syncs.insert((resident, *version), (begin, ends.next()));
        }
        Some(carried)
    }

    /// All pairs of which the first event precedes the second; `None` when a version was fetched
    /// that no sync has carried to its end.
    fn before(self, events: &[Logged]) -> Option<Vec<(usize, usize)>> {
        let Carried { mut pairs, syncs } = self;
        let mut requesters = BTreeMap::new();
        for (index, logged) in events.iter().enumerate() {
            let details = &logged.event.details;
            if let Action::Arrive { request, .. } = logged.event.action {
                requesters.entry(request).or_insert(details.of.unwrap_or(request));
            }
            let Action::Fetch { request } = logged.event.action else { continue };
            let fetched = details.version.filter(|_| details.outcome == Some(StepOutcome::Fetched));
            let Some((&resident, version)) = requesters.get(&request).zip(fetched) else {
                continue;
            };
            if version > 0 {
                let (_, end) = syncs.get(&(resident, version))?;
                pairs.push(((*end)?, index));
            }
            let next = version.checked_add(1).and_then(|next| syncs.get(&(resident, next)));
            pairs.extend(next.map(|(begin, _)| (index, *begin)));
        }
        Some(pairs)
    }
}

/// Whether no order has the first of each pair before the second.
fn has_circle(events: usize, mut pairs: Vec<(usize, usize)>) -> bool {
    pairs.sort_unstable();
    let mut waits_for = vec![0_usize; events];
    pairs.iter().for_each(|(_, after)| waits_for[*after] += 1);
    let mut free: Vec<usize> = (0..events).filter(|&event| waits_for[event] == 0).collect();
    let mut placed = 0;
    while let Some(event) = free.pop() {
        placed += 1;
        let first = pairs.partition_point(|(before, _)| *before < event);
        for (_, after) in pairs[first..].iter().take_while(|(before, _)| *before == event) {
            waits_for[*after] -= 1;
            if waits_for[*after] == 0 {
                free.push(*after);
            }
        }
    }
    placed < events
}
