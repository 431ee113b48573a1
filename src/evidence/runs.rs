//! The real system, run for the document: by chance, along counterexamples, and its logs.

use super::effort::{GatheringEffort, GatheringStage, ITERATIONS, SEED};
use super::logs::{LogCheck, checked};
use super::sheet::SheetEvidence;
use honnin_analysis::SheetCheck;
use honnin_analysis::turns::in_turns;
use honnin_models::Step;
use honnin_models::claims::ClaimId;
use honnin_schedule::along::{FollowedCounterexample, Guidance, follow};
use honnin_schedule::campaign::{Method, SchedulePlan, Schedules};
use honnin_schedule::kill::layers::DEPTH;
use honnin_schedule::run::ScheduleRun;
use honnin_schedule::scene::Scene;
use honnin_search::limits::Interrupt;
use honnin_sheet::{Configuration, Sheet};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// A site to be run: the place of its sheet, the are, and the counterexamples to follow. It holds
/// no search, so that it may go to another thread.
struct Job<'s> {
    place: usize,
    sheet: &'s Sheet,
    configuration: Configuration,
    counterexamples: Vec<(ClaimId, Vec<Step>)>,
}

impl<'s> Job<'s> {
    fn new(place: usize, sheet: &'s Sheet, check: &SheetCheck) -> Job<'s> {
        let counterexamples = check.counterexamples().map(|(id, steps)| (id, steps.to_vec()));
        Job {
            place,
            sheet,
            configuration: check.configuration,
            counterexamples: counterexamples.collect(),
        }
    }
}

/// What was run for one site.
#[derive(Default)]
struct SiteRuns {
    schedules: Vec<ScheduleRun>,
    followed: Vec<FollowedCounterexample>,
    logs: Vec<LogCheck>,
}

/// Runs the sites of all sheets, on as many threads as are asked for, and adds what was run to what
/// was found of each.
pub(super) fn run(
    sheets: &[Sheet],
    found: &mut [SheetEvidence],
    effort: &GatheringEffort,
    tell: &dyn Fn(GatheringStage),
) {
    let jobs = sheets.iter().zip(&*found).enumerate();
    let jobs: Vec<Job<'_>> = jobs
        .flat_map(|(n, (sheet, found))| found.checks.iter().map(move |it| Job::new(n, sheet, it)))
        .collect();
    let mut ran: BTreeMap<usize, SiteRuns> = BTreeMap::new();
    let Ok(()) = in_turns(
        effort.threads.get(),
        jobs.len(),
        |turns, sent| {
            for turn in turns {
                if sent.send((turn, run_site(&jobs[turn], &effort.interrupt))).is_err() {
                    return;
                }
            }
        },
        |(turn, runs): (usize, SiteRuns)| -> Result<(), Infallible> {
            ran.insert(turn, runs);
            tell(GatheringStage::Runs(ran.len(), jobs.len()));
            Ok(())
        },
    );
    for (job, ran) in jobs.iter().zip(ran.into_values()) {
        let of_sheet = &mut found[job.place];
        of_sheet.schedules.extend(ran.schedules);
        of_sheet.followed.extend(ran.followed);
        of_sheet.logs.extend(ran.logs);
    }
}

fn run_site(job: &Job<'_>, interrupt: &Interrupt) -> SiteRuns {
    let Job { sheet, configuration, .. } = *job;
    let schedules = Schedules::new(Scene::new(sheet, configuration));
    let schedules = schedules.interrupt(Interrupt::clone(interrupt));
    let mut ran = SiteRuns::default();
    for method in [Method::Random, Method::Pct { depth: DEPTH }] {
        let plan = SchedulePlan::new(method, ITERATIONS, SEED);
        let findings = schedules.run(&plan);
        if let (Method::Random, Some(last)) = (&plan.method, &findings.last) {
            ran.logs.extend(checked(sheet, configuration, None, last));
        }
        ran.schedules.push(ScheduleRun::new(sheet, configuration, &plan, &findings));
    }
    for (claim, steps) in &job.counterexamples {
        let guidance = follow(&schedules, *claim, steps.clone());
        if let Guidance::Broke(found) = &guidance {
            ran.logs.extend(checked(sheet, configuration, Some(*claim), &found.ran));
        }
        let (claim, steps, end) = (*claim, steps.len(), guidance.end());
        ran.followed.push(FollowedCounterexample { configuration, claim, steps, end });
    }
    ran
}
