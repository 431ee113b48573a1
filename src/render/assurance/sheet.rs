//! The module of one sheet in one configuration.

use super::case::{ElementKind, Module, Node};
use super::leaves::{Leaves, numbered};
use crate::words;
use honnin_analysis::{JudgedClaim, OfSheet, SheetCheck, Verdict};
use honnin_evidence::sheet::SheetFindings;
use honnin_messages::{Messages, id, message};
use honnin_models::claims::{CATALOGUE, ClaimId};

/// The module of a check of a sheet. `number` is its place among all.
pub(super) fn module(
    leaves: &Leaves<'_>,
    findings: SheetFindings<'_>,
    check: usize,
    number: usize,
) -> Module {
    let last = check + 1 == findings.checks.len();
    let check = OfSheet::new(findings.sheet, &findings.evidence.checks[check]);
    let messages = leaves.messages;
    let named = |id| {
        message!(
            messages,
            id,
            sheet = check.sheet.name.as_str(),
            configuration = words::configuration(messages, check.configuration)
        )
    };
    let made = CATALOGUE.iter().filter(|it| is_argued(&check.claims[&it.id]));
    let goals = made.map(|it| claim(leaves, check, it.id)).collect();
    let over_claims =
        Node::new(ElementKind::Strategy, "S1", message!(messages, "assurance-over-claims"))
            .beside(vec![
                Node::new(ElementKind::Assumption, "A1", told_apart(messages, check)),
                Node::new(
                    ElementKind::Justification,
                    "J1",
                    message!(messages, "assurance-symmetry"),
                ),
            ])
            .below(goals);
    let mut besides = vec![ordinary(leaves, check)];
    let causes = numbered(leaves.of_causes(), "Sn-F");
    if last && !causes.is_empty() {
        let text = message!(messages, "assurance-follows");
        besides.push(Node::new(ElementKind::Goal, "G-follows", text).below(causes));
    }
    let besides = Node::new(ElementKind::Strategy, "S2", message!(messages, "assurance-besides"))
        .below(besides);
    let root = Node::new(ElementKind::Goal, "G1", named(id!("assurance-of-sheet")))
        .beside(contexts(leaves, check))
        .below(vec![over_claims, besides]);
    Module { name: name(check, number), title: named(id!("assurance-title-sheet")), root }
}

/// A name that can be part of a file's, and that no other module has.
fn name(check: OfSheet<'_, SheetCheck>, number: usize) -> String {
    let plain = |c: char| if c.is_alphanumeric() || "-_".contains(c) { c } else { '-' };
    let of_sheet: String = check.sheet.name.chars().map(plain).collect();
    let number =
        if of_sheet == check.sheet.name.as_str() { String::new() } else { format!("-{number}") };
    format!("{of_sheet}{number}-{}", check.configuration.word())
}

fn claim(leaves: &Leaves<'_>, check: OfSheet<'_, SheetCheck>, id: ClaimId) -> Node {
    // The sentences mark keys for Markdown.
    let text = leaves.messages.choose(id.claim().sentence).replace('`', "");
    let evidence = numbered(leaves.of_claim(check, id), &format!("Sn{}.", id as u8 + 1));
    let violated = check.claims[&id].verdict.violated();
    Node::new(ElementKind::Goal, format!("G-{id}"), text).below(evidence).defeated(violated)
}

/// The real program on an ordinary day, and in the schedules that were run. Where no log was made,
/// nothing supports it.
fn ordinary(leaves: &Leaves<'_>, check: OfSheet<'_, SheetCheck>) -> Node {
    let log = leaves.logs(check.configuration, None).into_iter();
    let below: Vec<Node> = log
        .flat_map(|log| std::iter::once(log).chain(leaves.within_the_model(check.configuration)))
        .collect();
    let text = message!(leaves.messages, "assurance-ordinary");
    Node::new(ElementKind::Goal, "G-real", text).below(numbered(below, "Sn-R"))
}

/// Whether there is anything to argue: the claim is made, and something puts it to the test or should.
fn is_argued(judged: &JudgedClaim) -> bool {
    match judged.verdict {
        Verdict::NotClaimed => false,
        Verdict::NoCase => judged.differs() || judged.is_inconclusive(),
        Verdict::Holds | Verdict::Violated { .. } | Verdict::NotEstablished { .. } => true,
    }
}

fn contexts(leaves: &Leaves<'_>, check: OfSheet<'_, SheetCheck>) -> Vec<Node> {
    let messages = leaves.messages;
    let written = leaves.written();
    let scope = words::scope(messages, &check.answers);
    let scope = message!(messages, "report-scope", scope);
    let values = [("file", written.file.as_str().into()), ("digest", written.sha256[..12].into())];
    let not_claimed = check.claims.iter().filter(|(_, it)| it.verdict == Verdict::NotClaimed);
    let not_claimed: Vec<ClaimId> = not_claimed.map(|(id, _)| *id).collect();
    let scope = if not_claimed.is_empty() {
        scope
    } else {
        message!(
            messages,
            "assurance-not-claimed",
            scope,
            claims = words::claims(messages, &not_claimed)
        )
    };
    let untested: Vec<ClaimId> = check
        .claims
        .iter()
        .filter(|(_, it)| it.verdict == Verdict::NoCase && !is_argued(it))
        .map(|(id, _)| *id)
        .collect();
    let scope = match untested.is_empty() {
        true => scope,
        false => {
            let reason = words::no_case(messages, &untested);
            message!(messages, "assurance-untested", scope, reason)
        }
    };
    let mut contexts = vec![
        Node::new(ElementKind::Context, "Cx1", messages.with(id!("assurance-sheet"), values)),
        Node::new(ElementKind::Context, "Cx2", scope),
    ];
    if !check.sheet.inferred.is_empty() {
        let text = message!(
            messages,
            "report-inferred",
            keys = messages.list(check.sheet.inferred.iter().map(|key| key.name))
        );
        contexts.push(Node::new(ElementKind::Assumption, "A2", text));
    }
    contexts
}

fn told_apart(messages: &Messages, check: OfSheet<'_, SheetCheck>) -> String {
    message!(
        messages,
        "assurance-told-apart",
        bits = check.fingerprint_bits,
        probability = words::probability(check.collision_probability)
    )
}
