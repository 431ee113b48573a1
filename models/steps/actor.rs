//! Who takes a step.

use crate::event::Source;

/// Who takes a step, as it is told to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// A resident (住民), who makes a request at a kiosk.
    Resident,
    /// The app server that a request is at.
    Server,
    /// The timer of a request.
    Timer,
    /// The registry (住民記録システム).
    Registry,
    /// The feed out of the registry (異動情報の連携).
    Feed,
    /// The sync process (随時連携).
    Sync,
    /// A machine that goes out of service or comes back.
    Machine,
    /// The clock.
    Clock,
    /// The night.
    Night,
}

impl Actor {
    /// Every actor.
    pub const ALL: [Actor; 9] = [
        Actor::Resident,
        Actor::Server,
        Actor::Timer,
        Actor::Registry,
        Actor::Feed,
        Actor::Sync,
        Actor::Machine,
        Actor::Clock,
        Actor::Night,
    ];

    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Actor::Resident => "resident",
            Actor::Server => "server",
            Actor::Timer => "timer",
            Actor::Registry => "registry",
            Actor::Feed => "feed",
            Actor::Sync => "sync",
            Actor::Machine => "machine",
            Actor::Clock => "clock",
            Actor::Night => "night",
        }
    }

    /// Whether it does what there is for it to do: an app server and the sync go on with their work,
    /// and somebody asks for a certificate. That a time runs out, that something fails, that a record
    /// changes, that a second or a night passes cannot be counted on.
    pub fn can_be_counted_on(self) -> bool {
        matches!(self, Actor::Resident | Actor::Server | Actor::Sync)
    }

    /// Who logs what the actor does. A request, from its arrival on, is the matter of one app
    /// server.
    pub fn source(self, server: impl FnOnce() -> usize) -> Source {
        match self {
            Actor::Resident | Actor::Server | Actor::Timer => Source::Server(server()),
            Actor::Registry | Actor::Feed => Source::Registry,
            Actor::Sync => Source::Sync,
            Actor::Machine | Actor::Clock | Actor::Night => Source::Clock,
        }
    }
}
