//! What each layer but the model makes of a defect.

use super::context::{Context, Defect};
use super::load::under_load;
use super::model::{Modelled, checked};
use super::{Cell, Effort, Row, Why};
use crate::campaign::{Findings, Method, Plan, Schedules};
use crate::scene::Scene;
use honnin_analysis::{Cut, Verdict};
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;
use std::io;
use std::sync::atomic::Ordering;

/// The bug depth that PCT is given: it finds every incident.
pub const DEPTH: usize = 3;

/// In how many schedules the output check is watched; in all of them where it stops nothing in
/// these.
const WATCHED: u64 = 1_000;

/// The layers, for the defects of one context.
pub struct Layers<'a> {
    context: &'a Context,
    effort: &'a Effort,
}

impl Modelled {
    /// What is left for the layers that look for a broken claim where none is known.
    fn nothing_to_find(&self) -> Cell {
        match &self.cut {
            Some(cut) => Cell::NotEstablished(words(cut)),
            None => Cell::NotApplicable(Why::NothingBreaks),
        }
    }
}

impl<'a> Layers<'a> {
    /// The layers for a context.
    pub fn of(context: &'a Context, effort: &'a Effort) -> Layers<'a> {
        Layers { context, effort }
    }

    /// Asks every layer of a defect of which the model says this.
    ///
    /// # Errors
    /// When no folder can be made for the real system.
    pub fn row(&self, defect: &Defect, modelled: &Modelled) -> io::Result<Row> {
        let schedules =
            Schedules::of(self.scene(&defect.answers))?.interrupt(self.effort.interrupt.clone());
        let sought = |method| self.sought(&schedules, modelled, method);
        let (random, pct) = (sought(Method::Random), sought(Method::Pct { depth: DEPTH }));
        let guided = self.guided(&schedules, modelled);
        let trace = self.trace(&defect.answers)?;
        let output_check = self.output_check(defect, modelled)?;
        let model = match (&modelled.cut, &modelled.target) {
            (None, Some(_)) => Cell::Found { after: modelled.states },
            _ => modelled.nothing_to_find(),
        };
        let load = self.load(&defect.answers, modelled, false)?;
        let load_sync = self.load(&defect.answers, modelled, true)?;
        let (defect, breaks) = (defect.clone(), modelled.breaks.clone());
        Ok(Row { defect, breaks, model, random, pct, guided, trace, output_check, load, load_sync })
    }

    fn scene(&self, answers: &Answers) -> Scene {
        Scene { name: self.context.name.clone(), answers: *answers }
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

    fn plan(&self, method: Method, until: Option<ClaimId>) -> Plan {
        let Effort { iterations, seed, .. } = *self.effort;
        Plan { until, ..Plan::new(method, iterations, seed) }
    }

    /// Puts real threads under load, where that was asked for.
    fn load(&self, answers: &Answers, modelled: &Modelled, changes: bool) -> io::Result<Cell> {
        if !self.effort.load {
            return Ok(Cell::NotApplicable(Why::NotRun));
        }
        if modelled.breaks.is_empty() {
            return Ok(modelled.nothing_to_find());
        }
        if self.effort.interrupt.load(Ordering::Relaxed) {
            return Ok(Cell::NotEstablished("interrupted".to_owned()));
        }
        under_load(&self.scene(answers), changes, self.effort.seed)
    }

    /// Follows the model's counterexample through the real system.
    fn guided(&self, schedules: &Schedules, modelled: &Modelled) -> Cell {
        let Some((claim, steps)) = &modelled.target else { return modelled.nothing_to_find() };
        let length = steps.len();
        let findings = schedules.run(&Plan::new(Method::Guided(steps.clone()), 1, 0));
        match findings.broken.get(claim) {
            // A break before or after the counterexample's last step is not the same one.
            Some(found) if found.at == length => Cell::Found { after: 1 },
            _ => not_found(&findings),
        }
    }

    /// Holds the logs of the defective system to the model of the context.
    fn trace(&self, answers: &Answers) -> io::Result<Cell> {
        let schedules = Schedules::of(self.scene(answers))?
            .held_to(self.context.answers)
            .interrupt(self.effort.interrupt.clone());
        let plan = Plan { until_left: true, ..self.plan(Method::Random, None) };
        let findings = schedules.run(&plan);
        Ok(match &findings.left {
            Some((_, found)) => Cell::Found { after: found.after },
            None => not_found(&findings),
        })
    }

    /// Puts the output check into the defective system. It stops the defect when no foreign document
    /// is delivered any more, in the model and in schedules, and some document is stopped.
    fn output_check(&self, defect: &Defect, modelled: &Modelled) -> io::Result<Cell> {
        if let Some(cut) = &modelled.cut {
            return Ok(Cell::NotEstablished(words(cut)));
        }
        if !modelled.breaks.contains(&ClaimId::C1) {
            return Ok(Cell::NotApplicable(if defect.answers.design.output_check.enabled {
                Why::CheckIsOn
            } else {
                Why::C1Holds
            }));
        }
        match modelled.checked {
            None => return Ok(Cell::NotApplicable(Why::CheckIsTheDefect)),
            Some(Verdict::Holds) => {}
            Some(Verdict::NotEstablished(_)) => {
                return Ok(Cell::NotEstablished("the model with the check".to_owned()));
            }
            Some(Verdict::Violated { .. } | Verdict::NotClaimed) => {
                return Ok(Cell::NotFound { of: 0 });
            }
        }
        let schedules =
            Schedules::of(self.scene(&checked(defect)))?.interrupt(self.effort.interrupt.clone());
        let plan = self.plan(Method::Random, Some(ClaimId::C1));
        let few = Plan { iterations: plan.iterations.min(WATCHED), ..plan.clone() };
        let mut findings = schedules.run(&few);
        if findings.first_stopped.is_none() {
            findings = schedules.run(&plan);
        }
        Ok(match findings.first_stopped {
            Some(after) if !findings.broken.contains_key(&ClaimId::C1) => Cell::Found { after },
            _ => not_found(&findings),
        })
    }
}

/// What a run that did not find the defect comes to. One that looked at nothing says nothing.
fn not_found(findings: &Findings) -> Cell {
    match (&findings.cut, findings.schedules) {
        (Some(cut), _) => Cell::NotEstablished(words(cut)),
        (None, 0) => Cell::NotEstablished("no schedule was run".to_owned()),
        (None, of) => Cell::NotFound { of },
    }
}

fn words(cut: &Cut) -> String {
    match cut {
        Cut::States(most) => format!("{most} states"),
        Cut::Seconds(most) => format!("{most} s"),
        Cut::Memory(most) => format!("{most} bytes"),
        Cut::Schedules(most) => format!("{most} schedules"),
        Cut::Interrupted => "interrupted".to_owned(),
        Cut::Engine(words) => words.clone(),
    }
}
