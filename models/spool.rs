//! The print queue and the print images (印刷イメージファイル) between rendering and sending.
//!
//! An image lies at a *place*: a kind of key, and a number, within a spool. Two requests with the same
//! place overwrite each other; keys of different kinds never coincide. Where documents are picked by position, they are in a queue instead. One spool
//! serves the site, or each app server has its own, its places and its queue apart from the
//! others'.
//!
//! [`alone`] checks this part without the rest of the site.

use crate::answers::Answers;
use crate::design::{AfterPolicy, Design, KeyPolicy, PickPolicy, SpoolPlace};
use crate::request::Request;
use crate::scope::{MAX_PAGES, MAX_REQUESTS, MAX_SERVERS};
use crate::who::Who;
pub use place::Place;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

pub mod alone;
// What the spools bring along as a part of the state.
mod part;
// Where an image lies.
mod place;

/// Whose data each page of an image shows; nobody's where there is no page.
pub type Pages = [Who; MAX_PAGES];

/// No page.
const NO_PAGES: Pages = [Who::NOBODY; MAX_PAGES];

/// An image at a place.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Image {
    /// Where it lies.
    pub place: Place,
    /// What it shows; of the image that is none, nothing.
    pub pages: Pages,
}

impl Image {
    /// No image.
    pub const NONE: Image = Image { place: Place::FIRST, pages: NO_PAGES };

    /// Whether there is an image.
    #[inline]
    pub fn is_there(&self) -> bool {
        self.pages != NO_PAGES
    }
}

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

/// The images and the queues of a site.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Spool {
    /// The images, in the order of their places; after the last, none. A request files pages at one
    /// place only, so there is room for all.
    pub images: [Image; MAX_REQUESTS],
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

/// The place where the image of request number `request` lies, by the design that its app server
/// follows. The number of a request tells its image from every other's, in whichever spool.
#[inline]
pub fn place_of(design: &Design, request: usize, requests: &[Request]) -> Place {
    match design.image.key {
        KeyPolicy::Request => Place::new(KeyPolicy::Request, 0, request),
        key => {
            let own = &requests[request];
            Place::new(key, spool_of(design, own), usize::from(own.number))
        }
    }
}

impl Spool {
    /// No image anywhere.
    pub const EMPTY: Spool =
        Spool { images: [Image::NONE; MAX_REQUESTS], queue: [Queued::NONE; MAX_REQUESTS] };

    /// Where the image at a place is in the list, or where it would be.
    #[inline]
    fn position(&self, place: Place) -> Result<usize, usize> {
        let from = |image: &Image| !image.is_there() || image.place >= place;
        let position = self.images.iter().position(from).unwrap_or(MAX_REQUESTS);
        let found = self.images.get(position).is_some_and(|it| it.is_there() && it.place == place);
        if found { Ok(position) } else { Err(position) }
    }

    /// A page is written at a place, over whatever was there.
    pub fn write(&mut self, place: Place, page: usize, request: usize) {
        let position = self.position(place).unwrap_or_else(|position| {
            assert!(!self.images[MAX_REQUESTS - 1].is_there(), "there is room for every image");
            self.images.copy_within(position..MAX_REQUESTS - 1, position + 1);
            self.images[position] = Image { place, pages: NO_PAGES };
            position
        });
        self.images[position].pages[page] = Who::request(request);
    }

    /// What the image at a place shows; nobody where there is none.
    #[inline]
    pub fn pages(&self, place: Place) -> Pages {
        self.position(place).map_or(NO_PAGES, |position| self.images[position].pages)
    }

    /// Whose data the page at a place shows.
    pub fn read(&self, place: Place, page: usize) -> Who {
        self.pages(place)[page]
    }

    /// The image at a place has been read to its end.
    pub fn after_reading(&mut self, after: AfterPolicy, place: Place) {
        if after == AfterPolicy::Erase {
            self.erase(place);
        }
    }

    /// The image at a place is gone; those behind it move up.
    pub fn erase(&mut self, place: Place) {
        if let Ok(position) = self.position(place) {
            self.images.copy_within(position + 1.., position);
            self.images[MAX_REQUESTS - 1] = Image::NONE;
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
        self.retain_pages(|who| !who.is(request));
        if let Some(position) = self.queue.iter().position(|queued| queued.of.is(request)) {
            self.leave_queue(position);
        }
    }

    /// Pages that show others than these are gone, and the images that then have none.
    pub fn retain_pages(&mut self, stays: impl Fn(Who) -> bool) {
        let mut kept = 0;
        for position in 0..MAX_REQUESTS {
            let Image { place, pages } = self.images[position];
            let pages = pages.map(|page| if stays(page) { page } else { Who::NOBODY });
            self.images[position] = Image::NONE;
            if pages != NO_PAGES {
                self.images[kept] = Image { place, pages };
                kept += 1;
            }
        }
    }

    /// Images at other places than these are gone.
    pub fn retain_images(&mut self, stays: impl Fn(Place) -> bool) {
        let gone: Vec<Place> =
            self.images().map(|image| image.place).filter(|&place| !stays(place)).collect();
        gone.into_iter().for_each(|place| self.erase(place));
    }

    /// The images that there are, in the order of their places.
    pub fn images(&self) -> impl Iterator<Item = &Image> {
        self.images.iter().take_while(|image| image.is_there())
    }

    /// Gives every image another place: no two the same.
    pub fn move_images(&mut self, to: impl Fn(Place) -> Place) {
        let there = self.images().count();
        self.images[..there].iter_mut().for_each(|image| image.place = to(image.place));
        self.images[..there].sort_unstable_by_key(|image| image.place);
    }

    /// Whether some page lies at a place.
    pub fn lies_at(&self, place: Place) -> bool {
        self.position(place).is_ok()
    }

    /// Whether no print image remains, at a place or in a queue.
    pub fn is_empty(&self) -> bool {
        !self.images[0].is_there() && self.queue[0] == Queued::NONE
    }

    /// Takes the document at a position out of the queue; those behind it move up.
    fn leave_queue(&mut self, position: usize) -> Who {
        let taken = self.queue[position].of;
        self.queue.copy_within(position + 1.., position);
        self.queue[MAX_REQUESTS - 1] = Queued::NONE;
        taken
    }
}

const _: () = assert!(MAX_SERVERS <= 1 << place::SPOOL_BITS, "a place names a spool");
const _: () = assert!(MAX_REQUESTS <= 1 << place::NUMBER_BITS, "and a request");

/// Whether each app server has a spool of its own.
fn own_spools(answers: &Answers) -> bool {
    answers.design.topology.spool == SpoolPlace::PerServer
}

/// Whether documents of some app server are queued, and whether those of some are filed by key.
fn picks(answers: &Answers, pick: PickPolicy) -> bool {
    answers.some_server(|design| design.image.pick == pick)
}
