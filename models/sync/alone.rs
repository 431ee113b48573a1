//! The sync on its own: changes that travel from the registry to the replicas, or are lost.
//!
//! | claim | says |
//! | --- | --- |
//! | `in-step-when-quiet` | while nothing is under way, every replica equals the registry |
//! | `night-repairs` | after a night with reconcile, and until the next change, so it is too |
//!
//! The first holds for a reliable feed and breaks for a lossy one (a change, and its loss: two
//! steps). The second holds for both as long as `reconcile = "daily"`; with `"never"` a loss stays.
//!
//! **By hand.** One resident, one replica, one change, no night, a reliable feed: start, changed,
//! begun, applied, ended: 5 states in a row. A lossy feed adds the one state in which the change is
//! lost: 6. A night may pass before the change or after it. Before: the whole row once more, under
//! the other note, 5 states or 6. After the end: one state more, in which note, registry and replica
//! agree. So 11 states when the feed is reliable. After a loss: the night leads to that same state
//! with reconcile, 13 states; to one of its own without, 14.

use super::Sync;
use crate::design::{Feed, SyncRules};
use stateright::{Model, Property};

/// A registry, its feed and its replicas.
#[derive(Clone, Debug)]
pub struct SyncAlone {
    /// How changes reach the replicas, and what the night does.
    pub rules: SyncRules,
    /// Number of residents.
    pub residents: usize,
    /// Number of replicas.
    pub replicas: usize,
    /// How many changes may be made.
    pub changes: u8,
    /// How many nights may pass.
    pub nights: u8,
}

/// The versions, and the nights passed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SyncState {
    /// Registry, feed and replicas.
    pub sync: Sync,
    /// Nights passed.
    pub nights: u8,
}

/// One step of the sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStep {
    /// A resident's record changes.
    Change(usize),
    /// The oldest change is taken.
    Begin,
    /// A replica gets it.
    Apply(usize),
    /// The sync is done with it.
    End,
    /// A replica gets a change that ended without reaching it.
    CatchUp(usize),
    /// The oldest change is lost.
    Drop,
    /// A night passes.
    Night,
}

impl SyncAlone {
    fn in_step_when_quiet(&self, state: &SyncState) -> bool {
        !state.sync.behind(self.replicas)
    }

    fn night_repairs(&self, state: &SyncState) -> bool {
        let unchanged_since = state.nights > 0 && state.sync.noted == state.sync.registry;
        !unchanged_since || !state.sync.behind(self.replicas)
    }
}

impl Model for SyncAlone {
    type State = SyncState;
    type Action = SyncStep;

    fn init_states(&self) -> Vec<SyncState> {
        vec![SyncState { sync: Sync::START, nights: 0 }]
    }

    fn actions(&self, state: &SyncState, steps: &mut Vec<SyncStep>) {
        let sync = &state.sync;
        if sync.changes_made() < self.changes {
            steps.extend((0..self.residents).map(SyncStep::Change));
        }
        if !sync.feed_is_empty() && !sync.running() {
            steps.push(SyncStep::Begin);
            if self.rules.feed == Feed::Lossy {
                steps.push(SyncStep::Drop);
            }
        }
        if sync.running() {
            let done = sync.is_applied(self.rules.spread, self.replicas);
            let next = SyncStep::Apply(usize::from(sync.applied));
            steps.push(if done { SyncStep::End } else { next });
        }
        let late = |replica: &usize| sync.late_for(*replica).is_some();
        steps.extend((0..self.replicas).filter(late).map(SyncStep::CatchUp));
        if state.nights < self.nights && sync.lets_night_come(self.rules.night) {
            steps.push(SyncStep::Night);
        }
    }

    fn next_state(&self, state: &SyncState, step: SyncStep) -> Option<SyncState> {
        let mut next = state.clone();
        match step {
            SyncStep::Change(resident) => next.sync.change(resident),
            SyncStep::Begin => next.sync.begin(),
            SyncStep::Apply(replica) => next.sync.apply(replica, self.rules.apply),
            SyncStep::End => next.sync.end(self.rules.spread, self.replicas, false),
            SyncStep::CatchUp(replica) => next.sync.catch_up(replica, self.rules.apply),
            SyncStep::Drop => next.sync.drop_oldest(),
            SyncStep::Night => {
                next.nights += 1;
                next.sync.night(&self.rules, self.replicas, false);
            }
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("in-step-when-quiet", Self::in_step_when_quiet),
            Property::always("night-repairs", Self::night_repairs),
            Property::sometimes("a-change-arrives", |model: &SyncAlone, state: &SyncState| {
                state.sync.changes_made() > 0 && state.sync.in_step(model.replicas)
            }),
        ]
    }
}
