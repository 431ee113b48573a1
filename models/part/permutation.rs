//! A renaming of residents and of app servers.

use crate::design::CounterPlace;
use crate::scope::{MAX_REQUESTS, MAX_SERVERS};
use crate::who::Who;

/// A permutation of the residents, each with its request and its record, and one of the app
/// servers, each with its spool where it has one. What a scope or a topology does not have stays
/// where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permutation {
    /// Whom each resident becomes, by the byte of its [`Who`]; nobody stays nobody.
    whos: [Who; MAX_REQUESTS + 1],
    /// What each app server becomes.
    servers: [u8; MAX_SERVERS],
}

impl Permutation {
    /// Everybody and everything stays.
    pub fn identity() -> Permutation {
        Permutation::from_orders(std::array::from_fn(|r| r), std::array::from_fn(|s| s as u8))
    }

    /// From what each resident becomes and what each app server becomes, both by index; those beyond
    /// the end stay.
    ///
    /// # Panics
    /// When these are not permutations of the first residents and servers.
    pub fn new(residents: &[usize], servers: &[usize]) -> Permutation {
        let mut permutation = Permutation::identity();
        for (&to, resident) in residents.iter().zip(0..MAX_REQUESTS) {
            permutation.whos[resident + 1] = Who::request(to);
        }
        for (&to, server) in servers.iter().zip(0..MAX_SERVERS) {
            permutation.servers[server] = to as u8;
        }
        let each_once = |to: &[usize], most: usize| {
            to.len() <= most && (0..to.len()).all(|index| to.contains(&index))
        };
        let sound = each_once(residents, MAX_REQUESTS) && each_once(servers, MAX_SERVERS);
        assert!(sound, "{residents:?} and {servers:?} name each of the first ones once");
        permutation
    }

    /// From who comes to be at each index, the other way round than [`Permutation::new`].
    pub(crate) fn from_orders(
        residents: [usize; MAX_REQUESTS],
        servers: [u8; MAX_SERVERS],
    ) -> Permutation {
        let mut whos = [Who::NOBODY; MAX_REQUESTS + 1];
        for (to, from) in residents.into_iter().enumerate() {
            whos[from + 1] = Who::request(to);
        }
        let mut to_servers = [0; MAX_SERVERS];
        for (to, from) in servers.into_iter().enumerate() {
            to_servers[usize::from(from)] = to as u8;
        }
        Permutation { whos, servers: to_servers }
    }

    /// What a counter becomes, where there is one for each app server; that of the site stays.
    pub(crate) fn counter(&self, of: CounterPlace, counter: usize) -> usize {
        match of {
            CounterPlace::Site => counter,
            CounterPlace::Server => self.server(counter),
        }
    }

    /// What a resident becomes, and its request and its record with it.
    #[inline]
    pub fn resident(&self, resident: usize) -> usize {
        self.whos[resident + 1].byte() - 1
    }

    /// What an app server becomes.
    #[inline]
    pub fn server(&self, server: usize) -> usize {
        usize::from(self.servers[server])
    }

    /// The permutation that undoes this one.
    pub fn inverse(&self) -> Permutation {
        Permutation::from_orders(
            std::array::from_fn(|resident| self.resident(resident)),
            std::array::from_fn(|server| self.servers[server]),
        )
    }

    /// This permutation, and the other one after it.
    pub fn then(&self, after: &Permutation) -> Permutation {
        Permutation {
            whos: self.whos.map(|who| after.who(who)),
            servers: self.servers.map(|server| after.servers[usize::from(server)]),
        }
    }

    /// Whom somebody, or nobody, becomes.
    #[inline]
    pub(crate) fn who(&self, who: Who) -> Who {
        self.whos[who.byte()]
    }
}
