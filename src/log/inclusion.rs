//! Whether every log that a site can write is one of another site as well: then no log
//! distinguishes the two, however many are checked.
//!
//! Both models take the same steps side by side, from the start on. A log leaves the second where
//! it does not take a step of the first, or takes it in another way than the log says. What a log
//! says of a step is here the same as in the check of a log, for requests that each resident makes
//! once and within the scope of the sheet; so it is about the logs of schedules, and no others.

use crate::content::{EventContent, content_of};
use honnin_models::answers::Answers;
use honnin_models::design::{AfterPolicy, PickPolicy, Reconcile, TimeoutPolicy};
use honnin_models::request::Phase;
use honnin_models::sync::Change;
use honnin_models::{Site, State, Step};
use honnin_steps::event::{Action, StepOutcome};
use std::collections::HashSet;

/// What is known of all logs of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inclusion {
    /// Each is a log of the other site as well.
    Every,
    /// The log of these steps is not one of the other site's, and there is no shorter one; unless
    /// seconds passed or changes were lost without an event.
    But(Vec<Step>),
    /// More moments are reachable than were explored.
    NotEstablished,
}

/// What both models are at one moment.
type StatePair = [State; 2];

/// Whether every log of the site with these answers is one of the site with the others, as far as
/// at most this many moments show.
pub fn inclusion(answers: &Answers, within: &Answers, most: usize) -> Inclusion {
    let [site, other] = [answers, within].map(|answers| Site::new(*answers));
    // Each moment that can come, with the one before it and the step between them.
    let mut moments: Vec<(StatePair, Option<(usize, Step)>)> = vec![([State::START; 2], None)];
    let mut known: HashSet<StatePair> = HashSet::from([[State::START; 2]]);
    let mut next = 0;
    while let Some(([before, other_before], _)) = moments.get(next).copied() {
        for (step, after) in site.successors(&before) {
            let taken = other.after(&other_before, step).filter(|other_after| {
                let said = ComparedStep::observe(&site, [&before, &after], step);
                said.agrees(
                    &other,
                    &ComparedStep::observe(&other, [&other_before, other_after], step),
                )
            });
            let Some(other_after) = taken else {
                return Inclusion::But(steps_to(&moments, next, step));
            };
            if known.insert([after, other_after]) {
                if moments.len() == most {
                    return Inclusion::NotEstablished;
                }
                moments.push(([after, other_after], Some((next, step))));
            }
        }
        next += 1;
    }
    Inclusion::Every
}

/// The steps to a moment, and one more.
fn steps_to(
    moments: &[(StatePair, Option<(usize, Step)>)],
    mut moment: usize,
    last: Step,
) -> Vec<Step> {
    let mut steps = vec![last];
    while let (_, Some((before, step))) = moments[moment] {
        steps.push(step);
        moment = before;
    }
    steps.reverse();
    steps
}

/// What a log says of a step, as far as it is compared with a model.
#[derive(Debug, PartialEq)]
struct ComparedStep {
    outcome: Option<StepOutcome>,
    /// The version that was fetched, reached or carried.
    version: Option<u8>,
    /// Whose change it is, or whom the page shows.
    who: Option<usize>,
    /// How many records a night found to differ; nothing where they were not compared.
    differences: Option<usize>,
    /// Whether the image was erased.
    erased: bool,
}

impl ComparedStep {
    fn observe(site: &Site, [before, after]: [&State; 2], step: Step) -> ComparedStep {
        let mut said = ComparedStep {
            outcome: None,
            version: None,
            who: None,
            differences: None,
            erased: false,
        };
        let design = site.design();
        let mut of_change = |change: &Change| {
            (said.who, said.version) = (change.record.index(), Some(change.version));
        };
        match step {
            Step::Begin => of_change(&after.sync.carried),
            Step::Apply { .. } => of_change(&before.sync.carried),
            Step::CatchUp { replica } => {
                of_change(&before.sync.late_for(replica).unwrap_or(Change::NONE));
            }
            Step::Drop => of_change(&before.sync.feed[0]),
            Step::Change { resident } => said.version = Some(after.sync.registry.of(resident)),
            Step::Fetch { request } => {
                let r = &after.requests[request];
                let (outcome, version) = match r.phase {
                    Phase::Failed => (StepOutcome::Failed, None),
                    Phase::Skipped => (StepOutcome::Skipped, None),
                    _ => (StepOutcome::Fetched, Some(r.version)),
                };
                (said.outcome, said.version) = (Some(outcome), version);
            }
            Step::Read { request, page } => {
                let r = &after.requests[request];
                let read = r.phase != Phase::Failed;
                said.outcome = Some(if read { StepOutcome::Read } else { StepOutcome::Missing });
                said.who = r.pages[page].index().filter(|_| read);
                let taken = design.image.pick == PickPolicy::Next;
                let last = r.read == design.image.pages;
                said.erased = read && (taken || last && design.image.after == AfterPolicy::Erase);
            }
            Step::Finish { request } => {
                let delivered = after.requests[request].phase == Phase::Delivered;
                said.outcome =
                    Some(if delivered { StepOutcome::Delivered } else { StepOutcome::Stopped });
            }
            Step::Timeout { .. } => {
                said.outcome = Some(match design.order.timeout {
                    TimeoutPolicy::Cancel => StepOutcome::Cancelled,
                    TimeoutPolicy::ReleaseOnly => StepOutcome::Released,
                    TimeoutPolicy::Abandon => StepOutcome::Abandoned,
                });
            }
            Step::Night => {
                let looked = design.sync.reconcile == Reconcile::Daily;
                said.differences = looked.then(|| differing(site, before));
            }
            // Who asks for what, and where an image lies, is no answer of the model.
            other => {
                let content = content_of(Action::from(other));
                assert_ne!(content, EventContent::Answer, "what {other} answers is compared");
            }
        }
        said
    }

    /// Whether a model of the other site takes the step as this log says. What it does not say agrees
    /// with anything, and so does what a queue hands out and keeps no place for.
    fn agrees(&self, other: &Site, model: &ComparedStep) -> bool {
        let design = other.design();
        let by_place = design.image.pick == PickPolicy::Key;
        let differences = self.differences.is_none_or(|it| it == model.differences.unwrap_or(0));
        (self.outcome, self.version, self.who) == (model.outcome, model.version, model.who)
            && differences
            && (self.erased == model.erased || !by_place)
    }
}

/// How many records differ between the registry and some replica.
fn differing(site: &Site, state: &State) -> usize {
    let replicas = &state.sync.replicas[..site.replicas()];
    let registry = state.sync.registry.iter().enumerate();
    let differs =
        |(record, version): &(usize, u8)| replicas.iter().any(|it| it.of(*record) != *version);
    registry.filter(differs).count()
}
