//! `honnin explain`: the shortest counterexample of a claim, explained step by step.

use super::status::Status;
use honnin_analysis::{OfSheet, SheetCheck, Verdict};
use honnin_messages::{Messages, id, wrapped};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_render::story::{Story, breaking, render};
use honnin_render::{situation, words};
use unicode_width::UnicodeWidthStr as _;

/// How to explain it.
pub(super) struct ExplainOptions {
    /// Whether the state is shown after each step.
    pub(super) states: bool,
    /// The columns to use.
    pub(super) width: usize,
}

/// The explanation of a claim's verdict.
pub(super) fn explain(
    messages: &Messages,
    check: OfSheet<'_, SheetCheck>,
    id: ClaimId,
    manner: &ExplainOptions,
) -> String {
    let claim = id.claim();
    let judged = &check.claims[&id];
    let values = [
        ("sheet", check.sheet.name.as_str().into()),
        ("configuration", words::configuration(messages, check.configuration).into()),
        ("claim", id.to_string().into()),
        ("name", messages.choose(claim.title()).into()),
        ("verdict", words::verdict(messages, judged.verdict.word()).into()),
    ];
    let scope = words::scope(messages, &check.answers);
    let mut lines = vec![
        messages.with(id!("explain-title"), values),
        messages.choose(claim.sentence).to_owned(),
        messages.with(id!("report-scope"), [("scope", scope.into())]),
        String::new(),
    ];
    let mut steps = Vec::new();
    match &judged.verdict {
        Verdict::Holds => lines.push(messages.get(id!("explain-holds"))),
        Verdict::NoCase => lines.push(words::no_case(messages, &[id])),
        Verdict::NotClaimed => lines.push(messages.get(id!("explain-not-claimed"))),
        Verdict::NotEstablished { why: reason } => {
            let reason = words::reason(messages, reason);
            lines.push(messages.with(id!("explain-open"), [("reason", reason.into())]));
        }
        Verdict::Violated { steps: Some(found) } => {
            let story = render(messages, &check.answers, id, found);
            steps = self::steps(messages, check, &story, manner);
            let ending = story.ending.iter().map(|line| wrapped(line, manner.width, 0));
            steps.extend(std::iter::once(String::new()).chain(ending));
        }
        Verdict::Violated { steps: None } if id == ClaimId::C8 => {
            let installed = words::installed(messages, check.sheet);
            lines.push(messages.with(id!("report-installed"), [("answers", installed.into())]));
        }
        Verdict::Violated { steps: None } => lines.push(messages.get(id!("report-no-steps"))),
    }
    let lines = lines.iter().map(|line| wrapped(line, manner.width, 0));
    lines.chain(steps).collect::<Vec<_>>().join("\n")
}

/// The steps of a story, numbered, each with its actor and, where requested, the state after it.
fn steps(
    messages: &Messages,
    check: OfSheet<'_, SheetCheck>,
    story: &Story,
    manner: &ExplainOptions,
) -> Vec<String> {
    let site = Site::new(check.answers);
    let widest = story.steps.iter().map(|told| told.actor.width()).max().unwrap_or(0);
    let indent = 5 + widest + 2;
    let mut lines = Vec::new();
    for (number, told) in (1..).zip(&story.steps) {
        let pad = " ".repeat(widest - told.actor.width());
        let breaks = breaking(messages, told);
        let line = format!("{number:>3}  {}{pad}  {}{breaks}", told.actor, told.sentence);
        lines.push(wrapped(&line, manner.width, indent));
        if manner.states {
            let margin = " ".repeat(indent);
            let state = situation::lines(messages, &site, &told.state);
            let state = state.iter().map(|line| format!("{margin}· {line}"));
            lines.extend(state.map(|line| wrapped(&line, manner.width, indent + 2)));
        }
    }
    lines
}

/// The status of an explanation: the question was answered unless nothing is known.
pub(super) fn status(check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Status {
    let judged = &check.claims[&id];
    Status {
        wrong_input: false,
        differs: judged.differs(),
        not_established: judged.is_inconclusive(),
    }
}
