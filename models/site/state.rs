//! What a state made of parts is: a small value of plain bytes, and the sum of its parts.

use crate::part::Part;
use crate::request::{Phase, Request};
use crate::site::{Site, State};
use std::collections::BTreeMap;
use std::fmt;

/// Declares a state made of parts. It is a part itself: the sum of its parts.
macro_rules! parts {
    (
        $(#[$doc:meta])*
        $state:ident { $($(#[$part_doc:meta])* $part:ident: $type:ty,)+ }
    ) => {
        use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
        use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

        $(#[$doc])*
        #[derive(Clone, Copy, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
        #[repr(C)]
        pub struct $state { $($(#[$part_doc])* pub $part: $type,)+ }

        impl $state {
            /// The one initial state: nothing has happened.
            pub const START: $state = <$state as Part>::START;
        }

        impl Part for $state {
            const START: $state = $state { $($part: <$type as Part>::START),+ };
            const PROFILE_BITS: u32 = 0 $(+ <$type as Part>::PROFILE_BITS)+;
            const RARE_BITS: u32 = 0 $(+ <$type as Part>::RARE_BITS)+;
            const OTHERS: usize = 0 $(+ <$type as Part>::OTHERS)+;

            #[inline]
            fn progress(&self, answers: &Answers) -> u32 {
                0 $(+ self.$part.progress(answers))+
            }

            fn most_progress(answers: &Answers) -> u32 {
                0 $(+ <$type as Part>::most_progress(answers))+
            }

            fn bits(answers: &Answers, bits: &mut Bits) {
                $(bits.add_part::<$type>(answers);)+
            }

            #[inline]
            fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut $state) {
                $(self.$part.rename(answers, renaming, &mut next.$part);)+
            }

            #[inline]
            fn describe(&self, answers: &Answers, at: ProfilePlace, profiles: &mut Profiles) {
                let mut at = at;
                $(
                    self.$part.describe(answers, at, profiles);
                    at.common += <$type as Part>::PROFILE_BITS;
                    at.rare += <$type as Part>::RARE_BITS;
                )+
                let most = at.common.max(at.rare);
                debug_assert!(most <= u64::BITS, "a profile has room for what all parts say: {most}");
            }

            fn name_others(&self, resident: usize, at: usize, to: &mut impl FnMut(usize, usize)) {
                let mut at = at;
                $(
                    self.$part.name_others(resident, at, to);
                    at += <$type as Part>::OTHERS;
                )+
                debug_assert!(at <= <$state as Part>::OTHERS, "each other has a place: {at}");
            }

            fn forget(&mut self, answers: &Answers) {
                $(self.$part.forget(answers);)+
            }
        }
    };
}

pub(super) use parts;

impl State {
    /// How many timeouts have fired: a request's time runs out at most once.
    pub fn timeouts_fired(&self) -> u8 {
        self.requests.iter().map(|request| u8::from(request.expired)).sum()
    }

    /// Forgets what steps ask for only to keep within the scope, and what nothing but a claim asks
    /// for. A log has no scope, and what it is claimed to show is judged apart.
    pub fn forget(&mut self, site: &Site) {
        Part::forget(self, site.answers());
    }
}

impl Site {
    /// How far a state has come, in steps: the measure that every step raises, and that the scope
    /// bounds. So no behaviour is infinite, and "every request settles" (C7) is a question about
    /// terminal states only.
    #[inline]
    pub fn measure(&self, state: &State) -> u32 {
        state.progress(self.answers())
    }

    /// What the measure cannot exceed within the scope: no behaviour is longer.
    pub fn longest_behaviour(&self) -> u32 {
        <State as Part>::most_progress(self.answers())
    }
}

impl fmt::Debug for State {
    /// What Stateright's Explorer shows: the parts that differ from the start.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let made = |(_, request): &(usize, &Request)| request.phase != Phase::Away;
        let requests: BTreeMap<usize, &Request> =
            self.requests.iter().enumerate().filter(made).collect();
        let images: Vec<_> = self.spool.images().collect();
        formatter
            .debug_struct("State")
            .field("requests", &requests)
            .field("order", &self.order)
            .field("images", &images)
            .field("queue", &self.spool.queue)
            .field("counters", &self.counters)
            .field("sync", &self.sync)
            .field("clock", &self.clock)
            .field("outages", &self.outages)
            .finish()
    }
}
