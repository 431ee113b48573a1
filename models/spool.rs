//! The print queue and the print images (印刷イメージファイル) between rendering and sending.
//!
//! An image lies at a *place*: a key within a spool. Two requests with the same place overwrite
//! each other. Where documents are picked by position, they are in a queue instead. One spool
//! serves the site, or each app server has its own, its places and its queue apart from the
//! others'.
//!
//! [`alone`] checks this part without the rest of the site.

use crate::answers::Answers;
use crate::design::{AfterPolicy, Design, KeyPolicy, PickPolicy, SpoolPlace};
use crate::part::{Bits, Part, Permutation, Profiles};
use crate::request::Request;
use crate::scope::{MAX_PAGES, MAX_REQUESTS, MAX_SECONDS, MAX_SERVERS};
use crate::who::Who;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

pub mod alone;

/// The most places a site can have: a key for each second in the spool of each server.
pub const MAX_PLACES: usize = MAX_SERVERS * MAX_SECONDS;

/// A document in a print queue.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Queued {
    /// Whose document it is; nobody after the last.
    pub of: Who,
    /// The spool in whose queue it is. The document outlives its request there, if the request
    /// took another one and is settled.
    pub spool: u8,
}

impl Queued {
    /// No document.
    pub const NONE: Queued = Queued { of: Who::NOBODY, spool: 0 };
}

/// The images and the queue of a site.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Spool {
    /// Whose data each page at each place shows.
    pub images: [[Who; MAX_PAGES]; MAX_PLACES],
    /// The documents in the print queues of all spools, oldest first; after the last, none.
    pub queue: [Queued; MAX_REQUESTS],
}

/// The spool that a request uses: 0 where one spool serves the site, else its server's number.
pub fn spool_of(design: &Design, request: &Request) -> usize {
    match design.topology.spool {
        SpoolPlace::Shared => 0,
        SpoolPlace::PerServer => usize::from(request.server),
    }
}

/// The place where the image of request number `request` lies.
pub fn place_of(design: &Design, request: usize, requests: &[Request]) -> usize {
    let spool = spool_of(design, &requests[request]);
    match design.image.key {
        KeyPolicy::Slot => spool,
        KeyPolicy::Second => spool * MAX_SECONDS + usize::from(requests[request].second),
        KeyPolicy::Request => request,
    }
}

impl Spool {
    /// No image anywhere.
    pub const EMPTY: Spool = Spool {
        images: [[Who::NOBODY; MAX_PAGES]; MAX_PLACES],
        queue: [Queued::NONE; MAX_REQUESTS],
    };

    /// A page is written at a place, over whatever was there.
    pub fn write(&mut self, place: usize, page: usize, request: usize) {
        self.images[place][page] = Who::request(request);
    }

    /// Whose data the page at a place shows.
    pub fn read(&self, place: usize, page: usize) -> Who {
        self.images[place][page]
    }

    /// The image at a place has been read to its end.
    pub fn after_reading(&mut self, after: AfterPolicy, place: usize) {
        if after == AfterPolicy::Erase {
            self.images[place] = [Who::NOBODY; MAX_PAGES];
        }
    }

    /// A document joins the end of a spool's queue.
    pub fn join_queue(&mut self, spool: usize, request: usize) {
        let end = self.queue.iter().position(|&queued| queued == Queued::NONE);
        let end = end.expect("each request writes one document, so the queue has room for all");
        self.queue[end] = Queued { of: Who::request(request), spool: spool as u8 };
    }

    /// The document at the head of a spool's queue is taken. Nobody when there is none.
    pub fn take_next(&mut self, spool: usize) -> Who {
        let stands_there =
            |queued: &Queued| *queued != Queued::NONE && usize::from(queued.spool) == spool;
        let head = self.queue.iter().position(stands_there);
        head.map_or(Who::NOBODY, |position| self.leave_queue(position))
    }

    /// The image of a request is dropped wherever it lies (a timeout that cancels).
    pub fn drop_image(&mut self, request: usize) {
        let dropped = Who::request(request);
        // Every page is written, so that the processor does many at once.
        for page in self.images.as_flattened_mut() {
            *page = if *page == dropped { Who::NOBODY } else { *page };
        }
        if let Some(position) = self.queue.iter().position(|queued| queued.of.is(request)) {
            self.leave_queue(position);
        }
    }

    /// Whether some page lies at a place.
    pub fn lies_at(&self, place: usize) -> bool {
        self.images[place].iter().any(|&page| page != Who::NOBODY)
    }

    /// Whether no print image remains, at a place or in a queue.
    pub fn is_empty(&self) -> bool {
        let nothing_lies = self.images.as_flattened().iter().all(|&page| page == Who::NOBODY);
        nothing_lies && self.queue[0] == Queued::NONE
    }

    /// Takes the document at a position out of the queue; those behind it move up.
    fn leave_queue(&mut self, position: usize) -> Who {
        let taken = self.queue[position].of;
        self.queue.copy_within(position + 1.., position);
        self.queue[MAX_REQUESTS - 1] = Queued::NONE;
        taken
    }
}

/// How many bits are said of a resident: pages of images or, where documents are picked by position,
/// places in the queue, never both.
const SAID: u32 = (MAX_SECONDS * MAX_PAGES) as u32;

const _: () = assert!(MAX_REQUESTS <= SAID as usize, "each place in the queue has a bit");

/// Whether each app server has a spool of its own.
fn own_spools(answers: &Answers) -> bool {
    answers.design.topology.spool == SpoolPlace::PerServer
}

/// One more than the last place at which an image can lie.
fn places(answers: &Answers) -> usize {
    let spools = if own_spools(answers) { answers.app_servers() } else { 1 };
    match answers.design.image.key {
        KeyPolicy::Request => answers.requests(),
        KeyPolicy::Slot => spools,
        KeyPolicy::Second => spools * MAX_SECONDS,
    }
}

/// Whether an image can lie at a place ([`place_of`]).
fn is_a_place(answers: &Answers, place: usize) -> bool {
    let seconds = usize::from(answers.scope.seconds);
    let by_second = answers.design.image.key == KeyPolicy::Second;
    place < places(answers) && (!by_second || place % MAX_SECONDS < seconds)
}

impl Part for Spool {
    const START: Spool = Spool::EMPTY;
    const PROFILE_BITS: u32 = SAID;

    /// Images come and go with the steps of requests.
    #[inline]
    fn progress(&self, _: &Answers) -> u32 {
        0
    }

    fn most_progress(_: &Answers) -> u32 {
        0
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let queues = answers.design.image.pick == PickPolicy::Next;
        let pages = usize::from(answers.design.image.pages);
        for place in 0..MAX_PLACES {
            let lies = !queues && is_a_place(answers, place);
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
        if answers.design.image.pick == PickPolicy::Next {
            let queue = next.queue.iter_mut();
            for queued in queue.take_while(|queued| **queued != Queued::NONE) {
                queued.of = renaming.who(queued.of);
                if own_spools {
                    queued.spool = renaming.server(usize::from(queued.spool)) as u8;
                }
            }
            return;
        }
        for place in 0..places(answers) {
            let to = match answers.design.image.key {
                KeyPolicy::Request => renaming.resident(place),
                KeyPolicy::Slot if own_spools => renaming.server(place),
                KeyPolicy::Second if own_spools => {
                    renaming.server(place / MAX_SECONDS) * MAX_SECONDS + place % MAX_SECONDS
                }
                KeyPolicy::Slot | KeyPolicy::Second => place,
            };
            for (page, shown) in self.images[place].iter().enumerate() {
                next.images[to][page] = renaming.who(*shown);
            }
        }
    }

    /// Whom the images show, or whose documents are queued, and where: the place within the spool is
    /// said of the resident, the spool is the home.
    #[inline]
    fn describe(&self, answers: &Answers, at: u32, profiles: &mut Profiles) {
        let own_spools = own_spools(answers);
        if answers.design.image.pick == PickPolicy::Next {
            for (position, queued) in self.queue[..answers.requests()].iter().enumerate() {
                profiles.say(queued.of, 1 << (at as usize + position));
                if own_spools {
                    profiles.is_at(queued.of, queued.spool);
                }
            }
            return;
        }
        for place in (0..places(answers)).filter(|&place| self.lies_at(place)) {
            let (spool, key) = match answers.design.image.key {
                KeyPolicy::Request => (None, 0),
                KeyPolicy::Slot => (Some(place), 0),
                KeyPolicy::Second => (Some(place / MAX_SECONDS), place % MAX_SECONDS),
            };
            for (page, &shown) in self.images[place].iter().enumerate() {
                profiles.say(shown, 1 << (at as usize + MAX_PAGES * key + page));
                if let Some(spool) = spool.filter(|_| own_spools) {
                    profiles.is_at(shown, spool as u8);
                }
            }
        }
    }
}
