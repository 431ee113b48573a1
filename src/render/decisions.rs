//! The decisions in words: one sentence for each answer that a site can give.

use honnin_messages::{Messages, id, message};
use honnin_models::answers::Answers;
use honnin_models::keys::{Answer, Key};

/// What a site answers to a question of its design, as a sentence.
///
/// # Panics
/// When the question is not about the design but about the bound of a search.
pub fn sentence(messages: &Messages, answers: &Answers, key: &Key) -> String {
    meaning(messages, key, key.get(answers))
}

/// What an answer to a question means, whatever the site answers to the others.
///
/// # Panics
/// When the question is not about the design but about the bound of a search.
pub fn meaning(messages: &Messages, key: &Key, answer: Answer) -> String {
    if let Some(meaning) = key.meaning(answer) {
        return messages.choose(meaning).to_owned();
    }
    let Answer::Number(n) = answer else { panic!("{key:?} has no meaning for {answer}") };
    let counted = match key.name {
        "topology.app_servers" => id!("picture-app-servers"),
        "topology.db_servers" => id!("picture-db-servers"),
        "image.pages" => id!("picture-document-pages"),
        "order.width" => id!("picture-order-width"),
        "image.wrap" => id!("picture-wrap"),
        name => panic!("{name} is a question of the design"),
    };
    message!(messages, counted, n)
}
