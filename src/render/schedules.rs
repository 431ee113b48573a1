//! Answers to `honnin schedules` and `honnin replay`.

use super::table::{self, Entry, Tone};
use super::words;
use honnin_log::Log;
use honnin_log::validate::FurthestStop;
use honnin_messages::{Messages, grouped, id, wrapped};
use honnin_models::claims::ClaimId;
use honnin_schedule::along::Guidance;
use honnin_schedule::campaign::{FoundSchedule, Method, ScheduleFindings, SchedulePlan, Schedules};
use honnin_schedule::execution::{ExecutedSchedule, RequestOutcome, ScheduleOutcome};
use honnin_schedule::kept;
use honnin_schedule::plan::Scheduler;
use honnin_schedule::scene::Scene;
use honnin_schedule::shrink::switches;
use honnin_schedule::verdict::{InSchedules, NotJudgedReason, PctBound, ScheduledClaim, pct_bound};
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet};
use honnin_steps::event::Event;
use std::collections::BTreeMap;

// The same for other programs.
pub mod json;

/// The most outcomes that are listed.
const MOST_OUTCOMES: usize = 12;

/// A run of many schedules, with what it says of each claim.
pub struct Run<'a> {
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
pub fn terminal(messages: &Messages, run: &Run<'_>, width: usize) -> String {
    let mut lines = vec![title(messages, run)];
    lines.extend(bound(messages, run));
    let lines = lines.iter().map(|line| wrapped(line, width, 0));
    let mut parts = vec![lines.collect::<Vec<_>>().join("\n")];
    parts.push(table::terminal(&claims_header(messages), &claims_rows(messages, run), Some(width)));
    parts.extend(open(messages, run).map(|line| wrapped(&line, width, 0)));
    if !run.findings.outcomes.is_empty() {
        parts.push(outcomes(messages, &run.findings, width));
    }
    if let Some((left, found)) = &run.findings.left {
        parts.push(left_model(messages, left, found, width));
    }
    if run.findings.logs_disagree() {
        parts.push(wrapped(&messages.get(id!("schedules-logs-disagree")), width, 0));
    }
    let shrunk = run.shrunk.iter();
    parts.extend(shrunk.map(|(claim, found)| failing(messages, *claim, found, width)));
    parts.push(wrapped(&messages.get(id!("schedules-limits")), width, 0));
    parts.join("\n\n")
}

fn title(messages: &Messages, run: &Run<'_>) -> String {
    let days = match Schedules::days(&run.scene, &run.plan.method) {
        1 => messages.get(id!("schedules-one-day")),
        days => messages.with(id!("schedules-days"), [("count", grouped(days).into())]),
    };
    let values = [
        ("sheet", run.sheet.name.as_str().into()),
        ("configuration", words::configuration(messages, run.configuration).into()),
        ("count", grouped(run.findings.schedules).into()),
        ("method", method(messages, run.plan.method.scheduler(), run.plan.method.depth()).into()),
        ("seed", run.plan.seed.to_string().into()),
        ("days", days.into()),
        ("tasks", run.findings.tasks.into()),
        ("decisions", run.findings.decisions.into()),
    ];
    let id = match run.plan.method {
        Method::Random | Method::Pct { .. } => id!("schedules-title"),
        _ => id!("schedules-title-unseeded"),
    };
    messages.with(id, values)
}

/// How schedules were chosen, in a few words.
pub fn method(messages: &Messages, scheduler: Scheduler, depth: Option<usize>) -> String {
    match scheduler {
        Scheduler::Random => messages.get(id!("method-random")),
        Scheduler::Pct => {
            messages.with(id!("method-pct"), [("depth", depth.unwrap_or_default().into())])
        }
        Scheduler::Exhaustive => messages.get(id!("method-dfs")),
        Scheduler::Guided => messages.get(id!("method-guided")),
        Scheduler::Replay => messages.get(id!("method-replay")),
    }
}

/// What a run of PCT can claim, or whether a run of everything was one.
fn bound(messages: &Messages, run: &Run<'_>) -> Option<String> {
    match run.plan.method {
        Method::Pct { depth } => {
            let bound = pct_bound(&run.findings, depth, run.scene.days())?;
            let PctBound { tasks, steps, depth, schedules, once, together } = bound;
            let values = [
                ("tasks", tasks.into()),
                ("steps", steps.into()),
                ("depth", depth.into()),
                ("schedules", grouped(schedules).into()),
                ("once", grouped((1.0 / once).round() as u64).into()),
                ("together", format!("{:.1}", (together * 1000.0).floor() / 10.0).into()),
            ];
            Some(messages.with(id!("schedules-pct"), values))
        }
        Method::Exhaustive if run.findings.exhaustive => Some(messages.get(id!("schedules-all"))),
        Method::Exhaustive => Some(messages.get(id!("schedules-not-all"))),
        _ => None,
    }
}

fn claims_header(messages: &Messages) -> Vec<String> {
    [
        id!("column-claim"),
        id!("column-in-schedules"),
        id!("column-first"),
        id!("column-sheet-expects"),
    ]
    .map(|id| messages.get(id))
    .to_vec()
}

fn claims_rows(messages: &Messages, run: &Run<'_>) -> Vec<Vec<Entry>> {
    run.judged.iter().map(|(claim, judged)| claim_row(messages, *claim, judged)).collect()
}

fn claim_row(messages: &Messages, claim: ClaimId, judged: &ScheduledClaim) -> Vec<Entry> {
    let (verdict, first, tone) = match &judged.verdict {
        InSchedules::Broken { after, times } => {
            let times = [("times", grouped(*times).into())];
            (messages.with(id!("in-schedules-broken"), times), grouped(*after), Tone::Bad)
        }
        InSchedules::Holds => (messages.get(id!("in-schedules-holds")), String::new(), Tone::Good),
        InSchedules::NotBroken => {
            (messages.get(id!("in-schedules-not-broken")), String::new(), Tone::Plain)
        }
        InSchedules::NotEstablished(_) => {
            (messages.get(id!("verdict-not-established")), String::new(), Tone::Alarm)
        }
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
fn open<'a>(messages: &'a Messages, run: &'a Run<'_>) -> impl Iterator<Item = String> + 'a {
    let mut reasons: Vec<String> = Vec::new();
    let mut unreached = Vec::new();
    for (claim, judged) in &run.judged {
        match &judged.verdict {
            InSchedules::NotEstablished(why) => {
                let why = reason(messages, why);
                if !reasons.contains(&why) {
                    reasons.push(why);
                }
            }
            InSchedules::NotBroken if judged.is_inconclusive() => unreached.push(*claim),
            _ => {}
        }
    }
    let reasons = reasons
        .into_iter()
        .map(|reason| messages.with(id!("schedules-open"), [("reason", reason.into())]));
    let unreached = (!unreached.is_empty()).then(|| {
        let claims = words::claims(messages, &unreached);
        messages.with(id!("schedules-unreached"), [("claims", claims.into())])
    });
    reasons.chain(unreached)
}

/// Why nothing is known of a claim in schedules.
pub fn reason(messages: &Messages, reason: &NotJudgedReason) -> String {
    match reason {
        NotJudgedReason::NothingRan => messages.get(id!("schedules-nothing-ran")),
        NotJudgedReason::Cut(cut) => words::cut(messages, cut),
        NotJudgedReason::LeftModel => messages.get(id!("schedules-left")),
        NotJudgedReason::Vacuous(missing) => {
            let missing = words::witnesses(messages, missing);
            messages.with(id!("schedules-vacuous"), [("missing", missing.into())])
        }
    }
}

/// The outcomes, the most frequent first.
fn outcomes(messages: &Messages, findings: &ScheduleFindings, width: usize) -> String {
    let mut outcomes: Vec<(&ScheduleOutcome, u64)> =
        findings.outcomes.iter().map(|(outcome, times)| (outcome, *times)).collect();
    outcomes.sort_by_key(|(outcome, times)| (std::cmp::Reverse(*times), *outcome));
    let count = outcomes.len();
    let mut lines = vec![messages.with(id!("outcomes-title"), [("count", count.into())])];
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
                let shown: Vec<String> = subjects.iter().map(ToString::to_string).collect();
                let subjects = ("subjects", messages.list(shown.iter().map(String::as_str)).into());
                let id = if own { id!("outcome-delivered") } else { id!("outcome-wrong") };
                messages.with(id, [r, subjects])
            }
            RequestOutcome::Failed(failure) => {
                let why = ("why", words::failure(messages, *failure).into());
                messages.with(id!("outcome-failed"), [r, why])
            }
            RequestOutcome::NotMade => messages.with(id!("outcome-not-made"), [r]),
        });
    }
    if outcome.images > 0 {
        parts.push(messages.with(id!("outcome-images"), [("count", outcome.images.into())]));
    }
    messages.list(parts.iter().map(String::as_str))
}

/// A schedule that breaks a claim, step by step.
pub fn failing(messages: &Messages, claim: ClaimId, found: &FoundSchedule, width: usize) -> String {
    let values = [
        ("claim", claim.to_string().into()),
        ("name", messages.choose(claim.claim().title()).into()),
        ("switches", switches(&found.ran.events).into()),
    ];
    let title = wrapped(&messages.with(id!("schedule-title"), values), width, 0);
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
    let mut lines = vec![messages.get(id!("left-title"))];
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
                let values = [("words", words.as_str().into())];
                parts.push(wrapped(&messages.with(id!("cut-engine"), values), width, 0));
            }
        }
    }
    if followed.claims.is_empty() {
        parts.push(wrapped(&messages.get(id!("guided-nothing")), width, 0));
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
        [("sheet", read.scene.name.as_str().into()), ("claim", read.claim.to_string().into())];
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
            messages.with(id!("kept-shape"), [("words", visible(words).into())])
        }
        kept::KeptScheduleProblem::Version(found) => {
            let values =
                [("found", (*found as usize).into()), ("known", (kept::SCHEMA as usize).into())];
            messages.with(id!("kept-version"), values)
        }
        kept::KeptScheduleProblem::Word(field, word, allowed) => {
            let values = [
                ("field", (*field).into()),
                ("word", visible(word).into()),
                ("allowed", allowed.as_str().into()),
            ];
            messages.with(id!("kept-word"), values)
        }
        kept::KeptScheduleProblem::Answer(key, allowed) => {
            let values = [("key", visible(key).into()), ("allowed", allowed.as_str().into())];
            messages.with(id!("kept-answer"), values)
        }
        kept::KeptScheduleProblem::Number(field, number) => {
            let values = [("field", (*field).into()), ("number", (*number).into())];
            messages.with(id!("kept-number"), values)
        }
    }
}
