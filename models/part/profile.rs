//! What a state says of each resident without naming another.

use crate::scope::{MAX_REQUESTS, MAX_SERVERS};
use crate::who::Who;

/// No server: the home of a resident whose request is at none, and who left nothing at any.
pub(crate) const NOWHERE: u8 = u8::MAX;

const _: () = assert!(MAX_SERVERS < NOWHERE as usize, "no server has the number of nowhere");

/// From which bits on a part says what it has to say of a resident.
#[derive(Clone, Copy)]
pub(crate) struct ProfilePlace {
    /// In what every site may say.
    pub(crate) common: u32,
    /// In what few sites have a use for.
    pub(crate) rare: u32,
}

/// The residents of a state, seen without their names and without those of the servers. Each part
/// of the state says what it has to say.
pub(crate) struct Profiles {
    /// All that the state says of each resident, the name of its home excepted, in one number.
    /// Nobody is first: what is said of nobody falls there and is not looked at.
    of: [u64; MAX_REQUESTS + 1],
    /// What few sites have a use for, likewise.
    rare: [u64; MAX_REQUESTS + 1],
    /// The app server at which each resident's request is, or at which it left something.
    homes: [u8; MAX_REQUESTS + 1],
    /// What is said of each app server beside who is at home there.
    servers: [u8; MAX_SERVERS],
    /// Whether something that is said of a resident names another.
    pub(crate) names_another: bool,
    /// Whether anything was said that few sites have a use for.
    pub(crate) has_rare: bool,
}

impl Profiles {
    /// Nothing is said of anybody yet.
    #[inline]
    pub(crate) fn silent() -> Profiles {
        Profiles {
            of: [0; MAX_REQUESTS + 1],
            rare: [0; MAX_REQUESTS + 1],
            homes: [NOWHERE; MAX_REQUESTS + 1],
            servers: [0; MAX_SERVERS],
            names_another: false,
            has_rare: false,
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

    /// Says something of somebody, or of nobody, that may have been said of it before.
    #[inline]
    pub(crate) fn repeat(&mut self, who: Who, bits: u64) {
        self.of[who.byte()] |= bits;
    }

    /// Says something that few sites have a use for.
    #[inline]
    pub(crate) fn say_rare(&mut self, who: Who, bits: u64) {
        self.rare[who.byte()] |= bits;
        self.has_rare |= bits != 0;
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

    /// Says something of an app server.
    #[inline]
    pub(crate) fn say_of_server(&mut self, server: usize, said: u8) {
        self.servers[server] = said;
    }

    /// What is said of each app server.
    #[inline]
    pub(crate) fn servers(&self) -> &[u8; MAX_SERVERS] {
        &self.servers
    }

    /// States the belief that somebody is at an app server.
    #[inline]
    pub(crate) fn expect_at(&self, who: Who, server: u8) {
        debug_assert!(
            who == Who::NOBODY || self.homes[who.byte()] == server,
            "a server holds a request that is at it"
        );
    }

    /// Whether residents of one number may still differ.
    #[inline]
    pub(crate) fn needs_ties(&self) -> bool {
        self.names_another || self.has_rare
    }

    /// What is said of each resident.
    #[inline]
    pub(crate) fn numbers(&self) -> &[u64; MAX_REQUESTS] {
        self.of.last_chunk().expect("nobody stands before the residents")
    }

    /// What is said of each resident, with what few sites have a use for.
    pub(crate) fn keys(&self) -> [u128; MAX_REQUESTS] {
        let key = |r| u128::from(self.rare[r + 1]) << u64::BITS | u128::from(self.of[r + 1]);
        std::array::from_fn(key)
    }

    /// The home of each resident.
    #[inline]
    pub(crate) fn homes(&self) -> &[u8; MAX_REQUESTS] {
        self.homes.last_chunk().expect("nobody stands before the residents")
    }
}
