//! The argument, as a tree: goals, strategies, what they are argued in, and the evidence.

use super::{leaves, sheet};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::checks::{About, CheckState};
use honnin_messages::{MessageId, Messages, grouped, id, message};
use honnin_models::claims::ClaimId;
use std::collections::BTreeMap;

/// The elements of the notation that are used here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ElementKind {
    /// What is claimed.
    Goal,
    /// What is claimed, and argued in a module of its own.
    AwayGoal,
    /// How a goal is argued.
    Strategy,
    /// Evidence.
    Solution,
    /// What a goal or strategy speaks of.
    Context,
    /// What is taken to be so.
    Assumption,
    /// Why something is done so.
    Justification,
}

/// What becomes of an element through the evidence below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Something below is not established.
    pub undeveloped: bool,
    /// Something below is not what it must be.
    pub contested: bool,
    /// The claim is violated: what is below is counter-evidence. This does not reach further up.
    pub defeated: bool,
}

impl Standing {
    /// What some states come to.
    pub fn combine(states: impl IntoIterator<Item = CheckState>) -> Standing {
        states.into_iter().fold(Standing::default(), |standing, state| Standing {
            undeveloped: standing.undeveloped || state == CheckState::NotEstablished,
            contested: standing.contested || state == CheckState::Differs,
            ..standing
        })
    }

    fn with(self, below: Standing) -> Standing {
        Standing {
            undeveloped: self.undeveloped || below.undeveloped,
            contested: self.contested || below.contested,
            ..self
        }
    }

    /// The id of the message that says it in a word.
    pub fn message(self) -> MessageId {
        match self {
            Standing { contested: true, .. } => id!("assurance-contested"),
            Standing { undeveloped: true, .. } => id!("assurance-undeveloped"),
            Standing { defeated: true, .. } => id!("assurance-defeated"),
            _ => id!("assurance-supported"),
        }
    }
}

/// An element of the argument.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its name, once in a module.
    pub id: String,
    /// What it is.
    pub kind: ElementKind,
    /// What it says.
    pub text: String,
    /// What becomes of it.
    pub standing: Standing,
    /// The questions that it answers, for evidence.
    pub about: Vec<About>,
    /// Where evidence is in the document that answers no question of its own, as a JSON pointer.
    pub at: Option<String>,
    /// The module that argues it, for an away goal.
    pub module: Option<String>,
    /// What it is argued in.
    pub beside: Vec<Node>,
    /// What supports it.
    pub below: Vec<Node>,
}

impl Node {
    /// An element that nothing is below of yet.
    pub fn new(kind: ElementKind, id: impl Into<String>, text: String) -> Node {
        Node {
            id: id.into(),
            kind,
            text,
            standing: Standing::default(),
            about: Vec::new(),
            at: None,
            module: None,
            beside: Vec::new(),
            below: Vec::new(),
        }
    }

    /// The same, argued in these.
    pub fn beside(self, beside: Vec<Node>) -> Node {
        Node { beside, ..self }
    }

    /// The same, supported by these: what becomes of them becomes of it. A goal or strategy that
    /// nothing supports is undeveloped.
    pub fn below(self, below: Vec<Node>) -> Node {
        let bare = Standing { undeveloped: below.is_empty(), ..self.standing };
        let standing = below.iter().fold(bare, |standing, node| standing.with(node.standing));
        Node { below, standing, ..self }
    }

    /// The same, defeated when `violated`.
    pub fn defeated(self, violated: bool) -> Node {
        Node { standing: Standing { defeated: violated, ..self.standing }, ..self }
    }

    /// The same, undeveloped where what is below is no evidence for it.
    #[must_use]
    pub fn undeveloped(self, lacking: bool) -> Node {
        let undeveloped = self.standing.undeveloped || lacking;
        Node { standing: Standing { undeveloped, ..self.standing }, ..self }
    }

    /// This element and all below it, not those beside.
    pub fn all(&self) -> Vec<&Node> {
        std::iter::once(self).chain(self.below.iter().flat_map(Node::all)).collect()
    }
}

/// An argument with one goal at its top, that fits on a page.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name, of which files and links are made; empty for the overview.
    pub name: String,
    /// What is above it.
    pub title: String,
    /// Its top goal.
    pub root: Node,
}

/// The whole case: the overview, and a module for each sheet in each configuration.
#[derive(Clone, Debug)]
pub struct AssuranceCase {
    /// The modules; the overview first.
    pub modules: Vec<Module>,
}

/// What came of each question.
pub(super) type CaseStates = BTreeMap<About, CheckState>;

impl AssuranceCase {
    /// The case that the evidence makes, in the language of the messages.
    pub fn build(messages: &Messages, checked: &ConsistentEvidence) -> AssuranceCase {
        let asked = checked.checks();
        // The argument is about the sites of the sheets; cases elsewhere say nothing of those.
        let asked = asked.iter().filter(|it| !matches!(it.about, About::Case(..)));
        let states: CaseStates = asked.map(|asked| (asked.about, asked.state)).collect();
        let mut modules: Vec<Module> = Vec::new();
        for (number, findings) in checked.findings().into_iter().enumerate() {
            for check in 0..findings.checks.len() {
                let leaves = leaves::Leaves { messages, checked, states: &states, sheet: number };
                modules.push(sheet::module(&leaves, findings, check, modules.len()));
            }
        }
        let overview = overview(messages, checked, &states, &modules);
        modules.insert(0, overview);
        AssuranceCase { modules }
    }
}

fn overview(
    messages: &Messages,
    checked: &ConsistentEvidence,
    states: &CaseStates,
    modules: &[Module],
) -> Module {
    let node = |kind, id: &str, text: MessageId| Node::new(kind, id, messages.get(text));
    let away = |(number, module): (usize, &Module)| Node {
        module: Some(module.name.clone()),
        standing: Standing { defeated: false, ..module.root.standing },
        ..Node::new(ElementKind::AwayGoal, format!("G{}", number + 2), module.root.text.clone())
    };
    let sheets = node(ElementKind::Strategy, "S1", id!("assurance-over-sheets"))
        .beside(vec![node(ElementKind::Justification, "J1", id!("assurance-three-verdicts"))])
        .below(modules.iter().enumerate().map(away).collect());
    let kill = node(ElementKind::Goal, "G-kill", id!("assurance-kill-goal"))
        .below(leaves::kill(messages, checked, states))
        .undeveloped(!some_defect_breaks_c1(checked));
    let kill = node(ElementKind::Strategy, "S2", id!("assurance-over-defects"))
        .beside(vec![node(ElementKind::Justification, "J2", id!("assurance-why-defects"))])
        .below(vec![kill]);
    let survey = node(ElementKind::Goal, "G-survey", id!("assurance-survey-goal"))
        .below(leaves::survey(messages, checked, states));
    let survey = node(ElementKind::Strategy, "S3", id!("assurance-over-designs"))
        .beside(vec![node(ElementKind::Justification, "J3", id!("assurance-why-designs"))])
        .below(vec![survey]);
    let number = |count: usize| grouped(count as u64);
    let spoken_of = Node::new(
        ElementKind::Context,
        "Cx1",
        message!(
            messages,
            "assurance-spoken-of",
            sheets = number(checked.sheets().len()),
            count = checked.sheets().len(),
            asked = number(states.len()),
            digest = &checked.evidence.sources.models.sha256[..12]
        ),
    );
    let root = node(ElementKind::Goal, "G1", id!("assurance-top"))
        .beside(vec![
            spoken_of,
            node(ElementKind::Assumption, "A1", id!("assurance-model")),
            node(ElementKind::Assumption, "A2", id!("assurance-not-covered")),
        ])
        .below(vec![sheets, kill, survey]);
    Module { name: String::new(), title: message!(messages, "assurance-title"), root }
}

/// Whether some defect of the kill matrix breaks C1, so that its layers could have missed it.
fn some_defect_breaks_c1(checked: &ConsistentEvidence) -> bool {
    let mut rows = checked.kill().iter().flat_map(|part| &part.rows);
    rows.any(|row| row.breaks.contains(&ClaimId::C1))
}
