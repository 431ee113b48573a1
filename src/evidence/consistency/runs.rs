//! Schedules of the real system, counterexamples that were followed, logs checked against models.

use super::{Consistency, ConsistencyRule, require, same};
use crate::logs::{LogModel, models_of};
use crate::sheet::SheetFindings;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_schedule::along::FollowedEnd;
use honnin_schedule::execution::RequestOutcome;
use honnin_schedule::kept::{self, KeptSchedule};
use honnin_schedule::plan::Scheduler;
use honnin_schedule::run::{OutcomeCount, ScheduleRun};
use honnin_schedule::verdict::InSchedules;
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
        let can = can_say(run, *id, &judged.verdict, &Site::new(check.answers));
        require(can, format!("{at}/says"), ConsistencyRule::EstablishedByRun)?;
    }
    // A run that calls itself exhaustive would be believed like a search.
    require(!run.exhaustive, format!("{at}/exhaustive"), ConsistencyRule::EstablishedByRun)?;
    let contradicted = contradicted(run);
    require(!contradicted, format!("{at}/outcomes"), ConsistencyRule::OutcomesOfVerdicts)?;
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

/// Whether a run can say this of a claim. Chance never knows that it ran all schedules, so it does not
/// establish that a claim holds; and where nothing ran, or the model was left, nothing is known.
fn can_say(run: &ScheduleRun, id: ClaimId, says: &InSchedules, site: &Site) -> bool {
    let complete = run.schedules > 0 && run.left_the_model.is_none() && run.missing.is_empty();
    match says {
        InSchedules::Holds => false,
        InSchedules::NotBroken => complete && id.claim().has_case(site),
        InSchedules::NoCase => complete && !id.claim().has_case(site),
        InSchedules::Broken { .. } | InSchedules::NotEstablished(_) => true,
    }
}

/// Whether an outcome shows that a claim broke that is said not to have: C1 breaks where a page of
/// another resident was delivered, and C6 where an image remained.
fn contradicted(run: &ScheduleRun) -> bool {
    let wrong_subject = |it: &OutcomeCount| {
        it.outcome.requests.iter().enumerate().any(|(request, end)| match end {
            RequestOutcome::Delivered(subjects) => subjects.iter().any(|it| *it != request),
            RequestOutcome::Failed(_) | RequestOutcome::NotMade => false,
        })
    };
    let sound = |claim: ClaimId| {
        run.claims.get(&claim).is_some_and(|judged| judged.verdict == InSchedules::NotBroken)
    };
    (sound(ClaimId::C1) && run.outcomes.iter().any(wrong_subject))
        || (sound(ClaimId::C6) && run.outcomes.iter().any(|it| it.outcome.images > 0))
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
    require(all.eq(there), &at, ConsistencyRule::EveryCounterexample)
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
    }
    Ok(())
}
