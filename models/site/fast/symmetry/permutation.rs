//! A renaming of residents and of app servers, and what it does to steps and states.

use crate::part::Part;
use crate::scope::{MAX_REQUESTS, MAX_SERVERS};
use crate::site::{Site, State};
use crate::who::Who;
use honnin_steps::{Parameter, Step};

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

    /// From who comes to stand at each index, the other way round than [`Permutation::new`].
    pub(super) fn from_orders(
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

    /// The step after residents and servers are renamed. Replicas keep their names.
    pub fn step(&self, step: Step) -> Step {
        step.renamed(|kind, number| match kind {
            Parameter::Request | Parameter::Resident => self.resident(number),
            Parameter::Server => self.server(number),
            Parameter::Page | Parameter::Replica => number,
        })
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

impl Site {
    /// How many permutations of residents and app servers the scope and the topology have.
    pub fn group_order(&self) -> u64 {
        let factorial = |number: usize| (1..=number as u64).product::<u64>();
        factorial(self.requests()) * factorial(self.app_servers())
    }

    /// Every permutation of the residents and app servers of this site, the identity first.
    pub fn permutations(&self) -> impl Iterator<Item = Permutation> + '_ {
        (0..self.group_order()).map(|number| self.permutation(number))
    }

    /// The permutation of that number, counted from 0 for the identity; numbers beyond
    /// [`Site::group_order`] begin again.
    pub fn permutation(&self, number: u64) -> Permutation {
        let (residents, left) = nth(number, self.requests());
        let (servers, _) = nth::<MAX_SERVERS>(left, self.app_servers());
        Permutation::from_orders(residents, servers.map(|server| server as u8))
    }

    /// The state after residents and app servers are renamed.
    pub fn permuted(&self, state: &State, permutation: &Permutation) -> State {
        let mut renamed = *state;
        state.rename(self, permutation, &mut renamed);
        renamed
    }
}

/// The order of that number among those of the first `count` indices, and what is left of the
/// number. Its digits, each to the base of how many indices are left, say which comes next.
fn nth<const N: usize>(mut number: u64, count: usize) -> ([usize; N], u64) {
    let mut order = std::array::from_fn(|index| index);
    for position in 0..count {
        let left = (count - position) as u64;
        let chosen = position + (number % left) as usize;
        order[position..=chosen].rotate_right(1);
        number /= left;
    }
    (order, number)
}
