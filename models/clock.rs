//! The clock that keys by second read, and the nights.

use crate::answers::Answers;
use crate::design::KeyPolicy;
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// Seconds and nights.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Clock {
    /// Seconds passed.
    pub second: u8,
    /// Whether a request arrived in this second; kept only with `arrivals = "one-per-second"`.
    pub arrival: bool,
    /// Nights passed.
    pub nights: u8,
}

impl Clock {
    /// A second passes.
    pub fn tick(&mut self) {
        self.second += 1;
        self.arrival = false;
    }
}

impl Part for Clock {
    const START: Clock = Clock { second: 0, arrival: false, nights: 0 };
    const PROFILE_BITS: u32 = 0;

    #[inline]
    fn progress(&self, _: &Answers) -> u32 {
        u32::from(self.second) + u32::from(self.nights)
    }

    fn most_progress(answers: &Answers) -> u32 {
        u32::from(answers.scope.seconds - 1) + u32::from(answers.scope.nights)
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        bits.number(true, usize::from(answers.scope.seconds - 1));
        bits.flag(true);
        bits.number(true, usize::from(answers.scope.nights));
    }

    #[inline]
    fn rename(&self, _: &Answers, _: &Permutation, _: &mut Clock) {}

    #[inline]
    fn describe(&self, _: &Answers, _: ProfilePlace, _: &mut Profiles) {}

    fn forget(&mut self, answers: &Answers) {
        self.nights = 0;
        if !answers.some_server(|design| design.image.key == KeyPolicy::Second) {
            self.second = 0;
        }
    }
}
