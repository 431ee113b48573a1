//! A site's answers: design and scope together.

use crate::design::{Design, PickPolicy};
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
}
