//! The order in which residents and servers are in a representative.

use crate::part::{NOWHERE, Part, Permutation, Profiles};
use crate::scope::{MAX_REQUESTS, MAX_SERVERS};
use crate::site::{Site, State};

/// A server's bits in the number by which residents are sorted.
const SERVER_BITS: u32 = 2;
/// A resident's bits in that number.
const RESIDENT_BITS: u32 = 3;
/// Each server in its own place.
const UNMOVED: [u8; MAX_SERVERS] = [0, 1, 2, 3];
const _: () = assert!(<State as Part>::PROFILE_BITS + SERVER_BITS + RESIDENT_BITS <= u64::BITS);

/// Four bits of a census for each class of each server.
const COUNT_BITS: u32 = 4;
/// All of a server's counts, those of the least class in the highest bits.
const COUNTS_BITS: u32 = COUNT_BITS * MAX_REQUESTS as u32;

/// Who is at home at each server: how many residents of each class of equal numbers.
///
/// One number holds it all, because it is added to again and again and a processor is slow to read
/// as a whole what it has just written in parts.
#[derive(Clone, Copy)]
struct Census(u128);

impl Census {
    /// What is counted at a server; what a server is sorted by, the greatest first.
    fn at(self, server: usize) -> u32 {
        (self.0 >> (COUNTS_BITS * server as u32)) as u32
    }

    /// Counts a resident of a class at its home, if it has one.
    fn count(&mut self, home: u8, class: u32) {
        let one = u128::from(home != NOWHERE) << (COUNTS_BITS - COUNT_BITS * (class + 1));
        self.0 += one << (COUNTS_BITS * (u32::from(home) % MAX_SERVERS as u32));
    }
}

/// Residents sorted by a number each, then by their home; servers sorted by who is at home there.
pub(super) struct Labels {
    /// The number of each resident, the new name of its home, its old name; sorted.
    sorted: [u64; MAX_REQUESTS],
    /// Who is at home at each server, by its old name; of a single server nobody asks.
    census: Census,
    /// The old names of the servers in their new order.
    servers: [u8; MAX_SERVERS],
    /// What is said of each server beside, by its old name.
    said: [u8; MAX_SERVERS],
    /// Which servers may change places: those of one number.
    classes: [u8; MAX_SERVERS],
    requests: u8,
    app_servers: u8,
}

impl Labels {
    /// Sorts the residents of a site and its app servers: the residents by these numbers.
    #[inline]
    pub(super) fn new(site: &Site, numbers: &[u64; MAX_REQUESTS], profiles: &Profiles) -> Labels {
        let (requests, app_servers) = (site.requests(), site.app_servers());
        let homes = profiles.homes();
        let mut sorted = [u64::MAX; MAX_REQUESTS];
        for r in 0..requests {
            sorted[r] = numbers[r] << (SERVER_BITS + RESIDENT_BITS) | r as u64;
        }
        sort(&mut sorted, requests);
        let mut labels = Labels {
            sorted,
            census: Census(0),
            servers: UNMOVED,
            said: *profiles.servers(),
            classes: *site.classes(),
            requests: requests as u8,
            app_servers: app_servers as u8,
        };
        if app_servers > 1 {
            labels.sort_servers(homes);
        }
        labels
    }

    /// Of servers that may change places, one comes before another when more residents of the least
    /// class are at home there; of equally many, when more of the next class are; and so on; then by
    /// what is said of it beside. Then the residents of a class are sorted by the new names of their
    /// homes.
    fn sort_servers(&mut self, homes: &[u8; MAX_REQUESTS]) {
        let (mut class, mut tied) = (0, false);
        let mut census = Census(0);
        for position in 0..self.requests() {
            let same = position > 0 && self.same_number(position - 1, position);
            class += u32::from(position > 0 && !same);
            tied |= same;
            census.count(homes[self.resident(position)], class);
        }
        self.census = census;
        for end in 1..usize::from(self.app_servers) {
            self.sort_in(end);
        }
        if tied {
            self.sort_classes(homes);
        }
    }

    /// Brings the server at a position to its place among those before it that may change places with
    /// it.
    fn sort_in(&mut self, end: usize) {
        let mut position = end;
        for before in (0..end).rev().filter(|&before| self.classes[before] == self.classes[end]) {
            if self.said_at(position) >= self.said_at(before) {
                return;
            }
            self.servers.swap(position, before);
            position = before;
        }
    }

    /// What the server at a position is sorted by.
    fn said_at(&self, position: usize) -> (u32, u8) {
        let server = usize::from(self.servers[position]);
        (!self.census.at(server), self.said[server])
    }

    /// Sorts the residents of each class by the new names of their homes.
    fn sort_classes(&mut self, homes: &[u8; MAX_REQUESTS]) {
        let mut names = [0; MAX_SERVERS];
        for (name, &server) in self.servers.iter().enumerate() {
            names[usize::from(server)] = name as u64;
        }
        for position in 0..self.requests() {
            let home = homes[self.resident(position)];
            if home != NOWHERE {
                self.sorted[position] |= names[usize::from(home)] << RESIDENT_BITS;
            }
        }
        let requests = self.requests();
        insertion_sort(&mut self.sorted[..requests], |number| *number);
    }

    fn requests(&self) -> usize {
        usize::from(self.requests)
    }

    /// The resident that comes to be at a position.
    fn resident(&self, position: usize) -> usize {
        (self.sorted[position] & ((1 << RESIDENT_BITS) - 1)) as usize
    }

    /// Whether the residents at two positions have the same number.
    fn same_number(&self, one: usize, other: usize) -> bool {
        (self.sorted[one] ^ self.sorted[other]) >> (SERVER_BITS + RESIDENT_BITS) == 0
    }

    /// Whether the residents at two positions have the same number and the same home.
    fn same_cell(&self, one: usize, other: usize) -> bool {
        (self.sorted[one] ^ self.sorted[other]) >> RESIDENT_BITS == 0
    }

    /// The permutation that gives residents and servers their new names; `None` when each keeps its
    /// own.
    #[inline]
    pub(super) fn permutation(&self) -> Option<Permutation> {
        let stays = |position: usize| self.resident(position) == position;
        if self.servers == UNMOVED && (0..self.requests()).all(stays) {
            return None;
        }
        let stands_at = |at: usize| if at < self.requests() { self.resident(at) } else { at };
        Some(Permutation::from_orders(std::array::from_fn(stands_at), self.servers))
    }

    /// How many permutations change neither these numbers nor who is at home where: of the
    /// residents within each cell of one number and one home, and of the servers of equal census
    /// with all that are at home there.
    pub(super) fn automorphisms(&self) -> u64 {
        let servers = usize::from(self.app_servers);
        let of_class = |class: u8| {
            let mut alike = [0; MAX_SERVERS];
            let members = (0..servers).filter(|&position| self.classes[position] == class);
            let count = members.zip(&mut alike).map(|(member, place)| *place = member).count();
            orders_of_runs(count, |one, other| {
                self.said_at(alike[one]) == self.said_at(alike[other])
            })
        };
        let residents = orders_of_runs(self.requests(), |one, other| self.same_cell(one, other));
        residents * (0..MAX_SERVERS as u8).map(of_class).product::<u64>()
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
    macro_rules! exchange {
        ($($low:literal $high:literal),+) => {$({
            let (one, other) = (numbers[$low], numbers[$high]);
            (numbers[$low], numbers[$high]) = (one.min(other), one.max(other));
        })+};
    }
    if count <= 4 {
        exchange!(0 2, 1 3, 0 1, 2 3, 1 2);
    } else {
        exchange!(0 2, 1 3, 4 6, 5 7, 0 4, 1 5, 2 6, 3 7, 0 1, 2 3, 4 5, 6 7);
        exchange!(2 4, 3 5, 1 4, 3 6, 1 2, 3 4, 5 6);
    }
}
