//! One JSON document for other programs.
//!
//! The shape of `check` is fixed: see the README. The other commands follow it: `schema`, the
//! sheet, the stand, and what was found. Steps are named as in the model's table; requests, servers
//! and pages count from 0.

use honnin_analysis::bounds::scopes::{Extent, Stop};
use honnin_analysis::bounds::{Bounds, Larger, OfStand, Revealed};
use honnin_analysis::campaigns::{Campaigns, Defect, Finding};
use honnin_analysis::formula::Term;
use honnin_analysis::matrix::{Cause, Matrix};
use honnin_analysis::remedies::{Bigger, Goal, Outcome, Remedies, Remedy};
use honnin_analysis::{Check, Cut, Judged, Reason, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::keys::{Answer, KEYS, Key};
use honnin_sheet::{Settings, Sheet, Stand};
use serde_json::{Map, Value, json};

/// The version of these documents.
pub const SCHEMA: u32 = 1;

/// `honnin check`.
pub fn checks(checks: &[Check<'_>]) -> Value {
    json!({ "schema": SCHEMA, "sheets": checks.iter().map(check).collect::<Vec<_>>() })
}

fn check(check: &Check<'_>) -> Value {
    let claims: Map<String, Value> =
        check.claims.iter().map(|(id, j)| (id.to_string(), judged(check, *id, j))).collect();
    let witnesses: Map<String, Value> =
        check.witnesses().into_iter().map(|(name, seen)| (name.to_owned(), seen.into())).collect();
    json!({
        "name": check.sheet.name,
        "file": check.sheet.file,
        "as": check.stand.word(),
        "scope": scope(&check.answers),
        "engine": check.engine,
        "states": check.seen.states,
        "transitions": check.seen.transitions,
        "depth": check.seen.depth,
        "looked_at": check.seen.looked_at,
        "fingerprint_bits": check.seen.fingerprint_bits,
        "collision_probability": check.seen.collision_probability(),
        "claims": claims,
        "witnesses": witnesses,
        "as_expected": check.as_expected(),
    })
}

fn judged(check: &Check<'_>, id: ClaimId, judged: &Judged) -> Value {
    let mut value = json!({
        "verdict": judged.verdict.word(),
        "expected": judged.expected.map(|expected| expected.word()),
    });
    match &judged.verdict {
        Verdict::NotEstablished(why) => value["reason"] = reason(why).into(),
        Verdict::Violated { steps: Some(steps) } => value["steps"] = json!(steps),
        Verdict::Violated { steps: None } if id == ClaimId::C8 => {
            let keys = check.sheet.installed.iter().map(|(key, _)| key.name);
            let keys = keys.collect::<Vec<_>>().join(", ");
            value["reason"] = format!("installed differs from designed: {keys}").into();
        }
        _ => {}
    }
    value
}

pub(super) fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Cut(why) => cut(why),
        Reason::Vacuous(names) => format!("vacuous: never reached {}", names.join(", ")),
    }
}

/// Why a run ended early.
pub(super) fn cut(cut: &Cut) -> String {
    match cut {
        Cut::States(most) => format!("cut: {most} states looked at, the most allowed"),
        Cut::Seconds(most) => format!("cut: {most} seconds taken, the most allowed"),
        Cut::Memory(most) => format!("cut: {most} bytes of memory in use, the most allowed"),
        Cut::Schedules(most) => format!("cut: {most} schedules run, the most allowed"),
        Cut::Interrupted => "cut: interrupted".to_owned(),
        Cut::Engine(words) => format!("engine error: {words}"),
    }
}

pub(super) fn answer(answer: Answer) -> Value {
    match answer {
        Answer::Word(word) => word.into(),
        Answer::Number(number) => number.into(),
        Answer::Flag(flag) => flag.into(),
    }
}

pub(super) fn scope(answers: &Answers) -> Value {
    let keys = KEYS.iter().filter(|key| key.section() == "scope");
    keys.map(|key| (key.short_name().to_owned(), answer(key.get(answers))))
        .collect::<Map<_, _>>()
        .into()
}

fn settings(settings: &Settings) -> Value {
    let entry = |(key, value): &(&'static Key, Answer)| (key.name.to_owned(), answer(*value));
    settings.iter().map(entry).collect::<Map<_, _>>().into()
}

fn ids(ids: &[ClaimId]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// `honnin matrix`.
pub fn matrix(matrix: &Matrix<'_>) -> Value {
    let conditions = &matrix.sheet.conditions;
    let named = |mask: u32| -> Vec<&str> {
        let present = conditions.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
        present.map(|(_, condition)| condition.id.as_str()).collect()
    };
    let rows = matrix.rows.iter().map(|row| {
        let verdict = |id: &ClaimId| (id.to_string(), row.verdicts[id].word().into());
        let verdicts: Map<String, Value> = matrix.claims.iter().map(verdict).collect();
        json!({ "present": named(row.present), "verdicts": verdicts })
    });
    let term =
        |term: &Term| json!({ "present": named(term.present), "absent": named(term.absent) });
    let cause = |id: &ClaimId| {
        let when = match matrix.cause(*id) {
            Cause::NotEstablished(_) => json!({ "where_claimed_breaks_exactly_when": null }),
            Cause::ExactlyWhen { breaks, not_claimed } => json!({
                "where_claimed_breaks_exactly_when": breaks.iter().map(term).collect::<Vec<_>>(),
                "not_claimed_when": not_claimed.iter().map(term).collect::<Vec<_>>(),
            }),
        };
        (id.to_string(), when)
    };
    let findings = json!({
        "conditions": conditions.iter().map(|c| &c.id).collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "claims": matrix.claims.iter().map(cause).collect::<Map<_, _>>(),
        "established": matrix.established(),
    });
    about(matrix.sheet, matrix.stand, findings)
}

/// `honnin remedies`.
pub fn remedies(remedies: &Remedies<'_>) -> Value {
    let goal = |goal: Goal| match goal {
        Goal::EveryClaim => "every-claim",
        Goal::SubjectIsRequester => "C1",
    };
    let outcome = |(for_goal, outcome): &(Goal, Outcome)| {
        let found = match outcome {
            Outcome::Smallest(found) => found.iter().map(remedy).collect(),
            Outcome::None => json!([]),
            Outcome::NotEstablished => Value::Null,
        };
        json!({ "goal": goal(*for_goal), "remedies": found })
    };
    let findings = json!({
        "broken": ids(&remedies.broken),
        "established": remedies.established,
        "outcomes": remedies.outcomes.iter().map(outcome).collect::<Vec<_>>(),
    });
    about(remedies.sheet, remedies.sheet.last_stand(), findings)
}

fn remedy(remedy: &Remedy) -> Value {
    let bigger = |(key, bigger): &(&'static Key, Bigger)| {
        let word = match bigger {
            Bigger::Agrees => json!("agrees"),
            Bigger::Breaks(broken) => json!({ "breaks": ids(broken) }),
            Bigger::NotEstablished => json!("not-established"),
            Bigger::OutOfReach => json!("out-of-reach"),
        };
        (key.name.to_owned(), word)
    };
    json!({
        "changes": settings(&remedy.changes),
        "still_violated": ids(&remedy.still_violated),
        "one_more": remedy.bigger.iter().map(bigger).collect::<Map<_, _>>(),
    })
}

/// `honnin bounds`.
pub fn bounds(bounds: &Bounds<'_>) -> Value {
    let stands: Vec<Value> = bounds.stands.iter().map(bounds_of_stand).collect();
    json!({ "schema": SCHEMA, "name": bounds.sheet.name, "stands": stands })
}

fn bounds_of_stand(found: &OfStand) -> Value {
    let revealed = |revealed: &Revealed| {
        let defect =
            |(key, value): (&Key, Answer)| json!({ "key": key.name, "answer": answer(value) });
        json!({
            "defect": revealed.defect.map(defect),
            "claim": revealed.claim.to_string(),
            "within_scope": revealed.by(&found.configured),
            "smallest": revealed.smallest.iter().map(extent).collect::<Vec<_>>(),
        })
    };
    let all = |found: &Vec<Revealed>| found.iter().map(revealed).collect::<Vec<_>>();
    let dimensions = found.dimensions.iter().map(|dimension| {
        let value = json!({
            "scope": dimension.number,
            "needed": dimension.needed,
            "one_more": larger(&dimension.one_more),
        });
        (dimension.key.short_name().to_owned(), value)
    });
    json!({
        "as": found.stand.word(),
        "scope": scope(&found.answers),
        "broken": found.broken.as_deref().map(ids),
        "revealed": found.revealed.as_ref().map(all),
        "dimensions": dimensions.collect::<Map<_, _>>(),
        "all_at_once": larger(&found.all_at_once),
        "adequate": found.adequate(),
        "established": found.complete(),
    })
}

fn extent(extent: &Extent) -> Value {
    let numbers = extent.numbers();
    numbers.map(|(key, n)| (key.short_name().to_owned(), n.into())).collect::<Map<_, _>>().into()
}

fn larger(larger: &Larger) -> Value {
    match larger {
        Larger::Unchanged => json!("unchanged"),
        Larger::Changed(claims) => json!({ "changes": ids(claims) }),
        Larger::NotEstablished => json!("not-established"),
        Larger::CannotBeRaised(Stop::AtMaximum) => json!("at-maximum"),
        Larger::CannotBeRaised(Stop::NotCovered) => json!("not-covered"),
    }
}

/// `honnin campaigns`.
pub fn campaigns(campaigns: &Campaigns<'_>) -> Value {
    let asked = campaigns.findings.iter().map(|(campaign, finding)| {
        json!({
            "name": campaign.label.en,
            "when": campaign.when.word(),
            "inferred": campaign.inferred,
            "with": settings(&campaign.with),
            "blind": finding.blind(),
            "finding": self::finding(finding),
        })
    });
    let findings = json!({
        "broken": ids(&campaigns.broken),
        "established": campaigns.established,
        "campaigns": asked.collect::<Vec<_>>(),
    });
    about(campaigns.sheet, campaigns.sheet.last_stand(), findings)
}

fn finding(finding: &Finding) -> Value {
    let defects = |defects: &[Defect]| -> Vec<Value> {
        let defect = |d: &Defect| json!({ "key": d.key.name, "answer": answer(d.answer), "breaks": ids(&d.breaks) });
        defects.iter().map(defect).collect()
    };
    match finding {
        Finding::OfViolation { reached, missed, beyond, lacks } => json!({
            "reached": ids(reached),
            "missed": ids(missed),
            "beyond_the_sheet": ids(beyond),
            "lacks": lacks,
        }),
        Finding::BeyondTheSheet { broken } => json!({ "beyond_the_sheet": ids(broken) }),
        Finding::OfDefects { revealed, hidden } => {
            json!({ "revealed": defects(revealed), "hidden": defects(hidden) })
        }
        Finding::NotEstablished => Value::Null,
    }
}

/// `honnin explain`.
pub fn explanation(check: &Check<'_>, id: ClaimId) -> Value {
    let findings = json!({
        "scope": scope(&check.answers),
        "claim": id.to_string(),
        "judged": judged(check, id, &check.claims[&id]),
    });
    about(check.sheet, check.stand, findings)
}

/// A document about one sheet in one stand: its head, then what was found.
fn about(sheet: &Sheet, stand: Stand, findings: Value) -> Value {
    let mut document = json!({ "schema": SCHEMA, "name": sheet.name, "as": stand.word() });
    let Value::Object(findings) = findings else { unreachable!("findings have names") };
    document.as_object_mut().expect("a document is an object").extend(findings);
    document
}
