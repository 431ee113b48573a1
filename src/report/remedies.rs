//! Answers to `honnin remedies`.

use super::words;
use crate::cause::remedies::{Bigger, Goal, MOST_DECISIONS, Outcome, Remedies, Remedy};
use crate::messages::{Messages, wrapped};

/// The answer, line by line: for each goal its remedies.
pub fn lines(messages: &Messages, remedies: &Remedies<'_>) -> Vec<String> {
    if !remedies.established {
        return vec![messages.get("remedies-site-open")];
    }
    if remedies.broken.is_empty() {
        return vec![messages.get("remedies-nothing-broken")];
    }
    let of_goal = |(goal, outcome): &(Goal, Outcome)| of_goal(messages, remedies, *goal, outcome);
    remedies.outcomes.iter().flat_map(of_goal).collect()
}

fn of_goal(
    messages: &Messages,
    remedies: &Remedies<'_>,
    goal: Goal,
    outcome: &Outcome,
) -> Vec<String> {
    let goal = match goal {
        Goal::EveryClaim => {
            let broken = words::claims(messages, &remedies.broken);
            messages.with("goal-every-claim", [("broken", broken.into())])
        }
        Goal::SubjectIsRequester => messages.get("goal-c1"),
    };
    let goal = ("goal", goal.into());
    match outcome {
        Outcome::NotEstablished => vec![messages.with("remedies-open", [goal])],
        Outcome::None => {
            vec![messages.with("remedies-none", [goal, ("most", MOST_DECISIONS.into())])]
        }
        Outcome::Smallest(found) => {
            let size = found.first().map_or(0, |remedy| remedy.changes.len());
            let mut lines = vec![messages.with("remedies-smallest", [goal, ("size", size.into())])];
            lines.extend(found.iter().map(|found| remedy(messages, remedies, found)));
            lines
        }
    }
}

fn remedy(messages: &Messages, remedies: &Remedies<'_>, remedy: &Remedy) -> String {
    let now = remedies.sheet.answers(remedies.sheet.last_stand());
    let changes: Vec<String> = remedy
        .changes
        .iter()
        .map(|(key, answer)| {
            let values = [
                ("key", key.name.into()),
                ("from", key.get(&now).to_string().into()),
                ("to", answer.to_string().into()),
            ];
            messages.with("remedy-change", values)
        })
        .collect();
    let mut line = format!("- {}", messages.list(changes.iter().map(String::as_str)));
    if !remedy.still_violated.is_empty() {
        let still = words::claims(messages, &remedy.still_violated);
        line += &messages.with("remedy-still", [("claims", still.into())]);
    }
    line + &messages.get("remedy-end") + &bigger(messages, remedy)
}

/// Whether bigger scopes agree, in one clause where all do.
fn bigger(messages: &Messages, remedy: &Remedy) -> String {
    if remedy.bigger.iter().all(|(_, bigger)| *bigger == Bigger::Agrees) {
        return messages.get("bigger-all-agree");
    }
    let clauses = remedy.bigger.iter().map(|(key, bigger)| {
        let one_more = ("key", key.short_name().into());
        match bigger {
            Bigger::Agrees => messages.with("bigger-agrees", [one_more]),
            Bigger::Breaks(broken) => {
                let claims = words::claims(messages, broken).into();
                messages.with("bigger-breaks", [one_more, ("claims", claims)])
            }
            Bigger::NotEstablished => messages.with("bigger-open", [one_more]),
            Bigger::OutOfReach => messages.with("bigger-out-of-reach", [one_more]),
        }
    });
    clauses.collect()
}

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, remedies: &Remedies<'_>, width: usize) -> String {
    let stand = words::stand(messages, remedies.sheet.last_stand()).into();
    let values = [("sheet", remedies.sheet.name.as_str().into()), ("stand", stand)];
    let mut text = vec![messages.with("remedies-title", values), String::new()];
    for line in lines(messages, remedies) {
        if !line.starts_with('-') && text.len() > 2 {
            text.push(String::new());
        }
        text.push(wrapped(&line, width, if line.starts_with('-') { 2 } else { 0 }));
    }
    text.join("\n")
}
