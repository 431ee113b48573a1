//! The model's result for a defect: it comes first, because it says what there is to find.

use super::context::{Context, UnsafeDecision};
use honnin_analysis::{SiteSearch, StopReason, Verdict, Verdicts};
use honnin_models::Step;
use honnin_models::answers::Answers;
use honnin_models::claims::ClaimId;

/// The model's result for a defect.
pub struct Modelled {
    /// The claims that break.
    pub(super) breaks: Vec<ClaimId>,
    /// The claim that the other layers look for: C1 if it breaks, else the first that does; with the
    /// steps to it.
    pub(super) target: Option<(ClaimId, Vec<Step>)>,
    /// The states that were explored.
    pub(super) states: u64,
    /// Why some were not.
    pub(super) cut: Option<StopReason>,
    /// C1 with the output check on in addition to the defect; `None` where C1 does not break, or
    /// the check is the defect.
    pub(super) checked: Option<Verdict>,
}

/// The answers of a defect, with the output check on.
pub(super) fn checked(defect: &UnsafeDecision) -> Answers {
    let mut checked = defect.answers;
    checked.design.output_check.enabled = true;
    checked
}

impl Modelled {
    /// Asks the model of a defect in a context.
    pub fn new(search: &SiteSearch<'_>, context: &Context, defect: &UnsafeDecision) -> Modelled {
        let seen = search.explore(&context.name, &defect.answers);
        let verdicts = Verdicts::judge(&defect.answers, &seen, true);
        // What the context breaks by itself is not the defect's doing.
        let violated = verdicts.into_iter().filter_map(|(id, verdict)| match verdict {
            Verdict::Violated { steps } if !context.broken.contains(&id) => Some((id, steps)),
            _ => None,
        });
        let violated: Vec<_> = violated.collect();
        let breaks: Vec<ClaimId> = violated.iter().map(|(id, _)| *id).collect();
        let target = violated.into_iter().find_map(|(id, steps)| Some((id, steps?)));
        let asked = seen.cut.is_none() && breaks.contains(&ClaimId::C1) && !defect.is_the_check();
        let checked = asked.then(|| search.verdict(&context.name, &checked(defect), ClaimId::C1));
        Modelled { breaks, target, states: seen.states, cut: seen.cut.clone(), checked }
    }
}
