//! Traceability for a reader: the words that both renderings say.

use super::{Answer, Confirmation, Resolved, Says, State, Traceability, Traced};
use crate::messages::{Messages, grouped};
use crate::report::evidence::asked::Class;
use crate::report::words;
use crate::sheet::Sheet;
use crate::sheet::find::bundled;
use honnin_models::record::{Cite, Coverage, Gap, Source, source};

// A check and what is relied on, as a sentence.
mod check;

/// Tells of findings and checks in one language.
pub(super) struct Teller<'m> {
    pub(super) messages: &'m Messages,
    // The sheets that the register speaks of, for the names of their campaigns.
    sheets: Vec<Sheet>,
}

/// The columns of a table of checks.
pub(super) const COLUMNS: [&str; 5] = [
    "traceability-check",
    "traceability-evidence",
    "traceability-state",
    "traceability-class",
    "traceability-where",
];

/// The id of a message for how much is covered.
fn coverage_id(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::Covered => "traceability-covered",
        Coverage::Partly => "traceability-partly",
        Coverage::NotCovered => "traceability-not-covered",
    }
}

fn state_id(state: State) -> &'static str {
    match state {
        State::Confirmed => "traceability-confirmed",
        State::ConfirmedInPart => "traceability-in-part",
        State::ByTheTests => "traceability-by-the-tests",
        State::NotInEvidence => "traceability-state-absent",
        State::Open => "traceability-state-open",
        State::Refuted => "traceability-state-refuted",
        State::NotCovered => "traceability-state-none",
    }
}

fn confirmation_id(confirmation: Confirmation) -> &'static str {
    match confirmation {
        Confirmation::Confirmed => "traceability-confirmed",
        Confirmation::ByTheTests => "traceability-by-the-tests",
        Confirmation::NotInEvidence => "traceability-not-in-evidence",
        Confirmation::NotEstablished => "traceability-not-established",
        Confirmation::Refuted => "traceability-refuted",
    }
}

impl<'m> Teller<'m> {
    pub(super) fn new(messages: &'m Messages) -> Teller<'m> {
        Teller { messages, sheets: bundled() }
    }

    pub(super) fn get(&self, id: &str) -> String {
        self.messages.get(id)
    }

    /// How much of a finding checks cover.
    pub(super) fn coverage(&self, coverage: Coverage) -> String {
        self.get(coverage_id(coverage))
    }

    /// What becomes of a finding.
    pub(super) fn state(&self, state: State) -> String {
        self.get(state_id(state))
    }

    /// Whether a check is confirmed.
    pub(super) fn confirmation(&self, confirmation: Confirmation) -> String {
        self.get(confirmation_id(confirmation))
    }

    /// The kind, the certainty and the sources of a finding.
    pub(super) fn about(&self, traced: &Traced) -> String {
        let finding = traced.finding;
        let cited: Vec<String> = finding.cites.iter().map(|cite| self.cited(cite)).collect();
        let values = [
            ("kind", self.messages.of(finding.kind.text()).into()),
            ("certainty", self.messages.of(finding.certainty.text()).into()),
            ("sources", cited.join(&self.get("traceability-between")).into()),
        ];
        self.messages.with("traceability-about", values)
    }

    fn cited(&self, cite: &Cite) -> String {
        let source = source::find(cite.source).expect("what is cited is a source");
        let issuer = self.messages.of(source.issuer);
        let title = self.messages.of(source.title);
        match cite.place {
            None => self.messages.with(
                "traceability-cited-whole",
                [("issuer", issuer.into()), ("title", title.into())],
            ),
            Some(place) => {
                let place = self.messages.of(place);
                let values =
                    [("issuer", issuer.into()), ("title", title.into()), ("place", place.into())];
                self.messages.with("traceability-cited", values)
            }
        }
    }

    /// A source by its issuer, title and date.
    pub(super) fn source(&self, source: &Source) -> String {
        let title = self.messages.of(source.title);
        let values = [("issuer", self.messages.of(source.issuer).into()), ("title", title.into())];
        let whole = self.messages.with("traceability-cited-whole", values);
        match source.date {
            None => whole,
            Some(date) => self.messages.list([whole.as_str(), date]),
        }
    }

    /// What no check covers, and which way that errs.
    pub(super) fn rest(&self, gap: Gap) -> String {
        let values = [
            ("reason", self.messages.of(gap.reason).into()),
            ("errs", self.messages.of(gap.errs.text()).into()),
        ];
        self.messages.with("traceability-rest", values)
    }

    /// The cells of a check: what is relied on, what the evidence says, whether that is the same,
    /// how far it reaches, and where it stands.
    pub(super) fn cells(&self, check: &Resolved) -> [String; 5] {
        let (says, class, at) = match &check.answer {
            Some(answer) => (self.says(&answer.says), self.class(answer), answer.at.clone()),
            None => ("-".to_owned(), "-".to_owned(), "-".to_owned()),
        };
        [self.check(check.by), says, self.confirmation(check.confirmation), class, at]
    }

    /// What the evidence says.
    fn says(&self, says: &Says) -> String {
        match says {
            Says::Verdict(word) => self.verdict(word),
            Says::Reaches(reached, missed) => self.reaches(reached, missed),
            Says::Revealed => self.get("traceability-says-revealed"),
            Says::Hidden => self.get("traceability-says-hidden"),
            Says::Found => self.get("traceability-says-found"),
            Says::MissedBy(layers) => {
                let layers: Vec<String> =
                    layers.iter().map(|layer| self.get(&format!("layer-{layer}"))).collect();
                let layers = self.messages.list(layers.iter().map(String::as_str));
                self.messages.with("traceability-says-missed", [("layers", layers.into())])
            }
            Says::NoDefect => self.get("traceability-says-no-defect"),
            Says::Broke => self.get("traceability-says-broke"),
            Says::DidNotBreak => self.get("traceability-says-did-not-break"),
            Says::LeftTheModel => self.get("traceability-says-left"),
            Says::Rules(count) => {
                let count = grouped(*count as u64);
                self.messages.with("traceability-says-rules", [("count", count.into())])
            }
            Says::Open => self.get("verdict-not-established"),
        }
    }

    /// A verdict by its word.
    fn verdict(&self, word: &str) -> String {
        self.get(&format!("verdict-{word}"))
    }

    fn class(&self, answer: &Answer) -> String {
        let scope = words::scope(self.messages, &answer.of);
        let with = |id| self.messages.with(id, [("scope", scope.as_str().into())]);
        match answer.class {
            Class::Exhaustive => with("traceability-class-exhaustive"),
            Class::Observed => with("traceability-class-observed"),
            Class::Sheet => self.get("traceability-class-sheet"),
            Class::Random(count) | Class::Several(count) => {
                let values = [("count", grouped(count).into()), ("scope", scope.as_str().into())];
                self.messages.with("traceability-class-random", values)
            }
        }
    }

    /// How many findings there are, by how much is covered and what becomes of them.
    pub(super) fn summary(&self, whole: &Traceability) -> Vec<[String; 3]> {
        let mut rows = Vec::new();
        for coverage in [Coverage::Covered, Coverage::Partly, Coverage::NotCovered] {
            for state in State::ALL {
                let same = |t: &&Traced| t.finding.coverage() == coverage && t.state == state;
                let count = whole.findings.iter().filter(same).count();
                if count > 0 {
                    let count = grouped(count as u64);
                    rows.push([self.coverage(coverage), self.state(state), count]);
                }
            }
        }
        rows
    }
}
