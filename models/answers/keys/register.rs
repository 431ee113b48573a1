//! The register itself: every question, with the answers that it allows and what they mean.

use super::{Allowed, Answer, Key, OnlySearched};
use crate::design::{
    AfterPolicy, ApplyPolicy, ConflictPolicy, CounterPlace, CrashRecovery, Feed, KeyPolicy,
    NightPolicy, OrderScope, PickPolicy, PickupTime, Reconcile, ReleasePolicy, ReusePolicy,
    SpoolPlace, SpreadPolicy, StandbyCopy, TimeoutPolicy, TimerStart,
};
use crate::scope::{
    Arrivals, MAX_CHANGES, MAX_CRASHES, MAX_FAILOVERS, MAX_NIGHTS, MAX_PAGES, MAX_REQUESTS,
    MAX_RESTARTS, MAX_SECONDS, MAX_SERVERS, MAX_TIMEOUTS, MAX_WIDTH, MAX_WRAP,
};
use crate::text::Text;

/// The sections in the order of a sheet.
pub const SECTIONS: &[&str] = &["topology", "order", "image", "sync", "output_check", "scope"];

/// A decision whose answers are words.
macro_rules! word {
    ($name:literal, $type:ident, $($field:ident).+, $ja:literal, $en:literal) => {
        Key {
            name: $name,
            question: Text { ja: $ja, en: $en },
            allowed: Allowed::Words($type::WORDS),
            meanings: $type::MEANINGS,
            decision: true,
            of_server: false,
            only_searched: OnlySearched::Nothing,
            read: |answers| Answer::Word(answers.$($field).+.word()),
            write: |answers, answer| {
                let Answer::Word(word) = answer else { unreachable!("allowed answers are words") };
                answers.$($field).+ = $type::from_word(word).expect("the word is allowed");
            },
        }
    };
}

/// A question whose answers are numbers.
macro_rules! number {
    ($name:literal, $first:literal ..= $last:expr, $($field:ident).+, $ja:literal, $en:literal) => {
        Key {
            name: $name,
            question: Text { ja: $ja, en: $en },
            allowed: Allowed::Numbers($first, $last as u8),
            meanings: &[],
            decision: false,
            of_server: false,
            only_searched: OnlySearched::Nothing,
            read: |answers| Answer::Number(answers.$($field).+),
            write: |answers, answer| {
                let Answer::Number(n) = answer else { unreachable!("allowed answers are numbers") };
                answers.$($field).+ = n;
            },
        }
    };
}

/// Every key, in the order of a sheet.
pub const KEYS: &[Key] = &[
    number!(
        "topology.app_servers",
        1..=MAX_SERVERS,
        design.topology.app_servers,
        "アプリケーションサーバは何台ですか。",
        "How many app servers are there?"
    ),
    number!(
        "topology.db_servers",
        1..=MAX_SERVERS,
        design.topology.db_servers,
        "データベースサーバは何台ですか。",
        "How many DB servers are there?"
    ),
    word!(
        "topology.spool",
        SpoolPlace,
        design.topology.spool,
        "印刷イメージファイルの置き場所は、全サーバで共有ですか、サーバごとですか。",
        "Do all app servers share one place for print images, or has each its own?"
    ),
    word!(
        "topology.standby",
        StandbyCopy,
        design.topology.standby,
        "データベースサーバの待機系は、切り替わるときに最新のデータを持ちますか、直前の夜間のデータを持ちますか。",
        "When the stand-by of a DB server takes over, is its data current or that of the last night?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    word!(
        "order.scope",
        OrderScope,
        design.order.scope,
        "順番管理（印刷を一件ずつにする処理待ち）は、どの範囲に及びますか。",
        "How far does the order control reach, which makes prints happen one at a time?"
    )
    .of_server(),
    word!(
        "order.timeout",
        TimeoutPolicy,
        design.order.timeout,
        "タイムアウトしたとき、申請全体を取り消しますか、順番だけを解除しますか、動いている処理を残して失敗としますか。",
        "When a request's time runs out, is all of it cancelled, only its place released, or is it \
         told no while its work goes on?"
    )
    .only_searched(OnlySearched::Word("abandon"))
    .of_server(),
    word!(
        "order.timer",
        TimerStart,
        design.order.timer,
        "申請の制限時間は、印刷の開始から数えますか、処理待ちの間も数えますか。",
        "Does the time of a request run from the start of its print, or already while it waits?"
    )
    .only_searched(OnlySearched::AllButTheDefault)
    .of_server(),
    number!(
        "order.width",
        1..=MAX_WIDTH,
        design.order.width,
        "順番管理は、同時に何件までの印刷を通しますか。",
        "How many prints does the order control let through at once?"
    )
    .decided()
    .only_searched(OnlySearched::AllButTheDefault),
    word!(
        "order.recovery",
        CrashRecovery,
        design.order.recovery,
        "サーバが停止したとき、そのサーバの処理待ちと印刷イメージは取り除かれますか、残りますか。",
        "When an app server dies, is what it held and left cleaned up, or does it stay?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    word!(
        "image.key",
        KeyPolicy,
        design.image.key,
        "印刷イメージファイルの名前（鍵）は、何から決まりますか。",
        "What is the name (key) of a print image made from?"
    )
    .only_searched(OnlySearched::Word("counter"))
    .of_server(),
    word!(
        "image.pick",
        PickPolicy,
        design.image.pick,
        "送信する印刷イメージは、鍵で選びますか、待ち行列の次のものを取りますか。",
        "Is the image to send picked by its key, or is the next one of the queue taken?"
    )
    .of_server(),
    word!(
        "image.after",
        AfterPolicy,
        design.image.after,
        "印刷イメージは、読み終えたら消去しますか、残しますか。",
        "Is an image erased once it is read, or kept?"
    )
    .of_server(),
    number!(
        "image.pages",
        1..=MAX_PAGES,
        design.image.pages,
        "証明書は何ページですか。",
        "How many pages has a certificate?"
    ),
    word!(
        "image.counter",
        CounterPlace,
        design.image.counter,
        "印刷イメージの通し番号は、システム全体で一つですか、サーバごとですか。",
        "Does one counter number the images of the site, or one on each app server?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    number!(
        "image.wrap",
        0..=MAX_WRAP,
        design.image.wrap,
        "通し番号は、何番で最初に戻りますか（0 は、戻らない）。",
        "After how many numbers does the counter begin again (0: never)?"
    )
    .decided()
    .only_searched(OnlySearched::AllButTheDefault),
    word!(
        "image.pickup",
        PickupTime,
        design.image.pickup,
        "印刷イメージは、処理待ちを解除する前に読み終えますか、解除した後に読みますか。",
        "Is an image read before its order is released, or after?"
    )
    .only_searched(OnlySearched::AllButTheDefault)
    .of_server(),
    word!(
        "image.reuse",
        ReusePolicy,
        design.image.reuse,
        "同じ名前の印刷イメージが既にあるとき、作り直しますか、それを使いますか。",
        "When an image already lies under the name, is it made anew or used?"
    )
    .only_searched(OnlySearched::AllButTheDefault)
    .of_server(),
    word!(
        "sync.release",
        ReleasePolicy,
        design.sync.release,
        "随時連携が終わるとき、自身の処理待ちだけを解除しますか、すべての処理待ちを解除しますか。",
        "When the sync ends, does it release its own hold only, or everybody's?"
    ),
    word!(
        "sync.conflict",
        ConflictPolicy,
        design.sync.conflict,
        "証明書を作る住民の記録が更新中のとき、印刷は待ちますか、失敗しますか、飛ばして進みますか。",
        "When the record to print is being updated, does the print wait, fail, or skip and go on?"
    )
    .of_server(),
    word!(
        "sync.feed",
        Feed,
        design.sync.feed,
        "異動情報が途中で失われることはありますか。",
        "Can a change be lost on its way from the registry?"
    ),
    word!(
        "sync.reconcile",
        Reconcile,
        design.sync.reconcile,
        "住民票データの全件チェックを毎晩行いますか。",
        "Is the whole copy compared with the registry every night?"
    ),
    word!(
        "sync.spread",
        SpreadPolicy,
        design.sync.spread,
        "異動情報は、随時連携が終わるまでに全データベースへ届きますか、終わった後にも届きますか。",
        "Does every replica get a change before its sync ends, or some only afterwards?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    word!(
        "sync.apply",
        ApplyPolicy,
        design.sync.apply,
        "届いた異動情報が、既にある記録より古いとき、書き込みますか。",
        "Is a change written even where it is older than what the replica has?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    word!(
        "sync.night",
        NightPolicy,
        design.sync.night,
        "夜間処理は、異動情報がすべて届くまで待ちますか。",
        "Does the night wait until every change has arrived, or can it come before?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    Key {
        name: "output_check.enabled",
        question: Text {
            ja: "送信の前に、証明書の内容を申請と照合しますか（出力異常検出機能）。",
            en: "Is the finished document compared with the request before it leaves?",
        },
        allowed: Allowed::Flag,
        meanings: &[
            Text {
                ja: "送信前に証明書を申請と照合しない",
                en: "No document is compared with its request before it leaves",
            },
            Text {
                ja: "送信前に証明書を申請と照合する",
                en: "Each document is compared with its request before it leaves",
            },
        ],
        decision: true,
        of_server: true,
        only_searched: OnlySearched::Nothing,
        read: |answers| Answer::Flag(answers.design.output_check.enabled),
        write: |answers, answer| {
            let Answer::Flag(flag) = answer else { unreachable!("allowed answers are flags") };
            answers.design.output_check.enabled = flag;
        },
    },
    number!(
        "scope.requests",
        1..=MAX_REQUESTS,
        scope.requests,
        "何件の申請までを調べますか（申請者はすべて別人）。",
        "How many requests, each by another resident?"
    ),
    number!(
        "scope.changes",
        0..=MAX_CHANGES,
        scope.changes,
        "何件の異動までを調べますか。",
        "How many changes in the registry?"
    ),
    number!(
        "scope.timeouts",
        0..=MAX_TIMEOUTS,
        scope.timeouts,
        "何回のタイムアウトまでを調べますか（高負荷のときに起こります）。",
        "How many timeouts may fire? Load is what makes them fire."
    ),
    number!(
        "scope.seconds",
        1..=MAX_SECONDS,
        scope.seconds,
        "時計は何秒分まで進みますか（秒を鍵にする場合に使います）。",
        "How many values has the clock that keys by second read?"
    ),
    Key {
        name: "scope.arrivals",
        question: Text {
            ja: "同じ一秒のうちに、何件の申請でも届きますか、一件までですか。",
            en: "May any number of requests arrive in the same second, or one at most?",
        },
        allowed: Allowed::Words(Arrivals::WORDS),
        meanings: &[],
        decision: false,
        of_server: false,
        only_searched: OnlySearched::Nothing,
        read: |answers| Answer::Word(answers.scope.arrivals.word()),
        write: |answers, answer| {
            let Answer::Word(word) = answer else { unreachable!("allowed answers are words") };
            answers.scope.arrivals = Arrivals::from_word(word).expect("the word is allowed");
        },
    },
    number!(
        "scope.nights",
        0..=MAX_NIGHTS,
        scope.nights,
        "何回の夜間までを調べますか。",
        "How many nights may pass?"
    ),
    number!(
        "scope.restarts",
        0..=MAX_RESTARTS,
        scope.restarts,
        "通し番号が最初からやり直しになることを、何回まで調べますか。",
        "How often may a counter start anew?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    number!(
        "scope.crashes",
        0..=MAX_CRASHES,
        scope.crashes,
        "アプリケーションサーバの停止を、何回まで調べますか。",
        "How often may an app server die and come back?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
    number!(
        "scope.failovers",
        0..=MAX_FAILOVERS,
        scope.failovers,
        "データベースサーバが待機系に切り替わることを、何回まで調べますか。",
        "How often may a DB server be replaced by its stand-by?"
    )
    .only_searched(OnlySearched::AllButTheDefault),
];
