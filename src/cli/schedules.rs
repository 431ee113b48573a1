//! `honnin schedules` and `honnin replay`: the real system under Shuttle.

use super::input::{not_to_be_used, pretty};
use super::options::{Chooser, Format, ScheduleArguments};
use super::progress::ProgressLine;
use super::status::Status;
use super::{output, session};
use honnin_analysis::check::check;
use honnin_analysis::{OfSheet, SheetCheck, SiteSearch, Verdict};
use honnin_files::marked::{FolderUse, MarkedFolder};
use honnin_files::place::PlaceError;
use honnin_files::{capped, open};
use honnin_messages::{Messages, grouped, id, wrapped};
use honnin_models::claims::ClaimId;
use honnin_render::schedules::{self as report, FollowedAll, ScheduleRunOfSheet};
use honnin_render::words;
use honnin_schedule::along::{Guidance, follow};
use honnin_schedule::campaign::{FoundSchedule, Method, ScheduleFindings, SchedulePlan, Schedules};
use honnin_schedule::kept::{self, KeptSchedule};
use honnin_schedule::scene::Scene;
use honnin_schedule::shrink::shrink;
use honnin_schedule::verdict::{ScheduledClaim, judge};
use honnin_sheet::find;
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How long the watching thread sleeps between two looks; the end of a run is noticed within that
/// time.
const LOOK: Duration = Duration::from_millis(20);

/// `honnin schedules`.
pub(super) fn run(
    messages: &Messages,
    sheet: &Sheet,
    configuration: Configuration,
    arguments: &ScheduleArguments,
) -> Status {
    // Known before anything is run.
    let folder = match KeptSchedules::take(messages, arguments) {
        Ok(folder) => folder,
        Err(status) => return status,
    };
    let scene = Scene::new(sheet, configuration);
    let schedules = Schedules::new(scene.clone());
    let depth = usize::from(arguments.depth);
    let method = match arguments.scheduler {
        Chooser::Random => Method::Random,
        Chooser::Pct => Method::Pct { depth },
        Chooser::Dfs => Method::Exhaustive,
        Chooser::Guided => {
            return guided(messages, sheet, configuration, &schedules, arguments, &folder);
        }
    };
    let plan = SchedulePlan::new(method, arguments.iterations, arguments.seed);
    let (schedules, findings) = watched(messages, schedules, &plan);
    let judged = judge(&scene.answers, &findings, |claim| sheet.expected(configuration, claim));
    let shrunk = findings.broken.iter();
    let shrunk = shrunk.map(|(claim, found)| (*claim, shrink(&schedules, *claim, found))).collect();
    let run = ScheduleRunOfSheet { sheet, configuration, scene, plan, findings, judged, shrunk };
    let status = answer(
        messages,
        arguments.format,
        || report::terminal(messages, &run, output::width()),
        || report::json::run(&run),
    );
    let kept = folder.keep(messages, &run.scene, configuration, &run.shrunk);
    status.and(kept).and(status_of(&run.judged, &run.findings))
}

/// Runs a plan on a separate thread, with a line on the terminal, until Ctrl-C.
fn watched(
    messages: &Messages,
    schedules: Schedules,
    plan: &SchedulePlan,
) -> (Schedules, ScheduleFindings) {
    let count = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&count);
    let schedules = schedules
        .interrupt(session::stopped_by_user())
        .progress(move |count| counter.store(count, Ordering::Relaxed));
    let line = ProgressLine::new(messages);
    let started = Instant::now();
    let findings = std::thread::scope(|scope| {
        let running = scope.spawn(|| schedules.run(plan));
        while !running.is_finished() {
            let done = count.load(Ordering::Relaxed);
            line.say(started.elapsed(), || how_far(messages, done, plan, started.elapsed()));
            std::thread::sleep(LOOK);
        }
        running.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    });
    line.clear();
    (schedules, findings)
}

fn how_far(messages: &Messages, done: u64, plan: &SchedulePlan, elapsed: Duration) -> String {
    let rate = (done as f64 / elapsed.as_secs_f64()) as u64;
    let values = [
        ("done", grouped(done).into()),
        ("of", grouped(plan.iterations).into()),
        ("rate", grouped(rate).into()),
        ("seconds", grouped(elapsed.as_secs()).into()),
    ];
    messages.with(id!("progress-schedules"), values)
}

fn status_of(judged: &BTreeMap<ClaimId, ScheduledClaim>, findings: &ScheduleFindings) -> Status {
    Status {
        wrong_input: false,
        // A real system that leaves its model is a difference, whatever the verdicts on the claims,
        // and so is a log that disagrees with the model along it.
        differs: findings.left.is_some()
            || findings.logs_disagree()
            || judged.values().any(ScheduledClaim::differs),
        not_established: judged.is_empty() || judged.values().any(ScheduledClaim::is_inconclusive),
    }
}

fn answer(
    messages: &Messages,
    format: Format,
    text: impl Fn() -> String,
    json: impl Fn() -> serde_json::Value,
) -> Status {
    let answer = match format {
        Format::Table | Format::Github => text(),
        Format::Json => pretty(&json()),
    };
    output::print(messages, &answer)
}

/// The folder in which schedules are kept, where one was named.
struct KeptSchedules(Option<(PathBuf, MarkedFolder)>);

impl KeptSchedules {
    /// Takes the folder for this run.
    ///
    /// # Errors
    /// When it cannot be used, which has been reported.
    fn take(messages: &Messages, arguments: &ScheduleArguments) -> Result<KeptSchedules, Status> {
        let Some(folder) = &arguments.keep else { return Ok(KeptSchedules(None)) };
        let held = MarkedFolder::take(folder, FolderUse::Schedules);
        let held = held.map_err(|error| not_to_be_used(messages, folder, &error))?;
        Ok(KeptSchedules(Some((folder.clone(), held))))
    }

    /// Writes a file for each claim that broke, if each can be: all or none.
    fn keep(
        &self,
        messages: &Messages,
        scene: &Scene,
        configuration: Configuration,
        failing: &BTreeMap<ClaimId, FoundSchedule>,
    ) -> Status {
        let Some((folder, _)) = &self.0 else { return Status::default() };
        let name = |claim: &ClaimId| {
            format!("{}-{}-{claim}.json", file_name(&scene.name), configuration.word())
        };
        let kept: Vec<(PathBuf, String)> = failing
            .iter()
            .map(|(claim, found)| {
                let text = KeptSchedule::new(scene, configuration, *claim, found).text();
                (folder.join(name(claim)), text)
            })
            .collect();
        let refused = kept.iter().map(|(path, _)| match may_be_kept_at(path) {
            Ok(()) => Status::default(),
            Err(error) => not_to_be_used(messages, path, &error),
        });
        let refused = refused.fold(Status::default(), Status::and);
        if refused != Status::default() {
            return refused;
        }
        let written = kept.iter().map(|(path, text)| match open::replace(path, text.as_bytes()) {
            Ok(()) => {
                let shown = ("path", visible(&path.to_string_lossy()).into());
                output::complain(&messages.with(id!("schedule-kept"), [shown]));
                Status::default()
            }
            Err(error) => not_to_be_used(messages, path, &error.into()),
        });
        written.fold(Status::default(), Status::and)
    }
}

/// Whether a schedule may be kept at a path: over another one, and over nothing else.
fn may_be_kept_at(path: &Path) -> Result<(), PlaceError> {
    match std::fs::symlink_metadata(path) {
        Ok(there) => {
            let ours = there.is_file() && {
                let bytes = capped::read_capped(path, capped::MOST_OF_A_DOCUMENT)?;
                kept::is_one(&bytes)
            };
            if !ours {
                return Err(PlaceError::NotOurs(path.to_owned()));
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// A sheet's name as part of a file's: a name may hold anything.
fn file_name(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    name.chars().map(plain).collect()
}

/// Follows the model's counterexample of every violated claim.
fn guided(
    messages: &Messages,
    sheet: &Sheet,
    configuration: Configuration,
    schedules: &Schedules,
    arguments: &ScheduleArguments,
    folder: &KeptSchedules,
) -> Status {
    let line = ProgressLine::new(messages);
    let search = SiteSearch::new()
        .interrupt(session::stopped_by_user())
        .progress(|site, progress| line.show(site, progress));
    let checked = check(&search, sheet, configuration);
    line.clear();
    let violated = checked.claims.iter().filter_map(|(claim, judged)| match &judged.verdict {
        Verdict::Violated { steps: Some(steps) } => Some((*claim, steps.clone())),
        _ => None,
    });
    let claims: Vec<(ClaimId, usize, Guidance)> = violated
        .map(|(claim, steps)| (claim, steps.len(), follow(schedules, claim, steps)))
        .collect();
    let failing: BTreeMap<ClaimId, FoundSchedule> = claims
        .iter()
        .filter_map(|(claim, _, guidance)| match guidance {
            Guidance::Broke(found) => Some((*claim, FoundSchedule::clone(found))),
            _ => None,
        })
        .collect();
    let followed = FollowedAll { sheet, configuration, claims };
    let status = answer(
        messages,
        arguments.format,
        || report::followed(messages, &followed, output::width()),
        || report::json::followed(&followed),
    );
    let any = |wanted: fn(&Guidance) -> bool| {
        followed.claims.iter().any(|(_, _, guidance)| wanted(guidance))
    };
    let kept = folder.keep(messages, schedules.scene(), configuration, &failing);
    let of_model = Status::from_checks(&[OfSheet::new(sheet, &checked)]);
    tell_what_is_open(messages, &checked);
    status.and(kept).and(of_model).and(Status {
        wrong_input: false,
        differs: any(|it| matches!(it, Guidance::Left(_) | Guidance::DidNotBreak)),
        // Without a counterexample there was nothing to follow.
        not_established: followed.claims.is_empty() || any(|it| matches!(it, Guidance::Failed(_))),
    })
}

/// Says why counterexamples may be missing: that the search came to no end, or that the scope has no case.
fn tell_what_is_open(messages: &Messages, checked: &SheetCheck) {
    let open = || checked.claims.iter().filter(|(_, judged)| judged.is_inconclusive());
    let without_case = open().filter(|(_, judged)| judged.verdict == Verdict::NoCase);
    let without_case: Vec<ClaimId> = without_case.map(|(id, _)| *id).collect();
    let tell = |words: &str| output::complain(&wrapped(words, output::width_of_complaints(), 0));
    if without_case.len() < open().count() {
        tell(&messages.get(id!("guided-model-open")));
    }
    if !without_case.is_empty() {
        tell(&words::no_case(messages, &without_case));
    }
}

/// `honnin replay`.
pub(super) fn replay(messages: &Messages, path: &Path) -> Status {
    let shown = || ("path", visible(&path.to_string_lossy()).into());
    let text = match capped::read_text(path, capped::MOST_OF_A_DOCUMENT) {
        Ok(text) => text,
        Err(error) => {
            let reason = ("reason", messages.reason(&error).into());
            output::complain(&messages.with(id!("problem-unreadable"), [shown(), reason]));
            return Status::wrong_input();
        }
    };
    match kept::read_kept_schedule(&text) {
        Ok(read) => again(messages, &read),
        Err(problem) => {
            let problem = ("problem", report::problem(messages, &problem).into());
            output::complain(&messages.with(id!("replay-refused"), [shown(), problem]));
            Status::wrong_input()
        }
    }
}

/// Runs a kept schedule again. It must take the same steps and break the same claim.
fn again(messages: &Messages, read: &kept::SoundKeptSchedule) -> Status {
    let kept::SoundKeptSchedule { kept, scene, claim } = read;
    if find::bundled().iter().all(|sheet| sheet.name != scene.name) {
        // Nobody has compared the answers with those of the sheet.
        let name = ("sheet", scene.name.as_str().into());
        let words = messages.with(id!("replay-unknown"), [name]);
        output::complain(&wrapped(&words, output::width_of_complaints(), 0));
    }
    let schedules = Schedules::new(scene.clone());
    let day = read.day();
    let findings =
        schedules.run(&SchedulePlan::new(Method::Replay(day, kept.choices.clone()), 1, 0));
    let same = read.is_what_ran(&findings);
    let broke = findings.broken.get(claim);
    let width = output::width();
    let text = report::replayed(messages, read, &findings, same, width);
    output::print(messages, &text).and(Status {
        wrong_input: false,
        differs: broke.is_some() && same,
        not_established: broke.is_none() || !same,
    })
}
