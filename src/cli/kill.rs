//! `honnin kill`: every single defect against every layer.

use super::input::pretty;
use super::options::{Format, KillArguments};
use super::progress::ProgressLine;
use super::status::Status;
use super::{output, session};
use honnin_analysis::SiteSearch;
use honnin_messages::{Messages, id, wrapped};
use honnin_render::kill as report;
use honnin_schedule::kill::context::{Lacking, context};
use honnin_schedule::kill::{self, ContextRows, KillEffort};
use honnin_sheet::Sheet;
use std::num::NonZeroUsize;
use std::thread::available_parallelism;
use std::time::Instant;

/// Fills the matrix for these sheets.
pub(super) fn run(messages: &Messages, sheets: &[Sheet], arguments: &KillArguments) -> Status {
    let interrupt = session::stopped_by_user();
    let line = ProgressLine::new(messages);
    let started = Instant::now();
    let effort = KillEffort {
        iterations: arguments.iterations,
        seed: arguments.seed,
        load: arguments.load,
        threads: available_parallelism().map_or(1, NonZeroUsize::get),
        interrupt: interrupt.clone(),
    };
    let search = SiteSearch::new().interrupt(interrupt);
    let found = sheets.iter().map(|sheet| (sheet, context(&search, sheet)));
    let (contexts, lacking): (Vec<_>, Vec<_>) = found.partition(|(_, context)| context.is_ok());
    let contexts = contexts.into_iter().filter_map(|(_, context)| context.ok()).collect();
    let parts = kill::fill(&search, contexts, &effort, |context, defect| {
        let decision = defect.decision.to_string();
        line.say(started.elapsed(), || {
            let context = ("context", context.name.as_str().into());
            messages.with(id!("progress-kill"), [context, ("decision", decision.into())])
        });
    });
    line.clear();
    for (sheet, why) in lacking {
        let id = match why {
            Err(Lacking::Open) => id!("kill-context-open"),
            _ => id!("kill-no-context"),
        };
        let words = messages.with(id, [("sheet", sheet.name.as_str().into())]);
        output::complain(&wrapped(&words, output::width_of_complaints(), 0));
    }
    answer(messages, &parts, arguments.format).and(status(&parts, sheets))
}

fn answer(messages: &Messages, parts: &[ContextRows], format: Format) -> Status {
    let text = match format {
        Format::Table | Format::Github => report::terminal(messages, parts, output::width()),
        Format::Json => pretty(&report::json(parts)),
    };
    output::print(messages, &text)
}

fn status(parts: &[ContextRows], sheets: &[Sheet]) -> Status {
    let rows = || parts.iter().flat_map(|part| &part.rows);
    Status {
        wrong_input: false,
        differs: rows().any(|row| !row.gaps().is_empty()),
        // A sheet without a context has no row, and a scope that puts nothing to the test shows nothing.
        not_established: parts.len() < sheets.len()
            || parts.is_empty()
            || parts.iter().any(ContextRows::has_no_case)
            || rows().any(kill::KillRow::is_inconclusive),
    }
}
