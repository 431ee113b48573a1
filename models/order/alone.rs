//! The order on its own: requests that enter, print and finish, and syncs that come and go.
//!
//! | claim | says |
//! | --- | --- |
//! | `exclusion` | within the order's scope at most as many requests are granted as it is wide |
//! | `nobody-waits-for-ever` | where no step is left, no request waits; and while nobody holds anything, a waiting request can go on |
//! | `only-the-holder-releases` | a granted request still holds what it was granted |
//! | `prints-wait-for-the-sync` | while a sync holds the site's order, no print is granted |
//!
//! All four hold for every scope with `release = "own"`. With `release = "all"` and the site's
//! order over two servers, `only-the-holder-releases` breaks in four steps (enter, acquire, the
//! sync begins, the sync ends), and `exclusion` after two more.
//!
//! **By hand.** A request is waiting, entered, granted or done, so one request alone has 4 states.
//! Two requests on one server with scope `server`: of the 4 × 4 pairs the 4 fall away in which both
//! are entered or granted, 12 states. Two requests on two servers with scope `site`: only the pair
//! granted and granted falls away, 15 states. With scope `none` all 16 remain.

use super::Order;
use crate::design::{OrderScope, ReleasePolicy};
use stateright::{Model, Property};

/// Requests at servers under one order control. Request `r` waits at server `r mod servers`.
#[derive(Clone, Debug)]
pub struct OrderAlone {
    /// How far the order reaches.
    pub scope: OrderScope,
    /// Whose holds a sync releases at its end.
    pub release: ReleasePolicy,
    /// How many prints may hold the order at once.
    pub width: u8,
    /// Number of app servers.
    pub servers: u8,
    /// Number of requests.
    pub requests: usize,
    /// How many syncs may run, one after the other.
    pub syncs: u8,
}

/// How far a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// At its server, outside.
    Waiting,
    /// Let in by its server.
    Entered,
    /// Let in by the site's order.
    Granted,
    /// Finished.
    Done,
}

/// Who is where, and who holds what.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrderState {
    /// The stage of each request.
    pub stages: Vec<Stage>,
    /// The holds.
    pub order: Order,
    /// Syncs that may still begin.
    pub syncs_left: u8,
    /// Whether a sync is running, whatever it holds.
    pub syncing: bool,
}

/// One step of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderStep {
    /// The server lets a request in.
    Enter(usize),
    /// The site's order lets a request print.
    Acquire(usize),
    /// A request finishes and releases.
    Finish(usize),
    /// A sync joins the holders.
    Begin,
    /// The sync leaves.
    End,
}

impl OrderAlone {
    fn server(&self, request: usize) -> u8 {
        (request % usize::from(self.servers)) as u8
    }

    fn share_an_order(&self, r: usize, other: usize) -> bool {
        match self.scope {
            OrderScope::None => false,
            OrderScope::Server => self.server(r) == self.server(other),
            OrderScope::Site => true,
        }
    }

    fn granted(state: &OrderState) -> impl Iterator<Item = usize> + '_ {
        (0..state.stages.len()).filter(|&r| state.stages[r] == Stage::Granted)
    }

    fn exclusion(&self, state: &OrderState) -> bool {
        let shares = |r: usize, other: usize| r == other || self.share_an_order(r, other);
        Self::granted(state).all(|r| {
            let at_once = Self::granted(state).filter(|&other| shares(r, other)).count();
            at_once <= usize::from(self.width)
        })
    }

    fn nobody_waits_for_ever(&self, state: &OrderState) -> bool {
        let mut steps = Vec::new();
        self.actions(state, &mut steps);
        let waiting = |stage: &Stage| matches!(stage, Stage::Waiting | Stage::Entered);
        let all_free = state.order == Order::FREE;
        let goes_on =
            |step: &OrderStep| matches!(step, OrderStep::Enter(_) | OrderStep::Acquire(_));
        !state.stages.iter().any(waiting)
            || (!steps.is_empty() && (!all_free || steps.iter().any(goes_on)))
    }

    fn prints_wait_for_the_sync(&self, state: &OrderState) -> bool {
        let mut steps = Vec::new();
        self.actions(state, &mut steps);
        let granted = steps.iter().any(|step| matches!(step, OrderStep::Acquire(_)));
        let sync_holds = self.scope == OrderScope::Site && steps.contains(&OrderStep::End);
        !(sync_holds && granted)
    }

    fn only_the_holder_releases(&self, state: &OrderState) -> bool {
        Self::granted(state).all(|r| match self.scope {
            OrderScope::None => true,
            OrderScope::Server => state.order.is_held_at(usize::from(self.server(r)), r),
            OrderScope::Site => state.order.is_held_by(r),
        })
    }
}

impl Model for OrderAlone {
    type State = OrderState;
    type Action = OrderStep;

    fn init_states(&self) -> Vec<OrderState> {
        let stages = vec![Stage::Waiting; self.requests];
        vec![OrderState { stages, order: Order::FREE, syncs_left: self.syncs, syncing: false }]
    }

    fn actions(&self, state: &OrderState, steps: &mut Vec<OrderStep>) {
        for r in 0..self.requests {
            match state.stages[r] {
                Stage::Waiting if state.order.admits(self.scope, self.width, self.server(r)) => {
                    steps.push(OrderStep::Enter(r))
                }
                Stage::Entered if state.order.grants(self.scope, self.width) => {
                    steps.push(OrderStep::Acquire(r))
                }
                Stage::Granted => steps.push(OrderStep::Finish(r)),
                _ => {}
            }
        }
        if state.syncing {
            steps.push(OrderStep::End);
        } else if state.syncs_left > 0 {
            steps.push(OrderStep::Begin);
        }
    }

    fn next_state(&self, state: &OrderState, step: OrderStep) -> Option<OrderState> {
        let mut next = state.clone();
        match step {
            OrderStep::Enter(r) => {
                next.stages[r] = Stage::Entered;
                next.order.enter(self.scope, self.width, self.server(r), r);
            }
            OrderStep::Acquire(r) => {
                next.stages[r] = Stage::Granted;
                next.order.acquire(self.scope, self.width, r);
            }
            OrderStep::Finish(r) => {
                next.stages[r] = Stage::Done;
                next.order.release(r);
            }
            OrderStep::Begin => {
                next.syncs_left -= 1;
                next.syncing = true;
                next.order.join_sync();
            }
            OrderStep::End => {
                next.syncing = false;
                next.order.leave_sync(self.release);
            }
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![
            Property::always("exclusion", Self::exclusion),
            Property::always("nobody-waits-for-ever", Self::nobody_waits_for_ever),
            Property::always("only-the-holder-releases", Self::only_the_holder_releases),
            Property::always("prints-wait-for-the-sync", Self::prints_wait_for_the_sync),
            Property::sometimes("everybody-is-done", |_, state: &OrderState| {
                state.stages.iter().all(|&stage| stage == Stage::Done)
            }),
        ]
    }
}
