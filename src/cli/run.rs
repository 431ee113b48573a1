//! `honnin run`: the real site under load, with threads, files and databases.

use super::input::{not_to_be_used, pretty, unwritable};
use super::kept::{self, KeptLog};
use super::log_header::header_of;
use super::options::Format;
use super::progress::ProgressLine;
use super::status::Status;
use super::{output, session};
use clap::{Args, ValueHint, value_parser};
use honnin_log::claims::CaseWatch;
use honnin_messages::{Messages, grouped, id};
use honnin_models::claims::ClaimId;
use honnin_models::design::Design;
use honnin_render::run::{self, Observed};
use honnin_schedule::scene::Scene;
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet};
use honnin_steps::event::Header;
use honnin_system::database::Databases;
use honnin_system::load::{self, Load, LoadProgress, Loaded};
use honnin_system::log::EventLog;
use honnin_system::runtime::threads::Threads;
use honnin_system::setup::Setup;
use honnin_system::site::RunningSite;
use honnin_system::trouble::{Fair, SharedWorld, Trouble};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

/// The longest pause of the registry between two changes.
const PAUSE: Duration = Duration::from_millis(20);

#[derive(Debug, Args)]
pub(super) struct RunArguments {
    #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
    pub(super) sheet: OsString,

    #[arg(long = "as", value_name = "CONFIGURATION", value_parser = super::options::configuration())]
    pub(super) configuration: Option<Configuration>,

    #[arg(long, value_name = "N", default_value_t = 200, value_parser = value_parser!(u32).range(1..))]
    requests: u32,

    #[arg(long, value_name = "N", default_value_t = 60, value_parser = value_parser!(u32).range(1..=100_000))]
    residents: u32,

    #[arg(long, value_name = "N", default_value_t = 4, value_parser = value_parser!(u8).range(1..=6))]
    kiosks: u8,

    #[arg(long, value_name = "S", default_value_t = 10, value_parser = value_parser!(u32).range(1..))]
    seconds: u32,

    #[arg(long, value_name = "MS", default_value_t = 5, value_parser = value_parser!(u32).range(1..))]
    patience_ms: u32,

    #[arg(long, value_name = "X", default_value_t = 1)]
    seed: u64,

    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    dir: Option<PathBuf>,

    #[arg(long = "log", value_name = "FILE", default_value = "honnin-run.jsonl", value_hint = ValueHint::FilePath)]
    log_file: PathBuf,

    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// Puts the site of a sheet under load and says what was seen.
pub(super) fn run(
    messages: &Messages,
    sheet: &Sheet,
    configuration: Configuration,
    arguments: &RunArguments,
) -> Status {
    // The folder lasts as long as this does, unless the user named it.
    let temporary = match tempfile::Builder::new().prefix("honnin-").tempdir() {
        Ok(temporary) => temporary,
        Err(error) => return unwritable(messages, &std::env::temp_dir(), &error),
    };
    let folder = arguments.dir.as_deref().unwrap_or(temporary.path());
    if let Err(error) = std::fs::create_dir_all(folder) {
        return unwritable(messages, folder, &error);
    }
    if kept::is_among_files_of_site(folder, &arguments.log_file) {
        let shown = |path: &Path| visible(&path.to_string_lossy());
        let values = [("log", shown(&arguments.log_file).into()), ("folder", shown(folder).into())];
        output::complain(&messages.with(id!("run-log-among"), values));
        return Status::wrong_input();
    }
    let held = match kept::folder(folder, &arguments.log_file) {
        Ok(held) => held,
        Err(reason) => return not_to_be_used(messages, folder, &reason),
    };
    let (kept_log, log) = match KeptLog::open(&arguments.log_file) {
        Ok(log) => log,
        Err(reason) => return not_to_be_used(messages, &arguments.log_file, &reason),
    };
    let scene = Scene::new(sheet, configuration);
    let patience = Duration::from_millis(u64::from(arguments.patience_ms));
    let residents = usize::try_from(arguments.residents).expect("a usize has 32 bits or more");
    let kiosks = usize::from(arguments.kiosks);
    let setup = scene.setup_for_load(folder, residents, patience, kiosks);
    let load = load_of(&scene, arguments);
    let header = header_of(sheet, configuration);
    let design = scene.answers.design;
    let loaded = under_load(messages, setup, (log, header, design), &load, arguments.seed);
    let (mut loaded, tested) = match loaded {
        Ok(loaded) => loaded,
        Err(trouble) => {
            output::complain(&messages.with(
                id!("run-no-site"),
                [("words", messages.quoted(&trouble.to_string()).into())],
            ));
            return Status::wrong_input();
        }
    };
    // What is gone by the end was there for nobody, however well it went.
    let broken = &mut loaded.remains.broken;
    broken.extend((!kept_log.is_as_written()).then_some(Trouble::LogGone));
    broken.extend((!held.is_there()).then_some(Trouble::FolderGone));
    let seen = Observed {
        sheet,
        configuration,
        load: &load,
        residents,
        seed: arguments.seed,
        log: &arguments.log_file,
        loaded: &loaded,
        tested,
    };
    let answer = match arguments.format {
        Format::Table | Format::Github => run::terminal(messages, &seen, output::width()),
        Format::Json => pretty(&run::json(&seen)),
    };
    output::print(messages, &answer).and(status(&seen))
}

fn load_of(scene: &Scene, arguments: &RunArguments) -> Load {
    Load {
        kiosks: usize::from(arguments.kiosks),
        requests: usize::try_from(arguments.requests).expect("a usize has 32 bits or more"),
        lasting: Duration::from_secs(u64::from(arguments.seconds)),
        changes: (scene.answers.scope.changes > 0).then_some(PAUSE),
    }
}

/// Sets the site up and puts it under load, until it is over or the user asks it to stop; and says
/// whether its log has a case of C1.
fn under_load(
    messages: &Messages,
    setup: Setup,
    (log, header, design): (Box<dyn Write + Send>, Header, Design),
    load: &Load,
    seed: u64,
) -> Result<(Loaded, bool), Trouble> {
    let world: SharedWorld = Arc::new(Fair);
    let databases = Databases::open(&setup.place, &world, setup.db_servers, setup.residents)?;
    let name = setup.name.clone();
    let watch = Arc::new(Mutex::new(CaseWatch::new(design)));
    let watching = Arc::clone(&watch);
    let log = EventLog::file(log, header)?;
    let log = log.watched(move |event| lock(&watching).event(event));
    let site = RunningSite::open(Threads::new(seed), setup, &world, databases, log)?;
    let interrupt = session::stopped_by_user();
    let line = ProgressLine::new(messages);
    let loaded = load::run(&site, load, |LoadProgress { ended, elapsed }| {
        line.say(elapsed, || {
            let values = [
                ("site", name.as_str().into()),
                ("ended", grouped(ended as u64).into()),
                ("seconds", grouped(elapsed.as_secs()).into()),
            ];
            messages.with(id!("progress-run"), values)
        });
        !interrupt.load(Ordering::Relaxed)
    });
    line.clear();
    let tested = lock(&watch).has_case(ClaimId::C1);
    Ok((loaded, tested))
}

fn lock(watch: &Mutex<CaseWatch>) -> MutexGuard<'_, CaseWatch> {
    watch.lock().expect("nobody who looks at the events panics")
}

/// A document with somebody else's page counts as a broken claim whatever the sheet expects, and so
/// does anything that is left. A run that delivered nothing, was not whole or put C1 to no test
/// establishes nothing.
fn status(seen: &Observed<'_>) -> Status {
    Status {
        wrong_input: false,
        differs: seen.found_something(),
        not_established: !seen.is_whole() || !seen.tested,
    }
}
