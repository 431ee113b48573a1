//! The universe of steps: every step that some state of a site may enable.

use super::Step;
use crate::answers::Answers;
use crate::design::Feed;

/// The steps, in the order of the table; within a line by request, then by server or page.
pub(super) fn of(answers: &Answers) -> Vec<Step> {
    let requests = 0..usize::from(answers.scope.requests);
    let servers = 0..usize::from(answers.design.topology.app_servers);
    let replicas = 0..usize::from(answers.design.topology.db_servers);
    let pages = 0..usize::from(answers.design.image.pages);
    let mut steps = Vec::new();

    for request in requests.clone() {
        steps.extend(servers.clone().map(|server| Step::Arrive { request, server }));
    }
    steps.extend(requests.clone().map(|request| Step::Enter { request }));
    steps.extend(requests.clone().map(|request| Step::Acquire { request }));
    steps.extend(requests.clone().map(|request| Step::Fetch { request }));
    for request in requests.clone() {
        steps.extend(pages.clone().map(|page| Step::Write { request, page }));
    }
    for request in requests.clone() {
        steps.extend(pages.clone().map(|page| Step::Read { request, page }));
    }
    steps.extend(requests.clone().map(|request| Step::Finish { request }));
    if answers.scope.timeouts > 0 {
        steps.extend(requests.clone().map(|request| Step::Timeout { request }));
    }
    if answers.scope.changes > 0 {
        steps.extend(requests.map(|resident| Step::Change { resident }));
        steps.push(Step::Begin);
        steps.extend(replicas.map(|replica| Step::Apply { replica }));
        steps.push(Step::End);
        if answers.design.sync.feed == Feed::Lossy {
            steps.push(Step::Drop);
        }
    }
    if answers.scope.seconds > 1 {
        steps.push(Step::Tick);
    }
    if answers.scope.nights > 0 {
        steps.push(Step::Night);
    }
    steps
}
