//! From searches and runs to the document.
//!
//! What is searched and run is fixed, so that two runs on one commit give the same document: every
//! sheet in each of its configurations, those of the cases among them, 5,000 schedules by chance and as many by PCT, every counterexample
//! along the real system, the kill matrix, and the survey of all designs.

use super::case::CaseEvidence;
use super::effort::{GatheringEffort, GatheringStage, ITERATIONS, SEED};
use super::sheet::{SheetEvidence, SheetFindings};
use super::traced::TraceabilityEvidence;
use super::{ConsistentEvidence, Evidence, KillEvidence, Program, VERSION, digests, runs};
use honnin_analysis::SiteSearch;
use honnin_analysis::distributed::Dataflow;
use honnin_analysis::engine::Engine;
use honnin_analysis::survey::store::Store;
use honnin_analysis::survey::table::SurveyTable;
use honnin_analysis::survey::universe::Universe;
use honnin_analysis::survey::{self, Subject, surveyed};
use honnin_models::scope::Scope;
use honnin_schedule::kill;
use honnin_search::limits::Interrupt;
use honnin_sheet::Sheet;
use honnin_sheet::find::cases_beside;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::time::{Duration, Instant};

/// How long each stage took. It belongs beside the document, never in it.
pub type Durations = BTreeMap<&'static str, Duration>;

/// Searches and runs everything: these sheets, and the cases beside them. `tell` hears what is being
/// done.
pub fn gather(
    search: &SiteSearch<'_>,
    sheets: &[Sheet],
    effort: &GatheringEffort,
    tell: &dyn Fn(GatheringStage),
) -> (Evidence, Durations) {
    let mut durations = Durations::new();
    let mut timed = Instant::now();
    let mut note = |stage| {
        durations.insert(stage, timed.elapsed());
        timed = Instant::now();
    };
    let mut found = search_sheets(search, sheets, tell);
    let cases = cases_beside(sheets);
    let cases = cases.iter().map(|sheet| CaseEvidence::search(search, sheet)).collect();
    note("sheets");
    runs::run(sheets, &mut found, effort, tell);
    note("runs");
    let kill = kill(search, sheets, &found, effort, tell);
    note("kill");
    let survey = survey(effort, tell);
    note("survey");
    let evidence = Evidence {
        evidence: VERSION,
        program: Program::this(),
        sources: digests::Sources::built_from(),
        sheets: found,
        cases,
        kill,
        survey,
        traceability: TraceabilityEvidence::default(),
    };
    let checked =
        ConsistentEvidence::traced(evidence).expect("what was just gathered is consistent");
    (checked.evidence, durations)
}

/// Searches for everything that follows from these sheets.
pub fn search_sheets(
    search: &SiteSearch<'_>,
    sheets: &[Sheet],
    tell: &dyn Fn(GatheringStage),
) -> Vec<SheetEvidence> {
    let found = |(number, sheet)| {
        tell(GatheringStage::Sheets(number, sheets.len()));
        SheetEvidence::search(search, sheet)
    };
    sheets.iter().enumerate().map(found).collect()
}

/// Searches for everything that follows from these sheets, and runs the real system of each.
pub fn search_and_run(
    search: &SiteSearch<'_>,
    sheets: &[Sheet],
    effort: &GatheringEffort,
    tell: &dyn Fn(GatheringStage),
) -> Vec<SheetEvidence> {
    let mut found = search_sheets(search, sheets, tell);
    runs::run(sheets, &mut found, effort, tell);
    found
}

fn kill(
    search: &SiteSearch<'_>,
    sheets: &[Sheet],
    found: &[SheetEvidence],
    effort: &GatheringEffort,
    tell: &dyn Fn(GatheringStage),
) -> KillEvidence {
    let interrupt = Interrupt::clone(&effort.interrupt);
    let threads = effort.threads.get();
    let effort =
        kill::KillEffort { iterations: ITERATIONS, seed: SEED, load: false, threads, interrupt };
    let rows = std::cell::Cell::new(0);
    let findings = sheets.iter().zip(found).map(|(sheet, found)| SheetFindings::new(sheet, found));
    let contexts = findings.filter_map(SheetFindings::context).collect();
    let contexts = kill::fill(search, contexts, &effort, |_, _| {
        tell(GatheringStage::Kill(rows.get()));
        rows.set(rows.get() + 1);
    });
    KillEvidence { iterations: effort.iterations, seed: effort.seed, contexts }
}

/// The engine of one thread of the survey: its sites are many and small.
fn engine() -> Box<dyn Engine> {
    Box::new(Dataflow::new().workers(NonZeroUsize::MIN))
}

fn survey(effort: &GatheringEffort, tell: &dyn Fn(GatheringStage)) -> SurveyTable {
    let subject = Subject { universe: Universe::new(Scope::default()), claims: surveyed() };
    let effort = survey::SurveyEffort {
        engine: &engine,
        cross_check: false,
        limits: effort.limits,
        interrupt: Interrupt::clone(&effort.interrupt),
        threads: effort.threads.get(),
    };
    let told =
        |progress: survey::SurveyProgress| tell(GatheringStage::Survey(progress.done, progress.of));
    let survey = survey::survey(subject, &effort, &mut Store::nowhere(), told);
    let survey = survey.expect("nothing is written that could fail");
    SurveyTable::from_survey(&survey, &survey.surveyed_claims(effort.threads))
}
