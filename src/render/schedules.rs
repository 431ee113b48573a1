//! Answers to `honnin schedules` and `honnin replay`.

use super::compose::{Entry, Tone, terminal as columns};
use super::words;
use honnin_log::Log;
use honnin_log::validate::FurthestStop;
use honnin_messages::{Messages, grouped, id, message, wrapped};
use honnin_models::claims::ClaimId;
use honnin_schedule::along::Guidance;
use honnin_schedule::campaign::{FoundSchedule, Method, ScheduleFindings, SchedulePlan, Schedules};
use honnin_schedule::execution::{ExecutedSchedule, RequestOutcome, ScheduleOutcome};
use honnin_schedule::kept;
use honnin_schedule::plan::Scheduler;
use honnin_schedule::scene::Scene;
use honnin_schedule::shrink::switches;
use honnin_schedule::verdict::{InSchedules, NotJudgedReason, PctBound, ScheduledClaim, pct_bound};
use honnin_sheet::visible::{brief, excerpt};
use honnin_sheet::{Configuration, Sheet};
use honnin_steps::event::Event;
use std::collections::BTreeMap;

// The same for other programs.
pub mod json;

/// The most outcomes that are listed.
const MOST_OUTCOMES: usize = 12;

/// A run of many schedules, with what it says of each claim.
pub struct ScheduleRunOfSheet<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// As designed or as installed.
    pub configuration: Configuration,
    /// What was run.
    pub scene: Scene,
    /// How.
    pub plan: SchedulePlan,
    /// What came of it.
    pub findings: ScheduleFindings,
    /// What it says of each claim.
    pub judged: BTreeMap<ClaimId, ScheduledClaim>,
    /// For each claim that broke, a schedule with few context switches.
    pub shrunk: BTreeMap<ClaimId, FoundSchedule>,
}

/// A run for a terminal of this width.
pub fn terminal(messages: &Messages, run: &ScheduleRunOfSheet<'_>, width: usize) -> String {
    let mut lines = vec![title(messages, run)];
    lines.extend(bound(messages, run));
    let lines = lines.iter().map(|line| wrapped(line, width, 0));
    let mut parts = vec![lines.collect::<Vec<_>>().join("\n")];
    parts.push(columns::table(&claims_header(messages), &claims_rows(messages, run), Some(width)));
    parts.extend(inconclusive_lines(messages, run).map(|line| wrapped(&line, width, 0)));
    if !run.findings.outcomes.is_empty() {
        parts.push(outcomes(messages, &run.findings, width));
    }
    if let Some((left, found)) = &run.findings.left {
        parts.push(left_model(messages, left, found, width));
    }
    if run.findings.logs_disagree() {
        parts.push(wrapped(&message!(messages, "schedules-logs-disagree"), width, 0));
    }
    let shrunk = run.shrunk.iter();
    parts.extend(shrunk.map(|(claim, found)| failing(messages, *claim, found, width)));
    parts.push(wrapped(&message!(messages, "schedules-limits"), width, 0));
    parts.join("\n\n")
}

fn title(messages: &Messages, run: &ScheduleRunOfSheet<'_>) -> String {
    let days = match Schedules::days(&run.scene, &run.plan.method) {
        1 => message!(messages, "schedules-one-day"),
        days => message!(messages, "schedules-days", count = grouped(days)),
    };
    let id = match run.plan.method {
        Method::Random | Method::Pct { .. } => id!("schedules-title"),
        _ => id!("schedules-title-unseeded"),
    };
    message!(
        messages,
        id,
        sheet = run.sheet.name.as_str(),
        configuration = words::configuration(messages, run.configuration),
        count = grouped(run.findings.schedules),
        method = method(messages, run.plan.method.scheduler(), run.plan.method.depth()),
        seed = run.plan.seed.to_string(),
        days,
        tasks = run.findings.tasks,
        decisions = run.findings.decisions
    )
}

/// How schedules were chosen, in a few words.
pub fn method(messages: &Messages, scheduler: Scheduler, depth: Option<usize>) -> String {
    match scheduler {
        Scheduler::Random => message!(messages, "method-random"),
        Scheduler::Pct => message!(messages, "method-pct", depth = depth.unwrap_or_default()),
        Scheduler::Exhaustive => message!(messages, "method-dfs"),
        Scheduler::Guided => message!(messages, "method-guided"),
        Scheduler::Replay => message!(messages, "method-replay"),
    }
}

/// What a run of PCT can claim, or whether a run of everything was one.
fn bound(messages: &Messages, run: &ScheduleRunOfSheet<'_>) -> Option<String> {
    match run.plan.method {
        Method::Pct { depth } => {
            let bound = pct_bound(&run.findings, depth, run.scene.days())?;
            let PctBound { tasks, steps, depth, schedules, once, together } = bound;
            Some(message!(
                messages,
                "schedules-pct",
                tasks,
                steps,
                depth,
                schedules = grouped(schedules),
                once = grouped((1.0 / once).round() as u64),
                together = format!("{:.1}", (together * 1000.0).floor() / 10.0)
            ))
        }
        Method::Exhaustive if run.findings.exhaustive => Some(message!(messages, "schedules-all")),
        Method::Exhaustive => Some(message!(messages, "schedules-not-all")),
        _ => None,
    }
}

fn claims_header(messages: &Messages) -> Vec<String> {
    messages.all([
        id!("column-claim"),
        id!("column-in-schedules"),
        id!("column-first"),
        id!("column-sheet-expects"),
    ])
}

fn claims_rows(messages: &Messages, run: &ScheduleRunOfSheet<'_>) -> Vec<Vec<Entry>> {
    run.judged.iter().map(|(claim, judged)| claim_row(messages, *claim, judged)).collect()
}

fn claim_row(messages: &Messages, claim: ClaimId, judged: &ScheduledClaim) -> Vec<Entry> {
    let unbroken = |id, tone| (messages.get(id), String::new(), tone);
    let (verdict, first, tone) = match &judged.verdict {
        InSchedules::Broken { after, times } => {
            let broken = message!(messages, "in-schedules-broken", times = grouped(*times));
            (broken, grouped(*after), Tone::Bad)
        }
        InSchedules::Holds => unbroken(id!("in-schedules-holds"), Tone::Good),
        InSchedules::NotBroken => unbroken(id!("in-schedules-not-broken"), Tone::Plain),
        InSchedules::NoCase => unbroken(id!("verdict-no-case"), Tone::Faint),
        InSchedules::NotEstablished(_) => unbroken(id!("verdict-not-established"), Tone::Alarm),
    };
    let tone = if judged.differs() || judged.is_inconclusive() { Tone::Alarm } else { tone };
    let expected = judged.expected.map(|expected| words::expected(messages, expected));
    vec![
        Entry::plain(words::named(messages, claim)),
        Entry::new(verdict, tone),
        Entry::number(first),
        Entry::plain(expected.unwrap_or_default()),
    ]
}

/// Why claims are not established, each reason once; and what was expected and did not happen.
fn inconclusive_lines<'a>(
    messages: &'a Messages,
    run: &'a ScheduleRunOfSheet<'_>,
) -> impl Iterator<Item = String> + 'a {
    let mut reasons: Vec<String> = Vec::new();
    let (mut unreached, mut untested) = (Vec::new(), Vec::new());
    for (claim, judged) in &run.judged {
        match &judged.verdict {
            InSchedules::NotEstablished(why) => {
                let why = reason(messages, why);
                if !reasons.contains(&why) {
                    reasons.push(why);
                }
            }
            InSchedules::NotBroken if judged.is_inconclusive() => unreached.push(*claim),
            InSchedules::NoCase if judged.is_inconclusive() => untested.push(*claim),
            _ => {}
        }
    }
    let reasons = reasons.into_iter().map(|reason| message!(messages, "schedules-open", reason));
    let unreached = (!unreached.is_empty()).then(|| {
        message!(messages, "schedules-unreached", claims = words::claims(messages, &unreached))
    });
    let untested = (!untested.is_empty()).then(|| words::no_case(messages, &untested));
    reasons.chain(unreached).chain(untested)
}

/// Why nothing is known of a claim in schedules.
pub fn reason(messages: &Messages, reason: &NotJudgedReason) -> String {
    match reason {
        NotJudgedReason::NothingRan => message!(messages, "schedules-nothing-ran"),
        NotJudgedReason::Cut(cut) => words::cut(messages, cut),
        NotJudgedReason::LeftModel => message!(messages, "schedules-left"),
        NotJudgedReason::Vacuous(missing) => {
            message!(messages, "schedules-vacuous", missing = words::witnesses(messages, missing))
        }
    }
}

/// The outcomes, the most frequent first.
fn outcomes(messages: &Messages, findings: &ScheduleFindings, width: usize) -> String {
    let mut outcomes: Vec<(&ScheduleOutcome, u64)> =
        findings.outcomes.iter().map(|(outcome, times)| (outcome, *times)).collect();
    outcomes.sort_by_key(|(outcome, times)| (std::cmp::Reverse(*times), *outcome));
    let count = outcomes.len();
    let mut lines = vec![message!(messages, "outcomes-title", count)];
    for (outcome, times) in outcomes.into_iter().take(MOST_OUTCOMES) {
        let line = format!("{:>9}  {}", grouped(times), outcome_sentence(messages, outcome));
        lines.push(wrapped(&line, width, 11));
    }
    if count > MOST_OUTCOMES {
        let more = [("count", (count - MOST_OUTCOMES).into())];
        lines.push(messages.with(id!("outcomes-more"), more));
    }
    lines.join("\n")
}

/// An outcome in one line.
pub fn outcome_sentence(messages: &Messages, outcome: &ScheduleOutcome) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (request, ended) in outcome.requests.iter().enumerate() {
        let r = ("request", request.into());
        parts.push(match ended {
            RequestOutcome::Delivered(subjects) => {
                let own = subjects.iter().all(|subject| *subject == request);
                let subjects =
                    ("subjects", messages.list(subjects.iter().map(ToString::to_string)).into());
                let id = if own { id!("outcome-delivered") } else { id!("outcome-wrong") };
                messages.with(id, [r, subjects])
            }
            RequestOutcome::Failed(failure) => message!(
                messages,
                "outcome-failed",
                request,
                why = words::failure(messages, *failure)
            ),
            RequestOutcome::NotMade => message!(messages, "outcome-not-made", request),
        });
    }
    if outcome.images > 0 {
        parts.push(message!(messages, "outcome-images", count = outcome.images));
    }
    messages.list(&parts)
}

/// A schedule that breaks a claim, step by step.
pub fn failing(messages: &Messages, claim: ClaimId, found: &FoundSchedule, width: usize) -> String {
    let title = wrapped(
        &message!(
            messages,
            "schedule-title",
            claim = claim.to_string(),
            name = messages.choose(claim.claim().title()),
            switches = switches(&found.ran.events)
        ),
        width,
        0,
    );
    let steps = steps(messages, &found.ran).into_iter().zip(1..).map(|(step, number)| {
        let mark = if number == found.at { format!("  ✗ {claim}") } else { String::new() };
        format!("{step}{mark}")
    });
    let ending =
        wrapped(&format!("→ {}", outcome_sentence(messages, &found.ran.outcome)), width, 2);
    let lines = std::iter::once(title).chain(steps).chain([ending]);
    lines.collect::<Vec<_>>().join("\n")
}

/// The steps of a schedule, each in a line with its number.
fn steps(messages: &Messages, ran: &ExecutedSchedule) -> Vec<String> {
    let step = |event: &Event| words::logged(messages, event.source, event.action);
    let numbered = ran.events.iter().zip(1..);
    numbered.map(|(event, number)| format!("{number:>3}  {}", step(event))).collect()
}

/// Where the real system left the model.
fn left_model(
    messages: &Messages,
    stop: &FurthestStop,
    found: &FoundSchedule,
    width: usize,
) -> String {
    let log = Log::from_events("", found.ran.events.clone(), Some(found.ran.images.clone()));
    let mut lines = vec![message!(messages, "left-title")];
    lines.extend(super::trace::stop(messages, &log, stop));
    lines.iter().map(|line| wrapped(line, width, 0)).collect::<Vec<_>>().join("\n")
}

/// What came of following the model's counterexamples through the real code.
pub struct FollowedAll<'a> {
    /// The sheet.
    pub sheet: &'a Sheet,
    /// As designed or as installed.
    pub configuration: Configuration,
    /// Each violated claim, the length of its counterexample, and what came of it.
    pub claims: Vec<(ClaimId, usize, Guidance)>,
}

/// The same for a terminal.
pub fn followed(messages: &Messages, followed: &FollowedAll<'_>, width: usize) -> String {
    let values = [
        ("sheet", followed.sheet.name.as_str().into()),
        ("configuration", words::configuration(messages, followed.configuration).into()),
    ];
    let mut parts = vec![wrapped(&messages.with(id!("guided-title"), values), width, 0)];
    for (claim, length, guidance) in &followed.claims {
        let claim_and_steps = [("claim", claim.to_string().into()), ("steps", (*length).into())];
        match guidance {
            Guidance::Broke(found) => {
                let line = messages.with(id!("guided-broke"), claim_and_steps);
                parts.push(wrapped(&line, width, 0));
                parts.push(failing(messages, *claim, found, width));
            }
            Guidance::DidNotBreak => {
                let line = messages.with(id!("guided-did-not-break"), claim_and_steps);
                parts.push(wrapped(&line, width, 0));
            }
            Guidance::Left(fitting) => {
                let [claim, steps] = claim_and_steps;
                let values = [claim, steps, ("fitting", (*fitting).into())];
                parts.push(wrapped(&messages.with(id!("guided-left"), values), width, 0));
            }
            Guidance::Failed(words) => {
                parts.push(wrapped(
                    &message!(messages, "cut-engine", words = messages.quoted(words)),
                    width,
                    0,
                ));
            }
        }
    }
    if followed.claims.is_empty() {
        parts.push(wrapped(&message!(messages, "guided-nothing"), width, 0));
    }
    parts.join("\n\n")
}

/// What came of running a kept schedule again.
pub fn replayed(
    messages: &Messages,
    read: &kept::SoundKeptSchedule,
    findings: &ScheduleFindings,
    same: bool,
    width: usize,
) -> String {
    let id = match (same, findings.broken.contains_key(&read.claim)) {
        (true, true) => id!("replay-same"),
        (true, false) => id!("replay-not-broken"),
        (false, _) => id!("replay-other"),
    };
    let values =
        [("sheet", brief(&read.scene.name).into()), ("claim", read.claim.to_string().into())];
    let mut parts = vec![wrapped(&messages.with(id, values), width, 0)];
    if let Some(why) = &findings.cut {
        parts.push(wrapped(&words::cut(messages, why), width, 0));
    }
    if let Some(found) = findings.broken.get(&read.claim) {
        parts.push(failing(messages, read.claim, found, width));
    } else if let Some(ran) = &findings.last {
        parts.push(steps(messages, ran).join("\n"));
    }
    parts.join("\n\n")
}

/// What is wrong with a file that is no kept schedule.
pub fn problem(messages: &Messages, problem: &kept::KeptScheduleProblem) -> String {
    match problem {
        kept::KeptScheduleProblem::Shape(words) => {
            message!(messages, "kept-shape", words = excerpt(words))
        }
        kept::KeptScheduleProblem::Version(found) => message!(
            messages,
            "kept-version",
            found = *found as usize,
            known = kept::SCHEMA as usize
        ),
        kept::KeptScheduleProblem::Word(field, word, allowed) => message!(
            messages,
            "kept-word",
            field = *field,
            word = brief(word),
            allowed = allowed.as_str()
        ),
        kept::KeptScheduleProblem::Answer(key, allowed) => {
            message!(messages, "kept-answer", key = brief(key), allowed = allowed.as_str())
        }
        kept::KeptScheduleProblem::OtherAnswers(sheet, configuration) => message!(
            messages,
            "kept-other-answers",
            sheet = brief(sheet),
            configuration = words::configuration(messages, *configuration)
        ),
        kept::KeptScheduleProblem::Number(field, number) => {
            message!(messages, "kept-number", field = *field, number = *number)
        }
    }
}
