//! What each command does.

use super::args::{Arguments, Command, Format, SearchArguments};
use super::explain::{self, Manner};
use super::progress::Line;
use super::status::Status;
use super::{explorer, help, output, session};
use crate::cause::campaigns::campaigns;
use crate::cause::matrix::matrix;
use crate::cause::remedies::remedies;
use crate::explore::Search;
use crate::explore::check::{Check, check, check_all};
use crate::messages::{Language, Messages};
use crate::report::findings::Findings;
use crate::report::markdown::report;
use crate::report::{self, json, verdicts};
use crate::sheet::find::{self, Failure, bundled};
use crate::sheet::{Sheet, diagnostic, schema, write};
use std::io::Write as _;
use std::path::Path;

/// Runs the command that was asked for.
pub(super) fn run(messages: &Messages, arguments: Arguments) -> Status {
    let Arguments { command, reports, search, format, .. } = arguments;
    let asked = Asked { messages, search, format };
    match command {
        None => asked.everything(&reports),
        Some(Command::Check { sheets }) => asked.check(&sheets),
        Some(Command::Matrix { sheet }) => asked.of_sheet(&sheet, Asked::matrix),
        Some(Command::Remedies { sheet }) => asked.of_sheet(&sheet, Asked::remedies),
        Some(Command::Campaigns { sheet }) => asked.of_sheet(&sheet, Asked::campaigns),
        Some(Command::Explain { sheet, claim, stand, states }) => {
            asked.of_sheet(&sheet, |asked, search, sheet| {
                let stand = stand.unwrap_or(sheet.last_stand());
                let check = check(search, sheet, stand);
                let manner = Manner { states, width: asked.width() };
                let text = || explain::explain(messages, &check, claim.id(), &manner);
                asked.answer(text, || json::explanation(&check, claim.id()));
                explain::status(&check, claim.id())
            })
        }
        Some(Command::Init { file }) => init(messages, &file),
        Some(Command::Explore { sheet, stand, port }) => match find::one(&sheet) {
            Err(failure) => refuse(messages, &[failure]),
            Ok(sheet) => {
                explorer::serve(messages, &sheet, stand.unwrap_or(sheet.last_stand()), port)
            }
        },
        Some(Command::Schema) => {
            output::print(&pretty(&schema::schema()));
            Status::default()
        }
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut help::command(messages), "honnin", &mut script);
            output::print(&String::from_utf8_lossy(&script));
            Status::default()
        }
    }
}

/// Shows why sheets cannot be used.
fn refuse(messages: &Messages, failures: &[Failure]) -> Status {
    let shown: Vec<String> =
        failures.iter().map(|failure| diagnostic::render(messages, failure)).collect();
    if !shown.is_empty() {
        output::complain(&shown.join("\n\n"));
    }
    Status { wrong_input: !failures.is_empty(), ..Status::default() }
}

fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).expect("a JSON value is written without fail")
}

/// A command that searches, with what was asked for.
struct Asked<'a> {
    messages: &'a Messages,
    search: SearchArguments,
    format: Format,
}

impl Asked<'_> {
    /// Runs something with a search, and takes its progress line away afterwards.
    fn searching<T>(&self, run: impl FnOnce(&Search<'_>) -> T) -> T {
        let line = Line::new(self.messages);
        let result = run(&session::search(&line, self.search));
        line.clear();
        result
    }

    fn width(&self) -> usize {
        output::width().unwrap_or(80)
    }

    /// Prints the answer in the format asked for.
    fn answer(&self, text: impl Fn() -> String, json: impl Fn() -> serde_json::Value) {
        output::print(&match self.format {
            Format::Table => text(),
            Format::Json => pretty(&json()),
        });
    }

    fn check(&self, words: &[String]) -> Status {
        let found = if words.is_empty() {
            find::Found { sheets: bundled(), failures: Vec::new() }
        } else {
            find::find(words.iter().map(String::as_str))
        };
        let status = refuse(self.messages, &found.failures);
        if found.sheets.is_empty() {
            return status.and(Status::wrong_input());
        }
        let checks = self.searching(|search| check_all(search, &found.sheets));
        self.show(&checks, false);
        status.and(Status::of_checks(&checks))
    }

    fn show(&self, checks: &[Check<'_>], of_record: bool) {
        let text = || verdicts::terminal(self.messages, checks, output::width(), of_record);
        self.answer(text, || json::checks(checks));
    }

    /// Checks every bundled sheet and writes the report.
    fn everything(&self, reports: &Path) -> Status {
        let sheets = bundled();
        let findings: Vec<Findings<'_>> = self
            .searching(|search| sheets.iter().map(|sheet| Findings::of(search, sheet)).collect());
        let checks: Vec<Check<'_>> = findings.iter().flat_map(|f| f.checks.clone()).collect();
        self.show(&checks, true);
        let complete = findings.iter().all(Findings::complete);
        let status = Status::of_checks(&checks).and(Status::open_when(!complete));
        if status.not_established {
            output::complain(&self.messages.get("report-not-written"));
            return status;
        }
        status.and(self.write_reports(reports, &findings))
    }

    fn write_reports(&self, reports: &Path, findings: &[Findings<'_>]) -> Status {
        let mut status = Status::default();
        for (language, name) in [(Language::En, "verdicts.md"), (Language::Ja, "verdicts.ja.md")] {
            let path = reports.join(name);
            let text = report(&Messages::new(language), findings);
            let written =
                std::fs::create_dir_all(reports).and_then(|()| std::fs::write(&path, text));
            let shown = path.display().to_string();
            match written {
                Ok(()) => {
                    let line = self.messages.with("report-written", [("path", shown.into())]);
                    output::complain(&line);
                }
                Err(error) => {
                    let values = [("path", shown.into()), ("reason", error.to_string().into())];
                    output::complain(&self.messages.with("report-unwritable", values));
                    status = Status::wrong_input();
                }
            }
        }
        status
    }

    /// Runs a command that is about one sheet.
    fn of_sheet(
        &self,
        word: &str,
        run: impl FnOnce(&Self, &Search<'_>, &Sheet) -> Status,
    ) -> Status {
        match find::one(word) {
            Err(failure) => refuse(self.messages, &[failure]),
            Ok(sheet) => self.searching(|search| run(self, search, &sheet)),
        }
    }

    fn matrix(&self, search: &Search<'_>, sheet: &Sheet) -> Status {
        if sheet.conditions.is_empty() {
            return self.nothing("matrix-no-conditions", sheet);
        }
        let found = matrix(search, sheet);
        let text = || report::matrix::terminal(self.messages, &found, self.width());
        self.answer(text, || json::matrix(&found));
        Status::open_when(!found.established())
    }

    fn remedies(&self, search: &Search<'_>, sheet: &Sheet) -> Status {
        let found = remedies(search, sheet);
        let text = || report::remedies::terminal(self.messages, &found, self.width());
        self.answer(text, || json::remedies(&found));
        Status::open_when(!found.complete())
    }

    fn campaigns(&self, search: &Search<'_>, sheet: &Sheet) -> Status {
        if sheet.campaigns.is_empty() {
            return self.nothing("campaigns-none", sheet);
        }
        let found = campaigns(search, sheet);
        let text = || report::campaigns::terminal(self.messages, &found, self.width());
        self.answer(text, || json::campaigns(&found));
        Status::open_when(!found.complete())
    }

    /// There was nothing to check, so nothing was established.
    fn nothing(&self, id: &str, sheet: &Sheet) -> Status {
        let line = self.messages.with(id, [("sheet", sheet.name.as_str().into())]);
        output::complain(&line);
        Status::open_when(true)
    }
}

/// Writes the template of a new sheet; never over a file that is there.
fn init(messages: &Messages, file: &Path) -> Status {
    let created = std::fs::OpenOptions::new().write(true).create_new(true).open(file);
    let written = created.and_then(|mut file| file.write_all(write::template().as_bytes()));
    let path = ("path", file.display().to_string().into());
    match written {
        Ok(()) => {
            output::print(&messages.with("init-written", [path]));
            Status::default()
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            output::complain(&messages.with("init-exists", [path]));
            Status::wrong_input()
        }
        Err(error) => {
            let reason = ("reason", error.to_string().into());
            output::complain(&messages.with("report-unwritable", [path, reason]));
            Status::wrong_input()
        }
    }
}
