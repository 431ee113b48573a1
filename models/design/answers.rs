//! The answers that the questions of a design allow, and what each means in a sentence.

use crate::text::Text;
use crate::words;

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
        /// The requester is told no and the order is released, while the work under way goes on.
        Abandon = "abandon",
            "タイムアウトで申請者には失敗と伝えるが、動いている処理は止まらない",
            "A timeout fails the request, and the work under way goes on";
    }
}
answers! {
    /// From when on a request's time runs.
    TimerStart {
        /// From its grant.
        Print = "print",
            "制限時間は、印刷の開始から数える",
            "A request's time runs from the start of its print";
        /// Already while it waits.
        Wait = "wait",
            "制限時間は、処理待ちの間も数える",
            "A request's time already runs while it waits";
    }
}
answers! {
    /// What becomes of the holds and the images of an app server that died.
    CrashRecovery {
        /// The holds of its requests are released, their images dropped.
        Clean = "clean",
            "停止したサーバの処理待ちと印刷イメージは取り除く",
            "What a dead app server held and left is cleaned up";
        /// Both stay.
        None = "none",
            "停止したサーバの処理待ちと印刷イメージは、そのまま残る",
            "What a dead app server held and left stays";
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
        /// The next number of a counter.
        Counter = "counter",
            "印刷イメージの名前は、通し番号",
            "An image is named by the next number of a counter";
    }
}
answers! {
    /// Who counts the numbers that images are named by.
    CounterPlace {
        /// One counter for the site.
        Site = "site",
            "通し番号は、システム全体で一つ",
            "One counter numbers the images of the whole site";
        /// One for each app server.
        Server = "server",
            "通し番号は、サーバごとに数える",
            "Each app server counts the images for itself";
    }
}
answers! {
    /// When an image is read: before its request's holds are released, or after.
    PickupTime {
        /// Before.
        Held = "held",
            "印刷イメージを読み終えてから、処理待ちを解除する",
            "An image is read before its order is released";
        /// After: the holds are released once the image is written.
        Later = "later",
            "印刷イメージを作り終えたら処理待ちを解除し、その後に読む",
            "An image is read after its order is released";
    }
}
answers! {
    /// What a request does with an image that lies at its key before it wrote one.
    ReusePolicy {
        /// It makes its own.
        Never = "never",
            "印刷イメージは必ず作り直す",
            "Every request makes its own image";
        /// It takes that image instead.
        IfPresent = "if-present",
            "同じ名前の印刷イメージがあれば、作らずに使う",
            "An image that lies under the name is used again";
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
answers! {
    /// When the replicas beyond the first get a change.
    SpreadPolicy {
        /// Before the sync ends.
        BeforeEnd = "before-end",
            "異動情報は、随時連携が終わる前に全データベースへ届く",
            "Every replica gets a change before its sync ends";
        /// Some time after.
        AfterEnd = "after-end",
            "異動情報は、随時連携が終わった後に残りのデータベースへ届く",
            "The other replicas get a change after its sync ended";
    }
}
answers! {
    /// What happens to a change that is older than what the replica has.
    ApplyPolicy {
        /// It is ignored.
        Newer = "newer",
            "届いた異動情報が古ければ、書き込まない",
            "A change older than the record is ignored";
        /// It is written.
        Always = "always",
            "届いた異動情報は、古くても書き込む",
            "A change is written even where it is older than the record";
    }
}
answers! {
    /// Whether a night can come while changes are on their way.
    NightPolicy {
        /// It waits until every change has arrived.
        Drained = "drained",
            "夜間処理は、異動情報がすべて届いてから行う",
            "The night's work waits until every change has arrived";
        /// It does not.
        Any = "any",
            "夜間処理は、異動情報が届く途中でも行う",
            "The night's work may come while changes are on their way";
    }
}
answers! {
    /// What the stand-by (待機系) of a DB server holds when it takes over.
    StandbyCopy {
        /// The same as the server.
        Current = "current",
            "待機系のデータは、常に最新",
            "A stand-by holds what its DB server holds";
        /// What the server had after the last night.
        Nightly = "nightly",
            "待機系のデータは、直前の夜間のもの",
            "A stand-by holds the copy of the last night";
    }
}
