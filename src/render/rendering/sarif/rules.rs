//! The rules that findings refer to: one for each claim, and one for each other kind of question.

use honnin_evidence::checks::About;
use honnin_messages::{MessageId, Messages, id, message};
use honnin_models::claims::{CATALOGUE, Claim};
use serde_sarif::sarif::{MultiformatMessageString, ReportingDescriptor};

/// The descriptor of notifications about what was not established.
pub(super) const OPEN: &str = "not-established";

/// The questions that are not about one claim, with the message that explains each.
const OTHERS: &[(&str, MessageId)] = &[
    ("condition-matrix", id!("sarif-matrix")),
    ("remedies", id!("sarif-remedies")),
    ("campaigns", id!("sarif-campaigns")),
    ("changed-sheet", id!("sarif-controls")),
    ("bounds", id!("sarif-bounds")),
    ("real-system-follows", id!("sarif-follows")),
    ("log-fits", id!("sarif-log")),
    ("defect-is-found", id!("sarif-kill")),
];

/// All rules, in the order of their indices.
pub(super) fn all(messages: &Messages) -> Vec<ReportingDescriptor> {
    let claims = CATALOGUE.iter().map(|claim| of_claim(messages, claim));
    let others = OTHERS.iter().map(|(id, message)| {
        let text = words(&messages.get(*message));
        ReportingDescriptor::builder().id(*id).name(pascal(id)).short_description(text).build()
    });
    claims.chain(others).collect()
}

fn of_claim(messages: &Messages, claim: &Claim) -> ReportingDescriptor {
    ReportingDescriptor::builder()
        .id(claim.id.to_string())
        .name(pascal(claim.name))
        .short_description(words(messages.choose(claim.sentence)))
        .help(words(&message!(
            messages,
            "sarif-help",
            source = messages.choose(claim.source),
            claim = claim.id.to_string()
        )))
        .build()
}

fn words(text: &str) -> MultiformatMessageString {
    MultiformatMessageString::builder().text(text).build()
}

/// A name as the standard wants it (3.49.7): `SubjectIsRequester`.
fn pascal(name: &str) -> String {
    let part = |part: &str| part[..1].to_uppercase() + &part[1..];
    name.split('-').map(part).collect()
}

/// The id of the rule that a question belongs to.
pub(super) fn rule_id(about: About) -> String {
    let other = match about {
        About::Claim(_, _, id)
        | About::Case(_, _, id)
        | About::Schedules(_, _, id)
        | About::Survey(id) => return id.to_string(),
        About::Matrix(_) => "condition-matrix",
        About::Remedies(_) => "remedies",
        About::Campaigns(_) => "campaigns",
        About::Controls(_) => "changed-sheet",
        About::Bounds(_) => "bounds",
        About::Followed(..) => "real-system-follows",
        About::Log(..) => "log-fits",
        About::Kill(..) => "defect-is-found",
    };
    other.to_owned()
}

/// Where a rule is among all.
///
/// # Panics
/// When the rule is none of them, which is a mistake of the program.
pub(super) fn index(rule: &str) -> i64 {
    let claims = CATALOGUE.iter().map(|claim| claim.id.to_string());
    let mut ids = claims.chain(OTHERS.iter().map(|(id, _)| (*id).to_owned()));
    let place = ids.position(|id| id == rule).expect("every rule is listed");
    i64::try_from(place).expect("there are few rules")
}
