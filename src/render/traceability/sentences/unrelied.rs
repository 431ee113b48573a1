//! What no finding relies on, a line for each sheet in each configuration and each context of the kill matrix.

use super::RecordWriter;
use crate::words;
use honnin_evidence::traceability::{Traceability, Unrelied};
use honnin_messages::{MessageId, id, message};

/// The columns of the table.
pub(in crate::traceability) const COLUMNS: [MessageId; 2] =
    [id!("traceability-unrelied-of"), id!("traceability-unrelied-what")];

impl RecordWriter<'_, '_> {
    /// The rows of the table, of neighbours of one kind each.
    pub(in crate::traceability) fn unrelied(&self, whole: &Traceability<'_>) -> Vec<[String; 2]> {
        let mut rows: Vec<(String, Vec<String>)> = Vec::new();
        let findings = self.checked.findings();
        for one in &whole.unrelied {
            let (of, what) = match *one {
                Unrelied::Verdict(sheet, place, claim) => {
                    let (sheet, check) = (findings[sheet].sheet, &findings[sheet].checks[place]);
                    let outcome = self.verdict(check.claims[&claim].verdict.word());
                    let of = message!(
                        self.messages,
                        "traceability-unrelied-verdicts",
                        sheet = sheet.name.as_str(),
                        configuration = words::configuration(self.messages, check.configuration)
                    );
                    (of, format!("{claim} {outcome}"))
                }
                Unrelied::Campaign(sheet, place) => {
                    let sheet = findings[sheet].sheet;
                    let label = &sheet.campaigns[place].label;
                    let label = self.messages.quoted(label.in_language(self.messages.language()));
                    (self.of_sheet(id!("traceability-unrelied-campaigns"), &sheet.name), label)
                }
                Unrelied::Row(context, row) => {
                    let part = &self.checked.kill()[context];
                    let row = &part.rows[row];
                    let what = message!(
                        self.messages,
                        "traceability-unrelied-row",
                        defect = row.defect.to_string(),
                        claims = words::claims(self.messages, &row.breaks)
                    );
                    (self.of_sheet(id!("traceability-unrelied-rows"), &part.context.name), what)
                }
            };
            match rows.last_mut().filter(|(known, _)| *known == of) {
                Some((_, all)) => all.push(what),
                None => rows.push((of, vec![what])),
            }
        }
        let joined = |all: &[String]| all.join(&self.get(id!("traceability-between")));
        rows.into_iter().map(|(of, all)| [of, joined(&all)]).collect()
    }

    fn of_sheet(&self, id: MessageId, sheet: &str) -> String {
        message!(self.messages, id, sheet)
    }
}
