//! The same for other programs.

use super::{MOST_SHOWN, Traced, not_established, render_field_value};
use crate::json::SCHEMA;
use honnin_log::claims::{ClaimInLog, NotJudgedInLogReason};
use honnin_log::header::header_gaps;
use honnin_log::validate::{FurthestStop, NoAnswerReason};
use honnin_log::{Log, LogOutcome, Misfit, SourceOrder};
use honnin_messages::{Language, Messages, id};
use honnin_models::claims::ClaimId;
use serde_json::{Map, Value, json};

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
            ClaimInLog::NoCase => {}
            ClaimInLog::NotEstablished(gap) => {
                judged["reason"] = json!(gap.word());
                match gap {
                    NotJudgedInLogReason::Order { lines } => judged["lines"] = json!(lines),
                    NotJudgedInLogReason::Detail { line }
                    | NotJudgedInLogReason::Contradiction { line }
                    | NotJudgedInLogReason::Aborted { line } => judged["line"] = json!(line),
                    NotJudgedInLogReason::NotClosed | NotJudgedInLogReason::OtherSite => {}
                }
            }
            ClaimInLog::NotClaimed => {}
        }
        (id.to_string(), judged)
    };
    let first_unsaid = traced.log.unsaid().take(MOST_SHOWN);
    let first_unsaid: Vec<Value> =
        first_unsaid.map(|(line, field)| json!({ "line": line, "field": field })).collect();
    json!({
        "schema": SCHEMA,
        "name": traced.sheet.name,
        "as": traced.configuration.word(),
        "log": {
            "file": traced.path,
            "site": traced.log.header.site,
            "as": traced.log.header.configuration,
            "differs_in": traced.differences.iter().map(|it| it.word()).collect::<Vec<_>>(),
            "leaves_out": header_gaps(&traced.log.header).iter().map(|it| it.word()).collect::<Vec<_>>(),
            "events": traced.log.events.len(),
            "order_known": traced.log.order == SourceOrder::Known,
            "closed": traced.log.closed.is_some(),
            "unsaid": { "fields": traced.log.unsaid().count(), "first": first_unsaid },
            "unknown_fields": traced.log.unknown_fields(),
            "cannot_show": cannot_show(),
        },
        "answer": word,
        "stop": detail,
        "claims": traced.claims.iter().map(claim).collect::<Map<_, _>>(),
    })
}

/// What a log cannot show of itself, in every language.
fn cannot_show() -> Value {
    let said = Language::ALL.map(|language| {
        let sentence = Messages::new(language).get(id!("trace-cannot-show"));
        (language.tag().to_owned(), Value::from(sentence))
    });
    said.into_iter().collect::<Map<_, _>>().into()
}

fn json_stop(log: &Log, stop: &FurthestStop) -> Value {
    let logged = &log.events[stop.event];
    let english = Messages::new(Language::En);
    let differs = match stop.misfit {
        Misfit::NotEnabled => Value::Null,
        Misfit::Differs { field, log, model } => json!({
            "field": field,
            "log": render_field_value(&english, log),
            "model": render_field_value(&english, model),
        }),
        Misfit::Beyond(limit) => json!(super::limit(&english, limit)),
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
    let english = Messages::new(Language::En);
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
