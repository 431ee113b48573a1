//! One JSON document for other programs.
//!
//! The sites are numbered as in a table whose axes are those of `axes`, the last turning fastest;
//! `verdicts` has a letter for each, in this order: `h` holds, `v` violated, `-` not claimed, `?` not
//! established.

use crate::json::{SCHEMA, answer, reason, scope};
use honnin_analysis::Verdict;
use honnin_analysis::survey::matter::Matter;
use honnin_analysis::survey::rules::{Explanation, Literal, Outcome, Rule, RuleSet};
use honnin_analysis::survey::store::letter;
use honnin_analysis::survey::universe::Axis;
use honnin_analysis::survey::verify::Wrong;
use honnin_analysis::survey::{Said, Survey};
use honnin_models::claims::ClaimId;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The document.
pub fn document(survey: &Survey, said: &[Said]) -> Value {
    let universe = &survey.subject.universe;
    let axis = |axis: &Axis| json!({ "key": axis.key.name, "answers": answers(&axis.answers) });
    let claims: Map<String, Value> =
        said.iter().map(|said| (said.claim.to_string(), claim(survey, said))).collect();
    json!({
        "schema": SCHEMA,
        "axes": universe.axes().iter().map(axis).collect::<Vec<_>>(),
        "scope": scope(&universe.answers(0)),
        "sites": universe.sites(),
        "settled": survey.settled(),
        "states": survey.states(),
        "engine": survey.engine,
        "claims": claims,
        "established": said.iter().all(|said| said.explanation.established()),
    })
}

fn claim(survey: &Survey, said: &Said) -> Value {
    let counts = said.counts;
    let rules = match &said.explanation {
        Explanation::Rules(sets) => sets
            .iter()
            .map(|set| (word(set.outcome).to_owned(), rule_set(set)))
            .collect::<Map<_, _>>()
            .into(),
        Explanation::NotEstablished(_) => Value::Null,
        Explanation::Refuted(wrong) => json!({ "refuted": refuted(*wrong) }),
    };
    json!({
        "counts": {
            "holds": counts.holds,
            "violated": counts.violated,
            "not_claimed": counts.not_claimed,
            "not_established": counts.not_established,
        },
        "rules": rules,
        "matters": said.matters.iter().map(|it| matter(survey, it)).collect::<Vec<_>>(),
        "reasons": reasons(survey, said.claim),
        "verdicts": survey.verdicts(said.claim).iter().map(letter).collect::<String>(),
    })
}

/// Why rules are not those of the verdicts; the site by its number, where one shows it.
fn refuted(wrong: Wrong) -> Value {
    let (why, outcome, site) = match wrong {
        Wrong::Met(outcome, site) => ("met", outcome, Some(site)),
        Wrong::NotMet(outcome, site) => ("not-met", outcome, Some(site)),
        Wrong::Idle(outcome) => ("idle", outcome, None),
    };
    json!({ "why": why, "outcome": word(outcome), "site": site })
}

fn word(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Holds => "holds",
        Outcome::Violated => "violated",
        Outcome::NotClaimed => "not_claimed",
    }
}

fn rule_set(set: &RuleSet) -> Value {
    let literal = |literal: &Literal| (literal.key.name.to_owned(), answers(&literal.answers));
    let rule = |rule: &Rule| {
        let when = rule.literals.iter().map(literal).collect::<Map<_, _>>();
        json!({ "when": when, "sites": rule.sites })
    };
    json!({
        "rules": set.rules.iter().map(rule).collect::<Vec<_>>(),
        "fewest": set.proven,
        "no_fewer_than": set.at_least,
    })
}

/// A question that makes a difference, with the answers that come to the same in one group.
fn matter(survey: &Survey, matter: &Matter) -> Value {
    let axis = &survey.subject.universe.axes()[matter.axis];
    let group = |group: &Vec<usize>| {
        group.iter().map(|&place| answer(axis.answers[place])).collect::<Vec<_>>()
    };
    json!({ "key": axis.key.name, "groups": matter.groups.iter().map(group).collect::<Vec<_>>() })
}

/// Why sites are not established, and how many.
fn reasons(survey: &Survey, claim: ClaimId) -> Value {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for verdict in survey.verdicts(claim) {
        if let Verdict::NotEstablished(why) = verdict {
            *counts.entry(reason(&why)).or_default() += 1;
        }
    }
    json!(counts)
}

fn answers(answers: &[honnin_models::keys::Answer]) -> Value {
    answers.iter().map(|it| answer(*it)).collect::<Vec<_>>().into()
}
