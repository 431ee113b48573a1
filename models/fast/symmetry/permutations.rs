//! Every permutation that a site has, and what it does to states.

use crate::part::{Part, Permutation};
use crate::scope::MAX_SERVERS;
use crate::site::{Site, State};
use honnin_steps::{Parameter, Step};

impl Site {
    /// How many permutations there are of the residents, and of the app servers that may change
    /// places.
    pub fn group_order(&self) -> u64 {
        let factorial = |number: usize| (1..=number as u64).product::<u64>();
        let servers = (0..MAX_SERVERS as u8).map(|class| factorial(self.class(class).count()));
        factorial(self.requests()) * servers.product::<u64>()
    }

    /// Every permutation of the residents and app servers of this site, the identity first.
    pub fn permutations(&self) -> impl Iterator<Item = Permutation> + '_ {
        (0..self.group_order()).map(|number| self.permutation(number))
    }

    /// The permutation of that number, counted from 0 for the identity; numbers beyond
    /// [`Site::group_order`] begin again.
    pub fn permutation(&self, number: u64) -> Permutation {
        let (residents, mut left) = nth(number, self.requests());
        let mut servers: [u8; MAX_SERVERS] = std::array::from_fn(|server| server as u8);
        for class in 0..MAX_SERVERS as u8 {
            let alike: Vec<usize> = self.class(class).collect();
            let (order, rest) = nth::<MAX_SERVERS>(left, alike.len());
            for (&place, from) in alike.iter().zip(order) {
                servers[place] = alike[from] as u8;
            }
            left = rest;
        }
        Permutation::from_orders(residents, servers)
    }

    /// The app servers of a class: they may change places.
    fn class(&self, class: u8) -> impl Iterator<Item = usize> + use<> {
        let classes = *self.classes();
        (0..self.app_servers()).filter(move |&server| classes[server] == class)
    }

    /// The step after residents and app servers are renamed, and counters with these where each has
    /// one. Replicas keep their names.
    pub fn renamed(&self, step: Step, renaming: &Permutation) -> Step {
        step.renamed(|kind, number| match kind {
            Parameter::Request | Parameter::Resident => renaming.resident(number),
            Parameter::Server => renaming.server(number),
            Parameter::Counter => renaming.counter(self.design().image.counter, number),
            Parameter::Page | Parameter::Replica => number,
        })
    }

    /// The state after residents and app servers are renamed.
    pub fn permuted(&self, state: &State, permutation: &Permutation) -> State {
        let mut renamed = *state;
        state.rename(self.answers(), permutation, &mut renamed);
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
