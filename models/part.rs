//! What a part of the state brings along: so that the site is no more than a list of its parts.
//!
//! A part is a value of plain bytes with its own fields. Beside the methods by which steps change it,
//! it says here whatever of its fields is asked for in places that know no field: how far things
//! have come, which bits are in use, what becomes of it under other names, what it says of each
//! resident.

use crate::answers::Answers;

// Which bits of the state a site sets.
mod bits;
// Other names for residents and app servers.
mod permutation;
// What is said of each resident.
mod profile;

pub(crate) use bits::Bits;
pub use permutation::Permutation;
pub(crate) use profile::{NOWHERE, ProfilePlace, Profiles};

/// A part of the state, or the whole of it.
pub(crate) trait Part: Copy {
    /// Nothing has happened.
    const START: Self;

    /// How many bits it adds to each resident's profile, by [`Part::describe`].
    const PROFILE_BITS: u32;

    /// How many it adds that few sites have a use for.
    const RARE_BITS: u32 = 0;

    /// How many others it can name in what it says of a resident, by [`Part::name_others`].
    const OTHERS: usize = 0;

    /// How many steps were taken, as far as this part knows: a step that can no longer be taken
    /// counts as taken. Every step raises the sum over all parts.
    fn progress(&self, answers: &Answers) -> u32;

    /// What the progress cannot exceed within the scope.
    fn most_progress(answers: &Answers) -> u32;

    /// For each byte, in the order of the fields, the bits that some state of the site sets.
    fn bits(answers: &Answers, bits: &mut Bits);

    /// Makes `next`, a copy of this part, the part after residents and app servers are renamed.
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Self);

    /// What it says of each resident without naming another, in its bits from `at` on; and at which
    /// app server a resident is, or was when it left something there: its home.
    fn describe(&self, answers: &Answers, at: ProfilePlace, profiles: &mut Profiles);

    /// Goes through the others that it names in what it says of a resident. Each is at a place
    /// of its own, counted from `at`.
    fn name_others(&self, _resident: usize, _at: usize, _to: &mut impl FnMut(usize, usize)) {}

    /// Forgets what steps ask for only to keep within the scope, and what nothing but a claim asks
    /// for. A log has no scope, and what it is claimed to show is judged apart.
    fn forget(&mut self, _answers: &Answers) {}
}
