//! What the event of a step says beyond that the step was taken.
//!
//! Claims in a log, the comparison of a log with a model and the comparison of two models all start
//! from this. Whoever adds a step is asked here, once, by the compiler.

use honnin_steps::event::Action;

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
        Action::Enter { .. } | Action::End | Action::Tick => EventContent::Nothing,
        Action::Arrive { .. } | Action::Acquire { .. } | Action::Write { .. } => {
            EventContent::Circumstance
        }
        Action::Fetch { .. }
        | Action::Read { .. }
        | Action::Finish { .. }
        | Action::Timeout { .. }
        | Action::Abort { .. }
        | Action::Change { .. }
        | Action::Begin
        | Action::Apply { .. }
        | Action::Drop
        | Action::Night => EventContent::Answer,
    }
}
