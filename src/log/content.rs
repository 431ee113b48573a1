//! What the event of a step says beyond that the step was taken.
//!
//! Claims in a log, the comparison of a log with a model and the comparison of two models all start
//! from this. Whoever adds a step is asked here, once, by the compiler.

use honnin_steps::event::{Action, Details, Event, StepOutcome};

/// What the event of a step says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EventContent {
    /// Nothing, and no claim is about it.
    Nothing,
    /// Which request, document or image it is about. The model gives no answer there, and a claim may
    /// be about it.
    Circumstance,
    /// Something that a model answers as well, so that the two can be compared.
    Answer,
}

/// What the event of this step says.
pub(crate) fn content_of(action: Action) -> EventContent {
    match action {
        Action::Enter { .. }
        | Action::End
        | Action::Tick
        | Action::Restart { .. }
        | Action::Failover { .. } => EventContent::Nothing,
        Action::Arrive { .. }
        | Action::Acquire { .. }
        | Action::Reuse { .. }
        | Action::Write { .. }
        | Action::Crash { .. } => EventContent::Circumstance,
        Action::Fetch { .. }
        | Action::Read { .. }
        | Action::Finish { .. }
        | Action::Timeout { .. }
        | Action::Abort { .. }
        | Action::Change { .. }
        | Action::Begin
        | Action::Apply { .. }
        | Action::CatchUp { .. }
        | Action::Drop
        | Action::Night => EventContent::Answer,
    }
}

/// A field that the event of this step should have and does not: then what the model says of it is not
/// compared with anything.
pub(crate) fn unsaid_field(event: &Event) -> Option<&'static str> {
    let Details { of, version, image, subject, outcome, differences, .. } = &event.details;
    let fields: Vec<(&'static str, bool)> = match event.action {
        Action::Fetch { .. } => vec![
            ("outcome", outcome.is_some()),
            ("version", version.is_some() || *outcome != Some(StepOutcome::Fetched)),
        ],
        Action::Reuse { .. } | Action::Write { .. } => vec![("image", image.is_some())],
        Action::Read { .. } => {
            let read = *outcome == Some(StepOutcome::Read);
            vec![
                ("outcome", outcome.is_some()),
                ("subject", subject.is_some() || !read),
                ("image", image.is_some() || !read),
            ]
        }
        Action::Finish { .. } | Action::Timeout { .. } => vec![("outcome", outcome.is_some())],
        Action::Change { .. } => vec![("version", version.is_some())],
        Action::Begin | Action::Apply { .. } | Action::CatchUp { .. } | Action::Drop => {
            vec![("of", of.is_some()), ("version", version.is_some())]
        }
        Action::Night => vec![("differences", differences.is_some())],
        // An arrival without a requester is not read; why a request was aborted is nobody's matter.
        Action::Arrive { .. }
        | Action::Acquire { .. }
        | Action::Abort { .. }
        | Action::Crash { .. } => Vec::new(),
        other => {
            assert_eq!(content_of(other), EventContent::Nothing, "{other} may leave something out");
            Vec::new()
        }
    };
    fields.into_iter().find(|(_, said)| !said).map(|(name, _)| name)
}
