//! One application at a kiosk (申請), from arrival to delivery or failure.
//!
//! ```text
//! Away ─arrive→ Arrived ─enter→ Entered ─acquire→ Granted ─fetch→ Fetched ─write… read…→ finish
//!                                                    └─fetch, busy→ Skipped ─────read…→ finish
//! ```
//! A request ends as `Delivered` or `Failed`; it is *in flight* from arrival to its end, and *in
//! print* from grant to its end. Where a timeout does not stop the work (`timeout = "abandon"`), the
//! request has failed while its work goes on, unobserved by its requester:
//!
//! ```text
//! Granted ─timeout→ AbandonedGranted ─fetch→ AbandonedFetched ─write…→ Failed
//! Fetched ─timeout──────────────────────────────┘
//! ```

use crate::answers::Answers;
use crate::design::{KeyPolicy, TimeoutPolicy};
use crate::part::{Bits, Part, Permutation, ProfilePlace, Profiles};
use crate::scope::{MAX_PAGES, MAX_REQUESTS, MAX_SECONDS, MAX_WIDTH};
use crate::who::Who;
use zerocopy::{ByteEq, ByteHash, Immutable, IntoBytes, TryFromBytes};

/// How far a request has come.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(u8)]
pub enum Phase {
    /// Not yet made.
    Away,
    /// At an app server.
    Arrived,
    /// Let in by its app server.
    Entered,
    /// Let in by the site's order: its print has begun.
    Granted,
    /// The resident's record is read; pages are being written, then read.
    Fetched,
    /// Goes on without an image of its own (`conflict = "skip"`, or another's image is used again).
    Skipped,
    /// The document was sent to the kiosk.
    Delivered,
    /// Ended visibly without a document.
    Failed,
    /// Failed, because its time ran out; its work has yet to read the record.
    AbandonedGranted,
    /// Failed, because its time ran out; its work has read the record and writes pages.
    AbandonedFetched,
}

/// A request and what the model remembers of it.
///
/// What no later step and no claim can ask for is forgotten when the request ends, so that states
/// that differ only in such leftovers are one state.
#[derive(Clone, Copy, Debug, IntoBytes, TryFromBytes, Immutable, ByteEq, ByteHash)]
#[repr(C)]
pub struct Request {
    /// How far it has come.
    pub phase: Phase,
    /// The app server it arrived at, from 0.
    pub server: u8,
    /// The number in its image key: the second it arrived in, that of a counter, or, once granted,
    /// that of its slot. Of a key that is made of the request itself it is 0.
    pub number: u8,
    /// Whether its time ran out.
    pub expired: bool,
    /// The version of the resident's record that it fetched.
    pub version: u8,
    /// The version that the last night before its arrival noted: older is stale (C3).
    pub due: u8,
    /// The version in the last change of the record that had ended when it arrived: older is not
    /// fresh (C9). Kept only where it can be given an older one.
    pub ended: u8,
    /// Pages written so far.
    pub written: u8,
    /// Pages read so far.
    pub read: u8,
    /// Whose data each page shows that was read.
    pub pages: [Who; MAX_PAGES],
}

impl Request {
    /// A request not yet made.
    pub const AWAY: Request = Request {
        phase: Phase::Away,
        server: 0,
        number: 0,
        expired: false,
        version: 0,
        due: 0,
        ended: 0,
        written: 0,
        read: 0,
        pages: [Who::NOBODY; MAX_PAGES],
    };

    /// Whether it has arrived and not ended.
    pub fn in_flight(&self) -> bool {
        !self.settled() && self.phase != Phase::Away
    }

    /// Whether it is between grant and end.
    pub fn in_print(&self) -> bool {
        matches!(self.phase, Phase::Granted | Phase::Fetched | Phase::Skipped)
    }

    /// Whether it ended, as delivered or as failed.
    pub fn settled(&self) -> bool {
        matches!(self.phase, Phase::Delivered | Phase::Failed) || self.is_worked_on()
    }

    /// Whether it failed because its time ran out, and its work goes on.
    pub fn is_worked_on(&self) -> bool {
        matches!(self.phase, Phase::AbandonedGranted | Phase::AbandonedFetched)
    }

    /// Whether an app server has something to do for it.
    pub fn is_at_server(&self) -> bool {
        self.in_flight() || self.is_worked_on()
    }

    /// Whether a document of `pages` pages is complete, or passes for complete.
    pub fn ready_to_read(&self, pages: u8) -> bool {
        match self.phase {
            Phase::Fetched => self.written == pages,
            Phase::Skipped => true,
            _ => false,
        }
    }

    /// Whether it has read its whole document.
    pub fn has_document(&self, pages: u8) -> bool {
        self.in_print() && self.read == pages
    }

    /// Whether some page that it read shows another resident than `resident`.
    pub fn shows_another(&self, resident: usize) -> bool {
        self.pages.iter().any(|page| page.index().is_some_and(|shown| shown != resident))
    }

    /// Whether some page that it read shows `resident`.
    pub fn shows(&self, resident: usize) -> bool {
        self.pages.iter().any(|page| page.is(resident))
    }

    /// Arrives at an app server, with the number that its image key may be made of, and the versions
    /// of its resident's record that it may not be given less than.
    pub fn arrive(&mut self, server: usize, number: u8, due: u8, ended: u8) {
        debug_assert!(self.phase == Phase::Away, "a request arrives once: {self:?}");
        *self =
            Request { phase: Phase::Arrived, server: server as u8, number, due, ended, ..*self };
    }

    /// Has the version of the record that it reads. Of abandoned work nobody asks which.
    pub fn fetch(&mut self, version: u8) {
        match self.phase {
            Phase::AbandonedGranted => self.phase = Phase::AbandonedFetched,
            _ => (self.phase, self.version) = (Phase::Fetched, version),
        }
    }

    /// Goes on without an image of its own.
    pub fn skip(&mut self) {
        self.phase = Phase::Skipped;
    }

    /// Ends as failed: of the request only remains whether its time ran out.
    pub fn fail(&mut self) {
        *self = Request { phase: Phase::Failed, expired: self.expired, ..Request::AWAY };
    }

    /// Fails because its time ran out. Its work goes on, if it was in print and has pages to write.
    pub fn abandon(&mut self, pages: u8) {
        let phase = match self.phase {
            Phase::Granted => Phase::AbandonedGranted,
            Phase::Fetched if self.written < pages => Phase::AbandonedFetched,
            _ => return self.fail(),
        };
        let Request { server, number, expired, written, .. } = *self;
        *self = Request { phase, server, number, expired, written, ..Request::AWAY };
    }

    /// Ends as delivered: the document remains, and what it is judged by.
    pub fn deliver(&mut self) {
        let Request { expired, version, due, ended, pages, .. } = *self;
        let phase = Phase::Delivered;
        *self = Request { phase, expired, version, due, ended, pages, ..Request::AWAY };
    }
}

/// How far each field is shifted in what is said of a resident. Versions count to 4 and take three
/// bits, numbers take three, pages take two.
mod at {
    pub(super) const PHASE: u32 = 0;
    pub(super) const NUMBER: u32 = 4;
    pub(super) const EXPIRED: u32 = 7;
    pub(super) const VERSION: u32 = 8;
    pub(super) const DUE: u32 = 11;
    pub(super) const WRITTEN: u32 = 14;
    pub(super) const READ: u32 = 16;
    pub(super) const PAGES: u32 = 18;
    pub(super) const END: u32 = PAGES + 2 * crate::scope::MAX_PAGES as u32;

    // What is said only where it is asked what ended.
    pub(super) const ENDED: u32 = 0;
    pub(super) const RARE_END: u32 = 3;
}

const _: () = assert!(MAX_PAGES <= 3, "two bits hold a page");
const _: () = assert!((Phase::AbandonedFetched as usize) < 1 << 4, "four bits hold a phase");
const _: () = assert!(MAX_REQUESTS <= 8, "three bits hold the number of a counter");
const _: () = assert!(MAX_SECONDS <= 8 && MAX_WIDTH <= 8, "and a second, and a slot");

/// The requests of a site.
impl Part for [Request; MAX_REQUESTS] {
    const START: Self = [Request::AWAY; MAX_REQUESTS];
    const PROFILE_BITS: u32 = at::END;
    const RARE_BITS: u32 = at::RARE_END;
    const OTHERS: usize = MAX_PAGES;

    #[inline]
    fn progress(&self, answers: &Answers) -> u32 {
        let pages = answers.design.image.pages;
        self[..answers.requests()].iter().map(|request| request.progress(pages)).sum()
    }

    fn most_progress(answers: &Answers) -> u32 {
        let scope = answers.scope;
        let a_request = 5 + 2 * u32::from(answers.design.image.pages);
        let timeouts = u32::from(scope.timeouts).min(MAX_REQUESTS as u32);
        u32::from(scope.requests) * a_request + timeouts
    }

    fn bits(answers: &Answers, bits: &mut Bits) {
        let scope = answers.scope;
        let pages = usize::from(answers.design.image.pages);
        let changes = usize::from(scope.changes);
        let abandons = answers.some_server(|design| design.order.timeout == TimeoutPolicy::Abandon);
        let last = if abandons { Phase::AbandonedFetched } else { Phase::Failed };
        for request in 0..MAX_REQUESTS {
            let made = request < answers.requests();
            bits.number(made, last as usize);
            bits.number(made, answers.app_servers() - 1);
            bits.number(made, most_number(answers));
            bits.flag(made && scope.timeouts > 0);
            bits.number(made, changes); // version
            bits.number(made && scope.nights > 0, changes); // due
            bits.number(made && answers.asks_what_ended(), changes); // ended
            bits.number(made, pages); // written
            bits.number(made, pages); // read
            (0..MAX_PAGES).for_each(|page| bits.who(made && page < pages, answers));
        }
    }

    #[inline]
    fn rename(&self, answers: &Answers, renaming: &Permutation, next: &mut Self) {
        for r in 0..answers.requests() {
            let request = &mut next[renaming.resident(r)];
            *request = self[r];
            // Where a server has nothing to do for a request, none is remembered.
            if request.is_at_server() {
                request.server = renaming.server(usize::from(request.server)) as u8;
            }
            for page in &mut request.pages {
                *page = renaming.who(*page);
            }
        }
    }

    /// A page that a request has read says whether it shows nobody, the resident or another, not
    /// whom.
    #[inline]
    fn describe(&self, answers: &Answers, at: ProfilePlace, profiles: &mut Profiles) {
        for r in 0..answers.requests() {
            let request = &self[r];
            let mut said = (request.phase as u64) << at::PHASE
                | u64::from(request.number) << at::NUMBER
                | u64::from(request.expired) << at::EXPIRED
                | u64::from(request.version) << at::VERSION
                | u64::from(request.due) << at::DUE
                | u64::from(request.written) << at::WRITTEN
                | u64::from(request.read) << at::READ;
            let own = Who::request(r);
            for (page, &shown) in request.pages.iter().enumerate() {
                let another = shown != Who::NOBODY && shown != own;
                let shows = u64::from(shown != Who::NOBODY) + u64::from(another);
                said |= shows << (at::PAGES as usize + 2 * page);
                profiles.names_another |= another;
            }
            profiles.say(own, said << at.common);
            profiles.say_rare(own, u64::from(request.ended) << (at.rare + at::ENDED));
            if request.is_at_server() {
                profiles.is_at(own, request.server);
            }
        }
    }

    /// What was due when a request arrived is asked for by C3 alone, and what had ended by C9.
    fn forget(&mut self, _: &Answers) {
        self.iter_mut().for_each(|request| (request.due, request.ended) = (0, 0));
    }

    /// The pages that show another, each at its own place.
    fn name_others(&self, resident: usize, at: usize, to: &mut impl FnMut(usize, usize)) {
        for (page, shown) in self[resident].pages.iter().enumerate() {
            if let Some(shown) = shown.index().filter(|&shown| shown != resident) {
                to(at + page, shown);
            }
        }
    }
}

/// The largest number that an image key of this site is made of.
pub(crate) fn most_number(answers: &Answers) -> usize {
    let most = |design: &crate::design::Design| match design.image.key {
        KeyPolicy::Slot => usize::from(design.order.width) - 1,
        KeyPolicy::Second => usize::from(answers.scope.seconds) - 1,
        KeyPolicy::Request => 0,
        KeyPolicy::Counter => answers.requests() - 1,
    };
    answers.designs().map(|design| most(&design)).max().expect("a site has app servers")
}

impl Request {
    /// How many steps it has taken, counting a step never taken as taken once the request ends.
    #[inline]
    fn progress(&self, pages: u8) -> u32 {
        let pages = u32::from(pages);
        // Pages are counted in print, and by work that goes on: before there are none, and the end
        // forgets them.
        let steps = match self.phase {
            Phase::Away => 0,
            Phase::Arrived => 1,
            Phase::Entered => 2,
            Phase::Granted | Phase::AbandonedGranted => 3,
            Phase::Fetched | Phase::AbandonedFetched => 4,
            Phase::Skipped => 4 + pages,
            Phase::Delivered | Phase::Failed => 5 + 2 * pages,
        };
        let steps = steps + u32::from(self.written) + u32::from(self.read);
        steps + u32::from(self.expired)
    }
}
