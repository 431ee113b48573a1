//! What images and queues bring along as a part of the state.

use super::{Place, Queued, Spool, own_spools, picks};
use crate::answers::Answers;
use crate::design::{KeyPolicy, PickPolicy};
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use crate::request::most_number;
use crate::scope::{MAX_PAGES, MAX_REQUESTS};
use crate::who::Who;

/// How far each field is shifted in what is said of a resident: the pages that show it, the kind and
/// the number of the place where they lie, one more than its position among the queued documents.
mod at {
    use crate::scope::MAX_PAGES;

    pub(super) const PAGES: u32 = 0;
    pub(super) const KEY: u32 = PAGES + MAX_PAGES as u32;
    pub(super) const NUMBER: u32 = KEY + 2;
    pub(super) const QUEUED: u32 = NUMBER + crate::spool::place::NUMBER_BITS;
    pub(super) const END: u32 = QUEUED + 4;
}

const _: () = assert!(KeyPolicy::ALL.len() <= 1 << 2, "two bits hold the kind of a key");
const _: () = assert!(MAX_REQUESTS < 1 << 4, "four bits hold one more than a position");

/// The bits that are set in a number up to this one.
fn up_to(most: usize) -> usize {
    (most + 1).next_power_of_two() - 1
}

/// The bits that the places of a site set.
fn bits_of_places(answers: &Answers) -> u8 {
    let spools = if own_spools(answers) { up_to(answers.app_servers() - 1) } else { 0 };
    let keys = answers.designs().filter(|design| design.image.pick == PickPolicy::Key);
    let of_key = |key| match key {
        KeyPolicy::Request => Place::new(key, 0, up_to(answers.requests() - 1)),
        key => Place::new(key, spools, up_to(most_number(answers))),
    };
    keys.map(|design| of_key(design.image.key).bits()).fold(0, |bits, place| bits | place)
}

impl Part for Spool {
    const START: Spool = Spool::EMPTY;
    const PROFILE_BITS: u32 = at::END;

    /// Images come and go with the steps of requests.
    #[inline]
    fn progress(&self, _: &Answers) -> u32 {
        0
    }

    fn most_progress(_: &Answers) -> u32 {
        0
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let (queues, files) = (picks(answers, PickPolicy::Next), picks(answers, PickPolicy::Key));
        let pages = usize::from(answers.design.image.pages);
        let places = bits_of_places(answers);
        for image in 0..MAX_REQUESTS {
            let lies = files && image < answers.requests();
            bits.mask(if lies { places } else { 0 });
            (0..MAX_PAGES).for_each(|page| bits.who(lies && page < pages, answers));
        }
        for position in 0..MAX_REQUESTS {
            let in_use = queues && position < answers.requests();
            bits.who(in_use, answers);
            bits.number(in_use, answers.app_servers() - 1); // spool
        }
    }

    /// An image shows somebody, and lies at a place that may be a request's or a server's; a queued
    /// document is somebody's, and is in a queue that may be a server's.
    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Spool) {
        let own_spools = own_spools(answers);
        let queue = next.queue.iter_mut();
        for queued in queue.take_while(|queued| **queued != Queued::NONE) {
            queued.of = renaming.who(queued.of);
            if own_spools {
                queued.spool = renaming.server(usize::from(queued.spool)) as u8;
            }
        }
        let mut moved = own_spools;
        for image in next.images.iter_mut().take_while(|image| image.is_there()) {
            image.pages = image.pages.map(|shown| renaming.who(shown));
            moved |= image.place.key() == KeyPolicy::Request;
        }
        if moved {
            next.move_images(|place| match place.key() {
                KeyPolicy::Request => Place::new(place.key(), 0, renaming.resident(place.number())),
                key if own_spools => {
                    Place::new(key, renaming.server(place.spool()), place.number())
                }
                _ => place,
            });
        }
    }

    /// Whom the images show, or whose documents are queued, and where: the place within the spool is
    /// said of the resident, the spool is the home.
    #[inline]
    fn describe(&self, answers: &Answers, at: ProfilePlace, profiles: &mut Profiles) {
        let own_spools = own_spools(answers);
        let queue = self.queue.iter().take_while(|queued| **queued != Queued::NONE);
        for (position, queued) in queue.enumerate() {
            profiles.say(queued.of, (position as u64 + 1) << (at.common + at::QUEUED));
            if own_spools {
                profiles.is_at(queued.of, queued.spool);
            }
        }
        for image in self.images() {
            let (key, own) = (image.place.key(), image.place.key() == KeyPolicy::Request);
            let number = if own { 0 } else { image.place.number() };
            let lies = (key as u64) << at::KEY | (number as u64) << at::NUMBER;
            for (page, &shown) in
                image.pages.iter().enumerate().filter(|(_, who)| **who != Who::NOBODY)
            {
                profiles.say(shown, 1 << (at.common as usize + at::PAGES as usize + page));
                profiles.repeat(shown, lies << at.common);
                if own_spools && !own {
                    profiles.is_at(shown, image.place.spool() as u8);
                }
            }
        }
    }
}
