//! The leaves of the case: what came of each question, in a sentence, and where it is in the
//! evidence.

use super::case::{CaseStates, ElementKind, Node, Standing};
use crate::{layers, schedules, words};
use honnin_analysis::survey::rules::Explanation;
use honnin_analysis::{OfSheet, SheetCheck, Verdict};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::About;
use honnin_evidence::logs::{LogAnswer, LogCheck};
use honnin_evidence::sheet::SheetEvidence;
use honnin_messages::{Messages, grouped, id, message};
use honnin_models::claims::ClaimId;
use honnin_schedule::along::FollowedEnd;
use honnin_schedule::run::ScheduleRun;
use honnin_schedule::verdict::InSchedules;
use honnin_sheet::Configuration;

/// Evidence for some questions.
fn leaf(states: &CaseStates, text: String, about: Vec<About>) -> Node {
    let standing = Standing::combine(about.iter().map(|about| states[about]));
    Node { about, standing, ..Node::new(ElementKind::Solution, "", text) }
}

/// The leaves of one sheet.
#[derive(Clone, Copy)]
pub(super) struct Leaves<'a> {
    pub(super) messages: &'a Messages,
    pub(super) checked: &'a ConsistentEvidence,
    pub(super) states: &'a CaseStates,
    /// The sheet, as the document numbers it.
    pub(super) sheet: usize,
}

impl Leaves<'_> {
    pub(super) fn written(&self) -> &SheetEvidence {
        &self.checked.evidence.sheets[self.sheet]
    }

    fn leaf(&self, text: String, about: Vec<About>) -> Node {
        leaf(self.states, text, about)
    }

    /// Everything that was asked of one claim: the search, schedules, the counterexample along the
    /// real system, and its log.
    pub(super) fn of_claim(&self, check: OfSheet<'_, SheetCheck>, claim: ClaimId) -> Vec<Node> {
        let mut leaves = vec![self.search(check, claim)];
        for (number, run) in self.written().schedules.iter().enumerate() {
            if run.configuration == check.configuration && run.claims.contains_key(&claim) {
                let about = About::Schedules(self.sheet, number, claim);
                leaves.push(self.leaf(self.schedules(run, claim), vec![about]));
            }
        }
        for (number, it) in self.written().followed.iter().enumerate() {
            if it.configuration == check.configuration && it.claim == claim {
                let text = match &it.end {
                    FollowedEnd::Broke => {
                        message!(self.messages, "assurance-followed", steps = it.steps)
                    }
                    FollowedEnd::DidNotBreak => {
                        message!(self.messages, "assurance-no-break", steps = it.steps)
                    }
                    FollowedEnd::Left(fitting) => {
                        message!(
                            self.messages,
                            "assurance-left",
                            steps = it.steps,
                            fitting = *fitting
                        )
                    }
                    FollowedEnd::Failed(_) => message!(self.messages, "assurance-not-followed"),
                };
                leaves.push(self.leaf(text, vec![About::Followed(self.sheet, number)]));
            }
        }
        leaves.extend(self.logs(check.configuration, Some(claim)));
        leaves
    }

    fn search(&self, check: OfSheet<'_, SheetCheck>, claim: ClaimId) -> Node {
        let messages = self.messages;
        let text = match &check.claims[&claim].verdict {
            Verdict::Holds if claim == ClaimId::C8 => message!(messages, "assurance-as-designed"),
            Verdict::Violated { .. } if claim == ClaimId::C8 => message!(
                messages,
                "report-installed",
                answers = words::installed(messages, check.sheet)
            ),
            Verdict::Holds => {
                message!(messages, "assurance-holds", states = grouped(check.states))
            }
            Verdict::NoCase => words::no_case(messages, &[claim]),
            Verdict::Violated { steps: Some(steps) } => {
                message!(messages, "assurance-counterexample", steps = steps.len())
            }
            Verdict::Violated { steps: None } => message!(messages, "report-no-steps"),
            Verdict::NotEstablished { why: reason } => {
                message!(messages, "explain-open", reason = words::reason(messages, reason))
            }
            Verdict::NotClaimed => message!(messages, "explain-not-claimed"),
        };
        self.leaf(text, vec![About::Claim(self.sheet, check.configuration, claim)])
    }

    fn schedules(&self, run: &ScheduleRun, claim: ClaimId) -> String {
        let method = self.method(run);
        let (method, count) = (("method", method.into()), ("count", grouped(run.schedules).into()));
        match &run.claims[&claim].verdict {
            InSchedules::Broken { after, times } => {
                let after = ("after", grouped(*after).into());
                let times = ("times", grouped(*times).into());
                self.messages.with(id!("assurance-schedules-broken"), [method, count, after, times])
            }
            InSchedules::Holds => {
                self.messages.with(id!("assurance-schedules-hold"), [method, count])
            }
            InSchedules::NotBroken => {
                self.messages.with(id!("assurance-schedules-not-broken"), [method, count])
            }
            InSchedules::NoCase => words::no_case(self.messages, &[claim]),
            InSchedules::NotEstablished(_) => {
                self.messages.with(id!("assurance-schedules-open"), [method, count])
            }
        }
    }

    /// The runs of schedules of a site: whether the real program ever left its model in them.
    pub(super) fn within_the_model(&self, configuration: Configuration) -> Vec<Node> {
        let runs = self.written().schedules.iter().enumerate();
        let runs = runs.filter(|(_, run)| run.configuration == configuration);
        let leaf = |(number, run): (usize, &ScheduleRun)| {
            let values = [
                ("method", self.method(run).into()),
                ("count", grouped(run.schedules).into()),
                ("after", run.left_the_model.as_ref().map_or(0, |it| it.schedule).into()),
            ];
            let left = run.left_the_model.is_some();
            let id = if left {
                id!("assurance-left-the-model")
            } else {
                id!("assurance-within-the-model")
            };
            Node {
                at: Some(format!("/sheets/{}/schedules/{number}/left_the_model", self.sheet)),
                standing: Standing { contested: left, ..Standing::default() },
                ..Node::new(ElementKind::Solution, "", self.messages.with(id, values))
            }
        };
        runs.map(leaf).collect()
    }

    fn method(&self, run: &ScheduleRun) -> String {
        schedules::method(self.messages, run.scheduler, run.depth)
    }

    /// The logs along one counterexample, or of an ordinary day, in one leaf.
    pub(super) fn logs(
        &self,
        configuration: Configuration,
        along: Option<ClaimId>,
    ) -> Option<Node> {
        let logs = self.written().logs.iter().enumerate();
        let of_these =
            logs.filter(|(_, log)| log.configuration == configuration && log.along == along);
        let (about, told): (Vec<About>, Vec<String>) =
            of_these.map(|(n, log)| (About::Log(self.sheet, n), self.log(log))).unzip();
        let told = self.messages.list(&told);
        let id = if along.is_some() {
            id!("assurance-log-along")
        } else {
            id!("assurance-log-ordinary")
        };
        let text = message!(self.messages, id, answers = told);
        (!about.is_empty()).then(|| self.leaf(text, about))
    }

    fn log(&self, log: &LogCheck) -> String {
        let model = layers::model(self.messages, log.model);
        let answer = self.messages.get(match log.answer {
            LogAnswer::Accepted => id!("compare-word-accepted"),
            LogAnswer::Rejected { .. } => id!("compare-word-rejected"),
            LogAnswer::NotEstablished => id!("verdict-not-established"),
        });
        message!(self.messages, "assurance-log", model, answer)
    }

    /// What follows from a sheet, a leaf each.
    pub(super) fn of_causes(&self) -> Vec<Node> {
        let parts = [
            (id!("assurance-matrix"), About::Matrix(self.sheet)),
            (id!("assurance-remedies"), About::Remedies(self.sheet)),
            (id!("assurance-campaigns"), About::Campaigns(self.sheet)),
            (id!("assurance-controls"), About::Controls(self.sheet)),
            (id!("assurance-bounds"), About::Bounds(self.sheet)),
        ];
        let there = parts.into_iter().filter(|(_, about)| self.states.contains_key(about));
        there.map(|(id, about)| self.leaf(self.messages.get(id), vec![about])).collect()
    }
}

/// A leaf for each context of the kill matrix.
pub(super) fn kill(
    messages: &Messages,
    checked: &ConsistentEvidence,
    states: &CaseStates,
) -> Vec<Node> {
    let leaves = checked.kill().iter().enumerate().map(|(context, part)| {
        let breaks = part.rows.iter().filter(|row| row.breaks.contains(&ClaimId::C1)).count();
        let missed = part.rows.iter().filter(|row| !row.gaps().is_empty()).count();
        let about = (0..part.rows.len()).map(|row| About::Kill(context, row)).collect();
        let id = if breaks == 0 { id!("assurance-kill-none") } else { id!("assurance-kill") };
        leaf(
            states,
            message!(
                messages,
                id,
                context = part.context.name.as_str(),
                defects = part.rows.len(),
                breaking = breaks,
                missed
            ),
            about,
        )
    });
    numbered(leaves.collect(), "Sn-K")
}

/// A leaf for each claim of the survey.
pub(super) fn survey(
    messages: &Messages,
    checked: &ConsistentEvidence,
    states: &CaseStates,
) -> Vec<Node> {
    let (survey, said) = checked.survey();
    let leaves = said.iter().map(|said| {
        let text = match &said.explanation {
            Explanation::Rules(sets) => {
                let rules: usize = sets.iter().map(|set| set.rules.len()).sum();
                message!(
                    messages,
                    "assurance-survey",
                    claim = said.claim.to_string(),
                    rules,
                    sites = grouped(survey.sites.len() as u64)
                )
            }
            Explanation::NotEstablished(_) | Explanation::Refuted(_) => {
                message!(messages, "assurance-survey-open", claim = said.claim.to_string())
            }
        };
        leaf(states, text, vec![About::Survey(said.claim)])
    });
    numbered(leaves.collect(), "Sn-D")
}

/// The same leaves, named in their order.
pub(super) fn numbered(leaves: Vec<Node>, name: &str) -> Vec<Node> {
    let leaves = leaves.into_iter().enumerate();
    leaves.map(|(n, leaf)| Node { id: format!("{name}{}", n + 1), ..leaf }).collect()
}

impl Node {
    /// Where its evidence is in the document: the first place, and the last if there are more.
    pub fn pointer(&self) -> Option<String> {
        let Some(first) = self.about.first().map(|about| about.pointer()) else {
            return self.at.clone();
        };
        match self.about.as_slice() {
            [_, .., last] => {
                let last = last.pointer();
                let last = last.rsplit('/').next().unwrap_or_default().to_owned();
                Some(format!("{first}…{last}"))
            }
            _ => Some(first),
        }
    }
}
