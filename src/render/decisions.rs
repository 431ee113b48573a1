//! The decisions in words: one sentence for each answer that a site can give.

use honnin_messages::Messages;
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
pub fn told(messages: &Messages, answers: &Answers, key: &Key) -> String {
    let counted = |id: &str, n: u8| messages.with(id, [("n", n.into())]);
    let design = &answers.design;
    match key.name {
        "topology.app_servers" => counted("picture-app-servers", design.topology.app_servers),
        "topology.db_servers" => counted("picture-db-servers", design.topology.db_servers),
        "image.pages" => counted("picture-document-pages", design.image.pages),
        _ => messages.get(sentence(answers, key)),
    }
}

/// What an answer to a question means, whatever the site answers to the others.
pub fn meaning(messages: &Messages, key: &Key, answer: Answer) -> String {
    let mut answers = Answers::default();
    key.set(&mut answers, answer);
    told(messages, &answers, key)
}

fn sentence(answers: &Answers, key: &Key) -> &'static str {
    let design = &answers.design;
    match key.name {
        "topology.spool" => match design.topology.spool {
            SpoolPlace::Shared => "picture-spool-shared",
            SpoolPlace::PerServer => "picture-spool-per-server",
        },
        "order.scope" => match design.order.scope {
            OrderScope::None => "picture-scope-none",
            OrderScope::Server => "picture-scope-server",
            OrderScope::Site => "picture-scope-site",
        },
        "order.timeout" => match design.order.timeout {
            TimeoutPolicy::Cancel => "picture-timeout-is-cancel",
            TimeoutPolicy::ReleaseOnly => "picture-timeout-is-release",
        },
        "image.key" => match design.image.key {
            KeyPolicy::Slot => "picture-key-slot",
            KeyPolicy::Second => "picture-key-second",
            KeyPolicy::Request => "picture-key-request",
        },
        "image.pick" => match design.image.pick {
            PickPolicy::Key => "picture-pick-key",
            PickPolicy::Next => "picture-pick-next",
        },
        "image.after" => match design.image.after {
            AfterPolicy::Erase => "picture-after-erase",
            AfterPolicy::Keep => "picture-after-keep",
        },
        _ => of_sync(answers, key),
    }
}

fn of_sync(answers: &Answers, key: &Key) -> &'static str {
    let sync = &answers.design.sync;
    match key.name {
        "sync.release" => match sync.release {
            ReleasePolicy::Own => "picture-release-own",
            ReleasePolicy::All => "picture-release-all",
        },
        "sync.conflict" => match sync.conflict {
            ConflictPolicy::Wait => "picture-conflict-wait",
            ConflictPolicy::Fail => "picture-conflict-fail",
            ConflictPolicy::Skip => "picture-conflict-skip",
        },
        "sync.feed" => match sync.feed {
            Feed::Reliable => "picture-feed-reliable",
            Feed::Lossy => "picture-feed-lossy",
        },
        "sync.reconcile" => match sync.reconcile {
            Reconcile::Daily => "picture-reconcile-daily",
            Reconcile::Never => "picture-reconcile-never",
        },
        "output_check.enabled" if answers.design.output_check.enabled => "picture-check-on",
        "output_check.enabled" => "picture-check-off",
        name => panic!("{name} is a question of the design"),
    }
}
