//! Schedules of the real system, counterexamples that were followed, logs checked against models.

use super::{Consistency, ConsistencyRule, require, same};
use crate::logs::{LogAnswer, LogCheck, LogModel, models_of};
use crate::sheet::SheetFindings;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_models::Site;
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_schedule::along::FollowedEnd;
use honnin_schedule::campaign::ScheduleFindings;
use honnin_schedule::execution::RequestOutcome;
use honnin_schedule::kept::{self, KeptSchedule};
use honnin_schedule::kill::layers::DEPTH;
use honnin_schedule::plan::Scheduler;
use honnin_schedule::run::{OutcomeCount, ScheduleRun};
use honnin_schedule::scene::Scene;
use honnin_schedule::verdict::{InSchedules, pct_bound};
use honnin_sheet::Configuration;

/// Everything was run that is run for a sheet.
pub(super) fn runs(found: SheetFindings<'_>, at: &str) -> Consistency {
    let wanted = found
        .checks
        .iter()
        .flat_map(|check| [Scheduler::Random, Scheduler::Pct].map(|by| (check.configuration, by)));
    let there = found.schedules.iter().map(|run| (run.configuration, run.scheduler));
    require(wanted.eq(there), format!("{at}/schedules"), ConsistencyRule::EveryRun)?;
    for (place, run) in found.schedules.iter().enumerate() {
        let check = found.checks().find(|check| check.configuration == run.configuration);
        let check = check.expect("every run is of a site that was checked");
        schedules(check, &format!("{at}/schedules/{place}"), run)?;
    }
    followed(found, at)?;
    logs(found, at)
}

/// A run of schedules of this site, with an answer for each claim that a behaviour can break.
fn schedules(check: OfSheet<'_, SheetCheck>, at: &str, run: &ScheduleRun) -> Consistency {
    let site = Site::new(check.answers);
    let made = ClaimId::ALL.into_iter().map(ClaimId::claim);
    let made = made.filter(|claim| claim.check().is_some() && claim.applies(&site));
    let every = run.claims.keys().copied().eq(made.map(|claim| claim.id));
    require(every, format!("{at}/claims"), ConsistencyRule::EveryClaim)?;
    for (id, judged) in &run.claims {
        let at = format!("{at}/claims/{id}");
        same(format!("{at}/expected"), &check.claims[id].expected, &judged.expected)?;
        require(
            possible(run, &judged.verdict),
            format!("{at}/says"),
            ConsistencyRule::PossibleRun,
        )?;
    }
    require(counted(check, run), format!("{at}/schedules"), ConsistencyRule::PossibleRun)?;
    require(outcomes(check.found, run), format!("{at}/outcomes"), ConsistencyRule::OutcomesAddUp)?;
    let broken = |id: &&ClaimId| matches!(run.claims[id].verdict, InSchedules::Broken { .. });
    let kept = run.claims.keys().filter(broken).eq(run.kept.keys());
    require(kept, format!("{at}/kept"), ConsistencyRule::KeptSchedule)?;
    for (id, kept) in &run.kept {
        require(
            replayed(check, *id, kept),
            format!("{at}/kept/{id}"),
            ConsistencyRule::KeptSchedule,
        )?;
    }
    Ok(())
}

/// Whether a run can say this of a claim. Chance runs some schedules and never knows that it ran
/// all, so it does not establish that a claim holds.
fn possible(run: &ScheduleRun, says: &InSchedules) -> bool {
    match says {
        InSchedules::Holds => false,
        InSchedules::NotBroken => {
            run.schedules > 0 && run.left_the_model.is_none() && run.missing.is_empty()
        }
        InSchedules::Broken { after, times } => {
            let last = after.checked_add(*times).map(|past| past - 1);
            *after > 0 && *times > 0 && last.is_some_and(|last| last <= run.schedules)
        }
        InSchedules::NotEstablished(_) => true,
    }
}

/// Whether the counts of a run are possible, and the bound of PCT is that which they give.
fn counted(check: OfSheet<'_, SheetCheck>, run: &ScheduleRun) -> bool {
    let scene = Scene::new(check.sheet, check.configuration);
    let ran = run.schedules > 0;
    let counts = ScheduleFindings {
        schedules: run.schedules,
        begun_knowing_steps: run.begun_knowing_steps,
        tasks: run.tasks,
        steps: run.steps,
        ..ScheduleFindings::default()
    };
    let left = |schedule| (1..=run.schedules).contains(&schedule);
    run.depth == (run.scheduler == Scheduler::Pct).then_some(DEPTH)
        && run.bound == run.depth.and_then(|depth| pct_bound(&counts, depth, scene.days()))
        && !run.exhaustive
        && run.days == scene.days()
        && run.decisions <= run.steps
        // The first schedule began when nothing was known.
        && (run.begun_knowing_steps < run.schedules || !ran)
        && (run.tasks > 0) == ran
        && (run.steps > 0) == ran
        && run.left_the_model.as_ref().is_none_or(|it| left(it.schedule))
}

/// Whether the outcomes are those of all schedules, each once; another resident's page was delivered
/// in just as many as broke C1, and an image remained in just as many as broke C6.
fn outcomes(check: &SheetCheck, run: &ScheduleRun) -> bool {
    let requests = usize::from(check.answers.scope.requests);
    let pages = usize::from(check.answers.design.image.pages);
    let known = |end: &RequestOutcome| match end {
        RequestOutcome::Delivered(subjects) => {
            subjects.len() == pages && subjects.iter().all(|subject| *subject < requests)
        }
        RequestOutcome::Failed(_) | RequestOutcome::NotMade => true,
    };
    let sound = |OutcomeCount { times, outcome }: &OutcomeCount| {
        *times > 0 && outcome.requests.len() == requests && outcome.requests.iter().all(known)
    };
    let wrong_subject = |it: &&OutcomeCount| {
        it.outcome.requests.iter().enumerate().any(|(request, end)| match end {
            RequestOutcome::Delivered(subjects) => {
                subjects.iter().any(|subject| *subject != request)
            }
            RequestOutcome::Failed(_) | RequestOutcome::NotMade => false,
        })
    };
    let sum = |outcomes: &mut dyn Iterator<Item = &OutcomeCount>| {
        let mut times = outcomes.map(|it| it.times);
        times.try_fold(0u64, u64::checked_add)
    };
    let broke = |claim: ClaimId| match run.claims.get(&claim).map(|judged| &judged.verdict) {
        Some(InSchedules::Broken { times, .. }) => Some(*times),
        _ => Some(0),
    };
    let all = &run.outcomes;
    let repeated = |at: usize| all[..at].iter().any(|other| other.outcome == all[at].outcome);
    all.iter().all(sound)
        && !(1..all.len()).any(repeated)
        && sum(&mut all.iter()) == Some(run.schedules)
        && sum(&mut all.iter().filter(wrong_subject)) == broke(ClaimId::C1)
        && sum(&mut all.iter().filter(|it| it.outcome.images > 0)) == broke(ClaimId::C6)
}

/// Whether a kept schedule is one of this site that can be run again.
fn replayed(check: OfSheet<'_, SheetCheck>, claim: ClaimId, kept: &KeptSchedule) -> bool {
    let Ok(read) = kept::read_kept_schedule(&kept.text()) else { return false };
    read.claim == claim
        && read.scene.answers == check.answers
        && check.sheet.name == *kept.sheet
        && kept.configuration == check.configuration.word()
        && !kept.steps.is_empty()
        && !kept.choices.is_empty()
        && !kept.shuttle.is_empty()
}

/// Every counterexample was followed, and nothing else.
fn followed(found: SheetFindings<'_>, at: &str) -> Consistency {
    let at = format!("{at}/followed");
    let all = found.checks.iter().flat_map(|check| {
        check.counterexamples().map(|(id, steps)| (check.configuration, id, steps.len()))
    });
    let there = found.followed.iter().map(|it| (it.configuration, it.claim, it.steps));
    require(all.eq(there), &at, ConsistencyRule::EveryCounterexample)?;
    for (place, it) in found.followed.iter().enumerate() {
        let possible = !matches!(it.end, FollowedEnd::Left(fitting) if fitting >= it.steps);
        require(possible, format!("{at}/{place}/end"), ConsistencyRule::PossibleRun)?;
    }
    Ok(())
}

/// A log of an ordinary day for each site that ran, and one along each counterexample that broke its
/// claim, checked against every model that it must be.
fn logs(found: SheetFindings<'_>, at: &str) -> Consistency {
    let at = format!("{at}/logs");
    let mut wanted: Vec<(Configuration, Option<ClaimId>, LogModel)> = Vec::new();
    for check in &found.checks {
        let configuration = check.configuration;
        let mut runs = found.schedules.iter().filter(|run| run.configuration == configuration);
        let ordinary =
            runs.any(|run| run.scheduler == Scheduler::Random && run.schedules > 0).then_some(None);
        let broke = found.followed.iter().filter(|it| it.end == FollowedEnd::Broke);
        let broke = broke.filter(|it| it.configuration == configuration).map(|it| Some(it.claim));
        let along = ordinary.into_iter().chain(broke);
        wanted.extend(along.flat_map(|along| {
            models_of(configuration, along)
                .into_iter()
                .map(move |model| (configuration, along, model))
        }));
    }
    let there = found.logs.iter().map(|log| (log.configuration, log.along, log.model));
    require(there.eq(wanted), &at, ConsistencyRule::EveryLog)?;
    for (place, log) in found.logs.iter().enumerate() {
        let at = format!("{at}/{place}");
        let behaviour = ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some());
        let every = log.claims.keys().copied().eq(behaviour);
        require(every, format!("{at}/claims"), ConsistencyRule::EveryClaim)?;
        let possible = match log.answer {
            LogAnswer::Rejected { event, .. } => event < log.events,
            LogAnswer::Accepted | LogAnswer::NotEstablished => log.events > 0,
        };
        require(possible, format!("{at}/answer"), ConsistencyRule::PossibleRun)?;
        let same = found.logs[..place].iter().all(|other| same_log(log, other));
        require(same, &at, ConsistencyRule::SameLog)?;
    }
    Ok(())
}

/// One log has as many events whatever model it is checked against. What its claims come to may
/// depend on the design alone, where C4 is not claimed of it.
fn same_log(one: &LogCheck, other: &LogCheck) -> bool {
    let one_day = (one.configuration, one.along) == (other.configuration, other.along);
    let same = |(id, word): (&ClaimId, &VerdictWord)| {
        let words = [Some(word), other.claims.get(id)];
        words[0] == words[1] || words.contains(&Some(&VerdictWord::NotClaimed))
    };
    !one_day || (one.events == other.events && one.claims.iter().all(same))
}
