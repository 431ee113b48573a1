//! The decisions in words: one sentence for each answer that a site can give.

use honnin_messages::{MessageId, Messages, id, message};
use honnin_models::answers::Answers;
use honnin_models::design::{
    AfterPolicy, ConflictPolicy, Feed, KeyPolicy, OrderScope, PickPolicy, Reconcile, ReleasePolicy,
    SpoolPlace, TimeoutPolicy,
};
use honnin_models::keys::{Answer, Key};

/// What a site answers to a question of its design, as a sentence.
///
/// # Panics
/// When the question is not about the design but about the bound of a search.
pub fn sentence(messages: &Messages, answers: &Answers, key: &Key) -> String {
    let counted = |id: MessageId, n: u8| message!(messages, id, n);
    let design = &answers.design;
    match key.name {
        "topology.app_servers" => counted(id!("picture-app-servers"), design.topology.app_servers),
        "topology.db_servers" => counted(id!("picture-db-servers"), design.topology.db_servers),
        "image.pages" => counted(id!("picture-document-pages"), design.image.pages),
        _ => messages.get(message(answers, key)),
    }
}

/// What an answer to a question means, whatever the site answers to the others.
pub fn meaning(messages: &Messages, key: &Key, answer: Answer) -> String {
    let mut answers = Answers::default();
    key.set(&mut answers, answer);
    sentence(messages, &answers, key)
}

fn message(answers: &Answers, key: &Key) -> MessageId {
    let design = &answers.design;
    match key.name {
        "topology.spool" => match design.topology.spool {
            SpoolPlace::Shared => id!("picture-spool-shared"),
            SpoolPlace::PerServer => id!("picture-spool-per-server"),
        },
        "order.scope" => match design.order.scope {
            OrderScope::None => id!("picture-scope-none"),
            OrderScope::Server => id!("picture-scope-server"),
            OrderScope::Site => id!("picture-scope-site"),
        },
        "order.timeout" => match design.order.timeout {
            TimeoutPolicy::Cancel => id!("picture-timeout-is-cancel"),
            TimeoutPolicy::ReleaseOnly => id!("picture-timeout-is-release"),
        },
        "image.key" => match design.image.key {
            KeyPolicy::Slot => id!("picture-key-slot"),
            KeyPolicy::Second => id!("picture-key-second"),
            KeyPolicy::Request => id!("picture-key-request"),
        },
        "image.pick" => match design.image.pick {
            PickPolicy::Key => id!("picture-pick-key"),
            PickPolicy::Next => id!("picture-pick-next"),
        },
        "image.after" => match design.image.after {
            AfterPolicy::Erase => id!("picture-after-erase"),
            AfterPolicy::Keep => id!("picture-after-keep"),
        },
        _ => of_sync(answers, key),
    }
}

fn of_sync(answers: &Answers, key: &Key) -> MessageId {
    let sync = &answers.design.sync;
    match key.name {
        "sync.release" => match sync.release {
            ReleasePolicy::Own => id!("picture-release-own"),
            ReleasePolicy::All => id!("picture-release-all"),
        },
        "sync.conflict" => match sync.conflict {
            ConflictPolicy::Wait => id!("picture-conflict-wait"),
            ConflictPolicy::Fail => id!("picture-conflict-fail"),
            ConflictPolicy::Skip => id!("picture-conflict-skip"),
        },
        "sync.feed" => match sync.feed {
            Feed::Reliable => id!("picture-feed-reliable"),
            Feed::Lossy => id!("picture-feed-lossy"),
        },
        "sync.reconcile" => match sync.reconcile {
            Reconcile::Daily => id!("picture-reconcile-daily"),
            Reconcile::Never => id!("picture-reconcile-never"),
        },
        "output_check.enabled" if answers.design.output_check.enabled => id!("picture-check-on"),
        "output_check.enabled" => id!("picture-check-off"),
        name => panic!("{name} is a question of the design"),
    }
}
