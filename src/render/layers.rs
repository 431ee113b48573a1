//! What each way of looking says of a site: the search, the schedules, the counterexamples that were
//! followed, the logs. As tables, for every rendering.

use super::compose::{Block, Entry, Tone};
use super::{schedules, words};
use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck, Verdict};
use honnin_evidence::logs::{LogAnswer, LogCheck, LogModel};
use honnin_evidence::sheet::SheetEvidence;
use honnin_messages::{Messages, family, grouped, id, message};
use honnin_models::claims::ClaimId;
use honnin_schedule::along::{FollowedCounterexample, FollowedEnd};
use honnin_schedule::run::ScheduleRun;
use honnin_schedule::verdict::{InSchedules, ScheduledClaim};
use honnin_sheet::{Configuration, Expected};
use std::collections::BTreeMap;

/// One way of looking at a site, and what it says of the claims that it speaks of.
#[derive(Clone, Debug)]
pub struct ClaimLayer {
    /// What it is, and how much of it was done.
    pub title: String,
    /// What it says.
    pub cells: BTreeMap<ClaimId, Entry>,
}

/// Every layer beside the search: schedules, what was followed, and what was not run.
pub fn layers(
    messages: &Messages,
    written: &SheetEvidence,
    configuration: Configuration,
) -> Vec<ClaimLayer> {
    let runs = written.schedules.iter().filter(|run| run.configuration == configuration);
    let mut layers: Vec<ClaimLayer> = runs.map(|run| of_run(messages, run)).collect();
    let followed: Vec<&FollowedCounterexample> = written
        .followed
        .iter()
        .filter(|followed| followed.configuration == configuration)
        .collect();
    let cells = followed.iter().map(|it| (it.claim, of_followed(messages, it))).collect();
    layers.push(ClaimLayer { title: message!(messages, "layer-followed"), cells });
    let judged = ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some());
    let not_run = Entry::new(message!(messages, "layer-not-run"), Tone::Faint);
    let cells = judged.map(|id| (id, not_run.clone())).collect();
    layers.push(ClaimLayer { title: message!(messages, "layer-threads"), cells });
    layers
}

fn of_run(messages: &Messages, run: &ScheduleRun) -> ClaimLayer {
    let method = schedules::method(messages, run.scheduler, run.depth);
    let cells = run.claims.iter().map(|(&id, says)| (id, of_schedules(messages, says)));
    ClaimLayer {
        title: message!(messages, "layer-run", method, schedules = grouped(run.schedules)),
        cells: cells.collect(),
    }
}

fn of_schedules(messages: &Messages, claim: &ScheduledClaim) -> Entry {
    let violated = claim.expected == Some(Expected::Violated);
    let alarm = |alarm: bool, tone| if alarm { Tone::Alarm } else { tone };
    match &claim.verdict {
        InSchedules::Broken { times, .. } => {
            let text = message!(messages, "in-schedules-broken", times = grouped(*times));
            Entry::new(text, alarm(!violated, Tone::Bad))
        }
        InSchedules::Holds => {
            Entry::new(message!(messages, "in-schedules-holds"), alarm(violated, Tone::Good))
        }
        InSchedules::NotBroken => {
            Entry::new(message!(messages, "in-schedules-not-broken"), alarm(violated, Tone::Plain))
        }
        InSchedules::NoCase => {
            let tone = if claim.is_inconclusive() { Tone::Alarm } else { Tone::Faint };
            Entry::new(message!(messages, "verdict-no-case"), tone)
        }
        InSchedules::NotEstablished(_) => {
            Entry::new(message!(messages, "verdict-not-established"), Tone::Alarm)
        }
    }
}

fn of_followed(messages: &Messages, followed: &FollowedCounterexample) -> Entry {
    match &followed.end {
        FollowedEnd::Broke => Entry::new(message!(messages, "followed-broke"), Tone::Bad),
        FollowedEnd::DidNotBreak => Entry::new(message!(messages, "followed-held"), Tone::Alarm),
        FollowedEnd::Left(_) => Entry::new(message!(messages, "followed-left"), Tone::Alarm),
        FollowedEnd::Failed(_) => {
            Entry::new(message!(messages, "verdict-not-established"), Tone::Alarm)
        }
    }
}

/// What came of following a counterexample, in a sentence.
pub fn followed_sentence(messages: &Messages, followed: &FollowedCounterexample) -> String {
    let values = [("claim", followed.claim.to_string().into()), ("steps", followed.steps.into())];
    match &followed.end {
        FollowedEnd::Broke => messages.with(id!("guided-broke"), values),
        FollowedEnd::DidNotBreak => messages.with(id!("guided-did-not-break"), values),
        FollowedEnd::Left(fitting) => {
            let [claim, steps] = values;
            messages.with(id!("guided-left"), [claim, steps, ("fitting", (*fitting).into())])
        }
        FollowedEnd::Failed(words) => {
            message!(messages, "cut-engine", words = messages.quoted(words))
        }
    }
}

/// The header of the table of claims: the claim, the search, and the other layers.
pub fn header(messages: &Messages, layers: &[ClaimLayer]) -> Vec<String> {
    let first = [id!("column-claim"), id!("layer-search")].map(|id| messages.get(id));
    let titles = layers.iter().map(|layer| layer.title.clone());
    first.into_iter().chain(titles).chain([message!(messages, "column-expected")]).collect()
}

/// What every layer says of one claim, the search first, whether that is as expected last.
pub fn row(
    messages: &Messages,
    check: OfSheet<'_, SheetCheck>,
    layers: &[ClaimLayer],
    id: ClaimId,
) -> Vec<Entry> {
    let judged = &check.claims[&id];
    let verdict = &judged.verdict;
    let alarming = judged.differs() || judged.is_inconclusive();
    let tone = if alarming { Tone::Alarm } else { words::tone(verdict) };
    let said = format!("{} {}", words::mark(verdict), words::verdict(messages, verdict.word()));
    let none = || Entry::new("-", Tone::Faint);
    let cells = layers.iter().map(|layer| layer.cells.get(&id).cloned().unwrap_or_else(none));
    let cells = [Entry::new(said, tone)].into_iter().chain(cells);
    cells.chain([as_expected(messages, judged)]).collect()
}

fn as_expected(messages: &Messages, judged: &JudgedClaim) -> Entry {
    let (id, tone) = match (judged.differs(), judged.is_inconclusive(), &judged.verdict) {
        (_, _, Verdict::NotClaimed) => return Entry::new("-", Tone::Faint),
        (true, _, _) => (id!("word-no"), Tone::Alarm),
        (false, true, _) => (id!("word-open"), Tone::Alarm),
        (false, false, Verdict::NoCase) => (id!("word-yes"), Tone::Faint),
        (false, false, _) => (id!("word-yes"), Tone::Good),
    };
    Entry::new(messages.get(id), tone)
}

/// The logs of the real system, each checked against a model; none where there are none.
pub fn logs(messages: &Messages, written: &SheetEvidence) -> Option<Block> {
    let header = messages.all([
        id!("column-configuration"),
        id!("column-log"),
        id!("column-checked-against"),
        id!("column-events"),
        id!("column-answer"),
    ]);
    let rows: Vec<_> = written.logs.iter().map(|log| of_log(messages, log)).collect();
    let caption = message!(messages, "page-logs");
    (!rows.is_empty()).then(|| Block::table("logs", caption, header, rows))
}

fn of_log(messages: &Messages, log: &LogCheck) -> Vec<Entry> {
    let along = match log.along {
        None => message!(messages, "log-of-a-day"),
        Some(claim) => message!(messages, "log-along", claim = claim.to_string()),
    };
    vec![
        Entry::plain(words::configuration(messages, log.configuration)),
        Entry::plain(along),
        Entry::plain(model(messages, log.model)),
        Entry::number(grouped(log.events as u64)),
        log_answer(messages, log),
    ]
}

/// The model that a log is checked against.
pub fn model(messages: &Messages, model: LogModel) -> String {
    messages.get(family!("log-model-", LogModel, model))
}

fn log_answer(messages: &Messages, log: &LogCheck) -> Entry {
    let itself = log.model == LogModel::Itself;
    let toned = |expected: bool, text: String| {
        Entry::new(text, if expected { Tone::Good } else { Tone::Alarm })
    };
    match &log.answer {
        LogAnswer::Accepted => toned(itself, message!(messages, "log-accepted")),
        LogAnswer::Rejected { event, by, step } => {
            let step = words::logged(messages, *by, *step);
            let id = if itself { id!("log-rejected") } else { id!("log-rejected-as-expected") };
            toned(!itself, message!(messages, id, event = event + 1, step))
        }
        LogAnswer::NotEstablished => {
            Entry::new(message!(messages, "verdict-not-established"), Tone::Alarm)
        }
    }
}
