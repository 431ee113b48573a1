//! The order in which residents and servers stand in a representative.

use super::permutation::Permutation;
use super::profile::{NOWHERE, PROFILE_BITS};
use crate::scope::{MAX_REQUESTS, MAX_SERVERS};

/// A server's bits in the number by which residents are sorted.
const SERVER_BITS: u32 = 2;
/// A resident's bits in that number.
const RESIDENT_BITS: u32 = 3;
const _: () = assert!(PROFILE_BITS + SERVER_BITS + RESIDENT_BITS <= u64::BITS);

/// Residents sorted by a number each, then by their home; servers sorted by who is at home there.
pub(super) struct Labels {
    /// The number of each resident, the new name of its home, its old name; sorted.
    sorted: [u64; MAX_REQUESTS],
    requests: usize,
    /// Who is at home at each server: how many residents of each class of equal numbers.
    pub(super) census: [u32; MAX_SERVERS],
    /// The old names of the servers in their new order.
    servers: [usize; MAX_SERVERS],
    app_servers: usize,
}

impl Labels {
    /// Sorts the first `requests` residents and the first `app_servers` servers.
    pub(super) fn new(
        numbers: &[u64; MAX_REQUESTS],
        homes: &[u8; MAX_REQUESTS],
        requests: usize,
        app_servers: usize,
    ) -> Labels {
        let mut sorted = [u64::MAX; MAX_REQUESTS];
        for r in 0..requests {
            sorted[r] = numbers[r] << (SERVER_BITS + RESIDENT_BITS) | r as u64;
        }
        sort(&mut sorted, requests);
        let mut labels = Labels {
            sorted,
            requests,
            census: [0; MAX_SERVERS],
            servers: std::array::from_fn(|server| server),
            app_servers,
        };
        if app_servers > 1 {
            labels.sort_servers(homes);
        }
        labels
    }

    /// A server comes before another when more residents of the least class are at home there; of
    /// equally many, when more of the next class are; and so on. Then the residents of a class are
    /// sorted by the new names of their homes.
    fn sort_servers(&mut self, homes: &[u8; MAX_REQUESTS]) {
        let mut class = u32::BITS - 4;
        for position in 0..self.requests {
            if position > 0 && !self.same_number(position - 1, position) {
                class -= 4;
            }
            let home = homes[self.resident(position)];
            if home != NOWHERE {
                self.census[usize::from(home)] += 1 << class;
            }
        }
        let census = self.census;
        insertion_sort(&mut self.servers[..self.app_servers], |server| !census[*server]);
        let mut names = [0; MAX_SERVERS];
        for (name, &server) in self.servers.iter().enumerate() {
            names[server] = name as u64;
        }
        for position in 0..self.requests {
            let home = homes[self.resident(position)];
            if home != NOWHERE {
                self.sorted[position] |= names[usize::from(home)] << RESIDENT_BITS;
            }
        }
        insertion_sort(&mut self.sorted[..self.requests], |key| *key);
    }

    /// The resident that comes to stand at a position.
    pub(super) fn resident(&self, position: usize) -> usize {
        (self.sorted[position] & ((1 << RESIDENT_BITS) - 1)) as usize
    }

    /// Whether the residents at two positions have the same number.
    pub(super) fn same_number(&self, one: usize, other: usize) -> bool {
        (self.sorted[one] ^ self.sorted[other]) >> (SERVER_BITS + RESIDENT_BITS) == 0
    }

    /// Whether the residents at two positions have the same number and the same home.
    fn same_cell(&self, one: usize, other: usize) -> bool {
        (self.sorted[one] ^ self.sorted[other]) >> RESIDENT_BITS == 0
    }

    /// The permutation that gives residents and servers their new names; `None` when each keeps its
    /// own.
    pub(super) fn permutation(&self) -> Option<Permutation> {
        let residents: [usize; MAX_REQUESTS] = std::array::from_fn(|position| {
            if position < self.requests { self.resident(position) } else { position }
        });
        let moved = |order: &[usize]| order.iter().enumerate().any(|(to, from)| to != *from);
        (moved(&residents) || moved(&self.servers))
            .then(|| Permutation::from_orders(residents, self.servers))
    }

    /// How many permutations change neither these numbers nor who is at home where: of the
    /// residents within each cell of one number and one home, and of the servers of equal census
    /// with all that are at home there.
    pub(super) fn automorphisms(&self) -> u64 {
        let census = |position: usize| self.census[self.servers[position]];
        orders_of_runs(self.requests, |one, other| self.same_cell(one, other))
            * orders_of_runs(self.app_servers, |one, other| census(one) == census(other))
    }
}

/// The product of the factorials of the lengths of all runs of equals.
fn orders_of_runs(count: usize, equal: impl Fn(usize, usize) -> bool) -> u64 {
    let (mut product, mut run) = (1, 1);
    for position in 1..count {
        run = if equal(position - 1, position) { run + 1 } else { 1 };
        product *= run;
    }
    product
}

/// Sorts what is nearly sorted, or short.
pub(super) fn insertion_sort<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut position = end;
        while position > 0 && key(&items[position]) < key(&items[position - 1]) {
            items.swap(position, position - 1);
            position -= 1;
        }
    }
}

/// Sorting networks for four and for eight: no branch depends on the numbers, so none is
/// mispredicted.
fn sort(numbers: &mut [u64; MAX_REQUESTS], count: usize) {
    const FOUR: [(usize, usize); 5] = [(0, 2), (1, 3), (0, 1), (2, 3), (1, 2)];
    const EIGHT: [(usize, usize); 19] = [
        (0, 2),
        (1, 3),
        (4, 6),
        (5, 7),
        (0, 4),
        (1, 5),
        (2, 6),
        (3, 7),
        (0, 1),
        (2, 3),
        (4, 5),
        (6, 7),
        (2, 4),
        (3, 5),
        (1, 4),
        (3, 6),
        (1, 2),
        (3, 4),
        (5, 6),
    ];
    let mut exchange = |(low, high): (usize, usize)| {
        let (one, other) = (numbers[low], numbers[high]);
        (numbers[low], numbers[high]) = (one.min(other), one.max(other));
    };
    if count <= 4 {
        FOUR.into_iter().for_each(&mut exchange);
    } else {
        EIGHT.into_iter().for_each(&mut exchange);
    }
}
