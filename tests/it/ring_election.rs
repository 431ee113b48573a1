//! Election of a leader on a ring, after Chang and Roberts (CACM 22, 1979), as actors of Stateright.
//!
//! Each node sends its number around the ring. A node passes greater numbers on and keeps smaller
//! ones back; whoever gets its own number back leads, and says so all around. Messages overtake each
//! other and, if so configured, get lost.

use stateright::actor::{Actor, ActorModel, ActorModelState, Id, LossyNetwork, Network, Out};
use stateright::{Expectation, Model};
use std::borrow::Cow;

/// A node of the ring: its number, and who comes next.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    number: u8,
    next: Id,
}

/// What nodes send.
#[derive(Clone, Debug, Hash, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Message {
    /// The greatest number so far.
    Candidate(u8),
    /// The number of the leader.
    Elected(u8),
}

/// What a node thinks of itself.
#[derive(Clone, Debug, Hash, PartialEq, Eq)]
pub(crate) enum Role {
    Undecided,
    Leader,
    Follower,
}

impl Actor for Node {
    type Msg = Message;
    type Timer = ();
    type State = Role;
    type Storage = ();
    type Random = ();

    fn on_start(&self, _: Id, _: &Option<()>, out: &mut Out<Node>) -> Role {
        out.send(self.next, Message::Candidate(self.number));
        Role::Undecided
    }

    fn on_msg(
        &self,
        _: Id,
        role: &mut Cow<'_, Role>,
        _: Id,
        message: Message,
        out: &mut Out<Node>,
    ) {
        match message {
            Message::Candidate(number) if self.number < number => {
                out.send(self.next, Message::Candidate(number));
            }
            Message::Candidate(number) if self.number == number => {
                *role.to_mut() = Role::Leader;
                out.send(self.next, Message::Elected(number));
            }
            Message::Candidate(_) => {}
            Message::Elected(number) if self.number != number => {
                *role.to_mut() = Role::Follower;
                out.send(self.next, Message::Elected(number));
            }
            Message::Elected(_) => {}
        }
    }
}

/// A ring of nodes with these numbers.
pub(crate) type Ring = ActorModel<Node>;

/// Its states.
pub(crate) type RingState = ActorModelState<Node>;

/// A ring of nodes with these numbers, which should differ. No property is asked yet.
pub(crate) fn ring(numbers: &[u8], lossy: LossyNetwork) -> Ring {
    let nodes = numbers.iter().enumerate().map(|(at, &number)| {
        let next = Id::from((at + 1) % numbers.len());
        Node { number, next }
    });
    ActorModel::new((), ())
        .actors(nodes)
        .init_network(Network::new_unordered_nonduplicating([]))
        .lossy_network(lossy)
}

/// With the property that there is never a second leader.
pub(crate) fn one_leader(ring: Ring) -> Ring {
    ring.property(Expectation::Always, "one leader", |_, state| {
        state.actor_states.iter().filter(|role| ***role == Role::Leader).count() <= 1
    })
}

/// With the property that everybody may come to know.
pub(crate) fn all_know(ring: Ring) -> Ring {
    ring.property(Expectation::Sometimes, "all know", |_, state| {
        state.actor_states.iter().all(|role| **role != Role::Undecided)
    })
}

/// The state from which a ring starts.
pub(crate) fn start(ring: &Ring) -> RingState {
    ring.init_states().swap_remove(0)
}
