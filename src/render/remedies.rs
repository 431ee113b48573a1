//! Answers to `honnin remedies`.

use super::compose::{Block, terminal};
use super::{decisions, words};
use honnin_analysis::OfSheet;
use honnin_analysis::remedies::{
    Bigger, ForGoal, Goal, Grounds, MOST_DECISIONS, Remedied, Remedies, Remedy,
};
use honnin_messages::{MessageId, Messages, id, message};
use honnin_models::keys::Setting;
use honnin_sheet::Sheet;
use honnin_sheet::find::died_of;

/// What is said of one goal: a sentence, and the remedies, a line each.
pub struct GoalAnswer {
    /// The goal; none where the sentence speaks of all.
    pub goal: Option<Goal>,
    /// The sentence.
    pub sentence: String,
    /// The remedies; empty where the sentence says all.
    pub remedies: Vec<String>,
    /// What is to be said of all remedies alike.
    pub note: Option<String>,
}

/// The answers, one for each goal, or one that says why there is none.
pub fn answers(messages: &Messages, remedies: OfSheet<'_, Remedies>) -> Vec<GoalAnswer> {
    let alone = |id| {
        let (sentence, remedies) = (messages.get(id), Vec::new());
        vec![GoalAnswer { goal: None, sentence, remedies, note: None }]
    };
    if !remedies.established {
        return alone(id!("remedies-site-open"));
    }
    if remedies.broken.is_empty() {
        return alone(id!("remedies-nothing-broken"));
    }
    let outcomes = remedies.outcomes.iter();
    outcomes.map(|outcome| of_goal(messages, remedies, outcome)).collect()
}

fn of_goal(messages: &Messages, remedies: OfSheet<'_, Remedies>, outcome: &ForGoal) -> GoalAnswer {
    let goal = match outcome.goal {
        Goal::EveryClaim => message!(
            messages,
            "goal-every-claim",
            broken = words::claims(messages, &remedies.broken)
        ),
        Goal::SubjectIsRequester => message!(messages, "goal-c1"),
    };
    let found = remedies.smallest(outcome.goal);
    let sentence = match &outcome.remedies {
        Remedied::NotEstablished => message!(messages, "remedies-open", goal),
        Remedied::None => message!(messages, "remedies-none", goal, most = MOST_DECISIONS),
        Remedied::Smallest(found) => message!(
            messages,
            "remedies-smallest",
            goal,
            size = found.first().map_or(0, |remedy| remedy.changes.len())
        ),
    };
    let alike = !found.is_empty() && found.iter().all(agrees);
    let note = alike.then(|| message!(messages, "bigger-all-agree-on-all", count = found.len()));
    let line = |found: &Remedy| {
        let line = remedy(messages, remedies, found);
        if alike { line } else { line + &bigger(messages, found) }
    };
    let remedies = sorted(found).map(line).collect();
    GoalAnswer { goal: Some(outcome.goal), sentence, remedies, note }
}

/// Whether a remedy works in every scope that is one bigger.
fn agrees(remedy: &Remedy) -> bool {
    remedy.bigger.iter().all(|(_, bigger)| *bigger == Bigger::Agrees)
}

/// Remedies in the order in which they are to be thought of: first those that take the answers of
/// the reference design.
pub fn sorted(found: &[Remedy]) -> impl Iterator<Item = &Remedy> {
    let besides = |remedy: &&Remedy| {
        remedy.changes.iter().filter(|change| is_besides_reference(change)).count()
    };
    let mut sorted: Vec<&Remedy> = found.iter().collect();
    sorted.sort_by_key(besides);
    sorted.into_iter()
}

/// Whether an answer is another than that of the reference design: it may mend here what elsewhere
/// it broke.
pub fn is_besides_reference(change: &Setting) -> bool {
    change.answer != change.key.default()
}

/// What is to be said against an answer, behind it: that it is another than that of the reference
/// design, and which public incidents it was a cause of.
pub fn reservations(messages: &Messages, change: &Setting) -> String {
    if !is_besides_reference(change) {
        return String::new();
    }
    let died: Vec<String> = died_of(change).iter().map(ToString::to_string).collect();
    let died = (!died.is_empty())
        .then(|| message!(messages, "remedy-died-of", sheets = messages.list(&died)));
    message!(messages, "remedy-besides-reference") + &died.unwrap_or_default()
}

fn remedy(messages: &Messages, remedies: OfSheet<'_, Remedies>, remedy: &Remedy) -> String {
    let now = remedies.sheet.answers(remedies.sheet.last_configuration());
    let changes: Vec<String> = remedy
        .changes
        .iter()
        .map(|change| {
            let Setting { key, answer } = change;
            messages.with(
                place(remedies.sheet, change),
                [
                    ("key", key.name.into()),
                    ("from", key.get(&now).to_string().into()),
                    ("to", answer.to_string().into()),
                    ("told", decisions::meaning(messages, key, *answer).into()),
                ],
            ) + &reservations(messages, change)
        })
        .collect();
    let mut line = messages.list(&changes);
    if !remedy.still_violated.is_empty() {
        let still = words::claims(messages, &remedy.still_violated);
        line += &message!(messages, "remedy-still", claims = still);
    }
    let Grounds { undone_by, not_established } = &remedy.rests_on;
    if !undone_by.is_empty() {
        let answers = words::settings(messages, undone_by);
        line += &message!(messages, "remedy-rests-on", answers);
    }
    if !not_established.is_empty() {
        let answers = words::settings(messages, not_established);
        line += &message!(messages, "remedy-rests-on-open", answers);
    }
    line + &message!(messages, "remedy-end")
}

/// The message that says where a change is made: what is installed apart from the design is not
/// written again where the new answer is the designed one.
fn place(sheet: &Sheet, change: &Setting) -> MessageId {
    let apart = sheet.installed.iter().any(|installed| installed.key == change.key);
    match apart {
        false => id!("remedy-change"),
        true if change.key.get(&sheet.designed) == change.answer => {
            id!("remedy-change-to-designed")
        }
        true => id!("remedy-change-installed"),
    }
}

/// Whether bigger scopes agree, in one clause where all do.
fn bigger(messages: &Messages, remedy: &Remedy) -> String {
    if agrees(remedy) {
        return message!(messages, "bigger-all-agree");
    }
    let clauses = remedy.bigger.iter().map(|(key, bigger)| match bigger {
        Bigger::Agrees => message!(messages, "bigger-agrees", key = key.short_name()),
        Bigger::Breaks(broken) => message!(
            messages,
            "bigger-breaks",
            key = key.short_name(),
            claims = words::claims(messages, broken)
        ),
        Bigger::NotEstablished => message!(messages, "bigger-open", key = key.short_name()),
        Bigger::OutOfReach => message!(messages, "bigger-out-of-reach", key = key.short_name()),
    });
    clauses.collect()
}

/// What is said of a goal, or of every goal.
pub fn blocks(
    messages: &Messages,
    remedies: OfSheet<'_, Remedies>,
    goal: Option<Goal>,
) -> Vec<Block> {
    let wanted =
        |answer: &GoalAnswer| goal.is_none() || answer.goal.is_none() || answer.goal == goal;
    let answers = answers(messages, remedies).into_iter().filter(wanted);
    let blocks = answers.flat_map(|GoalAnswer { sentence, remedies, note, .. }| {
        let list = (!remedies.is_empty()).then(|| Block::list(remedies));
        let sentences = [Some(Block::paragraph(sentence)), list, note.map(Block::paragraph)];
        sentences.into_iter().flatten()
    });
    blocks.collect()
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, remedies: OfSheet<'_, Remedies>, width: usize) -> String {
    let sheet = remedies.sheet.name.as_str();
    let configuration = words::configuration(messages, remedies.sheet.last_configuration());
    let title = message!(messages, "remedies-title", sheet, configuration);
    let blocks = [vec![Block::paragraph(title)], blocks(messages, remedies, None)].concat();
    terminal::blocks(&blocks, width)
}
