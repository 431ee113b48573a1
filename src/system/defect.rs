//! The defects that can be switched on: each an unsafe answer to a question of the checksheet.
//!
//! Without any, the system is the reference design. With those of an incident it does what was done
//! there, in real code.

use std::collections::BTreeSet;
use std::fmt;

/// Declares the defects: what each is, its name, and the answer of a sheet that it stands for.
macro_rules! defects {
    ($($(#[doc = $said:literal])+ $defect:ident = $name:literal, for $answer:literal;)+) => {
        /// One unsafe decision, off unless switched on.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Defect {
            $(
                $(#[doc = $said])+
                #[doc = concat!("\n\nThe answer is `", $answer, "`.")]
                $defect,
            )+
        }

        impl Defect {
            /// Every defect.
            pub const ALL: [Defect; [$($name),+].len()] = [$(Defect::$defect),+];

            /// The name of the defect, in words joined by hyphens.
            pub fn name(self) -> &'static str {
                match self { $(Defect::$defect => $name,)+ }
            }

            /// The answer that the defect stands for, as a sheet writes it, with its key in full.
            pub fn answer(self) -> &'static str {
                match self { $(Defect::$defect => $answer,)+ }
            }
        }
    };
}

defects! {
    /// Nothing makes prints wait for each other.
    NoOrder = "no-order", for r#"order.scope = "none""#;
    /// Prints wait for each other on one app server only.
    OrderPerServer = "order-per-server", for r#"order.scope = "server""#;
    /// A timeout frees the request's place in the order and leaves the request alive (Yokohama, 2023).
    TimeoutReleasesOnly = "timeout-releases-only", for r#"order.timeout = "release-only""#;
    /// Every image goes to the same name.
    OneImageName = "one-image-name", for r#"image.key = "slot""#;
    /// An image is named by the second in which its request arrived (Kawasaki, 2023, inferred).
    ImageNamedBySecond = "image-named-by-second", for r#"image.key = "second""#;
    /// The next document of the queue is sent, whosever it is.
    NextOfQueue = "next-of-queue", for r#"image.pick = "next""#;
    /// An image stays after it was read.
    ImageStays = "image-stays", for r#"image.after = "keep""#;
    /// At its end the sync releases everybody's wait (Adachi, 2023).
    SyncReleasesAll = "sync-releases-all", for r#"sync.release = "all""#;
    /// A print fails when its record is being updated: visible, and no danger to anybody's data.
    BusyRecordFails = "busy-record-fails", for r#"sync.conflict = "fail""#;
    /// A print goes on without an image when its record is being updated (Munakata, 2023, inferred).
    BusyRecordSkips = "busy-record-skips", for r#"sync.conflict = "skip""#;
    /// The feed may lose a change.
    LossyFeed = "lossy-feed", for r#"sync.feed = "lossy""#;
    /// The replicas are never compared with the registry.
    NoReconcile = "no-reconcile", for r#"sync.reconcile = "never""#;
    /// No document is compared with its request before it leaves.
    NoOutputCheck = "no-output-check", for "output_check.enabled = false";
}

impl fmt::Display for Defect {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The defects that are switched on.
pub type Defects = BTreeSet<Defect>;
