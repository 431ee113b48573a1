//! One of several processes that search together, and searches that are kept on disk.

use super::options::SearchArguments;
use clap::{Args, ValueHint, value_parser};
use honnin_analysis::distributed::Dataflow;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_files::capped;
use honnin_files::marked::{FolderUse, MarkedFolder, is_marked};
use honnin_files::place::PlaceError;
use honnin_messages::{Messages, id};
use honnin_render::words;
use honnin_search::checkpoint::Checkpoint;
use honnin_search::cluster::Cluster;
use honnin_search::fingerprint::Fingerprint as _;
use honnin_sheet::Sheet;
use honnin_sheet::visible::visible;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The port of process 0 where no addresses are given, as with every program on Timely; the others
/// follow.
const FIRST_PORT: u16 = 2101;

/// What a command takes whose searches may be large.
#[derive(Clone, Debug, Args)]
pub(super) struct SharedArguments {
    #[arg(long, value_name = "N", requires = "process", value_parser = value_parser!(u16).range(1..=256))]
    processes: Option<u16>,

    #[arg(long, value_name = "I", requires = "processes")]
    process: Option<u16>,

    #[arg(long, value_name = "FILE", requires = "processes", value_hint = ValueHint::FilePath)]
    hostfile: Option<PathBuf>,

    #[arg(long, value_name = "S", default_value_t = 60, value_parser = value_parser!(u64).range(1..=86_400))]
    patience: u64,

    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    checkpoint: Option<PathBuf>,

    #[arg(long, value_name = "S", default_value_t = 600)]
    every: u64,

    #[arg(long = "resume", value_name = "DIR", value_hint = ValueHint::DirPath)]
    resume_from: Option<PathBuf>,
}

impl SharedArguments {
    /// Whether this process prints the report.
    pub(super) fn is_first(&self) -> bool {
        self.number() == 0
    }

    /// The requested engine for the sites of these sheets; or why there is none.
    pub(super) fn engine(
        &self,
        messages: &Messages,
        search: SearchArguments,
        sheets: &[Sheet],
    ) -> Result<Dataflow, String> {
        let engine = search.engine.engine();
        if let Some(folder) = &self.resume_from
            && !holds_some(&engine, folder, sheets)
        {
            return Err(messages.with(id!("shared-nothing-kept"), [path_of(folder)]));
        }
        let cluster = self.cluster(messages)?.map(|cluster| cluster.work(work_of(sheets)));
        if cluster.is_some() && search.cross_check {
            return Err(messages.get(id!("shared-cross-check")));
        }
        if cluster.is_some() {
            keep_quiet_about_lost_connections();
        }
        let every = Duration::from_secs(self.every);
        let keep = self.checkpoint.clone().map(|folder| Checkpoint { folder, every });
        Ok(engine.cluster(cluster).checkpoint(keep).resume(self.resume_from.clone()))
    }

    /// Takes the folder of the checkpoints for this run alone, until what is returned is dropped: known
    /// obstacles are reported before anything is searched.
    ///
    /// # Errors
    /// Why checkpoints cannot be kept there.
    pub(super) fn hold_checkpoints(
        &self,
        messages: &Messages,
        engine: &Dataflow,
        sheets: &[Sheet],
    ) -> Result<Option<MarkedFolder>, String> {
        let Some(folder) = &self.checkpoint else { return Ok(None) };
        let unusable = |error: PlaceError| match error {
            PlaceError::Error(error) => {
                let reason = ("reason", messages.reason(&error).into());
                messages.with(id!("shared-checkpoint-unusable"), [path_of(folder), reason])
            }
            PlaceError::NotOurs(there) => messages.with(id!("place-not-ours"), [path_of(&there)]),
            PlaceError::InUse => messages.with(id!("shared-checkpoint-in-use"), [path_of(folder)]),
        };
        if !self.is_first() {
            // The first process holds the folder for all of them; before it has made it, nobody else may
            // put anything there.
            let looked = || -> Result<(), PlaceError> {
                std::fs::create_dir_all(folder)?;
                if is_marked(folder, FolderUse::Checkpoints)? {
                    tempfile::tempfile_in(folder)?;
                }
                Ok(())
            };
            return looked().map(|()| None).map_err(unusable);
        }
        let held = MarkedFolder::take(folder, FolderUse::Checkpoints).map_err(unusable)?;
        if holds_some(engine, folder, sheets) && !self.goes_on_in(folder) {
            return Err(messages.with(id!("shared-checkpoint-there"), [path_of(folder)]));
        }
        Ok(Some(held))
    }

    /// Whether the searches go on from checkpoints in this very folder.
    fn goes_on_in(&self, folder: &Path) -> bool {
        let real = |folder: &Path| folder.canonicalize().ok();
        let from = self.resume_from.as_deref().and_then(real);
        from.is_some() && from == real(folder)
    }

    /// The last and only message of a process that does not print the report.
    pub(super) fn farewell(
        &self,
        messages: &Messages,
        checks: &[OfSheet<'_, SheetCheck>],
    ) -> String {
        let process = ("process", self.number().to_string().into());
        let processes = ("processes", self.count().to_string().into());
        match checks.iter().find_map(|check| check.cut.as_ref()) {
            None => messages.with(id!("shared-done"), [process, processes]),
            Some(cut) => {
                let reason = ("reason", words::cut(messages, cut).into());
                messages.with(id!("shared-open"), [process, processes, reason])
            }
        }
    }

    fn number(&self) -> u16 {
        self.process.unwrap_or(0)
    }

    fn count(&self) -> u16 {
        self.processes.unwrap_or(1)
    }

    /// This process among the others, if there are any.
    fn cluster(&self, messages: &Messages) -> Result<Option<Cluster>, String> {
        let (process, processes) = (self.number(), self.count());
        if processes <= process {
            let last = ("last", (processes - 1).to_string().into());
            let processes = ("processes", processes.to_string().into());
            return Err(messages.with(id!("shared-process"), [processes, last]));
        }
        let hosts = match &self.hostfile {
            Some(file) => self.hosts_in(messages, file)?,
            None => {
                let ports = (0..processes).map(|process| FIRST_PORT + process);
                ports.map(|port| format!("localhost:{port}")).collect()
            }
        };
        if processes == 1 {
            return Ok(None);
        }
        let patience = Duration::from_secs(self.patience);
        Ok(Some(Cluster::new(usize::from(process), hosts).patience(patience)))
    }

    /// The addresses of all processes, a line each.
    fn hosts_in(&self, messages: &Messages, file: &Path) -> Result<Vec<String>, String> {
        let text = capped::read_text(file, capped::MOST_OF_A_DOCUMENT).map_err(|error| {
            let reason = ("reason", messages.reason(&error).into());
            messages.with(id!("shared-unreadable"), [path_of(file), reason])
        })?;
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let hosts: Vec<String> = lines.map(str::to_owned).collect();
        let is_address = |host: &str| {
            let (name, port) = host.rsplit_once(':')?;
            (!name.is_empty() && port.parse::<u16>().is_ok()).then_some(())
        };
        if let Some(bad) = hosts.iter().find(|host| is_address(host).is_none()) {
            let host = ("host", visible(bad).into());
            return Err(messages.with(id!("shared-host"), [path_of(file), host]));
        }
        if hosts.len() != usize::from(self.count()) {
            let lines = ("lines", hosts.len().to_string().into());
            let processes = ("processes", self.count().to_string().into());
            return Err(messages.with(id!("shared-hosts"), [path_of(file), lines, processes]));
        }
        Ok(hosts)
    }
}

/// A digest of the sheets, in their order: with the options that each search compares, all that decides
/// how a run ends.
fn work_of(sheets: &[Sheet]) -> u128 {
    let texts = sheets.iter().map(|sheet| (sheet.text.len(), sheet.text.as_str()));
    let lines: Vec<String> = texts.map(|(length, text)| format!("{length}\n{text}")).collect();
    u128::from_bytes(lines.concat().as_bytes())
}

/// Whether a folder holds a checkpoint of one of the searches of these sheets.
fn holds_some(engine: &Dataflow, folder: &Path, sheets: &[Sheet]) -> bool {
    let kept =
        |sheet: &Sheet, configuration| engine.has_checkpoint(folder, &sheet.answers(configuration));
    sheets
        .iter()
        .any(|sheet| sheet.configurations().iter().any(|&configuration| kept(sheet, configuration)))
}

fn path_of(path: &Path) -> (&'static str, fluent_bundle::FluentValue<'static>) {
    ("path", visible(&path.to_string_lossy()).into())
}

/// The threads that serve connections fail when one is lost, and the search reports it in its own
/// message; theirs would be shown too, worded for programmers.
fn keep_quiet_about_lost_connections() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let thread = std::thread::current();
        let serves = |name: &str| name.starts_with("timely:");
        if !thread.name().is_some_and(serves) && !is_about_connections(panic) {
            before(panic);
        }
    }));
}

/// Whether a thread failed because one that served a connection did.
fn is_about_connections(panic: &std::panic::PanicHookInfo<'_>) -> bool {
    let words = panic.payload_as_str().unwrap_or_default();
    ["MergeQueue", "thread panic", "timely communication"].iter().any(|part| words.contains(part))
}
