//! The real system, run for the document: by chance, along counterexamples, and its logs.

use super::effort::{Effort, ITERATIONS, SEED, Stage};
use super::schedules::{
    FollowedEnd, FollowedEvidence, HeldTo, LogAnswer, LogEvidence, ScheduleEvidence,
};
use crate::findings::Findings;
use honnin_analysis::turns::in_turns;
use honnin_analysis::{Check, Verdict};
use honnin_log::claims::judge as judge_log;
use honnin_log::{Log, Options, Outcome, validate};
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use honnin_models::design::Design;
use honnin_schedule::along::{Guidance, follow};
use honnin_schedule::campaign::{Method, Plan, Schedules};
use honnin_schedule::execution::Ran;
use honnin_schedule::kill::layers::DEPTH;
use honnin_schedule::scene::Scene;
use honnin_schedule::verdict::judge;
use honnin_search::limits::Interrupt;
use honnin_sheet::{Sheet, Stand};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// What was run for one sheet.
#[derive(Clone, Debug, Default)]
pub(super) struct Runs {
    /// Random schedules.
    pub schedules: Vec<ScheduleEvidence>,
    /// Counterexamples followed.
    pub followed: Vec<FollowedEvidence>,
    /// Logs held to models.
    pub logs: Vec<LogEvidence>,
}

/// A site to be run: its sheet, the stand, and the counterexamples to follow. It holds no search, so
/// that it may go to another thread.
struct Job<'s> {
    sheet: &'s Sheet,
    stand: Stand,
    counterexamples: Vec<(ClaimId, Vec<Step>)>,
}

impl<'s> Job<'s> {
    fn of(check: &Check<'s>) -> Job<'s> {
        let counterexamples =
            check.claims.iter().filter_map(|(id, judged)| match &judged.verdict {
                Verdict::Violated { steps: Some(steps) } => Some((*id, steps.clone())),
                _ => None,
            });
        let counterexamples = counterexamples.collect();
        Job { sheet: check.sheet, stand: check.stand, counterexamples }
    }
}

/// A job for each stand of a sheet, with the sheet's number.
fn jobs_of<'s>((number, found): (usize, &Findings<'s>)) -> Vec<(usize, Job<'s>)> {
    found.checks.iter().map(|check| (number, Job::of(check))).collect()
}

/// Runs the sites of all sheets, on as many threads as are asked for, and gives what was run for
/// each sheet, in their order.
pub(super) fn run(findings: &[Findings<'_>], effort: &Effort, tell: &dyn Fn(Stage)) -> Vec<Runs> {
    let jobs: Vec<(usize, Job<'_>)> = findings.iter().enumerate().flat_map(jobs_of).collect();
    let mut ran: BTreeMap<usize, Runs> = BTreeMap::new();
    let Ok(()) = in_turns(
        effort.threads.get(),
        jobs.len(),
        |turns, sent| {
            for turn in turns {
                if sent.send((turn, run_site(&jobs[turn].1, &effort.interrupt))).is_err() {
                    return;
                }
            }
        },
        |(turn, runs): (usize, Runs)| -> Result<(), Infallible> {
            ran.insert(turn, runs);
            tell(Stage::Runs(ran.len(), jobs.len()));
            Ok(())
        },
    );
    let mut of_sheets = vec![Runs::default(); findings.len()];
    for ((sheet, _), runs) in jobs.iter().zip(ran.into_values()) {
        of_sheets[*sheet].schedules.extend(runs.schedules);
        of_sheets[*sheet].followed.extend(runs.followed);
        of_sheets[*sheet].logs.extend(runs.logs);
    }
    of_sheets
}

fn run_site(job: &Job<'_>, interrupt: &Interrupt) -> Runs {
    let scene = Scene::of(job.sheet, job.stand);
    let schedules = Schedules::of(scene.clone()).interrupt(Interrupt::clone(interrupt));
    let mut runs = Runs::default();
    for method in [Method::Random, Method::Pct { depth: DEPTH }] {
        let plan = Plan::new(method, ITERATIONS, SEED);
        let findings = schedules.run(&plan);
        let judged = judge(&scene.answers, &findings, |id| job.sheet.expected(job.stand, id));
        if let (Method::Random, Some(last)) = (&plan.method, &findings.last) {
            runs.logs.extend(logs_of(job, None, last));
        }
        let stand = job.stand.into();
        runs.schedules.push(ScheduleEvidence::of(&scene, stand, &plan, &findings, &judged));
    }
    for (claim, steps) in &job.counterexamples {
        let end = match follow(&schedules, *claim, steps.clone()) {
            Guidance::Broke(found) => {
                runs.logs.extend(logs_of(job, Some(*claim), &found.ran));
                FollowedEnd::Broke
            }
            Guidance::DidNotBreak => FollowedEnd::DidNotBreak,
            Guidance::Left(fitting) => FollowedEnd::Left(fitting),
            Guidance::Failed(words) => FollowedEnd::Failed(words),
        };
        let (stand, steps) = (job.stand.into(), steps.len());
        runs.followed.push(FollowedEvidence { stand, claim: *claim, steps, end });
    }
    runs
}

/// A log, held to the model of the site that wrote it, and, where it follows a counterexample, to
/// the models of what should have been there.
fn logs_of(job: &Job<'_>, along: Option<ClaimId>, ran: &Ran) -> Vec<LogEvidence> {
    let log = Log::from_events(&job.sheet.name, ran.events.clone(), Some(ran.images.clone()));
    let itself = job.sheet.answers(job.stand);
    let mut models = vec![(HeldTo::Itself, itself)];
    if along.is_some() {
        if job.stand == Stand::Installed {
            models.push((HeldTo::Designed, job.sheet.designed));
        }
        models.push((HeldTo::Reference, reference(&itself)));
    }
    let held = |(held_to, answers): (HeldTo, Answers)| LogEvidence {
        stand: job.stand.into(),
        along,
        held_to,
        events: log.events.len(),
        answer: answer(&answers, &log, ran),
        claims: judge_log(&answers.design, &log)
            .into_iter()
            .map(|(id, claim)| (id, claim.word().to_owned()))
            .collect(),
    };
    models.into_iter().map(held).collect()
}

/// The reference design on the servers of a site, with documents of as many pages.
fn reference(site: &Answers) -> Answers {
    let mut design = Design { topology: site.design.topology, ..Design::default() };
    design.image.pages = site.design.image.pages;
    Answers { design, scope: site.scope }
}

fn answer(answers: &Answers, log: &Log, ran: &Ran) -> LogAnswer {
    // One process wrote the log under one lock, so the order of its lines is that of the steps.
    let options = Options { in_file_order: true, ..Options::default() };
    match validate(answers, log, &options).outcome {
        Outcome::Accepted { .. } => LogAnswer::Accepted,
        Outcome::NotEstablished(_) => LogAnswer::NotEstablished,
        Outcome::Rejected(stop) => {
            let event = &ran.events[stop.event];
            LogAnswer::Rejected { event: stop.event, by: event.source, step: event.action }
        }
    }
}
