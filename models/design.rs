//! The decisions of a site's design (設計).
//!
//! Each field is a question that a vendor's engineer can answer about a real system; the
//! [register of questions](crate::keys) gives the wording. [`Design::default`] is the reference
//! design, the safe one.

use crate::text::Text;

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

/// Declares the answers to a question: an enum of [`words!`], and what each means in a sentence of
/// both languages, the Japanese one first.
macro_rules! answers {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal, $ja:literal, $en:literal;)+
    }) => {
        words! { $(#[$doc])* $name { $($(#[$variant_doc])* $variant = $word,)+ } }

        impl $name {
            /// What each answer means, in the order of the words.
            pub const MEANINGS: &'static [Text] = &[$(Text { ja: $ja, en: $en },)+];

            /// What this answer means.
            pub fn meaning(self) -> Text {
                $name::MEANINGS[self as usize]
            }
        }
    };
}

answers! {
    /// Where print images (印刷イメージファイル) lie between rendering and sending.
    SpoolPlace {
        /// One place for the whole site.
        Shared = "shared",
            "印刷イメージの置き場所は全サーバで共有",
            "All app servers share one place for print images";
        /// Each app server has a place of its own.
        PerServer = "per-server",
            "印刷イメージの置き場所はサーバごと",
            "Each app server has its own place for print images";
    }
}
answers! {
    /// How far the order control (順番管理) reaches.
    OrderScope {
        /// Nothing makes prints wait for each other.
        None = "none",
            "順番管理なし。印刷は互いに待たない",
            "No order control: prints need not wait for each other";
        /// One print at a time on each app server.
        Server = "server",
            "順番管理はサーバごとに1件ずつ",
            "Order control: one print at a time on each app server";
        /// One print at a time in the whole site.
        Site = "site",
            "順番管理はシステム全体で1件ずつ",
            "Order control: one print at a time on the whole site";
    }
}
answers! {
    /// What happens when a request's time runs out.
    TimeoutPolicy {
        /// The whole request is cancelled, its image included.
        Cancel = "cancel",
            "タイムアウトで申請全体を取り消す",
            "A timeout cancels the whole request";
        /// Only its place in the order is released; the request goes on (Yokohama, 2023).
        ReleaseOnly = "release-only",
            "タイムアウトで順番だけを解除し、申請は進む",
            "A timeout releases the order, and the request goes on";
    }
}
answers! {
    /// Under which key a print image is filed.
    KeyPolicy {
        /// Every image goes to the same place of its spool.
        Slot = "slot",
            "印刷イメージの名前は、すべて同じ",
            "Every image is filed under the same name";
        /// The second in which the request arrived (Kawasaki, 2023; inferred).
        Second = "second",
            "印刷イメージの名前は、申請の秒から決まる",
            "An image is named after the second of the request";
        /// The request's own number.
        Request = "request",
            "印刷イメージの名前は、申請ごとに異なる",
            "An image is named after its request";
    }
}
answers! {
    /// How the sending side picks the document to send.
    PickPolicy {
        /// The image filed under the request's key.
        Key = "key",
            "送信するものを名前で選ぶ",
            "The image to send is picked by its name";
        /// The next document of the print queue, whosever it is.
        Next = "next",
            "待ち行列の次のものを送信する",
            "The next document of the queue is sent";
    }
}
answers! {
    /// What happens to an image once it is read.
    AfterPolicy {
        /// It is erased.
        Erase = "erase",
            "印刷イメージは読み終えたら消去する",
            "An image is erased once it is read";
        /// It stays until something overwrites it.
        Keep = "keep",
            "印刷イメージは上書きされるまで残す",
            "An image is kept until it is overwritten";
    }
}
answers! {
    /// Whose waits the sync process (随時連携) releases when it ends.
    ReleasePolicy {
        /// Its own only.
        Own = "own",
            "随時連携は終了時に自身の処理待ちだけを解除する",
            "At its end the sync releases its own hold";
        /// Everybody's: the Adachi defect of 2023.
        All = "all",
            "随時連携は終了時にすべての処理待ちを解除する",
            "At its end the sync releases everybody's hold";
    }
}
answers! {
    /// What a print does when the record it needs is being updated.
    ConflictPolicy {
        /// It waits until the update is done.
        Wait = "wait",
            "記録の更新中は、印刷が待つ",
            "While a record is updated, its print waits";
        /// It fails visibly.
        Fail = "fail",
            "記録の更新中は、印刷が失敗する",
            "While a record is updated, its print fails";
        /// It goes on without making an image, and reports nothing (Munakata, 2023; inferred).
        Skip = "skip",
            "記録の更新中は、印刷イメージを作らずに進む",
            "While a record is updated, its print goes on without an image";
    }
}
answers! {
    /// Whether the change feed (異動情報の連携) can lose a change.
    Feed {
        /// Every change arrives.
        Reliable = "reliable",
            "異動情報は必ず届く",
            "Every change arrives";
        /// A change may be lost on the way.
        Lossy = "lossy",
            "異動情報が途中で失われることがある",
            "A change may be lost on its way";
    }
}
answers! {
    /// Whether the replicas are compared with the registry every night (全件チェック).
    Reconcile {
        /// The whole copy is compared and corrected every night.
        Daily = "daily",
            "毎晩、全件チェックを行う",
            "The whole copy is compared every night";
        /// It never is.
        Never = "never",
            "全件チェックを行わない",
            "The copy is never compared as a whole";
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
