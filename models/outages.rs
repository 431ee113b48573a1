//! Servers that die, and servers that are replaced by their stand-by.

use crate::answers::Answers;
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// How often something went out of service.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Outages {
    /// How often an app server died and came back.
    pub crashes: u8,
    /// How often a DB server was replaced by its stand-by.
    pub failovers: u8,
}

impl Part for Outages {
    const START: Outages = Outages { crashes: 0, failovers: 0 };
    const PROFILE_BITS: u32 = 0;

    #[inline]
    fn progress(&self, _: &Answers) -> u32 {
        u32::from(self.crashes) + u32::from(self.failovers)
    }

    fn most_progress(answers: &Answers) -> u32 {
        u32::from(answers.scope.crashes) + u32::from(answers.scope.failovers)
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        bits.number(true, usize::from(answers.scope.crashes));
        bits.number(true, usize::from(answers.scope.failovers));
    }

    #[inline]
    fn rename(&self, _: &Answers, _: &Permutation, _: &mut Outages) {}

    #[inline]
    fn describe(&self, _: &Answers, _: ProfilePlace, _: &mut Profiles) {}

    fn forget(&mut self, _: &Answers) {
        *self = Outages::START;
    }
}
