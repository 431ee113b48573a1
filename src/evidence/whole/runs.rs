//! Schedules of the real system, counterexamples that were followed, logs held to models.

use crate::findings::Findings;
use crate::schedules::{EndEvidence, OutcomeEvidence, Says, ScheduleEvidence};
use crate::schedules::{FollowedEnd, FollowedEvidence, HeldTo, LogAnswer, LogEvidence};
use crate::sheet::SheetEvidence;
use crate::words::StandWord;
use honnin_analysis::{Check, Verdict};
use honnin_models::Site;
use honnin_models::claims::ClaimId;
use honnin_schedule::campaign::Findings as Counts;
use honnin_schedule::kept::{self, Kept};
use honnin_schedule::kill::layers::DEPTH;
use honnin_schedule::scene::Scene;
use honnin_schedule::verdict::pct_bound;
use honnin_sheet::Stand;

/// Whether everything was run that is run for a sheet.
pub(crate) fn runs(written: &SheetEvidence, findings: &Findings<'_>) -> bool {
    let wanted = findings.checks.iter().flat_map(|check| ["random", "pct"].map(|by| (check, by)));
    written.schedules.len() == 2 * findings.checks.len()
        && wanted.zip(&written.schedules).all(|((check, by), run)| schedules(check, by, run))
        && followed(&written.followed, findings)
        && logs(&written.logs, written, findings)
}

/// A run of schedules of this site, with an answer for each claim that a behaviour can break.
fn schedules(check: &Check<'_>, by: &str, run: &ScheduleEvidence) -> bool {
    let site = Site::new(check.answers);
    let made = ClaimId::ALL.into_iter().map(ClaimId::claim);
    let made = made.filter(|claim| claim.check().is_some() && claim.applies(&site));
    let as_expected =
        run.claims.iter().all(|(id, it)| it.expected == check.claims[id].expected.map(Into::into));
    let broken = |id: &ClaimId| matches!(run.claims[id].says, Says::Broken { .. });
    Stand::from(run.stand) == check.stand
        && run.scheduler == by
        && run.claims.keys().copied().eq(made.map(|claim| claim.id))
        && as_expected
        && run.claims.values().all(|claim| possible(run, &claim.says))
        && counted(check, run)
        && outcomes(check, run)
        && run.claims.keys().filter(|id| broken(id)).eq(run.kept.keys())
        && run.kept.iter().all(|(id, kept)| replayed(check, *id, kept))
}

/// Whether a run can say this of a claim. Chance runs some schedules and never knows that it ran
/// all, so it does not establish that a claim holds.
fn possible(run: &ScheduleEvidence, says: &Says) -> bool {
    match says {
        Says::Holds => false,
        Says::NotBroken => {
            run.schedules > 0 && run.left_the_model.is_none() && run.missing.is_empty()
        }
        Says::Broken { after, times } => {
            let last = after.checked_add(*times).map(|past| past - 1);
            *after > 0 && *times > 0 && last.is_some_and(|last| last <= run.schedules)
        }
        Says::NotEstablished(_) => true,
    }
}

/// Whether the counts of a run are possible, and the bound of PCT is that which they give.
fn counted(check: &Check<'_>, run: &ScheduleEvidence) -> bool {
    let scene = Scene::of(check.sheet, check.stand);
    let ran = run.schedules > 0;
    let counts = Counts {
        schedules: run.schedules,
        begun_knowing_steps: run.begun_knowing_steps,
        tasks: run.tasks,
        steps: run.steps,
        ..Counts::default()
    };
    let bound = run.depth.and_then(|depth| pct_bound(&counts, depth, scene.days()));
    run.depth == (run.scheduler == "pct").then_some(DEPTH)
        && run.bound == bound.map(|bound| (bound.once, bound.together))
        && !run.exhaustive
        && run.days == scene.days()
        && run.decisions <= run.steps
        // The first schedule began when nothing was known.
        && (run.begun_knowing_steps < run.schedules || !ran)
        && (run.tasks > 0) == ran
        && (run.steps > 0) == ran
        && run.left_the_model.is_none_or(|after| (1..=run.schedules).contains(&after))
}

/// Whether the outcomes are those of all schedules, each once; another resident's page was delivered
/// in just as many as broke C1, and an image remained in just as many as broke C6.
fn outcomes(check: &Check<'_>, run: &ScheduleEvidence) -> bool {
    let requests = usize::from(check.answers.scope.requests);
    let failures = ["timed-out", "record-busy", "image-missing", "stopped", "aborted"];
    let known = |end: &EndEvidence| match end {
        EndEvidence::Delivered(subjects) => {
            subjects.len() == usize::from(check.answers.design.image.pages)
                && subjects.iter().all(|subject| *subject < requests)
        }
        EndEvidence::Failed(word) => failures.contains(&word.as_str()),
        EndEvidence::NotMade => true,
    };
    let sound = |outcome: &OutcomeEvidence| {
        outcome.times > 0
            && outcome.requests.len() == requests
            && outcome.requests.iter().all(known)
    };
    let foreign = |outcome: &&OutcomeEvidence| {
        outcome.requests.iter().enumerate().any(|(request, end)| match end {
            EndEvidence::Delivered(subjects) => subjects.iter().any(|subject| *subject != request),
            EndEvidence::Failed(_) | EndEvidence::NotMade => false,
        })
    };
    let same = |one: &OutcomeEvidence, other: &OutcomeEvidence| {
        (&one.requests, one.images) == (&other.requests, other.images)
    };
    let sum = |outcomes: &mut dyn Iterator<Item = &OutcomeEvidence>| {
        let mut times = outcomes.map(|outcome| outcome.times);
        times.try_fold(0u64, u64::checked_add)
    };
    let broke = |claim: ClaimId| match run.claims.get(&claim).map(|claim| &claim.says) {
        Some(Says::Broken { times, .. }) => Some(*times),
        _ => Some(0),
    };
    let all = &run.outcomes;
    all.iter().all(sound)
        && (1..all.len()).all(|at| !all[..at].iter().any(|other| same(other, &all[at])))
        && sum(&mut all.iter()) == Some(run.schedules)
        && sum(&mut all.iter().filter(foreign)) == broke(ClaimId::C1)
        && sum(&mut all.iter().filter(|outcome| outcome.images > 0)) == broke(ClaimId::C6)
}

/// Whether a kept schedule is one of this site that can be run again.
fn replayed(check: &Check<'_>, claim: ClaimId, kept: &Kept) -> bool {
    let Ok(read) = kept::read(&kept.text()) else { return false };
    read.claim == claim
        && read.scene.answers == check.answers
        && kept.sheet == check.sheet.name
        && kept.stand == check.stand.word()
        && !kept.steps.is_empty()
        && !kept.choices.is_empty()
        && !kept.shuttle.is_empty()
}

/// Every counterexample was followed, and nothing else.
fn followed(written: &[FollowedEvidence], findings: &Findings<'_>) -> bool {
    let all = findings.checks.iter().flat_map(|check| {
        check.claims.iter().filter_map(move |(id, judged)| match &judged.verdict {
            Verdict::Violated { steps: Some(steps) } => Some((check.stand, *id, steps.len())),
            _ => None,
        })
    });
    let taken = |it: &FollowedEvidence| match it.end {
        FollowedEnd::Left(fitting) => fitting < it.steps,
        FollowedEnd::Broke | FollowedEnd::DidNotBreak | FollowedEnd::Failed(_) => true,
    };
    all.eq(written.iter().map(|it| (Stand::from(it.stand), it.claim, it.steps)))
        && written.iter().all(taken)
}

/// A log of an ordinary day for each site that ran, and one along each counterexample that broke its
/// claim, held to every model that it must be held to.
fn logs(written: &[LogEvidence], sheet: &SheetEvidence, findings: &Findings<'_>) -> bool {
    let mut wanted: Vec<(StandWord, Option<ClaimId>, HeldTo)> = Vec::new();
    for check in &findings.checks {
        let stand = StandWord::from(check.stand);
        let runs = sheet.schedules.iter().filter(|run| run.stand == stand);
        if runs.clone().any(|run| run.scheduler == "random" && run.schedules > 0) {
            wanted.push((stand, None, HeldTo::Itself));
        }
        let broke = |it: &&FollowedEvidence| it.stand == stand && it.end == FollowedEnd::Broke;
        for followed in sheet.followed.iter().filter(broke) {
            wanted.push((stand, Some(followed.claim), HeldTo::Itself));
            if check.stand == Stand::Installed {
                wanted.push((stand, Some(followed.claim), HeldTo::Designed));
            }
            wanted.push((stand, Some(followed.claim), HeldTo::Reference));
        }
    }
    written.iter().map(|log| (log.stand, log.along, log.held_to)).eq(wanted)
        && written.iter().all(judged)
        && written.iter().all(|log| written.iter().all(|other| same_log(log, other)))
}

/// Whether a log has an answer for every claim, and an event that does not fit is one of its events.
fn judged(log: &LogEvidence) -> bool {
    let words = ["holds", "violated", "not-established", "not-claimed"];
    let behaviour = ClaimId::ALL.into_iter().filter(|id| id.claim().check().is_some());
    log.claims.keys().copied().eq(behaviour)
        && log.claims.values().all(|word| words.contains(&word.as_str()))
        && match log.answer {
            LogAnswer::Rejected { event, .. } => event < log.events,
            LogAnswer::Accepted | LogAnswer::NotEstablished => log.events > 0,
        }
}

/// One log has as many events whatever model it is held to. What its claims come to may depend on
/// the design alone, where C4 is not claimed of it.
fn same_log(one: &LogEvidence, other: &LogEvidence) -> bool {
    let one_day = (one.stand, one.along) == (other.stand, other.along);
    let other_of = |id: &ClaimId| other.claims.get(id).map(String::as_str);
    let same = |(id, word): (&ClaimId, &String)| {
        let words = [Some(word.as_str()), other_of(id)];
        words[0] == words[1] || words.contains(&Some("not-claimed"))
    };
    !one_day || (one.events == other.events && one.claims.iter().all(same))
}
