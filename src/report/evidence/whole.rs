//! What the parts of a document must say together: nothing that was asked is left out, and nothing
//! says more than the rest of the document bears out.
//!
//! Whoever reads evidence has not seen the searches and runs. So what follows from something else in
//! the document is derived from it again, and a document that says otherwise is refused: a claim
//! that is said to hold although its search was cut, a counterexample whose steps the site cannot
//! take, a run that is missing.

use super::replay::breaks_at_its_end;
use super::schedules::{FollowedEnd, FollowedEvidence, HeldTo, LogEvidence};
use super::schedules::{Says, ScheduleEvidence};
use super::sheet::SheetEvidence;
use super::words::StandWord;
use crate::cause::bounds::OfStand;
use crate::cause::campaigns::{Campaigns, Finding};
use crate::explore::verdict::judge;
use crate::explore::{Check, Judged, Verdict};
use crate::kill::context::{Context, defects};
use crate::kill::{Cell, Part, Row, Why};
use crate::report::findings::Findings;
use crate::schedule::kept;
use crate::sheet::Stand;
use honnin_models::Site;
use honnin_models::claims::ClaimId;

/// Whether each verdict of a check is the one that what was seen comes to, and each counterexample
/// is one.
pub(super) fn check(check: &Check<'_>) -> bool {
    let site = Site::new(check.answers);
    let as_designed = check.answers == check.sheet.designed;
    check.claims.iter().all(|(&id, judged)| {
        let steps = match &judged.verdict {
            Verdict::Violated { steps } => steps.as_deref(),
            _ => None,
        };
        // A search that came to its end has found a way to each violation.
        let way_is_known = !judged.verdict.violated()
            || steps.is_some()
            || check.seen.cut.is_some()
            || id.claim().check().is_none();
        judge(&site, &check.seen, id, as_designed) == judged.verdict
            && way_is_known
            && steps.is_none_or(|steps| breaks_at_its_end(&check.answers, id, steps).is_ok())
    })
}

/// Whether all that follows from a sheet is there, and speaks of the site that its last check does.
pub(super) fn findings(findings: &Findings<'_>) -> bool {
    let Some(check) = findings.checks.last() else { return false };
    let sheet = check.sheet;
    let broken = check.violated();
    let of_behaviour =
        || broken.iter().filter(|id| id.claim().check().is_some()).copied().collect::<Vec<_>>();
    let established = !check.claims.values().any(Judged::open);
    let remedies = match &findings.remedies {
        None => established && broken.is_empty(),
        Some(found) => found.established == established && found.broken == broken,
    };
    let campaigns = match &findings.campaigns {
        None => sheet.campaigns.is_empty(),
        // Where the site could not be judged, nothing is said of what it breaks.
        Some(found) if !established => !found.established && found.broken.is_empty(),
        Some(found) => found.established && found.broken == of_behaviour(),
    };
    let fits = |found: &Campaigns<'_>| found.findings.iter().all(|(_, it)| of_site(found, it));
    let campaigns = campaigns && findings.campaigns.as_ref().is_none_or(fits);
    let matrix = match &findings.matrix {
        None => sheet.conditions.is_empty(),
        // The first row has every condition: it is the site itself.
        Some(found) => found.rows.first().is_some_and(|row| {
            row.verdicts.iter().all(|(id, v)| v.word() == check.claims[id].verdict.word())
        }),
    };
    remedies && campaigns && matrix && controls(findings) && bounds(findings)
}

/// Whether each set of changes was checked once.
fn controls(findings: &Findings<'_>) -> bool {
    let changes: Vec<_> = findings.controls.iter().map(|control| &control.changes).collect();
    (1..changes.len()).all(|place| !changes[..place].contains(&changes[place]))
}

/// Whether what breaks within a scope is what its check says, where both are known.
fn bounds(findings: &Findings<'_>) -> bool {
    let Some(bounds) = &findings.bounds else { return true };
    let same = |(stand, check): (&OfStand, &Check<'_>)| {
        let open = check.claims.values().any(Judged::open);
        let mut broken = check.violated();
        broken.retain(|id| id.claim().check().is_some());
        open || stand.broken.as_ref().is_none_or(|known| *known == broken)
    };
    bounds.stands.iter().zip(&findings.checks).all(same)
}

/// Whether a campaign is asked what its site gives to ask: what a violated site breaks is reached or
/// missed, and of a site that holds there are defects to reveal.
fn of_site(campaigns: &Campaigns<'_>, finding: &Finding) -> bool {
    match finding {
        Finding::NotEstablished => true,
        Finding::OfViolation { reached, missed, .. } => {
            let asked = |id: &ClaimId| reached.contains(id) != missed.contains(id);
            let told = reached.len() + missed.len() == campaigns.broken.len();
            told && !campaigns.broken.is_empty() && campaigns.broken.iter().all(asked)
        }
        Finding::BeyondTheSheet { .. } | Finding::OfDefects { .. } => {
            campaigns.established && campaigns.broken.is_empty()
        }
    }
}

/// Whether everything was run that is run for a sheet.
pub(super) fn runs(written: &SheetEvidence, findings: &Findings<'_>) -> bool {
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
    let says = run.claims.iter().all(|(id, claim)| {
        let possible = match &claim.says {
            Says::Holds => run.exhaustive,
            Says::NotBroken => !run.exhaustive && run.schedules > 0 && run.missing.is_empty(),
            Says::Broken { after, times } => {
                (1..=run.schedules).contains(after) && (1..=run.schedules).contains(times)
            }
            Says::NotEstablished(_) => true,
        };
        possible && claim.expected == check.claims[id].expected.map(Into::into)
    });
    let broken = |id: &ClaimId| matches!(run.claims[id].says, Says::Broken { .. });
    let replayed = run.kept.iter().all(|(id, kept)| {
        let of_this = kept.claim == id.to_string()
            && kept.sheet == check.sheet.name
            && kept.stand == check.stand.word();
        of_this && kept::read(&kept.text()).is_ok()
    });
    Stand::from(run.stand) == check.stand
        && run.scheduler == by
        && run.claims.keys().copied().eq(made.map(|claim| claim.id))
        && says
        && run.claims.keys().filter(|id| broken(id)).eq(run.kept.keys())
        && replayed
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
}

/// Whether the kill matrix has a context for each sheet that gives one, every defect of each, and
/// no cell that says there was nothing to find where there was.
pub(super) fn kill(parts: &[Part], findings: &[Findings<'_>]) -> bool {
    let contexts: Vec<Context> = findings.iter().filter_map(Findings::context).collect();
    contexts.iter().eq(parts.iter().map(|part| &part.context))
        && parts.iter().all(|part| {
            defects(&part.context).iter().eq(part.rows.iter().map(|row| &row.defect))
                && part.rows.iter().all(|row| self::row(&part.context, row))
        })
}

fn row(context: &Context, row: &Row) -> bool {
    let found = matches!(row.model, Cell::Found { .. });
    let open = matches!(row.model, Cell::NotEstablished(_));
    let nothing = |cell: &Cell| *cell == Cell::NotApplicable(Why::NothingBreaks);
    let excused = |cell: &Cell| matches!(cell, Cell::NotApplicable(_));
    let sought = [&row.random, &row.pct, &row.guided];
    let model = open || if row.breaks.is_empty() { nothing(&row.model) } else { found };
    let layers =
        sought.iter().all(|cell| if found { !excused(cell) } else { nothing(cell) || open });
    let check = match row.output_check {
        Cell::NotApplicable(Why::CheckIsTheDefect) => row.defect.key.name == "output_check.enabled",
        Cell::NotApplicable(Why::CheckIsOn) => {
            context.answers.design.output_check.enabled && !row.breaks.contains(&ClaimId::C1)
        }
        Cell::NotApplicable(Why::C1Holds) => !row.breaks.contains(&ClaimId::C1),
        Cell::NotApplicable(Why::NothingBreaks | Why::NotRun) => false,
        Cell::Found { .. } | Cell::NotFound { .. } | Cell::NotEstablished(_) => true,
    };
    model && layers && check && !excused(&row.trace)
}
