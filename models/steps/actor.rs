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
    /// The clock.
    Clock,
    /// The night.
    Night,
}

impl Actor {
    /// Every actor.
    pub const ALL: [Actor; 8] = [
        Actor::Resident,
        Actor::Server,
        Actor::Timer,
        Actor::Registry,
        Actor::Feed,
        Actor::Sync,
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
            Actor::Clock => "clock",
            Actor::Night => "night",
        }
    }

    /// Who logs what the actor does. A request, from its arrival on, is the matter of one app
    /// server.
    pub fn source(self, server: impl FnOnce() -> usize) -> Source {
        match self {
            Actor::Resident | Actor::Server | Actor::Timer => Source::Server(server()),
            Actor::Registry | Actor::Feed => Source::Registry,
            Actor::Sync => Source::Sync,
            Actor::Clock | Actor::Night => Source::Clock,
        }
    }
}
