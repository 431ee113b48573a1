//! Answers to `honnin survey`: a table and the rules, for a terminal.

use super::table::{self, Entry, Tone};
use super::words;
use honnin_analysis::Verdict;
use honnin_analysis::survey::rules::{Explanation, Literal, Outcome, Rule, RuleSet};
use honnin_analysis::survey::universe::{Axis, Universe};
use honnin_analysis::survey::verify::Wrong;
use honnin_analysis::survey::{Counts, Said, Survey};
use honnin_messages::{Messages, grouped, wrapped};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Answer, Setting};
use std::collections::BTreeMap;

// One JSON document for other programs.
pub mod json;
// A picture: every site, every claim.
pub mod svg;
// How the picture is laid out.
mod panel;

/// The whole answer for a terminal of this width.
pub fn terminal(messages: &Messages, survey: &Survey, said: &[Said], width: usize) -> String {
    let mut parts: Vec<String> = vec![
        about(messages, survey)
            .iter()
            .map(|line| wrapped(line, width, 2))
            .collect::<Vec<_>>()
            .join("\n"),
    ];
    let (header, rows) = counts(messages, said);
    parts.push(table::terminal(&header, &rows, Some(width)));
    parts.extend(said.iter().map(|said| of_claim(messages, survey, said, width)));
    parts.push(wrapped(&messages.get("legend-survey"), width, 2));
    parts.join("\n\n")
}

/// What was looked at, a line for each thing to say.
pub fn about(messages: &Messages, survey: &Survey) -> Vec<String> {
    let universe = &survey.subject.universe;
    let servers: Vec<String> = universe.servers().iter().map(ToString::to_string).collect();
    let title = [
        ("sites", number(universe.sites()).into()),
        ("designs", number(universe.designs()).into()),
        ("servers", messages.list(servers.iter().map(String::as_str)).into()),
    ];
    let scope = words::scope(messages, &universe.answers(0));
    let looked = [
        ("settled", number(survey.settled()).into()),
        ("states", grouped(survey.states()).into()),
        ("engine", words::engine(messages, &survey.engine).into()),
    ];
    let mut lines = vec![messages.with("survey-title", title)];
    lines.extend(restricted(messages, universe));
    lines.push(messages.with("report-scope", [("scope", scope.into())]));
    lines.push(messages.with("survey-looked", looked));
    lines
}

/// The decisions that were not left open.
fn restricted(messages: &Messages, universe: &Universe) -> Option<String> {
    let whole = Universe::new(universe.scope());
    let axes = universe.axes().iter().zip(whole.axes());
    let kept: Vec<String> = axes
        .filter(|(axis, whole)| axis != whole)
        .map(|(axis, _)| equation(messages, axis.key.name, &axis.answers))
        .collect();
    let kept = (!kept.is_empty()).then(|| messages.list(kept.iter().map(String::as_str)))?;
    Some(messages.with("survey-only", [("answers", kept.into())]))
}

/// How many sites came to what, by claim: a header and rows.
pub fn counts(messages: &Messages, said: &[Said]) -> (Vec<String>, Vec<Vec<Entry>>) {
    let header = ["column-claim", "verdict-holds", "verdict-violated", "verdict-not-claimed"]
        .map(|id| messages.get(id));
    let open = said.iter().any(|said| said.counts.not_established > 0);
    let open = open.then(|| messages.get("verdict-not-established"));
    let header: Vec<String> = header.into_iter().chain(open.clone()).collect();
    let row = |said: &Said| {
        let Counts { holds, violated, not_claimed, not_established } = said.counts;
        let counts = [holds, violated, not_claimed].map(|count| Entry::number(number(count)));
        let tone = if not_established > 0 { Tone::Alarm } else { Tone::Plain };
        let last = open.is_some().then(|| Entry::number(number(not_established)).toned(tone));
        let name = Entry::plain(words::named(messages, said.claim));
        std::iter::once(name).chain(counts).chain(last).collect()
    };
    (header, said.iter().map(row).collect())
}

fn of_claim(messages: &Messages, survey: &Survey, said: &Said, width: usize) -> String {
    let claim = said.claim.claim();
    let mut lines = vec![wrapped(
        &words::labelled(
            messages,
            &words::named(messages, said.claim),
            messages.of(claim.sentence),
        ),
        width,
        2,
    )];
    match &said.explanation {
        Explanation::Rules(sets) => {
            for set in sets.iter().filter(|set| !set.rules.is_empty()) {
                lines.push(wrapped(&heading(messages, said, set), width, 2));
                let rules = set.rules.iter().filter(|rule| !rule.literals.is_empty());
                lines.extend(
                    rules.map(|rule| wrapped(&format!("  - {}", told(messages, rule)), width, 4)),
                );
            }
        }
        Explanation::NotEstablished(count) => {
            let values = [("count", (*count).into()), ("sites", number(*count).into())];
            lines.push(wrapped(&messages.with("survey-open", values), width, 2));
            lines.extend(
                reasons(messages, survey, said.claim)
                    .iter()
                    .map(|reason| wrapped(reason, width, 4)),
            );
        }
        Explanation::Refuted(wrong) => {
            lines.push(wrapped(&refuted(messages, survey, *wrong), width, 2))
        }
    }
    if let Some(idle) = without_difference(messages, survey, said) {
        lines.push(wrapped(&idle, width, 2));
    }
    lines.join("\n")
}

/// What the rules of a set for a claim have in common.
pub fn heading(messages: &Messages, said: &Said, set: &RuleSet) -> String {
    // Where the claim is not made, rules for the other outcomes say nothing.
    let always = said.counts.not_claimed == 0 || set.outcome == Outcome::NotClaimed;
    let claimed = if always { "always" } else { "sometimes" };
    let outcome = match set.outcome {
        Outcome::Holds => "survey-holds",
        Outcome::Violated => "survey-violated",
        Outcome::NotClaimed => "survey-not-claimed",
    };
    if let [Rule { literals, .. }] = set.rules.as_slice()
        && literals.is_empty()
    {
        let outcome = ("outcome", messages.get(outcome).into());
        return messages.with("survey-always", [outcome, ("claimed", claimed.into())]);
    }
    let values = [
        ("outcome", messages.get(outcome).into()),
        ("count", set.rules.len().into()),
        ("least", set.at_least.into()),
        ("claimed", claimed.into()),
    ];
    messages.with(if set.proven { "survey-rules" } else { "survey-rules-unproven" }, values)
}

/// A rule as a line: what it asks, and how many sites it explains.
pub fn told(messages: &Messages, rule: &Rule) -> String {
    let asked = |literal: &Literal| equation(messages, literal.key.name, &literal.answers);
    let asked: Vec<String> = rule.literals.iter().map(asked).collect();
    let when = messages.list(asked.iter().map(String::as_str));
    let sites = ("sites", number(rule.sites).into());
    messages.with("survey-rule", [("when", when.into()), sites, ("count", rule.sites.into())])
}

/// A key with the answers it may have: `image.key = "slot" or "second"`.
pub fn equation(messages: &Messages, key: &str, answers: &[Answer]) -> String {
    let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
    format!("{key} = {}", answers.join(&messages.get("survey-or")))
}

/// Why sites are not established, the most frequent reason first.
pub fn reasons(messages: &Messages, survey: &Survey, claim: ClaimId) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for verdict in survey.verdicts(claim) {
        if let Verdict::NotEstablished { why: reason } = verdict {
            *counts.entry(words::reason(messages, &reason)).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| usize::MAX - count);
    let told = |(reason, count): (String, usize)| {
        let values = [("reason", reason.into()), ("sites", number(count).into())];
        messages.with("survey-reason", values)
    };
    counts.into_iter().map(told).collect()
}

fn refuted(messages: &Messages, survey: &Survey, wrong: Wrong) -> String {
    let (outcome, site) = match wrong {
        Wrong::Met(outcome, site) | Wrong::NotMet(outcome, site) => (outcome, Some(site)),
        Wrong::Idle(outcome) => (outcome, None),
    };
    let id = match outcome {
        Outcome::Holds => "survey-holds",
        Outcome::Violated => "survey-violated",
        Outcome::NotClaimed => "survey-not-claimed",
    };
    let site = site
        .map_or_else(|| "-".to_owned(), |site| words::settings(messages, &settings(survey, site)));
    messages.with("survey-refuted", [("outcome", messages.get(id).into()), ("site", site.into())])
}

/// The answers of a site to the questions of the survey.
fn settings(survey: &Survey, site: usize) -> honnin_sheet::Settings {
    let answers = survey.subject.universe.answers(site);
    let axes = survey.subject.universe.axes().iter();
    axes.map(|axis| Setting::new(axis.key, axis.key.get(&answers))).collect()
}

/// The questions, open in this survey, that make no difference to a claim.
pub fn without_difference(messages: &Messages, survey: &Survey, said: &Said) -> Option<String> {
    if !said.explanation.established() {
        return None;
    }
    let matters = |place: usize| said.matters.iter().any(|matter| matter.axis == place);
    let open = |axis: &Axis| axis.answers.len() > 1;
    let axes = survey.subject.universe.axes().iter().enumerate();
    let idle: Vec<&str> = axes
        .filter(|(place, axis)| open(axis) && !matters(*place))
        .map(|(_, axis)| axis.key.name)
        .collect();
    // Where nothing at all makes a difference, the rules say so already.
    let some = !idle.is_empty() && !said.matters.is_empty();
    some.then(|| messages.with("survey-no-difference", [("keys", messages.list(idle).into())]))
}

/// A count with its thousands set apart.
pub(super) fn number(count: usize) -> String {
    grouped(count as u64)
}
