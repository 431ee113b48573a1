//! `honnin report`: evidence and its renderings, made or compared with those that are there.

use super::input::{found, refuse, with_known_answers};
use super::options::SearchArguments;
use super::progress::ProgressLine;
use super::status::Status;
use super::{keys, output, session};
use clap::{Args, ValueHint};
use folder::ReportFolder;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::effort::{GatheringEffort, GatheringStage};
use honnin_evidence::gather::{Durations, gather};
use honnin_files::capped;
use honnin_messages::{Language, Messages, grouped, id};
use honnin_render::attestation::{self, key::SigningKey};
use honnin_render::checks::{self, CheckTally};
use honnin_render::compare::unreadable;
use honnin_render::file::ReportFile;
use honnin_render::freshness::{Stale, left_over, stale};
use honnin_render::measurements::{MEASUREMENTS, Measurements};
use honnin_render::rendering::{Form, files};
use honnin_search::limits::Interrupt;
use honnin_sheet::Sheet;
use honnin_sheet::visible::visible;
use std::ffi::OsString;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::thread::available_parallelism;
use std::time::Instant;

// Where the files go.
pub(super) mod folder;

/// What `honnin report` takes.
#[derive(Debug, Args)]
pub(super) struct ReportArguments {
    #[arg(value_name = "SHEET", value_hint = ValueHint::FilePath)]
    sheets: Vec<OsString>,

    #[arg(long, value_name = "DIR", default_value = "reports", value_hint = ValueHint::DirPath)]
    out: PathBuf,

    #[arg(long, value_name = "FORM", value_enum, value_delimiter = ',', num_args = 1..)]
    only: Vec<Form>,

    #[arg(long, conflicts_with = "only")]
    all: bool,

    #[arg(long = "check")]
    check_only: bool,

    #[arg(long = "key", value_name = "FILE", value_hint = ValueHint::FilePath)]
    private_key: Option<PathBuf>,

    #[command(flatten)]
    search: SearchArguments,
}

impl ReportArguments {
    /// The forms to make. A key is there to sign an attestation, so it requests one.
    fn forms(&self) -> Vec<Form> {
        if self.all {
            return Form::ALL.to_vec();
        }
        if !self.only.is_empty() {
            return self.only.clone();
        }
        let attestation = self.private_key.is_some().then_some(Form::Attestation);
        Form::DEFAULT.iter().copied().chain(attestation).collect()
    }
}

/// Runs the command.
pub(super) fn run(
    messages: &Messages,
    arguments: &ReportArguments,
    languages: &[Language],
) -> Status {
    let found = found(&arguments.sheets);
    let status = refuse(messages, &found.failures);
    if status.wrong_input {
        return status;
    }
    let forms = arguments.forms();
    let key = match signing_key(messages, arguments, &forms) {
        Ok(key) => key,
        Err(sentence) => {
            output::complain(&sentence);
            return Status::wrong_input();
        }
    };
    let folder = (!arguments.check_only)
        .then(|| ReportFolder::prepare(messages, &arguments.out, &found.sheets));
    let folder = match folder.transpose() {
        Ok(folder) => folder,
        Err(status) => return status,
    };
    let report = match FreshReport::make(messages, &found.sheets, arguments.search) {
        Ok(report) => report,
        Err(status) => return status,
    };
    let mut files = files(&report.checked, &forms, languages);
    if let Some(key) = key {
        attestation::sign(&mut files, &key);
    }
    let status = report.print_checks(messages);
    if let Some(folder) = folder {
        return status.and(report.write(messages, &folder, &files));
    }
    if report.interrupted {
        output::complain(&messages.get(id!("report-not-compared")));
        return status.and(Status::not_established_when(true));
    }
    let every_picture = forms.contains(&Form::Assurance) && languages.len() == Language::ALL.len();
    status.and(compare(messages, &arguments.out, &files, every_picture))
}

/// The key to sign with, where one is named. Without an attestation there is nothing to sign.
fn signing_key(
    messages: &Messages,
    arguments: &ReportArguments,
    forms: &[Form],
) -> Result<Option<SigningKey>, String> {
    let Some(file) = &arguments.private_key else { return Ok(None) };
    if !forms.contains(&Form::Attestation) {
        return Err(messages.get(id!("key-nothing-to-sign")));
    }
    keys::signing_key(messages, file).map(Some)
}

/// Evidence that was just made.
pub(super) struct FreshReport {
    /// The evidence.
    pub(super) checked: ConsistentEvidence,
    durations: Durations,
    interrupted: bool,
    cut: bool,
}

impl FreshReport {
    /// Searches and runs everything there is about these sheets.
    ///
    /// # Errors
    /// When what was gathered is not internally consistent, which has been reported.
    pub(super) fn make(
        messages: &Messages,
        sheets: &[Sheet],
        arguments: SearchArguments,
    ) -> Result<FreshReport, Status> {
        for sheet in sheets {
            for &configuration in sheet.configurations() {
                let known = with_known_answers(messages, sheet, configuration, Status::default);
                if known != Status::default() {
                    return Err(known);
                }
            }
        }
        let line = ProgressLine::new(messages);
        let started = Instant::now();
        let interrupt = session::stopped_by_user();
        let effort = GatheringEffort {
            threads: available_parallelism().unwrap_or(NonZeroUsize::MIN),
            limits: arguments.limits(),
            interrupt: Interrupt::clone(&interrupt),
        };
        let search = session::search_until(&interrupt, &line, arguments);
        let tell = |stage| line.say(started.elapsed(), || self::stage(messages, stage));
        let (evidence, durations) = gather(&search, sheets, &effort, &tell);
        line.clear();
        let checked = ConsistentEvidence::check(evidence).map_err(|why| {
            let reason = ("reason", unreadable(messages, &why.into()).into());
            output::complain(&messages.with(id!("report-unsound"), [reason]));
            Status::not_established_when(true)
        })?;
        let interrupted = interrupt.load(Ordering::Relaxed);
        let cut = search.was_cut();
        Ok(FreshReport { checked, durations, interrupted, cut })
    }

    /// Whether every search and run came to its end.
    pub(super) fn is_complete(&self) -> bool {
        let (_, said) = self.checked.survey();
        let surveyed = said.iter().all(|said| said.counts.not_established == 0);
        !self.interrupted && !self.cut && surveyed
    }

    /// The checks of the sheets.
    pub(super) fn checks(&self) -> Vec<OfSheet<'_, SheetCheck>> {
        self.checked.findings().into_iter().flat_map(|found| found.checks()).collect()
    }

    /// Prints one line with the result of all checks.
    pub(super) fn print_checks(&self, messages: &Messages) -> Status {
        let tally = CheckTally::count(&self.checked.checks());
        output::complain(&checks::sentence(messages, tally));
        Status {
            wrong_input: false,
            differs: tally.differing > 0,
            not_established: tally.not_established > 0 || tally.as_expected == 0,
        }
    }

    /// Writes the files, unless the user stopped the run: a report of half the work is no use.
    pub(super) fn write(
        &self,
        messages: &Messages,
        folder: &ReportFolder,
        files: &[ReportFile],
    ) -> Status {
        if self.interrupted {
            output::complain(&messages.get(id!("report-not-written")));
            return Status::not_established_when(true);
        }
        let measurements = Measurements::new(&self.checked.evidence, &self.durations);
        let measured = ReportFile { name: MEASUREMENTS.to_owned(), text: measurements.text() };
        let files: Vec<ReportFile> = files.iter().cloned().chain([measured]).collect();
        folder.write(messages, &files)
    }
}

/// What is being done, in a line.
fn stage(messages: &Messages, stage: GatheringStage) -> String {
    let number = |name, number: usize| (name, grouped(number as u64).into());
    let part = |id, done, of| messages.with(id, [number("done", done), number("of", of)]);
    match stage {
        GatheringStage::Sheets(done, of) => part(id!("progress-report-sheets"), done, of),
        GatheringStage::Runs(done, of) => part(id!("progress-report-runs"), done, of),
        GatheringStage::Kill(done) => {
            messages.with(id!("progress-report-kill"), [number("done", done)])
        }
        GatheringStage::Survey(done, of) => part(id!("progress-report-survey"), done, of),
    }
}

/// Says which files are not those that would be made now. Where every picture of the argument is
/// made, one of another name is left over.
fn compare(
    messages: &Messages,
    folder: &Path,
    files: &[ReportFile],
    every_picture: bool,
) -> Status {
    let shown = |name: &str| ("path", visible(&folder.join(name).to_string_lossy()).into());
    let read = |name: &str| capped::read_text(&folder.join(name), capped::MOST_OF_A_DOCUMENT);
    let mut stale = stale(files, read);
    if every_picture {
        stale.extend(left_over(files, &names(folder)));
    }
    for stale in &stale {
        output::complain(&match stale {
            Stale::Unreadable(name, error) => {
                let reason = ("reason", messages.reason(error).into());
                messages.with(id!("problem-unreadable"), [shown(name), reason])
            }
            Stale::Differs(name) => messages.with(id!("report-stale"), [shown(name)]),
            Stale::LeftOver(name) => messages.with(id!("report-left-over"), [shown(name)]),
            Stale::Digest(name, source) => {
                let source = ("file", visible(source).into());
                messages.with(id!("report-stale-digest"), [shown(name), source])
            }
        });
    }
    Status { differs: !stale.is_empty(), ..Status::default() }
}

/// The names of the files in a folder; those that have no name in Unicode are none of a report's.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}
