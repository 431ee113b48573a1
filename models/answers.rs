//! A site's answers: design and scope together.

use crate::design::{Design, Feed, KeyPolicy, OrderScope, PickPolicy};
use crate::scope::{Arrivals, Scope};

/// What a sheet says of a site: how it is designed, and how far to search.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answers {
    /// The decisions of the design.
    pub design: Design,
    /// The bound of the search.
    pub scope: Scope,
}

/// A combination of answers that the model does not cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncovered {
    /// `image.pick = "next"` takes whole documents from a queue, so it needs `image.pages = 1`.
    NextNeedsOnePage,
    /// `scope.arrivals = "one-per-second"` needs at least as many seconds as requests: with fewer,
    /// some request could never arrive and no behaviour would be complete.
    TooFewSeconds,
}

impl Uncovered {
    /// The keys whose answers do not go together; the first is the one to point at.
    pub fn keys(self) -> &'static [&'static str] {
        match self {
            Uncovered::NextNeedsOnePage => &["image.pick", "image.pages"],
            Uncovered::TooFewSeconds => &["scope.arrivals", "scope.seconds", "scope.requests"],
        }
    }
}

impl Answers {
    /// The number of requests in scope.
    #[inline]
    pub fn requests(&self) -> usize {
        usize::from(self.scope.requests)
    }

    /// The number of app servers.
    #[inline]
    pub fn app_servers(&self) -> usize {
        usize::from(self.design.topology.app_servers)
    }

    /// The number of replicas, one on each DB server.
    #[inline]
    pub fn replicas(&self) -> usize {
        usize::from(self.design.topology.db_servers)
    }

    /// The combinations in these answers that the model does not cover; empty when it covers all.
    pub fn uncovered(&self) -> Vec<Uncovered> {
        let (image, scope) = (&self.design.image, &self.scope);
        let next_with_pages = image.pick == PickPolicy::Next && image.pages > 1;
        let too_few_seconds =
            scope.arrivals == Arrivals::OnePerSecond && scope.seconds < scope.requests;
        [
            (next_with_pages, Uncovered::NextNeedsOnePage),
            (too_few_seconds, Uncovered::TooFewSeconds),
        ]
        .into_iter()
        .filter_map(|(found, uncovered)| found.then_some(uncovered))
        .collect()
    }

    /// The same site, described by the reference's answer wherever its own makes no difference in
    /// the presence of the others. Both descriptions have the same states, byte for byte, the same
    /// steps between them, and the same claims and witnesses in each state; so what a search of one
    /// sees is what a search of the other would see. Sites that differ in names only are not the
    /// same.
    ///
    /// An answer that a witness asks for makes a difference: images keyed by the second are not
    /// those of one slot, even where the clock never moves, because it must be seen that two
    /// arrivals share a second.
    #[must_use]
    pub fn as_read(&self) -> Answers {
        let (reference, Answers { mut design, scope }) = (Design::default(), *self);
        let Design { topology, order, image, sync, output_check } = &mut design;
        // Each print reads at a place where nobody else writes: its own document, or none.
        let own_image = image.key == KeyPolicy::Request && image.pick == PickPolicy::Key;

        // The spool of the only server is the first, as the one of the site is; and an image that
        // is filed by request lies at the request's place in whichever spool.
        if topology.app_servers == 1 || own_image {
            topology.spool = reference.topology.spool;
        }
        // Only a timeout asks what a timeout does.
        if scope.timeouts == 0 {
            order.timeout = reference.order.timeout;
        }
        // Documents that are in a queue leave it when they are taken, and lie at no place. Whether
        // a request keeps the second of its arrival is still asked.
        if image.pick == PickPolicy::Next {
            image.after = reference.image.after;
            if image.key != KeyPolicy::Second {
                image.key = reference.image.key;
            }
        }
        // Requests join the holders of the site's order only where there is one: elsewhere a sync
        // that releases everybody's wait finds nobody's. Without a change no sync ends.
        if order.scope != OrderScope::Site || scope.changes == 0 {
            sync.release = reference.sync.release;
        }
        // Without a change no record is busy, and nothing can be lost.
        if scope.changes == 0 {
            sync.conflict = reference.sync.conflict;
            sync.feed = reference.sync.feed;
        }
        // A night waits until nothing is under way. If nothing was lost either, every replica equals
        // the registry by then, and to make them equal changes no byte.
        if sync.feed == Feed::Reliable || scope.nights == 0 {
            sync.reconcile = reference.sync.reconcile;
        }
        // No page shows anybody else, so the check stops no document, and is never seen to.
        if own_image {
            output_check.enabled = reference.output_check.enabled;
        }
        Answers { design, scope }
    }
}
