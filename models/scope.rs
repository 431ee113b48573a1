//! The bound of the exhaustive search: what may happen at once.
//!
//! A verdict speaks of the scope it was found in, and of nothing beyond.

use crate::words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The most requests a scope may name; state arrays have this size.
pub const MAX_REQUESTS: usize = 8;
/// The most changes a scope may name.
pub const MAX_CHANGES: usize = 4;
/// The most timeouts a scope may name.
pub const MAX_TIMEOUTS: usize = 3;
/// The most seconds a scope may name.
pub const MAX_SECONDS: usize = 4;
/// The most nights a scope may name.
pub const MAX_NIGHTS: usize = 2;
/// The most servers of one kind a design may name.
pub const MAX_SERVERS: usize = 4;
/// The most prints that may hold an order at once.
pub const MAX_WIDTH: usize = 4;
/// The most numbers after which a counter begins again.
pub const MAX_WRAP: usize = 8;
/// The most restarts of a counter that a scope may name.
pub const MAX_RESTARTS: usize = 2;
/// The most crashes of an app server that a scope may name.
pub const MAX_CRASHES: usize = 2;
/// The most failovers of a DB server that a scope may name.
pub const MAX_FAILOVERS: usize = 1;
/// The most pages a document may have.
pub const MAX_PAGES: usize = 3;

words! {
    /// How close together requests may arrive.
    Arrivals {
        /// Any number in the same second.
        Any = "any",
        /// At most one in each second.
        OnePerSecond = "one-per-second",
    }
}

/// Sheet section `[scope]`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// Requests, 1 to 8, each by another resident.
    pub requests: u8,
    /// Changes in the registry, 0 to 4.
    pub changes: u8,
    /// Timeouts that may fire, 0 to 3: load is what makes them fire.
    pub timeouts: u8,
    /// Values of the clock that keys by second read, 1 to 4.
    pub seconds: u8,
    /// How close together requests may arrive.
    pub arrivals: Arrivals,
    /// Nights that may pass, 0 to 2.
    pub nights: u8,
    /// Times that a counter may start anew, 0 to 2.
    pub restarts: u8,
    /// Times that an app server may die and come back, 0 to 2.
    pub crashes: u8,
    /// Times that a DB server may be replaced by its stand-by, 0 to 1.
    pub failovers: u8,
}

impl Default for Scope {
    fn default() -> Self {
        let arrivals = Arrivals::Any;
        Scope {
            requests: 2,
            changes: 1,
            timeouts: 1,
            seconds: 1,
            arrivals,
            nights: 1,
            restarts: 0,
            crashes: 0,
            failovers: 0,
        }
    }
}
