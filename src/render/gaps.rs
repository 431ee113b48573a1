//! What the suite cannot see, and which way each gap errs: one list for every rendering.

use super::table::{Entry, Tone};
use honnin_messages::{MessageId, Messages, id};

/// Which way a gap errs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errs {
    /// A claim may be said to hold, and something breaks it all the same.
    TowardsHolds,
    /// A claim may be said to be violated, and nothing breaks it in the real site.
    TowardsAlarm,
    /// One or the other.
    EitherWay,
    /// No verdict depends on it.
    Neither,
}

/// Something that the suite cannot see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its short name, by which a report is quoted.
    pub id: &'static str,
    /// The message that says what it is.
    pub message: MessageId,
    /// Which way it errs.
    pub errs: Errs,
}

const fn gap(id: &'static str, message: MessageId, errs: Errs) -> Gap {
    Gap { id, message, errs }
}

/// Every gap that is known, the weightiest first.
pub const GAPS: &[Gap] = &[
    gap("G1", id!("gap-scope"), Errs::TowardsHolds),
    gap("G2", id!("gap-model"), Errs::TowardsHolds),
    gap("G3", id!("gap-program"), Errs::TowardsHolds),
    gap("G4", id!("gap-sheet"), Errs::EitherWay),
    gap("G5", id!("gap-inferred"), Errs::EitherWay),
    gap("G6", id!("gap-claims"), Errs::TowardsHolds),
    gap("G7", id!("gap-steps"), Errs::TowardsHolds),
    gap("G8", id!("gap-speed"), Errs::TowardsAlarm),
    gap("G9", id!("gap-schedules"), Errs::TowardsHolds),
    gap("G10", id!("gap-logs"), Errs::TowardsHolds),
    gap("G11", id!("gap-load"), Errs::Neither),
    gap("G12", id!("gap-fingerprints"), Errs::TowardsHolds),
    gap("G13", id!("gap-symmetry"), Errs::Neither),
    gap("G14", id!("gap-db-servers"), Errs::Neither),
    gap("G15", id!("gap-suite"), Errs::EitherWay),
];

/// The header of the list.
pub fn header(messages: &Messages) -> Vec<String> {
    [id!("column-number"), id!("column-gap"), id!("column-errs")]
        .map(|id| messages.get(id))
        .to_vec()
}

/// A row for each gap.
pub fn rows(messages: &Messages) -> Vec<Vec<Entry>> {
    let row = |gap: &Gap| {
        let errs = Entry::new(errs(messages, gap.errs), tone(gap.errs));
        vec![Entry::plain(gap.id), Entry::plain(messages.get(gap.message)), errs]
    };
    GAPS.iter().map(row).collect()
}

/// Which way, in a few words.
pub fn errs(messages: &Messages, errs: Errs) -> String {
    messages.get(match errs {
        Errs::TowardsHolds => id!("errs-holds"),
        Errs::TowardsAlarm => id!("errs-alarm"),
        Errs::EitherWay => id!("errs-either"),
        Errs::Neither => id!("errs-neither"),
    })
}

fn tone(errs: Errs) -> Tone {
    match errs {
        Errs::TowardsHolds | Errs::EitherWay => Tone::Alarm,
        Errs::TowardsAlarm => Tone::Plain,
        Errs::Neither => Tone::Faint,
    }
}
