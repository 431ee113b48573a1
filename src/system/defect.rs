//! The defects that can be switched on: each an unsafe answer to a question of the checksheet.
//!
//! Without any, the system is the reference design. With those of an incident it does what was done
//! there, in real code.

use std::collections::BTreeSet;
use std::fmt;

/// One unsafe decision, off unless switched on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Defect {
    /// Nothing makes prints wait for each other (`order.scope = "none"`).
    NoOrder,
    /// Prints wait for each other on one app server only (`order.scope = "server"`).
    OrderPerServer,
    /// A timeout frees the request's place in the order and leaves the request alive
    /// (`order.timeout = "release-only"`; Yokohama, 2023).
    TimeoutReleasesOnly,
    /// Every image goes to the same name (`image.key = "slot"`).
    OneImageName,
    /// An image is named by the second in which its request arrived (`image.key = "second"`;
    /// Kawasaki, 2023, inferred).
    ImageNamedBySecond,
    /// The next document of the queue is sent, whosever it is (`image.pick = "next"`).
    NextOfQueue,
    /// An image stays after it was read (`image.after = "keep"`).
    ImageStays,
    /// At its end the sync releases everybody's wait (`sync.release = "all"`; Adachi, 2023).
    SyncReleasesAll,
    /// A print fails when its record is being updated (`sync.conflict = "fail"`): visible, and no
    /// danger to anybody's data.
    BusyRecordFails,
    /// A print goes on without an image when its record is being updated
    /// (`sync.conflict = "skip"`; Munakata, 2023, inferred).
    BusyRecordSkips,
    /// The feed may lose a change (`sync.feed = "lossy"`).
    LossyFeed,
    /// The replicas are never compared with the registry (`sync.reconcile = "never"`).
    NoReconcile,
    /// No document is compared with its request before it leaves (`output_check.enabled = false`).
    NoOutputCheck,
}

impl Defect {
    /// Every defect.
    pub const ALL: [Defect; 13] = [
        Defect::NoOrder,
        Defect::OrderPerServer,
        Defect::TimeoutReleasesOnly,
        Defect::OneImageName,
        Defect::ImageNamedBySecond,
        Defect::NextOfQueue,
        Defect::ImageStays,
        Defect::SyncReleasesAll,
        Defect::BusyRecordFails,
        Defect::BusyRecordSkips,
        Defect::LossyFeed,
        Defect::NoReconcile,
        Defect::NoOutputCheck,
    ];

    /// The name of the defect, in words joined by hyphens.
    pub fn name(self) -> &'static str {
        match self {
            Defect::NoOrder => "no-order",
            Defect::OrderPerServer => "order-per-server",
            Defect::TimeoutReleasesOnly => "timeout-releases-only",
            Defect::OneImageName => "one-image-name",
            Defect::ImageNamedBySecond => "image-named-by-second",
            Defect::NextOfQueue => "next-of-queue",
            Defect::ImageStays => "image-stays",
            Defect::SyncReleasesAll => "sync-releases-all",
            Defect::BusyRecordFails => "busy-record-fails",
            Defect::BusyRecordSkips => "busy-record-skips",
            Defect::LossyFeed => "lossy-feed",
            Defect::NoReconcile => "no-reconcile",
            Defect::NoOutputCheck => "no-output-check",
        }
    }
}

impl fmt::Display for Defect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The defects that are switched on.
pub type Defects = BTreeSet<Defect>;
