//! `honnin survey`: every combination of decisions, every claim, and the rules.

use super::input::{pretty, unwritable};
use super::options::{at_least_one, claim};
use super::progress::ProgressLine;
use super::status::Status;
use super::{output, session};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum, ValueHint, value_parser};
use honnin_analysis::Limits;
use honnin_analysis::distributed::Dataflow;
use honnin_analysis::engine::Engine;
use honnin_analysis::survey::spot::{SpotCheck, SpotDifference, spot_check as spot_check_of};
use honnin_analysis::survey::store::{Store, StoreError};
use honnin_analysis::survey::universe::Universe;
use honnin_analysis::survey::{
    self, Subject, Survey, SurveyEffort, SurveyProgress, SurveyedClaim, surveyed,
};
use honnin_messages::{Messages, grouped, id, wrapped};
use honnin_models::answers::{Answers, Uncovered};
use honnin_models::claims::ClaimId;
use honnin_models::keys::{self, Answer, KeyId};
use honnin_models::scope::{
    Arrivals, MAX_CHANGES, MAX_CRASHES, MAX_FAILOVERS, MAX_NIGHTS, MAX_REQUESTS, MAX_RESTARTS,
    MAX_SECONDS, MAX_TIMEOUTS, Scope,
};
use honnin_render::{survey as report, words};
use honnin_sheet::visible::visible;
use std::hash::{BuildHasher as _, RandomState};
use std::num::{NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::Duration;

#[derive(Clone, Debug, Args)]
pub(super) struct SurveyArguments {
    #[arg(long = "claim", value_name = "CLAIM", ignore_case = true, value_parser = claim(surveyed()))]
    only_claims: Vec<ClaimId>,

    #[arg(long, value_name = "KEY,…", value_delimiter = ',', value_parser = PossibleValuesParser::new(keys::decisions().map(|key| key.name)))]
    questions: Vec<String>,

    #[arg(long, value_name = "KEY=ANSWER")]
    with: Vec<String>,

    #[command(flatten)]
    scope: ScopeArguments,

    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    resume: Option<PathBuf>,

    #[arg(long = "seed", value_name = "X", requires = "resume")]
    spot_seed: Option<u64>,

    #[arg(long, value_name = "N", value_parser = value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    #[arg(long, value_name = "N", value_parser = at_least_one())]
    max_states: Option<NonZeroU64>,

    #[arg(long, value_name = "N", value_parser = at_least_one())]
    max_seconds: Option<NonZeroU64>,

    #[arg(long)]
    cross_check: bool,

    #[arg(long = "format", value_name = "FORMAT", value_enum, default_value_t = SurveyFormat::Table)]
    survey_format: SurveyFormat,
}

/// How many sites a survey keeps at most: some hundred megabytes, and some minutes.
const MOST_SITES: usize = 1_000_000;

/// What may happen at once, as the section `[scope]` of a sheet has it.
#[derive(Clone, Copy, Debug, Args)]
struct ScopeArguments {
    #[arg(long = "requests", value_name = "N", default_value_t = 2, value_parser = value_parser!(u8).range(1..=MAX_REQUESTS as i64))]
    scope_requests: u8,

    #[arg(long = "changes", value_name = "N", default_value_t = 1, value_parser = value_parser!(u8).range(0..=MAX_CHANGES as i64))]
    scope_changes: u8,

    #[arg(long = "timeouts", value_name = "N", default_value_t = 1, value_parser = value_parser!(u8).range(0..=MAX_TIMEOUTS as i64))]
    scope_timeouts: u8,

    #[arg(long = "seconds", value_name = "N", default_value_t = 1, value_parser = value_parser!(u8).range(1..=MAX_SECONDS as i64))]
    scope_seconds: u8,

    #[arg(long = "arrivals", value_name = "WORD", default_value = "any", value_parser = arrivals())]
    scope_arrivals: Arrivals,

    #[arg(long = "nights", value_name = "N", default_value_t = 1, value_parser = value_parser!(u8).range(0..=MAX_NIGHTS as i64))]
    scope_nights: u8,

    #[arg(long = "restarts", value_name = "N", default_value_t = 0, value_parser = value_parser!(u8).range(0..=MAX_RESTARTS as i64))]
    scope_restarts: u8,

    #[arg(long = "crashes", value_name = "N", default_value_t = 0, value_parser = value_parser!(u8).range(0..=MAX_CRASHES as i64))]
    scope_crashes: u8,

    #[arg(long = "failovers", value_name = "N", default_value_t = 0, value_parser = value_parser!(u8).range(0..=MAX_FAILOVERS as i64))]
    scope_failovers: u8,
}

impl ScopeArguments {
    fn scope(self) -> Scope {
        Scope {
            requests: self.scope_requests,
            changes: self.scope_changes,
            timeouts: self.scope_timeouts,
            seconds: self.scope_seconds,
            arrivals: self.scope_arrivals,
            nights: self.scope_nights,
            restarts: self.scope_restarts,
            crashes: self.scope_crashes,
            failovers: self.scope_failovers,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SurveyFormat {
    Table,
    Json,
    Svg,
}

/// Reads how close together requests may arrive.
fn arrivals() -> impl TypedValueParser<Value = Arrivals> {
    PossibleValuesParser::new(Arrivals::WORDS)
        .map(|word| Arrivals::from_word(&word).expect("the parser allows the words alone"))
}

/// Makes the engine of one thread: the sites are many and small, so each thread searches its own.
fn engine() -> Box<dyn Engine> {
    Box::new(Dataflow::new().workers(NonZeroUsize::MIN))
}

/// Runs the command.
pub(super) fn run(messages: &Messages, arguments: &SurveyArguments) -> Status {
    let subject = match subject(messages, arguments) {
        Ok(subject) => subject,
        Err(complaint) => {
            output::complain(&format!("{} {complaint}", messages.get(id!("usage-error"))));
            return Status::wrong_input();
        }
    };
    let effort = effort(arguments);
    let store = arguments.resume.as_deref().map_or(Ok(Store::nowhere()), |path| {
        let opened = Store::open(path, &subject, &effort.maker());
        opened.map_err(|refused| self::refused(messages, path, &refused))
    });
    let mut store = match store {
        Ok(store) => store,
        Err(status) => return status,
    };
    if let Some(path) = &arguments.resume
        && let Err(status) = spot_check(messages, path, (&subject, &effort), &mut store, arguments)
    {
        return status;
    }
    let line = ProgressLine::new(messages);
    let found =
        survey::survey(subject, &effort, &mut store, |progress| show(messages, &line, progress));
    line.clear();
    match (found, &arguments.resume) {
        (Ok(survey), Some(path)) if !store.is_there() => {
            let path = ("path", visible(&path.to_string_lossy()).into());
            output::complain(&messages.with(id!("survey-gone"), [path]));
            answer(messages, arguments, &effort, &survey).and(Status::wrong_input())
        }
        (Ok(survey), _) => answer(messages, arguments, &effort, &survey),
        (Err(error), Some(path)) => unwritable(messages, path, &error),
        (Err(error), None) => unreachable!("nothing was written that could fail: {error}"),
    }
}

/// Searches some of the sites again that the file knows, and says which seed chose them.
///
/// # Errors
/// When the file says something else, which has been reported.
fn spot_check(
    messages: &Messages,
    path: &Path,
    (subject, effort): (&Subject, &SurveyEffort<'_>),
    store: &mut Store,
    arguments: &SurveyArguments,
) -> Result<(), Status> {
    // An alterer must not know what will be searched again.
    let seed = arguments.spot_seed.unwrap_or_else(|| RandomState::new().hash_one(path));
    let SpotCheck { known, chosen, open, differs } = spot_check_of(subject, effort, store, seed);
    if effort.interrupt.load(Ordering::Relaxed) || chosen == 0 {
        return Ok(());
    }
    let count = |sites: usize| grouped(sites as u64);
    let (path, seed) = (visible(&path.to_string_lossy()), seed.to_string());
    let (path, seed) = (("path", path.into()), ("seed", seed.into()));
    if let Some(SpotDifference { site, there, found }) = differs {
        let values = [
            path,
            seed,
            ("site", count(site).into()),
            ("there", there.into()),
            ("found", found.into()),
        ];
        output::complain(&messages.with(id!("survey-spot-differs"), values));
        return Err(Status::wrong_input());
    }
    let checked = ("checked", count(chosen).into());
    output::complain(&if open > 0 {
        messages.with(id!("survey-spot-open"), [path, seed, checked, ("open", count(open).into())])
    } else {
        messages
            .with(id!("survey-spot-check"), [path, seed, checked, ("known", count(known).into())])
    });
    Ok(())
}

fn effort(arguments: &SurveyArguments) -> SurveyEffort<'static> {
    let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let limits = Limits { max_states: arguments.max_states, ..Limits::default() };
    let limits = Limits { max_seconds: arguments.max_seconds, ..limits };
    SurveyEffort {
        engine: &engine,
        cross_check: arguments.cross_check,
        limits,
        interrupt: session::stopped_by_user(),
        threads: arguments.threads.map_or_else(cores, usize::from),
    }
}

/// Every site about the requested questions.
fn asked(arguments: &SurveyArguments) -> Universe {
    let scope = arguments.scope.scope();
    if arguments.questions.is_empty() {
        return Universe::new(scope);
    }
    let key = |name: &String| keys::find(name).expect("the parser allows keys alone");
    Universe::of_questions(&arguments.questions.iter().map(key).collect(), scope)
}

/// The requested subject, or what is wrong with it.
fn subject(messages: &Messages, arguments: &SurveyArguments) -> Result<Subject, String> {
    let mut universe = asked(arguments);
    let mut kept: Vec<(KeyId, Vec<Answer>)> = Vec::new();
    for word in &arguments.with {
        let (key, answer) = decided(messages, &universe, word)?;
        match kept.iter_mut().find(|(known, _)| *known == key) {
            Some((_, answers)) => answers.push(answer),
            None => kept.push((key, vec![answer])),
        }
    }
    for (key, answers) in kept {
        universe = universe.only(key, &answers).expect("keys and answers were looked at");
    }
    if universe.sites() > MOST_SITES {
        let count = |sites: usize| grouped(sites as u64);
        let values =
            [("sites", count(universe.sites()).into()), ("most", count(MOST_SITES).into())];
        return Err(messages.with(id!("survey-too-many"), values));
    }
    if let Some(uncovered) = universe.answers(0).uncovered().first() {
        return Err(self::uncovered(messages, &universe.answers(0), *uncovered));
    }
    let asked =
        |id: &ClaimId| arguments.only_claims.is_empty() || arguments.only_claims.contains(id);
    Ok(Subject { universe, claims: surveyed().into_iter().filter(asked).collect() })
}

fn uncovered(messages: &Messages, answers: &Answers, which: Uncovered) -> String {
    let answer = |name: &&str| {
        let key = keys::find(name).expect("uncovered combinations name keys of the register");
        format!("{} = {}", key.name, key.get(answers))
    };
    let together: Vec<String> = which.keys().iter().map(answer).collect();
    let together = messages.list(together.iter().map(String::as_str));
    messages.with(id!("problem-uncovered"), [("answers", together.into())])
}

/// A decision that is fixed: `image.key=slot`.
fn decided(
    messages: &Messages,
    universe: &Universe,
    word: &str,
) -> Result<(KeyId, Answer), String> {
    let shown = |words: &str| visible(words).to_string();
    let allowed = |id, value: &str, allowed: Vec<String>| {
        let allowed = messages.list(allowed.iter().map(String::as_str));
        let complaint = messages.with(id, [("word", shown(value).into())]);
        format!("{complaint}\n{}", messages.with(id!("help-allowed"), [("words", allowed.into())]))
    };
    let (name, answer) = word.split_once('=').unwrap_or((word, ""));
    let (name, answer) = (name.trim(), answer.trim().trim_matches('"'));
    let names = || universe.axes().iter().map(|axis| axis.key.name.to_owned()).collect();
    let axis = universe.axes().iter().find(|axis| axis.key.name == name);
    let key = axis.ok_or_else(|| allowed(id!("survey-no-question"), name, names()))?.key;
    let plain = |answer: &Answer| answer.to_string().trim_matches('"').to_owned();
    let answers = key.allowed.answers();
    let found = answers.iter().find(|known| plain(known) == answer);
    let words = || answers.iter().map(|answer| format!("{name}={}", plain(answer))).collect();
    found
        .map(|answer| (key, *answer))
        .ok_or_else(|| allowed(id!("survey-no-answer"), word, words()))
}

/// Says why a file cannot be gone on from.
fn refused(messages: &Messages, path: &Path, refused: &StoreError) -> Status {
    let path_shown = || ("path", visible(&path.to_string_lossy()).into());
    output::complain(&match refused {
        StoreError::Error(error) => return unwritable(messages, path, error),
        StoreError::InUse => messages.with(id!("survey-in-use"), [path_shown()]),
        StoreError::NotOurs => messages.with(id!("survey-not-ours"), [path_shown()]),
        StoreError::OtherSurvey { what, there, asked } => {
            let there = ("there", visible(there).into());
            let values = [path_shown(), ("what", what.as_str().into()), there];
            let [path, what, there] = values;
            messages
                .with(id!("survey-other"), [path, what, there, ("asked", asked.as_str().into())])
        }
        StoreError::Line(line) => {
            messages.with(id!("survey-bad-line"), [path_shown(), ("line", (*line).into())])
        }
    });
    Status::wrong_input()
}

fn show(messages: &Messages, line: &ProgressLine<'_>, progress: SurveyProgress) {
    line.say(progress.elapsed, || {
        let left = progress.left().map_or_else(|| "?".to_owned(), clock);
        let count = |sites: usize| grouped(sites as u64);
        let values = [("done", count(progress.done).into()), ("of", count(progress.of).into())];
        let [done, of] = values;
        messages.with(id!("progress-survey"), [done, of, ("left", left.into())])
    });
}

/// A time as hours, minutes and seconds.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

fn answer(
    messages: &Messages,
    arguments: &SurveyArguments,
    effort: &SurveyEffort<'_>,
    survey: &Survey,
) -> Status {
    let said = survey.surveyed_claims(effort.threads);
    let text = match arguments.survey_format {
        SurveyFormat::Table => report::terminal(messages, survey, &said, output::width()),
        SurveyFormat::Json => pretty(&report::json::document(survey, &said)),
        SurveyFormat::Svg => report::svg::picture(messages, survey, &said),
    };
    let printed = output::print(messages, &text);
    if effort.interrupt.load(Ordering::Relaxed) {
        stopped(messages, arguments, survey);
    }
    let untested = untested(&said, &arguments.only_claims);
    if !untested.is_empty() {
        let words = words::no_case(messages, &untested);
        output::complain(&wrapped(&words, output::width_of_complaints(), 0));
    }
    let open = !complete(&said) || !untested.is_empty();
    printed.and(Status::not_established_when(open))
}

/// The claims that nothing puts to the test at some site, of those for which that is no success: C1, and
/// those that were asked for by name.
fn untested(said: &[SurveyedClaim], only: &[ClaimId]) -> Vec<ClaimId> {
    let counts = |said: &&SurveyedClaim| said.claim == ClaimId::C1 || only.contains(&said.claim);
    let untested = said.iter().filter(counts).filter(|said| said.counts.no_case > 0);
    untested.map(|said| said.claim).collect()
}

/// Whether every claim was explained; no claim at all explains nothing.
fn complete(said: &[SurveyedClaim]) -> bool {
    !said.is_empty() && said.iter().all(|said| said.explanation.established())
}

/// Says how far a survey came that was interrupted.
fn stopped(messages: &Messages, arguments: &SurveyArguments, survey: &Survey) {
    let count = |sites: usize| grouped(sites as u64);
    let (settled, of) = (count(survey.settled()), count(survey.sites.len()));
    let values = [("settled", settled.into()), ("of", of.into())];
    let id =
        if arguments.resume.is_some() { id!("survey-stopped-kept") } else { id!("survey-stopped") };
    output::complain(&messages.with(id, values));
}
