//! What a state says of each resident without naming another.

use crate::scope::{MAX_REQUESTS, MAX_SERVERS};
use crate::who::Who;

/// No server: the home of a resident whose request is at none, and who left nothing at any.
pub(crate) const NOWHERE: u8 = u8::MAX;

const _: () = assert!(MAX_SERVERS < NOWHERE as usize, "no server has the number of nowhere");

/// The residents of a state, seen without their names and without those of the servers. Each part
/// of the state says what it has to say.
pub(crate) struct Profiles {
    /// All that the state says of each resident, the name of its home excepted, in one number.
    /// Nobody is first: what is said of nobody falls there and is not looked at.
    of: [u64; MAX_REQUESTS + 1],
    /// The app server at which each resident's request is, or at which it left something.
    homes: [u8; MAX_REQUESTS + 1],
    /// Whether something that is said of a resident names another.
    pub(crate) names_another: bool,
}

impl Profiles {
    /// Nothing is said of anybody yet.
    #[inline]
    pub(crate) fn silent() -> Profiles {
        Profiles {
            of: [0; MAX_REQUESTS + 1],
            homes: [NOWHERE; MAX_REQUESTS + 1],
            names_another: false,
        }
    }

    /// Says something of somebody, or of nobody.
    #[inline]
    pub(crate) fn say(&mut self, who: Who, bits: u64) {
        debug_assert!(
            who == Who::NOBODY || self.of[who.byte()] & bits == 0,
            "each thing is said once of a resident: {bits:b}"
        );
        self.of[who.byte()] |= bits;
    }

    /// Says at which app server somebody is, or was when it left something there.
    #[inline]
    pub(crate) fn is_at(&mut self, who: Who, server: u8) {
        debug_assert!(
            who == Who::NOBODY || [NOWHERE, server].contains(&self.homes[who.byte()]),
            "a request leaves what it leaves at its own server"
        );
        self.homes[who.byte()] = server;
    }

    /// States the belief that somebody is at an app server.
    #[inline]
    pub(crate) fn expect_at(&self, who: Who, server: u8) {
        debug_assert!(
            who == Who::NOBODY || self.homes[who.byte()] == server,
            "a server holds a request that is at it"
        );
    }

    /// What is said of each resident.
    #[inline]
    pub(crate) fn numbers(&self) -> &[u64; MAX_REQUESTS] {
        self.of.last_chunk().expect("nobody stands before the residents")
    }

    /// The home of each resident.
    #[inline]
    pub(crate) fn homes(&self) -> &[u8; MAX_REQUESTS] {
        self.homes.last_chunk().expect("nobody stands before the residents")
    }
}
