//! Steps of the model and actions of a log: the same by name.

use honnin_models::Step;
use honnin_system::event::Action;

/// The step that an action is in the model, where request `r` is made by resident `r`; `None` for an
/// abort, which the model does not know.
pub fn step_of(action: &Action) -> Option<Step> {
    Some(match *action {
        Action::Arrive { request, server } => Step::Arrive { request, server },
        Action::Enter { request } => Step::Enter { request },
        Action::Acquire { request } => Step::Acquire { request },
        Action::Fetch { request } => Step::Fetch { request },
        Action::Write { request, page } => Step::Write { request, page },
        Action::Read { request, page } => Step::Read { request, page },
        Action::Finish { request } => Step::Finish { request },
        Action::Timeout { request } => Step::Timeout { request },
        Action::Abort { .. } => return None,
        Action::Change { resident } => Step::Change { resident },
        Action::Begin => Step::Begin,
        Action::Apply { replica } => Step::Apply { replica },
        Action::End => Step::End,
        Action::Drop => Step::Drop,
        Action::Tick => Step::Tick,
        Action::Night => Step::Night,
    })
}

/// The action that a step is in a log, where request `r` is made by resident `r`.
pub fn action_of(step: Step) -> Action {
    match step {
        Step::Arrive { request, server } => Action::Arrive { request, server },
        Step::Enter { request } => Action::Enter { request },
        Step::Acquire { request } => Action::Acquire { request },
        Step::Fetch { request } => Action::Fetch { request },
        Step::Write { request, page } => Action::Write { request, page },
        Step::Read { request, page } => Action::Read { request, page },
        Step::Finish { request } => Action::Finish { request },
        Step::Timeout { request } => Action::Timeout { request },
        Step::Change { resident } => Action::Change { resident },
        Step::Begin => Action::Begin,
        Step::Apply { replica } => Action::Apply { replica },
        Step::End => Action::End,
        Step::Drop => Action::Drop,
        Step::Tick => Action::Tick,
        Step::Night => Action::Night,
    }
}
