//! One application at a kiosk (申請), from arrival to delivery or failure.
//!
//! ```text
//! Away ─arrive→ Arrived ─enter→ Entered ─acquire→ Granted ─fetch→ Fetched ─write… read…→ finish
//!                                                    └─fetch, busy→ Skipped ─────read…→ finish
//! ```
//! A request ends as `Delivered` or `Failed`; it is *in flight* from arrival to its end, and *in
//! print* from grant to its end.

use crate::scope::MAX_PAGES;
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
    /// Goes on without an image of its own (`conflict = "skip"`).
    Skipped,
    /// The document was sent to the kiosk.
    Delivered,
    /// Ended visibly without a document.
    Failed,
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
    /// The second it arrived in, where the image key is made of it; else 0.
    pub second: u8,
    /// Whether its time ran out.
    pub expired: bool,
    /// The version of the resident's record that it fetched.
    pub version: u8,
    /// The version that the last night before its arrival noted: older is stale (C3).
    pub due: u8,
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
        second: 0,
        expired: false,
        version: 0,
        due: 0,
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
        matches!(self.phase, Phase::Delivered | Phase::Failed)
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

    /// Whether some page that it read shows somebody other than `resident`.
    pub fn shows_foreigner(&self, resident: usize) -> bool {
        self.pages.iter().any(|page| page.index().is_some_and(|shown| shown != resident))
    }

    /// Whether some page that it read shows `resident`.
    pub fn shows(&self, resident: usize) -> bool {
        self.pages.iter().any(|page| page.is(resident))
    }

    /// Ends as failed: of the request only remains whether its time ran out.
    pub fn fail(&mut self) {
        *self = Request { phase: Phase::Failed, expired: self.expired, ..Request::AWAY };
    }

    /// Ends as delivered: the document remains, and what it is judged by.
    pub fn deliver(&mut self) {
        let Request { expired, version, due, pages, .. } = *self;
        *self = Request { phase: Phase::Delivered, expired, version, due, pages, ..Request::AWAY };
    }

    /// How many steps it has taken, counting a step never taken as taken once the request ends:
    /// part of the measure that every step raises.
    pub fn progress(&self, pages: u8) -> u32 {
        let pages = u32::from(pages);
        // Pages are counted in print only: before it there are none, and its end forgets them.
        let steps = match self.phase {
            Phase::Away => 0,
            Phase::Arrived => 1,
            Phase::Entered => 2,
            Phase::Granted => 3,
            Phase::Fetched => 4,
            Phase::Skipped => 4 + pages,
            Phase::Delivered | Phase::Failed => 5 + 2 * pages,
        };
        let steps = steps + u32::from(self.written) + u32::from(self.read);
        steps + u32::from(self.expired)
    }
}
