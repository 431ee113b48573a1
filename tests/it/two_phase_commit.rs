//! Two-phase commit, after Gray and Lamport, "Consensus on Transaction Commit" (ACM TODS 31, 2006).
//!
//! A transaction manager asks resource managers whether a transaction is to be committed, which all
//! of them or none must do. This is the specification of the paper's section 3 and appendix (module
//! `TwoPhase`): its variables, its actions and their names. Messages are a set that only grows, so
//! any of them may be lost, late, or received again. Left out, as in the paper: failures of the
//! transaction manager, and that anything *must* happen.
//!
//! The state is a few plain bytes, and serde can write it, so the engine can keep it in all its ways.

use serde::{Deserialize, Serialize};
use stateright::{Model, Property};
use zerocopy::{Immutable, IntoBytes, TryFromBytes};

/// The most resource managers of a transaction.
pub(crate) const MOST: usize = 5;

/// A transaction of so many resource managers.
#[derive(Clone, Debug)]
pub(crate) struct TwoPhaseCommit {
    pub(crate) managers: usize,
    /// Whether the transaction manager commits as soon as one manager has prepared: a defect.
    pub(crate) hasty: bool,
}

/// The variable `rmState`, of one resource manager.
#[derive(
    Clone,
    Copy,
    Debug,
    Hash,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    IntoBytes,
    TryFromBytes,
    Immutable,
)]
#[repr(u8)]
pub(crate) enum Manager {
    Working,
    Prepared,
    Committed,
    Aborted,
}

/// The variable `tmState`.
#[derive(
    Clone,
    Copy,
    Debug,
    Hash,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    IntoBytes,
    TryFromBytes,
    Immutable,
)]
#[repr(u8)]
pub(crate) enum Coordinator {
    Init,
    Committed,
    Aborted,
}

/// All variables.
#[derive(
    Clone,
    Copy,
    Debug,
    Hash,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    IntoBytes,
    TryFromBytes,
    Immutable,
)]
#[repr(C)]
pub(crate) struct State {
    /// `rmState`; those beyond the number of managers stay at work.
    managers: [Manager; MOST],
    /// `tmState`.
    coordinator: Coordinator,
    /// `tmPrepared`: a bit for each manager that the transaction manager knows to have prepared.
    known: u8,
    /// `msgs`: a bit for each manager's "Prepared", and one each for "Commit" and "Abort".
    messages: u8,
}

const COMMIT: u8 = 1 << 6;
const ABORT: u8 = 1 << 7;

/// The actions of the specification, under its own names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    TmCommit,
    TmAbort,
    TmRcvPrepared(usize),
    RmPrepare(usize),
    RmChooseToAbort(usize),
    RmRcvCommitMsg(usize),
    RmRcvAbortMsg(usize),
}

impl TwoPhaseCommit {
    /// The transaction as it should be.
    pub(crate) fn with_managers(managers: usize) -> TwoPhaseCommit {
        assert!((1..=MOST).contains(&managers), "a state has room for {MOST} managers");
        TwoPhaseCommit { managers, hasty: false }
    }

    fn all(&self) -> u8 {
        (1 << self.managers) - 1
    }

    fn every(&self, state: &State, wanted: Manager) -> bool {
        state.managers[..self.managers].iter().all(|&manager| manager == wanted)
    }

    fn enough(&self, known: u8) -> bool {
        if self.hasty { known != 0 } else { known == self.all() }
    }
}

impl Model for TwoPhaseCommit {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        let (managers, coordinator) = ([Manager::Working; MOST], Coordinator::Init);
        vec![State { managers, coordinator, known: 0, messages: 0 }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let undecided = state.coordinator == Coordinator::Init;
        let sent = |message: u8| state.messages & message != 0;
        let mut when = |enabled: bool, action| actions.extend(enabled.then_some(action));
        when(undecided && self.enough(state.known), Action::TmCommit);
        when(undecided, Action::TmAbort);
        for rm in 0..self.managers {
            let working = state.managers[rm] == Manager::Working;
            when(undecided && sent(1 << rm), Action::TmRcvPrepared(rm));
            when(working, Action::RmPrepare(rm));
            when(working, Action::RmChooseToAbort(rm));
            when(sent(COMMIT), Action::RmRcvCommitMsg(rm));
            when(sent(ABORT), Action::RmRcvAbortMsg(rm));
        }
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        let mut next = *state;
        match action {
            Action::TmCommit => {
                next.coordinator = Coordinator::Committed;
                next.messages |= COMMIT;
            }
            Action::TmAbort => {
                next.coordinator = Coordinator::Aborted;
                next.messages |= ABORT;
            }
            Action::TmRcvPrepared(rm) => next.known |= 1 << rm,
            Action::RmPrepare(rm) => {
                next.managers[rm] = Manager::Prepared;
                next.messages |= 1 << rm;
            }
            Action::RmChooseToAbort(rm) => next.managers[rm] = Manager::Aborted,
            Action::RmRcvCommitMsg(rm) => next.managers[rm] = Manager::Committed,
            Action::RmRcvAbortMsg(rm) => next.managers[rm] = Manager::Aborted,
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<TwoPhaseCommit>> {
        vec![
            Property::always("consistent", |_, state: &State| {
                let is = |wanted| state.managers.contains(&wanted);
                !(is(Manager::Committed) && is(Manager::Aborted))
            }),
            Property::sometimes("all commit", |model: &TwoPhaseCommit, state| {
                model.every(state, Manager::Committed)
            }),
            Property::sometimes("all abort", |model: &TwoPhaseCommit, state| {
                model.every(state, Manager::Aborted)
            }),
        ]
    }
}

/// The managers in another order, by what `key` says of each; those with the same key stay in order.
/// All places of a state take part, so this is for transactions of [`MOST`] managers.
fn sorted<K: Ord>(state: &State, key: impl Fn(Manager, bool, bool) -> K) -> State {
    let bit = |word: u8, rm: usize| word >> rm & 1 != 0;
    let mut order: Vec<usize> = (0..MOST).collect();
    order.sort_by_key(|&rm| key(state.managers[rm], bit(state.known, rm), bit(state.messages, rm)));
    let moved = |word: u8| {
        let bits = order.iter().enumerate();
        bits.fold(0, |all, (to, &from)| all | u8::from(bit(word, from)) << to)
    };
    State {
        managers: std::array::from_fn(|to| state.managers[order[to]]),
        coordinator: state.coordinator,
        known: moved(state.known),
        messages: moved(state.messages) | state.messages & (COMMIT | ABORT),
    }
}

/// Managers sorted by `rmState` alone, as in the example of Stateright: not always the same for all
/// states that differ in the names of managers only, because those with one `rmState` may differ in
/// what the transaction manager knows of them.
pub(crate) fn sorted_by_state(state: &State) -> State {
    sorted(state, |manager, _, _| manager)
}

/// Managers sorted by all there is to know of them: the same for all such states.
pub(crate) fn canonical(state: &State) -> State {
    sorted(state, |manager, known, sent| (manager, known, sent))
}
