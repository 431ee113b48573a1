//! The version of each resident's record, as one copy of the records has it.

use crate::scope::{MAX_CHANGES, MAX_REQUESTS};
use std::fmt;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

const _: () = assert!(MAX_CHANGES < 1 << 4, "half a byte holds a version");

/// The version of each resident's record, half a byte each: a state holds many of these.
#[derive(Clone, Copy, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(transparent)]
pub struct Versions([u8; MAX_REQUESTS / 2]);

impl Versions {
    /// Nobody's record was ever changed.
    pub const FIRST: Versions = Versions([0; MAX_REQUESTS / 2]);

    /// The version of a resident's record.
    #[inline]
    pub fn of(&self, resident: usize) -> u8 {
        self.0[resident / 2] >> (4 * (resident % 2)) & 0xf
    }

    /// The resident's record has this version from now on.
    #[inline]
    pub fn set(&mut self, resident: usize, version: u8) {
        let shift = 4 * (resident % 2);
        let byte = &mut self.0[resident / 2];
        *byte = *byte & !(0xf << shift) | version << shift;
    }

    /// The versions of all records, added up.
    #[inline]
    pub fn total(&self) -> u8 {
        self.0.iter().map(|both| (both & 0xf) + (both >> 4)).sum()
    }

    /// The version of each resident's record, in the order of the residents.
    pub fn iter(&self) -> impl Iterator<Item = u8> + use<> {
        let versions = *self;
        (0..MAX_REQUESTS).map(move |resident| versions.of(resident))
    }
}

impl fmt::Debug for Versions {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}
