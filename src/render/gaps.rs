//! What the suite cannot see, and which way each gap errs: one list for every rendering.

use super::compose::{Block, Entry, Tone};
use honnin_messages::{MessageId, Messages, family, id, message};
use honnin_record::Errs;

/// Something that the suite cannot see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SuiteGap {
    /// Its short name, by which a report is quoted.
    pub id: &'static str,
    /// The message that says what it is.
    pub message: MessageId,
    /// Which way it errs.
    pub errs: Errs,
}

const fn gap(id: &'static str, message: MessageId, errs: Errs) -> SuiteGap {
    SuiteGap { id, message, errs }
}

/// Every gap that is known, the weightiest first.
pub const GAPS: &[SuiteGap] = &[
    gap("G1", id!("gap-scope"), Errs::Holds),
    gap("G2", id!("gap-model"), Errs::Holds),
    gap("G3", id!("gap-program"), Errs::Holds),
    gap("G4", id!("gap-sheet"), Errs::Either),
    gap("G5", id!("gap-inferred"), Errs::Either),
    gap("G6", id!("gap-claims"), Errs::Holds),
    gap("G7", id!("gap-steps"), Errs::Holds),
    gap("G8", id!("gap-speed"), Errs::Alarm),
    gap("G9", id!("gap-schedules"), Errs::Holds),
    gap("G10", id!("gap-logs"), Errs::Holds),
    gap("G11", id!("gap-load"), Errs::Neither),
    gap("G12", id!("gap-fingerprints"), Errs::Holds),
    gap("G13", id!("gap-symmetry"), Errs::Neither),
    gap("G14", id!("gap-db-servers"), Errs::Neither),
    gap("G15", id!("gap-suite"), Errs::Either),
];

/// The list.
pub fn table(messages: &Messages) -> Block {
    let header = [id!("column-number"), id!("column-gap"), id!("column-errs")];
    let row = |gap: &SuiteGap| {
        let errs = messages.get(family!("errs-", Errs, gap.errs));
        let errs = Entry::new(errs, tone(gap.errs));
        vec![Entry::plain(gap.id), Entry::plain(messages.get(gap.message)), errs]
    };
    let caption = message!(messages, "page-gaps-caption");
    Block::table("gaps", caption, messages.all(header), GAPS.iter().map(row).collect())
}

fn tone(errs: Errs) -> Tone {
    match errs {
        Errs::Holds | Errs::Either => Tone::Alarm,
        Errs::Alarm => Tone::Plain,
        Errs::Neither => Tone::Faint,
    }
}
