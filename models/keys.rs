//! The register of questions: every key of a sheet that has an answer in [`Answers`].
//!
//! A key is defined here once. Readers and writers of sheets, the template of a new sheet, its JSON
//! Schema, condition matrices, remedies and campaigns are all derived from this register.

use crate::answers::Answers;
use crate::design::{
    AfterPolicy, ConflictPolicy, Feed, KeyPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy,
    SpoolPlace, TimeoutPolicy,
};
use crate::scope::{
    Arrivals, MAX_CHANGES, MAX_NIGHTS, MAX_PAGES, MAX_REQUESTS, MAX_SECONDS, MAX_SERVERS,
    MAX_TIMEOUTS,
};
use crate::text::Text;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Ordering;
use std::fmt;

// Keys, answers and settings as they are written.
mod written;

/// An answer to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// One of the words that the question allows.
    Word(&'static str),
    /// A number.
    Number(u8),
    /// Yes or no.
    Flag(bool),
}

impl fmt::Display for Answer {
    /// As a sheet writes it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Word(word) => write!(formatter, "\"{word}\""),
            Answer::Number(number) => write!(formatter, "{number}"),
            Answer::Flag(flag) => write!(formatter, "{flag}"),
        }
    }
}

/// Which answers a question allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// One of these words.
    Words(&'static [&'static str]),
    /// A number from the first to the second, both included.
    Numbers(u8, u8),
    /// `true` or `false`.
    Flag,
}

impl Allowed {
    /// Every allowed answer, in order.
    pub fn answers(self) -> Vec<Answer> {
        match self {
            Allowed::Words(words) => words.iter().map(|&word| Answer::Word(word)).collect(),
            Allowed::Numbers(first, last) => (first..=last).map(Answer::Number).collect(),
            Allowed::Flag => vec![Answer::Flag(false), Answer::Flag(true)],
        }
    }
}

/// A key by its entry in the register. It is written as its name.
pub type KeyId = &'static Key;

/// A key with an answer to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Setting {
    /// The key.
    pub key: KeyId,
    /// The answer, one of those that the key allows.
    pub answer: Answer,
}

impl Setting {
    /// A key with an answer to it.
    pub fn new(key: KeyId, answer: Answer) -> Setting {
        Setting { key, answer }
    }
}

impl fmt::Display for Setting {
    /// As a sheet writes it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} = {}", self.key.name, self.answer)
    }
}

/// A key of the sheet: one question.
pub struct Key {
    /// Section and name, joined by a dot: `sync.release`.
    pub name: &'static str,
    /// The question that the answer belongs to.
    pub question: Text,
    /// The answers that are allowed.
    pub allowed: Allowed,
    /// Whether this is a decision that a remedy may change. Numbers of servers and pages are facts
    /// of the site, and the scope is a bound of the search.
    pub decision: bool,
    read: fn(&Answers) -> Answer,
    write: fn(&mut Answers, Answer),
}

impl Key {
    /// The section of the sheet, without brackets.
    pub fn section(&self) -> &'static str {
        self.name.split_once('.').expect("a key has a section and a name").0
    }

    /// The name within the section.
    pub fn short_name(&self) -> &'static str {
        self.name.split_once('.').expect("a key has a section and a name").1
    }

    /// The answer that a site gives.
    pub fn get(&self, answers: &Answers) -> Answer {
        (self.read)(answers)
    }

    /// Changes the answer.
    ///
    /// # Panics
    /// When the answer is not allowed; readers refuse those first.
    pub fn set(&self, answers: &mut Answers, answer: Answer) {
        assert!(
            self.allowed.answers().contains(&answer),
            "an answer to {} is one of those allowed, not {answer}",
            self.name
        );
        (self.write)(answers, answer);
    }

    /// The answer of the reference design and the default scope.
    pub fn default(&self) -> Answer {
        self.get(&Answers::default())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

impl PartialEq for Key {
    /// A key is known by its name.
    fn eq(&self, other: &Key) -> bool {
        self.name == other.name
    }
}

impl Eq for Key {}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Key) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Key {
    /// In the order of the register.
    fn cmp(&self, other: &Key) -> Ordering {
        let place = |key: &Key| KEYS.iter().position(|known| known == key);
        place(self).cmp(&place(other))
    }
}

/// The key with this name, section included.
pub fn find(name: &str) -> Option<KeyId> {
    KEYS.iter().find(|key| key.name == name)
}

/// The keys that are decisions: those a remedy may change.
pub fn decisions() -> impl Iterator<Item = KeyId> {
    KEYS.iter().filter(|key| key.decision)
}

/// The sections in the order of a sheet.
pub const SECTIONS: &[&str] = &["topology", "order", "image", "sync", "output_check", "scope"];

/// A question whose answers are words.
macro_rules! word {
    ($name:literal, $type:ident, $($field:ident).+, $decision:literal, $ja:literal, $en:literal) => {
        Key {
            name: $name,
            question: Text { ja: $ja, en: $en },
            allowed: Allowed::Words($type::WORDS),
            decision: $decision,
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
        true,
        "印刷イメージファイルの置き場所は、全サーバで共有ですか、サーバごとですか。",
        "Do all app servers share one place for print images, or has each its own?"
    ),
    word!(
        "order.scope",
        OrderScope,
        design.order.scope,
        true,
        "順番管理（印刷を一件ずつにする処理待ち）は、どの範囲に及びますか。",
        "How far does the order control reach, which makes prints happen one at a time?"
    ),
    word!(
        "order.timeout",
        TimeoutPolicy,
        design.order.timeout,
        true,
        "タイムアウトしたとき、申請全体を取り消しますか、順番だけを解除しますか。",
        "When a request's time runs out, is all of it cancelled, or only its place released?"
    ),
    word!(
        "image.key",
        KeyPolicy,
        design.image.key,
        true,
        "印刷イメージファイルの名前（鍵）は、何から決まりますか。",
        "What is the name (key) of a print image made from?"
    ),
    word!(
        "image.pick",
        PickPolicy,
        design.image.pick,
        true,
        "送信する印刷イメージは、鍵で選びますか、待ち行列の次のものを取りますか。",
        "Is the image to send picked by its key, or is the next one of the queue taken?"
    ),
    word!(
        "image.after",
        AfterPolicy,
        design.image.after,
        true,
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
        true,
        "随時連携が終わるとき、自身の処理待ちだけを解除しますか、すべての処理待ちを解除しますか。",
        "When the sync ends, does it release its own hold only, or everybody's?"
    ),
    word!(
        "sync.conflict",
        ConflictPolicy,
        design.sync.conflict,
        true,
        "証明書を作る住民の記録が更新中のとき、印刷は待ちますか、失敗しますか、飛ばして進みますか。",
        "When the record to print is being updated, does the print wait, fail, or skip and go on?"
    ),
    word!(
        "sync.feed",
        Feed,
        design.sync.feed,
        true,
        "異動情報が途中で失われることはありますか。",
        "Can a change be lost on its way from the registry?"
    ),
    word!(
        "sync.reconcile",
        Reconcile,
        design.sync.reconcile,
        true,
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
    word!(
        "scope.arrivals",
        Arrivals,
        scope.arrivals,
        false,
        "同じ一秒のうちに、何件の申請でも届きますか、一件までですか。",
        "May any number of requests arrive in the same second, or one at most?"
    ),
    number!(
        "scope.nights",
        0..=MAX_NIGHTS,
        scope.nights,
        "何回の夜間までを調べますか。",
        "How many nights may pass?"
    ),
];
