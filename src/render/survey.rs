//! Answers to `honnin survey`: a table and the rules, for a terminal.

use super::compose::{Block, Entry, Line, Tone, terminal};
use super::words;
use crate::canvas::LEGEND;
use honnin_analysis::Verdict;
use honnin_analysis::survey::rules::{Explanation, Literal, Rule, RuleOutcome, RuleSet};
use honnin_analysis::survey::universe::{Axis, Universe};
use honnin_analysis::survey::verify::Wrong;
use honnin_analysis::survey::{Survey, SurveyCounts, SurveyedClaim};
use honnin_messages::{Messages, family, grouped, id, message};
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
    terminal::blocks(&blocks(messages, survey, said), width)
}

/// What was searched, how many sites came to what, and the rules of each claim.
pub fn blocks(messages: &Messages, survey: &Survey, said: &[SurveyedClaim]) -> Vec<Block> {
    let mut blocks = vec![Block::list(about(messages, survey)), counts(messages, said)];
    blocks.extend(said.iter().map(|said| of_claim(messages, survey, said)));
    blocks.push(Block::Paragraph(message!(messages, "legend-survey").into(), Tone::Faint));
    blocks
}

/// What was looked at, a line for each thing to say.
fn about(messages: &Messages, survey: &Survey) -> Vec<String> {
    let universe = &survey.subject.universe;
    let servers: Vec<String> = universe.servers().iter().map(ToString::to_string).collect();
    let title = [
        ("sites", number(universe.sites()).into()),
        ("designs", number(universe.designs()).into()),
        ("servers", messages.list(&servers).into()),
    ];
    let scope = words::scope(messages, &universe.answers(0));
    let looked = [
        ("settled", number(survey.settled()).into()),
        ("states", grouped(survey.states()).into()),
        ("engine", words::engine(messages, &survey.engine).into()),
    ];
    let mut lines = vec![messages.with(id!("survey-title"), title)];
    lines.extend(restricted(messages, universe));
    lines.push(message!(messages, "report-scope", scope));
    lines.push(messages.with(id!("survey-looked"), looked));
    let uncovered = universe.uncovered();
    if uncovered > 0 {
        lines.push(message!(messages, "survey-uncovered", sites = uncovered));
    }
    lines
}

/// The questions of which not every answer was looked at, and those that were not asked.
fn restricted(messages: &Messages, universe: &Universe) -> Vec<String> {
    let in_part = |axis: &&Axis| axis.answers.len() < axis.key.allowed.answers().len();
    let decisions = universe.axes().iter().filter(|axis| axis.key.decision);
    let kept = decisions.filter(in_part);
    let kept: Vec<String> =
        kept.map(|axis| equation(messages, axis.key.name, &axis.answers)).collect();
    let unasked: Vec<&str> = universe.unasked().map(|key| key.name).collect();
    let only = (!kept.is_empty())
        .then(|| message!(messages, "survey-only", answers = messages.list(&kept)));
    let unasked = (!unasked.is_empty())
        .then(|| message!(messages, "survey-unasked", keys = messages.list(&unasked)));
    only.into_iter().chain(unasked).collect()
}

/// How many sites came to what.
fn marked(counts: SurveyCounts) -> [(VerdictWord, usize); 5] {
    let SurveyCounts { holds, violated, no_case, not_claimed, not_established } = counts;
    let counts = [holds, violated, no_case, not_claimed, not_established];
    [0, 1, 2, 3, 4].map(|place| (LEGEND[place], counts[place]))
}

/// How many sites came to what, by claim.
fn counts(messages: &Messages, said: &[SurveyedClaim]) -> Block {
    // Most surveys have no site without a case, or without an answer: then there is no column for it.
    let shown = |mark: VerdictWord| match mark {
        VerdictWord::NotEstablished => said.iter().any(|said| said.counts.not_established > 0),
        VerdictWord::NoCase => said.iter().any(|said| said.counts.no_case > 0),
        _ => true,
    };
    let verdicts = LEGEND.into_iter().filter(|mark| shown(*mark));
    let verdicts = verdicts.map(|verdict| words::verdict(messages, verdict));
    let header = std::iter::once(message!(messages, "column-claim")).chain(verdicts);
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
    let caption = message!(messages, "page-survey-caption");
    Block::table("survey", caption, header.collect(), said.iter().map(row).collect())
}

/// What is to be said of a claim.
fn of_claim(messages: &Messages, survey: &Survey, said: &SurveyedClaim) -> Block {
    let mut blocks = vec![Block::paragraph(messages.choose(said.claim.claim().sentence))];
    match &said.explanation {
        Explanation::Rules(sets) => {
            for (heading, rules) in all_sentences(messages, said, sets) {
                blocks.push(Block::paragraph(heading));
                blocks.extend((!rules.is_empty()).then(|| Block::list(rules)));
            }
        }
        Explanation::NotEstablished(count) => {
            let sentence =
                message!(messages, "survey-open", count = *count, sites = number(*count));
            blocks.push(Block::Paragraph(sentence.into(), Tone::Alarm));
            blocks.push(Block::list(reasons(messages, survey, said.claim)));
        }
        Explanation::Refuted(wrong) => {
            let sentence = refuted(messages, survey, *wrong);
            blocks.push(Block::Paragraph(sentence.into(), Tone::Alarm));
        }
    }
    let idle = without_difference(messages, survey, said);
    blocks.extend(idle.map(|idle| Block::Paragraph(idle.into(), Tone::Faint)));
    Block::section(words::named(messages, said.claim), blocks)
}

/// The rules of each set that has some: what they have in common, and each as a line.
fn all_sentences(
    messages: &Messages,
    said: &SurveyedClaim,
    sets: &[RuleSet],
) -> Vec<(String, Vec<Line>)> {
    let set = |set: &RuleSet| {
        let rules = set.rules.iter().filter(|rule| !rule.literals.is_empty());
        (heading(messages, said, set), rules.map(|rule| rule_sentence(messages, rule)).collect())
    };
    sets.iter().filter(|set| !set.rules.is_empty()).map(set).collect()
}

/// What the rules of a set for a claim have in common.
fn heading(messages: &Messages, said: &SurveyedClaim, set: &RuleSet) -> String {
    // Where the claim is not made, rules for the other outcomes say nothing.
    let always = said.counts.not_claimed == 0 || set.outcome == RuleOutcome::NotClaimed;
    let claimed = if always { "always" } else { "sometimes" };
    let outcome = messages.get(family!("survey-", RuleOutcome, set.outcome));
    if let [Rule { literals, .. }] = set.rules.as_slice()
        && literals.is_empty()
    {
        return message!(messages, "survey-always", outcome, claimed);
    }
    messages.with(
        if set.proven { id!("survey-rules") } else { id!("survey-rules-unproven") },
        [
            ("outcome", outcome.into()),
            ("count", set.rules.len().into()),
            ("least", set.at_least.into()),
            ("claimed", claimed.into()),
        ],
    )
}

/// A rule as a line: what it asks, and how many sites it explains.
fn rule_sentence(messages: &Messages, rule: &Rule) -> Line {
    let asked = |literal: &Literal| equation(messages, literal.key.name, &literal.answers);
    let (sites, count) = (number(rule.sites), rule.sites);
    let when = rule.literals.iter().map(asked).map(Line::code);
    let when = Line::joined(when, messages.between_words());
    when.put_into(&message!(messages, "survey-rule", when = Line::PLACE, sites, count))
}

/// A key with the answers it may have: `image.key = "slot" or "second"`.
pub fn equation(messages: &Messages, key: &str, answers: &[Answer]) -> String {
    let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
    format!("{key} = {}", answers.join(&message!(messages, "survey-or")))
}

/// Why sites are not established, the most frequent reason first.
fn reasons(messages: &Messages, survey: &Survey, claim: ClaimId) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for verdict in survey.verdicts(claim) {
        if let Verdict::NotEstablished { why: reason } = verdict {
            *counts.entry(words::reason(messages, &reason)).or_default() += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| usize::MAX - count);
    let told = |(reason, count): (String, usize)| {
        message!(messages, "survey-reason", reason, sites = number(count))
    };
    counts.into_iter().map(told).collect()
}

fn refuted(messages: &Messages, survey: &Survey, wrong: Wrong) -> String {
    let (outcome, site) = match wrong {
        Wrong::Met(outcome, site) | Wrong::NotMet(outcome, site) => (outcome, Some(site)),
        Wrong::Idle(outcome) => (outcome, None),
    };
    message!(
        messages,
        "survey-refuted",
        outcome = messages.get(family!("survey-", RuleOutcome, outcome)),
        site = site.map_or_else(
            || "-".to_owned(),
            |site| words::settings(messages, &settings(survey, site))
        )
    )
}

/// The answers of a site to the questions of the survey.
fn settings(survey: &Survey, site: usize) -> honnin_sheet::Settings {
    let answers = survey.subject.universe.answers(site);
    let axes = survey.subject.universe.axes().iter();
    axes.map(|axis| Setting::new(axis.key, axis.key.get(&answers))).collect()
}

/// The questions, open in this survey, that make no difference to a claim.
fn without_difference(
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
    some.then(|| message!(messages, "survey-no-difference", keys = messages.list(idle)))
}

/// A count with its thousands set apart.
pub(super) fn number(count: usize) -> String {
    grouped(count as u64)
}
