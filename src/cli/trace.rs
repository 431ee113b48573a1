//! `honnin trace`: is a log a behaviour of the model, and do the claims hold in it?

use super::input::{pretty, refuse, with_configuration, with_known_answers};
use super::log_header::header_of;
use super::options::{Format, TraceArguments};
use super::output;
use super::status::Status;
use honnin_files::capped;
use honnin_log::claims::judge;
use honnin_log::header::header_differences;
use honnin_log::{Log, LogOutcome, SourceOrder, ValidationOptions, read, validate};
use honnin_messages::{Messages, id};
use honnin_render::trace::{self as report, Traced};
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet, find};
use std::ffi::OsStr;
use std::path::Path;

/// Runs the command.
pub(super) fn run(
    messages: &Messages,
    sheet: &OsStr,
    log: &Path,
    manner: TraceArguments,
) -> Status {
    let path = visible(&log.to_string_lossy());
    let sheet = find::find_sheet(sheet).map_err(|failure| refuse(messages, &[failure]));
    // Problems of the log are reported even where the sheet cannot be used.
    let log = read_log(messages, log, &path);
    match (sheet, log) {
        (Ok(sheet), Ok(log)) => {
            with_configuration(messages, &sheet, manner.configuration, |configuration| {
                with_known_answers(messages, &sheet, configuration, || {
                    answer(messages, &sheet, configuration, (&path, &log), manner)
                })
            })
        }
        (Err(status), _) | (_, Err(status)) => status,
    }
}

fn read_log(messages: &Messages, log: &Path, path: &str) -> Result<Log, Status> {
    let wrong = |text: String| {
        output::complain(&text);
        Status::wrong_input()
    };
    let text = capped::read_capped(log, capped::MOST_OF_A_LOG).map_err(|error| {
        let reason = messages.reason(&error);
        let values = [("path", path.into()), ("reason", reason.into())];
        wrong(messages.with(id!("problem-unreadable"), values))
    })?;
    let width = output::width_of_complaints();
    read::read_log(&text)
        .map_err(|problems| wrong(report::problems(messages, path, &problems, width)))
}

fn answer(
    messages: &Messages,
    sheet: &Sheet,
    configuration: Configuration,
    (path, log): (&str, &Log),
    manner: TraceArguments,
) -> Status {
    let answers = sheet.answers(configuration);
    let order = if manner.in_file_order { SourceOrder::Known } else { log.order };
    let options = ValidationOptions {
        in_file_order: order == SourceOrder::Known,
        max_states: manner.max_states.map(|most| most.get()),
    };
    let validation = validate(&answers, log, &options);
    let differences = header_differences(&log.header, &header_of(sheet, configuration));
    let mut claims = judge(&answers.design, log, order);
    if !differences.is_empty() {
        claims = claims.into_iter().map(|(id, claim)| (id, claim.of_other_site())).collect();
    }
    let traced = Traced {
        sheet,
        configuration,
        path,
        log,
        validation: &validation,
        claims: &claims,
        differences: &differences,
    };
    let text = match manner.format {
        Format::Table | Format::Github => report::terminal(messages, &traced, output::width()),
        Format::Json => pretty(&report::json(&traced)),
    };
    let status = Status {
        wrong_input: false,
        differs: matches!(validation.outcome, LogOutcome::Rejected(_))
            || claims.iter().any(|(_, claim)| claim.violated()),
        not_established: matches!(validation.outcome, LogOutcome::NotEstablished(_))
            || !differences.is_empty()
            || log.unsaid().next().is_some()
            || claims.iter().any(|(id, claim)| claim.is_open(*id)),
    };
    output::print(messages, &text).and(status)
}
