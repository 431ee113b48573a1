//! The register itself: every question, with the answers that it allows and what they mean.

use super::{Allowed, Answer, Key};
use crate::design::{
    AfterPolicy, ConflictPolicy, Feed, KeyPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy,
    SpoolPlace, TimeoutPolicy,
};
use crate::scope::{
    Arrivals, MAX_CHANGES, MAX_NIGHTS, MAX_PAGES, MAX_REQUESTS, MAX_SECONDS, MAX_SERVERS,
    MAX_TIMEOUTS,
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
        "order.scope",
        OrderScope,
        design.order.scope,
        "順番管理（印刷を一件ずつにする処理待ち）は、どの範囲に及びますか。",
        "How far does the order control reach, which makes prints happen one at a time?"
    ),
    word!(
        "order.timeout",
        TimeoutPolicy,
        design.order.timeout,
        "タイムアウトしたとき、申請全体を取り消しますか、順番だけを解除しますか。",
        "When a request's time runs out, is all of it cancelled, or only its place released?"
    ),
    word!(
        "image.key",
        KeyPolicy,
        design.image.key,
        "印刷イメージファイルの名前（鍵）は、何から決まりますか。",
        "What is the name (key) of a print image made from?"
    ),
    word!(
        "image.pick",
        PickPolicy,
        design.image.pick,
        "送信する印刷イメージは、鍵で選びますか、待ち行列の次のものを取りますか。",
        "Is the image to send picked by its key, or is the next one of the queue taken?"
    ),
    word!(
        "image.after",
        AfterPolicy,
        design.image.after,
        "印刷イメージは、読み終えたら消去しますか、残しますか。",
        "Is an image erased once it is read, or kept?"
    ),
    number!(
        "image.pages",
        1..=MAX_PAGES,
        design.image.pages,
        "証明書は何ページですか。",
        "How many pages has a certificate?"
    ),
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
    ),
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
];
