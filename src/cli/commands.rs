//! What each command does.

use super::args::{Arguments, Command, Spoken};
use super::explain::{self, ExplainOptions};
use super::input::{found, pretty, refuse, unwritable, with_configuration, with_known_answers};
use super::options::{Format, KillArguments, SearchArguments};
use super::progress::ProgressLine;
use super::report::FreshReport;
use super::report::folder::ReportFolder;
use super::shared::SharedArguments;
use super::status::Status;
use super::{explorer, help, output, schedules, session, trace, usage};
use honnin_analysis::bounds::bounds;
use honnin_analysis::bounds::untested::missed_violation;
use honnin_analysis::campaigns::campaigns;
use honnin_analysis::check::{SheetCheck, beside, check, check_all};
use honnin_analysis::matrix::matrix;
use honnin_analysis::remedies::remedies;
use honnin_analysis::{OfSheet, SiteSearch};
use honnin_evidence::Evidence;
use honnin_messages::{Language, MessageId, Messages, id, wrapped};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_render::annotations::annotations;
use honnin_render::rendering::{Form, files};
use honnin_render::{self as report, elsewhere, json, verdicts, words};
use honnin_search::limits::Interrupt;
use honnin_sheet::find::{self, bundled};
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet, schema, write};
use std::ffi::{OsStr, OsString};
use std::io::Write as _;
use std::path::Path;

/// More columns than any sentence of the help has.
const UNBROKEN: usize = 10_000;

/// Runs the command.
pub(super) fn run(messages: &Messages, arguments: Arguments) -> Status {
    let Arguments { command, reports, search, lang, .. } = arguments;
    let writes_a_report = matches!(command, None | Some(Command::Report(_)));
    if lang == Some(Spoken::Both) && !writes_a_report {
        return usage::one_language(messages);
    }
    let languages = lang.unwrap_or(Spoken::Both).languages();
    let asked = |search| SearchCommand { messages, search };
    match command {
        None => asked(search).everything(&reports),
        Some(Command::Report(arguments)) => super::report::run(messages, &arguments, languages),
        Some(Command::Compare(arguments)) => super::compare::run(messages, &arguments),
        Some(Command::Verify(arguments)) => super::verify::run(messages, &arguments),
        Some(Command::Check { sheets, search, shared }) => asked(search).check(&sheets, &shared),
        Some(Command::Matrix(one)) => {
            asked(one.search).with_sheet(&one.sheet, SearchCommand::matrix)
        }
        Some(Command::Remedies(one)) => {
            asked(one.search).with_sheet(&one.sheet, SearchCommand::remedies)
        }
        Some(Command::Campaigns(one)) => {
            asked(one.search).with_sheet(&one.sheet, SearchCommand::campaigns)
        }
        Some(Command::Bounds(one)) => {
            asked(one.search).with_sheet(&one.sheet, SearchCommand::bounds)
        }
        Some(Command::Survey(arguments)) => super::survey::run(messages, &arguments),
        Some(Command::Explain { sheet, claim, configuration, states, search }) => asked(search)
            .with_sheet(&sheet, |asked, search, sheet| {
                with_configuration(messages, sheet, configuration, |configuration| {
                    asked.explain(search, sheet, claim, configuration, states)
                })
            }),
        Some(Command::Schedules { sheet, run }) => match find::find_sheet(&sheet) {
            Err(failure) => refuse(messages, &[failure]),
            Ok(sheet) => with_configuration(messages, &sheet, run.configuration, |configuration| {
                with_known_answers(messages, &sheet, configuration, || {
                    schedules::run(messages, &sheet, configuration, &run)
                })
            }),
        },
        Some(Command::Replay { schedule }) => schedules::replay(messages, &schedule),
        Some(Command::Kill { sheets, run }) => kill(messages, &sheets, &run),
        Some(Command::Init { file }) => init(messages, &file),
        Some(Command::Explore { sheet, configuration, port }) => match find::find_sheet(&sheet) {
            Err(failure) => refuse(messages, &[failure]),
            Ok(sheet) => with_configuration(messages, &sheet, configuration, |configuration| {
                explorer::serve(messages, &sheet, configuration, port)
            }),
        },
        Some(Command::Trace { sheet, log, manner }) => trace::run(messages, &sheet, &log, manner),
        Some(Command::Record { command }) => super::record::run(messages, &command),
        Some(Command::Schema { events, evidence, record }) => {
            let schema = match (events, evidence, record) {
                (true, ..) => honnin_log::schema::schema(),
                (_, true, _) => Evidence::schema(),
                (.., true) => honnin_record::schema::schema(),
                _ => schema::schema(),
            };
            output::print(messages, &pretty(&schema))
        }
        Some(Command::Run(arguments)) => match find::find_sheet(&arguments.sheet) {
            Err(failure) => refuse(messages, &[failure]),
            Ok(sheet) => {
                with_configuration(messages, &sheet, arguments.configuration, |configuration| {
                    with_known_answers(messages, &sheet, configuration, || {
                        super::run::run(messages, &sheet, configuration, &arguments)
                    })
                })
            }
        },
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            // Shells break lines themselves; a break of ours would fall within a Japanese word.
            let mut command = help::command(messages, UNBROKEN);
            clap_complete::generate(shell, &mut command, "honnin", &mut script);
            output::print_as_it_is(messages, &String::from_utf8_lossy(&script))
        }
    }
}

/// Fills the kill matrix of these sheets, or of all bundled ones.
fn kill(messages: &Messages, words: &[OsString], run: &KillArguments) -> Status {
    let found = found(words);
    let status = refuse(messages, &found.failures);
    if found.sheets.is_empty() {
        return status;
    }
    let in_all = |sheet: &Sheet| {
        let configurations = sheet.configurations().iter();
        let known =
            configurations.map(|&it| with_known_answers(messages, sheet, it, Status::default));
        known.fold(Status::default(), Status::and)
    };
    let known = found.sheets.iter().map(in_all).fold(Status::default(), Status::and);
    if known != Status::default() {
        return status.and(known);
    }
    status.and(super::kill::run(messages, &found.sheets, run))
}

/// A command that searches, with its arguments.
struct SearchCommand<'a> {
    messages: &'a Messages,
    search: SearchArguments,
}

impl SearchCommand<'_> {
    /// Runs something with a search, and takes its progress line away before anything is written.
    fn searching<T>(&self, run: impl FnOnce(&SiteSearch<'_>) -> T) -> T {
        let line = ProgressLine::new(self.messages);
        let result = run(&session::search(&line, self.search));
        line.clear();
        result
    }

    /// Prints the answer in the requested format.
    fn answer(&self, text: impl Fn() -> String, json: impl Fn() -> serde_json::Value) -> Status {
        let answer = match self.search.format {
            Format::Table | Format::Github => text(),
            Format::Json => pretty(&json()),
        };
        output::print(self.messages, &answer)
    }

    fn check(&self, words: &[OsString], shared: &SharedArguments) -> Status {
        let found = found(words);
        let engine = shared.engine(self.messages, self.search, &found.sheets);
        let engine = engine.and_then(|engine| {
            let held = shared.hold_checkpoints(self.messages, &engine, &found.sheets)?;
            Ok((engine, held))
        });
        let (engine, _held) = match engine {
            Ok(ready) => ready,
            Err(sentence) => {
                output::complain(&sentence);
                return Status::wrong_input();
            }
        };
        let line = ProgressLine::new(self.messages);
        let interrupt = session::stopped_by_user();
        let search = session::search_by(engine, &interrupt, &line, self.search);
        let checks = check_all(&search, &found.sheets);
        let checks = beside(&found.sheets, &checks);
        line.clear();
        if !shared.is_first() {
            let failed = Status { wrong_input: !found.failures.is_empty(), ..Status::default() };
            let status = failed.and(Status::from_checks(&checks));
            output::complain(&shared.farewell(self.messages, &checks));
            return status;
        }
        let status = refuse(self.messages, &found.failures);
        if checks.is_empty() && self.search.format != Format::Json {
            return status;
        }
        let status = status.and(self.show(&checks)).and(Status::from_checks(&checks));
        self.tell_what_was_missed(&checks, &interrupt);
        status
    }

    /// A line for each site whose scope is too small to show what a small one would.
    fn tell_what_was_missed(&self, checks: &[OfSheet<'_, SheetCheck>], interrupt: &Interrupt) {
        let line = ProgressLine::new(self.messages);
        let search = session::search_until(interrupt, &line, self.search);
        for check in checks {
            let missed = missed_violation(&search, *check);
            line.clear();
            if let Some(missed) = missed {
                let missed = verdicts::missed(self.messages, *check, &missed);
                output::complain(&wrapped(&missed, output::width_of_complaints(), 0));
            }
        }
    }

    fn show(&self, checks: &[OfSheet<'_, SheetCheck>]) -> Status {
        if self.search.format == Format::Github {
            let annotations = annotations(self.messages, checks, false);
            return output::print_as_it_is(self.messages, &annotations);
        }
        let text = || verdicts::terminal(self.messages, checks, output::width(), false);
        self.answer(text, || json::checks(checks))
    }

    /// Shows the checks of the sheets, and apart from them those of the cases.
    fn show_everything(
        &self,
        checks: &[OfSheet<'_, SheetCheck>],
        cases: &[OfSheet<'_, SheetCheck>],
    ) -> Status {
        if self.search.format == Format::Github {
            let of_sheets = annotations(self.messages, checks, true);
            let of_cases = annotations(self.messages, cases, false);
            return output::print_as_it_is(self.messages, &format!("{of_sheets}\n{of_cases}"));
        }
        let text = || {
            let of_sheets = verdicts::terminal(self.messages, checks, output::width(), true);
            let of_cases = elsewhere::terminal(self.messages, cases, output::width());
            format!("{of_sheets}\n\n{of_cases}")
        };
        self.answer(text, || json::everything(checks, cases))
    }

    /// Checks every bundled sheet and every case, and writes the report.
    fn everything(&self, reports: &Path) -> Status {
        let folder = match ReportFolder::prepare(self.messages, reports, &bundled()) {
            Ok(folder) => folder,
            Err(status) => return status,
        };
        let report = match FreshReport::make(self.messages, &bundled(), self.search) {
            Ok(report) => report,
            Err(status) => return status,
        };
        let shown = self.show_everything(&report.checks(), &report.checked.case_checks());
        let status = shown.and(report.print_checks(self.messages));
        let files = files(&report.checked, Form::DEFAULT, &Language::ALL);
        status.and(report.write(self.messages, &folder, &files))
    }

    /// Runs a command that is about one sheet.
    fn with_sheet(
        &self,
        word: &OsStr,
        run: impl FnOnce(&Self, &SiteSearch<'_>, &Sheet) -> Status,
    ) -> Status {
        match find::find_sheet(word) {
            Err(failure) => refuse(self.messages, &[failure]),
            Ok(sheet) => self.searching(|search| run(self, search, &sheet)),
        }
    }

    fn explain(
        &self,
        search: &SiteSearch<'_>,
        sheet: &Sheet,
        claim: ClaimId,
        configuration: Configuration,
        states: bool,
    ) -> Status {
        let check = check(search, sheet, configuration);
        let check = OfSheet::new(sheet, &check);
        let manner = ExplainOptions { states, width: output::width() };
        let text = || explain::explain(self.messages, check, claim, &manner);
        let printed = self.answer(text, || json::explanation(check, claim));
        printed.and(explain::status(check, claim))
    }

    fn matrix(&self, search: &SiteSearch<'_>, sheet: &Sheet) -> Status {
        let found = matrix(search, sheet);
        let found = OfSheet::new(sheet, &found);
        let nothing = sheet.conditions.is_empty().then_some(id!("matrix-no-conditions"));
        let text = || report::matrix::terminal(self.messages, found, output::width());
        let printed = self.unless(nothing, sheet, text, || {
            json::of_last_configuration(found, &[("established", found.established())])
        });
        let open = Status::not_established_when(!found.established());
        printed.and(open).and(self.untested(sheet))
    }

    fn remedies(&self, search: &SiteSearch<'_>, sheet: &Sheet) -> Status {
        let found = remedies(search, sheet);
        let found = OfSheet::new(sheet, &found);
        let text = || report::remedies::terminal(self.messages, found, output::width());
        let printed = self
            .answer(text, || json::of_last_configuration(found, &[("complete", found.complete())]));
        let open = Status::not_established_when(!found.complete());
        printed.and(open).and(self.untested(sheet))
    }

    fn campaigns(&self, search: &SiteSearch<'_>, sheet: &Sheet) -> Status {
        let found = campaigns(search, sheet);
        let found = OfSheet::new(sheet, &found);
        let nothing = sheet.campaigns.is_empty().then_some(id!("campaigns-none"));
        let text = || report::campaigns::terminal(self.messages, found, output::width());
        let printed = self.unless(nothing, sheet, text, || {
            json::of_last_configuration(found, &[("complete", found.complete())])
        });
        let open = Status::not_established_when(!found.complete());
        printed.and(open).and(self.untested(sheet))
    }

    /// Where nothing within the scope puts C1 to the test, nothing that is said of the site is a success.
    fn untested(&self, sheet: &Sheet) -> Status {
        let site = Site::new(sheet.answers(sheet.last_configuration()));
        let untested = !ClaimId::C1.claim().has_case(&site);
        if untested {
            let words = words::no_case(self.messages, &[ClaimId::C1]);
            output::complain(&wrapped(&words, output::width_of_complaints(), 0));
        }
        Status::not_established_when(untested)
    }

    fn bounds(&self, search: &SiteSearch<'_>, sheet: &Sheet) -> Status {
        let found = bounds(search, sheet);
        let found = OfSheet::new(sheet, &found);
        let text = || report::bounds::terminal(self.messages, found, output::width());
        let printed = self.answer(text, || {
            json::answered(
                found,
                &[("complete", found.complete()), ("adequate", !found.inadequate())],
            )
        });
        let too_small = Status { differs: found.inadequate(), ..Status::default() };
        let open = Status::not_established_when(!found.complete());
        printed.and(too_small).and(open).and(self.untested(sheet))
    }

    /// Prints the answer, unless there was nothing to check: then a message says so. A program gets
    /// its document all the same.
    fn unless(
        &self,
        nothing: Option<MessageId>,
        sheet: &Sheet,
        text: impl Fn() -> String,
        json: impl Fn() -> serde_json::Value,
    ) -> Status {
        if let Some(id) = nothing {
            let values = [("sheet", sheet.name.as_str().into())];
            output::complain(&self.messages.with(id, values));
            if self.search.format == Format::Table {
                return Status::default();
            }
        }
        self.answer(text, json)
    }
}

/// Writes the template of a new sheet; never over a file that is there.
fn init(messages: &Messages, file: &Path) -> Status {
    let created = std::fs::OpenOptions::new().write(true).create_new(true).open(file);
    let path = || ("path", visible(&file.to_string_lossy()).into());
    // The name goes into a comment, so it is shown on one line.
    let template = write::template(&visible(&file.to_string_lossy()));
    let mut created = match created {
        Ok(created) => created,
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            output::complain(&messages.with(id!("init-exists"), [path()]));
            return Status::wrong_input();
        }
        Err(error) => return unwritable(messages, file, &error),
    };
    match created.write_all(template.as_bytes()) {
        Ok(()) => output::print(messages, &messages.with(id!("init-written"), [path()])),
        Err(error) => {
            // Half a sheet is of no use, and would block the next attempt.
            let _already_in_trouble = std::fs::remove_file(file);
            unwritable(messages, file, &error)
        }
    }
}
