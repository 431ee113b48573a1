//! Any site, and moves that mostly do something there.

use super::reference::{Move, Plan, RESIDENTS, Reference, Server, Task};
use honnin_steps::event::{Action, Document};
use honnin_system::defect::Defect;
use honnin_system::site::Ask;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest_state_machine::ReferenceStateMachine;

/// How many requests may be made in one sequence.
const REQUESTS: usize = 10;

impl ReferenceStateMachine for Reference {
    type State = Reference;
    type Transition = Move;

    fn init_state() -> BoxedStrategy<Reference> {
        plan().prop_map(Reference::new).boxed()
    }

    fn transitions(state: &Reference) -> BoxedStrategy<Move> {
        // A move stands in the bag as often as it has weight.
        let bag = moves(state).into_iter();
        let bag = bag.flat_map(|(weight, made)| std::iter::repeat_n(made, weight));
        select(bag.collect::<Vec<_>>()).boxed()
    }

    fn apply(mut state: Reference, made: &Move) -> Reference {
        state.make(made);
        state
    }

    /// What shrinking leaves of a sequence must still make sense.
    fn preconditions(state: &Reference, made: &Move) -> bool {
        is_possible(state, made)
    }
}

/// What came together in the incidents, the missing output check aside; by chance it would do so too
/// seldom.
const INCIDENTS: [&[Defect]; 5] = [
    &[Defect::OneImageName, Defect::SyncReleasesAll],
    &[Defect::OneImageName, Defect::NextOfQueue, Defect::TimeoutReleasesOnly],
    &[Defect::NoOrder, Defect::ImageNamedBySecond],
    &[Defect::OneImageName, Defect::ImageStays, Defect::BusyRecordSkips],
    &[Defect::NoOrder, Defect::OneImageName],
];

/// Any site: the reference design or one defect, any few defects, or those of an incident.
fn plan() -> impl Strategy<Value = Plan> {
    let defects = prop_oneof![
        subsequence(Defect::ALL.to_vec(), 0..=1),
        subsequence(Defect::ALL.to_vec(), 2..=5),
        (select(INCIDENTS.to_vec()), subsequence(vec![Defect::NoOutputCheck], 0..=1))
            .prop_map(|(incident, check)| [incident, &check[..]].concat()),
    ];
    let limits = (
        select(vec![None, None, Some(0), Some(1)]),
        1..=3usize,
        select(vec![None, Some(1), Some(2)]),
        prop::bool::weighted(0.2),
    );
    let machines = (1..=3usize, 1..=3usize, any::<bool>(), 1..=3usize);
    (machines, defects, limits).prop_map(|(machines, defects, limits)| {
        let (app_servers, db_servers, spool_per_server, pages) = machines;
        let (timeouts, feed_places, seconds, one_arrival_per_second) = limits;
        let queued = defects.contains(&Defect::NextOfQueue);
        Plan {
            app_servers,
            db_servers,
            spool_per_server,
            // A queue of documents is one of whole documents.
            pages: if queued { 1 } else { pages },
            defects: defects.into_iter().collect(),
            timeouts,
            feed_places,
            seconds,
            one_arrival_per_second,
        }
    })
}

/// What may be done now, each with its weight.
fn moves(state: &Reference) -> Vec<(usize, Move)> {
    let mut moves = steps(state);
    let request = state.asked.iter().next_back().map_or(0, |last| last + 1);
    for server in 0..state.plan.app_servers {
        for resident in 0..RESIDENTS {
            let document = Document::ALL[request % Document::ALL.len()];
            moves.push((2, Move::Ask(Ask { request, resident, document, server })));
        }
        let Server { down, life, .. } = state.servers[server];
        moves.push((1, Move::Die(server)));
        // Coming back twice must do no harm.
        let weight = if down { 10 } else { usize::from(life > 0) };
        moves.push((weight, Move::ComeBack(server)));
    }
    moves.extend((0..RESIDENTS).map(|resident| (2, Move::Notice(resident))));
    let idle = !state.tasks.iter().any(|task| matches!(task, Task::Sync { .. }));
    let work = !state.feed.is_empty() || state.carried.is_some();
    moves.push((if idle && work { 10 } else { 1 }, Move::StartSync));
    let last = usize::from(state.asked.len() > REQUESTS / 2);
    let others =
        [(1, Move::StopSync), (1, Move::Second), (2, Move::DayEnd), (last, Move::CloseRegistry)];
    moves.extend(others);
    moves.retain(|(_, made)| is_possible(state, made));
    assert!(!moves.is_empty(), "a server can always die once more");
    moves
}

/// The enabled steps; requests go on more often than timers run out.
fn steps(state: &Reference) -> Vec<(usize, Move)> {
    let enabled = state.tasks.iter().filter(|task| state.is_enabled(task));
    let actions: Vec<(usize, Action)> = enabled
        .map(|task| {
            let weight = match task {
                Task::Serve(_) => 30,
                Task::Sync { .. } | Task::Notice(_) | Task::DayEnd => 15,
                Task::Timer { .. } | Task::Lose | Task::Second => 4,
            };
            (weight, task.label().action)
        })
        .collect();
    let place = |index: usize| {
        actions[..index].iter().filter(|(_, action)| *action == actions[index].1).count()
    };
    let step = |index: usize| {
        let (weight, action) = actions[index];
        (weight, Move::Step(action, place(index)))
    };
    (0..actions.len()).map(step).collect()
}

/// Whether a move makes sense in this state.
pub(super) fn is_possible(state: &Reference, made: &Move) -> bool {
    let servers = state.plan.app_servers;
    let under_way = |is: fn(&Task) -> bool| state.tasks.iter().filter(|task| is(task)).count();
    let notices = under_way(|task| matches!(task, Task::Notice(_)));
    match *made {
        Move::Ask(ask) => {
            let new = !state.asked.contains(&ask.request) && state.asked.len() < REQUESTS;
            new && ask.server < servers
        }
        Move::Notice(_) => !state.registry_closed && notices < 2,
        Move::CloseRegistry => !state.registry_closed && notices == 0,
        Move::Second => under_way(|task| matches!(task, Task::Second)) == 0,
        Move::DayEnd => under_way(|task| matches!(task, Task::DayEnd)) == 0,
        Move::StartSync => under_way(|task| matches!(task, Task::Sync { .. })) < 2,
        Move::StopSync => true,
        Move::Die(server) | Move::ComeBack(server) => server < servers,
        Move::Step(action, place) => state.find(action, place).is_some(),
    }
}
