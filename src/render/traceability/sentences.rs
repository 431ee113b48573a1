//! Traceability for a reader: the words that both renderings say.

use crate::checks;
use crate::words;
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::traceability::{
    Confirmation, ConfirmationState, Resolved, Says, Traceability,
};
use honnin_evidence::traced::FindingEvidence;
use honnin_messages::{Language, MessageId, Messages, family, grouped, id, message};
use honnin_models::claims::VerdictWord;
use honnin_record::{Both, Cite, Coverage, Gap, RecordSource};
use honnin_schedule::kill::Layer;

// A check and what is relied on, as a sentence.
mod check;
// What no finding relies on.
mod unrelied;
pub(super) use unrelied::COLUMNS as UNRELIED;

/// Tells of findings and checks in one language.
pub(super) struct RecordWriter<'m, 'd> {
    pub(super) messages: &'m Messages,
    // The document, for the names of campaigns and the titles of sources.
    pub(super) checked: &'d ConsistentEvidence,
}

/// The columns of the table of a finding's checks.
pub(super) const COLUMNS: [MessageId; 5] = [
    id!("traceability-check"),
    id!("traceability-evidence"),
    id!("traceability-state"),
    id!("traceability-class"),
    id!("traceability-where"),
];

/// The columns of the table of the checks that speak of a claim.
pub(super) const OF_CLAIM: [MessageId; 3] =
    [id!("traceability-check"), id!("traceability-state"), id!("traceability-findings")];

impl<'m, 'd> RecordWriter<'m, 'd> {
    pub(super) fn new(
        messages: &'m Messages,
        checked: &'d ConsistentEvidence,
    ) -> RecordWriter<'m, 'd> {
        RecordWriter { messages, checked }
    }

    /// A text of the document in this language.
    pub(super) fn choose(&self, text: &Both) -> String {
        self.messages.quoted(text.in_language(self.messages.language()))
    }

    pub(super) fn get(&self, id: MessageId) -> String {
        self.messages.get(id)
    }

    /// How much of a finding checks cover.
    pub(super) fn coverage(&self, coverage: Coverage) -> String {
        self.get(family!("traceability-", Coverage, coverage))
    }

    /// What becomes of a finding.
    pub(super) fn state(&self, state: ConfirmationState) -> String {
        self.get(family!("traceability-state-", ConfirmationState, state))
    }

    /// How much of a finding is covered, and what becomes of it.
    pub(super) fn came_to(&self, finding: &FindingEvidence) -> String {
        let (coverage, state) = (self.coverage(finding.coverage), self.state(finding.state));
        words::labelled(self.messages, &coverage, &state)
    }

    /// Whether a check is confirmed.
    pub(super) fn confirmation(&self, confirmation: Confirmation) -> String {
        self.get(family!("traceability-", Confirmation, confirmation))
    }

    /// The kind, the certainty and the sources of a finding.
    pub(super) fn about(&self, finding: &FindingEvidence) -> String {
        let cited: Vec<String> = finding.cites.iter().map(|cite| self.cited(cite)).collect();
        message!(
            self.messages,
            "traceability-about",
            kind = capital(self.messages.choose(finding.kind.text())),
            certainty = self.messages.choose(finding.certainty.text()),
            sources = cited.join(&self.get(id!("traceability-between")))
        )
    }

    fn cited(&self, cite: &Cite) -> String {
        let source = self.checked.evidence.traceability.source(&cite.source);
        let source = source.expect("what is cited is a source");
        let title = self.title(source);
        let issuer = self.choose(&source.issuer);
        match &cite.place {
            None => message!(self.messages, "traceability-cited-whole", issuer, title),
            Some(place) => {
                message!(
                    self.messages,
                    "traceability-cited",
                    issuer,
                    title,
                    place = self.choose(place)
                )
            }
        }
    }

    /// A title that is in quotation marks: those within it are the inner ones.
    fn title(&self, source: &RecordSource) -> String {
        let title = self.choose(&source.title);
        match self.messages.language() {
            Language::Ja => title.replace('「', "『").replace('」', "』"),
            Language::En => title,
        }
    }

    /// A source by its issuer, title and date, and where it was read.
    pub(super) fn source(&self, source: &RecordSource) -> String {
        let whole = message!(
            self.messages,
            "traceability-cited-whole",
            issuer = self.choose(&source.issuer),
            title = self.title(source)
        );
        let dated = source.date.as_deref().map(|date| words::date(self.messages, date));
        self.messages.list([Some(whole.as_str()), dated.as_deref()].into_iter().flatten())
    }

    /// What no check covers, which way that errs, and what that is called.
    pub(super) fn rest(&self, gap: &Gap) -> String {
        self.gap(id!("traceability-rest"), gap)
    }

    /// The same where it is known what is spoken of.
    pub(super) fn reason(&self, gap: &Gap) -> String {
        self.gap(id!("traceability-gap"), gap)
    }

    fn gap(&self, id: MessageId, gap: &Gap) -> String {
        message!(
            self.messages,
            id,
            reason = self.choose(&gap.reason),
            errs = self.messages.choose(gap.errs.text())
        )
    }

    /// The cells of a check: what is relied on, what the evidence says, whether that is the same,
    /// how far it reaches, and where it is.
    pub(super) fn cells(&self, check: &Resolved<'_>) -> [String; 5] {
        let (says, class, at) = match &check.answer {
            Some(answer) => {
                let class = checks::name(self.messages, answer.class);
                (self.says(&answer.says), class, answer.at.clone())
            }
            None => ("-".to_owned(), "-".to_owned(), "-".to_owned()),
        };
        [self.check(check.by), says, self.confirmation(check.confirmation), class, at]
    }

    /// What the evidence says.
    fn says(&self, says: &Says) -> String {
        match says {
            Says::Verdict(word) => self.verdict(*word),
            Says::Reaches(reached, missed) => self.reaches(reached, missed),
            Says::Revealed => self.get(id!("traceability-says-revealed")),
            Says::Hidden => self.get(id!("traceability-says-hidden")),
            Says::Found => self.get(id!("traceability-says-found")),
            Says::MissedBy(layers) => {
                let layers: Vec<String> =
                    layers.iter().map(|layer| self.get(family!("layer-", Layer, *layer))).collect();
                message!(
                    self.messages,
                    "traceability-says-missed",
                    layers = self.messages.list(&layers)
                )
            }
            Says::NoDefect => self.get(id!("traceability-says-no-defect")),
            Says::Broke => self.get(id!("traceability-says-broke")),
            Says::DidNotBreak => self.get(id!("traceability-says-did-not-break")),
            Says::LeftTheModel => self.get(id!("traceability-says-left")),
            Says::Enough => self.get(id!("traceability-says-enough")),
            Says::NotEnough => self.get(id!("traceability-says-not-enough")),
            Says::Rules(count) => {
                message!(self.messages, "traceability-says-rules", count = grouped(*count as u64))
            }
            Says::Open => self.get(id!("verdict-not-established")),
        }
    }

    fn verdict(&self, verdict: VerdictWord) -> String {
        words::verdict(self.messages, verdict)
    }

    /// How many findings there are, by how much is covered and what becomes of them.
    pub(super) fn summary(&self, whole: &Traceability<'_>) -> Vec<[String; 3]> {
        let mut rows = Vec::new();
        for coverage in Coverage::ALL {
            for state in ConfirmationState::ALL {
                let same = |it: &&FindingEvidence| it.coverage == coverage && it.state == state;
                let count = whole.record.findings().filter(same).count();
                if count > 0 {
                    let count = grouped(count as u64);
                    rows.push([self.coverage(coverage), self.state(state), count]);
                }
            }
        }
        rows
    }
}

/// With a capital letter, as a sentence begins.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
