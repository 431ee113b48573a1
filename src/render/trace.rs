//! Answers to `honnin trace`: what a log came to, and what is wrong with one that cannot be read.

use super::words;
use honnin_log::claims::{ClaimInLog, NotJudgedInLogReason};
use honnin_log::header::{HeaderField, header_gaps};
use honnin_log::read::{LogProblem, LogProblemKind};
use honnin_log::validate::{FurthestStop, NoAnswerReason};
use honnin_log::{FieldValue, Limit, Log, LogOutcome, Misfit, Validation};
use honnin_messages::{Messages, grouped, id, message, wrapped};
use honnin_models::claims::ClaimId;
use honnin_sheet::visible::{brief, excerpt};
use honnin_sheet::{Configuration, Sheet};

// The same for other programs.
mod json;

pub use json::json;

/// The most problems, and the most lines of one claim, that are shown.
const MOST_SHOWN: usize = 10;

/// What was found about a log.
#[derive(Clone, Copy)]
pub struct Traced<'a> {
    /// The sheet that it was checked against.
    pub sheet: &'a Sheet,
    /// As designed or as installed.
    pub configuration: Configuration,
    /// The file it was read from.
    pub path: &'a str,
    /// The log.
    pub log: &'a Log,
    /// Whether it is a behaviour of the site.
    pub validation: &'a Validation,
    /// Whether the claims hold in it.
    pub claims: &'a [(ClaimId, ClaimInLog)],
    /// What its header says of another site.
    pub differences: &'a [HeaderField],
}

/// What is wrong with a log.
pub fn problems(messages: &Messages, path: &str, problems: &[LogProblem], width: usize) -> String {
    let values = [("path", path.into()), ("count", problems.len().into())];
    let mut lines = vec![messages.with(id!("log-problems"), values)];
    lines.extend(problems.iter().take(MOST_SHOWN).map(|problem| {
        message!(
            messages,
            "log-problem",
            line = grouped(problem.line as u64),
            what = self::problem(messages, &problem.kind)
        )
    }));
    let more = problems.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        lines.push(message!(messages, "log-problems-more", count = more));
    }
    lines.iter().map(|line| wrapped(line, width, 2)).collect::<Vec<_>>().join("\n")
}

fn problem(messages: &Messages, kind: &LogProblemKind) -> String {
    match kind {
        LogProblemKind::Empty => message!(messages, "log-empty"),
        LogProblemKind::NoHeader => message!(messages, "log-no-header"),
        LogProblemKind::HeaderAgain => message!(messages, "log-header-again"),
        LogProblemKind::Schema { found } => {
            message!(messages, "log-schema", found = *found, known = honnin_steps::event::SCHEMA)
        }
        LogProblemKind::NotUtf8 => message!(messages, "log-not-utf8"),
        LogProblemKind::NotJson { words } => {
            message!(messages, "log-not-json", words = excerpt(words))
        }
        LogProblemKind::BreaksOff => message!(messages, "log-breaks-off"),
        LogProblemKind::NotALine => message!(messages, "log-not-a-line"),
        LogProblemKind::UnknownEvent { name } => {
            message!(messages, "log-unknown-event", name = brief(name))
        }
        LogProblemKind::Field { words } => message!(messages, "log-field", words = excerpt(words)),
        LogProblemKind::NoRequester => message!(messages, "log-no-requester"),
        LogProblemKind::Sequence { source, expected, found } => message!(
            messages,
            "log-sequence",
            source = source.to_string(),
            expected = expected.to_string(),
            found = found.to_string()
        ),
        LogProblemKind::NoPosition => message!(messages, "log-no-position"),
        LogProblemKind::Position { expected, found } => message!(
            messages,
            "log-position",
            expected = expected.to_string(),
            found = found.to_string()
        ),
        LogProblemKind::Disorder { source } => {
            message!(messages, "log-disorder", source = source.to_string())
        }
        LogProblemKind::AfterFooter => message!(messages, "log-after-footer"),
        LogProblemKind::Count { said, found } => {
            message!(messages, "log-count", said = said.to_string(), found = found.to_string())
        }
    }
}

/// The answer for a terminal.
pub fn terminal(messages: &Messages, traced: &Traced<'_>, width: usize) -> String {
    let values = [
        ("path", traced.path.into()),
        ("sheet", traced.sheet.name.as_str().into()),
        ("configuration", words::configuration(messages, traced.configuration).into()),
        ("events", grouped(traced.log.events.len() as u64).into()),
    ];
    let mut lines = vec![messages.with(id!("trace-title"), values), String::new()];
    lines.extend(outcome(messages, traced));
    let limits = limits(messages, traced);
    if !limits.is_empty() {
        lines.push(String::new());
        lines.extend(limits);
    }
    lines.extend([String::new(), message!(messages, "trace-claims")]);
    lines.extend(traced.claims.iter().map(|(id, claim)| self::claim(messages, *id, claim)));
    let unknown = traced.log.unknown_fields();
    if unknown > 0 {
        lines.extend([String::new(), message!(messages, "trace-unknown-fields", count = unknown)]);
    }
    lines.extend([String::new(), message!(messages, "trace-cannot-show")]);
    lines.extend(gaps(messages, traced.log));
    lines.iter().map(|line| wrapped(line, width, 0)).collect::<Vec<_>>().join("\n")
}

/// What the header does not say of the site.
fn gaps(messages: &Messages, log: &Log) -> Option<String> {
    let gap = |field: HeaderField| match field {
        HeaderField::Configuration => Some(message!(messages, "trace-gap-configuration")),
        HeaderField::Answers => Some(message!(messages, "trace-gap-answers")),
        // A header without a name is none.
        HeaderField::Site => None,
    };
    let gaps: Vec<String> = header_gaps(&log.header).into_iter().filter_map(gap).collect();
    Some(message!(
        messages,
        "trace-header-gaps",
        gaps = (!gaps.is_empty()).then(|| messages.list(&gaps))?
    ))
}

/// Why the answer is not that of this site, or not of all that the log should say.
fn limits(messages: &Messages, traced: &Traced<'_>) -> Vec<String> {
    let header = &traced.log.header;
    let difference = |difference: &HeaderField| match difference {
        HeaderField::Site => {
            message!(messages, "trace-other-site", site = brief(&header.site))
        }
        HeaderField::Configuration => message!(
            messages,
            "trace-other-configuration",
            configuration = brief(header.configuration.as_deref().unwrap_or_default())
        ),
        HeaderField::Answers => message!(messages, "trace-other-answers"),
    };
    let mut lines: Vec<String> = traced.differences.iter().map(difference).collect();
    if let Some((line, field)) = traced.log.unsaid().next() {
        let count = traced.log.unsaid().count();
        lines.push(message!(messages, "trace-unsaid", count, line = grouped(line as u64), field));
    }
    lines
}

fn outcome(messages: &Messages, traced: &Traced<'_>) -> Vec<String> {
    match &traced.validation.outcome {
        LogOutcome::Accepted { closed: true } => vec![message!(messages, "trace-accepted")],
        LogOutcome::Accepted { closed: false } => vec![message!(messages, "trace-accepted-prefix")],
        LogOutcome::Rejected(stop) => {
            let mut lines = vec![message!(messages, "trace-rejected")];
            lines.extend(self::stop(messages, traced.log, stop));
            lines
        }
        LogOutcome::NotEstablished(reason) => not_established(messages, traced.log, reason),
    }
}

fn not_established(messages: &Messages, log: &Log, reason: &NoAnswerReason) -> Vec<String> {
    let (first, stop) = match reason {
        NoAnswerReason::NoEvents => (message!(messages, "trace-no-events"), None),
        NoAnswerReason::Cut { visited, stop } => {
            (message!(messages, "trace-cut", visited = grouped(*visited)), stop.as_ref())
        }
        NoAnswerReason::Beyond { limit, stop } => (
            message!(messages, "trace-beyond", limit = self::limit(messages, *limit)),
            stop.as_ref(),
        ),
    };
    let stop = stop.map(|stop| self::stop(messages, log, stop)).unwrap_or_default();
    std::iter::once(first).chain(stop).collect()
}

fn limit(messages: &Messages, limit: Limit) -> String {
    match limit {
        Limit::Residents => message!(messages, "limit-residents"),
        Limit::Changes => message!(messages, "limit-changes"),
        Limit::Seconds => message!(messages, "limit-seconds"),
        Limit::Lag => message!(messages, "limit-lag"),
        Limit::TwoRequests { resident } => message!(messages, "limit-two-requests", resident),
    }
}

/// Where the events stopped fitting, and what the model would have taken.
pub(super) fn stop(messages: &Messages, log: &Log, stop: &FurthestStop) -> Vec<String> {
    let logged = &log.events[stop.event];
    let values = [
        ("count", grouped(stop.event as u64).into()),
        ("line", grouped(logged.line as u64).into()),
        ("source", logged.event.source.to_string().into()),
        ("event", words::action(messages, logged.event.action).into()),
    ];
    let why = match stop.misfit {
        Misfit::NotEnabled => message!(messages, "trace-not-enabled"),
        Misfit::Differs { field, log, model } => message!(
            messages,
            "trace-differs",
            field,
            log = render_field_value(messages, log),
            model = render_field_value(messages, model)
        ),
        Misfit::Beyond(limit) => self::limit(messages, limit),
    };
    let steps = stop.allowed.iter().map(|&step| words::action(messages, step));
    let steps: Vec<String> = steps.collect();
    let allowed = match steps.is_empty() {
        true => message!(messages, "trace-allowed-none"),
        false => message!(messages, "trace-allowed", steps = messages.list(&steps)),
    };
    vec![messages.with(id!("trace-stop"), values), why, allowed]
}

fn render_field_value(messages: &Messages, said: FieldValue) -> String {
    match said {
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Outcome(outcome) => word(outcome),
        FieldValue::Source(source) => source.to_string(),
        FieldValue::Erased(true) => message!(messages, "word-yes"),
        FieldValue::Erased(false) => message!(messages, "word-no"),
        FieldValue::Nobody => message!(messages, "word-nobody"),
        FieldValue::Nothing => message!(messages, "word-nothing"),
    }
}

/// The word that a log has for a value.
fn word(value: impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().map(str::to_owned).unwrap_or_default()
}

fn claim(messages: &Messages, id: ClaimId, claim: &ClaimInLog) -> String {
    let verdict = match claim {
        ClaimInLog::Holds { cases } => {
            message!(messages, "trace-holds", cases = grouped(*cases as u64))
        }
        ClaimInLog::Violated { lines } => {
            message!(
                messages,
                "trace-violated",
                lines = listed(messages, lines),
                count = lines.len()
            )
        }
        ClaimInLog::NoCase => message!(messages, "trace-no-case"),
        ClaimInLog::NotEstablished(reason) => not_judged(messages, reason),
        ClaimInLog::NotClaimed => message!(messages, "verdict-not-claimed"),
    };
    message!(
        messages,
        "trace-claim",
        claim = id.to_string(),
        name = messages.choose(id.claim().title()),
        verdict
    )
}

/// Why nothing is known of a claim.
fn not_judged(messages: &Messages, reason: &NotJudgedInLogReason) -> String {
    match reason {
        NotJudgedInLogReason::Order { lines } if lines.is_empty() => {
            message!(messages, "trace-order")
        }
        NotJudgedInLogReason::Order { lines } => {
            message!(messages, "trace-order-lines", lines = listed(messages, lines))
        }
        NotJudgedInLogReason::Detail { line } => {
            message!(messages, "trace-no-detail", line = grouped(*line as u64))
        }
        NotJudgedInLogReason::Contradiction { line } => {
            message!(messages, "trace-contradiction", line = grouped(*line as u64))
        }
        NotJudgedInLogReason::Aborted { line } => {
            message!(messages, "trace-aborted", line = grouped(*line as u64))
        }
        NotJudgedInLogReason::NotClosed => message!(messages, "trace-not-closed"),
        NotJudgedInLogReason::OtherSite => message!(messages, "trace-of-other-site"),
    }
}

/// Lines by their numbers, the first of them where there are many.
fn listed(messages: &Messages, lines: &[usize]) -> String {
    let shown = lines.iter().take(MOST_SHOWN).map(ToString::to_string);
    let more = (MOST_SHOWN < lines.len()).then(|| "…".to_owned());
    messages.list(shown.chain(more))
}
