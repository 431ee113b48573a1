//! Fingerprints: a state's name in the visited set.
//!
//! Two states with one fingerprint would be taken for one, and what follows from the second would
//! not be explored. So the hash has to behave like a random function, and the chance that it hid
//! something is part of what a search reports ([`collision_probability`]). It depends on the bytes
//! of the state alone: the same on every machine, in every process and in every run.
//!
//! Words are taken in pairs. Each is added to a secret of its position, the pair is multiplied to
//! 128 bits and folded into 64 (the step of wyhash); the products do not depend on each other, so a
//! processor computes several at once. The sum goes through a last mix.

use std::fmt;
use std::hash::Hasher;
use std::ops::{BitOr, BitXor, Shl, Shr};

/// The name of a state: 64 or 128 bits.
pub trait Fingerprint:
    Copy
    + Ord
    + Default
    + fmt::Debug
    + Send
    + Sync
    + From<u8>
    + Shl<u32, Output = Self>
    + Shr<u32, Output = Self>
    + BitOr<Output = Self>
    + BitXor<Output = Self>
    + 'static
{
    /// How many bits it has.
    const BITS: u32;

    /// The fingerprint of some bytes.
    fn from_bytes(bytes: &[u8]) -> Self;

    /// The fingerprint of what a hasher was fed.
    fn from_hasher(hasher: &StableHasher) -> Self;

    /// The most significant 64 bits: they choose the owner and the place in the visited set.
    fn high(self) -> u64;

    /// The least significant byte.
    fn low_byte(self) -> u8;

    /// All bits, the most significant first.
    fn wide(self) -> u128;

    /// The fingerprint with these bits, which [`wide`](Fingerprint::wide) gave.
    fn from_wide(bits: u128) -> Self;
}

impl Fingerprint for u64 {
    const BITS: u32 = 64;

    #[inline]
    fn from_bytes(bytes: &[u8]) -> u64 {
        sum_of_products::<0>(bytes)
    }

    fn from_hasher(hasher: &StableHasher) -> u64 {
        hasher.finish()
    }

    #[inline]
    fn high(self) -> u64 {
        self
    }

    #[inline]
    fn low_byte(self) -> u8 {
        self as u8
    }

    fn wide(self) -> u128 {
        u128::from(self) << 64
    }

    fn from_wide(bits: u128) -> u64 {
        (bits >> 64) as u64
    }
}

impl Fingerprint for u128 {
    const BITS: u32 = 128;

    /// Two hashes with secrets that have nothing to do with each other.
    #[inline]
    fn from_bytes(bytes: &[u8]) -> u128 {
        join(sum_of_products::<0>(bytes), sum_of_products::<1>(bytes))
    }

    fn from_hasher(hasher: &StableHasher) -> u128 {
        join(mixed(hasher.first), mixed(hasher.second))
    }

    #[inline]
    fn high(self) -> u64 {
        (self >> 64) as u64
    }

    #[inline]
    fn low_byte(self) -> u8 {
        self as u8
    }

    fn wide(self) -> u128 {
        self
    }

    fn from_wide(bits: u128) -> u128 {
        bits
    }
}

fn join(high: u64, low: u64) -> u128 {
    u128::from(high) << 64 | u128::from(low)
}

/// An upper bound of the probability that, among this many distinct states, some two share a
/// fingerprint of this many bits, were fingerprints random: the number of pairs over the number of
/// fingerprints.
pub fn collision_probability(states: u64, bits: u32) -> f64 {
    let states = states as f64;
    (states * (states - 1.0).max(0.0) / 2.0 / 2f64.powi(bits as i32)).min(1.0)
}

/// A hasher for states that are not plain bytes: stable, unlike the one of the standard library,
/// which may change with its version.
#[derive(Clone, Debug)]
pub struct StableHasher {
    first: u64,
    second: u64,
}

impl StableHasher {
    /// A hasher that was fed nothing.
    pub fn new() -> StableHasher {
        StableHasher { first: secret(0, 0), second: secret(1, 0) }
    }

    fn feed(&mut self, word: u64) {
        self.first = fold(self.first ^ word, SECRETS[0][1]);
        self.second = fold(self.second.rotate_left(23) ^ word, SECRETS[1][1]) ^ word;
    }
}

impl Default for StableHasher {
    fn default() -> StableHasher {
        StableHasher::new()
    }
}

impl Hasher for StableHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for &word in words {
            self.feed(u64::from_le_bytes(word));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.feed(u64::from_le_bytes(last));
        }
        // Without the length, a slice and the same slice with zeros behind it were one.
        self.feed(bytes.len() as u64);
    }

    fn write_u8(&mut self, number: u8) {
        self.feed(u64::from(number));
    }

    fn write_u16(&mut self, number: u16) {
        self.feed(u64::from(number));
    }

    fn write_u32(&mut self, number: u32) {
        self.feed(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.feed(number);
    }

    fn write_u128(&mut self, number: u128) {
        self.feed(number as u64);
        self.feed((number >> 64) as u64);
    }

    fn write_usize(&mut self, number: usize) {
        self.feed(number as u64);
    }

    fn finish(&self) -> u64 {
        mixed(self.first)
    }
}

/// How many positions have a secret of their own; longer inputs are taken in blocks of this many.
const POSITIONS: usize = 32;

/// Secrets for each position, in two sets.
const SECRETS: [[u64; POSITIONS]; 2] = secrets();

const fn secrets() -> [[u64; POSITIONS]; 2] {
    let mut secrets = [[0; POSITIONS]; 2];
    let mut position = 0;
    while position < POSITIONS {
        secrets[0][position] = secret(0, position as u64);
        secrets[1][position] = secret(1, position as u64);
        position += 1;
    }
    secrets
}

/// A number without pattern: the output of SplitMix64 (Steele, Lea and Flood, 2014) at a position.
const fn secret(set: u64, position: u64) -> u64 {
    let step = 1 + position + set * POSITIONS as u64;
    let mut word = 0x686f_6e6e_696e_2121_u64.wrapping_add(step.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

#[inline]
fn sum_of_products<const SET: usize>(bytes: &[u8]) -> u64 {
    let mut sum = secret(SET as u64, 99) ^ bytes.len() as u64;
    for block in bytes.chunks(POSITIONS * 8) {
        let (pairs, rest) = block.as_chunks::<16>();
        let mut products = 0u64;
        for (pair, secrets) in pairs.iter().zip(SECRETS[SET].as_chunks::<2>().0) {
            products = products.wrapping_add(product(pair, secrets));
        }
        if !rest.is_empty() {
            let mut last = [0; 16];
            last[..rest.len()].copy_from_slice(rest);
            let secrets = SECRETS[SET].as_chunks::<2>().0[pairs.len()];
            products = products.wrapping_add(product(&last, &secrets));
        }
        sum = mixed(sum.wrapping_add(products));
    }
    sum
}

#[inline]
fn product(pair: &[u8; 16], secrets: &[u64; 2]) -> u64 {
    let (words, _) = pair.as_chunks::<8>();
    let first = u64::from_le_bytes(words[0]).wrapping_add(secrets[0]);
    let second = u64::from_le_bytes(words[1]).wrapping_add(secrets[1]);
    fold(first, second)
}

/// The product of two words, its halves combined.
#[inline]
fn fold(first: u64, second: u64) -> u64 {
    let product = u128::from(first) * u128::from(second);
    (product >> 64) as u64 ^ product as u64
}

/// Spreads every bit over all of them (the last step of MurmurHash3).
#[inline]
fn mixed(mut word: u64) -> u64 {
    word = (word ^ (word >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    word = (word ^ (word >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    word ^ (word >> 33)
}
