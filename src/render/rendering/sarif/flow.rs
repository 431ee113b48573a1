//! A counterexample as a flow of steps, so that a viewer can walk along it.
//!
//! Every step is at the place of the finding: a sheet has no line for a step.

use super::message;
use super::place::SheetPlace;
use crate::story::{Story, StoryStep, breaking};
use honnin_messages::Messages;
use serde_json::Value;
use serde_sarif::sarif::{CodeFlow, ThreadFlow, ThreadFlowLocation};

/// The flow.
pub(super) fn code_flow(messages: &Messages, story: &Story, at: &SheetPlace<'_>) -> CodeFlow {
    let steps = (1..).zip(&story.steps).map(|(number, told)| step(messages, number, told, at));
    let flow = ThreadFlow::builder().locations(steps.collect::<Vec<_>>()).build();
    let ending = message(&story.ending.join(" "));
    CodeFlow::builder().message(ending).thread_flows(vec![flow]).build()
}

fn step(
    messages: &Messages,
    number: i64,
    told: &StoryStep,
    at: &SheetPlace<'_>,
) -> ThreadFlowLocation {
    let mut location = at.location();
    let sentence = format!("{}: {}{}", told.actor, told.sentence, breaking(messages, told));
    location.message = Some(message(&sentence));
    let importance = if told.breaks.is_empty() { "important" } else { "essential" };
    ThreadFlowLocation::builder()
        .location(location)
        .execution_order(number)
        .kinds(vec![told.step.name().to_owned()])
        .importance(Value::from(importance))
        .build()
}
