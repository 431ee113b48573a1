//! Answers to `honnin survey`: a table and the rules, for a terminal.

use super::table::{self, Entry, Tone};
use super::words;
use crate::canvas::LEGEND;
use honnin_analysis::Verdict;
use honnin_analysis::survey::rules::{Explanation, Literal, Rule, RuleOutcome, RuleSet};
use honnin_analysis::survey::universe::{Axis, Universe};
use honnin_analysis::survey::verify::Wrong;
use honnin_analysis::survey::{Survey, SurveyCounts, SurveyedClaim};
use honnin_messages::{MessageId, Messages, grouped, id, wrapped};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::keys::{Answer, Setting};
use std::collections::BTreeMap;

// One JSON document for other programs.
pub mod json;
// A picture: every site, every claim.
pub mod svg;
// How the picture is laid out.
mod panel;

/// The whole answer for a terminal of this width.
pub fn terminal(
    messages: &Messages,
    survey: &Survey,
    said: &[SurveyedClaim],
    width: usize,
) -> String {
    let (header, rows) = counts(messages, said);
    let about = about(messages, survey).into_iter().map(|line| (line, 2));
    let mut parts = vec![all_wrapped(about, width), table::terminal(&header, &rows, Some(width))];
    parts.extend(said.iter().map(|said| all_wrapped(of_claim(messages, survey, said), width)));
    parts.push(wrapped(&messages.get(id!("legend-survey")), width, 2));
    parts.join("\n\n")
}

/// Lines, each with how far it is indented where it goes on.
fn all_wrapped(lines: impl IntoIterator<Item = (String, usize)>, width: usize) -> String {
    let lines = lines.into_iter().map(|(line, indent)| wrapped(&line, width, indent));
    lines.collect::<Vec<_>>().join("\n")
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
    let mut lines = vec![messages.with(id!("survey-title"), title)];
    lines.extend(restricted(messages, universe));
    lines.push(messages.with(id!("report-scope"), [("scope", scope.into())]));
    lines.push(messages.with(id!("survey-looked"), looked));
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
    Some(messages.with(id!("survey-only"), [("answers", kept.into())]))
}

/// How many sites came to what.
fn marked(counts: SurveyCounts) -> [(VerdictWord, usize); 4] {
    let SurveyCounts { holds, violated, not_claimed, not_established } = counts;
    let counts = [holds, violated, not_claimed, not_established];
    [0, 1, 2, 3].map(|place| (LEGEND[place], counts[place]))
}

/// How many sites came to what, by claim: a header and rows.
pub fn counts(messages: &Messages, said: &[SurveyedClaim]) -> (Vec<String>, Vec<Vec<Entry>>) {
    let open = said.iter().any(|said| said.counts.not_established > 0);
    let shown = |mark: VerdictWord| open || mark != VerdictWord::NotEstablished;
    let verdicts = LEGEND.into_iter().filter(|mark| shown(*mark));
    let verdicts = verdicts.map(|verdict| words::verdict(messages, verdict));
    let header = std::iter::once(messages.get(id!("column-claim"))).chain(verdicts);
    let entry = |(mark, count): (VerdictWord, usize)| {
        let alarming = mark == VerdictWord::NotEstablished && count > 0;
        let tone = if alarming { Tone::Alarm } else { Tone::Plain };
        Entry::number(number(count)).toned(tone)
    };
    let row = |said: &SurveyedClaim| {
        let counts = marked(said.counts).into_iter().filter(|(mark, _)| shown(*mark));
        let name = Entry::plain(words::named(messages, said.claim));
        std::iter::once(name).chain(counts.map(entry)).collect()
    };
    (header.collect(), said.iter().map(row).collect())
}

/// What is to be said of a claim, each line with how far it is indented where it goes on.
fn of_claim(messages: &Messages, survey: &Survey, said: &SurveyedClaim) -> Vec<(String, usize)> {
    let (name, sentence) = (words::named(messages, said.claim), said.claim.claim().sentence);
    let mut lines = vec![(words::labelled(messages, &name, messages.choose(sentence)), 2)];
    match &said.explanation {
        Explanation::Rules(sets) => {
            for (heading, rules) in all_sentences(messages, said, sets) {
                lines.push((heading, 2));
                lines.extend(rules.into_iter().map(|rule| (format!("  - {rule}"), 4)));
            }
        }
        Explanation::NotEstablished(count) => {
            let values = [("count", (*count).into()), ("sites", number(*count).into())];
            lines.push((messages.with(id!("survey-open"), values), 2));
            let reasons = reasons(messages, survey, said.claim).into_iter();
            lines.extend(reasons.map(|reason| (reason, 4)));
        }
        Explanation::Refuted(wrong) => lines.push((refuted(messages, survey, *wrong), 2)),
    }
    lines.extend(without_difference(messages, survey, said).map(|idle| (idle, 2)));
    lines
}

/// The rules of each set that has some: what they have in common, and each as a line.
fn all_sentences(
    messages: &Messages,
    said: &SurveyedClaim,
    sets: &[RuleSet],
) -> Vec<(String, Vec<String>)> {
    let set = |set: &RuleSet| {
        let rules = set.rules.iter().filter(|rule| !rule.literals.is_empty());
        (heading(messages, said, set), rules.map(|rule| rule_sentence(messages, rule)).collect())
    };
    sets.iter().filter(|set| !set.rules.is_empty()).map(set).collect()
}

/// The message that names an outcome.
fn named(outcome: RuleOutcome) -> MessageId {
    match outcome {
        RuleOutcome::Holds => id!("survey-holds"),
        RuleOutcome::Violated => id!("survey-violated"),
        RuleOutcome::NotClaimed => id!("survey-not-claimed"),
    }
}

/// What the rules of a set for a claim have in common.
pub fn heading(messages: &Messages, said: &SurveyedClaim, set: &RuleSet) -> String {
    // Where the claim is not made, rules for the other outcomes say nothing.
    let always = said.counts.not_claimed == 0 || set.outcome == RuleOutcome::NotClaimed;
    let claimed = if always { "always" } else { "sometimes" };
    let outcome = messages.get(named(set.outcome));
    if let [Rule { literals, .. }] = set.rules.as_slice()
        && literals.is_empty()
    {
        let values = [("outcome", outcome.into()), ("claimed", claimed.into())];
        return messages.with(id!("survey-always"), values);
    }
    let values = [
        ("outcome", outcome.into()),
        ("count", set.rules.len().into()),
        ("least", set.at_least.into()),
        ("claimed", claimed.into()),
    ];
    messages
        .with(if set.proven { id!("survey-rules") } else { id!("survey-rules-unproven") }, values)
}

/// A rule as a line: what it asks, and how many sites it explains.
pub fn rule_sentence(messages: &Messages, rule: &Rule) -> String {
    let asked = |literal: &Literal| equation(messages, literal.key.name, &literal.answers);
    let asked: Vec<String> = rule.literals.iter().map(asked).collect();
    let when = messages.list(asked.iter().map(String::as_str));
    let sites = ("sites", number(rule.sites).into());
    messages.with(id!("survey-rule"), [("when", when.into()), sites, ("count", rule.sites.into())])
}

/// A key with the answers it may have: `image.key = "slot" or "second"`.
pub fn equation(messages: &Messages, key: &str, answers: &[Answer]) -> String {
    let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
    format!("{key} = {}", answers.join(&messages.get(id!("survey-or"))))
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
        messages.with(id!("survey-reason"), values)
    };
    counts.into_iter().map(told).collect()
}

fn refuted(messages: &Messages, survey: &Survey, wrong: Wrong) -> String {
    let (outcome, site) = match wrong {
        Wrong::Met(outcome, site) | Wrong::NotMet(outcome, site) => (outcome, Some(site)),
        Wrong::Idle(outcome) => (outcome, None),
    };
    let site = site
        .map_or_else(|| "-".to_owned(), |site| words::settings(messages, &settings(survey, site)));
    let outcome = messages.get(named(outcome)).into();
    messages.with(id!("survey-refuted"), [("outcome", outcome), ("site", site.into())])
}

/// The answers of a site to the questions of the survey.
fn settings(survey: &Survey, site: usize) -> honnin_sheet::Settings {
    let answers = survey.subject.universe.answers(site);
    let axes = survey.subject.universe.axes().iter();
    axes.map(|axis| Setting::new(axis.key, axis.key.get(&answers))).collect()
}

/// The questions, open in this survey, that make no difference to a claim.
pub fn without_difference(
    messages: &Messages,
    survey: &Survey,
    said: &SurveyedClaim,
) -> Option<String> {
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
    some.then(|| messages.with(id!("survey-no-difference"), [("keys", messages.list(idle).into())]))
}

/// A count with its thousands set apart.
pub(super) fn number(count: usize) -> String {
    grouped(count as u64)
}
