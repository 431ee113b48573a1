//! Every permutation that a site has, and what it does to states.

use crate::part::{Part, Permutation};
use crate::scope::MAX_SERVERS;
use crate::site::{Site, State};

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
