//! The counters whose numbers images are named by.

use crate::answers::Answers;
use crate::design::CounterPlace;
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use crate::scope::{MAX_REQUESTS, MAX_SERVERS};
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// Where each counter is.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Counters {
    /// The number that the next image gets: of the site's counter, the first, or of each app server's.
    pub next: [u8; MAX_SERVERS],
    /// How often a counter has started anew.
    pub restarts: u8,
}

/// The counter that numbers the images of an app server.
pub fn counter_of(place: CounterPlace, server: usize) -> usize {
    match place {
        CounterPlace::Site => 0,
        CounterPlace::Server => server,
    }
}

impl Counters {
    /// The number of the next image. The counter counts on, and after `wrap` numbers begins again;
    /// never where that is 0.
    pub fn count(&mut self, counter: usize, wrap: u8) -> u8 {
        let number = self.next[counter];
        self.next[counter] = if number + 1 == wrap { 0 } else { number + 1 };
        number
    }

    /// The counter starts anew.
    pub fn restart(&mut self, counter: usize) {
        self.next[counter] = 0;
        self.restarts += 1;
    }
}

impl Part for Counters {
    const START: Counters = Counters { next: [0; MAX_SERVERS], restarts: 0 };
    const PROFILE_BITS: u32 = 0;

    /// A counter counts with an arrival, which is counted there.
    #[inline]
    fn progress(&self, _: &Answers) -> u32 {
        u32::from(self.restarts)
    }

    fn most_progress(answers: &Answers) -> u32 {
        u32::from(answers.scope.restarts)
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let most = match answers.design.image.wrap {
            0 => answers.requests(),
            wrap => usize::from(wrap - 1).min(MAX_REQUESTS),
        };
        for counter in 0..MAX_SERVERS {
            bits.number(answers.counts() && counter < answers.counters(), most);
        }
        bits.number(true, usize::from(answers.scope.restarts));
    }

    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Counters) {
        for counter in 0..answers.counters() {
            let to = renaming.counter(answers.design.image.counter, counter);
            next.next[to] = self.next[counter];
        }
    }

    /// Where each app server has a counter, that says something of the server.
    #[inline]
    fn describe(&self, answers: &Answers, _: ProfilePlace, profiles: &mut Profiles) {
        if answers.design.image.counter == CounterPlace::Server {
            for server in 0..answers.app_servers() {
                profiles.say_of_server(server, self.next[server]);
            }
        }
    }

    /// How often a counter has started anew is asked for by the scope alone.
    fn forget(&mut self, _: &Answers) {
        self.restarts = 0;
    }
}
