//! Where an image lies: a kind of key and a number, in a spool.

use crate::design::KeyPolicy;
use std::fmt;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// How many bits name the number in a place.
pub(super) const NUMBER_BITS: u32 = 3;
/// How many bits name the spool.
pub(super) const SPOOL_BITS: u32 = 2;

/// A place in a spool, in one byte: the kind of its key, the spool, the number.
#[derive(Clone, Copy, PartialOrd, Ord, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(transparent)]
pub struct Place(u8);

impl Place {
    /// The only place of a site whose images all go to one.
    pub const FIRST: Place = Place(0);

    /// A place.
    #[inline]
    pub fn new(key: KeyPolicy, spool: usize, number: usize) -> Place {
        debug_assert!(spool < 1 << SPOOL_BITS && number < 1 << NUMBER_BITS);
        Place(((key as usize) << (SPOOL_BITS + NUMBER_BITS) | spool << NUMBER_BITS | number) as u8)
    }

    /// The kind of its key.
    #[inline]
    pub fn key(self) -> KeyPolicy {
        KeyPolicy::ALL[usize::from(self.0 >> (SPOOL_BITS + NUMBER_BITS))]
    }

    /// The spool that it is in; 0 for the site's, and for a place that is a request's own.
    #[inline]
    pub fn spool(self) -> usize {
        usize::from(self.0 >> NUMBER_BITS) & ((1 << SPOOL_BITS) - 1)
    }

    /// The number: a slot, a second, a request, what a counter counted.
    #[inline]
    pub fn number(self) -> usize {
        usize::from(self.0) & ((1 << NUMBER_BITS) - 1)
    }

    /// What the place is called for people: a number that no other place of this kind has.
    pub fn label(self) -> usize {
        let spools = 1 << SPOOL_BITS;
        match self.key() {
            KeyPolicy::Slot => self.number() * spools + self.spool(),
            KeyPolicy::Second => self.spool() * spools + self.number(),
            KeyPolicy::Request => self.number(),
            KeyPolicy::Counter => self.spool() * (1 << NUMBER_BITS) + self.number(),
        }
    }

    /// The bits that name a place.
    pub(super) fn bits(self) -> u8 {
        self.0
    }
}

impl fmt::Debug for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {} {}", self.spool(), self.key(), self.number())
    }
}
