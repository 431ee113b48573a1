//! The decisions of a site's design (設計).
//!
//! Each field is a question that a vendor's engineer can answer about a real system; the
//! [register of questions](crate::keys) gives the wording. [`Design::default`] is the reference
//! design, the safe one.

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

words! {
    /// Where print images (印刷イメージファイル) lie between rendering and sending.
    SpoolPlace {
        /// One place for the whole site.
        Shared = "shared",
        /// Each app server has a place of its own.
        PerServer = "per-server",
    }
}
words! {
    /// How far the order control (順番管理) reaches.
    OrderScope {
        /// Nothing makes prints wait for each other.
        None = "none",
        /// One print at a time on each app server.
        Server = "server",
        /// One print at a time in the whole site.
        Site = "site",
    }
}
words! {
    /// What happens when a request's time runs out.
    TimeoutPolicy {
        /// The whole request is cancelled, its image included.
        Cancel = "cancel",
        /// Only its place in the order is released; the request goes on (Yokohama, 2023).
        ReleaseOnly = "release-only",
    }
}
words! {
    /// Under which key a print image is filed.
    KeyPolicy {
        /// Every image goes to the same place of its spool.
        Slot = "slot",
        /// The second in which the request arrived (Kawasaki, 2023; inferred).
        Second = "second",
        /// The request's own number.
        Request = "request",
    }
}
words! {
    /// How the sending side picks the document to send.
    PickPolicy {
        /// The image filed under the request's key.
        Key = "key",
        /// The next document of the print queue, whosever it is.
        Next = "next",
    }
}
words! {
    /// What happens to an image once it is read.
    AfterPolicy {
        /// It is erased.
        Erase = "erase",
        /// It stays until something overwrites it.
        Keep = "keep",
    }
}
words! {
    /// Whose waits the sync process (随時連携) releases when it ends.
    ReleasePolicy {
        /// Its own only.
        Own = "own",
        /// Everybody's: the Adachi defect of 2023.
        All = "all",
    }
}
words! {
    /// What a print does when the record it needs is being updated.
    ConflictPolicy {
        /// It waits until the update is done.
        Wait = "wait",
        /// It fails visibly.
        Fail = "fail",
        /// It goes on without making an image, and reports nothing (Munakata, 2023; inferred).
        Skip = "skip",
    }
}
words! {
    /// Whether the change feed (異動情報の連携) can lose a change.
    Feed {
        /// Every change arrives.
        Reliable = "reliable",
        /// A change may be lost on the way.
        Lossy = "lossy",
    }
}
words! {
    /// Whether the replicas are compared with the registry every night (全件チェック).
    Reconcile {
        /// The whole copy is compared and corrected every night.
        Daily = "daily",
        /// It never is.
        Never = "never",
    }
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
}

/// Wait and release: sheet section `[order]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderRules {
    /// How far the order reaches.
    pub scope: OrderScope,
    /// What a timeout does.
    pub timeout: TimeoutPolicy,
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
            topology: Topology { app_servers: 2, db_servers: 2, spool: SpoolPlace::Shared },
            order: OrderRules { scope: OrderScope::Site, timeout: TimeoutPolicy::Cancel },
            image: ImageRules {
                key: KeyPolicy::Request,
                pick: PickPolicy::Key,
                after: AfterPolicy::Erase,
                pages: 1,
            },
            sync: SyncRules {
                release: ReleasePolicy::Own,
                conflict: ConflictPolicy::Wait,
                feed: Feed::Reliable,
                reconcile: Reconcile::Daily,
            },
            output_check: OutputCheck { enabled: true },
        }
    }
}
