//! The outcome of a search of a model: one verdict for each property, and nothing else that could
//! be taken for success.

use super::trace_back::Path;
use crate::limits::StopReason;
use stateright::Model;
use std::collections::BTreeMap;
use std::fmt::{self, Debug, Display};

/// The outcome of a search of a model. It is the same for any number of workers.
pub struct Outcome<M: Model> {
    /// Distinct states; with a representative for many, distinct representatives.
    pub states: u64,
    /// Steps out of them that lead to states within the boundary, each counted once.
    pub transitions: u64,
    /// The most steps that any state is away from the start, by a shortest way.
    pub depth: u64,
    /// The verdict on each property, by its name.
    pub verdicts: BTreeMap<&'static str, PropertyVerdict<M::State, M::Action>>,
    /// Whether some step led out of the model's boundary. Then every verdict is about the states
    /// within it and no others.
    pub left_boundary: bool,
    /// Why some states were not explored; `None` when all were.
    pub cut: Option<StopReason>,
    /// An upper bound of the probability that two states shared a fingerprint, so that one of them
    /// was not explored. It assumes that the states' own `Hash` distinguishes different states.
    pub collision_probability: f64,
    /// Bytes that the names of the states took in memory, at the end.
    pub visited_bytes: u64,
}

/// What is known of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PropertyVerdict<State, Action> {
    /// `always`: every state was explored and satisfies it.
    Holds,
    /// `always`: a shortest way to a state that does not satisfy it.
    Violated(Discovery<State, Action>),
    /// `sometimes`: a shortest way to a state that satisfies it.
    Witnessed(Discovery<State, Action>),
    /// `sometimes`: every state was explored and none satisfies it.
    NotWitnessed,
    /// Nothing is known.
    NotEstablished(InconclusiveReason<State, Action>),
}

/// Why nothing is known of a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InconclusiveReason<State, Action> {
    /// It is an `eventually` property: whole behaviours decide it, and this search explores states.
    Eventually,
    /// There was no state to explore: the model has no start within its boundary.
    NoState,
    /// The search ended before every state was explored, or its answer could not be confirmed.
    Cut(StopReason),
    /// A state that decides it was found, but only among representatives: each action leads to a
    /// state that the next one represents, and the behaviour itself could not be followed. Either
    /// the representative is not the same for all states that it might represent, or it represents
    /// some that do differ. One that is the same for all of them decides it.
    Representatives(Discovery<State, Action>),
}

/// How a state that decides a property is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery<State, Action> {
    /// The start state, and each action with the state after it.
    pub path: Path<State, Action>,
}

impl<State, Action> Discovery<State, Action> {
    /// How many steps it has.
    pub fn steps(&self) -> usize {
        self.path.steps.len()
    }

    /// The actions, in order.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.path.steps.iter().map(|(action, _)| action)
    }

    /// The states, in order.
    pub fn states(&self) -> impl Iterator<Item = &State> {
        std::iter::once(&self.path.start).chain(self.path.steps.iter().map(|(_, state)| state))
    }

    /// The state that decides the property.
    pub fn last_state(&self) -> &State {
        self.path.steps.last().map_or(&self.path.start, |(_, state)| state)
    }

    /// The same as Stateright has it; `None` when the model does not take these steps.
    pub fn to_stateright<M>(&self, model: &M) -> Option<stateright::Path<State, Action>>
    where
        M: Model<State = State, Action = Action>,
        State: Clone + PartialEq,
        Action: PartialEq,
    {
        stateright::Path::from_actions(model, self.path.start.clone(), self.actions())
    }
}

impl<State, Action> PropertyVerdict<State, Action> {
    /// Whether the property is established: it holds, or was witnessed.
    pub fn is_established(&self) -> bool {
        matches!(self, PropertyVerdict::Holds | PropertyVerdict::Witnessed(_))
    }

    /// How the state that decided the property is reached, if one state did.
    pub fn discovery(&self) -> Option<&Discovery<State, Action>> {
        match self {
            PropertyVerdict::Violated(discovery) | PropertyVerdict::Witnessed(discovery) => {
                Some(discovery)
            }
            PropertyVerdict::Holds
            | PropertyVerdict::NotWitnessed
            | PropertyVerdict::NotEstablished(_) => None,
        }
    }
}

impl<M: Model> Outcome<M> {
    /// Whether every property is established, and there is one. Nothing else is a success.
    pub fn is_established(&self) -> bool {
        !self.verdicts.is_empty() && self.verdicts.values().all(PropertyVerdict::is_established)
    }

    /// The verdict on the property of that name.
    ///
    /// # Panics
    /// When the model has no such property.
    pub fn verdict(&self, property: &str) -> &PropertyVerdict<M::State, M::Action> {
        let known = || self.verdicts.keys().copied().collect::<Vec<_>>();
        let verdict = self.verdicts.get(property);
        verdict.unwrap_or_else(|| panic!("{property} is none of the properties: {:?}", known()))
    }

    /// How the states that decided properties are reached, by the name of the property.
    pub fn discoveries(
        &self,
    ) -> impl Iterator<Item = (&'static str, &Discovery<M::State, M::Action>)> {
        let found = self.verdicts.iter();
        found.filter_map(|(name, verdict)| Some((*name, verdict.discovery()?)))
    }
}

impl<M: Model> Debug for Outcome<M>
where
    M::State: Debug,
    M::Action: Debug,
{
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Outcome")
            .field("states", &self.states)
            .field("transitions", &self.transitions)
            .field("depth", &self.depth)
            .field("verdicts", &self.verdicts)
            .field("left_boundary", &self.left_boundary)
            .field("cut", &self.cut)
            .field("collision_probability", &self.collision_probability)
            .field("visited_bytes", &self.visited_bytes)
            .finish()
    }
}

impl<State, Action> Display for InconclusiveReason<State, Action> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InconclusiveReason::Eventually => {
                to.write_str("`eventually` is not decided by a search of states")
            }
            InconclusiveReason::NoState => {
                to.write_str("the model starts in no state within its boundary")
            }
            InconclusiveReason::Cut(cut) => write!(to, "not every state was looked at: {cut:?}"),
            InconclusiveReason::Representatives(found) => write!(
                to,
                "a path of {} steps was found among representatives and could not be followed",
                found.steps()
            ),
        }
    }
}

impl<State, Action> Display for PropertyVerdict<State, Action> {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PropertyVerdict::Holds => to.write_str("holds"),
            PropertyVerdict::Violated(discovery) => {
                write!(to, "violated after {} steps", discovery.steps())
            }
            PropertyVerdict::Witnessed(found) => {
                write!(to, "witnessed after {} steps", found.steps())
            }
            PropertyVerdict::NotWitnessed => to.write_str("not witnessed"),
            PropertyVerdict::NotEstablished(reason) => write!(to, "not established: {reason}"),
        }
    }
}
