//! The steps of a site, named as the table in [`crate::site`] names them.

use serde::{Deserialize, Serialize};

/// One atomic step. Requests, residents, servers, replicas and pages count from 0; request `r` is
/// made by resident `r`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "lowercase")]
pub enum Step {
    /// A request arrives at an app server.
    Arrive {
        /// The request.
        request: usize,
        /// The app server.
        server: usize,
    },
    /// Its app server lets it in.
    Enter {
        /// The request.
        request: usize,
    },
    /// The site's order lets it print.
    Acquire {
        /// The request.
        request: usize,
    },
    /// It reads the resident's record from a replica.
    Fetch {
        /// The request.
        request: usize,
    },
    /// It writes a page of its image, or (pick by position) its document into the queue.
    Write {
        /// The request.
        request: usize,
        /// The page.
        page: usize,
    },
    /// It reads a page for sending.
    Read {
        /// The request.
        request: usize,
        /// The page.
        page: usize,
    },
    /// It is checked and delivered.
    Finish {
        /// The request.
        request: usize,
    },
    /// Its time runs out.
    Timeout {
        /// The request.
        request: usize,
    },
    /// A resident's record changes in the registry.
    Change {
        /// The resident.
        resident: usize,
    },
    /// The sync takes the oldest change.
    Begin,
    /// The sync applies it to a replica.
    Apply {
        /// The replica, named by its DB server.
        replica: usize,
    },
    /// The sync ends and releases.
    End,
    /// The feed loses the oldest change.
    Drop,
    /// The clock advances by a second.
    Tick,
    /// A night passes.
    Night,
}

impl Step {
    /// The name of the step, as in the table and in every output.
    pub fn name(self) -> &'static str {
        match self {
            Step::Arrive { .. } => "arrive",
            Step::Enter { .. } => "enter",
            Step::Acquire { .. } => "acquire",
            Step::Fetch { .. } => "fetch",
            Step::Write { .. } => "write",
            Step::Read { .. } => "read",
            Step::Finish { .. } => "finish",
            Step::Timeout { .. } => "timeout",
            Step::Change { .. } => "change",
            Step::Begin => "begin",
            Step::Apply { .. } => "apply",
            Step::End => "end",
            Step::Drop => "drop",
            Step::Tick => "tick",
            Step::Night => "night",
        }
    }

    /// The request that takes the step; `None` for steps of the sync, the clock and the registry.
    pub fn request(self) -> Option<usize> {
        match self {
            Step::Arrive { request, .. }
            | Step::Enter { request }
            | Step::Acquire { request }
            | Step::Fetch { request }
            | Step::Write { request, .. }
            | Step::Read { request, .. }
            | Step::Finish { request }
            | Step::Timeout { request } => Some(request),
            _ => None,
        }
    }
}
