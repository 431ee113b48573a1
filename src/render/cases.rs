//! What was asked, named for other programs, with what is wrong in a sentence.
//!
//! A name is the same in every format and in both languages. A *suite* is a sheet in one configuration, the
//! kill matrix or the survey; within it a name occurs once.

use super::story::{Story, render};
use super::words;
use honnin_analysis::{OfSheet, SheetCheck};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::{About, CheckState};
use honnin_evidence::logs::{LogAnswer, LogModel};
use honnin_evidence::replay::breaks_at_its_end;
use honnin_evidence::sheet::SheetFindings;
use honnin_messages::{Language, Messages, grouped, message};
use honnin_models::claims::ClaimId;
use honnin_schedule::along::FollowedEnd;
use honnin_schedule::kill::{Cell, ContextRows, KillRow};
use honnin_schedule::run::ScheduleRun;
use honnin_schedule::verdict::InSchedules;
use honnin_sheet::visible::visible;
use honnin_sheet::{Configuration, Sheet};

/// One thing that was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckCase {
    /// What it is.
    pub about: About,
    /// Whether the answer is what it must be.
    pub state: CheckState,
    /// Where it belongs.
    pub suite: String,
    /// Its name there.
    pub name: String,
    /// What is wrong, or why there is no answer; nothing where the answer is what it must be.
    pub wrong: Option<String>,
}

impl CheckCase {
    /// The name among all cases.
    pub fn full_name(&self) -> String {
        format!("{}: {}", self.suite, self.name)
    }

    /// What is wrong, with where it belongs.
    pub fn sentence(&self) -> String {
        let wrong = self.wrong.as_deref().unwrap_or_default();
        format!("{}: {wrong}", self.full_name())
    }
}

/// The cases of the evidence, and what is needed to tell more of them. Formats for programs are English.
pub struct Cases<'d> {
    /// The words.
    pub messages: Messages,
    /// What was found of each sheet.
    pub findings: Vec<SheetFindings<'d>>,
    /// Every sheet that something is about: those, then the sheets of the cases of the same failure
    /// elsewhere.
    pub sheets: Vec<&'d Sheet>,
    checked: &'d ConsistentEvidence,
}

/// The name of a claim with its id.
pub fn claim_name(id: ClaimId) -> String {
    format!("{id} {}", id.claim().name)
}

impl<'d> Cases<'d> {
    /// The cases of the evidence.
    pub fn collect(checked: &'d ConsistentEvidence) -> Cases<'d> {
        let messages = Messages::new(Language::En).quoting(visible);
        let of_cases = checked.cases().into_iter().map(|case| case.sheet);
        let sheets = checked.sheets().iter().chain(of_cases).collect();
        Cases { messages, findings: checked.findings(), sheets, checked }
    }

    /// All cases, in the order of the document.
    pub fn all(&self) -> Vec<CheckCase> {
        let case = |asked: honnin_evidence::checks::CheckResult| CheckCase {
            about: asked.about,
            state: asked.state,
            suite: self.suite(asked.about),
            name: self.name(asked.about),
            wrong: (asked.state != CheckState::AsExpected)
                .then(|| self.wrong(asked.about, asked.state)),
        };
        self.checked.checks().into_iter().map(case).collect()
    }

    /// The sheet, by its number among [`Cases::sheets`], and the configuration that something is about; a
    /// row of the kill matrix is about neither.
    pub fn sheet_of(&self, about: About) -> Option<(usize, Configuration)> {
        let written = &self.checked.evidence.sheets;
        Some(match about {
            About::Claim(sheet, configuration, _) => (sheet, configuration),
            About::Case(case, configuration, _) => (self.findings.len() + case, configuration),
            About::Matrix(sheet)
            | About::Remedies(sheet)
            | About::Campaigns(sheet)
            | About::Controls(sheet)
            | About::Bounds(sheet) => (sheet, self.findings[sheet].sheet.last_configuration()),
            About::Schedules(sheet, run, _) => (sheet, written[sheet].schedules[run].configuration),
            About::Followed(sheet, n) => (sheet, written[sheet].followed[n].configuration),
            About::Log(sheet, n) => (sheet, written[sheet].logs[n].configuration),
            About::Kill(..) | About::Survey(_) => return None,
        })
    }

    /// The claim that something is about, where it is about one.
    pub fn claim_of(&self, about: About) -> Option<ClaimId> {
        let written = &self.checked.evidence.sheets;
        match about {
            About::Claim(_, _, id)
            | About::Case(_, _, id)
            | About::Schedules(_, _, id)
            | About::Survey(id) => Some(id),
            About::Followed(sheet, n) => Some(written[sheet].followed[n].claim),
            About::Log(sheet, n) => written[sheet].logs[n].along,
            About::Matrix(_)
            | About::Remedies(_)
            | About::Campaigns(_)
            | About::Controls(_)
            | About::Bounds(_)
            | About::Kill(..) => None,
        }
    }

    /// The search that judged a claim of a sheet or of a case, and the claim.
    fn judged(&self, about: About) -> Option<(OfSheet<'_, SheetCheck>, ClaimId)> {
        let (checks, configuration, id) = match about {
            About::Claim(sheet, configuration, id) => {
                (&self.findings[sheet].evidence.checks, configuration, id)
            }
            About::Case(case, configuration, id) => {
                (&self.checked.evidence.cases[case].checks, configuration, id)
            }
            _ => return None,
        };
        let (sheet, _) = self.sheet_of(about)?;
        let check = checks.iter().find(|check| check.configuration == configuration)?;
        Some((OfSheet::new(self.sheets[sheet], check), id))
    }

    /// A row of the kill matrix.
    pub fn row(&self, context: usize, row: usize) -> (&ContextRows, &KillRow) {
        let part = &self.checked.kill()[context];
        (part, &part.rows[row])
    }

    /// The shortest counterexample of a claim of a sheet, told; none where there is none, or where
    /// the steps are not a behaviour of the model.
    pub fn story(&self, about: About) -> Option<Story> {
        let (check, id) = self.judged(about)?;
        let steps = check.found.claims[&id].verdict.steps()?;
        breaks_at_its_end(&check.answers, id, steps).ok()?;
        Some(render(&self.messages, &check.answers, id, steps))
    }

    fn suite(&self, about: About) -> String {
        match (self.sheet_of(about), about) {
            (Some((sheet, configuration)), _) => {
                format!("{} ({})", self.sheets[sheet].name, configuration.word())
            }
            (None, About::Kill(..)) => "kill matrix".to_owned(),
            (None, _) => "survey".to_owned(),
        }
    }

    fn name(&self, about: About) -> String {
        let written = &self.checked.evidence.sheets;
        match about {
            About::Claim(_, _, id) | About::Case(_, _, id) | About::Survey(id) => claim_name(id),
            About::Matrix(_) => "condition matrix".to_owned(),
            About::Remedies(_) => "remedies".to_owned(),
            About::Campaigns(_) => "campaigns".to_owned(),
            About::Controls(_) => "changed sheet".to_owned(),
            About::Bounds(_) => "bounds".to_owned(),
            About::Schedules(sheet, run, id) => {
                let run = &written[sheet].schedules[run];
                let depth = run.depth.map(|depth| format!(" of depth {depth}"));
                format!("{id} in {} schedules{}", run.scheduler, depth.unwrap_or_default())
            }
            About::Followed(sheet, n) => {
                format!("test implementation along {}", written[sheet].followed[n].claim)
            }
            About::Log(sheet, n) => {
                let log = &written[sheet].logs[n];
                let along =
                    log.along.map_or("of a random day".to_owned(), |id| format!("along {id}"));
                let model = match log.model {
                    LogModel::Itself => "its own model",
                    LogModel::Designed => "the designed model",
                    LogModel::Reference => "the reference model",
                };
                format!("log {along}, checked against {model}")
            }
            About::Kill(context, row) => {
                let (part, row) = self.row(context, row);
                format!("{}: {}", part.context.name, row.defect)
            }
        }
    }

    fn wrong(&self, about: About, state: CheckState) -> String {
        let written = &self.checked.evidence.sheets;
        match about {
            About::Claim(..) | About::Case(..) => {
                let (check, id) = self.judged(about).expect("it was asked of a check");
                words::unexpected(&self.messages, id, &check.claims[&id])
            }
            About::Bounds(_) if state == CheckState::Differs => {
                message!(self.messages, "bounds-inadequate")
            }
            About::Matrix(_)
            | About::Remedies(_)
            | About::Campaigns(_)
            | About::Controls(_)
            | About::Bounds(_) => message!(self.messages, "case-cut"),
            About::Schedules(sheet, run, id) => {
                let run = &written[sheet].schedules[run];
                self.wrong_schedules(run, id)
            }
            About::Followed(sheet, n) => {
                let followed = &written[sheet].followed[n];
                self.wrong_end(&followed.end, followed.claim, followed.steps)
            }
            About::Log(sheet, n) => self.wrong_log(&written[sheet].logs[n].answer),
            About::Kill(context, row) => self.wrong_row(context, row, state),
            About::Survey(id) => {
                let open = self.checked.survey().0.counts(id).not_established;
                message!(self.messages, "survey-open", sites = grouped(open as u64), count = open)
            }
        }
    }

    fn wrong_schedules(&self, run: &ScheduleRun, id: ClaimId) -> String {
        let schedules = grouped(run.schedules);
        if run.left_the_model.is_some() {
            return message!(self.messages, "schedules-left");
        }
        if run.logs_disagree {
            return message!(self.messages, "schedules-logs-disagree");
        }
        match &run.claims[&id].verdict {
            InSchedules::Broken { times, .. } => {
                message!(self.messages, "case-broken", times = grouped(*times), schedules)
            }
            InSchedules::Holds => message!(self.messages, "case-holds"),
            InSchedules::NotBroken => {
                message!(self.messages, "case-not-broken", schedules)
            }
            InSchedules::NoCase => words::no_case(&self.messages, &[id]),
            InSchedules::NotEstablished(why) => message!(
                self.messages,
                "case-open",
                reason = super::schedules::reason(&self.messages, why)
            ),
        }
    }

    fn wrong_end(&self, end: &FollowedEnd, claim: ClaimId, steps: usize) -> String {
        let claim = claim.to_string();
        match end {
            FollowedEnd::Broke | FollowedEnd::DidNotBreak => {
                message!(self.messages, "guided-did-not-break", claim, steps)
            }
            FollowedEnd::Left(fitting) => {
                message!(self.messages, "guided-left", claim, steps, fitting = *fitting)
            }
            FollowedEnd::Failed(words) => {
                message!(self.messages, "case-failed", words = words.as_str())
            }
        }
    }

    fn wrong_log(&self, answer: &LogAnswer) -> String {
        match answer {
            LogAnswer::Accepted => message!(self.messages, "case-log-accepted"),
            LogAnswer::Rejected { event, by, step } => message!(
                self.messages,
                "case-log-rejected",
                event = event + 1,
                step = words::logged(&self.messages, *by, *step)
            ),
            LogAnswer::NotEstablished => message!(self.messages, "case-log-open"),
        }
    }

    fn wrong_row(&self, context: usize, row: usize, state: CheckState) -> String {
        let (part, row) = self.row(context, row);
        if state == CheckState::Differs {
            return super::kill::gap(&self.messages, part, row);
        }
        if part.has_no_case() {
            return message!(self.messages, "kill-no-case");
        }
        let open = row.cells().into_iter().find_map(|(_, cell)| match cell {
            Cell::NotEstablished(words) => Some(words.as_str()),
            _ => None,
        });
        message!(self.messages, "case-failed", words = open.unwrap_or_default())
    }
}
