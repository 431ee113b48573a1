//! Traceability for a reader: every finding of the public record, what answers it, and what the
//! evidence says of that. Findings link to claims, and claims to findings.

use crate::compose::{Block, Entry, Line, markdown};
use honnin_evidence::ConsistentEvidence;
use honnin_evidence::traceability::{Backward, Resolved, Traceability};
use honnin_evidence::traced::{FindingEvidence, GroupEvidence};
use honnin_messages::{MessageId, Messages, id, message};
use honnin_models::claims::{CATALOGUE, Claim, ClaimId};
use honnin_record::{FindingId, RecordSource};
use sentences::{COLUMNS, OF_CLAIM, RecordWriter, UNRELIED};

// The words.
mod sentences;

/// The anchor of the list of what no finding relies on.
pub const UNRELIED_ANCHOR: &str = "unrelied";

/// A document of its own, in Markdown.
pub fn document(messages: &Messages, checked: &ConsistentEvidence) -> String {
    let blocks = blocks(messages, &Traceability::new(checked));
    let title = message!(messages, "traceability-title");
    markdown::text(&[Block::section(title, blocks)], 1) + "\n"
}

/// What is said below the title.
pub fn blocks(messages: &Messages, whole: &Traceability<'_>) -> Vec<Block> {
    let composer = Composer { teller: RecordWriter::new(messages, whole.checked), whole };
    let groups = whole.record.groups.iter().map(|group| composer.group(group));
    let claims = CATALOGUE.iter().map(|claim| composer.claim(claim));
    vec![
        Block::paragraph(message!(messages, "traceability-introduction")),
        composer.summary(),
        Block::section(message!(messages, "traceability-forward"), groups.collect()),
        Block::section(message!(messages, "traceability-claims"), claims.collect()),
        composer.sheets(),
        composer.unrelied(),
        composer.gaps(),
        composer.passages(),
    ]
}

/// Links to findings, each by its id.
pub fn links<'t>(findings: impl IntoIterator<Item = &'t FindingEvidence>) -> Line {
    let link = |it: &FindingEvidence| Line::link(it.finding.to_string(), anchor(&it.finding));
    Line::joined(findings.into_iter().map(link), " ")
}

fn anchor(id: &FindingId) -> String {
    format!("finding-{}", id.to_string().replace('/', "-"))
}

fn claim_anchor(id: ClaimId) -> String {
    format!("traced-{id}")
}

struct Composer<'m, 'd, 'p> {
    teller: RecordWriter<'m, 'd>,
    whole: &'p Traceability<'d>,
}

impl<'d> Composer<'_, 'd, '_> {
    fn get(&self, id: MessageId) -> String {
        self.teller.get(id)
    }

    fn table<const N: usize>(
        &self,
        name: &str,
        caption: &str,
        header: [MessageId; N],
        rows: impl IntoIterator<Item = [Line; N]>,
    ) -> Block {
        let header = header.map(|id| self.get(id)).to_vec();
        let rows = rows.into_iter().map(|row| row.map(Entry::plain).to_vec());
        Block::table(format!("traced-{name}"), caption, header, rows.collect())
    }

    /// A section that is a table, with what is said above it.
    fn tabled<const N: usize>(
        &self,
        (anchor, title): (&str, MessageId),
        introduction: Option<MessageId>,
        header: [MessageId; N],
        rows: impl IntoIterator<Item = [Line; N]>,
    ) -> Block {
        let title = self.get(title);
        let table = self.table(anchor, &title, header, rows);
        let introduction = introduction.map(|id| Block::paragraph(self.get(id)));
        Block::anchored(anchor, title, introduction.into_iter().chain([table]).collect())
    }

    fn summary(&self) -> Block {
        let header =
            [id!("traceability-coverage"), id!("traceability-state"), id!("traceability-count")];
        let rows = self.teller.summary(self.whole).into_iter().map(|row| row.map(Line::from));
        self.tabled(("summarised", id!("traceability-summary")), None, header, rows)
    }

    fn group(&self, group: &'d GroupEvidence) -> Block {
        let findings = group.findings.iter().map(|finding| self.finding(finding));
        Block::section(self.teller.choose(&group.title), findings.collect())
    }

    fn finding(&self, finding: &'d FindingEvidence) -> Block {
        let id = finding.finding.to_string();
        let checks = self.whole.checks_of(finding);
        let mut blocks = vec![
            Block::paragraph(self.teller.choose(&finding.says)),
            Block::paragraph(self.teller.about(finding)),
            Block::paragraph(Line::strong(self.teller.came_to(finding))),
        ];
        if checks.is_empty() {
            blocks.push(Block::paragraph(self.get(id!("traceability-no-checks"))));
        } else {
            let caption = message!(self.teller.messages, "traceability-checks-of", id = &id);
            blocks.push(Block::paragraph(self.claims_of(finding)));
            let rows = checks.into_iter().map(|check| self.cells(check));
            blocks.push(self.table(&id.replace('/', "-"), &caption, COLUMNS, rows));
        }
        blocks.extend(finding.gap.iter().map(|gap| Block::paragraph(self.teller.rest(gap))));
        Block::anchored(anchor(&finding.finding), id, blocks)
    }

    /// The claims by which a finding is answered.
    fn claims_of(&self, finding: &FindingEvidence) -> Line {
        let claims = finding.claims.iter().map(|id| Line::link(id.to_string(), claim_anchor(*id)));
        let claims = Line::joined(claims, self.teller.messages.between_words());
        claims.put_into(&message!(
            self.teller.messages,
            "traceability-answered",
            claims = Line::PLACE
        ))
    }

    /// The cells of a check, with the pointer set apart.
    fn cells(&self, check: &Resolved<'_>) -> [Line; 5] {
        let [of, says, confirmation, class, at] = self.teller.cells(check);
        let at = if check.answer.is_some() { Line::code(at) } else { at.into() };
        [of.into(), says.into(), confirmation.into(), class.into(), at]
    }

    fn claim(&self, claim: &Claim) -> Block {
        let row = |back: &Backward<'_, '_>| {
            let [check, _, confirmation, _, _] = self.cells(back.check);
            [check, confirmation, links(back.findings.iter().copied())]
        };
        let checks = self.whole.of_claim(claim.id);
        let answer = if checks.is_empty() {
            Block::paragraph(self.get(id!("traceability-no-finding")))
        } else {
            let id = claim.id.to_string();
            let caption = message!(self.teller.messages, "traceability-checks-of", id = &id);
            self.table(&id, &caption, OF_CLAIM, checks.iter().map(row))
        };
        let sentence = Block::paragraph(self.teller.messages.choose(claim.sentence));
        let title = format!("{} {}", claim.id, claim.name);
        Block::anchored(claim_anchor(claim.id), title, vec![sentence, answer])
    }

    fn sheets(&self) -> Block {
        let row = |name: &str| [name.into(), links(self.whole.findings_of_sheet(name))];
        let rows = self.whole.record.sheets.iter().map(|named| row(&named.sheet));
        let header = [id!("column-sheet"), id!("traceability-findings")];
        self.tabled(("traced-sheets", id!("traceability-sheets")), None, header, rows)
    }

    fn unrelied(&self) -> Block {
        let rows = self.teller.unrelied(self.whole).into_iter().map(|row| row.map(Line::from));
        let introduction = Some(id!("traceability-unrelied-introduction"));
        let title = id!("traceability-unrelied");
        self.tabled((UNRELIED_ANCHOR, title), introduction, UNRELIED, rows)
    }

    fn gaps(&self) -> Block {
        let row = |finding: &'d FindingEvidence| {
            let reason = self.teller.reason(finding.gap.as_ref()?);
            Some([links([finding]), self.teller.coverage(finding.coverage).into(), reason.into()])
        };
        let header =
            [id!("traceability-finding"), id!("traceability-coverage"), id!("traceability-reason")];
        let introduction = Some(id!("traceability-gaps-introduction"));
        let rows = self.whole.record.findings().filter_map(row);
        self.tabled(("traced-gaps", id!("traceability-gaps")), introduction, header, rows)
    }

    fn passages(&self) -> Block {
        let row = |source: &'d RecordSource| {
            let without = source.without_entry.as_ref();
            let without = without.map_or_else(|| "-".to_owned(), |text| self.teller.choose(text));
            let named = Line::from(self.teller.source(source));
            let located = source.locations.iter().map(Line::code).fold(named, Line::above);
            [located, links(self.whole.of_source(&source.id)), without.into()]
        };
        let header = [
            id!("traceability-source"),
            id!("traceability-findings"),
            id!("traceability-without-entry"),
        ];
        let introduction = Some(id!("traceability-passages-introduction"));
        let rows = self.whole.record.sources.iter().map(row);
        self.tabled(("passages", id!("traceability-passages")), introduction, header, rows)
    }
}
