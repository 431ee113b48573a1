//! A state in few bytes, for as long as it waits or travels.
//!
//! A [`State`] has room for the largest scope. Within a smaller one most of its bytes are always
//! zero, and nearly all others use four bits at most. A [`Layout`] knows which bits a scope uses
//! and keeps only the half bytes of words that use some. It only moves bits: the state comes back
//! exactly, and a bit outside the layout is refused by an assertion, because it would be lost.
//!
//! On a reference scope of four requests a state has 220 bytes, and 64 where it waits.

use super::{Site, State};
use crate::design::{KeyPolicy, PickPolicy, SpoolPlace};
use crate::scope::{MAX_CHANGES, MAX_PAGES, MAX_REQUESTS, MAX_SECONDS, MAX_SERVERS};
use crate::spool::MAX_PLACES;
use zerocopy::{IntoBytes, TryFromBytes};

/// The bytes of a state.
const BYTES: usize = size_of::<State>();
/// The words that hold them, the last one filled up with zeros.
const WORDS: usize = BYTES.div_ceil(8);

/// The half bytes of all words: the low ones of each word, and behind them, should some number need
/// more than four bits, the high ones. Its length is a power of two, so that an index can be masked.
type Halves = [u32; (2 * WORDS).next_power_of_two()];

/// Which half bytes of a state a site uses.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The bits in use.
    used: [u64; WORDS],
    /// The places of the halves to keep.
    kept: Vec<u8>,
    /// Whether some of them are high ones.
    high: bool,
}

impl Layout {
    /// The layout for the states of a site.
    pub fn of(site: &Site) -> Layout {
        let mut used = [0; WORDS];
        for (word, bits) in used.iter_mut().zip(bits_in_use(site).chunks(8)) {
            *word = u64::from_le_bytes(filled_up(bits));
        }
        let halves = used.iter().chain(&used).enumerate();
        let halves = halves.map(|(place, bits)| if place < WORDS { *bits } else { bits >> 4 });
        let kept: Vec<u8> = halves
            .enumerate()
            .filter_map(|(place, bits)| (low(bits) != 0).then_some(place as u8))
            .collect();
        let high = kept.last().is_some_and(|&place| WORDS <= usize::from(place));
        Layout { used, kept, high }
    }

    /// How many words of 32 bits a packed state has.
    pub fn width(&self) -> usize {
        self.kept.len()
    }

    /// Appends a packed state. All words are squeezed, used or not: without a choice the processor
    /// does several at once.
    pub fn pack(&self, state: &State, packed: &mut Vec<u32>) {
        // The words are read where they are: in a copy just made, each read would wait for it.
        let (words, rest) = state.as_bytes().as_chunks::<8>();
        let mut halves: Halves = [0; _];
        let mut outside = u64::from_le_bytes(filled_up(rest)) & !self.used[WORDS - 1];
        halves[WORDS - 1] = squeezed(u64::from_le_bytes(filled_up(rest)));
        for (at, &word) in words.iter().enumerate() {
            let word = u64::from_le_bytes(word);
            outside |= word & !self.used[at];
            halves[at] = squeezed(word);
        }
        assert_eq!(outside, 0, "a state stays within the bits of its scope: {state:?}");
        if self.high {
            halves[2 * WORDS - 1] = squeezed(u64::from_le_bytes(filled_up(rest)) >> 4);
            for (at, &word) in words.iter().enumerate() {
                halves[WORDS + at] = squeezed(u64::from_le_bytes(word) >> 4);
            }
        }
        packed.extend(self.kept.iter().map(|&place| halves[usize::from(place) % halves.len()]));
    }

    /// The state that was packed into these words.
    pub fn unpack(&self, packed: &[u32]) -> State {
        let mut words = [0u64; WORDS];
        for (&place, &half) in self.kept.iter().zip(packed) {
            match usize::from(place).checked_sub(WORDS) {
                None => words[usize::from(place)] |= spread(half),
                Some(place) => words[place] |= spread(half) << 4,
            }
        }
        let read = State::try_read_from_bytes(&words.as_bytes()[..BYTES]);
        read.expect("packed words are those of a state")
    }
}

/// The low half of every byte.
fn low(word: u64) -> u64 {
    word & 0x0f0f_0f0f_0f0f_0f0f
}

/// The low halves of eight bytes, side by side.
#[inline]
fn squeezed(word: u64) -> u32 {
    let word = low(word);
    let word = (word | word >> 4) & 0x00ff_00ff_00ff_00ff;
    let word = (word | word >> 8) & 0x0000_ffff_0000_ffff;
    (word | word >> 16) as u32
}

/// The reverse of [`squeezed`].
#[inline]
fn spread(squeezed: u32) -> u64 {
    let word = u64::from(squeezed);
    let word = (word | word << 16) & 0x0000_ffff_0000_ffff;
    let word = (word | word << 8) & 0x00ff_00ff_00ff_00ff;
    low(word | word << 4)
}

/// The last word, filled up with zeros.
fn filled_up(rest: &[u8]) -> [u8; 8] {
    let mut word = [0; 8];
    word[..rest.len()].copy_from_slice(rest);
    word
}

/// For each byte of a state, in the order of its fields, the bits that a site can set.
fn bits_in_use(site: &Site) -> [u8; BYTES] {
    let (design, scope) = (site.design(), site.scope());
    let requests = usize::from(scope.requests);
    let servers = usize::from(design.topology.app_servers);
    let pages = usize::from(design.image.pages);
    let who = up_to(requests);
    let version = up_to(usize::from(scope.changes));
    let queues = design.image.pick == PickPolicy::Next;
    let mut bits = Vec::with_capacity(BYTES);
    let mut push = |used: bool, most: u8| bits.push(if used { most } else { 0 });

    for request in 0..MAX_REQUESTS {
        let made = request < requests;
        push(made, 0b111); // phase
        push(made, up_to(servers - 1)); // server
        push(made && design.image.key == KeyPolicy::Second, up_to(usize::from(scope.seconds - 1)));
        push(made, up_to(usize::from(scope.timeouts).min(1))); // expired
        push(made, version); // version
        push(made && scope.nights > 0, version); // due
        push(made, up_to(pages)); // written
        push(made, up_to(pages)); // read
        (0..MAX_PAGES).for_each(|page| push(made && page < pages, who));
    }
    (0..MAX_SERVERS).for_each(|server| push(server < servers, who));
    push(true, ((1u16 << requests) - 1) as u8); // holders
    push(true, 1); // sync_holds
    for place in 0..MAX_PLACES {
        let lies = !queues && is_a_place(site, place);
        (0..MAX_PAGES).for_each(|page| push(lies && page < pages, who));
    }
    for position in 0..MAX_REQUESTS {
        push(queues && position < requests, who); // of
        push(queues && position < requests, up_to(servers - 1)); // spool
    }
    (0..MAX_REQUESTS).for_each(|resident| push(resident < requests, version)); // registry
    for replica in 0..MAX_SERVERS {
        let exists = replica < site.replicas();
        (0..MAX_REQUESTS).for_each(|resident| push(exists && resident < requests, version));
    }
    (0..MAX_REQUESTS).for_each(|resident| push(resident < requests && scope.nights > 0, version));
    for change in 0..=MAX_CHANGES {
        // The feed, and behind it the change that the sync carries.
        let made = change < usize::from(scope.changes) || change == MAX_CHANGES;
        push(made, who);
        push(made, version);
    }
    push(true, up_to(site.replicas())); // applied
    push(true, up_to(usize::from(scope.seconds - 1))); // second
    push(true, 1); // arrival
    push(true, up_to(usize::from(scope.nights))); // nights
    bits.try_into().expect("every byte of a state is listed once")
}

/// Whether an image can lie at a place ([`place_of`](crate::spool::place_of)).
fn is_a_place(site: &Site, place: usize) -> bool {
    let spools = match site.design().topology.spool {
        SpoolPlace::Shared => 1,
        SpoolPlace::PerServer => usize::from(site.design().topology.app_servers),
    };
    match site.design().image.key {
        KeyPolicy::Slot => place < spools,
        KeyPolicy::Second => {
            let seconds = usize::from(site.scope().seconds);
            place / MAX_SECONDS < spools && place % MAX_SECONDS < seconds
        }
        KeyPolicy::Request => place < site.requests(),
    }
}

/// The bits that numbers up to `most` need.
fn up_to(most: usize) -> u8 {
    (most + 1).next_power_of_two() as u8 - 1
}
