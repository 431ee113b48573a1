//! The results of the layers other than the model for a defect.

use super::context::{Context, UnsafeDecision};
use super::load::under_load;
use super::model::{Modelled, checked};
use super::{Cell, KillEffort, KillRow, NothingToFindReason};
use crate::campaign::{Method, ScheduleFindings, SchedulePlan, Schedules};
use crate::scene::Scene;
use honnin_analysis::{StopReason, Verdict};
use honnin_log::inclusion::{Inclusion, inclusion};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use std::sync::atomic::Ordering;

/// The bug depth that PCT is given: it finds every incident.
pub const DEPTH: usize = 3;

/// In how many schedules the output check is watched; in all of them where it stops nothing in
/// these.
const WATCHED: u64 = 1_000;

/// In how many schedules a defect that no log can show is confirmed to be shown by none.
const BORNE_OUT: u64 = 200;

/// After how many moments of two models it remains not established whether some log distinguishes
/// them: a few seconds, and some hundreds of megabytes.
const MOMENTS: usize = 1_000_000;

/// The layers, for the defects of one context.
pub struct Layers<'a> {
    context: &'a Context,
    effort: &'a KillEffort,
}

impl Modelled {
    /// What is left for the layers that look for a broken claim where none is known.
    fn nothing_to_find(&self) -> Cell {
        match &self.cut {
            Some(cut) => Cell::NotEstablished(words(cut)),
            None => Cell::NotApplicable(NothingToFindReason::NothingBreaks),
        }
    }
}

impl<'a> Layers<'a> {
    /// The layers for a context.
    pub fn new(context: &'a Context, effort: &'a KillEffort) -> Layers<'a> {
        Layers { context, effort }
    }

    /// Asks every layer of a defect of which the model says this.
    pub fn row(&self, defect: &UnsafeDecision, modelled: &Modelled) -> KillRow {
        let schedules = self.schedules(&defect.answers);
        let sought = |method| self.sought(&schedules, modelled, method);
        let (random, pct) = (sought(Method::Random), sought(Method::Pct { depth: DEPTH }));
        let guided = self.guided(&schedules, modelled);
        let trace = self.trace(&defect.answers, modelled);
        let output_check = self.output_check(defect, modelled);
        let model = match (&modelled.cut, &modelled.target) {
            (None, Some(_)) => Cell::Found { after: modelled.states },
            _ => modelled.nothing_to_find(),
        };
        let load = self.load(&defect.answers, modelled, false);
        let load_sync = self.load(&defect.answers, modelled, true);
        let (defect, breaks) = (defect.clone(), modelled.breaks.clone());
        KillRow {
            defect: defect.decision,
            breaks,
            model,
            random,
            pct,
            guided,
            trace,
            output_check,
            load,
            load_sync,
        }
    }

    fn scene(&self, answers: &Answers) -> Scene {
        Scene { name: self.context.name.clone(), answers: *answers }
    }

    fn schedules(&self, answers: &Answers) -> Schedules {
        Schedules::new(self.scene(answers)).interrupt(self.effort.interrupt.clone())
    }

    /// Looks for the target claim in schedules.
    fn sought(&self, schedules: &Schedules, modelled: &Modelled, method: Method) -> Cell {
        let Some((claim, _)) = &modelled.target else { return modelled.nothing_to_find() };
        let findings = schedules.run(&self.plan(method, Some(*claim)));
        match findings.broken.get(claim) {
            Some(found) => Cell::Found { after: found.after },
            None => not_found(&findings),
        }
    }

    fn plan(&self, method: Method, until: Option<ClaimId>) -> SchedulePlan {
        let KillEffort { iterations, seed, .. } = *self.effort;
        SchedulePlan { until, ..SchedulePlan::new(method, iterations, seed) }
    }

    /// Puts real threads under load, where that was requested.
    fn load(&self, answers: &Answers, modelled: &Modelled, changes: bool) -> Cell {
        if !self.effort.load {
            return Cell::NotApplicable(NothingToFindReason::NotRun);
        }
        if modelled.breaks.is_empty() {
            return modelled.nothing_to_find();
        }
        if self.effort.interrupt.load(Ordering::Relaxed) {
            return Cell::NotEstablished("interrupted".to_owned());
        }
        under_load(&self.scene(answers), changes, self.effort.seed)
    }

    /// Follows the model's counterexample through the real system.
    fn guided(&self, schedules: &Schedules, modelled: &Modelled) -> Cell {
        let Some((claim, steps)) = &modelled.target else { return modelled.nothing_to_find() };
        let length = steps.len();
        let findings = schedules.run(&SchedulePlan::new(Method::Guided(steps.clone()), 1, 0));
        match findings.broken.get(claim) {
            // A break before or after the counterexample's last step is not the same one.
            Some(found) if found.at == length => Cell::Found { after: 1 },
            _ => not_found(&findings),
        }
    }

    /// Checks the logs of the defective system against the model of the context. Where that model
    /// takes all that the model of the defect does, no log can be found that it does not allow;
    /// then a few are checked, because the real system might do what neither model says.
    fn trace(&self, answers: &Answers, modelled: &Modelled) -> Cell {
        let schedules = self.schedules(answers).held_to(self.context.answers);
        let mut plan = SchedulePlan { until_left: true, ..self.plan(Method::Random, None) };
        let blind = modelled.breaks.is_empty()
            && inclusion(answers, &self.context.answers, MOMENTS) == Inclusion::Every;
        if blind {
            plan.iterations = plan.iterations.min(BORNE_OUT);
        }
        let findings = schedules.run(&plan);
        match (&findings.left, not_found(&findings)) {
            (Some((_, found)), _) => Cell::Found { after: found.after },
            (None, Cell::NotFound { of }) if blind => Cell::CannotFind { of },
            (None, other) => other,
        }
    }

    /// Puts the output check into the defective system. It stops the defect when no wrong document
    /// is delivered any more, in the model and in schedules, and some document is stopped.
    fn output_check(&self, defect: &UnsafeDecision, modelled: &Modelled) -> Cell {
        if let Some(cut) = &modelled.cut {
            return Cell::NotEstablished(words(cut));
        }
        if !modelled.breaks.contains(&ClaimId::C1) {
            return Cell::NotApplicable(if defect.answers.design.output_check.enabled {
                NothingToFindReason::CheckIsOn
            } else {
                NothingToFindReason::C1Holds
            });
        }
        match modelled.checked {
            None => return Cell::NotApplicable(NothingToFindReason::CheckIsTheDefect),
            Some(Verdict::Holds) => {}
            Some(Verdict::NotEstablished { .. }) => {
                return Cell::NotEstablished("the model with the check".to_owned());
            }
            Some(Verdict::Violated { .. } | Verdict::NoCase | Verdict::NotClaimed) => {
                return Cell::NotFound { of: 0 };
            }
        }
        let schedules = self.schedules(&checked(defect));
        let plan = self.plan(Method::Random, Some(ClaimId::C1));
        let few = SchedulePlan { iterations: plan.iterations.min(WATCHED), ..plan.clone() };
        let mut findings = schedules.run(&few);
        if findings.first_stopped.is_none() {
            findings = schedules.run(&plan);
        }
        match findings.first_stopped {
            Some(after) if !findings.broken.contains_key(&ClaimId::C1) => Cell::Found { after },
            _ => not_found(&findings),
        }
    }
}

/// The result of a run that did not find the defect. A run that checked nothing says nothing.
fn not_found(findings: &ScheduleFindings) -> Cell {
    match (&findings.cut, findings.schedules) {
        (Some(cut), _) => Cell::NotEstablished(words(cut)),
        (None, 0) => Cell::NotEstablished("no schedule was run".to_owned()),
        (None, of) => Cell::NotFound { of },
    }
}

fn words(cut: &StopReason) -> String {
    match cut {
        StopReason::States(most) => format!("{most} states"),
        StopReason::Seconds(most) => format!("{most} s"),
        StopReason::Memory(most) => format!("{most} bytes"),
        StopReason::Schedules(most) => format!("{most} schedules"),
        StopReason::Interrupted => "interrupted".to_owned(),
        StopReason::Engine(words) => words.clone(),
    }
}
