//! Every check of the evidence, and whether its result is what it must be.
//!
//! This is the list that an auditor ticks off: it is the same in every rendering, and the exit status
//! of the program follows from it. What was not established, or not put to the test, is never as it
//! must be.

use super::ConsistentEvidence;
use super::logs::{LogAnswer, LogCheck, LogModel};
use super::sheet::SheetFindings;
use honnin_analysis::bounds::Bounds;
use honnin_analysis::campaigns::Campaigns;
use honnin_analysis::controls::Control;
use honnin_analysis::matrix::Matrix;
use honnin_analysis::remedies::Remedies;
use honnin_analysis::{JudgedClaim, SheetCheck, Verdict};
use honnin_models::claims::{ClaimId, VerdictWord};
use honnin_models::words;
use honnin_schedule::along::{FollowedCounterexample, FollowedEnd};
use honnin_schedule::kill::KillRow;
use honnin_schedule::run::ScheduleRun;
use honnin_schedule::verdict::{InSchedules, ScheduledClaim};
use honnin_sheet::Configuration;
use serde::Serialize;

/// One check, and whether its result is what it must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckResult {
    /// What was checked.
    pub about: About,
    /// Its result.
    pub state: CheckState,
}

/// What was checked. Sheets, cases, runs, logs, contexts and rows are numbered as in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A claim of a sheet, by an exhaustive search.
    Claim(usize, Configuration, ClaimId),
    /// The condition matrix of a sheet.
    Matrix(usize),
    /// The remedies of a sheet.
    Remedies(usize),
    /// The campaigns of a sheet.
    Campaigns(usize),
    /// The checks of a changed sheet.
    Controls(usize),
    /// Whether the scope of a sheet is enough.
    Bounds(usize),
    /// A claim of a sheet in a run of schedules.
    Schedules(usize, usize, ClaimId),
    /// A counterexample followed through the real system.
    Followed(usize, usize),
    /// A log of the real system checked against a model.
    Log(usize, usize),
    /// A claim of a case of the same failure elsewhere, by an exhaustive search.
    Case(usize, Configuration, ClaimId),
    /// A context of the kill matrix, and a row of it.
    Kill(usize, usize),
    /// A claim in the survey.
    Survey(ClaimId),
}

words! {
    /// The kinds of checks.
    CheckKind {
        /// Claims by an exhaustive search.
        Claims = "claims",
        /// Condition matrices.
        Matrices = "matrices",
        /// Remedies.
        Remedies = "remedies",
        /// Campaigns.
        Campaigns = "campaigns",
        /// Checks of changed sheets.
        Controls = "controls",
        /// Whether a scope is enough.
        Bounds = "bounds",
        /// Claims in a run of schedules.
        Schedules = "schedules",
        /// Counterexamples followed through the real system.
        Followed = "followed",
        /// Logs checked against models.
        Logs = "logs",
        /// Claims of cases of the same failure elsewhere.
        Cases = "cases",
        /// Rows of the kill matrix.
        Kill = "kill",
        /// Claims in the survey.
        Survey = "survey",
    }
}

impl About {
    /// What kind of check it is.
    pub fn kind(self) -> CheckKind {
        match self {
            About::Claim(..) => CheckKind::Claims,
            About::Matrix(_) => CheckKind::Matrices,
            About::Remedies(_) => CheckKind::Remedies,
            About::Campaigns(_) => CheckKind::Campaigns,
            About::Controls(_) => CheckKind::Controls,
            About::Bounds(_) => CheckKind::Bounds,
            About::Schedules(..) => CheckKind::Schedules,
            About::Followed(..) => CheckKind::Followed,
            About::Log(..) => CheckKind::Logs,
            About::Case(..) => CheckKind::Cases,
            About::Kill(..) => CheckKind::Kill,
            About::Survey(_) => CheckKind::Survey,
        }
    }

    /// Where the result is in the document, as a JSON pointer (RFC 6901).
    pub fn pointer(self) -> String {
        let of_sheet = |sheet: usize, rest: String| format!("/sheets/{sheet}{rest}");
        // A sheet is checked as designed first.
        let judged = |configuration: Configuration, claim: ClaimId| {
            format!("/checks/{}/claims/{claim}", configuration as usize)
        };
        match self {
            About::Claim(sheet, configuration, claim) => {
                of_sheet(sheet, judged(configuration, claim))
            }
            About::Case(case, configuration, claim) => {
                format!("/cases/{case}{}", judged(configuration, claim))
            }
            About::Matrix(sheet) => of_sheet(sheet, "/matrix".to_owned()),
            About::Remedies(sheet) => of_sheet(sheet, "/remedies".to_owned()),
            About::Campaigns(sheet) => of_sheet(sheet, "/campaigns".to_owned()),
            About::Controls(sheet) => of_sheet(sheet, "/controls".to_owned()),
            About::Bounds(sheet) => of_sheet(sheet, "/bounds".to_owned()),
            About::Schedules(sheet, run, claim) => {
                of_sheet(sheet, format!("/schedules/{run}/claims/{claim}"))
            }
            About::Followed(sheet, number) => of_sheet(sheet, format!("/followed/{number}")),
            About::Log(sheet, number) => of_sheet(sheet, format!("/logs/{number}")),
            About::Kill(context, row) => format!("/kill/contexts/{context}/rows/{row}"),
            About::Survey(claim) => format!("/survey/claims/{claim}"),
        }
    }
}

words! {
    /// Whether a result is what it must be.
    CheckState {
        /// It is.
        AsExpected = "as-expected",
        /// The scope has no case of the claim, and none was expected: nothing was put to the test.
        NoCase = "no-case",
        /// It is known, and is another.
        Differs = "differs",
        /// It is not known.
        NotEstablished = "not-established",
    }
}

/// How far a result can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Every state within the scope was explored.
    Exhaustive,
    /// This many schedules, chosen by chance.
    Random {
        /// How many.
        schedules: u64,
    },
    /// Several methods together: the model, at most this many schedules, and what follows from them.
    Several {
        /// How many, at most.
        schedules: u64,
    },
    /// What happened on one occasion was observed.
    Observed,
    /// It was read off the sheet.
    Sheet,
}

impl CheckState {
    fn from_outcome(differs: bool, open: bool) -> CheckState {
        match (differs, open) {
            (true, _) => CheckState::Differs,
            (false, true) => CheckState::NotEstablished,
            (false, false) => CheckState::AsExpected,
        }
    }
}

impl ConsistentEvidence {
    /// Every check, in the order of the document.
    pub fn checks(&self) -> Vec<CheckResult> {
        let sheets = self.findings().into_iter().enumerate();
        let of_sheets = sheets.flat_map(|(number, findings)| of_sheet(number, findings));
        let cases = self.cases().into_iter().enumerate();
        let of_cases = cases.flat_map(|(number, found)| {
            let about = move |configuration, id| About::Case(number, configuration, id);
            of_claims(&found.found.checks, about).collect::<Vec<_>>()
        });
        let rows = self.kill().iter().enumerate().flat_map(|(context, part)| {
            let no_case = part.has_no_case();
            let row = move |(row, found)| (About::Kill(context, row), of_row(found, no_case));
            part.rows.iter().enumerate().map(row)
        });
        let said = self.survey().1.iter().map(|said| {
            (
                About::Survey(said.claim),
                CheckState::from_outcome(false, !said.explanation.established()),
            )
        });
        let all = of_sheets.chain(of_cases).chain(rows).chain(said);
        all.map(|(about, state)| CheckResult { about, state }).collect()
    }

    /// How far the result of a check can be trusted.
    pub fn class(&self, about: About) -> Class {
        match about {
            About::Claim(_, _, ClaimId::C8) | About::Case(_, _, ClaimId::C8) => Class::Sheet,
            About::Schedules(sheet, run, _) => {
                let run = &self.evidence.sheets[sheet].schedules[run];
                if run.exhaustive {
                    Class::Exhaustive
                } else {
                    Class::Random { schedules: run.schedules }
                }
            }
            About::Followed(..) | About::Log(..) => Class::Observed,
            About::Kill(..) => Class::Several { schedules: self.evidence.kill.iterations },
            About::Claim(..)
            | About::Case(..)
            | About::Matrix(_)
            | About::Remedies(_)
            | About::Campaigns(_)
            | About::Controls(_)
            | About::Bounds(_)
            | About::Survey(_) => Class::Exhaustive,
        }
    }
}

/// The checks of a sheet.
fn of_sheet(sheet: usize, found: SheetFindings<'_>) -> Vec<(About, CheckState)> {
    let about = |configuration, id| About::Claim(sheet, configuration, id);
    let mut checks: Vec<(About, CheckState)> = of_claims(&found.checks, about).collect();
    let whole = |whole: bool| CheckState::from_outcome(false, !whole);
    let matrix = found.matrix.as_ref().map(Matrix::established);
    let remedies = found.remedies.as_ref().map(Remedies::complete);
    let campaigns = found.campaigns.as_ref().map(Campaigns::complete);
    checks.extend(matrix.map(|it| (About::Matrix(sheet), whole(it))));
    checks.extend(remedies.map(|it| (About::Remedies(sheet), whole(it))));
    checks.extend(campaigns.map(|it| (About::Campaigns(sheet), whole(it))));
    let controls = &found.controls;
    let controls = (!controls.is_empty()).then(|| controls.iter().all(Control::established));
    checks.extend(controls.map(|it| (About::Controls(sheet), whole(it))));
    let bounds = found.bounds.as_ref().map(of_bounds);
    checks.extend(bounds.map(|state| (About::Bounds(sheet), state)));
    for (number, run) in found.schedules.iter().enumerate() {
        checks.extend(
            run.claims.iter().map(|(&id, claim)| {
                (About::Schedules(sheet, number, id), of_schedules(run, claim))
            }),
        );
    }
    let followed = found.followed.iter().enumerate();
    checks.extend(followed.map(|(n, it)| (About::Followed(sheet, n), of_followed(it))));
    let logs = found.logs.iter().enumerate();
    let of_log = |log: &LogCheck| of_log(log, &found.checks[0]);
    checks.extend(logs.map(|(n, it)| (About::Log(sheet, n), of_log(it))));
    checks
}

/// The claims of a sheet in each configuration. What is not claimed of a site is not checked.
fn of_claims(
    checks: &[SheetCheck],
    about: impl Fn(Configuration, ClaimId) -> About,
) -> impl Iterator<Item = (About, CheckState)> {
    let judged = checks.iter().flat_map(|check| {
        check.claims.iter().map(|(&id, judged)| (check.configuration, id, judged))
    });
    let claimed = judged.filter(|(.., judged)| judged.verdict != Verdict::NotClaimed);
    claimed.map(move |(configuration, id, judged)| (about(configuration, id), of_claim(judged)))
}

fn of_claim(judged: &JudgedClaim) -> CheckState {
    match CheckState::from_outcome(judged.differs(), judged.is_inconclusive()) {
        CheckState::AsExpected if judged.verdict == Verdict::NoCase => CheckState::NoCase,
        state => state,
    }
}

/// A finding of the record relies on a scope that is enough.
fn of_bounds(bounds: &Bounds) -> CheckState {
    CheckState::from_outcome(bounds.inadequate(), !bounds.complete())
}

/// Where the scope of a context puts nothing to the test, none of its rows shows anything.
fn of_row(row: &KillRow, no_case: bool) -> CheckState {
    CheckState::from_outcome(!row.gaps().is_empty(), row.is_inconclusive() || no_case)
}

/// A real system that leaves its model is a difference whatever the verdicts on the claims, and
/// so is a log that disagrees with the model along it.
fn of_schedules(run: &ScheduleRun, judged: &ScheduledClaim) -> CheckState {
    let left = run.left_the_model.is_some() || run.logs_disagree;
    match CheckState::from_outcome(judged.differs() || left, judged.is_inconclusive()) {
        CheckState::AsExpected if judged.verdict == InSchedules::NoCase => CheckState::NoCase,
        state => state,
    }
}

fn of_followed(followed: &FollowedCounterexample) -> CheckState {
    match followed.end {
        FollowedEnd::Broke => CheckState::AsExpected,
        FollowedEnd::DidNotBreak | FollowedEnd::Left(_) => CheckState::Differs,
        FollowedEnd::Failed(_) => CheckState::NotEstablished,
    }
}

/// The model of the site that wrote a log accepts it, and the log alone says of a counterexample's
/// claim that it broke. A model in which the defect is not does not accept it, or the log check
/// could not tell a sound site from this one. Where the design breaks the claim too, its model may
/// accept the log or not.
fn of_log(log: &LogCheck, designed: &SheetCheck) -> CheckState {
    let broke =
        |claim: &ClaimId| log.claims.get(claim).is_some_and(|word| *word == VerdictWord::Violated);
    let told = log.along.as_ref().is_none_or(broke);
    let sound = |claim: &ClaimId| !designed.claims[claim].verdict.violated();
    let as_it_must = match (&log.answer, log.model) {
        (LogAnswer::NotEstablished, _) => return CheckState::NotEstablished,
        (LogAnswer::Accepted, LogModel::Itself) => told,
        (LogAnswer::Accepted, LogModel::Designed) => !log.along.as_ref().is_none_or(sound),
        (LogAnswer::Rejected { .. }, LogModel::Designed | LogModel::Reference) => true,
        (LogAnswer::Accepted, LogModel::Reference)
        | (LogAnswer::Rejected { .. }, LogModel::Itself) => false,
    };
    // A log without events shows nothing.
    CheckState::from_outcome(!as_it_must, log.events == 0)
}
