//! The decisions of a site's design (設計).
//!
//! Each field is a question that a vendor's engineer can answer about a real system; the
//! [register of questions](crate::answers::keys) gives the wording. [`Design::default`] is the reference
//! design, the safe one.

pub use answers::{
    AfterPolicy, ApplyPolicy, ConflictPolicy, CounterPlace, CrashRecovery, Feed, KeyPolicy,
    NightPolicy, OrderScope, PickPolicy, PickupTime, Reconcile, ReleasePolicy, ReusePolicy,
    SpoolPlace, SpreadPolicy, StandbyCopy, TimeoutPolicy, TimerStart,
};

// The answers to each question, and what each means.
mod answers;

/// Declares an enum whose variants are the words that a sheet, or another file that is read as sheets
/// are, may use in one place.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// The words a sheet may use, in the order of the variants.
            pub const WORDS: &'static [&'static str] = &[$($word,)+];

            /// Every answer, in the same order.
            pub const ALL: [Self; Self::WORDS.len()] = [$($name::$variant,)+];

            /// The word for this answer.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }

            /// The answer that a word stands for; `None` for any other word.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($name::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.word())
            }
        }

        impl $crate::schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut $crate::schemars::SchemaGenerator) -> $crate::schemars::Schema {
                $crate::schemars::json_schema!({ "enum": Self::WORDS })
            }
        }

        impl $crate::serde::Serialize for $name {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <String as $crate::serde::Deserialize>::deserialize(from)?;
                let unknown = || $crate::serde::de::Error::unknown_variant(&word, Self::WORDS);
                Self::from_word(&word).ok_or_else(unknown)
            }
        }
    };
}

/// Servers and where the images lie: sheet section `[topology]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Topology {
    /// Number of app servers (アプリケーションサーバ), 1 to 4.
    pub app_servers: u8,
    /// Number of DB servers (データベースサーバ), 1 to 4; each holds one replica.
    pub db_servers: u8,
    /// Where the print images lie.
    pub spool: SpoolPlace,
    /// What the stand-by of a DB server holds.
    pub standby: StandbyCopy,
}

/// Wait and release: sheet section `[order]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderRules {
    /// How far the order reaches.
    pub scope: OrderScope,
    /// What a timeout does.
    pub timeout: TimeoutPolicy,
    /// From when on a request's time runs.
    pub timer: TimerStart,
    /// How many prints may hold the order at once, 1 to 4, each in a slot of its own.
    pub width: u8,
    /// What becomes of the holds and images of a server that died.
    pub recovery: CrashRecovery,
}

/// Print images: sheet section `[image]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageRules {
    /// The key of an image.
    pub key: KeyPolicy,
    /// How a document is picked for sending.
    pub pick: PickPolicy,
    /// What becomes of an image after reading.
    pub after: AfterPolicy,
    /// Pages of a document, 1 to 3.
    pub pages: u8,
    /// Who counts the numbers that images are named by.
    pub counter: CounterPlace,
    /// After how many numbers a counter begins again, 1 to 8; 0: never.
    pub wrap: u8,
    /// When an image is read.
    pub pickup: PickupTime,
    /// Whether an image that is there is used again.
    pub reuse: ReusePolicy,
}

/// Changes on their way from the registry to the replicas: sheet section `[sync]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SyncRules {
    /// Whose waits the sync releases at its end.
    pub release: ReleasePolicy,
    /// What a print does when its record is busy.
    pub conflict: ConflictPolicy,
    /// Whether changes can be lost.
    pub feed: Feed,
    /// Whether losses are repaired at night.
    pub reconcile: Reconcile,
    /// When the replicas beyond the first get a change.
    pub spread: SpreadPolicy,
    /// What happens to a change that is older than what the replica has.
    pub apply: ApplyPolicy,
    /// Whether a night can come while changes are on their way.
    pub night: NightPolicy,
}

/// The comparison of the finished document with the request (出力異常検出機能): sheet section
/// `[output_check]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputCheck {
    /// Whether it runs before a document leaves.
    pub enabled: bool,
}

/// All decisions of a site's design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Design {
    /// Servers and spool.
    pub topology: Topology,
    /// Wait and release.
    pub order: OrderRules,
    /// Print images.
    pub image: ImageRules,
    /// Sync and reconcile.
    pub sync: SyncRules,
    /// The check before output.
    pub output_check: OutputCheck,
}

impl Default for Design {
    /// The reference design: every decision is the safe one.
    fn default() -> Self {
        Design {
            topology: Topology {
                app_servers: 2,
                db_servers: 2,
                spool: SpoolPlace::Shared,
                standby: StandbyCopy::Current,
            },
            order: OrderRules {
                scope: OrderScope::Site,
                timeout: TimeoutPolicy::Cancel,
                timer: TimerStart::Print,
                width: 1,
                recovery: CrashRecovery::Clean,
            },
            image: ImageRules {
                key: KeyPolicy::Request,
                pick: PickPolicy::Key,
                after: AfterPolicy::Erase,
                pages: 1,
                counter: CounterPlace::Site,
                wrap: 0,
                pickup: PickupTime::Held,
                reuse: ReusePolicy::Never,
            },
            sync: SyncRules {
                release: ReleasePolicy::Own,
                conflict: ConflictPolicy::Wait,
                feed: Feed::Reliable,
                reconcile: Reconcile::Daily,
                spread: SpreadPolicy::BeforeEnd,
                apply: ApplyPolicy::Newer,
                night: NightPolicy::Drained,
            },
            output_check: OutputCheck { enabled: true },
        }
    }
}
