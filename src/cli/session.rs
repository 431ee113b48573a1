//! What the commands that search have in common: the search, its limits, and Ctrl-C.

use super::options::SearchArguments;
use super::progress::ProgressLine;
use honnin_analysis::SiteSearch;
use honnin_analysis::distributed::Dataflow;
use honnin_search::limits::Interrupt;
use std::sync::atomic::Ordering;

/// A search as the command line requests it, with its progress on `line`.
pub(super) fn search<'a>(line: &'a ProgressLine<'a>, arguments: SearchArguments) -> SiteSearch<'a> {
    search_until(&stopped_by_user(), line, arguments)
}

/// A search that the user has a flag for already.
pub(super) fn search_until<'a>(
    interrupt: &Interrupt,
    line: &'a ProgressLine<'a>,
    arguments: SearchArguments,
) -> SiteSearch<'a> {
    search_by(arguments.engine.engine(), interrupt, line, arguments)
}

/// The same, by this engine.
pub(super) fn search_by<'a>(
    engine: Dataflow,
    interrupt: &Interrupt,
    line: &'a ProgressLine<'a>,
    arguments: SearchArguments,
) -> SiteSearch<'a> {
    let search = SiteSearch::new()
        .engine(engine)
        .limits(arguments.limits())
        .interrupt(Interrupt::clone(interrupt))
        .progress(|site, progress| line.show(site, progress));
    if arguments.cross_check { search.cross_check() } else { search }
}

/// A flag that the first Ctrl-C sets, so that the run ends cleanly with what is known. The second
/// ends the program at once.
pub(super) fn stopped_by_user() -> Interrupt {
    let interrupt = Interrupt::default();
    let flag = Interrupt::clone(&interrupt);
    let handled = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    handled.expect("the program sets one handler, once");
    interrupt
}
