//! Answers to `honnin trace`: what a log came to, and what is wrong with one that cannot be read.

use super::words;
use honnin_log::claims::{ClaimInLog, NotJudgedInLogReason};
use honnin_log::read::{LogProblem, LogProblemKind};
use honnin_log::validate::{FurthestStop, NoAnswerReason};
use honnin_log::{FieldValue, Limit, Log, LogOutcome, Misfit, Validation};
use honnin_messages::{Messages, grouped, id, wrapped};
use honnin_models::claims::ClaimId;
use honnin_sheet::{Configuration, Sheet};
use serde_json::{Map, Value, json};

/// The most problems, and the most lines of one claim, that are shown.
const MOST_SHOWN: usize = 10;

/// What was found about a log.
#[derive(Clone, Copy)]
pub struct Traced<'a> {
    /// The sheet that it was held against.
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
}

/// What is wrong with a log.
pub fn problems(messages: &Messages, path: &str, problems: &[LogProblem], width: usize) -> String {
    let values = [("path", path.into()), ("count", problems.len().into())];
    let mut lines = vec![messages.with(id!("log-problems"), values)];
    lines.extend(problems.iter().take(MOST_SHOWN).map(|problem| {
        let what = self::problem(messages, &problem.kind);
        let line = grouped(problem.line as u64);
        messages.with(id!("log-problem"), [("line", line.into()), ("what", what.into())])
    }));
    let more = problems.len().saturating_sub(MOST_SHOWN);
    if more > 0 {
        lines.push(messages.with(id!("log-problems-more"), [("count", more.into())]));
    }
    lines.iter().map(|line| wrapped(line, width, 2)).collect::<Vec<_>>().join("\n")
}

fn problem(messages: &Messages, kind: &LogProblemKind) -> String {
    match kind {
        LogProblemKind::Empty => messages.get(id!("log-empty")),
        LogProblemKind::NoHeader => messages.get(id!("log-no-header")),
        LogProblemKind::HeaderAgain => messages.get(id!("log-header-again")),
        LogProblemKind::Schema { found } => {
            let known = honnin_steps::event::SCHEMA;
            let values = [("found", (*found).into()), ("known", known.into())];
            messages.with(id!("log-schema"), values)
        }
        LogProblemKind::NotUtf8 => messages.get(id!("log-not-utf8")),
        LogProblemKind::NotJson { words } => {
            messages.with(id!("log-not-json"), [("words", words.as_str().into())])
        }
        LogProblemKind::BreaksOff => messages.get(id!("log-breaks-off")),
        LogProblemKind::NotALine => messages.get(id!("log-not-a-line")),
        LogProblemKind::UnknownEvent { name } => {
            let name = honnin_sheet::visible::visible(name);
            messages.with(id!("log-unknown-event"), [("name", name.into())])
        }
        LogProblemKind::Field { words } => {
            messages.with(id!("log-field"), [("words", words.as_str().into())])
        }
        LogProblemKind::NoRequester => messages.get(id!("log-no-requester")),
        LogProblemKind::Sequence { source, expected, found } => {
            let values = [
                ("source", source.to_string().into()),
                ("expected", expected.to_string().into()),
                ("found", found.to_string().into()),
            ];
            messages.with(id!("log-sequence"), values)
        }
        LogProblemKind::AfterFooter => messages.get(id!("log-after-footer")),
        LogProblemKind::Count { said, found } => {
            let values = [("said", said.to_string().into()), ("found", found.to_string().into())];
            messages.with(id!("log-count"), values)
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
    lines.extend([String::new(), messages.get(id!("trace-claims"))]);
    lines.extend(traced.claims.iter().map(|(id, claim)| self::claim(messages, *id, claim)));
    let unknown = traced.log.unknown_fields();
    if unknown > 0 {
        let count = [("count", unknown.into())];
        lines.extend([String::new(), messages.with(id!("trace-unknown-fields"), count)]);
    }
    lines.iter().map(|line| wrapped(line, width, 0)).collect::<Vec<_>>().join("\n")
}

fn outcome(messages: &Messages, traced: &Traced<'_>) -> Vec<String> {
    match &traced.validation.outcome {
        LogOutcome::Accepted { closed: true } => vec![messages.get(id!("trace-accepted"))],
        LogOutcome::Accepted { closed: false } => vec![messages.get(id!("trace-accepted-prefix"))],
        LogOutcome::Rejected(stop) => {
            let mut lines = vec![messages.get(id!("trace-rejected"))];
            lines.extend(self::stop(messages, traced.log, stop));
            lines
        }
        LogOutcome::NotEstablished(reason) => not_established(messages, traced.log, reason),
    }
}

fn not_established(messages: &Messages, log: &Log, reason: &NoAnswerReason) -> Vec<String> {
    let (first, stop) = match reason {
        NoAnswerReason::NoEvents => (messages.get(id!("trace-no-events")), None),
        NoAnswerReason::Cut { visited, stop } => {
            let visited = [("visited", grouped(*visited).into())];
            (messages.with(id!("trace-cut"), visited), stop.as_ref())
        }
        NoAnswerReason::Beyond { limit, stop } => {
            let limit = self::limit(messages, *limit);
            (messages.with(id!("trace-beyond"), [("limit", limit.into())]), stop.as_ref())
        }
    };
    let stop = stop.map(|stop| self::stop(messages, log, stop)).unwrap_or_default();
    std::iter::once(first).chain(stop).collect()
}

fn limit(messages: &Messages, limit: Limit) -> String {
    match limit {
        Limit::Residents => messages.get(id!("limit-residents")),
        Limit::Changes => messages.get(id!("limit-changes")),
        Limit::Seconds => messages.get(id!("limit-seconds")),
        Limit::Lag => messages.get(id!("limit-lag")),
        Limit::TwoRequests { resident } => {
            messages.with(id!("limit-two-requests"), [("resident", resident.into())])
        }
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
        Misfit::NotEnabled => messages.get(id!("trace-not-enabled")),
        Misfit::Differs { field, log, model } => {
            let values = [
                ("field", field.into()),
                ("log", said(messages, log).into()),
                ("model", said(messages, model).into()),
            ];
            messages.with(id!("trace-differs"), values)
        }
        Misfit::Beyond(limit) => self::limit(messages, limit),
    };
    let steps = stop.allowed.iter().map(|&step| words::action(messages, step));
    let steps: Vec<String> = steps.collect();
    let allowed = match steps.is_empty() {
        true => messages.get(id!("trace-allowed-none")),
        false => {
            let steps = messages.list(steps.iter().map(String::as_str));
            messages.with(id!("trace-allowed"), [("steps", steps.into())])
        }
    };
    vec![messages.with(id!("trace-stop"), values), why, allowed]
}

fn said(messages: &Messages, said: FieldValue) -> String {
    match said {
        FieldValue::Number(number) => number.to_string(),
        FieldValue::Outcome(outcome) => word(outcome),
        FieldValue::Source(source) => source.to_string(),
        FieldValue::Erased(true) => messages.get(id!("word-yes")),
        FieldValue::Erased(false) => messages.get(id!("word-no")),
        FieldValue::Nobody => messages.get(id!("word-nobody")),
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
            messages.with(id!("trace-holds"), [("cases", grouped(*cases as u64).into())])
        }
        ClaimInLog::Violated { lines } => {
            let shown = lines.iter().take(MOST_SHOWN).map(ToString::to_string);
            let more = (MOST_SHOWN < lines.len()).then(|| "…".to_owned());
            let shown: Vec<String> = shown.chain(more).collect();
            let shown = messages.list(shown.iter().map(String::as_str));
            let values = [("lines", shown.into()), ("count", lines.len().into())];
            messages.with(id!("trace-violated"), values)
        }
        ClaimInLog::NotEstablished(NotJudgedInLogReason::NoCase) => {
            messages.get(id!("trace-no-case"))
        }
        ClaimInLog::NotEstablished(NotJudgedInLogReason::NotClosed) => {
            messages.get(id!("trace-not-closed"))
        }
        ClaimInLog::NotEstablished(NotJudgedInLogReason::Detail { line }) => {
            messages.with(id!("trace-no-detail"), [("line", grouped(*line as u64).into())])
        }
        ClaimInLog::NotClaimed => messages.get(id!("verdict-not-claimed")),
    };
    let values = [
        ("claim", id.to_string().into()),
        ("name", messages.choose(id.claim().title()).into()),
        ("verdict", verdict.into()),
    ];
    messages.with(id!("trace-claim"), values)
}

/// The answer as one JSON document.
pub fn json(traced: &Traced<'_>) -> Value {
    let (word, detail) = match &traced.validation.outcome {
        LogOutcome::Accepted { .. } => ("accepted", Value::Null),
        LogOutcome::Rejected(stop) => ("rejected", json_stop(traced.log, stop)),
        LogOutcome::NotEstablished(reason) => ("not-established", json_reason(traced.log, reason)),
    };
    let claim = |(id, claim): &(ClaimId, ClaimInLog)| {
        let mut judged = json!({ "verdict": claim.word() });
        match claim {
            ClaimInLog::Holds { cases } => judged["cases"] = json!(cases),
            ClaimInLog::Violated { lines } => judged["lines"] = json!(lines),
            ClaimInLog::NotEstablished(gap) => {
                judged["reason"] = json!(gap.word());
                if let NotJudgedInLogReason::Detail { line } = gap {
                    judged["line"] = json!(line);
                }
            }
            ClaimInLog::NotClaimed => {}
        }
        (id.to_string(), judged)
    };
    json!({
        "schema": super::json::SCHEMA,
        "name": traced.sheet.name,
        "as": traced.configuration.word(),
        "log": {
            "file": traced.path,
            "site": traced.log.site,
            "events": traced.log.events.len(),
            "closed": traced.log.closed.is_some(),
            "unknown_fields": traced.log.unknown_fields(),
        },
        "answer": word,
        "stop": detail,
        "claims": traced.claims.iter().map(claim).collect::<Map<_, _>>(),
    })
}

fn json_stop(log: &Log, stop: &FurthestStop) -> Value {
    let logged = &log.events[stop.event];
    let english = Messages::new(honnin_messages::Language::En);
    let differs = match stop.misfit {
        Misfit::NotEnabled => Value::Null,
        Misfit::Differs { field, log, model } => json!({
            "field": field,
            "log": said(&english, log),
            "model": said(&english, model),
        }),
        Misfit::Beyond(limit) => json!(self::limit(&english, limit)),
    };
    json!({
        "fit_before": stop.event,
        "line": logged.line,
        "event": logged.event,
        "differs": differs,
        "allowed": stop.allowed,
    })
}

fn json_reason(log: &Log, reason: &NoAnswerReason) -> Value {
    let english = Messages::new(honnin_messages::Language::En);
    let words = not_established(&english, log, reason);
    let stop = match reason {
        NoAnswerReason::NoEvents => None,
        NoAnswerReason::Cut { stop, .. } | NoAnswerReason::Beyond { stop, .. } => stop.as_ref(),
    };
    json!({
        "reason": words.first(),
        "furthest": stop.map(|stop| json_stop(log, stop)),
    })
}
