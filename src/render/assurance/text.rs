//! The case as text: an outline, each element with its name, what it is, and what becomes of it.

use super::case::{AssuranceCase, ElementKind, Module, Node};
use honnin_messages::{MessageId, Messages, id, message, wrapped};

/// The columns of a line.
const WIDTH: usize = 100;

/// The whole case.
pub fn text(messages: &Messages, case: &AssuranceCase) -> String {
    let legend = message!(messages, "assurance-legend");
    let mut parts: Vec<String> = case.modules.iter().map(|it| module(messages, it)).collect();
    parts.push(legend.lines().map(|line| wrapped(line, WIDTH, 2)).collect::<Vec<_>>().join("\n"));
    parts.join("\n\n\n") + "\n"
}

fn module(messages: &Messages, module: &Module) -> String {
    let mut lines = vec![module.title.clone(), String::new()];
    outline(messages, &module.root, 0, &mut lines);
    lines.join("\n")
}

fn outline(messages: &Messages, node: &Node, depth: usize, lines: &mut Vec<String>) {
    let margin = "  ".repeat(depth);
    let room = WIDTH - margin.len();
    let line = wrapped(&sentence(messages, node), room, 4);
    lines.extend(line.lines().map(|line| format!("{margin}{line}")));
    if let Some(pointer) = node.pointer() {
        lines.push(format!("{margin}    → {pointer}"));
    }
    for node in node.beside.iter().chain(&node.below) {
        outline(messages, node, depth + 1, lines);
    }
}

/// An element in a line.
fn sentence(messages: &Messages, node: &Node) -> String {
    let kind = messages.get(kind(node.kind));
    let Node { id, text, .. } = node;
    match mark(messages, node) {
        Some(mark) => format!("{id} {kind} [{mark}] {text}"),
        None => format!("{id} {kind}: {text}"),
    }
}

/// What becomes of an element, in a word; nothing for what is not argued.
pub(super) fn mark(messages: &Messages, node: &Node) -> Option<String> {
    let argued = matches!(node.kind, ElementKind::Goal | ElementKind::AwayGoal)
        || node.standing.contested
        || node.standing.undeveloped;
    argued.then(|| messages.get(node.standing.message()))
}

/// The id of the message that names an element.
pub(super) fn kind(kind: ElementKind) -> MessageId {
    match kind {
        ElementKind::Goal => id!("assurance-goal"),
        ElementKind::AwayGoal => id!("assurance-away-goal"),
        ElementKind::Strategy => id!("assurance-strategy"),
        ElementKind::Solution => id!("assurance-solution"),
        ElementKind::Context => id!("assurance-context"),
        ElementKind::Assumption => id!("assurance-assumption"),
        ElementKind::Justification => id!("assurance-justification"),
    }
}
